"""Keeping keys unguessable: how blind test-takers would fare over a bank, and over many small banks."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field

TAKERS = 3
"""Those who pick the longest, the most frequent, the most stem-like choice."""

STEADY, SHAKY = 0.4, 0.5
"""Share of a bank's questions that may be choices because a year, or a long number, can be offered as one."""


_LEAST, _BELOW = -0.3, 0.3
"""The smallest allowance (the largest is one more), and how far below the allowance to aim.

Where nothing but the key's winning is possible the question is typed, so what is left leans to winning: the
allowances lie below the middle to make up for it.
"""


@dataclass(slots=True)
class Balance:
    """How often blind test-takers would have been right so far: keys must not be guessable over a bank.

    A bank with a single choice question cannot be fair by itself: its key is the most frequent name or it
    is not. So every bank allows each test-taker an excess over chance of its own, drawn from the
    article: over many banks, however small, the excesses make up for one another.

    Attributes:
        allowed: the excess over chance, in questions, that each test-taker may reach.
        start: what the first choice question of a number or a year is spared, 0 to 1.
        made, asked: number of questions, and of those with one choice to pick.
        chance: what guessing would score.
        won: score of those who pick the longest, the most frequent, the most stem-like choice.
    """

    allowed: tuple[float, ...] = (_BELOW,) * TAKERS
    start: float = 0.5
    made: int = 0
    asked: int = 0
    chance: float = 0.0
    won: list[float] = field(default_factory=lambda: [0.0] * TAKERS)

    @classmethod
    def of(cls, text: str) -> Balance:
        """The balance of an article's bank: the same text, the same allowances."""
        digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()
        drawn = [int.from_bytes(digest[4 * n : 4 * n + 4], "big") / 2**32 for n in range(TAKERS + 1)]
        return cls(allowed=tuple(x + _LEAST for x in drawn[:TAKERS]), start=drawn[TAKERS])

    def cost(self, marks: list[float], options: int) -> float:
        """How far the test-takers would be from the middle of what they are allowed; 0 is best."""
        return sum(
            (excess - (most - _BELOW)) ** 2
            for excess, most in zip(self._excess(marks, options), self.allowed, strict=True)
        )

    def tips(self, marks: list[float], options: int) -> bool:
        """Whether these marks would give a test-taker more than is allowed."""
        return any(
            mark > 1 / options and excess > most
            for mark, excess, most in zip(marks, self._excess(marks, options), self.allowed, strict=True)
        )

    def wants(self, *, shaky: bool) -> bool:
        """Whether the next number or year may be a choice: long numbers and days, hard to type, sooner."""
        return self.asked + 1 <= (SHAKY if shaky else STEADY) * (self.made + 1) + self.start

    def add(self, marks: list[float], options: int) -> None:
        """Take a choice question in."""
        self.asked += 1
        self.chance += 1 / options
        self.won = [won + mark for won, mark in zip(self.won, marks, strict=True)]

    def _excess(self, marks: list[float], options: int) -> list[float]:
        chance = self.chance + 1 / options
        return [won + mark - chance for won, mark in zip(self.won, marks, strict=True)]
