"""What a generation did: questions made, sentences used, what was dropped and why."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field

from quiz.counting import counted
from quiz.questions import Bank

EXAMPLES = 3
"""Examples kept for each reason where nobody asked for all."""


@dataclass(slots=True, kw_only=True)
class Drops:
    """What was dropped, counted by reason.

    Attributes:
        dropped: reason → number of sentences or drafts dropped for it.
        examples: reason → sentences or wordings dropped for it, each once, in the order they were dropped.
        most: examples kept for each reason; None keeps all.
    """

    dropped: Counter[str] = field(default_factory=Counter)
    examples: dict[str, dict[str, None]] = field(default_factory=dict)
    most: int | None = EXAMPLES

    def drop(self, reason: str, example: str = "") -> None:
        """Count something dropped."""
        self.dropped[reason] += 1
        self.show(reason, example)

    def show(self, reason: str, example: str) -> None:
        """Keep an example of what was dropped for a reason, and counted elsewhere."""
        if example and (self.most is None or len(self.examples.get(reason, ())) < self.most):
            self.examples.setdefault(reason, {})[example] = None

    def add(self, other: Drops) -> None:
        """Take over what was counted and shown elsewhere."""
        self.dropped.update(other.dropped)
        for reason, examples in other.examples.items():
            for example in examples:
                self.show(reason, example)


@dataclass(slots=True, kw_only=True)
class Second(Drops):
    """What a second author, a language model, gave. Every draft is either kept or dropped.

    Attributes:
        model: its name.
        passages: of the article; ``planned``: those it is asked about; ``answered``: usable answers.
        drafts: questions it wrote; ``kept``: those now in the bank.
        failed: why an answer could not be used → how often.
        unasked: why it was not asked at all, or "".
    """

    model: str = ""
    passages: int = 0
    planned: int = 0
    answered: int = 0
    drafts: int = 0
    kept: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    unasked: str = ""

    @property
    def gave_up(self) -> bool:
        """Whether it stopped before the last passage it was to be asked about."""
        return self.answered + sum(self.failed.values()) < self.planned

    def added_to(self, before: Second | None) -> Second:
        """What it gave for the sections of a text up to this one."""
        if before is None:
            return self
        both = Second(model=self.model, failed=before.failed + self.failed, most=self.most)
        for name in ("passages", "planned", "answered", "drafts", "kept"):
            setattr(both, name, getattr(before, name) + getattr(self, name))
        both.add(before)
        both.add(self)
        both.unasked = "" if both.planned else self.unasked or before.unasked
        return both

    @property
    def warning(self) -> str:
        """What went wrong with the model, in one line; "" where nothing did."""
        if self.unasked:
            return f"{self.model} was not asked: {self.unasked}"
        if not self.failed:
            return ""
        why = ", ".join(reason if n == 1 else f"{reason} ({n} times)" for reason, n in self.failed.items())
        done = f"{self.model} answered for {self.answered} of {counted(self.planned, 'passage')}"
        return f"{done} ({why}); the questions of the rules are in the bank all the same"


@dataclass(slots=True, kw_only=True)
class Report(Drops):
    """Figures of one generation.

    Attributes:
        types: questions of each type.
        sentences: in the article; ``used``: those that some question's evidence is.
        words: in the article's prose.
        second: what the second author gave; None where there was none.
    """

    types: Counter[str] = field(default_factory=Counter)
    sentences: int = 0
    used: int = 0
    words: int = 0
    second: Second | None = None

    @property
    def questions(self) -> int:
        """How many were made."""
        return sum(self.types.values())


@dataclass(frozen=True, slots=True)
class Generated:
    """A bank and how it came about."""

    bank: Bank
    report: Report
