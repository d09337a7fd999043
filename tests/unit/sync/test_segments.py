"""Segment files: what is written is read, what is cut short is noticed, what is hostile is refused."""

from __future__ import annotations

import gzip
import hashlib
import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.store.shared import Row
from quiz.sync import segments
from quiz.sync.rows import TABLES, sendable
from tests.unit.sync.rows import SETUP, SETUP_ROW, answer, event

DEVICE = "0123456789abcdef"
SETUPS = {SETUP.id: SETUP.text}


def made(*rows: Any, **header: Any) -> bytes:
    """A segment file with whatever in it, whose hash fits."""
    return from_body(b"".join(json.dumps(row).encode() + b"\n" for row in rows), len(rows), **header)


def from_body(body: bytes, rows: int, **header: Any) -> bytes:
    """A segment file with a body of any bytes, whose hash fits."""
    first = {
        "format": segments.FORMAT,
        "device": DEVICE,
        "number": 1,
        "count": rows,
        "sha256": hashlib.sha256(body).hexdigest(),
    }
    return json.dumps(first | header).encode() + b"\n" + body


def read(data: bytes) -> list[Row]:
    """What a reader takes of a file."""
    return segments.rows_in(*segments.opened(data))


def written(*rows: Row) -> bytes:
    """The one segment these rows become."""
    [segment] = segments.packed(DEVICE, 1, rows, SETUPS)
    return segment.data


def test_what_is_written_is_read() -> None:
    """Rows of every table come back as they were, with the setup they name, plain and packed."""
    for count in (1, 500):
        rows = [
            *map(answer, range(count)),
            event(1, "mark", {"suspended": True, "buried_day": None, "flag": "why? ü"}),
            event(2, "plan", {"by_day": 738_100}),
            event(3, "reset", None),
            event(4, "tuned", SETUP.id),
            ("void", answer(0)[1], 5),
        ]
        data = written(*rows)
        assert data.startswith(segments.GZIP) == (count > 1)
        assert read(data) == [SETUP_ROW, *rows]


