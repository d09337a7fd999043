"""Generating from the command line."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run

ARTICLE = """\
---
title: Harbour bridge opens in Porthaven
date: 2023-05-04
---

The Porthaven Harbour Bridge was opened by Queen Maren of Norland on Thursday. The bridge was designed by
the engineer Ada Lindqvist and cost 340 million euros. It is 1,250 metres long.

Construction of the bridge began in 2016. The mayor of Porthaven, Tomas Reyes, said the bridge would bring
new jobs to the city. Ministers from Norway, Sweden, Denmark and Finland attended the ceremony.

The Porthaven Shipping Company was founded by Erik Holm in 1921. The company moved its head office from
Hamburg to Porthaven in 1998.
"""


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short news article, made up."""
    path = tmp_path / "bridge.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_an_article_becomes_a_bank_that_checks_clean_and_can_be_studied(run: Run, article: Path) -> None:
    """Without -o the bank lands among the learner's banks; check finds nothing; study asks from it."""
    made = run("generate", str(article))
    assert made.returncode == 0, made.stderr
    assert "Study it: sco-quiz study bridge" in made.stdout
    path = Path(json.loads(run("banks", "--json").stdout)[0]["path"])
    assert path.name == "bridge.toml"
    assert run("check", str(path)).returncode == 0, run("check", str(path)).stdout
    assert "Harbour bridge opens in Porthaven" in run("study", "bridge", stdin="1\n").stdout


def test_a_place_written_as_a_folders_becomes_one(run: Run, article: Path, tmp_path: Path) -> None:
    """``-o banks/`` makes the folder where there is none, for one article as for several."""
    done = run("generate", str(article), "-o", f"{tmp_path / 'banks'}/")
    assert done.returncode == 0, done.stderr
    assert [path.name for path in (tmp_path / "banks").iterdir()] == ["bridge.toml"]


def test_the_report_as_json_adds_up(run: Run, article: Path, tmp_path: Path) -> None:
    """The JSON counts what the bank holds, and gives reasons for what was dropped."""
    out = tmp_path / "out.toml"
    report = json.loads(run("generate", str(article), "-o", str(out), "--json").stdout)
    bank = tomllib.loads(out.read_text("utf-8"))
    assert report["questions"] == len(bank["question"]) == sum(report["types"].values())
    assert report["bank"] == bank["bank"]["id"] == "out"
    assert 0 < report["sentences_used"] <= report["sentences"]
    assert bank["source"]["file"] == "bridge.md"
    assert str(bank["source"]["published"]) == "2023-05-04"


def test_the_same_article_gives_the_same_bytes(run: Run, article: Path, tmp_path: Path) -> None:
    """Two runs with unlike hash seeds write the same file, byte for byte."""
    one, two = tmp_path / "a" / "x.toml", tmp_path / "b" / "x.toml"
    for path, seed in ((one, "1"), (two, "2")):
        path.parent.mkdir()
        assert run("generate", str(article), "-o", str(path), PYTHONHASHSEED=seed).returncode == 0
    assert one.read_bytes() == two.read_bytes()


def test_limit_date_and_title_are_honoured(run: Run, tmp_path: Path) -> None:
    """--limit caps the questions; --date and --title end up in the source."""
    plain = tmp_path / "plain.txt"
    plain.write_text(ARTICLE.split("---\n")[2], encoding="utf-8")
    out = tmp_path / "out.toml"
    done = run(
        "generate",
        str(plain),
        "-o",
        str(out),
        "--limit",
        "3",
        "--date",
        "2023-05-04",
        "--title",
        "The bridge",
    )
    assert done.returncode == 0, done.stderr
    bank = tomllib.loads(out.read_text("utf-8"))
    assert len(bank["question"]) == 3
    assert bank["source"]["title"] == "The bridge"
    assert str(bank["source"]["published"]) == "2023-05-04"


