"""The learner's day."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.study.calendar import Calendar, to_millisecond
from tests.strategies_study import moments

# Zones that do what zones can do: half hours, changes at midnight or at 0:01, a date left out.
ZONES = (
    "UTC",
    "Europe/Berlin",
    "America/New_York",
    "America/St_Johns",
    "America/Havana",
    "Asia/Kathmandu",
    "Asia/Bishkek",
    "Australia/Lord_Howe",
    "Pacific/Apia",
)
calendars = st.builds(Calendar, st.sampled_from(ZONES).map(ZoneInfo), st.integers(0, 23))
BERLIN = ZoneInfo("Europe/Berlin")


@given(calendars, moments)
@example(Calendar(ZoneInfo("America/St_Johns"), 0), datetime(2008, 11, 2, 2, 30, 30, tzinfo=UTC))
@example(Calendar(ZoneInfo("America/St_Johns"), 1), datetime(2008, 3, 9, 3, 45, tzinfo=UTC))
@example(Calendar(ZoneInfo("Pacific/Apia"), 4), datetime(2011, 12, 30, 14, 0, tzinfo=UTC))
def test_a_moment_lies_in_its_day(calendar: Calendar, now: datetime) -> None:
    """A day has begun at each of its moments, and the next has not."""
    day = calendar.day(now)
    assert calendar.start(day) <= now < calendar.start(day + 1)


@given(calendars, moments, st.timedeltas(timedelta(0), timedelta(days=3)))
@example(
    Calendar(ZoneInfo("America/St_Johns"), 0), datetime(2008, 11, 2, 2, 30, tzinfo=UTC), timedelta(minutes=2)
)
def test_days_never_go_back(calendar: Calendar, now: datetime, later: timedelta) -> None:
    """Time going on never leads to an earlier day, not even where clocks are set back over midnight."""
    assert calendar.day(now) <= calendar.day(now + later)


@given(calendars, moments)
def test_a_day_begins_at_its_start_and_not_before(calendar: Calendar, now: datetime) -> None:
    """The start of a day is in that day; a moment earlier is in one before."""
    day = calendar.day(now)
    start = calendar.start(day)
    assert calendar.day(start) == day
    assert calendar.day(start - timedelta(milliseconds=1)) < day


@given(st.integers(0, 23), moments)
def test_without_clock_changes_it_is_the_date_some_hours_ago(hour: int, now: datetime) -> None:
    """In UTC the day is the date of the moment ``rollover_hour`` hours before."""
    assert Calendar(UTC, hour).day(now) == (now - timedelta(hours=hour)).toordinal()


def test_after_midnight_it_is_still_the_evening_before() -> None:
    """Someone studying at one in the morning is still in yesterday; at four a new day begins."""
    calendar = Calendar(BERLIN)
    assert calendar.day(datetime(2026, 5, 2, 1, 0, tzinfo=BERLIN)) == date(2026, 5, 1).toordinal()
    assert calendar.day(datetime(2026, 5, 2, 3, 59, 59, tzinfo=BERLIN)) == date(2026, 5, 1).toordinal()
    assert calendar.day(datetime(2026, 5, 2, 4, 0, tzinfo=BERLIN)) == date(2026, 5, 2).toordinal()


def test_days_around_clock_changes_are_an_hour_shorter_or_longer() -> None:
    """In Berlin the day of 28 March 2026 has 23 hours and that of 24 October 25, at any rollover up to 2."""
    for hour in (0, 1, 2):
        calendar = Calendar(BERLIN, hour)
        lengths = {
            day: calendar.start(day.toordinal() + 1) - calendar.start(day.toordinal())
            for day in (date(2026, 3, 28), date(2026, 3, 29), date(2026, 10, 24), date(2026, 10, 25))
        }
        short, long = timedelta(hours=23), timedelta(hours=25)
        assert {short, long} <= set(lengths.values())
    calendar = Calendar(BERLIN, 2)  # 2:00 is skipped in March: the day begins as the clock jumps to 3:00
    assert calendar.start(date(2026, 3, 29).toordinal()) == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_a_date_that_never_was_has_no_day() -> None:
    """Samoa went from 29 to 31 December 2011: the day count does too."""
    calendar = Calendar(ZoneInfo("Pacific/Apia"), 4)
    noon = datetime(2011, 12, 29, 12, tzinfo=ZoneInfo("Pacific/Apia"))
    assert calendar.day(noon) == date(2011, 12, 29).toordinal()
    assert calendar.day(noon.astimezone(UTC) + timedelta(days=1)) == date(2011, 12, 31).toordinal()


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the local zone cannot be set here")
def test_without_a_zone_the_machines_own_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """``tz=None`` follows the machine's zone, with the clock changes of the date asked for."""
    monkeypatch.setenv("TZ", "Europe/Berlin")
    time.tzset()
    try:
        local, named = Calendar(), Calendar(BERLIN)
        for month in range(1, 13):
            for hour in range(24):
                now = datetime(2026, month, 26, hour, 30, tzinfo=UTC)
                assert local.day(now) == named.day(now)
                assert local.start(local.day(now)) == named.start(named.day(now))
    finally:
        monkeypatch.undo()
        time.tzset()


def test_a_naive_moment_is_refused() -> None:
    """Nobody knows which moment a naive one is, so it is an error, not a guess."""
    with pytest.raises(ValueError, match="time zone"):
        Calendar(UTC).day(datetime(2026, 1, 1, 12))


def test_a_rollover_beyond_the_clock_is_refused() -> None:
    """There is no hour 24."""
    with pytest.raises(ValueError, match="23"):
        Calendar(UTC, 24)


def test_moments_are_cut_to_the_millisecond_in_utc() -> None:
    """What the log cannot keep is cut off before anything is reckoned with it."""
    now = datetime(2026, 1, 1, 12, 0, 0, 123_999, tzinfo=BERLIN)
    assert to_millisecond(now) == datetime(2026, 1, 1, 11, 0, 0, 123_000, tzinfo=UTC)
    assert to_millisecond(now).tzinfo is UTC
