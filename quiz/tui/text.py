"""The one door through which text of banks, articles and learners reaches the screen.

Such text is data. It becomes :class:`~textual.content.Content`, which knows no markup, and loses its
escape sequences, control characters and characters that turn the writing direction on the way.
"""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from quiz.clean import visible
from quiz.marking import spans

LONG = 5_000
"""Most characters of one text that are shown; nobody reads on, and a screen must stay quick."""


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
