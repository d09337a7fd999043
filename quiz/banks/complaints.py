"""How problems of a bank file are put into words."""

from __future__ import annotations

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.questions import Flaw


def quoted(text: str, limit: int = 60) -> str:
    """A text from a file as it may stand in a message: in quotes, short, unprintable signs escaped."""
    clipped = text if len(text) <= limit else text[:limit] + "…"
    if clipped.isprintable():
        return f'"{clipped}"'
    return '"' + "".join(c if c.isprintable() else ascii(c)[1:-1] for c in clipped) + '"'


_MEANT = {
    "answer": ("key", "accept", "keys"),
    "answers": ("keys", "accept"),
    "choices": ("distractors",),
    "correct": ("key", "keys"),
    "explain": ("explanation",),
    "items": ("keys",),
    "options": ("distractors",),
    "prompt": ("stem",),
    "question": ("stem",),
    "solution": ("key", "accept", "keys"),
    "statement": ("stem",),
    "text": ("stem",),
    "wrong": ("distractors",),
}
"""Words of other tools for what a bank calls otherwise, the likeliest first."""


def suggestion(word: str, known: Iterable[str]) -> str:
    """``; did you mean "distractors"?`` or nothing."""
    names = list(known)
    word = word[:80].casefold()
    near = [name for name in _MEANT.get(word, ()) if name in names] or get_close_matches(word, names, n=1)
    return f'; did you mean "{near[0]}"?' if near else ""


def told(flaw: Flaw) -> str:
    """A flaw as one line, with its field named once."""
    named = flaw.field in re.findall(r"\w+", flaw.message)
    return flaw.message if named else f"{flaw.field}: {flaw.message}"
