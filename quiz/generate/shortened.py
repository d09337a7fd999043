"""Short forms of a key that anybody would type: half of a double name, a firm without "Laboratories", "Bush".

Each is taken only where nothing else of the article may be called so.
"""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon

_RANK = re.compile(
    r"(?:[A-Z][a-z]{1,4}\.? )?(?:Gen|Lt|Col|Capt|Cpt|Sgt|Maj|Adm|Cdr|Brig|Sen|Rep|Gov|Rev|Prof)\. "
)
_TAILS = frozenset(
    """laboratories labs group holdings industries technologies pharmaceuticals enterprises systems
    corporation corp company inc ltd plc""".split()
)
"""Words behind a firm's name that nobody need type."""

_INNER_CAPITAL = re.compile(r"[A-Z][a-z]{2,}[A-Z][a-z]{2,}")
_BY_GIVEN_NAME = re.compile(r"\b(?:Thai|Thailand|Iceland|Icelandic|Ethiopian?|Eritrean?)\b")
"""Lands whose people are called by their first name, the second being the father's or seldom used."""


def of_person(name: str, evidence: str) -> list[str]:
    """A person without the rank, by the given name where that is the usual one, by a made-up first name."""
    return [*unranked(name), *by_given_name(name, evidence)]


def of_thing(name: str, stem: str, raw: str) -> list[str]:
    """The short and the former names of what is no person.

    Args:
        stem: the question, or "" of a gap.
    """
    found = [*half(name, raw), *untailed(name, raw), *first_part(name, raw), *renamed(name, raw)]
    lands = of_land(name) if stem else []
    if not lands:  # of few keys only: a pattern of its own for each would push the others out of re's store
        return found
    noun = name.split()[-1]
    return found + (lands if re.search(rf"\bwhich (?:\w+ ){{0,2}}{re.escape(noun)}\b", stem, re.I) else [])


def unranked(name: str) -> list[str]:
    """ "Ole Berg" for "Lt. Gen. Ole Berg"."""
    bare = _RANK.sub("", name, count=1)
    return [bare] if bare != name and " " in bare else []


def uninitialled(name: str) -> list[str]:
    """ "Ole Berg" for "Ole K. Berg"."""
    bare = re.sub(r"(?<=\w{2}) (?:[A-Z]\. ?)+(?=[A-Z][a-z])", " ", name)
    return [bare] if bare != name else []


def by_given_name(name: str, evidence: str) -> list[str]:
    """ "Somchai" for "Somchai Petra", of whom the evidence says that he is Thai."""
    words = name.split()
    named = len(words) == 2 and not lexicon.is_given(words[0]) and _BY_GIVEN_NAME.search(evidence)
    return words[:1] if named and not countries.nation_of(words[0]) else []


def half(name: str, raw: str) -> list[str]:
    """ "Berg Valley" and "Berg" for "Lund-Berg Valley", where the article writes "the Berg valley" too."""
    told = re.fullmatch(r"([A-Z]\w+)-([A-Z]\w+) (\w+)", name)
    if told is None:
        return []
    halves = [x for x in told.groups()[:2] if re.search(rf"(?<![-\w]){x} {told[3]}\b", raw, re.I)]
    return [form for x in halves[:1] for form in (f"{x} {told[3]}", x)] if len(halves) == 1 else []


def untailed(name: str, raw: str) -> list[str]:
    """ "Tarn" for "Tarn Laboratories", unless the article has another Tarn, or that is a word."""
    start, _, tail = name.rpartition(" ")
    odd = not start[:1].isupper() or " " in start or lexicon.is_given(start)
    if (
        odd
        or tail.casefold().rstrip(".") not in _TAILS
        or countries.code_of(start)
        or countries.nation_of(start)
    ):
        return []
    other = re.search(
        rf"\b{re.escape(start)} (?!{re.escape(tail)})[A-Z]|\b{re.escape(start.casefold())}\b", raw
    )
    return [] if other else [start]


def first_part(name: str, raw: str) -> list[str]:
    """ "CodeCrab" for "CodeCrab Junior": a word made up like that is a name by itself."""
    first, _, rest = name.partition(" ")
    made = rest and _INNER_CAPITAL.fullmatch(first) and not first.startswith(("Mac", "Fitz"))
    return [first] if made and set(re.findall(rf"\b{first} ([A-Z]\w+)", raw)) <= {rest.split()[0]} else []


_RENAMED = ("now known as", "now called", "since been renamed", "was renamed", "later renamed")


def renamed(name: str, raw: str) -> list[str]:
    """The former name of what the article says "is now known as" the key."""
    if not any(f"{way} {name}" in raw for way in _RENAMED):
        return []  # the pattern reads the whole article, for every question
    found = re.findall(
        rf"(?:\A|[.!?]\s+|\n)(?:The )?([A-Z][\w&]+(?: [A-Z][\w&]+){{0,2}}) [^.!?\n]{{0,120}}?\b"
        rf"(?:{'|'.join(_RENAMED)}) {re.escape(name)}\b",
        raw,
    )
    return list(dict.fromkeys(found))[:1] if len(set(found)) == 1 else []


def of_land(name: str) -> list[str]:
    """ "American Navy", "American" and "United States" for "US Navy", where "which navy" is asked for."""
    start, _, last = name.rpartition(" ")
    code = countries.code_of(start) or countries.nation_of(start)
    if not code:
        return []
    adjectives = [x.replace("_", " ") for x in countries.ADJECTIVES.get(code, "").split()]
    lands = [countries.name_of(code), *countries.spellings(code)]
    return [*(form for x in adjectives[:1] for form in (f"{x} {last}", x)), *lands[:2]]
