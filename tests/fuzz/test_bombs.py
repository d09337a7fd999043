"""Files and places made to do harm: every reader refuses or survives them, without waiting or growing."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HOSTILE = ("places", "small", *(("large",) if os.environ.get("SCO_QUIZ_FUZZ") else ()))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs and no limit of memory on this system")
@pytest.mark.parametrize("kind", HOSTILE)
def test_every_reader_survives(kind: str) -> None:
    """Pipes, devices, endless links, terabytes of nothing; patterns without end; archives that swell.

    Each reader raises a QuizError or gives a sound result, and the process does not grow by 400 MB.
    """
    done = subprocess.run(
        [sys.executable, "-m", "tests.fuzz.bombs", kind],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        errors="replace",
        timeout=3_600,
        check=False,
    )
    assert done.stdout + done.stderr == ""
    assert done.returncode == 0
