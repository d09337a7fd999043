"""When two questions ask for the same fact, however they are worded.

What counts is the evidence, the key, and what the stem speaks of; ids and layout do not. Words are compared
by their first letters, so that "founded" and "founding" are one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum

from quiz.banks.marks import fingerprint
from quiz.banks.wording import STOP, content, holds, tokens
from quiz.questions import Question, TrueFalse
from quiz.questions.text import canonical

SIMILAR = 0.75
"""Share of the words that two passages have in common where one was made from the other."""

_WITHIN, _LEAST = 0.9, 6  # a passage of six words or more stands in a longer one
_START = 5  # letters by which words are compared


class Likeness(IntEnum):
    """How far two questions ask for the same fact, the best first."""

    SAME_ID = 1  # and key or evidence agree
    SAME = 2  # evidence, key and type
    SIMILAR = 3  # evidence alike; key and type the same
    OTHER_TYPE = 4  # evidence the same or alike, the same key, asked in another way
    RETOUCHED = 5  # evidence the same or alike, nearly the same stem, another key: a person mended it


@dataclass(frozen=True, slots=True)
class Fact:
    """What a question asks for, ready to be compared.

    Attributes:
        said: the fingerprint of all it says.
        passages: the evidence, passage by passage, in plain words.
        words: of all passages.
        keys: for each key the spellings that are taken, as graders compare them.
        stem: the telling words of the stem.
        names: those of them that are names or numbers.
    """

    question: Question
    said: str
    passages: frozenset[str]
    words: frozenset[str]
    keys: tuple[frozenset[str], ...]
    stem: frozenset[str]
    names: frozenset[str]

    @classmethod
    def of(cls, question: Question) -> Fact:
        """The fact behind a question."""
        passages = [tokens(passage) for passage in question.evidence]
        shown = question.shown_stem()
        named = (word for found in re.findall(r"\b[A-Z0-9][\w.,]*", shown) for word in tokens(found))
        stem = frozenset(content(shown))
        return cls(
            question,
            fingerprint(question),
            frozenset(" ".join(words) for words in passages if words),
            frozenset(word for words in passages for word in words),
            _keys(question),
            _starts(stem),
            _starts(word for word in named if word not in STOP),
        )

    def likeness(self, other: Fact, *, retouched: bool = False) -> Likeness | None:
        """How far another question asks for the same; None where it does not.

        Args:
            retouched: a person may have changed one of the two, so another key need not be another fact.
        """
        if self.said == other.said:
            return Likeness.SAME
        same_key = self.same_key(other)
        same_evidence = self.passages == other.passages
        alike = same_evidence or self.alike(other)
        if self._against(other):
            return None
        if self.question.id == other.question.id and (
            (alike or self._agrees(other, 0.5)) if same_key else (alike and retouched)
        ):
            return Likeness.SAME_ID
        if not alike:
            return None
        same_type = self.question.type == other.question.type
        if same_key:
            judged = isinstance(self.question, TrueFalse) or isinstance(other.question, TrueFalse)
            if judged or not self.passages:  # true is a poor key, and without evidence the stem is all
                return Likeness.SAME if same_type and self._agrees(other, 0.7) else None
            if same_type and same_evidence:
                return Likeness.SAME if self._agrees(other, 0.3) else None
            if self._agrees(other, 0.5):
                return Likeness.SIMILAR if same_type else Likeness.OTHER_TYPE
        elif retouched and same_type and self._agrees(other, 0.8) and not self._told_by(other):
            return Likeness.RETOUCHED
        return None

    def same_key(self, other: Fact) -> bool:
        """Whether both have the same keys, by one spelling each; the order counts where it is the key."""
        return len(self.keys) == len(other.keys) and all(
            any(not key.isdisjoint(theirs) for theirs in other.keys) for key in self.keys
        )

    def lists_the_same(self, other: Fact) -> bool:
        """Whether both are one list that has changed: half of the keys and most of the rest are the same."""
        if self.question.type != other.question.type or min(len(self.keys), len(other.keys)) < 2:
            return False
        common = sum(any(not key.isdisjoint(theirs) for theirs in other.keys) for key in self.keys)
        half = 2 * common >= max(len(self.keys), len(other.keys))
        return half and self.alike(other) and self._agrees(other, 0.5) and not self._against(other)

    def alike(self, other: Fact) -> bool:
        """Whether one evidence was made from the other: most words are the same, or one holds the other."""
        common, sizes = len(self.words & other.words), (len(self.words), len(other.words))
        if common >= SIMILAR * max(1, sum(sizes) / 2):
            return True
        return min(sizes) >= _LEAST and common >= _WITHIN * min(sizes)

    def _agrees(self, other: Fact, least: float) -> bool:
        """Whether the stems speak of the same: enough common words."""
        common = len(self.stem & other.stem)
        return common >= least * min(len(self.stem), len(other.stem))

    def _against(self, other: Fact) -> bool:
        """Whether each stem has a name or a number that the other lacks: two years, two persons."""
        return bool(self.names - other.stem and other.names - self.stem)

    def _told_by(self, other: Fact) -> bool:
        """Whether a stem states the other's key: then the two ask for different things in one sentence."""
        return _states(self.question, other.question) or _states(other.question, self.question)


def _keys(question: Question) -> tuple[frozenset[str], ...]:
    if isinstance(question, TrueFalse):
        return (frozenset((str(question.key),)),)
    found = question.spellings()
    if found:
        return tuple(frozenset(canonical(spelling) for spelling in spellings) for spellings in found)
    # Pairs, and the items of an order with their places.
    pairs = question.keys() != question.answer()
    return tuple(
        frozenset((canonical(line) if pairs else f"{place} {canonical(line)}",))
        for place, line in enumerate(question.answer())
    )


def _starts(words: Iterable[str]) -> frozenset[str]:
    return frozenset(word[:_START] for word in words)


def _states(question: Question, other: Question) -> bool:
    stem = tokens(question.shown_stem())
    return any(holds(stem, tokens(spelling)) for key in other.spellings() for spelling in key)
