"""Offering a copy of a bank that came with the program, so that it can be reviewed and edited."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from quiz.desk.rewording import copy_for_me
from quiz.errors import BankError
from quiz.tui import commands
from quiz.tui.widgets.keys import Keys, offers_of

if TYPE_CHECKING:
    from quiz.desk import Desk

_WORDS = """\
The program keeps it as it is, and replaces it when it is updated.

A copy in your own folder can be changed, and is asked from now on in its place. \
What you have learned of it stays."""


class OwnCopyScreen(ModalScreen[bool]):
    """Whether a copy shall be made."""

    CSS_PATH = "setup.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_OWN_COPY)]

    def __init__(self) -> None:
        super().__init__()
        self.offers = commands.ON_OWN_COPY

    def compose(self) -> ComposeResult:
        with Vertical(id="box"):
            yield Static(
                Content.styled("This bank came with the program", "bold $text-primary"), markup=False
            )
            yield Static(_WORDS, classes="words", markup=False)
            yield Keys(offers_of(self.offers))

    def action_copy(self) -> None:
        """Make it."""
        self.dismiss(True)

    def action_leave(self) -> None:
        """Leave all as it is."""
        self.dismiss(False)


def offer_copy(
    desk: Desk, bank_id: str, *, again: Callable[[], object], tell: Callable[[str], object]
) -> tuple[OwnCopyScreen, Callable[[bool | None], None]]:
    """The screen to push, and what is to be done with its answer.

    Args:
        again: what could not be done with the program's own bank.
        tell: says why the copy could not be made.
    """

    def decided(wished: bool | None) -> None:
        if not wished:
            return
        try:
            copy_for_me(desk, bank_id)
        except BankError as error:
            tell(str(error))
            return
        again()

    return OwnCopyScreen(), decided
