"""Databases as older versions of the program left them, made from the released steps of its migrations."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path

from quiz.store.header import APPLICATION_ID
from quiz.store.migrations import MIGRATIONS

VERSIONS = range(1, min(len(MIGRATIONS), 4))
"""Those a learner may still have."""

_ANSWERS, _QUESTIONS, _DAY = 300, 30, 739_000


def make(path: Path, version: int) -> Path:
    """A file of that version with three hundred answers to thirty questions, every seventh taken back."""
    path.unlink(missing_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("BEGIN")
        for statement in (statement for step in MIGRATIONS[:version] for statement in step):
            connection.execute(statement)
        cards: dict[str, list[object]] = {}
        for number in range(_ANSWERS):
            _answer(connection, number, cards)
        connection.executemany(
            f"INSERT INTO card VALUES ({', '.join('?' * 13)})", [tuple(card) for card in cards.values()]
        )
        connection.execute("COMMIT")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {version}")
    return path


def standing(path: Path) -> list[tuple[str, int]]:
    """Response and rating of the answers that stand, in order."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(
            "SELECT response, rating FROM answer WHERE id NOT IN (SELECT answer_id FROM void) ORDER BY id"
        ).fetchall()


def _answer(connection: sqlite3.Connection, number: int, cards: dict[str, list[object]]) -> None:
    question = f"q{number % _QUESTIONS}"
    day = _DAY + number // _QUESTIONS
    at = (day - 719_163) * 86_400_000 + 43_200_000 + number * 1_000
    before = cards.get(question)
    answer_id = f"{at << 80 | number:032x}"
    connection.execute(
        "INSERT INTO answer (id, bank_id, question_id, at, day, rating, points, response, duration, before) "
        "VALUES (?, 'bank', ?, ?, ?, 3, 1.0, ?, 2000, ?)",
        (answer_id, question, at, day, json.dumps([f"a{number}"]), before and json.dumps(before)),
    )
    if number % 7 == 6:
        connection.execute("INSERT INTO void VALUES (?, ?)", (answer_id, at + 500))
        return
    reps = int(str(before[10])) + 1 if before else 1
    cards[question] = ["bank", question, "review", 0, 3.0, 5.0, None, day + 3, at, day, reps, 0, answer_id]
