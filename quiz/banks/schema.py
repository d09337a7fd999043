"""Which keys a bank file knows and what may stand behind them: read off the dataclasses.

A new question type needs no line here: its fields and their annotations are the schema. ``keys_`` in
Python (``keys`` would hide a method) is ``keys`` in the file.
"""

from __future__ import annotations

import dataclasses
import types
import typing
from dataclasses import MISSING, dataclass
from datetime import date, datetime, time
from functools import cache
from typing import Any

from quiz.questions import Bank, Question, Source

FORMAT = "sco-quiz/1"
TOP_KEYS = ("format", "bank", "source", "question", "rejected")

_ONE_OR_MANY = frozenset({"evidence"})  # keys whose list may be written as a single text
_TOML_INTEGERS = range(-(2**63), 2**63)  # what TOML promises; more digits would be lost elsewhere


_TEXTS = tuple[str, ...]
_KINDS_OF_TEXTS = frozenset({str})


@dataclass(frozen=True, slots=True)
class Field:
    """One key of a table in a bank file.

    Attributes:
        key: its name in the file.
        name: its name in the dataclass.
        hint: the resolved type annotation.
        default: the value when left out; ``MISSING`` where the key is required.
    """

    key: str
    name: str
    hint: Any
    default: Any

    @property
    def required(self) -> bool:
        """Whether the key must be there."""
        return self.default is MISSING

    @property
    def one_or_many(self) -> bool:
        """Whether a list of one text may be written as that text."""
        return self.key in _ONE_OR_MANY


class Misfit(ValueError):
    """A value of the wrong kind; ``str()`` says what it should be and what it is."""


@cache
def fields_of(cls: type[Any]) -> tuple[Field, ...]:
    """The keys of a dataclass in the order they are written.

    For a question: id and stem, then the type's own keys, then the other keys all types share.
    """
    hints = typing.get_type_hints(cls)
    own = [
        f for f in dataclasses.fields(cls) if f.init and not dataclasses.is_dataclass(_inner(hints[f.name]))
    ]
    found = [Field(f.name.rstrip("_"), f.name, hints[f.name], f.default) for f in own]
    if not issubclass(cls, Question):
        return tuple(found)
    shared = {f.name for f in dataclasses.fields(Question)}
    return (
        *(f for f in found if f.name in shared and f.required),
        *(f for f in found if f.name not in shared),
        *(f for f in found if f.name in shared and not f.required),
    )


@cache
def by_key_of(cls: Any) -> dict[str, Field]:
    """The keys of a dataclass by their names in the file."""
    return {field.key: field for field in fields_of(cls)}


@cache
def required_of(cls: Any) -> tuple[Field, ...]:
    """The keys of a dataclass that must be there."""
    return tuple(field for field in fields_of(cls) if field.required)


def bank_fields() -> tuple[Field, ...]:
    """The keys under ``[bank]``."""
    return fields_of(Bank)


def source_fields() -> tuple[Field, ...]:
    """The keys under ``[source]``."""
    return fields_of(Source)


def convert(value: object, hint: Any) -> Any:
    """The Python value for a TOML value, by the annotation it has to fit.

    Lists become tuples; whole numbers stay ``int`` where a number is wanted.

    Raises:
        Misfit: the value is of another kind.
    """
    if hint is str and type(value) is str:
        return value
    if type(value) is list and hint == _TEXTS and _KINDS_OF_TEXTS.issuperset(map(type, value)):
        return tuple(value)  # by far the most frequent list
    optional = _optional(hint)
    if optional is not None:
        return convert(value, optional)
    if typing.get_origin(hint) is tuple:
        return _convert_list(value, hint)
    if hint is float and type(value) in (int, float):
        return _bounded(value)
    if hint is int and type(value) is int:
        return _bounded(value)
    if hint in (str, bool, date) and type(value) is hint:
        return value
    raise Misfit(f"must be {_wanted(hint)}, but is {_found(value)}{_remedy(value, hint)}")


def _convert_list(value: object, hint: Any) -> tuple[Any, ...]:
    inner = typing.get_args(hint)
    if not isinstance(value, list):
        raise Misfit(f"must be {_wanted(hint)}, but is {_found(value)}")
    if inner[-1] is not Ellipsis and len(value) != len(inner):
        raise Misfit(f"must be {_wanted(hint)}, but is a list of {len(value)}")
    kinds = [inner[0]] * len(value) if inner[-1] is Ellipsis else list(inner)
    converted = []
    for number, (item, kind) in enumerate(zip(value, kinds, strict=True), start=1):
        try:
            converted.append(convert(item, kind))
        except Misfit as misfit:
            raise Misfit(f"must be {_wanted(hint)}; item {number} {misfit}") from None
    return tuple(converted)


def _bounded(value: object) -> object:
    if type(value) is int and value not in _TOML_INTEGERS:
        raise Misfit("is a whole number of over 19 digits: write it with an exponent, such as 6.02e23")
    return value


def _inner(hint: Any) -> Any:
    """What a field holds, looking through ``| None`` and ``tuple[…, ...]``."""
    hint = _optional(hint) or hint
    return typing.get_args(hint)[0] if typing.get_origin(hint) is tuple else hint


@cache
def _optional(hint: Any) -> Any:
    """``X`` for ``X | None``, else None."""
    if isinstance(hint, types.UnionType) or typing.get_origin(hint) is typing.Union:
        return next(arg for arg in typing.get_args(hint) if arg is not type(None))
    return None


def _wanted(hint: Any) -> str:
    names = {
        str: "a text in quotes",
        bool: "true or false",
        float: "a number",
        int: "a whole number",
        date: "a date such as 2024-10-16",
        tuple[str, str]: 'a pair of texts such as ["left", "right"]',
        tuple[str, ...]: 'a list of texts such as ["one", "two"]',
        tuple[tuple[str, str], ...]: 'a list of pairs such as [["left", "right"], ["left", "right"]]',
    }
    return names.get(hint, "a list")


def _found(value: object) -> str:
    names: dict[type, str] = {
        str: "a text",
        bool: "true or false",
        int: "a whole number",
        float: "a number",
        list: "a list",
        dict: "a table",
        datetime: "a date with a time",
        date: "a date",
        time: "a time",
    }
    return names.get(type(value), "something else")


def _remedy(value: object, hint: Any) -> str:
    """How to write the value so that it fits, where that is plain."""
    if hint is str and type(value) in (int, float, bool) and abs(value) < 1e15:  # type: ignore[arg-type]
        written = str(value).lower() if type(value) is bool else str(value)
        return f': put it in quotes, "{written}"'
    if hint in (float, int, bool, date) and type(value) is str:
        return ": leave the quotes out"
    return ""
