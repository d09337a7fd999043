"""A piece of a sentence to ask for."""

from __future__ import annotations

from dataclasses import dataclass

from quiz.generate.drafts import Answer


@dataclass(frozen=True, slots=True)
class Target:
    """A piece of a sentence to ask for.

    Attributes:
        span: its tokens, with the article or title that goes with it.
        answers: one, or the members of a list.
        parts: the tokens of each answer, in order.
        wh: the words that ask for it where it stands; "" where only a gap will do.
    """

    span: range
    answers: tuple[Answer, ...]
    parts: tuple[range, ...]
    wh: str

    @property
    def answer(self) -> Answer:
        """The first answer."""
        return self.answers[0]
