"""The home screen: today, and the banks with what waits in them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.widgets import Input, OptionList, Static
from textual.worker import get_current_worker

from quiz.desk.glance import Glance, glance
from quiz.desk.overview import details, overview
from quiz.desk.search import Filter, Index
from quiz.errors import QuizError, StoreBusy
from quiz.tui import commands
from quiz.tui.base import stands
from quiz.tui.collecting import IDLE, collect_all
from quiz.tui.commands import Command
from quiz.tui.screens.doors import Doors
from quiz.tui.text import one_line
from quiz.tui.widgets.banklist import BankList
from quiz.tui.widgets.fitted import Fitted
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.search import SearchField
from quiz.tui.widgets.shelf import shelf_details, shelf_head

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

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

WIDE = 118
"""From so many columns on the bank at the cursor is told of beside the list."""

FOOT = (
    commands.SHOW_ALL,
    commands.STUDY,
    commands.STUDY_ALL,
    commands.SEARCH,
    commands.MODES,
    commands.REFRESH,
    commands.LEAVE_APP,
    commands.REWRITE,
    commands.FILTER_BANKS,
    commands.PALETTE,
    commands.PROGRESS,
    commands.REVIEW_BANK,
    commands.SETTINGS,
    commands.LEARNERS,
    commands.BROWSE,
    commands.THEME,
)
"""The footer, in an order by which what falls off a narrow one is missed least; the lines of eighty columns
are full with it."""


WHILE_SEARCHING = (
    commands.STUDY_FOUND,
    commands.LISTED,
    commands.SHOW_ALL,
    commands.PALETTE,
    commands.HELP,
)


class HomeScreen(Doors):
    """Where the learner chooses what to study."""

    BINDINGS: ClassVar[list[BindingType]] = [*commands.bindings(commands.ON_HOME)]
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-normal"), (WIDE, "-wide")]  # noqa: RUF012 - as in Textual
    AUTO_FOCUS = "#banks"

    def __init__(self) -> None:
        super().__init__()
        self.index = Index(())
        self.rows: Sequence[Row] = ()  # those shown
        self.filter = Filter.ALL
        self.offers: tuple[Command, ...] = commands.ON_HOME
        self._outlooks: dict[str, Outlook | None] = {}
        self._pending = self._looked = False
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
            if rows is None:
                return False
            self._sit_down()
            self._show(rows, _today(desk.streak_days(), desk.answered_today()))
        except QuizError:  # asking for all will meet it again, and tell
            return False
        self.call_after_refresh(self._look, desk)
        return True

    @work(thread=True, exclusive=True)
    def _look(self, desk: Desk) -> None:
        """Ask for everything while the screen can be used: an act of the learner reads its files itself."""
        worker = get_current_worker()
        try:
            found: list[Row] | QuizError = overview(desk)
        except QuizError as error:
            found = error
        if not worker.is_cancelled:
            self.app.call_from_thread(self._looked_at, desk, found)

    def _looked_at(self, desk: Desk, found: list[Row] | QuizError) -> None:
        """Show what the files say, unless all was asked for meanwhile, or will be when home is back."""
        if not stands(self) or desk is not self.app.desk or not self.is_current:
            return
        if not isinstance(self.index.rows, Glance):
            return
        if isinstance(found, QuizError):
            self._failed(found)
        else:
            self.index = Index(found, self._tags)
            self.set_class(not found, "-empty")
            self._list(likest=False)

    def _reload_here(self) -> None:
        if self.is_current:
            self.reload()

    def reload(self) -> None:
        """Ask the desk for the banks and today's figures; keep the cursor on its bank."""
        desk = self.app.desk
        try:
            found = overview(desk)
            rows = found if self._sit_down() else self._as_before(found)
            self._show(rows, _today(desk.streak_days(), desk.answered_today()))
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
        places = {_name_of(row): place for place, row in enumerate(self.index.rows)}
        return sorted(rows, key=lambda row: places.get(_name_of(row), len(places)))

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

    def _tags(self) -> Mapping[Path, Iterable[str]]:
        """The tags of each bank; none where the database cannot be read just now."""
        try:
            return self.app.desk.store.tags()
        except QuizError as error:
            self.app.tell(error)
            return {}

    # -- which banks are shown ------------------------------------------------------------------------

    @property
    def _query(self) -> str:
        return self.query_one(SearchField).value

    @property
    def _narrowed(self) -> bool:
        return bool(self._query) or self.filter is not Filter.ALL

    def _list(self, *, likest: bool = True) -> None:
        """Show the banks that pass; the cursor stays on its bank while that is among them.

        Args:
            likest: where something is sought, the cursor goes to the first found.
        """
        banks = self.query_one("#banks", BankList)
        before = self._row()
        self.rows = rows = self.index.find(self._query, self.filter)
        banks.show(rows)
        if rows:
            kept = _name_of(before) if before and not (likest and self._query) else None
            place = next((i for i, row in enumerate(rows) if _name_of(row) == kept), 0) if kept else 0
            banks.highlighted = place
        self._show_found()
        self._show_keys()
        self._rest()

    def _show_found(self) -> None:
        """How many are shown, and why not all."""
        found = self.query_one("#found", Static)
        found.display = self._narrowed
        if self._narrowed:
            kind = f"Filter: {self.filter.value}" if self.filter is not Filter.ALL else ""
            count = f"{len(self.rows)} of {len(self.index.rows)} banks"
            line = " · ".join(part for part in (kind, count) if part)
            found.update(Content.styled(line, "$text-warning"))

    def action_search(self) -> None:
        """Open the field."""
        if self.index.rows:
            self.add_class("-searching")
            self.query_one(SearchField).focus()

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._list()

    @on(Input.Submitted)
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_study_found()

    def action_study_found(self) -> None:
        """Study the bank that was sought; back from there the keys are the list's."""
        self.action_listed()
        self.action_study()

    def action_listed(self) -> None:
        """Leave the field to the list."""
        self.query_one("#banks").focus()

    def on_descendant_focus(self) -> None:
        """The footer names the keys that work now: in the field letters are typed."""
        self._show_keys()

    @on(SearchField.Moved)
    def _moved(self, event: SearchField.Moved) -> None:
        event.stop()
        banks = self.query_one("#banks", OptionList)
        if event.to_list:
            self.action_listed()
        elif event.step > 0:
            banks.action_cursor_down()
        else:
            banks.action_cursor_up()

    def action_filter(self, step: int) -> None:
        """The next filter."""
        if isinstance(self.index.rows, Glance):
            self.reload()
        self.filter = self.filter.turned(step)
        self._list()

    def action_show_all(self) -> None:
        """Leave search and filter."""
        self.filter = Filter.ALL
        self.remove_class("-searching")
        search = self.query_one(SearchField)
        with self.prevent(Input.Changed):
            search.value = ""
        self.query_one("#banks").focus()
        self._list()

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

    def _show_keys(self) -> None:
        """Offer only what makes sense with these banks."""
        no_bank = (
            *(commands.STUDY, commands.STUDY_ALL, commands.SEARCH, commands.FILTER_BANKS, commands.MODES),
            *(commands.BROWSE, commands.REVIEW_BANK, commands.PROGRESS, commands.REWRITE),
        )
        useless: list[Command] = [commands.FILTER_BANKS_BACK]
        useless += [] if self.index.rows else no_bank
        useless += [] if self._narrowed else [commands.SHOW_ALL]
        useless += [] if self.app.roster is not None else [commands.LEARNERS]
        self.offers = tuple(command for command in commands.ON_HOME if command not in useless)
        if self.query_one(SearchField).has_focus:
            self.query_one(".footer", Keys).offers = offers_of(WHILE_SEARCHING, typing=True)
            return
        known = (*self.offers, commands.PALETTE)
        foot = [command for command in FOOT if command in known]
        self.query_one(".footer", Keys).offers = offers_of((*foot, commands.HELP))

    def _row(self) -> Row | None:
        at = self.query_one("#banks", OptionList).highlighted
        return self.rows[at] if at is not None and at < len(self.rows) else None

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


def _name_of(row: Row) -> str | Path:
    """What a bank is known by where its file may be another, as a copy of one that came with the program."""
    return row.shelf.path if row.shelf.error else row.shelf.bank_id


def _today(streak_days: int, answered: int) -> Fitted:
    """The line about today."""
    days = f"{streak_days} day{'s' if streak_days != 1 else ''} in a row" if streak_days else "no streak yet"
    done = f"{answered} answered today" if answered else "nothing answered today yet"

    def build(width: int) -> Content:
        short = f"{answered} today" if len(days) + len(done) + 3 > width else done
        line = Content(f"{days} · {short}")
        style = "bold $text-accent"
        return line.stylize(style, 0, len(days)) if streak_days else line.stylize("$text-muted")

    return Fitted(build)
