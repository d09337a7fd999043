"""What the screens say of failures and of files: in one line and place, while it is true, and literal."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import OptionList
from textual.widgets._toast import Toast

from quiz.desk import Desk
from quiz.errors import StoreError
from quiz.questions import Verdict
from quiz.study.card import Rating
from quiz.tui.app import QuizApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.pick import PickScreen
from quiz.tui.screens.study import StudyScreen
from quiz.tui.widgets.status import Status
from tests.tui.conftest import MakeDesk, screen_text, study
from tests.tui.test_answering import number_of, verdict
from tests.tui.test_home import bank

Sit = Callable[[str], QuizApp]

NASTY = "[red][b][@click=app.quit]\x1b[2J\x1b[31m\u202eevil\n\x07.toml"
"""A file's name that no door may let through as it is."""

FULL = "the disk is full [/b][red]\x1b[2J\u202e: free\nsome space"
FULL_SHOWN = "! the disk is full [/b][red]: free some space"


def refuse(*_: object, **__: object) -> None:
    """A store that cannot write, with a message as nasty as a path may make it."""
    raise StoreError(FULL)


def toasts(app: QuizApp) -> int:
    """How many toasts lie on the screen."""
    return len(app.screen.query(Toast))


def literal(app: QuizApp) -> str:
    """What is on the screen, in one line; nothing of it drives a terminal."""
    shown = screen_text(app)
    assert not [sign for sign in ("\x1b", "\x07", "\u202e", "[2J", "[31m") if sign in shown]
    return " ".join(shown.split())


async def test_nothing_to_undo_is_said_in_the_panel_until_something_changes(sit: Sit) -> None:
    """It covers nothing, and is gone with the next tick."""
    app = sit("multiresponse")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("u")
        assert "! There is nothing to take back." in screen_text(app)
        assert toasts(app) == 0
        await pilot.press("1")
        assert "no answer to take back" not in screen_text(app)


