"""``sco-quiz remove``: a bank goes from sight, no answer goes with it, and --undo brings it back."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from tests.cli.conftest import MINI, Run


def banks(run: Run) -> dict[str, dict[str, object]]:
    """What ``banks`` lists, by id."""
    return {bank["bank_id"]: bank for bank in json.loads(run("banks", "--json").stdout)}


def test_a_removed_bank_comes_back_as_it_was_with_its_answers(run: Run, mini: Path, data: Path) -> None:
    """The very file, and what was answered before."""
    assert run("study", "mini", "--limit", "1", stdin="1\n").returncode == 0
    before, listed = mini.read_bytes(), banks(run)["mini"]
    done = run("remove", "mini", "--yes")
    assert done.returncode == 0, done.stderr
    assert "sco-quiz remove --undo mini" in done.stdout
    assert "mini" not in banks(run)
    assert (data / "removed" / "mini.toml").read_bytes() == before
    assert json.loads(run("stats", "--json").stdout)["answers"] == 1
    back = run("remove", "--undo", "mini")
    assert back.returncode == 0, back.stderr
    assert mini.read_bytes() == before
    assert banks(run)["mini"] == listed
    assert list((data / "removed").iterdir()) == []


def test_nobody_asked_and_no_yes_removes_nothing(run: Run, mini: Path) -> None:
    """A script says --yes."""
    done = run("remove", "mini", stdin="y\n")
    assert done.returncode == 2
    assert "--yes" in done.stderr
    assert mini.is_file()


@pytest.mark.parametrize("name", ["min", "mi", "A mini"])
def test_with_yes_the_start_of_a_name_removes_nothing(run: Run, mini: Path, name: str) -> None:
    """Nobody is asked whether the right bank is meant, so the banks that may be are told instead."""
    done = run("remove", name, "--yes")
    assert done.returncode == 2
    assert "is only the start of a name; with --yes name the bank in full: mini" in done.stderr
    assert mini.is_file()
    mini.with_name("minor.toml").write_text(MINI.replace('"mini"', '"minor"'), "utf-8")
    if name != "A mini":
        assert "in full: mini, minor" in run("remove", name, "--yes").stderr


@pytest.mark.parametrize("name", ["mini", "A mini bank", "data/banks/mini.toml", "other"])
def test_with_yes_a_full_name_removes(run: Run, mini: Path, name: str) -> None:
    """An id, the name of a file, a path or a title; also where another bank's name begins with it."""
    mini.with_name("mini-two.toml").write_text(
        MINI.replace('"mini"', '"mini-two"').replace("A mini bank", "A mini bank too"), "utf-8"
    )
    path = mini.rename(mini.with_name("other.toml")) if name == "other" else mini
    done = run("remove", name, "--yes")
    assert done.returncode == 0, done.stderr
    assert not path.exists()
    assert mini.with_name("mini-two.toml").is_file()


def test_a_title_of_several_banks_removes_none(run: Run, mini: Path) -> None:
    """The ids of them are told."""
    other = mini.with_name("two.toml")
    other.write_text(MINI.replace('"mini"', '"two"'), "utf-8")
    done = run("remove", "A mini bank", "--yes")
    assert done.returncode == 2
    assert "is the title of several banks; with --yes name the bank in full: mini, two" in done.stderr
    assert mini.is_file()
    assert other.is_file()


def test_a_name_of_no_bank_is_told_with_those_there_are(run: Run, mini: Path) -> None:
    """With --yes as without."""
    done = run("remove", "maxi", "--yes")
    assert done.returncode == 1
    assert "there is no bank" in done.stderr
    assert "mini" in done.stderr


def test_a_bundled_bank_cannot_be_removed(run: Run, data: Path) -> None:
    """One line; nothing is made."""
    done = run("remove", "sco-summit-2024", "--yes")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "came with the program and cannot be removed" in done.stderr
    assert not (data / "removed").exists()
    assert "sco-summit-2024" in banks(run)


def test_of_a_copy_the_bundled_bank_is_told_to_count_again(run: Run, data: Path) -> None:
    """So nobody wonders why the bank is still listed."""
    run("review", "sco-summit-2024", "--copy", "--plain", stdin="a\n")
    report = json.loads(run("remove", "sco-summit-2024", "--yes", "--json").stdout)
    copy = data / "banks" / "sco-summit-2024.toml"
    assert (report["bank"], report["from"]) == ("sco-summit-2024", str(copy))
    assert report["to"] == str(data / "removed" / copy.name)
    assert report["uncovered"] == banks(run)["sco-summit-2024"]["path"] != str(copy)


def test_a_file_elsewhere_is_left_where_it_is(run: Run, tmp_path: Path) -> None:
    """Only what stands among the learner's banks is theirs to put away."""
    stray = tmp_path / "stray.toml"
    stray.write_text(MINI, "utf-8")
    done = run("remove", str(stray), "--yes")
    assert done.returncode == 1
    assert "is not among your banks" in done.stderr
    assert stray.is_file()


def test_a_bank_shared_by_all_learners_is_not_removed_by_one(run: Run, mini: Path) -> None:
    """Ben studies it too."""
    done = run("--learner", "Ada", "remove", "mini", "--yes")
    assert done.returncode == 1
    assert "is shared by all learners" in done.stderr
    assert mini.is_file()


def test_a_bank_that_cannot_be_read_can_be_removed(run: Run, mini: Path) -> None:
    """It is the one somebody most wants to be rid of."""
    broken = mini.with_name("broken.toml")
    broken.write_text("no bank [", "utf-8")
    assert run("remove", "broken", "--yes").returncode == 0
    assert not broken.exists()
    assert run("remove", "--undo", "broken").returncode == 0
    assert broken.read_text("utf-8") == "no bank ["


def test_the_one_removed_last_comes_back_first(run: Run, mini: Path) -> None:
    """Several of one name are kept; none is written over."""
    for text in ("first", "second"):
        mini.write_text(MINI.replace("A mini bank", text), "utf-8")
        assert run("remove", "mini", "--yes").returncode == 0
    assert run("remove", "--undo", "mini").returncode == 0
    assert "second" in mini.read_text("utf-8")
    taken = run("remove", "--undo", "mini")
    assert taken.returncode == 1
    assert "remove it first" in taken.stderr
    assert "second" in mini.read_text("utf-8")
    mini.rename(mini.with_name("elsewhere.toml"))
    assert run("remove", "--undo", "mini").returncode == 1  # two files with one id would be one too many
    mini.with_name("elsewhere.toml").unlink()
    assert run("remove", "--undo", "mini").returncode == 0
    assert "first" in mini.read_text("utf-8")


def test_what_was_never_removed_is_told(run: Run, mini: Path) -> None:
    """With the names there are."""
    assert "none was removed" in run("remove", "--undo", "mini").stderr
    run("remove", "mini", "--yes")
    done = run("remove", "--undo", "maxi")
    assert done.returncode == 1
    assert "there are mini" in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no pseudo-terminals there")
@pytest.mark.parametrize(("typed", "gone"), [("y\n", True), ("\n", False)])
def test_on_a_terminal_it_is_asked(mini: Path, data: Path, typed: str, gone: bool) -> None:
    """By title; Enter alone removes nothing."""
    import pty
    import subprocess
    import sys

    ours, theirs = pty.openpty()
    os.write(ours, typed.encode())
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "remove", "mini"],
        stdin=theirs,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SCO_QUIZ_DATA": str(data), "PYTHONIOENCODING": "utf-8"},
        timeout=120,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert "Remove “A mini bank”, 3 questions?" in done.stdout + done.stderr
    assert mini.is_file() is not gone
