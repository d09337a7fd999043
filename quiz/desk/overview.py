"""What the home screen shows: every bank with what waits in it, what is coming, and what is marked."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.desk.early import bring_forward, brought_forward
from quiz.desk.shelving import by_waiting, cards_in
from quiz.study.queue import LEARN_AHEAD, is_due, on_step
from quiz.study.wording import due_text

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.desk.shelving import Shelf
    from quiz.study.card import Card

DAYS = 14
"""So many days of reviews are foreseen."""


@dataclass(frozen=True, slots=True)
class Row:
    """One bank.

    Attributes:
        forecast: questions due on each of the coming days, today first, what is overdue with it.
        flagged, suspended: how many of its questions are.
        by_day: the study day of its exam; None without a plan.
        counted: whether the figures are known; else they are yet to come, and only the name is.
    """

    shelf: Shelf
    forecast: tuple[int, ...] = ()
    flagged: int = 0
    suspended: int = 0
    by_day: int | None = None
    counted: bool = True


@dataclass(frozen=True, slots=True)
class Details:
    """What is told of the bank at the cursor beyond its row.

    Attributes:
        next_due: when its next review comes, in words; empty where none is planned.
        last_day: the study day it was answered last, in an exam too; None where it never was.
    """

    next_due: str = ""
    last_day: int | None = None


def overview(desk: Desk) -> list[Row]:
    """All banks, those first in which something waits; a few queries however many there are.

    Raises:
        StoreError: the database cannot be used.
    """
    return rows(desk, sorted(desk.shelves(), key=by_waiting))


def rows(desk: Desk, shelves: Sequence[Shelf], *, alone: bool = False) -> list[Row]:
    """What is shown of those banks.

    Args:
        alone: they are a few of many, so the others shall cost nothing.

    Raises:
        StoreError: the database cannot be used.
    """
    some = [shelf.bank_id for shelf in shelves] if alone else None
    forecast = desk.store.due_forecast(desk.today, DAYS, desk.calendar.start(desk.today + 1), some)
    bring_forward(desk, shelves, forecast, DAYS)
    plans = desk.store.plans()
    flagged: Counter[str] = Counter()
    suspended: Counter[str] = Counter()
    for (bank_id, _), mark in desk.store.marks(None).items():
        flagged[bank_id] += mark.flag is not None
        suspended[bank_id] += mark.suspended
    return [
        Row(shelf)
        if shelf.error
        else Row(
            shelf,
            tuple(forecast.get(shelf.bank_id, ())),
            flagged[shelf.bank_id],
            suspended[shelf.bank_id],
            plans.get(shelf.bank_id),
        )
        for shelf in shelves
    ]


def details(desk: Desk, row: Row) -> Details:
    """More about one bank, from its cards.

    Raises:
        StoreError: the database cannot be used.
    """
    if row.shelf.error:
        return Details()
    cards = cards_in(desk, row.shelf.bank_id, row.shelf.path).values()
    last = [desk.store.last_day(row.shelf.bank_id), *(card.last_day for card in cards)]
    due = _next_due(desk, row, cards)
    return Details(due, max((day for day in last if day is not None), default=None))


def _next_due(desk: Desk, row: Row, cards: Collection[Card]) -> str:
    """When the first question comes back, in words that agree with what the row counts as due."""
    bank_id = row.shelf.bank_id
    now, today, marks = desk.now(), desk.today, desk.store.marks(bank_id)
    forward = brought_forward(desk, bank_id, row.shelf.path, row.by_day)
    tomorrow = desk.calendar.start(today + 1)
    coming: list[tuple[int, float, str]] = []  # study day, moment on it, words
    if forward:
        coming.append((today, 0.0, due_text(replace(forward[0], due_day=today), today, now)))
    for card in cards:
        mark = marks.get((card.bank_id, card.question_id))
        if mark is not None and mark.suspended:
            continue
        buried = mark is not None and mark.buried_day == today
        if card.due_at is not None:
            day, moment = today + (card.due_at >= tomorrow), card.due_at.timestamp()
        elif card.due_day is not None:
            day, moment = card.due_day, 0.0
        else:
            continue
        if buried and day <= today:
            coming.append((today + 1, 0.0, "tomorrow"))
        elif on_step(card) and is_due(card, today, now, ahead=LEARN_AHEAD):
            coming.append((day, moment, "now"))  # it is asked as soon as somebody sits down
        else:
            coming.append((day, moment, due_text(card, today, now)))
    return min(coming, default=(0, 0.0, ""))[2]
