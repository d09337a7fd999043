"""What a generation did: questions made, sentences used, what was dropped and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from quiz.questions import Bank

EXAMPLES = 3
"""Examples kept for each reason."""


@dataclass(slots=True)
class Report:
    """Figures of one generation.

    Attributes:
        types: questions of each type.
        sentences: in the article; ``used``: those that some question's evidence is.
        words: in the article's prose.
        dropped: reason → number of sentences or drafts dropped for it.
        examples: reason → a few wordings dropped for it.
    """

    types: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    used: int = 0
    words: int = 0
    dropped: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    @property
    def questions(self) -> int:
        """How many were made."""
        return sum(self.types.values())

    def drop(self, reason: str, example: str = "") -> None:
        """Count something dropped."""
        self.dropped[reason] += 1
        if example and len(self.examples.setdefault(reason, [])) < EXAMPLES:
            self.examples[reason].append(example)


@dataclass(frozen=True, slots=True)
class Generated:
    """A bank and how it came about."""

    bank: Bank
    report: Report
