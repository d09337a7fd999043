"""Whether two names are of one kind, so that one can stand as a choice beside the other."""

from __future__ import annotations

from quiz.generate import countries, lexicon, needs
from quiz.generate.drafts import Answer
from quiz.generate.words import Entity


def sure_person(e: Entity) -> bool:
    """Whether a name can stand among persons without looking odd."""
    words = [x.casefold() for x in e.name.split()]
    odd = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | lexicon.EVENT_NOUNS
    if not e.name.split()[-1][:1].isupper():
        return False
    if countries.code_of(e.name.split()[-1]) and not e.roles:
        return False
    return bool(e.roles or e.gender or len(e.mentions) >= 2 or len(words) >= 2) and not odd & set(words)


def like_person(key: Entity, other: Entity, stem: str) -> bool:
    """Whether one person can stand beside another: of one calling, as their titles tell, and of one gender.

    Without titles on both sides nobody can tell, and the name is better typed.
    """
    mine = {word for role, _ in key.roles for word in role.casefold().split()} & lexicon.ROLES
    theirs = {word for role, _ in other.roles for word in role.casefold().split()} & lexicon.ROLES
    return bool(mine & theirs) and (key.gender == other.gender or not (key.gender and other.gender))


def alike(e: Entity, answer: Answer) -> bool:
    """Whether two names of places or organizations are of the same finer sort, as their head nouns tell."""
    one, two = e.name.split()[-1].casefold(), answer.text.split()[-1].casefold()
    nouns = lexicon.ORG_NOUNS | lexicon.PLACE_NOUNS | lexicon.SITE_NOUNS
    if answer.kind == "organization":
        return _body(e.name) == _body(answer.text) != ""
    return one == two or (one in nouns) == (two in nouns)


def _body(name: str) -> str:
    """What sort of body a name is of, by its telling noun; "" where it does not tell."""
    words = [w.casefold().rstrip(".") for w in name.split()]
    if words[-1] in lexicon.DESCRIPTORS - lexicon.ORG_NOUNS:
        return ""
    for sort, nouns in needs.BODIES.items():
        if any(w in nouns for w in words):
            return sort
    return ""
