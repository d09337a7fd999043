"""Whether a stem stands by itself: names what it is about, and leans on nothing outside it."""

from __future__ import annotations

import itertools
import re

from quiz.generate import countries, lexicon, needs
from quiz.generate.drafts import Draft
from quiz.generate.frames import LEANS
from quiz.generate.phrase import Writer
from quiz.generate.telling import content
from quiz.generate.wording import tokens_of

_POINTING = re.compile(
    r"\b(?:this|last|next|that|these|those) (?:\w+ )?(?:week|month|year|weekend|morning|evening"
    r"|summer|winter|spring|"
    r"autumn|fall|time|day|season|decade|century)s?\b|\b(?:yesterday|today|tomorrow|tonight"
    r"|recently|so far|ago|above|"
    r"below|aforementioned|the former|the latter|the author|the passage|the text|this article|the article)\b",
    re.I,
)
_LATEST = re.compile(
    r"\b(?:his|her|its|their) (?:last|latest|next) (?:game|match|international|outing|meeting|tie|fight|race"
    r"|film|album|single|election|season|tournament|year|month)\b|\b(?:current|currently) [a-z]"
    r"|\b(?:will|yet)\b(?! [A-Z])"
    r"|\bthe (?:last|past|next) (?:few|two|three|four|five|six|seven|eight|nine|ten|\d+) [a-z]+s\b"
    r"(?! (?:of|in)\b)"
)
"""What news tells from its own day on."""

_PRONOUN = re.compile(
    r"\b(he|she|they|it|his|her|hers|their|theirs|him|them|its|himself|herself|themselves|itself"
    r"|I|we|our|ours|us|my|"
    r"me|you|your)\b"
)
_BOUND = re.compile(
    r"\b([A-Z][\w'-]+|who|which \w+|what \w+|leaders|officials|people|members|countries|company|group)\b.*$"
)
_THEIRS = re.compile(
    r"Who (?:(?!\w+s\b(?<!his|was|has)|and |both |people )[\w'’-]+,? )*(?:their|them|they)\b"
)
""" "Who got his wish to finish their bid": nobody stands there whose it may be."""

_PLAIN_THE = re.compile(
    r"\b(?:the|this|that|(?<!of )(?:these|those)) (country|countries|company|organi[sz]ation"
    r"|group|initiative|agency|event|"
    r"meeting|summit|statement|report|study|man|woman|two|three|officials?|spokesman|spokeswoman"
    r"|team|city|ship|"
    r"attack|case|program|programme|project|plan|law|bill|game|match|film|book|party|boy|girl"
    r"|girls|boys|victims?|"
    r"suspects?|students?|area|region|site|building|incident|decision|move|change|changes"
    r"|situation|issue|result|"
    r"results|public|process|former|latter|other|others|same|following|above|latest|current"
    r"|previous|next|rest)\b"
    r"(?! (?:of|for|in|at|on|to|that|which|who|between|from|by|against|with|named|called|held)\b"
    r"|-| [a-z]+ [A-Z]|'s)",
)
_AGED = re.compile(r"\b[Tt]he \d{1,3}-year-old\b(?! (?:[a-z-]+ ){0,4}[A-Z])")
"""Somebody told of by an age alone."""

_SEEDED = re.compile(r"\b[Tt]he (?:\d+(?:st|nd|rd|th)|[a-z]+th|top|first|second|third) seed\b(?!,? [A-Z])")
"""Somebody told of by a place in the draw alone."""

_BODY = re.compile(
    r"\b[Tt]he (?:University|Church|Party|Government|Council|Museum|Committee|Court|Club|City|State|Union"
    r"|Board|Parliament|Company|Group|College|School|Empire|Kingdom|Republic|Act|Treaty|Constitution"
    r"|Wall|Market|Bridge|Tower|Palace|Castle|Library|Hall|Cathedral|Festival|Games|Cup|Bank|Institute)"
    r"(?:'s)?(?! (?:of|for) |[ -][A-Z])"
)

_LINKING = re.compile(
    r"\b(?:nevertheless|nonetheless|elsewhere|meanwhile|moreover|furthermore|likewise|similarly|conversely"
    r"|consequently|accordingly|in turn|as follows)\b|\b(?:instead|regardless)\b(?! of)"
    r"|(?<!and )(?<!once )\bagain\b|\band again (?!in\b|on\b|at\b|from\b|and\b|,)"
    r"|\A(?:only |just )?(?:hour|day|week|month)s (?:later|earlier)\b"
    r"|\b(?:moments|seconds|minutes) (?:later|earlier|before)\b"
    r"|\b(?:go|goes|going|went|gone) on to (?:say|add|tell|claim|explain|argue|insist)\b"
    r"|\b(?:too|as well)[?.]",
    re.I,
)
"""Words that tie a sentence to the one before it."""

_GROUP = re.compile(
    r"\b[Tt]he (?:pair|duo|trio|quartet|two|three|four|five)\b(?! (?:of|to|[a-z]+s)\b|[ -][A-Z\d]|-)"
)
"""People or things told before, of which only the number is left."""


def leaning(w: Writer, d: Draft, stem: str) -> bool:
    """Leans on the article: "this week", "the former", "the passage", "nevertheless"."""
    if _POINTING.search(stem) or _SEEDED.search(stem):
        return True
    if d.kind in ("said", "quote"):
        return False
    plain = w.frames.without(stem)
    return bool(
        _GROUP.search(stem.replace(LEANS, ""))
        or _LINKING.search(plain)
        or (w.frames.timely and _LATEST.search(stem))
    )


