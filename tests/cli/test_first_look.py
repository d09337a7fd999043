"""The first look at a large library tells how far it is, where a person looks at it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.desk.indexing import MANY
from tests.cli.conftest import Run

pty = pytest.importorskip("pty")


def write_banks(data: Path, count: int) -> None:
    """Banks of one question."""
    (data / "banks").mkdir(parents=True)
    for number in range(count):
        text = (
            f'format = "sco-quiz/1"\n[bank]\nid = "bank-{number}"\ntitle = "Bank {number}"\n[[question]]\n'
            'id = "q"\ntype = "shortanswer"\nstem = "Which word is it?"\naccept = ["this"]\n'
        )
        (data / "banks" / f"bank-{number}.toml").write_text(text, "utf-8")


def looked(data: Path, *, term: str = "xterm") -> tuple[str, str]:
    """What ``banks --json`` writes where its errors go to a terminal: that, and its output."""
    ours, theirs = pty.openpty()
    env = {**os.environ, "SCO_QUIZ_DATA": str(data), "COLUMNS": "100", "TERM": term}
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "banks", "--json"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=env,
        timeout=120,
        check=True,
    )
    os.write(theirs, b"\n")  # so that there is something to read
    told = os.read(ours, 1_000_000).decode()
    os.close(ours)
    os.close(theirs)
    return told, done.stdout.decode()


def test_a_person_sees_how_far_it_is(data: Path) -> None:
    """On the terminal alone, the first time alone; what is asked for is as it always is."""
    write_banks(data, MANY)
    told, output = looked(data)
    assert "reading banks, " in told
    assert len(json.loads(output)) > MANY - 1
    assert "reading banks" not in looked(data)[0]


@pytest.mark.parametrize(("count", "term"), [(5, "xterm"), (MANY, "dumb")])
def test_nothing_is_told_of_few_or_where_lines_are_read_aloud(data: Path, count: int, term: str) -> None:
    """It would be gone before it is read, or be read over and over."""
    write_banks(data, count)
    assert "reading banks" not in looked(data, term=term)[0]


def test_a_pipe_gets_nothing_of_it(run: Run, data: Path) -> None:
    """A program that reads the errors does not find a bar in them."""
    write_banks(data, MANY)
    assert run("banks", "--json").stderr == ""
