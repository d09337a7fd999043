"""Whether a question says too little of what it asks for, or leans on what stood before it."""

from __future__ import annotations

import re

from quiz.generate import lexicon, needs
from quiz.generate.drafts import Draft
from quiz.generate.frames import LEANS
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
    r"|(?<!and )again|c[oa]me back)\b|\bthe then-|\bas a (?:location|venue|candidate|result)[?.]",
    re.I,
)
_EACH_TIME = re.compile(r"\b[Ee]ach time,")
_COUNTED = r"(?:two|three|four|five|six|seven|eight|nine|ten)"
_KNOWN_BEFORE = re.compile(
    rf"\b(?:[Aa]ll|[Bb]oth|[Ee]ach)(?: of)?(?: the)?(?: {_COUNTED})? [a-z]+s\b"
    r"(?! (?:of|in|from|at|who|that|which|to)\b|,)"
    r"|\b[Ee]ach (?!(?:of|other|second|minute|hour|day|night|week|month|year|decade|season|time)\b)"
    r"[a-z]+[^s ]\b"
    r"(?! (?:of|in|from|at|who|that|which|to)\b)"
)
"""All of several that were told of before."""

_PRICES = re.compile(
    r"\b(?:[Ss]hares?|[Ss]tocks?|index|crude|Brent|dollar|euro|pound|yen|oil|barrel|bonds?|futures)\b[^?]*?"
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


_COUNT_ALONE = re.compile(
    r"\AWho (?:was |were )?(?:re-?)?(?:elected|won|returned)\b[^?]*\bwith [\d,]+ votes\b"
)
"""Known by nothing but how many votes it were: nobody keeps that in mind."""

_STRETCH = re.compile(
    r"\AFor (?:about )?how (?:many|long)[^?]* (?:miles|kilomet\w+|metres|feet|yards)\b"
    r"|\bfor [\d.,]+ (?:miles|kilomet\w+|metres|feet|yards)\b"
)
"""How far a road or a walk goes on."""

_EPITHET = re.compile(r"\b(?:coveted|prestigious|state-of-the-art|world-class|brand[ -]new)\b")
"""Words of a prospectus."""

_RATED = re.compile(r"\A(?:Who|Which)\b[^?]*\b(?:voted|ranked|rated|characteri[sz]ed?s?)\b[^?]* (?:by|as)\b")
"""Who was placed where by a guide, or who labels what: of no weight beside the thing."""

_SIDE = re.compile(
    r"\b(?:announce\w*|campaigns?|slogans?|logos?|advert\w*|promotional|websites?|rebrand\w*)\b"
)
_STAFF = re.compile(r"\b(?:employ|hir|recruit)(?:s|ed|ing|e)?\b")
_BORN = re.compile(r"\b(?:was|were) [^?]*\bborn\?\Z")


_NO_COMMENT = re.compile(
    r"\b(?:un)?available (?:for|to) comment\b|\b(?:declin|refus)\w+ to comment\b|\b(?:made|had) no comment\b"
)
"""What nobody said, and to which paper."""

_SOURCED = re.compile(r"\bAccording to [^{}?]*\{\{[^}]*\}\},")
"""A gap on whom a side remark is from."""

_LIVES = re.compile(r"\bdo(?:es)? [^?]*\b(?:live|reside)\?\Z")
"""Where somebody lives, told by the way, and not for ever."""

_HAD_BEEN = re.compile(r"\A(?:In which (?:month|year|month and year)|On what date) had\b")
"""The day of what was before the story."""

_MOVE = re.compile(
    r"\bdown the (?:left|right|middle)\b|\b(?:touchline|danger zone|(?:far|near|back) post|crossbar"
    r"|line-?out|scrum|inches wide|(?:narrowly|just) (?:wide|past|over))\b"
    r"|\b(?:surrender|los|won|win|regain|gave away|giv)\w* possession\b(?! of)"
)
"""A move of play."""

_COUNTS = re.compile(
    r"\b(?:goals?|scor\w+|try|tries|penalty|equali[sz]\w+|winn\w+|won|head|headed|sent off)\b"
)
"""What a move led to."""


def _unheard(w: Writer, d: Draft, plain: str) -> bool:
    """Whether the year or day asked for is that of a side matter of an article about something else.

    A month or a day is worth keeping of the subject only, and so is a birth.
    """
    answer = d.answers[0]
    if w.frames.timely or not (plain.endswith("?") or d.key is False or d.kind == "gap"):
        return False
    topic = {t[:5] for t in content(w.frames.topic)}
    of_subject = not topic or any(t[:5] in topic for t in content(plain))
    if answer.kind not in ("year", "date", "day"):
        return answer.kind == "number" and not of_subject and bool(_STAFF.search(plain))
    if _SIDE.search(plain) or (_STAFF.search(plain) and not of_subject):
        return True
    finer = answer.when is not None and bool(answer.when.month)
    return not of_subject and (finer or bool(_BORN.search(plain)))


def weak(w: Writer, d: Draft, stem: str) -> bool:
    """Asks for what nobody would: a name by its votes alone, a stretch of road, the year of a side matter.

    Nor is a body asked for as the doer where a story's question names nothing else (many did the
    like), or where two sentences had to be put together to know which.
    """
    if d.kind in ("matching", "ordering", "quote", "said", "term", "definition", "role"):
        return False
    plain = w.frames.without(stem).replace(LEANS, "")
    if d.kind == "which" and ((w.frames.timely and not names_in(plain)) or len(d.evidence) > 1):
        return True
    if d.kind == "list" and d.lemma == "include" and not d.open_list:
        return True  # what includes three may include more
    if _NO_COMMENT.search(plain) or _SOURCED.search(stem) or _LIVES.search(plain):
        return True
    if (w.frames.timely and _HAD_BEEN.search(plain)) or (_MOVE.search(plain) and not _COUNTS.search(plain)):
        return True
    if any(a.kind == "money" and len(re.sub(r"\D", "", a.text).rstrip("0")) > 4 for a in d.answers):
        return plain.endswith("?") or d.kind == "gap"  # £788,439: nobody keeps it in mind
    return bool(
        _COUNT_ALONE.search(plain)
        or (_STRETCH.search(plain) and (d.key is False or plain.endswith("?")))
        or _EPITHET.search(plain)
        or (not w.frames.timely and _RATED.search(plain))
        or _unheard(w, d, plain)
    )


def leftover(w: Writer, d: Draft, stem: str) -> bool:
    """Holds a word that only what stood before explains: "nevertheless", "again", "all three ships"."""
    if d.kind == "matching":
        return False
    plain = re.sub(r'"[^"]*"', '""', w.frames.without(stem))
    each = any(_EACH_TIME.search(e) for e in d.evidence)  # without it the number is not that of all times
    return bool(each or _LEFT_OVER.search(plain) or _KNOWN_BEFORE.search(plain))


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


_MARK = re.compile(
    r"\b(?:first|only|last|founder|founded|invented|discovered|[a-z]{3,}est)\b(?! (?:west|east|of all))"
)


def marked_out(stem: str) -> bool:
    """Whether a stem says of its subject what is so of one alone: the first, the largest, the founder.

    Where the answer is the article's own subject, a learner names it anyway; and of those who do not know the
    article nobody could tell who "signed with the club in 2005".
    """
    return bool(_MARK.search(stem))


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
