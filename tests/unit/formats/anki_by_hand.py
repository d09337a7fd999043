"""Anki collections written by hand, after the published descriptions of the two schemas."""

from __future__ import annotations

import io
import json
import sqlite3
import zipfile
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import zstandard

COMMON = """
CREATE TABLE notes (id integer PRIMARY KEY, guid text NOT NULL, mid integer NOT NULL, mod integer NOT NULL,
    usn integer NOT NULL, tags text NOT NULL, flds text NOT NULL, sfld integer NOT NULL,
    csum integer NOT NULL, flags integer NOT NULL, data text NOT NULL);
CREATE TABLE cards (id integer PRIMARY KEY, nid integer NOT NULL, did integer NOT NULL, ord integer NOT NULL,
    mod integer NOT NULL, usn integer NOT NULL, type integer NOT NULL, queue integer NOT NULL,
    due integer NOT NULL, ivl integer NOT NULL, factor integer NOT NULL, reps integer NOT NULL,
    lapses integer NOT NULL, left integer NOT NULL, odue integer NOT NULL, odid integer NOT NULL,
    flags integer NOT NULL, data text NOT NULL);
CREATE TABLE revlog (id integer PRIMARY KEY, cid integer NOT NULL, usn integer NOT NULL,
    ease integer NOT NULL, ivl integer NOT NULL, lastIvl integer NOT NULL, factor integer NOT NULL,
    time integer NOT NULL, type integer NOT NULL);
CREATE TABLE col (id integer PRIMARY KEY, crt integer NOT NULL, mod integer NOT NULL, scm integer NOT NULL,
    ver integer NOT NULL, dty integer NOT NULL, usn integer NOT NULL, ls integer NOT NULL, conf text NOT NULL,
    models text NOT NULL, decks text NOT NULL, dconf text NOT NULL, tags text NOT NULL);
"""
LATER = """
CREATE TABLE fields (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
    config blob NOT NULL, PRIMARY KEY (ntid, ord)) WITHOUT ROWID;
CREATE UNIQUE INDEX idx_fields_name_ntid ON fields (name, ntid);
CREATE TABLE templates (ntid integer NOT NULL, ord integer NOT NULL, name text NOT NULL COLLATE unicase,
    mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL, PRIMARY KEY (ntid, ord))
    WITHOUT ROWID;
CREATE TABLE notetypes (id integer NOT NULL PRIMARY KEY, name text NOT NULL COLLATE unicase,
    mtime_secs integer NOT NULL, usn integer NOT NULL, config blob NOT NULL);
CREATE TABLE decks (id integer PRIMARY KEY NOT NULL, name text NOT NULL COLLATE unicase,
    mtime_secs integer NOT NULL, usn integer NOT NULL, common blob NOT NULL, kind blob NOT NULL);
CREATE TABLE config (KEY text NOT NULL PRIMARY KEY, usn integer NOT NULL, mtime_secs integer NOT NULL,
    val blob NOT NULL) WITHOUT ROWID;
"""
BASIC, CLOZE = 1_500_000_000_001, 1_500_000_000_002
TEMPLATES = {
    BASIC: ("Vokabel", ["Wort", "Bedeutung"], "{{Wort}}", "{{FrontSide}}<hr id=answer>{{Bedeutung}}"),
    CLOZE: ("Lücke", ["Satz", "Mehr"], "{{cloze:Satz}}", "{{cloze:Satz}}<br>{{Mehr}}"),
}
MODELS = {
    str(key): {
        "id": key,
        "name": name,
        "type": int(key == CLOZE),
        "flds": [{"name": field, "ord": place} for place, field in enumerate(fields)],
        "tmpls": [{"name": "Karte 1", "ord": 0, "qfmt": front, "afmt": back}],
    }
    for key, (name, fields, front, back) in TEMPLATES.items()
}
DECKS = {"1": {"id": 1, "name": "Default"}, "7": {"id": 7, "name": "Deutsch::Tiere"}}
NOTES = [
    (101, "aaaa#1~x", BASIC, " tier  haus ", "dog\x1f<b>Hund</b>"),
    (102, "bbbb", CLOZE, "", "Der {{c1::Hund}} bellt.\x1fImmer."),
]
CARDS = [(201, 101, 7, 0), (202, 102, 7, 0)]
REVIEWS = [  # id, card, ease, ivl, lastIvl, factor, time, type
    (1_400_000_000_000, 201, 2, -600, -60, 2500, 3000, 0),
    (1_400_000_600_000, 201, 3, 4, -600, 2500, 2000, 0),
    (1_400_500_000_000, 201, 3, 9, 4, 2500, 1500, 1),
    (1_400_600_000_000, 201, 1, -600, 9, 2300, 60_000, 1),
    (1_400_600_700_000, 201, 2, 1, -600, 2300, 900, 2),
    (1_400_700_000_000, 201, 2, 3, 1, 2300, 900, 3),
    (1_400_700_000_001, 201, 2, 3, 3, 0, 900, 3),
    (1_400_800_000_000, 201, 0, 3, 1, 2300, 0, 4),
    (1_400_900_000_000, 999, 3, 3, 1, 2300, 0, 1),
]


