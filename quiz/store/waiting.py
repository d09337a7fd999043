"""What waits in all banks of the index, by ids and cards alone: no bank is read for it."""

from __future__ import annotations

from datetime import datetime

from quiz.store import cards
from quiz.store.database import Database
from quiz.study.card import Card

_CARD = ", ".join(f"card.{name.strip()}" for name in cards.COLUMNS.split(","))
_ASKED = "(coalesce(mark.suspended, 0) = 0 AND mark.buried_day IS NOT ?)"
_DUE = f"""
    SELECT {_CARD} FROM card
    JOIN shelf ON shelf.bank_id = card.bank_id
    JOIN shelf_question AS q ON q.shelf = shelf.id AND q.question_id = card.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = card.bank_id AND mark.question_id = card.question_id
    WHERE {_ASKED} AND (card.phase IN ('learning', 'relearning') AND card.due_at <= ?
        OR card.phase = 'review' AND card.due_day <= ?)"""
_NEW = f"""
    SELECT bank_id, question_id FROM (
        SELECT shelf.bank_id, q.question_id, q.shelf, q.place,
            row_number() OVER (PARTITION BY q.shelf ORDER BY q.place) AS nth
        FROM shelf JOIN shelf_question AS q ON q.shelf = shelf.id
        LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
        LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id
        WHERE {_ASKED} AND coalesce(card.phase, 'new') = 'new')
    WHERE nth <= ? ORDER BY shelf, place"""


def due(database: Database, day: int, now: datetime) -> list[Card]:
    """The cards of all banks that are due on a study day, or by a moment where they are on a step."""
    return [cards.from_row(row) for row in database.read(_DUE, day, cards.to_ms(now), day)]


def new(database: Database, day: int, most: int) -> list[tuple[str, str]]:
    """The first questions of each bank that were never answered, at most so many each."""
    return [(bank, question) for bank, question in database.read(_NEW, day, most)]
