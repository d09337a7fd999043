"""Whether "the city" or "the agency" nearly certainly means what was found for it.

General words stand for whatever of their sort was told of last, so a rival near by is a reason to doubt.
Three cases are left: nothing else in the article so far is of that sort; the article is about it, and nothing
of the sort was named since; it is the subject of the sentence before, without another beside it.
"""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon, sorts
from quiz.generate.words import Entity, Mention, Reading, Sentence

BODIES = frozenset("organization organisation group company agency firm team side club band".split())
_TOWNS = frozenset("city town village capital settlement municipality port resort hamlet suburb".split())
_LANDS = frozenset("country nation kingdom".split())
_PARTS = frozenset("state province region county district territory island department".split())
_WORKS = frozenset(
    "film movie show series programme program book novel play album song single game musical opera".split()
)
GENERAL = _WORKS | BODIES | _TOWNS | _LANDS | _PARTS
"""Nouns that say of what sort something is, and nothing else of it."""

_SUBJECT = ("nsubj", "nsubjpass")
_SORTED = frozenset(
    """police university college school court parliament senate congress council ministry army navy church
    museum hospital government commission committee newspaper times guardian""".split()
)
"""Nouns in the names of bodies that nobody calls a company, an agency or a band."""


def about(reading: Reading, e: Entity) -> bool:
    """Whether the article is about something: its title is one of the names, but for "(…)" and ", …"."""
    title = re.split(r" \(|, ", reading.title, maxsplit=1)[0].casefold().strip().removeprefix("the ")
    return bool(title) and any(title == a.casefold().removeprefix("the ") for a in (e.name, *e.aliases))


def certain(reading: Reading, s: Sentence, head: int, found: Entity) -> bool:
    """Whether a general noun can mean only the entity; of other nouns nothing is said."""
    noun = s.tokens[head].lemma
    if noun not in GENERAL or (noun in _WORKS and noun in found.name.casefold().split()):
        return True
    own = about(reading, found)
    rivals: list[tuple[Sentence, Mention]] = []
    last = -1, -1
    for sentence in reading.sentences[: s.index + 1]:
        for m in reading.mentions[sentence.index]:
            if m.entity < 0 or (sentence is s and m.last >= head):
                continue
            entity = reading.entities[m.entity]
            if entity is found:
                last = sentence.index, m.first
            elif fits(entity, noun, sorted_only=own):
                rivals.append((sentence, m))
    if not rivals:
        return True
    near = [(q, m) for q, m in rivals if not _beside(q, m)]
    if own:
        return not any((q.index, m.first) > last and q.paragraph == s.paragraph for q, m in near)
    before = reading.sentences[s.index - 1] if s.index else None
    if before is None or before.paragraph != s.paragraph or not _leads(reading, before, found):
        return False
    return not any(q.index >= before.index for q, _ in near)


def fits(e: Entity, noun: str, *, sorted_only: bool = False) -> bool:
    """Whether something may be called so: what nothing but a label sorts may be anything.

    Args:
        sorted_only: of works, only what is told to be one: the article is about another, which is likelier.
    """
    if noun in BODIES:
        if e.kind == "organization" or (e.kind == "nationality" and not countries.nation_of(e.name)):
            own = {word.casefold() for word in e.name.split()}
            return noun in own or not own & _SORTED
        return e.kind == "unknown" and (" " in e.name or e.name.isupper())
    if noun in _WORKS:
        if e.sort == "work" or e.called.split()[-1:] == [noun]:
            return True
        return e.kind in ("other", "unknown") and not sorted_only and not e.called
    if e.kind not in ("place", "unknown") or (e.kind == "unknown" and " " in e.name):
        return False
    if noun in _LANDS:
        return e.sort in ("", "country", "place")
    told = sorts.kind_told(e.sort) == "place" or e.sort in lexicon.PLACE_NOUNS
    if noun in _TOWNS:
        return not told or e.sort in _TOWNS
    return not told or e.sort in _PARTS


def _beside(s: Sentence, m: Mention) -> bool:
    """Whether a name only tells whose or which something is: "the Norland president"."""
    token = s.tokens[m.last]
    return token.dep in ("compound", "nmod", "amod") and token.head > m.last


def _leads(reading: Reading, s: Sentence, found: Entity) -> bool:
    """Whether an entity is the subject of a sentence's main clause."""
    return any(
        m.entity >= 0
        and reading.entities[m.entity] is found
        and s.tokens[m.last].dep in _SUBJECT
        and s.tokens[s.tokens[m.last].head].dep == "ROOT"
        for m in reading.mentions[s.index]
    )
