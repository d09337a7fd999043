"""Packages and texts that are broken or hostile: refused in one line, or read as far as they make sense."""

from __future__ import annotations

import contextlib
import json
import sqlite3
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.formats import anki_package, anki_tsv
from quiz.formats.anki_cloze import Unfit, cloze_stem
from quiz.formats.anki_html import MOST_HTML, to_plain
from quiz.formats.exchange import LARGEST, FormatError, Taken
from quiz.formats.registry import FORMATS
from quiz.questions import Bank, ShortAnswer
from quiz.study.card import Rating
from tests.unit.formats.anki_by_hand import MODELS, new, old, package, zstd


def _refused(path: Path) -> str:
    with pytest.raises(FormatError) as caught:
        anki_package.read(path)
    assert "\n" not in str(caught.value)
    assert str(path) in str(caught.value)
    return str(caught.value)


def test_a_deck_with_gigabytes_of_pictures_is_read(tmp_path: Path) -> None:
    """Only the collection counts: pictures beside it are never read, so the file may be large."""
    path = tmp_path / "deck.apkg"
    bank = Bank(id="x", title="X", questions=(ShortAnswer(id="q", stem="What?", accept=("that",)),))
    anki_package.write(bank, path)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("0", bytes(LARGEST))
        archive.writestr("1", b"x" * 100)
    assert path.stat().st_size > LARGEST
    taken = next(one for one in FORMATS if one.name == "anki").reader()(path)
    assert [question.id for question in taken.bank.questions] == ["q"]


def test_no_package_at_all(tmp_path: Path) -> None:
    """What is no package is refused in one line that names the file and the remedy."""
    path = tmp_path / "x.apkg"
    assert "no such file" in _refused(path)
    for data in (b"", b"hello", b"PK\x03\x04" + b"\0" * 100, b"PK\x05\x06" + b"\0" * 18, b"PK\x05\x06" * 50):
        path.write_bytes(data)
        assert "no Anki package" in _refused(path)
    assert "cannot be read" in _refused(tmp_path)
    assert "no collection.anki2" in _refused(package(path, {"hello.txt": b"hello"}))
    assert "no collection.anki21b" in _refused(
        package(path, {"meta": b"\x08\x03", "collection.anki2": old()})
    )
    for meta in (b"\x08\x09", b"\xff\xff", b"\x0a\xff\x01", b"\x08" + b"\xff" * 20):
        assert "later Anki" in _refused(package(path, {"meta": meta, "collection.anki2": old()}))
    assert "damaged" in _refused(package(path, {"collection.anki2": b"hello"}))
    assert "damaged" in _refused(package(path, {"meta": b"\x08\x03", "collection.anki21b": b"hello"}))
    assert "no collection of Anki" in _refused(package(path, {"collection.anki2": _other()}))


def _other() -> bytes:
    connection = sqlite3.connect(":memory:")
    connection.execute("CREATE TABLE answer (id)")
    data = connection.serialize()
    connection.close()
    return data


def test_bombs_are_refused(tmp_path: Path) -> None:
    """A member that unpacks to more than the limit, by deflate or zstd, or a list of a million members."""
    path = tmp_path / "x.apkg"
    zeros = bytes(LARGEST + 1)
    assert "over 64 MB" in _refused(package(path, {"collection.anki2": zeros}))
    assert "over 64 MB" in _refused(package(path, {"meta": b"\x08\x03", "collection.anki21b": zstd(zeros)}))
    assert path.stat().st_size < 100_000
    end = struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 65_535, 65_535, 100_000_000, 0, 0)
    path.write_bytes(end)
    assert "too many files" in _refused(path)
    record = b"PK\x06\x06" + struct.pack("<Q2H2L4Q", 44, 45, 45, 0, 0, 1, 1, 100_000_000, 0)
    locator = b"PK\x06\x07" + struct.pack("<LQL", 0, 0, 1)
    path.write_bytes(record + locator + struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, 46, 0, 0))
    assert "too many files" in _refused(path)


def _names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_names_are_no_paths(tmp_path: Path) -> None:
    """A member that would climb out of a folder is not looked at, and nothing is written anywhere."""
    inner = tmp_path / "a" / "b"
    inner.mkdir(parents=True)
    members = {"../../collection.anki2": old(), "/etc/collection.anki2": old(), "collection.anki2": old()}
    path = package(inner / "x.apkg", members)
    before = _names(tmp_path)
    assert len(anki_package.read(path).bank.questions) == 2
    assert _names(tmp_path) == before
    assert _names(inner) == ["x.apkg"]
    assert "no collection.anki2" in _refused(package(path, {"../collection.anki2": old()}))