async def test_a_full_disk_is_one_notice_however_often_it_is_tried(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The question stands, nothing lies over it, and the answer counts once the disk takes it."""
    app = sit("multichoice")
    async with app.run_test(notifications=True) as pilot:
        with monkeypatch.context() as patch:
            patch.setattr(app.desk.store, "record", refuse)
            await pilot.press("1", "2", "3", "ctrl+d", number_of(app, "gravity"))
            await pilot.pause()
            assert verdict(app) is None
            assert literal(app).count(FULL_SHOWN) == 1
            assert "What is the main cause of the tides?" in screen_text(app)
            assert toasts(app) == 0
        await pilot.press(number_of(app, "gravity"))
        assert verdict(app) is Verdict.CORRECT
        assert "the disk is full" not in screen_text(app)


async def test_what_fails_during_feedback_leaves_the_verdict_in_sight(
    sit: Sit, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A rating or an undo that cannot be saved is told below the verdict, and changes nothing."""
    app = sit("multichoice")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(number_of(app, "gravity"))
        with monkeypatch.context() as patch:
            patch.setattr(app.desk.store, "revise", refuse)
            patch.setattr(app.desk.store, "undo", refuse)
            for key in ("h", "u"):
                await pilot.press(key)
                shown = literal(app)
                assert "✓ Correct" in shown
                assert "● Good" in shown
                assert shown.count(FULL_SHOWN) == 1
                assert toasts(app) == 0
        await pilot.press("h")
        assert study(app).session.feedback.rating is Rating.HARD
        assert "the disk is full" not in screen_text(app)


async def test_answers_are_settled_behind_their_feedback(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every feedback is followed by the store's sync, once the verdict is on the screen."""
    app = sit("truefalse")
    seen: list[str] = []
    settle = app.desk.store.settle

    def settled() -> None:
        seen.append(screen_text(app))
        settle()

    monkeypatch.setattr(app.desk.store, "settle", settled)
    async with app.run_test() as pilot:
        for answers, key in enumerate(("t", "f"), 1):
            await pilot.press(key)
            await pilot.pause()
            assert len(seen) == answers
            assert "comes back in" in seen[-1]
            await pilot.press("enter")


async def test_an_answer_that_cannot_be_settled_is_told(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """The learner learns that a power cut would lose it, below the verdict."""
    app = sit("multichoice")
    monkeypatch.setattr(app.desk.store, "settle", refuse)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press(number_of(app, "gravity"))
        await pilot.pause()
        assert "✓ Correct" in literal(app)
        assert FULL_SHOWN in literal(app)
        assert toasts(app) == 0
        await pilot.press("enter")
        assert "the disk is full" not in screen_text(app)


async def test_a_long_notice_leaves_room_for_the_question(sit: Sit, monkeypatch: pytest.MonkeyPatch) -> None:
    """Forty columns, and an error that does not end."""

    def broken(*_: object) -> None:
        raise StoreError("no room " * 1_000)

    app = sit("multichoice")
    async with app.run_test(size=(40, 20)) as pilot:
        monkeypatch.setattr(app.desk.store, "record", broken)
        await pilot.press("1")
        assert "What is the main cause" in screen_text(app)
        assert app.screen.query_one(Status).size.height <= 10


async def test_on_home_one_word_takes_the_place_of_the_other(make_desk: MakeDesk) -> None:
    """Toasts never pile up, and none is left over the sitting that begins."""
    broken = bank("broken", "Broken").replace("distractors", "distractorz", 1)
    app = QuizApp(make_desk(good=bank("good", "Good"), broken=broken))
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("r", "r", "end", "enter", "enter")
        await pilot.pause()
        assert toasts(app) == 1
        assert "did you mean" in literal(app)
        await pilot.press("home", "enter")
        await pilot.pause()
        assert isinstance(app.screen, StudyScreen)
        assert toasts(app) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no such file names")
async def test_a_hostile_file_name_is_literal_on_home_and_in_its_toast(
    make_desk: MakeDesk, tmp_path: Path
) -> None:
    """Markup in the name of a file that cannot be used is text; escapes and newlines are gone."""
    desk = make_desk(good=bank("good", "Good"))
    (tmp_path / "banks" / NASTY).write_text("nothing", encoding="utf-8")
    app = QuizApp(desk)
    async with app.run_test(size=(160, 30), notifications=True) as pilot:
        assert "✗ [red][b][@click=app.quit]evil .toml" in literal(app)
        await pilot.press("end", "enter")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
        assert toasts(app) == 1
        unbroken = literal(app).replace("▌", "").replace(" ", "")  # a long path is broken anywhere
        assert unbroken.count("[red][b][@click=app.quit]evil.toml") == 2  # the notice lies over the panel


async def test_an_error_told_over_home_is_literal(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The database's errors quote its path."""
    desk = make_desk(good=bank("good", "Good"))
    app = QuizApp(desk)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        monkeypatch.setattr(desk, "session", refuse)
        await pilot.press("enter")
        await pilot.pause()
        assert "the disk is full [/b][red]: free some space" in literal(app)
        assert toasts(app) == 1
        monkeypatch.setattr(desk, "shelves", refuse)
        await pilot.press("r")
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)


@pytest.mark.skipif(sys.platform != "linux", reason="other systems take no such file names")
async def test_a_file_name_that_is_no_utf8_is_a_row_like_others(make_desk: MakeDesk, tmp_path: Path) -> None:
    """A broken file with such a name says why, a good one is studied; nothing crashes."""
    desk = make_desk(good=bank("good", "Good"))
    folder = os.fsencode(tmp_path / "banks")
    for name, text in ((b"bad\xff.toml", "nothing"), (b"fine\xfe.toml", bank("fine", "Fine"))):
        with open(os.path.join(folder, name), "w", encoding="utf-8") as file:  # noqa: PTH118, PTH123 - bytes
            file.write(text)
    app = QuizApp(desk)
    async with app.run_test(size=(120, 24), notifications=True) as pilot:
        shown = screen_text(app)
        assert shown.encode("utf-8")
        assert "✗ bad.toml" in shown
        assert app.screen.query_one(OptionList).option_count == 3
        await pilot.press("end", "enter")
        await pilot.pause()
        assert toasts(app) == 1
        assert screen_text(app).encode("utf-8")
        await pilot.press("home", "enter")
        assert study(app).session.current.bank_title == "Fine"
        await pilot.press("ctrl+d")
        assert verdict(app) is Verdict.WRONG


def test_a_crash_of_the_screens_is_an_exit_code(demo: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """A script that started the program sees that it failed; a plain end gives no code at all."""
    from quiz import tui

    async def leave(pilot: Pilot[None]) -> None:
        await pilot.press("ctrl+q")

    real = QuizApp.run
    monkeypatch.setattr(QuizApp, "run", lambda app: real(app, headless=True, auto_pilot=leave))
    tui.run(demo)

    def crash(app: QuizApp) -> None:
        raise RuntimeError("a mistake in the program")

    monkeypatch.setattr(QuizApp, "on_mount", crash)
    with pytest.raises(SystemExit) as ended:
        tui.run(demo)
    assert ended.value.code == 1


async def test_answers_that_are_gone_are_told_of_on_home(sit: Sit) -> None:
    """What the desk has to tell at once is told over whatever screen comes first, literally."""
    app = sit("multichoice")
    app.desk.greeting = FULL
    async with app.run_test(notifications=True) as pilot:
        await pilot.pause()
        assert toasts(app) == 1
        assert "the disk is full [/b][red]" in literal(app)


@pytest.mark.parametrize("size", [(40, 20), (80, 24)])
async def test_a_notice_never_hides_the_keys(demo: Desk, size: tuple[int, int]) -> None:
    """It stands at the top; the footer, and the panel over it, can be read while it is told."""
    app = QuizApp(demo)
    async with app.run_test(size=size, notifications=True) as pilot:
        await pilot.press("r")
        await pilot.pause()
        [toast] = app.screen.query(Toast)
        assert toast.region.y <= 1
        assert toast.region.bottom < size[1] // 2
        assert "? Help" in screen_text(app)


# -- Ctrl+C -------------------------------------------------------------------------------------------


async def test_ctrl_c_says_once_how_to_quit_and_the_word_goes_with_its_screen(demo: Desk) -> None:
    """However often it is pressed; the key named is one that quits there."""
    app = QuizApp(demo)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("ctrl+c", "ctrl+c", "ctrl+c")
        for _ in range(3):
            app.action_help_quit()  # as in a burst of keys, with no time between them
        await pilot.pause()
        assert toasts(app) == 1
        assert "Press q to quit." in literal(app)
        await pilot.press("m")
        await pilot.pause()
        assert toasts(app) == 0
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Press ^q to quit; Esc is Back here." in literal(app)
        await pilot.press("escape")
        await pilot.pause()
        assert toasts(app) == 0
        await pilot.press("slash", "ctrl+c")
        await pilot.pause()
        assert "Press ^q to quit" in literal(app)
        assert "Press q to quit" not in literal(app)


async def test_ctrl_c_names_no_letter_where_letters_are_typed(sit: Sit) -> None:
    """The key it names quits."""
    app = sit("shortanswer")
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("ctrl+c")
        await pilot.pause()
        assert "Press ^q to quit; Esc is End here." in literal(app)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running


async def test_a_word_about_quitting_takes_no_other_word_with_it(demo: Desk) -> None:
    """What was said since stays on the next screen."""
    app = QuizApp(demo)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("ctrl+c", "r", "m")
        await pilot.pause()
        assert "1 bank" in literal(app)


async def test_no_key_is_named_where_it_does_not_work(demo: Desk) -> None:
    """What home says of ``q`` does not lie over the choosing of a learner or theme, where it is no key."""
    app = QuizApp(demo)
    async with app.run_test(notifications=True) as pilot:
        await pilot.press("ctrl+c", "ctrl+t", "ctrl+c")
        await pilot.pause()
        assert isinstance(app.screen, PickScreen)
        assert "Press q" not in literal(app)
        assert toasts(app) == 0
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert not app.is_running
