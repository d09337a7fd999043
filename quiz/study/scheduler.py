"""When a question comes back: Anki's steps and order of intervals around FSRS's memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from quiz.study.calendar import Calendar, to_millisecond
from quiz.study.card import Card, Phase, Rating
from quiz.study.fuzz import constrained, fuzz_factor, least_after, rounded
from quiz.study.memory import Memory, Outcomes
from quiz.study.setup import Setup

_DAY = 86_400


@dataclass(frozen=True, slots=True)
class _Place:
    """Where an answer puts a card: on a step for some seconds, or in review for some days."""

    phase: Phase
    step: int = 0
    seconds: int = 0
    days: int = 0


class Scheduler:
    """A pure function from card, rating and moment to the next card.

    A new question goes through the learning steps, then into review; a lapse sends it through the
    relearning steps. Memory is updated at every answer, with the study days since the last one.

    Args:
        memory: the model of memory.
        calendar: the learner's day.
        learning_steps: seconds until a new question comes back, one number per step; may be empty.
        relearning_steps: the same after a lapse.
        maximum_interval: the most days until a question comes back, 1 or more.
        fuzz: whether intervals of days are spread a little; the spread is fixed by bank, question and
            repetition, so a preview equals the answer.
    """

    def __init__(
        self,
        memory: Memory,
        calendar: Calendar,
        learning_steps: Sequence[int] = (60, 600),
        relearning_steps: Sequence[int] = (600,),
        maximum_interval: int = 36_500,
        fuzz: bool = True,
    ) -> None:
        self.memory = memory
        self.calendar = calendar
        self.learning_steps = tuple(learning_steps)
        self.relearning_steps = tuple(relearning_steps)
        self.maximum_interval = max(1, maximum_interval)
        self.fuzz = fuzz

    @cached_property
    def setup(self) -> Setup:
        """All that decides over its intervals."""
        return Setup(
            retention=self.memory.retention,
            parameters=self.memory.parameters,
            learning_steps=self.learning_steps,
            relearning_steps=self.relearning_steps,
            maximum_interval=self.maximum_interval,
            fuzz=self.fuzz,
        )

    @classmethod
    def of(cls, setup: Setup, calendar: Calendar) -> Scheduler:
        """The scheduler that was set up so.

        Raises:
            ValueError: a retention out of range, or parameters the engine refuses.
        """
        return cls(
            Memory(setup.retention, setup.parameters),
            calendar,
            setup.learning_steps,
            setup.relearning_steps,
            setup.maximum_interval,
            setup.fuzz,
        )

    def answer(self, card: Card, rating: Rating, now: datetime, day: int | None = None) -> Card:
        """The card after an answer.

        A clock that was set back does no harm: no time has passed then since the last answer.

        Args:
            now: an aware moment; it is kept to the millisecond.
            day: the study day of it; the calendar's where it is None.
        """
        at = to_millisecond(now)
        day = self.calendar.day(at) if day is None else day
        elapsed = 0 if card.last_day is None else max(0, day - card.last_day)
        outcomes = self.memory.outcomes(card.memory, elapsed)
        factor = fuzz_factor(card.bank_id, card.question_id, card.reps) if self.fuzz else None
        if card.phase is Phase.REVIEW:
            place = self._reviewed(card, rating, outcomes, factor)
        else:
            place = self._stepped(card, rating, outcomes, factor)
        in_review = place.phase is Phase.REVIEW
        return replace(
            card,
            phase=place.phase,
            step=place.step,
            memory=outcomes[rating].memory,
            due_at=None if in_review else at + timedelta(seconds=place.seconds),
            due_day=day + place.days if in_review else None,
            last_at=at,
            last_day=day,
            reps=card.reps + 1,
            lapses=card.lapses + (card.phase is Phase.REVIEW and rating is Rating.AGAIN),
        )

    def _reviewed(self, card: Card, rating: Rating, outcomes: Outcomes, factor: float | None) -> _Place:
        """From review: a lapse, or an interval with hard < good < easy and none below the last."""
        if rating is Rating.AGAIN:
            if self.relearning_steps:
                return _Place(Phase.RELEARNING, 0, seconds=self.relearning_steps[0])
            return self._left_steps(Phase.RELEARNING, 0, (), outcomes[rating].interval, factor)
        last = 0
        if card.due_day is not None and card.last_day is not None:
            last = max(0, card.due_day - card.last_day)
        days = 0
        for passed in (Rating.HARD, Rating.GOOD, Rating.EASY):
            interval = outcomes[passed].interval
            least = max(least_after(interval, last, self.maximum_interval), days + 1)
            days = constrained(interval, least, self.maximum_interval, factor)
            if passed is rating:
                break
        return _Place(Phase.REVIEW, days=days)

    def _stepped(self, card: Card, rating: Rating, outcomes: Outcomes, factor: float | None) -> _Place:
        """From new or from a step: to a step, or into review."""
        phase = Phase.RELEARNING if card.phase is Phase.RELEARNING else Phase.LEARNING
        steps = self.relearning_steps if phase is Phase.RELEARNING else self.learning_steps
        step = min(card.step, max(len(steps) - 1, 0))  # the settings may have lost steps since
        if rating is Rating.EASY:
            good = constrained(outcomes[Rating.GOOD].interval, 1, self.maximum_interval, factor)
            easy = max(1, rounded(outcomes[Rating.EASY].interval))
            return _Place(Phase.REVIEW, days=constrained(easy, good + 1, self.maximum_interval, factor))
        if steps and rating is Rating.AGAIN:
            return _Place(phase, 0, seconds=steps[0])
        if steps and rating is Rating.HARD:
            return _Place(phase, step, seconds=_hard_delay(steps, step))
        if rating is Rating.GOOD and step + 1 < len(steps):
            return _Place(phase, step + 1, seconds=steps[step + 1])
        return self._left_steps(phase, step, steps, outcomes[rating].interval, factor)

    def _left_steps(
        self, phase: Phase, step: int, steps: Sequence[int], interval: float, factor: float | None
    ) -> _Place:
        """Into review; without any steps, a memory that lasts less than half a day stays within the day."""
        if not steps and interval < 0.5 and self.memory.short_term:
            return _Place(phase, step, seconds=int(interval * _DAY))
        days = constrained(max(1, rounded(interval)), 1, self.maximum_interval, factor)
        return _Place(Phase.REVIEW, days=days)


def _hard_delay(steps: Sequence[int], step: int) -> int:
    """Seconds after Hard: the step again; on the first one something between Again and Good."""
    if step > 0:
        return steps[step]
    seconds = (steps[0] + steps[1]) // 2 if len(steps) > 1 else min(steps[0] * 3 // 2, steps[0] + _DAY)
    return seconds if seconds <= _DAY else rounded(seconds / _DAY) * _DAY
