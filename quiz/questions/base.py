"""What all question types share: fields, the asking, the mark.

A *response* is always a tuple of texts, whatever the type: the chosen choices, the typed words, the
right-hand sides in the order of the left-hand ones. It never depends on the order in which the
choices were shown, so it can be logged, replayed and compared. The empty tuple means "I don't know".
"""

from __future__ import annotations

import re
from abc import ABC, abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from random import Random
from typing import ClassVar

Response = tuple[str, ...]


class Verdict(StrEnum):
    """How a response fared, in three words."""

    CORRECT = "correct"
    PARTLY = "partly"
    WRONG = "wrong"


@dataclass(frozen=True, slots=True)
class Mark:
    """The score of one response.

    Attributes:
        points: share of the full mark, 0 to 1.
        note: a line for the learner, such as a near miss; may be empty.
    """

    points: float
    note: str = ""

    @property
    def verdict(self) -> Verdict:
        """Correct at full points, wrong at none, partly in between."""
        if self.points >= 1.0:
            return Verdict.CORRECT
        return Verdict.PARTLY if self.points > 0.0 else Verdict.WRONG


@dataclass(frozen=True, slots=True)
class Flaw:
    """An invariant that a question breaks: the field it stands in, and what to do about it."""

    field: str
    message: str


class Unreadable(ValueError):
    """A typed line that is no response to this question; ``str()`` says what would be one."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question as it is put to a learner, once.

    Attributes:
        stem: the text to show, with gaps as ``_____``.
        options: what can be chosen or arranged, in the order shown; empty where the answer is typed.
        slots: what each part of the response belongs to (left-hand sides, gap numbers); empty where
            the response is one thing.
        hint: how to answer with a keyboard, line by line.
        form: RECALL where it is put harder than the bank has it, RECOGNITION where it could be; empty
            where there is but one way to put it.
        task: what to do, where it is not the type's label.
    """

    question: Question
    stem: str
    options: tuple[str, ...] = ()
    slots: tuple[str, ...] = ()
    hint: str = ""
    form: str = ""
    task: str = ""

    @property
    def label(self) -> str:
        """What to do, in a few words, for the head of the question."""
        return self.task or self.question.label

    @property
    def typed(self) -> bool:
        """Whether the answer is typed rather than chosen or arranged."""
        return not self.options

    def score(self, response: Response) -> Mark:
        """Mark a response to the question as it was put."""
        recall = self.form == RECALL
        return self.question.score_recall(response) if recall else self.question.score(response)


RECOGNITION, RECALL = "recognition", "recall"
"""The forms of a question that can be put with its choices and, once it is known well, without them."""

_ID = re.compile(r"[A-Za-z0-9._-]{1,64}")

REVIEWED = ("accepted", "edited")
"""What a reviewer may have done to a question that stays."""

