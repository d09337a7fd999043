"""``sco-quiz`` alone: the home screen where there is a screen, the bank with most due elsewhere.

This is what a learner starts every day, so nothing is imported here that it does not need, not even Typer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def has_screen() -> bool:
    """Whether there is a terminal on both sides that can move its cursor."""
    return sys.stdin.isatty() and sys.stdout.isatty() and os.environ.get("TERM", "") != "dumb"


def home(data_dir: Path | None = None, *, plain: bool = False) -> None:
    """Open the home screen; without a screen, play the bank with most due.

    Raises:
        QuizError: settings or database cannot be used.
    """
    from quiz.desk import Desk
    from quiz.paths import find_paths

    with Desk.open(find_paths(data_dir)) as desk:
        if plain or not has_screen():
            from quiz.cli.plain import play

            play(desk, desk.busiest())
        else:
            from quiz.tui import run

            run(desk)
