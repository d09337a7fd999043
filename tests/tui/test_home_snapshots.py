"""A picture of the list of banks in all its states, of a note being written, and of what needs rewriting.

After a change that is meant: ``pytest tests/tui/test_home_snapshots.py --snapshot-update``, and look at them.
"""

from __future__ import annotations

import pytest

from quiz.banks import read_bank
from quiz.desk import Desk
from quiz.study.card import Card, Phase
from quiz.study.marks import QuestionMark
from quiz.tui.app import QuizApp
from tests.tui.conftest import MakeDesk
from tests.tui.test_home import bank
from tests.tui.test_leeches import spoil
from tests.tui.test_snapshots import Compare, presses, size


def busy(make_desk: MakeDesk) -> Desk:
    """Three banks: one with reviews to come and a plan, one flagged, one new."""
    desk = make_desk(
        moon=bank("moon-and-tides", "The Moon and the tides"),
        rivers=bank("rivers", "Rivers of Central Asia, from the glaciers to the sea that left"),
        bees=bank("bees", "How bees find home"),
    )
    names = [question.id for question in read_bank(desk.path_of("moon-and-tides")).questions]
    for name, ahead in zip(names, (-2, 0, 4, 4, 4, 11), strict=False):
        day = desk.today + ahead
        desk.store.place(
            Card(
                bank_id="moon-and-tides", question_id=name, phase=Phase.REVIEW, due_day=day, last_day=day - 9
            )
        )
    desk.store.set_plan("moon-and-tides", desk.today + 30)
    desk.store.set_mark("rivers", "tide-cause", QuestionMark(flag="two answers are right"))
    return desk


@size
class TestHome:
    """The list of banks."""

    def test_details(self, snap_compare: Compare, make_desk: MakeDesk, size: tuple[int, int]) -> None:
        """Reviews to come as bars and in words, a plan, a flag."""
        app = QuizApp(busy(make_desk))
        assert snap_compare(app, terminal_size=size, run_before=presses("down", "up"))

    def test_search(self, snap_compare: Compare, make_desk: MakeDesk, size: tuple[int, int]) -> None:
        """The field, and what is found."""
        app = QuizApp(busy(make_desk))
        assert snap_compare(app, terminal_size=size, run_before=presses("slash", "h", "o"))

    def test_filter(self, snap_compare: Compare, make_desk: MakeDesk, size: tuple[int, int]) -> None:
        """Due only."""
        assert snap_compare(QuizApp(busy(make_desk)), terminal_size=size, run_before=presses("f"))


def test_home_on_forty_columns(snap_compare: Compare, make_desk: MakeDesk) -> None:
    """Figures under the titles, three lines of keys."""
    app = QuizApp(busy(make_desk))
    assert snap_compare(app, terminal_size=(40, 24), run_before=presses("down", "up"))


@size
def test_a_note(snap_compare: Compare, demo: Desk, size: tuple[int, int]) -> None:
    """The field over the question it is about."""
    app = QuizApp(demo, straight=True)
    assert snap_compare(app, terminal_size=size, run_before=presses("f", "t", "w", "o"))


@size
def test_needs_rewriting(snap_compare: Compare, demo: Desk, size: tuple[int, int]) -> None:
    """A leech, a flagged and a suspended question."""
    spoil(demo)
    assert snap_compare(QuizApp(demo), terminal_size=size, run_before=presses("w", "down"))


@pytest.mark.parametrize("width", [40, 80])
def test_nothing_needs_rewriting(snap_compare: Compare, demo: Desk, width: int) -> None:
    """A sentence instead of a list."""
    assert snap_compare(QuizApp(demo), terminal_size=(width, 20), run_before=presses("w"))
