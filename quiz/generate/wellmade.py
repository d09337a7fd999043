"""Whether a finished wording is English that a person would say, by signs in its words alone."""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer

_AUX = r"(?:was|were|is|are|has|have|had|did|does|do)"
_DOES_WHAT = re.compile(r"(?:\A|: |, )(?!What\b|what\b)(?:Why|How|When|Where|Who|In|On|Since)\b.*\bdo\?\Z")
"""The adverb of "do well" is lost: "Why did the keeper do?"."""

_STRAY_QUOTE = re.compile(r"(?:\A|\s)['’‘](?=[\s?.,]|\Z)")
_UNCLOSED = re.compile(r", (?:[a-z]+ed|known as) (?:[^,?.]|\.\d)*? (?:was|were|is|are|has|had)\b")
"""The second comma of an aside is lost: "The tank, nicknamed Goat was sold"."""

_MEASURED = re.compile(
    rf"(\S+) ([A-Z][a-z]+) (?:{'|'.join(lexicon.NUMBER_WORDS)}|\d+)-"
    r"(?:point|goal|run|shot|stroke|match|game|seat|year|month|week|day|mile|metre|man|member)\b"
)
_OWNED = frozenset("the a an this that its his her their our my your another every each".split())

_TWICE_EACH = re.compile(r"\bper (?:person|head|capita)\b")
_EACH = re.compile(r"\b(?:[Ee]very|[Ee]ach)\b")
_TWICE_A = re.compile(
    r"\b(?:annual|yearly)(?:ly)?\b[^?]*\b(?:per|a|each|every) year\b"
    r"|\b(?:per|each|every) year\b[^?]*\b(?:annually|yearly)\b"
    r"|\bdaily\b[^?]*\b(?:per|each|every) day\b|\bmonthly\b[^?]*\b(?:per|each|every) month\b"
)
_STANCE = re.compile(
    r"\b(?:curiously|ironically|arguably|interestingly|(?:un)?fortunately|sadly|admittedly|(?:un)?surprisingly,"
    r"|understandably|incidentally|regrettably|of course|after all(?! (?:the|of|its|his|her|their))|in fact"
    r"|(?<!has )(?<!have )(?<!had )(?<!is )(?<!was )no doubt|needless to say|to be sure"
    r"|(?:oddly|strangely|funnily) enough)\b"
    r"|, indeed,|\bIndeed,",
    re.I,
)
"""What the author thinks of it."""

_CONTRAST = re.compile(
    r"\b(?:whereas|while (?!(?:he|she|it|they|\w+ing|(?:still |on |in |at |under )\w+)\b))"
)
"""A second statement set against the first, which the question does not need."""

_ANOTHER = re.compile(r"\b[Aa]nother\b(?! of\b)|\b[Tt]he other (?!hand\b|side\b|way\b)[A-Za-z]")
_THAN_THEN = re.compile(
    r"\bthan (?:in (?:1\d|20)\d\d|(?:in )?the previous year|last year|a year (?:ago|earlier|before))\b"
)
"""A standard of a year, which says nothing without the year that is held to it."""

_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")
_FIRST_ONE = re.compile(r"\b(?:[Oo]ne|[Tt]wo|[Bb]oth|[Ee]ach|[Ss]ome|first|former)\b")

_FRONTED = re.compile(
    rf"(?:In|On|At|To|From|By|With|For|Of|Into|About) (?:which|how many|what) (.*?)\b{_AUX}\b"
)
_POSSESSIVE = re.compile(r"\b(?:its|his|her|their)\b")
_LEFT_BEHIND = re.compile(r", (?:who|which|whose|where)\b[^?]*, \w+(?: \w+)?\?\Z")
"""What the helping verb needs stands alone at the end: "was the show, which starred …, seen?"."""

_ONE_OF_FRONT = re.compile(r"(?:\A|: )(?:In|At|On|As) one of [^?]*?, (?:\w+ )?(?:which|what|how|who|whom)\b")
_NEVER_SINCE = re.compile(r"\b(?:Since|Until) which (?:year|month|month and year|day) (?:does|do|is|are)\b")
_SOME_WORK = re.compile(
    r"(?:\A|\d,? |: )[Aa]n? [a-z-]+ (?:was|were) [a-z]+(?:ed|t|ld|de|wn|en) by (?:the )?\{\{"
)
_INNER = r"that|which|who|whose|where|since|by|until|from|between|built|made|held|born|[a-z]+ed"
_FINISHED = re.compile(
    r"\b(?:has|have) (?:also |since |now |\w+ly )?(?:been )?"
    r"[a-z]+(?:ed|en|wn|ne|de|ght|ld|on|un|ut|et|ell|ost) "
    rf"(?:(?!(?:{_INNER})\b)[^?, ]+ )*(?:in|on) (?:[A-Z][a-z]+ )?(?:1\d|20)\d\d\b"
    r"(?!,? (?:and|or)\b|, \d|[-–])"
)
"""A perfect with a day that is over: "has sold 40 boats in 1931" dates something else, or is a slip."""

_THERE = re.compile(r"There (?:was|were|is|are) (?!\{\{)[^{?]*(?:\{\{|\bwhom?\b)")
_GRADED = re.compile(
    r"\b(?:compet|perform|play|respond|react|start|finish|battl|bowl|bat)\w* (?:very |so |quite )?"
    r"(?:well|badly|poorly|strongly|brilliantly|superbly|impressively|confidently|bravely|gallantly|admirably)\b"
)
"""Praise and blame: nobody can know whose it was."""

