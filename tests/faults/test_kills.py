"""The short form of ``python -m tests.faults``; SCO_QUIZ_FAULTS=full lets the suite run the full one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

FULL = os.environ.get("SCO_QUIZ_FAULTS") == "full"


@pytest.mark.skipif(os.name != "posix", reason="SIGKILL and fork are POSIX's")
@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("kills", ("--runs", "1000") if FULL else ("--runs", "30", "--but", "generating")),
        ("crowd", ("--runs", "0", "--answers", "10000" if FULL else "800")),
    ],
)
def test_nothing_is_lost(what: str, words: tuple[str, ...]) -> None:
    """After kills at moments drawn by lot, and after eight processes at once, all told is there once; the
    report names the seed of what was not. In a process without threads, since it forks."""
    done = subprocess.run(
        [sys.executable, "-m", "tests.faults", *words],
        cwd=Path(__file__).parents[2],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
