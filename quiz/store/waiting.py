"""What can be asked of all banks in the index, by ids and cards alone: no bank is read for it.

What is suspended, or buried on the day, never is. Where tags are wanted, only questions with one of them
are; the index knows the tags.
"""

from __future__ import annotations

import json
import os
from collections.abc import Collection, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from quiz.store import cards, shelf, tags
from quiz.store.database import Database
from quiz.study.card import Card

_CARD = ", ".join(f"card.{name.strip()}" for name in cards.COLUMNS.split(","))
_ASKED = "coalesce(mark.suspended, 0) = 0 AND mark.buried_day IS NOT ? {tagged}"
_JOINED = """
    CROSS JOIN shelf ON shelf.bank_id = card.bank_id
    CROSS JOIN shelf_question AS q ON q.shelf = shelf.id AND q.question_id = card.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = card.bank_id AND mark.question_id = card.question_id"""
_ON_STEPS = f"""
    SELECT {_CARD}
    FROM (SELECT DISTINCT bank_id FROM shelf
        WHERE EXISTS (SELECT 1 FROM shelf_count AS c WHERE c.shelf = shelf.id AND c.kind = 1)) AS some
    CROSS JOIN card ON card.bank_id = some.bank_id {_JOINED}
    WHERE {_ASKED} AND card.phase IN ('learning', 'relearning') AND coalesce(card.due_at, 0) <= ?
    ORDER BY card.due_at, q.shelf, q.place"""
"""The counts tell in which banks any is, so that the cards of the others are not looked at."""
_DUE_DAY = "coalesce(card.due_day, 0)"
_IN_REVIEW = f"FROM card {_JOINED} WHERE {_ASKED} AND card.phase = 'review'"
_LONGEST_OVERDUE = f"ORDER BY {_DUE_DAY}, card.question_id, card.bank_id"
"""Among those of one day the banks are mixed, as far as their questions are called alike."""
_AS_FILED = "ORDER BY card.filed_day, card.question_id, card.bank_id"
"""The same where :func:`shelf.freshen` has filed all; a review that is answered after it stands where it
stood, so that its own day is to be looked at too."""
_REVIEW = f"card.bank_id, card.question_id, {_DUE_DAY}, card.last_day, card.stability, card.difficulty"
_DUE = f"SELECT {_REVIEW} {_IN_REVIEW} AND {_DUE_DAY} <= ? AND card.filed_day <= ? {_AS_FILED}"
_TAGGED_DUE = f"""
    FROM shelf CROSS JOIN shelf_question AS q ON q.shelf = shelf.id
    CROSS JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = card.bank_id AND mark.question_id = card.question_id
    WHERE {_ASKED} AND card.phase = 'review' AND {_DUE_DAY} <= ?"""
"""From the questions to the cards, since a tag may be rare."""
_DUE_OF_TAGS = f"SELECT {_REVIEW} {_TAGGED_DUE} {_LONGEST_OVERDUE}"
_DUE_SUMS_OF_TAGS = f"SELECT coalesce(sum({_DUE_DAY} < ?), 0), count(*) {_TAGGED_DUE} AND {{counts}}"
_DUE_THAT_DAY = f"""
    SELECT card.filed_day, card.question_id, card.bank_id
    {_IN_REVIEW} AND {_DUE_DAY} <= ? AND card.filed_day = ? AND (card.question_id, card.bank_id) > (?, ?)
    {_AS_FILED} LIMIT ?"""
_DUE_LATER = f"""
    SELECT card.filed_day, card.question_id, card.bank_id
    {_IN_REVIEW} AND {_DUE_DAY} <= ? AND card.filed_day > ? AND card.filed_day <= ?
    {_AS_FILED} LIMIT ?"""
_DUE_SUMS = """
    SELECT coalesce(sum(iif(c.due < ?, c.questions, 0)), 0), coalesce(sum(c.questions), 0)
    FROM shelf CROSS JOIN shelf_count AS c ON c.shelf = shelf.id
    WHERE c.kind = 2 AND c.due <= ? AND c.buried != ? AND {counts}"""
_REVIEW_SUMS = """
    SELECT coalesce(sum(iif(c.due <= ?, c.questions, 0)), 0), coalesce(sum(c.questions), 0)
    FROM shelf CROSS JOIN shelf_count AS c ON c.shelf = shelf.id
    WHERE c.kind = 2 AND {counts}"""
