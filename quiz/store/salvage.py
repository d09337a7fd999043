"""What can still be read of a damaged log, and how it is told from what only looks like it.

SQLite keeps no checksums, so a record that can be read need not be what was written. One is taken if

* its values are such as the program writes: ids, moments and days that fit each other, ratings, JSON;
* it was read alike wherever it was found;
* no entry of an index contradicts it, as the indexes hold its id, bank, question and day a second time.

A setup proves itself: its id is its hash. What no second place holds (rating, points, response, duration)
is only as good as it looks; a backup, where there is one, goes before it.
"""

from __future__ import annotations

import json
import re
import sqlite3
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from quiz.store import events
from quiz.store.merging import LOG
from quiz.store.pages import Pages, Record
from quiz.study.modes import MODES
from quiz.study.setup import Setup, parse_setup

Progress = Callable[[float], None]
"""Told how much is done, 0 to 1."""

_ID, _SETUP_ID = re.compile(r"[0-9a-f]{32}"), re.compile(r"[0-9a-f]{16}")
_EPOCH_DAY, _DAY = 719_163, 86_400_000  # 1970-01-01 as a date's ordinal; milliseconds
_SLACK = 2  # days: time zones and the hour at which a study day begins
_LATER = (None, "study", "", 0, 1, None)  # `before` and the columns that came later, where a row has none
_FIRST = 10  # columns an answer had first
_MODES = {mode.name for mode in MODES} | {"import"}
_KINDS = (events.RESET, events.TUNED, events.CARD, events.MARK, events.PLAN)
_BATCH = 500  # pages

_STAGED = {table: (*columns,) for table, columns in LOG.items()} | {
    "entry": ("bank_id", "question_id", "day", "id"),
}


@dataclass(slots=True)
class Salvage:
    """What was found.

    Attributes:
        found: rows taken, by table.
        doubtful: records that were read and refused.
        unread: records that began and could not be read.
    """

    found: dict[str, int]
    doubtful: int
    unread: int


def stage(connection: sqlite3.Connection, path: Path, progress: Progress | None = None) -> Salvage:
    """Read a file's log into temporary tables ``staged_answer`` and so on; the file is left as it is.

    Raises:
        OSError: it cannot be read at all.
        sqlite3.Error: the temporary tables cannot be written.
    """
    for table, columns in _STAGED.items():
        connection.execute(f"CREATE TEMP TABLE staged_{table} ({', '.join(columns)})")
    if not path.is_file():
        return Salvage(dict.fromkeys(LOG, 0), 0, 0)
    with Pages(path) as pages:
        refused = 0
        for first in range(1, pages.number + 1, _BATCH):
            batch: dict[str, list[Record]] = {table: [] for table in _STAGED}
            for number in range(first, min(first + _BATCH, pages.number + 1)):
                for record in pages.records(number):
                    table, row = _sorted(record)
                    if row is not None:
                        batch[table].append(row)
                    elif table:
                        refused += 1
            for table, rows in batch.items():
                places = ", ".join("?" * len(_STAGED[table]))
                connection.executemany(f"INSERT INTO staged_{table} VALUES ({places})", rows)
            if progress is not None:
                progress(min(1.0, (first + _BATCH) / pages.number))
        unread = pages.unread
    doubtful = refused + sum(_once_each(connection, table) for table in LOG)
    doubtful += _uncontradicted(connection)
    found = {table: connection.execute(f"SELECT count(*) FROM staged_{table}").fetchone()[0] for table in LOG}
    return Salvage(found, doubtful, unread)


