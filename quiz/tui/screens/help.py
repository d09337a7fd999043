"""All keys on one page, made from the definitions of the commands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.tui.commands import Command
from quiz.tui.widgets.fitted import Fitted, hanging
from quiz.tui.widgets.keys import Keys, Offer


class HelpScreen(ModalScreen[None]):
    """Closes with Escape, Enter or the key that opened it.

    Args:
        places: all commands by where they work.
        answering: how each kind of question is answered; may be empty.
        here: the place whose keys work now, told first; empty where it is none of them.
    """

    CSS_PATH = "help.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,q,question_mark,f1", "close", "Close")]

    def __init__(
        self,
        places: Sequence[tuple[str, Sequence[Command]]],
        answering: Sequence[tuple[str, str]] = (),
        here: str = "",
    ) -> None:
        super().__init__()
        self.places, self.answering = sorted(places, key=lambda place: place[0] != here), answering

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="page"):
            yield Static(Content.styled("Keys", "bold $text-primary"), markup=False)
            for place, group in self.places:
                yield Static(Content.styled(f"\n{place}", "bold"), markup=False)
                for command in group:
                    yield Static(_line(_key(command), f"{command.label}: {command.help}"), markup=False)
            if self.answering:
                yield Static(Content.styled("\nAnswering", "bold"), markup=False)
            for kind, how in self.answering:
                yield Static(_line(kind, how, 22), markup=False)
        yield Keys([Offer("Esc", "Close", "close")], footer=True)

    def action_close(self) -> None:
        """Back to the screen below."""
        self.dismiss()


def _key(command: Command) -> str:
    return f"{command.shown} {command.typed}".strip()


def _line(head: str, text: str, room: int = 9) -> Fitted:
    return hanging(Content.styled(f"  {head:<{room}} ", "bold $text-primary"), Content(text))
