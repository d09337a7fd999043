"""What the parser misread, as the sentence itself shows: read so, a clause would say what nobody wrote."""

from __future__ import annotations

from collections.abc import Collection

from quiz.generate import inflect, lexicon
from quiz.generate.words import Sentence, Token

_SUBJECT = ("nsubj", "nsubjpass")
_TWO_OBJECTS = frozenset(
    """give hand grant award lend offer deny tell teach pay show send promise allow ask refuse spare cost deal
    leave owe call name elect appoint make crown dub vote declare consider judge rate bring guarantee assign
    allot allocate charge fine forbid serve sell permit set draw""".split()
)
"""Verbs that keep an object in the passive: "was given a prize", "was named captain"."""


def under_a_mark(s: Sentence) -> bool:
    """Whether a side clause was read as the main one: "With the pier shut, the ferry sailed"."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    return root is not None and any(t.text.casefold() in _MARKS for t in s.children(root.i, "mark"))


_MARKS = frozenset("with without as though although because while since after before when".split())


def shared_passive(s: Sentence, verb: Token, owner: Token) -> bool:
    """ "Was arrested and jailed": whether the second participle was read as a past of its own."""
    if owner is verb or verb.tag != "VBD" or not s.child(owner.i, "auxpass"):
        return False
    joined = verb.i == owner.i + 2 and s.tokens[verb.i - 1].dep == "cc"
    if not joined or s.child(verb.i, "dobj", "attr", "ccomp", "xcomp", "aux", "auxpass", *_SUBJECT):
        return False
    return inflect.form(verb.lemma, "VBN") == verb.text.casefold()


def overfull(s: Sentence, verb: Token, *, passive: bool) -> bool:
    """Whether a verb has more than a verb can have: a second subject, or an object in the passive.

    "When the boat struck and sank the pier in 1931, the crew fled" · "was built when in 1931 the board met".
    """
    if len([t for t in s.children(verb.i, *_SUBJECT) if t.i < verb.i and not _time(t)]) > 1:
        return True
    thing = s.child(verb.i, "dobj")
    return passive and thing is not None and thing.i > verb.i and verb.lemma not in _TWO_OBJECTS


def _time(t: Token) -> bool:
    return t.text.isdigit() or t.text.casefold().endswith("day")


def reduced_aside(s: Sentence, subject: Token, verb: Token) -> bool:
    """ "Lee, ranked ninth, sank to her knees": whether an aside's participle was read as the main verb."""
    if verb.tag != "VBD" or verb.i < 2 or s.tokens[verb.i - 1].text != "," or subject.i != verb.i - 2:
        return False
    close = next((t.i for t in s.tokens[verb.i + 1 :] if t.text == ","), -1)
    later = s.children(verb.i, "advcl", "conj", "ccomp", "dep", "parataxis")
    bare = [t for t in later if t.i == close + 1 and t.tag in ("VBD", "VBN", "VBZ")]
    return close > 0 and bool(bare) and inflect.form(verb.lemma, "VBN") == verb.text.casefold()


def gapped(s: Sentence, kept: Collection[int]) -> bool:
    """Whether a clause is left whose verb is understood.

    "Lorn grew by 4%, and Moss by 2%" · "40% live in Lorn, 9% in Moss": no question can be made of half of it.
    """
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None:
        return False
    return any(
        t.i in kept
        and t.i > root.i
        and (
            (t.dep == "conj" and t.pos == "PROPN")
            or (t.dep == "npadvmod" and t.text in ("%", "percent") and _after_comma(s, t))
        )
        for t in (s.tokens[k] for k in s.kids[root.i])
    )


def _after_comma(s: Sentence, t: Token) -> bool:
    first = s.subtree(t.i)[0]
    return first > 0 and s.tokens[first - 1].text == ","


def spliced(s: Sentence, kept: Collection[int]) -> bool:
    """Whether two of three clauses are left with a comma alone between: "Lee sailed, Orr rowed"."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None or root.lemma in lexicon.REPORTING:
        return False
    earlier = [t for t in s.children(root.i, "ccomp", "parataxis") if t.i < root.i and t.i in kept]
    last = [t for t in s.children(root.i, "conj") if t.i > root.i]
    return bool(earlier) and bool(last) and not any(t.i in kept for t in last)
