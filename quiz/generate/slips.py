"""Slips of the author's pen and of the parser's, known by odd company: what holds one is dropped.

"The harbours deputy master" · "recommended boats to return" · "occurred by Ann Lee" · "issued maps and
surveys", where *surveys* is read as a verb.
"""

from __future__ import annotations

import functools
import re

from quiz.generate import inflect, lexicon
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.vocabulary import OF_LANDS
from quiz.generate.wording import tokens_of
from quiz.generate.words import Sentence, Token

_BEFALL = frozenset("occur happen arise emerge exist begin start commence".split())
"""Verbs nobody does to anything: they have no doer with "by"."""

_NO_INFINITIVE = frozenset("recommend suggest demand insist hope explain mention".split())
"""Verbs that want "that" where others have an object and "to"."""

_BARE_OBJECT = {
    "note": "for", "discuss": "about", "mention": "about", "emphasize": "on", "emphasise": "on",
    "comprise": "of", "lack": "of", "await": "for", "describe": "about", "resemble": "to", "reach": "to",
    "accompany": "with", "request": "for", "contact": "with",
}  # fmt: skip
"""Verbs that have their object bare, with the preposition that slips in."""


def slipped(w: Writer, d: Draft, stem: str) -> bool:
    """Holds a verb or noun that is odd where it stands, or a capital from the sentence's front."""
    if d.kind in ("matching", "ordering", "quote", "said"):
        return False
    plain = w.frames.without(stem)
    s = w.reading.sentences[d.sentence]
    if _SURVEYED.search(plain) or _misspelt(w, plain) or _namesake(s, plain):
        return True
    if _capital(w, s, plain) or any(_robbed(s, t) for t in s.tokens):
        return True
    words = set(tokens_of(plain))
    return any(t.text.casefold() in words or t.lemma.casefold() in words for t in _slips(w, s))


_SURVEYED = re.compile(r"\bin (?:vote|poll|survey|contest|ballot) of\b|\bbeen holiday\b")
_LONG_WORD = re.compile(r"(?<![\w-])[a-z]{10,}(?![\w-])")


def _misspelt(w: Writer, plain: str) -> bool:
    """A long word that no dictionary has, used once, one letter away from one that it has."""
    return any(
        _near_miss(x) and len(re.findall(rf"\b{x}\b", w.article.raw, re.I)) == 1
        for x in _LONG_WORD.findall(plain)
    )


_ENDINGS = (
    ("ies", "y"), ("s", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ing", "e"), ("er", ""), ("er", "e"),
    ("ist", "ism"), ("ian", "ia"), ("ial", "e"), ("al", ""), ("cy", "t"), ("ible", "e"), ("ly", ""),
)  # fmt: skip
"""What a word is made with, and what stands in its place in the dictionary."""


@functools.lru_cache(maxsize=4_096)
def _near_miss(x: str) -> bool:
    if inflect.known(x) or any(x.endswith(end) and inflect.known(x[: -len(end)] + y) for end, y in _ENDINGS):
        return False
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(x[:k], x[k:]) for k in range(1, len(x) - 1)]  # the last letters are those of an ending
    return any(
        inflect.known(near)
        for a, b in cuts
        for near in (
            a + b[1:],
            a + b[1:2] + b[:1] + b[2:],
            *(a + c + b[1:] for c in letters),
            *(a + c + b for c in letters),
        )
    )


def _namesake(s: Sentence, plain: str) -> bool:
    """ "How many members does the election elect?": the verb says its subject again."""
    return plain.endswith("?") and any(
        t.dep == "nsubj"
        and len(t.lemma) > 5
        and t.lemma[:5] == s.tokens[t.head].lemma[:5]
        and s.tokens[t.head].pos == "VERB"
        and f"{t.text} {s.tokens[t.head].lemma}" in plain
        for t in s.tokens
    )


def _capital(w: Writer, s: Sentence, plain: str) -> bool:
    """ "How many friends Formed the band?", "According to Research": the first word kept its capital."""
    first = s.tokens[0]
    if first.pos == "PROPN" or not first.text[:1].isupper() or not first.text[1:].islower():
        return False
    if w.reading.mention_at(s.index, 0) is not None:
        return False
    text = re.escape(first.text)
    if first.tag == "VBN":
        return re.search(rf"(?<=[a-z,\d] ){text}\b", plain) is not None
    return first.tag in ("NN", "NNS") and re.search(rf"According to {text}\b(?! [A-Z])", plain) is not None


