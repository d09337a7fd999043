"""A bank that came with the program: a copy of it is offered wherever it would be changed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from pathlib import Path

import pytest

from quiz.banks import Library, reviewfile
from quiz.desk import Desk
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.study.marks import QuestionMark
from quiz.tui.app import QuizApp
from quiz.tui.screens.edit import EditScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.own_copy import OwnCopyScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.screens.study import StudyScreen
from tests.tui.conftest import DEMO, Clock, screen_text, wait_for


@pytest.fixture
def mine(tmp_path: Path) -> Path:
    """The learner's folder of banks, which is not there yet."""
    return tmp_path / "mine"


@pytest.fixture
def newcomer(tmp_path: Path, mine: Path, clock: Clock, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk with nothing but a bank that came with the program."""
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    (bundled / "demo.toml").write_text(DEMO.read_text("utf-8"), "utf-8")
    monkeypatch.setattr(reviewfile, "bundled_banks_dir", lambda: bundled)
    with Store.open(tmp_path / "data" / "test.db") as store:
        library = Library([mine], bundled=bundled)
        yield Desk(store, library, Settings(fuzz=False), now=clock, calendar=Calendar(UTC))


@pytest.mark.parametrize("taken", [False, True])
async def test_reviewing_it_makes_a_copy_if_so_wished(newcomer: Desk, mine: Path, taken: bool) -> None:
    """Escape leaves all as it is; Enter copies, over nothing that is there, and reviews the copy."""
    if taken:
        mine.mkdir()
        (mine / "demo.toml").write_text("nothing", "utf-8")
    app = QuizApp(newcomer)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        for key in ("end", "home"):
            await pilot.press(key)
        while app.screen._at_cursor().error:  # type: ignore[attr-defined]
            await pilot.press("down")
        await pilot.press("v")
        await wait_for(pilot, lambda: isinstance(app.screen, OwnCopyScreen))
        await pilot.pause()
        assert "Enter Make the copy" in screen_text(app)
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, HomeScreen))
        assert not (mine / "demo-2.toml").exists()
        await pilot.press("v")
        await wait_for(pilot, lambda: isinstance(app.screen, OwnCopyScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, ReviewScreen))
        assert isinstance(app.screen, ReviewScreen)
        assert app.screen.file.path == mine / ("demo-2.toml" if taken else "demo.toml")
        if taken:
            assert (mine / "demo.toml").read_text("utf-8") == "nothing"


async def test_editing_a_question_keeps_the_sitting_and_what_was_learned(newcomer: Desk, mine: Path) -> None:
    """The copy has the bank's id, so cards and answers are its; the editor opens at once."""
    app = QuizApp(newcomer, straight=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, StudyScreen))
        await pilot.press("ctrl+d")
        await pilot.pause()
        await pilot.press("ctrl+e")
        await wait_for(pilot, lambda: isinstance(app.screen, OwnCopyScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, EditScreen))
        await pilot.press("escape")
        await wait_for(pilot, lambda: isinstance(app.screen, StudyScreen))
    [shelf] = newcomer.shelves()
    assert (shelf.path, shelf.due) == (mine / "demo.toml", 1)


async def test_a_flagged_question_of_it_can_be_rewritten(newcomer: Desk, mine: Path) -> None:
    """From the list of what needs rewriting, too."""
    newcomer.shelves()
    newcomer.store.set_mark("moon-and-tides", "tide-cause", QuestionMark(flag="odd"))
    app = QuizApp(newcomer)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("w")
        await pilot.pause()
        await pilot.press("e")
        await wait_for(pilot, lambda: isinstance(app.screen, OwnCopyScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: isinstance(app.screen, EditScreen))
    assert (mine / "demo.toml").is_file()


async def test_a_copy_that_cannot_be_made_says_so(newcomer: Desk, mine: Path) -> None:
    """One line with the reason, and no editor."""
    mine.write_text("a file where the folder should be", "utf-8")
    app = QuizApp(newcomer, straight=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, StudyScreen))
        await pilot.press("ctrl+e")
        await wait_for(pilot, lambda: isinstance(app.screen, OwnCopyScreen))
        await pilot.press("enter")
        await wait_for(pilot, lambda: "cannot be copied" in screen_text(app))
        assert isinstance(app.screen, StudyScreen)
