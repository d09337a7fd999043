"""Keys and commands: help, palette and footers tell what works, and it works."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.widgets import OptionList

from quiz.desk import Desk, exams
from quiz.desk.modes import Wish
from quiz.questions import Verdict
from quiz.tui.app import QuizApp
from quiz.tui.modes import sit_exam
from quiz.tui.screens.exam import ExamScreen
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.study import StudyScreen
from tests.tui.conftest import screen_text, study, typed, wait_for
from tests.tui.test_answering import verdict

Sit = Callable[[str], QuizApp]


async def test_help_lists_every_command_and_leaves_the_question_alone(sit: Sit) -> None:
    """? opens help, Escape closes it, and neither answers or ends anything."""
    from quiz.tui import commands

    app = sit("multichoice")
    async with app.run_test(size=(120, 400)) as pilot:
        asked = study(app).session.asked
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        shown = " ".join(screen_text(app).split())
        for _, group in commands.PLACES:
            for command in group:
                assert f"{command.label}: {command.help}" in shown
        await pilot.press("escape")
        assert study(app).session.asked == asked


@pytest.mark.parametrize(
    ("keys", "place"),
    [
        ("", "Home"),
        ("enter", "Studying"),
        ("b", "Browse"),
        ("p", "Progress"),
        ("s", "Settings"),
        ("m", "Modes"),
        ("w", "Needs rewriting"),
        ("v", "Reviewing"),
        ("v e", "Editing"),
    ],
)
async def test_help_begins_with_the_keys_of_the_screen(demo: Desk, keys: str, place: str) -> None:
    """Who asks for the keys wants those that work now, not those of home."""
    app = QuizApp(demo)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in keys.split():
            await pilot.press(key)
            await pilot.pause()
        await pilot.press("f1")
        await wait_for(pilot, lambda: isinstance(app.screen, HelpScreen))
        await pilot.pause()
        screen = app.screen
        assert isinstance(screen, HelpScreen)
        assert screen.places[0][0] == place
        assert f"{place} " in " ".join(screen_text(app).split())[:2_000]


async def test_help_begins_with_the_keys_of_an_exam(demo: Desk) -> None:
    """The bar of an exam is typed over by ? in a field, so F1 opens it."""
    app = QuizApp(demo, first=lambda app: sit_exam(app, exams.begin(demo, Wish(), 4, 10)))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, ExamScreen))
        await pilot.press("f1")
        await wait_for(pilot, lambda: isinstance(app.screen, HelpScreen))
        assert isinstance(app.screen, HelpScreen)
        assert app.screen.places[0][0] == "Exam"


def test_the_help_tells_how_every_kind_of_question_is_answered() -> None:
    """A new type is not forgotten there, and is called what the card calls it."""
    from quiz.questions import TYPES
    from quiz.tui import commands

    assert sorted(kind for kind, _ in commands.ANSWERING) == sorted(
        [kind.label for kind in TYPES.values()] + ["Name them all"]
    )


@pytest.mark.parametrize("size", [(80, 24), (40, 20)])
async def test_help_leaves_nothing_of_the_question_above_its_key(sit: Sit, size: tuple[int, int]) -> None:
    """The panel below must not look like a part of the help."""
    app = sit("multichoice")
    async with app.run_test(size=size) as pilot:
        assert "Answer" in screen_text(app)
        await pilot.press("question_mark")
        page = app.screen.query_one("#page")
        assert page.region.bottom == size[1] - 1
        assert "Esc Close" in screen_text(app)


@pytest.mark.parametrize("place", ["home", "study", "summary"])
async def test_the_palette_offers_each_command_once(demo: Desk, place: str) -> None:
    """Quit has two keys, but is one command."""
    app = QuizApp(demo)
    async with app.run_test() as pilot:
        await pilot.press(*{"home": [], "study": ["enter"], "summary": ["enter", "ctrl+d", "escape"]}[place])
        offered = [command.title for command in app.get_system_commands(app.screen)]
        assert offered.count("Quit") == 1
        assert len(set(offered)) == len(offered)


@pytest.mark.parametrize("width", [40, 50, 64, 80])
async def test_the_summary_names_all_its_keys_at_every_width(demo: Desk, width: int) -> None:
    """In two lines where one is too short."""
    app = QuizApp(demo, straight=True)
    async with app.run_test(size=(width, 20)) as pilot:
        await pilot.press("ctrl+d", "enter", "escape")
        foot = " ".join(screen_text(app).splitlines()[-2:])
        for word in ("Home", "Retry missed", "Continue", "Undo", "Quit", "Help"):
            assert word in foot


async def test_the_palette_offers_what_can_be_done_now(sit: Sit) -> None:
    """A command found by its name runs on the screen below."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+p")
        await typed(pilot, "don't")
        found = app.screen.query_one(OptionList)
        await wait_for(pilot, lambda: found.option_count == 1)
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, StudyScreen))
        await wait_for(pilot, lambda: verdict(app) is Verdict.WRONG)


async def test_the_theme_changes(sit: Sit) -> None:
    """ctrl+t lets a theme be chosen, light ones too, without an end of the sitting."""
    app = sit("multichoice")
    async with app.run_test() as pilot:
        await pilot.press("ctrl+t", "down", "enter")
        assert app.current_theme.dark is False
        assert isinstance(app.screen, StudyScreen)
