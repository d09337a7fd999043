"""What is done about a question while it is studied: bury, suspend, flag, edit; all of it taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from textual.widgets import Input

from quiz.banks import read_bank
from quiz.desk import Desk
from quiz.desk.marks import mark_of
from quiz.errors import StoreError
from quiz.study.card import Card, MemoryState, Phase
from quiz.tui.app import QuizApp
from quiz.tui.screens.edit import EditScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.note import NoteScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.widgets.ordering import OrderingAnswer
from tests.tui.conftest import screen_text, study, typed
from tests.tui.review_desk import write
from tests.tui.test_answering import number_of

Only = Callable[[str], Desk]


def id_of(app: QuizApp) -> str:
    """The question on the screen."""
    current = study(app).session.current
    assert current is not None
    return current.question.id


@pytest.mark.parametrize(("press", "word"), [("minus", "Buried until tomorrow"), ("at", "Suspended")])
async def test_a_question_put_away_gives_way_and_undo_brings_it_back(
    demo: Desk, press: str, word: str
) -> None:
    """The next one is asked, and home no longer counts it."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        first = id_of(app)
        await pilot.press(press)
        assert id_of(app) != first
        assert word in screen_text(app)
        assert sum(shelf.new for shelf in demo.shelves()) == 7
        await pilot.press("u")
        assert id_of(app) == first
        assert sum(shelf.new for shelf in demo.shelves()) == 8
        await pilot.press("ctrl+y")
        assert id_of(app) != first


@pytest.mark.parametrize("press", ["minus", "at", "f"])
async def test_a_mark_that_cannot_be_read_is_told_of(
    demo: Desk, monkeypatch: pytest.MonkeyPatch, press: str
) -> None:
    """The question stays; the program does not end with it."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        await pilot.pause()

        def refuse(bank_id: str) -> None:
            raise StoreError("the disk reports an error")

        monkeypatch.setattr(demo.store, "marks", refuse)
        first = id_of(app)
        await pilot.press(press)
        await pilot.pause()
        assert "the disk reports an error" in screen_text(app)
        assert id_of(app) == first


async def test_the_only_question_put_away_leads_home(only: Only) -> None:
    """Nobody stands before an empty card, and it is said where it went."""
    app = QuizApp(only("multichoice"), straight=True)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("at")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "Suspended." in screen_text(app)


async def test_a_repeat_of_an_answered_question_leaves_with_it(only: Only) -> None:
    """Missed and then buried, it does not come back in this sitting."""
    app = QuizApp(only("multichoice"), straight=True)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "minus")
        assert study(app).session.progress.remaining == 0
        await pilot.press("u")
        assert study(app).session.progress.remaining == 1


async def test_a_flag_takes_a_note(demo: Desk) -> None:
    """Escape leaves it; Enter keeps it; undo takes it away; the question stands all the while."""
    app = QuizApp(demo, straight=True)
    async with app.run_test() as pilot:
        first = id_of(app)
        await pilot.press("f", "escape")
        assert mark_of(demo, ("moon-and-tides", first)).flag is None
        await pilot.press("f")
        assert isinstance(app.screen, NoteScreen)
        await typed(pilot, "bad b 1?")
        await pilot.press("enter")
        assert mark_of(demo, ("moon-and-tides", first)).flag == "bad b 1?"
        assert id_of(app) == first
        await pilot.press("u")
        assert mark_of(demo, ("moon-and-tides", first)).flag is None


async def test_a_typed_question_has_the_same_acts_by_ctrl_keys(only: Only) -> None:
    """The letters are the answer's; the footer names the keys that work."""
    app = QuizApp(only("shortanswer"), straight=True)
    async with app.run_test(size=(120, 30)) as pilot:
        await typed(pilot, "fb-u")
        assert study(app).query_one(Input).value == "fb-u"
        for key in ("^b Bury", "^s Suspend", "^g Flag", "^e Edit"):
            assert key in screen_text(app)
        await pilot.press("ctrl+g")
        assert isinstance(app.screen, NoteScreen)
        await pilot.press("escape", "enter")
        await pilot.press("u")
        await pilot.press("ctrl+y")
        assert demo_answers(app) == 1


def demo_answers(app: QuizApp) -> int:
    """Answers in the log."""
    return app.desk.answered_today()


async def test_f_is_false_where_false_can_be_answered(only: Only) -> None:
    """And the flag is offered by another key there."""
    app = QuizApp(only("truefalse"), straight=True)
    async with app.run_test() as pilot:
        assert "^g Flag" in screen_text(app)
        await pilot.press("f")
        assert study(app).session.feedback is not None


async def test_a_hundred_answers_are_taken_back_and_given_again(only: Only) -> None:
    """One press each."""
    app = QuizApp(only("multichoice"), straight=True)
    async with app.run_test() as pilot:
        for _ in range(100):
            await pilot.press("ctrl+d", "enter")
        assert demo_answers(app) == 100
        for _ in range(100):
            await pilot.press("u")
        assert demo_answers(app) == 0
        for _ in range(100):
            await pilot.press("ctrl+y")
        assert demo_answers(app) == 100


