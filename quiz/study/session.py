"""A sitting whose answers may be thought over: rated otherwise, taken as right, taken back, given again."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from quiz.questions import Mark, Verdict
from quiz.study.calendar import to_millisecond
from quiz.study.card import Answer, Rating
from quiz.study.feedback import Feedback, Item, Summary, feedback_on
from quiz.study.progress import Progress
from quiz.study.sitting import Sitting, rated
from quiz.study.wording import due_text

__all__ = ["Feedback", "Item", "Progress", "Session", "Summary"]


class Session(Sitting):
    """A sitting with second thoughts; see :class:`quiz.study.sitting.Sitting` for how it is made.

    When the ledger raises, the sitting is as it was. Every act costs O(log n) at most.
    """

    @property
    def can_undo(self) -> bool:
        """Whether there is an answer to take back."""
        return bool(self._steps)

    @property
    def can_rerate(self) -> bool:
        """Whether Hard, Good or Easy can be said of the last answer: it was right, and moves the schedule."""
        right = bool(self._steps) and self._steps[-1].feedback.mark.verdict is Verdict.CORRECT
        return right and self.schedule

    def rerate(self, rating: Rating) -> Feedback:
        """Rate the last answer Hard, Good or Easy instead; the log keeps both.

        Where the next question was put already it is put back: :meth:`next` puts it, or another, again.

        Raises:
            StoreError: nothing was changed.
            RuntimeError: there is no last answer, it was not fully right, or it leaves the schedule alone.
            ValueError: Again, which a right answer cannot be.
        """
        if not self.can_rerate:
            raise RuntimeError("only a right answer that moves the schedule can be rated")
        step = self._steps[-1]
        given = step.feedback
        if rated(given.mark, rating) is given.rating:
            return given
        after = self._after(given.before, rating, step.answer.at, step.answer.day)
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
        after = self._after(answer.before, Rating.GOOD, answer.at, answer.day)
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
        item = replace(step.feedback.item, card=step.feedback.before)
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
        given = step.feedback
        answer_id = self._ledger.record(step.answer)
        answer = self._ledger.committed or step.answer
        sooner = self._is_near(answer)
        feedback = feedback_on(given.item, given.asked, given.mark, answer, answer_id, sooner=sooner)
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
        self._take(replace(step, feedback=feedback, answer=answer))
        return feedback

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

    def _revise(self, mark: Mark, answer: Answer) -> Feedback:
        """Put another mark and answer in the place of the last ones."""
        step = self._steps[-1]
        given = step.feedback
        answer_id = self._ledger.revise(given.answer_id, answer)
        answer = self._ledger.committed or answer
        feedback = feedback_on(given.item, given.asked, mark, answer, answer_id, sooner=self._is_near(answer))
        self._put_back_unanswered()
        self._current, self._asked, self._origin, self._over = given.item, None, None, False
        self._undone.clear()
        self._steps.pop()
        self._take(replace(step, feedback=feedback, answer=answer))
        return feedback
