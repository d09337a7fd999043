"""A question must carry its own frame: whose, which occasion, which one, and the right direction."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest

from quiz.generate import Generated
from quiz.generate.article import read_article
from quiz.generate.kinds import alike
from quiz.generate.reading import read
from quiz.questions import Cloze, MultiChoice, TrueFalse
from tests.unit.generate.conftest import asked, everything, find, keys

Make = Callable[..., Generated]

FILLER = "It was a long day of much rain for the people of the old town by the sea. " * 4

CUP = """\
---
title: Arvika win at home
date: 2022-09-18
---

Arvika beat Sunne at the Vinter Arena in Arvika. Swedish captain Nils Hedlund scored a third goal. Karin Moe
replaced Lars Dahl. Arvika substituted Per Lind and was replaced by Jon Berg. The keeper was booked for a
foul. Nils Hedlund won the Golden Shoe award, and Karin Moe won the Golden Shoe award. The Golden Shoe award
was founded by Eva Lund. Eva Lund becomes the president. The crowd is singing in Arvika.
"""

CHRONICLE = """\
# Physicians of the Sava valley

Anton Rebec translated a book of herbs in Celje. Luka Zorman (1520-1590) described the plague of Celje.
Matija Kos opened a hospital in Celje. He wrote the Garden of Remedies. The Celje case was used to teach
students in Vienna. The physician Jakob the Elder founded the Office of Remedies in 1561 in Celje. An attempt
to close the hospital at the meeting in Celje, held in May 1602, was made by Karl Steiner. The earlier doctors
of Celje came from Padua. Every ministry in Celje keeps the records.
"""

HOUSE = """\
# Lake Union of Teachers

