"""Anki's fields are HTML: text out of them, and into them."""

from __future__ import annotations

import html
import re
from dataclasses import dataclass

from quiz.clean import visible

MOST_HTML = 32_000
"""Characters of a field's HTML; longer ones are left alone: no question is as long."""

_BREAKS = frozenset(
    "address article blockquote br dd div dl dt fieldset figure footer h1 h2 h3 h4 h5 h6 header hr li ol p "
    "pre section table tr ul".split()
)
_CELLS = frozenset(("td", "th"))
_MEDIA = {
    "img": "a picture",
    "svg": "a picture",
    "audio": "a sound",
    "video": "a film",
    "object": "a picture",
}
_SILENT = frozenset(("script", "style", "template", "title"))
_PAIRS = {
    "[latex]": "[/latex]",
    "[$]": "[/$]",
    "[$$]": "[/$$]",
    r"\(": r"\)",
    r"\[": r"\]",
    "<anki-mathjax>": "</anki-mathjax>",
}
_MARKS = re.compile("|".join(re.escape(mark) for pair in _PAIRS.items() for mark in pair))
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]{0,30})(?:[\s/][^<>]*)?>")
_NO_CHARACTER = re.compile(r"&#[xX]?[0-9a-fA-F]{9,};?")  # more digits than Unicode has, or Python reads
_SOUND = re.compile(r"\[sound:[^\[\]]*\]")
_SPEECH = re.compile(r"\[anki:[^\[\]]*\]|\[/anki:[^\[\]]*\]")


@dataclass(frozen=True, slots=True)
class Plain:
    """What a field says.

    Attributes:
        text: its text, a line for each of its own; formulas as they were typed.
        bare: whether there is text beside the formulas.
        media: what text cannot say: ``a picture``, ``a sound``, ``a film``.
    """

    text: str
    bare: bool
    media: tuple[str, ...] = ()


def to_plain(field: str, *, is_html: bool = True) -> Plain:
    """The text of a field; its HTML is read, never shown or run.

    Args:
        is_html: False where the field is plain text, as an export without HTML has it.
    """
    spoken = _SPEECH.sub("", field)
    silent = _SOUND.sub("", spoken)
    media = ["a sound"] if silent != spoken else []
    with_formulas, without = _formulas(silent)
    if not is_html:
        return Plain(_tidy(with_formulas), bool(_tidy(without)), tuple(media))
    text, pictures = _parsed(with_formulas)
    bare = text if with_formulas == without else _parsed(without)[0]
    return Plain(text, bool(bare), tuple(dict.fromkeys((*media, *pictures))))


def to_html(text: str) -> str:
    """A text as a field: nothing in it is markup, media, LaTeX or a cloze."""
    return escaped(text).replace("\n", "<br>")


def escaped(text: str) -> str:
    """The same with the lines as they are."""
    safe = html.escape(visible(text))
    return safe.replace("[", "&#91;").replace("{", "&#123;").replace("}", "&#125;")


def _formulas(field: str) -> tuple[str, str]:
    """The field with formulas but without their marks, and the field without formulas; in linear time."""
    whole: list[str] = []
    bare: list[str] = []
    formula: list[str] = []  # of one that is not closed yet, and may be none
    wanted = ""
    at = 0
    for found in _MARKS.finditer(field):
        before, mark = field[at : found.start()], found[0]
        at = found.end()
        (formula if wanted else bare).append(before)
        whole.append(before)
        if wanted and mark == wanted:
            wanted, formula = "", []
        elif not wanted and mark in _PAIRS:
            wanted = _PAIRS[mark]
        elif wanted:  # a mark inside a formula of another kind
            whole.append(mark)
            formula.append(mark)
        else:
            bare.append(mark)
            whole.append(mark)
    rest = field[at:]
    return "".join(whole) + rest, "".join(bare) + "".join(formula) + rest


def _parsed(field: str) -> tuple[str, tuple[str, ...]]:
    """The text of HTML and its media, in linear time, which Python's own parser does not promise.

    A tag is what is closed before the next one opens; any other ``<`` is text.
    """
    parts: list[str] = []
    media: list[str] = []
    silent = ""
    at = 0
    field = _without_comments(field)
    for found in _TAG.finditer(field):
        if not silent:
            parts.append(_characters(field[at : found.start()]))
        at = found.end()
        closing, tag = bool(found[1]), found[2].lower()
        if silent:
            silent = "" if closing and tag == silent else silent
        elif tag in _SILENT:
            silent = "" if closing else tag
        elif tag in _BREAKS:
            parts.append("\n")
        elif tag in _CELLS:
            parts.append(" ")
        elif tag in _MEDIA and not closing:
            media.append(_MEDIA[tag])
    if not silent:
        parts.append(_characters(field[at:]))
    return _tidy("".join(parts)), tuple(dict.fromkeys(media))


def _without_comments(field: str) -> str:
    parts = []
    at = 0
    while (start := field.find("<!--", at)) >= 0 and (end := field.find("-->", start + 4)) >= 0:
        parts.append(field[at:start])
        at = end + 3
    return "".join(parts) + field[at:]


def _characters(text: str) -> str:
    """Text between tags: entities become characters, and a line break is but a blank."""
    return html.unescape(_NO_CHARACTER.sub("\ufffd", text.replace("\n", " ")))


def _tidy(text: str) -> str:
    lines = (" ".join(line.split()) for line in visible(text).split("\n"))
    return "\n".join(line for line in lines if line)
