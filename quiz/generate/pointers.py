"""Whether a word that may point back needs what it points at: judged from its own sentence."""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.words import Reading, Sentence


def both_sides(s: Sentence, i: int, wanted: set[int]) -> bool:
    """Whether something follows an "and" that is written."""
    return any(s.tokens[k].dep == "conj" and k in wanted and k > i for k in s.kids[s.tokens[i].head]) or any(
        k > i and s.tokens[k].dep == "conj" for k in wanted
    )


def among(s: Sentence, i: int) -> bool:
    """ "each other", and "other countries" that stand beside something named."""
    before = s.tokens[i - 1].text.casefold() if i else ""
    if before == "each":
        return True
    plural = s.tokens[s.tokens[i].head].plural
    return (
        s.tokens[i].text.casefold() == "other"
        and plural
        and before in ("and", "or", "among", "with", "than", "many")
    )


def held_inside(reading: Reading, s: Sentence, i: int, wanted: set[int]) -> bool:
    """Whether a noun the possessive may mean as well is written before it: then it may stay."""
    person = s.tokens[i].text.casefold() in ("his", "her")
    for k in wanted:
        token = s.tokens[k]
        if (
            k >= i
            or token.pos not in ("NOUN", "PROPN")
            or token.dep not in ("dobj", "pobj", "nsubj", "nsubjpass", "attr")
        ):
            continue
        entity = reading.entity_at(s.index, k)
        human = token.lemma in lexicon.ROLES or bool(entity and entity.kind == "person")
        if human == person:
            return True
    return False


def between(s: Sentence, subject: int, i: int) -> bool:
    """Whether another thing stands between a subject and a possessive that may mean either."""
    return any(
        t.dep in ("dobj", "pobj") and t.pos in ("NOUN", "PROPN") and not t.plural
        for t in s.tokens[subject + 1 : i]
    )


def self_standing(s: Sentence, head: int, first_said: dict[str, tuple[int, int]]) -> bool:
    """Whether "the N" points at nothing earlier: said for the first time, or told by its adjective."""
    noun = s.tokens[head]
    if noun.lemma in lexicon.POINTING or noun.lemma in lexicon.ROLES:
        return False
    told = [
        k
        for k in s.kids[head]
        if k < head
        and s.tokens[k].dep in ("amod", "compound")
        and s.tokens[k].text.casefold() not in lexicon.PALE
    ]
    return bool(told) or first_said.get(noun.lemma, (s.index, head)) >= (s.index, head)
