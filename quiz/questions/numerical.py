"""A number, typed."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import Asked, Flaw, Mark, Question, Response, Unreadable, check_length
from quiz.questions.text import parse_number, show_number


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
        if self._value(line) is None:
            raise Unreadable(f"“{line.strip()[:40]}” is no number: write it in digits, such as 1,200 or 3.5")
        return (line.strip(),)

    def score(self, response: Response) -> Mark:
        value = self._value(response[0]) if len(response) == 1 else None
        if value is None:
            return Mark(0.0)
        # Ten parts in a billion absorb what binary fractions add to 0.1 + 0.2, and nothing else.
        slack = (
            self.tolerance + 1e-8 * max(abs(self.key), abs(self.tolerance))
            if self.tolerance
            else 1e-12 * abs(self.key)
        )
        off = abs(value - self.key)
        if off <= slack:
            return Mark(1.0)
        return Mark(0.0, f"off by {show_number(round(off, 6))}" if off < 1e15 else "")

    def _value(self, typed: str) -> float | None:
        """The number typed; the unit behind it is cut off first, as it may look like one (m2, million)."""
        line, unit = typed.strip().casefold(), self.unit.strip().casefold()
        if unit and not unit[0].isdigit() and unit[0] not in ".,":
            line = line.removesuffix(unit)
        return parse_number(line)

    def answer(self) -> tuple[str, ...]:
        number = show_number(self.key)
        spread = f" (±{show_number(self.tolerance)})" if self.tolerance else ""
        return (f"{number} {self.unit}{spread}".replace("  ", " ").strip(),)

    def keys(self) -> tuple[str, ...]:
        # A number may be written with and without commas, so both are looked for.
        return tuple(dict.fromkeys((show_number(self.key), f"{self.key:,}", str(self.key))))

    def own_flaws(self) -> Iterator[Flaw]:
        if isinstance(self.key, int) and abs(self.key) >= 2**63:
            yield Flaw("key", "a whole number of over 19 digits: write it with an exponent, such as 6.02e23")
        elif not math.isfinite(self.key):
            yield Flaw("key", "the key is no finite number")
        if not math.isfinite(self.tolerance) or self.tolerance < 0:
            yield Flaw("tolerance", "the tolerance is a finite number, 0 or more")
        yield from check_length("unit", self.unit)
