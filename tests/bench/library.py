"""A library of any size with a log of any length, made for a run in a folder of its own."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from random import Random

from quiz.desk import Desk
from quiz.paths import Paths
from quiz.store import Store
from quiz.store.sums import count_all

TODAY = datetime.now(UTC).date().toordinal()
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC).date().toordinal()
_DAY_MS = 86_400_000


def write_banks(folder: Path, banks: int, questions: int) -> None:
    """Real bank files: half choices, half typed."""
    folder.mkdir(parents=True, exist_ok=True)
    for bank in range(banks):
        head = (
            f'format = "sco-quiz/1"\n\n[bank]\nid = "bank-{bank}"\ntitle = "Bank {bank}"\nlanguage = "en"\n'
        )
        (folder / f"bank-{bank}.toml").write_text(
            head + "".join(_question(bank, number) for number in range(questions)), "utf-8"
        )


def _question(bank: int, number: int) -> str:
    head = f'\n[[question]]\nid = "q{number}"\n'
    stem = f'stem = "What is recorded under number {number} of volume {bank}?"\n'
    tags = '"what"' if number % 2 else '"who"'
    tags += ', "rare"' if (number + bank) % 1_000 == 0 else ""
    told = f'evidence = "Volume {bank} records the word{number} under number {number}."\ntags = [{tags}]\n'
    if number % 2:
        return f'{head}type = "shortanswer"\n{stem}accept = ["word{number}"]\n{told}'
    others = ", ".join(f'"word{number + more}"' for more in (1, 2, 3))
    return f'{head}type = "multichoice"\n{stem}key = "word{number}"\ndistractors = [{others}]\n{told}'


def write_log(database: Path, banks: int, questions: int, answers: int, *, span: int = 365) -> None:
    """Answers over the days before today, as many for each question, and the cards, all due by today."""
    Store.open(database).close()
    each, ids, rng = max(1, answers // (banks * questions)), count(1 << 80), Random(1)

    def grade() -> tuple[int, float]:
        return (3, 1.0) if rng.random() < 0.9 else (1, 0.0)

    with closing(sqlite3.connect(database, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = OFF")
        triggers = connection.execute(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN ('answer', 'card')"
        ).fetchall()
        connection.execute("BEGIN")
        for name, _ in triggers:
            connection.execute(f"DROP TRIGGER {name}")
        for turn in range(each):
            day = TODAY - span + turn * span // each
            at = (day - _EPOCH) * _DAY_MS
            connection.executemany(
                "INSERT INTO answer (id, bank_id, question_id, at, day, rating, points, response, duration, "
                "before) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    (
                        f"{next(ids):032x}", f"bank-{bank}", f"q{number}", at, day + bank % 30, *grade(),
                        '["word"]', 4_000,
                        _before(bank, number, day, turn),
                    )
                    for bank in range(banks)
                    for number in range(questions)
                ),
            )  # fmt: skip
        last, last_at = f"{(1 << 80) + answers:032x}", (TODAY - 40 - _EPOCH) * _DAY_MS
        connection.executemany(
            "INSERT INTO card VALUES (?1, ?2, 'review', 0, ?3, 5.3, NULL, ?4, ?5, ?6, ?7, 0, ?8, ?4)",
            (
                (
                    f"bank-{bank}",
                    f"q{number}",
                    5.3 + number,
                    TODAY - number % 30,
                    last_at,
                    TODAY - 40,
                    each,
                    last,
                )
                for bank in range(banks)
                for number in range(questions)
            ),
        )
        for _, sql in triggers:
            connection.execute(sql)
        connection.execute("COMMIT")
    with Store.open(database) as store, store._database.transaction() as connection:
        count_all(connection)


def _before(bank: int, number: int, day: int, turn: int) -> str | None:
    """The before-image of the answer of that turn."""
    at = (day - _EPOCH) * _DAY_MS
    row = [f"bank-{bank}", f"q{number}", "review", 0, 9.0, 5.0, None, day, at, day, turn, 0, None]
    return json.dumps(row) if turn else None


def make(root: Path, banks: int, questions: int, answers: int) -> Paths:
    """A whole data folder, indexed."""
    paths = Paths(root)
    write_banks(paths.banks, banks, questions)
    if answers:
        write_log(paths.database, banks, questions, answers)
    return paths


def index(paths: Paths) -> None:
    """Bring the index up to date, as the first home screen does."""
    with Desk.open(paths) as desk:
        desk.shelves()
