"""What the article itself tells of a person's gender, beside the first name.

A first name is known to few word lists; but "Noor Vance died at her home" and "his niece Noor" tell it.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable

from quiz.generate import lexicon
from quiz.generate.words import Reading, Sentence, Token

_MALE = frozenset("he him his himself".split())
_FEMALE = frozenset("she her hers herself".split())
_SUBJECT = ("nsubj", "nsubjpass")

SubjectOf = Callable[[Sentence, int], Token | None]
"""The subject of the clause around a token, where it stands before it."""


def learned(reading: Reading, subject_of: SubjectOf) -> list[str]:
    """For every entity ``m``, ``f``, ``n`` (no person) or "" (not told).

    A first name's gender stands unless three signs of the text speak against it and none for it; for an
    unknown first name one sign is enough where no other contradicts it.
    """
    votes: dict[int, Counter[str]] = defaultdict(Counter)
    for s in reading.sentences:
        for t in s.tokens:
            gender = _gender(t)
            if gender and (told := _antecedent(reading, s, t, subject_of)) >= 0:
                votes[told][gender] += 1
        for m in reading.mentions[s.index]:
            if m.entity >= 0 and m.kind == "person" and (gender := _kin(s, m.first, m.last)):
                votes[m.entity][gender] += 3
    found = []
    for n, e in enumerate(reading.entities):
        male, female = votes[n]["m"], votes[n]["f"]
        gender = "m" if male > 4 * female else "f" if female > 4 * male else ""
        firm = abs(male - female) >= 3 and not min(male, female)
        trusted = e.kind == "person" and bool(gender) and (not e.gender or firm)
        found.append(gender if trusted else e.gender)
    return found


def _gender(t: Token) -> str:
    low = t.text.casefold()
    if t.pos not in ("PRON", "DET") or t.quoted:
        return ""
    return "m" if low in _MALE else "f" if low in _FEMALE else ""


def _antecedent(reading: Reading, s: Sentence, t: Token, subject_of: SubjectOf) -> int:
    """The person a pronoun means beyond doubt, as an index; -1 where there is none.

    A possessive or reflexive right below its clause's subject; a "he" whose sentence named one person only
    before it; and a "he" that opens the sentence after one that names one person, its subject.
    """
    low = t.text.casefold()
    if t.tag == "PRP$" or low.endswith("self"):
        subject = subject_of(s, t.i)
        if subject is None:
            return -1
        here = _persons(reading, s, before=t.i)
        m = reading.mention_at(s.index, subject.i)
        return m.entity if m and m.last == subject.i and here == {m.entity} else -1
    if t.dep not in _SUBJECT:
        return -1
    before = _persons(reading, s, before=t.i)
    if before:
        subjects = {
            m.entity
            for m in reading.mentions[s.index]
            if m.entity in before and s.tokens[m.last].dep in _SUBJECT and m.last < t.i
        }
        return next(iter(before)) if len(before) == 1 and subjects == before else -1
    previous = reading.sentences[s.index - 1] if s.index else None
    if previous is None or previous.paragraph != s.paragraph or s.tokens[t.head].dep != "ROOT":
        return -1
    named = _persons(reading, previous, before=len(previous.tokens))
    first = next(
        (
            m.entity
            for m in reading.mentions[previous.index]
            if m.entity in named
            and previous.tokens[m.last].dep in _SUBJECT
            and previous.tokens[previous.tokens[m.last].head].dep == "ROOT"
        ),
        -1,
    )
    return first if len(named) == 1 and first >= 0 else -1


def _persons(reading: Reading, s: Sentence, *, before: int) -> set[int]:
    return {
        m.entity
        for m in reading.mentions[s.index]
        if m.entity >= 0 and m.kind in ("person", "unknown") and m.first < before
    }


def _kin(s: Sentence, first: int, last: int) -> str:
    """Told by a noun beside the name: "his niece Noor", "Noor, a nurse's daughter", "Noor was a nun"."""
    nouns = [s.tokens[first - 1]] if first and s.tokens[first - 1].pos == "NOUN" else []
    nouns += [t for t in s.children(last, "appos") if t.pos == "NOUN"]
    over = s.tokens[s.tokens[last].head]
    if s.tokens[last].dep == "nsubj" and over.lemma == "be":
        nouns += [t for t in s.children(over.i, "attr") if t.pos == "NOUN"]
    told = {
        "m" if t.lemma in lexicon.MALE else "f"
        for t in nouns
        if t.lemma in lexicon.MALE | lexicon.FEMALE and not t.plural
    }
    return next(iter(told)) if len(told) == 1 else ""
