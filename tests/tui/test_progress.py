"""The progress screen, and that the page and the JSON tell the same."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Callable
from datetime import timedelta

import pytest
from textual.pilot import Pilot

from quiz.desk import Desk
from quiz.desk.insight import insight
from quiz.study.card import Answer, Rating
from quiz.study.insight_sections import sections
from quiz.tui.app import QuizApp
from quiz.tui.screens.home import HomeScreen
from quiz.tui.screens.progress import ProgressScreen
from tests.tui.conftest import Clock, MakeDesk, screen_text, wait_for
from tests.tui.test_home import bank

SIZES = [(80, 24), (120, 40)]


def learn(desk: Desk, clock: Clock, days: int = 40, *, scheduled: bool = True) -> None:
    """Answer what waits day by day, every seventh wrongly, 20 seconds each."""
    number = 0
    for _ in range(days):
        session = desk.session()
        while session.next(clock()) is not None:
            number += 1
            item = session.current
            assert item is not None
            rating = Rating.GOOD if number % 7 else Rating.AGAIN
            after = desk.scheduler().answer(item.card, rating, clock()) if scheduled else item.card
            desk.store.record(
                Answer(
                    before=item.card,
                    after=after,
                    at=clock(),
                    day=desk.today,
                    response=("x",),
                    points=float(rating is Rating.GOOD),
                    rating=rating,
                    duration_ms=20_000,
                    scheduled=scheduled,
                )
            )
            clock.forward(seconds=20)
            if not scheduled:
                break
            session = desk.session()
        clock.forward(days=1)


@pytest.fixture
def learned(demo: Desk, clock: Clock) -> Desk:
    """A desk with forty days of answers."""
    learn(demo, clock)
    return demo


def open_progress(*keys: str) -> Callable[[Pilot[None]], object]:
    """Go there, and press more keys once it has counted."""

    async def run(pilot: Pilot[None]) -> None:
        await pilot.pause()
        await pilot.press("p")
        await wait_for(pilot, lambda: bool(pilot.app.screen.query("#tags")))
        await pilot.press(*keys)
        await pilot.pause()

    return run


@pytest.mark.parametrize("size", SIZES, ids=["80x24", "120x40"])
@pytest.mark.parametrize("keys", [(), ("n", "n"), ("t", "n", "n")], ids=["year", "retention", "tables"])
def test_picture(
    snap_compare: Callable[..., bool], learned: Desk, size: tuple[int, int], keys: tuple[str, ...]
) -> None:
    """The year, the retention, and the same as tables."""
    assert snap_compare(QuizApp(learned), terminal_size=size, run_before=open_progress(*keys))


@pytest.mark.parametrize("width", [40, 80, 120, 200])
async def test_every_word_is_on_the_screen_at_every_width(learned: Desk, width: int) -> None:
    """Sentences and tables of all sections, whole, and Escape leads home."""
    app = QuizApp(learned)
    async with app.run_test(size=(width, 400)) as pilot:
        await open_progress()(pilot)  # type: ignore[misc]
        assert isinstance(app.screen, ProgressScreen)
        charts = " ".join(screen_text(app).split())
        assert "none · ░ ▒ ▓ █ most" in charts
        await pilot.press("t")
        await pilot.pause()
        tables = " ".join(screen_text(app).split())
        for section in sections(insight(learned)):
            assert all(word in charts and word in tables for word in section.words)
            for row in section.rows:
                assert all(cell in tables for cell in row[1:])
        await pilot.press("escape")
        assert isinstance(app.screen, HomeScreen)


def test_page_json_and_screen_agree(learned: Desk) -> None:
    """Every cell of every table is in the page; the words' figures are the JSON's."""
    from quiz.cli.stats_html import page

    found = insight(learned)
    text = page(learned.figures(), found)
    tables = re.findall(r"<tbody>(.*?)</tbody>", text, re.DOTALL)
    expected = [section.rows for section in sections(found) if section.rows]
    cells = [
        tuple(
            tuple(html.unescape(cell) for cell in re.findall(r"<td[^>]*>(.*?)</td>", row))
            for row in re.findall(r"<tr>(.*?)</tr>", table)
        )
        for table in tables
    ]
    assert cells == expected
    told = json.loads(json.dumps(found.as_dict()))
    whole = told["calibration"][0]
    figures = learned.figures()
    assert (whole["count"], whole["observed"]) == (
        figures.totals.reviews,
        pytest.approx(figures.totals.recalled / figures.totals.reviews),
    )
    expected_bars = sum(bar.expected for section in sections(found) for bar in section.bars)
    assert text.count('class="bar expected"') == expected_bars > 0  # hollow: told apart without colour
    assert sum(day["answers"] for day in told["days"]) == figures.totals.answers
    assert sum(day["seconds"] for day in told["days"]) == pytest.approx(figures.totals.seconds)


def test_answers_outside_the_schedule_count_for_time_but_not_for_retention(
    learned: Desk, clock: Clock
) -> None:
    """A crammed answer fills the day and leaves the calibration as it was."""
    before = insight(learned)
    clock.forward(days=30)
    learn(learned, clock, 1, scheduled=False)
    clock.at -= timedelta(days=1)
    after = insight(learned)
    assert after.days[-1].answers == 1
    assert after.days[-1].seconds == 20.0
    assert after.calibration == before.calibration


def test_the_page_takes_text_as_text(make_desk: MakeDesk) -> None:
    """A title cannot become markup, and nothing is fetched or run."""
    from quiz.cli.stats_html import page

    desk = make_desk(b=bank("b", "<script>alert(1)</script>&"))
    text = page(desk.figures(), insight(desk))
    assert "<script" not in text
    assert "&lt;script&gt;" in text
    assert "http" not in text
    assert "src=" not in text
    assert "url(" not in text
    assert text.count("<svg") == text.count("<desc ") == text.count('role="img"')
