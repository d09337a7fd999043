"""Sittings of every mode line by line."""

from __future__ import annotations

import shlex
from typing import TYPE_CHECKING

from quiz.cli import plain
from quiz.cli.lines import counted, say
from quiz.desk import planning
from quiz.desk.late import MOST_WEIGHED
from quiz.desk.modes import anything, sitting
from quiz.errors import UsageError
from quiz.study.modes import CRAM, MISSED, MISSED_DAYS, QUICK, STUDY, Deadline

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.desk.modes import Wish


def play(desk: Desk, wish: Wish) -> None:
    """Play a sitting as wished, after a word about what is special in it.

    Raises:
        QuizError: the bank or the database cannot be used, or no question has the tags.
    """
    if wish.mode is STUDY and (told := (waiting := planning.backlog(desk, wish.bank_id)).told()):
        weighed = wish.bank_id is not None or waiting.due <= MOST_WEIGHED  # of more, due days may decide
        say(f"{told}; what a review gains most by comes first." if weighed else f"{told}.")
    session = sitting(desk, wish)
    session.look_ahead()  # what is told is counted in the files as they are
    total = session.progress.total
    if not total:
        say(_why_nothing(desk, wish))
        return
    if wish.mode is not STUDY and total:
        say(f"{wish.mode.label}: {counted(total, 'question')}.")
        if not wish.schedules:
            say("The schedule stays as it is.")
    deadline = None
    if wish.mode is QUICK:
        minutes = desk.settings.quick_minutes
        deadline = Deadline(desk.now(), minutes)
        say(f"You have {counted(minutes, 'minute')}.")
    plain.play(desk, wish.bank_id, session=session, deadline=deadline)


def _why_nothing(desk: Desk, wish: Wish) -> str:
    """Why there is nothing to ask.

    Raises:
        UsageError: no question has one of the tags.
    """
    if wish.tags and not anything(desk, wish):
        raise UsageError(
            f"no question to ask has the tag {' or '.join(wish.tags)}; sco-quiz browse shows the tags"
        )
    if wish.mode is MISSED:
        return f"Nothing that was answered wrong in the last {MISSED_DAYS} days is left to go over."
    if wish.mode is CRAM:
        return "There is no question to ask here."
    bank = f" {shlex.quote(wish.bank_id)}" if wish.bank_id else ""
    more = f"To take more today: sco-quiz study{bank} --mode cram --schedule"
    return planning.nothing_waits(desk, wish.bank_id, wish.tags, more)
