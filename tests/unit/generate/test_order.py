"""The order of words in a question, and the pairs that no question may cut in two."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from quiz.generate import gates
from quiz.generate.asking.wholetrue import ask as ask_truefalse
from quiz.generate.distractors import Finder
from quiz.generate.pipeline import ASKING
from quiz.generate.statements import extract
from tests.unit.generate.test_whole import drafts, stems, writer


def asked(text: str) -> list[str]:
    """Every wording about the first sentence that passes the gates, true or false among them."""
    w = writer(text)
    facts = extract(w, Counter())
    found = [d for ask in ASKING for d in ask(w, facts)] + list(ask_truefalse(w, Finder(w)))
    return [q for d in found if d.sentence == 0 for q in d.stems if not gates.passing(w, d, q)[1]]


def test_an_object_never_reads_as_the_owner() -> None:
    """ "Which country had the settlers fled?" misleads; how many it were, does not."""
    found = asked("By 1931 about 500 settlers had fled Norway.")
    assert not [q for q in found if re.match(r"Which country had", q)]
    assert "About how many settlers had fled Norway by 1931?" in found


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (
            "There were 40 boats on the river Tista in 1931.",
            "How many boats were there on the river Tista in 1931?",
        ),
        (
            "In 1931, there were also 40 Norwegian boats scheduled to sail for Oslo.",
            "In 1931, how many Norwegian boats were scheduled to sail for Oslo?",
        ),
    ],
)
def test_what_there_was_is_counted_in_the_order_of_a_question(sentence: str, question: str) -> None:
    """ "There were how many boats?" is not said."""
    found = stems(drafts(sentence))
    assert question in found
    assert not [q for q in found if "here were how many" in q or "here were also how many" in q]


@pytest.mark.parametrize(
    ("sentence", "second"),
    [
        (
            "Ann Lee distinguished between the slow growth of an old oak to stay (e.g. in Norway), which led"
            " to hard wood, and sudden or forced growth, which led to soft wood.",
            "forced growth",
        ),
        (
            "Ann Lee opened both the Tista Bridge, which Karl Berg built, and the Halden Museum in 1931.",
            "Museum",
        ),
        ("In 1931 the Tista Company moved its office from Halden in Norway to Lund in Sweden.", "Lund"),
    ],
)
def test_a_pair_is_never_cut_in_two(sentence: str, second: str) -> None:
    """Between … and, both … and, from … to: where the first half stands, the second does."""
    for q in asked(sentence):
        if re.search(r"\b(?:between the slow|both the Tista|from Halden)\b", q):
            answered = {"Lund": re.search(r"(?i)to \{\{|to which|where", q)}.get(second)
            assert second in q or answered, q


def test_he_himself_stays_who_he_is() -> None:
    """ "He himself" is not the other one: the word that says so is not left out."""
    found = asked(
        "In 1950 Karl Berg appointed Nils Moe to be mayor of Halden while he himself served as head of the"
        " Tista Company."
    )
    assert found
    assert not [q for q in found if "while he served" in q]


def test_nobody_asked_for_is_taken_up_by_a_pronoun() -> None:
    """With the name gone, "he" could be the one who is asked for."""
    found = drafts(
        "In 1950 Karl Berg appointed Nils Moe as mayor while he led the Tista Company.", kind="turned"
    )
    assert not [d for d in found if d.answers[0].text == "Nils Moe"]


def test_a_participle_in_front_hangs_on_no_wh_word() -> None:
    """ "Published in 1931, whose book became …?" is not said."""
    found = stems(drafts("Published in 1931, Ann Lee's book became a popular guide to Norway.", kind="fill"))
    assert not [q for q in found if q.startswith("Published")]


def test_what_is_done_as_a_rule_is_asked_of_the_doer() -> None:
    """ "By which company is the prize given?": the doer is asked for in the active, or not at all."""
    found = asked("The Tista Prize is given by the Halden Company to young poets from Norway.")
    assert found
    assert not [q for q in found if q.startswith("By which")]
