"""Answers given elsewhere, that come along when a person moves here from another tool, or leaves for one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from quiz.study.card import Rating


@dataclass(frozen=True, slots=True, kw_only=True)
class PastAnswer:
    """One answer of another tool's history.

    Attributes:
        question_id: the question of the bank it comes along with.
        at: UTC moment, to the millisecond.
        rating: what was said of it.
        duration_ms: how long it took; 0 where that is not known.
    """

    question_id: str
    at: datetime
    rating: Rating
    duration_ms: int = 0
