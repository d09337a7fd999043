"""The application: holds the desk, changes screens, tells errors in one line."""

from __future__ import annotations

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, ClassVar, Literal

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.types import CSSPathType

from quiz.errors import QuizError
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.screens.home import HomeScreen
from quiz.tui.text import sentence
from quiz.tui.themes import EVENING, PAPER, THEMES

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.desk import Desk
    from quiz.study.session import Session


_HERE = Path(__file__).parent


class QuizApp(App[None]):
    """sco-quiz on the screen.

    Args:
        desk: the library and the store.
        start, straight, limit: see :func:`quiz.tui.run`.
    """

    TITLE = "sco-quiz"
    CSS_PATH: ClassVar[CSSPathType | None] = [_HERE / "app.tcss", _HERE / "screens" / "home.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.EVERYWHERE)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-normal")]  # noqa: RUF012 - Textual declares it so

    def __init__(
        self, desk: Desk, *, start: str | None = None, straight: bool = False, limit: int | None = None
    ) -> None:
        super().__init__()
        self.desk = desk
        self._start, self._straight, self._limit = start, straight, limit
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = EVENING.name

    def get_default_screen(self) -> Screen[None]:
        """Home is the ground all other screens stand on."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Go into studying at once, if so asked."""
        if self._straight:
            self.study(self._start, self._limit)

    def study(self, bank_id: str | None, limit: int | None = None) -> None:
        """Begin a sitting over one bank, or over all of them; say so if nothing waits there."""
        try:
            session = self.desk.session(bank_id, limit=limit if limit is not None else self._limit)
            waits = session.next(self.desk.now()) is not None
        except QuizError as error:
            self.tell(error)
            return
        if waits:
            self.sit(session)
        else:
            self.say("Nothing waits here now: all is learned or due later.")

    def sit(self, session: Session) -> None:
        """Show the study screen for a session."""
        from quiz.tui.screens.study import StudyScreen

        self.clear_notifications()  # said of the list of banks; in a sitting the panel speaks
        self.go_home()
        self.push_screen(StudyScreen(self.desk, session))

    def go_home(self) -> None:
        """Back to the list of banks."""
        while len(self.screen_stack) > 1:
            self.pop_screen()

    def tell(self, error: QuizError) -> None:
        """One line about something that went wrong, never a traceback."""
        self.say(str(error), "error", 15)

    def say(
        self, message: str, severity: Literal["information", "error"] = "information", seconds: float = 6
    ) -> None:
        """One line about something worth knowing, in the place of the one before."""
        self.clear_notifications()
        self.notify(sentence(message), severity=severity, timeout=seconds, markup=False)

    def action_help(self) -> None:
        """Show all keys."""
        from quiz.tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_theme(self) -> None:
        """From dark to light and back."""
        self.theme = PAPER.name if self.theme == EVENING.name else EVENING.name

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what can be done on this screen now, then what can be done everywhere."""
        here: tuple[Command, ...] = getattr(screen, "offers", ())
        known = {command.action for command in here}
        everywhere = (commands.HELP, commands.THEME, commands.QUIT)
        for command in (*here, *(command for command in everywhere if command.action not in known)):
            yield SystemCommand(command.label, command.help, partial(self.run_action, command.action, screen))
