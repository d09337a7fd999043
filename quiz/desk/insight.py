"""The progress of a learner, put together from log, cards and banks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quiz.desk.early import bring_forward
from quiz.study import insight as study
from quiz.study.insight import Insight
from quiz.study.progress import longest_streak, streak

if TYPE_CHECKING:
    from quiz.desk.desk import Desk


def insight(desk: Desk) -> Insight:
    """Everything the progress screen shows.

    Raises:
        BankError: a folder of banks cannot be listed.
        StoreError: the database cannot be used.
    """
    today, store, memory = desk.today, desk.store, desk.scheduler().memory
    shelves = {shelf.path: shelf for shelf in desk.shelves() if not shelf.error}
    cards = [card for path, card in store.standings() if path in shelves]
    alike = Counter(shelf.title for shelf in shelves.values())
    titles = {
        shelf.bank_id: shelf.title if alike[shelf.title] == 1 else f"{shelf.title} ({shelf.bank_id})"
        for shelf in shelves.values()
    }
    since = today - study.YEAR + 1
    days = study.year(store.daily(since), today)
    answered = store.answered_days()
    forecast, tomorrow = [0] * study.AHEAD, desk.calendar.start(today + 1)
    of_banks = store.due_forecast(today, study.AHEAD, tomorrow)
    bring_forward(desk, shelves.values(), of_banks, study.AHEAD)
    for bank_id, counts in of_banks.items():
        if bank_id in titles:
            forecast = [a + b for a, b in zip(forecast, counts, strict=True)]
    return Insight(
        today=today,
        streak_days=streak(answered, today),
        longest_streak_days=longest_streak(answered),
        days=days,
        weeks=study.weeks(days, today),
        forecast=tuple(forecast),
        calibration=study.calibrations(store.reviews(since), memory),
        stability=study.stabilities(cards),
        difficulty=study.difficulties(cards),
        banks=study.by_group(cards, lambda card: (titles[card.bank_id],), today, memory),
        tags=study.by_group(cards, lambda card: dict.fromkeys(card.tags), today, memory),
    )
