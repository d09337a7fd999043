"""What stands side by side and is one name: particles, endings of firms, "of", neighbours in a compound.

The small model cuts names where a word in them is rare to it. A name is put together again where the words
themselves leave no doubt; where two gazetteer names meet ("Chile Brazil"), nothing is joined.
"""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon
from quiz.generate.units import numbered
from quiz.generate.words import Sentence, Token

Span = tuple[int, int, str]
"""First token, last token, kind."""

LASTING = ("person", "place", "site", "organization", "nationality", "event", "other", "unknown", "work")
"""Kinds of spans that name something which lasts, and not a date or a number."""

PARTICLES = frozenset(
    "de van von der den la le du da di del della dello dos das do al el bin ibn ben af av zu zur ter ten y "
    "d' l' dal degli des".split()
)
"""Small words inside names of people and places."""

FIRMS = frozenset(
    """sa nv ag se bv gmbh ab oy oyj spa llc inc ltd plc corp co kg kgaa asa pty llp lp srl sas sarl kk
    s.a n.v b.v s.p.a a/s aps""".split()
)
"""Endings that make a name a company's, lower case, without the last full stop."""

_SAINTS = frozenset(
    ("St", "St.", "Saint", "Sainte", "Ste.", "San", "Santa", "Mount", "Mt.", "Fort", "Port", "Cape")
)
_NAMED_BY_OF = (
    lexicon.ORG_NOUNS
    | lexicon.SITE_NOUNS
    | lexicon.PLACE_NOUNS
    | lexicon.EVENT_NOUNS
    | frozenset("treaty edict order act statue isle gates siege peace".split())
)
_SCORE = re.compile(r"\d{1,3}[-–]\d{1,3}")


def glue(sentence: Sentence, found: list[Span], headline: str = "") -> list[Span]:
    """The spans with those joined that are one name, in order."""
    out: list[Span] = []
    for span in numbered(sentence, sorted(_nicknamed(sentence, found))):
        span = _scoreless(sentence, span)
        span = _ended(sentence, _begun(sentence, span, out))
        while out and (joined := _joined(sentence, out[-1], span, headline)):
            span = joined
            out.pop()
        if not out or out[-1][1] < span[0]:
            out.append(span)
    return out


def _nicknamed(sentence: Sentence, found: list[Span]) -> list[Span]:
    """The spans with those joined that a nickname in quotation marks parts: 'Karl Ole "Kalle" Berg'."""
    tokens = sentence.tokens
    for i in range(1, len(tokens) - 3):
        end = next((k for k in (i + 2, i + 3) if k < len(tokens) - 1 and tokens[k].text in _MARKS), 0)
        if tokens[i].text not in _MARKS or not end or not all(map(_capital, tokens[i + 1 : end])):
            continue
        first, last = i, end
        while first and _capital(tokens[first - 1]) and tokens[first - 1].pos == "PROPN":
            first -= 1
        while last + 1 < len(tokens) and _capital(tokens[last + 1]) and tokens[last + 1].pos == "PROPN":
            last += 1
        if first < i and last > end and lexicon.is_given(tokens[first].text):
            found = [x for x in found if x[1] < first or x[0] > last]
            found.append((first, last, "person"))
    return found


_MARKS = ('"', "“", "”")


def _capital(token: Token) -> bool:
    return token.text[:1].isupper() and token.text.isalpha()


def is_firm(name: str) -> bool:
    """Whether a name ends as only companies' do: "Ltd", "GmbH", "SA"."""
    words = name.split()
    ending = words[-1].rstrip(".")
    return len(words) > 1 and ending.casefold() in FIRMS and ending[:1].isupper() | (ending == "plc")


def _text(sentence: Sentence, first: int, last: int) -> str:
    tokens = sentence.tokens[first : last + 1]
    return "".join(t.text + (t.space if t.i < last else "") for t in tokens).strip()


def _scoreless(sentence: Sentence, span: Span) -> Span:
    """ "Town 3–1": the score is no part of the name."""
    first, last, kind = span
    while last > first and kind in LASTING and _SCORE.fullmatch(sentence.tokens[last].text):
        last -= 1
    return first, last, kind


def _begun(sentence: Sentence, span: Span, before: list[Span]) -> Span:
    """With the "St." or "Mount" that the name opens with."""
    first, last, kind = span
    edge = before[-1][1] if before else -1
    if kind in LASTING and first > edge + 1 and sentence.tokens[first - 1].text in _SAINTS:
        first -= 1
    return first, last, kind


