"""What a question must pass. One function for each reason to drop it; nothing is repaired here."""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable

from quiz.generate import countries, lexicon, needs
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import tokens_of

Gate = Callable[[Writer, Draft, str], bool]
"""True where a draft with that wording must be dropped."""

MIN_WORDS, MAX_WORDS = 4, 28
_POINTING = re.compile(
    r"\b(?:this|last|next|that|these|those) (?:\w+ )?(?:week|month|year|weekend|morning|evening"
    r"|summer|winter|spring|"
    r"autumn|fall|time|day|season|decade|century)s?\b|\b(?:yesterday|today|tomorrow|tonight"
    r"|recently|so far|ago|above|"
    r"below|aforementioned|the former|the latter|the author|the passage|the text|this article|the article)\b",
    re.I,
)
_PRONOUN = re.compile(
    r"\b(he|she|they|it|his|her|hers|their|theirs|him|them|its|himself|herself|themselves|itself"
    r"|I|we|our|ours|us|my|"
    r"me|you|your)\b"
)
_BOUND = re.compile(
    r"\b([A-Z][\w'-]+|who|which \w+|what \w+|leaders|officials|people|members|countries|company|group)\b.*$"
)
_NEGATIVE = re.compile(r"\b(?:not|never|except|neither|nor|nobody|nothing|without)\b|n't\b", re.I)
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
_BODY = re.compile(
    r"\b[Tt]he (?:University|Church|Party|Government|Council|Museum|Committee|Court|Club|City|State|Union"
    r"|Board|Parliament|Company|Group|College|School|Empire|Kingdom|Republic|Act|Treaty|Constitution)"
    r"(?:'s)?(?! (?:of|for) |[ -][A-Z])"
)
_DOUBT = re.compile(
    r"\b(?:perhaps|possibly|probably|allegedly|reportedly|maybe|supposedly|apparently)\b", re.I
)
_ODD = re.compile(
    r"\w No(?=[ ?.](?!\d))|\b(?:is|are) [^?]*\bsince (?:\d|[A-Z])"
    r"|\s[,.?;:](?!\w)|  |\bet al\b|\bNos?\?|\?\?|[\[\]{}<>|\\^~_=*]|\.\?\Z|,\?\Z|--|\w - \w|\.\.|…|://|www\.|#\w|@\w"
)


def unmade(w: Writer, d: Draft, stem: str) -> bool:
    """Badly formed: no capital, too short or long, doubled words, stray signs."""
    plain = re.sub(r"\{\{.*?\}\}", "_____", stem)
    words = plain.split()
    ends = (
        plain.endswith("?")
        if d.kind not in ("truefalse", "cloze", "matching", "ordering")
        else plain.endswith(".")
    )
    sample = plain.replace("_____", "X")
    return (
        any(a.text.count("(") != a.text.count(")") for a in d.answers)
        or not ends
        or not re.match(r"[\"(]?[A-Z0-9_]", plain)
        or not MIN_WORDS <= len(words) <= MAX_WORDS
        or bool(re.search(r"\b(\w+) \1\b", plain.casefold()))
        or bool(_ODD.search(sample))
        or plain.count('"') % 2 == 1
        or plain.count("(") != plain.count(")")
    )


def leaning(w: Writer, d: Draft, stem: str) -> bool:
    """Leans on the article: time words, unbound pronouns, descriptions without a name."""
    if _POINTING.search(stem):
        return True
    if d.kind == "quote":  # what stands in quotation marks may lean: the words themselves are asked for
        return False
    stem = re.sub(r"\{\{.*?\}\}", "_____", stem)
    last = re.search(r"\b[Tt]he ([a-z]+)[.?]\Z", stem)
    if last and last.group(1) not in lexicon.UNIQUE:
        return True
    if _BODY.search(stem):
        return True
    pronoun = _PRONOUN.search(stem)
    return bool(_PLAIN_THE.search(stem) or (pronoun and not _BOUND.search(stem[: pronoun.start()][1:])))


def nameless(w: Writer, d: Draft, stem: str) -> bool:
    """Names nothing: weeks later nobody knows what it is about."""
    if d.kind in ("matching", "ordering"):
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", stem)
    years = "" if d.kind in ("who", "which", "many", "where") else r"|\d{4}"
    if re.search(rf"(?<!^)(?<![.?!] )(?<!\A\")\b(?:[A-Z][A-Za-zÀ-ž]+{years})\b", plain):
        return False
    topic = {_stem_of(t) for t in tokens_of(w.article.title) if len(t) > 3}
    return not topic & {_stem_of(t) for t in tokens_of(plain)}


