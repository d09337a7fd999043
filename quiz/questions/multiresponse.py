"""Several keys among distractors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import Asked, Flaw, Mark, Question, Response, shuffled
from quiz.questions.text import check_choices, overlap, pick_many


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiResponse(Question):
    """Tick all that are right: right ticks minus wrong ticks over keys, not below 0.

    Attributes:
        keys_: the right choices; ``keys`` in the file.
        distractors: the wrong ones.
    """

    type: ClassVar[str] = "multiresponse"
    label: ClassVar[str] = "Choose all that apply"

    keys_: tuple[str, ...]
    distractors: tuple[str, ...]

    def ask(self, rng: Random) -> Asked:
        options = shuffled((*self.keys_, *self.distractors), rng)
        return Asked(self, self.stem, options, hint="type the numbers of all that apply, such as 1 3 4")

    def read(self, line: str, asked: Asked) -> Response:
        return pick_many(line, asked.options)

    def score(self, response: Response) -> Mark:
        ticks = set(response)
        right, wrong = len(ticks & set(self.keys_)), len(ticks - set(self.keys_))
        missed = len(self.keys_) - right
        note = ", ".join(
            part for part in (f"{missed} missed" if missed else "", f"{wrong} wrong" if wrong else "") if part
        )
        return Mark(max(0.0, (right - wrong) / len(self.keys_)), note if ticks else "")

    def answer(self) -> tuple[str, ...]:
        return self.keys_

    def right_choices(self) -> tuple[str, ...]:
        return self.keys_

    def wrong_choices(self) -> tuple[str, ...]:
        return self.distractors

    def own_flaws(self) -> Iterator[Flaw]:
        yield from check_choices("keys", self.keys_, least=1)
        yield from check_choices("distractors", self.distractors, least=1)
        if overlap(self.distractors, self.keys_):
            yield Flaw("distractors", "holds a key")
