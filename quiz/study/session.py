"""A sitting: asks, grades, records, repeats what was missed, and takes back what was a slip."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from random import Random

from quiz.questions import RECALL, RECOGNITION, Asked, Mark, Response, Verdict
from quiz.study.calendar import to_millisecond
from quiz.study.card import Answer, Card, Rating
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
        self._steps: list[_Step] = []
        self._undone: list[_Step] = []
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
        mark = asked.score(response)
        rating = _rating(mark, rating)
        at = to_millisecond(now)
        waited = now - self._asked_at if self._asked_at is not None else timedelta(0)
        answer = Answer(
            before=item.card,
            after=self._after(item.card, rating, at),
            at=at,
            day=self._scheduler.calendar.day(at),
            response=response,
            points=mark.points,
            rating=rating,
            duration_ms=max(0, waited // timedelta(milliseconds=1)),
            mode=self.mode,
            form=asked.form,
            scheduled=self.schedule,
            setup=self._scheduler.setup if self.schedule else None,
        )
        feedback = feedback_on(item, asked, mark, answer, self._ledger.record(answer))
        first = item.key not in self._first
        self._undone.clear()
        self._take(_Step(feedback, answer, self._origin, self._last, self._tally, first))
        return feedback

    @property
    def can_rerate(self) -> bool:
        """Whether the last answer was fully right, so that Hard, Good or Easy can be said of it."""
        right = bool(self._steps) and self._steps[-1].feedback.mark.verdict is Verdict.CORRECT
        return right and self.schedule

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
        after = self._after(given.before, rating, step.answer.at)
        return self._revise(given.mark, replace(step.answer, after=after, rating=rating))

    @property
    def can_overrule(self) -> bool:
        """Whether the last answer was typed and not taken, so that the learner may say it was right."""
        if not self._steps:
            return False
        given = self._steps[-1].feedback
        return given.asked.typed and bool(given.response) and given.mark.verdict is not Verdict.CORRECT

    def overrule(self, now: datetime) -> Feedback:
        """Take the last answer as right after all, on the learner's word; the log keeps both.

        Args:
            now: not used; the moment of the answer itself counts for the schedule.

        Raises:
            StoreError: nothing was changed.
            RuntimeError: there is no last answer, it was not typed, or it was right.
        """
        if not self.can_overrule:
            raise RuntimeError("only a typed answer that was not taken can be overruled")
        answer = self._steps[-1].answer
        after = self._after(answer.before, Rating.GOOD, answer.at)
        taken = replace(answer, after=after, points=1.0, rating=Rating.GOOD, overruled=True)
        return self._revise(Mark(1.0, "taken on your word"), taken)

    def preview(self, rating: Rating, now: datetime) -> str:
        """When the question on the screen would come back if it were rated so.

        Empty where there is none, or where answers do not move the schedule.

        While feedback is shown, the moment of its answer counts instead of ``now``.
        """
        if not self.schedule:
            return ""
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
        self._undone.append(self._steps.pop())
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

    @property
    def can_redo(self) -> bool:
        """Whether an answer was taken back and none given since."""
        return bool(self._undone)

    def redo(self) -> Feedback | None:
        """Record the answer last taken back anew, with its response, rating and moment; None without one.

        Raises:
            StoreError: nothing was recorded.
        """
        if not self._undone:
            return None
        step = self._undone[-1]
        feedback = replace(step.feedback, answer_id=self._ledger.record(step.answer))
        self._undone.pop()
        self._put_back_unanswered()
        if step.origin is None:
            ahead = range(self._place, len(self._line))  # it is the first of them, unless one came back
            del self._line[next(n for n in ahead if self._line[n].key == feedback.item.key)]
            self._line.insert(self._place, feedback.item)
            self._place += 1
        else:
            self._waiting.drop(feedback.item.key)
        self._current, self._over = feedback.item, False
        self._take(replace(step, feedback=feedback))
        return feedback

    def summary(self) -> Summary:
        """The figures, and what was missed at first, in the order it was asked."""
        missed = [f for f in self._first.values() if f.mark.verdict is not Verdict.CORRECT]
        return Summary(self.progress, tuple(missed))

    def retry(self) -> Session:
        """A new sitting over what was missed at first, each asked once and at once, whatever its step."""
        items = [self._latest[feedback.item.key] for feedback in self.summary().missed]
        return Session(
            items,
            self._scheduler,
            self._ledger,
            once=True,
            mode=self.mode,
            schedule=self.schedule,
            recall=self._recall,
            recall_days=self._recall_days,
        )

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

    def _after(self, card: Card, rating: Rating, at: datetime) -> Card:
        """The card after an answer."""
        return self._scheduler.answer(card, rating, at) if self.schedule else card

    def _take(self, step: _Step) -> None:
        """Count an answer that is recorded."""
        self._steps.append(step)
        self._tally = step.tally.plus(step.feedback.mark, first=step.first)
        self._asked, self._origin, self._last = None, None, step.feedback.item.key
        self._settle(step.feedback, step.answer, first=step.first)

    def _revise(self, mark: Mark, answer: Answer) -> Feedback:
        """Put another mark and answer in the place of the last ones."""
        step = self._steps[-1]
        given = step.feedback
        answer_id = self._ledger.revise(given.answer_id, answer)
        feedback = feedback_on(given.item, given.asked, mark, answer, answer_id)
        self._put_back_unanswered()
        self._current, self._asked, self._origin, self._over = given.item, None, None, False
        self._undone.clear()
        self._steps.pop()
        self._take(replace(step, feedback=feedback, answer=answer))
        return feedback

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


def _rating(mark: Mark, wished: Rating | None) -> Rating:
    if mark.verdict is not Verdict.CORRECT:
        return Rating.AGAIN
    if wished is Rating.AGAIN:
        raise ValueError("a right answer is rated Hard, Good or Easy")
    return wished or Rating.GOOD
