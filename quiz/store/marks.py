"""What a learner said about questions, the days banks are learned for, and questions that need a look."""

from __future__ import annotations

from quiz.store import events
from quiz.store.database import Database
from quiz.study.marks import QuestionMark

_STANDS = "NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = answer.id)"
_LAST = f"""
    SELECT bank_id, question_id FROM (
        SELECT bank_id, question_id, points, max(id) FROM answer
        WHERE day >= ? AND {_STANDS} GROUP BY +bank_id, +question_id)
    WHERE points < 1.0 ORDER BY bank_id, question_id"""
"""The signs keep SQLite from reading the whole log in the order of the groups: a few weeks are found by the
index of the days."""

Key = tuple[str, str]


def get(database: Database, bank_id: str | None) -> dict[Key, QuestionMark]:
    """The marks of a bank, or of all, by bank id and question id."""
    rows = database.read(
        "SELECT bank_id, question_id, suspended, buried_day, flag FROM question_mark "
        "WHERE bank_id = coalesce(?, bank_id) ORDER BY bank_id, question_id",
        bank_id,
    )
    return {(bank, question): QuestionMark(bool(off), day, flag) for bank, question, off, day, flag in rows}


def put(database: Database, bank_id: str, question_id: str, mark: QuestionMark) -> None:
    """Set a question's mark; an empty one is forgotten."""
    with database.transaction() as connection:
        events.mark(connection, bank_id, question_id, mark)


def plans(database: Database) -> dict[str, int]:
    """The study day each planned bank shall be known on."""
    return dict(database.read("SELECT bank_id, by_day FROM plan ORDER BY bank_id"))


def set_plan(database: Database, bank_id: str, by_day: int | None) -> None:
    """Plan a bank for a study day; None takes the plan away."""
    with database.transaction() as connection:
        events.plan(connection, bank_id, by_day)


def leeches(database: Database, lapses: int) -> list[tuple[str, str, int]]:
    """Questions forgotten at least so often, the worst first: bank id, question id, lapses."""
    return [
        (bank, question, count)
        for bank, question, count in database.read(
            "SELECT bank_id, question_id, lapses FROM card WHERE lapses >= ? "
            "ORDER BY lapses DESC, bank_id, question_id",
            lapses,
        )
    ]


def lately_missed(database: Database, since_day: int) -> list[Key]:
    """Questions answered since a study day whose last answer that stands was not fully right."""
    return [(bank, question) for bank, question in database.read(_LAST, since_day)]
