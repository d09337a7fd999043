"""What can be asked of all banks in the index, by ids and cards alone: no bank is read for it.

What is suspended, or buried on the day, never is.
"""

from __future__ import annotations

from datetime import datetime

from quiz.store import cards
from quiz.store.database import Database
from quiz.study.card import Card

_CARD = ", ".join(f"card.{name.strip()}" for name in cards.COLUMNS.split(","))
_ASKED = "(coalesce(mark.suspended, 0) = 0 AND mark.buried_day IS NOT ?)"
_JOINED = """
    JOIN shelf ON shelf.bank_id = card.bank_id
    JOIN shelf_question AS q ON q.shelf = shelf.id AND q.question_id = card.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = card.bank_id AND mark.question_id = card.question_id"""
_ON_STEPS = f"""
    SELECT {_CARD} FROM card {_JOINED}
    WHERE {_ASKED} AND card.phase IN ('learning', 'relearning') AND coalesce(card.due_at, 0) <= ?
    ORDER BY card.due_at"""
_DUE = f"""
    SELECT card.bank_id, card.question_id, coalesce(card.due_day, 0) AS due, card.last_day, card.stability,
        card.difficulty
    FROM card {_JOINED} WHERE {_ASKED} AND card.phase = 'review' AND due <= ? ORDER BY due"""
_ASKABLE = f"""
    SELECT shelf.bank_id, q.question_id FROM shelf JOIN shelf_question AS q ON q.shelf = shelf.id
    LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id
    WHERE {_ASKED}
    ORDER BY card.stability IS NULL OR card.last_day IS NULL,
        max(? - card.last_day, 0) / max(card.stability, 0.001) DESC, q.shelf, q.place"""
_NEW = f"""
    SELECT bank_id, question_id FROM (
        SELECT shelf.bank_id, q.question_id, q.shelf, q.place,
            row_number() OVER (PARTITION BY q.shelf ORDER BY q.place) AS nth
        FROM shelf JOIN shelf_question AS q ON q.shelf = shelf.id
        LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
        LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id
        WHERE {_ASKED} AND coalesce(card.phase, 'new') = 'new')
    WHERE nth <= ? ORDER BY shelf, place"""


Review = tuple[str, str, int, int | None, float | None, float | None]
"""Bank id, question id, the day it is due, the day of the last answer, stability, difficulty."""


def on_steps(database: Database, day: int, now: datetime) -> list[Card]:
    """The cards of all banks that are on a step and due by a moment, the earliest first."""
    return [cards.from_row(row) for row in database.read(_ON_STEPS, day, cards.to_ms(now))]


def due(database: Database, day: int) -> list[Review]:
    """The reviews of all banks that are due on a study day, the longest overdue first."""
    return database.read(_DUE, day, day)


def askable(database: Database, day: int) -> list[tuple[str, str]]:
    """All questions of all banks, the least known on a study day first and those never seen at the end.

    How well an answer is known falls with the days since the last one, over its stability: their quotient
    gives the order without the formula.
    """
    return [(bank, question) for bank, question in database.read(_ASKABLE, day, day)]


def new(database: Database, day: int, most: int) -> list[tuple[str, str]]:
    """The first questions of each bank that were never answered, at most so many each."""
    return [(bank, question) for bank, question in database.read(_NEW, day, most)]
