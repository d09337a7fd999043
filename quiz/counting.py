"""Numbers of things in words: every count a person reads agrees with its noun."""

from __future__ import annotations


def counted(number: int, one: str, more: str = "") -> str:
    """``1 question``, ``2 questions``; ``1 card was left`` and ``2 cards were left`` where a verb follows.

    Args:
        one: what stands behind 1.
        more: what stands behind any other number; default: ``one`` with an s.
    """
    return f"{number:,} {one if number == 1 else more or f'{one}s'}"
