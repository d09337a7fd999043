"""The log of answers. It only grows: taking an answer back adds a void, and voided ones never count."""

from __future__ import annotations

import json
import sqlite3
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from quiz.errors import StoreError
from quiz.store import cards, events, sums
from quiz.store.database import Database
from quiz.store.garbled import told_if_garbled
from quiz.store.ids import LAST, after, id_of_past
from quiz.study.card import Answer, Card, Rating
from quiz.study.figures import Totals

if TYPE_CHECKING:
    from quiz.questions import Response
    from quiz.store import merging
    from quiz.study.calendar import Calendar
    from quiz.study.past import PastAnswer
    from quiz.study.setup import Setup

_APPEND = (
    "INSERT INTO answer (id, bank_id, question_id, at, day, rating, points, response, duration, before, "
    "mode, form, overruled, scheduled, setup) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_BEFORE = (  # one query, since each answer waits for it
    f"SELECT {LAST}, {cards.COLUMNS} FROM (SELECT 1) LEFT JOIN card ON bank_id = ? AND question_id = ?"
)
_STANDS = "NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = answer.id)"
_HISTORY = (
    "SELECT id, bank_id, question_id, at, day, rating, points, response, duration, before, "
    "mode, form, overruled, scheduled FROM answer "
    f"WHERE {_STANDS}"
)


_FIRST = f"""
    SELECT bank_id, count(DISTINCT question_id) FROM answer
    WHERE day = :day AND scheduled AND {_STANDS} {{also}} AND NOT EXISTS (
        SELECT 1 FROM answer AS earlier
        WHERE earlier.bank_id = answer.bank_id AND earlier.question_id = answer.question_id
            AND earlier.day < answer.day AND earlier.scheduled
            AND NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = earlier.id))
    GROUP BY bank_id"""
_FIRST_OF_ALL = _FIRST.format(also="")
_FIRST_OF_SOME = _FIRST.format(also="AND bank_id IN (SELECT value FROM json_each(:some))")
_MOMENTS = "SELECT question_id, rating, at FROM answer WHERE bank_id = ? AND scheduled ORDER BY at"
_SHIFTED = 1_000  # milliseconds by which a tool may move answers apart that have one moment
_TOTALS = ("answers", "right", "points", "reviews", "recalled", "seconds")
_SUMS = f"""
    SELECT bank_id, answers, right, points / {sums.PARTS}.0, reviews, recalled, duration / 1000.0
    FROM bank_sum WHERE answers > 0 ORDER BY bank_id"""


@dataclass(frozen=True, slots=True, kw_only=True)
class LoggedAnswer:
    """One answer as the log keeps it; fields as in :class:`quiz.study.card.Answer`.

    Attributes:
        before: the card before it; a new one for a first answer.
    """

    id: str
    bank_id: str
    question_id: str
    at: datetime
    day: int
    rating: Rating
    points: float
    response: Response
    duration_ms: int
    before: Card
    mode: str = "study"
    form: str = ""
    overruled: bool = False
    scheduled: bool = True


def append(connection: sqlite3.Connection, answer: Answer, known: set[str]) -> tuple[str, Answer]:
    """Add an answer with its before-image, and put its card in place; its id, and the answer as it stands.

    The before-image is the card as it stands in the file. Where that is not the one the sitting saw, as
    another program answered the same question meanwhile, the card is reckoned from the file's, so that
    the cards always are what the log leads to.

    Args:
        known: the setups that are in the file already; a new one is added.
    """
    before, setup = answer.before, answer.setup if answer.scheduled else None
    last, *row = connection.execute(_BEFORE, (before.bank_id, before.question_id)).fetchone()
    answer_id, new = after(last), row[0] is None
    if setup is not None and setup.id not in known:
        events.know(connection, setup)
    connection.execute(
        _APPEND,
        (
            answer_id,
            before.bank_id,
            before.question_id,
            cards.to_ms(answer.at),
            answer.day,
            int(answer.rating),
            answer.points,
            json.dumps(answer.response),
            answer.duration_ms,
            None if new else json.dumps(row),
            answer.mode,
            answer.form,
            answer.overruled,
            answer.scheduled,
            None if setup is None else setup.id,
        ),
    )
    if not answer.scheduled:
        return answer_id, answer
    if setup is None:  # nobody can say later how the card came to be: so it is said now
        events.place(connection, answer.after, answer_id)
        return answer_id, answer
    card = answer.after
    stood = Card(bank_id=before.bank_id, question_id=before.question_id) if new else None
    if before != stood if new else row[:-1] != [*cards.to_row(before, None)[:-1]]:
        from quiz.study.replay import Replayer

        stood = stood or cards.from_row(row)
        card = Replayer().scheduler(setup).answer(stood, answer.rating, answer.at, answer.day)
        answer = replace(answer, before=stood, after=card)
    cards.put(connection, cards.to_row(card, answer_id))
    return answer_id, answer


