"""A bank to begin with: valid, with one question that shows how one is written."""

from __future__ import annotations

import re

from quiz.questions import Bank, MultiChoice
from quiz.questions.bank import slug

EXAMPLE = MultiChoice(
    id="example",
    stem="Which planet is closest to the Sun?",
    key="Mercury",
    distractors=("Venus", "Mars", "Jupiter"),
    evidence=("Of the eight planets Mercury is the closest to the Sun.",),
    explanation="An example: write a question of your own in its place.",
)


def new_bank(name: str, title: str = "") -> Bank:
    """A bank with the example in it.

    Args:
        name: its id is made of this.
        title: made of the name where it is empty.
    """
    if not title:
        title = re.sub(r"[\s_-]+", " ", name).strip()
        title = title[:1].upper() + title[1:]
    return Bank(id=slug(name), title=title, questions=(EXAMPLE,))
