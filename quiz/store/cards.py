"""Cards as rows. Moments are kept in whole milliseconds since 1970, as the scheduler gives them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from typing import Any

from quiz.store.garbled import SIGNS, garbled
from quiz.study.card import Card, MemoryState, Phase

COLUMNS = (
    "bank_id, question_id, phase, step, stability, difficulty, "
    "due_at, due_day, last_at, last_day, reps, lapses, answer_id"
)
"""In this order a row stands, also as the before-image in the log; later columns go to the end."""

_WIDTH = COLUMNS.count(",") + 1
_PUT = (
    f"INSERT INTO card ({COLUMNS}) VALUES ({', '.join('?' * _WIDTH)}) ON CONFLICT DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in COLUMNS.split(", ")[2:])
)
_GET = f"SELECT {COLUMNS} FROM card WHERE bank_id = ? AND question_id = ?"
_DROP = "DELETE FROM card WHERE bank_id = ? AND question_id = ?"
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

Row = Sequence[Any]


def to_ms(at: datetime) -> int:
    """Milliseconds since 1970."""
    return (at - _EPOCH) // _MILLISECOND


def from_ms(ms: int) -> datetime:
    """The moment, in UTC."""
    return _EPOCH + ms * _MILLISECOND


def to_row(card: Card, answer_id: str | None) -> Row:
    """The card as a row; ``answer_id`` names the answer that led to it."""
    memory = card.memory
    return (
        card.bank_id,
        card.question_id,
        card.phase.value,
        card.step,
        None if memory is None else memory.stability,
        None if memory is None else memory.difficulty,
        None if card.due_at is None else to_ms(card.due_at),
        card.due_day,
        None if card.last_at is None else to_ms(card.last_at),
        card.last_day,
        card.reps,
        card.lapses,
        answer_id,
    )


def from_row(row: Row) -> Card:
    """The card of a row.

    Raises:
        StoreError: it is none.
    """
    try:
        return _understood(row)
    except SIGNS as error:
        raise garbled(error) from error


def _understood(row: Row) -> Card:
    bank, question, phase, step, stability, difficulty, due_at, due_day, last_at, last_day, reps, lapses = (
        row[:12]
    )
    return Card(
        bank_id=bank,
        question_id=question,
        phase=Phase(phase),
        step=step,
        memory=None if stability is None else MemoryState(stability, difficulty),
        due_at=None if due_at is None else from_ms(due_at),
        due_day=due_day,
        last_at=None if last_at is None else from_ms(last_at),
        last_day=last_day,
        reps=reps,
        lapses=lapses,
    )


def answer_of(row: Row) -> str | None:
    """The id of the answer that led to the row."""
    found: str | None = row[12]
    return found


def get(connection: sqlite3.Connection, bank_id: str, question_id: str) -> Row | None:
    """The row of a question; None while it was never answered."""
    row: Row | None = connection.execute(_GET, (bank_id, question_id)).fetchone()
    return row


def put(connection: sqlite3.Connection, row: Row) -> None:
    """Write a row, over the one before."""
    connection.execute(_PUT, row)


def drop(connection: sqlite3.Connection, bank_id: str, question_id: str) -> None:
    """Make a question new again."""
    connection.execute(_DROP, (bank_id, question_id))
