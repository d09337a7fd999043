"""What can be done about a question while it is studied, besides answering it; and taking all that back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual.screen import Screen

from quiz.desk.acts import Answered, Editing, History, Marking
from quiz.desk.marks import buried, flagged, leech_lapses, mark_of, suspended
from quiz.desk.rewording import Rewording
from quiz.errors import QuizError
from quiz.questions import Question
from quiz.study.leaving import reword
from quiz.study.leeches import became_leech
from quiz.study.marks import QuestionMark
from quiz.study.queue import Key
from quiz.study.session import Feedback, Session
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.choices import index_of
from quiz.tui.widgets.keys import Offer, offers_of
from quiz.tui.widgets.truefalse import TrueFalseAnswer

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.tui.app import QuizApp


class ActingScreen(Screen[None]):
    """A screen on which questions are answered, with the acts on them and one history of all.

    A subclass puts questions and shows what there is to say.

    Args:
        former: the screen below, whose missed questions this sitting retries; undo goes back to it.
    """

    app: QuizApp
    AUTO_FOCUS: ClassVar[str | None] = ""  # none; None would mean that of the app

    def __init__(self, desk: Desk, session: Session, former: ActingScreen | None = None) -> None:
        super().__init__()
        self.desk, self.session = desk, session
        self.history = History(desk, session)
        self._former = former
        self._feedback: Feedback | None = None

    # -- what a subclass does -------------------------------------------------------------------------

    async def put(self) -> bool:
        """Show the session's question; False where there is none and the screen is left."""
        raise NotImplementedError

    async def reveal(self, feedback: Feedback) -> None:
        """Show the feedback of the question on the screen."""
        raise NotImplementedError

    async def restate(self) -> bool:
        """Show the feedback below the question as it is worded now; False where they do not fit any more."""
        raise NotImplementedError

    def tell(self, notice: str) -> None:
        """Say something until the next change."""
        raise NotImplementedError

    def forget_last(self) -> None:
        """An answer was taken back."""

    # -- the acts -------------------------------------------------------------------------------------

    @property
    def _key(self) -> Key | None:
        item = self.session.current
        return item.key if item is not None else None

    async def action_bury(self) -> None:
        """Hide the question until tomorrow."""
        await self._leave_out("buried", buried, "Buried until tomorrow")

    async def action_suspend(self) -> None:
        """Put the question away."""
        await self._leave_out("suspended", suspended, "Suspended")

    async def _leave_out(self, what: str, mark: Callable[[Desk, Key], QuestionMark], told: str) -> None:
        key = self._key
        if key is None:
            return
        try:
            done = self.history.mark(what, key, mark(self.desk, key), leaves=True)
        except QuizError as error:
            self.tell(str(error))
            return
        if not done:
            self.tell(f"It is {what} already.")
        elif self._feedback is not None or await self.put():
            self.tell(f"{told}; Undo brings it back.")
        else:
            self.app.say(f"{told}. Fix, on the list of banks, shows what is suspended.")

    def action_flag(self) -> None:
        """Ask what is wrong with the question, and flag it."""
        from quiz.tui.screens.note import NoteScreen

        key = self._key
        if key is None:
            return

        def written(note: str | None) -> None:
            if note is None:
                return
            try:
                self.history.mark("flagged", key, flagged(self.desk, key, note))
            except QuizError as error:
                self.tell(str(error))
                return
            self.tell("Flagged; Fix, on the list of banks, shows what is flagged.")

        try:
            mark = mark_of(self.desk, key)
        except QuizError as error:
            self.tell(str(error))
            return
        self.app.push_screen(NoteScreen(mark.flag or ""), written)

    def action_edit(self) -> None:
        """Write the question anew, in its bank."""
        from quiz.tui.screens.edit import EditScreen
        from quiz.tui.screens.owncopy import open_own

        key = self._key
        if key is None:
            return

        def edit(rewording: Rewording) -> None:
            async def written(question: Question | None) -> None:
                if question is None:
                    return
                reword(self.session, key, rewording.question)
                self.history.edited(key, rewording)
                kept = f"; the file as it was is {rewording.aside.name}" if rewording.aside else ""
                self.tell(f"Saved in the bank{kept}{await self._reworded()}.")

            self.app.push_screen(EditScreen(rewording.question, rewording.findings, rewording.save), written)

        open_own(self.app, partial(Rewording.begin, self.desk, key), edit, self.tell)

    async def _reworded(self) -> str:
        """Show the question as it is worded now; what there is to say of an answer to it."""
        if self._feedback is None:
            await self.put()
        elif await self.restate():
            return "; your answer counts as it was graded"
        return ""

    # -- taking back ----------------------------------------------------------------------------------

    @property
    def can_undo(self) -> bool:
        """Whether there is something to take back, here or in the sitting this one retries."""
        return self.history.can_undo or (self._former is not None and self._former.can_undo)

    async def action_undo(self) -> None:
        """Take the last act back: an answer, whose question is put again, or a mark."""
        if self._former is not None and not self.history.can_undo and self._former.can_undo:
            former = self._former
            await self.app.pop_screen()
            await former.action_undo()
            return
        try:
            act = self.history.undo()
        except QuizError as error:
            self.tell(str(error))
            return
        if act is None:
            self.tell("There is nothing to take back.")
        elif act is Answered.ONE:
            self.forget_last()
            await self.put()
            self.tell("Taken back: answer it again.")
        elif isinstance(act, Editing):
            self.tell(f"Taken back: the bank has the question as it was{await self._reworded()}.")
        else:
            if isinstance(act, Marking) and act.left and self._feedback is None:
                await self.put()
            self.tell(f"Taken back: {act.what}.")

    async def action_redo(self) -> None:
        """Do again what was taken back."""
        try:
            act = self.history.redo()
        except QuizError as error:
            self.tell(str(error))
            return
        if act is None:
            self.tell("There is nothing to do again.")
            return
        feedback = self.session.feedback
        if act is Answered.ONE and feedback is not None:
            await self.reveal(feedback)
        elif isinstance(act, Editing):
            await self._reworded()
        elif isinstance(act, Marking) and act.left and self._feedback is None and not await self.put():
            return
        self.tell(f"Done again: {act.what}.")

    # -- what is offered ------------------------------------------------------------------------------

    def acts(self) -> tuple[Command, ...]:
        """The commands of this part that mean something now."""
        undo = (commands.UNDO,) if self.can_undo else ()
        redo = (commands.REDO_HERE,) if self.history.can_redo else ()
        return (*undo, *redo, commands.BURY, commands.SUSPEND, commands.FLAG, commands.EDIT_HERE)

    def offers_with(self, foot: tuple[Command, ...], answer: AnswerWidget | None) -> list[Offer]:
        """Commands with the keys that work now, beside the answer's own."""
        open_ = answer if self._feedback is None else None
        typing = open_ is not None and open_.typing
        takes_f = open_ is not None and (
            isinstance(open_, TrueFalseAnswer) or index_of("f", len(open_.asked.options)) is not None
        )
        offers = []
        for command in foot:
            offers += offers_of([command], typing or (takes_f and command is commands.FLAG))
        return offers

    def leech_notice(self, feedback: Feedback) -> str:
        """What to say where the answer made the question a leech; else empty."""
        if not became_leech(feedback.before, feedback.after, leech_lapses(self.desk)):
            return ""
        return (
            f"Forgotten {feedback.after.lapses} times: a leech. Rewriting it (^e) helps more than asking it "
            "again; @ suspends it."
        )
