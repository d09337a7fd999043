"""Reviews that a bank's exam brings forward to today: one answer for all who count or ask them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.desk.desk import Desk
    from quiz.desk.shelving import Shelf
    from quiz.study.card import Card


def brought_forward(
    desk: Desk, bank_id: str, path: Path, by_day: int | None, tags: Collection[str] = ()
) -> list[Card]:
    """What is asked today though it is due later, the weakest first; nothing but in an exam's last days.

    Of the questions that the index has of the file and that may be asked today: what is suspended, buried or
    gone is neither asked nor counted.

    Args:
        by_day: the study day of the bank's exam; None without one.
        tags: only questions with one of these; all where empty.

    Raises:
        StoreError: the database cannot be used.
    """
    if by_day is None:
        return []
    from quiz.study import plan

    today = desk.today
    if not by_day - plan.FINAL_DAYS <= today < by_day:
        return []
    known = desk.store.cards(bank_id)
    names = desk.store.askable_of(today, path, tags)
    cards = [known[name] for name in names if name in known]
    return [known[name] for _, name in plan.early(cards, today, by_day, desk.scheduler().memory)]


def bring_forward(desk: Desk, shelves: Iterable[Shelf], forecast: dict[str, list[int]], days: int) -> None:
    """Change a forecast, by bank id and day from today on, to what is asked today though it is due later.

    Raises:
        StoreError: the database cannot be used.
    """
    today, plans = desk.today, desk.store.plans()
    for shelf in shelves:
        if shelf.error:
            continue
        for card in brought_forward(desk, shelf.bank_id, shelf.path, plans.get(shelf.bank_id)):
            coming = forecast.setdefault(shelf.bank_id, [0] * days)
            coming[0] += 1
            ahead = (card.due_day or 0) - today
            if 0 < ahead < days:
                coming[ahead] -= 1
