"""The verbs that report, their help, and their errors."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

from quiz import __version__
from tests.cli.conftest import Run


def test_version(run: Run) -> None:
    """--version prints the package's version and nothing else."""
    assert run("--version").stdout == f"sco-quiz {__version__}\n"


def test_help_names_every_verb(run: Run) -> None:
    """--help lists each verb with a line of its own."""
    out = run("--help").stdout
    for verb in ("study", "generate", "check", "banks", "due", "stats"):
        assert re.search(rf"^\W*{verb}\s+\w", out, re.MULTILINE), verb


def test_banks_lists_the_bundled_bank(run: Run) -> None:
    """A new learner finds the bundled bank, all of it new."""
    (bank,) = json.loads(run("banks", "--json").stdout)
    assert bank["bank_id"] == "sco-summit-2024"
    assert bank["new"] == min(20, bank["questions"])
    assert bank["due"] == bank["learned"] == 0
    assert "sco-summit-2024" in run("banks").stdout


def test_an_unusable_bank_is_named_and_the_others_still_listed(run: Run, mini: Path) -> None:
    """One broken file costs its own row alone, and its error names file and line."""
    (mini.parent / "broken.toml").write_text(mini.read_text("utf-8").replace("stem", "stemm", 1), "utf-8")
    rows = json.loads(run("banks", "--json").stdout)
    assert {row["bank_id"] for row in rows if not row["error"]} == {"mini", "sco-summit-2024"}
    (bad,) = [row for row in rows if row["error"]]
    assert "broken.toml:10" in bad["error"]
    assert '"stem"' in bad["error"]


def test_due_counts_what_waits(run: Run, mini: Path) -> None:
    """An answered question leaves the new ones of today."""
    before = json.loads(run("due", "--json").stdout)
    run("study", "mini", "-n", "1", stdin="The Danube\n:easy\n")
    after = json.loads(run("due", "--json").stdout)
    assert after["new"] == before["new"] - 1
    assert after["due"] == 0


def test_stats_of_a_new_learner_are_zero(run: Run) -> None:
    """No answer yet: every figure is there, and none divides by zero."""
    figures = json.loads(run("stats", "--json").stdout)
    assert figures["answers"] == 0
    assert figures["streak_days"] == 0
    assert run("stats").returncode == 0


def test_stats_count_answers_and_points(run: Run, mini: Path) -> None:
    """Two answers, one right: counted, with the share right."""
    run("study", "mini", "-n", "2", stdin="The Danube\n477\n")
    figures = json.loads(run("stats", "--json").stdout)
    assert figures["answers"] == 2
    assert figures["right"] == 1
    assert figures["streak_days"] == 1


@pytest.mark.parametrize(
    ("content", "where", "what"),
    [
        ('retention = "high"', "retention", "0.7"),
        ("retentoin = 0.9", "retentoin", 'did you mean "retention"'),
        ("rollover_hour = 24", "rollover_hour", "23"),
        ("learning_steps = [0]", "learning_steps", "seconds"),
        ("fuzz = 1", "fuzz", "true or false"),
        ("retention = ", "settings.toml", "cannot be read"),
    ],
)
def test_a_wrong_setting_is_one_line_with_the_remedy(
    run: Run, data: Path, content: str, where: str, what: str
) -> None:
    """A settings error names the file, the key and what is allowed; nothing else is printed."""
    data.mkdir()
    (data / "settings.toml").write_text(content, encoding="utf-8")
    done = run("banks")
    assert done.returncode == 1
    assert done.stdout == ""
    assert "settings.toml" in done.stderr
    assert where in done.stderr
    assert what in done.stderr
    assert "Traceback" not in done.stderr
    remedy = done.stderr.strip().rpartition("sco-quiz ")[2]
    mended = run(*remedy.split())
    assert mended.returncode == 0, mended.stderr
    assert "settings.toml.bak" in mended.stderr
    assert (data / "settings.toml.bak").read_text(encoding="utf-8") == content
    assert run("banks").returncode == 0


