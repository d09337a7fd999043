"""``backup``, ``backups``, ``restore`` and ``doctor`` as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_a_sitting_is_backed_up_listed_and_restored(run: Run, mini: Path, data: Path) -> None:
    """Answers of a sitting are in a backup after it; restoring keeps those given since."""
    assert run("study", "mini", "--plain", stdin="1\n476\n").returncode == 0
    [first] = json.loads(run("backups", "--json").stdout)
    assert first["answers"] == 2
    assert first["kept"] == ["recent", "daily", "weekly", "monthly"]
    assert first["name"] in run("backups").stdout
    run("study", "mini", "--plain", stdin="Lima\n")
    assert len(json.loads(run("backups", "--json").stdout)) == 1
    made = json.loads(run("backup", "--json").stdout)
    assert made["answers"] == 3
    done = json.loads(run("restore", first["name"], "--json").stdout)
    assert (done["answers"], done["before"]) == (2, 3)
    assert Path(done["kept"]).parent == data / "backups"
    assert "3 answers" in run("restore", done["kept"]).stdout
    assert run("doctor").returncode == 0


def test_a_backup_that_is_not_there_and_one_of_nothing_are_one_line(run: Run, data: Path) -> None:
    """No traceback, no folder made."""
    for words in (("restore", "nothing.db"), ("restore", ""), ("backup",)):
        done = run(*words)
        assert done.returncode != 0
        assert done.stderr.startswith("sco-quiz: ")
        assert done.stderr.count("\n") == 1
    assert "There is no backup yet" in run("backups").stdout
    assert json.loads(run("backups", "--json").stdout) == []
    assert not data.exists()


def test_the_doctor_tells_of_damage_and_repairs_it_when_it_may(run: Run, mini: Path, data: Path) -> None:
    """Every verb names the doctor; it exits 1, asks before it repairs, and exits 0 once all is well."""
    run("study", "mini", "--plain", stdin="1\n476\n")
    database = data / "sco-quiz.db"
    damaged = database.read_bytes()[: 4096 * 5]
    database.write_bytes(damaged)
    said = run("due")
    assert said.returncode == 1
    assert "sco-quiz doctor" in said.stderr
    report = run("doctor", "--json")
    assert report.returncode == 1
    found = json.loads(report.stdout)
    assert not found["healthy"]
    assert any(one["what"] == "database" and one["repairable"] for one in found["findings"])
    asked = run("doctor", "--repair")
    assert asked.returncode == 2
    assert "--yes" in asked.stderr
    assert database.read_bytes() == damaged
    done = run("doctor", "--repair", "--yes")
    assert done.returncode == 0, done.stdout
    assert "All is well now." in done.stdout
    assert json.loads(run("stats", "--json").stdout)["answers"] == 2
    assert run("doctor").returncode == 0


def test_a_backup_that_fails_after_a_sitting_is_one_line(run: Run, mini: Path, data: Path) -> None:
    """The sitting's own exit code is as always."""
    (data / "backups").write_text("in the way")
    done = run("study", "mini", "--plain", stdin="1\n")
    assert done.returncode == 0
    assert done.stderr.count("no backup was made") + done.stderr.count("the backups cannot be read") == 1
    assert "your answers themselves are safe" in done.stderr


def test_answers_that_are_gone_are_missed_where_a_backup_has_them(run: Run, mini: Path, data: Path) -> None:
    """A lost database is told of by every verb with the way back, and no more once answers are there."""
    run("study", "mini", "--plain", stdin="1\n476\n")
    [backup] = json.loads(run("backups", "--json").stdout)
    (data / "sco-quiz.db").unlink()
    for words in ((), ("due",), ("stats", "--json")):
        said = run(*words)
        assert said.returncode == 0
        assert f"`sco-quiz restore {backup['name']}`" in said.stderr
        assert " has 2:" in said.stderr
    run("restore", backup["name"])
    assert run("due").stderr == ""


def test_nothing_is_missed_where_no_backup_has_answers(run: Run, mini: Path, data: Path) -> None:
    """A new learner, and one whose backups hold nothing, are told nothing."""
    assert run("due").stderr == ""
    run("backup")
    assert json.loads(run("backups", "--json").stdout)[0]["answers"] == 0
    assert run("due").stderr == ""


def test_answers_taken_back_are_not_missed(run: Run, mini: Path, data: Path) -> None:
    """The log holds them, so nothing was lost: to restore them would undo the undoing."""
    run("study", "mini", "--plain", stdin="1\n:undo\n:quit\n")
    assert json.loads(run("backups", "--json").stdout)[0]["answers"] == 1
    assert json.loads(run("stats", "--json").stdout)["answers"] == 0
    assert run("due").stderr == ""