def unbound(w: Writer, d: Draft, stem: str) -> bool:
    """A pronoun stands before everything it could mean."""
    if d.kind == "quote":  # what stands in quotation marks may lean: the words themselves are asked for
        return False
    stem = re.sub(r"\{\{.*?\}\}", "_____", stem)
    if d.answers and d.answers[0].kind == "person" and _THEIRS.match(w.frames.without(stem)):
        return True
    pronoun = _PRONOUN.search(stem)
    return bool(pronoun and not _BOUND.search(stem[: pronoun.start()][1:]))


def described(w: Writer, d: Draft, stem: str) -> bool:
    """Describes something without naming it: "the government", "the match"."""
    if LEANS in stem or any(a.kind == "day" for a in d.answers):
        return True
    if d.kind == "quote":
        return False
    stem = re.sub(r"\{\{.*?\}\}", "_____", stem)
    if _AGED.search(stem):
        return True
    last = re.search(r"\b[Tt]he ([a-z]+)[.?]\Z", stem)
    if last and last.group(1) not in lexicon.UNIQUE:
        return True
    return bool(_BODY.search(stem) or _PLAIN_THE.search(stem))


def clipped(w: Writer, d: Draft, stem: str) -> bool:
    """Names by the last word alone what the article names in full: "the Wall", which no heading mends."""
    plain = w.frames.without(re.sub(r"\{\{.*?\}\}", "_____", stem))
    if d.kind == "quote" or not w.frames.topic:
        return False
    short = _BODY.search(plain)
    noun = re.sub(r"'s\Z", "", short[0]).split()[-1] if short else ""
    full = noun and re.search(rf"\b[A-Z][\w'-]+ {noun}\b(?<!The {noun})|\b{noun} of [A-Z]", w.article.raw)
    return bool(full) and noun not in f"{w.frames.topic} {plain.replace(short[0], '') if short else ''}"


def nameless(w: Writer, d: Draft, stem: str) -> bool:
    """Names nothing: weeks later nobody knows what it is about."""
    if d.kind in ("matching", "ordering"):
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", stem)
    years = "" if d.kind in ("who", "which", "many", "where") else r"|\d{4}"
    named = re.findall(rf"(?<!^)(?<![.?!] )(?<!\A\")\b(?:[A-Z][A-Za-zÀ-ž]+{years})\b", plain)
    if any(countries.code_of(x) or not countries.nation_of(x) for x in named):
        return False  # "two Syrian teams" names no team
    topic = {_stem_of(t) for t in content(w.article.title) if len(t) > 3}
    said = topic & {_stem_of(t) for t in tokens_of(plain)}
    alone = w.article.published is None or d.kind == "definition"
    return len(said) < (1 if alone else 2)  # one word of a headline names no story


def _stem_of(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def unframed(w: Writer, d: Draft, stem: str) -> bool:
    """Tells of what happens again and again, and not of which time."""
    gathered = d.lemma in ("hold", "attend") and d.kind == "where"
    if d.kind in ("matching", "ordering", "role", "position", "ordinal", "when"):
        return False
    if d.lemma not in needs.MOVES and not gathered:
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", stem)
    if re.search(r"\b(?:1\d|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b", plain):
        return False
    words = re.findall(r"[\w-]+", plain)
    held = any(t.casefold() in lexicon.EVENT_NOUNS for t in words)
    names = re.findall(r"(?<!^)(?<![.?!] )\b[A-Z][\w'-]+", plain)
    return not (held and len(names) >= 2)


def ownerless(w: Writer, d: Draft, stem: str) -> bool:
    """Names a body that every country has, without the country."""
    found = re.search(
        r"\b(?:Ministry|Minister|Department|Supreme Court|Constitution|Parliament|Senate|Cabinet|Government"
        r"|Health Service|Treasury|Foreign Office|Home Office)\b(?! of [A-Z]\w+ia\b)",
        stem,
    )
    if not found or d.kind in ("matching", "ordering"):
        return False
    words = re.findall(r"[\w.'-]+", stem)
    pairs = [*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))]
    bare = [re.sub(r"'s?$", "", t) for t in pairs]
    return not any(countries.code_of(t) or countries.nation_of(t) for t in bare) and not any(
        e.kind == "place" and e.name in stem for e in w.reading.entities
    )


def abbreviated(w: Writer, d: Draft, stem: str) -> bool:
    """Has letters that the article spells out and the question does not: an author spells out what few know.

    A body goes by its letters; and the hour of a clock is nothing to ask of.
    """
    plain = re.sub(r"\{\{.*?\}\}", "_____", w.frames.without(stem))
    named = f"{w.frames.topic} {plain}"
    for letters in set(re.findall(r"\b[A-Z][A-Za-z]?[A-Z]{1,2}\b(?!-\d)", plain)):  # "B-52" is all its name
        initials = "".join(word[0] for word in re.findall(r"\b[A-Z]\w+", named) if not word.isupper())
        told = letters in KNOWN or letters in initials or letters not in w.vocabulary.expanded
        body = any(e.kind == "organization" and letters in (e.name, *e.aliases) for e in w.reading.entities)
        if letters in _ZONES or not (told or body):
            return True
    return False


_ZONES = frozenset("GMT BST EST EDT PST PDT CET CEST UTC".split())


KNOWN = frozenset(
    """US UK EU UN USA USSR UAE NATO NASA BBC CNN NBC CBS ABC ITV MTV UNESCO UNICEF WHO FIFA UEFA IOC NBA NFL
    NHL FBI CIA AIDS HIV DNA RNA IBM CEO CFO GDP TV PC AD BC DVD CD GPS IT MP MPS FC AFC LED PDF USB AC DC PHD
    NV SA AG SE AB BV LLC PLC""".split()
)
"""Letters that an English reader knows."""
