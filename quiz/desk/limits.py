"""What a day may bring."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.desk.desk import Desk


def new_in_all(desk: Desk, introduced: Mapping[str, int]) -> int | None:
    """How many new questions today may still bring over all banks; None without a limit."""
    most = desk.settings.new_per_day_total
    return max(0, most - sum(introduced.values())) if most else None


def reviews_left(desk: Desk) -> int | None:
    """How many reviews today may still bring; None without a limit."""
    most = desk.settings.backlog_per_day
    return max(0, most - desk.store.reviews_on(desk.today)) if most else None
