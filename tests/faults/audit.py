"""What must hold of a learner's data folder after anything: looked at with SQLite itself, past the store."""

from __future__ import annotations

import os
import sqlite3
from collections import Counter
from contextlib import closing
from pathlib import Path
from typing import Any

from quiz.store import Store
from quiz.store.migrations import MIGRATIONS

KNOWN = {
    "sco-quiz.db",
    "sco-quiz.db-wal",
    "sco-quiz.db-shm",
    "banks",
    "settings.toml",
    "state.toml",
    "backups",
}
"""What may stand in a data folder."""


class Broken(AssertionError):
    """Something was lost, doubled or left in the way."""


def must(held: object, what: str) -> None:
    """Raise where something does not hold."""
    if not held:
        raise Broken(what)


def standing(path: Path) -> list[tuple[str, str, str, int]]:
    """The answers that stand, in order: question, response as JSON, mode and rating."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT question_id, response, mode, rating FROM answer "
            "WHERE id NOT IN (SELECT answer_id FROM void) ORDER BY id"
        ).fetchall()


def database(path: Path, *, shared: bool = False) -> None:
    """The file opens by itself, is whole and up to date, and all that is derived fits the log.

    Args:
        shared: several processes answered the same questions at once; of their cards the later one counts,
            so its repetitions need not be the number of answers.

    Raises:
        Broken: it does not.
    """
    with Store.open(path) as store:
        drift = getattr(store, "drift", None)
        if drift is not None:
            must(not (found := drift()), f"cards differ from their replay: {found[:3]}")
    with closing(sqlite3.connect(path)) as connection:

        def read(sql: str) -> list[tuple[Any, ...]]:
            return connection.execute(sql).fetchall()

        must(read("PRAGMA integrity_check") == [("ok",)], "integrity_check")
        must(read("PRAGMA user_version") == [(len(MIGRATIONS),)], "the version is not the newest")
        must(read("PRAGMA journal_mode") == [("wal",)], "no write-ahead log")
        rows = read(
            "SELECT id, bank_id, question_id, day, scheduled FROM answer "
            "WHERE id NOT IN (SELECT answer_id FROM void)"
        )
        days = Counter(row[3] for row in rows)
        banks = Counter(row[1] for row in rows)
        reps = Counter(row[1:3] for row in rows if row[4])
        must(dict(read("SELECT day, answers FROM day_sum WHERE answers")) == days, "sums of days")
        must(dict(read("SELECT bank_id, answers FROM bank_sum WHERE answers")) == banks, "sums of banks")
        cards = {
            (bank, question): n for bank, question, n in read("SELECT bank_id, question_id, reps FROM card")
        }
        must(shared or cards == reps, f"cards and log differ: {set(cards.items()) ^ set(reps.items())}")


def leftovers(folder: Path) -> list[Path]:
    """Files that belong to nothing, in a data folder and its banks."""
    found = [path for path in folder.iterdir() if path.name not in KNOWN and path.suffix != ".errors"]
    for name in ("banks", "backups"):
        if (inner := folder / name).is_dir():
            there = inner.iterdir()
            found += [path for path in there if path.suffix not in (".toml", ".db") or path.name[0] == "."]
    return found


def age(folder: Path) -> None:
    """Make what was left over look a day old, as it is at the next start on another day."""
    for path in leftovers(folder):
        then = path.stat().st_mtime - 86_400
        os.utime(path, (then, then))