def test_a_wrong_setting_can_be_set_right(run: Run, data: Path) -> None:
    """By its own verb, which keeps the others; a second wrong one is named, and nothing is written."""
    data.mkdir()
    file = data / "settings.toml"
    file.write_text("retention = 5\nnew_per_day = 7\n", encoding="utf-8")
    assert run("settings", "retention", "9").returncode == 1
    assert run("settings", "new_per_day", "8").returncode == 1
    assert file.read_text(encoding="utf-8").startswith("retention = 5")
    assert run("settings", "retention", "0.93", "--yes").returncode == 0
    assert json.loads(run("settings", "--json").stdout)["retention"] == 0.93
    assert json.loads(run("settings", "--json").stdout)["new_per_day"] == 7
    file.write_text('retention = 5\ntheme = "foo"\n', encoding="utf-8")
    refused = run("settings", "retention", "0.9")
    assert "theme" in refused.stderr
    assert "settings --reset" in refused.stderr
    assert run("settings", "--reset").returncode == 0


def test_the_data_folder_may_stand_before_or_after_the_verb(run: Run, tmp_path: Path, mini: Path) -> None:
    """--data-dir is understood in both places, and wins over the environment."""
    other = str(tmp_path / "other")
    for words in (["--data-dir", other, "banks", "--json"], ["banks", "--json", "--data-dir", other]):
        assert "mini" not in run(*words).stdout
    assert "mini" in run("banks", "--json").stdout


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("news.csv", "question,answer\nWho?,Ann\n", "is no bank but a table (CSV): sco-quiz import news.csv"),
        (
            "news.md",
            "# Gulls\n\nThe gulls came.\n",
            "is no bank; if it is an article: sco-quiz generate news.md",
        ),
        ("news.gift", "Who? {=Ann}\n", "is no bank but Moodle GIFT: sco-quiz import news.gift"),
    ],
)
def test_check_knows_what_is_no_bank(run: Run, tmp_path: Path, name: str, content: str, told: str) -> None:
    """A table or an article is no bank with a flaw: the verb that makes one of it is named."""
    (tmp_path / name).write_text(content, encoding="utf-8")
    done = run("check", name)
    assert done.returncode == 1
    assert done.stdout == f"{name}: {told}\n"


@pytest.mark.parametrize("name", ["page.html", "paper.pdf", "notes.md"])
def test_import_of_an_article_names_generate(run: Run, tmp_path: Path, name: str) -> None:
    """No format fits an article; the verb that reads it is named beside them."""
    (tmp_path / name).write_text("The gulls came.\n", encoding="utf-8")
    done = run("import", name)
    assert done.returncode == 2
    assert f"of an article make a bank: sco-quiz generate {name}" in done.stderr


def test_check_is_silent_about_a_good_bank_and_fails_on_a_bad_one(run: Run, mini: Path) -> None:
    """Exit code 0 for a good bank; 1 with file, line and question id for a bad one; JSON alike."""
    good = run("check", str(mini))
    assert good.returncode == 0, good.stdout
    bad = mini.with_name("bad.toml")
    bad.write_text(
        mini.read_text("utf-8").replace('distractors = ["The Rhine"', 'distractor = ["The Rhine"'), "utf-8"
    )
    done = run("check", str(mini), str(bad))
    assert done.returncode == 1
    assert "bad.toml:12" in done.stdout
    assert '"river"' in done.stdout
    assert 'did you mean "distractors"' in done.stdout
    reports = json.loads(run("check", "--json", str(mini), str(bad)).stdout)
    assert [bool(r["errors"]) for r in reports] == [False, True]


def test_check_takes_a_bank_of_the_library_by_its_id(run: Run, mini: Path) -> None:
    """Like every other verb; an id that nobody has is one line that names those there are."""
    assert json.loads(run("check", "mini", "--json").stdout)[0]["path"] == str(mini)
    missing = run("check", "nowhere")
    assert missing.returncode == 1
    assert missing.stderr.startswith('sco-quiz: there is no bank "nowhere"; there are ')
    assert missing.stderr.count("\n") == 1


def test_check_of_a_missing_file_is_no_traceback(run: Run) -> None:
    """A file that is not there is an error of the report, not of the program."""
    done = run("check", "nowhere.toml")
    assert done.returncode == 1
    assert "nowhere.toml" in done.stdout + done.stderr
    assert "Traceback" not in done.stderr


