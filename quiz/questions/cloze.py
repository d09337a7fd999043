"""A sentence with gaps."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import LIMITS, Asked, Flaw, Mark, Question, Response, Unreadable, check_texts
from quiz.questions.closeness import Closeness, closeness
from quiz.questions.text import overlap

_GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
BLANK = "_____"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cloze(Question):
    """Fill every gap; the score is the share of gaps.

    Gaps stand in the stem as ``{{Russia}}`` or ``{{Russia|the Russian Federation}}``: the first
    spelling is the model answer, the others are taken too.
    """

    type: ClassVar[str] = "cloze"
    label: ClassVar[str] = "Fill the gaps"

    def gaps(self) -> tuple[tuple[str, ...], ...]:
        """The accepted spellings of each gap, in order."""
        return tuple(tuple(s.strip() for s in found.split("|")) for found in _GAP.findall(self.stem))

    def pieces(self) -> tuple[str, ...]:
        """The texts before, between and behind the gaps: one more than there are gaps."""
        return tuple(_GAP.sub("\0", self.stem.replace("\0", "")).split("\0"))

    def ask(self, rng: Random) -> Asked:
        count = len(self.gaps())
        if count == 1:
            return Asked(self, self.shown_stem(), slots=("gap",), hint="type what fills the gap")
        numbers = iter(range(1, count + 1))
        stem = _GAP.sub(lambda _: f"({next(numbers)}) {BLANK}", self.stem)
        slots = tuple(f"gap {n}" for n in range(1, count + 1))
        return Asked(self, stem, slots=slots, hint=f"type what fills the {count} gaps, with ; between")

    def read(self, line: str, asked: Asked) -> Response:
        count = len(asked.slots)
        if not line.strip():
            return ()
        words = tuple(word.strip() for word in line.split(";")) if count > 1 else (line.strip(),)
        if len(words) != count:
            raise Unreadable(f"there are {count} gaps: type {count} answers with ; between")
        return words

    def score(self, response: Response) -> Mark:
        found = self.filled(response)
        notes = [close.note for close in found if close.note]
        return Mark(sum(close.right for close in found) / len(self.gaps()), "; ".join(notes[:2]))

    def filled(self, response: Response) -> list[Closeness]:
        """For each gap how close the word typed there came; what belongs into another gap is wrong."""
        gaps = self.gaps()
        others = [[s for other in gaps for s in other if not overlap((s,), gap)] for gap in gaps]
        return [closeness(word, gap, rest) for word, gap, rest in zip(response, gaps, others, strict=False)]

    def answer(self) -> tuple[str, ...]:
        return tuple(gap[0] for gap in self.gaps())

    def shown_stem(self) -> str:
        return _GAP.sub(BLANK, self.stem)

    def spellings(self) -> tuple[tuple[str, ...], ...]:
        return self.gaps()

    def own_flaws(self) -> Iterator[Flaw]:
        if len(self.stem) > LIMITS["stem"]:
            return  # said already; looking for gaps takes the square of the length
        gaps = self.gaps()
        if not gaps:
            yield Flaw("stem", "a cloze stem needs a gap, such as {{Russia}}")
        for gap in gaps[:200]:
            yield from check_texts("stem", gap)
        if len(gaps) > 1 and any(";" in spelling for gap in gaps for spelling in gap):
            yield Flaw("stem", "with several gaps none may hold a “;”: it stands between the answers typed")
        if any("{{" in spelling for gap in gaps for spelling in gap):
            yield Flaw("stem", "a gap is opened with {{ inside another")
        if _GAP.sub("", self.stem).count("{{") or len(gaps) > 200:
            yield Flaw("stem", "a gap is opened with {{ and not closed with }}, or there are over 200")
