"""What a person may be called: the surname, what the evidence says, a title before the name."""

from __future__ import annotations

import re

from quiz.generate import lexicon, sorts, spelt
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import tokens_of
from quiz.generate.words import Entity

_NO_SURNAME = re.compile(r"\A[IVX]+\Z|\A(?!(?:[ae]l|a[drsntz])-)[^-]*-", re.I)
"""A king's number is no surname, and a last part with a hyphen is a first name as often as a surname.

Not so "al-Halabi", nor "Moe-Strand" behind a first name.
"""
_DOUBLE = re.compile(r"[A-Z][^\W\d]+-[A-Z][^\W\d]+")
_KOREAN = ("Kim", "Lee", "Park", "Han")
"""Family names before a given name with a hyphen, and given names elsewhere."""

_PARTICLES = frozenset("ben bin ibn bint el al de del della di da du la le van von der den st san".split())

_EASTERN = frozenset(
    """wang li zhang liu chen zhao huang zhou wu xu sun hu zhu guo luo liang zheng xie tang feng yu dong xiao
    cheng cao deng peng zeng jiang cai jia ding wei xue ye yan zhong tian fang shi liao zou xiong xi hao kong
    bai cui qiu qin shao meng duan lei qian wen jiao hua tsai chiang kwon hwang nguyen tran pham hoang phan
    ngo duong""".split()
)
"""Family names that stand before the given name, and are no English given names or words."""

_CROWNED = frozenset("king queen emperor empress prince princess pope duke duchess tsar saint".split())
"""Who is called by first names."""

_LONGEST_TITLE = 4


def surnames(w: Writer, e: Entity, found: list[str]) -> list[str]:
    """The names and the bare surname; without it where the article names two of that surname.

    "Peter of Lorn" has none, nor has "Frederick William", whose last part is a first name as well, unless the
    article itself calls him so, or it is news or tells a calling: such people have surnames.
    """
    parts = spelt.without_junior(e.name).split()
    if len(parts) < 2:
        return found
    surname = surname_of(" ".join(parts))
    ranks = {word.casefold() for role, _ in e.roles for word in role.split()}
    today = (w.frames.timely or bool(ranks)) and not ranks & _CROWNED
    first_name = not today and lexicon.is_given(parts[-1]) and parts[-1] not in e.aliases
    double = _DOUBLE.fullmatch(surname) and lexicon.is_given(parts[0]) and parts[0] not in _KOREAN
    nameless = _NO_SURNAME.search(surname) and not double
    if nameless or set(parts) & {"of", "the"} or first_name:
        return [text for text in found if text in (e.name, *e.aliases) and not text.startswith("of ")]
    like = [
        o for o in w.reading.entities if o.kind == "person" and surname_of(o.name) == surname and o is not e
    ]
    like = [o for o in like if (not _initialled(o) or _initialled(e)) and _person_named(o)]
    found = [*found, *(o.name for o in like if _misspelt(e, o))]
    torn = parts[-1] if surname != parts[-1] else ""  # "Pont" is not du Pont's name
    if all(_misspelt(e, o) for o in like):
        return [*(text for text in found if text != torn), surname]
    return [text for text in found if len(text.split()) > 1]


def _person_named(e: Entity) -> bool:
    """Whether a name is more than a noun before a surname: "Matchwinner Berg" and "Corps Berg" are none."""
    first = e.name.split()[0]
    noun = sorts.kind_told(first.casefold()) or first.casefold() in lexicon.ORG_NOUNS or _DOER.search(first)
    return not noun or lexicon.is_given(first)


_DOER = re.compile(r"(?:winner|scorer|keeper|holder|maker|player|leader)\Z", re.I)


def _initialled(e: Entity) -> bool:
    """Whether a name has initials only, as in a line-up: "A Lee" is no other Lee of the story."""
    first = e.name.split()[0].replace(".", "")
    return len(first) <= 2 and first.isupper()


def _misspelt(e: Entity, other: Entity) -> bool:
    """Whether two names of one surname are one person's, a letter of the first name apart."""
    one, two = e.name.split()[0], other.name.split()[0]
    if {e.gender, other.gender} == {"m", "f"} or len(one) != len(two) or len(one) < 5 or one[:2] != two[:2]:
        return False
    return sum(a != b for a, b in zip(one, two, strict=True)) == 1


def evident(w: Writer, d: Draft, e: Entity) -> list[str]:
    """The evidence's own form of the name, and another name in brackets behind it.

    What the very sentence calls somebody is right, though others of that name live elsewhere in the article.
    """
    text = " ".join(d.evidence)
    called = {
        m.text for m in w.reading.mentions[d.sentence] if m.entity >= 0 and w.reading.entities[m.entity] is e
    }
    found = [
        alias
        for alias in e.aliases
        if re.search(rf"\b{re.escape(alias)}\b", text)
        and (
            alias in called
            or not any(
                o is not e and o.kind == "person" and alias in o.name.split() and not _initialled(o)
                for o in w.reading.entities
            )
        )
    ]
    title = re.escape(w.article.title)
    found += re.findall(rf"\b{re.escape(e.name)}, ({title}),", text) if title else []
    for name in (e.name, *e.aliases):
        found += re.findall(rf"\b{re.escape(name)} \(([A-Z][^\W\d]+(?:[ -][A-Za-z][^\W\d]+){{0,3}})\)", text)
    return list(dict.fromkeys(found))


def surname_of(name: str) -> str:
    """The last part of a name with the particles before it: "du Pont", "Ben Mustapha"; "Li" of "Li Qiang"."""
    parts = name.split()
    if len(parts) == 2 and parts[0].casefold() in _EASTERN and not lexicon.is_given(parts[1]):
        return parts[0]
    start = len(parts) - 1
    while start > 1 and (parts[start - 1].islower() or parts[start - 1].casefold() in _PARTICLES):
        start -= 1
    return " ".join(parts[start:])


def titled(e: Entity, names: list[str], stem: str) -> list[str]:
    """The person with a title before the name: "President Ann Lee", "President Lee"; no title of the stem."""
    told = set(tokens_of(stem))
    titles = [
        role
        for role in (x.title() if x in _CROWNED else x for x, _ in e.roles)
        if role[:1].isupper()
        and len(role.split()) <= _LONGEST_TITLE
        and role.split()[-1].casefold() in lexicon.ROLES
        and role.split()[-1][:1].isupper()
        and "'" not in role
        and not set(tokens_of(role)) <= told
    ]
    surname = surname_of(e.name)
    named = [e.name, surname] if surname in names else [e.name]
    return [f"{title} {name}" for title in titles[:2] for name in dict.fromkeys(named)]
