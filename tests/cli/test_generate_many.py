"""Several articles, of several kinds, at once: the real command."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import time
import tomllib
from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.cli.test_generate import ARTICLE
from tests.unit.generate.files import PARAGRAPHS, page, pdf
from tests.unit.generate.test_documents import lines_of


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """A Markdown file, a web page and a PDF, as words of a command."""
    (tmp_path / "bridge.md").write_text(ARTICLE, encoding="utf-8")
    (tmp_path / "page.html").write_text(page(), encoding="utf-8")
    (tmp_path / "print.pdf").write_bytes(pdf([lines_of()], title="A bridge in print", made="20230504"))
    return ["bridge.md", "page.html", "print.pdf"]


def bank(path: Path) -> dict[str, object]:
    """A bank as TOML gives it."""
    return tomllib.loads(path.read_text("utf-8"))


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_articles_go_into_a_folder_that_is_made(
    run: Run, three: list[str], tmp_path: Path, jobs: str
) -> None:
    """Each becomes a bank of its own that checks clean; a row for each; the same with several processes."""
    done = run("generate", *three, "-o", "banks/new", "--jobs", jobs)
    assert done.returncode == 0, done.stderr
    made = sorted((tmp_path / "banks" / "new").iterdir())
    assert [path.name for path in made] == ["bridge.toml", "page.toml", "print.toml"]
    assert run("check", *map(str, made)).returncode == 0
    assert all(name in done.stdout for name in three)
    assert done.stderr == ""


def test_jobs_change_nothing_in_the_banks(run: Run, three: list[str], tmp_path: Path) -> None:
    """One process or three: the same bytes."""
    for jobs in ("1", "3"):
        assert run("generate", *three, "-o", jobs, "-j", jobs).returncode == 0
    for name in ("bridge.toml", "page.toml", "print.toml"):
        assert (tmp_path / "1" / name).read_bytes() == (tmp_path / "3" / name).read_bytes()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_failing_article_does_not_stop_the_rest(
    run: Run, three: list[str], tmp_path: Path, jobs: str
) -> None:
    """The others become banks; each failure is a line with the article's name; the exit code is 1."""
    (tmp_path / "empty.txt").write_bytes(b"")
    (tmp_path / "picture.md").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    done = run("generate", "empty.txt", *three, "picture.md", "gone.md", "-o", "out", "-j", jobs)
    assert done.returncode == 1
    assert len(list((tmp_path / "out").iterdir())) == 3
    lines = done.stderr.splitlines()
    assert [line.split(": ")[1] for line in lines[:3]] == ["empty.txt", "picture.md", "gone.md"]
    assert "PNG" in lines[1]
    assert "3 of 6" in lines[3]
    assert "Traceback" not in done.stderr


def test_reports_as_json_are_a_list_for_several(run: Run, three: list[str]) -> None:
    """A report for each article in the order given, an error in a failing one's place; alone, an object."""
    done = run("generate", three[0], "gone.md", three[2], "-o", "out", "--json")
    reports = json.loads(done.stdout)
    assert [report["article"] for report in reports] == [three[0], "gone.md", three[2]]
    assert reports[0]["questions"] > 0
    assert "no such file" in reports[1]["error"]
    assert done.returncode == 1
    assert isinstance(json.loads(run("generate", three[0], "--json").stdout), dict)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["bridge.md", "page.html", "-o", "bridge.md"], "name a folder"),
        (["bridge.md", "sub/bridge.html"], "both become bridge.toml"),
        (["bridge.md", "bridge.md"], "named twice"),
        (["bridge.md", "page.html", "--title", "x"], "--title and --date"),
        (["bridge.md", "page.html", "--date", "2024-01-01"], "--title and --date"),
    ],
    ids=["file", "one name", "twice", "title", "date"],
)
def test_words_that_do_not_fit_together(run: Run, three: list[str], words: list[str], says: str) -> None:
    """Told before anything is read: one line, exit code 2."""
    done = run("generate", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert says in done.stderr
    assert done.stderr.count("\n") == 1


def test_title_and_day_of_a_page_or_a_pdf_are_in_the_bank(run: Run, three: list[str], tmp_path: Path) -> None:
    """And --title and --date outrank them."""
    run("generate", "page.html", "-o", "a.toml")
    source = bank(tmp_path / "a.toml")["source"]
    assert isinstance(source, dict)
    assert (source["title"], str(source["published"])) == ("Harbour bridge opens", "2023-05-04")
    run("generate", "print.pdf", "-o", "b.toml", "--title", "Mine", "--date", "2023-05-06")
    source = bank(tmp_path / "b.toml")["source"]
    assert isinstance(source, dict)
    assert (source["title"], str(source["published"])) == ("Mine", "2023-05-06")


def test_the_text_of_a_page_can_be_kept(run: Run, three: list[str], tmp_path: Path) -> None:
    """Its evidence stands in the kept text, which the source names; from that text comes the same bank."""
    done = run("generate", "page.html", "-o", "a.toml", "--keep-text")
    assert "a.article.md" in done.stdout
    text = (tmp_path / "a.article.md").read_text("utf-8")
    made = bank(tmp_path / "a.toml")
    source, questions = made["source"], made["question"]
    assert isinstance(source, dict)
    assert isinstance(questions, list)
    assert source["file"] == "a.article.md"
    assert questions
    for question in questions:
        evidence = question["evidence"]
        assert all(one in text for one in (evidence if isinstance(evidence, list) else [evidence]))
    (tmp_path / "again").mkdir()
    run("generate", "a.article.md", "-o", "again/a.toml")
    assert bank(tmp_path / "again" / "a.toml")["question"] == questions


def test_no_text_is_kept_of_what_is_its_own(run: Run, three: list[str], tmp_path: Path) -> None:
    """A Markdown file is its own text."""
    assert run("generate", "bridge.md", "-o", "a.toml", "--keep-text").returncode == 0
    assert not (tmp_path / "a.article.md").exists()


def test_standard_input_may_be_a_page(run: Run, tmp_path: Path) -> None:
    """HTML is known by what it holds; standard input may be one of several articles."""
    assert run("generate", "-", "-o", "a.toml", stdin=page()).returncode == 0
    (tmp_path / "bridge.md").write_text(ARTICLE, encoding="utf-8")
    done = run("generate", "-", "bridge.md", "-o", "out", "-j", "2", stdin=page())
    assert done.returncode == 0, done.stderr
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"article.toml", "bridge.toml"}


