"""Editing a question on the reviewer's desk: findings while typing, lists, leaving, pasted text."""

from __future__ import annotations

from pathlib import Path

from quiz.banks import read_bank
from quiz.tui.screens.edit import EditScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.widgets.form import Area, Form
from tests.tui.conftest import screen_text, wait_for
from tests.tui.review_desk import BANK, Desk, write


async def test_what_check_finds_is_seen_while_typing(desk: Desk, path: Path) -> None:
    """A key that gets into the stem is told at once, and that nothing is saved; so is a choice too few."""
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e")
        assert "check finds nothing" in screen_text(app)
        await write(pilot, "Is it the Danube?".replace("?", ""))
        await wait_for(pilot, lambda: "[key-in-stem]" in screen_text(app))
        assert "not saved yet" in screen_text(app)
        await pilot.press("tab", "tab")
        await write(pilot, "The Po")
        await wait_for(pilot, lambda: "distractors: needs at least 2, has 1" in screen_text(app))
        await pilot.press("ctrl+s")
        assert isinstance(app.screen, EditScreen)
        assert "not saved: distractors" in screen_text(app)
        assert isinstance(app.focused, Area)
        assert app.focused.field.key == "distractors"
        assert read_bank(path) == BANK


async def test_enter_goes_on_and_begins_a_line_in_lists(desk: Desk, path: Path) -> None:
    """A stem is one line for the key Enter; a list has an item a line; arrows leave a field at its ends."""
    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("e", "enter", "enter")
        assert isinstance(app.focused, Area)
        assert app.focused.field.key == "distractors"
        await write(pilot, "The Po\nThe Inn\nThe Oder")
        await pilot.press("up", "up", "up")
        assert app.focused.field.key == "key"
        await pilot.press("down", "ctrl+s")
        assert read_bank(path).questions[0].wrong_choices() == ("The Po", "The Inn", "The Oder")


async def test_leaving_with_words_unsaved_asks_once(desk: Desk, path: Path) -> None:
    """Escape and ^q both; untouched fields are left at once."""
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("e", "escape")
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("e", "x", "escape")
        assert isinstance(app.screen, EditScreen)
        assert "What you wrote is not saved" in screen_text(app)
        await pilot.press("y", "ctrl+q")
        assert isinstance(app.screen, EditScreen)
        assert app.is_running
        await pilot.press("escape")
        assert isinstance(app.screen, ReviewScreen)
        assert read_bank(path) == BANK
        await pilot.press("ctrl+q")
    assert app.return_code == 0


async def test_pasted_text_comes_through_the_door(desk: Desk, path: Path) -> None:
    """Escape sequences and line breaks do not get into a stem."""
    from textual import events

    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("e")
        assert isinstance(app.focused, Area)
        app.post_message(events.Paste("\x1b[31m Really\n so?\u202e"))
        await wait_for(pilot, lambda: "Really so?" in app.screen.query_one(Form).areas[0].text)
        await pilot.press("ctrl+s")
        assert read_bank(path).questions[0].stem == "Which river flows through Vienna?Really so?"
