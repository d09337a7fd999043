"""What a day may bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.desk.desk import Desk
    from quiz.settings import Settings


def new_of_bank(settings: Settings, unseen: int, introduced: int, today: int, by_day: int | None) -> int:
    """How many of a bank's new questions today may still bring.

    Args:
        unseen: how many were never answered.
        introduced: how many were first answered today.
        by_day: the study day of the bank's exam, which decides until then; None without one.
    """
    if by_day is None or by_day < today:
        return min(unseen, max(0, settings.new_per_day - introduced))
    from quiz.study import plan

    return plan.dose(unseen, introduced, today, by_day)


def new_in_all(desk: Desk, introduced: Mapping[str, int]) -> int | None:
    """How many new questions today may still bring over all banks; None without a limit."""
    most = desk.settings.new_per_day_total
    return max(0, most - sum(introduced.values())) if most else None


def reviews_left(desk: Desk) -> int | None:
    """How many reviews today may still bring; None without a limit."""
    most = desk.settings.backlog_per_day
    return max(0, most - desk.store.reviews_on(desk.today)) if most else None
