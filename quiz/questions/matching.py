"""Pairs to be put together."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import Asked, Flaw, Mark, Question, Response, Unreadable, check_texts, shuffled
from quiz.questions.text import check_choices, overlap, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Matching(Question):
    """Give every left-hand side its right-hand side; the score is the share of pairs.

    Attributes:
        pairs: two or more of (left, right); a right-hand side may serve several left ones.
        distractors: extra right-hand sides that belong to none.
    """

    type: ClassVar[str] = "matching"
    label: ClassVar[str] = "Match the pairs"

    pairs: tuple[tuple[str, str], ...]
    distractors: tuple[str, ...] = ()

    def ask(self, rng: Random) -> Asked:
        rights = (*self._rights(), *self.distractors)
        lefts = tuple(left for left, _ in self.pairs)
        hint = "for each, in order, type the number of its match, such as " + " ".join(
            str(n) for n in range(len(lefts), 0, -1)
        )
        return Asked(self, self.stem, shuffled(rights, rng), lefts, hint)

    def read(self, line: str, asked: Asked) -> Response:
        if not line.strip():
            return ()
        words = line.split(";") if ";" in line else re.split(r"[\s,]+", line.strip())
        if len(words) != len(asked.slots):
            raise Unreadable(
                f"there are {len(asked.slots)} to match: type {len(asked.slots)} numbers, in their order"
            )
        return tuple(pick(word, asked.options) for word in words)

    def score(self, response: Response) -> Mark:
        right = sum(given == pair[1] for given, pair in zip(response, self.pairs, strict=False))
        return Mark(right / len(self.pairs), f"{right} of {len(self.pairs)} pairs" if response else "")

    def answer(self) -> tuple[str, ...]:
        return tuple(f"{left} — {right}" for left, right in self.pairs)

    def keys(self) -> tuple[str, ...]:
        return tuple(side for pair in self.pairs for side in pair)

    def spellings(self) -> tuple[tuple[str, ...], ...]:
        return ()  # a side of a pair answers nothing by itself

    def own_flaws(self) -> Iterator[Flaw]:
        if len(self.pairs) < 2:
            yield Flaw("pairs", f"needs at least 2, has {len(self.pairs)}")
        yield from check_texts("pairs", tuple(left for left, _ in self.pairs))
        yield from check_choices("pairs", self._rights())
        yield from check_choices("distractors", self.distractors)
        if overlap(self.distractors, self._rights()):
            yield Flaw("distractors", "holds a right-hand side of a pair")

    def _rights(self) -> tuple[str, ...]:
        """The right-hand sides, each once though it may serve several left ones."""
        return tuple(dict.fromkeys(right for _, right in self.pairs))
