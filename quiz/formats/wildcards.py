"""Moodle's typed answers: ``*`` in them stands for any text, ``\\*`` for a star."""

from __future__ import annotations

import re

_STAR = re.compile(r"\\\*|\*")


def with_wildcards(text: str) -> str:
    """A text whose stars are stars."""
    return text.replace("*", "\\*")


def without_wildcards(text: str) -> str:
    """What is left of an answer when any text in it is none."""
    return _STAR.sub(lambda m: "*" if len(m.group()) == 2 else "", text)
