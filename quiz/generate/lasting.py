"""Whether what a sentence says in the present will still be so when it is learnt.

A plan, the latest news ("has opened") and what holds "now" are over weeks later. A plan told on a known day
can be asked in the past; the others are not asked, and nor is a plan of nobody knows when. What a thing is
for ("The scheme aims to …") lasts as long as the thing.
"""

from __future__ import annotations

import re

from quiz.generate import lexicon
from quiz.generate.words import Sentence, Token

_PLANNING = frozenset("plan intend hope expect want wish prepare vow threaten pledge promise propose".split())
"""Verbs that say, with "to …", what somebody has a mind to do."""

_AIMING = frozenset("aim seek strive".split())
"""The same of somebody; of a thing they tell what it is for."""

_PLANNED = frozenset(
    """expect plan schedule slate project forecast set tip predict anticipate suppose estimate
    due likely unlikely ready poised about bound certain sure""".split()
)
"""What "is … to" tells what is to come."""

_NOW = frozenset("now currently presently nowadays today lately recently".split())
_MOMENT = frozenset("become win lose defeat resign die".split())
"""What is over as soon as it has happened: in the present tense only the day's news tells it."""

_SPANS = frozenset("day week month year decade century generation time long hour minute season".split())


POSTS = lexicon.ROLES | frozenset("host presenter anchor sponsor tenant holder supplier".split())
"""What somebody is for a time."""


def finite(s: Sentence, verb: Token) -> Token:
    """The word of a verb's group that carries its tense."""
    group = [*s.children(verb.i, "aux", "auxpass"), verb]
    return next((t for t in group if t.tag in ("VBZ", "VBP", "VBD", "MD")), verb)


def present(s: Sentence, verb: Token) -> bool:
    """Whether a verb is in the present or the present perfect."""
    return finite(s, verb).tag in ("VBZ", "VBP")


def plan(s: Sentence, verb: Token) -> bool:
    """Whether a verb in the present tells what somebody will do, or what is to come."""
    if not present(s, verb):
        return False
    ahead = [t for t in s.children(verb.i, "xcomp", "ccomp") if _to(s, t)]
    if s.child(verb.i, "auxpass"):
        return bool(ahead) and verb.lemma in _PLANNED
    if verb.lemma == "be":
        told = s.children(verb.i, "acomp", "attr", "oprd", "xcomp")
        hanging = any(t.lemma in _PLANNED and _next(s, t) for t in told)
        return hanging or any(_to(s, t) for t in s.children(verb.i, "xcomp"))
    if verb.lemma == "expect" and s.child(verb.i, "dobj"):
        return True  # "expects 40,000 visitors"
    if verb.lemma == "go" and verb.tag == "VBG":
        return bool(ahead)
    meant = verb.lemma in _PLANNING or verb.text.casefold() == "hopes"  # which is read as a form of "hop"
    return bool(ahead) and (meant or (verb.lemma in _AIMING and _somebody(s, verb)))


def minded(s: Sentence, verb: Token) -> bool:
    """Whether somebody "has plans to" do something, or has none."""
    meant = s.child(verb.i, "dobj") if verb.lemma == "have" and present(s, verb) else None
    return meant is not None and meant.lemma in ("plan", "intention") and bool(s.child(meant.i, "acl"))


def _to(s: Sentence, verb: Token) -> bool:
    return any(a.text.casefold() == "to" for a in s.children(verb.i, "aux"))


def _next(s: Sentence, word: Token) -> bool:
    """Whether "to …" follows: "is due to open", but not "is sure of it"."""
    return any(t.text.casefold() == "to" for t in s.tokens[word.i + 1 : word.i + 2])


def _somebody(s: Sentence, verb: Token) -> bool:
    subject = s.child(verb.i, "nsubj")
    person = subject is not None and (subject.lemma in lexicon.ROLES or subject.tag == "PRP")
    return person and subject is not None and subject.text.casefold() != "it"


def passing(s: Sentence, verb: Token) -> bool:
    """Whether a verb tells of the time of writing only: it "is now …", "has recently …"."""
    return present(s, verb) and any(
        t.text.casefold() in _NOW for t in s.children(verb.i, "advmod", "npadvmod")
    )


_STATES = frozenset(
    """allow ban base call connect forbid govern know link locate make own permit regulate require situate
    teach use write""".split()
)
"""Participles that with "is" tell of what goes on holding."""

_TURNS = frozenset(
    """await begin come continue end face fly get go head join kick meet miss open play prepare remain return
    start stay step take travel""".split()
)
"""Verbs whose present in a news story tells what is on that day."""

_OUTLOOK = frozenset("favourite favorite set due tipped line course track verge brink bid doubt".split())


def temporary(s: Sentence, verb: Token) -> bool:
    """Whether a story's verb in the present tells of its day only: "gets a rare start", "is ruled out".

    What a thing is ("is a Swiss firm"), makes or is allowed goes on.
    """
    if not present(s, verb):
        return False
    helpers = s.children(verb.i, "aux", "auxpass")
    if verb.tag == "VBG":
        return True
    if any(t.text.casefold() in ("has", "have") for t in helpers):
        return False  # the latest news: see there
    if verb.lemma != "be":
        return verb.lemma in _TURNS if not helpers else verb.tag == "VBN" and verb.lemma not in _STATES
    told = s.children(verb.i, "attr")
    lasting = any(t.pos in ("NOUN", "PROPN", "NUM") and s.kids[t.i] for t in told)
    return not lasting or any(s.tokens[k].lemma in _OUTLOOK for k in s.subtree(verb.i) if k > verb.i)


def running(s: Sentence, verb: Token, *, timed: bool) -> bool:
    """ "Was writing letters": of when, only the text around it says, unless the clause has a time.

    Args:
        timed: a time is known to stand beside it.
    """
    was = any(t.text.casefold() in ("was", "were") for t in s.children(verb.i, "aux"))
    if not was or verb.tag != "VBG" or timed or s.child(verb.i, "advcl"):
        return False
    aside = {k for t in s.tokens if t.dep == "relcl" for k in s.subtree(t.i)}
    own = " ".join(t.text for t in s.tokens if t.i not in aside or verb.i in aside)
    return not re.search(r"\b(?:when|while|as|during|after|before|until|by|in \d{4}|century)\b", own)


def news(s: Sentence, verb: Token) -> bool:
    """ "Has opened", "becomes": the latest news of the day of writing; "has held … since 1920" is none."""
    if verb.tag in ("VBZ", "VBP") and not s.child(verb.i, "aux", "auxpass"):
        return verb.lemma in _MOMENT
    helpers = [t.text.casefold() for t in s.children(verb.i, "aux", "auxpass")]
    if verb.tag != "VBN" or not helpers or helpers[0] not in ("has", "have") or verb.lemma in ("be", "have"):
        return False
    spans = s.children(verb.i, "prep", "npadvmod", "mark")
    return not any(t.text.casefold() == "since" or _long(s, t) for t in spans)


def _long(s: Sentence, prep: Token) -> bool:
    """ "For many years"."""
    noun = s.child(prep.i, "pobj")
    return prep.text.casefold() == "for" and noun is not None and noun.lemma in _SPANS


def claim(s: Sentence, verb: Token) -> bool:
    """Whether a verb in the present tells what somebody says these days: "claims that …"."""
    return verb.lemma in lexicon.REPORTING and present(s, verb) and s.child(verb.i, "ccomp") is not None
