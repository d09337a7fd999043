"""Rules of item writing that look at a bank as a whole. Each docstring gives the reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.banks.wording import content, holds, tokens
from quiz.questions import Bank, Question, TrueFalse

_MOST_COMPARED = 200  # questions with one key or one word: time stays in proportion to the bank
_COMMON_TO = 4  # stems of a bank that begin alike


def duplicate_question(bank: Bank) -> Iterator[tuple[str, str]]:
    """The same question twice is reviewed twice for one gain.

    Same key and nearly the same stem. Stems that differ in a name or a number on both sides are two
    questions: who wrote Hamlet, who wrote Macbeth.
    """
    groups: dict[tuple[str, ...], list[_Stem]] = defaultdict(list)
    for q in bank.questions:
        key, stem = _identity(q), _Stem.of(q)
        if not key or not stem.words:
            continue
        group = groups[key]
        for earlier in group[-_MOST_COMPARED:]:
            if stem.nearly_same(earlier):
                yield q.id, f'asks nearly the same as "{earlier.question_id}": keep one'
                break
        group.append(stem)


@dataclass(frozen=True, slots=True)
class _Stem:
    """The telling words of a stem, and those of them that are names or numbers."""

    question_id: str
    words: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, q: Question) -> _Stem:
        stem = q.shown_stem()
        capitals = (word for found in re.findall(r"\b[A-Z0-9]\w*", stem) for word in tokens(found))
        return cls(q.id, frozenset(content(stem)), frozenset(capitals))

    def nearly_same(self, other: _Stem) -> bool:
        if len(self.words & other.words) < 0.6 * len(self.words | other.words):
            return False
        mine, others = self.words - other.words, other.words - self.words
        return mine.isdisjoint(self.names) or others.isdisjoint(other.names)


def _identity(q: Question) -> tuple[str, ...]:
    """What is asked for, and how; equal for questions that may be duplicates."""
    keys = sorted(" ".join(tokens(spellings[0])) for spellings in q.spellings())
    return (q.type, *(keys or sorted(q.keys()) or q.answer()))


def gives_away(bank: Bank) -> Iterator[tuple[str, str]]:
    """A stem that states the key of another question answers it (Haladyna 2002: no cueing between items).

    What most stems of the bank have, such as the headline set before them, makes no two of them alike.
    """
    stems = {q.id: tokens(q.shown_stem()) for q in bank.questions if not q.may_be_false}
    having: dict[str, list[str]] = defaultdict(list)
    for question_id, words in stems.items():
        for word in set(words):
            having[word].append(question_id)
    common = {word for word, ids in having.items() if len(ids) >= max(_COMMON_TO, len(stems) / 2)}
    for asked in bank.questions:
        if len(asked.spellings()) != 1:
            continue
        key, wanted = tokens(asked.spellings()[0][0]), set(content(asked.shown_stem())) - common
        if sum(map(len, key)) < 4 or len(wanted) < 3:
            continue
        rarest = min((having.get(word, []) for word in key), key=len)
        for other in rarest[:_MOST_COMPARED]:
            words = stems[other]
            if other != asked.id and holds(words, key) and len(wanted & set(words)) >= 0.7 * len(wanted):
                yield other, f'gives away the answer of "{asked.id}": reword one of them'
                break


def one_sided_truefalse(bank: Bank) -> Iterator[tuple[str, str]]:
    """Where all statements of four or more are true, or all false, the next one needs no reading."""
    judged = [q for q in bank.questions if isinstance(q, TrueFalse)]
    if len(judged) >= 4 and len({q.key for q in judged}) == 1:
        word = "true" if judged[0].key else "false"
        yield judged[0].id, f"all {len(judged)} true/false statements of the bank are {word}: mix them"
