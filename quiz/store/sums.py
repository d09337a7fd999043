"""Sums over the log and counts over the cards, kept by triggers; the log and the cards are what is true.

The texts here are parts of a migration: once released they are never edited.
"""

from __future__ import annotations

import sqlite3

PARTS = 720_720
"""Points are summed as whole numbers of such parts: the least common multiple of 1 to 14."""

_SUMS = "answers, right, points, reviews, recalled, duration"
_REVIEW = "coalesce(json_extract({row}before, '$[2]') = 'review', 0)"
_FACTS = (
    "1, {row}points >= 1.0, CAST(round({row}points * 720720) AS INTEGER), "
    f"{_REVIEW}, {_REVIEW} AND {{row}}rating > 1, {{row}}duration"
)
_ADD = (
    f"INSERT INTO bank_sum (bank_id, {_SUMS}) SELECT {{row}}bank_id, {_FACTS} {{of}} "
    "ON CONFLICT (bank_id) DO UPDATE SET "
    + ", ".join(f"{name} = {name} + excluded.{name}" for name in _SUMS.split(", "))
)
_TAKE = (
    f"UPDATE bank_sum SET ({_SUMS}) = (SELECT "
    "bank_sum.answers - 1, bank_sum.right - (a.points >= 1.0), "
    "bank_sum.points - CAST(round(a.points * 720720) AS INTEGER), "
    f"bank_sum.reviews - {_REVIEW.format(row='a.')}, "
    f"bank_sum.recalled - ({_REVIEW.format(row='a.')} AND a.rating > 1), bank_sum.duration - a.duration "
    "FROM answer AS a WHERE a.id = NEW.answer_id) "
    "WHERE bank_id = (SELECT bank_id FROM answer WHERE id = NEW.answer_id)"
)
_STANDS = "NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = answer.id)"

KEPT_FROM_ANSWERS = (
    f"""CREATE TRIGGER answer_is_summed AFTER INSERT ON answer BEGIN
        INSERT INTO day_sum (day, answers) VALUES (NEW.day, 1)
            ON CONFLICT (day) DO UPDATE SET answers = answers + 1;
        {_ADD.format(row="NEW.", of="WHERE true")};
    END""",
    f"""CREATE TRIGGER void_is_summed AFTER INSERT ON void BEGIN
        UPDATE day_sum SET answers = answers - 1
            WHERE day = (SELECT day FROM answer WHERE id = NEW.answer_id);
        {_TAKE};
    END""",
)
KEPT_UNLESS_VOID = KEPT_FROM_ANSWERS[0].replace(
    "AFTER INSERT ON answer BEGIN",
    "AFTER INSERT ON answer WHEN NOT EXISTS (SELECT 1 FROM void WHERE answer_id = NEW.id) BEGIN",
)
COUNT_LOG_ANEW = (
    "DELETE FROM day_sum",
    "DELETE FROM bank_sum",
    f"INSERT INTO day_sum SELECT day, count(*) FROM answer WHERE {_STANDS} GROUP BY day",
    f"INSERT INTO bank_sum SELECT bank_id, count(*), sum(points >= 1.0), "
    f"sum(CAST(round(points * 720720) AS INTEGER)), sum({_REVIEW.format(row='')}), "
    f"sum({_REVIEW.format(row='')} AND rating > 1), sum(duration) "
    f"FROM answer WHERE {_STANDS} GROUP BY bank_id",
)
STALE_AFTER_CHANGES = tuple(
    f"""CREATE TRIGGER {table}_{act.lower()}_makes_stale AFTER {act} ON {table} BEGIN
        UPDATE shelf SET stale = 1 WHERE bank_id = {row}.bank_id AND stale = 0;
    END"""
    for table in ("card", "question_mark")
    for act, row in (("INSERT", "NEW"), ("UPDATE", "NEW"), ("DELETE", "OLD"))
)

_COUNT_STALE = """
    INSERT INTO shelf_count (shelf, kind, due, buried, questions)
    SELECT shelf.id,
        CASE WHEN coalesce(mark.suspended, 0) THEN iif(card.phase = 'review', 3, 4)
            WHEN card.phase = 'review' THEN 2
            WHEN card.phase IN ('learning', 'relearning') THEN 1 ELSE 0 END AS kind,
        CASE WHEN coalesce(mark.suspended, 0) THEN 0 WHEN card.phase = 'review' THEN coalesce(card.due_day, 0)
            WHEN card.phase IN ('learning', 'relearning') THEN coalesce(card.due_at, 0) ELSE 0 END AS due,
        coalesce(mark.buried_day, 0) AS buried,
        count(*)
    FROM shelf CROSS JOIN shelf_question AS q ON q.shelf = shelf.id
    LEFT JOIN card ON card.bank_id = shelf.bank_id AND card.question_id = q.question_id
    LEFT JOIN question_mark AS mark ON mark.bank_id = shelf.bank_id AND mark.question_id = q.question_id
    WHERE shelf.stale GROUP BY shelf.id, kind, due, buried"""

_FILED = "iif(phase = 'review', coalesce(due_day, 0), NULL)"
_FILE_STALE = f"""
    UPDATE card SET filed_day = {_FILED}
    WHERE bank_id IN (SELECT bank_id FROM shelf WHERE stale) AND filed_day IS NOT {_FILED}"""
"""An answer does not move its card in the order of what is due: to take it out at one place and put it in at
another would be two pages more to write before the feedback."""


def count_stale(connection: sqlite3.Connection) -> None:
    """Count the questions of the bank files anew where cards, marks or the file changed, and file their
    reviews by the days they are due."""
    connection.execute(_FILE_STALE)
    connection.execute("DELETE FROM shelf_count WHERE shelf IN (SELECT id FROM shelf WHERE stale)")
    connection.execute(_COUNT_STALE)
    connection.execute("UPDATE shelf SET stale = 0 WHERE stale")


def count_all(connection: sqlite3.Connection) -> None:
    """Count everything anew from the log, the cards, the marks and the index."""
    for statement in COUNT_LOG_ANEW:
        connection.execute(statement)
    connection.execute("UPDATE shelf SET stale = 1")
    count_stale(connection)


def are_off(connection: sqlite3.Connection) -> bool:
    """Whether the sums over the log are not what the log says: it was changed without the program."""
    for table, statement in zip(("day_sum", "bank_sum"), COUNT_LOG_ANEW[2:], strict=True):
        counted = statement.removeprefix(f"INSERT INTO {table} ")
        kept = f"SELECT * FROM {table} WHERE answers > 0"
        for one, other in ((counted, kept), (kept, counted)):
            if connection.execute(f"SELECT 1 FROM ({one} EXCEPT {other}) LIMIT 1").fetchone():
                return True
    return False
