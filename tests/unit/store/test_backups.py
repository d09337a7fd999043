"""Backups and restoring: real files, real processes, a disk that is really full."""

from __future__ import annotations

import os
import shutil
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.errors import StoreError
from quiz.store.backups import EVERY, Backups, answers_in
from quiz.store.copying import verified
from quiz.store.restoring import restore
from tests.unit.store.damage import PAGE, learn, log_of
from tests.unit.store.test_crash import start

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


@pytest.fixture
def backups(path: Path) -> Backups:
    """The backups of the test's database."""
    return Backups(path.parent / "backups")


def test_a_backup_is_one_whole_private_file_with_the_whole_log(path: Path, backups: Backups) -> None:
    """Named after the UTC time, 0600 in a folder of 0700, nothing beside it, every row of the log in it."""
    log = learn(path, 60)
    made = backups.make(path, NOW)
    assert made.name == "sco-quiz-20261124T200000Z.db"
    assert [file.name for file in backups.folder.iterdir()] == [made.name]
    assert verified(made.path, 60) == answers_in(made.path) == 60
    if os.name == "posix":
        assert stat.S_IMODE(backups.folder.stat().st_mode) == 0o700
        assert stat.S_IMODE(made.path.stat().st_mode) == 0o600
    assert made.path.read_bytes()[18:20] == b"\1\1"  # needs no write-ahead log to be read
    copy = Path(shutil.copy(made.path, path.parent / "copy.db"))
    assert log_of(copy) == log


def test_backups_are_due_every_half_hour_whatever_the_clock_once_said(path: Path, backups: Backups) -> None:
    """Not sooner after one; and one dated in the future, of a clock that was wrong, is in nobody's way."""
    assert backups.due(NOW)
    learn(path, 1)
    backups.make(path, NOW)
    assert not backups.due(NOW)
    assert not backups.due(NOW + EVERY - timedelta(seconds=1))
    assert backups.due(NOW + EVERY)
    backups.make(path, NOW + timedelta(days=9_000))
    assert backups.due(NOW + EVERY)


def test_one_that_is_being_made_is_waited_for_and_a_killed_ones_rest_is_removed(
    path: Path, backups: Backups
) -> None:
    """A second process does not copy the same once more; after an hour the rest goes."""
    learn(path, 1)
    backups.folder.mkdir()
    rest = backups.folder / ".backup.00000000.tmp"
    rest.touch()
    assert not backups.due(NOW)
    assert backups.leftovers() == []
    os.utime(rest, (1, 1))
    assert backups.due(NOW)
    assert backups.leftovers() == [rest]
    backups.make(path, NOW)
    assert not rest.exists()


def test_two_backups_of_one_second_have_two_names(path: Path, backups: Backups) -> None:
    """None takes the other's place."""
    learn(path, 1)
    assert len({backups.make(path, NOW).path for _ in range(3)}) == len(backups.all(NOW)) == 3


def test_old_backups_go_and_replaced_databases_stay(path: Path, backups: Backups) -> None:
    """Forty in two days leave the newest four and the last of each day; what was replaced always stays."""
    learn(path, 1)
    replaced = backups.make(path, NOW - timedelta(days=1), replaced=True)
    times = [NOW - timedelta(days=2) + timedelta(hours=n) for n in range(40)]
    for at in times:
        backups.make(path, at)
    left = {backup.at for backup in backups.all(NOW)}
    assert left == {*times[-4:], times[27], times[3], replaced.at}
    assert {backup.name: backup.kept for backup in backups.all(NOW)}[replaced.name] == ("replaced",)


