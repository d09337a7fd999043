"""The home screen: today, and the banks with what waits in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.errors import QuizError
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import one_line
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.shelf import shelf_head, shelf_line

if TYPE_CHECKING:
    from quiz.desk import Shelf
    from quiz.tui.app import QuizApp

EMPTY = """\
There are no banks yet.

Make one from an article, in this terminal:

    sco-quiz generate article.txt

Then come back; press r if this screen is still open."""


class HomeScreen(Screen[None]):
    """Where the learner chooses what to study."""

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_HOME)]
    app: QuizApp

    def __init__(self) -> None:
        super().__init__()
        self.shelves: list[Shelf] = []
        self.offers: tuple[Command, ...] = commands.ON_HOME

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield Static(id="title", markup=False)
            yield Static(id="today", markup=False)
            yield Static(id="head", markup=False)
            yield OptionList(id="banks", markup=False, compact=True)
            yield Static(EMPTY, id="empty", markup=False)
        yield Keys(footer=True)

    def on_mount(self) -> None:
        """What does not change."""
        self.query_one("#head", Static).update(shelf_head())
        title = Content.styled("sco-quiz", "bold $text-primary")
        self.query_one("#title", Static).update(
            title + Content.styled("  articles, remembered", "$text-muted")
        )

    def on_screen_resume(self) -> None:
        """The figures are new whenever home comes into view."""
        self.reload()

    def reload(self) -> None:
        """Ask the desk for the banks and today's figures; keep the cursor on its bank."""
        banks = self.query_one("#banks", OptionList)
        before = self._at_cursor()
        try:
            self.shelves = self.app.desk.shelves()
            today = _today(self.app.desk.streak_days(), self.app.desk.answered_today())
        except QuizError as error:
            self.app.tell(error)
            return
        banks.set_options([Option(shelf_line(shelf)) for shelf in self.shelves])
        self.query_one("#today", Static).update(today)
        self.set_class(not self.shelves, "-empty")
        if self.shelves:
            place = next((i for i, s in enumerate(self.shelves) if before and s.path == before.path), 0)
            banks.highlighted = place
            banks.focus()
        self._show_keys()

    def _show_keys(self) -> None:
        """Offer only what makes sense with these banks."""
        useless = () if self.shelves else (commands.STUDY, commands.STUDY_ALL)
        self.offers = tuple(command for command in commands.ON_HOME if command not in useless)
        keys = offers_of((*self.offers, commands.THEME, commands.PALETTE, commands.HELP))
        self.query_one(".footer", Keys).offers = keys

    def _at_cursor(self) -> Shelf | None:
        at = self.query_one("#banks", OptionList).highlighted
        return self.shelves[at] if at is not None and at < len(self.shelves) else None

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_study()

    def action_study(self) -> None:
        """Study the bank at the cursor, or say why it cannot be used."""
        shelf = self._at_cursor()
        if shelf is None:
            return
        if shelf.error:
            self.app.say(shelf.error, "error", 15)
        else:
            self.app.study(shelf.bank_id)

    def action_study_all(self) -> None:
        """Study all banks, mixed."""
        self.app.study(None)

    def action_refresh(self) -> None:
        """Look for new banks."""
        self.reload()
        self.app.say(f"{len(self.shelves)} banks" if len(self.shelves) != 1 else "1 bank")


def _today(streak_days: int, answered: int) -> Content:
    """The line about today."""
    days = f"{streak_days} day{'s' if streak_days != 1 else ''} in a row" if streak_days else "no streak yet"
    done = f"{answered} answered today" if answered else "nothing answered today yet"
    line = one_line(f"{days} · {done}")
    return line.stylize("bold $text-accent", 0, len(days)) if streak_days else line.stylize("$text-muted")
