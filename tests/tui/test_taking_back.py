"""Second thoughts: undo, ratings, and what was missed asked once more."""

from __future__ import annotations

from collections.abc import Callable

from textual.widgets import Input

from quiz.desk import Desk
from quiz.questions import Verdict
from quiz.study.card import Rating
from quiz.tui.app import QuizApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.screens.summary import SummaryScreen
from quiz.tui.widgets.keys import Keys
from quiz.tui.widgets.status import Status
from tests.tui.conftest import screen_text, study
from tests.tui.test_answering import click_key, number_of, verdict
from tests.tui.test_sitting import answer_right

Sit = Callable[[str], QuizApp]


async def test_rating_changes_the_due_date_and_only_of_right_answers(sit: Sit) -> None:
    """h and e revise the answer just given; the verdict line says what it means now."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.press(number_of(app, "gravity"))
        assert "comes back in 10 minutes" in screen_text(app)
        assert "h Hard 6 minutes   g ● Good 10 minutes   e Easy" in screen_text(app)
        await pilot.press("e")
        feedback = study(app).session.feedback
        assert feedback.rating is Rating.EASY
        assert f"comes back {feedback.due_text}" in screen_text(app)
        await pilot.press("h")
        assert study(app).session.feedback.rating is Rating.HARD
        assert app.desk.answered_today() == 1
        await click_key(pilot, app.screen.query_one(Status).query_one(Keys), "Good")
        assert study(app).session.feedback.rating is Rating.GOOD


async def test_a_wrong_answer_cannot_be_rated(sit: Sit) -> None:
    """Again is what it is."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "e", "h", "g")
        assert study(app).session.feedback.rating is Rating.AGAIN
        assert "Hard" not in screen_text(app)


async def test_undo_takes_the_answer_back_whole(demo: Desk) -> None:
    """Score, streak, store and question are as before; the choices stand in the same order."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        asked = study(app).session.asked
        await answer_right(pilot, app)
        await pilot.press("u")
        assert study(app).session.asked == asked
        assert demo.answered_today() == 0
        assert "score 0 · 0 in a row" in screen_text(app)
        assert "Taken back" in screen_text(app)
        await answer_right(pilot, app)
        assert verdict(app) is Verdict.CORRECT


async def test_undo_from_the_next_question(demo: Desk) -> None:
    """u still works once the next question is asked, and that one comes again afterwards."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        first = study(app).session.asked
        await pilot.press("ctrl+d", "enter")
        second = study(app).session.asked
        await pilot.press("u")
        assert study(app).session.asked == first
        await answer_right(pilot, app)
        await pilot.press("enter")
        assert study(app).session.asked == second


async def test_undo_while_typing_has_another_key(demo: Desk) -> None:
    """In a typing field u is text; ctrl+z takes back, and the footer says so."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        for _ in range(3):
            await pilot.press("ctrl+d", "enter")
        assert study(app).session.asked.question.type == "shortanswer"
        assert "^z Undo" in screen_text(app)
        assert "F1 Help" in screen_text(app)
        await pilot.press("u")
        assert app.screen.query_one(Input).value == "u"
        await pilot.press("ctrl+z")
        assert study(app).session.asked.question.type == "truefalse"
        assert "u Undo" in screen_text(app)


async def test_the_summary_can_be_undone(sit: Sit) -> None:
    """A slip at the last question can still be taken back."""
    app = sit("truefalse")
    async with app.run_test() as pilot:
        await pilot.press("t", "escape")
        assert isinstance(app.screen, SummaryScreen)
        await pilot.press("u")
        assert isinstance(app.screen, StudyScreen)
        assert app.desk.answered_today() == 0
        await pilot.press("f")
        assert verdict(app) is Verdict.CORRECT


async def test_what_was_missed_is_retried(demo: Desk) -> None:
    """r asks the missed ones alone, at once."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await answer_right(pilot, app)
        await pilot.press("enter", "ctrl+d", "enter", "ctrl+d", "escape")
        await pilot.press("r")
        assert study(app).session.progress.total == 2
        assert study(app).session.asked.question.type == "multiresponse"
        await answer_right(pilot, app)
        await pilot.press("escape", "enter")
        assert isinstance(app.screen, HomeScreen)


async def test_undo_at_the_beginning_of_a_retry_goes_back_to_the_sitting_before(demo: Desk) -> None:
    """The last answer is seconds old and can still be taken back; its question is put again there."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "enter", "ctrl+d", "escape")
        before = app.screen_stack[-2].session
        await pilot.press("r")
        assert study(app).session is not before
        assert "u Undo" in screen_text(app)
        await pilot.press("u")
        assert study(app).session is before
        assert before.asked.question.type == "multiresponse"
        assert "Taken back: answer it again." in screen_text(app)
        assert demo.answered_today() == 1
        await answer_right(pilot, app)
        assert verdict(app) is Verdict.CORRECT
        await pilot.press("u", "u", "u")
        assert demo.answered_today() == 0
        assert before.asked.question.type == "multichoice"
        assert "There is nothing to take back." in screen_text(app)


async def test_undo_in_a_retry_takes_back_its_own_answers_first(demo: Desk) -> None:
    """Answer by answer, through the retry, and then into the sitting before; leaving goes home at once."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "escape", "r")
        retry = study(app).session
        await answer_right(pilot, app)
        await pilot.press("u")
        assert study(app).session is retry
        assert demo.answered_today() == 1
        await pilot.press("u")
        assert study(app).session is not retry
        assert demo.answered_today() == 0
        await pilot.press("ctrl+d", "escape", "r", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert len(app.screen_stack) == 1


async def test_without_misses_there_is_nothing_to_retry(sit: Sit) -> None:
    """r does nothing then, and is not offered."""
    app = sit("truefalse")
    async with app.run_test() as pilot:
        await pilot.press("f", "escape", "r")
        assert isinstance(app.screen, SummaryScreen)
        assert "Retry" not in screen_text(app)
