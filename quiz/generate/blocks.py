"""What the lines of an article are: prose, headings, date lines, captions, credits, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.generate import datelines

_FRONT = re.compile(r"\A\ufeff?---[ \t]*\r?\n(.{0,20000}?)\r?\n---[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_FIELD = re.compile(r"^([A-Za-z][\w-]{0,30})[ \t]*:[ \t]*(.*?)[ \t]*$", re.MULTILINE)
_HEADING = re.compile(r"\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*\Z", re.DOTALL)
_LONGEST_HEADING = 500
_BULLET = re.compile(r"\s{0,8}(?:[-*+•▪–]|\d{1,3}[.)])\s+(?=\S)")
_CREDIT = re.compile(
    r"\b(?:Image|Photo|Picture|Photograph|Photo credit|Image credit|Credit|Source|Courtesy|Video|Graphic)s?"
    r"(?: by| courtesy of)?:\s?\S.{0,80}\Z"
    r"|\b(?:Getty Images|AP Photo|AFP Photo|Shutterstock|iStock|Wikimedia Commons|Alamy)\b.{0,40}\Z"
    r"|\((?:Photo|Image|Picture|Credit|AP|AFP|Reuters)\b[^)]{0,80}\)\.?\Z"
    r"|\A[^.!?]{0,80}/(?:AP|AFP|Reuters|EPA|Getty|Pool|Sputnik)\b[^.!?]{0,60}\Z"
    r"|\A(?:©|\(c\)|Copyright\b)",
    re.I,
)
_CAPTION = re.compile(
    r"\A(?:From (?:the )?(?:left|right|top|back)|Pictured|File (?:image|photo|picture)|Looking back:|"
    r"(?:Above|Below|Left|Right|Top|Bottom)\s?[:,]|(?:Figure|Fig\.|Table) \d|Photo(?:graph)?s? (?:of|shows?)|"
    r"In this (?:\w+ )?(?:photo|image|picture|file))",
    re.I,
)
_PICTURED = re.compile(r"[;,(] ?(?:from file|file photo|pictured|seen here|left|right|center|centre)\b", re.I)
_BOILERPLATE = re.compile(
    r"\A(?:This (?:article|story|report|post|page) (?:includes?|contains?|originally|first|was"
    r"|is|has been|uses)\b|"
    r"(?:Additional |With )?(?:reporting|writing|editing) by\b|Reporting from\b|Read (?:more|also|next)\b|"
    r"Subscribe\b|Sign up\b|Follow us\b|Click (?:here|on)\b|Related\b.{0,30}:|See also\b|Advertisement\b|"
    r"Share this\b|Like this\b|Support (?:us|our)\b|All rights reserved|For more information\b|Listen to\b|"
    r"Editor'?s note\b|Correction\b.{0,20}:|Contact:|Media contact\b|Do you have\b|Got a tip\b|Watch:)"
    r"|\b(?:contributed to this (?:report|story|article)|all rights reserved|sign up for our newsletter)\b",
    re.I,
)
TAIL = re.compile(
    r"(?:sources?|references|external links?|see also|related (?:news|articles|stories)|notes|"
    r"further reading|bibliography|sister links)\W*\Z",
    re.I,
)
_GLUED = re.compile(
    r"(?<=[\w)%]) (?=(?:(?:In|On|At|After|Before|During|When|As|Since|With|While|Although|Despite) "
    r"(?:[a-z]|[A-Z][a-z]+ [A-Z])|(?:The|A|An|This|These|It|He|She|They|There|His|Her|Its|Their) [a-z]))"
)
_UNFINISHED = re.compile(
    r"\b(?:of|in|at|to|from|by|with|for|and|or|the|a|an|on|as|that|than|is|was|are|were|be|called|named|titled"
    r"|entitled|song|film|book|novel|said|says)\Z",
    re.I,
)
"""What no caption ends with: the capital behind it belongs to a name."""

_ENDS = re.compile(r"[.!?…:;][\"'”’)\]*_]*\Z")


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of the file: ``kind`` is prose, heading, date or aside."""

    kind: str
    start: int
    end: int
    level: int = 0


def front_matter(text: str) -> tuple[dict[str, str], int]:
    """The fields of a front matter, keys in lower case, and where the body starts."""
    found = _FRONT.match(text)
    if not found:
        return {}, 0
    fields = {k.casefold(): v.strip("\"'") for k, v in _FIELD.findall(found.group(1))}
    return fields, found.end()


