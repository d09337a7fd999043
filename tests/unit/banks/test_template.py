"""What a person begins with."""

from __future__ import annotations

import pytest

from quiz.banks.check import Checker
from quiz.banks.reviewing import Flawed, Review
from quiz.banks.template import EXAMPLE, blank, named, new_bank
from quiz.questions import TYPES


def test_the_bank_is_flawless() -> None:
    """Nothing a reviewer would have to mend."""
    bank = new_bank("roman_history-two")
    assert (bank.id, bank.title) == ("roman-history-two", "Roman history two")
    assert list(bank.flaws()) == []
    assert list(EXAMPLE.flaws()) == []
    assert list(Checker().check(bank)) == []


@pytest.mark.parametrize("kind", TYPES)
def test_a_blank_question_cannot_be_saved_as_it_is(kind: str) -> None:
    """Something is missing in each."""
    assert list(blank(TYPES[kind]).flaws())


def test_ids_are_made_of_words_and_each_is_another() -> None:
    """What has no letters of ours gets one too."""
    assert named(EXAMPLE, ()).id == "which-planet-is-closest-to-the-sun"
    assert named(EXAMPLE, {"which-planet-is-closest-to-the-sun"}).id == "which-planet-is-closest-to-the-sun-2"
    assert list(named(blank(type(EXAMPLE)), {"question"}).id) == list("question-2")


def test_a_question_that_cannot_stand_there_is_not_added() -> None:
    """Neither a flawed one nor a second one of an id; the review is as it was."""
    review = Review(new_bank("x"))
    for question in (blank(type(EXAMPLE)), EXAMPLE):
        with pytest.raises(Flawed):
            review.add(question)
    assert (len(review), review.can_undo) == (1, False)
