"""The exam screen: questions in any order against the clock, without a word about right and wrong."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.screen import Screen

from quiz.desk import exams
from quiz.errors import QuizError
from quiz.questions import Response
from quiz.study.modes import clock_text
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.screens.handing_in import AWAY, HAND_IN, HandInScreen, LeaveScreen
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.exam import FLAGGED, GIVEN, OPEN, SOON, ExamBar, ExamCard
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.registry import answer_widget
from quiz.tui.widgets.status import Status

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.study.exam import Exam, Result
    from quiz.tui.app import QuizApp


class ExamScreen(Screen[None]):
    """Asks an exam's questions.

    Args:
        desk: for the time and the draft.
        then: told the result once it is handed in.
    """

    CSS_PATH = "exam.tcss"
    AUTO_FOCUS = ""
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_EXAM)]
    app: QuizApp

    def __init__(self, desk: Desk, exam: Exam, then: Callable[[Result], None] | None = None) -> None:
        super().__init__()
        self.desk, self.exam, self._then = desk, exam, then
        self.offers: tuple[Command, ...] = commands.ON_EXAM
        self._answer: AnswerWidget | None = None
        self._warned = self._over = False
        self._lost: Response = ()  # what could not be recorded, after the learner was told

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield ExamBar()
            yield ExamCard()
            yield Status()
        yield Keys(footer=True)

    async def on_mount(self) -> None:
        """Put the first question that is open, and let the clock run."""
        await self._look(self.exam.open[0] if self.exam.open else 0)
        self.set_interval(1, self.tick)
        self.call_after_refresh(self.tick)

    def tick(self) -> None:
        """Show the time that is left; hand in when there is none."""
        if self._over:
            return
        seconds = self.exam.deadline.seconds_left(self.desk.now())
        bar = self.query_one(ExamBar)
        bar.clock, bar.urgent = clock_text(seconds), seconds <= SOON
        if self.exam.deadline.over(self.desk.now()):
            self.hand_in()

    # -- looking at a question ----------------------------------------------------------------------

    async def _look(self, place: int) -> None:
        """Show a question with what was answered to it; what is typed into the one left counts."""
        if not self._take_typed():
            return
        asked = self.exam.look(place, self.desk.now())
        card, place = self.query_one(ExamCard), self.exam.place
        self._answer = card.kept.get(place)
        fresh = answer_widget(asked) if self._answer is None else None
        self._answer = self._answer or fresh
        self._warned = False
        with self.app.batch_update():
            self.set_focus(None)
            await card.show_place(place, fresh)
            self._show()
        if self._answer is not None:
            self._answer.begin()
        refused = self._answer.refused() if self._answer is not None and self._answer.drafted() else ""
        self.call_after_refresh(self._show, f"This does not count yet: {refused}" if refused else "")

    def _show(self, notice: str = "") -> None:
        """Fill bar, panel and footer."""
        if self._over or not self.is_attached:
            return
        exam, answer = self.exam, self._answer
        bar = self.query_one(ExamBar)
        item = exam.items[exam.place]
        told = item.bank_title == exam.title and not item.heading  # the title would tell the answer
        bar.heading, bar.place = "Exam" if told else f"Exam · {exam.title}", exam.place
        bar.cells = "".join(
            FLAGGED if place in exam.flagged else OPEN if exam.response(place) is None else GIVEN
            for place in range(len(exam.items))
        )
        typing = answer is not None and answer.typing
        given = exam.response(exam.place)
        status = self.query_one(Status)
        offers = offers_of((commands.GIVE, *((commands.TAKE_BACK,) if given is not None else ())), typing)
        if notice:
            status.notice(notice, offers)
        elif given is not None:
            marked = f" {FLAGGED}" if exam.place in exam.flagged else ""
            status.ask(f"Your answer: {_short(given)}{marked}", offers)
        else:
            status.ask(answer.how if answer is not None else "", offers)
        scroll = (commands.SCROLL_DOWN,) if self.query_one(ExamCard).scrolls else ()
        foot = (commands.BACKWARD, commands.FORTH, commands.FLAG_LATER, commands.HAND_IN, *scroll)
        foot += (commands.LEAVE_EXAM, commands.TO_OPEN, commands.HELP)
        self.query_one(".footer", Keys).offers = offers_of(foot, typing)

    # -- answering ----------------------------------------------------------------------------------

    def on_key(self, event: events.Key) -> None:
        """Offer the answer widget every key that nothing has used yet."""
        if self._answer is not None and self._answer.press(event.key, event.character):
            event.stop()
            event.prevent_default()
        elif event.key in ("up", "down"):
            self.query_one(ExamCard).scroll_relative(y=1 if event.key == "down" else -1, animate=False)

    @on(AnswerWidget.Changed)
    def _answer_changed(self, event: AnswerWidget.Changed) -> None:
        if event.answer is self._answer:
            self._warned = False
            self.query_one(ExamCard).restate()
            self._show()
            self.call_after_refresh(self.query_one(ExamCard).show_cursor)

    @on(AnswerWidget.Submitted)
    async def _answer_submitted(self, event: AnswerWidget.Submitted) -> None:
        answer = event.answer
        if answer is not self._answer:
            return
        if refused := answer.refused():
            self._show(refused)
        elif (missing := answer.missing()) and not self._warned:
            self._warned = True
            more = "Enter again answers as it stands." if answer.response() else "Enter again goes on."
            self._show(f"{missing} {more}")
        else:
            await self._give(answer.response())

    def _take_typed(self) -> bool:
        """Record what stands there and was not entered: who sees it in the field takes it for given.

        What is no answer at all, such as letters for a number, is left as it is. Whether the learner may
        go on from here: not, once, where it could not be recorded.
        """
        answer = self._answer
        if self._over or answer is None or not (typed := answer.drafted()) or answer.refused():
            return True
        try:
            self.exam.take_typed(typed, self.desk.now())
            self.desk.store.settle()
        except QuizError as error:
            if self._lost == typed:
                return True
            self._lost = typed
            self._show(f"Not recorded: {error}. The same again goes on without it.")
            return False
        return True

    async def _give(self, response: Response) -> None:
        """Record a response and go on; nothing is told about it."""
        now = self.desk.now()
        if self.exam.deadline.over(now):
            self.hand_in()
            return
        if response:
            try:
                self.exam.answer(response, now)
                self.desk.store.settle()
            except QuizError as error:
                self._show(str(error))
                return
        if self.exam.place + 1 < len(self.exam.items):
            await self._look(self.exam.place + 1)
        elif self.exam.open:
            self._show("That was the last one; ^o goes to the next open one, ^s hands in.")
        else:
            self._show("All are answered; ^s hands in.")

    # -- commands -----------------------------------------------------------------------------------

    def action_answer(self) -> None:
        """Give the answer as it stands."""
        if self._answer is not None:
            self._answer.submit()

    async def action_clear(self) -> None:
        """Take the answer away, and put the question as if it had never been answered."""
        now = self.desk.now()
        if self.exam.deadline.over(now):  # the clock on the screen is up to a second behind
            self.hand_in()
            return
        try:
            self.exam.answer((), now)
        except QuizError as error:
            self._show(str(error))
            return
        self._answer = None  # what stands in it is what is taken away
        old = self.query_one(ExamCard).kept.pop(self.exam.place, None)
        if old is not None:
            await old.remove()
        await self._look(self.exam.place)

    async def action_look(self, step: int) -> None:
        """Look at another question."""
        await self._look(self.exam.place + step)

    @on(ExamBar.Wanted)
    async def _wanted(self, event: ExamBar.Wanted) -> None:
        event.stop()
        await self._look(event.place)

    async def action_open(self) -> None:
        """Look at the next question that is open, from the first again after the last."""
        still = self.exam.open
        if not still:
            self._show("All are answered.")
            return
        await self._look(next((place for place in still if place > self.exam.place), still[0]))

    def action_flag(self) -> None:
        """Mark the question to be looked at later, or no longer."""
        marked = self.exam.flag()
        try:
            exams.keep(self.desk, self.exam)
        except QuizError as error:
            self._show(str(error))
            return
        self._show("Marked: look at it again before you hand in." if marked else "No longer marked.")

    def action_scroll(self, pages: int) -> None:
        """Scroll the card."""
        self.query_one(ExamCard).page(pages)

    def action_hand_in(self) -> None:
        """Hand in, after a word about what is open."""
        if self._take_typed():
            self._show()
            self.app.push_screen(HandInScreen(self.exam), self._decided)

    def action_leave(self) -> None:
        """Leave, after a word about what that means; nothing is handed in by it."""
        if self._take_typed():
            self._show()
            self.app.push_screen(LeaveScreen(self.exam), self._decided)

    def may_quit(self) -> bool:
        """Before the program is closed from here: what is typed counts."""
        return self._take_typed()

    def _decided(self, wish: str | None) -> None:
        if self._over:
            return
        if wish == HAND_IN:
            self.hand_in()
        elif wish == AWAY:
            self.app.go_home()
            self.app.say("Every answer is kept; go on with m while there is time.")

    def hand_in(self) -> None:
        """Hand in and show how it went."""
        from quiz.tui.screens.result import ResultScreen

        if self._over or not self._take_typed():
            return
        try:
            result = exams.hand_in(self.desk, self.exam)
        except QuizError as error:
            self._show(str(error))
            return
        self._over = True
        if self._then is not None:
            self._then(result)
        self.app.go_home()
        self.app.push_screen(ResultScreen(self.desk, result))


def _short(response: Response) -> str:
    from quiz.tui.text import sentence

    return sentence("; ".join(part or "—" for part in response), 120)
