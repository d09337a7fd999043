"""Things to be put in order."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import Asked, Flaw, Mark, Question, Response, Unreadable, shuffled
from quiz.questions.text import check_choices, pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Ordering(Question):
    """Put the items in order; the score is the share of neighbours whose order is right.

    For items a, b, c the neighbours are (a, b) and (b, c): the response a, c, b has a before b but not
    b before c, so it scores a half.

    Attributes:
        keys_: two or more items in the right order; ``keys`` in the file.
    """

    type: ClassVar[str] = "ordering"
    label: ClassVar[str] = "Put in order"

    keys_: tuple[str, ...]

    def ask(self, rng: Random) -> Asked:
        options = shuffled(self.keys_, rng)
        if options == self.keys_:  # shown in the right order it would be no question
            options = options[1:] + options[:1]
        hint = "type the numbers in the right order, such as " + " ".join(
            str(n) for n in range(len(options), 0, -1)
        )
        return Asked(self, self.stem, options, hint=hint)

    def read(self, line: str, asked: Asked) -> Response:
        if not line.strip():
            return ()
        words = line.split(";") if ";" in line else re.split(r"[\s,]+", line.strip())
        picked = tuple(pick(word, asked.options) for word in words if word.strip())
        if len(picked) != len(asked.options) or len(set(picked)) != len(picked):
            raise Unreadable(f"type each of the {len(asked.options)} numbers once, in the right order")
        return picked

    def score(self, response: Response) -> Mark:
        place = {item: index for index, item in enumerate(response)}
        if len(place) != len(response) or set(place) != set(self.keys_):
            return Mark(0.0)
        pairs = list(zip(self.keys_, self.keys_[1:], strict=False))
        right = sum(place[first] < place[second] for first, second in pairs)
        return Mark(right / len(pairs))

    def answer(self) -> tuple[str, ...]:
        return self.keys_

    def spellings(self) -> tuple[tuple[str, ...], ...]:
        return ()  # the items are shown; the key is their order

    def own_flaws(self) -> Iterator[Flaw]:
        yield from check_choices("keys", self.keys_, least=2)
