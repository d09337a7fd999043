"""Reviewing line by line, with real processes and files."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from quiz.banks import read_bank
from quiz.questions import TYPES
from tests.cli.conftest import Run


def told(path: Path) -> dict[str, str]:
    """What the file says about each question."""
    bank = tomllib.loads(path.read_text("utf-8"))
    return {q["id"]: q.get("reviewed", "open") for q in bank["question"]} | {
        q["id"]: "rejected" for q in bank.get("rejected", [])
    }


def test_a_review_through_a_pipe(run: Run, mini: Path) -> None:
    """Accept, edit and reject; the bank has it all, and the last line sums up."""
    done = run("review", "mini", stdin="a\ne stem\nWhen did the Western Roman Empire fall?\nn\nx\nq\n")
    assert done.returncode == 0, done.stderr
    assert told(mini) == {"river": "accepted", "year": "edited", "capital": "rejected"}
    assert read_bank(mini).questions[1].stem == "When did the Western Roman Empire fall?"
    assert done.stdout.splitlines()[-1] == "3 of 3 reviewed: 1 accepted, 1 edited, 1 rejected, 0 open."
    assert "\x1b" not in done.stdout


def test_the_question_is_read_out_with_its_evidence(run: Run, mini: Path) -> None:
    """Everything of it, and the key between arrows where the evidence has it."""
    shown = run("review", "mini", stdin="").stdout
    assert "Question 1 of 3, open. Choose one." in shown
    assert "Key: The Danube" in shown
    assert "Distractors: The Rhine; The Elbe; The Oder" in shown
    assert "Evidence: “>>The Danube<< flows through Vienna.”" in shown
    assert shown.splitlines()[-1].startswith("0 of 3 reviewed")


def test_lists_are_typed_line_by_line(run: Run, mini: Path) -> None:
    """An empty line ends a list; a single - empties a field; nothing typed leaves it."""
    run("review", "mini", stdin="e distractors\nThe Po\nThe Inn\n\ne evidence\n-\ne key\n\nq\n")
    (river, *_) = read_bank(mini).questions
    assert river.wrong_choices() == ("The Po", "The Inn")
    assert river.evidence == ()
    assert river.right_choices() == ("The Danube",)


def test_what_check_finds_is_read_out_after_an_edit(run: Run, mini: Path) -> None:
    """A key in the stem is told as soon as it stands there; what cannot be saved is not taken."""
    shown = run("review", "mini", stdin="e stem\nIs it the Danube?\ne distractors\nThe Po\n\nq\n").stdout
    assert "Check: the key “The Danube” stands in the stem" in shown
    assert "Not taken: distractors: needs at least 2, has 1" in shown
    assert read_bank(mini).questions[0].wrong_choices() == ("The Rhine", "The Elbe", "The Oder")


def test_undo_redo_and_order(run: Run, mini: Path) -> None:
    """Steps are taken back and done again in the file as well."""
    run("review", "mini", stdin="x\nu\nr\n1\ndown\nq\n")
    assert told(mini) == {"year": "open", "capital": "open", "river": "rejected"}
    run("review", "mini", stdin="3\na\nu\nu\n2\nup\nq\n")
    assert [q.id for q in read_bank(mini).questions] == ["capital", "year"]


def test_unknown_words_change_nothing_and_bring_help(run: Run, mini: Path) -> None:
    """Neither a typing error nor a far number."""
    done = run("review", "mini", stdin="accept all\nfoo\n99\n-5\nq\n")
    assert done.stdout.count("Every decision is saved at once.") == 3
    assert set(told(mini).values()) == {"open"}


def test_the_article_is_told_by_name(run: Run, mini: Path, tmp_path: Path) -> None:
    """One that cannot be read is told in a line that names it, before anything is reviewed."""
    gone = tmp_path / "gone.md"
    result = run("review", str(mini), "--article", str(gone), stdin="a\n")
    assert result.returncode != 0
    assert result.stderr.strip() == f"sco-quiz: {gone}: there is no such file"
    assert "Traceback" not in result.stderr
    assert "reviewed" not in result.stdout
    gone.write_text("It rained in Halden.", "utf-8")
    assert run("review", str(mini), "--article", str(gone), stdin="q\n").returncode == 0


@pytest.mark.parametrize("words", [["review", "mini", "--json"], ["review", "--json", "mini"]])
def test_the_state_as_json(run: Run, mini: Path, words: list[str]) -> None:
    """Counts that add up, and each question with what was decided."""
    run("review", "mini", stdin="a\nx\nq\n")
    before = mini.read_bytes()
    report = json.loads(run(*words).stdout)
    assert (report["accepted"], report["edited"], report["rejected"], report["open"]) == (1, 0, 1, 1)
    assert (report["reviewed"], report["questions"], report["bank"]) == (2, 3, "mini")
    assert [one["decision"] for one in report["states"]] == ["accepted", "open", "rejected"]
    assert mini.read_bytes() == before


def test_rejected_questions_are_not_asked(run: Run, mini: Path) -> None:
    """Studying knows the questions that are left, and check does not complain about the others."""
    run("review", "mini", stdin="x\nq\n")
    assert json.loads(run("banks", "--json").stdout)[0]["questions"] == 2
    assert "Vienna" not in run("study", "mini", stdin="1\n1\n1\n").stdout
    assert run("check", str(mini)).returncode == 0


def test_a_bundled_bank_says_which_command_copies_it(run: Run, data: Path) -> None:
    """One line, exit code 1; the report needs no copy."""
    done = run("review", "sco-summit-2024", stdin="a\n")
    assert done.returncode == 1
    assert "`sco-quiz review sco-summit-2024 --copy` copies it to" in done.stderr
    assert done.stderr.count("\n") == 1
    assert not (data / "banks").exists()
    assert json.loads(run("review", "sco-summit-2024", "--json").stdout)["reviewed"] == 0


def test_a_copy_counts_before_the_bundled_bank_and_keeps_the_progress(run: Run, data: Path) -> None:
    """The bank is listed once, from the learner's folder, with what was answered before the copy."""
    run("study", "sco-summit-2024", "--limit", "1", stdin="1\n")
    (before,) = json.loads(run("banks", "--json").stdout)
    done = run("review", "sco-summit-2024", "--copy", "--plain", stdin="a\nq\n")
    assert done.returncode == 0, done.stderr
    copy = data / "banks" / "sco-summit-2024.toml"
    assert f"Copied to {copy}" in done.stdout
    assert "1 accepted" in done.stdout
    (after,) = json.loads(run("banks", "--json").stdout)
    assert after == before | {"path": str(copy)}
    again = run("review", "sco-summit-2024", "--plain", stdin="a\nq\n")
    assert "2 accepted" in again.stdout
    assert "Copied" not in again.stdout


