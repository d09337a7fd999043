"""All questions of a bank, or of all, to be read."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from quiz.banks import read_bank
from quiz.desk.pile import source_of
from quiz.desk.tags import shelves_with
from quiz.study.browse import Filter, Leaf, states_of
from quiz.study.card import Card
from quiz.study.modes import MISSED_DAYS

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.questions import Bank

ALL = Filter()


def leaves(desk: Desk, bank_id: str | None = None, wanted: Filter = ALL) -> list[Leaf]:
    """Every question with where it stands, in the order of the banks; suspended and buried ones too.

    Args:
        bank_id: of one bank; None for all of them.
        wanted: banks in which no question has a tag for it are not read.

    Raises:
        BankError: the bank is not there, or cannot be used.
    """
    today = desk.today
    missed = set(desk.store.lately_missed(today - MISSED_DAYS))
    found: list[Leaf] = []
    banks: Iterable[Bank]
    if bank_id is None and wanted.tags:
        banks = (read_bank(shelf.path) for shelf in shelves_with(desk, wanted.takes_tags))
    else:
        banks = desk.banks(bank_id)
    for bank in banks:
        cards, marks, source = desk.store.cards(bank.id), desk.store.marks(bank.id), source_of(bank)
        for question in bank.questions:
            key = (bank.id, question.id)
            card = cards.get(question.id) or Card(bank_id=bank.id, question_id=question.id)
            mark = marks.get(key)
            states = [*states_of(card, today), *(("missed",) if key in missed else ())]
            if mark is not None:
                states += ["suspended"] if mark.suspended else []
                states += ["buried"] if mark.buried_day == today else []
                states += ["flagged"] if mark.flag is not None else []
            note = (mark.flag or "") if mark is not None else ""
            found.append(Leaf(bank.id, bank.title, question, card, tuple(states), source, note))
    return found
