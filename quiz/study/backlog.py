"""After a break: which reviews come first, and how long it takes to be level again.

The measure of worth is what one review gains: how much likelier the answer is known a month from now if it
is reviewed today than if it is not, by FSRS. A card that is sure anyhow gains little from a look today, and
one that is all but lost little more than a new beginning; in between lies what a review saves. Anki has no
such order; of those it has, "descending retrievability" is praised for backlogs. In a simulation of 600
cards after 60 days away, at 20 reviews a day over two months, the share known on average was 0.87 with
that, 0.91 by due day or by relative overdueness, and highest by gain; the tests play it again. On a day
without a backlog all is reviewed, and the order matters little.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import heappop, heappush

from quiz.counting import counted
from quiz.study.card import Card, MemoryState, Phase, Rating
from quiz.study.memory import Memory

PER_DAY = 100
"""Reviews a day that are reckoned with where the learner set no number."""

AHEAD = 30
"""Days from now for which a review's gain is reckoned; a week or two months order the cards much alike."""

MOST_RECKONED = 5_000
"""Cards that are reckoned one by one."""

LONGEST = 730
"""Days after which nobody counts on."""


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits, and for how long.

    Attributes:
        due: reviews due now.
        per_day: reviews a day that are reckoned with.
        days: until no review is left over at the end of a day; None where that never comes at this rate.
    """

    due: int
    per_day: int
    days: int | None

    @property
    def heavy(self) -> bool:
        """Whether it takes more than today."""
        return self.days is None or self.days > 1

    def told(self) -> str:
        """A line for the learner; empty where today is enough."""
        if not self.heavy:
            return ""
        waiting = counted(self.due, "review waits", "reviews wait")
        if self.days is None:
            return f"{waiting}; at {self.per_day} a day as many come as go: a few more a day"
        return f"{waiting}; at {self.per_day} a day you are level in {counted(self.days, 'day')}"

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return {"due": self.due, "per_day": self.per_day, "days": self.days}


def known(card: Card, day: int, memory: Memory) -> float:
    """The chance that a card is known on a study day, 0 to 1; 0 where it was never answered."""
    if card.memory is None or card.last_day is None:
        return 0.0
    return memory.retrievability(card.memory, day - card.last_day)


def worth(card: Card, day: int, memory: Memory) -> float:
    """What a review of a card on a study day gains; see :func:`gain`."""
    if card.memory is None or card.last_day is None:
        return 0.0
    return gain(card.memory, day - card.last_day, memory)


def gain(state: MemoryState, elapsed: int, memory: Memory) -> float:
    """What a review gains: the chance :data:`AHEAD` days on with it, less that without.

    Args:
        elapsed: study days since the last answer; less than 0 counts as 0.
    """
    elapsed = max(0, elapsed)
    now = memory.retrievability(state, elapsed)
    forgot, knew = memory.stabilities(state, elapsed)
    right, wrong = memory.fading(knew, AHEAD), memory.fading(forgot, AHEAD)
    return now * right + (1.0 - now) * wrong - memory.retrievability(state, elapsed + AHEAD)


def backlog(cards: Iterable[Card], day: int, per_day: int, memory: Memory) -> Backlog:
    """What waits in review, and when the learner is level at so many a day.

    Reckoned day by day, the most worthy first: what is known comes back after its new interval, what is
    not on the next day, each with its chance. New questions are not reckoned with.
    """
    reviews = [card for card in cards if card.phase is Phase.REVIEW]
    due = sum((card.due_day or 0) <= day for card in reviews)
    each = stand_for(len(reviews))
    sample = sorted(reviews, key=lambda card: card.due_day or 0)[::each]
    return Backlog(due, per_day, days_of(sample, each, day, per_day, memory))


def stand_for(reviews: int) -> int:
    """For how many reviews one is reckoned, where there are very many."""
    return max(1, -(-reviews // MOST_RECKONED))


def days_of(sample: Sequence[Card], each: int, day: int, per_day: int, memory: Memory) -> int | None:
    """As :attr:`Backlog.days`, by every so manieth review of all in the order of their days."""
    by_day: dict[int, list[Card]] = {}
    for card in sample:
        by_day.setdefault(max(card.due_day or 0, day), []).append(card)
    if per_day <= 0:
        return None if day in by_day else 0
    waiting: list[tuple[float, int, Card]] = []  # a heap; the number settles ties
    again: dict[int, float] = {}  # by day, reviews of cards that were reviewed in this reckoning
    owed = room = 0.0  # such reviews that are due; reviews that a day has left
    number = 0
    for today in range(day, day + LONGEST):
        owed += again.pop(today, 0.0)
        for card in by_day.pop(today, ()):
            number += 1
            heappush(waiting, (-worth(card, today, memory), number, card))
        if not waiting and owed < 1.0:
            return today - day
        room += per_day
        paid = min(owed, room)
        owed, room = owed - paid, room - paid
        while waiting and room >= each:
            room -= each
            card = heappop(waiting)[2]
            chance = known(card, today, memory)
            elapsed = today - (card.last_day or today)
            back = today + max(1, round(memory.outcomes(card.memory, elapsed)[Rating.GOOD].interval))
            again[back] = again.get(back, 0.0) + each * chance
            again[today + 1] = again.get(today + 1, 0.0) + each * (1.0 - chance)
        if not waiting:
            room = 0.0
            if owed < 1.0:
                return today - day + 1
    return None
