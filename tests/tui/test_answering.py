"""Every type is answered with the keyboard alone and with the mouse alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot
from textual.widgets import Input

from quiz.questions import Verdict
from quiz.tui.app import QuizApp
from quiz.tui.widgets.answer import Row
from quiz.tui.widgets.keys import Keys
from quiz.tui.widgets.matching import Left, Right
from quiz.tui.widgets.ordering import DOWN_AT, OrderingAnswer, Place
from quiz.tui.widgets.registry import ANSWERS
from quiz.tui.widgets.status import Status
from tests.tui.conftest import screen_text, study, typed, wait_for

Sit = Callable[[str], QuizApp]


def row_of(app: QuizApp, text: str, kind: type[Row] = Row) -> Row:
    """The row that shows a text."""
    return next(row for row in app.screen.query(kind) if text in row.body.plain)


def number_of(app: QuizApp, text: str, kind: type[Row] = Row) -> str:
    """The digit to press for it."""
    return str(row_of(app, text, kind).index + 1)


async def click_key(pilot: Pilot[None], keys: Keys, label: str) -> None:
    """Click an offer by its label."""
    for x, y, offer in keys._placed(keys.content_size.width):
        if offer.label.startswith(label):
            left = keys.content_region.x - keys.region.x
            await pilot.click(keys, offset=(x + left, y))
            return
    raise AssertionError(f"{label} is not offered")


def verdict(app: QuizApp) -> Verdict | None:
    """The verdict on the screen, or None while a question waits."""
    feedback = study(app).session.feedback
    return feedback.mark.verdict if feedback else None


def test_every_question_type_has_a_widget() -> None:
    """A type without a widget could not be asked on the screen."""
    from quiz.questions import TYPES

    assert set(ANSWERS) == set(TYPES)


@pytest.mark.parametrize("letter", [False, True])
async def test_one_digit_or_letter_answers_a_choice(sit: Sit, letter: bool) -> None:
    """A single key press answers; the learner sees the verdict in the same place."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        key = number_of(app, "gravity")
        await pilot.press("abcd"[int(key) - 1] if letter else key)
        assert verdict(app) is Verdict.CORRECT
        assert "✓ Correct" in screen_text(app)


async def test_arrows_and_enter_answer_a_choice(sit: Sit) -> None:
    """The cursor starts nowhere, so that a stray Enter answers nothing; then it moves and Enter answers."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert verdict(app) is None
        wrong = row_of(app, "salt").index
        await pilot.press(*["down"] * (wrong + 1), "enter")
        assert verdict(app) is Verdict.WRONG
        shown = screen_text(app)
        assert "The salt in the water  ← your answer" in shown
        assert "The gravity of the Moon  ← right answer" in shown


async def test_a_click_answers_a_choice(sit: Sit) -> None:
    """The mouse is enough."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.click(row_of(app, "gravity"))
        assert verdict(app) is Verdict.CORRECT
        await pilot.click(row_of(app, "salt"))
        assert study(app).session.progress.answered == 1


async def test_ticks_toggle_and_enter_answers(sit: Sit) -> None:
    """Digits, letters and Space tick and untick; nothing is answered before Enter."""
    app = sit("multiresponse")
    async with app.run_test() as pilot:
        new, full, first = (number_of(app, text) for text in ("New moon", "Full moon", "First quarter"))
        await pilot.press(new, first, first, "abcd"[int(full) - 1], "space", "space")
        assert "2 ticked" in screen_text(app)
        assert verdict(app) is None
        await pilot.press("enter")
        assert verdict(app) is Verdict.CORRECT


async def test_clicks_tick_and_a_click_on_answer_hands_in(sit: Sit) -> None:
    """Several choices with the mouse alone, partly right."""
    app = sit("multiresponse")
    async with app.run_test() as pilot:
        await pilot.click(row_of(app, "New moon"))
        await click_key(pilot, app.screen.query_one(Status).query_one(Keys), "Answer")
        assert verdict(app) is Verdict.PARTLY
        shown = screen_text(app)
        assert "◐ Partly right, 50%" in shown
        assert "Full moon  ← missed" in shown


@pytest.mark.parametrize("key", ["f", "n", "2", "F"])
async def test_one_key_judges_a_statement(sit: Sit, key: str) -> None:
    """f, n and 2 all mean false; what is true is told."""
    app = sit("truefalse")
    async with app.run_test() as pilot:
        await pilot.press(key)
        assert verdict(app) is Verdict.CORRECT
        assert "In fact: It bulges on the far side as well" in screen_text(app)


