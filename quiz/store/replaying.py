"""State made anew from the log: cards by replay, marks and plans by their last event."""

from __future__ import annotations

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from heapq import merge
from itertools import groupby
from operator import itemgetter
from typing import Any

from quiz.errors import StoreError
from quiz.store import cards, events
from quiz.store.garbled import told_if_garbled
from quiz.store.header import DAMAGED
from quiz.study.card import Card, MemoryState, Rating
from quiz.study.replay import Entry, Given, Placed, Replayer, Reset, Tuned
from quiz.study.setup import Setup, parse_setup

Key = tuple[str, str]

_STANDS = "NOT EXISTS (SELECT 1 FROM void WHERE void.answer_id = {table}.id)"
_ANSWERS = (
    "SELECT bank_id, question_id, id, 0, at, day, rating, setup, before IS NULL FROM answer "
    f"WHERE scheduled AND {_STANDS.format(table='answer')}"
)
_EVENTS = (
    "SELECT bank_id, question_id, id, 1, kind, value FROM event "
    f"WHERE kind IN ('reset', 'card') AND {_STANDS.format(table='event')}"
)
_TUNINGS = (
    f"SELECT '', '', id, 1, kind, value FROM event WHERE kind = 'tuned' AND {_STANDS.format(table='event')}"
)
_ONE = " AND bank_id = ? AND question_id = ?"
_IN_ORDER = " ORDER BY bank_id, question_id, id"
_TOLERANCE = 1e-6  # another machine's arithmetic may differ in the last digits


class Log:
    """The log of one file, read as entries; within a transaction where it must not change meanwhile.

    Raises:
        StoreError: a row of the log says what no program writes.
    """

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._setups: dict[str, Setup] = {}
        self._replayer = Replayer()
        self._tunings = list(connection.execute(_TUNINGS + " AND bank_id = '' ORDER BY id"))

    def questions(self, keys: Iterable[Key] | None = None) -> Iterator[tuple[Key, list[Entry]]]:
        """Questions with their entries, in order of what happened: all that have any, or those named."""
        if keys is not None:
            for key in keys:
                yield key, self._of(key)
            return
        answers = self._connection.execute(_ANSWERS + _IN_ORDER)
        placed = self._connection.execute(_EVENTS + _IN_ORDER)
        rows = merge(answers, placed, key=lambda row: row[:4])
        for key, group in groupby(rows, key=itemgetter(0, 1)):
            with told_if_garbled():
                entries = self._entries(list(group))
            yield key, entries

    def card(self, key: Key, entries: Iterable[Entry]) -> Placed:
        """The card the entries lead to."""
        return self._replayer.card(*key, entries)

    def _of(self, key: Key) -> list[Entry]:
        rows = [
            *self._connection.execute(_ANSWERS + _ONE, key),
            *self._connection.execute(_EVENTS + _ONE, key),
        ]
        with told_if_garbled():
            return self._entries(rows)

    def _entries(self, rows: list[tuple[Any, ...]]) -> list[Entry]:
        found: list[Entry] = []
        for row in sorted([*rows, *self._tunings], key=lambda row: (row[2], row[3])):
            if row[3]:
                found.append(self._event(row))
                continue
            _, _, answer_id, _, at, day, rating, setup, fresh = row
            if fresh and setup is None:  # before resets were logged, a missing card told of one
                found.append(Reset())
            found.append(
                Given(
                    answer_id,
                    cards.from_ms(at),
                    day,
                    Rating(rating),
                    None if setup is None else self._setup(setup),
                )
            )
        return found

    def _event(self, row: tuple[Any, ...]) -> Entry:
        kind, value = row[4], json.loads(row[5])
        if kind == events.TUNED:
            return Tuned(self._setup(value))
        if kind == events.RESET:
            return Reset()
        return Placed(cards.from_row(value), cards.answer_of(value))

    def _setup(self, setup_id: str) -> Setup:
        found = self._setups.get(setup_id)
        if found is None:
            row = self._connection.execute("SELECT value FROM setup WHERE id = ?", (setup_id,)).fetchone()
            if row is None:
                raise StoreError(f"the log names a scheduler's setup {setup_id} that is not there: {DAMAGED}")
            found = self._setups[setup_id] = parse_setup(row[0])
        return found


def rebuild(connection: sqlite3.Connection, keys: Iterable[Key] | None = None) -> int:
    """Make the cards anew from the log, of some questions or of all; how many changed."""
    changed = 0
    wanted = None if keys is None else sorted(set(keys))
    left = set(connection.execute("SELECT bank_id, question_id FROM card")) if wanted is None else set()
    log = Log(connection)
    for key, entries in log.questions(wanted):
        left.discard(key)
        changed += _keep(connection, log.card(key, entries))
    for key in left:
        cards.drop(connection, *key)
    return changed + len(left)


def rebuild_marks(connection: sqlite3.Connection, keys: Iterable[Key] | None = None) -> None:
    """Make marks and plans anew from their last events: of some questions (plans: of their banks), or all."""
    if keys is None:
        connection.execute("DELETE FROM question_mark")
        connection.execute("DELETE FROM plan")
    last = "SELECT kind, bank_id, question_id, value, at, max(id) FROM event WHERE kind IN ('mark', 'plan')"
    for key in [None] if keys is None else sorted(set(keys)):
        where, values = ("", ()) if key is None else (_ONE, key)
        found = connection.execute(f"{last}{where} GROUP BY kind, bank_id, question_id", values).fetchall()
        for kind, bank_id, question_id, value, at, _ in found:
            with told_if_garbled():
                if kind == events.MARK:
                    events.keep_mark(connection, bank_id, question_id, json.loads(value), at)
                else:
                    events.keep_plan(connection, bank_id, json.loads(value), at)


def drift(connection: sqlite3.Connection) -> list[tuple[Key, Card | None, Card | None]]:
    """The cards that are not what the log says: question, the card that is kept, the card it should be."""
    found = []
    kept = {
        (row[0], row[1]): cards.from_row(row)
        for row in connection.execute(f"SELECT {cards.COLUMNS} FROM card")
    }
    log = Log(connection)
    for key, entries in log.questions():
        card = log.card(key, entries).card
        should = None if card == Card(bank_id=key[0], question_id=key[1]) else card
        there = kept.pop(key, None)
        if not _alike(there, should):
            found.append((key, there, should))
    return found + [(key, card, None) for key, card in kept.items()]


def _keep(connection: sqlite3.Connection, placed: Placed) -> bool:
    """Put a card where it differs from what is kept; whether it did."""
    card = placed.card
    key = (card.bank_id, card.question_id)
    there = cards.get(connection, *key)
    if card == Card(bank_id=card.bank_id, question_id=card.question_id):
        if there is not None:
            cards.drop(connection, *key)
        return there is not None
    row = cards.to_row(card, placed.answer_id)
    if there is not None and tuple(there) == tuple(row):
        return False
    cards.put(connection, row)
    return True


def _alike(one: Card | None, other: Card | None) -> bool:
    if one is None or other is None or one.memory is None or other.memory is None:
        return one == other
    return replace(one, memory=None) == replace(other, memory=None) and _near(one.memory, other.memory)


def _near(one: MemoryState, other: MemoryState) -> bool:
    return math.isclose(one.stability, other.stability, rel_tol=_TOLERANCE) and math.isclose(
        one.difficulty, other.difficulty, rel_tol=_TOLERANCE
    )
