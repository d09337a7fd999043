"""A sitting: asks, grades, records, repeats what was missed, and takes back what was a slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from quiz.questions import Asked, Mark, Response, Verdict
from quiz.study.calendar import to_millisecond
from quiz.study.card import Answer, Rating
from quiz.study.feedback import Feedback, Item, Summary, Tally, feedback_on
from quiz.study.ledger import Ledger
from quiz.study.progress import FULL_MARK, Progress
from quiz.study.queue import LEARN_AHEAD, Key, Waiting, WaitingRoom, on_step
from quiz.study.scheduler import Scheduler
from quiz.study.wording import due_text

__all__ = ["Feedback", "Item", "Progress", "Session", "Summary"]


@dataclass(frozen=True, slots=True)
class _Step:
    """One answer, with all that is needed to take it back."""

    feedback: Feedback
    answer: Answer
    origin: Waiting[Item] | None
    last: Key | None
    tally: Tally
    first: bool


class Session:
    """One sitting over questions chosen beforehand.

    Every answer is recorded in the ledger before its feedback is handed out; when the ledger raises, the
    sitting is as it was and the question still stands. Every act costs O(log n) at most.

    Args:
        items: the questions in the order they are asked; one named twice is asked once. Those on a step
            wait for their time.
        limit: how many different questions are asked at most; their repeats do not count.
        once: ask each question once, at once, and let none come back in this sitting.
    """

    def __init__(
        self,
        items: Sequence[Item],
        scheduler: Scheduler,
        ledger: Ledger,
        *,
        limit: int | None = None,
        once: bool = False,
    ) -> None:
        self._scheduler, self._ledger, self._once = scheduler, ledger, once
        planned = list({item.key: item for item in reversed(items)}.values())[::-1]
        planned = planned if limit is None else planned[: max(limit, 0)]
        self._latest = {item.key: item for item in planned}
        self._waiting: WaitingRoom[Item] = WaitingRoom()
        self._line: list[Item] = []
        for item in planned:
            if on_step(item.card) and item.card.due_at is not None and not once:
                self._waiting.put(item.key, item, item.card.due_at, near=True)
            else:
                self._line.append(item)
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
        self._steps: list[_Step] = []

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
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return bool(self._steps)

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
            self._asked = _put(self._current)
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
        mark = item.question.score(response)
        rating = _rating(mark, rating)
        at = to_millisecond(now)
        waited = now - self._asked_at if self._asked_at is not None else timedelta(0)
        answer = Answer(
            before=item.card,
            after=self._scheduler.answer(item.card, rating, at),
            at=at,
            day=self._scheduler.calendar.day(at),
            response=response,
            points=mark.points,
            rating=rating,
            duration_ms=max(0, waited // timedelta(milliseconds=1)),
        )
        feedback = feedback_on(item, asked, mark, answer, self._ledger.record(answer))
        first = item.key not in self._first
        self._steps.append(_Step(feedback, answer, self._origin, self._last, self._tally, first))
        self._tally = self._tally.plus(mark, first=first)
        self._asked, self._origin, self._last = None, None, item.key
        self._settle(feedback, answer, first=first)
        return feedback

    @property
    def can_rerate(self) -> bool:
        """Whether the last answer was fully right, so that Hard, Good or Easy can be said of it."""
        return bool(self._steps) and self._steps[-1].feedback.mark.verdict is Verdict.CORRECT

    def rerate(self, rating: Rating) -> Feedback:
        """Rate the last answer Hard, Good or Easy instead; the log keeps both.

        Where the next question was put already it is put back: :meth:`next` puts it, or another, again.

        Raises:
            StoreError: nothing was changed.
            RuntimeError: there is no last answer, or it was not fully right.
            ValueError: Again, which a right answer cannot be.
        """
        if not self.can_rerate:
            raise RuntimeError("only a right answer can be rated")
        step = self._steps[-1]
        given = step.feedback
        if _rating(given.mark, rating) is given.rating:
            return given
        after = self._scheduler.answer(given.before, rating, step.answer.at)
        answer = replace(step.answer, after=after, rating=rating)
        answer_id = self._ledger.revise(given.answer_id, answer)
        feedback = feedback_on(given.item, given.asked, given.mark, answer, answer_id)
        self._put_back_unanswered()
        self._current, self._asked, self._origin, self._over = given.item, None, None, False
        self._steps[-1] = replace(step, feedback=feedback, answer=answer)
        self._settle(feedback, answer, first=step.first)
        return feedback

    def preview(self, rating: Rating, now: datetime) -> str:
        """When the question on the screen would come back if it were rated so; empty where there is none.

        While feedback is shown, the moment of its answer counts instead of ``now``.
        """
        if self._feedback is not None:
            card, at = self._feedback.before, self._steps[-1].answer.at
        elif self._current is not None:
            card, at = self._current.card, to_millisecond(now)
        else:
            return ""
        after = self._scheduler.answer(card, rating, at)
        return due_text(after, self._scheduler.calendar.day(at), at)

    def undo(self) -> Item | None:
        """Take back the last answer whole, and put its question again; None where there is none.

        Raises:
            StoreError: nothing was taken back.
        """
        if not self._steps:
            return None
        step = self._steps[-1]
        self._ledger.undo(step.feedback.answer_id)
        self._steps.pop()
        self._put_back_unanswered()
        item = step.feedback.item
        self._waiting.drop(item.key)
        self._latest[item.key] = item
        if step.first:
            del self._first[item.key]
        self._tally, self._last, self._origin = step.tally, step.last, step.origin
        self._current, self._asked, self._asked_at = item, step.feedback.asked, None
        self._feedback, self._over = None, False
        return item

    def summary(self) -> Summary:
        """The figures, and what was missed at first, in the order it was asked."""
        missed = [f for f in self._first.values() if f.mark.verdict is not Verdict.CORRECT]
        return Summary(self.progress, tuple(missed))

    def retry(self) -> Session:
        """A new sitting over what was missed at first, each asked once and at once, whatever its step."""
        items = [self._latest[feedback.item.key] for feedback in self.summary().missed]
        return Session(items, self._scheduler, self._ledger, once=True)

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
            self._waiting.put(item.key, item, due_at, near=due_at - answer.at <= LEARN_AHEAD)

    def _put_back_unanswered(self) -> None:
        if self._asked is None:
            return
        if self._origin is None:
            self._place -= 1
        else:
            self._waiting.put_back(self._origin)


def _put(item: Item) -> Asked:
    """The question, its choices in an order fixed by bank, question and repetition."""
    return item.question.ask(Random(f"{item.bank_id}/{item.question.id}/{item.card.reps}"))


def _rating(mark: Mark, wished: Rating | None) -> Rating:
    if mark.verdict is not Verdict.CORRECT:
        return Rating.AGAIN
    if wished is Rating.AGAIN:
        raise ValueError("a right answer is rated Hard, Good or Easy")
    return wished or Rating.GOOD
