"""The screens of sco-quiz. Textual is imported when one of them is shown, not before."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from quiz.desk.indexing import MANY, unread
from quiz.errors import QuizError
from quiz.tui.collecting import spare

if TYPE_CHECKING:
    from quiz.banks.reviewfile import ReviewFile
    from quiz.desk import Desk
    from quiz.desk.modes import Wish
    from quiz.desk.roster import Roster
    from quiz.study.exam import Exam, Result
    from quiz.tui.base import BaseApp

__all__ = ["review", "run", "run_browse", "run_exam", "run_wish"]


def run(
    desk: Desk,
    *,
    start: str | None = None,
    straight: bool = False,
    limit: int | None = None,
    roster: Roster | None = None,
    tour: bool = False,
    ask_who: bool = False,
) -> None:
    """Show the screens until the learner quits.

    Args:
        start: id of the bank to study; None for all of them, mixed.
        straight: go into studying at once instead of showing the home screen first.
        limit: at most so many questions in a sitting.
        roster: the learners of the machine, so that another one can sit down.
        tour: greet with the tour.
        ask_who: let the learner be picked first.

    Raises:
        SystemExit: the screens ended by a failure; with their exit code.
    """
    from quiz.tui.app import QuizApp

    if straight:
        _catch_up(desk)
    app = QuizApp(
        desk, start=start, straight=straight, limit=limit, roster=roster, tour=tour, ask_who=ask_who
    )
    try:
        _show(app)
    finally:
        app.desk.close()  # another learner may sit here by now
        desk.notice = desk.notice or app.desk.notice


def run_wish(desk: Desk, wish: Wish) -> None:
    """Show the screens, straight at a sitting in some mode; raises as :func:`run`."""
    from quiz.tui.app import QuizApp
    from quiz.tui.modes import begin

    _catch_up(desk)
    _show(QuizApp(desk, first=lambda app: begin(app, wish)))


def run_exam(desk: Desk, exam: Exam) -> Result | None:
    """Show the screens, straight at an exam; its result, None where it was left. Raises as :func:`run`."""
    from quiz.tui.app import QuizApp
    from quiz.tui.modes import sit_exam

    found: list[Result] = []
    _show(QuizApp(desk, first=lambda app: sit_exam(app, exam, found.append)))
    return found[-1] if found else None


def run_browse(desk: Desk, bank_id: str | None, text: str) -> None:
    """Show the screens, straight at the questions of a bank with a filter; raises as :func:`run`."""
    from quiz.tui.app import QuizApp
    from quiz.tui.modes import browse

    _catch_up(desk)
    _show(QuizApp(desk, first=lambda app: browse(app, bank_id, text)))


def review(file: ReviewFile) -> None:
    """Show the reviewer's desk until the reviewer closes it; the decisions are in ``file``.

    Raises:
        SystemExit: the screens ended by a failure; with their exit code.
    """
    from quiz.tui.review import ReviewApp

    _show(ReviewApp(file))


def _catch_up(desk: Desk) -> None:
    """Read a large library that is new to the index before the screens stand, as long as it can be told of
    on the terminal; what is wrong with it the screens will find, and tell."""
    with suppress(QuizError):
        if unread(desk.store, desk.library) >= MANY:
            desk.shelves()


def _show(app: BaseApp) -> None:
    spare()
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)
