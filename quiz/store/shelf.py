"""The index of bank files, so that the home screen needs no parsing, and what is due in them."""

from __future__ import annotations

import json
import os
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import NamedTuple

from quiz.paths import path_named
from quiz.store import cards, sums, tags
from quiz.store.database import Database
from quiz.store.garbled import told_if_garbled
from quiz.study.progress import Counts

_FIGURES = """
    coalesce(sum(c.questions) FILTER (
        WHERE c.buried != :day AND (c.kind = 2 AND c.due <= :day OR c.kind = 1 AND c.due <= :now)), 0),
    coalesce(sum(c.questions) FILTER (WHERE c.kind = 0 AND c.buried != :day), 0),
    coalesce(sum(c.questions) FILTER (WHERE c.kind IN (2, 3)), 0),
    coalesce(sum(c.questions), 0)"""
"""Those of Counts, of a group of rows ``c`` of shelf_count."""
_FACTS = "path, size, mtime_ns, bank_id, title"
_COUNTED = "FROM shelf LEFT JOIN shelf_count AS c ON c.shelf = shelf.id {where} GROUP BY shelf.id"
_FORECAST = """
    SELECT counted.shelf, bank_id, ahead, questions FROM (
        SELECT shelf, iif(buried = :day, 1, 0) AS ahead, sum(questions) AS questions
        FROM shelf_count WHERE kind = 2 AND due <= :day {also} GROUP BY shelf, buried = :day
        UNION ALL
        SELECT shelf, due - :day, sum(questions)
        FROM shelf_count WHERE kind = 2 AND due > :day AND due < :day + :days {also}
        GROUP BY shelf, due
        UNION ALL
        SELECT shelf, iif(due < :tomorrow, buried = :day, 1 + (due - :tomorrow) / 86400000), questions
        FROM shelf_count WHERE kind = 1 {also}) AS counted
    JOIN shelf ON shelf.id = counted.shelf"""
"""Reviews up to today, and later, each part in the order of the key, so that nothing is sorted; then what is
on a step, which is due at a moment. What is buried today is hidden until tomorrow."""
_SOME = "shelf IN (SELECT id FROM shelf WHERE bank_id IN (SELECT value FROM json_each(:some)))"
_COUNTS_OF_ALL = f"SELECT path, {_FIGURES} {_COUNTED.format(where='')}"
_COUNTS_OF_SOME = f"SELECT path, {_FIGURES} " + _COUNTED.format(
    where="WHERE shelf.bank_id IN (SELECT value FROM json_each(:some))"
)
_FACTS_AND_COUNTS = f"SELECT {_FACTS}, {_FIGURES} {_COUNTED.format(where='')}"
_ANY = "EXISTS (SELECT 1 FROM shelf_count AS c WHERE c.shelf = shelf.id AND c.buried != :day AND {})"
_NAMES = (
    f"SELECT title, bank_id, path, CASE WHEN {_ANY.format('c.kind = 2 AND c.due <= :day')} "
    f"OR {_ANY.format('c.kind = 1 AND c.due <= :now')} THEN 0 "
    f"WHEN {_ANY.format('c.kind = 0')} THEN 1 ELSE 2 END FROM shelf"
)
_FORECAST_OF_ALL = _FORECAST.format(also="")
_FORECAST_OF_SOME = _FORECAST.format(also=f"AND {_SOME}")


class IndexedBank(NamedTuple):
    """What is remembered of a bank file; good as long as size and time are the file's.

    Attributes:
        path: the file.
        size: bytes.
        mtime_ns: when it was changed, in nanoseconds since 1970.
        questions: their ids, in the order of the file.
        tags: those of each question; empty where none has any.
    """

    path: Path
    size: int
    mtime_ns: int
    bank_id: str
    title: str
    questions: tuple[str, ...]
    tags: tuple[tags.Tags, ...] = ()


def get(database: Database, path: Path) -> IndexedBank | None:
    """What is remembered of a file, or None."""
    found = database.read(
        "SELECT size, mtime_ns, bank_id, title, id FROM shelf WHERE path = ?",
        os.fsencode(path),
    )
    if not found:
        return None
    [(size, mtime_ns, bank_id, title, shelf)] = found
    rows = database.read("SELECT question_id, tags FROM shelf_question WHERE shelf = ? ORDER BY place", shelf)
    lists = tags.lists(database, shelf) if any(number is not None for _, number in rows) else {}
    with told_if_garbled():
        of_each = tuple(lists[number] for _, number in rows) if lists else ()
    return IndexedBank(
        path=path,
        size=size,
        mtime_ns=mtime_ns,
        bank_id=bank_id,
        title=title,
        questions=tuple(question for question, _ in rows),
        tags=of_each,
    )


def facts(database: Database) -> dict[Path, IndexedBank]:
    """All that is in the index, but for the questions, in one query."""
    rows = database.read(f"SELECT {_FACTS} FROM shelf")
    return {
        (path := path_of(raw)): IndexedBank(path, size, mtime_ns, bank_id, title, ())
        for raw, size, mtime_ns, bank_id, title in rows
    }


