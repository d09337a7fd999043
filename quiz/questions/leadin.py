"""The words before a stem that say what the matter is: in a list under that title they say nothing.

A generated stem often begins with the title of its article, “Title” (May 2026): What …? Asked among other
banks' questions that is needed; in a list whose heading is the title it hides what tells its lines apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

_DAY = re.compile(r"\s*\(\d{4}-\d{2}-\d{2}\)\Z")
_QUOTED = re.compile(r"“([^”]{8,})”")
_SECTION = re.compile(r"(?:\s*\((?P<month>[A-Z][a-z]+ \d{4})\))?, (?=[^\Wa-z_][^:]*: )")
"""Between a title and the heading of the article's section, which stays."""
_REST = re.compile(
    r"[“”\"'‘’„]?(?:\s*\((?P<month>[A-Z][a-z]+ \d{4})\))?\s*:\s+(?P<rest>[“\"'‘]?(?P<first>\w).*)", re.S
)


def without_lead_in(stem: str, *titles: str) -> str:
    """A stem without the title it begins with, in or without quotation marks, and the month behind it.

    Only where a sentence of its own follows: what begins small goes on with the title's words.

    Args:
        titles: of the list's heading, the bank or its source, of which the day behind it does not count.
    """
    return _split(stem, titles)[1]


def months(stems: Iterable[str], *titles: str) -> set[str]:
    """The months that the lead-ins of some stems name behind the title; an empty one where one names none."""
    parted = ((stem, *_split(stem, titles)) for stem in stems)
    return {month for stem, month, rest in parted if rest != stem}


def _split(stem: str, titles: Iterable[str]) -> tuple[str, str]:
    """The month of the lead-in, which may be empty, and what follows it; the whole stem where it has none."""
    begun = stem.lstrip("“\"'‘„ ")
    quoted = _QUOTED.match(stem)
    for title in titles:
        name = _DAY.sub("", title).strip()
        if quoted and name.startswith(quoted[1]):
            name = quoted[1]  # a long headline stands before its questions without its second half
            if section := _SECTION.match(stem, quoted.end()):
                return section["month"] or "", stem[section.end() :]
        if name and begun.startswith(name):
            found = _REST.fullmatch(begun, len(name))
            if found and found["first"].isupper():
                return found["month"] or "", found["rest"]
    return "", stem
