"""A large library at a glance: the banks as the index has them, before anybody looks at the files."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, overload

from quiz.desk.indexing import place
from quiz.desk.overview import Row, rows
from quiz.desk.shelving import Shelf, by_title, by_waiting, counted
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

    def __init__(self, first: Sequence[Row], names: Sequence[tuple[str, str, str]]) -> None:
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
        return Row(Shelf(bank_id, title, path_named(path)), counted=False)


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
    banks: dict[str, tuple[str, str, str, int]] = {}
    for name in found:
        known = banks.setdefault(name[1], name)
        if known is not name:
            banks[name[1]] = min(known, name, key=lambda name: place(desk.library, Path(name[2])))
    order = _order(desk, day, list(banks.values()))
    named = [(title, bank_id, path) for title, bank_id, path, _ in order]
    shelves = counted(desk, [(title, bank_id, path_named(path)) for title, bank_id, path in named[:most]])
    return Glance(rows(desk, shelves, alone=True), named)


def _order(desk: Desk, day: int, banks: list[tuple[str, str, str, int]]) -> list[tuple[str, str, str, int]]:
    """The banks as :func:`quiz.desk.shelving.by_waiting` has them, of which few are counted for it.

    What a bank has of due and new questions says where it stands, save where today's limit or an exam's plan
    has a say.
    """
    limited = desk.store.new_introduced(day).keys() | desk.store.plans().keys()
    some = [(title, bank_id, path_named(path)) for title, bank_id, path, _ in banks if bank_id in limited]
    exact = {shelf.bank_id: by_waiting(shelf)[0] for shelf in counted(desk, some)} if some else {}
    no_new = desk.settings.new_per_day == 0

    def key(bank: tuple[str, str, str, int]) -> tuple[int, tuple[str, str]]:
        title, bank_id, path, waits = bank
        waits = exact.get(bank_id, 2 if waits == 1 and no_new else waits)
        return waits, by_title((title, bank_id, path))

    return sorted(banks, key=key)
