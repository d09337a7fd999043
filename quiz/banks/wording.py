"""The view of texts that the rules of item writing share: their words, and which of them tell something."""

from __future__ import annotations

import re
from collections.abc import Sequence

_COMMON = """
a an the of in on at to for from by with and or nor but as is was were are be been being am has have had do
does did that which who whom whose what when where why how it its this these those his her their he she they
him them not no than then into over after before about during between under near more most some any each
other such also i we you our your my us me would could should will can may might must so if there here out up
off through against within without among
"""
STOP = frozenset(_COMMON.split())
"""Words too common to tell anything."""

_TOKEN = re.compile(r"\d+(?:\.\d+)+|[^\W_]+")


def tokens(text: str) -> list[str]:
    """The words of a text, lower-case, without possessive 's, and numbers without their commas."""
    text = re.sub(r"['’]s\b", "", text.casefold())
    return _TOKEN.findall(re.sub(r"(?<=\d),(?=\d{3}\b)", "", text))


def content(text: str) -> list[str]:
    """The words that tell something."""
    return [word for word in tokens(text) if word not in STOP]


def holds(words: Sequence[str], part: Sequence[str]) -> bool:
    """Whether ``part`` stands in ``words`` in one piece."""
    return bool(part) and f" {' '.join(part)} " in f" {' '.join(words)} "


def has_names(text: str) -> bool:
    """Whether a capital (behind the first word), a digit or a quotation binds the text to something."""
    return bool(re.search(r"(?<=\s)[\"“‘'(]?[A-Z]|\d|[\"“”]", text.strip()))
