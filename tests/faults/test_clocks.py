"""Clocks that jump, clock changes and journeys: with the real program, whose clock is moved from outside."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quiz.desk import Desk
from quiz.paths import Paths
from tests.faults import audit, program
from tests.faults.clock import Clock, NoClock
from tests.faults.program import Sitting

DAY = 86_400
FEEDBACK = ("Correct.", "Wrong.")


@pytest.fixture
def clock(tmp_path: Path) -> Clock:
    """A clock for the program alone; skips where there can be none."""
    try:
        return Clock(tmp_path)
    except NoClock as reason:
        pytest.skip(str(reason))


def stats(data: Path, **environment: str | None) -> dict[str, int]:
    """The learner's figures as the program tells them."""
    done = program.run("stats", "--json", "--data-dir", str(data), **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, int] = json.loads(done.stdout)
    return found


def responses(data: Path) -> list[str]:
    """What stands in the log, in its order; cards and sums fit it."""
    audit.database(data / "sco-quiz.db")
    return [json.loads(response)[0] for _, response, _, _ in audit.standing(data / "sco-quiz.db")]


def test_a_clock_that_jumps_in_a_sitting_loses_nothing(data: Path, clock: Clock) -> None:
    """A day back, two days on: each answer stands in the order it was given, and can be taken back."""
    with Sitting(data, **clock.environment) as sitting:
        sitting.say("alpha", *FEEDBACK)
        clock.set_forward(-DAY)
        sitting.say("beta", *FEEDBACK)
        sitting.say("yes", *FEEDBACK)
        sitting.say(":undo", "Taken back")
        sitting.say("gamma", *FEEDBACK)
        clock.set_forward(2 * DAY)
        sitting.say("yes", *FEEDBACK)
        sitting.say(":easy", "Noted.")
        sitting.say("delta", *FEEDBACK)
        code, errors = sitting.end()
    assert (code, errors) == (0, "")
    assert responses(data) == ["alpha", "beta", "gamma", "yes", "delta"]


def test_a_clock_set_back_between_sittings_keeps_figures_and_lets_go_on(data: Path, clock: Clock) -> None:
    """Two days in a row are a streak of two; with the clock a day back again all answers are still counted,
    today has its own, and the next sitting asks as ever."""
    where = ("--data-dir", str(data))
    noon = datetime.now(UTC).replace(hour=12)
    for days in (0, 1):
        clock.set(noon + timedelta(days=days))
        program.run("study", "typed", "-n", "2", *where, stdin="yes\nyes\n", TZ="UTC", **clock.environment)
    found = stats(data, TZ="UTC", **clock.environment)
    assert (found["answers"], found["today"], found["streak_days"]) == (4, 2, 2)
    clock.set(noon)
    found = stats(data, TZ="UTC", **clock.environment)
    assert (found["answers"], found["today"], found["longest_streak_days"]) == (4, 2, 2)
    assert found["streak_days"] >= 1
    done = program.run("study", "typed", "-n", "1", *where, stdin="again\n", TZ="UTC", **clock.environment)
    assert "Answered 1" in done.stdout
    assert responses(data) == ["yes"] * 4 + ["again"]


@pytest.fixture
def zone(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    """Lets a test travel; home again afterwards."""
    yield monkeypatch
    monkeypatch.undo()
    time.tzset()


def sit(data: Path, at: datetime, zone: str, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Answer one question at a moment in a zone, at the learner's real desk; the desk, closed."""
    monkeypatch.setenv("TZ", zone)
    time.tzset()
    with Desk.open(Paths(data)) as desk:
        desk.now = lambda: at
        session = desk.session("typed")
        assert session.next(at) is not None
        session.answer(("yes",), at)
        return desk


@pytest.mark.parametrize("name", ["Europe/Berlin", "America/St_Johns", "Australia/Lord_Howe"])
@pytest.mark.parametrize("local", [(0, 30), (3, 59), (4, 1), (23, 59)])
def test_a_year_of_days_with_clock_changes_is_one_streak(
    data: Path, zone: pytest.MonkeyPatch, name: str, local: tuple[int, int]
) -> None:
    """One answer a day at the same local time, over both clock changes: no day is missed or counted twice."""
    for first in (datetime(2026, 3, 26), datetime(2026, 10, 22)):
        for day in range(6):
            wall = first.replace(hour=local[0], minute=local[1]) + timedelta(days=day)
            at = wall.replace(tzinfo=ZoneInfo(name)).astimezone(UTC)
            sit(data, at, name, zone)
            with Desk.open(Paths(data)) as desk:
                desk.now = lambda at=at: at  # type: ignore[misc]
                assert desk.streak_days() == day + 1
    assert len(responses(data)) == 12


def test_a_journey_around_the_world_loses_nothing(data: Path, zone: pytest.MonkeyPatch) -> None:
    """Westward over the date line a day comes twice, eastward one is left out: every answer is there, the
    figures never fail, the streak counts days on which was learned, and what is due comes when it is due."""
    at = datetime(2026, 5, 4, 12, tzinfo=UTC)
    route = ("Asia/Tokyo", "America/Los_Angeles", "Pacific/Kiritimati", "Pacific/Pago_Pago", "Europe/Berlin")
    days = []
    for hours, name in enumerate(route):
        sit(data, at + timedelta(hours=8 * hours), name, zone)
        with Desk.open(Paths(data)) as desk:
            now = at + timedelta(hours=8 * hours)
            desk.now = lambda now=now: now  # type: ignore[misc]
            days.append(desk.today)
            figures = desk.figures()
            assert figures.totals.answers == hours + 1
            assert desk.streak_days() >= 1
            assert figures.longest_streak_days <= len(set(days))
            later = now + timedelta(days=400)
            desk.now = lambda later=later: later  # type: ignore[misc]
            [shelf] = [shelf for shelf in desk.shelves() if shelf.bank_id == "typed"]
            assert shelf.due == len(desk.store.cards("typed"))  # nothing is put off beyond reach
    assert len(responses(data)) == len(route)


def test_a_clock_a_day_ahead_puts_a_question_off_by_a_day_at_most(
    data: Path, zone: pytest.MonkeyPatch
) -> None:
    """Answered while the clock was a day ahead, a question on a step comes that day late once it is right."""
    now = datetime(2026, 5, 4, 12, tzinfo=UTC)
    sit(data, now + timedelta(days=1), "UTC", zone)
    with Desk.open(Paths(data)) as desk:
        for later, due in ((now, 0), (now + timedelta(days=1, hours=1), 1)):
            desk.now = lambda later=later: later  # type: ignore[misc]
            [shelf] = [shelf for shelf in desk.shelves() if shelf.bank_id == "typed"]
            assert shelf.due == due
