"""After a break: the order keeps the most, and the days until level are told."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from random import Random

from quiz.study.backlog import backlog, known, worth
from quiz.study.card import Card, MemoryState, Phase, Rating
from quiz.study.memory import Memory
from tests.strategies_study import NOON, UTC_DAYS

TODAY = UTC_DAYS.day(NOON)
MEMORY = Memory(0.9)


def pile(count: int, away: int) -> list[Card]:
    """Cards of a learner who was away for some days: each fell due on one of them."""
    rng = Random(7)
    cards = []
    for n in range(count):
        interval = rng.choice((2, 4, 8, 15, 30, 60, 120))
        due = TODAY - rng.randrange(away)
        cards.append(
            Card(
                bank_id="bank",
                question_id=str(n),
                phase=Phase.REVIEW,
                memory=MemoryState(float(interval), rng.uniform(2, 9)),
                last_day=due - interval,
                due_day=due,
                reps=3,
            )
        )
    return cards


def kept(cards: list[Card], days: int, per_day: int, order: Callable[[Card, int], float]) -> float:
    """How much is known on average over the days, if so many a day are reviewed in an order."""
    rng = Random(3)
    total = 0.0
    cards = list(cards)
    for day in range(TODAY, TODAY + days):
        due = [n for n, card in enumerate(cards) if (card.due_day or 0) <= day]
        due.sort(key=lambda n: order(cards[n], day))
        for n in due[:per_day]:
            card = cards[n]
            right = rng.random() < known(card, day, MEMORY)
            outcome = MEMORY.outcomes(card.memory, day - (card.last_day or day))
            found = outcome[Rating.GOOD if right else Rating.AGAIN]
            due_day = day + max(1, round(found.interval))
            cards[n] = replace(card, memory=found.memory, last_day=day, due_day=due_day)
        total += sum(known(card, day, MEMORY) for card in cards) / len(cards)
    return total / days


def test_the_order_keeps_more_than_others_do() -> None:
    """Over two months at 20 a day, 600 cards after 60 days away are known best on average."""
    away = pile(600, 60)
    by_gain = kept(away, 60, 20, lambda card, day: -worth(card, day, MEMORY))
    others = {
        "by due day": kept(away, 60, 20, lambda card, day: card.due_day or 0),
        "the surest first": kept(away, 60, 20, lambda card, day: -known(card, day, MEMORY)),
        "the weakest first": kept(away, 60, 20, lambda card, day: known(card, day, MEMORY)),
    }
    assert by_gain > max(others.values()), others


def test_the_days_until_level() -> None:
    """More a day is sooner; enough in one day is one day; nothing due is none."""
    cards = pile(300, 30)
    days = [backlog(cards, TODAY, per_day, MEMORY).days for per_day in (30, 60, 300)]
    assert days[0] is not None
    assert days[1] is not None
    assert days[0] > days[1] > 1
    assert days[2] == 1
    assert backlog([], TODAY, 30, MEMORY).days == 0
    assert backlog(cards, TODAY, 0, MEMORY).days is None


def test_a_rate_that_never_suffices_is_said() -> None:
    """Where more comes than goes there is no number of days, and the words say so."""
    found = backlog(pile(600, 30), TODAY, 1, MEMORY)
    assert found.days is None
    assert "a few more a day" in found.told()


def test_the_words_name_reviews_rate_and_days() -> None:
    """They are silent where today is enough."""
    found = backlog(pile(300, 30), TODAY, 60, MEMORY)
    assert found.told() == f"300 reviews wait; at 60 a day you are level in {found.days} days"
    assert backlog(pile(10, 5), TODAY, 60, MEMORY).told() == ""
