"""A question as every format can hold it: its texts without control characters and blanks at their ends."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterable
from typing import Any, TypeVar

from quiz.formats.plain_text import tidy
from quiz.questions import Cloze, Question
from quiz.questions.base import LIMITS

_Q = TypeVar("_Q", bound=Question)
GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
"""A gap of a cloze stem, as :meth:`Cloze.gaps` finds it; only for stems within their limit."""

_OPTIONAL = frozenset({"evidence", "tags", "accept"})  # lists from which an idle text simply goes


def tidied(question: _Q) -> _Q:
    """The question with tidy texts; it may have flaws now, such as two choices that became the same."""
    changed: dict[str, Any] = {
        field.name: _tidy(field.name, getattr(question, field.name))
        for field in dataclasses.fields(question)
        if field.name != "id"
    }
    if isinstance(question, Cloze) and len(changed["stem"]) <= LIMITS["stem"]:
        changed["stem"] = GAP.sub(_tidy_gap, changed["stem"])
    return dataclasses.replace(question, **changed)


def fits_gap(spelling: str) -> bool:
    """Whether a spelling can stand in a gap as it is."""
    return bool(spelling) and not re.search(r"\||\{\{|\}\}|^\{|\}$", spelling)


def _tidy_gap(found: re.Match[str]) -> str:
    return "{{" + "|".join(map(tidy, found.group(1).split("|"))) + "}}"


def unlike(texts: Iterable[str]) -> tuple[str, ...]:
    """The texts tidied, empty ones and repetitions (up to case) left out."""
    found = {text.casefold(): text for text in reversed([tidy(text) for text in texts]) if text}
    return tuple(reversed(found.values()))


def _tidy(name: str, value: object) -> object:
    if isinstance(value, str):
        return tidy(value)
    if isinstance(value, tuple):
        if name in _OPTIONAL:
            return unlike(value)
        return tuple(_tidy("", item) for item in value)
    return value
