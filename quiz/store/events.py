"""What changes state beside answers: logged, so that the state can be made anew and told to other devices."""

from __future__ import annotations

import json
import sqlite3
import time
from typing import TYPE_CHECKING, Any

from quiz.store import cards
from quiz.store.ids import next_id
from quiz.study.card import Card
from quiz.study.marks import QuestionMark

if TYPE_CHECKING:
    from quiz.study.setup import Setup

RESET, TUNED, CARD, MARK, PLAN = "reset", "tuned", "card", "mark", "plan"

_APPEND = "INSERT INTO event (id, kind, bank_id, question_id, at, value) VALUES (?, ?, ?, ?, ?, ?)"


def append(
    connection: sqlite3.Connection,
    kind: str,
    value: Any,
    bank_id: str = "",
    question_id: str = "",
    event_id: str | None = None,
) -> str:
    """Add an event; its id."""
    event_id = event_id or next_id(connection)
    row = (event_id, kind, bank_id, question_id, now_ms(), json.dumps(value, allow_nan=False))
    connection.execute(_APPEND, row)
    return event_id


def place(connection: sqlite3.Connection, card: Card, answer_id: str | None) -> str:
    """Say what a card is where the log of answers does not; the card itself is put too."""
    row = cards.to_row(card, answer_id)
    cards.put(connection, row)
    return append(connection, CARD, row, card.bank_id, card.question_id, answer_id)


def reset(connection: sqlite3.Connection, bank_id: str, question_id: str) -> str:
    """Make a question new again; the event's id."""
    cards.drop(connection, bank_id, question_id)
    return append(connection, RESET, None, bank_id, question_id)


def tuned(connection: sqlite3.Connection, setup: Setup) -> str:
    """Say that all memories are reckoned by other parameters from now on; the event's id."""
    know(connection, setup)
    return append(connection, TUNED, setup.id)


def know(connection: sqlite3.Connection, setup: Setup) -> None:
    """Keep a setup, so that its id can be resolved."""
    connection.execute("INSERT OR IGNORE INTO setup (id, value) VALUES (?, ?)", (setup.id, setup.text))


def mark(connection: sqlite3.Connection, bank_id: str, question_id: str, said: QuestionMark) -> None:
    """Log a question's mark and keep it; an empty one is no longer kept."""
    value = {"suspended": said.suspended, "buried_day": said.buried_day, "flag": said.flag}
    append(connection, MARK, value, bank_id, question_id)
    keep_mark(connection, bank_id, question_id, value, now_ms())


def keep_mark(
    connection: sqlite3.Connection, bank_id: str, question_id: str, value: dict[str, Any], at: int
) -> None:
    """Keep a mark as an event has it."""
    connection.execute(
        "DELETE FROM question_mark WHERE bank_id = ? AND question_id = ?", (bank_id, question_id)
    )
    if any(value[name] is not None and value[name] is not False for name in value):
        connection.execute(
            "INSERT INTO question_mark (bank_id, question_id, suspended, buried_day, flag, at) "
            "VALUES (?, ?, ?, ?, ?, ?)",
            (bank_id, question_id, bool(value["suspended"]), value["buried_day"], value["flag"], at),
        )


def plan(connection: sqlite3.Connection, bank_id: str, by_day: int | None) -> None:
    """Log a bank's plan and keep it; None takes it away."""
    append(connection, PLAN, {"by_day": by_day}, bank_id)
    keep_plan(connection, bank_id, {"by_day": by_day}, now_ms())


def keep_plan(connection: sqlite3.Connection, bank_id: str, value: dict[str, Any], at: int) -> None:
    """Keep a plan as an event has it."""
    connection.execute("DELETE FROM plan WHERE bank_id = ?", (bank_id,))
    if value["by_day"] is not None:
        connection.execute(
            "INSERT INTO plan (bank_id, by_day, at) VALUES (?, ?, ?)", (bank_id, value["by_day"], at)
        )


def now_ms() -> int:
    """Milliseconds since 1970, UTC, by the clock."""
    return time.time_ns() // 1_000_000
