"""The application: holds the desk and changes screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.types import CSSPathType

from quiz.errors import QuizError
from quiz.tui.base import HERE, BaseApp
from quiz.tui.screens.home import HomeScreen

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.desk import Desk
    from quiz.study.session import Session


class QuizApp(BaseApp):
    """sco-quiz on the screen.

    Args:
        desk: the library and the store.
        start, straight, limit: see :func:`quiz.tui.run`.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = [HERE / "app.tcss", HERE / "screens" / "home.tcss"]

    def __init__(
        self, desk: Desk, *, start: str | None = None, straight: bool = False, limit: int | None = None
    ) -> None:
        super().__init__()
        self.desk = desk
        self._start, self._straight, self._limit = start, straight, limit

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
