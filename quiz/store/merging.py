"""The log as plain rows, out and in: a union by id, the same in any order and any number of times."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from typing import Any

LOG: dict[str, tuple[str, ...]] = {
    "setup": ("id", "value"),
    "answer": (
        "id", "bank_id", "question_id", "at", "day", "rating", "points", "response", "duration", "before",
        "mode", "form", "overruled", "scheduled", "setup",
    ),
    "event": ("id", "kind", "bank_id", "question_id", "at", "value"),
    "void": ("answer_id", "at"),
}  # fmt: skip
"""The tables of the log with their columns, in the order in which they are to be written."""

Row = tuple[Any, ...]


def rows(connection: sqlite3.Connection, table: str) -> Iterator[Row]:
    """All rows of a table of the log, by id."""
    columns = LOG[table]
    yield from connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY {columns[0]}")


def merge(connection: sqlite3.Connection, table: str, found: Iterable[Row]) -> list[Row]:
    """Add the rows that are not there yet; those that were new. State is not touched: see :func:`settle`."""
    columns = LOG[table]
    add = (
        f"INSERT OR IGNORE INTO {table} ({', '.join(columns)}) "
        f"SELECT {', '.join('?' * len(columns))} WHERE NOT EXISTS "
        f"(SELECT 1 FROM {table} WHERE {columns[0]} = ?)"
    )
    return [row for row in found if connection.execute(add, (*row, row[0])).rowcount > 0]


def settle(connection: sqlite3.Connection, new: dict[str, list[Row]]) -> int:
    """Bring all that is derived up to the rows that are new; how many cards changed."""
    from quiz.store import replaying

    touched: set[tuple[str, str]] = {(row[1], row[2]) for row in new.get("answer", ())}
    marked: set[tuple[str, str]] = set()
    everything = False
    for _, kind, bank_id, question_id, *_ in new.get("event", ()):
        everything |= kind == "tuned"
        (marked if kind in ("mark", "plan") else touched).add((bank_id, question_id))
    for answer_id, *_ in new.get("void", ()):
        for table in ("answer", "event"):
            touched.update(
                connection.execute(f"SELECT bank_id, question_id FROM {table} WHERE id = ?", (answer_id,))
            )
    everything |= ("", "") in touched
    if marked:
        replaying.rebuild_marks(connection, marked)
    return replaying.rebuild(connection, None if everything else touched)
