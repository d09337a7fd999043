"""A sitting as it goes forward: asks, grades, records, and repeats what was missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from quiz.questions import RECALL, RECOGNITION, Asked, Mark, Response, Verdict
from quiz.questions.namesakes import graded
from quiz.study.calendar import to_millisecond
from quiz.study.card import Answer, Card, Rating
from quiz.study.feedback import Feedback, Item, Summary, Tally, feedback_on
from quiz.study.ledger import Ledger
from quiz.study.progress import FULL_MARK, Progress
from quiz.study.queue import LEARN_AHEAD, Key, Waiting, WaitingRoom, on_step
from quiz.study.scheduler import Scheduler


@dataclass(frozen=True, slots=True)
class Step:
    """One answer, with all that is needed to take it back."""

    feedback: Feedback
    answer: Answer
    origin: Waiting[Item] | None
    last: Key | None
    tally: Tally
    first: bool


class Sitting:
    """One sitting over questions chosen beforehand.

    Every answer is recorded in the ledger before its feedback is handed out; when the ledger raises, the
    sitting is as it was and the question still stands. Every act costs O(log n) at most.

    Args:
        items: the questions in the order they are asked; one named twice is asked once. Those on a step
            wait for their time.
        limit: how many different questions are asked at most; their repeats do not count.
        once: ask each question once, at once, and let none come back in this sitting.
        mode: the way of studying, for the log.
        schedule: whether answers move the cards; where they do not, each question is asked once.
        recall: ``auto``, ``always`` or ``never`` ask without choices where that is fair.
        recall_days: with ``auto``, from which stability on, in days.

    Attributes:
        notices: lines for the learner about what could not be asked; whoever shows them takes them out.
    """

    def __init__(
        self,
        items: Sequence[Item],
        scheduler: Scheduler,
        ledger: Ledger,
        *,
        limit: int | None = None,
        once: bool = False,
        mode: str = "study",
        schedule: bool = True,
        recall: str = "auto",
        recall_days: float = 7.0,
    ) -> None:
        self._scheduler, self._ledger = scheduler, ledger
        self._once = once or not schedule
        self.mode, self.schedule = mode, schedule
        self._recall, self._recall_days = recall, recall_days
        self._room = None if limit is None else max(limit, 0)
        self._latest: dict[Key, Item] = {}
        self._waiting: WaitingRoom[Item] = WaitingRoom()
        self._line: list[Item] = []
        self._place = 0
        self._current: Item | None = None
        self._origin: Waiting[Item] | None = None  # where the current one came from; None is the line
        self._asked: Asked | None = None
        self._asked_at: datetime | None = None
        self._feedback: Feedback | None = None
        self._last: Key | None = None
        self._over = False
        self._clock: datetime | None = None
        self._tally = Tally()
        self._first: dict[Key, Feedback] = {}
        self._steps: list[Step] = []
        self._undone: list[Step] = []
        self.notices: list[str] = []
        self._line_up(items)

    @property
    def current(self) -> Item | None:
        """The question on the screen: the one asked, or the one whose feedback is shown."""
        return self._current

    @property
    def asked(self) -> Asked | None:
        """The question that waits for an answer; None before, between and after."""
        return self._asked

    @property
    def feedback(self) -> Feedback | None:
        """The last answer's, until the next question is put."""
        return self._feedback

    @property
    def progress(self) -> Progress:
        """The figures up to now."""
        tally = self._tally
        left = len(self._line) - self._place + self._waiting.near + (self._asked is not None)
        return Progress(
            answered=tally.answered,
            correct=tally.correct,
            points=tally.points,
            score=int(FULL_MARK * tally.points + 0.5),
            streak=tally.streak,
            best_streak=tally.best,
            remaining=0 if self._over else left,
            total=len(self._latest),
        )

    def next(self, now: datetime) -> Asked | None:
        """Put the next question; the same one until it is answered; None when the sitting is over.

        A repeat that is due comes first, then the next in line. When nothing else is left, a waiting one
        is pulled forward. The same question never comes twice in a row while there is another.
        """
        # Turning the clock back must not lock away what was just about to be due.
        self._clock = clock = max(now, self._clock or now)
        if self._asked is None:
            self._feedback = None
            self._current, self._origin = self._choose(clock)
            if self._current is None:
                self._over = True
                return None
            self._over = False
            self._asked = self._put(self._current)
            self._asked_at = None
        if self._asked_at is None:
            self._asked_at = now
        return self._asked

    def answer(self, response: Response, now: datetime, *, rating: Rating | None = None) -> Feedback:
        """Grade and record the answer to the question asked.

        Args:
            rating: Hard, Good or Easy, for a fully right answer; Good where it is None. Whatever it is,
                an answer that is not fully right is rated Again.

        Raises:
            StoreError: nothing was recorded; the question still stands.
            RuntimeError: no question is asked.
            ValueError: a right answer rated Again.
        """
        item, asked = self._current, self._asked
        if item is None or asked is None:
            raise RuntimeError("no question is asked; next() puts one")
        mark = graded(asked, response, item.names)
        rating = rated(mark, rating)
        at = to_millisecond(now)
        day = self._scheduler.calendar.day(at)
        waited = now - self._asked_at if self._asked_at is not None else timedelta(0)
        answer = Answer(
            before=item.card,
            after=self._after(item.card, rating, at, day),
            at=at,
            day=day,
            response=response,
            points=mark.points,
            rating=rating,
            duration_ms=max(0, waited // timedelta(milliseconds=1)),
            mode=self.mode,
            form=asked.form,
            scheduled=self.schedule,
            setup=self._scheduler.setup if self.schedule else None,
        )
        answer_id = self._ledger.record(answer)
        answer = self._ledger.committed or answer
        feedback = feedback_on(item, asked, mark, answer, answer_id, sooner=self._is_near(answer))
        first = item.key not in self._first
        self._undone.clear()
        self._take(Step(feedback, answer, self._origin, self._last, self._tally, first))
        return feedback

    def summary(self) -> Summary:
        """The figures, and what was missed, be it at a repeat alone, in the order it was missed."""
        missed: dict[Key, Feedback] = {}
        for step in self._steps:
            if step.feedback.mark.verdict is not Verdict.CORRECT:
                missed.setdefault(step.feedback.item.key, step.feedback)
        return Summary(self.progress, tuple(missed.values()))

    @property
    def repeats(self) -> int:
        """How many of the questions that remain were answered in this sitting before; O(n)."""
        waiting = sum(one.near and one.key in self._first for one in self._waiting.waiting())
        now = self._current if self._asked is not None else None
        return waiting + (now is not None and now.key in self._first)

    def look_ahead(self) -> None:
        """Get ready what is next, while nobody waits; here everything is."""

    def _line_up(self, items: Sequence[Item]) -> Sequence[Item]:
        """Let items stand in line, or wait for their time; those there is no room for come back."""
        for place, item in enumerate(items):
            if self._room is not None and len(self._latest) >= self._room:
                return items[place:]
            if item.key in self._latest:
                continue
            self._latest[item.key] = item
            if on_step(item.card) and item.card.due_at is not None and not self._once:
                self._waiting.put(item.key, item, item.card.due_at, near=True)
            else:
                self._line.append(item)
        return ()

    def _put(self, item: Item) -> Asked:
        """The question, its choices in an order fixed by bank, question and repetition."""
        recall = item.question.recall() if self._recall != "never" else None
        memory = item.card.memory
        known = memory is not None and memory.stability >= self._recall_days
        if recall is not None and (known or self._recall == "always"):
            return replace(recall, form=RECALL)
        asked = item.question.ask(Random(f"{item.bank_id}/{item.question.id}/{item.card.reps}"))
        return asked if recall is None else replace(asked, form=RECOGNITION)

    def _after(self, card: Card, rating: Rating, at: datetime, day: int) -> Card:
        """The card after an answer at a moment of a study day."""
        return self._scheduler.answer(card, rating, at, day) if self.schedule else card

    def _take(self, step: Step) -> None:
        """Count an answer that is recorded."""
        self._steps.append(step)
        self._tally = step.tally.plus(step.feedback.mark, first=step.first)
        self._asked, self._origin, self._last = None, None, step.feedback.item.key
        self._settle(step.feedback, step.answer, first=step.first)

    def _choose(self, clock: datetime) -> tuple[Item | None, Waiting[Item] | None]:
        due = self._waiting.take(clock, but=self._last)
        if due is None and self._place < len(self._line):
            self._place += 1
            return self._line[self._place - 1], None
        soon = clock + LEARN_AHEAD
        due = due or self._waiting.take(soon, but=self._last) or self._waiting.take(soon)
        return (due.thing, due) if due is not None else (None, None)

    def _settle(self, feedback: Feedback, answer: Answer, *, first: bool) -> None:
        """Make the card after the answer the one that counts, and let it wait for its step."""
        item = replace(feedback.item, card=feedback.after)
        self._latest[item.key] = item
        self._feedback = feedback
        if first:
            self._first[item.key] = feedback
        self._waiting.drop(item.key)
        due_at = item.card.due_at
        if due_at is not None and not self._once:
            self._waiting.put(item.key, item, due_at, near=self._is_near(answer))

    def _is_near(self, answer: Answer) -> bool:
        """Whether the question comes again in this sitting, before its time where nothing else is left."""
        due_at = answer.after.due_at
        return due_at is not None and not self._once and due_at - answer.at <= LEARN_AHEAD

    def _put_back_unanswered(self) -> None:
        if self._asked is None:
            return
        if self._origin is None:
            self._place -= 1
        else:
            self._waiting.put_back(self._origin)


def rated(mark: Mark, wished: Rating | None) -> Rating:
    """The rating of an answer.

    Args:
        wished: what the learner says of a right one; Good where it is None.

    Raises:
        ValueError: Again, which a right answer cannot be.
    """
    if mark.verdict is not Verdict.CORRECT:
        return Rating.AGAIN
    if wished is Rating.AGAIN:
        raise ValueError("a right answer is rated Hard, Good or Easy")
    return wished or Rating.GOOD
