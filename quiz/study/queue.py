"""What comes next: the questions of a sitting in order, and those that wait for a step within it."""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from itertools import chain
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
    cards: Iterable[Card],
    *,
    day: int,
    now: datetime,
    new: Mapping[str, int] | int | None = None,
    new_in_all: int | None = None,
    reviews: int | None = None,
    early: Collection[Key] = (),
    worth: Callable[[Card], float] | None = None,
    topic: Callable[[Card], Hashable] | None = None,
) -> list[Card]:
    """The cards of a sitting in the order they are asked.

    First those on a step, by time (those within the learn-ahead wait their turn in the sitting), then
    due reviews, then new ones. Where ``topic`` is given, reviews and new ones are interleaved, and of the
    banks that bring new ones each has its turn, so that a limit over all banks is shared.

    Args:
        cards: all cards in question; those of a bank in the order they shall be introduced.
        day: today's study day.
        new: how many new ones at most: a number for each bank by its id (none where it is missing), one
            number for all banks together, or None for all of them.
        new_in_all: how many new ones at most over all banks.
        reviews: how many due reviews at most; the most worthy ones.
        early: reviews asked today although they are due later.
        worth: how much a review is worth now, see :mod:`quiz.study.backlog`; without it the longest
            overdue comes first.
        topic: what neighbours shall differ in besides the bank, such as a tag.
    """
    steps: list[Card] = []
    due: list[Card] = []
    fresh: dict[str, list[Card]] = {}
    for card in cards:
        if card.phase is Phase.NEW:
            fresh.setdefault(card.bank_id, []).append(card)
        elif is_due(card, day, now, ahead=LEARN_AHEAD) or (card.bank_id, card.question_id) in early:
            (steps if on_step(card) else due).append(card)
    steps.sort(key=lambda card: card.due_at or _FAR)
    due.sort(key=lambda card: (-worth(card) if worth else 0.0, card.due_day or 0))
    due = due[: max(reviews, 0)] if reviews is not None else due
    if isinstance(new, Mapping):
        fresh = {bank: of_bank[: max(new.get(bank, 0), 0)] for bank, of_bank in fresh.items()}
    most = [limit for limit in (new_in_all, new if isinstance(new, int) else None) if limit is not None]
    lists = list(fresh.values())
    first = [*chain(*lists)] if topic is None else [*in_turn(lists)]
    first = first[: max(min(most), 0)] if most else first
    if topic is None:
        return [*steps, *due, *first]
    return [*steps, *mixed(due, topic), *mixed(first, topic, after=due[-1:])]


def in_turn(lists: Sequence[Sequence[T]]) -> Iterator[T]:
    """The first of each list, then the second of each, and so on."""
    for place in range(max(map(len, lists), default=0)):
        yield from (one[place] for one in lists if place < len(one))


def mixed(
    cards: Sequence[Card], topic: Callable[[Card], Hashable], *, after: Sequence[Card] = ()
) -> list[Card]:
    """Cards so that neighbours differ in their bank where they can, else in their topic.

    Args:
        cards: the most important first; as far as the mixing allows it stays so.
        after: what is asked right before them.
    """
    by_bank: dict[str, list[Card]] = {}
    for card in cards:
        by_bank.setdefault(card.bank_id, []).append(card)
    inner = {
        bank: iter(interleaved(of_bank, topic, after=[topic(card) for card in after if card.bank_id == bank]))
        for bank, of_bank in by_bank.items()
    }
    order = interleaved([card.bank_id for card in cards], str, after=[card.bank_id for card in after])
    return [next(inner[bank]) for bank in order]


def interleaved(
    items: Sequence[T], group: Callable[[T], Hashable], *, after: Sequence[Hashable] = ()
) -> list[T]:
    """Items so that neighbours are of different groups, as far as that can be; O(n log n).

    Within a group the order stays, and the earliest item that may come next does. A group that holds more
    than half of what is left comes whenever it may, since later it could not be parted any more.

    Args:
        after: the group of what comes right before them, if anything does.
    """
    waiting: dict[Hashable, deque[int]] = {}
    for place, item in enumerate(items):
        waiting.setdefault(group(item), deque()).append(place)
    numbered = dict(enumerate(waiting.values()))
    names = list(waiting)
    earliest = [(queue[0], number) for number, queue in numbered.items()]
    largest = [(-len(queue), number) for number, queue in numbered.items()]
    heapq.heapify(earliest)
    heapq.heapify(largest)
    order: list[T] = []
    last = next((number for number, name in enumerate(names) if after and name == after[-1]), -1)
    for left in range(len(items), 0, -1):
        while -largest[0][0] != len(numbered[largest[0][1]]):  # it has shrunk since
            heapq.heapreplace(largest, (-len(numbered[largest[0][1]]), largest[0][1]))
        size, number = -largest[0][0], largest[0][1]
        if not (2 * size > left and number != last):
            head = heapq.heappop(earliest)
            while not numbered[head[1]] or numbered[head[1]][0] != head[0]:
                head = heapq.heappop(earliest)  # that item was taken out of turn
            number = head[1]
            if number == last:
                other = None
                while earliest:
                    place, candidate = heapq.heappop(earliest)
                    if numbered[candidate] and numbered[candidate][0] == place:
                        other = (place, candidate)
                        break
                if other is not None:
                    heapq.heappush(earliest, head)
                    number = other[1]
        order.append(items[numbered[number].popleft()])
        if numbered[number]:
            heapq.heappush(earliest, (numbered[number][0], number))
        last = number
    return order


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
