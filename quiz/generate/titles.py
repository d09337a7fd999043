"""What stands before a name: the title of a person, or the noun the name itself describes."""

from __future__ import annotations

from quiz.generate import countries, lexicon, sorts
from quiz.generate.words import Mention, Sentence

TITLES = lexicon.ROLES | sorts.PROFESSIONS


def premodifier(sentence: Sentence, last: int) -> bool:
    """Whether a name stands before a noun it describes."""
    token = sentence.tokens[last]
    return token.dep in ("compound", "nmod", "amod", "poss") and token.head > last


def title_before(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """First and last token of the title before a person's name, such as "Russian Prime Minister"."""
    tokens = sentence.tokens
    last = first - 1
    if last < 0 or tokens[last].text.casefold().rpartition("-")[2] not in TITLES or not tokens[last].space:
        return None
    start = last
    while start > 0:
        word = tokens[start - 1]
        low = word.text.casefold()
        fits = (
            low in lexicon.ROLE_PREFIX
            or word.pos in ("PROPN", "NOUN", "ADJ")
            or countries.nation_of(word.text)
            or (low in ("'s", "and", "for", "of") and word.text == "'s")
        )
        if not fits or low in lexicon.NO_NOUN:
            if low in ("of", "for", "at", "&", "and") and start > 1 and tokens[start - 2].pos == "PROPN":
                return None  # the owner's name is longer than what stands here
            break
        start -= 1
    return start, last


def _plain(word: str) -> bool:
    """Whether a word before a noun is no name: a common one, or a nationality."""
    return word.islower() or bool(countries.nation_of(word))


def noun_before(sentence: Sentence, first: int, last: int) -> tuple[int, int] | None:
    """First and last token of the common noun that a name stands beside: "the trade union" before "Acme".

    A noun of which the name is the subject's clause ("the firm Acme founded") is none.
    """
    tokens = sentence.tokens
    at = first - 1
    if at < 0 or not tokens[at].space or not tokens[at].text.islower():
        return None
    noun, head = tokens[at], tokens[last]
    if noun.pos not in ("NOUN", "PROPN") or noun.plural:
        return None
    under = head.head == at and head.dep in ("appos", "nmod", "compound", "flat")
    over = noun.head == last and noun.dep in ("compound", "nmod", "appos")
    if not (under or over):
        return None
    start = at
    while start and tokens[start - 1].head in (at, last) and _plain(tokens[start - 1].text):
        if tokens[start - 1].dep not in ("compound", "amod", "nmod") or not tokens[start - 1].text.isalpha():
            break
        start -= 1
    return start, at


_COUNTING = frozenset("two three four five both all other another many several some few more".split())


def described_by(s: Sentence, m: Mention) -> range:
    """The words right before a person's name that hang on it: "veteran", "the club's", "54-year-old".

    They describe who is asked for, so "Who …?" takes their place with the name's. Empty where they count
    people or join them.
    """
    if s.tokens[m.last].plural:
        return range(0)  # "Private Bill Committees" are no person
    below = [k for k in s.subtree(m.last) if k < m.first]
    if not below or below != list(range(below[0], m.first)):
        return range(0)
    words = [s.tokens[k] for k in below]
    joined = any(t.dep in ("cc", "conj", "neg", "punct", "relcl", "acl") or t.text == "," for t in words)
    if joined or any(t.text.casefold() in _COUNTING or t.tag in ("NNS", "CD") for t in words):
        return range(0)
    hung = (t for t in words if t.head == m.last)
    if any(t.dep not in ("compound", "nmod", "amod", "poss", "det") for t in hung):
        return range(0)
    return range(below[0], m.first)


def home_of(s: Sentence, m: Mention) -> set[int]:
    """ "Of the University of Oslo" behind a name: whence somebody comes is no part of who it is."""
    home = (p for p in s.children(m.last, "prep") if p.text in ("of", "from") and p.i == m.last + 1)
    return {k for p in home for k in s.subtree(p.i)}
