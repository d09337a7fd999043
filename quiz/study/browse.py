"""Reading a bank without answering: which questions a filter leaves, and where each stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from quiz.questions import Question
from quiz.questions.leadin import without_lead_in
from quiz.study.card import Card, Phase
from quiz.study.queue import Key, on_step

STATES = ("new", "learning", "due", "later", "missed", "suspended", "buried", "flagged")
"""What a question can be; several at once."""


@dataclass(frozen=True, slots=True)
class Leaf:
    """A question to read.

    Attributes:
        states: some of :data:`STATES`.
        source: where it comes from; may be empty.
        note: of the flag; may be empty.
    """

    bank_id: str
    bank_title: str
    question: Question
    card: Card
    states: tuple[str, ...]
    source: str = ""
    note: str = ""

    @property
    def key(self) -> Key:
        """Bank and question id."""
        return (self.bank_id, self.question.id)

    @property
    def stem(self) -> str:
        """What is asked, for a list that tells the bank: without the title that the stem may begin with."""
        return without_lead_in(self.question.shown_stem(), self.bank_title, self.source)

    def as_dict(self) -> dict[str, object]:
        """For ``--json``."""
        q = self.question
        return {
            "bank": self.bank_id,
            "question": q.id,
            "type": q.type,
            "stem": q.shown_stem(),
            "key": list(q.answer()),
            "wrong_choices": list(q.wrong_choices()),
            "evidence": list(q.evidence),
            "explanation": q.explanation,
            "tags": list(q.tags),
            "states": list(self.states),
            "note": self.note,
        }


def states_of(card: Card, day: int) -> tuple[str, ...]:
    """Where a card stands on a study day: one state."""
    if card.phase is Phase.NEW:
        return ("new",)
    if on_step(card):
        return ("learning",)
    return ("due",) if (card.due_day or 0) <= day else ("later",)


@dataclass(frozen=True, slots=True)
class Filter:
    """What to show: all words, one of the tags, one of the states."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    states: tuple[str, ...] = ()

    @classmethod
    def read(cls, text: str) -> Filter:
        """A filter as it is typed: ``danube tag:rivers is:new``. Nothing typed is wrong."""
        words, tags, states = [], [], []
        for word in text.casefold().split():
            if word.startswith("tag:"):
                tags.append(word[4:])
            elif word.startswith("is:"):
                states.append(word[3:])
            else:
                words.append(word)
        return cls(tuple(words), tuple(tags), tuple(states))

    def unknown_states(self) -> tuple[str, ...]:
        """Those with which no state begins."""
        return tuple(state for state in self.states if not any(name.startswith(state) for name in STATES))

    def typed(self) -> str:
        """As it is typed; a tag with a blank in it is known by its first word."""
        tags = (f"tag:{tag.split()[0]}" for tag in self.tags if tag.split())
        return " ".join((*self.words, *tags, *(f"is:{state}" for state in self.states)))

    def takes_tags(self, tags: Iterable[str]) -> bool:
        """Whether one of some tags is wanted; any are where none is."""
        return not self.tags or any(tag.casefold().startswith(self.tags) for tag in tags)

    def within(self, other: Filter) -> bool:
        """Whether every question with tags for this filter has tags for the other."""
        return not other.tags or (bool(self.tags) and all(tag.startswith(other.tags) for tag in self.tags))

    def takes(self, leaf: Leaf) -> bool:
        """Whether it leaves a question. Tags and states may be typed in part, from their beginning."""
        q = leaf.question
        if not self.takes_tags(q.tags):
            return False
        if self.states and not any(state.startswith(self.states) for state in leaf.states):
            return False
        if not self.words:
            return True
        text = " ".join(
            (q.id, q.stem, *q.answer(), *q.wrong_choices(), *q.evidence, q.explanation, leaf.note)
        )
        text = text.casefold()
        return all(word in text for word in self.words)


def left(leaves: Iterable[Leaf], wanted: Filter) -> list[Leaf]:
    """Those a filter leaves, in order."""
    return [leaf for leaf in leaves if wanted.takes(leaf)]
