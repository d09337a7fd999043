"""The fields of a question as texts that a person edits, and back. No screen, no disk.

A list has a line for each item, a pair is ``left | right``, true and false are words. A text that nobody
touched gives back the very value it was made of, whatever that holds.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, TypeVar

from quiz.banks.complaints import quoted, told
from quiz.banks.schema import Field, fields_of
from quiz.questions import Question, Unreadable
from quiz.questions.numbers import read_number

_Q = TypeVar("_Q", bound=Question)
_FIXED = frozenset({"id", "reviewed", "generated"})
_BREAK = "⏎"  # a line break within an item of a list
_BAR = "¦"  # a bar within a side of a pair
_PAIRS = tuple[tuple[str, str], ...]
_LIST = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TextField:
    """One field of a question on the editing desk.

    Attributes:
        key: as in a bank file.
        text: its value as text.
        many: whether each line is an item.
        hint: how to write it, in a few words; may be empty.
    """

    key: str
    text: str
    many: bool
    hint: str


class NotUnderstood(ValueError):
    """A text that is no value of its field; ``str()`` says what would be one."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(f"{key}: {message}")
        self.key, self.message = key, message


def text_fields(question: Question) -> list[TextField]:
    """What can be edited: all but id, type and marks, in the order of the file."""
    return [
        TextField(field.key, _shown(getattr(question, field.name)), _is_many(field), _hint(field))
        for field in _editable(question)
    ]


def edited(question: _Q, texts: Mapping[str, str]) -> _Q:
    """The question with some of its fields written anew.

    Args:
        texts: by key; keys that are not there, and texts that are as they were, change nothing.

    Raises:
        NotUnderstood: a text is no value of its field, or there is no such field.
    """
    by_key = {field.key: field for field in _editable(question)}
    values: dict[str, Any] = {}
    for key, text in texts.items():
        field = by_key.get(key)
        if field is None:
            raise NotUnderstood(key, f"a {question.type} question has {', '.join(by_key)}")
        if text != _shown(getattr(question, field.name)):
            values[field.name] = _meant(field, text)
    return replace(question, **values)


def complaints(question: Question) -> list[str]:
    """What keeps a question from being saved, a line each."""
    return [told(flaw) for flaw in question.flaws()]


def _editable(question: Question) -> list[Field]:
    return [field for field in fields_of(type(question)) if field.key not in _FIXED]


def _is_many(field: Field) -> bool:
    return field.hint in (_LIST, _PAIRS)


def _hint(field: Field) -> str:
    if field.hint == _PAIRS:
        return "left | right, a pair a line"
    if field.hint == _LIST:
        return "one a line"
    return {bool: "true or false", float: "a number"}.get(field.hint, "")


def _shown(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, tuple):
        return "\n".join(_shown_item(item) for item in value)
    if isinstance(value, float) and math.isnan(value):  # no number was written yet
        return ""
    return "" if value is None else str(value)


def _shown_item(item: str | tuple[str, str]) -> str:
    text = item if isinstance(item, str) else " | ".join(side.replace("|", _BAR) for side in item)
    return text.replace("\r\n", _BREAK).replace("\n", _BREAK)


def _meant(field: Field, text: str) -> Any:
    if field.hint is str:
        return text.strip()
    if _is_many(field):
        lines = [line.strip().replace(_BREAK, "\n") for line in text.split("\n")]
        items = tuple(line for line in lines if line)
        return tuple(_pair(field, item) for item in items) if field.hint == _PAIRS else items
    word = text.strip().casefold()
    if not word and not field.required:
        return field.default
    if field.hint is bool:
        if word not in ("true", "false", "t", "f"):
            raise NotUnderstood(field.key, f"{quoted(text.strip())} is neither true nor false")
        return word[0] == "t"
    return _number(field, word)


def _pair(field: Field, line: str) -> tuple[str, str]:
    left, bar, right = line.partition("|")
    if not bar or not left.strip() or not right.strip():
        raise NotUnderstood(field.key, f"{quoted(line)} is no pair: write left | right")
    return left.strip().replace(_BAR, "|"), right.strip().replace(_BAR, "|")


def _number(field: Field, word: str) -> float:
    try:
        return read_number(word)
    except Unreadable:
        message = f"{quoted(word)} is no number such as 2850 or 16.5"
        raise NotUnderstood(field.key, message) from None
