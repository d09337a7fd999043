"""What a learner says about questions: suspended, buried, flagged; and those that need rewriting."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.banks import read_bank
from quiz.counting import counted
from quiz.errors import BankError
from quiz.questions import Bank, Question
from quiz.questions.leadin import without_lead_in
from quiz.study.marks import QuestionMark
from quiz.study.queue import Key

if TYPE_CHECKING:
    from quiz.desk.desk import Desk

UNMARKED = QuestionMark(suspended=False, buried_day=None, flag=None)


@dataclass(frozen=True, slots=True)
class Marked:
    """A question that is marked, or is a leech.

    Attributes:
        question: None where the bank no longer holds it.
        buried: whether it is hidden today.
        lapses: how often it was forgotten, where it is a leech; else 0.
        flag: the note of the one who flagged it; None where nobody did.
    """

    bank_id: str
    bank_title: str
    question_id: str
    question: Question | None
    suspended: bool = False
    buried: bool = False
    flag: str | None = None
    lapses: int = 0

    @property
    def key(self) -> Key:
        """Bank and question."""
        return self.bank_id, self.question_id

    @property
    def stem(self) -> str | None:
        """What is asked, for a list that tells the bank: without the title that the stem may begin with."""
        return without_lead_in(self.question.shown_stem(), self.bank_title) if self.question else None

    @property
    def reasons(self) -> list[str]:
        """Why it stands in the list, in a few words each."""
        flagged = f"flagged: {self.flag}" if self.flag else "flagged" if self.flag is not None else ""
        told = (
            f"forgotten {counted(self.lapses, 'time')}" if self.lapses else "",
            flagged,
            "suspended" if self.suspended else "",
            "buried until tomorrow" if self.buried else "",
        )
        return [reason for reason in told if reason]

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "bank": self.bank_id,
            "question": self.question_id,
            "stem": self.question.shown_stem() if self.question else None,
            "suspended": self.suspended,
            "buried": self.buried,
            "flag": self.flag,
            "leech": self.lapses > 0,
            "lapses": self.lapses,
        }


def mark_of(desk: Desk, key: Key) -> QuestionMark:
    """The mark of a question; one that says nothing where there is none."""
    return desk.store.marks(key[0]).get(key, UNMARKED)


def buried(desk: Desk, key: Key) -> QuestionMark:
    """Its mark, with the question hidden until tomorrow."""
    return replace(mark_of(desk, key), buried_day=desk.today)


def suspended(desk: Desk, key: Key, on: bool = True) -> QuestionMark:
    """Its mark, with the question put away until the learner takes it back, or taken back."""
    return replace(mark_of(desk, key), suspended=on)


def flagged(desk: Desk, key: Key, note: str | None) -> QuestionMark:
    """Its mark, with a flag and its note, which may be empty; None takes the flag away."""
    return replace(mark_of(desk, key), flag=None if note is None else " ".join(note.split()))


def marked(desk: Desk, bank_id: str | None = None) -> list[Marked]:
    """All marked questions and leeches, of a bank or of all, bank by bank in their order.

    Raises:
        StoreError: the database cannot be used.
    """
    marks = desk.store.marks(bank_id)
    lapses = {
        (bank, question): count
        for bank, question, count in desk.store.leeches(leech_lapses(desk))
        if bank_id is None or bank == bank_id
    }
    day = desk.today
    keys = {*lapses, *(key for key, mark in marks.items() if _says(mark, day))}
    banks = {bank.id: bank for bank in _banks(desk, {bank for bank, _ in keys})}
    found = [
        _marked(key, banks.get(key[0]), marks.get(key, UNMARKED), lapses.get(key, 0), day) for key in keys
    ]
    places = {
        (bank.id, question.id): place
        for bank in banks.values()
        for place, question in enumerate(bank.questions)
    }
    return sorted(
        found, key=lambda one: (one.bank_title.casefold(), one.bank_id, places.get(one.key, 1 << 30), one.key)
    )


def needing(desk: Desk) -> list[Marked]:
    """What the screen for rewriting lists: leeches, flagged and suspended questions a bank still holds."""
    return [
        one
        for one in marked(desk)
        if one.question is not None and (one.lapses or one.flag is not None or one.suspended)
    ]


def leech_lapses(desk: Desk) -> int:
    """How many lapses make a leech."""
    return desk.settings.leech_lapses


def _says(mark: QuestionMark, day: int) -> bool:
    return mark.suspended or mark.flag is not None or mark.buried_day == day


def _marked(key: Key, bank: Bank | None, mark: QuestionMark, lapses: int, day: int) -> Marked:
    questions = bank.questions if bank is not None else ()
    return Marked(
        bank_id=key[0],
        bank_title=bank.title if bank is not None else key[0],
        question_id=key[1],
        question=next((question for question in questions if question.id == key[1]), None),
        suspended=mark.suspended,
        buried=mark.buried_day == day,
        flag=mark.flag,
        lapses=lapses,
    )


def _banks(desk: Desk, wanted: Iterable[str]) -> Iterable[Bank]:
    """The banks of these ids that can be read; one that cannot hides no marks of the others."""
    names = set(wanted)
    for shelf in desk.shelves() if names else ():
        if shelf.bank_id in names and not shelf.error:
            try:
                yield read_bank(shelf.path)
            except BankError:  # changed this moment: its row on the home screen says what is wrong
                continue