def test_an_encrypted_package(tmp_path: Path) -> None:
    """A member under a password is refused, not asked for."""
    path = package(tmp_path / "x.apkg", {"collection.anki2": old()})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    assert "no Anki package" in _refused(path)


def _endless_view(connection: sqlite3.Connection) -> None:
    connection.executescript(
        "ALTER TABLE notes RENAME TO real_notes; CREATE VIEW notes AS WITH RECURSIVE n(id) AS "
        "(SELECT 1 UNION ALL SELECT id + 1 FROM n) SELECT id, id AS guid, 1 AS mid, '' AS tags, "
        "'' AS flds FROM n"
    )


def _virtual(connection: sqlite3.Connection) -> None:
    connection.executescript("DROP TABLE revlog; CREATE VIRTUAL TABLE revlog USING fts5(id, cid, ease)")


def _computed(connection: sqlite3.Connection) -> None:
    connection.executescript(
        "DROP TABLE revlog; CREATE TABLE revlog (id INTEGER PRIMARY KEY, cid, "
        "ease AS (hex(zeroblob(9999999))), factor, time, type); INSERT INTO revlog (id) VALUES (1)"
    )


def _many_tables(connection: sqlite3.Connection) -> None:
    connection.execute("PRAGMA writable_schema = ON")
    rows = ((f"t{n}", f"t{n}", f"CREATE TABLE t{n} (a)") for n in range(5_000))
    connection.executemany("INSERT INTO sqlite_master VALUES ('table', ?, ?, 2, ?)", rows)


def _missing_column(connection: sqlite3.Connection) -> None:
    connection.executescript("ALTER TABLE notes DROP COLUMN flds")


@pytest.mark.parametrize("change", [_endless_view, _virtual, _computed, _many_tables, _missing_column])
def test_a_hostile_schema(tmp_path: Path, change: Callable[[sqlite3.Connection], None]) -> None:
    """Views, virtual tables, computed or other columns, thousands of tables: refused, without much work."""
    _refused(package(tmp_path / "x.apkg", {"collection.anki2": old(change)}))


@pytest.mark.parametrize(
    "models",
    [
        "[" * 100_000,
        '{"1": ' * 50_000,
        "[]",
        "null",
        "{",
        '{"x": NaN, "1e9": []}',
        '{"1500000000001": {"type": 1e999, "flds": 7, "tmpls": [1, {"qfmt": 5}], "name": []}}',
        '{"1500000000001": {"flds": [{"name": {}}], "tmpls": [{"qfmt": "{{' + "a" * 5_000 + '}}"}]}}',
        '{"' + "9" * 5_000 + '": ' + "9" * 5_000 + "}",
        json.dumps({key: model | {"tmpls": []} for key, model in MODELS.items()}),
    ],
)
def test_odd_note_types(tmp_path: Path, models: str) -> None:
    """JSON of any depth, size or shape where note types should be: refused, or notes are skipped."""
    path = tmp_path / "x.apkg"
    taken = _read_or_refused(package(path, {"collection.anki2": old(models=models)}))
    if isinstance(taken, Taken):
        assert all(question.type == "cloze" for question in taken.bank.questions)
        assert taken.skipped
    else:
        assert "models are damaged" in taken
    taken = _read_or_refused(package(path, {"collection.anki2": old(decks=models)}))
    assert len(taken.bank.questions) == 2 if isinstance(taken, Taken) else "decks are damaged" in taken


def _odd_values(connection: sqlite3.Connection) -> None:
    connection.executescript(
        "UPDATE notes SET guid = x'ff00fe', tags = x'c3', flds = x'ff1f80' WHERE id = 101;"
        "INSERT INTO notes SELECT 103, guid, mid, mod, usn, tags, 'a' || char(31) || 'b', 0, 0, 0, '' "
        "  FROM notes WHERE id = 102;"
        "INSERT INTO notes VALUES (104, 'g', 'no number', 0, 0, 5, 6, 0, 0, 0, '');"
        "INSERT INTO cards SELECT 203, 103, 'deck', 'ord', 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, '';"
        "INSERT INTO cards SELECT 204, 102, 7, 9223372036854775807, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, "
        "0, 0, '';"
        "INSERT INTO revlog VALUES (-5, 202, 0, 3, 0, 0, 0, 0, 1);"
        "INSERT INTO revlog VALUES (9223372036854775807, 202, 0, 3, 0, 0, 0, 0, 1);"
        "INSERT INTO revlog VALUES (1500000000000, 202, 0, 77, 0, 0, 0, 0, 1);"
        "INSERT INTO revlog VALUES (1500000000001, 202, 0, 3, 0, 0, 0, -9000, 1);"
    )


