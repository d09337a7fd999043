"""The one door through which text of banks, articles and learners reaches the screen.

Such text is data. It becomes :class:`~textual.content.Content`, which knows no markup, and loses its
escape sequences, control characters and characters that turn the writing direction on the way.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from textual.content import Content

from quiz.clean import visible

LONG = 5_000
"""Most characters of one text that are shown; nobody reads on, and a screen must stay quick."""

_ALIKE = {
    "'": "['’‘ʼ`´]",
    '"': '["“”„«»]',
    "-": "[-‐‑‒–—−]",
}
_MEANT = {sign: pattern for pattern in _ALIKE.values() for sign in pattern[1:-1]}


def plain(text: str, limit: int = LONG) -> Content:
    """The text as it may be shown: no markup, nothing unseen; newlines stay; long texts end in ``…``."""
    return Content(visible(text, limit=limit))


def one_line(text: str, limit: int = 300) -> Content:
    """The same on one line: all white space becomes single blanks."""
    return Content(visible(text, lines=False, limit=limit))


def sentence(text: str, limit: int = 500) -> str:
    """The same as a ``str``, for notifications (always with ``markup=False``) and titles."""
    return visible(text, lines=False, limit=limit)


def lit(passage: str, keys: Iterable[str], style: str = "bold underline $text-accent") -> Content:
    """A passage with the keys in it set off by ``style``.

    Found are whole words, whatever their case, kind of quotation mark, dash or white space; a key that
    does not occur is passed over.
    """
    content = plain(passage)
    for start, end in spans(content.plain, keys):
        content = content.stylize(style, start, end)
    return content


def spans(passage: str, keys: Iterable[str]) -> list[tuple[int, int]]:
    """Where the keys stand in a passage, as (start, end), in order and without overlap."""
    found: list[tuple[int, int]] = []
    for key in list(keys)[:40]:  # enough for any real question, and quick for any other
        words = visible(key, limit=300).split()
        if not words:
            continue
        pattern = r"\s+".join("".join(_one(sign) for sign in word) for word in words)
        pattern = rf"(?<!\w){pattern}" if words[0][0].isalnum() else pattern
        pattern = rf"{pattern}(?!\w)" if words[-1][-1].isalnum() else pattern
        found += [match.span() for match in re.finditer(pattern, passage, re.IGNORECASE)]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def _one(sign: str) -> str:
    """A pattern for one character and those a person takes for the same."""
    return _MEANT.get(sign, re.escape(sign))
