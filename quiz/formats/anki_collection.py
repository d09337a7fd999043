"""The SQL of Anki's collections: read one that a stranger made, and put a history into one of our own.

A collection is opened in memory, from bytes: no file of it is ever on the disk, and none is written to. The
schema of a stranger's file is not trusted: no views, no functions of the schema, a bound on the work done.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from quiz.formats.anki_model import Card, Collection, Note, NoteType, Review
from quiz.formats.anki_protobuf import Malformed, number, text
from quiz.formats.exchange import LARGEST, MOST_QUESTIONS

_TABLES = ("notes", "cards", "revlog", "col")
_NEW_TABLES = ("notetypes", "fields", "templates", "decks", "config")
_MOST_ROWS = {"notes": MOST_QUESTIONS, "cards": 4 * MOST_QUESTIONS, "revlog": 2_000_000}
_SCHEMA_STEPS, _MOST_STEPS = 20_000, 200_000_000
"""Of SQLite's virtual machine; a row read takes about twenty. A collection's schema has sixty rows."""
_PARTED = "\x1f"  # stands between the fields of a note, and between the parts of a deck's name


class Unusable(ValueError):
    """The bytes are no collection that can be read; ``str()`` says why."""


def read_collection(data: bytes) -> Collection:
    """The notes, cards and reviews of a collection, of schema 11 or of 15 and later.

    Raises:
        Unusable: damaged, hostile, or no collection of Anki.
    """
    if data[18:20] == b"\x02\x02":  # a journal beside the file is meant, but there is no file
        data = data[:18] + b"\x01\x01" + data[20:]
    try:
        with closing(sqlite3.connect(":memory:")) as connection:
            _harden(connection)
            connection.deserialize(data)
            connection.execute("PRAGMA trusted_schema = OFF")
            connection.execute("PRAGMA query_only = ON")
            connection.execute("PRAGMA cell_size_check = ON")
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()  # reads the schema
            _bound(connection, _MOST_STEPS, 100_000)
            return _Reader(connection, len(data)).collection()
    except (sqlite3.Error, OverflowError, MemoryError, UnicodeDecodeError) as error:
        if "interrupted" in str(error):
            raise Unusable("reading it takes too much work for a collection") from None
        raise Unusable("the collection in it is damaged") from None


def _harden(connection: sqlite3.Connection) -> None:
    connection.setlimit(sqlite3.SQLITE_LIMIT_LENGTH, LARGEST)
    connection.setlimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
    connection.create_collation("unicase", _unicase)  # Anki's own, without which its tables cannot be read
    connection.text_factory = lambda raw: raw.decode("utf-8", "replace")
    _bound(connection, _SCHEMA_STEPS, 500)


def _bound(connection: sqlite3.Connection, most: int, at_once: int) -> None:
    """Let the connection do so many steps from here, looked at every so often, and no more."""
    left = [most // at_once]

    def over() -> bool:
        left[0] -= 1
        return left[0] < 0

    connection.set_progress_handler(over, at_once)


def _unicase(one: str, other: str) -> int:
    left, right = one.casefold(), other.casefold()
    return (left > right) - (left < right)


class _Reader:
    def __init__(self, connection: sqlite3.Connection, size: int) -> None:
        self._connection = connection
        self._room = size  # of text: a hostile file says the same page many times
        master = connection.execute("SELECT name, type, sql FROM sqlite_master").fetchall()
        self._tables = {
            name
            for name, kind, sql in master
            if kind == "table" and not str(sql).lstrip().upper().startswith("CREATE VIRTUAL")
        }
        if not self._tables.issuperset(_TABLES):
            raise Unusable("there is no collection of Anki in it")

    def collection(self) -> Collection:
        new = self._tables.issuperset(_NEW_TABLES)
        types = self._new_types() if new else self._old_types()
        decks = self._new_decks() if new else self._old_decks()
        cards = self._cards(decks)
        return Collection(
            tuple(self._notes(types, cards)),
            tuple(self._reviews()),
            three_buttons=not new and self._json("conf").get("schedVer", 1) == 1,
        )

    def _rows(self, table: str, columns: str) -> list[tuple[Any, ...]]:
        """The rows of a table, in the order of their first two columns."""
        return sorted(self._bounded(table, columns), key=lambda row: (_whole(row[0]), _whole(row[1])))

    def _bounded(self, table: str, columns: str) -> Iterator[tuple[Any, ...]]:
        """The rows as they stand: sorting is not left to SQLite, which would first take in any number."""
        if any(hidden for *_, hidden in self._connection.execute(f"PRAGMA table_xinfo({table})")):
            raise Unusable("a table of it computes its columns: no collection does")
        most = _MOST_ROWS.get(table, 100_000)
        for count, row in enumerate(self._connection.execute(f"SELECT {columns} FROM {table}"), start=1):
            if count > most:
                raise Unusable(f"there are over {most:,} {table} in it: export a single deck")
            self._room -= sum(len(value) for value in row if isinstance(value, str | bytes))
            if self._room < 0:
                raise Unusable("there is more text in it than a file of that size can hold")
            yield row

    def _notes(self, types: Mapping[int, NoteType], cards: Mapping[int, list[Card]]) -> Iterator[Note]:
        unknown = NoteType("", (), ())
        for key, guid, type_id, tags, fields in self._rows("notes", "id, guid, mid, tags, flds"):
            yield Note(
                f"note {_text(key)}",
                _text(guid),
                types.get(_whole(type_id), unknown),
                tuple(_text(fields).split(_PARTED)),
                tuple(_text(tags).split()),
                tuple(cards.get(_whole(key), ())),
            )

    def _cards(self, decks: Mapping[int, str]) -> dict[int, list[Card]]:
        cards: dict[int, list[Card]] = {}
        columns = "id, nid, did, odid, ord, queue, flags"  # odid: where it returns to from a filtered deck
        for key, note, deck, home, place, queue, flags in self._rows("cards", columns):
            name = decks.get(_whole(home)) or decks.get(_whole(deck), "")
            is_suspended, is_flagged = queue == -1, _whole(flags) & 7 > 0
            card = Card(_whole(key), _whole(place), name, is_suspended, is_flagged)
            cards.setdefault(_whole(note), []).append(card)
        return cards

    def _reviews(self) -> Iterator[Review]:
        for row in self._rows("revlog", "id, cid, ease, factor, time, type"):
            yield Review(*map(_whole, row))

    def _new_types(self) -> dict[int, NoteType]:
        fields: dict[int, list[str]] = {}
        for key, _, name in self._rows("fields", "ntid, ord, name"):
            fields.setdefault(_whole(key), []).append(_text(name))
        templates: dict[int, list[tuple[str, str]]] = {}
        for key, _, config in self._rows("templates", "ntid, ord, config"):
            sides = _decoded(config, lambda message: (text(message, 1), text(message, 2)), ("", ""))
            templates.setdefault(_whole(key), []).append(sides)
        types = {}
        for key, name, config in self._rows("notetypes", "id, name, config"):
            own = _whole(key)
            cloze = _decoded(config, lambda message: number(message, 1) == 1, False)
            types[own] = NoteType(
                _text(name), tuple(fields.get(own, ())), tuple(templates.get(own, ())), cloze
            )
        return types

    def _new_decks(self) -> dict[int, str]:
        rows = self._rows("decks", "id, name")
        return {_whole(key): _text(name).replace(_PARTED, "::") for key, name in rows}

    def _old_types(self) -> dict[int, NoteType]:
        return {_whole(key): _old_type(model) for key, model in self._json("models").items()}

    def _old_decks(self) -> dict[int, str]:
        decks = self._json("decks").items()
        return {_whole(key): _text(deck.get("name")) for key, deck in decks if isinstance(deck, dict)}

    def _json(self, column: str) -> dict[str, Any]:
        """One of the tables that schema 11 keeps as JSON in the only row of ``col``."""
        for (value,) in self._bounded("col", column):
            try:
                found = json.loads(_text(value) or "{}")
            except (ValueError, RecursionError):
                raise Unusable(f"its {column} are damaged") from None
            return found if isinstance(found, dict) else {}
        return {}


def _old_type(model: object) -> NoteType:
    """A note type of schema 11; what is not there or of another kind is left out."""
    if not isinstance(model, dict):
        return NoteType("", (), ())
    fields = [field for field in _listed(model.get("flds")) if isinstance(field, dict)]
    templates = [template for template in _listed(model.get("tmpls")) if isinstance(template, dict)]
    return NoteType(
        _text(model.get("name")),
        tuple(_text(field.get("name")) for field in fields),
        tuple((_text(template.get("qfmt")), _text(template.get("afmt"))) for template in templates),
        model.get("type") == 1,
    )


def _listed(value: object) -> list[Any]:
    return value if isinstance(value, list) else []


def _decoded(config: object, take: Any, default: Any) -> Any:
    if not isinstance(config, bytes):
        return default
    try:
        return take(config)
    except Malformed:
        return default


def _text(value: object) -> str:
    if isinstance(value, bytes):
        return value.decode("utf-8", "replace")
    return value if isinstance(value, str) else "" if value is None else str(value)


def _whole(value: object) -> int:
    """A column SQLite may hold anything in, as a number; -1 for what is none."""
    if isinstance(value, int):
        return value
    digits = value if isinstance(value, str) and len(value) < 20 else ""
    return int(digits) if digits.lstrip("-").isdecimal() else -1


@dataclass(frozen=True, slots=True)
class Scheduling:
    """Where a card stands, in the columns of Anki's ``cards``, and the rows of its ``revlog``.

    Attributes:
        reviews: ``id, ease, ivl, lastIvl, factor, time, type`` each.
    """

    type: int
    queue: int
    due: int
    ivl: int
    factor: int
    reps: int
    lapses: int
    left: int
    data: str
    reviews: tuple[tuple[int, int, int, int, int, int, int], ...]


def built(
    package: Any, timestamp: float, created: int, west: int, scheduling: Mapping[str, Scheduling]
) -> bytes:
    """The collection of a genanki package, with what was learned.

    Args:
        package: a ``genanki.Package``.
        timestamp: seconds since 1970; Anki takes over what is newer than its own.
        created: seconds since 1970, from which ``due`` counts days.
        west: minutes between UTC and the zone the days are counted in, positive to the west.
        scheduling: by the note's GUID; the other cards are new.
    """
    from itertools import count

    with closing(sqlite3.connect(":memory:")) as connection:
        cursor = connection.cursor()
        package.write_to_db(cursor, timestamp, count(int(timestamp * 1000)))
        (conf,) = cursor.execute("SELECT conf FROM col").fetchone()
        # Without these Anki takes the file for one of its first scheduler and renumbers the buttons.
        later = {"schedVer": 2, "sched2021": True, "creationOffset": west, "rollover": 4}
        stamp = int(timestamp * 1000)
        cursor.execute(
            "UPDATE col SET crt = ?, mod = ?, scm = ?, conf = ?",
            (created, stamp, stamp, json.dumps(json.loads(conf) | later)),
        )
        cards = dict(cursor.execute("SELECT guid, cards.id FROM cards JOIN notes ON notes.id = nid"))
        for guid, state in scheduling.items():
            card = cards[guid]
            cursor.execute(
                "UPDATE cards SET type = ?, queue = ?, due = ?, ivl = ?, factor = ?, reps = ?, lapses = ?, "
                "left = ?, data = ? WHERE id = ?",
                (
                    state.type,
                    state.queue,
                    state.due,
                    state.ivl,
                    state.factor,
                    state.reps,
                    state.lapses,
                    state.left,
                    state.data,
                    card,
                ),
            )
            cursor.executemany(
                "INSERT INTO revlog (id, cid, usn, ease, ivl, lastIvl, factor, time, type) "
                "VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)",
                [(at, card, *rest) for at, *rest in state.reviews],
            )
        connection.commit()
        return connection.serialize()