def old(
    change: Callable[[sqlite3.Connection], object] | None = None,
    models: str = "",
    decks: str = "",
    conf: str = "{}",
) -> bytes:
    """A collection of schema 11."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.executescript(COMMON)
        _fill(connection, conf, models or json.dumps(MODELS), decks or json.dumps(DECKS), 11)
        if change is not None:
            change(connection)
        connection.commit()
        return connection.serialize()


def new() -> bytes:
    """A collection of schema 18, whose note types and decks are tables with protobuf in them."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.create_collation("unicase", lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))
        connection.executescript(COMMON + LATER)
        _fill(connection, "", "", "", 18)
        for key, (name, fields, front, back) in TEMPLATES.items():
            kind = b"\x08\x01" if key == CLOZE else b""
            connection.execute("INSERT INTO notetypes VALUES (?, ?, 0, 0, ?)", (key, name, kind))
            for place, field in enumerate(fields):
                connection.execute("INSERT INTO fields VALUES (?, ?, ?, '')", (key, place, field))
            config = message(1, front.encode()) + message(2, back.encode())
            connection.execute("INSERT INTO templates VALUES (?, 0, 'Karte 1', 0, 0, ?)", (key, config))
        for key, deck in DECKS.items():
            name = str(deck["name"]).replace("::", "\x1f")
            connection.execute("INSERT INTO decks VALUES (?, ?, 0, 0, '', '')", (int(key), name))
        connection.commit()
        return connection.serialize()


def message(field: int, data: bytes) -> bytes:
    """A field of bytes in protobuf; lengths to 127 take one byte, to 16383 two."""
    length = bytes([len(data)]) if len(data) < 128 else bytes([len(data) & 127 | 128, len(data) >> 7])
    return bytes([field << 3 | 2]) + length + data


def package(path: Path, members: dict[str, bytes]) -> Path:
    """A zip file of these members."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    path.write_bytes(buffer.getvalue())
    return path


def zstd(data: bytes) -> bytes:
    """As Anki has compressed its collections since 2021."""
    return zstandard.ZstdCompressor().compress(data)


def _fill(connection: sqlite3.Connection, conf: str, models: str, decks: str, version: int) -> None:
    row: tuple[Any, ...] = (1, 1_400_000_000, 0, 0, version, 0, 0, 0, conf, models, decks, "{}", "{}")
    connection.execute(f"INSERT INTO col VALUES ({', '.join('?' * 13)})", row)
    for key, guid, kind, tags, fields in NOTES:
        connection.execute(
            "INSERT INTO notes VALUES (?, ?, ?, 0, -1, ?, ?, 0, 0, 0, '')", (key, guid, kind, tags, fields)
        )
    for key, note, deck, place in CARDS:
        connection.execute(
            "INSERT INTO cards VALUES (?, ?, ?, ?, 0, -1, 2, 2, 1, 1, 2500, 1, 0, 0, 0, 0, 0, '')",
            (key, note, deck, place),
        )
    connection.executemany("INSERT INTO revlog VALUES (?, ?, -1, ?, ?, ?, ?, ?, ?)", REVIEWS)
