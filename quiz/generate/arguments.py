"""Whether the verbs of a wording still have what they have in the sentence, and its dates what they date.

The parser hangs pieces on the wrong verb, and what is cut away for brevity may have been what the verb needs:
an object, its twin ("saved and shared"), the clause that says how. Each check compares the sentence with the
words of the stem and its answers.
"""

from __future__ import annotations

import re

from quiz.generate import lexicon
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import tokens_of, verb_over
from quiz.generate.words import Mention, Reading, Sentence, Token

_GIVING = frozenset("give hand grant award lend offer deny tell inform remind assure".split())
"""Verbs of two objects: whom, and what."""

_CALLING = frozenset("brand dub label deem nickname".split())
"""Verbs that say as what: what somebody "branded the plan" is gone, or the parser lost it."""

_WHAT = ("ccomp", "xcomp", "dative", "oprd")
_BESIDE = frozenset("as along together plus".split())
_TOP = re.compile(
    r"\b(?:most|best|worst|top|record|(?:big|high|larg|low|small|great|fast|bus|rich|long)gest"
    r"|(?:high|large|low|small|great|fast|busi|rich|long|strong|weak)e?st)\b"
)
_THEN = re.compile(r"\b(?:last|this|past|current|so far)\b", re.I)
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


def unfinished(w: Writer, d: Draft, stem: str) -> bool:
    """A verb of the stem lacks what it has in the sentence: its object, its twin, or what was given."""
    if d.kind in _APART:
        return False
    s = w.reading.sentences[d.sentence]
    words = _words(d, stem)
    counted = d.answers[0].kind in ("number", "percent", "money") if d.answers else False
    verbs = [t for t in s.tokens if t.pos == "VERB"]
    lemmas = [t.lemma for t in verbs]
    return any(
        (counted and _halved(s, v, words)) or _objectless(w.reading, s, v, words) or _ungiven(w.reading, s, v)
        for v in verbs
        if (v.text.casefold() in words or (v.lemma == d.lemma and v.lemma in words))
        and lemmas.count(v.lemma) == 1
    )


_APART = frozenset("matching ordering role definition quote term said".split())


def _words(d: Draft, stem: str) -> set[str]:
    return set(
        tokens_of(" ".join([stem, d.correction, *(x for a in d.answers for x in (a.text, *a.accept))]))
    )


def _halved(s: Sentence, v: Token, words: set[str]) -> bool:
    """ "Saved and shared": a number of what both befell is not that of either."""
    twin = s.tokens[v.head] if v.dep == "conj" and v.head == v.i - 2 else v
    other = v if twin is not v else next(iter(s.children(v.i, "conj")), None)
    if other is None or other.i != twin.i + 2 or s.tokens[twin.i + 1].dep != "cc":
        return False
    pair = twin.tag == other.tag == "VBN"
    return pair and (twin.text.casefold() in words) is not (other.text.casefold() in words)


def _objectless(reading: Reading, s: Sentence, v: Token, words: set[str]) -> bool:
    """The object is gone, and no name that may have replaced it stands there."""
    if v.lemma in ("do", "fare", "perform") and any(
        t.text.casefold() in ("well", "badly", "better", "poorly") and t.text.casefold() not in words
        for t in s.children(v.i, "advmod")
    ):
        return True
    thing = s.child(v.i, "dobj")
    if v.lemma in _CALLING and v.tag != "VBN" and not s.child(v.i, "oprd", "xcomp", "ccomp", "prep"):
        return True
    if thing is None or thing.i < v.i or thing.pos not in ("NOUN", "PROPN", "NUM"):
        return False
    if reading.mention_at(s.index, thing.i) is not None or s.child(thing.i, "det", "poss", "case", "nummod"):
        return False  # written by another of its names, or a number swapped
    return not any(_akin(piece, words) for piece in tokens_of(thing.text))


def _akin(piece: str, words: set[str]) -> bool:
    return piece in words or any(len(piece) > 4 and x[:4] == piece[:4] for x in words)


