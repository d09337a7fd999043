"""A statement to be judged."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import Asked, Flaw, Mark, Question, Response, Unreadable, check_length

_WORDS = {
    "true": True,
    "t": True,
    "yes": True,
    "y": True,
    "1": True,
    "false": False,
    "f": False,
    "no": False,
    "n": False,
    "2": False,
}
TRUE, FALSE = "True", "False"


@dataclass(frozen=True, slots=True, kw_only=True)
class TrueFalse(Question):
    """Is the statement true? All or nothing.

    Attributes:
        key: whether it is.
        correction: what is true, where the statement is false; may be empty.
    """

    type: ClassVar[str] = "truefalse"
    label: ClassVar[str] = "True or false"
    may_be_false: ClassVar[bool] = True

    key: bool
    correction: str = ""

    def ask(self, rng: Random) -> Asked:
        return Asked(self, self.stem, (TRUE, FALSE), hint="type t for true, f for false")

    def read(self, line: str, asked: Asked) -> Response:
        word = line.strip().casefold()
        if not word:
            return ()
        if word not in _WORDS:
            raise Unreadable("type t for true or f for false")
        return (TRUE if _WORDS[word] else FALSE,)

    def score(self, response: Response) -> Mark:
        return Mark(1.0 if response == (TRUE if self.key else FALSE,) else 0.0)

    def answer(self) -> tuple[str, ...]:
        return (TRUE,) if self.key else (f"{FALSE}. {self.correction}".removesuffix(". "),)

    def keys(self) -> tuple[str, ...]:
        return ()

    def own_flaws(self) -> Iterator[Flaw]:
        yield from check_length("correction", self.correction)
        if self.key and self.correction:
            yield Flaw("correction", "a true statement needs no correction")
