"""The reviewer's desk on the screen: a whole session by keyboard, the mouse, and what may go wrong."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest
from textual.widgets import OptionList

from quiz.banks import read_bank
from quiz.banks.reviewfile import ReviewFile
from quiz.banks.writing import save_bank
from quiz.questions import ShortAnswer
from quiz.tui.review import ReviewApp
from quiz.tui.screens.edit import EditScreen
from quiz.tui.screens.help import HelpScreen
from quiz.tui.screens.review import ReviewScreen
from quiz.tui.widgets.form import Form
from quiz.tui.widgets.keys import Keys
from quiz.tui.widgets.outline import Outline
from tests.tui.conftest import DEMO, screen_text, wait_for
from tests.tui.review_desk import BANK, LENGTH, RIVER, Desk, at, states, write


@pytest.mark.parametrize("size", [(40, 20), (80, 24), (120, 40), (200, 50)])
async def test_a_whole_review_by_keyboard(desk: Desk, path: Path, size: tuple[int, int]) -> None:
    """Accept, edit and reject; every step is in the file as soon as it is shown; at every size."""
    app = desk()
    async with app.run_test(size=size) as pilot:
        assert "0 of 3 reviewed" in screen_text(app)
        await pilot.press("a")
        assert states(path) == {"river": "accepted", "length": "open", "source": "open"}
        assert at(app) == "length"
        await pilot.press("e")
        assert isinstance(app.screen, EditScreen)
        await write(pilot, "How many kilometres long is the Danube")
        await pilot.press("question_mark", "ctrl+s")
        assert states(path)["length"] == "edited"
        assert read_bank(path).questions[1].stem == "How many kilometres long is the Danube?"
        await pilot.press("n", "x")
        assert states(path) == {"river": "accepted", "length": "edited", "source": "rejected"}
        assert "3 of 3 reviewed" in screen_text(app)
        assert "All questions are reviewed." in " ".join(screen_text(app).replace("█", "").split())
        await pilot.press("escape")
    assert app.return_code == 0
    assert [q.generated for q in read_bank(path).questions] == [RIVER.generated, LENGTH.generated]


async def test_the_question_is_shown_with_its_evidence(desk: Desk) -> None:
    """Key, distractors, evidence and source on one card; the key is underlined in the evidence."""
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        shown = screen_text(app)
        for text in ("1 of 3 · ○ open · Choose one", "✓ The Danube", "✗ The Elbe", "— On rivers", "saved"):
            assert text in shown
        strips = app.screen._compositor.render_strips(app.size)
        lit = [s.text for strip in strips for s in strip if s.style and s.style.underline and s.style.bold]
        assert lit == ["the Danube"]
        await pilot.press("x")
        await pilot.press("up")
        assert "✗ rejected" in screen_text(app)


async def test_undo_and_redo_reach_the_file(desk: Desk, path: Path) -> None:
    """As deep as there are steps, and the eye goes along; a new step ends what could be done again."""
    app = desk()
    async with app.run_test() as pilot:
        await pilot.press("a", "x", "a")
        assert states(path) == {"river": "accepted", "source": "accepted", "length": "rejected"}
        await pilot.press("u", "u", "ctrl+z")
        assert states(path) == {"river": "open", "length": "open", "source": "open"}
        assert read_bank(path) == BANK
        assert at(app) == "river"
        await pilot.press("u")
        assert "There is nothing to take back." in screen_text(app)
        await pilot.press("ctrl+y", "U")
        assert states(path) == {"river": "accepted", "source": "open", "length": "rejected"}
        assert at(app) == "length"
        await pilot.press("a", "ctrl+y")
        assert "There is nothing to do again." in screen_text(app)


async def test_going_about(desk: Desk) -> None:
    """Arrows and letters step, n and p jump to open ones all round, Home and End go to the ends."""
    app = desk()
    async with app.run_test() as pilot:
        for key, expected in (
            ("down", "length"),
            ("j", "source"),
            ("down", "source"),
            ("k", "length"),
            ("home", "river"),
            ("end", "source"),
            ("n", "river"),
            ("p", "source"),
        ):
            await pilot.press(key)
            assert at(app) == expected, key
        await pilot.press("a", "a")
        await pilot.press("n")
        assert "This is the only open question." in screen_text(app)


async def test_reordering(desk: Desk, path: Path) -> None:
    """J and K, or Shift with the arrows, move the question; its place is saved."""
    app = desk()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("J", "shift+down")
        assert list(states(path)) == ["length", "source", "river"]
        assert at(app) == "river"
        await pilot.press("K")
        assert list(states(path)) == ["length", "river", "source"]
        await pilot.press("u", "shift+up", "shift+up", "shift+up")
        assert list(states(path)) == ["river", "length", "source"]


async def test_the_mouse_reaches_everything(desk: Desk, path: Path) -> None:
    """A click in the list goes to a question, one on a key does what it says, the wheel scrolls."""
    app = desk()
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.click(Outline, offset=(10, 2))
        assert at(app) == "source"
        keys = app.screen.query_one("Status Keys", Keys)
        await pilot.click(keys, offset=(1, 0))
        await wait_for(pilot, lambda: states(path)["source"] == "accepted")
        await pilot.click(".footer", offset=(3, 0))
        await wait_for(pilot, lambda: states(path)["source"] == "open")
        await pilot.click(keys, offset=(13, 0))
        await wait_for(pilot, lambda: isinstance(app.screen, EditScreen))
        await pilot.click("#check")
        await pilot.click(app.screen.query_one(Form).areas[1])
        assert app.focused is app.screen.query_one(Form).areas[1]


# -- somebody else's changes --------------------------------------------------------------------------------


async def test_somebody_elses_change_is_not_overwritten(desk: Desk, path: Path) -> None:
    """The step is told to be unsaved; w saves it and keeps theirs beside it."""
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("a")
        theirs = replace(read_bank(path), title="Theirs")
        save_bank(theirs, path)
        await pilot.press("x")
        assert read_bank(path) == theirs
        assert "not saved" in screen_text(app)
        assert "was changed by another program" in " ".join(screen_text(app).split())
        await pilot.press("escape")
        assert app.is_running
        await pilot.press("s")
        assert read_bank(path) == theirs
        await pilot.press("w", "s")
        assert "All is saved." in screen_text(app)
        assert states(path) == {"river": "accepted", "source": "open", "length": "rejected"}
        assert read_bank(path.with_name("rivers.toml.bak")) == theirs
        assert "not saved" not in screen_text(app)
        await pilot.press("w", "ctrl+r")
        assert states(path)["length"] == "rejected"


async def test_their_version_can_be_taken(desk: Desk, path: Path) -> None:
    """^r reads the file again and keeps the place."""
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down")
        save_bank(replace(BANK, title="Theirs"), path)
        await pilot.press("x", "ctrl+r")
        assert "Theirs" in screen_text(app)
        assert at(app) == "length"
        await pilot.press("x")
        assert states(path)["length"] == "rejected"
        assert read_bank(path).title == "Theirs"


async def test_a_full_disk_is_told_and_saving_can_be_tried_again(
    desk: Desk, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The file is as it was; the step waits until there is room."""
    app = desk()

    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    async with app.run_test(size=(80, 24)) as pilot:
        with monkeypatch.context() as patched:
            patched.setattr(os, "fsync", full)
            await pilot.press("a")
            assert "No space left" in screen_text(app)
            assert "not saved" in screen_text(app)
            assert read_bank(path) == BANK
        await pilot.press("s")
        assert "All is saved." in screen_text(app)
        assert states(path)["river"] == "accepted"