_EVERY_REVIEW = f"""
    SELECT {_CARD} FROM (
        SELECT bank_id, question_id, row_number() OVER ({_LONGEST_OVERDUE}) AS nth
        FROM card
        WHERE phase = 'review'
            AND EXISTS (
                SELECT 1 FROM shelf CROSS JOIN shelf_question AS q
                    ON q.shelf = shelf.id AND q.question_id = card.question_id
                WHERE shelf.bank_id = card.bank_id)
            AND (bank_id, question_id) NOT IN (SELECT bank_id, question_id FROM question_mark WHERE suspended)
        ) AS some
    CROSS JOIN card ON card.bank_id = some.bank_id AND card.question_id = some.question_id
    WHERE (some.nth - 1) % ? = 0 {_LONGEST_OVERDUE}"""
_OF_SHELVES = """
    FROM shelf JOIN shelf_question AS q ON q.shelf = shelf.id
    LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id"""
_ASKABLE = f"""
    SELECT shelf.bank_id, q.question_id {_OF_SHELVES}
    WHERE {_ASKED}
    ORDER BY card.stability IS NULL OR card.last_day IS NULL,
        max(? - card.last_day, 0) / max(card.stability, 0.001) DESC, q.shelf, q.place"""
_ASKABLE_AMONG = f"""
    SELECT shelf.bank_id, q.question_id FROM json_each(?) AS key
    CROSS JOIN shelf ON shelf.bank_id = key.value ->> 0
    CROSS JOIN shelf_question AS q ON q.shelf = shelf.id AND q.question_id = key.value ->> 1
    LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id
    WHERE {_ASKED} ORDER BY key.id"""
_ASKABLE_OF = f"""
    FROM shelf CROSS JOIN shelf_question AS q ON q.shelf = shelf.id
    LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id
    WHERE {_ASKED}"""
_ASKABLE_OF_FILE = f"SELECT q.question_id {_ASKABLE_OF} AND shelf.path = ? ORDER BY q.place"
_ASKABLE_IN_FILES = """
    SELECT shelf.path, sum(c.questions) FROM shelf CROSS JOIN shelf_count AS c ON c.shelf = shelf.id
    WHERE c.kind <= 2 AND c.buried != ? GROUP BY shelf.id"""
_TAGGED_IN_FILES = f"SELECT shelf.path, count(*) {_ASKABLE_OF} GROUP BY shelf.id"
_ANY = f"SELECT 1 {_OF_SHELVES} WHERE {_ASKED} AND {{counts}} LIMIT 1"
_NEVER_ASKED = f"{_OF_SHELVES} WHERE {_ASKED} AND coalesce(card.phase, 'new') = 'new'"
_NEW_IN_FILES = f"""
    SELECT shelf.path, count(*) {_NEVER_ASKED}
    AND q.shelf IN (SELECT shelf FROM shelf_count WHERE kind = 0) GROUP BY q.shelf"""
"""The counts tell which files have any, so that the questions of the others are not looked at."""
_NEW = f"SELECT q.question_id {_NEVER_ASKED} AND shelf.path = ? ORDER BY q.place LIMIT ?"

_BEFORE_ALL = (-(1 << 62), "", "")

Review = tuple[str, str, int, int | None, float | None, float | None]
"""Bank id, question id, the day it is due, the day of the last answer, stability, difficulty."""

Place = tuple[int, str, str]
"""Where a review stands among those that are due: the day it is due, question id, bank id."""


def on_steps(database: Database, wanted: Collection[str], day: int, now: datetime) -> list[Card]:
    """The cards of all banks that are on a step and due by a moment, the earliest first."""
    shelf.freshen(database)
    return [cards.from_row(row) for row in _read(database, _ON_STEPS, wanted, day, cards.to_ms(now))]


def due(database: Database, wanted: Collection[str], day: int) -> list[Review]:
    """The reviews of all banks that are due on a study day, the longest overdue first."""
    if wanted:
        return _read(database, _DUE_OF_TAGS, wanted, day, day)
    shelf.freshen(database)
    return _read(database, _DUE, wanted, day, day, day)


def due_after(
    database: Database, wanted: Collection[str], day: int, after: Place | None, most: int
) -> list[Place]:
    """The next of the reviews that :func:`due` gives, so many at most; the first where ``after`` is None.

    What is answered between two calls does not come, and moves none of the others.
    """
    found: list[Place] = []
    if after is None:
        shelf.freshen(database)
        after = _BEFORE_ALL
    else:
        found = _read(database, _DUE_THAT_DAY, wanted, day, day, *after, most)
    if len(found) < most:
        found += _read(database, _DUE_LATER, wanted, day, day, after[0], day, most - len(found))
    return found


