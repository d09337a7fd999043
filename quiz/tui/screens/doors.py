"""The ways out of the home screen: to studying, and to all other screens."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.screen import Screen

if TYPE_CHECKING:
    from quiz.desk import Shelf
    from quiz.tui.app import QuizApp


class Doors(Screen[None]):
    """A screen with a bank at its cursor, from which the others are reached."""

    app: QuizApp

    def _at_cursor(self) -> Shelf | None:
        """The bank at the cursor."""
        raise NotImplementedError

    def _usable(self) -> Shelf | None:
        """The bank at the cursor; where it cannot be used it is said why."""
        shelf = self._at_cursor()
        if shelf is not None and shelf.error:
            self.app.say(shelf.error, "error", 15)
            return None
        return shelf

    def action_study(self) -> None:
        """Study the bank at the cursor, or say why it cannot be used."""
        if (shelf := self._usable()) is not None:
            self.app.study(shelf.bank_id)

    def action_study_all(self) -> None:
        """Study all banks, mixed."""
        self.app.study(None)

    def action_browse(self) -> None:
        """Read the bank's questions."""
        from quiz.tui.modes import browse

        if (shelf := self._usable()) is not None:
            browse(self.app, shelf.bank_id)

    def action_review(self) -> None:
        """Review the bank at the cursor, or a copy of it where it came with the program."""
        from quiz.desk.rewording import open_review
        from quiz.tui.screens.owncopy import open_own
        from quiz.tui.screens.review import ReviewScreen

        if (shelf := self._usable()) is None:
            return
        open_own(
            self.app,
            partial(open_review, self.app.desk, shelf.bank_id),
            lambda file: self.app.push_screen(ReviewScreen(file)),
            lambda words: self.app.say(words, "error", 15),
        )

    def action_rewrite(self) -> None:
        """List what needs rewriting."""
        from quiz.tui.screens.leeches import RewriteScreen

        self.app.push_screen(RewriteScreen(self.app.desk))

    def action_progress(self) -> None:
        """Show how it went."""
        from quiz.tui.screens.progress import ProgressScreen

        self.app.push_screen(ProgressScreen(self.app.desk))

    def action_settings(self) -> None:
        """Show the settings."""
        from quiz.tui.screens.settings import SettingsScreen

        self.app.push_screen(SettingsScreen(self.app.desk))
