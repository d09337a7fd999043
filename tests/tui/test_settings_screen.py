"""The settings screen: found by key, changed in place by keyboard and mouse, judged while it is typed."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Input, OptionList, Static

from quiz.desk import Desk
from quiz.settings import OPTIONS, Settings, read_settings
from quiz.tui.app import QuizApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.pick import PickScreen
from quiz.tui.screens.settings import KEYS, SettingsScreen
from tests.tui.conftest import screen_text


def kept(desk: Desk) -> Settings:
    """What stands in the learner's file."""
    return read_settings(desk.store.path.parent / "settings.toml")


async def at(pilot: Pilot[None], key: str) -> SettingsScreen:
    """Open the screen by its key, and bring the cursor to a setting."""
    await pilot.press("s")
    screen = pilot.app.screen
    assert isinstance(screen, SettingsScreen)
    screen.query_one("#settings", OptionList).highlighted = KEYS.index(key)
    await pilot.pause()
    return screen


def verdict(screen: SettingsScreen) -> str:
    """The line under the field."""
    return str(screen.query_one("#verdict", Static).content)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_setting_is_listed_with_its_line(demo: Desk, size: tuple[int, int]) -> None:
    """Name and value in the list; explanation and default of the one at the cursor below it."""
    app = QuizApp(demo)
    async with app.run_test(size=size) as pilot:
        screen = await at(pilot, "retention")
        assert screen.query_one("#settings", OptionList).option_count == len(OPTIONS)
        text = " ".join(screen_text(app).split())
        assert "Retention 0.9" in text
        assert "New per day total 0" in text
        assert "Recall auto" in text
        assert size[1] < 30 or "Fuzz no" in text
        assert "Key: retention." in text
        assert OPTIONS["retention"].help in text.replace(" │ ", " ").replace("┃ ", "").replace("▌ ", "") or (
            OPTIONS["retention"].help[:40] in text
        )
        assert "by default 0.9" in text


async def test_a_number_is_typed_and_kept(demo: Desk) -> None:
    """Enter opens the field, Enter keeps; file and desk have the value, the rest is as it was."""
    before = demo.settings
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        screen = await at(pilot, "new_per_day")
        await pilot.press("enter")
        field = screen.query_one("#value", Input)
        assert app.focused is field
        field.value = ""
        await pilot.press("7", "enter")
        assert app.focused is screen.query_one("#settings")
    assert demo.settings.new_per_day == 7
    assert kept(demo).new_per_day == 7
    assert kept(demo).fuzz == before.fuzz


async def test_a_wrong_value_is_judged_at_once_and_not_kept(demo: Desk) -> None:
    """While it is typed the screen says what is allowed; Enter leaves the field open; Escape drops it."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        screen = await at(pilot, "retention")
        await pilot.press("enter")
        screen.query_one("#value", Input).value = "1.5"
        await pilot.pause()
        assert "0.7 to 0.99" in verdict(screen)
        await pilot.press("enter")
        assert app.focused is screen.query_one("#value")
        await pilot.press("escape")
        assert app.focused is screen.query_one("#settings")
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
    assert demo.settings.retention == 0.9
    assert not (demo.store.path.parent / "settings.toml").exists()


async def test_a_wished_retention_tells_its_cost_before_it_is_kept(demo: Desk) -> None:
    """The simulated workload stands there while nothing is changed yet."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        screen = await at(pilot, "retention")
        await pilot.press("enter")
        screen.query_one("#value", Input).value = "0.95"
        await pilot.pause()
        assert "0.95 costs" in verdict(screen)
        assert "times the reviews of 0.9" in verdict(screen)
        assert demo.settings.retention == 0.9
        await pilot.press("enter")
    assert kept(demo).retention == 0.95


async def test_a_theme_shows_at_once_and_is_remembered(demo: Desk) -> None:
    """The cursor tries it on, Escape takes it off again, Enter keeps it."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await at(pilot, "theme")
        await pilot.press("enter")
        assert isinstance(app.screen, PickScreen)
        await pilot.press("down")
        await pilot.pause()
        assert app.theme == "paper"
        await pilot.press("escape")
        assert app.theme == "evening"
        await pilot.press("enter", "down", "enter")
        await pilot.pause()
        assert app.theme == "paper"
    assert kept(demo).theme == "paper"


async def test_by_mouse_and_back_to_the_default(demo: Desk) -> None:
    """A click opens what is clicked; one key takes the default again."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        screen = await at(pilot, "retention")
        await pilot.click("#settings", offset=(4, KEYS.index("new_per_day")))
        field = screen.query_one("#value", Input)
        assert app.focused is field
        field.value = "3"
        await pilot.press("enter")
        assert kept(demo).new_per_day == 3
        await pilot.press("d")
        assert kept(demo).new_per_day == 20
        assert demo.settings.new_per_day == 20


async def test_a_file_that_cannot_be_written_is_told(demo: Desk) -> None:
    """Nothing changes, and it is said why."""
    blocked: Path = demo.store.path.parent / "settings.toml"
    blocked.mkdir()
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await at(pilot, "fuzz")
        await pilot.press("enter", "up", "enter")
        await pilot.pause()
        told = [notice.message for notice in app._notifications]
        assert any("settings.toml" in message for message in told)
    assert demo.settings.fuzz is False


async def test_a_theme_from_anywhere_is_remembered(demo: Desk) -> None:
    """The theme chosen with its own key, on home, stands in the file too, and the next start wears it."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press("ctrl+t", "down", "enter")
        await pilot.pause()
        assert app.theme == "paper"
    assert kept(demo).theme == "paper"
    assert QuizApp(demo).theme == "paper"
