"""The settings: each with its value, its default and a line that explains it; changed in place."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quiz.desk.tuning import foretold, save
from quiz.errors import QuizError, SettingsError
from quiz.settings import DEFAULTS, OPTIONS, changed, shown, typed
from quiz.study.tuning import compared
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.screens.pick import Choice, PickScreen
from quiz.tui.text import one_line
from quiz.tui.themes import WORDS
from quiz.tui.widgets.keys import Keys, offers_of

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.tui.app import QuizApp

KEYS = tuple(OPTIONS)
NAMES = {key: key.replace("_", " ").capitalize() for key in KEYS}
"""As a person reads them; the keys are those of the file and of the verb."""

_WIDTH = max(map(len, KEYS)) + 2


class SettingsScreen(Screen[None]):
    """The list, what is to know about the setting at the cursor, and a field to change it."""

    CSS_PATH = "settings.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_SETTINGS)]
    AUTO_FOCUS = "#settings"
    VERTICAL_BREAKPOINTS = [(0, "-low"), (32, "-tall")]  # noqa: RUF012 - as in Textual
    app: QuizApp

    def __init__(self, desk: Desk) -> None:
        super().__init__()
        self.desk = desk
        self.offers: tuple[Command, ...] = commands.ON_SETTINGS

    def compose(self) -> ComposeResult:
        with Vertical(classes="column"):
            yield Static(Content.styled("Settings", "bold $text-primary"), id="title", markup=False)
            yield OptionList(id="settings", markup=False, compact=True)
            with Vertical(id="about"):
                yield Static(id="help", markup=False)
                yield Input(id="value", compact=True)
                yield Static(id="verdict", markup=False)
        yield Keys(footer=True)

    def on_mount(self) -> None:
        """The values as they hold now."""
        self._list()

    @property
    def _key(self) -> str:
        return KEYS[self.query_one("#settings", OptionList).highlighted or 0]

    @property
    def _editing(self) -> bool:
        return self.has_class("-editing")

    def _list(self) -> None:
        listed = self.query_one("#settings", OptionList)
        at = listed.highlighted or 0
        listed.set_options([Option(self._line(key)) for key in KEYS])
        listed.highlighted = at
        self._tell()

    def _line(self, key: str) -> Content:
        value = getattr(self.desk.settings, key)
        own = value != DEFAULTS[key]
        line = Content(f"{'●' if own else ' '} {NAMES[key]:<{_WIDTH}}")
        return line + Content.styled(_brief(value), "bold $text-accent" if own else "")

    def _tell(self) -> None:
        """What the setting at the cursor does, what it may be, and what it is by default."""
        option, default = OPTIONS[self._key], DEFAULTS[self._key]
        allowed = "yes or no" if isinstance(default, bool) else option.allowed(default).replace('"', "")
        words = f"It is {allowed}; by default {_brief(default)}. Key: {self._key}."
        self.query_one("#help", Static).update(
            one_line(option.help) + Content("\n") + one_line(words).stylize_before("$text-muted")
        )
        at_default = getattr(self.desk.settings, self._key) == default
        useless = [commands.DEFAULT] if self._editing or at_default else []
        useless += [] if self._editing else [commands.KEEP_VALUE]
        useless += [commands.CHANGE] if self._editing else []
        self.offers = tuple(command for command in commands.ON_SETTINGS if command not in useless)
        self.query_one(Keys).offers = offers_of((*self.offers, commands.HELP))

    @on(OptionList.OptionHighlighted, "#settings")
    def _at(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if not self._editing:
            self._tell()

    @on(OptionList.OptionSelected, "#settings")
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if self._editing:  # a click on another line while a value is typed
            self._close()
        self.action_change()

    def action_change(self) -> None:
        """Choose among the few values there are, or open the field."""
        key, value = self._key, getattr(self.desk.settings, self._key)
        choices = ("true", "false") if isinstance(value, bool) else OPTIONS[key].choices
        if not choices:
            self.add_class("-editing")
            field = self.query_one("#value", Input)
            field.value = shown(value).strip("[]")
            field.focus()
            self._judge()
            self._tell()
            return
        words = WORDS if key == "theme" else {}

        def chosen(text: str | None) -> None:
            if text is not None:
                self._keep(key, text)

        def wear(name: str) -> None:
            self.app.theme = name

        current = shown(value).strip('"')
        names = {"true": "yes", "false": "no"}
        picks = [Choice(text, names.get(text, text), words.get(text, "")) for text in choices]
        self.app.push_screen(PickScreen(NAMES[key], picks, current, wear if key == "theme" else None), chosen)

    @on(Input.Changed, "#value")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        if self._editing:
            self._judge()

    def _judge(self) -> None:
        """Say while it is typed whether the value may stand, and what a wished retention would cost."""
        verdict = self.query_one("#verdict", Static)
        try:
            value = typed(self._key, self.query_one("#value", Input).value)
        except SettingsError as error:
            verdict.update(one_line(f"✗ {error}").stylize_before("$text-error"))
            return
        words = "✓ Enter keeps it."
        now = self.desk.settings.retention
        if self._key == "retention" and value != now:
            try:
                words = f"✓ {compared(*foretold(self.desk, (now, value)))}"
            except QuizError as error:
                words = f"✓ What it costs cannot be told: {error}"
        verdict.update(one_line(words).stylize_before("$text-success"))

    @on(Input.Submitted, "#value")
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_keep_value()

    def action_keep_value(self) -> None:
        """Keep what is typed, if it may stand; else the field stays open and says why not."""
        if self._editing and self._keep(self._key, self.query_one("#value", Input).value):
            self._close()

    def _keep(self, key: str, text: str) -> bool:
        """Write a value, as typed; whether it was."""
        try:
            return self._save(key, typed(key, text))
        except SettingsError as error:
            self.query_one("#verdict", Static).update(one_line(f"✗ {error}").stylize_before("$text-error"))
            return False

    def _save(self, key: str, value: object) -> bool:
        try:
            save(self.desk, changed(self.desk.settings, **{key: value}))
        except QuizError as error:
            self.app.tell(error)
            return False
        finally:
            if key == "theme":
                self.app.wear_settings()
        self._list()
        return True

    def action_default(self) -> None:
        """Take the default again."""
        self._save(self._key, DEFAULTS[self._key])

    def _close(self) -> None:
        self.remove_class("-editing")
        self.query_one("#settings").focus()
        self._tell()

    def action_leave(self) -> None:
        """Drop what is typed; from the list, back to where you came from."""
        if self._editing:
            self._close()
        else:
            self.dismiss(None)


def _brief(value: object) -> str:
    """A value in the width of a line."""
    if isinstance(value, tuple) and len(value) > 8:
        return f"{len(value)} numbers"
    if isinstance(value, bool):
        return "yes" if value else "no"
    return shown(value).strip('"[]') if value != () else "none"
