"""The progress of a learner, put together from log, cards and banks."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from quiz.banks import read_bank
from quiz.study import insight as study
from quiz.study.insight import Insight
from quiz.study.progress import longest_streak, streak

if TYPE_CHECKING:
    from quiz.desk.desk import Desk

MOST_TAGGED = 5_000
"""With more questions than this, a screen does not read all bank files for their tags."""


def insight(desk: Desk, *, most_tagged: int | None = None) -> Insight:
    """Everything the progress screen shows.

    Args:
        most_tagged: look up tags only where the library has at most so many questions; None always does.

    Raises:
        BankError: a bank was changed meanwhile and cannot be used.
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
    forecast = [0] * study.AHEAD
    for bank_id, counts in store.due_forecast(today, study.AHEAD).items():
        if bank_id in titles:
            forecast = [a + b for a, b in zip(forecast, counts, strict=True)]
    tags = None
    if most_tagged is None or len(cards) <= most_tagged:
        tagged = {
            (shelf.bank_id, question.id): question.tags
            for path, shelf in shelves.items()
            for question in read_bank(path).questions
        }
        tags = study.by_group(
            cards, lambda card: dict.fromkeys(tagged.get((card.bank_id, card.question_id), ())), today, memory
        )
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
        tags=tags,
    )