def test_many_rows_become_several_segments(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each is numbered, holds the setup it needs and so can be read without the others; none is lost."""
    monkeypatch.setattr(segments, "MOST_ROWS", 10)
    rows = [answer(number) for number in range(35)]
    found = list(segments.packed(DEVICE, 7, rows, SETUPS))
    assert [segment.header.number for segment in found] == [7, 8, 9, 10]
    assert sum(segment.given for segment in found) == 35
    assert [row for segment in found for row in read(segment.data) if row[0] != "setup"] == rows
    assert all(read(segment.data)[0] == SETUP_ROW for segment in found)


def test_rows_that_others_would_refuse_stay_at_home() -> None:
    """They are left out and told in one line, and the others go."""
    long = answer(1, response=json.dumps(["x" * 600_000]))
    refused: list[str] = []
    assert list(sendable([long, answer(2), answer(3, points=7.0)], refused)) == [answer(2)]
    assert refused == ["2 rows of the log here cannot travel (“response” of “answer” is not what it can be)"]


def test_the_longest_text_fits_a_line() -> None:
    """What may travel is never refused for its length, whatever it is made of."""
    for character in ("\\", "\x7f", "\0", "ü", "語", "🜚", '"'):
        count = 499_000 // len(json.dumps(character)[1:-1])
        row = answer(1, response=json.dumps([character * count]))
        assert read(written(*sendable([row], []))) == [SETUP_ROW, row]


@pytest.mark.parametrize("count", [3, 300])
def test_every_half_copy_is_noticed(count: int) -> None:
    """A file cut at any byte, or with nothing but zeros behind some byte, is incomplete; never an error."""
    data = written(*map(answer, range(count)))
    for end in range(0, len(data), 1 if count == 3 else 97):
        for part in (data[:end], data[:end] + bytes(len(data) - end)):
            with pytest.raises(segments.Incomplete):
                read(part)


@given(st.binary(max_size=300), st.integers(0, 3_000))
def test_bytes_of_chance_never_break(noise: bytes, place: int) -> None:
    """Any bytes, alone or in a good file, are incomplete or refused, or the file is what it was."""
    good = written(*map(answer, range(40)))
    for data in (noise, good[:place] + noise + good[place + len(noise) :]):
        try:
            found = read(data)
        except (segments.Incomplete, segments.Refused):
            continue
        assert found == read(good)


HOSTILE: dict[str, tuple[bytes, str]] = {
    "not ours": (b"# A shopping list\n" + b"milk\n" * 400, "no header"),
    "no line at all": (b"x" * 5_000, "no header"),
    "a list": (b"[1]\n", "no header"),
    "deep": (b"[" * 900 + b"\n", "no header"),
    "newer": (made(format="sco-quiz-log/2"), "newer sco-quiz: update"),
    "another format": (made(format="other/1"), "no header"),
    "device": (made(device="../../etc"), "header is wrong"),
    "count": (made(count=True), "header is wrong"),
    "many": (made(count=10**9), "header is wrong"),
    "wrong count": (made(list(SETUP_ROW), count=2), "1 rows where its header says 2"),
    "no row": (made({"id": 1}), "line 2: no row"),
    "no table": (made(["sqlite_master", "x"]), "unknown here"),
    "short": (made(["void", "x"]), "columns"),
    "NaN": (from_body(b'["void",NaN,1]\n', 1), "line 2 is no JSON"),
    "infinite": (made(list(SETUP_ROW), list(answer(points=1e400))), "line 3 is no JSON"),
    "huge": (from_body(b'["void","x",' + b"9" * 9_000 + b"]\n", 1), "line 2 is no JSON"),
    "nested": (from_body(b"[" * 100_000 + b"\n", 1), "line 2 is no JSON"),
    "not UTF-8": (from_body(b'["void","\xff",1]\n', 1), "line 2 is no JSON"),
    "no last line": (from_body(b'["void","x",1]', 1), "rows where its header says"),
    "a setup before it": (made(list(answer())), "do not stand before it"),
    "a giant line": (from_body(b'["void","' + b"x" * segments.LONGEST + b'",1]\n', 1), "too long"),
    "a bomb": (gzip.compress(bytes(segments.LARGEST + 10)), "too large"),
    "setup of another id": (made(["setup", "0" * 16, SETUP.text]), "do not fit their id"),
    "setup": (made(["setup", "0" * 16, '{"retention": NaN}']), "do not fit their id"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_files_are_refused(name: str) -> None:
    """A file that is whole and wrong is refused in words that say what is wrong."""
    data, said = HOSTILE[name]
    with pytest.raises(segments.Refused, match=said):
        read(data)


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("id", ["", "x" * 32, "A" * 32, "0" * 31, "f" * 32, 7, None, ["0"], "0" * 31 + "\n"]),
        ("bank_id", [None, 1, "x" * 1_001, "\ud800", {}]),
        ("at", ["1", 1.5, True, None, 10**30, -(10**30)]),
        ("day", [0, 10**9, "738000", False]),
        ("rating", [0, 5, 2.0, "3", True]),
        ("points", [-0.1, 1.1, "1", True, None]),
        ("response", ["", "{}", "[1]", '["\\ud800"]', "[NaN]", "[" * 50_000, None, [], "null"]),
        ("duration", [1.5, 10**18, "1"]),
        ("before", ["", "[]", "{}", json.dumps(["sco"] * 13), 3, "[" * 50_000]),
        ("mode", ["Study", "x y", "\x1b[2J", "x" * 41, None]),
        ("overruled", [2, True, None]),
        ("scheduled", [-1, "1"]),
        ("setup", ["", "0" * 15, 1]),
    ],
)
def test_an_answer_with_a_wrong_value_is_refused(column: str, values: list[Any]) -> None:
    """Whatever no sco-quiz would write in a column is refused, naming the line, and nothing is taken."""
    for value in values:
        with pytest.raises(segments.Refused, match="line 4: "):
            read(made(list(SETUP_ROW), list(answer(1)), list(answer(2, **{column: value}))))


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("unheard", None),
        ("reset", {}),
        ("tuned", None),
        ("tuned", "0"),
        ("mark", {"suspended": True}),
        ("mark", {"suspended": 3, "buried_day": None, "flag": None}),
        ("mark", {"suspended": True, "buried_day": "x", "flag": None}),
        ("mark", {"suspended": True, "buried_day": None, "flag": 7}),
        ("plan", {"by_day": "soon"}),
        ("plan", {"by_day": 10**9}),
        ("plan", []),
        ("card", None),
        ("card", ["sco", "q1", "asleep", 0, None, None, None, None, None, None, 0, 0, None]),
        ("card", ["sco", "q1", "review", 0, 1.0, None, None, 1, 1, 1, 0, 0, None]),
        ("card", ["sco", "q2", "review", 0, 1.0, 5.0, None, 1, 1, 1, 0, 0, None]),
    ],
)
def test_an_event_with_a_wrong_value_is_refused(kind: str, value: object) -> None:
    """The value is that of its kind, and a card is that of its question."""
    with pytest.raises(segments.Refused, match="line 2: "):
        read(made(list(event(1, kind, value))))


def test_a_card_event_is_taken() -> None:
    """The card of its question, with finite numbers, is what a migrated file holds."""
    card = ["sco", "q1", "review", 0, 3.25, 5.0, None, 738_020, 5, 738_010, 3, 1, None]
    assert read(made(list(event(1, "card", card))))


def test_the_tables_are_those_of_the_store() -> None:
    """Columns are named as the store has them, in its order."""
    merging = pytest.importorskip("quiz.store.merging")
    assert {table: tuple(name for name, _ in columns) for table, columns in TABLES.items()} == merging.LOG
