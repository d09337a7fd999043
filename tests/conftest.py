"""What every test shares: Hypothesis without time limits, since CI machines are slow in bursts, and
screens that look alike whatever the tester's terminal wishes."""

from __future__ import annotations

import os

import pytest
from hypothesis import settings

for wish in ("NO_COLOR", "FORCE_COLOR", "SCO_QUIZ_DATA"):
    os.environ.pop(wish, None)
settings.register_profile("calm", deadline=None, print_blob=True)
settings.load_profile("calm")


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int | None:
    """One more than there are processors: a third of the time tests wait for screens and processes."""
    return (os.cpu_count() or 1) + 1 if config.option.numprocesses == "auto" else None
