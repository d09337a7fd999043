"""Opening: new files, migrations, and files that are not ours, which must stay as they are."""

from __future__ import annotations

import os
import sqlite3
import stat
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.errors import StoreError
from quiz.store import Store, database, migrations
from quiz.study.card import Card
from tests.strategies_study import NOON, answer

NEW = Card(bank_id="bank", question_id="q")


def pragma(path: Path, name: str) -> object:
    """A number the file itself says."""
    with closing(sqlite3.connect(path)) as connection:
        return connection.execute(f"PRAGMA {name}").fetchone()[0]


def test_a_new_database_is_made_with_its_folder(path: Path) -> None:
    """Folder and file appear, marked with program and version, in WAL; the next opening finds the answers."""
    with Store.open(path) as store:
        store.record(answer(NEW))
    assert pragma(path, "application_id") == 0x73636F71
    assert pragma(path, "user_version") == len(migrations.MIGRATIONS)
    assert pragma(path, "journal_mode") == "wal"
    with Store.open(path) as store:
        assert store.card("bank", "q") is not None


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_folder_and_file_are_the_learners_alone(path: Path) -> None:
    """A folder made for the database is 0700 and the file 0600; one that was there keeps its mode."""
    Store.open(path).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    path.parent.chmod(0o755)
    Store.open(path).close()
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o755


def test_settling_syncs_what_was_committed_and_only_then(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    """One sync of the log after answers, none without; a disk that refuses is told, and tried again."""
    store.settle()
    synced: list[int] = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(handle), real(handle))[1])
    store.settle()
    assert not synced
    store.record(answer(Card(bank_id="bank", question_id="a")))
    assert not synced
    store.settle()
    store.settle()
    assert len(synced) == 1

    def refuse(_handle: int) -> None:
        raise OSError(5, "Input/output error")

    store.record(answer(Card(bank_id="bank", question_id="b")))
    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(StoreError, match="Input/output error"):
        store.settle()
    monkeypatch.setattr(os, "fsync", real)
    store.settle()


def in_the_file_itself(store: Store, folder: Path) -> int:
    """How many answers the database has without its log."""
    copy = folder / "alone.db"
    copy.write_bytes(store.path.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        try:
            return int(connection.execute("SELECT count(*) FROM answer").fetchone()[0])
        except sqlite3.OperationalError:  # not even the tables
            return 0


@pytest.mark.parametrize("other", [None, "BEGIN", "BEGIN IMMEDIATE"])
def test_settling_takes_the_log_up_into_the_file_in_small_parts(
    store: Store, tmp_path: Path, other: str | None
) -> None:
    """So that SQLite never has a long log to take up within a commit, before the feedback of an answer.
    Another program that reads or writes is neither waited for nor disturbed."""
    with closing(sqlite3.connect(store.path, isolation_level=None)) as connection:
        for number in range(20):
            store.record(answer(Card(bank_id="bank", question_id=str(number))))
            if other is not None:
                connection.execute(other)
                connection.execute("SELECT count(*) FROM answer").fetchall()
            store.settle()
            if other is not None:
                connection.execute("COMMIT")
    assert in_the_file_itself(store, tmp_path) >= 20 - 16
    assert len(list(store.history())) == 20


def test_a_file_removed_while_in_use_is_told(path: Path) -> None:
    """Answers that would go nowhere are not taken in silence, neither when settled nor at the end."""
    store = Store.open(path)
    store.record(answer(NEW))
    store.settle()
    store.record(answer(replace(NEW, question_id="b")))
    for file in path.parent.iterdir():
        file.unlink()
    with pytest.raises(StoreError, match="removed or replaced while in use"):
        store.settle()
    with pytest.raises(StoreError, match="removed or replaced while in use"):
        store.close()


def test_an_empty_file_becomes_a_database(path: Path) -> None:
    """Nothing can be lost in an empty file."""
    path.parent.mkdir()
    path.touch()
    with Store.open(path) as store:
        assert store.answered_days() == []


@pytest.mark.parametrize(
    "content",
    [b"some notes of mine", b"\0", b"SQLite format 3", b"SQLite format 3\0" + b"garbage" * 1000],
    ids=["text", "nul", "cut magic", "damaged"],
)
def test_a_file_that_is_no_database_is_refused_and_left_alone(path: Path, content: bytes) -> None:
    """The error names the path and the remedy; not a byte is changed and nothing is put beside it."""
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(StoreError, match=r"sco-quiz\.db: .*sco-quiz doctor"):
        Store.open(path)
    assert path.read_bytes() == content
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    "mark", ["CREATE TABLE notes (text)", "PRAGMA application_id = 7", "PRAGMA user_version = 3"]
)
def test_another_programs_database_is_refused_and_left_alone(path: Path, mark: str) -> None:
    """Tables, an application id or a version that are not ours: hands off."""
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(mark)
        connection.commit()
    before = path.read_bytes()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


