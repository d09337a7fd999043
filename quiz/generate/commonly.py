"""Whether many would do, or half the answer stands in what asks for it: what the other gates cannot see."""

from __future__ import annotations

import re

from quiz.generate import lexicon, needs
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer

_RUNNERS = re.compile(
    r"\b(?:was|were|is|are|been) (?:also |once )?"
    r"(?:nominated|short-?listed|long-?listed|tipped|invited|considered)\b"
)
"""What several are for one prize, one post: who won it may be asked, not who was in the running."""

_STATE = re.compile(
    r"[Ii]n which (?:month and )?year (?:was|were) [^?]*"
    r"\b(?:flat|strong|weak|stable|steady|high|low|poor|good|popular|common|available|active|profitable)[?,]"
)
"""A state that holds of many years."""

_STANCE = re.compile(
    r",? \b(?:curiously|interestingly|ironically|surprisingly|oddly|strangely|sadly|fortunately|unfortunately"
    r"|inevitably|understandably|tellingly|remarkably|incidentally),"
)
"""What the writer thinks of it."""

_MEDIUM = re.compile(
    r"\bBBC\b|\b(?:News|Radio|TV|Television|Times|Post|Press|Telegraph|Guardian|Herald|Gazette|Reuters)\b"
)
_TOLD_BY = re.compile(
    r"\b(?:interview(?:s|ed)?|said|says|told|tells|investigat\w+|report(?:s|ed)?|programme)\b"
)
_SUBJECT = re.compile(r"Which (?:[A-Z][\w'’-]+ )?([a-z]+) (?!of\b)\w")
_SITED = frozenset(
    "street road avenue lane square house palace hall gate wall bay park centre center bureau county".split()
)
"""Places that do nothing themselves; who sits there is called by them."""

_COUNT_ALONE = re.compile(
    r"Who [a-z]+ (?:\d[\d,.]*|two|three|four|five|six|seven|eight|nine|ten|several) [a-z]+\?\Z"
)
""" "Who ordered 70 tanks?": of which, and when?"""


_SOMEBODY = re.compile(r"Who [a-z]+ed an? (?:[\w-]+ )*([a-z]+)\?\Z")
""" "Who coached a young sailor?": the sentence said who the sailor was, and the question lost it."""

_NOBODYS = re.compile(
    r"\b[Aa]ccording to (?:[Rr]esearch|[Aa]nalysts|[Ee]xperts|[Rr]eports|[Ff]igures|[Ss]ources|[Cc]ritics"
    r"|[Ss]cientists|[Rr]esearchers|[Ss]tatistics|[Ss]tudies|[Oo]bservers|[Oo]fficials)\b"
    r"(?! (?:by|from|of|at)\b)"
)
"""A source that is nobody's."""


def _person(noun: str) -> bool:
    return noun in lexicon.ROLES or noun in needs.PEOPLE or noun.endswith(("er", "or", "ist", "ian"))


def commonly(w: Writer, d: Draft, stem: str) -> bool:
    """Holds of several people, of several years, or is how the reporter came to know it."""
    if d.kind in ("matching", "ordering", "list", "quote"):
        return False
    if d.kind == "truefalse":
        return bool(_NOBODYS.search(stem) or _STANCE.search(stem))
    plain = re.sub(r"\{\{.*?\}\}", "_____", w.frames.without(stem))
    asked = re.match(r"(?:Who|Which)\b|_", plain)
    if (asked and _RUNNERS.search(plain)) or _STATE.search(plain) or _COUNT_ALONE.match(plain):
        return True
    coached = _SOMEBODY.match(plain)
    if (coached and _person(coached.group(1))) or _NOBODYS.search(plain):
        return True
    return bool(_MEDIUM.search(d.answers[0].text) and _TOLD_BY.search(plain)) or bool(_STANCE.search(plain))


def half_told(w: Writer, d: Draft, stem: str) -> bool:
    """Asks "Which street won …?" of Elm Street: half of the name is told, and it is no street that won.

    What a place does, somebody does who is called by it: a show, an office, a firm. "He lived in which
    street?" means the street, and "Which family …?" a family.
    """
    found = _SUBJECT.match(w.frames.without(stem))
    if not found or len(d.answers) != 1 or d.answers[0].kind in ("ordinal", "date"):
        return False
    words = d.answers[0].text.casefold().split()
    return len(words) > 1 and words[-1] == found.group(1) and words[-1] in _SITED
