"""What a learner did, in one line: answers, marks and edits are taken back one by one, and done again."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING

from quiz.desk.marks import mark_of
from quiz.errors import BankError
from quiz.study.leaving import bring_back, leave_out, reword
from quiz.study.marks import QuestionMark
from quiz.study.queue import Key

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.desk.rewording import Rewording
    from quiz.questions import Question
    from quiz.study.session import Session


@dataclass(frozen=True, slots=True)
class Marking:
    """A mark that was set.

    Attributes:
        what: in a word or two, such as ``suspended``.
        left: whether the question left the sitting by it.
    """

    what: str
    key: Key
    before: QuestionMark
    after: QuestionMark
    left: bool = False


@dataclass(frozen=True, slots=True)
class Resetting:
    """A card that was forgotten, so that its question is new again.

    Attributes:
        event_id: what the log calls it.
    """

    what: str
    key: Key
    event_id: str


@dataclass(frozen=True, slots=True)
class Editing:
    """A question that was written anew in its bank.

    Attributes:
        rewording: what can put the former wording back, where the file is as the edit left it.
    """

    what: str
    key: Key
    rewording: Rewording


class Answered(Enum):
    """An answer; the session knows which."""

    ONE = "answer"

    @property
    def what(self) -> str:
        """In a word."""
        return self.value


Act = Marking | Resetting | Editing | Answered


class History:
    """The acts of a sitting, or of a screen without one.

    Args:
        session: the sitting; None on a screen where nothing is answered.
    """

    def __init__(self, desk: Desk, session: Session | None = None) -> None:
        self.desk, self.session = desk, session
        self._past: list[Act] = []
        self._future: list[Act] = []

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back."""
        return bool(self._past)

    @property
    def can_redo(self) -> bool:
        """Whether there is something to do again."""
        return bool(self._future)

    def answered(self) -> None:
        """The session took an answer."""
        self._took(Answered.ONE)

    def mark(self, what: str, key: Key, after: QuestionMark, *, leaves: bool = False) -> bool:
        """Set a mark; whether that changed anything.

        Args:
            leaves: the question shall not come any more in this sitting.

        Raises:
            StoreError: nothing was changed.
        """
        before = mark_of(self.desk, key)
        if before == after:
            return False
        self.desk.store.set_mark(*key, after)
        left = leaves and self.session is not None and leave_out(self.session, key)
        self._took(Marking(what, key, before, after, left))
        return True

    def reset(self, key: Key) -> bool:
        """Make a question new again; whether it was not new already. The log of its answers stays.

        Raises:
            StoreError: nothing was changed.
        """
        if self.desk.store.card(*key) is None:
            return False
        self._took(Resetting("made new", key, self.desk.store.reset(*key)))
        return True

    def edited(self, key: Key, rewording: Rewording) -> None:
        """A question was written anew."""
        if rewording.can_take_back:
            self._took(Editing("edited", key, rewording))

    def undo(self) -> Act | None:
        """Take the last act back; None where there is none.

        Raises:
            StoreError: nothing was taken back.
            BankError: an edit can no longer be taken back; it leaves the history, and its bank as it is.
        """
        if not self._past:
            return None
        act = self._past[-1]
        match act:
            case Marking():
                self.desk.store.set_mark(*act.key, act.before)
                if act.left and self.session is not None:
                    bring_back(self.session, act.key)
            case Resetting():
                self.desk.store.undo(act.event_id)
            case Editing():
                self._reword(act, act.rewording.take_back, self._past)
            case Answered.ONE:
                if self.session is not None:
                    self.session.undo()
        self._future.append(self._past.pop())
        return act

    def redo(self) -> Act | None:
        """Do the act again that was taken back last; None where there is none.

        Raises:
            StoreError: nothing was done again.
            BankError: as of :meth:`undo`.
        """
        if not self._future:
            return None
        act = self._future[-1]
        match act:
            case Marking():
                self.desk.store.set_mark(*act.key, act.after)
                if act.left and self.session is not None:
                    leave_out(self.session, act.key)
            case Resetting():
                act = replace(act, event_id=self.desk.store.reset(*act.key))
            case Editing():
                self._reword(act, act.rewording.do_again, self._future)
            case Answered.ONE:
                if self.session is None or self.session.redo() is None:
                    self._future.clear()  # the session knows better: a rating or a word changed it since
                    return None
        self._future.pop()
        self._past.append(act)
        return act

    def _reword(self, act: Editing, turn: Callable[[], Question], acts: list[Act]) -> None:
        try:
            question = turn()
        except BankError:
            acts.pop()  # or it would stand before all the others for good
            raise
        if self.session is not None:
            reword(self.session, act.key, question)

    def _took(self, act: Act) -> None:
        self._past.append(act)
        self._future.clear()
