"""``sco-quiz new``: a bank to be written by hand, valid from the start."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from quiz.banks import read_bank
from tests.cli.conftest import Run


def test_a_new_bank_is_valid_clean_and_can_be_studied(run: Run, data: Path) -> None:
    """And it says where it is and which commands come next."""
    done = run("new", "roman-history")
    assert done.returncode == 0, done.stderr
    path = data / "banks" / "roman-history.toml"
    assert str(path) in done.stdout
    for command in ("review", "check", "study"):
        assert f"sco-quiz {command} roman-history" in done.stdout
    bank = read_bank(path)
    assert (bank.id, bank.title, len(bank.questions)) == ("roman-history", "Roman history", 1)
    checked = run("check", "roman-history")
    assert checked.returncode == 0
    assert json.loads(run("check", "roman-history", "--json").stdout)[0]["findings"] == []
    assert "Which planet" in run("study", "roman-history", stdin="1\n").stdout


def test_the_example_can_be_written_over_in_the_review(run: Run, data: Path) -> None:
    """The next step that was told works."""
    run("new", "mine")
    run("review", "mine", "--plain", stdin="e stem\nWhich planet is the hottest?\ne key\nVenus itself\nq\n")
    (question,) = read_bank(data / "banks" / "mine.toml").questions
    assert question.stem == "Which planet is the hottest?"


def test_a_title_is_taken_as_it_is(run: Run) -> None:
    """The name is for commands, the title for people."""
    report = json.loads(run("new", "Le Café, 2024", "--title", "de l'eau", "--json").stdout)
    assert (report["bank"], report["title"], report["questions"]) == ("le-cafe-2024", "de l'eau", 1)


@pytest.mark.parametrize("name", ["mini", "mini.toml", "sco-summit-2024"])
def test_no_bank_is_written_over_or_hidden(run: Run, mini: Path, name: str) -> None:
    """Neither one's own nor, by its id, one that came with the program."""
    before = mini.read_bytes()
    done = run("new", name)
    assert done.returncode == 1
    assert "is there already" in done.stderr
    assert done.stderr.count("\n") == 1
    assert mini.read_bytes() == before
    assert [path.name for path in mini.parent.iterdir()] == ["mini.toml"]


def test_a_bank_of_that_id_under_another_file_name_counts(run: Run, mini: Path) -> None:
    """Two files with one id would be one too many."""
    mini.rename(mini.with_name("other.toml"))
    assert run("new", "mini").returncode == 1
    assert not mini.exists()


@pytest.mark.parametrize("name", ["", "…", "a/b", "../x"])
def test_what_is_no_name_makes_nothing(run: Run, data: Path, name: str) -> None:
    """A path least of all: the bank goes where the learner's banks are."""
    done = run("new", name)
    assert done.returncode == 2
    assert "is no name for a bank" in done.stderr
    assert not (data / "banks").exists()
