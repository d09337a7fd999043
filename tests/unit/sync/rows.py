"""Rows as a log has them, for tests of segments and their readers."""

from __future__ import annotations

import json

from quiz.store.shared import Row
from quiz.study.memory import Memory
from quiz.study.setup import Setup

SETUP = Setup(0.9, Memory().parameters, (60, 600), (600,), 36_500, True)
SETUP_ROW: Row = ("setup", SETUP.id, SETUP.text)


def answer(number: int = 1, **more: str | int | float | None) -> Row:
    """An answer's row; ``more`` are columns that differ."""
    columns: dict[str, str | int | float | None] = {
        "id": f"{(1_700_000_000_000 + number) << 80:032x}",
        "bank_id": "sco",
        "question_id": f"q{number % 7}",
        "at": 1_700_000_000_000 + number,
        "day": 738_000,
        "rating": 3,
        "points": 1.0,
        "response": json.dumps(["Astana"]),
        "duration": 2_000,
        "before": None,
        "mode": "study",
        "form": "",
        "overruled": 0,
        "scheduled": 1,
        "setup": SETUP.id,
    }
    return ("answer", *(columns | more).values())


def event(number: int, kind: str, value: object) -> Row:
    """An event's row."""
    at = 1_700_000_000_000 + number
    return ("event", f"{at << 80:032x}", kind, "sco", "q1", at, json.dumps(value))
