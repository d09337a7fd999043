"""Moodle's cloze syntax, ``{1:SHORTANSWER:=Russia~=the Russian Federation}``, and our ``{{Russia|…}}``.

After Moodle's documentation of "Embedded answers (Cloze)" and its importer: the text is HTML; in an answer
``}``, ``~``, ``#`` and ``\\`` are written with a backslash.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from quiz.formats.plain_text import html_to_text, text_to_html, tidy
from quiz.formats.tidying import GAP, fits_gap
from quiz.formats.wildcards import with_wildcards, without_wildcards
from quiz.questions import Cloze
from quiz.questions.base import LIMITS

_TYPED = "SHORTANSWER_C|SHORTANSWER|SAC|SA|MWC|MW|NUMERICAL|NM"
_CHOSEN = "MULTI[A-Z]{4,12}_?[HVS]{0,2}|MC[HVS]{0,2}|MR[HVS]{0,2}"
_START = re.compile(rf"\{{\d{{0,9}}:({_TYPED}|{_CHOSEN}):")
_END = re.compile(r"(?:[^\\}]|\\.)*+\}", re.DOTALL)
_PIECE = re.compile(r"(?:[^\\~]|\\.)++", re.DOTALL)
_WEIGHT = re.compile(r"\s*(?:=|%(-?\d{1,3}(?:\.\d{0,20})?)%)")
_ESCAPE = re.compile(r"\\([}~#\\/\"'])")
_MARK = "\ufdd0"
"""Stands where a gap is while the HTML around becomes text: no text may hold this character."""


class NotCloze(ValueError):
    """A text whose gaps cannot be taken over; ``str()`` says why."""


def cloze_to_moodle(question: Cloze) -> str:
    """The stem as Moodle's HTML with gaps to type into."""
    pieces = text_to_html(GAP.sub(_MARK, question.stem)).split(_MARK)
    gaps = [_written(gap) for gap in question.gaps()]
    return "".join(piece + gap for piece, gap in zip(pieces, [*gaps, ""], strict=True))


def _written(spellings: tuple[str, ...]) -> str:
    answers = (
        re.sub(r"[\\}~#]", lambda m: "\\" + m.group(), text_to_html_answer(spelling))
        for spelling in spellings
    )
    return "{1:SHORTANSWER:" + "~".join(f"={answer}" for answer in answers) + "}"


def text_to_html_answer(text: str) -> str:
    """A spelling as HTML in one line, with its stars as stars."""
    return text_to_html(with_wildcards(text))


def cloze_from_moodle(source: str, note: Callable[[str], None]) -> str:
    """Our stem of Moodle's HTML.

    Args:
        note: is told what of the question is not kept.

    Raises:
        NotCloze: it has no gap, or one that cannot be said here.
    """
    pieces, gaps, at = [], [], 0
    source = source.replace(_MARK, "")
    while found := _START.search(source, at):
        end = _END.match(source, found.end())
        if end is None:
            raise NotCloze("a gap is opened and not closed with }")
        pieces.append(source[at : found.start()])
        gaps.append(_spellings(found.group(1), source[found.end() : end.end() - 1], note))
        at = end.end()
    pieces.append(source[at:])
    if not gaps:
        raise NotCloze("no gap that could be filled")
    text = html_to_text(_MARK.join(pieces)).replace("{{", "{ {")
    if text.count(_MARK) != len(gaps):
        raise NotCloze("a gap stands where no reader sees it")
    filled = iter(gaps)
    return re.sub(_MARK, lambda _: "{{" + "|".join(next(filled)) + "}}", text)


def _spellings(kind: str, answers: str, note: Callable[[str], None]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for piece in _PIECE.findall(answers):
        weight = _WEIGHT.match(piece)
        worth = 0.0 if weight is None else float(weight.group(1) or 100)
        answer = _ESCAPE.sub(r"\1", _before_feedback(piece[weight.end() :] if weight else piece))
        text = html_to_text(answer)
        if kind in ("NUMERICAL", "NM"):
            text, colon, off = text.partition(":")
            if colon and off.strip(" 0."):
                note("the tolerance of a gap is left out")
        elif kind.startswith(("S", "MW")):
            text = without_wildcards(text)
        if worth >= 100:
            found[tidy(text)] = None
        elif worth > 0:
            note("an answer worth part of the marks is left out")
        elif kind.startswith(("MC", "MULTI", "MR")):
            note("a gap with choices is typed here")
    if not found or not all(map(fits_gap, found)):
        raise NotCloze("a gap without a right answer that can be typed")
    if sum(map(len, found)) > LIMITS["stem"]:
        raise NotCloze("a gap of more than 4,000 characters")
    return tuple(found)


def _before_feedback(piece: str) -> str:
    """Up to the first ``#`` that is neither escaped nor part of a reference such as ``&#32;``."""
    found = re.match(r"(?:[^\\#&]|\\.|&#?)*+", piece, re.DOTALL)
    return found.group() if found else piece
