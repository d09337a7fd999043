"""Whether two names are of one kind, so that one can stand as a choice beside the other."""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon, needs
from quiz.generate.asking import names
from quiz.generate.wording import tokens_of
from quiz.generate.words import Entity

_CALLINGS = tuple(
    frozenset(row.split())
    for row in (
        "king queen emperor empress prince princess sultan emir sheikh duke duchess count countess baron",
        """pope bishop archbishop cardinal monk nun priest rabbi imam pastor reverend missionary theologian
        saint""",
        """president vice-president premier chancellor minister secretary governor mayor senator congressman
        congresswoman representative deputy lawmaker mp councillor councilor commissioner ambassador
        politician diplomat envoy candidate""",
        "judge justice attorney lawyer prosecutor solicitor barrister",
        "sheriff officer inspector sergeant superintendent marshal constable detective",
        "commander colonel general admiral major lieutenant",
        """captain goalkeeper defender midfielder striker forward winger quarterback pitcher player batsman
        bowler swimmer runner cyclist champion skipper""",
        "coach trainer manager",
        "referee umpire",
        "singer composer musician guitarist drummer pianist conductor",
        "actor actress director producer filmmaker comedian",
        "author writer novelist poet playwright",
        "journalist reporter editor correspondent columnist",
        "artist painter sculptor photographer architect designer curator",
        """scientist physicist chemist biologist astronomer mathematician professor lecturer researcher
        engineer inventor physician""",
        "historian philosopher economist",
        """chairman chairwoman chair chairperson executive ceo cfo founder co-founder owner businessman
        businesswoman""",
        "spokesman spokeswoman spokesperson analyst",
        "astronaut pilot cosmonaut",
        "activist campaigner organizer student witness",
        "doctor surgeon physician nurse",
    )
)
"""Callings whose holders may stand side by side."""

_LIKE_HEADS = (
    "company corporation corp inc ltd co plc",
    "airline airlines airways",
    "newspaper times herald post tribune guardian journal",
    "university college",
    "museum gallery",
    "agency bureau",
    "ministry department",
    "stadium arena",
    "theatre theater",
    "center centre",
    "mountain mount hill",
    "street road avenue",
    "cathedral church abbey",
    "castle palace fort",
)
_HEADS = {noun: row for row in _LIKE_HEADS for noun in row.split()}
_PRONOUNS = {
    **dict.fromkeys(("his", "he", "him", "himself"), "m"),
    **dict.fromkeys(("her", "she", "hers", "herself"), "f"),
}
_GENDERED = {
    **dict.fromkeys(lexicon.MALE | {"male"}, "m"),
    **dict.fromkeys(lexicon.FEMALE | {"female"}, "f"),
}
_TELLING = {**_GENDERED, **_PRONOUNS}
_ASKED_FOR = re.compile(r"\b[Ww]hich (?!of |people|\w+ people)(.+)")


_ODD = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | lexicon.EVENT_NOUNS
"""Words that no person's name has."""


def sure_person(e: Entity) -> bool:
    """Whether a name can stand among persons without looking odd.

    A word that tells what a thing is, before the last ("Space Probe Alpha"), makes it a thing's name, unless
    a given name or a pronoun says otherwise ("Bill Train").
    """
    words = [x.casefold() for x in e.name.split()]
    if e.gender not in ("m", "f") and not lexicon.DESCRIPTORS.isdisjoint(words[:-1]):
        return False
    if not e.name.split()[-1][:1].isupper():
        return False
    if countries.code_of(e.name.split()[-1]) and not e.roles:
        return False
    return bool(e.roles or e.gender or len(e.mentions) >= 2 or len(words) >= 2) and _ODD.isdisjoint(words)


def head_of(name: str) -> str:
    """The noun of a name, lower case: "University of Lorn" → university; like nouns give one text."""
    head = re.split(r" (?:of|for|in|at|on) ", name)[0].split()[-1].casefold().rstrip(".")
    first = name.split()[0].casefold()
    if first in ("lake", "mount", "river", "fort", "cape") and head not in lexicon.NAMING:
        head = first
    return _HEADS.get(head, head)


def calling(e: Entity) -> list[frozenset[str]]:
    """The callings that a person's titles tell."""
    words = {word.strip(",.") for role, _ in e.roles for word in role.casefold().split()} & lexicon.ROLES
    return [group for group in _CALLINGS if words & group]


def like_person(key: Entity, other: Entity, stem: str, lemma: str = "", *, alone: bool = True) -> bool:
    """Whether one person can stand beside another: of one calling, and all that the stem says of the key.

    Who has no title may stand beside anybody; who has one only beside his like. Where the stem tells a man
    or a woman, only men or women are fair; where it asks "which captain", only captains are.

    Args:
        lemma: the stem's verb.
        alone: the stem names no other person, so that its pronouns mean the key.
    """
    theirs = calling(other)
    if theirs and not any(group in theirs for group in calling(key)):
        return False
    if not theirs and lemma in needs.CONTESTS:
        return False  # the two sides of a contest are told from what is asked
    telling = _TELLING if alone else _GENDERED
    told = {telling[t] for t in tokens_of(stem) if t in telling}
    if told and other.gender != (told.pop() if len(told) == 1 else key.gender):
        return False
    if key.gender and other.gender and key.gender != other.gender:
        return False
    asked = _ASKED_FOR.search(stem)
    if not asked:
        return True
    wanted = next(
        (r for r in sorted((r.casefold() for r, _ in key.roles), key=len, reverse=True)
         if asked.group(1).casefold().startswith(r)),
        "",
    )  # fmt: skip
    held = [set(role.casefold().split()) for role, _ in other.roles]
    return bool(wanted) and any(set(wanted.split()) <= words for words in held)


def alike(key: str, other: Entity, kind: str) -> bool:
    """Whether two bodies, sites or places have one head noun, or are of one sort that text or atlas tells."""
    one, two = head_of(key), head_of(other.name)
    if other.name.split()[-1].casefold() in lexicon.DESCRIPTORS - lexicon.ORG_NOUNS - lexicon.SITE_NOUNS:
        return False  # an award or a law that only begins with the name of a body
    if kind in names.ASKED_PLACES | {"city"}:
        return names.sort_of(other) == kind
    known = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | needs.SORTS | set(_LIKE_HEADS)
    return one == two and one in known
