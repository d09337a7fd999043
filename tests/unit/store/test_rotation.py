"""Which backups are kept, as a pure function."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from quiz.store.rotation import RECENT, RULES, kept_as

START = datetime(2026, 1, 1, tzinfo=UTC)
NOW = START + timedelta(days=500)
times = st.lists(
    st.integers(0, 500 * 48).map(lambda half_hours: START + timedelta(minutes=30 * half_hours)), max_size=60
)


@given(times)
def test_the_newest_few_are_kept_and_their_number_is_bounded(found: list[datetime]) -> None:
    """However many there are, the newest stay and no more than the places there are in all."""
    kept = kept_as(found, NOW)
    assert set(kept) <= set(found)
    assert set(sorted(set(found), reverse=True)[:RECENT]) <= set(kept)
    assert len(kept) <= RECENT + sum(number for _, number, _ in RULES)


@given(times)
def test_thinning_after_each_backup_is_thinning_once_at_the_end(found: list[datetime]) -> None:
    """Nothing is let go on the way that would be wanted later."""
    left: list[datetime] = []
    for at in sorted(found):
        left = list(kept_as([*left, at], at))
    assert set(left) == set(kept_as(found, NOW))


def test_two_years_of_daily_use_keep_days_weeks_and_months() -> None:
    """Three sittings a day for two years: each of the last 7 days, 4 weeks and 12 months has its newest."""
    found = [START + timedelta(days=day, hours=hour) for day in range(730) for hour in (8, 12, 20)]
    now = START + timedelta(days=730)
    kept = kept_as(found, now)
    names = [name for names in kept.values() for name in names]
    assert {name: names.count(name) for name in set(names)} == {
        "recent": 4,
        "daily": 7,
        "weekly": 4,
        "monthly": 12,
    }
    daily = [at for at, names in kept.items() if "daily" in names]
    assert daily == [START + timedelta(days=729 - day, hours=20) for day in range(7)]
    assert min(kept) > now - timedelta(days=366)


@given(times, times)
def test_backups_of_a_wrong_clock_take_no_place(found: list[datetime], ahead: list[datetime]) -> None:
    """What is dated after now is kept, and what is kept of the others is as without it."""
    later = [at + (NOW - START) + timedelta(minutes=1) for at in ahead]
    kept = kept_as([*found, *later], NOW)
    assert set(later) <= set(kept)
    assert {at: names for at, names in kept.items() if at <= NOW} == kept_as(found, NOW)
