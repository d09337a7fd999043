"""Offers a copy of a bank that is not the learner's to change, and goes on with the copy."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar, Protocol, TypeVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.banks.reviewfile import NotYours
from quiz.errors import QuizError
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.text import one_line
from quiz.tui.widgets.keys import Keys, offers_of

if TYPE_CHECKING:
    from quiz.tui.base import BaseApp

_Opened = TypeVar("_Opened", covariant=True)


class Opening(Protocol[_Opened]):
    """Opens a bank to be written in, or a copy of it where that is wanted."""

    def __call__(self, *, copy: bool = False) -> _Opened: ...


class OwnCopyScreen(ModalScreen[bool]):
    """Asks whether to make the copy; hands back the answer.

    Args:
        refusal: what is in the way, and where the copy would stand.
    """

    CSS_PATH = "owncopy.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_COPY)]

    def __init__(self, refusal: NotYours) -> None:
        super().__init__()
        self.refusal = refusal
        self.offers: tuple[Command, ...] = commands.ON_COPY

    def compose(self) -> ComposeResult:
        refusal = self.refusal
        why = one_line(f"“{refusal.title}” {refusal.why}.")
        what = Content("A copy among your own banks takes its place, with all your progress.")
        where = one_line(f"It goes to {refusal.folder}", 1_000).stylize_before("$text-muted")
        with Vertical(id="box"):
            yield Static(Content.styled("Copy this bank, to change it?", "bold $text-primary"), markup=False)
            yield Static(Content("\n").join([why, what, where]), classes="words", markup=False)
            yield Keys(offers_of(self.offers))

    def action_copy(self) -> None:
        """Make it."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave all as it is."""
        self.dismiss(False)


def open_own(
    app: BaseApp, begin: Opening[_Opened], go: Callable[[_Opened], object], tell: Callable[[str], object]
) -> None:
    """Open a bank and go on with it; where it is not the learner's, offer a copy and go on with that.

    Args:
        begin: opens it; raises QuizError.
        go: what is done with it once it is open.
        tell: says in a line why it cannot be opened.
    """

    def answered(wanted: bool | None) -> None:
        if wanted:
            try:
                found = begin(copy=True)
            except QuizError as error:
                tell(str(error))
            else:
                go(found)

    try:
        found = begin()
    except NotYours as refusal:
        app.push_screen(OwnCopyScreen(refusal), answered)
    except QuizError as error:
        tell(str(error))
    else:
        go(found)
