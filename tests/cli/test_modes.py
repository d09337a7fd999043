"""Every mode from the command line, without a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import date, timedelta
from pathlib import Path

from tests.cli.conftest import Run


def test_an_exam_says_nothing_until_it_is_handed_in(run: Run, mini: Path) -> None:
    """No verdict between the questions; then the mark, each answer, the key and the evidence."""
    done = run("exam", "mini", "-n", "3", "--minutes", "5", stdin=":list\n:go 1\n:go 2\n:go 3\n:done\nyes\n")
    assert done.returncode == 0, done.stderr
    before, after = done.stdout.split("Mark 0%")
    assert "Not answered: 1, 2, 3" in before
    assert "Danube flows" not in before
    assert "Evidence: “The Danube flows through Vienna.”" in after
    assert "\x1b" not in done.stdout


def test_exam_answers_can_be_changed_flagged_and_saved(run: Run, mini: Path, tmp_path: Path) -> None:
    """Whatever order the questions come in; the page holds the result."""
    answers = "".join(f":go {n}\nThe Danube\n:go {n}\n476\n:go {n}\nLima\n" for n in (1, 2, 3))
    page = tmp_path / "result.html"
    done = run("exam", "mini", "--save", str(page), stdin=":flag\n" + answers + ":done\nyes\n")
    assert done.returncode == 0, done.stderr
    assert "Marked for later: 1" in done.stdout
    assert "Not understood" in done.stdout
    assert "3 of 3 answered" in page.read_text(encoding="utf-8")


def test_an_exam_reports_as_json_and_counts_in_the_log(run: Run, mini: Path) -> None:
    """Handed in, it tells all; every answer is in the log, no card has moved."""
    done = run("exam", "mini", "--json", stdin="The Danube\n:next\n:done\nyes\n")
    report = json.loads(done.stdout)
    assert report["questions"] == 3
    assert report["mark"] == round(report["points"] / 3, 4)
    assert {line["question"] for line in report["lines"]} == {"river", "year", "capital"}
    assert json.loads(run("due", "--json").stdout)["new"] >= 3


def test_an_exam_that_was_left_goes_on(run: Run, mini: Path) -> None:
    """:quit keeps it; the same verb goes on with it, and --new begins another."""
    left = run("exam", "mini", stdin=":flag\n:quit\n")
    assert "goes on with it" in left.stderr
    again = run("exam", "mini", stdin=":list\n:quit\n")
    assert "It goes on: 0 are answered." in again.stdout
    assert "open, marked" in again.stdout
    fresh = run("exam", "mini", "--new", stdin=":list\n:quit\n")
    assert "marked" not in fresh.stdout


def test_the_end_of_the_input_leaves_an_exam(run: Run, mini: Path) -> None:
    """Nobody said that it is handed in, and that cannot be undone; with --json nothing is reported."""
    done = run("exam", "mini", stdin="1\n")
    assert "Mark" not in done.stdout
    assert "goes on with it" in done.stderr
    again = run("exam", "--json")
    assert again.stdout == ""
    assert "goes on with it" in again.stderr
    assert "It goes on: 1 is answered." in run("exam").stdout


def test_a_wrong_ending_is_refused_before_the_exam(run: Run, mini: Path) -> None:
    """Nobody sits an exam whose result cannot be saved."""
    done = run("exam", "mini", "--save", "result.pdf", stdin="")
    assert done.returncode == 2
    assert ".html or .txt" in done.stderr
    assert "Question 1" not in done.stdout


def test_cram_and_missed_line_by_line(run: Run, mini: Path) -> None:
    """They say that the schedule stays; missed asks what cram got wrong."""
    crammed = run("study", "mini", "--mode", "cram", stdin="\n\n\n")
    assert "Cram: 3 questions." in crammed.stdout
    assert "The schedule stays as it is." in crammed.stdout
    missed = run("study", "--mode", "missed", stdin="")
    assert "Missed: 3 questions." in missed.stdout
    assert json.loads(run("due", "--json").stdout)["due"] == 0


def test_a_crammed_answer_cannot_be_rated_and_is_told_why(run: Run, mini: Path) -> None:
    """A right answer is not called a wrong one: it is the schedule that stays."""
    told = run("study", "mini", "--mode", "cram", stdin="The Danube\n:easy\n").stdout
    assert "Answers leave the schedule as it is here, so none is called hard or easy." in told
    assert "Only a right answer" not in told


def test_quick_has_a_clock(run: Run, mini: Path) -> None:
    """It says how long there is."""
    done = run("study", "--mode", "quick", stdin="\n")
    assert "You have 3 minutes." in done.stdout
    assert "Question 1, " in done.stdout


def test_an_unknown_mode_is_named(run: Run, mini: Path) -> None:
    """With those there are."""
    done = run("study", "--mode", "sprint")
    assert done.returncode == 2
    assert "study, quick, missed, cram" in done.stderr


def test_a_plan_is_set_shown_and_forgotten(run: Run, mini: Path) -> None:
    """With the expected score, as words and as JSON."""
    by = (date.today() + timedelta(days=20)).isoformat()
    shown = run("plan", "mini", "--by", by)
    assert f"mini: Exam on {by}, in " in shown.stdout
    assert "expected score" in shown.stdout
    report = json.loads(run("plan", "--json").stdout)
    assert report["plans"]["mini"]["by"] == by
    assert 0.5 < report["plans"]["mini"]["expected_score"] <= 1
    assert report["backlog"]["due"] == 0
    assert "no day is set" in run("plan", "mini", "--off").stdout
    assert run("plan", "mini", "--by", "tomorrow").returncode == 2
    assert "has passed" in run("plan", "mini", "--by", "2001-01-01").stderr


def test_browsing_prints_key_and_evidence_and_logs_nothing(run: Run, mini: Path) -> None:
    """By words, state and as JSON; an unknown state is named."""
    done = run("browse", "mini", "--text", "vienna")
    assert "Right: The Danube" in done.stdout
    assert "Evidence: “The Danube flows through Vienna.”" in done.stdout
    assert done.stdout.rstrip().endswith("1 question.")
    found = json.loads(run("browse", "mini", "--state", "new", "--json").stdout)
    assert [one["question"] for one in found] == ["river", "year", "capital"]
    assert run("browse", "mini", "--state", "odd").returncode == 2
    assert json.loads(run("stats", "--json").stdout)["answers"] == 0


def test_every_answer_of_an_exam_survives_a_kill(data: Path, mini: Path, run: Run) -> None:
    """The process is killed after two answers; the next one goes on with both and hands them in."""
    env = {**os.environ, "SCO_QUIZ_DATA": str(data), "PYTHONIOENCODING": "utf-8"}
    command = [sys.executable, "-m", "quiz", "exam", "mini", "--plain"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=env, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        noted = 0
        for line in ("1\n", "1\n", ":go 2\n", "2\n", ":go 1\n", "2\n"):
            process.stdin.write(line)
            process.stdin.flush()
        while noted < 2:
            noted += process.stdout.readline().startswith("Noted.")
        process.kill()
    report = json.loads(run("exam", "--json", stdin=":done\nyes\n").stdout)
    assert report["questions"] == 3
    assert report["answered"] >= 2
    logged = json.loads(run("stats", "--json").stdout)["answers"]
    assert logged == report["answered"]


def test_a_tag_that_no_question_has_is_named(run: Run, mini: Path) -> None:
    """Instead of a praise for having learned everything; missed and cram say what is missing, too."""
    done = run("study", "mini", "--tag", "nowhere")
    assert done.returncode == 2
    assert "no question to ask has the tag nowhere" in done.stderr
    assert "Well done" not in done.stdout
    assert "Nothing that was answered wrong" in run("study", "mini", "--mode", "missed").stdout


def test_an_exam_that_goes_on_says_that_other_wishes_wait(run: Run, mini: Path) -> None:
    """Who asks for another exam while one is open hears which one this is."""
    run("exam", "mini", stdin=":quit\n")
    again = run("exam", "mini", "-n", "1", stdin=":quit\n")
    assert "--new begins another" in again.stderr
    assert "3 questions" in again.stdout
    fresh = run("exam", "mini", "-n", "1", "--new", stdin=":quit\n")
    assert "1 question, " in fresh.stdout
    assert "It goes on" not in fresh.stdout


def test_a_place_that_cannot_be_written_is_refused_before_the_exam(
    run: Run, mini: Path, tmp_path: Path
) -> None:
    """Nobody sits an exam whose result cannot be saved; none is begun."""
    (tmp_path / "folder.html").mkdir()
    for place in (tmp_path / "nowhere" / "r.html", tmp_path / "folder.html"):
        done = run("exam", "mini", "--save", str(place), stdin="1\n")
        assert done.returncode == 2
        assert "cannot be written" in done.stderr
        assert done.stdout == ""
