"""What comes next: the questions of a sitting in order, and those that wait for a step within it."""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Generic, NamedTuple, TypeVar

from quiz.study.card import Card, Phase

LEARN_AHEAD = timedelta(minutes=20)
"""A card on a step may be asked that much before its time when nothing else is left."""

Key = tuple[str, str]
"""Bank id and question id."""

_FAR = datetime.max.replace(tzinfo=UTC)
T = TypeVar("T")


def on_step(card: Card) -> bool:
    """Whether a card is on its (re)learning steps, so that its due time is a moment, not a day."""
    return card.phase in (Phase.LEARNING, Phase.RELEARNING)


def is_due(card: Card, day: int, now: datetime, *, ahead: timedelta = timedelta(0)) -> bool:
    """Whether a card that was answered before waits for an answer.

    Args:
        day: today's study day.
        ahead: how much before its time a card on a step counts as due.
    """
    if on_step(card):
        return card.due_at is None or card.due_at <= now + ahead
    return card.phase is Phase.REVIEW and (card.due_day is None or card.due_day <= day)


def plan(
    cards: Iterable[Card], *, day: int, now: datetime, new: Mapping[str, int] | int | None = None
) -> list[Card]:
    """The cards of a sitting in the order they are asked.

    First those on a step, by time (those within the learn-ahead wait their turn in the sitting), then
    due reviews, the longest overdue first, then new ones in the given order.

    Args:
        cards: all cards in question; new ones in the order they shall be introduced.
        day: today's study day.
        new: how many new ones at most: a number for each bank by its id (none where it is missing), one
            number for all banks together, or None for all of them.
    """
    steps: list[Card] = []
    reviews: list[Card] = []
    fresh: list[Card] = []
    left = dict(new) if isinstance(new, Mapping) else new
    for card in cards:
        if card.phase is Phase.NEW:
            if isinstance(left, dict):
                if left.get(card.bank_id, 0) <= 0:
                    continue
                left[card.bank_id] -= 1
            elif left is not None:
                if left <= 0:
                    continue
                left -= 1
            fresh.append(card)
        elif is_due(card, day, now, ahead=LEARN_AHEAD):
            (steps if on_step(card) else reviews).append(card)
    steps.sort(key=lambda card: card.due_at or _FAR)
    reviews.sort(key=lambda card: card.due_day or 0)
    return [*steps, *reviews, *fresh]


class Waiting(NamedTuple, Generic[T]):
    """One that waits in a sitting; ``number`` settles who comes first at the same time."""

    due_at: datetime
    number: int
    key: Key
    thing: T
    near: bool


class WaitingRoom(Generic[T]):
    """Those that wait for their time in a sitting, the earliest first; O(log n) for every act."""

    def __init__(self) -> None:
        self._heap: list[Waiting[T]] = []
        self._valid: dict[Key, Waiting[T]] = {}
        self._number = 0
        self.near = 0

    def __len__(self) -> int:
        return len(self._valid)

    def put(self, key: Key, thing: T, due_at: datetime, *, near: bool) -> None:
        """Let one wait; ``near`` ones are counted in :attr:`near`. It takes the place of its namesake."""
        self._number += 1
        self.put_back(Waiting(due_at, self._number, key, thing, near))

    def put_back(self, waiting: Waiting[T]) -> None:
        """Undo a :meth:`take`."""
        self.drop(waiting.key)
        self._valid[waiting.key] = waiting
        self.near += waiting.near
        heapq.heappush(self._heap, waiting)

    def drop(self, key: Key) -> None:
        """Send one away; nothing happens where it does not wait."""
        gone = self._valid.pop(key, None)  # its entry in the heap is skipped when it comes up
        if gone is not None:
            self.near -= gone.near

    def take(self, by: datetime, *, but: Key | None = None) -> Waiting[T] | None:
        """The earliest that is due by then and is not ``but``; None where there is none."""
        first = self._pop(by)
        if first is None or first.key != but:
            return first
        second = self._pop(by)
        self.put_back(first)
        return second

    def _pop(self, by: datetime) -> Waiting[T] | None:
        while self._heap and self._valid.get(self._heap[0].key) is not self._heap[0]:
            heapq.heappop(self._heap)
        if not self._heap or self._heap[0].due_at > by:
            return None
        first = heapq.heappop(self._heap)
        self.drop(first.key)
        return first

    def waiting(self) -> list[Waiting[T]]:
        """All of them, in order; O(n log n)."""
        return sorted(self._valid.values())
