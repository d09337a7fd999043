"""Rows the progress screen is computed from. Answers that were taken back never count."""

from __future__ import annotations

from pathlib import Path

from quiz.store import cards, tags
from quiz.store.database import Database
from quiz.store.garbled import told_if_garbled
from quiz.store.shelf import path_of
from quiz.study.card import MemoryState, Phase
from quiz.study.insight import MATURE, Day, Reviews, Standing

_STANDS = "NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = answer.id)"
_NAMES = cards.COLUMNS.replace(" ", "").split(",")
_BEFORE = {name: f"json_extract(before, '$[{_NAMES.index(name)}]')" for name in _NAMES}
_REVIEWS = f"""
    SELECT round(max(day - last_day, 0) / max(stability, 0.001), 5) AS ratio,
        due_day - last_day >= ? AS mature, count(*), sum(rating > 1)
    FROM (
        SELECT day, rating, {_BEFORE["stability"]} AS stability, {_BEFORE["last_day"]} AS last_day,
            coalesce({_BEFORE["due_day"]}, {_BEFORE["last_day"]}) AS due_day
        FROM answer
        WHERE day >= ? AND scheduled AND {_BEFORE["phase"]} = 'review' AND {_STANDS})
    WHERE stability IS NOT NULL AND last_day IS NOT NULL
    GROUP BY ratio, mature"""
_REVIEWS_ON = f"""
    SELECT count(*) FROM answer
    WHERE day = ? AND scheduled AND {_BEFORE["phase"]} = ? AND {_STANDS}"""
_DAILY = f"SELECT day, count(*), sum(duration) FROM answer WHERE day >= ? AND {_STANDS} GROUP BY day"
_STANDINGS = """
    SELECT shelf.path, shelf.bank_id, q.question_id, card.phase, card.stability, card.difficulty,
        card.last_day, card.due_day, q.tags
    FROM shelf JOIN shelf_question AS q ON q.shelf = shelf.id
    LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
    ORDER BY shelf.id, q.place"""


def daily(database: Database, since_day: int) -> list[Day]:
    """For each study day with answers from ``since_day`` on, how many there were and how long they took."""
    return [Day(day, count, ms / 1000) for day, count, ms in database.read(_DAILY, since_day)]


def reviews(database: Database, since_day: int) -> list[Reviews]:
    """The scheduled answers to questions in review, from a study day on, those alike together.

    They are counted in the database: a learner of some years has a million.
    """
    return [
        Reviews(ratio, bool(mature), count, recalled)
        for ratio, mature, count, recalled in database.read(_REVIEWS, MATURE, since_day)
    ]


def reviews_on(database: Database, day: int) -> int:
    """How many scheduled answers of a study day were given to questions in review."""
    [(count,)] = database.read(_REVIEWS_ON, day, Phase.REVIEW)
    return int(count)


def standings(database: Database) -> list[tuple[Path, Standing]]:
    """Every question of every bank file in the index, with its card."""
    lists = tags.lists(database)
    with told_if_garbled():
        return [
            (
                path_of(path),
                Standing(
                    bank_id,
                    question_id,
                    Phase(phase or Phase.NEW),
                    None if stability is None else MemoryState(stability, difficulty),
                    last_day,
                    due_day,
                    lists[number],
                ),
            )
            for path, bank_id, question_id, phase, stability, difficulty, last_day, due_day, number in (
                database.read(_STANDINGS)
            )
        ]