def split(text: str, body: int = 0, *, titled: bool = False, continued: bool = False) -> Iterator[Block]:
    """The blocks of a text from ``body`` on; boilerplate is left out.

    Args:
        titled: the title is known, so that no line of the text need be one.
        continued: it is a later part of a long text, and does not say anew when it was written.
    """
    found: list[Block] = []
    under_title = not continued
    for start, end in _paragraphs(text, body):
        words = text[start:end].strip("\ufeff> \t\r\n")
        marked = words.startswith("#")
        if under_title and not marked and datelines.says_when(words, opening=not (found or titled)):
            found.append(Block("date", start, end))
            continue
        found.extend(_classify(text, start, end, first=not found))
        under_title = under_title and all(block.kind != "prose" for block in found[-2:])
    for index, block in enumerate(found):
        words = text[block.start : block.end]
        if block.kind == "tail":
            return
        if block.kind == "credit":
            continue
        nextup = found[index + 1].kind if index + 1 < len(found) else ""
        if block.kind == "prose" and nextup == "credit" and len(words.split()) <= 80:
            block = replace(block, kind="aside")
        yield block


def _paragraphs(text: str, body: int) -> Iterator[tuple[int, int]]:
    """Start and end of every paragraph: set apart by blank lines, or line by line where not wrapped."""
    for lines in _chunks(text, body):
        lengths = [len(text[a:b].rstrip()) for a, b in lines]
        # Hard-wrapped prose: lines of like length, some of which stop in the middle of a sentence.
        wrapped = (
            len(lines) > 1
            and max(lengths) <= 140
            and min(lengths[:-1]) >= 0.6 * max(lengths)
            and any(not _ENDS.search(text[a:b].rstrip()) for a, b in lines[:-1])
        )
        start = lines[0][0]
        for (a, b), (after, _) in zip(lines, [*lines[1:], (lines[-1][1], 0)], strict=True):
            line, following = text[a:b], text[after : after + 12]
            joins = after != lines[-1][1] and (wrapped or following[:1].islower())
            joins = joins and not _heading(line) and not _BULLET.match(following)
            if not joins:
                yield start, b
                start = after


def _chunks(text: str, body: int) -> Iterator[list[tuple[int, int]]]:
    """Start and end of the lines between blank lines."""
    lines: list[tuple[int, int]] = []
    at = body
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        if text[at:end].strip():
            lines.append((at, end))
        elif lines:
            yield lines
            lines = []
        at = end + 1
    if lines:
        yield lines


def _heading(line: str) -> re.Match[str] | None:
    """The match of a Markdown heading; a longer line is none, and would take the pattern too long."""
    return _HEADING.match(line) if len(line) <= _LONGEST_HEADING else None


def _classify(text: str, start: int, end: int, *, first: bool) -> Iterator[Block]:
    while start < end and (text[start].isspace() or text[start] in "\ufeff>"):
        start += 1
    words = text[start:end].strip().replace("’", "'")
    if not words:
        return
    if heading := _heading(words):
        title = heading.group(2)
        level = len(heading.group(1))
        at = text.index(title[:1], start + level) if title else start
        yield Block("tail" if TAIL.match(title) else "heading", at, end, level)
        return
    if re.fullmatch(r"[-=*_\s|:]+", words) or words.startswith(("```", "|", "{{", "<!--")):
        return
    if bullet := _BULLET.match(text, start, end):
        start = bullet.end()
        words = text[start:end].strip().replace("’", "'")
    plain = words.strip("*_ ")
    count = len(plain.split())
    if datelines.BARE.match(plain):
        yield Block("date", start, end)
    elif TAIL.match(plain):
        yield Block("tail", start, end)
    elif _BOILERPLATE.search(plain) and count <= 60:
        return
    elif _CREDIT.search(plain) and count <= 60:
        # A credit alone makes a caption of the line before; with a sentence it is a caption itself.
        alone = count <= 12 and not re.search(r"[.!?]\s+\S", plain[:-1])
        yield Block("credit" if alone and not first else "aside", start, end)
    elif _CAPTION.match(plain) or (_PICTURED.search(plain) and count <= 30 and not _ENDS.search(plain[:-1])):
        yield Block("aside", start, end)
    elif bullet and not _ENDS.search(plain):
        yield Block("aside", start, end)  # an item of a list heads nothing
    elif not _ENDS.search(plain) and count <= 14:
        yield Block("heading", start, end, 1 if first else 2)
    else:
        yield from _prose(text, start, end)


def _prose(text: str, start: int, end: int) -> Iterator[Block]:
    """Prose without a date or place line in front, and without a caption glued to its start."""
    for pattern in (datelines.START, datelines.PLACED):
        if found := pattern.match(text, start, end):
            yield Block("date" if datelines.dated(found.group()) else "aside", start, found.end())
            start = found.end()
    if glued := _GLUED.search(text, start, min(end, start + 120)):
        before = text[start : glued.start()]
        caption = not re.search(r"[,;:!?]|[.](?!\w)", before) and not _UNFINISHED.search(before)
        if caption and 2 <= len(before.split()) <= 14:
            yield Block("aside", start, glued.start())
            start = glued.end()
    yield Block("prose", start, end)
