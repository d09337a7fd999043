"""Studying without a screen."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.store import Store
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
    assert "Next: in 10 minutes, or sooner." in done.stdout
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


def test_one_long_line_is_one_answer(run: Run, mini: Path) -> None:
    """A line of a quarter of a million characters answers one question, not three."""
    run("study", "mini", stdin="The Danube\n476\n" + "x" * 250_000)
    assert json.loads(run("stats", "--json").stdout)["answers"] == 3


def test_bytes_that_are_no_text_are_an_answer_like_any_other(run: Run, mini: Path) -> None:
    """Garbage on standard input is not understood, and no traceback."""
    done = run("study", "mini", "-n", "1", stdin="\udcff\udcfe\nThe Danube\n")
    assert "Traceback" not in done.stderr
    assert "Correct." in done.stdout


def test_plain_may_stand_before_the_verb(run: Run, mini: Path) -> None:
    """--plain is understood before the verb, as --help lists it there."""
    assert "Which river" in run("--plain", "study", "mini").stdout


def test_an_answer_may_begin_with_a_colon(run: Run, mini: Path) -> None:
    """Two colons type one; a single one is a command."""
    mini.write_text(mini.read_text("utf-8").replace('"Lima"', '":help"').replace("river", "x", 1), "utf-8")
    done = run("study", "mini", stdin="The Danube\n476\n::help\n")
    assert done.stdout.count("Correct.") == 3


def test_words_that_leave_are_no_wrong_answers(run: Run, mini: Path) -> None:
    """quit, exit and q leave whatever is asked, ? helps, and nothing is in the log."""
    for verb in ("study", "exam"):
        for word in ("quit", "EXIT", "q", ":q", ":exit"):
            done = run(verb, "mini", stdin=f"?\n{word}\n1\n1\n")
            assert "to stop" in done.stdout or "to leave" in done.stdout
            assert "Answered" not in done.stdout
            assert "Noted" not in done.stdout
    assert json.loads(run("stats", "--json").stdout)["answers"] == 0
    for word in ("q", "quit", ":quit", ":exit", ":done"):
        assert "Accepted" not in run("review", "mini", stdin=f"{word}\na\n").stdout


def test_a_word_that_leaves_is_an_answer_where_it_is_right(run: Run, mini: Path) -> None:
    """Of a bank in which “exit” is an answer, or names a choice, it can be given."""
    text = mini.read_text("utf-8").replace('"Lima"', '"exit"').replace('"The Rhine"', '"quit"')
    mini.write_text(text, "utf-8")
    done = run("study", "mini", stdin="quit\n476\nexit\n:quit\n")
    assert "Answered 3, right 2." in done.stdout


def test_the_summary_comes_once(run: Run, mini: Path) -> None:
    """Input that ends at the offer to retry ends the sitting; the summary is not repeated."""
    done = run("study", "mini", "-n", "1", stdin="The Rhine\nThe Danube\nThe Danube\nThe Danube\n")
    assert done.stdout.count("Answered ") == 1


def test_a_closed_input_and_output_are_no_traceback(data: Path, mini: Path) -> None:
    """Started with its streams closed, as a shell can, the program ends quietly."""
    env = {**os.environ, "SCO_QUIZ_DATA": str(data)}
    for redirect in ("<&-", ">&-", "</dev/null >/dev/full"):
        line = f'exec "$0" -m quiz study mini {redirect}'
        done = subprocess.run(
            ["bash", "-c", line, sys.executable],
            env=env,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert "Traceback" not in done.stderr, redirect


def test_a_killed_program_has_logged_what_it_called_correct(data: Path, mini: Path) -> None:
    """Killed outright as soon as its feedback can be read, the program has the answer in its log."""
    env = {**os.environ, "SCO_QUIZ_DATA": str(data)}
    process = subprocess.Popen(
        [sys.executable, "-m", "quiz", "study", "mini"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=env,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write("The Danube\n")
    process.stdin.flush()
    for line in process.stdout:
        if line.startswith("Correct."):
            process.kill()
            break
    process.communicate()
    with Store.open(data / "sco-quiz.db") as store:
        (logged,) = store.history()
        card = store.card("mini", "river")
    assert (logged.question_id, logged.response, logged.points) == ("river", ("The Danube",), 1.0)
    assert card is not None
    assert card.reps == 1


def test_a_bank_outside_the_library_says_where_to_put_it(run: Run, mini: Path, tmp_path: Path) -> None:
    """Studied by its path, a bank is not on the home screen; the program says how it would be."""
    other = tmp_path / "other.toml"
    other.write_text(mini.read_text("utf-8").replace('"mini"', '"other"'), "utf-8")
    assert "home screen" in run("study", str(other), stdin="1\n").stderr
    assert "home screen" not in run("study", "mini", stdin="1\n").stderr


def test_the_learners_settings_reach_the_schedule(run: Run, mini: Path, data: Path) -> None:
    """Learning steps, retention, longest interval and the day's new ones are those of settings.toml."""
    (data / "settings.toml").write_text(
        "learning_steps = [300]\nmaximum_interval = 2\nnew_per_day = 2\nfuzz = false\n", "utf-8"
    )
    done = run("study", "mini", stdin="The Rhine\n476\n")
    assert "Question 1, 2 to go." in done.stdout
    assert "Next: in 5 minutes, or sooner." in done.stdout
    assert "Next: in 2 days." in done.stdout


def test_what_is_told_of_a_large_library_is_counted_in_its_files(run: Run, mini: Path) -> None:
    """The index knows twenty banks, and new ones came: the first lines already count them."""
    text = mini.read_text(encoding="utf-8")
    for number in range(20):
        own = text.replace('id = "mini"', f'id = "mini{number}"')
        assert own != text
        mini.with_name(f"mini{number}.toml").write_text(own, encoding="utf-8")
    assert len(json.loads(run("banks", "--json").stdout)) > 20
    for name, verb in (("more", ()), ("most", ("--mode", "cram"))):
        mini.with_name(f"{name}.toml").write_text(text.replace('id = "mini"', f'id = "{name}"'), "utf-8")
        told = run("study", *verb, stdin="").stdout
        questions = sum(bank["questions"] for bank in json.loads(run("banks", "--json").stdout))
        assert f"Question 1, {questions} to go." in told
        assert not verb or f"Cram: {questions} questions." in told


def test_on_a_terminal_without_a_bank_it_is_asked_which(run: Run, data: Path, mini: Path) -> None:
    """With several banks the list comes first, and one can be chosen; in a pipe nothing is asked."""
    pty = pytest.importorskip("pty")
    ours, theirs = pty.openpty()
    env = {**os.environ, "SCO_QUIZ_DATA": str(data), "PYTHONIOENCODING": "utf-8"}
    words = [sys.executable, "-m", "quiz", "study", "--plain"]
    os.write(ours, b"mini\nq\n")
    done = subprocess.run(
        words,
        stdin=theirs,
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=env,
        timeout=60,
        check=False,
    )
    os.close(ours)
    os.close(theirs)
    assert done.returncode == 0, done.stderr
    assert "A mini bank: 3 new" in done.stdout
    assert "Question 1, 3 to go. " in done.stdout
    assert "Your banks" not in run("study", "--plain", stdin="q\n").stdout
