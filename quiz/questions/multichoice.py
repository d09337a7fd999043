"""One key among distractors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import (
    RECALL,
    Asked,
    Flaw,
    Mark,
    Question,
    Response,
    check_length,
    check_texts,
    shuffled,
)
from quiz.questions.closeness import closeness
from quiz.questions.fairness import fair_key, fair_stem
from quiz.questions.text import check_choices, overlap, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiChoice(Question):
    """Pick the one right choice, or type it without seeing the choices; all or nothing.

    Attributes:
        key: the right choice.
        distractors: two or more wrong choices; typed, none of them is ever taken for the key.
        accept: other spellings of the key, taken when the question is asked without choices.
    """

    type: ClassVar[str] = "multichoice"
    label: ClassVar[str] = "Choose one"

    key: str
    distractors: tuple[str, ...]
    accept: tuple[str, ...] = ()

    def ask(self, rng: Random) -> Asked:
        options = shuffled((self.key, *self.distractors), rng)
        return Asked(self, self.stem, options, hint="type the number of your choice")

    def recall(self) -> Asked | None:
        if not (fair_stem(self.stem) and fair_key(self.key, spellings=1 + len(self.accept))):
            return None
        return Asked(self, self.stem, hint="type the answer", form=RECALL, task="Type the answer")

    def read(self, line: str, asked: Asked) -> Response:
        if asked.form == RECALL:
            return (line.strip(),) if line.strip() else ()
        return (pick(line, asked.options),) if line.strip() else ()

    def score(self, response: Response) -> Mark:
        return Mark(1.0 if response == (self.key,) else 0.0)

    def score_recall(self, response: Response) -> Mark:
        typed = response[0] if len(response) == 1 else ""
        found = closeness(typed, (self.key, *self.accept), self.distractors, self.stem)
        return Mark(1.0 if found.right else 0.0, found.note)

    def answer(self) -> tuple[str, ...]:
        return (self.key,)

    def spellings(self) -> tuple[tuple[str, ...], ...]:
        return ((self.key, *self.accept),)

    def right_choices(self) -> tuple[str, ...]:
        return (self.key,)

    def wrong_choices(self) -> tuple[str, ...]:
        return self.distractors

    def own_flaws(self) -> Iterator[Flaw]:
        if not self.key.strip():
            yield Flaw("key", "the key is empty")
        yield from check_length("key", self.key)
        yield from check_choices("distractors", self.distractors, least=2)
        yield from check_texts("accept", self.accept)
        if overlap(self.distractors, (self.key,)):
            yield Flaw("distractors", "holds the key")
