"""Reading the questions of late items, when they are asked."""

from __future__ import annotations

from collections import OrderedDict
from functools import partial
from typing import TYPE_CHECKING

from quiz.banks import read_bank
from quiz.desk.pile import item_of
from quiz.errors import BankError
from quiz.questions import Bank
from quiz.questions.namesakes import names_in
from quiz.study.card import Card
from quiz.study.feedback import Item
from quiz.study.late import Gone

if TYPE_CHECKING:
    from quiz.desk.shelving import Shelf

KEPT = 20_000
"""Questions of the banks that are kept once they are read, so that a long sitting does not hold them all."""


class Loader:
    """Reads the questions of late items, and keeps the banks that were read last.

    Args:
        shelves: the banks by their ids.
    """

    def __init__(self, shelves: dict[str, Shelf]) -> None:
        self._shelves = shelves
        self._banks: OrderedDict[str, Bank | str] = OrderedDict()

    def __call__(self, card: Card) -> Item:
        """The whole item of a card.

        Raises:
            Gone: its bank cannot be used any more, or has no such question; says so in a line.
        """
        bank = self._bank(card.bank_id)
        if isinstance(bank, str):
            raise Gone(bank)
        question = bank.question(card.question_id)
        if question is None:
            raise Gone(f'{self._shelves[bank.id].path.name}: the question "{card.question_id}" is gone')
        return item_of(bank, question, card, partial(self._names, bank.id))

    def _names(self, bank_id: str) -> frozenset[str]:
        """The names in a bank, which may have been let go since; none where it cannot be read now."""
        bank = self._bank(bank_id)
        return names_in(bank) if isinstance(bank, Bank) else frozenset()

    def _bank(self, bank_id: str) -> Bank | str:
        """The bank, or why there is none."""
        if bank_id not in self._banks:
            path = self._shelves[bank_id].path
            try:
                bank = read_bank(path)
            except BankError as error:
                self._banks[bank_id] = str(error)
            else:
                wrong = f"{path}: holds the bank {bank.id} now, not {bank_id}"
                self._banks[bank_id] = bank if bank.id == bank_id else wrong
        self._banks.move_to_end(bank_id)
        found = self._banks[bank_id]
        held = sum(len(bank.questions) for bank in self._banks.values() if isinstance(bank, Bank))
        while held > KEPT and len(self._banks) > 1:
            _, gone = self._banks.popitem(last=False)
            held -= len(gone.questions) if isinstance(gone, Bank) else 0
        return found
