"""The real command, in a process of its own, with a data folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

Run = Callable[..., "subprocess.CompletedProcess[str]"]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A learner's empty data folder."""
    return tmp_path / "data"


@pytest.fixture
def run(data: Path, tmp_path: Path) -> Run:
    """Run ``sco-quiz`` with words and standard input; never on a terminal."""

    def call(*words: str, stdin: str = "", **more: str) -> subprocess.CompletedProcess[str]:
        env = {
            **os.environ,
            "SCO_QUIZ_DATA": str(data),
            "PYTHONIOENCODING": "utf-8",
            "COLUMNS": "100",
            **more,
        }
        return subprocess.run(
            [sys.executable, "-m", "quiz", *words],
            input=stdin,
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="surrogateescape",
            env=env,
            cwd=tmp_path,
            timeout=120,
            check=False,
        )

    return call


MINI = """\
format = "sco-quiz/1"

[bank]
id = "mini"
title = "A mini bank"

[[question]]
id = "river"
type = "multichoice"
stem = "Which river flows through Vienna?"
key = "The Danube"
distractors = ["The Rhine", "The Elbe", "The Oder"]
evidence = "The Danube flows through Vienna."

[[question]]
id = "year"
type = "numerical"
stem = "In which year did the Western Roman Empire fall?"
key = 476

[[question]]
id = "capital"
type = "shortanswer"
stem = "What is the capital of Peru?"
accept = ["Lima"]
"""


@pytest.fixture
def mini(tmp_path: Path) -> Path:
    """A bank of three questions in the learner's own folder."""
    folder = tmp_path / "data" / "banks"
    folder.mkdir(parents=True)
    path = folder / "mini.toml"
    path.write_text(MINI, encoding="utf-8")
    return path
