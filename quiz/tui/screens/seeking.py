"""Which of home's banks are shown: search, filter, the cursor among them, and the footer that fits."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.content import Content
from textual.widgets import Input, OptionList, Static

from quiz.desk.glance import Glance
from quiz.desk.search import Filter, Index
from quiz.errors import QuizError
from quiz.tui import commands
from quiz.tui.commands import Command
from quiz.tui.screens.doors import Doors
from quiz.tui.widgets.banklist import BankList
from quiz.tui.widgets.keys import Keys, offers_of
from quiz.tui.widgets.search import SearchField

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from quiz.desk.overview import Row

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


class Seeking(Doors):
    """A list of banks that can be narrowed; what is told of the one at the cursor is a subclass's.

    Attributes:
        index: all banks.
        rows: those shown.
    """

    def __init__(self) -> None:
        super().__init__()
        self.index = Index(())
        self.rows: Sequence[Row] = ()
        self.filter = Filter.ALL
        self.offers: tuple[Command, ...] = commands.ON_HOME
        self._left_for: str | None = None

    def left_for(self, bank_id: str | None) -> None:
        """What is studied now; coming back, the cursor is on that bank. None: on the one it was on."""
        self._left_for = bank_id

    def reload(self) -> None:
        """Ask for all banks with their figures."""
        raise NotImplementedError

    def _rest(self) -> None:
        """The cursor may have come to another bank."""
        raise NotImplementedError

    def _tags(self) -> Mapping[Path, Iterable[str]]:
        """The tags of each bank; none where the database cannot be read just now."""
        try:
            return self.app.desk.store.tags()
        except QuizError as error:
            self.app.tell(error)
            return {}

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
            kept = name_of(before) if before and not (likest and self._query) else None
            places = {name_of(row): place for place, row in enumerate(rows)} if kept or self._left_for else {}
            place = places.get(self._left_for) if self._left_for is not None else None
            banks.highlighted = places.get(kept, 0) if place is None and kept is not None else place or 0
            if self.is_current and not isinstance(self.index.rows, Glance):
                self._left_for = None
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


def name_of(row: Row) -> str | Path:
    """What a bank is known by where its file may be another, as a copy of one that came with the program."""
    return row.shelf.path if row.shelf.error else row.shelf.bank_id
