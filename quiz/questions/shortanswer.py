"""A word or a name, typed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import Asked, Flaw, Mark, Question, Response, check_texts
from quiz.questions.closeness import closeness


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortAnswer(Question):
    """Type the answer; all or nothing. A small slip is taken; a near miss is named as such.

    Attributes:
        accept: the spellings taken; the first is the model answer.
    """

    type: ClassVar[str] = "shortanswer"
    label: ClassVar[str] = "Type the answer"

    accept: tuple[str, ...]

    def ask(self, rng: Random) -> Asked:
        return Asked(self, self.stem, hint="type the answer")

    def read(self, line: str, asked: Asked) -> Response:
        return (line.strip(),) if line.strip() else ()

    def score(self, response: Response) -> Mark:
        typed = response[0] if len(response) == 1 else ""
        found = closeness(typed, self.accept, stem=self.stem)
        return Mark(1.0 if found.right else 0.0, found.note)

    def answer(self) -> tuple[str, ...]:
        return self.accept[:1]

    def keys(self) -> tuple[str, ...]:
        return self.accept

    def spellings(self) -> tuple[tuple[str, ...], ...]:
        return (self.accept,)

    def own_flaws(self) -> Iterator[Flaw]:
        yield from check_texts("accept", self.accept, least=1)
