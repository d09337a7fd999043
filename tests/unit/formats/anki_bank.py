"""A bank with a question of every type, and answers to some of them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from quiz.study.card import Rating
from quiz.study.past import PastAnswer

BANK = Bank(
    id="summit",
    title="SCO summit: <2024>",
    description="What was said & done",
    questions=(
        MultiChoice(
            id="host",
            stem="Who hosted the <b>summit</b>?",
            key="Pakistan",
            distractors=("India", "Iran", "China & others"),
            accept=("the Islamic Republic of Pakistan",),
            explanation="In Islamabad.",
            evidence=("Pakistan hosted the summit.",),
            tags=("hosts", "two words"),
        ),
        MultiResponse(
            id="members", stem="Which are members?", keys_=("China", "Iran"), distractors=("Japan",)
        ),
        TrueFalse(id="older", stem="It was founded in 1999.", key=False, correction="In 2001."),
        ShortAnswer(id="city", stem="Which city?", accept=("Islamabad", "Isloo")),
        Numerical(id="year", stem="In which year?", key=2001, tolerance=1, unit="CE"),
        Cloze(id="gaps", stem="{{Russia|the Russian Federation}} and {{ratio 1::2}} signed {it}."),
        Matching(id="pairs", stem="Match.", pairs=(("Iran", "Tehran"), ("China", "Beijing"))),
        Ordering(id="order", stem="Put in order.", keys_=("one", "two", "three")),
    ),
)
DAY = timedelta(days=1)
START = datetime(2026, 1, 5, 12, 0, 0, 123000, UTC)


def answered(question_id: str, *steps: tuple[timedelta, Rating]) -> list[PastAnswer]:
    """Answers at moments after the start."""
    return [
        PastAnswer(question_id=question_id, at=START + after, rating=rating, duration_ms=4200)
        for after, rating in steps
    ]


HISTORY = [
    *answered(
        "host",
        (timedelta(), Rating.GOOD),
        (timedelta(minutes=10), Rating.GOOD),
        (3 * DAY, Rating.HARD),
        (9 * DAY, Rating.AGAIN),
        (9 * DAY + timedelta(minutes=11), Rating.GOOD),
        (12 * DAY, Rating.EASY),
    ),
    *answered("gaps", (timedelta(seconds=3), Rating.AGAIN)),
    *answered("year", (DAY, Rating.EASY), (30 * DAY, Rating.AGAIN)),
]
