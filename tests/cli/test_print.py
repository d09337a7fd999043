"""``sco-quiz print``."""

from __future__ import annotations

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.banks import read_bank
from quiz.banks.marks import marked
from quiz.banks.writing import save_bank
from quiz.questions import Source
from tests.cli.conftest import Run


def test_print_writes_a_page_with_variants_and_keys(run: Run, mini: Path, tmp_path: Path) -> None:
    """Without more words: BANK.html, variants A to C, the report tells the seed that makes it again."""
    out = run("print", "mini")
    assert out.returncode == 0, out.stderr
    page = (tmp_path / "mini.html").read_text("utf-8")
    assert page.count("<section") == 6
    seed = out.stdout.rsplit("seed ", 1)[1].strip()
    assert run("print", "mini", "-o", "again.html", "--seed", seed).returncode == 0
    assert (tmp_path / "again.html").read_text("utf-8") == page


@pytest.mark.parametrize("name", ["quiz.html", "quiz.pdf"])
def test_the_same_seed_makes_the_same_file(run: Run, mini: Path, tmp_path: Path, name: str) -> None:
    """Two runs, the same bytes, which may be written again; another seed makes another one."""
    words = ("print", "mini", "-o", name, "--no-key", "--variants", "2", "--paper", "letter")
    assert run(*words, "--seed", "5").returncode == 0
    first = (tmp_path / name).read_bytes()
    assert run(*words, "--seed", "5").returncode == 0
    assert (tmp_path / name).read_bytes() == first
    assert run(*words, "--seed", "6", "--force").returncode == 0
    assert (tmp_path / name).read_bytes() != first
    assert sorted(p.name for p in tmp_path.iterdir()) == ["data", name]


def test_json_has_the_key_of_each_variant(run: Run, mini: Path) -> None:
    """A program gets number, id, type, points and key of every question."""
    told = json.loads(run("print", "mini", "--seed", "1", "--variants", "2", "-n", "2", "--json").stdout)
    assert told["file"] == "mini.html"
    assert [v["variant"] for v in told["variants"]] == ["A", "B"]
    assert all(len(v["items"]) == 2 for v in told["variants"])
    assert {"number", "id", "type", "points", "key"} == set(told["variants"][0]["items"][0])


def test_another_file_is_not_written_over(run: Run, mini: Path, tmp_path: Path) -> None:
    """What this program did not write stays as it was, unless forced."""
    for name in ("mini.html", "mini.pdf"):
        place = tmp_path / name
        place.write_text("mine")
        out = run("print", "mini", "-o", name)
        assert out.returncode == 2
        assert "--force" in out.stderr
        assert place.read_text() == "mine"
        assert run("print", "mini", "-o", name, "--force").returncode == 0


@pytest.mark.parametrize("name", ["quiz.html", "quiz.pdf"])
def test_the_key_to_what_was_handed_out_is_not_lost(run: Run, mini: Path, tmp_path: Path, name: str) -> None:
    """Another seed leaves a sheet alone and tells that sheet's; its own seed or --force write over it."""
    words = ("print", "mini", "-o", name)
    assert run(*words, "--seed", "5").returncode == 0
    first = (tmp_path / name).read_bytes()
    for more in ((), ("--seed", "6")):
        done = run(*words, *more)
        assert done.returncode == 2
        assert "a sheet of seed 5 is there" in done.stderr
        assert (tmp_path / name).read_bytes() == first
    assert run(*words, "--seed", "5", "--variants", "2").returncode == 0
    assert run(*words, "--seed", "6", "--no-key", "--force").returncode == 0
    assert b"--seed" not in (tmp_path / name).read_bytes()
    done = run(*words, "--seed", "6")
    assert (done.returncode, "a sheet is there" in done.stderr) == (2, True)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("-o", "x.docx"), ".html or .pdf"),
        (("--paper", "a5"), "a4 or letter"),
        (("--tag", "none"), "no question"),
        (("-o", "no/such/x.html"), "folder"),
        (("--font", "none.ttf", "-o", "x.pdf"), "font"),
    ],
)
def test_words_that_do_not_fit_are_told_in_a_line(
    run: Run, mini: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    """One line on standard error, a non-zero exit, no file."""
    out = run("print", "mini", *words)
    assert out.returncode != 0
    assert told in out.stderr
    assert len(out.stderr.strip().splitlines()) == 1
    assert [p.name for p in tmp_path.iterdir()] == ["data"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs on this system")
def test_a_pipe_in_the_place_of_the_sheet_is_told_not_waited_for(
    run: Run, mini: Path, tmp_path: Path
) -> None:
    """A FIFO is no file to look into or to write over."""
    os.mkfifo(tmp_path / "mini.html")
    out = run("print", "mini")
    assert out.returncode == 2
    assert "no plain file" in out.stderr


def test_what_nobody_reviewed_is_told(run: Run, mini: Path) -> None:
    """A sheet of generated questions says how many no person has looked at; of one's own none are counted."""
    assert run("print", "mini").stderr == ""
    bank = read_bank(mini)
    source = Source(title="Rivers", generator="sco-quiz rules")
    questions = [marked(q) for q in bank.questions]
    questions[0] = replace(questions[0], reviewed="accepted")
    save_bank(replace(bank, source=source, questions=tuple(questions)), mini)
    told = "2 of them were generated and never reviewed: sco-quiz review mini"
    assert told in run("print", "mini", "--force").stderr
    assert json.loads(run("print", "mini", "--force", "--json").stdout)["unreviewed"] == 2
