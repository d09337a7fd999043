"""What can be asked for in a sentence as it stands: its names, dates, numbers and sums."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate.asking.target import Target
from quiz.generate.asking.target_names import list_targets, name_targets
from quiz.generate.asking.target_values import date_targets, length_targets, money_targets, number_targets
from quiz.generate.phrase import Writer
from quiz.generate.words import Sentence


def targets(w: Writer, s: Sentence) -> tuple[Target, ...]:
    """Every piece of a sentence that can be asked for, in order of kinds."""
    if s.index not in w.reading.targeted:
        w.reading.targeted[s.index] = tuple(_targets(w, s))
    return w.reading.targeted[s.index]


def _targets(w: Writer, s: Sentence) -> Iterator[Target]:
    aside = bracketed(s)
    for m in w.reading.mentions[s.index]:
        if any(s.tokens[k].quoted or k in aside for k in range(m.first, m.last + 1)):
            continue
        if m.kind == "date":
            yield from date_targets(w, s, m)
            yield from length_targets(s, m)
        elif m.kind == "money":
            yield from money_targets(s, m)
        elif m.entity >= 0 and not _speaks(s, m.first):
            yield from name_targets(w, s, m)
            yield from list_targets(w, s, m)
    for t in s.tokens:
        if t.dep == "nummod" and t.tag == "CD" and not t.quoted and t.i not in aside:
            yield from number_targets(s, t.i)


def _speaks(s: Sentence, i: int) -> bool:
    """ "…, according to Ann Lee": who says so is asked with what she said, and never in passing."""
    before = " ".join(t.text.casefold() for t in s.tokens[max(0, i - 8) : i])
    return re.search(r"\baccording to[^,;.]*\Z", before) is not None


def bracketed(s: Sentence) -> set[int]:
    """The tokens in brackets: nothing there is asked for."""
    found: set[int] = set()
    depth = 0
    for t in s.tokens:
        depth += t.text in ("(", "[")
        if depth:
            found.add(t.i)
        depth -= t.text in (")", "]") and depth > 0
    return found