def test_one_that_goes_while_they_are_listed_hides_no_other(
    path: Path, backups: Backups, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Another program thins them out just now: a repair must not take that for no backup at all."""
    learn(path, 1)
    gone, left = (backups.make(path, NOW + timedelta(hours=hours)).path for hours in (0, 1))
    look = Path.stat

    def stat_of(self: Path, **how: bool) -> os.stat_result:
        found = look(self, **how)
        if self == gone:
            self.unlink()
        return found

    monkeypatch.setattr(Path, "stat", stat_of)
    assert left in [backup.path for backup in backups.all(NOW + timedelta(hours=2))]


def test_other_files_in_the_folder_are_left_alone(path: Path, backups: Backups) -> None:
    """What is no backup by its name is neither listed nor removed."""
    learn(path, 1)
    backups.folder.mkdir()
    for name in ("notes.txt", "sco-quiz-20269999T999999Z.db", "sco-quiz.db"):
        (backups.folder / name).write_text("mine")
    backups.make(path, NOW)
    assert len(backups.all(NOW)) == 1
    assert len(list(backups.folder.iterdir())) == 4


def test_a_backup_while_another_process_writes_is_of_one_moment(path: Path, backups: Backups) -> None:
    """Each has as many cards' repetitions as answers, all that was told before it, and integrity."""
    process = start(path, "w", 100_000)
    assert process.stdout is not None
    told: list[str] = []
    for number in range(5):
        told += [process.stdout.readline().strip() for _ in range(20)]
        made = backups.make(path, NOW + timedelta(hours=number))
        with closing(sqlite3.connect(made.path)) as connection:
            ids = {id_ for (id_,) in connection.execute("SELECT id FROM answer")}
            [(reps,)] = connection.execute("SELECT sum(reps) FROM card")
        assert set(told) <= ids
        assert reps == len(ids)
    process.kill()
    process.communicate()


FULL = """
import resource, sys
from datetime import UTC, datetime
from pathlib import Path
from quiz.errors import StoreError
from quiz.store.backups import Backups
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[2]), resource.RLIM_INFINITY))
path = Path(sys.argv[1])
try:
    Backups(path.parent / "backups").make(path, datetime(2026, 1, 1, tzinfo=UTC))
except StoreError as error:
    print(error)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
@pytest.mark.parametrize("room", [0, 1_000, 3 * PAGE, 10 * PAGE])
def test_a_full_disk_leaves_no_half_backup(path: Path, backups: Backups, room: int) -> None:
    """One clear line, no file, and the database and the backups before as they were."""
    learn(path, 60)
    first = backups.make(path, NOW)
    before = path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path), str(room)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[3],
        check=True,
    )
    assert done.stdout.startswith("no backup was made: ")
    assert done.stdout.count("\n") == 1
    assert [file.name for file in backups.folder.iterdir()] == [first.name]
    assert path.read_bytes() == before


def test_a_damaged_database_is_not_backed_up_over_good_ones(path: Path, backups: Backups) -> None:
    """The copy is verified: damage is told, and no backup of it appears."""
    learn(path, 200)
    good = backups.make(path, NOW)
    data = bytearray(path.read_bytes())
    data[20 * PAGE : 21 * PAGE] = bytes(PAGE)
    path.write_bytes(data)
    with pytest.raises(StoreError, match=r"no backup was made: .*damaged"):
        backups.make(path, NOW + EVERY)
    assert [file.name for file in backups.folder.iterdir()] == [good.name]


def test_restoring_keeps_what_was_there(path: Path, backups: Backups) -> None:
    """The log becomes the backup's, and the one before stands among the backups, every row of it."""
    old = learn(path, 20)
    backup = backups.make(path, NOW)
    new = learn(path, 10, seed=1)
    done = restore(backup.path, path, backups, NOW + EVERY)
    assert (done.answers, done.before) == (20, 30)
    assert log_of(path) == old
    assert done.kept is not None
    assert done.kept.name == "sco-quiz-20261124T203000Z-replaced.db"
    assert restore(done.kept, path, backups, NOW + 2 * EVERY).answers == 30
    assert log_of(path) == new
    assert not [file for file in path.parent.iterdir() if file.name.startswith(".")]


def test_restoring_any_file_takes_its_write_ahead_log_along(
    path: Path, backups: Backups, tmp_path: Path
) -> None:
    """A database copied from elsewhere with its log: the last answers count, and the file stays as it is."""
    learn(path, 5)
    other = tmp_path / "usb" / "quiz.db"
    process = start(other, "o", 7, wait=True)
    assert process.stdout is not None
    for _ in range(7):
        process.stdout.readline()
    process.kill()
    process.communicate()
    sides = {file: file.read_bytes() for file in other.parent.iterdir() if not file.name.endswith("-shm")}
    assert len(sides) == 2
    assert restore(other, path, backups, NOW).answers == 7
    assert {file: file.read_bytes() for file in sides} == sides


def test_restoring_is_refused_while_the_database_is_open(path: Path, backups: Backups) -> None:
    """Another program's answers would be lost: that is told, and nothing is changed."""
    learn(path, 5)
    backup = backups.make(path, NOW)
    process = start(path, "o", 1, wait=True)
    assert process.stdout is not None
    process.stdout.readline()
    with pytest.raises(StoreError, match="another program has it open"):
        restore(backup.path, path, backups, NOW + EVERY)
    process.communicate("")
    assert len(backups.all(NOW + EVERY)) == 1
    assert restore(backup.path, path, backups, NOW + EVERY).before == 6


@pytest.mark.parametrize("there", ["text", "damaged", "folder", "nothing"])
def test_restoring_over_what_cannot_be_read_moves_it_aside(path: Path, backups: Backups, there: str) -> None:
    """Not a byte of it is lost, and the database is the backup."""
    old = learn(path, 30)
    backup = backups.make(path, NOW)
    data = bytearray(path.read_bytes())
    data[3 * PAGE : 9 * PAGE] = bytes(6 * PAGE)
    path.unlink()
    match there:
        case "text":
            path.write_bytes(b"some notes of mine")
        case "damaged":
            path.write_bytes(data)
        case "folder":
            path.mkdir()
            (path / "mine").touch()
    done = restore(backup.path, path, backups, NOW)
    assert log_of(path) == old
    assert done.before is None
    match there:
        case "nothing":
            assert done.kept is None
        case "folder":
            assert done.kept is not None
            assert (done.kept / "mine").exists()
        case _:
            assert done.kept is not None
            assert done.kept.read_bytes() == (b"some notes of mine" if there == "text" else bytes(data))


def test_what_is_no_sound_database_is_not_restored(path: Path, backups: Backups, tmp_path: Path) -> None:
    """A text, another program's database, a newer one, a damaged backup, a missing file: nothing changes."""
    learn(path, 30)
    backup = backups.make(path, NOW)
    text, foreign, newer = (tmp_path / name for name in ("text", "foreign", "newer"))
    text.write_text("notes")
    with closing(sqlite3.connect(foreign)) as connection:
        connection.execute("CREATE TABLE notes (a)")
    shutil.copy(path, newer)
    with closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 999")
    damaged = tmp_path / "damaged"
    data = bytearray(backup.path.read_bytes())
    data[4 * PAGE : 8 * PAGE] = bytes(4 * PAGE)
    damaged.write_bytes(data)
    before = path.read_bytes()
    for source in (text, foreign, newer, damaged, tmp_path / "none"):
        with pytest.raises(StoreError):
            restore(source, path, backups, NOW)
    assert path.read_bytes() == before
    assert sorted(file.name for file in path.parent.iterdir()) == ["backups", "sco-quiz.db"]
