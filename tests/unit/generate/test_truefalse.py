"""True or false: a swap that must be false, and a truth that is worth the name."""

from __future__ import annotations

import pytest

from quiz.generate.asking import wholetrue
from quiz.generate.asking.swaps import exclusive
from quiz.generate.asking.targets import targets
from quiz.generate.asking.worth import vague
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Answer, Draft
from quiz.generate.words import Sentence, Token
from tests.unit.generate.test_whole import writer

MORE = " Nils Moe and Eva Dahl came to Halden in 1950, and Ole Lund sold 30 boats."


def swapped(sentence: str) -> list[str]:
    """What may be swapped for another of its kind in a sentence."""
    w = writer(sentence)
    s = w.reading.sentences[0]
    return [t.answer.text for t in targets(w, s) if exclusive(w.reading, s, t)]


def statements(text: str) -> list[Draft]:
    """The true and false drafts of a text's first sentence."""
    w = writer(text + MORE)
    return [d for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0]


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("The Tista Bridge was opened by Ann Lee in 1931.", "1931"),
        ("The Tista Company retired the Halden Ferry in 1931.", "1931"),
        ("Since 1931, the Tista Company has owned the Halden Mill.", "1931"),
        ("Ann Lee won her first Halden Cup in 1931.", "1931"),
        ("The Tista Bridge was built by Karl Berg in 1931.", "Karl Berg"),
        ("Karl Berg founded the Tista Company in 1931.", "Karl Berg"),
        ("The Tista Company employed 40 sailors in Halden.", "40"),
    ],
)
def test_what_happens_once_may_be_swapped(sentence: str, answer: str) -> None:
    """The day, the doer and the count of what happens once leave no room for another."""
    assert answer in swapped(sentence)


@pytest.mark.parametrize(
    ("sentence", "answer"),
    [
        ("The Tista Club won the Halden Cup in 1931.", "1931"),
        ("The Tista Company employed a hundred sailors in 1931.", "1931"),
        ("Karl Berg of the Tista Party was elected in Halden.", "Karl Berg"),
        ("Karl Berg was booked for a foul in Halden.", "Karl Berg"),
        ("Karl Berg signed the Halden Treaty in 1931.", "Karl Berg"),
        ("The Norwegian sailor Karl Berg built the Tista Bridge.", "Karl Berg"),
        ("More than 40 sailors came to Halden from the river Tista.", "40"),
        ("About 40 sailors came to Halden from the river Tista.", "40"),
        ("There were 40 boats on the river Tista in 1931.", "40"),
        ("The match in Halden closed with the Tista Club winning 30 points.", "30"),
        ("After the death of Karl Berg in 1931 the Tista Company left the town of Halden.", "1931"),
        ("Karl Berg, who was born in 1931, led the Tista Company in Halden.", "1931"),
        ("Karl Berg joined the Tista Club and founded the Halden Mill in 1931.", "1931"),
    ],
)
def test_what_may_be_so_of_another_is_never_swapped(sentence: str, answer: str) -> None:
    """Another year, another person, a smaller number may be true as well: nothing false is made of it."""
    assert answer not in swapped(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "In 1931 the Tista Bridge was opened in Halden.",
        "The Tista Company sold 57 percent of the Halden Mill to Oslo.",
    ],
)
def test_a_swap_changes_nothing_else(sentence: str) -> None:
    """The false statement is the correction with one other word or number."""
    found = [d for d in statements(sentence) if d.key is False]
    assert found
    for d in found:
        pairs = list(zip(d.stem.split(), d.correction.split(), strict=True))
        assert sum(a != b for a, b in pairs) == 1


@pytest.mark.parametrize(
    "sentence",
    [
        "Others lived on small farms near Lund in the English style.",
        "The Tista Flood ruined much of the Norwegian coast in the dark winter.",
        "The Halden lamps were paper boats filled with warm air.",
        "Ann Lee observed that the song about Tista had become a hymn in 1931.",
        "Karl Berg won a free kick for the Tista Club in the 33rd minute.",
        "Karl Berg was elected to the Tista Council with 84,121 votes in 1931.",
        "In 1931 Halden had 281 boats, 189 houses and 28 shops in 17 streets.",
    ],
)
def test_what_says_nothing_definite_is_no_true_statement(sentence: str) -> None:
    """A truism, a remark, a move of play, a row of figures: nothing to judge."""
    assert not [d for d in statements(sentence) if d.key is True]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Tista Bridge was painted green by Ann Lee in 1931.",
        "Ann Lee was the first sailor to cross the Tista with two boats.",
        "The Halden Letters were found on the old Tista Bridge by a young sailor.",
    ],
)
def test_a_name_a_date_or_a_first_makes_a_true_statement(sentence: str) -> None:
    """What can be looked up may be judged."""
    assert [d for d in statements(sentence) if d.key is True]


def test_what_is_denied_is_judged_in_no_statement() -> None:
    """ "Received 40 letters but found no error": true of the one and false of the other is no answer."""
    found = statements("The Tista Company received 40 letters but found no error in the old Halden maps.")
    assert not [d for d in found if " no " in d.stem]


def test_two_clauses_are_never_one_statement() -> None:
    """Where both have a subject of their own, one may be true and the other false."""
    text = (
        "The Tista Flood led to a new bridge in Lund and Ann Lee was invited to Oslo by the Halden Company."
    )
    assert not [d for d in statements(text) if "Flood" in d.stem and "Ann Lee" in d.stem]


def test_a_subject_that_swallowed_a_clause_is_not_judged() -> None:
    """Two clauses that the parser took for one subject and its verb are no statement."""
    parsed = (
        ("The", "DET", "DT", "det", 1),
        ("interest", "NOUN", "NN", "nsubjpass", 8),
        ("led", "VERB", "VBD", "acl", 1),
        ("to", "ADP", "IN", "prep", 2),
        ("Lund", "PROPN", "NNP", "pobj", 3),
        ("and", "CCONJ", "CC", "cc", 4),
        ("Moe", "PROPN", "NNP", "conj", 4),
        ("was", "AUX", "VBD", "auxpass", 8),
        ("invited", "VERB", "VBN", "ROOT", 8),
    )
    tokens = tuple(
        Token(i, text, " ", text.casefold(), pos, tag, dep, head, 0)
        for i, (text, pos, tag, dep, head) in enumerate(parsed)
    )
    kids = tuple(tuple(t.i for t in tokens if t.head == i and t.i != i) for i in range(len(tokens)))
    assert vague(Sentence(0, 0, 0, 0, "", tokens, kids))


def test_a_role_in_front_keeps_the_name_behind_it() -> None:
    """ "Founder of the mill, Karl Berg, met …" without its name says of nobody knows whom that he met."""
    found = statements("Founder of the Halden Mill, Karl Berg, met the poet Ann Lee in Oslo in 1931.")
    assert all("Karl Berg" in d.stem for d in found)


def test_in_their_honour_is_never_in_the_subjects_own() -> None:
    """ "The bridge was named in their honour": a pronoun without its noun, and nothing is written."""
    assert not statements(
        "The Tista Bridge and the Halden Road near Lund were named in their honour in 1931."
    )


def test_what_is_false_is_plainly_false() -> None:
    """Nobody should have to tell a month from the next, or three years from four."""
    assert wholetrue._plainly(Answer("October 2007", "date"), ["August 2007", "March 2007"]) == ["March 2007"]
    assert wholetrue._plainly(Answer("three years", "duration"), ["four years", "five years"]) == [
        "five years"
    ]
    assert wholetrue._plainly(Answer("1835", "year", value=1835.0), ["1834", "1841"]) == ["1841"]