def test_making_banks_anew_keeps_what_people_did(run: Run, three: list[str], tmp_path: Path) -> None:
    """Of several, too: ids stay, and a bank of other origin is not overwritten, nor does it stop the rest."""
    run("generate", *three, "-o", "out")
    before = (tmp_path / "out" / "bridge.toml").read_bytes()
    (tmp_path / "out" / "page.toml").write_text("not a bank", "utf-8")
    done = run("generate", *three, "-o", "out")
    assert done.returncode == 1
    assert "--force" in done.stderr
    assert (tmp_path / "out" / "page.toml").read_text("utf-8") == "not a bank"
    assert (tmp_path / "out" / "bridge.toml").read_bytes() == before
    assert "keep their ids" in done.stdout


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_ctrl_c_ends_it_at_once_and_leaves_nothing_half_done(tmp_path: Path, data: Path, jobs: str) -> None:
    """After Ctrl-C no process is left, every bank that stands there is whole, and there is no traceback."""
    for number in range(12):
        (tmp_path / f"a{number:02}.md").write_text(ARTICLE.replace("2016", f"20{number:02}"), "utf-8")
    words = [f"a{number:02}.md" for number in range(12)]
    started = subprocess.Popen(
        [sys.executable, "-m", "quiz", "generate", *words, "-o", "out", "-j", jobs],
        cwd=tmp_path,
        env={**os.environ, "SCO_QUIZ_DATA": str(data)},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    end = time.monotonic() + 60
    while not list((tmp_path / "out").glob("*.toml")) and time.monotonic() < end:
        select.select([], [], [], 0.01)
    os.killpg(started.pid, signal.SIGINT)
    _, errors = started.communicate(timeout=60)
    assert started.returncode == 130
    assert "Traceback" not in errors
    left = list((tmp_path / "out").iterdir())
    assert 0 < len(left) < 12
    assert all(bank(path)["question"] for path in left)
    while time.monotonic() < end:  # helpers of the interpreter need a moment to go
        if subprocess.run(["pgrep", "-s", str(started.pid)], capture_output=True, check=False).returncode:
            return
    pytest.fail("a process is left")


def test_a_bar_shows_how_far_it_is(tmp_path: Path, data: Path, three: list[str]) -> None:
    """On a terminal of 80 columns: how many are done, which one is read, and no line is broken by it."""
    outer, inner = pty.openpty()
    started = subprocess.Popen(
        [sys.executable, "-m", "quiz", "generate", *three, "-o", "out"],
        cwd=tmp_path,
        env={**os.environ, "SCO_QUIZ_DATA": str(data), "COLUMNS": "80", "TERM": "xterm-256color"},
        stdin=inner,
        stdout=subprocess.DEVNULL,
        stderr=inner,
    )
    os.close(inner)
    seen = b""
    while True:
        try:
            piece = os.read(outer, 65_536)
        except OSError:  # the other side is closed
            break
        if not piece:
            break
        seen += piece
    os.close(outer)
    assert started.wait(60) == 0
    shown = seen.decode("utf-8", "replace")
    for told in ("0 of 3, bridge.md", "1 of 3, page.html", "2 of 3, print.pdf", "━"):
        assert told in shown


@pytest.mark.parametrize(
    "content", [b"", bytes(range(256)) * 20_000, b"7 8 9\n" * 800_000], ids=["0", "b", "n"]
)
def test_noise_is_refused_before_the_parser_is_loaded(tmp_path: Path, data: Path, content: bytes) -> None:
    """Empty, random and numeric files end in one line; spaCy is not even imported."""
    (tmp_path / "noise.txt").write_bytes(content)
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('SPACY', 'spacy' in sys.modules))\n"
        "sys.argv = ['sco-quiz', 'generate', 'noise.txt']\n"
        "from quiz.__main__ import main\n"
        "main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=tmp_path,
        env={**os.environ, "SCO_QUIZ_DATA": str(data)},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout.split()[-1]) == (1, "False")
    assert done.stderr.count("\n") == 1


def test_what_a_pdf_could_not_tell_is_a_hint(run: Run, tmp_path: Path) -> None:
    """The day a file was made is named, not taken."""
    (tmp_path / "x.pdf").write_bytes(pdf([lines_of(PARAGRAPHS)], made="20240101"))
    done = run("generate", "x.pdf")
    assert "--date 2024-01-01" in done.stdout
