"""Words for when a question comes back."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from quiz.study.card import Card, Phase
from quiz.study.wording import due_text
from tests.strategies_study import NOON

CARD = Card(bank_id="bank", question_id="q")


@pytest.mark.parametrize(
    ("seconds", "text"),
    [
        (-5, "now"),
        (0, "now"),
        (1, "in 1 second"),
        (30, "in 30 seconds"),
        (60, "in 1 minute"),
        (330, "in 6 minutes"),
        (600, "in 10 minutes"),
        (5_399, "in 90 minutes"),
        (7_200, "in 2 hours"),
        (86_399, "in 24 hours"),
    ],
)
def test_steps_are_told_in_the_unit_that_fits(seconds: int, text: str) -> None:
    """Seconds, minutes and hours, rounded, never "in 0 minutes"."""
    card = replace(CARD, phase=Phase.LEARNING, due_at=NOON + timedelta(seconds=seconds))
    assert due_text(card, 100, NOON) == text


@pytest.mark.parametrize(
    ("days", "text"),
    [
        (-3, "today"),
        (0, "today"),
        (1, "tomorrow"),
        (2, "in 2 days"),
        (59, "in 59 days"),
        (60, "in 2 months"),
        (729, "in 24 months"),
        (730, "in 2 years"),
        (36_500, "in 100 years"),
    ],
)
def test_days_are_told_in_the_unit_that_fits(days: int, text: str) -> None:
    """Tomorrow, days, months and years."""
    assert due_text(replace(CARD, phase=Phase.REVIEW, due_day=100 + days), 100, NOON) == text


def test_a_new_card_is_due_now() -> None:
    """What was never answered can be answered now."""
    assert due_text(CARD, 100, NOON) == "now"
