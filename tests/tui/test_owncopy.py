"""A bank that came with the program: reviewing or editing it offers a copy, and goes on with that."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.banks import Library, read_bank
from quiz.desk import Desk
from quiz.tui.app import QuizApp
from quiz.tui.screens.edit import EditScreen
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.leeches import RewriteScreen
from quiz.tui.screens.owncopy import OwnCopyScreen
from quiz.tui.screens.review import ReviewScreen
from tests.tui.conftest import DEMO, MakeDesk, screen_text, study
from tests.tui.review_desk import write
from tests.tui.test_home import bank
from tests.tui.test_leeches import spoil
from tests.tui.test_snapshots import Compare, presses, size

BANK = "moon-and-tides"


@pytest.fixture
def bundled(make_desk: MakeDesk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """A desk over one own bank, and the demo bank as one that came with the program."""
    folder = tmp_path / "came"
    folder.mkdir()
    (folder / "demo.toml").write_text(DEMO.read_text(encoding="utf-8"), encoding="utf-8")
    monkeypatch.setattr("quiz.banks.reviewfile.bundled_banks_dir", lambda: folder)
    desk = make_desk(alpha=bank("alpha", "Alpha"))
    desk.library = Library([tmp_path / "banks"], bundled=folder)
    return desk


async def test_one_press_copies_and_opens_the_review(bundled: Desk, tmp_path: Path) -> None:
    """What is decided stands in the copy, which home then lists under the cursor."""
    app = QuizApp(bundled)
    async with app.run_test() as pilot:
        await pilot.press("end", "v")
        assert isinstance(app.screen, OwnCopyScreen)
        assert "came with the program" in " ".join(screen_text(app).split())
        await pilot.press("enter")
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("a", "escape")
        assert isinstance(app.screen, HomeScreen)
        copy = tmp_path / "banks" / "demo.toml"
        assert read_bank(copy).questions[0].reviewed == "accepted"
        assert read_bank(tmp_path / "came" / "demo.toml").questions[0].reviewed == ""
        row = app.screen._row()
        assert row is not None
        assert (row.shelf.bank_id, row.shelf.path) == (BANK, copy)
        await pilot.press("v")
        assert isinstance(app.screen, ReviewScreen)


async def test_leaving_it_copies_nothing(bundled: Desk, tmp_path: Path) -> None:
    """Escape, and no stray key, is an answer."""
    app = QuizApp(bundled)
    async with app.run_test() as pilot:
        await pilot.press("end", "v", "y", "x")
        assert isinstance(app.screen, OwnCopyScreen)
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
        assert not (tmp_path / "banks" / "demo.toml").exists()


async def test_a_question_is_edited_in_the_copy_while_it_is_studied(bundled: Desk, tmp_path: Path) -> None:
    """The answer given before counts for the copy, and the sitting goes on with the new wording."""
    app = QuizApp(bundled)
    async with app.run_test() as pilot:
        await pilot.press("end", "enter", "ctrl+d", "ctrl+e")
        assert isinstance(app.screen, OwnCopyScreen)
        await pilot.press("enter")
        assert isinstance(app.screen, EditScreen)
        await write(pilot, "What makes tides")
        await pilot.press("ctrl+s")
        await pilot.pause()
        item = study(app).session.current
        assert item is not None
        assert item.question.stem == "What makes tides"
        copied = read_bank(tmp_path / "banks" / "demo.toml").question(item.question.id)
        assert copied is not None
        assert copied.stem == "What makes tides"
        shelf = next(shelf for shelf in bundled.shelves() if shelf.bank_id == BANK)
        assert (shelf.path.parent.name, shelf.new) == ("banks", 7)


async def test_what_needs_rewriting_is_rewritten_in_the_copy(bundled: Desk, tmp_path: Path) -> None:
    """From the list of leeches too."""
    spoil(bundled)
    app = QuizApp(bundled)
    async with app.run_test() as pilot:
        await pilot.press("w", "e", "enter")
        assert isinstance(app.screen, EditScreen)
        await write(pilot, "Anew")
        await pilot.press("ctrl+s")
        await pilot.pause()
        assert isinstance(app.screen, RewriteScreen)
        assert "Saved in the bank" in screen_text(app)
        assert "Anew" in {q.stem for q in read_bank(tmp_path / "banks" / "demo.toml").questions}


async def test_a_folder_that_takes_no_copy_is_told(bundled: Desk, tmp_path: Path) -> None:
    """One line, and the screen below is as it was."""
    bundled.library = Library([tmp_path / "blocked" / "banks"], bundled=tmp_path / "came")
    (tmp_path / "blocked").write_text("a file", "utf-8")
    app = QuizApp(bundled)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("v", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert "cannot be" in " ".join(screen_text(app).split())


@size
def test_the_question(snap_compare: Compare, bundled: Desk, size: tuple[int, int]) -> None:
    """What it is about, where the copy would stand, and the two keys."""
    bundled.library = Library([Path("/home/me/banks")], bundled=bundled.library.folders[-1])
    assert snap_compare(QuizApp(bundled), terminal_size=size, run_before=presses("end", "v"))
