"""The list of banks, at every width."""

from __future__ import annotations

import pytest
from textual.widgets import OptionList

from quiz.tui.app import QuizApp
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.widgets.keys import Keys
from tests.tui.conftest import DEMO, Clock, MakeDesk, screen_text, study
from tests.tui.test_answering import click_key


def bank(bank_id: str, title: str) -> str:
    """The demo bank under another name."""
    text = DEMO.read_text(encoding="utf-8")
    return text.replace('id = "moon-and-tides"', f'id = "{bank_id}"').replace(
        'title = "The Moon and the tides"', f'title = "{title}"'
    )


@pytest.mark.parametrize("width", [40, 80, 120, 200])
async def test_every_bank_shows_its_figures_at_every_width(make_desk: MakeDesk, width: int) -> None:
    """Title, due, new and the share learned are readable, and nothing is wider than the terminal."""
    long = "Tides of all the seas of this wide world, and of some lakes as well, " * 3
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8"), long=bank("long", long)))
    async with app.run_test(size=(width, 20)):
        lines = screen_text(app).splitlines()
        assert all(len(line) <= width for line in lines)
        shown = "\n".join(lines)
        assert "The Moon and the tides" in shown
        assert "Tides of all the seas of thi" in shown
        assert "0 due  8 new" in shown if width == 40 else " due  new  learned" in shown
        assert shown.count("0%") == 2
        assert "? Help" in shown


@pytest.mark.parametrize("width", [40, 50, 64, 80])
async def test_home_names_its_keys_at_every_width(make_desk: MakeDesk, width: int) -> None:
    """In two lines where one is too short."""
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8")))
    async with app.run_test(size=(width, 20)) as pilot:
        foot = " ".join(screen_text(app).splitlines()[-2:])
        for word in ("Study", "Study all", "Reload", "Quit", "Help"):
            assert word in foot
        await click_key(pilot, app.screen.query_one(Keys), "Help")
        assert isinstance(app.screen, HelpScreen)


async def test_columns_stand_below_their_heads(make_desk: MakeDesk) -> None:
    """Numbers are flush right under due and new, whatever their length."""
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8"), more=bank("more", "More")))
    async with app.run_test(size=(80, 24)):
        lines = screen_text(app).splitlines()
        head = next(line for line in lines if "learned" in line)
        for line in lines:
            if "%" in line:
                assert line[: head.index("new") + 3].endswith("8")
                assert line[: head.index("due") + 3].endswith("0")


async def test_the_first_bank_has_the_cursor_and_enter_studies_it(make_desk: MakeDesk) -> None:
    """Two keys from the start to the second bank's first question."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        await pilot.press("down", "enter")
        assert study(app).session.current.bank_title == "Beta"


async def test_a_click_studies_a_bank(make_desk: MakeDesk) -> None:
    """The mouse is enough."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        await pilot.click(OptionList, offset=(5, 1))
        assert study(app).session.current.bank_title == "Beta"


async def test_all_banks_are_studied_together(make_desk: MakeDesk) -> None:
    """a, or a click on its words, mixes all banks."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        await click_key(pilot, app.screen.query_one(Keys), "Study all")
        assert study(app).session.progress.total == 16
        await pilot.press("escape", "a")
        assert study(app).session.progress.total == 16


async def test_an_unusable_bank_says_why_and_harms_no_other(make_desk: MakeDesk) -> None:
    """Its row holds file, line and reason; Enter shows the whole line; the good bank works."""
    broken = bank("broken", "Broken").replace("distractors", "distractorz", 1)
    app = QuizApp(make_desk(good=bank("good", "Good"), broken=broken))
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        assert "✗ broken.toml:" in screen_text(app)
        assert 'unknown key "distractorz"' in screen_text(app)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "did you mean" in " ".join(screen_text(app).split())
        await pilot.press("home", "enter")
        assert isinstance(app.screen, StudyScreen)


async def test_an_empty_library_explains_how_to_get_a_bank(make_desk: MakeDesk) -> None:
    """Nobody stands before an empty list: the one command is shown, and r finds the new bank."""
    desk = make_desk()
    app = QuizApp(desk)
    async with app.run_test() as pilot:
        assert "sco-quiz generate article.txt" in screen_text(app)
        assert "Study" not in screen_text(app)
        await pilot.press("enter", "a")
        make_desk(demo=DEMO.read_text(encoding="utf-8"))
        await pilot.press("r")
        assert "The Moon and the tides" in screen_text(app)
        assert "generate" not in screen_text(app)
        await pilot.press("enter")
        assert isinstance(app.screen, StudyScreen)


async def test_home_shows_the_new_figures_after_a_sitting(make_desk: MakeDesk, clock: Clock) -> None:
    """Coming back, the numbers are those of now, and the cursor is where it was."""
    app = QuizApp(make_desk(a=bank("a", "Alpha"), b=bank("b", "Beta")))
    async with app.run_test() as pilot:
        assert "no streak yet · nothing answered today yet" in screen_text(app)
        await pilot.press("down", "enter", "ctrl+d", "escape", "enter")
        clock.forward(minutes=5)
        await pilot.press("r")
        shown = screen_text(app)
        assert "1 day in a row · 1 answered today" in shown
        beta = next(line for line in shown.splitlines() if "Beta" in line)
        assert beta.split()[1:3] == ["1", "7"]
        assert app.screen.query_one(OptionList).highlighted == 1


async def test_resizing_keeps_everything_in_place(make_desk: MakeDesk) -> None:
    """From wide to narrow and back while it runs."""
    app = QuizApp(make_desk(demo=DEMO.read_text(encoding="utf-8")))
    async with app.run_test(size=(120, 30)) as pilot:
        wide = screen_text(app)
        await pilot.resize_terminal(40, 20)
        await pilot.pause()
        assert "0 due  8 new" in screen_text(app)
        await pilot.resize_terminal(120, 30)
        await pilot.pause()
        assert screen_text(app) == wide