async def test_a_click_judges_a_statement(sit: Sit) -> None:
    """True by mouse, which is wrong here."""
    app = sit("truefalse")
    async with app.run_test() as pilot:
        await pilot.click(row_of(app, "True"))
        assert verdict(app) is Verdict.WRONG


async def test_a_word_is_typed_with_letters_that_are_commands_elsewhere(sit: Sit) -> None:
    """u, q, h and ? are text in a typing field; Enter answers."""
    app = sit("shortanswer")
    async with app.run_test() as pilot:
        await typed(pilot, "quh?")
        assert app.screen.query_one(Input).value == "quh?"
        await pilot.press("ctrl+u")
        await typed(pilot, "Neap Tides")
        await pilot.press("enter")
        assert verdict(app) is Verdict.CORRECT


async def test_a_near_miss_is_named(sit: Sit) -> None:
    """More than a slip of the pen is wrong, and the learner is told how close it was."""
    app = sit("shortanswer")
    async with app.run_test() as pilot:
        await typed(pilot, "neeb tides")
        await click_key(pilot, app.screen.query_one(Status).query_one(Keys), "Answer")
        assert verdict(app) is Verdict.WRONG
        assert "close to “neap tides”" in screen_text(app)


async def test_enter_on_an_empty_field_asks_before_it_counts(sit: Sit) -> None:
    """One stray Enter costs nothing; the second one means I don't know; typing takes the warning back."""
    app = sit("shortanswer")
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert verdict(app) is None
        assert "Enter again if you don't know" in screen_text(app)
        await typed(pilot, "x")
        await pilot.press("backspace", "enter")
        assert verdict(app) is None
        await pilot.press("enter")
        assert verdict(app) is Verdict.WRONG
        assert "✗ Not known yet" in screen_text(app)


@pytest.mark.parametrize("kind", sorted(ANSWERS))
async def test_not_knowing_is_one_key_everywhere(sit: Sit, kind: str) -> None:
    """ctrl+d shows the answer whatever the type, and counts as wrong."""
    app = sit(kind)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+d")
        assert verdict(app) is Verdict.WRONG
        assert study(app).session.feedback.response == ()


