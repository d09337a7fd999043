"""Choosing one of a few: the theme, the learner."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from quiz.tui import commands
from quiz.tui.text import one_line
from quiz.tui.widgets.keys import Keys, offers_of


@dataclass(frozen=True, slots=True)
class Choice:
    """One to choose: what is handed back, how it is called, and a few words about it."""

    value: str
    name: str
    words: str = ""


class PickScreen(ModalScreen[str | None]):
    """Hands back the chosen value, or None after Escape.

    Args:
        heading: what is chosen.
        choices: at least one.
        current: the value that holds now.
        shown: called with each value the cursor comes to, so that it can be tried before it is chosen.
        added: makes a new one of a typed name; whether it could, having said why not. None: no new ones.
        roomy: whether the choices are long and many, and the screen is given to them.
    """

    CSS_PATH = "tour.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_PICK)]

    def __init__(
        self,
        heading: str,
        choices: Sequence[Choice],
        current: str,
        shown: Callable[[str], None] | None = None,
        added: Callable[[str], bool] | None = None,
        *,
        roomy: bool = False,
    ) -> None:
        super().__init__(classes="-roomy" if roomy else None)
        self.heading, self.choices, self.current = heading, tuple(choices), current
        self._shown, self._added = shown, added
        self.offers = tuple(c for c in commands.ON_PICK if c is not commands.NEW_ONE or added is not None)

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static(Content.styled(self.heading, "bold $text-primary"), id="heading", markup=False)
            yield OptionList(*map(self._option, self.choices), id="choices", markup=False, compact=True)
            yield Input(placeholder="a new name", id="name", compact=True)
            yield Keys(offers_of(self.offers))

    def _option(self, choice: Choice) -> Option:
        sign = "● " if choice.value == self.current else "  "
        line = Content(sign) + one_line(choice.name)
        return Option(line + Content.styled(f"  {choice.words}", "$text-muted") if choice.words else line)

    def on_mount(self) -> None:
        """The cursor begins at the one that holds."""
        values = [choice.value for choice in self.choices]
        options = self.query_one("#choices", OptionList)
        options.highlighted = values.index(self.current) if self.current in values else 0
        options.focus()

    @on(OptionList.OptionHighlighted)
    def _at(self, event: OptionList.OptionHighlighted) -> None:
        if self._shown is not None:
            self._shown(self.choices[event.option_index].value)

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.dismiss(self.choices[event.option_index].value)

    @on(Input.Submitted)
    def _named(self, event: Input.Submitted) -> None:
        event.stop()
        name = event.value.strip()
        if self._added is None or not name:
            return
        if self._added(name):
            self.dismiss(name)

    def action_choose(self) -> None:
        """Take the one the cursor is on."""
        self.query_one("#choices", OptionList).action_select()

    def action_new_one(self) -> None:
        """Open the field for a new name."""
        if self._added is not None:
            self.add_class("-naming")
            self.query_one("#name", Input).focus()

    def action_leave(self) -> None:
        """Back, with what held before."""
        if self.has_class("-naming"):
            self.remove_class("-naming")
            self.query_one("#choices", OptionList).focus()
            return
        if self._shown is not None:
            self._shown(self.current)
        self.dismiss(None)