The Lake Union of Teachers (LUT) was founded in Bern in 1902. The LUT opened a school in Geneva in 1911. The
Swiss writer Max Oberli led the Lake Union of Teachers from Zurich in 1920. The Alpine Trade Bank lent money
to the Lake Union of Teachers in 1931. Swiss members must pay fees to the Lake Union of Teachers. Members of
the union must be citizens of Switzerland, of Austria, or of Germany. The University of Northern Alps praised
the Lake Union of Teachers in 1950. UNA has given a prize to the Lake Union of Teachers since 1951.
"""


def test_the_occasion_is_named_or_the_question_dropped(made: Make) -> None:
    """What happens at every match is asked with the month of the news, or not at all."""
    found = made(CUP)
    for q in found.bank.questions:
        if re.search(r"\b(?:beat|replace|scored|booked)", q.stem):
            assert "September 2022" in q.stem, q.stem
    assert "third goal" not in everything(found)


def test_a_fact_that_holds_twice_is_no_true_or_false(made: Make) -> None:
    """Where two sentences say the same of two people, neither is asked."""
    assert not find(made(CUP), "won the Golden Shoe award")


def test_a_false_claim_is_false_for_certain(made: Make) -> None:
    """Whom somebody met another may have met as well: no true-or-false swaps them."""
    text = "Ana Berg met Tom Lund in Oslo in 1999. Eva Holm met Per Dahl in Bergen in 2001. Eva praised Per. "
    claims = [q for q in made(text + FILLER).bank.questions if isinstance(q, TrueFalse) and not q.key]
    assert all(q.correction.split(" met ")[0] in q.stem for q in claims)


def test_examples_are_the_answer_not_what_they_are_examples_of() -> None:
    """ "Attended by leaders including A and B": nobody is asked to type "leaders"."""
    text = "The Lake summit in Oslo was attended by world leaders including Ana Berg and Tom Lund in 2011. "
    assert "world leaders" not in {answer.text for answer in asked(text + FILLER).values()}


def test_nobody_asks_which_act_it_was(made: Make) -> None:
    """ "Passed an act" and "was elected" name neither the act nor the office: no date is asked for them."""
    text = "The Lagting of Lund passed an act in May 1705. Ana Berg was elected in 1999. "
    found = made(f"{text} Tom Holm founded Lund in 1650. {FILLER}")
    assert not re.search(r"an act|elected", everything(found))


def test_a_side_is_not_replaced_by_a_player(made: Make) -> None:
    """A passive after a verb with an object may belong to the object: nobody knows, so nobody asks."""
    assert "Jon Berg" not in everything(made(CUP))


def test_no_present_that_passes(made: Make) -> None:
    """In dated news what is going on will not be going on when the question is asked."""
    assert "singing" not in everything(made(CUP))


def test_chronicles_have_no_he(made: Make) -> None:
    """Among three people one after another a pronoun is bound to none."""
    assert "Garden of Remedies" not in everything(made(CHRONICLE))


def test_an_apposed_name_is_never_lost(made: Make) -> None:
    """ "The physician Jakob the Elder" is not "the physician"."""
    assert not re.search(r"\bthe physician (?:found|in)|Who founded", everything(made(CHRONICLE)))


def test_a_described_thing_is_not_rewritten(made: Make) -> None:
    """A noun phrase with its own name keeps it; earlier ones and attempts elsewhere are not asked."""
    text = everything(made(CHRONICLE))
    assert not re.search(r"[Ee]arlier|was held in May 1602|ministry", text)


def test_gaps_are_arguments(made: Make) -> None:
    """No gap on a nationality or a name that merely describes a noun, none inside a longer name."""
    for text in (CUP, CHRONICLE, HOUSE):
        for q in made(text).bank.questions:
            if isinstance(q, Cloze):
                assert not re.search(r"\{\{(?:Swedish|Swiss)\b", q.stem), q.stem
                assert not re.search(r"\}\}(?:'s| [a-z]+ [A-Z])", q.stem), q.stem


def test_a_founder_is_asked_for_not_what_he_founded(made: Make) -> None:
    """One thing has one founder, a founder many things: only the first is asked."""
    found = made(CUP)
    assert keys(find(found, "Who founded the Golden Shoe award")[0]) == ("Eva Lund",)
    assert not find(found, "founded by Eva Lund")


def test_lists_of_alternatives_are_not_cut(made: Make) -> None:
    """ "Switzerland, Austria or Germany" is no list of which one could be left out."""
    assert "must be citizens" not in everything(made(HOUSE))


def test_letters_and_name_are_one_even_without_brackets() -> None:
    """An acronym that spells the one long name of the article is that name."""
    found = read(read_article(HOUSE))
    assert any({"UNA", "University of Northern Alps"} <= set(e.aliases) for e in found.entities)


def test_a_territory_is_no_country() -> None:
    """Only states are asked for with "which country"."""
    text = (
        "Hong Kong signed the treaty with Norway in Oslo. "
        + "It was a long day for the people of the town. " * 6
    )
    found = read(read_article(text))
    from quiz.generate.asking.names import sort_of

    sorts = {e.name: sort_of(e) for e in found.entities}
    assert (sorts["Hong Kong"], sorts["Norway"]) == ("place", "country")


@pytest.mark.parametrize(
    ("name", "fits"),
    [("Northern University", True), ("Tarn Motors", False), ("Green Party", False), ("Lake College", True)],
)
def test_bodies_of_one_sort_stand_side_by_side(name: str, fits: bool) -> None:
    """A school is a choice beside a school, not a car maker or a party."""
    found = read(
        read_article(f"{name} met the mayor in Oslo. " + "It was a long day for the people of it. " * 6)
    )
    entity = next((e for e in found.entities if name in e.aliases), None)
    if entity is not None:
        assert alike("University of Bern", entity, "organization") is fits


def test_choices_are_never_another_name_of_one_thing(made: Make) -> None:
    """An acronym and its full name do not stand side by side."""
    for q in made(HOUSE).bank.questions:
        if isinstance(q, MultiChoice):
            assert not {"UNA", "University of Northern Alps"} <= {q.key, *q.distractors}


FLOOD = """\
# Flood damages the mill of Nesbyn

Nesbyn, 14 April 2022

The flood struck Nesbyn in April. Anna Krog designed the mill of Nesbyn. Olav Hauge founded the Nesbyn
Relief Fund in 2022. Marit Solem founded the Nesbyn Rowing Club in 1958. The flood was measured by Liv Dahl.
The people of the town carried the flour out of the mill and held a feast on the hill for three days.
"""


def test_what_the_month_in_the_frames_answers_is_not_asked(made: Make) -> None:
    """With "(April 2022)" before its neighbours, neither the month nor the year of the news is a question."""
    found = made(FLOOD)
    assert any("(April 2022): " in q.stem for q in found.bank.questions)
    answers = {key for q in found.bank.questions for key in keys(q)}
    assert not answers & {"April 2022", "2022"}
    assert "1958" in answers
    assert found.report.dropped["the frames' month answers it"]
