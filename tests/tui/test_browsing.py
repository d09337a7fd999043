"""Browsing many banks: shown at once, and read on behind the screen."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from pathlib import Path
from threading import Event

import pytest
from textual.widgets import Input, OptionList

from quiz.desk import browsing
from quiz.questions import Bank
from quiz.tui.app import QuizApp
from quiz.tui.modes import browse
from quiz.tui.screens import browse as browse_screen
from quiz.tui.screens.browse import BrowseScreen
from quiz.tui.screens.home import HomeScreen
from tests.tui.conftest import MakeDesk, screen_text, wait_for
from tests.tui.test_modes import tagged_bank


@pytest.fixture
def gate(monkeypatch: pytest.MonkeyPatch) -> Iterator[Event]:
    """Only the first bank is read before browsing is shown; the others wait until this is set."""
    monkeypatch.setattr(browse_screen, "FIRST", 1)
    monkeypatch.setattr(browse_screen, "PORTION", 1)
    begun, gate, real = count(), Event(), browsing.read_bank

    def read(path: Path) -> Bank:
        if next(begun):
            assert gate.wait(60)
        return real(path)

    monkeypatch.setattr(browsing, "read_bank", read)
    yield gate
    gate.set()


def tagged_banks(tags: str) -> dict[str, str]:
    """Banks of one question, each with a tag."""
    return {f"b{n}": tagged_bank(f"b{n}", tag) for n, tag in enumerate(tags.split())}


async def test_browsing_is_shown_before_all_is_read(make_desk: MakeDesk, gate: Event) -> None:
    """With a word that it still reads; the cursor stays on its question while others come."""
    app = QuizApp(make_desk(**tagged_banks("hill lake river")), first=lambda app: browse(app, None))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "1 of 1 questions; still reading, 1 of 3" in screen_text(app))
        gate.set()
        await app.workers.wait_for_complete()
        await wait_for(pilot, lambda: "3 of 3 questions" in screen_text(app))
        assert "still reading" not in screen_text(app)
        assert app.screen.query_one(OptionList).option_count == 3
        assert app.screen.query_one(OptionList).highlighted == 0


async def test_what_is_typed_is_sought_in_all_that_comes(make_desk: MakeDesk, gate: Event) -> None:
    """Also in what is read after it was typed; nothing found up to now is not nothing."""
    app = QuizApp(make_desk(**tagged_banks("hill lake river")), first=lambda app: browse(app, None))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: isinstance(app.screen, BrowseScreen))
        app.screen.query_one(Input).value = "tag:river"
        await wait_for(pilot, lambda: "None is left by this filter up to now" in screen_text(app))
        gate.set()
        await app.workers.wait_for_complete()
        await wait_for(pilot, lambda: "1 of 3 questions" in screen_text(app))
        await pilot.pause()
        assert app.screen.query_one(OptionList).highlighted == 0
        assert "b2 · " in screen_text(app)


async def test_another_tag_typed_while_reading_begins_anew(make_desk: MakeDesk, gate: Event) -> None:
    """What comes of the reading before is not taken in, so that nothing stands there twice."""
    app = QuizApp(
        make_desk(**tagged_banks("hill river river")), first=lambda app: browse(app, None, "tag:river")
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "1 question; still reading, 1 of 2" in screen_text(app))
        gate.set()
        app.screen.query_one(Input).value = ""
        await wait_for(pilot, lambda: "3 of 3 questions" in screen_text(app))
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert "3 of 3 questions" in screen_text(app)


async def test_a_bank_that_goes_while_reading_is_told(
    make_desk: MakeDesk, gate: Event, tmp_path: Path
) -> None:
    """What was read before it stays to be read."""
    app = QuizApp(make_desk(**tagged_banks("hill lake")), first=lambda app: browse(app, None))
    async with app.run_test(size=(80, 24)) as pilot:
        await wait_for(pilot, lambda: "still reading" in screen_text(app))
        (tmp_path / "banks" / "b1.toml").unlink()
        gate.set()
        await app.workers.wait_for_complete()
        await wait_for(pilot, lambda: "still reading" not in screen_text(app))
        assert any("b1.toml" in notice.message for notice in app._notifications)
        assert "1 of 1 questions" in screen_text(app)


async def test_browsing_is_left_while_it_reads(make_desk: MakeDesk, gate: Event) -> None:
    """Nothing is waited for."""
    app = QuizApp(make_desk(**tagged_banks("hill lake river")))
    async with app.run_test(size=(80, 24)) as pilot:
        browse(app, None)
        await wait_for(pilot, lambda: "still reading" in screen_text(app))
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
        gate.set()
        await app.workers.wait_for_complete()
        await pilot.pause()
        assert isinstance(app.screen, HomeScreen)