def test_escape_sequences_in_a_bank_never_reach_the_terminal(run: Run, mini: Path) -> None:
    """A bank that tries to drive the terminal is shown without its escapes, in every verb."""
    text = mini.read_text("utf-8").replace("A mini bank", r"\u001b[31mA mini\u0007 [/b]\u202Ebank")
    mini.write_text(text.replace("Which river", r"\u001b]0;owned\u0007[link=x]Which river"), "utf-8")
    for words in (["banks"], ["due"], ["stats"], ["study", "mini"], ["check", str(mini)]):
        done = run(*words)
        assert "\x1b" not in done.stdout
        assert "\u202e" not in done.stdout
        assert "Traceback" not in done.stderr
    assert "[link=x]Which river" in run("study", "mini", stdin="").stdout
    assert "A mini [/b]bank" in run("banks").stdout


@pytest.mark.skipif(os.name != "posix", reason="only there a file may be called so")
def test_escape_sequences_in_file_names_never_reach_the_terminal(run: Run, mini: Path) -> None:
    """A file whose name would drive the terminal is named without its escapes, in every error and report."""
    odd = mini.with_name("o\x1b[31md\x07d.toml")
    odd.write_text("format = 1", "utf-8")
    good = mini.with_name("g\x1b[32mood.toml")
    good.write_text(mini.read_text("utf-8").replace('"mini"', '"good"'), "utf-8")
    for words in (
        ["banks"],
        ["banks", "--json"],
        ["check", str(odd), str(good)],
        ["check", "--json", str(odd)],
        ["study", str(odd)],
        ["study", str(good)],
        ["generate", str(odd), "-o", str(good)],
    ):
        done = run(*words)
        assert "\x1b" not in done.stdout + done.stderr, words
        assert "\x07" not in done.stdout + done.stderr, words
        assert "Traceback" not in done.stderr, words


def test_completion_is_offered(run: Run) -> None:
    """The shell's completion script can be shown."""
    done = run("--show-completion", "bash", _TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION="1")
    assert done.returncode == 0, done.stderr
    assert "sco-quiz" in done.stdout


def test_a_dumb_terminal_gets_neither_frames_nor_lines(run: Run) -> None:
    """A screen reader reads each of them aloud; no sentence about a verb is cut short."""
    for words in (("--help",), ("exam", "--help"), ("banks",), ("settings",), ("due", "--nonsense")):
        done = run(*words, TERM="dumb")
        assert not set("│─╭╰━") & set(done.stdout + done.stderr)
    told = " ".join(run("--help", TERM="dumb").stdout.split())
    assert "nothing is asked and nothing is logged." in told


def test_contrary_wishes_change_nothing(run: Run, data: Path) -> None:
    """``--dry-run`` never resets; a value beside ``--reset`` or ``--simulate`` is not dropped in silence."""
    for words in (
        ("optimize", "--reset", "--dry-run"),
        ("settings", "retention", "0.8", "--reset"),
        ("settings", "retention", "0.8", "--simulate"),
        ("settings", "--reset", "--simulate"),
    ):
        done = run(*words)
        assert done.returncode == 2
        assert done.stdout == ""
    assert not (data / "settings.toml").exists()


def test_a_narrow_terminal_breaks_no_words(run: Run, mini: Path) -> None:
    """At 40 columns each cell of a table has its line, and the help keeps options and words whole."""
    table = run("banks", COLUMNS="40").stdout
    assert "Bank: mini\nTitle: A mini bank\nQuestions: 3\n" in table
    shown = run("study", "--help", COLUMNS="40").stdout
    for whole in ("--limit", "--no-schedule", "questions", "SCO_QUIZ_DATA"):
        assert whole in shown
    assert "…" not in shown


@pytest.mark.parametrize("words", [("--help",), ("study", "--help"), ("settings", "--help")])
def test_a_flag_has_no_type_in_the_help(run: Run, words: tuple[str, ...]) -> None:
    """It takes no value, so none is shown."""
    shown = run(*words).stdout
    assert "--data-dir" in shown
    assert "DIR" in shown
    assert "<bool>" not in shown
