"""All questions of a bank, or of all, to be read."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from quiz.banks import read_bank
from quiz.desk.pile import source_of
from quiz.desk.tags import shelves_with
from quiz.errors import QuizError
from quiz.study.browse import Filter, Leaf, states_of
from quiz.study.card import Card
from quiz.study.modes import MISSED_DAYS

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.questions import Bank

ALL = Filter()


class Reading:
    """Every question with where it stands, bank by bank; each bank is read in its turn.

    Suspended and buried questions too.

    Args:
        bank_id: of one bank; None for all of them.
        wanted: banks in which no question has a tag for it are not read.

    Attributes:
        total: how many questions there are, as far as the index knows.
        ended: whether all are read.

    Raises:
        BankError: the bank is not there, or cannot be used.
        StoreError: the database cannot be used.
    """

    def __init__(self, desk: Desk, bank_id: str | None = None, wanted: Filter = ALL) -> None:
        self._desk, self._today = desk, desk.today
        self._missed = set(desk.store.lately_missed(self._today - MISSED_DAYS))
        self._banks: Iterator[Bank]
        if bank_id is not None:
            banks = desk.banks(bank_id)
            self.total, self._banks = sum(len(bank.questions) for bank in banks), iter(banks)
        else:
            shelves = shelves_with(desk, wanted.takes_tags)
            self.total = sum(shelf.questions for shelf in shelves)
            self._banks = (read_bank(shelf.path) for shelf in shelves)
        self.ended = False

    def more(self, most: int) -> list[Leaf]:
        """The questions of the next banks, of as many as hold so many, or of all that are left.

        Raises:
            BankError: one of them cannot be used; there are no more then.
            StoreError: the database cannot be used; there are no more then.
        """
        found: list[Leaf] = []
        try:
            while len(found) < most and not self.ended:
                bank = next(self._banks, None)
                if bank is None:
                    self.ended = True
                else:
                    found += self._leaves(bank)
        except QuizError:
            self.ended = True
            raise
        return found

    def _leaves(self, bank: Bank) -> Iterator[Leaf]:
        store, source = self._desk.store, source_of(bank)
        cards, marks = store.cards(bank.id), store.marks(bank.id)
        for question in bank.questions:
            key = (bank.id, question.id)
            card = cards.get(question.id) or Card(bank_id=bank.id, question_id=question.id)
            mark = marks.get(key)
            states = [*states_of(card, self._today), *(("missed",) if key in self._missed else ())]
            if mark is not None:
                states += ["suspended"] if mark.suspended else []
                states += ["buried"] if mark.buried_day == self._today else []
                states += ["flagged"] if mark.flag is not None else []
            note = (mark.flag or "") if mark is not None else ""
            yield Leaf(bank.id, bank.title, question, card, tuple(states), source, note)


def leaves(desk: Desk, bank_id: str | None = None, wanted: Filter = ALL) -> list[Leaf]:
    """All that :class:`Reading` reads, at once; raises as it does."""
    reading = Reading(desk, bank_id, wanted)
    return reading.more(sys.maxsize)