_ROUND = re.compile(r"\b[Ii]n which (?:month and )?(year|month|decade|century)\b.* (?:a|the|that) \1\b")
"""Asks for the year of a year: "In which year did they endure a year of storms?"."""

_WHO_ITS = re.compile(r"(?:\A|: |, )[Ww]ho [^?]*\b(?:its|itself)\b")
"""Who has an "its" is nobody: the question tells that a body is meant, and asks for it as a person."""

_DISAGREE = re.compile(
    r"\b[Tt]he (?:total |average )?number of (?:(?!who|that|which)[\w-]+ )+?(?:were|are|have)\b"
)
_SOME_THING = re.compile(
    rf"\b{_AUX} an? [a-z-]+ (?:[a-z]+ed|bought|sold|made|built|found|shown|given|held)\?\Z"
)

_TORN_SIGN = re.compile(
    r"[-–—]\.\w|\b(?:and|or|to|of|in)\.[a-z]"  # ".mobi" read as the end of a sentence
    r"|\b(?:1\d|20)\d\d (?:1\d|20)\d\d\b"  # an event of one year named in full, with another year
    r"|\bof [A-Z]\w+s's\b|\bat \d{1,2}[.?]\Z|\bwhom being\b"
)
_TWO_FIGURES = re.compile(r"\b(?:[Ii]n|[Ss]ince|[Bb]y|[Ff]rom) (?:1\d|20)\d\d \d+\b(?! [A-Z])")
"""A year and a count with nothing between: "Since 1931 20 boats were built"."""

_LEFT_OPEN = re.compile(
    r"\b(?:warning|saying|adding|telling|stating|arguing|insisting|claiming|declaring|noting)[?.]\Z"
    r"|\btelling (?:the |an? )?[\w'-]+[?.]\Z"
    r"|(?:\A|: )(?:Although|Though|Because|Unless|Whereas)(?:,| [^,]*[.?]\Z)"
    r"|(?<!,) (?:for|of|to|by|with|among) (?:many|some|most|several|few|others|both)[?.]\Z"
)
"""What somebody said, the rest of a side clause, or the noun behind "many" was cut off."""

_DEEP_INSIDE = re.compile(
    r"\band (?:in|at|on|to|from|by|with) [^,?]*\b(?:in|at|on|to|from|by|with) (?:which|what|whom)\b"
    r"|\b(?:is|are|was|were) married with how many\b"
)
"""Asks at the bottom of a pile of pieces: "in the east around Lorn and in the west in which valley?"."""


def ungainly(w: Writer, d: Draft, stem: str) -> bool:
    """Torn or clumsy English: a sign left over, words too far apart, said twice, or the author's aside."""
    if d.kind in ("matching", "ordering"):
        return False
    plain = re.sub(r"\{\{(.*?)(?:\|.*?)?\}\}", r"\1", w.frames.without(stem))
    if d.kind == "gap" and _SOME_WORK.search(w.frames.without(stem)):
        return True  # some work was bought by many
    if d.kind in ("gap", "fill", "turned") and _THERE.match(w.frames.without(stem)) and _named(d):
        return True
    if (
        _TWO_FIGURES.search(w.frames.without(stem))
        or _DISAGREE.search(plain)
        or _FINISHED.search(plain)
        or _GRADED.search(plain)
    ):
        return True
    if _STRAY_QUOTE.search(plain) or _UNCLOSED.search(plain) or _unowned(plain):
        return True
    if _WHO_ITS.search(plain) and any(a.kind != "person" for a in d.answers):
        return True
    bare = re.sub(r'"[^"]*"', '""', plain)
    if _TORN_SIGN.search(bare) or _LEFT_OPEN.search(bare):
        return True
    if _STANCE.search(bare) or _TWICE_A.search(bare) or (_TWICE_EACH.search(bare) and _EACH.search(bare)):
        return True
    asking = bare.endswith("?")
    return asking and bool(
        _DOES_WHAT.search(bare)
        or (d.kind != "said" and _CONTRAST.search(bare))
        or _LEFT_BEHIND.search(bare)
        or _ONE_OF_FRONT.search(bare)
        or _NEVER_SINCE.search(bare)
        or _SOME_THING.search(bare)
        or _ROUND.search(bare)
        or _DEEP_INSIDE.search(bare)
        or _owner_ahead(bare)
    )


def comparing(w: Writer, d: Draft, stem: str) -> bool:
    """ "Another runner came third", "the other ship": beside which one?"""
    if d.kind in ("matching", "ordering", "said", "quote"):
        return False
    plain = re.sub(r'"[^"]*"', '""', w.frames.without(stem))
    found = _ANOTHER.search(plain)
    if _THAN_THEN.search(plain) and not _YEAR.search(_THAN_THEN.sub("", plain)):
        return not any(a.kind in ("year", "date") for a in d.answers)
    return found is not None and not _FIRST_ONE.search(plain[: found.start()])


def _named(d: Draft) -> bool:
    """Whether somebody or a body is asked for: "There was a bad moment for {{Ann Lee}}"."""
    return any(a.kind in ("person", "organization") for a in d.answers)


def _unowned(plain: str) -> bool:
    """ "keeps Halden two-point lead": a name before a noun without its apostrophe or an article."""
    return any(
        before.casefold() not in _OWNED
        and before[:1].islower()
        and not before.endswith(("'s", "’s"))
        and not countries.nation_of(name)
        for before, name in _MEASURED.findall(plain)
    )


def _owner_ahead(plain: str) -> bool:
    """ "In how many ports in its prime was the ship seen?": whose prime is told too late."""
    found = _FRONTED.match(plain)
    return found is not None and _POSSESSIVE.search(found.group(1)) is not None