def test_a_bank_that_is_not_there_is_one_line(run: Run) -> None:
    """As with every other verb."""
    done = run("review", "nowhere")
    assert done.returncode == 1
    assert 'there is no bank "nowhere"' in done.stderr


def start(mini: Path, data: Path) -> subprocess.Popen[str]:
    """A review that waits for its next line."""
    return subprocess.Popen(
        [sys.executable, "-m", "quiz", "review", str(mini), "--plain"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        env={**os.environ, "SCO_QUIZ_DATA": str(data), "PYTHONIOENCODING": "utf-8"},
    )


def tell(process: subprocess.Popen[str], line: str, until: str) -> None:
    """Type a line, and read until the answer begins as it should."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(line + "\n")
    process.stdin.flush()
    for answered in process.stdout:
        if answered.startswith(until):
            return
    raise AssertionError(f"{until!r} was never said")


def test_a_killed_review_has_saved_what_it_called_accepted(data: Path, mini: Path) -> None:
    """Killed outright as soon as the word can be read: the file is whole and has the decision."""
    process = start(mini, data)
    tell(process, "a", "Accepted.")
    process.kill()
    process.communicate()
    assert told(mini)["river"] == "accepted"
    assert [path.name for path in mini.parent.iterdir()] == ["mini.toml"]


def test_a_change_by_another_program_is_never_overwritten(data: Path, mini: Path) -> None:
    """The step is refused until the reviewer says whose version counts; the other one is kept."""
    process = start(mini, data)
    tell(process, "a", "Accepted.")
    theirs = mini.read_text("utf-8").replace("A mini bank", "Their bank")
    mini.write_text(theirs, "utf-8")
    tell(process, "x", "Not saved: ")
    assert mini.read_text("utf-8") == theirs
    tell(process, "overwrite", "Saved. What stood there is kept as ")
    process.communicate("q\n")
    assert process.returncode == 0
    assert told(mini) == {"river": "accepted", "year": "rejected", "capital": "open"}
    assert mini.with_name("mini.toml.bak").read_text("utf-8") == theirs


def test_a_step_that_was_never_saved_is_the_last_word(data: Path, mini: Path) -> None:
    """Leaving with unsaved steps: told on standard error, exit code 1, their file untouched.

    The closing count is of what stands in the file, not of what was decided in vain.
    """
    process = start(mini, data)
    tell(process, "a", "Accepted.")
    theirs = mini.read_text("utf-8").replace("A mini bank", "Their bank")
    mini.write_text(theirs, "utf-8")
    tell(process, "x", "Not saved: ")
    tell(process, "n", "Question 3 of 3")
    tell(process, "x", "Not saved: ")
    shown, errors = process.communicate("q\n")
    assert process.returncode == 1
    assert "2 decisions are not saved" in errors
    assert "1 of 3 reviewed: 1 accepted, 0 edited, 0 rejected, 2 open." in shown
    assert mini.read_text("utf-8") == theirs


_OWN = {
    "multichoice": ("Which river is in Ulm?", "The Danube", "", "The Elbe", "The Oder", ""),
    "multiresponse": ("Which are rivers?", "The Elbe", "The Oder", "", "The Alps", "The Harz", ""),
    "truefalse": ("The Elbe ends in Hamburg.", "", "false"),
    "shortanswer": ("Where does the Elbe end?", "", "North Sea", "The North Sea", ""),
    "numerical": ("How many seasons are there?", "four or so", "4"),
    "cloze": ("The {{Elbe}} ends in the North Sea.",),
    "matching": ("Match rivers and seas.", "Elbe", "", "Elbe | North Sea", "Oder | Baltic Sea", ""),
    "ordering": ("Order the planets.", "Mercury", "Venus", "Mars", ""),
}
"""What is typed for the fields that a type needs, some at the second attempt."""


@pytest.mark.parametrize("kind", TYPES)
def test_a_question_of_ones_own_is_written_field_by_field(run: Run, mini: Path, kind: str) -> None:
    """Behind the one looked at, edited by a person; undo takes it away again."""
    typed = "\n".join((f"add {kind}", *_OWN[kind], *[""] * 12, "u", "r", "q", ""))
    done = run("review", "mini", stdin=typed)
    assert done.returncode == 0, done.stderr
    assert "Added; it counts as edited by you." in done.stdout
    assert "Taken back: added." in done.stdout
    questions = read_bank(mini).questions
    assert [q.id for q in questions[::2]] == ["river", "year"]
    added = questions[1]
    assert (added.type, added.stem, added.reviewed, added.generated) == (kind, _OWN[kind][0], "edited", "")
    assert [q.id for q in questions] == ["river", added.id, "year", "capital"]


def test_what_is_wrong_with_a_new_question_is_asked_again(run: Run, mini: Path) -> None:
    """What is missing at once, what does not fit at the end; with its last field all is there."""
    fields = ["Which river is in Ulm?", "", "The Danube", "The Elbe", "", *[""] * 5]
    typed = "\n".join(("add multic", *fields, "The Elbe", "The Oder", "", "q", ""))
    done = run("review", "mini", stdin=typed)
    assert "This cannot be left out." in done.stdout
    assert "Not taken: distractors: needs at least 2, has 1." in done.stdout
    assert "Check: " not in done.stdout.partition("Added")[2].partition("Question 2")[0]
    assert read_bank(mini).questions[1].wrong_choices() == ("The Elbe", "The Oder")


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        ("add\n", "Type add and one of: multichoice, multiresponse, truefalse"),
        ("add m\n", "Type add and one of"),
        ("add shortanswer\nWhere does it end?\n:drop\nq\n", "Nothing was added."),
        ("add shortanswer\nWhere does it end?\nNorth Sea\n", "0 of 3 reviewed"),
    ],
)
def test_what_is_not_finished_is_not_added(run: Run, mini: Path, typed: str, answer: str) -> None:
    """An unknown type, a change of mind, the end of the input: the bank is as it was."""
    before = mini.read_bytes()
    done = run("review", "mini", stdin=typed)
    assert done.returncode == 0, done.stderr
    assert answer in done.stdout
    assert "Added" not in done.stdout
    assert mini.read_bytes() == before


def test_a_sentence_of_the_article_is_made_a_question(run: Run, mini: Path, tmp_path: Path) -> None:
    """They are listed with numbers, and so is what could be the gap; without an article it is said how."""
    assert "--article FILE" in run("review", str(mini), stdin="add sentence\nq\n").stdout
    article = tmp_path / "a.md"
    article.write_text("The bridge at Lorn is old. Ane Moe opened the bridge in 1931.", "utf-8")
    typed = "add sentence\nadd sentence 2\n1\nadd sentence 1\n2\nadd sentence 1\nx\nq\n"
    shown = run("review", str(mini), "--article", str(article), stdin=typed).stdout
    assert "  1. The bridge at Lorn is old." in shown
    assert "  2. Ane Moe opened the bridge in 1931." in shown
    assert "  3. nothing: true or false, as it stands" in shown
    assert "Nothing was added." in shown
    gap, statement = (q for q in read_bank(mini).questions if q.reviewed)
    assert gap.stem.endswith("{{Ane Moe}} opened the bridge in 1931.")
    assert (statement.type, statement.evidence) == ("truefalse", ("The bridge at Lorn is old.",))


def test_the_copy_of_a_bundled_bank_has_the_sentences_of_its_article(run: Run, data: Path) -> None:
    """The article stays with the program; one that cannot be read is told before anything is copied."""
    refused = run("review", "sco-summit-2024", "--copy", "--article", str(data / "gone.md"), stdin="q\n")
    assert refused.returncode != 0
    assert not list(data.rglob("sco-summit-2024.toml"))
    shown = run("review", "sco-summit-2024", "--copy", stdin="add sentence\nq\n").stdout
    assert "Type add sentence and a number." in shown
    assert list(data.rglob("sco-summit-2024.toml"))
