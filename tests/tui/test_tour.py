"""The greeting, the themes and the learners: chosen by keyboard or mouse, left by Escape."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from quiz.desk import Desk
from quiz.errors import StoreError, UsageError
from quiz.tui.app import QuizApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.pick import PickScreen
from quiz.tui.screens.tour import PAGES, TourScreen
from quiz.tui.themes import THEMES
from tests.tui.conftest import MakeDesk
from tests.tui.test_home import bank

Compare = Callable[..., bool]
size = pytest.mark.parametrize("size", [(80, 24), (120, 40), (40, 20)], ids=["80x24", "120x40", "40x20"])


class Bench:
    """Learners who all sit at desks made for the test."""

    def __init__(self, make: Callable[[], Desk]) -> None:
        self.current, self.known, self._make = "", ["Ann", "Bo"], make

    def names(self) -> Sequence[str]:
        """Who ever sat here."""
        return self.known

    def seat(self, name: str) -> Desk:
        """A desk; no slashes in a name."""
        if "/" in name:
            raise UsageError("a name is letters and digits")
        self.current = name
        return self._make()


async def test_the_tour_is_read_by_keyboard(make_desk: MakeDesk) -> None:
    """Enter turns page after page and then begins; the arrow turns back."""
    app = QuizApp(make_desk(a=bank("a", 2)), tour=True)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, TourScreen)
        await pilot.press("enter", "left")
        assert app.screen.page == 0
        for _ in PAGES:
            await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen)


async def test_the_tour_can_be_skipped_and_seen_again(make_desk: MakeDesk) -> None:
    """Escape leaves it at once, F2 brings it back."""
    app = QuizApp(make_desk(a=bank("a", 2)), tour=True)
    async with app.run_test() as pilot:
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)
        await pilot.press("f2")
        assert isinstance(app.screen, TourScreen)


async def test_a_theme_is_tried_on_and_kept_or_not(make_desk: MakeDesk) -> None:
    """The cursor's theme shows at once; Escape brings the former back, Enter keeps it."""
    app = QuizApp(make_desk(a=bank("a", 2)))
    async with app.run_test() as pilot:
        await pilot.press("ctrl+t", "down")
        assert app.theme == THEMES[1].name
        await pilot.press("escape")
        assert app.theme == THEMES[0].name
        await pilot.press("ctrl+t", "down", "enter")
        assert app.theme == THEMES[1].name


async def test_another_learner_sits_down(make_desk: MakeDesk) -> None:
    """Choosing a learner changes the desk; a new name makes one; a name that is none is said so and stays."""
    roster = Bench(lambda: make_desk())
    app = QuizApp(make_desk(a=bank("a", 2)), roster=roster, ask_who=True)
    async with app.run_test() as pilot:
        assert isinstance(app.screen, PickScreen)
        before = app.desk
        await pilot.press("down", "enter")
        assert roster.current == "Ann"
        assert app.desk is not before
        app.action_learners()
        await pilot.pause()
        await pilot.press("n", *"C/D", "enter")
        assert isinstance(app.screen, PickScreen)
        assert roster.current == "Ann"
        await pilot.press("backspace", "backspace", "y", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert roster.current == "Cy"


async def test_a_store_that_cannot_be_closed_is_told_of(
    make_desk: MakeDesk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The other learner sits down all the same: the program goes on, and it is said what went wrong."""

    def fail() -> None:
        raise StoreError("the disk failed")

    app = QuizApp(make_desk(a=bank("a", 2)), roster=Bench(lambda: make_desk()), ask_who=True)
    async with app.run_test() as pilot:
        before = app.desk
        with monkeypatch.context() as patch:
            patch.setattr(before.store, "close", fail)
            await pilot.press("down", "enter")
        assert app.desk is not before
        assert isinstance(app.screen, HomeScreen)
        assert "the disk failed" in [notice.message for notice in app._notifications]


@size
def test_the_first_page(size: tuple[int, int], make_desk: MakeDesk, snap_compare: Compare) -> None:
    """The greeting, over the list of banks."""
    assert snap_compare(QuizApp(make_desk(a=bank("a", 2)), tour=True), terminal_size=size)


@size
def test_the_themes(size: tuple[int, int], make_desk: MakeDesk, snap_compare: Compare) -> None:
    """The themes by name, with what each is."""
    assert snap_compare(
        QuizApp(make_desk(a=bank("a", 2))), terminal_size=size, press=["ctrl+t", "down", "down"]
    )
