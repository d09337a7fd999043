"""The log as other devices share it: which rows arrived here and when, and what each place holds of them.

Rows of other devices may be older than any here, so their ids do not tell what is new. Each row is numbered
when it arrives (by triggers, whoever writes it); a place is level with the log up to a number.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from quiz.errors import StoreError
from quiz.store import merging
from quiz.store.database import Database
from quiz.store.header import DAMAGED

Row = tuple[Any, ...]
"""A row of the log: which table it is of, its id, and the other columns as :data:`merging.LOG` has them."""

Key = tuple[str, str]
"""Table and id: rows with one key are one row."""

_BATCH = 5_000
_DEVICE = re.compile(r"[0-9a-f]{16}")
_PAGES = {
    table: f"SELECT number, '{table}', {', '.join(f'{table}.{column}' for column in columns)} "
    f"FROM arrival CROSS JOIN {table} ON {table}.{columns[0]} = arrival.id "
    f"WHERE number > ? AND number <= ? AND arrival.kind = '{table}'"
    for table, columns in merging.LOG.items()
}


def key_of(row: Row) -> Key:
    """The key of a row."""
    return row[0], row[1]


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose rows are all in the log.

    Attributes:
        size: in bytes.
        mtime_ns: when it was last changed, in nanoseconds; with the size it tells whether to look again.
        digest: SHA-256 of its rows, in hex.
    """

    size: int
    mtime_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a place since the last sync with it.

    Attributes:
        upto: the place holds every row that arrived here up to this number.
        files: what was taken from it, by name.
    """

    upto: int = 0
    files: Mapping[str, Taken] = field(default_factory=dict)


class SharedLog:
    """The log of one database. Every method raises StoreError when the file cannot be used."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @property
    def device(self) -> str:
        """16 hex digits that tell this file from those of other devices.

        Raises:
            StoreError: the file holds none; a folder is named by it, so nothing else will do.
        """
        found = self._database.read("SELECT value FROM meta WHERE key = 'device'")
        device = str(found[0][0]) if found else ""
        if not _DEVICE.fullmatch(device):
            raise StoreError(f"{self._database.path}: {DAMAGED}")
        return device

    def end(self) -> int:
        """The number of the row that arrived last; 0 for an empty log."""
        [(number,)] = self._database.read("SELECT coalesce(max(number), 0) FROM arrival")
        return int(number)

    def arrived(self, after: int, upto: int) -> Iterator[Row]:
        """The rows with numbers above ``after`` and up to ``upto``, in order."""
        for start in range(after, upto, _BATCH):
            end = min(start + _BATCH, upto)
            page = [row for query in _PAGES.values() for row in self._database.read(query, start, end)]
            yield from (row[1:] for row in sorted(page, key=lambda row: row[0]))

    def setups(self) -> dict[str, str]:
        """The schedulers' setups that rows name, as JSON, by id."""
        return dict(self._database.read("SELECT id, value FROM setup"))

    def merge(self, rows: Iterable[Row]) -> int:
        """Take rows that are not in the log, all or none, and what follows from them; how many were new.

        Raises:
            StoreError: a row names a setup that is nowhere.
        """
        stream, count = iter(rows), 0
        new: dict[str, set[Row]] = {table: set() for table in merging.LOG}
        with self._database.transaction() as connection:
            while batch := list(islice(stream, _BATCH)):
                for table in merging.LOG:
                    found = merging.merge(connection, table, [row[1:] for row in batch if row[0] == table])
                    count += len(found)
                    # Of a million answers only their questions are kept in memory.
                    new[table].update(("", *row[1:3]) if table == "answer" else row[:4] for row in found)
            if count:
                merging.settle(connection, {table: list(found) for table, found in new.items()})
        return count

    def memory(self, place: str) -> Memory:
        """What is remembered of a place; an empty memory where nothing is, or where it is of another log."""
        known = self._database.read(
            "SELECT upto FROM sync_place LEFT JOIN arrival ON number = upto "
            "WHERE place = ? AND last IS arrival.id",
            place,
        )
        if not known:
            return Memory()
        files = self._database.read(
            "SELECT name, size, mtime_ns, digest FROM taken_file WHERE place = ?", place
        )
        return Memory(known[0][0], {name: Taken(*taken) for name, *taken in files})

    def places(self) -> list[str]:
        """The places the log was ever synced with."""
        return [place for (place,) in self._database.read("SELECT place FROM sync_place ORDER BY place")]

    def remember(self, place: str, memory: Memory) -> None:
        """Remember that of a place, instead of what was remembered."""
        with self._database.transaction() as connection:
            connection.execute(
                "INSERT OR REPLACE INTO sync_place (place, upto, last) "
                "VALUES (?1, ?2, (SELECT id FROM arrival WHERE number = ?2))",
                (place, memory.upto),
            )
            connection.execute("DELETE FROM taken_file WHERE place = ?", (place,))
            connection.executemany(
                "INSERT INTO taken_file (place, name, size, mtime_ns, digest) VALUES (?, ?, ?, ?, ?)",
                (
                    (place, name, taken.size, taken.mtime_ns, taken.digest)
                    for name, taken in memory.files.items()
                ),
            )