def due_sums(
    database: Database, wanted: Collection[str], day: int, hidden: Collection[Path]
) -> tuple[int, int]:
    """How many reviews were due before a study day, and how many are on it with those.

    Args:
        hidden: files of the index that do not count, since another has their bank's id.
    """
    counts = _other_than(hidden)
    paths = [os.fsencode(path) for path in hidden]
    if wanted:
        lists = tags.wanted_lists(database, wanted)
        sql = _DUE_SUMS_OF_TAGS.format(tagged=tags.TAGGED, counts=counts)
        [sums] = database.read(sql, day, day, lists, day, *paths)
    else:
        shelf.freshen(database)
        [sums] = database.read(_DUE_SUMS.format(counts=counts), day, day, day, *paths)
    return int(sums[0]), int(sums[1])


def review_sums(database: Database, day: int, hidden: Collection[Path]) -> tuple[int, int]:
    """How many questions of all banks are in review and due by a study day, and in review at all.

    What is buried counts, as it comes back tomorrow; what is suspended does not.

    Args:
        hidden: as in :func:`due_sums`.
    """
    shelf.freshen(database)
    sql = _REVIEW_SUMS.format(counts=_other_than(hidden))
    [(due_by_then, reviews)] = database.read(sql, day, *map(os.fsencode, hidden))
    return due_by_then, reviews


def every_review(database: Database, each: int) -> list[Card]:
    """Of their cards in the order of their days, the first of every ``each``."""
    return [cards.from_row(row) for row in database.read(_EVERY_REVIEW, each)]


def any_askable(database: Database, wanted: Collection[str], day: int, hidden: Collection[Path]) -> bool:
    """Whether there is any question that may be asked, in other files than those hidden."""
    sql = _ANY.replace("{counts}", _other_than(hidden))
    return bool(_read(database, sql, wanted, day, *map(os.fsencode, hidden)))


def askable(database: Database, wanted: Collection[str], day: int) -> list[tuple[str, str]]:
    """All questions of all banks, the least known on a study day first and those never seen at the end.

    How well an answer is known falls with the days since the last one, over its stability: their quotient
    gives the order without the formula.
    """
    return [(bank, question) for bank, question in _read(database, _ASKABLE, wanted, day, day)]


def askable_among(
    database: Database, wanted: Collection[str], day: int, keys: Sequence[tuple[str, str]]
) -> list[tuple[str, str]]:
    """Of some questions those of the index that may be asked on a day, in the same order."""
    lists = [tags.wanted_lists(database, wanted)] if wanted else []
    sql = _ASKABLE_AMONG.format(tagged=tags.TAGGED if wanted else "")
    return database.read(sql, json.dumps(keys), day, *lists)


def askable_in_files(database: Database, wanted: Collection[str], day: int) -> dict[Path, int]:
    """How many questions of each bank file may be asked on a day, where there are any."""
    shelf.freshen(database)
    rows = _read(database, _TAGGED_IN_FILES if wanted else _ASKABLE_IN_FILES, wanted, day)
    return {shelf.path_of(path): questions for path, questions in rows}


def askable_of(database: Database, wanted: Collection[str], day: int, path: Path) -> list[str]:
    """The questions of a bank file that may be asked on a day, by their ids, in the order of the file."""
    rows = _read(database, _ASKABLE_OF_FILE, wanted, day, os.fsencode(path), path=path)
    return [name for (name,) in rows]


def new(database: Database, wanted: Collection[str], day: int, path: Path, most: int) -> list[str]:
    """The first questions of a bank file that were never answered, at most so many, by their ids."""
    rows = _read(database, _NEW, wanted, day, os.fsencode(path), most, path=path)
    return [name for (name,) in rows]


def new_in_files(database: Database, wanted: Collection[str], day: int) -> dict[Path, int]:
    """How many questions of each bank file were never answered, where there are any."""
    shelf.freshen(database)
    rows = _read(database, _NEW_IN_FILES, wanted, day)
    return {shelf.path_of(path): questions for path, questions in rows}


def _other_than(hidden: Collection[Path]) -> str:
    """The condition that a row's file is none of those."""
    return f"shelf.path NOT IN ({', '.join('?' * len(hidden))})"


def _read(
    database: Database, sql: str, wanted: Collection[str], day: int, *rest: Any, path: Path | None = None
) -> list[tuple[Any, ...]]:
    """The rows of a query over questions that have one of the tags wanted; over all where none is.

    Args:
        path: the bank file whose questions they are; None where they are of all.
    """
    if not wanted:
        return database.read(sql.format(tagged=""), day, *rest)
    return database.read(
        sql.format(tagged=tags.TAGGED), day, tags.wanted_lists(database, wanted, path), *rest
    )
