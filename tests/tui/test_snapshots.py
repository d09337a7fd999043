"""A picture of every screen: home, each type before and after the answer, the summary, help.

After a change that is meant: ``pytest tests/tui/test_snapshots.py --snapshot-update``, and look at them.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from textual.pilot import Pilot

from quiz.desk import Desk
from quiz.tui.app import QuizApp
from quiz.tui.widgets.registry import ANSWERS
from tests.tui.conftest import MakeDesk
from tests.tui.test_home import bank

SIZES = [(80, 24), (120, 40)]
Compare = Callable[..., bool]

BEFORE = {
    "multichoice": ["down", "down"],
    "multiresponse": ["1", "3"],
    "truefalse": [],
    "shortanswer": ["n", "e", "a", "p"],
    "numerical": ["1", "5"],
    "cloze": ["1", "2", "enter"],
    "matching": ["1", "2"],
    "ordering": ["down", "shift+down"],
}
"""Keys that bring each type half-way to an answer."""

AFTER = {
    "multichoice": ["enter"],
    "multiresponse": ["enter"],
    "truefalse": ["f"],
    "shortanswer": ["enter"],
    "numerical": ["enter"],
    "cloze": ["2", "5", "enter", "enter", "enter"],
    "matching": ["3", "enter"],
    "ordering": ["enter"],
}
"""Keys that answer it from there."""

size = pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])


def presses(*keys: str) -> Callable[[Pilot[None]], object]:
    """Press the keys once the first screen stands."""

    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()

    return run


@size
@pytest.mark.parametrize("kind", sorted(ANSWERS))
class TestQuestion:
    """Each type of question."""

    def test_before(
        self, snap_compare: Compare, only: Callable[[str], Desk], kind: str, size: tuple[int, int]
    ) -> None:
        """Half-way to an answer: how to answer is told, the cursor is seen."""
        app = QuizApp(only(kind), straight=True)
        assert snap_compare(app, terminal_size=size, run_before=presses(*BEFORE[kind]))

    def test_after(
        self, snap_compare: Compare, only: Callable[[str], Desk], kind: str, size: tuple[int, int]
    ) -> None:
        """Verdict, right answer, evidence with the key set off, source and due date are in sight."""
        app = QuizApp(only(kind), straight=True)
        assert snap_compare(app, terminal_size=size, run_before=presses(*BEFORE[kind], *AFTER[kind]))


@size
class TestHome:
    """The list of banks."""

    def test_banks(self, snap_compare: Compare, make_desk: MakeDesk, size: tuple[int, int]) -> None:
        """Three banks, one of them studied and one unusable."""
        broken = bank("broken", "Broken").replace("distractors", "distractorz", 1)
        desk = make_desk(
            moon=bank("moon-and-tides", "The Moon and the tides"),
            rivers=bank("rivers", "Rivers of Central Asia, from the glaciers to the sea that left"),
            zz=broken,
        )
        keys = ["enter", "ctrl+d", "enter", "ctrl+d", "escape", "escape"]
        assert snap_compare(QuizApp(desk), terminal_size=size, run_before=presses(*keys))

    def test_empty(self, snap_compare: Compare, make_desk: MakeDesk, size: tuple[int, int]) -> None:
        """No banks yet: what to do."""
        assert snap_compare(QuizApp(make_desk()), terminal_size=size, run_before=presses())


@size
class TestSummary:
    """The end of a sitting."""

    def test_missed(self, snap_compare: Compare, demo: Desk, size: tuple[int, int]) -> None:
        """Figures, and the missed ones with their right answers."""
        keys = ["ctrl+d", "enter", "1", "enter", "enter", "f", "escape"]
        app = QuizApp(demo, straight=True)
        assert snap_compare(app, terminal_size=size, run_before=presses(*keys))


def test_a_narrow_terminal(snap_compare: Compare, only: Callable[[str], Desk]) -> None:
    """Forty columns are enough to answer and to learn."""
    app = QuizApp(only("multiresponse"), straight=True)
    keys = [*BEFORE["multiresponse"], "enter"]
    assert snap_compare(app, terminal_size=(40, 20), run_before=presses(*keys))


def test_the_light_theme(snap_compare: Compare, only: Callable[[str], Desk]) -> None:
    """Dark on light."""
    app = QuizApp(only("multichoice"), straight=True)
    keys = ["ctrl+t", "2"]
    assert snap_compare(app, terminal_size=(80, 24), run_before=presses(*keys))


def test_help(snap_compare: Compare, demo: Desk) -> None:
    """All keys, from their one definition."""
    assert snap_compare(QuizApp(demo), terminal_size=(120, 64), run_before=presses("question_mark"))
