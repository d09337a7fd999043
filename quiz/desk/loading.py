"""Reading the questions of late items, when they are asked."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Collection
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from quiz.banks import BankFile, Library, read_bank
from quiz.desk.pile import item_of
from quiz.errors import BankError
from quiz.questions import Bank
from quiz.questions.namesakes import names_in
from quiz.study.card import Card
from quiz.study.feedback import Item
from quiz.study.late import Gone
from quiz.study.modes import tagged

if TYPE_CHECKING:
    from quiz.desk.shelving import Shelf

KEPT = 20_000
"""Questions of the banks that are kept once they are read, so that a long sitting does not hold them all."""


class _Read(NamedTuple):
    """What was read of a file as it was then: its bank, or why there is none."""

    file: BankFile | None
    bank: Bank | str

    @property
    def questions(self) -> int:
        return len(self.bank.questions) if isinstance(self.bank, Bank) else 0


class Loader:
    """Reads the questions of late items, and keeps the banks that were read last.

    Args:
        library: tells whether a file is as it was when it was read.
        shelves: the banks by their ids.
        tags: only questions that have one of these when they are read; all where empty.
    """

    def __init__(self, library: Library, shelves: dict[str, Shelf], tags: Collection[str] = ()) -> None:
        self._library, self._shelves, self._tags = library, shelves, tags
        self._banks: OrderedDict[str, _Read] = OrderedDict()

    def __call__(self, card: Card) -> Item:
        """The whole item of a card.

        Raises:
            Gone: its bank cannot be used any more, or has no such question with one of the tags; says so in a
                line.
        """
        bank = self._bank(card.bank_id)
        if isinstance(bank, str):
            raise Gone(bank)
        question = bank.question(card.question_id)
        if question is None:
            raise Gone(f'{self._shelves[bank.id].path.name}: the question "{card.question_id}" is gone')
        if not tagged(question.tags, self._tags):
            raise Gone(
                f'{self._shelves[bank.id].path.name}: "{card.question_id}" has none of the tags any more'
            )
        return item_of(bank, question, card, partial(self._names, bank.id))

    def _names(self, bank_id: str) -> frozenset[str]:
        """The names in a bank, which may have been let go since; none where it cannot be read now."""
        bank = self._bank(bank_id)
        return names_in(bank) if isinstance(bank, Bank) else frozenset()

    def _bank(self, bank_id: str) -> Bank | str:
        """The bank as its file is now, or why there is none."""
        path = self._shelves[bank_id].path
        file = self._library.file(path)
        if bank_id not in self._banks or self._banks[bank_id].file != file:
            try:
                bank = read_bank(path)
            except BankError as error:
                self._banks[bank_id] = _Read(file, str(error))
            else:
                wrong = f"{path}: holds the bank {bank.id} now, not {bank_id}"
                self._banks[bank_id] = _Read(file, bank if bank.id == bank_id else wrong)
        self._banks.move_to_end(bank_id)
        found = self._banks[bank_id].bank
        held = sum(read.questions for read in self._banks.values())
        while held > KEPT and len(self._banks) > 1:
            held -= self._banks.popitem(last=False)[1].questions
        return found
