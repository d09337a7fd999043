"""A card from its log alone: what the program keeps of a question can always be reckoned anew.

The log of one question is a line of entries in the order in which they happened. Each answer carries the
setup of the scheduler that took it, so a later change of settings changes nothing that was.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from quiz.study.calendar import Calendar
from quiz.study.card import Card, MemoryState, Rating
from quiz.study.memory import Memory
from quiz.study.scheduler import Scheduler
from quiz.study.setup import Setup


@dataclass(frozen=True, slots=True)
class Given:
    """An answer that moved the card and stands.

    Attributes:
        id: of the answer.
        at: UTC moment.
        day: the learner's study day.
        setup: None where another entry says what the card was then.
    """

    id: str
    at: datetime
    day: int
    rating: Rating
    setup: Setup | None


@dataclass(frozen=True, slots=True)
class Reset:
    """The question was made new again."""


@dataclass(frozen=True, slots=True)
class Tuned:
    """All memories were reckoned anew with other parameters; due days stayed."""

    setup: Setup


@dataclass(frozen=True, slots=True)
class Placed:
    """The card was put as it is here, from outside the log.

    Attributes:
        card: the card.
        answer_id: the answer that led to it; None where none did.
    """

    card: Card
    answer_id: str | None


Entry = Given | Reset | Tuned | Placed
History = Sequence[tuple[int, Rating]]
"""Study day and rating of each answer to one question, in order of time."""


class Replayer:
    """Replays logs; keeps the schedulers of the setups it met."""

    def __init__(self) -> None:
        self._schedulers: dict[str, Scheduler] = {}

    def scheduler(self, setup: Setup) -> Scheduler:
        """The scheduler of a setup; its calendar is never asked."""
        found = self._schedulers.get(setup.id)
        if found is None:
            found = self._schedulers[setup.id] = Scheduler.of(setup, Calendar(UTC))
        return found

    def card(self, bank_id: str, question_id: str, entries: Iterable[Entry]) -> Placed:
        """The card that the entries lead to, and the answer that led there; a new one where none does.

        Answers whose setup is not known move nothing by themselves.
        """
        new = card = Card(bank_id=bank_id, question_id=question_id)
        led: str | None = None
        history: list[tuple[int, Rating]] = []
        for entry in entries:
            match entry:
                case Given():
                    history.append((entry.day, entry.rating))
                    if entry.setup is not None:
                        scheduler = self.scheduler(entry.setup)
                        card, led = scheduler.answer(card, entry.rating, entry.at, entry.day), entry.id
                case Reset():
                    card, led = new, None
                    history.clear()
                case Placed():
                    card, led = entry.card, entry.answer_id
                case Tuned():
                    state = remembered(history, self.scheduler(entry.setup).memory)
                    card = card if state is None or card == new else replace(card, memory=state)
        return Placed(card, led)


def remembered(history: History, memory: Memory) -> MemoryState | None:
    """The memory that answers lead to under some parameters; None without any."""
    state: MemoryState | None = None
    last: int | None = None
    for day, rating in history:
        state = memory.step(state, 0 if last is None else max(0, day - last), Rating(rating))
        last = day
    return state


def since_reset(entries: Iterable[Entry]) -> list[tuple[int, Rating]]:
    """The answers that count for a memory: those after the question was last made new."""
    history: list[tuple[int, Rating]] = []
    for entry in entries:
        if isinstance(entry, Reset):
            history.clear()
        elif isinstance(entry, Given):
            history.append((entry.day, entry.rating))
    return history