def test_a_day_that_is_none_is_told_in_words(run: Run, article: Path) -> None:
    """The message shows how a day is written, and nothing of the library that reads it."""
    done = run("generate", str(article), "--date", "12.3.2025")
    assert done.returncode == 2
    assert done.stderr.strip() == (
        "sco-quiz: --date “12.3.2025” is no day: write it as 2025-03-12 (year-month-day)"
    )


def test_standard_input_is_read(run: Run) -> None:
    """A dash reads the article from standard input."""
    assert run("generate", "-", stdin=ARTICLE).returncode == 0


def test_what_a_person_added_is_kept_aside(run: Run, article: Path, tmp_path: Path) -> None:
    """Regenerating over an edited bank keeps the edited one beside it, and says so; unedited, nothing."""
    out = tmp_path / "out.toml"
    run("generate", str(article), "-o", str(out))
    assert "kept as" not in run("generate", str(article), "-o", str(out)).stdout
    edited = out.read_text("utf-8") + "# mine\n"
    out.write_text(edited, "utf-8")
    assert "kept as" in run("generate", str(article), "-o", str(out)).stdout
    assert (tmp_path / "out.toml.bak").read_text("utf-8") == edited
    run("generate", str(article), "-o", str(out), "--limit", "1")
    assert not (tmp_path / "out.toml.bak1").exists()  # nothing of a person's was in it
    out.write_text("# mine too\n" + out.read_text("utf-8"), "utf-8")
    run("generate", str(article), "-o", str(out))
    assert (tmp_path / "out.toml.bak").read_text("utf-8") == edited
    assert (tmp_path / "out.toml.bak1").is_file()


def test_a_place_where_no_bank_can_go_is_one_line(run: Run, article: Path) -> None:
    """A file where a folder should be: one line with the remedy."""
    done = run("generate", str(article), "-o", f"{article}/x.toml")
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert "-o" in done.stderr


def test_the_next_command_it_names_works(run: Run, article: Path, tmp_path: Path) -> None:
    """Outside the library the bank is named by its file."""
    made = run("generate", str(article), "-o", str(tmp_path / "out.toml"))
    words = made.stdout.split("Study it: sco-quiz ")[1].split()
    assert run(*words, stdin="1\n").returncode == 0


def test_a_bank_of_other_origin_is_not_overwritten(run: Run, article: Path, mini: Path) -> None:
    """A hand-written bank in the way stays as it was; --force says otherwise; regenerating needs no force."""
    before = mini.read_bytes()
    done = run("generate", str(article), "-o", str(mini))
    assert done.returncode == 1
    assert "--force" in done.stderr
    assert mini.read_bytes() == before
    assert run("generate", str(article), "-o", str(mini), "--force").returncode == 0
    assert run("generate", str(article), "-o", str(mini)).returncode == 0


@pytest.mark.parametrize(
    ("content", "word"),
    [
        (b"", "empty"),
        (b"Hello.", "at least 40"),
        ("Die Brücke wurde am Donnerstag von der Königin eröffnet. ".encode() * 8, "English"),
        ("The “bridge” – ".encode() + b"\xff was opened.", "UTF-8"),
        (None, "no such file"),
    ],
)
def test_an_article_that_cannot_be_used_is_one_line(
    run: Run, tmp_path: Path, content: bytes | None, word: str
) -> None:
    """Empty, too short, not English, damaged UTF-8, not there: one line, exit code 1, no bank left behind."""
    path = tmp_path / "bad.txt"
    if content is not None:
        path.write_bytes(content)
    out = tmp_path / "out.toml"
    done = run("generate", str(path), "-o", str(out))
    assert done.returncode == 1
    assert word in done.stderr
    assert done.stderr.count("\n") == 1
    assert not out.exists()


def test_the_bundled_bank_is_what_the_command_makes(run: Run, tmp_path: Path) -> None:
    """The shipped command makes the bundled bank from the bundled article, byte for byte."""
    banks = Path(__file__).parents[2] / "question_banks"
    article = tmp_path / "articles" / "sco-summit-2024.md"
    article.parent.mkdir()
    article.write_bytes((banks / "articles" / "sco-summit-2024.md").read_bytes())
    out = tmp_path / "sco-summit-2024.toml"
    done = run("generate", str(article), "-o", str(out))
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == (banks / "sco-summit-2024.toml").read_bytes()


