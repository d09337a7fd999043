"""Questions put without their choices: typed, named one a line, and overruled by the learner."""

from __future__ import annotations

from dataclasses import replace

import pytest
from textual.widgets import Input

from quiz.desk import Desk
from quiz.questions import RECALL, Verdict
from quiz.tui.app import QuizApp
from quiz.tui.widgets.naming import NamingAnswer
from quiz.tui.widgets.shortanswer import ShortAnswerAnswer
from tests.tui.conftest import MakeDesk, screen_text, study, typed
from tests.tui.test_answering import verdict

BANK = """\
format = "sco-quiz/1"

[bank]
id = "alps"
title = "The Alps"

[[question]]
id = "capital"
type = "multichoice"
stem = "What is the capital of Slovenia?"
key = "Ljubljana"
distractors = ["Bratislava", "Zagreb", "Bern"]
explanation = "It has been the capital since 1991."
"""
LIST = """\
format = "sco-quiz/1"

[bank]
id = "alps"
title = "The Alps"

[[question]]
id = "founders"
type = "multiresponse"
stem = "Which three countries share the summit ridge?"
keys = ["Slovenia", "Austria", "Italy"]
distractors = ["Slovakia", "Germany"]
"""


@pytest.fixture
def recalling(make_desk: MakeDesk) -> Desk:
    """A desk where everything that can be is typed."""
    desk = make_desk(alps=BANK)
    desk.settings = replace(desk.settings, recall="always")
    return desk


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)])
async def test_a_slip_is_right_and_the_key_is_shown_spelt(recalling: Desk, size: tuple[int, int]) -> None:
    """No choices are shown; a small slip is right, and the note and the card spell the key."""
    app = QuizApp(recalling, straight=True)
    async with app.run_test(size=size) as pilot:
        assert isinstance(app.screen.query_one(ShortAnswerAnswer), ShortAnswerAnswer)
        assert "Bratislava" not in screen_text(app)
        assert "Type the answer" in screen_text(app)
        await typed(pilot, "lubljana")
        await pilot.press("enter")
        assert verdict(app) is Verdict.CORRECT
        assert screen_text(app).count("Ljubljana") >= 2


@pytest.mark.parametrize("key", ["exclamation_mark", "ctrl+r"])
async def test_the_learner_overrules_in_one_press(recalling: Desk, key: str) -> None:
    """After a typed answer that was not taken, ! says it was right; the log knows; undo takes it back."""
    app = QuizApp(recalling, straight=True)
    async with app.run_test() as pilot:
        await typed(pilot, "laibach")
        await pilot.press("enter")
        assert verdict(app) is Verdict.WRONG
        assert "I was right" in screen_text(app)
        await pilot.press(key)
        assert verdict(app) is Verdict.CORRECT
        assert "taken on your word" in screen_text(app)
        assert "I was right" not in screen_text(app)
        [answer] = recalling.store.history()
        assert (answer.points, answer.overruled, answer.form) == (1.0, True, RECALL)
        await pilot.press("u")
        assert study(app).session.progress.answered == 0
        assert app.screen.query_one(Input).value == ""


async def test_a_choice_cannot_be_overruled(make_desk: MakeDesk) -> None:
    """What was chosen was chosen: ! does nothing there and is not offered."""
    app = QuizApp(make_desk(alps=BANK), straight=True)
    async with app.run_test() as pilot:
        asked = study(app).session.asked
        assert asked is not None
        await pilot.press(str(asked.options.index("Zagreb") + 1))
        assert verdict(app) is Verdict.WRONG
        assert "I was right" not in screen_text(app)
        await pilot.press("exclamation_mark")
        assert verdict(app) is Verdict.WRONG


async def test_another_choice_typed_is_wrong_and_named(recalling: Desk) -> None:
    """A wrong choice is never taken for a slip."""
    app = QuizApp(recalling, straight=True)
    async with app.run_test() as pilot:
        await typed(pilot, "zagreb")
        await pilot.press("enter")
        assert verdict(app) is Verdict.WRONG
        assert "“Zagreb” is another of the possible answers" in screen_text(app)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_list_is_named_one_a_line(make_desk: MakeDesk, size: tuple[int, int]) -> None:
    """A field for each, in any order; what was missed stands beside what was wrong."""
    desk = make_desk(alps=LIST)
    desk.settings = replace(desk.settings, recall="always")
    app = QuizApp(desk, straight=True)
    async with app.run_test(size=size) as pilot:
        assert len(app.screen.query_one(NamingAnswer).fields) == 3
        assert "Name all 3" in screen_text(app)
        for word in ("italy", "slovenai", "slovakia"):
            await typed(pilot, word)
            await pilot.press("enter")
        assert verdict(app) is Verdict.PARTLY
        shown = screen_text(app)
        assert "slovakia" in shown
        assert "right: Austria" in shown
        assert "slovenai  ← Slovenia" in shown


async def test_redo_shows_the_answers_anew(recalling: Desk) -> None:
    """What was taken back comes again in one press, with its own card."""
    app = QuizApp(recalling, straight=True)
    async with app.run_test() as pilot:
        await typed(pilot, "zagreb")
        await pilot.press("enter", "u")
        assert verdict(app) is None
        await pilot.press("ctrl+y")
        assert verdict(app) is Verdict.WRONG
        assert "zagreb" in screen_text(app)