async def test_a_question_is_edited_where_it_is_asked(only: Only, tmp_path: Path) -> None:
    """The new wording is in the bank file and on the screen, and the answer goes to it."""
    app = QuizApp(only("multichoice"), straight=True)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+e")
        assert isinstance(app.screen, EditScreen)
        await write(pilot, "What makes tides")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)
        assert "What makes tides" in screen_text(app)
        (question,) = read_bank(tmp_path / "banks" / "demo.toml").questions
        assert (question.id, question.stem) == ("tide-cause", "What makes tides")
        await pilot.press(number_of(app, "gravity"))
        assert study(app).session.feedback is not None


async def test_edited_after_the_answer_the_new_wording_stands_above_it(only: Only) -> None:
    """The verdict stays, and so does what was answered."""
    app = QuizApp(only("multichoice"), straight=True)
    async with app.run_test() as pilot:
        await pilot.press(number_of(app, "gravity"), "ctrl+e")
        await write(pilot, "What makes tides")
        await pilot.press("ctrl+s")
        await pilot.pause()
        shown = screen_text(app)
        assert "What makes tides" in shown
        assert "your answer" in shown
        assert "Correct" in shown


async def test_an_edit_is_taken_back_before_what_was_done_before_it(only: Only, tmp_path: Path) -> None:
    """The bank has the former wording again, mark and all; the answer before it is for the next press."""
    app = QuizApp(only("multichoice"), straight=True)
    path = tmp_path / "banks" / "demo.toml"
    (before,) = read_bank(path).questions
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d", "enter", "ctrl+e")
        await write(pilot, "What makes tides")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert study(app).session.feedback is None
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert read_bank(path).questions == (before,)
        assert "the bank has the question as it was" in screen_text(app)
        assert before.stem[:40] in screen_text(app)
        assert demo_answers(app) == 1
        await pilot.press("ctrl+y")
        await pilot.pause()
        assert read_bank(path).questions[0].stem == "What makes tides"
        assert "What makes tides" in screen_text(app)
        await pilot.press("ctrl+z", "ctrl+z")
        await pilot.pause()
        assert read_bank(path).questions == (before,)
        assert demo_answers(app) == 0


async def test_edits_after_an_answer_are_taken_back_one_by_one(only: Only, tmp_path: Path) -> None:
    """The verdict stays under each wording."""
    app = QuizApp(only("multichoice"), straight=True)
    path = tmp_path / "banks" / "demo.toml"
    async with app.run_test() as pilot:
        await pilot.press(number_of(app, "gravity"))
        for stem in ("One", "Two"):
            await pilot.press("ctrl+e")
            await write(pilot, stem)
            await pilot.press("ctrl+s")
            await pilot.pause()
        await pilot.press("u")
        await pilot.pause()
        assert read_bank(path).questions[0].stem == "One"
        assert "Correct" in screen_text(app)
        await pilot.press("u")
        await pilot.pause()
        assert "main cause" in read_bank(path).questions[0].stem
        assert "Correct" in screen_text(app)
        assert demo_answers(app) == 1


async def test_an_edit_that_another_program_wrote_over_is_not_taken_back(only: Only, tmp_path: Path) -> None:
    """It is said, nothing else is taken back by that press, and the next one goes on to what was before."""
    app = QuizApp(only("multichoice"), straight=True)
    path = tmp_path / "banks" / "demo.toml"
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("ctrl+d", "ctrl+e")
        await write(pilot, "Mine")
        await pilot.press("ctrl+s")
        await pilot.pause()
        path.write_text(path.read_text().replace("Mine", "Theirs"))
        await pilot.press("u")
        await pilot.pause()
        shown = " ".join(screen_text(app).replace("█", "").split())
        assert "was changed by another program since that edit" in shown
        assert read_bank(path).questions[0].stem == "Theirs"
        assert demo_answers(app) == 1
        await pilot.press("u")
        assert demo_answers(app) == 0


async def test_a_change_of_another_program_is_told_on_the_editing_screen(only: Only, tmp_path: Path) -> None:
    """What was typed is still there; saved once more, it counts."""
    app = QuizApp(only("multichoice"), straight=True)
    path = tmp_path / "banks" / "demo.toml"
    async with app.run_test(size=(120, 40)) as pilot:
        await pilot.press("ctrl+e")
        await write(pilot, "Mine")
        path.write_text(path.read_text().replace("What is the main cause", "What is a cause"))
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, EditScreen)
        assert "another program changed this question" in screen_text(app)
        await pilot.press("ctrl+s")
        assert read_bank(path).questions[0].stem == "Mine"


async def test_the_answer_that_makes_a_leech_says_so(only: Only) -> None:
    """With what can be done about it."""
    desk = only("multichoice")
    card = Card(
        bank_id="moon-and-tides",
        question_id="tide-cause",
        phase=Phase.REVIEW,
        memory=MemoryState(3.0, 8.0),
        due_day=desk.today,
        last_day=desk.today - 3,
        last_at=desk.now(),
        reps=20,
        lapses=7,
    )
    desk.store.place(card)
    app = QuizApp(desk, straight=True)
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("ctrl+d")
        assert "Forgotten 8 times: a leech" in screen_text(app)


async def test_capital_j_and_k_move_a_line_of_an_order(only: Only) -> None:
    """As a terminal sends them."""
    app = QuizApp(only("ordering"), straight=True)
    async with app.run_test() as pilot:
        answer = app.screen.query_one(OrderingAnswer)
        before = list(answer.order)
        await pilot.press("J")
        assert answer.order == [before[1], before[0], *before[2:]]
        await pilot.press("K")
        assert answer.order == before