async def test_leaving_with_an_unsaved_step_asks_once(desk: Desk, path: Path) -> None:
    """The second time it ends, and their file is as they left it."""
    app = desk()
    async with app.run_test() as pilot:
        save_bank(replace(BANK, title="Theirs"), path)
        await pilot.press("a", "escape", "escape")
    assert app.file.unsaved
    assert read_bank(path).title == "Theirs"


async def test_what_is_unsaved_stays_told_with_the_keys_that_save_it(desk: Desk, path: Path) -> None:
    """Going about or deciding on hides neither key; all decisions are counted; a step taken back is none."""
    app = desk()
    async with app.run_test(size=(80, 24)) as pilot:
        save_bank(replace(BANK, title="Theirs"), path)
        await pilot.press("a")
        for key, count in (("n", "1 decision is"), ("a", "2 decisions are"), ("n", "2 decisions are")):
            await pilot.press(key)
            foot = " ".join(screen_text(app).replace("█", "").split())
            assert f"{count} not saved" in foot
            assert "Reload" in foot
            assert "Save mine" in foot
        await pilot.press("escape")
        foot = " ".join(screen_text(app).replace("█", "").split())
        assert "2 decisions are not saved. Once more to leave" in foot
        await pilot.press("u", "u")
        assert "not saved" not in screen_text(app)
    assert not app.file.unsaved


