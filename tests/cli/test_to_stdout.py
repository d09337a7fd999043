"""``-`` in the place of a file to write is the standard output, never a file of that name."""

from __future__ import annotations

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.cli.conftest import Run


def test_text_goes_to_the_standard_output_alone(run: Run, mini: Path, tmp_path: Path) -> None:
    """The page, the sheet and the table are all that stands there; what is said goes to standard error."""
    page = run("stats", "--html", "-").stdout
    assert (page[:15].lower(), page[-8:]) == ("<!doctype html>", "</html>\n")
    sheet = run("print", "mini", "-o", "-", "--seed", "4")
    assert (sheet.stdout[:15].lower(), sheet.stdout.rstrip()[-7:]) == ("<!doctype html>", "</html>")
    assert "seed 4" in sheet.stderr
    table = run("export", "mini", "-", "--format", "csv").stdout
    assert len(table.splitlines()) == 4
    assert "Which river flows through Vienna?" in table
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("export", "mini", "-"), "--format"),
        (("stats", "--html", "-", "--json"), "--json"),
        (("export", "mini", "-", "--format", "csv", "--json"), "--json"),
        (("print", "mini", "-o", "-", "--json"), "--json"),
        (("import", "cards.csv", "-o", "-"), "name one"),
        (("generate", "a.md", "-o", "-"), "name one"),
    ],
)
def test_what_cannot_go_there_is_told(
    run: Run, mini: Path, tmp_path: Path, words: tuple[str, ...], told: str
) -> None:
    """One line on standard error, and nothing written."""
    done = run(*words)
    assert (done.returncode, done.stdout) == (2, "")
    assert told in done.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["data"]


def test_no_terminal_is_filled_with_bytes(run: Run, data: Path, mini: Path) -> None:
    """A workbook goes into a pipe whole; on a terminal it is refused."""
    pty = pytest.importorskip("pty")
    words = [sys.executable, "-m", "quiz", "export", "mini", "-", "--format", "xlsx"]
    env = {**os.environ, "SCO_QUIZ_DATA": str(data)}
    piped = subprocess.run(words, capture_output=True, env=env, timeout=120, check=True).stdout
    assert ZipFile(BytesIO(piped)).testzip() is None
    ours, theirs = pty.openpty()
    try:
        shown = subprocess.run(
            words, stdout=theirs, stderr=subprocess.PIPE, env=env, timeout=120, check=False
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert shown.returncode == 2
    assert b"no text for a terminal" in shown.stderr
