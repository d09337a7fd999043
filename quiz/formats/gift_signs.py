"""The signs of GIFT: where they stand unescaped, and what stands between them. Every search is linear."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.formats.plain_text import middle, number

_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPED = {char: char for char in "~=#{}:\\"} | {"n": "\n"}
_WEIGHT = re.compile(r"%\s*(-?\d{1,3}(?:\.\d{0,20})?)\s*%")
_MOST_ANSWERS = 1_000
_LONGEST = 2_000_000
"""Characters of a question: pictures may stand in it as text, but no more than a few."""


class Odd(Exception):
    """A question that cannot be taken over; ``str()`` says why."""


def sections(text: str) -> tuple[str, str, str]:
    """What stands before, in and behind the braces.

    Raises:
        Odd: there is not one pair of them, or too much text.
    """
    if len(text) > _LONGEST:
        raise Odd(f"over {_LONGEST:,} characters")
    start, end = find("[{]", text), find("[}]", text)
    if start < 0 and end < 0:
        raise Odd("a description: it asks nothing")
    if start < 0 or end < start:
        raise Odd("a brace that is not closed; write \\{ and \\} for braces in a text")
    after = text[end + 1 :]
    if find("[{]", after) >= 0:
        raise Odd("more than one pair of braces; write \\{ and \\} for braces in a text")
    return text[:start], text[start + 1 : end], after


def read_range(text: str) -> tuple[float, float]:
    """The key and its tolerance of ``5``, ``5:0.1`` or ``4.9..5.1``.

    Raises:
        Odd: it is none of these.
    """
    low, dots, high = text.partition("..")
    if dots and low.strip():
        found = middle(low, high)
        if found is None:
            raise Odd(f"“{text[:40]}” is no range of numbers")
        return found
    value, _, off = text.partition(":")
    key, tolerance = number(value), number(off or "0")
    if key is None or tolerance is None:
        raise Odd(f"“{text[:40]}” is no number")
    return key, tolerance


def weighed(piece: str, default: float) -> tuple[float, str]:
    """The share of the marks an answer is worth, in percent, and the answer."""
    found = _WEIGHT.match(piece)
    return (float(found.group(1)), piece[found.end() :]) if found else (default, piece)


def pieces(answers: str, marks: str) -> Iterator[tuple[str, str]]:
    """The answers, each with the mark before it; one without a mark may stand first.

    Raises:
        Odd: there are more than anybody would read.
    """
    if len(re.findall(f"[{marks}]", answers)) > _MOST_ANSWERS:
        raise Odd(f"over {_MOST_ANSWERS:,} answers")
    start, mark = 0, ""
    for found in re.finditer(rf"\\.|([{marks}])", answers, re.DOTALL):
        if found.group(1):
            if piece := answers[start : found.start()].strip():
                yield mark, piece
            start, mark = found.end(), found.group(1)
    if piece := answers[start:].strip():
        yield mark, piece


def split(sign: str, text: str) -> list[str]:
    """What stands between the unescaped signs."""
    parts, start = [], 0
    for found in re.finditer(rf"\\.|({sign})", text, re.DOTALL):
        if found.group(1):
            parts.append(text[start : found.start()])
            start = found.end()
    return [*parts, text[start:]]


def find(sign: str, text: str, start: int = 0) -> int:
    """Where an unescaped sign, given as a pattern, stands first; -1 for nowhere."""
    signs = re.compile(rf"\\.|({sign})", re.DOTALL).finditer(text, start)
    return next((found.start() for found in signs if found.group(1)), -1)


def unescaped(text: str) -> str:
    """A text with its escapes read; a backslash before any other character stays, as in Moodle."""
    return _ESCAPE.sub(lambda m: _ESCAPED.get(m.group(1), m.group()), text)