async def test_not_knowing_can_be_clicked(sit: Sit) -> None:
    """The same with the mouse."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await click_key(pilot, app.screen.query_one(Status).query_one(Keys), "I don't know")
        assert verdict(app) is Verdict.WRONG


async def test_a_number_is_typed_and_nonsense_is_handed_back(sit: Sit) -> None:
    """What is no number is never recorded, however often Enter is pressed; one within tolerance is right."""
    app = sit("numerical")
    async with app.run_test() as pilot:
        await typed(pilot, "many")
        await pilot.press("enter", "enter", "enter")
        assert verdict(app) is None
        assert "is no number" in screen_text(app)
        await pilot.press("ctrl+u")
        await typed(pilot, "16.5")
        await pilot.press("enter")
        assert verdict(app) is Verdict.CORRECT


async def test_gaps_are_filled_in_the_sentence(sit: Sit) -> None:
    """Enter goes from gap to gap, the sentence fills while typing, and Enter at the last gap answers."""
    app = sit("cloze")
    async with app.run_test() as pilot:
        await typed(pilot, "12")
        assert "(1) 12 hours" in screen_text(app)
        await pilot.press("enter")
        await typed(pilot, "twenty-five")
        await pilot.press("tab")
        await typed(pilot, "sun")
        await pilot.press("enter")
        assert verdict(app) is Verdict.PARTLY
        shown = screen_text(app)
        assert "✗ 3  sun  ← right: Moon" in shown
        assert "(3) Moon moves on" in " ".join(shown.split())


async def test_gaps_are_reached_by_arrows_and_by_mouse(sit: Sit) -> None:
    """Up and down go between gaps, and so does a click; an unfilled gap is asked about once."""
    app = sit("cloze")
    async with app.run_test() as pilot:
        fields = app.screen.query(Input)
        await pilot.press("up")
        assert fields[2].has_focus
        await pilot.click(fields[1])
        await typed(pilot, "25")
        assert fields[1].value == "25"
        await pilot.press("enter")
        assert fields[2].has_focus
        await pilot.press("enter")
        assert verdict(app) is None
        assert "2 of 3 still empty. Enter again" in screen_text(app)
        await pilot.press("enter")
        assert study(app).session.feedback.response == ("", "25", "")


async def test_pairs_are_matched_by_digits(sit: Sit) -> None:
    """A digit gives the left side its match and goes on; Backspace clears; Enter answers."""
    app = sit("matching")
    async with app.run_test() as pilot:
        newton, laplace, kelvin = (
            number_of(app, text, Right) for text in ("explained", "wrote", "built a machine")
        )
        await pilot.press(kelvin, laplace, "enter")
        assert verdict(app) is None
        assert "1 of 3 still without a match" in screen_text(app)
        await pilot.press("up", "up", "backspace", newton, kelvin, "enter")
        assert verdict(app) is Verdict.CORRECT


async def test_pairs_are_matched_by_clicks(sit: Sit) -> None:
    """A click on a left side, then on its match; the verdict names the right one."""
    app = sit("matching")
    async with app.run_test() as pilot:
        await pilot.click(row_of(app, "Lord Kelvin", Left))
        await pilot.click(row_of(app, "built a machine", Right))
        await pilot.click(row_of(app, "explained", Right))
        await pilot.click(row_of(app, "measured", Right))
        await click_key(pilot, app.screen.query_one(Status).query_one(Keys), "Answer")
        assert verdict(app) is Verdict.PARTLY
        shown = " ".join(screen_text(app).split())
        assert "✓ Lord Kelvin → built a machine" in shown
        assert "✗ Pierre-Simon Laplace → measured the depth of all oceans ← right: wrote" in shown


async def test_lines_are_ordered_by_keys(sit: Sit) -> None:
    """Every way to move a line by keyboard moves it, and Enter answers."""
    app = sit("ordering")
    async with app.run_test() as pilot:
        widget = app.screen.query_one(OrderingAnswer)
        start = widget.response()
        await pilot.press("shift+down")
        assert widget.response() == (start[1], start[0], *start[2:])
        await pilot.press("left_square_bracket")
        assert widget.response() == start
        await pilot.press("4")
        assert widget.response() == (*start[1:], start[0])
        await pilot.press("space", "up", "up", "up", "space")
        assert widget.response() == start
        for place, item in enumerate(widget.asked.question.answer()):
            at = widget.response().index(item)
            await pilot.press("home", *["down"] * at, str(place + 1))
        await pilot.press("enter")
        assert verdict(app) is Verdict.CORRECT


async def test_enter_on_an_untouched_order_asks_before_it_counts(sit: Sit) -> None:
    """An Enter too many after the question before answers nothing."""
    app = sit("ordering")
    async with app.run_test() as pilot:
        await pilot.press("enter")
        assert verdict(app) is None
        assert "Nothing moved yet. Enter again answers as it stands." in screen_text(app)
        await pilot.press("enter")
        assert verdict(app) is not None


async def test_lines_are_dragged(sit: Sit) -> None:
    """A line follows the mouse while its button is down, and stays where it is let go."""
    app = sit("ordering")
    async with app.run_test() as pilot:
        widget = app.screen.query_one(OrderingAnswer)
        rows = app.screen.query(Place)
        start = widget.response()
        await pilot.mouse_down(rows[0], offset=(12, 0))
        await pilot.hover(rows[1], offset=(12, 0))
        await pilot.hover(rows[2], offset=(12, 0))
        await pilot.mouse_up(rows[2], offset=(12, 0))
        await wait_for(pilot, lambda: widget.response() != start)
        assert widget.response() == (start[1], start[2], start[0], start[3])
        await pilot.hover(rows[0], offset=(12, 0))
        await pilot.pause()
        assert widget.response() == (start[1], start[2], start[0], start[3])


async def test_lines_are_moved_by_their_arrows(sit: Sit) -> None:
    """A click on the arrow of the chosen line moves it."""
    app = sit("ordering")
    async with app.run_test() as pilot:
        widget = app.screen.query_one(OrderingAnswer)
        start = widget.response()
        await pilot.click(app.screen.query(Place)[0], offset=(DOWN_AT + 1, 0))
        assert widget.response() == (start[1], start[0], *start[2:])


@pytest.mark.parametrize("kind", sorted(ANSWERS))
async def test_the_evidence_and_its_source_are_shown(sit: Sit, kind: str) -> None:
    """Whatever the type, the passage and where it comes from stand on an 80x24 screen after the answer."""
    app = sit(kind)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("ctrl+d")
        await pilot.pause()
        shown = screen_text(app)
        assert "— Why the sea comes and goes (2024-03-02)" in shown
        assert "comes back in 1 minute" in shown
