"""A large library at a glance: the banks as the index has them, before anybody looks at the files."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from quiz.desk.indexing import place
from quiz.desk.overview import Row, rows
from quiz.desk.shelving import Shelf, by_waiting, counted
from quiz.paths import path_named
from quiz.study.queue import LEARN_AHEAD

if TYPE_CHECKING:
    from quiz.desk.desk import Desk

MANY = 100
"""Below so many banks nothing is won: the whole overview takes a few milliseconds."""

_Named = tuple[str, str, bytes, int]
"""Title, id and raw path of a bank, and what waits in it, as ``Store.indexed_names`` has it."""


class Glance(Sequence[Row]):
    """The rows of :func:`quiz.desk.overview.overview` with the figures of the first alone.

    The others are made when they are asked for, and have names only. Files that changed, came or went
    since the index was made are not noticed; those that cannot be used are not in the index.

    Args:
        first: the first rows, counted.
        names: what the store has of all banks, in the order they are shown.
    """

    def __init__(self, first: Sequence[Row], names: Sequence[_Named]) -> None:
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
        title, bank_id, path, _ = self._names[at]
        return Row(Shelf(bank_id, title, _file(path)), counted=False)


def glance(desk: Desk, most: int) -> Glance | None:
    """The banks at a glance, so many of them with figures; None where the overview is as quick.

    Raises:
        StoreError: the database cannot be used.
    """
    now = desk.now()
    day = desk.calendar.day(now)
    found = desk.store.indexed_names(day, now + LEARN_AHEAD)
    if len(found) < MANY:
        return None
    if len({bank_id for _, bank_id, _, _ in found}) < len(found):
        found = _once(desk, found)
    order = _order(desk, day, found)
    first = [(title, bank_id, _file(path)) for title, bank_id, path, _ in order[:most]]
    return Glance(rows(desk, counted(desk, first), alone=True), order)


def _file(path: bytes) -> Path:
    return path_named(os.fsdecode(path))


def _once(desk: Desk, banks: list[_Named]) -> list[_Named]:
    """Of files with the same bank the one that the library has."""
    found: dict[str, _Named] = {}
    for bank in sorted(banks, key=lambda bank: place(desk.library, _file(bank[2]))):
        found.setdefault(bank[1], bank)
    return list(found.values())


def _order(desk: Desk, day: int, banks: list[_Named]) -> list[_Named]:
    """The banks as :func:`quiz.desk.shelving.by_waiting` has them, of which few are counted for it.

    What a bank has of due and new questions says where it stands, save where today's limit or an exam's plan
    has a say.
    """
    no_new = desk.settings.new_per_day == 0
    limited = desk.store.new_introduced(day).keys() | desk.store.plans().keys()
    if limited or no_new:
        some = [(title, bank_id, _file(path)) for title, bank_id, path, _ in banks if bank_id in limited]
        exact = {shelf.bank_id: by_waiting(shelf)[0] for shelf in counted(desk, some)} if some else {}
        banks = [
            (title, bank_id, path, exact.get(bank_id, 2 if waits == 1 and no_new else waits))
            for title, bank_id, path, waits in banks
        ]
    return sorted(banks, key=lambda bank: (bank[3], bank[0].casefold(), bank[1]))