LIMITS = {"stem": 4_000, "text": 4_000, "items": 200}
"""Longest stem and other text, in characters; most items in a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Question(ABC):
    """One question of a bank; every type is a subclass in a file of its own.

    Attributes:
        type: its name in a bank file.
        label: what to do, in a few words, for the head of the question.
        may_be_false: the stem is a statement to be judged, so what it says proves nothing.
        id: unique in the bank; a learner's progress hangs on it, so it outlives rewording.
        stem: what is asked.
        evidence: passages of the article, word for word, that prove the key.
        explanation: a line shown after answering; may be empty.
        tags: free labels.
        difficulty: 0 (easy) to 1 (hard), or None where nobody estimated it.
        reviewed: ``accepted`` or ``edited`` by a reviewer; empty where nobody looked at it yet.
        generated: the generator's fingerprint of what it wrote; empty where a person wrote the question.
    """

    type: ClassVar[str]
    label: ClassVar[str]
    may_be_false: ClassVar[bool] = False

    id: str
    stem: str
    evidence: tuple[str, ...] = ()
    explanation: str = ""
    tags: tuple[str, ...] = ()
    difficulty: float | None = None
    reviewed: str = ""
    generated: str = ""

    @abstractmethod
    def ask(self, rng: Random) -> Asked:
        """Put the question, shuffled by ``rng``: the same seed gives the same order."""

    @abstractmethod
    def read(self, line: str, asked: Asked) -> Response:
        """Turn a typed line into a response.

        Raises:
            Unreadable: the line is no response; the message says what would be one.
        """

    @abstractmethod
    def score(self, response: Response) -> Mark:
        """Mark a response; any tuple of texts is allowed, nonsense scores 0."""

    def recall(self) -> Asked | None:
        """The question put so that the answer must be recalled, for a learner who knows it already.

        Returns:
            None where there is no such form, or where it would not be fair.
        """
        return None

    def score_recall(self, response: Response) -> Mark:
        """Mark a response to :meth:`recall`."""
        return self.score(response)

    @abstractmethod
    def answer(self) -> tuple[str, ...]:
        """The right answer, one line each, as a person would write it."""

    def keys(self) -> tuple[str, ...]:
        """The texts to highlight in the evidence."""
        return self.answer()

    def shown_stem(self) -> str:
        """The stem as a learner sees it: a type that writes its key into the stem hides it."""
        return self.stem

    def spellings(self) -> tuple[tuple[str, ...], ...]:
        """The spellings of each key; none where the key is no text of its own, such as an order."""
        return tuple((key,) for key in self.keys())

    def number(self) -> float | None:
        """The key where it is a number, and can be written in many ways."""
        return None

    def right_choices(self) -> tuple[str, ...]:
        """The right ones of the choices a learner picks from; a type that shows choices says which."""
        return ()

    def wrong_choices(self) -> tuple[str, ...]:
        """The wrong ones of the choices."""
        return ()

    def flaws(self) -> Iterator[Flaw]:
        """Every invariant this question breaks; a question without flaws can be asked and scored."""
        yield from _common_flaws(self)
        yield from self.own_flaws()

    @abstractmethod
    def own_flaws(self) -> Iterator[Flaw]:
        """The invariants of the type itself."""


def _common_flaws(q: Question) -> Iterator[Flaw]:
    if not _ID.fullmatch(q.id):
        yield Flaw("id", "an id is 1 to 64 of a-z, A-Z, 0-9, '-', '_' and '.'")
    if not q.stem.strip():
        yield Flaw("stem", "the stem is empty")
    yield from check_texts("evidence", q.evidence)
    yield from check_texts("tags", q.tags)
    yield from check_length("stem", q.stem)
    yield from check_length("explanation", q.explanation)
    if q.difficulty is not None and not 0.0 <= q.difficulty <= 1.0:
        yield Flaw("difficulty", "difficulty lies between 0 (easy) and 1 (hard)")
    if q.reviewed not in ("", *REVIEWED):
        yield Flaw("reviewed", '"reviewed" is "accepted" or "edited"; leave it out where nobody reviewed')
    yield from check_length("generated", q.generated)


def check_length(field: str, text: str) -> Iterable[Flaw]:
    """A text no longer than the limit."""
    limit = LIMITS["stem"]
    if len(text) <= limit:
        return ()
    return (Flaw(field, f"{len(text):,} characters; at most {limit:,} are allowed"),)


def check_texts(field: str, texts: tuple[str, ...], *, least: int = 0, unique: bool = True) -> Iterable[Flaw]:
    """A list of non-empty, unlike texts of bearable number and length."""
    found: list[Flaw] = []
    if len(texts) < least:
        found.append(Flaw(field, f"needs at least {least}, has {len(texts)}"))
    if len(texts) > LIMITS["items"]:
        found.append(Flaw(field, f"{len(texts):,} items; at most {LIMITS['items']} are allowed"))
        return found
    for text in texts:
        if not text or text.isspace():
            found.append(Flaw(field, "holds an empty text"))
        found += check_length(field, text)
    if unique and len(texts) > 1 and len({t.strip().casefold() for t in texts}) < len(texts):
        found.append(Flaw(field, "holds the same text twice"))
    return found


def shuffled(items: tuple[str, ...], rng: Random) -> tuple[str, ...]:
    """The items in an order drawn from ``rng``."""
    order = list(items)
    rng.shuffle(order)
    return tuple(order)
