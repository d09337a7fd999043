"""Whether another name, date or number in its place makes a sentence false, and not merely another one.

Nobody knows what else is true: a club may have won in another year as well, and many people are elected. So a
swap is made only where the sentence leaves room for one: the day of what happens once, the count of what is
counted whole, the doer of one deed, the place of what happens in one place.
"""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.asking.target import Target
from quiz.generate.words import Reading, Sentence, Token

_LAST = frozenset(
    """retire unveil rename disband dissolve demolish dismantle abandon disappear collapse explode crash sink
    resign abdicate coin patent charter canonize excommunicate evacuate divorce expire extinguish fall
    fail lose kill execute behead murder assassinate drown bury""".split()
)
"""What ends a thing, or is done to it once, beside the verbs of ``lexicon.ONCE``."""

_AGAIN = frozenset("sign elect publish release write compose paint begin start adopt".split())
"""Verbs of ``lexicon.ONCE`` that may have several doers: many sign, many begin."""

_DECIDED = frozenset("win defeat beat".split())
"""What one side does to all others."""

_SOMEWHERE = frozenset("bear die found establish build sign bury crash sink".split())
"""What happens in one place only."""

_ENDS = frozenset("birth death founding foundation creation opening closure abolition independence".split())
"""Nouns of what happens once."""

_HELD = frozenset("hold begin start take open end close occur".split())
_SOLE = frozenset("first last final only".split())
_CHANGED = frozenset(
    """rise fall grow shrink drop climb jump slip slide increase decrease decline double treble triple halve
    raise cut reduce""".split()
)
"""What tells which of two figures is the greater."""


def exclusive(reading: Reading, s: Sentence, t: Target) -> bool:
    """Whether only one thing can stand in a target's place."""
    at = s.tokens[next(k for k in t.span if s.tokens[k].head == k or s.tokens[k].head not in t.span)]
    if _aside(s, at):
        return False
    if t.answer.kind in ("year", "date", "day"):
        return not _presupposed(s, at) and _one_day(reading, s, at)
    if t.answer.kind in ("number", "duration", "money"):
        return _one_count(s, t, at)
    if t.answer.kind not in ("person", "country", "city", "state"):
        return False
    name = reading.mention_at(s.index, at.i)
    if name is None or any(s.tokens[k].pos != "DET" for k in t.span if k < name.first):
        return False  # with its title the name would lose more than itself
    over = s.tokens[at.head]
    verb = s.tokens[over.head] if at.dep == "pobj" else over
    if verb.tag not in ("VBD", "VBN") or s.child(verb.i, "neg"):
        return False
    if at.dep == "pobj":
        if over.dep == "agent":
            return verb.lemma in lexicon.ONCE - _AGAIN and _definite(reading, s, s.child(verb.i, "nsubjpass"))
        return over.text == "in" and verb.lemma in _SOMEWHERE
    if at.dep != "nsubj" or s.conjuncts(at.i) != [at.i]:
        return False  # many are elected and many are born
    deeds = (lexicon.ONCE - _AGAIN) | _DECIDED
    return verb.lemma in deeds and _definite(reading, s, s.child(verb.i, "dobj"))


def _aside(s: Sentence, at: Token) -> bool:
    """Whether a piece stands in an aside or side clause, or behind "and": true of the rest, it only tricks.

    "After the king's death in 1153 he left": he did leave. "He joined a game and lost $20": a trifle.
    """
    for _ in range(12):
        if at.dep in ("relcl", "acl", "advcl", "appos", "parataxis"):
            return True
        if at.dep == "conj" and at.pos in ("VERB", "AUX"):
            return True
        if at.head == at.i:
            return False
        over = s.tokens[at.head]
        fronted = at.dep == "pobj" and over.dep == "prep" and over.i < s.tokens[over.head].i
        if fronted and at.lemma in _ENDS:
            return True
        at = over
    return True


def _presupposed(s: Sentence, at: Token) -> bool:
    """Whether a date stands in or right behind the subject: false there, it names nothing at all.

    "Her second voyage in 1781 failed" is not contradicted by the year of the voyage.
    """
    prep = s.tokens[at.head]
    over = s.tokens[prep.head]
    if over.pos in ("VERB", "AUX"):
        subject = s.child(over.i, "nsubj", "nsubjpass")
        return subject is not None and subject.i < prep.i < over.i and prep.dep == "prep"
    for _ in range(6):
        if over.dep in ("nsubj", "nsubjpass"):
            return True
        over = s.tokens[over.head]
    return False


def _one_day(reading: Reading, s: Sentence, at: Token) -> bool:
    """Whether the sentence tells of what has one day or year only."""
    prep = s.tokens[at.head]
    over = s.tokens[prep.head] if prep.dep == "prep" else prep
    if prep.text.casefold() in ("since", "until") or over.lemma in _ENDS:
        return True
    if over.pos not in ("VERB", "AUX") or s.child(over.i, "neg"):
        return False
    thing = s.child(over.i, "nsubjpass") or s.child(over.i, "dobj") or s.child(over.i, "nsubj")
    below = (s.tokens[k] for k in s.subtree(over.i))
    if any(
        t.text.casefold() in _SOLE and t.dep in ("amod", "advmod") and s.tokens[t.head].tag != "CD"
        for t in below
    ):  # but "only one hit" is no more than one
        return True
    if thing is None or not _definite(reading, s, thing):
        return False
    if over.lemma in _HELD and thing.lemma in lexicon.EVENT_NOUNS:
        return True
    return over.lemma in lexicon.ONCE | _LAST


def _one_count(s: Sentence, t: Target, at: Token) -> bool:
    """Whether a number is exact, counts what the main verb speaks of, and is the only one of its clause."""
    root = next(x for x in s.tokens if x.dep == "ROOT")
    if t.answer.kind == "number" and t.wh.split()[:1] in ([], ["about"]):
        return False  # more than 300 are more than 200, too
    if root.lemma in _CHANGED and any(
        p.text in ("from", "to") and any(s.tokens[k].tag == "CD" and k not in t.span for k in s.subtree(p.i))
        for p in s.tokens
    ):
        return False  # "fell to 40, from 60": with 80 it would not have fallen
    noun = at if at.pos == "NOUN" else s.tokens[at.head]
    over = s.tokens[noun.head]
    over = s.tokens[over.head] if over.dep == "prep" else over
    if over.i != root.i or s.child(root.i, "expl", "neg"):
        return False  # what is counted in passing, or what there was beside others
    numbers = [x for x in s.tokens if x.tag == "CD" and x.dep == "nummod" and x.i not in t.span]
    return not any(s.tokens[x.head].dep == noun.dep and s.tokens[x.head].head == noun.head for x in numbers)


def _definite(reading: Reading, s: Sentence, thing: Token | None) -> bool:
    """Whether one certain thing is meant: a name, "the …", "its …"."""
    if thing is None:
        return False
    if reading.mention_at(s.index, thing.i) is not None or thing.pos in ("PROPN", "PRON"):
        return True
    return any(
        k.dep == "poss" or k.text.casefold() in ("the", "its", "his", "her", "their")
        for k in s.children(thing.i, "det", "poss")
    )
