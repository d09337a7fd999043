"""An exam's last days: what is asked before it is due counts as due wherever anything is counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, timedelta
from pathlib import Path

import pytest

from quiz.banks import Library
from quiz.desk import Desk, late, planning
from quiz.desk.insight import insight
from quiz.desk.modes import Wish, sitting
from quiz.desk.overview import details, overview
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.study.card import Card, MemoryState, Phase
from quiz.study.marks import QuestionMark
from tests.unit.test_desk_modes import Clock, bank, play

OF_TODAY, EARLY = 2, 3


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """Two banks of 12 learned questions. Of the first, examined tomorrow, two are due and others will
    be due in four days; three of these are suspended, buried, and gone from the file."""
    folder, clock = tmp_path / "banks", Clock()
    folder.mkdir()
    for name, count in (("a", 11), ("b", 12)):
        (folder / f"{name}.toml").write_text(bank(name, count), encoding="utf-8")
    settings = Settings(fuzz=False, learning_steps=(), relearning_steps=())
    with Store.open(tmp_path / "data" / "test.db") as store:
        library = Library([folder], bundled=tmp_path / "none")
        desk = Desk(store, library, settings, now=clock, calendar=Calendar(UTC))
        for name in ("a", "b"):
            for n in range(12):
                weak = name == "b" or 2 <= n < 5 or n >= 9
                review(desk, name, n, stability=10.0 if weak else 500.0, due=0 if n < OF_TODAY else 4)
        store.set_mark("a", "a9", QuestionMark(suspended=True))
        store.set_mark("a", "a10", QuestionMark(buried_day=desk.today))
        planning.set_day(desk, "a", clock.at.date() + timedelta(days=1))
        yield desk


def review(desk: Desk, bank_id: str, number: int, *, stability: float, due: int) -> None:
    """A question that was answered six days ago and is due in some days."""
    desk.store.place(
        Card(
            bank_id=bank_id,
            question_id=f"{bank_id}{number}",
            phase=Phase.REVIEW,
            memory=MemoryState(stability, 5.0),
            last_day=desk.today - 6,
            due_day=desk.today + due,
            reps=2,
        )
    )


def test_all_who_count_count_alike(desk: Desk) -> None:
    """Home, its forecast, ``due``, the figures, the progress, the plan, the backlog, and what is asked."""
    rows = {row.shelf.bank_id: row for row in overview(desk)}
    assert rows["b"].shelf.due == rows["b"].forecast[0] == OF_TODAY
    assert rows["b"].forecast[4] == 10
    assert rows["a"].shelf.due == rows["a"].forecast[0] == OF_TODAY + EARLY
    assert sum(rows["a"].forecast) == sum(rows["a"].forecast[:5]) == 10  # what is buried comes tomorrow
    found = planning.outlook(desk, "a")
    assert found is not None
    assert found.extra == EARLY
    assert [one.due for one in desk.figures().banks] == [OF_TODAY + EARLY, OF_TODAY]
    assert insight(desk).forecast[0] == 2 * OF_TODAY + EARLY
    assert sum(insight(desk).forecast) == 10 + 12
    assert planning.backlog(desk).due == 2 * OF_TODAY + EARLY
    assert len(play(sitting(desk, Wish(bank_id="a")), desk)) == OF_TODAY + EARLY


@pytest.mark.parametrize("tags", [(), ("odd",)])
def test_many_banks_are_asked_what_few_are(
    desk: Desk, tags: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The limit of what is looked at one by one changes nothing."""
    total = sitting(desk, Wish(tags=tags)).progress.total
    monkeypatch.setattr(late, "MOST_BANKS", 1)
    assert sitting(desk, Wish(tags=tags)).progress.total == total
    assert tags or total == 2 * OF_TODAY + EARLY


def test_the_next_review_is_one_brought_forward(desk: Desk) -> None:
    """When nothing else is due any more, what the exam brings forward is due today all the same."""
    for n in range(OF_TODAY):
        review(desk, "a", n, stability=500.0, due=90)
    (row,) = (row for row in overview(desk) if row.shelf.bank_id == "a")
    assert row.shelf.due == EARLY
    assert details(desk, row).next_due == "today"


def test_a_backlog_tells_what_due_tells(desk: Desk) -> None:
    """Also where it takes more than today, and the cards are reckoned with one by one."""
    desk.settings = Settings(fuzz=False, backlog_per_day=1)
    assert planning.backlog(desk).due == 2 * OF_TODAY + EARLY
    assert planning.backlog(desk, "a").due == OF_TODAY + EARLY
