"""An exam on a day: every question seen before it, and most likely known on it.

New questions are spread over the days left in equal doses, up to some days before the exam. In these final
days the weakest are asked once more, weakest first and in equal doses too, and so is whatever would come
back after the exam although it would be less likely known on that day than the learner wishes.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from random import Random

from quiz.study.card import Card, MemoryState, Phase, Rating
from quiz.study.memory import Memory
from quiz.study.queue import Key

FINAL_DAYS = 3
"""Days before the exam that bring no new question, if there is time, but a last look at the weakest."""

_PATHS = 1_000
"""Courses of single cards that are played through for a forecast, at least one a card."""

_FIRST_KNOWN = 0.5
"""The chance that a new question is answered right at first sight; the forecast hardly depends on it."""


@dataclass(frozen=True, slots=True)
class Outlook:
    """Where a bank stands on its way to the exam.

    Attributes:
        by_day: the exam's study day.
        days: until then; 0 on the day itself, negative when it has passed.
        questions, unseen: of the bank; how many were never answered.
        dose: new ones that today shall still bring.
        introduced: those it brought already.
        usual: how many a day the settings bring.
        extra: reviews brought forward to today.
        score: expected share known on the day, 0 to 1, if what is due is done every day.
        score_now: the share that would be known on the day if nothing more were done.
    """

    by_day: int
    days: int
    questions: int
    unseen: int
    dose: int
    introduced: int
    usual: int
    extra: int
    score: float
    score_now: float

    @property
    def by(self) -> date:
        """The day of the exam."""
        return date.fromordinal(self.by_day)

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        return {
            "by": self.by.isoformat(),
            "days": self.days,
            "questions": self.questions,
            "unseen": self.unseen,
            "new_today": self.dose,
            "new_today_done": self.introduced,
            "new_per_day": self.usual,
            "brought_forward": self.extra,
            "expected_score": round(self.score, 4),
            "expected_score_if_nothing_is_done": round(self.score_now, 4),
        }


def dose(unseen: int, introduced: int, day: int, by_day: int) -> int:
    """How many more new questions today shall bring, so that all are seen in equal doses before the day.

    Args:
        unseen: how many were never answered.
        introduced: how many were answered for the first time today.
    """
    if day >= by_day:
        return unseen
    left = by_day - FINAL_DAYS - day
    days = left if left > 0 else by_day - day
    whole = -(-(unseen + introduced) // days)
    return min(unseen, max(0, whole - introduced))


def final_bar(retention: float) -> float:
    """How likely an answer must be known on the day to need no last look: halfway to certainty."""
    return (1.0 + retention) / 2


def early(cards: Iterable[Card], day: int, by_day: int, memory: Memory) -> list[Key]:
    """Reviews to ask today though they are due later: those for the last look, the weakest first."""
    if not by_day - FINAL_DAYS <= day < by_day:
        return []
    weak: list[tuple[float, Key]] = []
    done = 0
    for card in cards:
        if card.phase is not Phase.REVIEW or card.memory is None or card.last_day is None:
            continue
        if card.last_day >= day:
            done += 1
        elif (card.due_day or 0) > day:
            then = memory.retrievability(card.memory, by_day - card.last_day)
            rested = card.last_day < by_day - FINAL_DAYS
            if then < memory.retention or (rested and then < final_bar(memory.retention)):
                weak.append((then, (card.bank_id, card.question_id)))
    quota = -(-(len(weak) + done) // (by_day - day)) - done
    return [key for _, key in sorted(weak)[: max(quota, 0)]]


def known_on(cards: Iterable[Card], by_day: int, memory: Memory) -> float:
    """The mean chance that each is known on a day if nothing more is done; a new one is not known."""
    chances = [
        memory.retrievability(card.memory, by_day - card.last_day)
        if card.memory is not None and card.last_day is not None
        else 0.0
        for card in cards
    ]
    return sum(chances) / len(chances) if chances else 0.0


def expected(cards: Iterable[Card], day: int, by_day: int, memory: Memory, rng: Random) -> float:
    """The mean chance that each is known on a day if all that is asked until then is answered.

    Plays the course of every card through with FSRS, several times where there are few: at each review it
    is known with its retrievability then. New ones are seen in their doses.
    """
    all_cards = list(cards)
    if not all_cards:
        return 0.0
    if day >= by_day:
        return known_on(all_cards, by_day, memory)
    runs = max(1, _PATHS // len(all_cards))
    fresh = [card for card in all_cards if card.memory is None]
    share = max(1, by_day - FINAL_DAYS - day) if by_day - FINAL_DAYS > day else by_day - day
    size = -(-len(fresh) // share)
    total = 0.0
    for _ in range(runs):
        for place in range(len(fresh)):
            total += _new_course(day + place // size, by_day, memory, rng)
        for card in all_cards:
            if card.memory is not None and card.last_day is not None:
                due = card.due_day if card.phase is Phase.REVIEW and card.due_day is not None else day
                total += _course(card.memory, card.last_day, max(due, day), by_day, memory, rng)
    return total / (runs * len(all_cards))


def _new_course(first: int, by_day: int, memory: Memory, rng: Random) -> float:
    rating = Rating.GOOD if rng.random() < _FIRST_KNOWN else Rating.AGAIN
    state = memory.step(memory.step(None, 0, rating), 0, Rating.GOOD)
    due = first + max(1, round(memory.interval(state.stability)))
    return _course(state, first, due, by_day, memory, rng)


def _course(state: MemoryState, last: int, due: int, by_day: int, memory: Memory, rng: Random) -> float:
    """Play the reviews of one card up to the day; the chance that it is known then."""
    looked = False
    while True:
        then = memory.retrievability(state, by_day - last)
        if due >= by_day:
            if looked or last >= by_day - FINAL_DAYS or then >= final_bar(memory.retention):
                return then
            looked, due = True, max(by_day - 2, last + 1)
            if due >= by_day:
                return then
        known = rng.random() < memory.retrievability(state, due - last)
        outcome = memory.outcomes(state, due - last)[Rating.GOOD if known else Rating.AGAIN]
        state = outcome.memory if known else memory.step(outcome.memory, 0, Rating.GOOD)
        last, due = due, due + max(1, round(memory.interval(state.stability)))
