"""What syncing needs of a learner's log, and what it remembers of the places it synced with."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

Row = tuple[str | int | float | None, ...]
"""A row of the log: which table it is of, its id, and the other columns in the order of ``rows.TABLES``."""

Key = tuple[str, str]
"""Table and id: rows with one key are one row."""


def key_of(row: Row) -> Key:
    """The key of a row."""
    return str(row[0]), str(row[1])


@dataclass(frozen=True, slots=True)
class Taken:
    """A file whose rows are all in the log.

    Attributes:
        size: in bytes.
        mtime_ns: when it was last changed, in nanoseconds; with the size it tells whether to look again.
        digest: SHA-256 of its rows.
    """

    size: int
    mtime_ns: int
    digest: str


@dataclass(frozen=True, slots=True)
class Memory:
    """What is remembered of a place since the last sync with it.

    Attributes:
        upto: the place holds every row that arrived in the log up to this number.
        files: what was taken from it, by name.
    """

    upto: int = 0
    files: Mapping[str, Taken] = field(default_factory=dict)


class Log(Protocol):
    """A learner's log. Rows are numbered in the order in which they arrived on this device, from 1 on."""

    @property
    def device(self) -> str:
        """The device's id: 16 hex digits."""

    def end(self) -> int:
        """The number of the row that arrived last; 0 for an empty log."""

    def arrived(self, after: int, upto: int) -> Iterator[Row]:
        """The rows with numbers above ``after`` and up to ``upto``, in order."""

    def setups(self) -> Mapping[str, str]:
        """The schedulers' setups that rows name, as JSON, by id."""

    def merge(self, rows: Iterable[Row]) -> int:
        """Put rows into the log that are not in it, all or none; how many were new."""

    def memory(self, place: str) -> Memory:
        """What is remembered of a place; an empty memory of one that is unknown."""

    def remember(self, place: str, memory: Memory) -> None:
        """Remember that of a place, instead of what was remembered."""
