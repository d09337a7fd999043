"""A large library at a glance: the banks as the index has them, before anybody looks at the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from quiz.desk.indexing import place
from quiz.desk.overview import Row, rows
from quiz.desk.shelving import Named, Shelf, by_waiting, counted
from quiz.paths import path_named
from quiz.study.queue import LEARN_AHEAD

if TYPE_CHECKING:
    from quiz.desk.desk import Desk

MANY = 100
"""Below so many banks nothing is won: the whole overview takes a few milliseconds."""


class Glance(Sequence[Row]):
    """The rows of :func:`quiz.desk.overview.overview` with the figures of the first alone.

    The others are made when they are asked for, and have names only. Files that changed, came or went
    since the index was made are not noticed; those that cannot be used are not in the index.

    Args:
        first: the first rows, counted.
        names: title, id and path of all banks, in the order they are shown.
    """

    def __init__(self, first: Sequence[Row], names: Sequence[Named]) -> None:
        self._first, self._names = first, names

    def __len__(self) -> int:
        return len(self._names)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> list[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | list[Row]:
        if isinstance(at, slice):
            return [self[i] for i in range(*at.indices(len(self)))]
        if 0 <= at < len(self._first):
            return self._first[at]
        title, bank_id, path = self._names[at]
        return Row(Shelf(bank_id, title, path), counted=False)


def glance(desk: Desk, most: int) -> Glance | None:
    """The banks at a glance, so many of them with figures; None where the overview is as quick.

    Raises:
        StoreError: the database cannot be used.
    """
    found = desk.store.indexed_names()
    if len(found) < MANY:
        return None
    banks: dict[str, tuple[str, str, str]] = {}
    for name in found:
        known = banks.setdefault(name[1], name)
        if known is not name:
            banks[name[1]] = min(known, name, key=lambda name: place(desk.library, Path(name[2])))
    now = desk.now()
    counts = desk.store.counts(desk.calendar.day(now), now + LEARN_AHEAD)  # of all, for their order
    named = [(title, bank_id, path_named(path)) for title, bank_id, path in banks.values()]
    shelves = sorted(counted(desk, named, counts), key=by_waiting)
    first = rows(desk, shelves[:most], alone=True)
    return Glance(first, [(shelf.title, shelf.bank_id, shelf.path) for shelf in shelves])
