"""The log as a whole: what other devices have of it, and everything made anew from it.

What only this needs is imported when it is called for: a screen starts without it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from quiz.store import answers, events, sums
from quiz.store.database import Database
from quiz.study.card import Card, Rating

if TYPE_CHECKING:
    from quiz.store import merging
    from quiz.store.shared import SharedLog
    from quiz.study.calendar import Calendar
    from quiz.study.past import PastAnswer
    from quiz.study.setup import Setup


class WholeLog:
    """The part of :class:`quiz.store.store.Store` that reads or rewrites all there is.

    Each method is one transaction, and raises :class:`quiz.errors.StoreError` when the file cannot be used.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def tune(self, setup: Setup) -> int:
        """Reckon every card's memory by other parameters; due days stay. How many cards changed."""
        from quiz.store import replaying

        with self._database.transaction() as connection:
            events.tuned(connection, setup)
            return replaying.rebuild(connection)

    def histories(self) -> dict[tuple[str, str], list[tuple[int, Rating]]]:
        """For each question the answers that count for its memory: study day and rating, in order."""
        from quiz.store import replaying
        from quiz.study.replay import since_reset

        with self._database.transaction() as connection:
            found = {key: since_reset(entries) for key, entries in replaying.Log(connection).questions()}
        return {key: history for key, history in found.items() if history}

    def rows(self, table: str) -> Iterator[merging.Row]:
        """All rows of a table of the log (:data:`quiz.store.merging.LOG`), by id."""
        from quiz.store import merging

        with self._database.transaction() as connection:
            yield from merging.rows(connection, table)

    def merge(self, log: Mapping[str, Iterable[merging.Row]]) -> dict[str, int]:
        """Take rows of another device's log; how many of each table were new.

        A union by id: any order, any number of times, all or nothing. Cards, marks, plans and sums are
        brought up to it.

        Raises:
            StoreError: a row is none.
        """
        from quiz.store import merging

        with self._database.transaction() as connection:
            new = {
                table: merging.merge(connection, table, log[table]) for table in merging.LOG if table in log
            }
            merging.settle(connection, new)
        return {table: len(found) for table, found in new.items()}

    def import_history(
        self, bank_id: str, past: Sequence[PastAnswer], setup: Setup, calendar: Calendar
    ) -> tuple[int, int]:
        """Take answers given in another tool, scheduled anew; how many were new, and how many were there.

        Each keeps its moment, so the same history never counts twice, nor does an answer that was given here,
        went out with its bank and comes home.
        """
        from quiz.store import merging

        with self._database.transaction() as connection:
            rows = answers.import_past(connection, bank_id, past, setup, calendar)
            new = merging.merge(connection, "answer", rows)
            merging.settle(connection, {"answer": new})
        return len(new), len(past) - len(new)

    def rebuild(self) -> int:
        """Make all that is derived anew from the log; how many cards changed."""
        from quiz.store import replaying

        with self._database.transaction() as connection:
            changed = replaying.rebuild(connection)
            replaying.rebuild_marks(connection)
            sums.count_all(connection)
        return changed

    def drift(self) -> list[tuple[tuple[str, str], Card | None, Card | None]]:
        """Cards that are not what the log says: question, what is kept, what it should be."""
        from quiz.store import replaying

        with self._database.transaction() as connection:
            return replaying.drift(connection)

    @property
    def shared(self) -> SharedLog:
        """The log as it is shared with other devices."""
        from quiz.store.shared import SharedLog

        return SharedLog(self._database)

    def sums_are_off(self) -> bool:
        """Whether the sums over the log are not what the log says."""
        with self._database.transaction() as connection:
            return sums.are_off(connection)

    @property
    def device(self) -> str:
        """16 hex digits that tell this file from those of other devices."""
        return self.shared.device