def merge_staged(connection: sqlite3.Connection, fallback: Setup) -> dict[str, int]:
    """Add what is staged to the log; how many rows of each table were new there.

    A row that is there already stays. An answer whose setup was lost, and whose card nothing tells of, is
    scheduled by ``fallback``, so that no question is taken for a new one.
    """
    add = "INSERT OR IGNORE INTO {table} ({columns}) SELECT {columns} FROM staged_{table} WHERE true"
    new: dict[str, int] = {}
    for table, columns in LOG.items():
        if table == "answer":
            _give_setups(connection, fallback)
        known = ""
        if table == "void":  # what was taken back must be there, or a damaged id would stay forever
            known = (
                " AND (EXISTS (SELECT 1 FROM answer WHERE id = staged_void.answer_id)"
                " OR EXISTS (SELECT 1 FROM event WHERE id = staged_void.answer_id))"
            )
        if table == "event":
            known = (
                f" AND (kind != '{events.TUNED}' "
                "OR EXISTS (SELECT 1 FROM setup WHERE id = json_extract(staged_event.value, '$')))"
            )
        statement = add.format(table=table, columns=", ".join(columns)) + known
        new[table] = connection.execute(statement).rowcount
    return new


def _give_setups(connection: sqlite3.Connection, fallback: Setup) -> None:
    connection.execute(
        "UPDATE staged_answer SET setup = NULL "
        "WHERE setup IS NOT NULL AND NOT EXISTS (SELECT 1 FROM setup WHERE setup.id = staged_answer.setup)"
    )
    connection.execute("CREATE INDEX temp.staged_event_kind ON staged_event (bank_id, question_id, kind)")
    placed = (
        "SELECT 1 FROM {table} AS e WHERE e.kind = 'card' "
        "AND e.bank_id = staged_answer.bank_id AND e.question_id = staged_answer.question_id"
    )
    orphaned = (
        "scheduled AND setup IS NULL "
        f"AND NOT EXISTS ({placed.format(table='staged_event')}) "
        f"AND NOT EXISTS ({placed.format(table='event')})"
    )
    if connection.execute(f"SELECT 1 FROM staged_answer WHERE {orphaned} LIMIT 1").fetchone():
        events.know(connection, fallback)
        connection.execute(f"UPDATE staged_answer SET setup = ? WHERE {orphaned}", (fallback.id,))


def _once_each(connection: sqlite3.Connection, table: str) -> int:
    """Keep one of those that were read alike, none of those that were read differently; how many of these."""
    columns = ", ".join(LOG[table])
    key = LOG[table][0]
    connection.execute(f"CREATE TEMP TABLE once AS SELECT DISTINCT {columns} FROM staged_{table}")
    differing = connection.execute(
        f"DELETE FROM once WHERE {key} IN (SELECT {key} FROM once GROUP BY {key} HAVING count(*) > 1)"
    ).rowcount
    connection.execute(f"DROP TABLE staged_{table}")
    connection.execute(f"ALTER TABLE once RENAME TO staged_{table}")
    connection.execute(f"CREATE UNIQUE INDEX temp.staged_{table}_id ON staged_{table} ({key})")
    return differing


def _uncontradicted(connection: sqlite3.Connection) -> int:
    """Drop answers and events that an index has otherwise; how many.

    A row without its entry, and an entry without its row, that are nearly the same, are one that was damaged.
    Where only one of them is there, the other was lost, and says nothing.
    """
    connection.execute("CREATE INDEX temp.staged_entry_all ON staged_entry (id, bank_id, question_id, day)")
    dropped = 0
    for table, day in (("answer", "day"), ("event", "NULL")):
        lone = f"""SELECT id, bank_id, question_id, {day} FROM staged_{table} AS r WHERE NOT EXISTS (
            SELECT 1 FROM staged_entry AS e WHERE e.id = r.id AND e.bank_id = r.bank_id
            AND e.question_id = r.question_id AND e.day IS {"r.day" if table == "answer" else "NULL"})"""
        entries = f"""SELECT id, bank_id, question_id, day FROM staged_entry AS e
            WHERE day IS {"NOT NULL" if table == "answer" else "NULL"} AND NOT EXISTS (
            SELECT 1 FROM staged_{table} AS r WHERE r.id = e.id AND r.bank_id = e.bank_id
            AND r.question_id = e.question_id{" AND r.day = e.day" if table == "answer" else ""})"""
        rows = connection.execute(lone).fetchall()
        if not rows:
            continue
        contradicted = _contradicted(rows, connection.execute(entries))
        connection.executemany(f"DELETE FROM staged_{table} WHERE id = ?", ((id_,) for id_ in contradicted))
        dropped += len(contradicted)
    return dropped