def _slips(w: Writer, s: Sentence) -> list[Token]:
    return [
        t
        for t in s.tokens
        if (t.tag == "NNS" and (_ownerless(w, s, t) or _unhyphened(s, t)))
        or (t.pos == "NOUN" and _owns_nothing(s, t))
        or _disagrees(s, t)
        or (t.pos == "VERB" and (_odd_frame(w, s, t) or _noun(s, t) or _plural_noun(t)))
        or (t.pos == "ADJ" and _nounless(s, t))
    ]


def _ownerless(w: Writer, s: Sentence, t: Token) -> bool:
    """A plural right before a singular noun, of what the article speaks of as one: no apostrophe."""
    if t.i + 1 >= len(s.tokens):
        return False
    after = s.tokens[t.i + 1]
    if after.pos not in ("NOUN", "ADJ") or after.tag == "NNS":
        return False
    named = any(x.pos == "NOUN" and s.subtree(x.i)[0] == t.i + 1 for x in s.children(t.i, "appos"))
    if not named and (t.dep != "compound" or s.tokens[t.i - 1].dep != "det"):
        return False  # "special forces unit" is none
    raw = w.article.raw
    if re.search(rf"\b{re.escape(t.lemma)}['’]s\b", raw):
        return True
    return re.search(rf"\bthe {re.escape(t.lemma)}\b", raw) is not None and (named or raw.count(t.text) == 1)


def _unhyphened(s: Sentence, t: Token) -> bool:
    """ "A three tons boat", "an eight matches ban": a measure before its noun has no plural."""
    behind = s.tokens[t.i + 1] if t.i + 1 < len(s.tokens) else None
    near = t.dep == "compound" and behind is not None and t.head == behind.i and behind.tag == "NN"
    return near and s.child(t.i, "nummod") is not None


def _owns_nothing(s: Sentence, t: Token) -> bool:
    """ "Praised the sailor's": a plural with an apostrophe, behind which nothing is owned."""
    sign = s.tokens[t.i + 1] if t.i + 1 < len(s.tokens) else None
    return t.dep == "dobj" and sign is not None and sign.dep == "case" and sign.head == t.i


def _odd_frame(w: Writer, s: Sentence, t: Token) -> bool:
    ties = s.children(t.i, "prep", "agent")
    if t.lemma in _BEFALL and not s.child(t.i, "auxpass", "dobj"):
        for tie in ties:
            noun = s.child(tie.i, "pobj")
            m = w.reading.mention_at(s.index, noun.i) if noun and tie.text.casefold() == "by" else None
            if m is not None and m.kind in ("person", "organization"):
                return True
    thing = s.child(t.i, "dobj")
    passive = s.child(t.i, "auxpass") is not None or t.tag == "VBN"
    if t.lemma in _NO_INFINITIVE and not passive:
        for goal in s.children(t.i, "xcomp", "ccomp"):
            own = s.child(goal.i, "nsubj") or thing
            bare = any(x.text.casefold() == "to" for x in s.children(goal.i, "aux"))
            if bare and own is not None and t.i < own.i < goal.i:
                return True
    stray = _BARE_OBJECT.get(t.lemma)
    return bool(
        stray
        and not passive
        and thing is None
        and any(x.i == t.i + 1 and x.text.casefold() == stray for x in ties)
    )


def _noun(s: Sentence, t: Token) -> bool:
    """A present beside a past, right behind a plural object and "and": a second object read as a verb."""
    if t.dep != "conj" or t.tag not in ("VBZ", "VBP") or t.i < 2 or s.child(t.i, "nsubj", "aux"):
        return False
    thing = s.child(t.i, "dobj")
    if thing is not None and thing.lemma != "time":  # "four times a day" is no object
        return False
    near = s.tokens[t.i - 2]
    return (
        s.tokens[t.head].tag in ("VBD", "VBN")
        and s.tokens[t.i - 1].text.casefold() in ("and", "or")
        and near.dep in ("dobj", "pobj", "conj")
        and near.tag == "NNS"
        and not s.child(t.i, "acomp", "attr", "xcomp", "ccomp")
    )


_MANY = frozenset(
    """staff police people cattle personnel data media offspring sheep fish aircraft species deer crew youth
    livestock wildlife percent half majority""".split()
)
"""Nouns that are many without a plural's ending."""


