"""``sco-quiz`` alone: the home screen where there is a screen, the bank with most due elsewhere.

This is what a learner starts every day, so nothing is imported here that it does not need, not even Typer.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.paths import Paths


def has_screen() -> bool:
    """Whether there is a terminal on both sides that can move its cursor."""
    return sys.stdin.isatty() and sys.stdout.isatty() and not is_dumb()


def is_dumb() -> bool:
    """Whether the terminal says that it can do nothing but lines, as those read aloud do."""
    return os.environ.get("TERM", "") == "dumb"


def is_narrow() -> bool:
    """Whether tables side by side would break words: fewer than 60 columns."""
    import shutil

    return shutil.get_terminal_size().columns < 60


def home(data_dir: Path | None = None, *, plain: bool = False, learner: str | None = None) -> None:
    """Open the home screen; without a screen, play the bank with most due.

    Raises:
        QuizError: settings or database cannot be used.
    """
    from quiz.cli.lines import tell_waiting
    from quiz.desk import Desk
    from quiz.paths import find_paths

    paths = find_paths(data_dir, learner)
    desk = Desk.open(paths, waiting=tell_waiting)
    try:
        with desk:
            if plain or not has_screen():
                from quiz.cli.plain import play

                _tell(desk.greeting)
                play(desk, desk.busiest())
            else:
                _show(desk, paths, ask_who=learner is None and not paths.learner)
    finally:
        _tell(desk.notice)


def _tell(words: str) -> None:
    if words:
        from quiz.cli.options import tell

        tell(words)


def _show(desk: Desk, paths: Paths, *, ask_who: bool) -> None:
    """The home screen; a first start is greeted, and where several learn here it asks who it is."""
    from quiz.desk.roster import Roster
    from quiz.desk.state import read_state, remember
    from quiz.tui import run

    roster = Roster(paths)
    greeted = bool(read_state(paths.data).get("tour_seen"))
    if not greeted:
        remember(paths.data, tour_seen=True)
    run(desk, roster=roster, tour=not greeted, ask_who=ask_who and bool(roster.names()))