def test_odd_values(tmp_path: Path) -> None:
    """SQLite holds any value in any column: what is none of Anki's is skipped, the rest is read."""
    taken = anki_package.read(package(tmp_path / "x.apkg", {"collection.anki2": old(_odd_values)}))
    assert "Der {{Hund}} bellt." in [question.stem for question in taken.bank.questions]
    assert [(answer.rating, answer.duration_ms) for answer in taken.history][-1] == (Rating.GOOD, 0)
    for question in taken.bank.questions:
        assert not list(question.flaws())


@pytest.mark.parametrize(
    "piece",
    [
        "<",
        "<a ",
        "<!--",
        "</",
        "<a b='",
        "<?",
        "<a b=",
        "<a/",
        "<script>",
        "&#",
        "[latex]",
        "\\(",
        "{{c1::",
        "}}",
    ],
)
def test_odd_html(piece: str) -> None:
    """Markup that is opened thousands of times and never closed is text or nothing, read in linear time."""
    field = (piece * MOST_HTML)[:MOST_HTML]
    assert to_plain(field).media == ()
    assert to_plain("before<br>" + field).text.startswith("before")
    assert to_plain("&#" + "9" * 5_000 + ";").text == "\ufffd"
    with contextlib.suppress(Unfit):
        cloze_stem(field, 1)


PACKAGE = {"collection.anki2": old(), "media": b"{}"}
broken = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(
    cut=st.integers(0, 10_000),
    flips=st.lists(st.tuples(st.integers(0, 10_000), st.integers(1, 255)), max_size=8),
)
@broken
def test_a_damaged_package(tmp_path: Path, cut: int, flips: list[tuple[int, int]]) -> None:
    """Bytes flipped and the end cut off: read or refused in one line, never anything else."""
    path = package(tmp_path / "x.apkg", PACKAGE)
    _damage(path, cut, flips)


@given(
    flips=st.lists(st.tuples(st.integers(0, 60_000), st.integers(1, 255)), min_size=1, max_size=200),
    later=st.booleans(),
)
@broken
def test_a_damaged_collection(tmp_path: Path, flips: list[tuple[int, int]], later: bool) -> None:
    """The same inside the SQLite file, which its checksums do not guard."""
    data = bytearray(new() if later else old())
    for at, mask in flips:
        data[at % len(data)] ^= mask
    _read_or_refused(package(tmp_path / "x.apkg", {"collection.anki2": bytes(data)}))


def _damage(path: Path, cut: int, flips: list[tuple[int, int]]) -> None:
    data = bytearray(path.read_bytes())
    for at, mask in flips:
        data[at % len(data)] ^= mask
    path.write_bytes(data[: len(data) - cut % len(data)] if cut % 3 == 0 else data)
    _read_or_refused(path)


def _read_or_refused(path: Path) -> Taken | str:
    """What was read, all of it sound, or the line that refuses it."""
    try:
        taken = anki_package.read(path)
    except FormatError as refused:
        line = str(refused)
    else:
        assert not any(flaw for question in taken.bank.questions for flaw in question.flaws())
        assert not list(taken.bank.flaws())
        return taken
    assert "\n" not in line
    return line


@given(text=st.text(st.sampled_from('#\t;,"\n\r:{}c1<>&ab=html separator'), max_size=200))
@broken
def test_any_text(tmp_path: Path, text: str) -> None:
    """Any text is read or skipped line by line."""
    path = tmp_path / "x.txt"
    path.write_text(text, newline="")
    taken = anki_tsv.read(path)
    assert not list(taken.bank.flaws())
    path.write_text("#html:true\n#guid column:1\n#tags column:9\n" + text, newline="")
    assert not list(anki_tsv.read(path).bank.flaws())


def test_text_that_is_none(tmp_path: Path) -> None:
    """A missing file, a folder, UTF-16, and more than the limit."""
    path = tmp_path / "x.txt"
    for data, why in ((None, "no such file"), ("é".encode("utf-16"), "UTF-8"), (bytes(LARGEST + 1), "64 MB")):
        if data is not None:
            path.write_bytes(data)
        with pytest.raises(FormatError, match=why):
            anki_tsv.read(path)
    with pytest.raises(FormatError, match="no such file"):
        anki_tsv.read(tmp_path)


def test_a_file_that_cannot_be_saved(tmp_path: Path) -> None:
    """Without a folder nothing is written, and no temporary file is left."""
    for module, name in ((anki_package, "x.apkg"), (anki_tsv, "x.txt")):
        with pytest.raises(FormatError, match="folder does not exist"):
            module.write(Bank(id="x", title="X"), tmp_path / "none" / name)
    assert _names(tmp_path) == []
