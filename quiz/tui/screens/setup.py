"""Small questions before a mode begins: how long an exam is, which tags, which day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, ClassVar

from rich.segment import Segment
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.strip import Strip
from textual.widgets import Input, Label, SelectionList, Static
from textual.widgets.selection_list import Selection

from quiz.desk.exams import QUESTIONS
from quiz.desk.modes import Wish
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import one_line
from quiz.tui.widgets.keys import Keys, offers_of

if TYPE_CHECKING:
    from quiz.tui.app import QuizApp


class ExamSetupScreen(ModalScreen[None]):
    """How many questions, and how many minutes."""

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_SETUP)]
    app: QuizApp

    def __init__(self, wish: Wish) -> None:
        super().__init__()
        self.wish = wish
        self.offers: tuple[Command, ...] = commands.ON_SETUP

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content.styled("Exam", "bold $text-primary"), markup=False)
            yield Label("Questions", markup=False)
            yield Input(str(QUESTIONS), id="count", restrict=r"\d{0,4}", compact=True)
            yield Label("Minutes", markup=False)
            minutes = f"{self.app.desk.settings.exam_minutes:g}"
            yield Input(minutes, id="minutes", restrict=r"[\d.]{0,6}", compact=True)
            yield Static(
                "No word about right and wrong until you hand in or time is over. Every answer is kept at "
                "once; an exam you leave goes on, and so does its clock.",
                classes="words",
                markup=False,
            )
            yield Keys(offers_of((*self.offers, commands.NEXT_FIELD)))

    def action_begin(self) -> None:
        """Begin with these numbers, if they are some."""
        from quiz.tui.modes import begin_exam

        try:
            count = int(self.query_one("#count", Input).value)
            minutes = float(self.query_one("#minutes", Input).value)
        except ValueError:
            self.app.say("Questions and minutes are numbers.", "error")
            return
        if count < 1 or minutes <= 0:
            self.app.say("An exam has at least one question, and some time.", "error")
            return
        begin_exam(self.app, self.wish, count, minutes)

    def action_back(self) -> None:
        """Back to the modes."""
        self.dismiss()


class Ticks(SelectionList[str]):
    """Boxes to tick. An empty one is empty: Textual's own differ in their colour alone."""

    def render_line(self, y: int) -> Strip:
        strip = super().render_line(y)
        place = self.scroll_offset.y + y
        if place >= self.option_count or self.get_option_at_index(place).value in self.selected:
            return strip
        side, sign, *more = strip
        return Strip([side, Segment(" " * sign.cell_length, sign.style), *more], strip.cell_length)


class TagsScreen(ModalScreen[tuple[str, ...]]):
    """Which tags; hands back those ticked, none for all.

    Args:
        known: all there are.
        chosen: those ticked now.
    """

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_TAGS)]

    def __init__(self, known: Sequence[str], chosen: Sequence[str]) -> None:
        super().__init__()
        self.known, self.chosen = known, chosen
        self.offers: tuple[Command, ...] = commands.ON_TAGS

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content.styled("Tags", "bold $text-primary"), markup=False)
            yield Ticks(
                *(Selection(one_line(tag, 60), tag, tag in self.chosen) for tag in self.known), compact=True
            )
            yield Keys(offers_of(self.offers))

    def action_take(self) -> None:
        """Take what is ticked."""
        self.dismiss(tuple(self.query_one(Ticks).selected))

    def action_back(self) -> None:
        """Leave the tags as they were."""
        self.dismiss(None)


class DayScreen(ModalScreen[str]):
    """The day of an exam; hands back what was typed, empty for none."""

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_DAY)]

    def __init__(self, by: date | None) -> None:
        super().__init__()
        self.by = by
        self.offers: tuple[Command, ...] = commands.ON_DAY

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(Content.styled("Exam day", "bold $text-primary"), markup=False)
            yield Input(
                self.by.isoformat() if self.by else "", placeholder="2026-12-10", id="day", compact=True
            )
            yield Static(
                "All questions are seen before that day, and the weakest once more in the days right before "
                "it. Leave it empty for no day.",
                classes="words",
                markup=False,
            )
            yield Keys(offers_of(self.offers))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_take()

    def action_take(self) -> None:
        """Take what is typed."""
        self.dismiss(self.query_one("#day", Input).value.strip())

    def action_back(self) -> None:
        """Leave the day as it was."""
        self.dismiss(None)
