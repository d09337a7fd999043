"""Whether a stem tells an answer: its own, or that of another question."""

from __future__ import annotations

import functools
import re

from quiz.generate import abbreviated, countries, gazetteer
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import tokens_of


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
        short = [a for a in (answer.text, *answer.accept) if a.isupper() and len(a) > 2]
        if any(re.search(rf"\b{re.escape(a)}\w", plain) for a in short):
            return True  # "DECnet" tells DEC
        if answer.entity >= 0:
            also = re.search(
                rf"\b{re.escape(answer.text)}, ({re.escape(w.article.title)}),", " ".join(d.evidence)
            )
            if also and w.article.title and also[1] in plain:
                return True  # "Ann Lee, Nan, was born …" under "Nan"
            if abbreviated.tells(plain, answer.text, answer.kind):
                return True
            stem_words = re.findall(r"[A-Z]\w{3,}", plain)
            if answer.kind in ("country", "state") and any(t[:4] == answer.text[:4] for t in stem_words):
                return True  # "English" tells England
            nation = countries.code_of(answer.text)
            if nation and any(countries.nation_of(t) == nation for t in re.findall(r"[A-Z]\w+", plain)):
                return True
            if len(d.answers) == 1 and placing(plain, answer.text, nation):
                return True
            # "Which bridge" may end the bridge's name.
            sort = [t for x in re.findall(r"\b[Ww]hich (\w+(?: \w+)?)", plain) for t in x.split()]
            telling = [t for t in key if t not in _COMMON and t not in sort]
            if any(len(t) >= 6 and u[:6] == t[:6] for t in telling for u in words):
                return True
            if any(len(t) >= 4 and t in words for t in telling):
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


_COINS = {
    "GB": r"£|\bpounds?\b(?! of)|\bsterling\b",
    "JP": r"¥|\byen\b",
    "CN": r"\byuan\b",
    "IN": r"\brupees\b",
    "RU": r"\broubles?\b",
    "TH": r"\bbaht\b",
    "TR": r"\blira\b",
    "KR": r"\bwon(?= ?\(|[?.,]| in\b)",
    "ZA": r"\brand\b",
    "PL": r"\bzlotys?\b",
}
"""What is paid with in one land only, or mostly there."""


def placing(stem: str, key: str, nation: str) -> bool:
    """Whether a stem tells the land asked for by its coin or a city of it, or the capital by its land.

    "At the Norwegian stock exchange in which city?" leaves no doubt.
    """
    if not nation:
        land = countries.CAPITALS.get(key.casefold(), "")
        near = re.findall(
            r"\b([A-Z][a-z]+) (?:[a-z]+ ){1,3}(?:in|of|at) (?:which|what) (?:city|capital)\b", stem
        )
        return bool(land) and any(countries.nation_of(x) == land for x in near)
    coin = _COINS.get(nation)
    names = re.findall(r"[A-Z][\w-]+(?: [A-Z][\w-]+)*", stem)  # whole: a "Paris Club" need not be in Paris
    return bool(coin and re.search(coin, stem)) or any(gazetteer.country_of(x) == nation for x in names)


_COMMON = frozenset(
    "national international university united republic north south east west city state".split()
)


def spelt_out(frame: str, d: Draft) -> bool:
    """Whether a frame spells out an acronym that is asked for."""
    initials = "".join(x[0] for x in re.findall(r"\b[A-Z]\w+", frame))
    short = [re.sub(r"[^A-Z]", "", a.text) for a in d.answers if a.text.isupper()]
    return any(len(x) > 1 and x in initials for x in short)


def dated(w: Writer, d: Draft) -> bool:
    """Whether the month that stands before other questions of the story is all that is asked for."""
    day = w.article.published
    if day is None or not w.frames.month or d.kind == "truefalse":
        return False
    return any(
        (a.kind == "year" and a.value == day.year)
        or (
            a.when is not None
            and not a.when.day
            and a.when.year == day.year
            and a.when.month in (0, day.month)
        )
        for a in d.answers
    )


_SCORE = re.compile(r"\b\d+ ?[–-] ?\d+\b")
_OUTCOME = re.compile(r"\b(?:w[io]n|winning|wins|los[et]|losing|beat|beaten|defeat\w*|victory|drew|draw)\b")
_OF_ALL = re.compile(r"\b(?:award|title|trophy|prize|tournament|cup)\b", re.I)


def settled(frame: str, stem: str) -> bool:
    """Whether a frame gives the score of the match whose outcome a statement tells."""
    return bool(_SCORE.search(frame) and _OUTCOME.search(stem)) and not (
        stem.endswith("?") or _OF_ALL.search(stem)
    )


_SMALL = frozenset(
    "a an the of in on at to for from by with and or as is was were are be been has have had do "
    "did does that which who "
    "whom what when where why how many much it its his her their into than date year".split()
)


def tells(stem: str, answer: str, other: str) -> bool:
    """Whether one question's stem states the answer of another about the same thing.

    Both without their frames. What is compared is what they say: no endings, years or "which bridge".
    """
    if not _holds(stem, answer):
        return False
    theirs = _said(other)
    return len(theirs & _said(stem)) >= 0.6 * max(1, len(theirs))


def tells_framed(stem: str, answer: str, other: str) -> bool:
    """The same for stems with their frames, word by word: most of the other's words, and its answer."""
    theirs = content(other)
    return _holds(stem, answer) and len(theirs & content(stem)) >= 0.66 * max(1, len(theirs))


def nearly_same_framed(one: str, two: str) -> bool:
    """Whether two stems with their frames are nearly the same, word by word."""
    a, b = _telling(one), _telling(two)
    return bool(a and b) and len(a & b) / len(a | b) >= 0.58


@functools.lru_cache(maxsize=2_048)
def _telling(text: str) -> frozenset[str]:
    return frozenset(t for t in tokens_of(text) if t not in _SMALL)


def _holds(stem: str, answer: str) -> bool:
    return f" {' '.join(tokens_of(answer))} " in f" {' '.join(tokens_of(stem))} "


@functools.lru_cache(maxsize=2_048)
def _said(stem: str) -> frozenset[str]:
    plain = re.sub(r"\b[Ww]hich (?:\w+ )?\w+|\b[Hh]ow many \w+", " ", stem)
    return frozenset(t[:4] for t in tokens_of(plain) if t not in _SMALL and not t.isdigit())


def nearly_same(one: str, two: str) -> bool:
    """Whether two stems ask nearly the same."""
    a, b = content(one), content(two)
    return bool(a and b) and len(a & b) / len(a | b) >= 0.6


@functools.lru_cache(maxsize=2_048)
def content(text: str) -> frozenset[str]:
    """The telling words of a stem."""
    return frozenset(t for t in tokens_of(text) if len(t) > 2 and t not in _STOP)


_STOP = frozenset(
    "the and was were did does which what who whom when where how many much for with from that "
    "this has had have "
    "according people country countries organization year date will been are its his her their into "
    "than about".split()
)
