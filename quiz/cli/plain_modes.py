"""Sittings of every mode line by line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.cli import plain
from quiz.cli.lines import say
from quiz.desk import planning
from quiz.desk.modes import sitting
from quiz.study.modes import QUICK, STUDY, Deadline

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.desk.modes import Wish


def play(desk: Desk, wish: Wish) -> None:
    """Play a sitting as wished, after a word about what is special in it.

    Raises:
        QuizError: the bank or the database cannot be used.
    """
    if wish.mode is STUDY and (told := planning.backlog(desk, wish.bank_id).told()):
        say(f"{told}; what a review gains most by comes first.")
    session = sitting(desk, wish)
    if wish.mode is not STUDY and session.progress.total:
        say(f"{wish.mode.label}: {session.progress.total} questions.")
        if not wish.schedules:
            say("The schedule stays as it is.")
    deadline = None
    if wish.mode is QUICK:
        minutes = desk.settings.quick_minutes
        deadline = Deadline(desk.now(), minutes)
        say(f"You have {minutes} minutes.")
    plain.play(desk, wish.bank_id, session=session, deadline=deadline)
