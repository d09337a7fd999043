"""The lines of a printed page become paragraphs again."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_LETTERS = str.maketrans(
    {**_LIGATURES, "\u00a0": " ", "\u2028": "\n", "\u2029": "\n", "\x00": None, "\ufffd": None}
)
_NUMBER = re.compile(r"\W{0,4}(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W{0,4}|[ivxlc]{1,6}", re.I)
_ENDS = re.compile(r"[.!?:][\"'”’)\]]{0,3}\Z")
_POINT = re.compile(r"[-*•▪‣◦●○■□–]\s+\S|\d{1,2}[.)]\s+[A-Z]")
_HYPHENS = "-\u2010\u00ad"
_KEPT = frozenset("self well non half ex all co anti post pre semi so-called then".split())
_EDGE = 2  # lines at the head and the foot of a page that may be its running title
_FULL = 0.82  # of the usual width: a shorter line may end a paragraph
_HEADING = 0.75  # of the usual width: no line of a heading is longer


def paragraphs(pages: Iterable[str]) -> list[str]:
    """Headings and paragraphs of the pages, each in one line.

    Running titles and page numbers are left out, words that were hyphenated at a line's end are joined,
    and a paragraph goes on over the end of a page.
    """
    lines = _lines([_clean(page) for page in pages])
    known = _words(lines)
    return [_joined(group, known) for group in _groups(lines)]


def _clean(page: str) -> list[str]:
    text = unicodedata.normalize("NFC", page.translate(_LETTERS))
    return [" ".join(line.split()) for line in text.splitlines()]


def _lines(pages: Sequence[list[str]]) -> list[str]:
    """All lines without running titles and page numbers; "" stands for an empty line."""
    seen = Counter(_mark(line) for page in pages for line in {*_edges(page)})
    often = max(3, len(pages) // 3)
    running = {mark for mark, times in seen.items() if times >= often}
    found: list[str] = []
    for page in pages:
        edges = set(_edges(page))
        for line in page:
            edge = line in edges and len(line) < 100
            if line and edge and (_mark(line) in running or _NUMBER.fullmatch(line)):
                continue
            if line or (found and found[-1]):
                found.append(line)
        # An empty line at a page's end says nothing: the paragraph may go on.
        while found and not found[-1]:
            found.pop()
    return found


def _edges(page: list[str]) -> list[str]:
    filled = [line for line in page if line]
    return [*filled[:_EDGE], *filled[-_EDGE:]]


def _mark(line: str) -> str:
    """A line without its numbers: the running title of page 7 is that of page 8."""
    return re.sub(r"\d+", "#", line.casefold())


def _groups(lines: Sequence[str]) -> Iterator[list[str]]:
    """The lines of each paragraph, or of a heading."""
    usual = _width(lines)
    group: list[str] = []
    for line in lines:
        if not line:
            if group:
                yield group
            group = []
            continue
        if group and _parted(group, line, usual):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _parted(group: list[str], line: str, usual: int) -> bool:
    """Whether a paragraph ends before a line."""
    last = group[-1]
    if _POINT.match(line):
        return True
    if line[:1].islower() or last[-1:] in _HYPHENS:
        return False
    if _ENDS.search(last):
        return len(last) < _FULL * usual
    # Short lines that end no sentence, before one that does not go on: a heading, or a day.
    return len(group) <= 2 and all(len(one) < _HEADING * usual for one in group) and not last.endswith(",")


def _width(lines: Sequence[str]) -> int:
    """How many characters a full line has: nine of ten lines are no longer."""
    lengths = sorted(len(line) for line in lines if len(line) > 20)
    return lengths[len(lengths) * 9 // 10] if lengths else 1


def _words(lines: Iterable[str]) -> frozenset[str]:
    """Words as the text writes them inside its lines, with and without hyphens, lower case."""
    return frozenset(
        word.casefold() for line in lines for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*(?!-?\Z)", line)
    )


def _joined(group: list[str], known: frozenset[str]) -> str:
    text = group[0]
    for line in group[1:]:
        head = re.search(rf"([^\W\d_]+)[{_HYPHENS}]\Z", text)
        tail = re.match(r"[^\W\d_]+", line)
        if not head or not tail:
            text = f"{text}{line}" if text[-1:] in _HYPHENS and text[-2:-1].isalnum() else f"{text} {line}"
        elif _one_word(head.group(1), tail.group(), known, soft=text.endswith("\u00ad")):
            text = text[:-1] + line
        else:
            text = f"{text[:-1]}-{line}"
    return text.replace("\u00ad", "")


def _one_word(head: str, tail: str, known: frozenset[str], *, soft: bool) -> bool:
    """Whether a hyphen at a line's end only divides a word."""
    if soft:
        return True
    one, two = f"{head}{tail}".casefold(), f"{head}-{tail}".casefold()
    if (one in known) != (two in known):
        return one in known
    return tail[:1].islower() and head.casefold() not in _KEPT
