"""What hangs on what: pieces that the parser gives to a verb though they belong to the noun before them."""

from __future__ import annotations

import re

from quiz.generate import dates
from quiz.generate.words import Mention, Reading, Sentence, Token

_GRADES = frozenset("first last only record peak high low best worst".split())
"""Words that rank a thing among others, beside superlatives."""

_EDGES = frozenset("after before until till following since despite pending".split())
"""Prepositions before an occasion, of which a date behind it tells the day: "until his death in 1976"."""


def graded(s: Sentence, prep: int, *, among: bool = False) -> bool:
    """Whether a span of time is that of a ranking: "its lowest level in three years", "the first since 1920".

    Args:
        prep: the preposition that opens the span, as an index.
        among: only where a superlative says among which: "the oldest church in Rome".
    """
    if prep < 1:
        return False
    at = s.tokens[prep - 1 - (s.tokens[prep - 1].text.casefold() in ("yet", "ever") and prep > 1)]
    for _ in range(4):
        below = [at, *(s.tokens[k] for k in s.subtree(at.i) if k < at.i)]
        if any(t.tag in ("JJS", "RBS") or (not among and t.text.casefold() in _GRADES) for t in below):
            return True
        over = s.tokens[at.head]
        if at.dep == "pobj" and over.dep == "prep" and s.tokens[over.head].pos in ("NOUN", "PROPN"):
            at = s.tokens[over.head]  # "the lowest level of debt since 1990"
            continue
        return False
    return False


def of_occasion(s: Sentence, prep: int) -> bool:
    """Whether a date may be that of the occasion before it: "rose after the flood in 1970"."""
    if prep < 2 or s.tokens[prep - 1].pos not in ("NOUN", "PROPN"):
        return False
    at = s.tokens[prep - 1]
    for _ in range(4):
        over = s.tokens[at.head]
        if at.dep == "pobj" and over.text.casefold() in _EDGES:
            return True
        if over.i == at.i or at.pos in ("VERB", "AUX"):
            return False
        at = over
    return False


_MOMENT = re.compile(
    r"\b(?:(?:mon|tues|wednes|thurs|fri|satur|sun|yester|to)day|tonight|now|(?:last|this) (?:week|month|year)"
    r"|(?:that|the same) (?:day|night|morning|evening))\b",
    re.I,
)
"""A moment that only the day of writing makes clear; what happened then is as true without."""

_ONLY = frozenset("only just first already until still again".split())
_THROUGHOUT = frozenset("over during within throughout for between".split())
_FIGURES = frozenset("number money percent".split())


def spare_time(reading: Reading, s: Sentence, m: Mention) -> bool:
    """Whether a time that only the day of writing makes clear can be left out.

    A span cannot ("grew by a half over the last six years", "in recent weeks", "released 47 weeks ago"), nor
    the time of a figure or a record, nor what "only" speaks of ("was only released in May").
    """
    verb = s.tokens[m.last]
    while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
        verb = s.tokens[verb.head]
    lasting = m.first > 0 and s.tokens[m.first - 1].text.casefold() in _THROUGHOUT
    if (
        lasting
        or verb.dep == "pcomp"
        or any(t.text.casefold() in _ONLY for t in s.children(verb.i, "advmod"))
    ):
        return False
    figures = {
        x.kind for x in reading.mentions[s.index] if x.kind in _FIGURES and not (m.first <= x.first <= m.last)
    }
    if _MOMENT.search(m.text):
        return "percent" not in figures
    month = m.text.split()[0].casefold().rstrip(".") in dates.MONTHS
    return month and not figures and not any(t.tag in ("JJS", "RBS") for t in s.tokens)


def aside_in_list(s: Sentence, i: int) -> bool:
    """Whether what the parser calls an apposition is a member of a list, or the rest of a measure.

    "His nephews Tom, Bob, and Ann", "in the order A, the family B and the genus C", "one minute, 49 seconds".
    """
    token = s.tokens[i]
    head = s.tokens[token.head]
    if token.dep != "appos":
        return False
    end = s.subtree(i)[-1]
    if any(t.i > end for t in s.children(head.i, "conj")):
        return True
    beside = s.subtree(i)[0] == head.i + 2
    if beside and s.child(i, "nummod") and s.child(head.i, "nummod"):
        return True
    rows = [t for t in s.children(head.i, "appos") if t.pos == "PROPN"]
    if len(rows) > 1 and any(x.pos == "NOUN" for t in rows for x in s.children(t.i, "compound", "nmod")):
        return True  # "the singer Ann Lee, drummer Bo Orr, Carl Berg"
    below = [i, *(t.i for t in s.children(i, "appos"))]
    named = head.pos == "PROPN" and not head.plural
    return named and any(t.pos == "PROPN" and t.i > i for k in below for t in s.children(k, "conj"))


_TOLD = frozenset("VBD VBZ VBN".split())
"""Forms beside which no base form stands."""


def unjoined(s: Sentence) -> Token | None:
    """A verb that the parser coordinates with another though nothing joins them: a noun misread.

    "They received club honours in 2004", where *honours* is taken for a second verb.
    """
    for t in s.tokens:
        if t.dep != "conj" or t.pos not in ("VERB", "AUX") or t.head > t.i:
            continue
        first = min([t.i, *(s.subtree(k)[0] for k in s.kids[t.i] if k < t.i)])
        before = s.tokens[max(0, first - 2) : first + 1]
        bare = t.tag == "VB" and s.tokens[t.head].tag in _TOLD and not s.child(t.i, "aux")
        if _comma_only(s, t, first):
            return t
        if bare or not any(x.dep == "cc" or x.pos in ("CCONJ", "PUNCT") for x in before):
            return t
    return None


def _comma_only(s: Sentence, t: Token, first: int) -> bool:
    """ "Was known after two friends, Ann and Bo, were shot": the second verb's subject is in the phrase."""
    before = s.tokens[first - 1] if first else None
    helped = s.child(t.i, "auxpass", "aux")
    if before is None or before.text != "," or helped is None or s.child(t.i, "nsubj", "nsubjpass", "conj"):
        return False
    over = s.tokens[before.i - 1]
    for _ in range(8):
        if over.dep in ("appos", "relcl"):
            return not s.child(t.head, "cc")
        if over.head == over.i:
            return False
        over = s.tokens[over.head]
    return False


def tells_place(s: Sentence, i: int, here: Mention | None, there: Mention | None) -> bool:
    """Whether a name behind a comma says which place is meant: "Paris, Texas", "School of Lorn, Norway"."""
    if here is None or here.kind != "place" or there is None:
        return False
    over = s.tokens[s.tokens[i].head]
    return there.kind in ("place", "site") or (over.pos == "PROPN" and there.kind == "organization")


def nth_of(s: Sentence, prep: int) -> bool:
    """ "for the eighth time in 11 matches": the two numbers are one fact, and neither is asked alone."""
    return prep > 0 and s.tokens[prep - 1].text.casefold() in ("time", "once", "twice")
