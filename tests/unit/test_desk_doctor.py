"""The doctor: never fails, finds what is wrong, and what it repaired it finds well."""

from __future__ import annotations

import os
import random
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.desk.doctor import Finding, look, unfinished
from quiz.desk.mending import mend
from quiz.paths import Paths
from quiz.store import Store
from quiz.store.backups import Backups
from tests.cli.conftest import MINI
from tests.strategies_study import NOON, answer
from tests.unit.store.damage import PAGE, WAYS, learn, log_of

NOW = datetime.now(UTC) + timedelta(hours=1)


@pytest.fixture
def paths(tmp_path: Path) -> Paths:
    """A learner with a history and a backup of half of it."""
    paths = Paths(tmp_path / "data")
    learn(paths.database, 40)
    Backups(paths.backups).make(paths.database, NOW - timedelta(days=1))
    learn(paths.database, 20, seed=1)
    return paths


def wrong(paths: Paths) -> dict[str, Finding]:
    """What the doctor finds wrong, by its word."""
    return {finding.what: finding for finding in look(paths, NOW) if finding.state == "wrong"}


def repaired(paths: Paths) -> list[str]:
    """Repair, and see that nothing is wrong then; what was said."""
    said = list(mend(paths, list(look(paths, NOW)), NOW))
    assert not wrong(paths)
    return said


def alter(path: Path, *statements: str) -> None:
    """Change a database behind the program's back, triggers or no triggers."""
    with closing(sqlite3.connect(path)) as connection:
        for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            if "keeps" in name:
                connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_a_healthy_learner_and_a_new_one_are_well(paths: Paths, tmp_path: Path) -> None:
    """Nothing is found wrong, and looking changes nothing: not a byte, not a file."""
    before = {path: path.read_bytes() for path in paths.data.rglob("*") if path.is_file()}
    assert not wrong(paths)
    assert {path: path.read_bytes() for path in paths.data.rglob("*") if path.is_file()} == before
    assert not wrong(Paths(tmp_path / "nobody"))
    assert not (tmp_path / "nobody").exists()


@pytest.mark.parametrize("way", WAYS)
def test_damage_is_found_or_harmless_and_its_repair_is_whole(
    way: Callable[[Path, random.Random, int], None], paths: Paths
) -> None:
    """The doctor never fails; after its repair all is well, and the backup's answers are there exactly."""
    whole = paths.database.read_bytes()
    [backup] = Backups(paths.backups).all(NOW)
    old = log_of_copy(backup.path, paths)
    for seed in range(8):
        paths.database.write_bytes(whole)
        way(paths.database, random.Random(seed), (1, 4, 20)[seed % 3])
        found = wrong(paths)
        assert all(finding.mend for finding in found.values()), found
        assert not any("\n" in finding.text for finding in found.values())
        repaired(paths)
        if "database" in found:
            assert log_of(paths.database)["answer"].items() >= old.items()


def log_of_copy(backup: Path, paths: Paths) -> dict[str, tuple[object, ...]]:
    """The answers in a backup."""
    copy = paths.data.parent / "copy.db"
    copy.write_bytes(backup.read_bytes())
    return log_of(copy)["answer"]


def test_a_changed_answer_is_found_by_the_backup_and_taken_from_it(paths: Paths) -> None:
    """SQLite finds the file sound; the log is not what it was, so the backup's row goes before it."""
    truth = log_of(paths.database)["answer"]
    first = min(truth)
    alter(paths.database, f"UPDATE answer SET response = '[\"other\"]' WHERE id = '{first}'")
    assert "otherwise" in wrong(paths)["log"].text
    repaired(paths)
    assert log_of(paths.database)["answer"] == truth


def test_cards_and_sums_that_are_not_what_the_log_says_are_reckoned_anew(paths: Paths) -> None:
    """Both are found, and are right afterwards; the log is as it was."""
    log = log_of(paths.database)
    alter(paths.database, "UPDATE card SET due_day = 1", "UPDATE bank_sum SET points = points + 1")
    found = wrong(paths)["cards"].text
    assert "cards are not what your answers lead to" in found
    assert "sums" in found
    assert "reckoned anew" in " ".join(repaired(paths))
    assert log_of(paths.database) == log


def test_cards_alone_that_are_off_are_found(paths: Paths) -> None:
    """One lost card."""
    alter(paths.database, "DELETE FROM card WHERE question_id = (SELECT min(question_id) FROM card)")
    assert "cards" in wrong(paths)
    repaired(paths)


def test_a_lost_setup_is_found_and_answers_are_scheduled_by_that_of_now(paths: Paths) -> None:
    """An answer that names it would else stop every replay."""
    Backups(paths.backups).all(NOW)[0].path.unlink()
    alter(paths.database, "DELETE FROM setup")
    assert {"log", "cards"} <= set(wrong(paths))
    repaired(paths)
    with Store.open(paths.database) as store:
        assert store.cards("bank-0")


@pytest.mark.parametrize("there", ["text", "folder", "foreign", "nothing", "empty"])
def test_what_is_no_database_gives_way_to_the_backup(paths: Paths, there: str) -> None:
    """It is told what stands there; the repair keeps it aside and restores the backup."""
    paths.database.unlink()
    match there:
        case "text":
            paths.database.write_text("my notes")
        case "folder":
            paths.database.mkdir()
        case "foreign":
            with closing(sqlite3.connect(paths.database)) as connection:
                connection.execute("CREATE TABLE notes (a)")
        case "empty":
            paths.database.touch()
    assert wrong(paths)["database"].mend == "database"
    repaired(paths)
    assert len(log_of(paths.database)["answer"]) == 40
    aside = list(paths.data.glob("sco-quiz-aside-*"))
    assert len(aside) == (0 if there == "nothing" else 1)


