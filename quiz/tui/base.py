"""What the program's two apps share, studying and reviewing: themes, notices, help, palette, quitting."""

from __future__ import annotations

import asyncio
import signal
from collections.abc import Iterable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar, Literal

from textual.app import App, SystemCommand
from textual.binding import BindingType
from textual.types import CSSPathType

from quiz.errors import QuizError
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import sentence
from quiz.tui.themes import EVENING, THEMES, WORDS

if TYPE_CHECKING:
    from textual.screen import Screen
    from textual.timer import Timer

HERE = Path(__file__).parent

_PASSING = 6.0
"""Seconds for which it is said how to quit."""


def stands(screen: Screen[Any]) -> bool:
    """Whether a screen is still part of a running program: what a thread found out may come too late.

    A program that closes takes a screen's parts away while the screen itself still looks current.
    """
    return screen.app.is_running and screen.is_attached


class BaseApp(App[None]):
    """An app with the program's looks and manners.

    Attributes:
        places: all commands by where they work, for the help screen.
        answering: how each kind of question is answered, for the help screen; empty where none is.
        everywhere: the commands of the palette on every screen.
    """

    TITLE = "sco-quiz"
    CSS_PATH: ClassVar[CSSPathType | None] = [HERE / "app.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.EVERYWHERE)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-normal")]  # noqa: RUF012 - Textual declares it so

    places: ClassVar[tuple[tuple[str, tuple[Command, ...]], ...]] = commands.PLACES
    answering: ClassVar[tuple[tuple[str, str], ...]] = commands.ANSWERING
    everywhere: ClassVar[tuple[Command, ...]] = (commands.HELP, commands.THEME, commands.QUIT)

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)
        self.theme = EVENING.name
        self._passing: Timer | None = None  # runs while what is said is of this screen alone

    def on_mount(self) -> None:
        """Hear of changes of the screen, and of the wish from outside that the program ends."""
        self.screen_change_signal.subscribe(self, self._screen_changed, immediate=True)
        with suppress(NotImplementedError, RuntimeError, ValueError):  # not everywhere, and not in a thread
            asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, self._terminated)

    def _terminated(self) -> None:
        """End as after Quit, and without asking: whoever ends a program so gives no answer."""
        self.exit(return_code=128 + signal.SIGTERM)

    def _screen_changed(self, screen: Screen[Any]) -> None:
        if self._passing is not None:
            self._hold_on()
            self.clear_notifications()  # of the screen in front alone
            for below in self.screen_stack:
                below.query("ToastHolder").remove()

    def _hold_on(self) -> None:
        """What is said now, if anything, stays when the screen changes."""
        if self._passing is not None:
            self._passing.stop()
            self._passing = None

    def tell(self, error: QuizError) -> None:
        """One line about something that went wrong, never a traceback."""
        self.say(str(error), "error", 15)

    def say(
        self, message: str, severity: Literal["information", "error"] = "information", seconds: float = 6
    ) -> None:
        """One line about something worth knowing, in the place of the one before."""
        self._hold_on()
        self.clear_notifications()
        self.notify(sentence(message), severity=severity, timeout=seconds, markup=False)

    async def action_quit(self) -> None:
        """Close the program, unless a screen has something unsaved and asks first."""
        for screen in reversed(self.screen_stack):
            may_quit = getattr(screen, "may_quit", None)
            if may_quit is not None and not may_quit():
                return
        await super().action_quit()

    def action_help_quit(self) -> None:
        """Ctrl+C ends no program here: say which key does, and which leads back."""
        if self._passing is not None:  # it stands there; in a burst of keys it would stand there twice
            return
        offers: tuple[Command, ...] = getattr(self.screen, "offers", ())
        back = next((command for command in offers if "escape" in command.keys.split(",")), None)
        typing = self.focused is not None and self.focused.check_consume_key("q", "q")
        if commands.LEAVE_APP in offers and not typing:
            told = f"Press {commands.LEAVE_APP.shown} to quit."
        elif back is not None:
            told = f"Press {commands.QUIT.shown} to quit; {back.shown} is {back.label} here."
        else:
            told = f"Press {commands.QUIT.shown} to quit."
        self.say(told, seconds=_PASSING)
        self._passing = self.set_timer(_PASSING, self._passed)

    def _passed(self) -> None:
        self._passing = None

    def action_help(self) -> None:
        """Show all keys, those of the screen at the front first."""
        from quiz.tui.screens.help import HelpScreen

        screen = self.screen
        if not isinstance(screen, HelpScreen):
            places = getattr(screen, "places", self.places)
            here = commands.place_of(places, screen.BINDINGS)
            self.push_screen(HelpScreen(places, self.answering, here))

    def action_theme(self) -> None:
        """Choose among the themes; each is tried on as the cursor comes to it."""
        from quiz.tui.screens.pick import Choice, PickScreen

        def wear(name: str) -> None:
            self.theme = name

        def keep(name: str | None) -> None:
            if name is not None:
                self.theme = name
                self.theme_chosen(name)

        if not isinstance(self.screen, PickScreen):
            choices = [Choice(theme.name, theme.name.capitalize(), WORDS[theme.name]) for theme in THEMES]
            self.push_screen(PickScreen("Theme", choices, self.theme, wear), keep)

    def theme_chosen(self, name: str) -> None:
        """Called when a person chose a theme; an app that can remember it does."""

    def get_system_commands(self, screen: Screen[object]) -> Iterable[SystemCommand]:
        """The palette: what can be done on this screen now, then what can be done everywhere."""
        here: tuple[Command, ...] = getattr(screen, "offers", ())
        known = {command.action for command in here}
        for command in (*here, *(command for command in self.everywhere if command.action not in known)):
            name = command.sought or command.label
            yield SystemCommand(name, command.help, partial(self.run_action, command.action, screen))
