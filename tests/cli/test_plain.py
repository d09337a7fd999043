"""Studying without a screen."""

from __future__ import annotations

import json
from pathlib import Path

from tests.cli.conftest import Run


def test_the_readme_line_answers_two_questions(run: Run) -> None:
    """Two lines of input answer questions of the bundled bank; the answers are in the log afterwards."""
    done = run("study", "sco-summit-2024", "--limit", "2", stdin="1\n2\n")
    assert done.returncode == 0, done.stderr
    assert "Answered 2" in done.stdout
    assert json.loads(run("stats", "--json").stdout)["answers"] == 2


def test_no_verb_and_no_screen_plays_until_the_end_of_input(run: Run, mini: Path) -> None:
    """`sco-quiz` in a pipe asks questions and ends quietly when the input does."""
    done = run(stdin="")
    assert done.returncode == 0, done.stderr
    assert "Question 1, " in done.stdout
    assert "\x1b" not in done.stdout


def test_right_and_wrong_answers_are_told_apart(run: Run, mini: Path) -> None:
    """A right answer is called correct with its next date; a wrong one shows the key and the evidence."""
    done = run("study", "mini", "-n", "2", stdin="the danube\n477\n")
    assert "Correct." in done.stdout
    assert "Next: in 10 minutes." in done.stdout
    assert "Wrong. Off by 1." in done.stdout
    assert "Answer: 476" in done.stdout
    assert "Evidence: “The Danube flows through Vienna.”" in done.stdout


def test_a_line_that_is_no_answer_is_asked_again(run: Run, mini: Path) -> None:
    """A number without a choice is explained, costs nothing, and the next line answers the same question."""
    done = run("study", "mini", "-n", "1", stdin="9\nThe Danube\n")
    assert "Not understood: “9” is none of the choices" in done.stdout
    assert "Answered 1, right 1." in done.stdout


def test_undo_takes_the_answer_back(run: Run, mini: Path) -> None:
    """After :undo the log counts no answer, and the question stands again."""
    done = run("study", "mini", "-n", "2", stdin="The Rhine\n:undo\n")
    assert done.stdout.count("Which river flows through Vienna?") == 2
    assert json.loads(run("stats", "--json").stdout)["answers"] == 0


def test_hard_and_easy_change_the_date(run: Run, mini: Path) -> None:
    """Easy after a right answer sends the question days ahead; it stays one answer."""
    done = run("study", "mini", "-n", "2", stdin="The Danube\n:easy\n")
    assert "Noted. Next: in " in done.stdout
    assert "days." in done.stdout
    assert json.loads(run("stats", "--json").stdout)["answers"] == 1


def test_help_is_no_hard(run: Run, mini: Path) -> None:
    """:help explains the commands and rates nothing."""
    done = run("study", "mini", "-n", "2", stdin="The Danube\n:help\n")
    assert ":undo" in done.stdout
    assert "Noted" not in done.stdout


def test_an_unknown_bank_is_one_line(run: Run, mini: Path) -> None:
    """A bank that is not there ends in one line with the nearest name, and a non-zero code."""
    done = run("study", "minni")
    assert done.returncode != 0
    assert done.stderr.count("\n") == 1
    assert "mini" in done.stderr
