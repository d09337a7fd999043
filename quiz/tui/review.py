"""The reviewer's desk as an app of its own: it needs a bank file, and no learner."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.types import CSSPathType

from quiz.tui import commands
from quiz.tui.base import HERE, BaseApp
from quiz.tui.commands import Command
from quiz.tui.screens.review import ReviewScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.banks.reviewfile import ReviewFile


class ReviewApp(BaseApp):
    """``sco-quiz review`` on the screen."""

    CSS_PATH: ClassVar[CSSPathType | None] = [HERE / "app.tcss", HERE / "screens" / "review.tcss"]
    places: ClassVar[tuple[tuple[str, tuple[Command, ...]], ...]] = commands.REVIEW_PLACES
    answering: ClassVar[tuple[tuple[str, str], ...]] = ()
    everywhere: ClassVar[tuple[Command, ...]] = (commands.HELP, commands.THEME, commands.QUIT_REVIEW)

    def __init__(self, file: ReviewFile) -> None:
        super().__init__()
        self.file = file

    def get_default_screen(self) -> Screen[None]:
        """The desk is the ground."""
        return ReviewScreen(self.file)
