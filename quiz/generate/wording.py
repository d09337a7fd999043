"""Small matters of wording: tense, possessives, capitals, blanks."""

from __future__ import annotations

import functools
import re

from quiz.generate import dates
from quiz.generate.words import Sentence, Token


class Unclear(Exception):
    """A piece of a sentence leans on what cannot be found; ``str()`` is the reason, for the report."""


def expletive(s: Sentence, i: int) -> bool:
    """Whether an "it" means nothing: "it is time to …", "it became known that …"."""
    verb = s.tokens[s.tokens[i].head]
    if verb.lemma not in ("be", "become") or s.tokens[i].dep not in ("nsubj", "nsubjpass"):
        return False
    told = s.child(verb.i, "attr")
    if told is not None and any(t.text.casefold() in ("a", "an") for t in s.children(told.i, "det")):
        return False  # "It was a trade that …": what was?
    clausal = ("ccomp", "advcl", "xcomp", "csubj", "acl", "relcl")
    near = {verb.i, *s.kids[verb.i]}  # a clause further down is of something else
    return any(
        k > verb.i and s.tokens[k].dep in clausal and s.tokens[k].head in near for k in s.subtree(verb.i)
    )


def verb_over(s: Sentence, i: int) -> int:
    """The verb of the clause a token stands in."""
    for _ in range(12):
        if s.tokens[i].pos in ("VERB", "AUX") or s.tokens[i].head == i:
            break
        i = s.tokens[i].head
    return i


def word(token: Token) -> str:
    """A word as in mid-sentence: the capital of a sentence's first word goes, unless it is a name's."""
    opening = token.i == 0 and token.pos not in ("PROPN", "NUM") and token.text[1:].islower()
    if opening or (token.text in ("The", "A", "An") and not token.quoted):  # a quoted title keeps its capital
        return token.text.lower()
    return token.text


_PLANNING = frozenset("announce schedule plan call set expect propose agree arrange postpone delay".split())


def tense(s: Sentence, i: int) -> str:
    """Whether the clause around a date's token tells of the past, the present or the future.

    A date that hangs on a noun ("the price on Friday", "announced a vote on Friday") lies not in the time
    of its verb, where that speaks of what is to come: then "present", against which nothing is resolved.
    """
    found = _tense(s, i)
    noun = _hangs_on(s, i) or (_stands_behind(s, i) if found == "future" else None)
    if noun is None or found == "present":
        return found
    verb = s.tokens[verb_over(s, noun.i)]
    return "present" if found == "future" or verb.lemma in _PLANNING else found


def _hangs_on(s: Sentence, i: int) -> Token | None:
    """The noun that a date's preposition belongs to, if any."""
    for _ in range(4):
        token, over = s.tokens[i], s.tokens[s.tokens[i].head]
        if over.i == i:
            return None
        if token.dep == "prep":
            return over if over.pos in ("NOUN", "PROPN") else None
        i = over.i
    return None


def _stands_behind(s: Sentence, i: int) -> Token | None:
    """The noun right before a date's preposition, where it is no piece of the verb's own."""
    prep = s.tokens[s.tokens[i].head]
    before = s.tokens[prep.i - 1] if prep.dep == "prep" and prep.i else None
    if before is None or before.pos not in ("NOUN", "PROPN") or before.head == prep.head:
        return None
    return before


def _tense(s: Sentence, i: int) -> str:
    at = i
    for _ in range(10):
        token = s.tokens[at]
        if token.pos in ("VERB", "AUX"):
            group = [token, *s.children(at, "aux", "auxpass")]
            if any(t.tag == "MD" for t in group):
                return "future"
            if any(t.tag in ("VBD",) or t.text.casefold() in ("has", "have", "had") for t in group):
                return "past"
            if any(t.tag in ("VBZ", "VBP") for t in group):
                planned = token.tag == "VBG" or s.child(token.i, "xcomp") is not None
                return "future" if planned else "present"
        if token.head == at:
            break
        at = token.head
    return "past"


@functools.lru_cache(maxsize=4_096)
def relative(text: str) -> bool:
    """Whether a date in words means nothing without the day it was written."""
    pointing = re.search(
        r"\b(?:this|last|next|past|recent|current|ago|same|following|previous)\b", text, re.I
    )
    if not pointing and re.search(r"\b\d{3,4}s?\b|\bcentur|\b(?:half|quarter|minute)\b", text):
        return False  # "the 1620s" points at nothing, though it is no exact date
    return dates.parse(text) is None and bool(
        re.search(
            r"\b(?:this|last|next|today|tonight|yesterday|tomorrow|ago|now|recent|current|\w+day"
            r"|previous|following|"
            r"later|earlier|coming|past|same|that|the)\b",
            text,
            re.I,
        )
        or re.fullmatch(
            rf"(?:{'|'.join(m for m in dates.MONTHS)})\.?(?: \d{{1,2}})?|\d{{1,2}} [A-Z][a-z]+", text, re.I
        )
    )


def possessive(name: str) -> str:
    """``Russia's``, ``the United States'``."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


def tidy(text: str) -> str:
    """Single blanks, none before punctuation."""
    text = _LOOSE.sub(r"\1", " ".join(text.split()))
    text = _DOUBLED_ON.sub("on", text)
    text = _DOUBLED_THE.sub("the", text)
    return _COMMAS.sub(",", text).strip(" ,;:-–—")


_LOOSE = re.compile(r" ([,;:?!]|\.(?![A-Za-z])|'s\b)")
_DOUBLED_ON = re.compile(r"\bon on\b")
_DOUBLED_THE = re.compile(r"\bthe the\b", re.I)
_COMMAS = re.compile(r",\s*,")


def tokens_of(text: str) -> list[str]:
    """Lower-case words and numbers, for comparing."""
    return [*_tokens(text)] if len(text) < _ASKED_AGAIN else _tokens.__wrapped__(text)


_ASKED_AGAIN = 1_000
"""Characters of a text that may be compared more than once; what is longer is not remembered."""


@functools.lru_cache(maxsize=4_096)
def _tokens(text: str) -> list[str]:
    return re.findall(r"[^\W_]+(?:[.,]\d+)*", text.casefold().replace("'s", ""))
