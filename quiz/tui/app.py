"""The application: holds the desk and changes screens."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Protocol

from textual.binding import BindingType
from textual.types import CSSPathType

from quiz.errors import QuizError
from quiz.tui import commands
from quiz.tui.base import HERE, BaseApp
from quiz.tui.collecting import put_by
from quiz.tui.screens.home import HomeScreen
from quiz.tui.themes import EVENING, WORDS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.screen import Screen

    from quiz.desk import Desk
    from quiz.study.session import Session


LONGEST_STANDSTILL = 1.0
"""Seconds the screen may stand still while another program writes to the database; then it says so."""


GREETING = 60.0
"""Seconds for which it stays told that answers are gone: time enough to write a name down."""


class Roster(Protocol):
    """The learners of this machine, and how one sits down."""

    current: str
    """Who sits here; the empty name is the machine's own learner."""

    def names(self) -> Sequence[str]:
        """All learners that ever sat here."""

    def seat(self, name: str) -> Desk:
        """The desk of a learner, made where there is none; :attr:`current` is that learner now.

        Raises:
            QuizError: the name cannot be one, or the learner's data cannot be used.
        """


class QuizApp(BaseApp):
    """sco-quiz on the screen.

    Args:
        desk: the library and the store.
        start, straight, limit: see :func:`quiz.tui.run`.
        tour: greet with the tour.
        roster: the learners; None where there is nobody to change to.
        ask_who: let the learner be picked before anything else.
        first: what to do once home stands, such as beginning an exam.
    """

    CSS_PATH: ClassVar[CSSPathType | None] = [HERE / "app.tcss", HERE / "screens" / "home.tcss"]
    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings((commands.TOUR,))]
    everywhere = (commands.HELP, commands.THEME, commands.TOUR, commands.QUIT)

    def __init__(
        self,
        desk: Desk,
        *,
        start: str | None = None,
        straight: bool = False,
        limit: int | None = None,
        tour: bool = False,
        roster: Roster | None = None,
        ask_who: bool = False,
        first: Callable[[QuizApp], None] | None = None,
    ) -> None:
        super().__init__()
        self.desk = desk
        desk.reading = None  # what told of it on the terminal would write over the screens; home tells of it
        desk.store.be_quick(LONGEST_STANDSTILL)
        self._first = first
        self.roster, self._tour, self._ask_who = roster, tour, ask_who
        self._start, self._straight, self._limit = start, straight, limit
        self.wear_settings()

    def get_default_screen(self) -> Screen[None]:
        """Home is the ground all other screens stand on."""
        return HomeScreen()

    def on_mount(self) -> None:
        """Go into studying at once, if so asked."""
        self._greet()
        if self._first is not None:
            self._first(self)
        elif self._straight:
            self.study(self._start, self._limit)
        elif self._ask_who:
            self.action_learners()
        elif self._tour:
            self.action_tour()

    def _greet(self) -> None:
        if self.desk.greeting:
            self.say(self.desk.greeting, "error", GREETING)

    def action_tour(self) -> None:
        """Show the greeting of a first start."""
        from quiz.tui.screens.tour import TourScreen

        if not isinstance(self.screen, TourScreen):
            self.push_screen(TourScreen())

    def action_learners(self) -> None:
        """Pick who learns here now; nothing where the program was started for one alone."""
        from quiz.tui.screens.pick import Choice, PickScreen

        roster = self.roster
        if roster is None or isinstance(self.screen, PickScreen):
            return
        me = Choice("", "Myself", "who starts it without a name")
        choices = [me, *(Choice(name, name) for name in roster.names())]

        def sit_down(name: str | None) -> None:
            if name is not None and name != roster.current:
                self.seat(name)

        self.push_screen(PickScreen("Who learns?", choices, roster.current, added=self.seat), sit_down)

    def seat(self, name: str) -> bool:
        """Change to a learner's desk; whether that could be done, else it is said why not."""
        if self.roster is None:
            return False
        try:
            desk = self.roster.seat(name)
        except QuizError as error:
            self.tell(error)
            return False
        try:
            self.desk.close()
        except QuizError as error:  # it is closed all the same, and the other learner sits down
            self.desk.notice = str(error)
        if self.desk.notice:
            self.notify(self.desk.notice, severity="warning", markup=False)
        self.desk = desk
        desk.store.be_quick(LONGEST_STANDSTILL)
        self.wear_settings()
        self._greet()
        return True

    def wear_settings(self) -> None:
        """Put on the theme the learner chose once; the usual one where it is unknown."""
        wished = getattr(self.desk.settings, "theme", EVENING.name)
        self.theme = wished if wished in WORDS else EVENING.name

    def theme_chosen(self, name: str) -> None:
        """Remember the theme in the learner's settings."""
        from quiz.desk.tuning import save
        from quiz.settings import changed

        try:
            save(self.desk, changed(self.desk.settings, theme=name))
        except QuizError as error:
            self.tell(error)

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
            self.leave_for(bank_id)
        else:
            from quiz.tui.modes import nothing_waits

            self.say(nothing_waits(self, bank_id), seconds=12)

    def sit(self, session: Session) -> None:
        """Show the study screen for a session."""
        from quiz.tui.screens.study import StudyScreen

        self.clear_notifications()  # said of the list of banks; in a sitting the panel speaks
        self.go_home()
        put_by()  # over a large library a sitting is large
        self.push_screen(StudyScreen(self.desk, session))

    def leave_for(self, bank_id: str | None) -> None:
        """What is studied now, for home's cursor; None for all banks."""
        home = self.screen_stack[0]
        if isinstance(home, HomeScreen):
            home.left_for(bank_id)

    def action_modes(self) -> None:
        """Choose a mode for the bank at home's cursor, or for all."""
        from quiz.tui.screens.modes import ModesScreen

        at = getattr(self.screen, "_at_cursor", None)
        shelf = at() if at is not None else None
        self.push_screen(ModesScreen(shelf.bank_id if shelf is not None and not shelf.error else None))

    def go_home(self) -> None:
        """Back to the list of banks."""
        while len(self.screen_stack) > 1:
            self.pop_screen()