def _ungiven(reading: Reading, s: Sentence, v: Token) -> bool:
    """ "Was keen to give Ann Lee": the parser took whom it was given for what was given."""
    if v.lemma not in _GIVING or s.child(v.i, "auxpass") or v.tag == "VBN":
        return False
    thing = s.child(v.i, "dobj")
    m = reading.mention_at(s.index, thing.i) if thing else None
    if thing is None or m is None or m.kind not in ("person", "organization"):
        return False
    about = any(t.text.casefold() in ("to", "about", "of", "for", "on") for t in s.children(v.i, "prep"))
    return not about and not s.child(v.i, *_WHAT)


def misdated(w: Writer, d: Draft, stem: str) -> bool:
    """Asks for a day that may be that of the last thing told, or of a deed inside the object.

    "Won the cups of Halden and Lorn, as well as the title in 1931" · "led to a search by Ann Lee in 1931".
    """
    if not d.answers or d.answers[0].kind not in ("year", "date") or d.kind in _APART:
        return False
    s = w.reading.sentences[d.sentence]
    return any(
        m.kind == "date" and _asked(d, m) and _elsewhere(w.reading, s, m) for m in w.reading.mentions[s.index]
    )


def _asked(d: Draft, m: Mention) -> bool:
    year = _YEAR.search(d.answers[0].text)
    return year is not None and year.group() in m.text


def _elsewhere(reading: Reading, s: Sentence, m: Mention) -> bool:
    verb = s.tokens[verb_over(s, m.first)]
    if _timeless(s, verb) or _of_occasion(reading, s, verb, m):
        return True
    between = s.tokens[verb.i + 1 : m.first]
    low = [t.text.casefold() for t in between]
    for n, text in enumerate(low):
        if text in _BESIDE and (low[n : n + 3] == ["as", "well", "as"] or low[n + 1 : n + 2] == ["with"]):
            return True
    opens = s.tokens[m.first - 1].text.casefold() if m.first else ""
    perfect = any(t.text.casefold() in ("has", "have") and t.tag != "VB" for t in s.children(verb.i, "aux"))
    if perfect and opens in ("in", "on") and not s.child(verb.i, "conj"):
        return True  # "has won the title in 1931": a perfect has no day that is over
    if s.child(verb.i, "auxpass") or verb.tag == "VBN":
        return False
    thing = next((t for t in between if t.dep == "dobj"), None)
    if thing is None or not thing.text.casefold().rstrip("s").endswith(("ion", "ment", "sal", "val", "ure")):
        return False
    return any(
        t.text.casefold() == "by" and reading.mention_at(s.index, s.subtree(t.i)[-1]) is not None
        for t in between
        if t.i > thing.i and t.dep in ("prep", "agent")
    )


_NAMING = frozenset("codename name nickname term title word phrase pseudonym".split())
_STATES = frozenset("employ own possess contain comprise number".split())


def _timeless(s: Sentence, verb: Token) -> bool:
    """Whether a verb tells a state or a name, which has no day: "was the codename of the raid in May"."""
    told = s.child(verb.i, "attr")
    return verb.lemma in _STATES or (verb.lemma == "be" and told is not None and told.lemma in _NAMING)


def _of_occasion(reading: Reading, s: Sentence, verb: Token, m: Mention) -> bool:
    """ "Used his money to bring the Games to Lorn in 1998": the day of the Games.

    "It is her ninth since the party came to power in 1997": she may have come to power before.
    """
    aim = verb.tag == "VB" and verb.dep in ("xcomp", "advcl") and s.tokens[verb.head].pos == "VERB"
    if aim and any(x.kind == "event" and verb.i < x.first < m.first for x in reading.mentions[s.index]):
        return True
    since = any(t.text.casefold() == "since" for t in s.children(verb.i, "mark"))
    return verb.dep == "advcl" and since and verb.lemma not in lexicon.ONCE


_RANKED_ASIDE = re.compile(
    r"\b((?:first|second|third|last|only|final|next) [a-z]+), ((?:against|with|by|for|at|to|on|in) [A-Z])"
)
_CELEBRATING = re.compile(
    r"\b(?:celebrat|commemorat|remember|recall|mourn|honou?r)\w* [^,?]*? on (?:[A-Z][a-z]+ \d|\d+ [A-Z])"
)
_TITLED = re.compile(r"\b(?:titled|entitled)\b")
_TIMES = frozenset("second minute hour day week month year decade century period season".split())


