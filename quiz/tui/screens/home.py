"""The home screen: today, and the banks with what waits in them."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.worker import get_current_worker

from quiz.desk.glance import Glance, glance
from quiz.desk.indexing import MANY, unread
from quiz.desk.overview import details, overview
from quiz.desk.search import Index
from quiz.errors import QuizError, StoreBusy
from quiz.tui import commands
from quiz.tui.base import stands
from quiz.tui.collecting import IDLE, collect_all
from quiz.tui.screens.seeking import Seeking, name_of
from quiz.tui.text import one_line
from quiz.tui.widgets.banklist import BankList
from quiz.tui.widgets.fitted import Fitted
from quiz.tui.widgets.keys import Keys
from quiz.tui.widgets.search import SearchField
from quiz.tui.widgets.shelf import shelf_details, shelf_head

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.desk import Desk, Shelf
    from quiz.desk.overview import Row
    from quiz.study.plan import Outlook

EMPTY = """\
There are no banks yet.

Make one from an article, in this terminal:

    sco-quiz generate article.txt

Then come back; press r if this screen is still open."""

_AGAIN = 2.0
"""Seconds until the banks are asked for again where another program was writing to the database."""

EACH = 50
"""Bank files that are read from one word about it to the next."""

WIDE = 118
"""From so many columns on the bank at the cursor is told of beside the list."""


class HomeScreen(Seeking):
    """Where the learner chooses what to study."""

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_HOME)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - as in Textual
    AUTO_FOCUS = "#banks"

    class Read(Message):
        """So many of so many bank files are read."""

        def __init__(self, done: int, of: int) -> None:
            super().__init__()
            self.done, self.of = done, of

    def __init__(self) -> None:
        super().__init__()
        self._outlooks: dict[str, Outlook | None] = {}
        self._pending = self._looked = self._looking = False
        self._told: Row | None = None  # of which the details are shown
        self._seated: tuple[Desk, int, int] | None = None  # whose order of the banks is of when

    def compose(self) -> ComposeResult:
        self.set_class(self.app.size.width >= WIDE, "-wide")  # the first paint would come before it otherwise
        with Horizontal(id="ground"):
            with Vertical(classes="column"):
                yield Static(id="title", markup=False)
                yield Static(id="today", markup=False)
                yield SearchField(
                    placeholder="a part of a bank's name, or tag:NAME", id="search", compact=True
                )
                yield Static(id="found", markup=False)
                yield Static(id="head", markup=False)
                with Vertical(id="list"):
                    yield BankList(id="banks")
                yield Static(EMPTY, id="empty", markup=False)
            with VerticalScroll(id="details", can_focus=False):
                yield Static(id="bank", markup=False)
        yield Keys(footer=True, lines=2)

    def on_mount(self) -> None:
        """What does not change."""
        self.query_one("#head", Static).update(shelf_head())

    def on_screen_resume(self) -> None:
        """The figures are new whenever home comes into view, and another learner may sit here."""
        roster = self.app.roster
        who = one_line(roster.current) if roster and roster.current else Content("articles, remembered")
        title = Content.styled("sco-quiz", "bold $text-primary")
        self.query_one("#title", Static).update(title + "  " + who.stylize_before("$text-muted"))
        if self._looked or not self._glance():
            self.reload()
        if self._looked:
            self.set_timer(IDLE, self._tidy)
        self._looked = True

    def _tidy(self) -> None:
        """What a sitting has left behind is cleared where the learner is at rest, if so."""
        if self.is_current:
            collect_all()

    def _glance(self) -> bool:
        """Show a large library as the index has it, and look at the files behind that first painting.

        Whether that was done: of a small one, or where something is wrong, everything is asked at once.
        """
        desk = self.app.desk
        try:
            rows = glance(desk, self.app.size.height)
            if rows is not None:
                self._sit_down()
                self._show(rows, self._today())
            elif (of := unread(desk.store, desk.library)) >= MANY:
                self.index = Index(Glance((), ()), self._tags)
                self._sit_down()
                self._list()
                self._tell_read(0, of)
            else:
                return False
        except QuizError:  # asking for all will meet it again, and tell
            return False
        self._looking = True
        self.call_after_refresh(self._look, desk)
        return True

    def _today(self) -> Fitted:
        return _of_today(self.app.desk.streak_days(), self.app.desk.answered_today())

    def _tell_read(self, done: int, of: int) -> None:
        self.query_one("#today", Static).update(
            Content.styled(f"reading banks … {done:,} of {of:,}", "$text-muted")
        )

    def on_home_screen_read(self, event: Read) -> None:
        """Tell how far the look at the files is; a word that comes after its end is late."""
        event.stop()
        if self._looking:
            self._tell_read(event.done, event.of)

    @work(thread=True, exclusive=True)
    def _look(self, desk: Desk) -> None:
        """Ask for everything while the screen can be used: an act of the learner reads its files itself."""
        worker = get_current_worker()

        def told(done: int, of: int) -> None:
            if done % EACH == 0:
                self.post_message(self.Read(done, of))

        desk.reading = told
        try:
            found: list[Row] | QuizError = overview(desk)
        except QuizError as error:
            found = error
        finally:
            desk.reading = None
        if not worker.is_cancelled:
            self.app.call_from_thread(self._looked_at, desk, found)

    def _looked_at(self, desk: Desk, found: list[Row] | QuizError) -> None:
        """Show what the files say, unless all was asked for meanwhile, or will be when home is back."""
        if not stands(self):
            return
        self._looking = False
        if desk is not self.app.desk or not self.is_current or not isinstance(self.index.rows, Glance):
            return
        if isinstance(found, QuizError):
            self._failed(found)
        else:
            self.index = Index(found, self._tags)
            self.set_class(not found, "-empty")
            self._list(likest=False)
        with suppress(QuizError):  # where it was told how far the look is
            self.query_one("#today", Static).update(self._today())

    def _reload_here(self) -> None:
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Ask the desk for the banks and today's figures; keep the cursor on its bank."""
        desk, self._looking = self.app.desk, False
        try:
            found = overview(desk)
            rows = found if self._sit_down() else self._as_before(found)
            self._show(rows, self._today())
        except QuizError as error:
            self._failed(error)

    def _sit_down(self) -> bool:
        """Whether the banks may be ordered anew: the learner comes from answering, or another one does.

        Else the order stays although another bank may have become due: nobody's list shall turn around while
        a help page was read.
        """
        desk = self.app.desk
        before, self._seated = self._seated, (desk, desk.today, desk.answered_today())
        return self._seated != before or isinstance(self.index.rows, Glance)

    def _as_before(self, rows: Sequence[Row]) -> Sequence[Row]:
        """Those banks in the order they stand in; what came since is behind them."""
        places = {name_of(row): place for place, row in enumerate(self.index.rows)}
        return sorted(rows, key=lambda row: places.get(name_of(row), len(places)))

    def _failed(self, error: QuizError) -> None:
        self.app.tell(error)
        if isinstance(error, StoreBusy):
            self.set_timer(_AGAIN, self._reload_here)

    def _show(self, rows: Sequence[Row], today: Fitted | None = None) -> None:
        self.index = Index(rows, self._tags)
        if today is not None:
            self.query_one("#today", Static).update(today)
        self._outlooks.clear()
        self._told = None
        self.set_class(not rows, "-empty")
        self._list()
        self._show_details()  # at once: coming after the first layout it would bring a second one
        if self.index.rows and not self.has_class("-searching"):
            self.query_one("#banks").focus()

    # -- the bank at the cursor -----------------------------------------------------------------------

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        self._rest()

    def _rest(self) -> None:
        """Tell of the bank at the cursor, once the cursor is painted: several steps in a burst are one."""
        row = self._row()
        if not self._pending and (row is None or row != self._told):
            self._pending = True
            self.call_after_refresh(self._rested)

    def _rested(self) -> None:
        if self._pending:
            self._show_details()

    def _show_details(self) -> None:
        self._pending = False
        row = self._told = self._row()
        panel = self.query_one("#bank", Static)
        if row is None:
            panel.update("No bank is like that." if self._narrowed else "")
            return
        desk = self.app.desk
        try:
            more, view = details(desk, row), self._outlook(row)
        except QuizError as error:
            panel.update(one_line(str(error)))
            return
        panel.update(shelf_details(row, more, desk.today, view, lambda: self.has_class("-wide")))

    def _outlook(self, row: Row) -> Outlook | None:
        """The expected score of a planned bank, which takes a while, looked up once."""
        name = row.shelf.bank_id
        if row.by_day is None:
            return None
        if name not in self._outlooks:
            from quiz.desk.planning import outlook

            self._outlooks[name] = outlook(self.app.desk, name)
        return self._outlooks[name]

    def _at_cursor(self) -> Shelf | None:
        row = self._row()
        return row.shelf if row is not None else None

    @on(OptionList.OptionSelected)
    def _chosen(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        self.action_study()

    def action_refresh(self) -> None:
        """Look for new banks, and put first what waits now."""
        self._seated = None
        self.reload()
        count = len(self.index.rows)
        self.app.say(f"{count} banks" if count != 1 else "1 bank")


def _of_today(streak_days: int, answered: int) -> Fitted:
    """The line about today."""
    days = f"{streak_days} day{'s' if streak_days != 1 else ''} in a row" if streak_days else "no streak yet"
    done = f"{answered} answered today" if answered else "nothing answered today yet"

    def build(width: int) -> Content:
        short = f"{answered} today" if len(days) + len(done) + 3 > width else done
        line = Content(f"{days} · {short}")
        style = "bold $text-accent"
        return line.stylize(style, 0, len(days)) if streak_days else line.stylize("$text-muted")

    return Fitted(build)
