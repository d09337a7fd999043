"""A question in the making: what is asked, what the answer is, and what it rests on."""

from __future__ import annotations

from dataclasses import dataclass, field

from quiz.generate.dates import When


@dataclass(frozen=True, slots=True)
class Answer:
    """What a question asks for.

    Attributes:
        text: as the learner would give it.
        kind: person, country, city, place, organization, number, date, year, phrase, …
        entity: index into ``Reading.entities``, or -1.
        value, unit: of a number.
        when: of a date.
        accept: other spellings.
    """

    text: str
    kind: str
    entity: int = -1
    value: float = 0.0
    unit: str = ""
    when: When | None = None
    accept: tuple[str, ...] = ()


@dataclass(slots=True)
class Draft:
    """A question before it has a type, distractors and a place in the bank.

    Attributes:
        kind: which file of ``asking`` wrote it: who, which, where, when, many, list, role, …
        stems: the same question worded fuller and leaner, the best first.
        answers: one, or the members of a list in the article's order.
        fact: names the fact asked about; two drafts of one fact share it.
        sentence: index of the sentence it rests on.
        entities: those named in the stem.
        open_list: the article says "including": the list is not complete.
        pairs: for matching.
        key: for truefalse; ``correction`` goes with it.
        distractors: given by the asker where it knows them better than the general search.
        cost: how much was changed or guessed; 0 is a plain sentence.
    """

    kind: str
    stems: tuple[str, ...]
    answers: tuple[Answer, ...]
    fact: str
    sentence: int
    evidence: tuple[str, ...]
    entities: frozenset[int] = frozenset()
    open_list: bool = False
    pairs: tuple[tuple[str, str], ...] = ()
    key: bool | None = None
    correction: str = ""
    distractors: tuple[str, ...] = ()
    cost: float = 0.0
    lemma: str = ""
    topic: str = ""
    used: str = field(default="")

    @property
    def stem(self) -> str:
        """The chosen wording."""
        return self.used or self.stems[0]