def take_back(connection: sqlite3.Connection, log_id: str) -> None:
    """Void an answer or an event; its question's card becomes what the rest of the log leads to.

    Raises:
        StoreError: there is no such entry, or it was taken back already.
    """
    from quiz.store import replaying

    found = [
        key
        for table in ("answer", "event")
        for key in connection.execute(
            f"SELECT bank_id, question_id FROM {table} WHERE id = ?1 "
            "AND NOT EXISTS (SELECT 1 FROM void WHERE answer_id = ?1)",
            (log_id,),
        )
    ]
    if not found:
        raise StoreError(f"the answer {log_id} is not in the log, or was taken back already")
    connection.execute("INSERT INTO void (answer_id, at) VALUES (?, ?)", (log_id, events.now_ms()))
    replaying.rebuild(connection, None if ("", "") in found else found)


def history(
    database: Database, bank_id: str | None, question_id: str | None, since_day: int
) -> Iterator[LoggedAnswer]:
    """The answers that stand, oldest first."""
    asked = {"bank_id = ?": bank_id, "question_id = ?": question_id, "day >= ?": since_day or None}
    given = {condition: value for condition, value in asked.items() if value is not None}
    order = "+id" if given else "id"  # with the bare id SQLite looks at all of them, as they stand in order
    sql = " AND ".join((_HISTORY, *given)) + f" ORDER BY {order}"
    with told_if_garbled():
        for row in database.read(sql, *given.values()):
            before = row[9]
            yield LoggedAnswer(
                id=row[0],
                bank_id=row[1],
                question_id=row[2],
                at=cards.from_ms(row[3]),
                day=row[4],
                rating=Rating(row[5]),
                points=row[6],
                response=tuple(json.loads(row[7])),
                duration_ms=row[8],
                before=Card(bank_id=row[1], question_id=row[2])
                if before is None
                else cards.from_row(json.loads(before)),
                mode=row[10],
                form=row[11],
                overruled=bool(row[12]),
                scheduled=bool(row[13]),
            )


def days(database: Database) -> list[int]:
    """Study days with answers that stand, ascending."""
    return [day for (day,) in database.read("SELECT day FROM day_sum WHERE answers > 0 ORDER BY day")]


def any_logged(database: Database) -> bool:
    """Whether the log holds anything at all, taken back or not."""
    [(any_,)] = database.read("SELECT EXISTS (SELECT 1 FROM answer)")
    return bool(any_)


def last_day(database: Database, bank_id: str) -> int | None:
    """The last study day on which a bank has an answer that stands."""
    [(day,)] = database.read(f"SELECT max(day) FROM answer WHERE bank_id = ? AND {_STANDS}", bank_id)
    return None if day is None else int(day)


def on_day(database: Database, day: int) -> int:
    """How many answers of a study day stand."""
    [(count,)] = database.read("SELECT coalesce(sum(answers), 0) FROM day_sum WHERE day = ?", day)
    return int(count)


def first_on_day(database: Database, day: int, some: Sequence[str] | None = None) -> dict[str, int]:
    """For each bank, or each of some, how many questions have their earliest answer that stands on a day."""
    if some is None:
        return dict(database.read(_FIRST_OF_ALL, {"day": day}))
    return dict(database.read(_FIRST_OF_SOME, {"day": day, "some": json.dumps(some)}))


def totals(database: Database) -> dict[str, Totals]:
    """What the log holds of each bank, by its id, in one query."""
    return {bank: Totals(**dict(zip(_TOTALS, row, strict=True))) for bank, *row in database.read(_SUMS)}


def import_past(
    connection: sqlite3.Connection, bank_id: str, past: Sequence[PastAnswer], setup: Setup, calendar: Calendar
) -> list[merging.Row]:
    """Rows for answers given in another tool, to be merged: the same answers always the same ids.

    Their before-images are what the other answers of the same history lead to. An answer that was given here
    and went out with its bank has another id: it is known by its moment, and there is no row for it.
    """
    from quiz.study.replay import Replayer

    events.know(connection, setup)
    scheduler = Replayer().scheduler(setup)
    here: dict[tuple[str, int], deque[int]] = {}
    for question_id, rating, moment in connection.execute(_MOMENTS, (bank_id,)):
        here.setdefault((question_id, rating), deque()).append(moment)
    stood: dict[str, Card] = {}
    rows: list[merging.Row] = []
    for one in sorted(past, key=lambda one: one.at):
        at, day = cards.to_ms(one.at), calendar.day(one.at)
        card = stood.get(one.question_id)
        answer_id = id_of_past(at, bank_id, one.question_id, int(one.rating))
        before = None if card is None else json.dumps(cards.to_row(card, None))
        about = (bank_id, one.question_id, at, day, int(one.rating), float(one.rating > Rating.AGAIN))
        how = ("[]", one.duration_ms, before, "import", "", 0, 1, setup.id)
        if not _was_given(here.get((one.question_id, int(one.rating)), deque()), at):
            rows.append((answer_id, *about, *how))
        new = card or Card(bank_id=bank_id, question_id=one.question_id)
        stood[one.question_id] = scheduler.answer(new, one.rating, one.at, day)
    return rows


def _was_given(moments: deque[int], at: int) -> bool:
    """Whether one of the moments is this one or shortly before; it is taken out then, as it stands for one.

    Args:
        moments: ascending; those that lie too far back for any later answer are dropped.
    """
    while moments and moments[0] <= at - _SHIFTED:
        moments.popleft()
    if not moments or moments[0] > at:
        return False
    moments.popleft()
    return True
