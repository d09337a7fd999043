"""Rows the progress screen is computed from. Answers that were taken back never count."""

from __future__ import annotations

import json
import os
from pathlib import Path

from quiz.store import cards
from quiz.store.database import Database
from quiz.study.card import MemoryState, Phase
from quiz.study.insight import Day, Review, Standing

_STANDS = "NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = answer.id)"
_NAMES = cards.COLUMNS.replace(" ", "").split(",")
_PATHS = ", ".join(
    f"'$[{_NAMES.index(name)}]'" for name in ("phase", "stability", "due_day", "last_day")
)  # several at once, so that the row is parsed once
_REVIEWS = f"""
    SELECT json_extract(before, {_PATHS}), day, rating > 1 FROM answer
    WHERE day >= ? AND scheduled AND before IS NOT NULL AND {_STANDS}"""
_REVIEWS_ON = f"""
    SELECT count(*) FROM answer
    WHERE day = ? AND scheduled AND json_extract(before, '$[{_NAMES.index("phase")}]') = ? AND {_STANDS}"""
_DAILY = f"SELECT day, count(*), sum(duration) FROM answer WHERE day >= ? AND {_STANDS} GROUP BY day"
_STANDINGS = """
    SELECT shelf.path, shelf.bank_id, q.question_id, card.phase, card.stability, card.difficulty,
        card.last_day, card.due_day
    FROM shelf JOIN shelf_question AS q ON q.shelf = shelf.id
    LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
    ORDER BY shelf.id, q.place"""


def daily(database: Database, since_day: int) -> list[Day]:
    """For each study day with answers from ``since_day`` on, how many there were and how long they took."""
    return [Day(day, count, ms / 1000) for day, count, ms in database.read(_DAILY, since_day)]


def reviews(database: Database, since_day: int) -> list[Review]:
    """The scheduled answers to questions in review, from a study day on."""
    found = []
    for before, day, recalled in database.read(_REVIEWS, since_day):
        phase, stability, due_day, last_day = json.loads(before)
        if phase == Phase.REVIEW and stability is not None and last_day is not None:
            interval = (due_day if due_day is not None else last_day) - last_day
            found.append(Review(stability, max(day - last_day, 0), interval, bool(recalled)))
    return found


def reviews_on(database: Database, day: int) -> int:
    """How many scheduled answers of a study day were given to questions in review."""
    [(count,)] = database.read(_REVIEWS_ON, day, Phase.REVIEW)
    return int(count)


def standings(database: Database) -> list[tuple[Path, Standing]]:
    """Every question of every bank file in the index, with its card."""
    return [
        (
            Path(os.fsdecode(path)),
            Standing(
                bank_id,
                question_id,
                Phase(phase or Phase.NEW),
                None if stability is None else MemoryState(stability, difficulty),
                last_day,
                due_day,
            ),
        )
        for path, bank_id, question_id, phase, stability, difficulty, last_day, due_day in database.read(
            _STANDINGS
        )
    ]