# -- commands, odd banks ------------------------------------------------------------------------------------


async def test_help_and_palette_know_the_desk(desk: Desk) -> None:
    """All its commands and none of studying's; the palette runs them."""
    from quiz.tui import commands

    app = desk()
    async with app.run_test(size=(120, 60)) as pilot:
        await pilot.press("question_mark")
        assert isinstance(app.screen, HelpScreen)
        shown = " ".join(screen_text(app).split())
        for _, group in commands.REVIEW_PLACES:
            for command in group:
                assert f"{command.label}: {command.help}" in shown
        assert "Study all" not in shown
        await pilot.press("escape")
        offered = [command.title for command in app.get_system_commands(app.screen)]
        assert len(set(offered)) == len(offered)
        assert {"Accept", "Edit", "Reject", "Next open", "Close", "Quit"} <= set(offered)
        await pilot.press("ctrl+p", *"reject")
        found = app.screen.query_one(OptionList)
        await wait_for(pilot, lambda: found.option_count == 1)
        await pilot.press("enter")
        await wait_for(pilot, lambda: app.file.review.counts.rejected == 1)


async def test_every_type_can_be_looked_at_and_edited(tmp_path: Path) -> None:
    """The eight types: shown whole, and saved unchanged when nothing was written."""
    path = tmp_path / "demo.toml"
    save_bank(read_bank(DEMO), path)
    app = ReviewApp(ReviewFile(path))
    async with app.run_test(size=(100, 40)) as pilot:
        for entry in app.file.review.entries:
            assert entry.question.stem[:30] in screen_text(app)
            await pilot.press("e", "ctrl+s", "down")
        assert not app.file.review.can_undo


@pytest.mark.parametrize("size", [(40, 20), (120, 40)])
async def test_hostile_texts_are_data(desk: Desk, path: Path, size: tuple[int, int]) -> None:
    """Markup, escape sequences and huge texts are shown as text, edited and saved without harm."""
    nasty = "[b]x[/b] \x1b[31m \x1b]0;title\x07 {{ }} " + "word " * 700
    hostile = ShortAnswer(
        id="h", stem=nasty, accept=tuple(f"[link={n}]a{n}" for n in range(200)), evidence=(nasty,)
    )
    app = desk(replace(BANK, title="[red]T", questions=(hostile,)))
    async with app.run_test(size=size) as pilot:
        assert "\x1b" not in screen_text(app)
        assert "[b]x[/b]" in screen_text(app)
        await pilot.press("pagedown", "a", "u", "e", "tab", "x", "ctrl+s")
        assert isinstance(app.screen, ReviewScreen)
    (saved,) = read_bank(path).questions
    assert saved.stem == nasty
    assert saved.reviewed == "edited"


async def test_a_bank_without_questions_is_told(desk: Desk) -> None:
    """Every key is harmless there."""
    app = desk(replace(BANK, questions=()))
    async with app.run_test(size=(80, 24)) as pilot:
        assert "This bank has no questions." in screen_text(app)
        await pilot.press("a", "x", "e", "J", "n", "u", "down", "end")
        assert isinstance(app.screen, ReviewScreen)
        await pilot.press("q")
    assert app.return_code == 0


async def test_comments_set_aside_are_told(path: Path) -> None:
    """The reviewer learns where the file as it was is kept."""
    save_bank(BANK, path)
    path.write_text("# mine\n" + path.read_text("utf-8"), "utf-8")
    app = ReviewApp(ReviewFile(path))
    async with app.run_test(size=(120, 30)) as pilot:
        await pilot.press("a")
        await wait_for(pilot, lambda: "rivers.toml.bak" in screen_text(app))
    assert path.with_name("rivers.toml.bak").is_file()
