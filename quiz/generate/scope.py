"""A place that the opening of a paragraph sets for all that follows: "In Norland, schools open in August. …"

What a later sentence of that paragraph says in the present tense of schools in general holds there only.
"""

from __future__ import annotations

from quiz.generate.words import Mention, Reading, Sentence

_INTO = frozenset("in throughout across within".split())


def unscoped(reading: Reading, s: Sentence) -> bool:
    """Whether a sentence holds only in a place that its paragraph set before, and does not say so."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None:
        return False
    subject = s.child(root.i, "nsubj", "nsubjpass")
    helpers = [*s.children(root.i, "aux", "auxpass"), root]
    present = any(t.tag in ("VBZ", "VBP", "MD") for t in helpers) and helpers[0].tag != "VBD"
    named = any(m.entity >= 0 and m.kind != "nationality" for m in reading.mentions[s.index])
    if subject is None or not present or named:
        return False
    index = s.index - 1
    while index >= 0 and reading.sentences[index].paragraph == s.paragraph:
        if _set(reading, reading.sentences[index]) is not None:
            return True
        index -= 1
    return False


def _set(reading: Reading, s: Sentence) -> Mention | None:
    """The place a sentence opens with: "In Norland, …"."""
    if s.tokens[0].text.casefold() not in _INTO or s.tokens[0].dep != "prep":
        return None
    first = next((m for m in reading.mentions[s.index] if m.first in (1, 2)), None)
    after = s.tokens[first.last + 1].text if first and first.last + 1 < len(s.tokens) else ""
    return first if first and first.kind == "place" and after == "," else None