def _stem_of(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word


def unframed(w: Writer, d: Draft, stem: str) -> bool:
    """Tells of what happens again and again, and not of which time."""
    if d.lemma not in needs.REPEATED or d.kind in ("matching", "ordering", "role", "position", "ordinal"):
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", stem)
    if re.search(r"\b(?:1\d|20)\d\d\b|\b\d+(?:st|nd|rd|th)\b", plain):
        return False
    if d.kind == "when":
        return d.lemma in ("end", "start")
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


def doubtful(w: Writer, d: Draft, stem: str) -> bool:
    """Says perhaps."""
    return bool(_DOUBT.search(stem.split('"')[0]))


def negative(w: Writer, d: Draft, stem: str) -> bool:
    """Asks for what is not."""
    return bool(_NEGATIVE.search(stem.split('"')[0]))


def leaking(w: Writer, d: Draft, stem: str) -> bool:
    """The stem holds its key, or a telling word of it."""
    if d.kind in ("truefalse", "ordering", "matching"):
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", stem)
    words = set(tokens_of(plain))
    joined = f" {' '.join(tokens_of(plain))} "
    for answer in d.answers:
        key = tokens_of(answer.text)
        if f" {' '.join(key)} " in joined or (answer.kind != "phrase" and set(key) <= words):
            return True
        if answer.kind in ("person", "organization", "country", "city", "place", "site", "nationality"):
            nation = countries.code_of(answer.text)
            if nation and any(countries.nation_of(t) == nation for t in re.findall(r"[A-Z]\w+", plain)):
                return True
            if any(len(t) >= 6 and u[:6] == t[:6] and t not in _COMMON for t in key for u in words):
                return True
            if any(len(t) >= 4 and t in words and t not in _COMMON for t in key):
                return True
            if any(len(a) > 2 and f" {' '.join(tokens_of(a))} " in joined for a in answer.accept):
                return True
        elif answer.kind == "thing":
            mine = [t for t in (key[:-1] if len(key) > 1 else key) if len(t) >= 4]
            if any(t in words for t in mine):
                return True
        elif answer.kind == "phrase" and sum(len(t) >= 5 and t in words for t in key) >= 1:
            return True
    return False


_COMMON = frozenset(
    "national international university united republic north south east west city state".split()
)


def ungrounded(w: Writer, d: Draft, stem: str) -> bool:
    """The evidence is not in the file word for word, or the key is not in the article."""
    if not d.evidence or any(e not in w.article.raw for e in d.evidence):
        return True
    proof = set(tokens_of(" ".join(d.evidence)))
    everywhere = w.vocabulary.words
    if d.kind in ("truefalse", "ordering"):
        return False
    return any(
        not set(tokens_of(a.text)) & proof or not set(tokens_of(a.text)) <= everywhere for a in d.answers
    )


def ambiguous(w: Writer, d: Draft, stem: str) -> bool:
    """Another sentence says the same of somebody else."""
    if d.kind in ("matching", "ordering", "role", "position", "quote") or d.open_list:
        return False
    reading = w.reading
    words = _content(stem)
    keys = {a.entity for a in d.answers if a.entity >= 0}
    if len(words) < 2:
        return True
    home = reading.sentences[d.sentence]
    lemmas_home = w.vocabulary.lemmas[home.index]
    asked = words & lemmas_home | {d.lemma}
    kinds = {reading.entities[k].kind for k in keys}
    for s in reading.sentences:
        if s.index == d.sentence:
            continue
        here = w.vocabulary.lemmas[s.index]
        if d.lemma not in here or len(asked & here) < 0.8 * len(asked):
            continue
        named = {m.entity for m in reading.mentions[s.index] if m.entity >= 0}
        if d.entities and not set(d.entities) <= named:
            continue
        if d.kind == "truefalse":
            return True
        if keys and any(reading.entities[n].kind in kinds for n in named - keys - set(d.entities)):
            return True
        kind = d.answers[0].kind
        if not keys and any(
            m.kind == "date" if kind in ("date", "year") else m.kind in ("number", "money", "percent")
            for m in reading.mentions[s.index]
        ):
            return True
    return False


def _content(text: str) -> set[str]:
    return {t for t in tokens_of(text) if len(t) > 2 and t not in _STOP}


_STOP = frozenset(
    "the and was were did does which what who whom when where how many much for with from that "
    "this has had have "
    "according people country countries organization year date will been are its his her their into "
    "than about".split()
)

GATES: tuple[tuple[str, Gate], ...] = (
    ("badly formed", unmade),
    ("leans on the article", leaning),
    ("names nothing", nameless),
    ("does not say which occasion", unframed),
    ("does not say whose it is", ownerless),
    ("asks for what is not", negative),
    ("a rumour or a guess", doubtful),
    ("gives its key away", leaking),
    ("evidence does not hold the key", ungrounded),
    ("more than one answer", ambiguous),
)


def first_failed(w: Writer, d: Draft, stem: str) -> str:
    """The reason to drop a draft with that wording, or ""."""
    return next((reason for reason, gate in GATES if gate(w, d, stem)), "")


_SMALL = frozenset(
    "a an the of in on at to for from by with and or as is was were are be been has have had do "
    "did does that which who "
    "whom what when where why how many much it its his her their into than date year".split()
)


def tells(stem: str, answer: str, other: str) -> bool:
    """Whether one question's stem states the answer of another about the same thing."""
    if f" {' '.join(tokens_of(answer))} " not in f" {' '.join(tokens_of(stem))} ":
        return False
    theirs = set(tokens_of(other)) - _SMALL
    return len(theirs & set(tokens_of(stem))) >= 0.65 * max(1, len(theirs))


def nearly_same(one: str, two: str) -> bool:
    """Whether two stems ask nearly the same."""
    a, b = _content(one), _content(two)
    return bool(a and b) and len(a & b) / len(a | b) >= 0.6
