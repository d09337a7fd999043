"""Words for when a question comes back."""

from __future__ import annotations

from datetime import datetime

from quiz.study.card import Card
from quiz.study.fuzz import rounded


def due_text(card: Card, day: int, now: datetime) -> str:
    """When a card is due, seen from ``now`` on study day ``day``: ``in 10 minutes``, ``tomorrow``."""
    if card.due_at is not None:
        return _in_seconds((card.due_at - now).total_seconds())
    if card.due_day is not None:
        return _in_days(card.due_day - day)
    return "now"


def _in_seconds(seconds: float) -> str:
    if seconds < 1:
        return "now"
    if seconds < 55:
        return _count(rounded(seconds), "second")
    if seconds < 90 * 60:
        return _count(max(1, rounded(seconds / 60)), "minute")
    return _count(rounded(seconds / 3600), "hour")


def _in_days(days: int) -> str:
    if days <= 0:
        return "today"
    if days == 1:
        return "tomorrow"
    if days < 60:
        return _count(days, "day")
    if days < 730:
        return _count(rounded(days / 30.44), "month")
    return _count(rounded(days / 365.25), "year")


def _count(number: int, unit: str) -> str:
    return f"in {number} {unit}" + ("s" if number != 1 else "")
