"""Marks from the command line, and by commands while studying line by line."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_marks_are_set_listed_and_cleared(run: Run, mini: Path) -> None:
    """As a table and as JSON; a cleared question is in neither."""
    assert "No question is suspended" in run("marks").stdout
    name = json.loads(run("marks", "mini", "--json").stdout)
    assert name == {"marks": []}
    run("study", "mini", "-n", "1", stdin=":flag Two are right\n:suspend\n")
    (one,) = json.loads(run("marks", "--json").stdout)["marks"]
    assert (one["bank"], one["flag"], one["suspended"], one["leech"]) == (
        "mini",
        "Two are right",
        True,
        False,
    )
    assert "flagged: Two are right; suspended" in run("marks", "mini").stdout
    done = run("marks", "mini", "--clear", one["question"])
    assert done.returncode == 0, done.stderr
    assert json.loads(run("marks", "--json").stdout)["marks"] == []


def test_a_buried_question_gives_way_and_comes_back_by_undo(run: Run, mini: Path) -> None:
    """:undo takes marks back like answers, and :redo does them again."""
    done = run("study", "mini", stdin=":bury\n:undo\n:redo\n:quit\n")
    asked = [line for line in done.stdout.splitlines() if line.startswith("Question ")]
    assert len(asked) == 4
    assert asked[0] == asked[2] != asked[1] == asked[3] or len(set(asked)) > 1
    assert "Buried until tomorrow." in done.stdout
    assert "Taken back: buried." in done.stdout
    (one,) = json.loads(run("marks", "--json").stdout)["marks"]
    assert one["buried"] is True


def test_a_question_the_bank_does_not_have_is_one_clear_line(run: Run, mini: Path) -> None:
    """And so is one without its bank."""
    done = run("marks", "mini", "--suspend", "nothing-like-it")
    assert done.returncode != 0
    assert 'has no question "nothing-like-it"' in done.stderr
    assert "Traceback" not in done.stderr
    done = run("marks", "--suspend", "x")
    assert done.returncode != 0
    assert "sco-quiz marks BANK --suspend x" in done.stderr
