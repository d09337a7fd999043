"""A number, typed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.amounts import read_counted
from quiz.questions.base import Asked, Flaw, Mark, Question, Response, Unreadable, check_length
from quiz.questions.numbers import show_number


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerical(Question):
    """Type a number; right within the tolerance.

    Attributes:
        key: the number.
        tolerance: how far a right answer may be off, in the key's unit.
        unit: shown behind the field; may be empty, and need not be typed.
    """

    type: ClassVar[str] = "numerical"
    label: ClassVar[str] = "Type a number"

    key: float
    tolerance: float = 0
    unit: str = ""

    def ask(self, rng: Random) -> Asked:
        return Asked(self, self.stem, hint=f"type a number ({self.unit})" if self.unit else "type a number")

    def read(self, line: str, asked: Asked) -> Response:
        if not line.strip():
            return ()
        read_counted(line, self.unit, self.stem)
        return (line.strip(),)

    def score(self, response: Response) -> Mark:
        try:
            value = read_counted(response[0] if len(response) == 1 else "", self.unit, self.stem, self.key)
        except Unreadable:  # nonsense from a log
            return Mark(0.0)
        off = abs(value - self.key)
        if off <= self.tolerance + self._slack(value):
            return Mark(1.0)
        return Mark(0.0, f"off by {_rounded(off)}" if off < 1e15 else "")

    def _slack(self, value: float) -> float:
        """What binary fractions add to 0.1 + 0.2, and nothing else; whole numbers need none."""
        if isinstance(value, int) and isinstance(self.key, int) and isinstance(self.tolerance, int):
            return 0
        return 1e-8 * max(abs(self.key), self.tolerance) if self.tolerance else 1e-12 * abs(self.key)

    def answer(self) -> tuple[str, ...]:
        number = show_number(self.key)
        spread = f" (±{show_number(self.tolerance)})" if self.tolerance else ""
        return (f"{number} {self.unit}{spread}".replace("  ", " ").strip(),)

    def keys(self) -> tuple[str, ...]:
        # A number may be written with and without commas, so both are looked for.
        return tuple(dict.fromkeys((show_number(self.key), f"{self.key:,}", str(self.key))))

    def spellings(self) -> tuple[tuple[str, ...], ...]:
        return (self.keys(),)

    def number(self) -> float | None:
        return self.key

    def own_flaws(self) -> Iterator[Flaw]:
        if isinstance(self.key, int) and abs(self.key) >= 2**63:
            yield Flaw("key", "a whole number of over 19 digits: write it with an exponent, such as 6.02e23")
        elif not math.isfinite(self.key):
            yield Flaw("key", "the key is no finite number")
        if not math.isfinite(self.tolerance) or self.tolerance < 0:
            yield Flaw("tolerance", "the tolerance is a finite number, 0 or more")
        yield from check_length("unit", self.unit)


def _rounded(off: float) -> str:
    """A distance to six digits behind the point, or six that count where it is small."""
    return show_number(off if isinstance(off, int) else round(off, 6) if off >= 1 else float(f"{off:.6g}"))
