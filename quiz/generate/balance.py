"""Keeping keys unguessable: how blind test-takers would fare over a bank."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(slots=True)
class Balance:
    """How often blind test-takers would have been right so far: keys must not be guessable over a bank.

    Attributes:
        asked, chance: number of multichoice questions, and what guessing would score.
        won: score of those who pick the longest, the most frequent, the most stem-like choice.
    """

    asked: int = 0
    chance: float = 0.0
    won: list[float] = field(default_factory=lambda: [0.0, 0.0, 0.0])

    def cost(self, marks: list[float], options: int) -> float:
        """How far from chance the test-takers would be after these marks; above it weighs double."""
        chance = self.chance + 1 / options
        off = [won + mark - chance for won, mark in zip(self.won, marks, strict=True)]
        return sum((2 if x > 0 else 1) * x * x for x in off)

    def tips(self, marks: list[float], options: int) -> bool:
        """Whether these marks would put a test-taker a good question above chance."""
        chance = self.chance + 1 / options
        return any(
            mark == 1.0 and won + mark - chance > 0.6 for won, mark in zip(self.won, marks, strict=True)
        )

    def add(self, marks: list[float], options: int) -> None:
        """Take a question in."""
        self.asked += 1
        self.chance += 1 / options
        self.won = [won + mark for won, mark in zip(self.won, marks, strict=True)]