def test_the_summary_counts_one_question_as_one(run: Run, article: Path) -> None:
    """One question is no questions, in the summary of one article as of several."""
    done = run("generate", str(article), "--limit", "1")
    assert "1 question from" in done.stdout
    other = article.with_name("other.md")
    other.write_text(ARTICLE, encoding="utf-8")
    done = run("generate", str(article), str(other), str(article.with_name("none.md")), "--limit", "1")
    assert "2 questions from" in done.stdout
    assert "1 of 3 articles gave no bank" in done.stderr


def test_why_shows_everything_that_was_dropped(run: Run, article: Path) -> None:
    """With --why every sentence and wording stands under its reason; the JSON has them all, too."""
    risky = [f"{name} might open the quay of Moss in {year}." for name, year in _RISKY]
    article.write_text(f"{ARTICLE}\n{' '.join(risky)}\n", encoding="utf-8")
    why = "a possibility or an obligation"
    without = run("generate", str(article))
    assert not [line for line in risky if line in without.stdout]
    report = json.loads(run("generate", str(article), "--json").stdout)
    assert max(map(len, report["examples"].values())) == 3
    told = run("generate", str(article), "--why")
    assert told.returncode == 0, told.stderr
    _, _, under = told.stdout.partition(f"{why}: 6 times\n")
    assert under.splitlines()[1:6] == [f"  - {line}" for line in risky]
    report = json.loads(run("generate", str(article), "--why", "--json").stdout)
    assert report["examples"][why][1:] == risky
    for reason, examples in report["examples"].items():
        assert f"{reason}: {report['dropped'][reason]} time" in told.stdout
        assert all(f"  - {example}\n" in told.stdout for example in examples)


def test_why_shows_what_was_dropped_of_several(run: Run, article: Path) -> None:
    """Of several articles each tells its own, also from other processes."""
    other = article.with_name("other.md")
    other.write_text(f"{ARTICLE}\nCy Fry might open the quay of Moss in 1990.\n", encoding="utf-8")
    told = run("generate", str(article), str(other), "--jobs", "2", "--why")
    first, _, second = told.stdout.partition(f"\n{other}\n")
    assert f"\n{article}\n" in first
    assert "  - Cy Fry might open the quay of Moss in 1990." in second
    assert "Cy Fry" not in first
    assert "Dropped, and why" not in run("generate", str(article), str(other)).stdout


_RISKY = (("Ann Lee", 1990), ("Bo Orr", 1991), ("Cy Fry", 1992), ("Di Ash", 1993), ("Ed Moy", 1994))


def test_where_few_questions_came_out_the_summary_says_what_helps(run: Run, article: Path) -> None:
    """Fewer than one for each 100 words: a last line names what was not done yet; a wish for few is none."""
    assert "For more" not in run("generate", str(article)).stdout
    assert "For more" not in run("generate", str(article), "--limit", "1").stdout
    hum = " ".join(f"It may well be that nobody ever heard of number {n}." for n in range(90))
    article.write_text(f"{ARTICLE}\n{hum}\n", encoding="utf-8")
    done = run("generate", str(article))
    last = done.stdout.splitlines()[-1]
    own = f"make them of the article's sentences (+ in sco-quiz review bridge --article {article})"
    assert last == f"For more: see --why, {own}, or --llm MODEL."
    assert f"For more: {own} or --llm" in run("generate", str(article), "--why").stdout
    assert "For more" not in run("generate", str(article), "--limit", "2").stdout
    assert "For more" not in run("generate", str(article), "--json").stdout
    other = article.with_name("other.md")
    other.write_text(article.read_text("utf-8"), encoding="utf-8")
    assert "For more: see --why" in run("generate", str(article), str(other)).stdout