def _disagrees(s: Sentence, t: Token) -> bool:
    """ "Soft wood were used": one thing without an article, said of as many; "the team were" is no slip."""
    if t.tag != "NN" or t.dep not in ("nsubj", "nsubjpass") or t.head < t.i or t.text.endswith("s"):
        return False
    if (
        not t.text.islower()
        or t.lemma in _MANY
        or len(s.conjuncts(t.i)) > 1
        or s.child(t.i, "det", "poss", "nummod", "quantmod")
    ):
        return False
    first = next(iter(s.children(t.head, "aux", "auxpass")), s.tokens[t.head])
    return first.text.casefold() in ("are", "were", "have")


def _plural_noun(t: Token) -> bool:
    """ "Lorn Yards manufacturers boats": a plural where its verb should stand."""
    return t.tag == "VBZ" and len(t.text) > 4 and t.text.islower() and inflect.only_noun(t.text)


def _nounless(s: Sentence, t: Token) -> bool:
    """ "From improved efficient, larger boats": two adjectives behind a preposition and no noun."""
    return t.dep == "pobj" and t.tag == "JJ" and s.child(t.i, "amod") is not None and not s.child(t.i, "det")


def _robbed(s: Sentence, t: Token) -> bool:
    """ "They looked like winners and Ann Lee kept up": the second verb's subject went to a list."""
    if t.dep != "conj" or t.tag not in ("VBD", "VBZ", "VBP") or t.i < 2 or s.child(t.i, "nsubj", "nsubjpass"):
        return False
    before = s.tokens[t.i - 1]
    return (
        before.pos == "PROPN"
        and before.dep == "conj"
        and before.head != t.head
        and s.tokens[before.head].i < before.i
    )


def misnamed(w: Writer, d: Draft, stem: str) -> bool:
    """Has a name that the article itself mostly writes with the adjective, or an owner that none could say.

    "The Denmark Army" beside "the Danish Army"; "the Board of Works's first head", which was put in here;
    a man called a city; somebody who "did raise in Oslo".
    """
    plain = w.frames.without(stem)
    raw = w.article.raw
    if any(text not in raw for text in re.findall(r"\bof (?:the )?(?:[A-Z][\w-]+ )*[A-Z]\w+s's\b", plain)):
        return True
    if _TORN.search(plain):
        return True
    a = d.answers[0]
    first, _, last = a.text.partition(" ")
    if a.kind in ("city", "place") and lexicon.is_given(first) and last.istitle() and " " not in last:
        return last.casefold() not in lexicon.PLACE_NOUNS
    for land, noun in re.findall(r"\b([A-Z][a-z]{3,}) ([A-Z][a-z]{3,})\b", plain):
        if noun not in w.vocabulary.of_lands:
            continue
        like = re.findall(rf"\b({land[:3]}[a-z]*(?:{'|'.join(OF_LANDS)})) {noun}\b", raw)
        if not _ADJECTIVE.search(land) and len(like) > raw.count(f"{land} {noun}"):
            return True
    return False


_TORN = re.compile(
    r"\bdid [^?]* (?:raise|bear|rear|base|situate)(?:\?| (?:in|at|on|by|before|after|until)\b)"
    r"|[A-Z][a-z]+ raised in\b"
)
"""What is done to somebody, made his own deed: "born in Lorn and raised in Oslo"."""

_ADJECTIVE = re.compile(rf"(?:{'|'.join(OF_LANDS)})\Z")

_MEDIA = re.compile(
    r"\b(?:BBC|CNN|ITV|Reuters|News|Newspaper|Times|Post|Herald|Guardian|Gazette|Magazine|Sport)\b"
)
_LOOKS = frozenset(
    "investigate look examine explore report explain ask profile assess consider review answer".split()
)


def selfish(w: Writer, d: Draft, stem: str) -> bool:
    """Tells what the publisher does in the article: "the Halden News looks at how the bridge was built"."""
    s = w.reading.sentences[d.sentence]
    for t in s.tokens:
        if t.dep == "nsubj" and t.pos == "PROPN":
            verb = s.tokens[t.head]
            looks = verb.lemma in _LOOKS and verb.tag in ("VBZ", "VBP")
            if looks and _MEDIA.search(s.text_of(s.subtree(t.i))):
                return True
    return False
