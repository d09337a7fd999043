"""A new question type is checked like the others, though no rule names it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import TYPES, Asked, Flaw, Mark, MultiChoice, Question, Response, ShortAnswer
from tests.strategies import questions
from tests.unit.banks.test_check import FLAWED, found, say


@dataclass(frozen=True, slots=True, kw_only=True)
class Riddle(Question):
    """A type the rules have never heard of: choices to pick from, one of them right."""

    type: ClassVar[str] = "riddle"
    label: ClassVar[str] = "Solve"

    key: str
    others: tuple[str, ...] = ()

    def ask(self, rng: Random) -> Asked:
        return Asked(self, self.stem, (self.key, *self.others))

    def read(self, line: str, asked: Asked) -> Response:
        return (line,)

    def score(self, response: Response) -> Mark:
        return Mark(float(response == (self.key,)))

    def answer(self) -> tuple[str, ...]:
        return (self.key,)

    def right_choices(self) -> tuple[str, ...]:
        return (self.key,)

    def wrong_choices(self) -> tuple[str, ...]:
        return self.others

    def own_flaws(self) -> Iterator[Flaw]:
        return iter(())


@pytest.mark.parametrize(
    "rule", sorted(set(FLAWED) - {"one-sided-truefalse", "long-stem", "duplicate-question", "gives-away"})
)
def test_a_new_type_is_checked_without_being_named(rule: str) -> None:
    """What is found in the types of today is found in a new one that has one key."""
    asked = next(
        q
        for questions in FLAWED[rule]
        for q in questions
        if isinstance(q, MultiChoice | ShortAnswer) and len(questions) == 1
    )
    key, wrong = asked.spellings()[0][0], asked.wrong_choices()
    new = Riddle(id="r", stem=asked.stem, evidence=asked.evidence, key=key, others=wrong)
    assert found(new) == [rule]


def test_a_new_type_is_compared_with_the_others() -> None:
    """Rules that look at the bank know the key of a new type too, and so does the rule of long stems."""
    first = Riddle(id="a", stem="Who painted the ceiling of the Sistine Chapel?", key="Michelangelo")
    again = Riddle(id="b", stem="Who was it that painted the Sistine Chapel ceiling?", key="Michelangelo")
    assert found(first, again) == ["duplicate-question"]
    telling = say("Who asked Michelangelo, who painted the ceiling of the Sistine Chapel?", "Julius II")
    assert found(first, telling) == ["gives-away"]
    assert found(Riddle(id="c", stem="why " * 41 + "?", key="x")) == ["long-stem"]


@pytest.mark.parametrize("kind", TYPES)
@given(data=st.data())
def test_choices_to_pick_from_are_told_right_or_wrong(kind: str, data: st.DataObject) -> None:
    """A type that shows choices says which are right, or the rules on choices pass it by in silence."""
    q = data.draw(questions()[kind])
    told = (*q.right_choices(), *q.wrong_choices())
    if kind in ("truefalse", "matching", "ordering"):  # judged, paired, arranged: nothing is picked
        assert told == ()
    else:
        assert sorted(told) == sorted(q.ask(Random(0)).options)