def facts_and_counts(
    database: Database, day: int, now: datetime
) -> tuple[dict[Path, IndexedBank], dict[Path, Counts]]:
    """What :func:`facts` and :func:`counts` give of all files, in one query."""
    freshen(database)
    rows = database.read(_FACTS_AND_COUNTS, {"day": day, "now": cards.to_ms(now)})
    known: dict[Path, IndexedBank] = {}
    figures: dict[Path, Counts] = {}
    for raw, size, mtime_ns, bank_id, title, due, new, learned, questions in rows:
        path = path_of(raw)
        known[path] = IndexedBank(path, size, mtime_ns, bank_id, title, ())
        figures[path] = Counts(due, new, learned, questions)
    return known, figures


def put(database: Database, banks: Iterable[IndexedBank], gone: Iterable[Path] = ()) -> None:
    """Remember files, in place of what was remembered of them, and forget others; in one transaction."""
    with database.transaction() as connection:
        for path in gone:
            _forget(connection, path)
        for bank in banks:
            _put(connection, bank)


def _put(connection: sqlite3.Connection, bank: IndexedBank) -> None:
    _forget(connection, bank.path)
    [(shelf,)] = connection.execute(
        "INSERT INTO shelf (path, size, mtime_ns, bank_id, title) VALUES (?, ?, ?, ?, ?) RETURNING id",
        (os.fsencode(bank.path), bank.size, bank.mtime_ns, bank.bank_id, bank.title),
    )
    numbers = tags.put(connection, shelf, bank.tags)
    each = zip(bank.questions, bank.tags or ((),) * len(bank.questions), strict=True)
    connection.executemany(
        "INSERT INTO shelf_question (shelf, place, question_id, tags) VALUES (?, ?, ?, ?)",
        sorted(
            ((shelf, place, question, numbers[own]) for place, (question, own) in enumerate(each)),
            key=itemgetter(2),  # in the order of the table, which is quicker
        ),
    )


def names(database: Database, day: int, now: datetime) -> list[tuple[str, str, bytes, int]]:
    """Title, bank id and raw path of every file in the index, in no order, and what it has at most.

    That is 0 for something due, 1 for something new, 2 for neither: all that the order of home asks, and a
    tenth of the work of counting.
    """
    freshen(database)
    return database.read(_NAMES, {"day": day, "now": cards.to_ms(now)})


def shared(database: Database) -> dict[str, list[Path]]:
    """The bank ids that several files in the index have, with these files."""
    found: dict[str, list[Path]] = {}
    for bank_id, path in database.read(
        "SELECT bank_id, path FROM shelf WHERE bank_id IN "
        "(SELECT bank_id FROM shelf GROUP BY bank_id HAVING count(*) > 1)"
    ):
        found.setdefault(bank_id, []).append(path_of(path))
    return found


def counts(
    database: Database, day: int, now: datetime, some: Sequence[str] | None = None
) -> dict[Path, Counts]:
    """The counts of the files in the index, of all or of some bank ids: one query, after counting anew the
    banks that changed."""
    freshen(database)
    asked = {"day": day, "now": cards.to_ms(now)}
    if some is None:
        rows = database.read(_COUNTS_OF_ALL, asked)
    else:
        rows = database.read(_COUNTS_OF_SOME, {**asked, "some": json.dumps(some)})
    return {path_of(path): Counts(*figures) for path, *figures in rows}


def due_forecast(
    database: Database, day: int, days: int, tomorrow: datetime, some: Sequence[str] | None = None
) -> dict[str, list[int]]:
    """For each bank in the index, or each of some, what is due on so many days; overdue ones on the first.

    Args:
        tomorrow: the moment at which the day after ``day`` begins.
    """
    freshen(database)
    asked = {"day": day, "days": days, "tomorrow": cards.to_ms(tomorrow)}
    if some is None:
        rows = database.read(_FORECAST_OF_ALL, asked)
    else:
        rows = database.read(_FORECAST_OF_SOME, {**asked, "some": json.dumps(some)})
    files: dict[int, tuple[str, list[int]]] = {}
    for file, bank_id, ahead, count in rows:
        if ahead < days:
            files.setdefault(file, (bank_id, [0] * days))[1][ahead] += count
    found: dict[str, list[int]] = {}
    for bank_id, of_file in files.values():
        known = found.setdefault(bank_id, of_file)
        if known is not of_file:  # of files with one bank id the fuller counts
            known[:] = map(max, known, of_file)
    return found


def freshen(database: Database) -> None:
    """Count the banks anew whose cards, marks or files changed."""
    if database.read("SELECT 1 FROM shelf WHERE stale LIMIT 1"):
        with database.transaction() as connection:
            sums.count_stale(connection)


@lru_cache(16_384)
def path_of(raw: bytes) -> Path:
    """The path of a row: the very object that the library has for the file."""
    return path_named(os.fsdecode(raw))


def _forget(connection: sqlite3.Connection, path: Path) -> None:
    key = (os.fsencode(path),)
    connection.execute("DELETE FROM shelf_count WHERE shelf = (SELECT id FROM shelf WHERE path = ?)", key)
    connection.execute("DELETE FROM shelf_tags WHERE shelf = (SELECT id FROM shelf WHERE path = ?)", key)
    connection.execute("DELETE FROM shelf_question WHERE shelf = (SELECT id FROM shelf WHERE path = ?)", key)
    connection.execute("DELETE FROM shelf WHERE path = ?", key)
