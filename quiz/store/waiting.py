"""What can be asked of all banks in the index, by ids and cards alone: no bank is read for it.

What is suspended, or buried on the day, never is. Where tags are wanted, only questions with one of them
are; the index knows the tags.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from pathlib import Path
from typing import Any

from quiz.store import cards, tags
from quiz.store.database import Database
from quiz.store.shelf import path_of
from quiz.study.card import Card

_CARD = ", ".join(f"card.{name.strip()}" for name in cards.COLUMNS.split(","))
_ASKED = "coalesce(mark.suspended, 0) = 0 AND mark.buried_day IS NOT ? {tagged}"
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
_NEVER_ASKED = f"""
    FROM shelf JOIN shelf_question AS q ON q.shelf = shelf.id
    LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id
    WHERE {_ASKED} AND coalesce(card.phase, 'new') = 'new'"""
_NEW_IN_FILES = f"SELECT shelf.path, count(*) {_NEVER_ASKED} GROUP BY q.shelf"
_NEW = f"""
    SELECT bank_id, question_id FROM (
        SELECT shelf.bank_id, q.question_id, q.shelf, q.place,
            row_number() OVER (PARTITION BY q.shelf ORDER BY q.place) AS nth {_NEVER_ASKED})
    WHERE nth <= ? ORDER BY shelf, place"""


Review = tuple[str, str, int, int | None, float | None, float | None]
"""Bank id, question id, the day it is due, the day of the last answer, stability, difficulty."""


def on_steps(database: Database, wanted: Collection[str], day: int, now: datetime) -> list[Card]:
    """The cards of all banks that are on a step and due by a moment, the earliest first."""
    return [cards.from_row(row) for row in _read(database, _ON_STEPS, wanted, day, cards.to_ms(now))]


def due(database: Database, wanted: Collection[str], day: int) -> list[Review]:
    """The reviews of all banks that are due on a study day, the longest overdue first."""
    return _read(database, _DUE, wanted, day, day)


def askable(database: Database, wanted: Collection[str], day: int) -> list[tuple[str, str]]:
    """All questions of all banks, the least known on a study day first and those never seen at the end.

    How well an answer is known falls with the days since the last one, over its stability: their quotient
    gives the order without the formula.
    """
    return [(bank, question) for bank, question in _read(database, _ASKABLE, wanted, day, day)]


def new(database: Database, wanted: Collection[str], day: int, most: int) -> list[tuple[str, str]]:
    """The first questions of each bank that were never answered, at most so many each."""
    return [(bank, question) for bank, question in _read(database, _NEW, wanted, day, most)]


def new_in_files(database: Database, wanted: Collection[str], day: int) -> dict[Path, int]:
    """How many questions of each bank file were never answered, where there are any."""
    rows = _read(database, _NEW_IN_FILES, wanted, day)
    return {path_of(path): questions for path, questions in rows}


def _read(
    database: Database, sql: str, wanted: Collection[str], day: int, *rest: Any
) -> list[tuple[Any, ...]]:
    """The rows of a query over questions that have one of the tags wanted; over all where none is."""
    if not wanted:
        return database.read(sql.format(tagged=""), day, *rest)
    return database.read(sql.format(tagged=tags.TAGGED), day, tags.wanted_lists(database, wanted), *rest)
