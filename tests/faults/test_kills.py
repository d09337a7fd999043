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
    "words",
    [
        ("--runs", "1000") if FULL else ("--runs", "30", "--but", "generating"),
        ("--runs", "0", "--answers", "10000") if FULL else ("--runs", "0", "--answers", "800"),
        ("--runs", "0", "--kills", "200") if FULL else ("--runs", "0", "--kills", "10"),
    ],
    ids=["kills", "crowd", "crowd with kills"],
)
def test_nothing_is_lost(words: tuple[str, ...]) -> None:
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
