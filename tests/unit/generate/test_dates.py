"""Dates in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.generate.dates import When, day_first, parse, parse_day, resolve

DAY = date(2024, 10, 16)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("2001", When(2001)),
        ("in 1998", When(1998)),
        ("February 2022", When(2022, 2)),
        ("16 October 2024", When(2024, 10, 16)),
        ("Wednesday, October 16, 2024", When(2024, 10, 16)),
        ("Oct. 16, 2024", When(2024, 10, 16)),
        ("2024-10-16", When(2024, 10, 16)),
    ],
)
def test_absolute_dates(text: str, when: When) -> None:
    """A date that names its year is read as exactly as it is given."""
    assert parse(text) == when


@pytest.mark.parametrize(
    "text",
    [
        "the 1990s",
        "1914-1918",
        "between 1914 and 1918",
        "early 2016",
        "about 1400",
        "Wednesday",
        "31 February 2020",
        "50",
    ],
)
def test_no_exact_date(text: str) -> None:
    """Spans, guesses and impossible days are no date to ask for."""
    assert parse(text) is None


@pytest.mark.parametrize(
    ("text", "past", "when"),
    [
        ("Wednesday", True, (2024, 10, 16)),
        ("Tuesday", True, (2024, 10, 15)),
        ("Thursday", True, (2024, 10, 10)),
        ("Thursday", False, (2024, 10, 17)),
        ("yesterday", True, (2024, 10, 15)),
        ("this week", True, (2024, 10, 0)),
        ("last year", True, (2023, 0, 0)),
        ("next month", False, (2024, 11, 0)),
        ("September 14", True, (2024, 9, 14)),
        ("March", True, (2024, 3, 0)),
        ("December", True, (2023, 12, 0)),
    ],
)
def test_relative_dates(text: str, past: bool, when: tuple[int, int, int]) -> None:
    """A relative date is resolved by the article's day and the tense of its verb."""
    found = resolve(text, DAY, past=past)
    assert found is not None
    assert found.relative
    assert found.key == when


def test_a_week_across_two_months_gives_no_month() -> None:
    """Where the week lies in two months, the month is not known."""
    assert resolve("this week", date(2024, 10, 31), past=True) is None


def test_without_the_articles_day_nothing_is_resolved() -> None:
    """No article date, no resolution."""
    assert resolve("Wednesday", None, past=True) is None


@given(st.dates(date(1100, 1, 1), date(2090, 12, 31)), st.booleans())
def test_what_is_written_is_read_back(day: date, first: bool) -> None:
    """Writing a day and reading it again gives the same day, in both orders."""
    when = When(day.year, day.month, day.day)
    assert all(parse(text) == when for text in when.spellings(day_first=first))
    assert parse_day(when.write(day_first=first)) == day


def test_house_style_follows_the_article() -> None:
    """Dates are written the way the article writes them."""
    assert day_first("on 3 May 2020 and 4 June 2021")
    assert not day_first("on May 3, 2020")
