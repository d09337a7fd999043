"""The log of answers. It only grows: taking an answer back adds a void, and voided ones never count."""

from __future__ import annotations

import json
import sqlite3
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from quiz.errors import StoreError
from quiz.store import cards, sums
from quiz.store.database import Database
from quiz.study.card import Answer, Card, Phase, Rating
from quiz.study.figures import Totals

if TYPE_CHECKING:
    from quiz.questions import Response

_APPEND = (
    "INSERT INTO answer (id, bank_id, question_id, at, day, rating, points, response, duration, before, "
    "mode, form, overruled, scheduled) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_STANDS = "NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = answer.id)"
_HISTORY = (
    "SELECT id, bank_id, question_id, at, day, rating, points, response, duration, before, "
    "mode, form, overruled, scheduled FROM answer "
    f"WHERE {_STANDS} AND bank_id = coalesce(?, bank_id) AND question_id = coalesce(?, question_id) "
    "AND day >= ? ORDER BY id"
)


_FIRST = f"""
    SELECT bank_id, count(DISTINCT question_id) FROM answer
    WHERE day = ? AND scheduled AND {_STANDS} AND NOT EXISTS (
        SELECT 1 FROM answer AS earlier
        WHERE earlier.bank_id = answer.bank_id AND earlier.question_id = answer.question_id
            AND earlier.day < answer.day AND earlier.scheduled
            AND NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = earlier.id))
    GROUP BY bank_id"""
_TOTALS = ("answers", "right", "points", "reviews", "recalled", "seconds")
_SUMS = f"""
    SELECT bank_id, answers, right, points / {sums.PARTS}.0, reviews, recalled, duration / 1000.0
    FROM bank_sum WHERE answers > 0 ORDER BY bank_id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAnswer:
    """One answer as the log keeps it; fields as in :class:`quiz.study.card.Answer`.

    Attributes:
        before: the card before it; a new one for a first answer.
    """

    id: str
    bank_id: str
    question_id: str
    at: datetime
    day: int
    rating: Rating
    points: float
    response: Response
    duration_ms: int
    before: Card
    mode: str = "study"
    form: str = ""
    overruled: bool = False
    scheduled: bool = True


def append(connection: sqlite3.Connection, answer_id: str, answer: Answer) -> None:
    """Add an answer with its before-image, and put its card in place.

    The before-image is the card as it stands in the file: where another program answered the same
    question meanwhile, the log keeps both answers, the later card counts, and undo goes back to the other's.
    """
    before = answer.before
    row = cards.get(connection, before.bank_id, before.question_id)
    if row is None and before.phase is not Phase.NEW:
        row = cards.to_row(before, None)
    connection.execute(
        _APPEND,
        (
            answer_id,
            before.bank_id,
            before.question_id,
            cards.to_ms(answer.at),
            answer.day,
            int(answer.rating),
            answer.points,
            json.dumps(answer.response),
            answer.duration_ms,
            None if row is None else json.dumps(row),
            answer.mode,
            answer.form,
            answer.overruled,
            answer.scheduled,
        ),
    )
    if answer.scheduled:
        cards.put(connection, cards.to_row(answer.after, answer_id))


def take_back(connection: sqlite3.Connection, answer_id: str) -> None:
    """Void an answer and bring back the card before it.

    Where the question was answered again since (by another program), that later card stays.

    Raises:
        StoreError: there is no such answer, or it was taken back already.
    """
    found = connection.execute(
        f"SELECT bank_id, question_id, before, {_STANDS} FROM answer WHERE id = ?", (answer_id,)
    ).fetchone()
    if found is None or not found[3]:
        raise StoreError(f"the answer {answer_id} is not in the log, or was taken back already")
    bank_id, question_id, before, _ = found
    connection.execute("INSERT INTO void (answer_id, at) VALUES (?, ?)", (answer_id, _now_ms()))
    row = cards.get(connection, bank_id, question_id)
    if row is None or cards.answer_of(row) != answer_id:
        return
    row = _standing(connection, before)
    if row is None:
        cards.drop(connection, bank_id, question_id)
    else:
        cards.put(connection, row)


def _standing(connection: sqlite3.Connection, before: str | None) -> cards.Row | None:
    """A before-image, or an earlier one where the answer that led to it was taken back out of turn."""
    while before is not None:
        row: cards.Row = json.loads(before)
        found = connection.execute(
            f"SELECT before FROM answer WHERE id = ? AND NOT {_STANDS}", (cards.answer_of(row),)
        ).fetchone()
        if found is None:
            return row
        (before,) = found
    return None


def history(
    database: Database, bank_id: str | None, question_id: str | None, since_day: int
) -> Iterator[LoggedAnswer]:
    """The answers that stand, oldest first."""
    for row in database.read(_HISTORY, bank_id, question_id, since_day):
        before = row[9]
        yield LoggedAnswer(
            id=row[0],
            bank_id=row[1],
            question_id=row[2],
            at=cards.from_ms(row[3]),
            day=row[4],
            rating=Rating(row[5]),
            points=row[6],
            response=tuple(json.loads(row[7])),
            duration_ms=row[8],
            before=Card(bank_id=row[1], question_id=row[2])
            if before is None
            else cards.from_row(json.loads(before)),
            mode=row[10],
            form=row[11],
            overruled=bool(row[12]),
            scheduled=bool(row[13]),
        )


def days(database: Database) -> list[int]:
    """Study days with answers that stand, ascending."""
    return [day for (day,) in database.read("SELECT day FROM day_sum WHERE answers > 0 ORDER BY day")]


def on_day(database: Database, day: int) -> int:
    """How many answers of a study day stand."""
    [(count,)] = database.read("SELECT coalesce(sum(answers), 0) FROM day_sum WHERE day = ?", day)
    return int(count)


def first_on_day(database: Database, day: int) -> dict[str, int]:
    """For each bank, how many of its questions have their earliest answer that stands on a study day."""
    return dict(database.read(_FIRST, day))


def totals(database: Database) -> dict[str, Totals]:
    """What the log holds of each bank, by its id, in one query."""
    return {bank: Totals(**dict(zip(_TOTALS, row, strict=True))) for bank, *row in database.read(_SUMS)}


def latest(database: Database, limit: int) -> list[str]:
    """Ids of the last answers that stand, the newest first."""
    return [
        row[0]
        for row in database.read(f"SELECT id FROM answer WHERE {_STANDS} ORDER BY id DESC LIMIT ?", limit)
    ]


def _now_ms() -> int:
    return time.time_ns() // 1_000_000
