"""Several learners on one machine: each has answers and settings apart, and all see the shared banks."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.errors import UsageError
from quiz.paths import Paths, find_paths, learner_name
from tests.cli.conftest import MINI, Run


def test_the_option_stands_anywhere(run: Run, data: Path) -> None:
    """Before and behind the verb, with a blank or an equals sign, the same learner is meant."""
    (data / "banks").mkdir(parents=True)
    (data / "banks" / "mini.toml").write_text(MINI, encoding="utf-8")
    assert run("study", "mini", "--plain", "--learner", "Ann", "-n", "1", stdin="1\n").returncode == 0
    for words in (["--learner", "Ann", "stats", "--json"], ["stats", "--json", "--learner=Ann"]):
        assert json.loads(run(*words).stdout)["answers"] == 1
    assert json.loads(run("stats", "--json").stdout)["answers"] == 0
    assert [found["name"] for found in json.loads(run("learners", "--json").stdout)] == ["Ann"]


@pytest.mark.parametrize(
    "words",
    (
        "banks,due,stats,settings,settings retention,settings --reset,browse,marks,doctor,backups,backup,"
        "check mini,export mini out.csv,plan mini --by 2099-01-01,optimize"
    ).split(","),
)
def test_a_mistyped_name_begins_nobody(run: Run, data: Path, mini: Path, words: str) -> None:
    """A verb that looks or changes something knows nobody new, makes no folder, and names who is there."""
    (data / "learners" / "Ann").mkdir(parents=True)
    done = run(*words.split(), "--learner", "Anm")
    assert [place.name for place in (data / "learners").iterdir()] == ["Ann"]
    if words.split()[0] not in ("doctor", "backups", "backup", "check"):
        assert done.returncode == 2, done.stdout
        assert "“Anm” does not learn here; who does: Ann." in done.stderr


def test_a_result_and_a_page_name_the_learner(run: Run, mini: Path, tmp_path: Path) -> None:
    """Of twenty results a teacher knows whose each is; without a name none is made up."""
    handed_in = "1\n:done\nyes\n"
    for words in (("--learner", "Ann Lee"), ()):
        for file in ("exam.txt", "exam.html"):
            assert run("exam", "mini", "-n", "1", "--save", file, *words, stdin=handed_in).returncode == 0
        assert run("stats", "--html", "page.html", *words).returncode == 0
        named = [
            ("Ann Lee" in (tmp_path / f).read_text("utf-8")) for f in ("exam.txt", "exam.html", "page.html")
        ]
        assert named == [bool(words)] * 3
        day, _ = (tmp_path / "exam.txt").read_text("utf-8").splitlines()[1:3]
        assert day.startswith("Ann Lee, 20" if words else "20")


def test_settings_are_each_ones_own(run: Run) -> None:
    """What one learner sets is not set for another."""
    assert run("settings", "new_per_day", "7", "--learner", "Ann").returncode == 0
    assert json.loads(run("settings", "new_per_day", "--json", "--learner", "Ann").stdout) == {
        "new_per_day": 7
    }
    assert json.loads(run("settings", "new_per_day", "--json").stdout) == {"new_per_day": 20}


@pytest.mark.parametrize(
    "name", ["", ".", "..", "../x", "a/b", "a\\b", "-", " ", "x" * 41, "a\x1b[2J", "con:"]
)
def test_a_name_is_no_path(name: str) -> None:
    """Nothing that leads out of the folder, hides a folder or steers a terminal is a name."""
    with pytest.raises(UsageError):
        learner_name(name)


def test_learners_share_the_machines_banks(tmp_path: Path) -> None:
    """A learner's banks are looked for first, then those of the machine."""
    paths = find_paths(tmp_path, "Zoë O'Neil")
    assert paths.learner == "Zoë O'Neil"
    assert paths.bank_folders == [tmp_path / "learners" / "Zoë O'Neil" / "banks", tmp_path / "banks"]
    assert paths.of("") == Paths(tmp_path)


def test_a_learner_without_a_name_is_asked_for_one(run: Run) -> None:
    """Behind the verb as before it."""
    for words in (("due", "--learner"), ("--learner",)):
        done = run(*words)
        assert done.returncode == 2
        assert "requires an argument" in done.stderr
