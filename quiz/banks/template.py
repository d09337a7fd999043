"""What a person begins with: a valid bank with one question that shows how it is done, or a blank one."""

from __future__ import annotations

import math
import re
from collections.abc import Collection
from dataclasses import replace
from itertools import count
from typing import Any

from quiz.banks.schema import fields_of
from quiz.questions import Bank, MultiChoice, Question
from quiz.questions.slugs import slug

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


def blank(kind: type[Question], taken: Collection[str] = ()) -> Question:
    """A question of a type in which nothing is written yet: no field of it passes for a value that was meant.

    Args:
        taken: the ids it cannot have.
    """
    empty: dict[Any, Any] = {str: "", bool: True, float: math.nan}
    values = {field.name: empty.get(field.hint, ()) for field in fields_of(kind) if field.required}
    return named(kind(**values), taken)


def named(question: Question, taken: Collection[str]) -> Question:
    """The question under an id made of the first words of its stem, which no other has."""
    words = slug(question.stem, "question")[:40].strip("-")
    ids = (f"{words}{f'-{number}' if number > 1 else ''}" for number in count(1))
    return replace(question, id=next(one for one in ids if one not in taken))
