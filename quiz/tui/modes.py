"""How the app goes into each mode; each says in a line why it cannot."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from quiz.desk import exams
from quiz.desk.modes import Wish, sitting
from quiz.errors import QuizError
from quiz.study.modes import QUICK, Deadline

if TYPE_CHECKING:
    from quiz.study.exam import Exam, Result
    from quiz.tui.app import QuizApp

NOTHING = {
    "missed": "Nothing was missed lately: well done.",
    "cram": "There is no question here to cram.",
}


def nothing_waits(app: QuizApp, bank_id: str | None, tags: Sequence[str] = ()) -> str:
    """What is said in the place of a sitting that has nothing to ask."""
    from quiz.desk import planning

    more = "To take more today: m, then s, then Cram."
    try:
        return planning.nothing_waits(app.desk, bank_id, tags, more)
    except QuizError:
        return "Nothing waits here now."


def begin(app: QuizApp, wish: Wish) -> None:
    """Begin a sitting as wished; say so where there is nothing to ask."""
    from quiz.tui.screens.quick import QuickScreen

    try:
        session = sitting(app.desk, wish)
        waits = session.next(app.desk.now()) is not None
    except QuizError as error:
        app.tell(error)
        return
    if not waits:
        app.say(NOTHING.get(wish.mode.name) or nothing_waits(app, wish.bank_id, wish.tags), seconds=12)
        return
    if wish.mode is QUICK:
        deadline = Deadline(app.desk.now(), app.desk.settings.quick_minutes)
        app.clear_notifications()
        app.go_home()
        app.push_screen(QuickScreen(app.desk, session, deadline))
    else:
        app.sit(session)
    app.leave_for(wish.bank_id)


def begin_exam(app: QuizApp, wish: Wish, count: int, minutes: float) -> None:
    """Begin a new exam."""
    try:
        exam = exams.begin(app.desk, wish, count, minutes)
    except QuizError as error:
        app.tell(error)
        return
    sit_exam(app, exam)


def go_on(app: QuizApp) -> bool:
    """Go on with the exam that was left; whether there is one."""
    try:
        draft = exams.unfinished(app.desk)
        exam = exams.go_on(app.desk, draft) if draft is not None else None
    except QuizError as error:
        app.tell(error)
        return False
    if exam is None:
        return False
    sit_exam(app, exam)
    return True


def sit_exam(app: QuizApp, exam: Exam, then: Callable[[Result], None] | None = None) -> None:
    """Show an exam, or its result where time is over; ``then`` is told the result once it is handed in."""
    from quiz.tui.screens.exam import ExamScreen

    app.clear_notifications()
    app.go_home()
    if not exam.deadline.over(app.desk.now()):
        app.push_screen(ExamScreen(app.desk, exam, then))
        return
    from quiz.tui.screens.result import ResultScreen

    try:
        result = exams.hand_in(app.desk, exam)
    except QuizError as error:
        app.tell(error)
        return
    if then is not None:
        then(result)
    app.push_screen(ResultScreen(app.desk, result))


def browse(app: QuizApp, bank_id: str | None, text: str = "") -> None:
    """Show the questions of a bank, or of all."""
    from quiz.desk.browsing import Reading
    from quiz.study.browse import Filter
    from quiz.tui.screens.browse import BrowseScreen, Found

    def begin(wanted: Filter) -> Found:
        return Found(Reading(app.desk, bank_id, wanted), wanted)

    try:
        found = begin(Filter.read(text))
    except QuizError as error:
        app.tell(error)
        return
    app.push_screen(BrowseScreen(found, text, begin=begin, alone=bank_id is not None))