def test_a_newer_database_is_refused_and_left_alone(path: Path) -> None:
    """A file of a later version asks for an update of the program instead of being misread."""
    Store.open(path).close()
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = path.read_bytes()
    with pytest.raises(StoreError, match=r"newer.*999.*update"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_folder_in_its_place_is_refused(path: Path) -> None:
    """A folder of that name is told as such."""
    path.mkdir(parents=True)
    with pytest.raises(StoreError, match="folder"):
        Store.open(path)


def test_a_file_where_the_folder_should_be_is_refused(tmp_path: Path) -> None:
    """The folder cannot be made: the error names the path."""
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(StoreError, match=r"sco-quiz\.db"):
        Store.open(tmp_path / "data" / "sco-quiz.db")


def test_an_impossible_path_is_refused() -> None:
    """A path no system takes is an error for a person, not a ValueError."""
    with pytest.raises(StoreError):
        Store.open(Path("a\0b"))


def test_opening_makes_one_version_at_a_time(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A migration that fails takes itself back whole: the file stays at the version before, usable."""
    with Store.open(path) as store:
        store.record(answer(NEW))
    broken = (
        *migrations.MIGRATIONS,
        ("CREATE TABLE half (a)", "INSERT INTO half VALUES (1)", "NO SQL AT ALL"),
    )
    monkeypatch.setattr(database, "MIGRATIONS", broken)
    with pytest.raises(StoreError, match="syntax"):
        Store.open(path)
    assert pragma(path, "user_version") == len(migrations.MIGRATIONS)
    with closing(sqlite3.connect(path)) as connection:
        assert not connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'half'").fetchall()
    monkeypatch.undo()
    with Store.open(path) as store:
        assert store.card("bank", "q") is not None


def test_an_older_database_is_brought_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Later steps run on a file with answers, once each, and the answers stay."""
    with Store.open(path) as store:
        store.record(answer(NEW))
    later = (("ALTER TABLE card ADD COLUMN note TEXT",), ("UPDATE card SET note = 'migrated'",))
    monkeypatch.setattr(database, "MIGRATIONS", (*migrations.MIGRATIONS, *later))
    for _ in range(2):
        with Store.open(path) as store:
            assert store._database.read("SELECT note FROM card") == [("migrated",)]
            assert store.card("bank", "q") == answer(NEW).after
    assert pragma(path, "user_version") == len(migrations.MIGRATIONS) + 2


def test_closing_twice_does_no_harm_and_a_closed_store_says_so(store: Store) -> None:
    """After closing, use is an error of the store, not of SQLite."""
    store.close()
    store.close()
    with pytest.raises(StoreError):
        store.record(answer(NEW, at=NOON))


def test_an_old_sqlite_is_told_with_a_remedy(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A Python with a SQLite too old for the tables says so, and makes no file."""
    monkeypatch.setattr(sqlite3, "sqlite_version_info", (3, 34, 1))
    with pytest.raises(StoreError, match="newer Python"):
        Store.open(path)
    assert not path.exists()
