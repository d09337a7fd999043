"""Which questions a filter leaves."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quiz.study.browse import Filter, Leaf, left, states_of
from quiz.study.card import Card, Phase
from tests.strategies_study import choice


def leaf(name: str, stem: str, *states: str, tags: tuple[str, ...] = ()) -> Leaf:
    """A question to read."""
    question = replace(choice(name), stem=stem, tags=tags)
    return Leaf("bank", "A bank", question, Card(bank_id="bank", question_id=name), states)


LEAVES = [
    leaf("a", "Which river flows through Vienna?", "new", tags=("Rivers",)),
    leaf("b", "Which river flows through Bonn?", "due", "missed", tags=("Rivers", "Germany")),
    leaf("c", "Who wrote Faust?", "later", tags=("Books",)),
]


def names(text: str) -> str:
    """The ids a filter leaves."""
    return "".join(one.question.id for one in left(LEAVES, Filter.read(text)))


def test_words_tags_and_states_narrow_down() -> None:
    """All words must be there; of tags and states one is enough, and its beginning."""
    assert names("") == "abc"
    assert names("RIVER flows") == "ab"
    assert names("river faust") == ""
    assert names("tag:rivers is:new") == "a"
    assert names("tag:germ") == "b"
    assert names("is:due is:later") == "bc"
    assert names("is:miss bonn") == "b"


def test_a_card_is_in_one_state_by_its_schedule() -> None:
    """New, on steps, due today or later."""
    card = Card(bank_id="b", question_id="q")
    assert states_of(card, 10) == ("new",)
    assert states_of(replace(card, phase=Phase.RELEARNING), 10) == ("learning",)
    assert states_of(replace(card, phase=Phase.REVIEW, due_day=10), 10) == ("due",)
    assert states_of(replace(card, phase=Phase.REVIEW, due_day=11), 10) == ("later",)


@given(st.text(max_size=30))
def test_nothing_typed_is_wrong(text: str) -> None:
    """Whatever is typed leaves some of the questions, in order."""
    found = names(text)
    assert found == "".join(sorted(found))


def test_a_filter_reads_back_what_it_types() -> None:
    """So a filter of the command line reaches the screen."""
    wanted = Filter.read("bonn tag:rivers is:due")
    assert Filter.read(wanted.typed()) == wanted
