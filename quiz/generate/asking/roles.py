"""Roles: who holds or held an office, who is what to whom, and people beside what they are."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import countries, dates, lexicon
from quiz.generate.asking.offices import KIN, Held, held
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import LEANS, framed
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.sure import BODIES

_OFFICES = frozenset(
    """governor mayor commissioner chief chairman chairwoman chair chairperson director ceo head leader
    administrator founder co-founder owner rector dean superintendent principal editor curator treasurer
    marshal captain coach commander conductor referee bishop archbishop manager executive secretary lawyer
    prosecutor investigator delegate""".split()
)
"""What one person is at a time, in one body or one matter."""

_LASTING = KIN | frozenset("founder co-founder".split())
"""What does not pass: it can be asked without a date."""

_TEAM = frozenset("captain coach referee manager".split())
"""What somebody is in a game or a season: which one, the frame must say."""

_STATELY = frozenset("leader chief head secretary commissioner chair chairman chairwoman".split())
"""What one person may be in a whole country."""

_ANYBODY = frozenset(
    """politician official expert man woman boy girl person resident witness member fan supporter
    critic""".split()
)
"""What many people of one story are at once."""

_ANOTHER = frozenset("shadow vice deputy assistant associate former acting junior".split())
"""Words before an office that make it another office."""

_GENDERED = re.compile(r"(?<=\w{3})(?:wom[ae]n|m[ae]n|persons?)\Z")
""" "Spokesman", "spokeswoman" and "spokesperson" are one description."""

FEWEST, MOST = 3, 5


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for offices and relations, and one that matches people with their roles."""
    del statements
    found = held(w)
    for h in found:
        if sum(o.role.casefold() == h.role.casefold() for o in found) == 1 and not h.ruler:
            yield from _who(w, h)
    yield from _matching(w, found)


def _who(w: Writer, h: Held) -> Iterator[Draft]:
    """ "Who was Norway's captain in June 2019?", "Who was the museum's first director?"."""
    if not h.sole or h.head not in _OFFICES | _LASTING or "spoke" in h.head:
        return
    day = w.article.published
    if h.head not in _LASTING and not h.past and _one_of_several(h):
        return
    if day is None and h.head not in _LASTING and not h.past:
        return  # who holds an office today, an undated article cannot tell
    titles = lexicon.ROLES | lexicon.ROLE_PREFIX | _ANOTHER
    owners = [x for x in h.role.split() if x[:1].isupper() and x.casefold() not in titles]
    if h.head in _LASTING and (not owners or LEANS in h.role):
        return
    of = h.role.rpartition(" ")[0]
    if h.head == "chief" and of.rpartition(" ")[2][:1].isupper():
        return  # "Acme chief Ann Lee": a reporter's word for any of several offices
    if h.head not in _TEAM | _STATELY and (countries.nation_of(of) or countries.code_of(of)):
        return  # "the Norwegian director": there are many
    stem = f"Who was {h.the}{h.role}?"
    frame = w.frames.before(h.sentence.paragraph)
    told = bool(owners) and LEANS not in h.role and h.head not in _TEAM
    told = told and not all(_vague(w, owner) for owner in owners)
    told = told and not re.search(r"\bthe [a-z]", h.role)  # "curator of the exhibition": of which?
    if day is not None and h.head not in _LASTING and not h.past:
        stem = f"{stem[:-1]} in {dates.When(day.year, day.month).write(day_first=True)}?"
        frame = frame.removesuffix(w.frames.month)  # the month is said once
    if not told or (day is None and not w.frames.told(stem)):
        if not frame:
            return
        stem = framed(frame, stem)
    yield Draft(
        kind="role",
        stems=(stem,),
        answers=(Answer(h.name, "person", h.person, accept=_accept(w, h.person)),),
        fact=f"role-{h.person}",
        sentence=h.sentence.index,
        evidence=(h.evidence,),
        lemma="be",
        topic="role",
    )


_SECOND = frozenset("deputy vice assistant associate".split())
_ONE_DIRECTOR = re.compile(
    r"\b(?:managing|general|executive|artistic|musical|sporting|technical) director\b", re.I
)
_BODIES = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS


