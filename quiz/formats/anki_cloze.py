"""Anki's gaps, ``{{c1::Paris::a city}}``, become ours, ``{{Paris}}``."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

_MARK = re.compile(r"\{\{c(\d{1,4}(?:,\d{1,4})*)::|\}\}")
_DEEPEST = 8


class Unfit(ValueError):
    """A card that makes no question; ``str()`` says why."""


@dataclass(slots=True)
class _Gap:
    numbers: frozenset[int]
    parts: list[str | _Gap] = field(default_factory=list)


def cloze_numbers(text: str) -> frozenset[int]:
    """The numbers of the gaps in a text: each is one card."""
    return frozenset(
        int(number) for found in _MARK.finditer(text) if found[1] for number in found[1].split(",")
    )


def cloze_stem(text: str, number: int) -> tuple[str, list[str]]:
    """A stem in which the gaps of one number are gaps and the others stand filled, and what fills them.

    A hint stands in brackets behind its gap, as Anki shows it in its place.

    Raises:
        Unfit: nested beyond reason, or a gap our format cannot hold.
    """
    gaps: list[str] = []
    stem = "".join(_stem(part, number, gaps) for part in _parsed(text).parts)
    return stem, gaps


def _parsed(text: str) -> _Gap:
    stack = [_Gap(frozenset())]
    at = 0
    for found in _MARK.finditer(text):
        if text[at : found.start()]:
            stack[-1].parts.append(text[at : found.start()])
        at = found.end()
        if found[1]:
            gap = _Gap(frozenset(map(int, found[1].split(","))))
            stack[-1].parts.append(gap)
            stack.append(gap)
            if len(stack) > _DEEPEST:
                raise Unfit("its gaps stand in one another too deeply")
        elif len(stack) > 1:
            stack.pop()
        else:
            stack[0].parts.append(found[0])
    stack[-1].parts.append(text[at:])
    return stack[0]


def _stem(part: str | _Gap, number: int, gaps: list[str]) -> str:
    if isinstance(part, str):
        return part.replace("{{", "{ {").replace("}}", "} }")
    if number not in part.numbers:
        inner = "".join(_stem(inside, number, gaps) for inside in part.parts)
        return inner.partition("::")[0]
    answer, _, hint = "".join(map(_filled, part.parts)).partition("::")
    answer, hint = " ".join(answer.split()), " ".join(hint.split())
    if not answer:
        raise Unfit("a gap of it hides no text")
    if any(sign in answer for sign in "{}|"):
        raise Unfit("a gap of it holds “|” or a brace")
    gaps.append(answer)
    return f"{{{{{answer}}}}}" + (f" ({hint})" if hint.strip(".… ") else "").replace("{{", "{ {")


def _filled(part: str | _Gap) -> str:
    """The text of a gap inside a gap: its answer, without the hint."""
    if isinstance(part, str):
        return part
    return "".join(map(_filled, part.parts)).partition("::")[0]