def _contradicted(rows: Iterable[tuple[Any, ...]], entries: Iterable[tuple[Any, ...]]) -> list[str]:
    by_id: set[str] = set()
    by_rest: dict[tuple[Any, ...], list[str]] = {}
    for id_, *rest in entries:
        by_id.add(id_)
        by_rest.setdefault(tuple(rest), []).append(id_)
    return [
        id_
        for id_, *rest in rows
        if id_ in by_id or any(_near(id_, other) for other in by_rest.get(tuple(rest), ()))
    ]


def _near(one: str, other: str) -> bool:
    """Whether two ids differ as by damage: two that are of two answers differ in most of their digits."""
    return sum(a != b for a, b in zip(one, other, strict=True)) <= 8


def _sorted(record: Record) -> tuple[str, Record | None]:
    """The table a record is of, ``""`` for those of no interest; its row, None where it cannot be right."""
    width = len(record)
    match record:
        case (str(id_), _, _, _, *_) if width >= _FIRST and _ID.fullmatch(id_):
            return "answer", _answer(record)
        case (str(id_), str(), str(), str(), _, _) if _ID.fullmatch(id_):
            return "event", record if _is_event(record) else None
        case (str(id_), int()) if _ID.fullmatch(id_):
            return "void", record
        case (str(id_), str(value)) if _SETUP_ID.fullmatch(id_):
            return "setup", record if _is_setup(id_, value) else None
        case (str(), str(), int(), str(id_)) if _ID.fullmatch(id_):
            return "entry", record
        case (str(bank), str(question), str(id_)) if _ID.fullmatch(id_):
            return "entry", (bank, question, None, id_)
    return "", None


def _answer(record: Record) -> Record | None:
    row = (record + _LATER[len(record) - _FIRST + 1 :] if len(record) < len(LOG["answer"]) else record)[
        : len(LOG["answer"])
    ]
    match row:
        case (
            str(),
            str(bank),
            str(question),
            int(at),
            int(day),
            int(rating),
            int() | float() as points,
            str(response),
            int(duration),
            None | str() as before,
            str(mode),
            str(),
            0 | 1,
            0 | 1,
            None | str() as setup,
        ) if (
            bank
            and question
            and abs(day - at // _DAY - _EPOCH_DAY) <= _SLACK
            and 1 <= rating <= 4
            and 0 <= points <= 1
            and duration >= 0
            and mode in _MODES
            and (setup is None or _SETUP_ID.fullmatch(setup))
            and _is_texts(response)
            and (before is None or _is_card(before, bank, question))
        ):
            return (*row[:6], float(points), *row[7:])
    return None


def _is_texts(text: str) -> bool:
    found = _parsed(text)
    return isinstance(found, list) and all(isinstance(one, str) for one in found)


def _is_card(text: str, bank_id: str, question_id: str) -> bool:
    found = _parsed(text)
    return isinstance(found, list) and len(found) >= 12 and found[:2] == [bank_id, question_id]


def _is_event(record: Record) -> bool:
    _, kind, bank, question, at, text = record
    if kind not in _KINDS or not isinstance(at, int) or not isinstance(text, str):
        return False
    value = _parsed(text)
    match kind:
        case events.RESET:
            return value is None and text == "null"
        case events.TUNED:
            return isinstance(value, str) and bank == question == ""
        case events.CARD:
            return isinstance(value, list) and len(value) >= 13 and value[:2] == [bank, question]
        case events.MARK:
            return isinstance(value, dict) and value.keys() >= {"suspended", "buried_day", "flag"}
        case _:
            return isinstance(value, dict) and "by_day" in value


def _is_setup(id_: str, text: str) -> bool:
    try:
        return parse_setup(text).id == id_
    except ValueError:
        return False


def _parsed(text: str) -> object:
    """What a JSON text says; an empty tuple, which JSON cannot say, where it is none."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError):
        return ()
