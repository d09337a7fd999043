"""Backups as they happen by themselves when a desk is closed."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.desk import Desk, backups
from quiz.errors import StoreError
from quiz.paths import Paths
from quiz.store import migrations
from quiz.store.backups import EVERY, Backups
from quiz.store.database import Database
from quiz.study.card import Card
from tests.strategies_study import answer
from tests.unit.store.damage import PAGE, learn

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A learner who was never here."""
    return Paths(tmp_path / "data")


def sit(paths: Paths, question: str, at: datetime) -> str:
    """Sit down, answer a question, and leave; what the desk tells then."""
    desk = Desk.open(paths)
    desk.now = lambda: at
    desk.store.record(answer(Card(bank_id="bank", question_id=question)))
    desk.close()
    desk.close()
    return desk.notice


def made(paths: Paths) -> list[int | None]:
    """The answers in each backup, newest first."""
    return [one.answers for one in backups.listed(paths, NOW + timedelta(days=1))]


def test_a_desk_where_something_was_written_is_backed_up_every_half_hour(paths: Paths) -> None:
    """After the first sitting, not after the next within half an hour, and again after that."""
    assert sit(paths, "a", NOW) == ""
    assert made(paths) == [1]
    sit(paths, "b", NOW + EVERY / 2)
    assert made(paths) == [1]
    sit(paths, "c", NOW + EVERY)
    assert made(paths) == [3, 1]


def test_looking_makes_no_backup(paths: Paths) -> None:
    """Neither a first start, which only indexes banks, nor a desk at which nothing was written."""
    with Desk.open(paths) as desk:
        desk.shelves()
    assert not paths.backups.exists()
    sit(paths, "a", NOW)
    with Desk.open(paths) as desk:
        desk.now = lambda: NOW + 2 * EVERY
        desk.shelves()
    assert made(paths) == [1]


def test_a_backup_that_cannot_be_made_is_one_line_and_the_answers_are_safe(paths: Paths) -> None:
    """A file in the folder's place: the sitting ends as always, and tells of it."""
    paths.data.mkdir()
    paths.backups.write_text("in the way")
    told = sit(paths, "a", NOW)
    assert "backups" in told
    assert told.endswith("your answers themselves are safe")
    assert "\n" not in told
    with Desk.open(paths) as desk:
        assert [entry.question_id for entry in desk.store.history()] == ["a"]


def test_an_older_database_is_backed_up_before_its_tables_change(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is of the version before; where none can be made, nothing is changed."""
    from quiz.store import database, header

    for module in (database, header):
        monkeypatch.setattr(module, "MIGRATIONS", migrations.MIGRATIONS[:3])
    Database.open(paths.database, 1).close()
    monkeypatch.undo()
    paths.backups.write_text("in the way")
    before = paths.database.read_bytes()
    with pytest.raises(StoreError, match="no backup was made"):
        Desk.open(paths)
    assert paths.database.read_bytes() == before
    paths.backups.unlink()
    Desk.open(paths).close()
    [backup] = Backups(paths.backups).all(datetime.now(UTC))
    with closing(sqlite3.connect(backup.path)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (3,)


def test_a_large_database_is_backed_up_by_a_process_of_its_own(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody waits for it; it makes the same backup, and a failure of it is told the next time."""
    started: list[subprocess.Popen[bytes]] = []
    real = subprocess.Popen

    def remembered(*words: object, **more: object) -> object:
        started.append(real(*words, **more))  # type: ignore[call-overload]
        return started[-1]

    monkeypatch.setattr(subprocess, "Popen", remembered)
    monkeypatch.setattr(backups, "LARGE", 0)
    monkeypatch.setenv("SCO_QUIZ_LEARNER", "somebody else")
    monkeypatch.chdir(paths.data.parent)
    (paths.data.parent / "quiz").mkdir()  # no package of ours, whatever folder one stands in
    assert sit(paths, "a", datetime.now(UTC)) == ""
    assert started.pop().wait(60) == 0
    assert made_now(paths) == 1
    whole = paths.database.read_bytes()
    paths.database.write_bytes(whole[: PAGE * 8] + bytes(3 * PAGE) + whole[PAGE * 11 :])
    shutil.rmtree(paths.backups)
    backups.after_sitting(paths, datetime.now(UTC))
    assert started.pop().wait(60) == 0
    paths.database.write_bytes(whole)
    assert "no backup was made" in backups.after_sitting(paths, datetime.now(UTC))
    assert started.pop().wait(60) == 0
    assert made_now(paths) == 1
    assert backups.after_sitting(paths, datetime.now(UTC)) == ""


def made_now(paths: Paths) -> int:
    """How many backups there are by the real clock."""
    return len(backups.listed(paths, datetime.now(UTC)))


FULL = """
import resource, sys
from pathlib import Path
from quiz.desk import Desk
from quiz.paths import Paths
from quiz.study.card import Card
from tests.strategies_study import answer
desk = Desk.open(Paths(Path(sys.argv[1])))
desk.store.record(answer(Card(bank_id="bank", question_id="last")))
desk.store.settle()
size = desk.store.path.stat().st_size
resource.setrlimit(resource.RLIMIT_FSIZE, (size // 2, resource.RLIM_INFINITY))
desk.close()
print(desk.notice)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits are POSIX's")
def test_a_disk_full_at_the_end_of_a_sitting_costs_no_answer(paths: Paths) -> None:
    """The backup is not made, one line says so, nothing half is left, and the last answer is there."""
    learn(paths.database, 60)
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(paths.data)],
        capture_output=True,
        text=True,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "no backup was made" in done.stdout
    assert not list(paths.backups.iterdir())
    with Desk.open(paths) as desk:
        assert "last" in {entry.question_id for entry in desk.store.history()}
