"""Titles of works: what stands in quotation marks with capitals, or in italics, is one name and no sentence.

Nothing inside such a title is a person, a place or a date: in ‘the film "January"’ no month is meant.
"""

from __future__ import annotations

import re

from quiz.generate import lexicon
from quiz.generate.words import Sentence

LONGEST = 10
"""Words of a title; what is longer is speech."""

_NAMED_BY_OF = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | lexicon.EVENT_NOUNS
_BEHIND = re.compile(r" \([^()]*\)$")
"""What tells a headline from others of the same words: "Harbour (novel)"."""

_LONG = 80
_NAMED = ("person", "place", "site", "organization", "event", "other")
_PARTICLES = frozenset("de la le by".split())
_SMALL = frozenset(
    "a an and at but by for from in into of on or over the to under up upon with de la le".split()
)


def titles_of(sentence: Sentence, slanted: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """First and last token of every title in a sentence; ``slanted`` are those in italics, as tokens."""
    found = [(a, b) for a, b in slanted if _capitals(sentence, a, b) and b - a + 1 < len(sentence.tokens) - 1]
    marks = [t.i for t in sentence.tokens if '"' in t.text]
    for opening, closing in zip(marks[::2], marks[1::2], strict=False):
        first, last = opening + 1, closing - 1
        while last > first and sentence.tokens[last].text in (",", ".", ";"):
            last -= 1
        if first <= last and _capitals(sentence, first, last) and not _spoken(sentence, opening, closing):
            found.append((first, last))
    return sorted(set(found))


def topic_of(
    sentence: Sentence, headline: str, ents: list[tuple[int, int, str]]
) -> tuple[int, int, str] | None:
    """First token, last token and kind of the headline's own words, where a sentence says them as one name.

    "The Song of Ann Lee" is one name, whatever names the parser sees in it. One that small words hold
    together is of no known kind; another is of the kind of the label that ends it.
    """
    name = _BEHIND.sub("", headline).removeprefix("The ")
    at = sentence.text.find(name) if " " in name and len(name) < _LONG else -1
    if at < 0:
        return None
    start = sentence.start + at
    inside = [t.i for t in sentence.tokens if start <= t.start and t.start + len(t.text) <= start + len(name)]
    if (
        not inside
        or sentence.tokens[inside[0]].start != start
        or not _capitals(sentence, inside[0], inside[-1])
    ):
        return None
    first, last = inside[0], inside[-1]
    if any(a <= first and b >= last and k not in ("date", "number") for a, b, k in ents):
        return None
    of = next((k for k in inside if sentence.tokens[k].text == "of"), -1)
    if of > first and sentence.tokens[of - 1].text.casefold() in _NAMED_BY_OF:
        return None  # "Battle of Lorn" tells its kind by itself
    small = any(sentence.tokens[k].text.casefold() in _SMALL - _PARTICLES for k in inside)
    kind = next((k for a, b, k in ents if first <= a and b == last), "unknown")
    return first, last, kind if not small and kind in _NAMED else "unknown"


def _capitals(sentence: Sentence, first: int, last: int) -> bool:
    """Whether the words are written as titles are: all that are no small words with a capital."""
    tokens = sentence.tokens[first : last + 1]
    words = [t.text for t in tokens if any(c.isalnum() for c in t.text) and t.text != "'s"]
    if not 1 <= len(words) <= LONGEST or any(t.text in ("?", "!", ".", ";") for t in tokens):
        return False
    return (words[0][:1].isupper() or words[0][:1].isdigit()) and all(
        w[:1].isupper() or w[:1].isdigit() or w.casefold() in _SMALL for w in words
    )


def _spoken(sentence: Sentence, opening: int, closing: int) -> bool:
    """Whether the quotation is what somebody said, or a nickname inside a name."""
    before = sentence.tokens[opening - 1] if opening else None
    after = sentence.tokens[closing + 1] if closing + 1 < len(sentence.tokens) else None
    if before is None:
        inside = sentence.tokens[closing - 1].text
        return after is not None and ("," in (after.text, inside) or after.lemma in lexicon.REPORTING)
    if before.text in (",", ":") or before.lemma in lexicon.REPORTING - {"write"}:
        return True
    names = before.pos == "PROPN" and after is not None and after.pos == "PROPN"
    return names and before.head == sentence.tokens[opening + 1].head
