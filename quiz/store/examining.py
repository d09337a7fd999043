"""What is the matter with a database file: facts for ``sco-quiz doctor``, found without changing it."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from quiz.store import copying
from quiz.store.database import ERRORS, explained
from quiz.store.header import APPLICATION_ID, FOREIGN, newer, refusal
from quiz.store.merging import LOG
from quiz.store.migrations import MIGRATIONS

Kind = Literal["missing", "empty", "strange", "newer", "unreadable", "damaged", "older", "sound"]
"""What a file is: ``strange`` is a folder, a text or another program's; ``unreadable`` is forbidden."""

_MESSAGES = 20  # of integrity_check; more tell no more


@dataclass(frozen=True, slots=True)
class Examined:
    """A database file.

    Attributes:
        why: what is to be said of a file that cannot be used.
        version: of the tables; 0 where it is not known.
        answers: how many the log has; None where they cannot be counted.
        taken_back: how many of those are taken back and count nowhere.
        complaints: what ``integrity_check`` found.
    """

    kind: Kind
    why: str = ""
    version: int = 0
    answers: int | None = None
    complaints: tuple[str, ...] = field(default=())
    taken_back: int = 0


def examine(path: Path) -> Examined:
    """Look at a file, all of it."""
    if not os.path.lexists(path):
        return Examined("missing")
    try:
        if path.is_file() and not path.stat().st_size:
            return Examined("empty")
        why = refusal(path, len(MIGRATIONS))
    except (OSError, ValueError) as error:
        return Examined("unreadable", str(error))
    if why:
        kind: Kind = (
            "newer" if "newer" in why else "strange" if not path.is_file() or why == FOREIGN else "damaged"
        )
        return Examined(kind, why)
    try:
        with closing(_reader(path)) as connection:
            return _examined(connection)
    except ERRORS as error:
        return Examined("damaged", str(error))


def _examined(connection: sqlite3.Connection) -> Examined:
    [(application,)] = connection.execute("PRAGMA application_id")
    [(version,)] = connection.execute("PRAGMA user_version")
    [(tables,)] = connection.execute("SELECT count(*) FROM sqlite_master")
    if application != APPLICATION_ID:
        if application or version or tables:
            return Examined("strange", FOREIGN)
        return Examined("empty")
    if version > len(MIGRATIONS):
        return Examined("newer", newer(version, len(MIGRATIONS)), version)
    said = [row[0] for row in connection.execute(f"PRAGMA integrity_check({_MESSAGES})")]
    complaints = tuple(line for text in said for line in text.splitlines() if not line.startswith("***"))
    if complaints != ("ok",):
        return Examined("damaged", complaints[0], version, _count(connection), complaints)
    kind: Kind = "older" if version < len(MIGRATIONS) else "sound"
    return Examined(kind, "", version, _count(connection), taken_back=_taken_back(connection))


def _count(connection: sqlite3.Connection) -> int | None:
    try:
        [(answers,)] = connection.execute("SELECT count(*) FROM answer")
    except ERRORS:
        return None
    return int(answers)


def _taken_back(connection: sqlite3.Connection) -> int:
    try:
        [(found,)] = connection.execute("SELECT count(*) FROM answer JOIN void ON void.answer_id = answer.id")
    except ERRORS:
        return 0
    return int(found)


def _reader(path: Path) -> sqlite3.Connection:
    """A connection that only reads; where not even SQLite's helpers may be put beside the file, without."""
    uri = f"{path.absolute().as_uri()}?mode=rw"
    connection = sqlite3.connect(uri, uri=True, timeout=5, isolation_level=None)
    try:
        connection.execute("PRAGMA query_only = ON")
        connection.execute("PRAGMA user_version")
    except sqlite3.OperationalError:
        connection.close()
        return copying.frozen(path)
    return connection


@contextmanager
def _reading(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        with closing(_reader(path)) as connection:
            yield connection
    except ERRORS as error:
        raise explained(path, error) from error


@dataclass(frozen=True, slots=True)
class Compared:
    """A log against a backup's: as it only grows, it has every row of the backup, unchanged.

    Attributes:
        changed: rows that are otherwise than in the backup.
        lacking: rows the backup has and the log has not.
    """

    changed: int
    lacking: int


def compare(path: Path, backup: Path) -> Compared | None:
    """Compare a sound database with a backup; None where the two have not the same columns.

    Raises:
        StoreError: one of them cannot be read.
    """
    changed = lacking = 0
    with _reading(path) as connection:
        connection.execute("PRAGMA query_only = OFF")
        connection.execute("ATTACH ? AS old", (f"{backup.absolute().as_uri()}?mode=ro&immutable=1",))
        [(ours,)] = connection.execute("PRAGMA main.user_version")
        [(theirs,)] = connection.execute("PRAGMA old.user_version")
        if ours != theirs:
            return None
        for table, columns in LOG.items():
            key = columns[0]
            same = " AND ".join(f"n.{column} IS o.{column}" for column in columns[1:])
            [(missing, other)] = connection.execute(
                f"SELECT coalesce(sum(n.{key} IS NULL), 0), "
                f"coalesce(sum(n.{key} IS NOT NULL AND NOT ({same})), 0) "
                f"FROM old.{table} AS o LEFT JOIN main.{table} AS n ON n.{key} = o.{key}"
            )
            changed, lacking = changed + other, lacking + missing
    return Compared(changed, lacking)


def orphans(path: Path) -> tuple[int, int]:
    """What points to nothing: entries taken back that are not in the log, answers whose setup is not there.

    Raises:
        StoreError: it cannot be read.
    """
    with _reading(path) as connection:
        [(voids,)] = connection.execute(
            "SELECT count(*) FROM void WHERE NOT EXISTS (SELECT 1 FROM answer WHERE id = void.answer_id) "
            "AND NOT EXISTS (SELECT 1 FROM event WHERE id = void.answer_id)"
        )
        [(setups,)] = connection.execute(
            "SELECT count(*) FROM answer WHERE setup IS NOT NULL "
            "AND NOT EXISTS (SELECT 1 FROM setup WHERE setup.id = answer.setup)"
        )
    return int(voids), int(setups)
