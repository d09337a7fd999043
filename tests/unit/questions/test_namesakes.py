"""Names of one bank that are a letter apart."""

from __future__ import annotations

from random import Random

import pytest

from quiz.questions import Bank, Cloze, MultiChoice, MultiResponse, Question, ShortAnswer, Verdict
from quiz.questions.namesakes import graded, names_in

SINGER = ShortAnswer(id="a", stem="Who sang?", accept=("Hanna Wolinska", "Wolinska"))
BANK = Bank(
    id="b",
    title="B",
    questions=(
        SINGER,
        ShortAnswer(id="c", stem="Who danced?", accept=("Piotr Wolinski",)),
        MultiChoice(
            id="d", stem="Who are they?", key="Normans", distractors=("the old kings", "Seven Days", "Marek")
        ),
    ),
)


def mark(question: Question, *typed: str) -> tuple[float, str]:
    """Points and note for what was typed."""
    asked = question.recall() or question.ask(Random(0))
    found = graded(asked, typed, lambda: names_in(BANK))
    return found.points, found.note


@pytest.mark.parametrize("typed", ["Wolinski", "wolinski", "Hanna Wolinski", "Piotr Wolinski"])
def test_another_name_of_the_bank_is_no_slip(typed: str) -> None:
    """One person is not taken for another; the note says why."""
    points, note = mark(SINGER, typed)
    assert points == 0.0
    assert typed == "Piotr Wolinski" or note == f"“{typed}”: another answer of this bank has that name"


@pytest.mark.parametrize("typed", ["Wolinska", "Wolinsca", "hana wolinska", "Wolinska, Hanna"])
def test_a_slip_that_is_nobody_elses_name_is_forgiven(typed: str) -> None:
    """As without the bank; what is typed in full is right whoever else is so called."""
    asked = SINGER.ask(Random(0))
    assert mark(SINGER, typed)[0] == asked.score((typed,)).points == 1.0


def test_words_that_are_no_slips_are_no_other_names() -> None:
    """A unit, a plural, a small letter."""
    assert names_in(BANK) == {"hanna", "wolinska", "piotr", "wolinski", "normans", "seven", "days", "marek"}
    days = ShortAnswer(id="e", stem="How many days did it last?", accept=("9",))
    assert mark(days, "9 days")[0] == 1.0
    assert mark(ShortAnswer(id="f", stem="Who came?", accept=("Norman",)), "Normans")[0] == 1.0
    assert mark(ShortAnswer(id="g", stem="Who ruled?", accept=("the old kinds",)), "the old kings")[0] == 1.0


def test_in_a_list_or_a_text_only_that_part_is_wrong() -> None:
    """The other parts keep their points."""
    both = Cloze(id="h", stem="{{Wolinska}} sang and {{Kowalski}} played.")
    assert mark(both, "Wolinski", "Kowalski")[0] == 0.5
    two = MultiResponse(
        id="i", stem="Name the two singers.", keys_=("Hanna Wolinska", "Jan Kowalski"), distractors=("Marek",)
    )
    assert two.recall() is not None
    assert 0.0 < mark(two, "Hanna Wolinski", "Jan Kowalski")[0] < 1.0


def test_the_bank_is_not_asked_without_need() -> None:
    """A right answer, a wrong one and one that is chosen are graded by the question alone."""

    def never() -> frozenset[str]:
        raise AssertionError("the bank was read")

    asked = SINGER.ask(Random(0))
    assert graded(asked, ("Wolinska",), never).verdict is Verdict.CORRECT
    assert graded(asked, ("Nobody",), never).verdict is Verdict.WRONG
    choice = BANK.questions[2].ask(Random(0))
    assert graded(choice, ("Normans",), never).verdict is Verdict.CORRECT
