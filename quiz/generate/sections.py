"""A long text in sections, so that a book needs no more memory than a long article.

A section is read, asked about and forgotten before the next one. It ends before a heading where one is near,
otherwise between paragraphs, in a text of one line at the end of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from quiz.generate import blocks

MOST_WORDS = 12_000
"""Words in a section; a text of no more is read whole."""

MOST_CHARACTERS = 200_000
"""The same in characters, for texts that are no words."""

_NEAR = 0.3  # how far from equal sections the end may be, to fall on a better place
_STRETCH = 4_000  # characters: a longer line may be cut inside
_STOP = re.compile(r"[.!?][\"'”’)]{0,2}\s")
_MARKED = re.compile(r"\s{0,3}(#{1,6})\s+\S")
_NUMBERED = re.compile(
    r"\s*(?:Chapter|CHAPTER|Part|PART|Book|BOOK|Section|SECTION) (?:\d{1,3}|[IVXLC]{1,8}|[A-Z][A-Za-z]{2,12})"
    r"(?:[.:\u2013\u2014 -].{0,60})?\Z"
)
_INSIDE, _LINE, _PARAGRAPH, _HEADING = range(4)  # how good a place is to cut, the best last


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a text.

    Attributes:
        start, end: in the text.
        words: about how many it has.
    """

    start: int
    end: int
    words: int


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A piece of a text that is never cut, and how good a place its start is."""

    start: int
    end: int
    words: int
    place: int


def cut(text: str) -> list[Section]:
    """The sections of a text, in order; one that holds all of a text that is not long.

    In a long text what stands under "References", "Notes" and the like is left out up to the next heading.
    """
    words = len(text.split())
    if words <= MOST_WORDS and len(text) <= MOST_CHARACTERS:
        return [Section(0, len(text), words)]
    return list(_sections(list(_stretches(text))))


def _sections(stretches: Sequence[_Stretch]) -> Iterator[Section]:
    weights = [max(s.words, (s.end - s.start) * MOST_WORDS // MOST_CHARACTERS) for s in stretches]
    left, first = sum(weights), 0
    while first < len(stretches):
        aim = left / -(-left // MOST_WORDS) if left else 0
        last = _last(stretches, weights, first, aim)
        taken = stretches[first:last]
        yield Section(taken[0].start, taken[-1].end, sum(s.words for s in taken))
        left -= sum(weights[first:last])
        first = last


def _last(stretches: Sequence[_Stretch], weights: Sequence[int], first: int, aim: float) -> int:
    """The stretch before which a section that begins at ``first`` ends: at the best place near ``aim``."""
    best, weight = first + 1, weights[first]
    marks: tuple[int, float] | None = None
    for number in range(first + 1, len(stretches)):
        if stretches[number].start != stretches[number - 1].end:
            return number  # what was between is left out
        if weight > min(MOST_WORDS, (1 + _NEAR) * aim):
            break
        if weight >= (1 - _NEAR) * aim:
            here = (stretches[number].place, -abs(weight - aim))
            if marks is None or here > marks:
                best, marks = number, here
        weight += weights[number]
    else:
        if weight <= MOST_WORDS:
            return len(stretches)
    return best


def _stretches(text: str) -> Iterator[_Stretch]:
    """The lines of a text, the longest cut at the ends of sentences; without its references."""
    place, skipping = _HEADING, False
    at = 0
    while at < len(text):
        end = text.find("\n", at) + 1 or len(text)
        line = text[at : min(end, at + 400)]
        heading = bool(_MARKED.match(line) or _NUMBERED.match(line.rstrip()))
        skipping = _is_tail(line) if heading or not skipping else True
        if not skipping:
            yield from _pieces(text, at, end, _HEADING if heading else place)
        place = _LINE if line.strip() else _PARAGRAPH
        at = end


def _is_tail(line: str) -> bool:
    """Whether a line is a heading such as "References"."""
    return len(line) < 80 and bool(blocks.TAIL.match(line.strip("#*_ \t\r\n")))


def _pieces(text: str, start: int, end: int, place: int) -> Iterator[_Stretch]:
    while end - start > _STRETCH:
        stop = _STOP.search(text, start + _STRETCH // 2, start + _STRETCH)
        blank = text.rfind(" ", start + 1, start + _STRETCH)
        at = stop.end() if stop else blank + 1 if blank > 0 else start + _STRETCH
        yield _Stretch(start, at, len(text[start:at].split()), place)
        start, place = at, _INSIDE
    yield _Stretch(start, end, len(text[start:end].split()), place)