def adrift(w: Writer, d: Draft, stem: str) -> bool:
    """A comma, a word or a half is gone without which the rest says something else.

    "His first fight, against Bo Orr" · "celebrated the launch Tuesday" · "earlier settlers" · "in an hour and
    much praise" · "three of her books were printed in 1931:", before the three.
    """
    if d.kind in _APART:
        return False
    s = w.reading.sentences[d.sentence]
    plain = w.frames.without(stem)
    if comma_lost(s, plain):
        return True
    if _CELEBRATING.search(plain) and not _CELEBRATING.search(s.text):
        return True  # the day of the launch, or of the feast?
    dated = bool(d.answers) and d.answers[0].kind in ("year", "date")
    if dated and ((s.text.endswith(":") and _PART_OF.search(plain)) or _untitled(s, plain)):
        return True
    words = set(tokens_of(plain))
    if _his_own(w, d, s, plain, words) or _untold(w, d, s, words):
        return True
    return any(_loses(s, t, words) for t in s.tokens if t.text.casefold() in words)


def comma_lost(s: Sentence, text: str) -> bool:
    """ "Won her first race, against Bo Orr": without the comma it is the first against him."""
    return any(f"{thing} {tie}" in text for thing, tie in _RANKED_ASIDE.findall(s.text))


_PART_OF = re.compile(r"\b(?:two|three|four|five|six|seven|eight|nine|ten|some|several|many) of\b")


def _his_own(w: Writer, d: Draft, s: Sentence, plain: str, words: set[str]) -> bool:
    """ "Who printed his book of songs?": without the year that stood there, many did."""
    if d.kind not in ("who", "which") or not re.search(r"\b(?:his|her|their)\b", plain):
        return False
    verb = next((t for t in s.tokens if t.lemma == d.lemma and t.pos == "VERB"), None)
    return verb is not None and any(
        m.kind == "date"
        and verb_over(s, m.first) == verb.i
        and _YEAR.search(m.text) is not None
        and not set(_YEAR.findall(m.text)) & words
        for m in w.reading.mentions[s.index]
    )


def _untold(w: Writer, d: Draft, s: Sentence, words: set[str]) -> bool:
    """ "{{Karl Otto}} invited them": "Elector of Lorn", which told who is asked for, is gone."""
    if d.kind != "gap" or d.answers[0].kind != "person":
        return False
    name = next((m for m in w.reading.mentions[s.index] if m.entity == d.answers[0].entity >= 0), None)
    told = s.child(name.last, "appos") if name else None
    return told is not None and not any(
        x in words for k in s.subtree(told.i) for x in tokens_of(s.tokens[k].text) if len(x) > 3
    )


def _untitled(s: Sentence, plain: str) -> bool:
    """Asks for the day of a thing, and leaves out what it is titled."""
    return _TITLED.search(s.text) is not None and _TITLED.search(plain) is None


def _loses(s: Sentence, t: Token, words: set[str]) -> bool:
    """Whether a noun has lost the word that says which of them, or is joined to what it is not one of."""
    if t.pos != "NOUN":
        return False
    for k in s.children(t.i, "amod", "advmod"):
        if k.text.casefold() in ("earlier", "later") and k.i < t.i and k.text.casefold() not in words:
            return True
    return t.lemma in _TIMES and any(
        x.pos == "NOUN"
        and x.lemma not in _TIMES
        and x.text.casefold() in words
        and not s.child(x.i, "nummod")
        for x in s.children(t.i, "conj")
    )


def unranked(w: Writer, d: Draft, stem: str) -> bool:
    """Ranks something for a time that was left out: "the biggest hit in Peru" of last year."""
    if d.kind in _APART or not _TOP.search(w.frames.without(stem)) or _YEAR.search(stem) or w.frames.month:
        return False
    s = w.reading.sentences[d.sentence]
    words = set(tokens_of(stem))
    return any(
        m.kind == "date"
        and _THEN.search(m.text)
        and _ranked_before(s, m.first)
        and not set(tokens_of(m.text)) <= words
        for m in w.reading.mentions[s.index]
    )


def _ranked_before(s: Sentence, end: int) -> bool:
    """Whether a superlative stands before a time with no comma between them."""
    before = s.tokens[:end]
    comma = max((t.i for t in before if t.text == ","), default=-1)
    return any(t.tag in ("JJS", "RBS") or t.text.casefold() == "record" for t in before[comma + 1 :])
