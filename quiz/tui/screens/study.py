"""The study screen: a question, its answer, the verdict, on one card."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical

from quiz.errors import QuizError
from quiz.questions import Response
from quiz.study.card import Rating
from quiz.study.session import Feedback, Session
from quiz.tui import commands
from quiz.tui.base import stands
from quiz.tui.commands import Command
from quiz.tui.screens.acts import ActingScreen
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.bar import StudyBar
from quiz.tui.widgets.card import Card
from quiz.tui.widgets.keys import Keys, Offer, offers_of
from quiz.tui.widgets.registry import answer_widget
from quiz.tui.widgets.status import Status

if TYPE_CHECKING:
    from quiz.desk import Desk

RATINGS = {"hard": Rating.HARD, "good": Rating.GOOD, "easy": Rating.EASY}


class StudyScreen(ActingScreen):
    """Asks a session's questions one after the other.

    Args:
        desk: for the time.
        session: with a question put, or one to be put.
        former: the screen below, whose missed questions this sitting retries; undo goes back to it.
    """

    CSS_PATH = "study.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_STUDY)]

    def __init__(self, desk: Desk, session: Session, former: StudyScreen | None = None) -> None:
        super().__init__(desk, session, former)
        self.offers: tuple[Command, ...] = ()
        self._answer: AnswerWidget | None = None
        self._warned = False
        self._seen: list[tuple[str, str]] = []  # an entry per answer

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield StudyBar()
            yield Card(id="card")
            yield Status()
        yield Keys(footer=True)

    async def on_mount(self) -> None:
        """Put the first question, and look around behind its painting."""
        if await self.put():
            self.call_after_refresh(self._look_ahead)

    # -- putting a question -------------------------------------------------------------------------

    async def put(self) -> bool:
        """Show the session's question; the summary when there is none."""
        asked = self.session.next(self.desk.now())
        item = self.session.current
        if self.session.notices:
            self.app.say(" ".join(self.session.notices))
            self.session.notices.clear()
        if asked is None or item is None:
            self._feedback = None
            self.action_leave()
            return False
        self._feedback, self._warned = None, False
        self._answer = answer_widget(asked)
        with self.app.batch_update():
            self.set_class(False, "-revealed")
            await self._card.put(self._answer)
            self.query_one(StudyBar).heading = item.heading
            self._show_progress()
            self._show_keys()
        self._answer.begin()
        self.call_after_refresh(self._show_foot)
        return True

    def tell(self, notice: str) -> None:
        self._show_keys(notice)

    @property
    def _card(self) -> Card:
        return self.query_one(Card)

    def _show_progress(self) -> None:
        bar = self.query_one(StudyBar)
        bar.seen, bar.progress = len(set(self._seen)), self.session.progress

    def _show_keys(self, notice: str = "") -> None:
        """Fill the panel and the footer for what can be done now; a notice stands until the next change."""
        status, answer = self.query_one(Status), self._answer
        typing = self._feedback is None and answer is not None and answer.typing
        if self._feedback is not None:
            self.offers = (commands.NEXT, *self.acts(), commands.LEAVE)
            status.tell(self._feedback, self._ratings(self._feedback), notice)
        elif answer is not None:
            self.offers = (commands.ANSWER, commands.DONT_KNOW, *self.acts(), commands.LEAVE)
            offers = offers_of((commands.ANSWER, commands.DONT_KNOW), typing)
            if notice:
                status.notice(notice, offers)
            else:
                status.ask(answer.how, offers)
        self._show_foot()

    def _show_foot(self) -> None:
        """The footer; with the key that scrolls where there is something to scroll."""
        scroll = (commands.SCROLL_DOWN,) if self._card.scrolls else ()
        foot = (commands.LEAVE, *scroll, *self.acts(), commands.HELP)
        self.query_one(".footer", Keys).offers = self.offers_with(foot, self._answer)

    def _ratings(self, feedback: Feedback) -> list[Offer]:
        """Next, and where the answer can be rated the three ratings with what they would mean."""
        offers = offers_of([commands.NEXT])
        if self.session.can_rerate:
            now = self.desk.now()
            for command, rating in zip(
                (commands.HARD, commands.GOOD, commands.EASY), RATINGS.values(), strict=True
            ):
                label = f"{command.label} {self.session.preview(rating, now).removeprefix('in ')}"
                offers.append(Offer(command.shown, label, command.action, rating is feedback.rating))
        elif self.session.can_overrule:
            offers += offers_of([commands.OVERRULE])
        return offers

    # -- answering ----------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Offer the answer widget every key that nothing has used yet."""
        if self._answer is None:
            return
        if self._feedback is None and self._answer.press(event.key, event.character):
            event.stop()
            event.prevent_default()
        elif event.key in ("up", "down"):
            self._card.scroll_relative(y=1 if event.key == "down" else -1, animate=False)

    @on(AnswerWidget.Changed)
    def _answer_changed(self, event: AnswerWidget.Changed) -> None:
        if event.answer is not self._answer or self._feedback is not None:
            return
        self._warned = False
        self._card.restate()
        self._show_keys()
        self.call_after_refresh(self._card.show_cursor)

    @on(AnswerWidget.Submitted)
    async def _answer_submitted(self, event: AnswerWidget.Submitted) -> None:
        answer = event.answer
        if answer is not self._answer or self._feedback is not None:
            return
        if refused := answer.refused():
            self._show_keys(refused)
        elif (missing := answer.missing()) and not self._warned:
            self._warned = True
            more = (
                "Enter again answers as it stands." if answer.response() else "Enter again if you don't know."
            )
            self._show_keys(f"{missing} {more}")
        else:
            await self._give(answer.response())

    async def _give(self, response: Response) -> None:
        """Record a response and show how it fared."""
        if self._answer is None or self._feedback is not None:
            return
        try:
            feedback = self.session.answer(response, self.desk.now())
        except QuizError as error:
            self._show_keys(str(error))
            return
        self.history.answered()
        await self.reveal(feedback)
        if notice := self.leech_notice(feedback):
            self.tell(notice)

    async def reveal(self, feedback: Feedback) -> None:
        """Show how an answer fared."""
        self._seen.append(feedback.item.key)
        if self._answer is None or self._answer.asked is not feedback.asked:  # done again after another
            self._answer = answer_widget(feedback.asked)
            await self._card.put(self._answer)
        await self._show_feedback(feedback)

    async def _show_feedback(self, feedback: Feedback) -> None:
        self._feedback = feedback
        self.set_focus(None)
        with self.app.batch_update():
            self.set_class(True, "-revealed")
            await self._card.reveal(feedback)
            self._show_progress()
            self._show_keys()
        self.call_after_refresh(self._card.show_lesson)
        self.call_after_refresh(self._show_foot)
        self.call_after_refresh(self._settle)

    def _settle(self) -> None:
        """Behind the painted feedback, where nobody waits for the disk."""
        try:
            self.desk.store.settle()
            self.session.look_ahead()
        except QuizError as error:
            self._show_keys(str(error))

    def _look_ahead(self) -> None:
        """While the first question is read: how much is to come may be told anew."""
        if not stands(self):
            return
        try:
            self.session.look_ahead()
        except QuizError as error:
            self._show_keys(str(error))
        self._show_progress()

    # -- commands -----------------------------------------------------------------------------------

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Each command only where it means something."""
        shown = self._feedback
        if action in ("answer", "dont_know"):
            return shown is None
        if action == "next":
            return shown is not None
        if action == "overrule":
            return shown is not None and self.session.can_overrule
        if action == "rate":
            return shown is not None and self.session.can_rerate
        return True

    def action_answer(self) -> None:
        """Hand in the answer as it stands."""
        if self._answer is not None:
            self._answer.submit()

    async def action_dont_know(self) -> None:
        """Answer with nothing."""
        await self._give(())

    async def action_next(self) -> None:
        """Go on."""
        await self.put()

    def action_rate(self, name: str) -> None:
        """Rate the right answer just shown."""
        try:
            self._feedback = self.session.rerate(RATINGS[name])
        except QuizError as error:
            self._show_keys(str(error))
            return
        self._show_progress()
        self._show_keys()

    async def action_overrule(self) -> None:
        """Take the typed answer just shown as right, on the learner's word."""
        try:
            feedback = self.session.overrule(self.desk.now())
        except QuizError as error:
            self._show_keys(str(error))
            return
        self._answer = answer_widget(feedback.asked)
        with self.app.batch_update():
            await self._card.put(self._answer)
            await self._show_feedback(feedback)

    async def restate(self) -> bool:
        """The same card with the question worded anew, where the answer given still belongs to it."""
        old, new = self._feedback, self.session.feedback
        if old is None or new is None:
            return False
        was, now = old.asked, new.asked
        if sorted(was.options) != sorted(now.options) or len(was.slots) != len(now.slots):
            return False
        self._feedback, self._answer = new, answer_widget(now)
        with self.app.batch_update():
            await self._card.put(self._answer)
            await self._card.reveal(new)
        self.call_after_refresh(self._card.show_lesson)
        return True

    def forget_last(self) -> None:
        self._seen.pop()

    def action_leave(self) -> None:
        """End the sitting: the summary, or home if nothing was answered."""
        from quiz.tui.screens.summary import SummaryScreen

        if self.session.progress.answered:
            self.app.push_screen(SummaryScreen(self.session), self._after_summary)
        else:
            self.app.go_home()

    async def _after_summary(self, wish: str | None) -> None:
        """What the learner chose on the summary."""
        if wish == "retry":
            self.app.push_screen(StudyScreen(self.desk, self.session.retry(), self))
        elif wish == "undo":
            await self.action_undo()
        elif wish != "resume":  # then the question is still there, as it was left
            self.app.go_home()

    def action_scroll(self, pages: int) -> None:
        """Scroll the card."""
        self._card.page(pages)
