"""The index of bank files, so that the home screen needs no parsing, and what is due in them."""

from __future__ import annotations

import os
import sqlite3
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from quiz.store import cards
from quiz.store.database import Database
from quiz.study.progress import Counts

_DUE = """(card.phase IN ('learning', 'relearning') AND card.due_at <= ?
    OR card.phase = 'review' AND card.due_day <= ?)"""
_ASKED = "(coalesce(mark.suspended, 0) = 0 AND mark.buried_day IS NOT ?)"
_COUNTS = f"""
    SELECT shelf.path,
        coalesce(sum({_ASKED} AND {_DUE}), 0),
        coalesce(sum({_ASKED} AND q.question_id IS NOT NULL AND coalesce(card.phase, 'new') = 'new'), 0),
        coalesce(sum(card.phase = 'review'), 0),
        count(q.question_id)
    FROM shelf
    LEFT JOIN shelf_question AS q ON q.shelf = shelf.id
    LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id
    GROUP BY shelf.id ORDER BY shelf.path"""


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedBank:
    """What is remembered of a bank file; good as long as size and time are the file's.

    Attributes:
        path: the file.
        size: bytes.
        mtime_ns: when it was changed, in nanoseconds since 1970.
        questions: their ids, in the order of the file.
    """

    path: Path
    size: int
    mtime_ns: int
    bank_id: str
    title: str
    questions: tuple[str, ...]


def get(database: Database, path: Path) -> IndexedBank | None:
    """What is remembered of a file, or None."""
    found = database.read(
        "SELECT size, mtime_ns, bank_id, title, id FROM shelf WHERE path = ?",
        os.fsencode(path),
    )
    if not found:
        return None
    [(size, mtime_ns, bank_id, title, shelf)] = found
    rows = database.read("SELECT question_id FROM shelf_question WHERE shelf = ? ORDER BY place", shelf)
    return IndexedBank(
        path=path,
        size=size,
        mtime_ns=mtime_ns,
        bank_id=bank_id,
        title=title,
        questions=tuple(question for (question,) in rows),
    )


def put(database: Database, bank: IndexedBank) -> None:
    """Remember a file, in place of what was remembered of it."""
    facts = (bank.size, bank.mtime_ns, bank.bank_id, bank.title)
    with database.transaction() as connection:
        _forget(connection, bank.path)
        shelf = connection.execute(
            "INSERT INTO shelf (path, size, mtime_ns, bank_id, title) VALUES (?, ?, ?, ?, ?)",
            (os.fsencode(bank.path), *facts),
        ).lastrowid
        connection.executemany(
            "INSERT INTO shelf_question (shelf, place, question_id) VALUES (?, ?, ?)",
            ((shelf, place, question) for place, question in enumerate(bank.questions)),
        )


def forget(database: Database, path: Path) -> None:
    """Forget a file; nothing happens where it is not in the index. Answers and cards stay."""
    with database.transaction() as connection:
        _forget(connection, path)


def paths(database: Database) -> list[Path]:
    """All files in the index."""
    return [Path(os.fsdecode(path)) for (path,) in database.read("SELECT path FROM shelf ORDER BY path")]


def counts(database: Database, day: int, now: datetime) -> dict[Path, Counts]:
    """The counts of every file in the index, in one query."""
    rows = database.read(_COUNTS, day, cards.to_ms(now), day, day)
    return {
        Path(os.fsdecode(path)): Counts(due, new, learned, questions)
        for path, due, new, learned, questions in rows
    }


def _forget(connection: sqlite3.Connection, path: Path) -> None:
    key = (os.fsencode(path),)
    connection.execute("DELETE FROM shelf_question WHERE shelf = (SELECT id FROM shelf WHERE path = ?)", key)
    connection.execute("DELETE FROM shelf WHERE path = ?", key)
