"""Every theme is read easily: contrast is measured on the painted screens."""

from __future__ import annotations

import pytest

from quiz.tui.app import QuizApp
from quiz.tui.themes import INK, NIGHT, THEMES, WORDS
from tests.tui.conftest import DEMO, MakeDesk
from tests.tui.contrast import poor, ratio

HIGH = {NIGHT.name, INK.name}


def test_the_measure_is_that_of_wcag() -> None:
    """Black on white is 21 to 1, a colour on itself 1 to 1, and mid-grey #767676 on white just passes AA."""
    assert ratio((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert ratio((9, 9, 9), (9, 9, 9)) == pytest.approx(1)
    assert 4.5 <= ratio((0x76, 0x76, 0x76), (255, 255, 255)) < 4.6


def test_every_theme_is_told_in_words() -> None:
    """Nobody has to guess what a theme's name means."""
    assert set(WORDS) == {theme.name for theme in THEMES}


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_letters_stand_out(theme: str, make_desk: MakeDesk) -> None:
    """On home, on questions before and after the answer, on the summary and in help every letter has a
    contrast of 4.5 to 1 at least, of 7 to 1 in the themes of high contrast."""
    least = 7.0 if theme in HIGH else 4.5
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8")))
    bad: dict[str, object] = {}
    async with app.run_test(size=(100, 34)) as pilot:
        app.theme = theme

        async def look(place: str) -> None:
            await pilot.pause()
            if found := poor(app, least):
                bad[place] = found

        await look("home")
        await pilot.press("f1")
        await look("help")
        await pilot.press("escape", "enter")
        for number in range(8):
            await look(f"question {number}")
            await pilot.press("ctrl+d")
            await look(f"feedback {number}")
            await pilot.press("enter")
        await pilot.press("down", "enter")
        await look("a choice")
        await pilot.press("escape")
        await look("summary")
    assert not bad
