"""Leeches: questions that are forgotten again and again, so that rewriting them helps more than asking."""

from __future__ import annotations

from quiz.study.card import Card


def became_leech(before: Card, after: Card, lapses: int) -> bool:
    """Whether this answer is one after which the learner is told: at so many lapses, then every half as many.

    Args:
        before, after: the card around the answer.
        lapses: how many make a leech; 0 for never.
    """
    if lapses <= 0 or after.lapses <= before.lapses or after.lapses < lapses:
        return False
    return (after.lapses - lapses) % -(-lapses // 2) == 0
