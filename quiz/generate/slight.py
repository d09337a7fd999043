"""Whether a question says too little of what it asks for, or leans on what stood before it."""

from __future__ import annotations

import re

from quiz.generate import lexicon, needs
from quiz.generate.drafts import Draft
from quiz.generate.occasions import names_in
from quiz.generate.phrase import Writer
from quiz.generate.telling import content

_FEWEST = {"who": 5, "whose": 9, "which": 3, "many": 3}
"""Telling words of a stem that names and counts nothing: they must mark out one person, one number."""

_PALE = frozenset("but little full strong thorough great further more most less well own".split())
_ASKS = re.compile(r"(?:Who|Whose \w+|Which [\w -]+?) (?!(?:did|does|do) )\w")
_FIGURE = re.compile(r"\d|\bhalf\b")
_LEFT_OVER = re.compile(
    r"\b(?:nevertheless|nonetheless|elsewhere|meanwhile|moreover|likewise|however|instead(?! of)"
    r"|(?<!and )again)\b",
    re.I,
)
_COUNTED = r"(?:two|three|four|five|six|seven|eight|nine|ten)"
_KNOWN_BEFORE = re.compile(
    rf"\b(?:[Aa]ll|[Bb]oth|[Ee]ach)(?: of)?(?: the)?(?: {_COUNTED})? [a-z]+s\b"
    r"(?! (?:of|in|from|at|who|that|which|to)\b|,)"
)
_PRICES = re.compile(
    r"\b(?:shares?|stocks?|index|crude|Brent|dollar|euro|pound|yen|oil|barrel|bonds?|futures)\b[^?]*?"
    r"\b(?:points?|cents?|pence|euros|yen|highest|lowest|level|peak|high|low|higher|lower|up|down|rose|fell"
    r"|rise|fall|gain(?:ed)?|los[et])\b"
)
"""Ticks of a market: of which day?"""

_DATED = re.compile(r"\b(?:1\d|20)\d\d\b")
_ONE_OF_THEM = re.compile(
    r"\b(?:named|became|was|is|been|were|chosen as) an? (?:\w+ )?"
    r"(?:winner|finalist|nominee|recipient|runner-up|contender)\b"
)
_EMPTY = re.compile(
    r"Who (?:explain|say|tell|told|said|accuse|describe|promise|warn|ask)\w*"
    r" (?:(?:to|of|about) )?(?:the )?[A-Z][\w' -]+\?\Z"
)
"""What was said is left out."""


def leftover(w: Writer, d: Draft, stem: str) -> bool:
    """Holds a word that only what stood before explains: "nevertheless", "again", "all three ships"."""
    plain = re.sub(r'"[^"]*"', '""', w.frames.without(stem))
    return bool(_LEFT_OVER.search(plain) or _KNOWN_BEFORE.search(plain))


def slight(w: Writer, d: Draft, stem: str) -> bool:
    """Tells so little of whom or what it asks for that it may be anybody, or a tick of a market."""
    if d.kind in ("matching", "ordering", "list", "quote", "said", "term", "definition", "role"):
        return False
    plain = re.sub(r"\{\{.*?\}\}", "_____", w.frames.without(stem))
    dated = _DATED.search(plain) or any(a.kind in ("year", "date") for a in d.answers)
    if (_PRICES.search(plain) and not dated) or _ONE_OF_THEM.search(plain) or _EMPTY.search(plain):
        return True
    asked = plain.split()[0].casefold() if _ASKS.match(plain) else ""
    if not asked and "how many" in plain.casefold() and w.frames.timely and not w.frames.dated:
        asked = "many"
    words = content(plain)
    if not asked or names_in(plain) or _FIGURE.search(plain) or words & lexicon.NUMBER_WORDS.keys():
        return False
    told = {t.removesuffix("s") for t in words - needs.LIGHT - lexicon.PALE - _PALE}
    headline = {t.removesuffix("s") for t in content(w.frames.topic)}
    return len(told) < _FEWEST[asked] and not told & headline


def unmarked(d: Draft, stem: str) -> bool:
    """Asks, with no frame before it, who or which did what many may have done.

    Two names or a year beside it mark out one; a quotation does, too.
    """
    if not (_ASKS.match(stem) or stem.startswith(("{{", "The {{"))) or d.kind in (
        "quote",
        "said",
        "definition",
        "role",
    ):
        return False
    return len(names_in(stem)) < 2 and not _DATED.search(stem)