def test_a_newer_database_is_left_to_a_newer_program(paths: Paths) -> None:
    """It says to update, and --repair would not touch it."""
    with closing(sqlite3.connect(paths.database)) as connection:
        connection.execute("PRAGMA user_version = 999")
    before = paths.database.read_bytes()
    found = wrong(paths)["database"]
    assert "newer" in found.text
    assert found.remedy == "update sco-quiz"
    assert list(mend(paths, look(paths, NOW), NOW)) in ([], ["Folders and files are yours alone now."])
    assert paths.database.read_bytes() == before


@pytest.mark.skipif(os.name != "posix", reason="permissions are POSIX's")
def test_folders_that_others_may_read_are_found_and_closed(paths: Paths) -> None:
    """Data folder, database and backups: 0700 and 0600 after the repair."""
    paths.data.chmod(0o755)
    paths.database.chmod(0o644)
    found = {finding.what: finding for finding in look(paths, NOW)}["permissions"]
    assert found.state == "note"
    assert set(found.paths) == {paths.data, paths.database}
    repaired(paths)
    assert stat.S_IMODE(paths.data.stat().st_mode) == 0o700
    assert stat.S_IMODE(paths.database.stat().st_mode) == 0o600


def test_two_banks_of_one_id_are_told_with_both_names(tmp_path: Path) -> None:
    """The second of a folder cannot be used; a bank in a folder behind is only stood in front of."""
    paths = Paths(tmp_path / "learners" / "Ann", tmp_path)
    for folder in paths.bank_folders:
        folder.mkdir(parents=True)
        (folder / "mini.toml").write_text(MINI)
    assert "banks" not in wrong(paths)
    (paths.banks / "other.toml").write_text(MINI)
    found = wrong(paths)["banks"]
    assert 'other.toml: cannot be used: its id "mini" is that of mini.toml' in found.text
    assert "another id" in found.remedy
    assert found.paths == (paths.banks / "mini.toml", paths.banks / "other.toml")


def test_leftovers_settings_banks_and_backups_that_cannot_be_read_are_told(paths: Paths) -> None:
    """Each by its name; only leftovers of killed programs are removed, those of living ones are not."""
    old = paths.data / ".sco-quiz.db.1234.tmp"
    for path in (old, paths.data / ".sco-quiz.db.5678.tmp"):
        path.touch()
    os.utime(old, (1, 1))
    os.utime(paths.data / ".sco-quiz.db.5678.tmp", (NOW.timestamp(), NOW.timestamp()))
    paths.settings.write_text("retention = 7")
    paths.banks.mkdir()
    (paths.banks / "odd.toml").write_text("format = ")
    broken = paths.backups / "sco-quiz-20200101T000000Z.db"
    broken.write_bytes(b"no database")
    found = {finding.what: finding for finding in look(paths, NOW)}
    assert found["leftovers"].paths == (old,)
    assert "retention" in found["settings"].text
    assert {"settings", "banks", "backups"} == set(wrong(paths))
    assert "odd.toml" in wrong(paths)["banks"].text
    list(mend(paths, found.values(), NOW))
    assert not old.exists()
    assert (paths.data / ".sco-quiz.db.5678.tmp").exists()
    assert broken.exists()


def test_an_unfinished_file_that_is_finished_meanwhile_is_none(
    paths: Paths, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever writes it gives it its name while the doctor looks: nothing is left over, and nothing fails."""
    going = paths.data / ".sco-quiz.db.1234.tmp"
    going.touch()
    look_at = Path.is_symlink

    def is_link(self: Path) -> bool:
        if self == going:
            self.unlink()
        return look_at(self)

    monkeypatch.setattr(Path, "is_symlink", is_link)
    assert unfinished(paths, NOW) == []


def test_without_settings_that_can_be_read_the_usual_ones_schedule(paths: Paths) -> None:
    """A damaged database is repaired although the settings are damaged too."""
    paths.settings.write_text("= = =")
    data = bytearray(paths.database.read_bytes())
    data[5 * PAGE : 9 * PAGE] = bytes(4 * PAGE)
    paths.database.write_bytes(data)
    list(mend(paths, list(look(paths, NOW)), NOW))
    assert set(wrong(paths)) == {"settings"}


def test_answers_given_after_a_repair_go_on(paths: Paths) -> None:
    """The new file is a database like any other."""
    paths.database.write_bytes(paths.database.read_bytes()[: 20 * PAGE])
    repaired(paths)
    with Store.open(paths.database) as store:
        card = next(iter(store.cards("bank-1").values()))
        store.record(answer(card, at=NOON + timedelta(days=400)))
        assert store.drift() == []


def test_answers_taken_back_are_counted_apart(paths: Paths) -> None:
    """The doctor's number of answers is the one of every figure."""
    with closing(Store.open(paths.database)) as store:
        standing = sum(totals.answers for totals in store.totals().values())
    told = {finding.what: finding.text for finding in look(paths, NOW)}["database"]
    assert 0 < standing < 60
    assert f", {standing} answers and {60 - standing} taken back" in told
