"""When a question can be put without its choices, and how it then reads and scores."""

from __future__ import annotations

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import RECALL, MultiChoice, MultiResponse, TrueFalse, Unreadable
from quiz.questions.fairness import fair_key, fair_stem
from tests.strategies import multichoice, multiresponse


def one(stem: str, key: str, *accept: str) -> MultiChoice:
    """A question with a key and two wrong choices."""
    return MultiChoice(id="q", stem=stem, key=key, distractors=("Xylo", "Yucca"), accept=accept)


@pytest.mark.parametrize(
    "stem",
    [
        "Which of these is a planet?",
        "Which of the following is a planet?",
        "Which one of the three did it?",
        "Which statement is right?",
        "Which is the largest?",
        "What is not a planet?",
        "Which planet isn't rocky?",
        "All are planets except",
        "Choose the planet.",
        "What best describes a planet?",
        "Why did it fall?",
        "How did it fall?",
        "What happened in 1912?",
        "Among those, who was first?",
        "What is listed above?",
        "Which answer is correct?",
    ],
)
def test_stems_that_need_their_choices_keep_them(stem: str) -> None:
    """A stem that points at its choices, excludes, or asks for a reason is not put without them."""
    assert not fair_stem(stem)
    assert one(stem, "Mars").recall() is None


@pytest.mark.parametrize(
    "stem", ["Which planet is red?", "Who wrote it?", "In what year did it end?", "How many moons has it?"]
)
def test_stems_that_ask_for_one_thing_can_do_without(stem: str) -> None:
    """A plain question is asked the same without its choices."""
    asked = one(stem, "Mars").recall()
    assert asked is not None
    assert asked.typed
    assert asked.stem == stem
    assert asked.label == "Type the answer"


@pytest.mark.parametrize(
    ("key", "spellings", "fair"),
    [
        ("Mars", 1, True),
        ("Bill Clinton", 1, True),
        ("Vincent van Gogh", 1, True),
        ("3.5 million", 1, True),
        ("1943", 1, True),
        ("5 March 1943", 1, True),
        ("neap tides", 1, True),
        ("the gravity of the Moon", 1, False),
        ("To fight the fire", 1, False),
        ("by train", 1, False),
        ("It was sold", 1, False),
        ("Mars and Venus", 1, False),
        ("Mars and Venus", 2, True),
        ("Both of them", 1, False),
        ("None of the above", 1, False),
        ("water (liquid)", 1, False),
        ("True", 1, False),
        ("x", 1, False),
        ("", 1, False),
        ("a" * 60, 1, False),
    ],
)
def test_keys_are_typed_where_there_is_one_way_to_write_them(key: str, spellings: int, fair: bool) -> None:
    """Names, numbers, dates and short terms are; phrases are not."""
    assert fair_key(key, spellings=spellings) is fair


def test_other_spellings_are_taken_only_when_typed() -> None:
    """``accept`` is for typing; among choices there is but the key."""
    q = one("Who led?", "Li Qiang", "Premier Li")
    asked = q.recall()
    assert asked is not None
    assert asked.score(("premier li",)).points == 1
    assert q.score(("Premier Li",)).points == 0


def test_a_number_is_read_as_a_number() -> None:
    """However it is written, the same number is right and no other."""
    q = MultiChoice(
        id="q", stem="How many live there?", key="1.2 million", distractors=("2.1 million", "12 million")
    )
    asked = q.recall()
    assert asked is not None
    assert asked.score(("1,200,000",)).points == 1
    assert asked.score(("1,2 million",)).points == 1
    assert asked.score(("2.1 million",)).points == 0
    assert asked.score(("1.3 million",)).points == 0


def test_a_list_of_one_needs_no_separator() -> None:
    """What is typed is the answer; more than there are is handed back."""
    q = MultiResponse(id="q", stem="Which country left?", keys_=("Peru",), distractors=("Chile",))
    asked = q.recall()
    assert asked is not None
    assert asked.label == "Name it"
    assert q.read("peru", asked) == ("peru",)
    assert q.read(" ", asked) == ()
    with pytest.raises(Unreadable, match="there is 1"):
        q.read("peru; chile", asked)


def test_other_types_have_one_form() -> None:
    """A statement cannot be recalled."""
    assert TrueFalse(id="t", stem="It is.", key=True).recall() is None


@given(question=st.one_of(multichoice(), multiresponse()).map(lambda q: replace(q, stem="What is it?")))
def test_what_is_typed_rightly_is_right(question: MultiChoice | MultiResponse) -> None:
    """Whenever a question is put without choices, its own answer is right, and no wrong choice is."""
    asked = question.recall()
    if asked is None:
        return
    assert asked.form == RECALL
    assert not asked.options
    assert asked.score(question.answer()).points == 1
    assert asked.score(()).points == 0
    for wrong in question.wrong_choices():
        assert asked.score((wrong,)).points == 0
    assert question.ask(Random(0)).form == ""


@given(words=st.lists(st.sampled_from(("Peru", "Chile", "Oman", "oman", "Omman", "", "Yemen")), max_size=6))
def test_naming_never_earns_more_than_it_should(words: list[str]) -> None:
    """Points are right ones less wrong ones over keys, a repeated one counting once; between 0 and 1."""
    q = MultiResponse(
        id="q", stem="Which countries left?", keys_=("Oman", "Peru"), distractors=("Chile", "Yemen")
    )
    asked = q.recall()
    assert asked is not None
    right = len(
        {word.casefold() for word in words} & {"oman", "peru"} | ({"oman"} if "Omman" in words else set())
    )
    wrong = sum(word in ("Chile", "Yemen") for word in words)
    assert asked.score(tuple(words)).points == max(0.0, (right - wrong) / 2)
