"""A field of one line for what is wrong with a question."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from quiz.tui import commands
from quiz.tui.widgets.keys import Keys, offers_of

LONGEST = 300
"""Characters of a note."""


class NoteScreen(ModalScreen[str | None]):
    """Hands back the note, which may be empty; None after Escape.

    Args:
        note: as it is now.
    """

    CSS_PATH = "note.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_NOTE)]

    def __init__(self, note: str = "") -> None:
        super().__init__()
        self.note = note
        self.offers = commands.ON_NOTE

    def compose(self) -> ComposeResult:
        with Vertical(id="page"):
            yield Static(Content.styled("What is wrong with this question?", "bold"), markup=False)
            yield Input(self.note, placeholder="a few words, or none", max_length=LONGEST, compact=True)
            yield Keys(offers_of(self.offers, typing=True))

    @on(Input.Submitted)
    def _written(self, event: Input.Submitted) -> None:
        event.stop()
        self.dismiss(event.value.strip())

    def action_keep(self) -> None:
        """Keep what is written."""
        self.dismiss(self.query_one(Input).value.strip())

    def action_drop(self) -> None:
        """Leave it as it was."""
        self.dismiss(None)
