"""A bank with what waits in it, as the home screen shows it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.desk.early import brought_forward
from quiz.desk.limits import new_of_bank
from quiz.study.progress import Counts
from quiz.study.queue import LEARN_AHEAD

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.study.card import Card

Named = tuple[str, str, Path]
"""A bank's title, id and file."""


class Shelf(NamedTuple):
    """One bank as the home screen shows it.

    Attributes:
        questions: how many it has.
        due: how many wait to be reviewed now.
        new: how many new ones today may still bring.
        learned: how many have passed their learning steps.
        error: why the file cannot be used, else empty; the title is then the file's name.
    """

    bank_id: str
    title: str
    path: Path
    questions: int = 0
    due: int = 0
    new: int = 0
    learned: int = 0
    error: str = ""

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return self._asdict() | {"path": str(self.path)}


def by_title(bank: tuple[str, str, object]) -> tuple[str, str]:
    """What banks are sorted by, given title and id first."""
    return bank[0].casefold(), bank[1]


def by_waiting(shelf: Shelf) -> tuple[int, tuple[str, str]]:
    """What home sorts banks by: those with due questions, those with new ones, the others; files that cannot
    be used last. Among each by title, so that a bank keeps its place as long as its figures mean the same."""
    if shelf.error:
        return 3, ("", "")  # as they come
    return 0 if shelf.due else 1 if shelf.new else 2, by_title((shelf.title, shelf.bank_id, None))


def counted(desk: Desk, banks: Sequence[Named], counts: Mapping[Path, Counts] | None = None) -> list[Shelf]:
    """Those banks of the index with what waits in them, in the same order.

    Args:
        counts: of all banks, where they are known; else these are a few of many, and the others cost nothing.
    """
    now = desk.now()
    day = desk.calendar.day(now)
    some = [bank_id for _, bank_id, _ in banks] if counts is None else None
    if counts is None:
        counts = desk.store.counts(day, now + LEARN_AHEAD, some)
    introduced = desk.store.new_introduced(day, some)
    plans = desk.store.plans()
    return [
        _shelf(desk, bank, counts.get(bank[2], Counts()), introduced.get(bank[1], 0), plans.get(bank[1]), day)
        for bank in banks
    ]


def cards_in(desk: Desk, bank_id: str, path: Path) -> dict[str, Card]:
    """The cards of the questions that a bank file in the index holds, by their ids.

    Cards of questions that were taken out of it stay in the store, should they come back.
    """
    entry = desk.store.indexed(path)
    there = set(entry.questions if entry is not None else ())
    return {name: card for name, card in desk.store.cards(bank_id).items() if name in there}


def _shelf(desk: Desk, bank: Named, counts: Counts, introduced: int, by_day: int | None, day: int) -> Shelf:
    title, bank_id, path = bank
    due, new = counts.due, new_of_bank(desk.settings, counts.new, introduced, day, by_day)
    due += len(brought_forward(desk, bank_id, path, by_day))
    return Shelf(bank_id, title, path, counts.questions, due, new, counts.learned)