def _one_of_several(h: Held) -> bool:
    """Whether a body may have several such at a time: deputies, and the directors of a firm or of films.

    A museum or an office has one director.
    """
    words = h.role.split()
    if _SECOND & {x.casefold() for x in words}:
        return True
    if h.head != "director" or _ONE_DIRECTOR.search(h.role):
        return False
    body = h.role.partition("director of ")[2] or h.role.partition(" director")[0]
    last = body.removesuffix("'s").split()[-1:]
    named = body.removeprefix("the ")[:1].isupper() and last[0][:1].isupper()
    return not (named and last[0].casefold() in _BODIES)


def _matching(w: Writer, found: list[Held]) -> Iterator[Draft]:
    chosen: list[Held] = []
    for h in found:
        names = " ".join(o.name for o in found)  # its own would give the pair away
        passing = (
            w.article.published is None and h.head in _OFFICES | lexicon.ROLES and h.head not in _LASTING
        )
        if passing and not h.past:
            continue  # who holds an office today, an undated article cannot tell
        telling = not (_bare(h) or _general(h)) and not set(h.role.split()) & set(names.split())
        telling = telling and sum(o.role.casefold() == h.role.casefold() for o in found) == 1
        if telling and not any(_overlap(h.role, o.role) or _overlap(h.name, o.name) for o in chosen):
            chosen.append(h)
    chosen = chosen[:MOST]
    given = sum(_known(h) or bool(set(h.name.split()) & set(w.frames.topic.split())) for h in chosen)
    if len(chosen) < FEWEST or 2 * given > len(chosen):
        return  # most of the pairs the headline tells, or everybody knows
    frame = w.frames.before(chosen[0].sentence.paragraph)
    yield Draft(
        kind="matching",
        stems=(framed(frame, "Match each person with the right description."),),
        answers=tuple(Answer(h.name, "person", h.person) for h in chosen),
        fact="roles",
        sentence=chosen[0].sentence.index,
        evidence=tuple(dict.fromkeys(h.evidence for h in chosen)),
        pairs=tuple((h.name, _cap(h.role)) for h in chosen),
        lemma="match",
        topic="roles",
    )


def _vague(w: Writer, owner: str) -> bool:
    """A nationality, or initials that are no body's: they do not say which body or team is meant."""
    body = any(e.kind == "organization" and owner in (e.name, *e.aliases) for e in w.reading.entities)
    return bool(countries.nation_of(owner)) or (owner.isupper() and len(owner) <= 4 and not body)


def _general(h: Held) -> bool:
    """A description that would fit others of the list as well: "veteran politician", of no place or body."""
    return h.head in _ANYBODY and not any(x[:1].isupper() or x.isdigit() for x in h.role.split())


_HOME = frozenset("English Scottish Welsh British".split())
_HEADS = frozenset("president premier king queen pope emperor".split())


def _known(h: Held) -> bool:
    """Whether everybody knows who it is, or the name betrays it: "US President", "Swedish captain"."""
    of, *rest = h.role.split()
    land = of in _HOME or bool(countries.nation_of(of))
    return len(rest) == 1 and (land or (h.head in _HEADS and bool(countries.code_of(of))))


def _bare(h: Held) -> bool:
    """A bare noun, or a calling with nothing but a nationality, which the name itself often tells."""
    words = [x for x in h.role.split() if not countries.nation_of(x) and x.casefold() not in BODIES]
    return len(h.role.split()) < 2 or (len(words) < 2 and h.head not in _OFFICES and not h.ruler)


def _cap(role: str) -> str:
    role = role.replace(LEANS, "")
    return role[:1].upper() + role[1:]


def _overlap(a: str, b: str) -> bool:
    one, two = ({_GENDERED.sub("", x) for x in text.casefold().split()} for text in (a, b))
    return (one <= two or two <= one) and not (one ^ two) & _ANOTHER


def _accept(w: Writer, entity: int) -> tuple[str, ...]:
    e = w.reading.entities[entity]
    return tuple(dict.fromkeys([e.name, *e.aliases]))