def _ended(sentence: Sentence, span: Span) -> Span:
    """With the company's ending: "Acme" + "SA", "Acme" + "," + "Inc."."""
    first, last, kind = span
    if kind not in LASTING or kind == "work":
        return span
    tokens = sentence.tokens
    for step in (1, 2):
        at = last + step
        if at >= len(tokens) or (step == 2 and tokens[last + 1].text != ","):
            break
        text = tokens[at].text
        if text.casefold().rstrip(".") in FIRMS and text[:1].isupper() and len(text.rstrip(".")) > 1:
            comma_needs = ("inc", "ltd", "llc", "co", "corp", "plc")
            if step == 1 or text.casefold().rstrip(".") in comma_needs:
                return first, at, "organization"
    return (first, last, "organization") if is_firm(_text(sentence, first, last)) else span


def _joined(sentence: Sentence, one: Span, two: Span, headline: str) -> Span | None:
    """The span both make, or None where they are two names."""
    if one[2] not in LASTING or two[2] not in LASTING or "work" in (one[2], two[2]):
        return None
    if two[0] <= one[1]:
        return None
    tokens = sentence.tokens
    between = [t.text for t in tokens[one[1] + 1 : two[0]]]
    small = [word.casefold() for word in between]
    whole = (one[0], two[1])
    if between and all(word in PARTICLES for word in between):
        kinds = [k for k in (one[2], two[2]) if k not in ("unknown", "nationality", "other")]
        known = [k for k in kinds if k in ("person", "place")] or kinds
        return (*whole, known[0] if known else "unknown")
    if small in (["of"], ["for"], ["of", "the"], ["for", "the"]):
        return _by_of(sentence, one, two, small[0])
    if small == ["'s"] and tokens[one[0]].text in _SAINTS and tokens[two[0]].text[:1].isupper():
        return (*whole, "site")
    if not between and tokens[one[1]].space:
        return _neighbours(sentence, one, two, headline)
    return None


def _by_of(sentence: Sentence, one: Span, two: Span, word: str) -> Span | None:
    """ "Museum" + "of" + "Modern Art", "Gulf" + "of" + "Finland"."""
    head = sentence.tokens[one[1]]
    noun = head.text.casefold()
    bodies = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS
    fits = noun in bodies or (word == "of" and noun in _NAMED_BY_OF and head.i > 0)
    if not fits or not head.text[:1].isupper():
        return None
    kind = (
        "organization"
        if noun in bodies
        else "place"
        if noun in lexicon.PLACE_NOUNS | {"isle"}
        else "event"
        if noun in lexicon.EVENT_NOUNS
        else "other"
    )
    return one[0], two[1], kind


def _neighbours(sentence: Sentence, one: Span, two: Span, headline: str) -> Span | None:
    """Two capitalised neighbours of which one describes the other: "Kestrel" + "Hill Observatory"."""
    tokens = sentence.tokens
    (a, b, before), (first, last, kind) = one, two
    text = _text(sentence, a, last)
    alone = first == last and tokens[first].text.casefold() in lexicon.ORG_NOUNS
    if alone and not countries.nation_of(_text(sentence, a, b)):
        return a, last, "organization"
    if countries.code_of(text):
        return a, last, "place"
    gazetteer = any(
        countries.code_of(_text(sentence, *x)) or countries.nation_of(_text(sentence, *x))
        for x in ((a, b), (first, last))
    )
    if (
        gazetteer
        or (a == b and countries.is_people(tokens[a].text))
        or any(_is_role(tokens[k].text) for k in range(a, b + 1))
    ):
        return None
    if a > 1 and tokens[a - 1].text in ("of", "for") and _is_role(tokens[a - 2].text):
        return None  # "Minister of Finance Ann Lee"
    inside = range(a, last + 1)
    describes = tokens[b].dep in ("compound", "nmod", "amod", "flat") and tokens[b].head in range(
        first, last + 1
    )
    under = tokens[first].dep in ("flat", "appos") and tokens[first].head in range(a, b + 1)
    titled = text.casefold() in headline.casefold() and len(text) > 5
    if not (describes or under or titled) or any(tokens[k].pos in ("VERB", "AUX", "DET") for k in inside):
        return None
    settled = [k for k in (kind, before) if k not in ("unknown", "nationality", "other")]
    heads = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | lexicon.EVENT_NOUNS
    headed = tokens[last].text.casefold() in heads
    if not headed and (len(set(settled)) > 1 or tokens[b].text.casefold() in heads):
        return None  # "Texas Ann Lee", "Refugee Council Ann": a place or a body is no given name
    human = any(
        t.lemma in lexicon.ROLES | lexicon.MALE | lexicon.FEMALE for t in sentence.children(last, "appos")
    )
    return a, last, "person" if human else settled[0] if settled else "unknown"


def _is_role(word: str) -> bool:
    return lexicon.is_role(word) or word.casefold() in lexicon.COURTESY
