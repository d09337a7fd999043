"""What is asked long after the day it was written: plans, claims and news of that day."""

from __future__ import annotations

from collections import Counter
from datetime import date

import pytest

from quiz.generate import gates
from quiz.generate.asking import aims, who, wholetrue
from quiz.generate.asking.targets import targets
from quiz.generate.asking.whole import ask as ask_whole
from quiz.generate.asking.worth import supposed
from quiz.generate.distractors import Finder
from quiz.generate.statements import extract
from tests.unit.generate.test_whole import writer

TOLD = date(2020, 5, 7)
PLANS = [
    "Ann Lee plans to open the Tista Museum in Halden.",
    "The Tista Museum is expected to open in Halden.",
    "The Tista Museum is set to open in Halden.",
    "The Tista Museum is due to open in Halden.",
    "The Tista Company intends to build a bridge in Halden.",
    "She hopes to sell the Tista Mill to Karl Berg.",
    "The Tista Museum expects 40,000 visitors in Halden.",
]


@pytest.mark.parametrize("sentence", PLANS)
def test_a_plan_is_no_lasting_fact(sentence: str) -> None:
    """What somebody plans or what is due gives no statement, and no question of the whole sentence."""
    w = writer(sentence)
    dropped: Counter[str] = Counter()
    assert not [st for st in extract(w, dropped) if st.sentence.index == 0]
    assert supposed(w.reading.sentences[0])
    assert not [d for d in ask_whole(w, []) if d.sentence == 0]
    assert not [d for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0]


def test_the_aim_of_a_thing_lasts() -> None:
    """What a thing is for, is not a plan that may be over."""
    w = writer("The Tista Prize aims to help young poets from Norway.")
    assert not supposed(w.reading.sentences[0])
    assert [st for st in extract(w, Counter()) if st.lemma == "aim"]


@pytest.mark.parametrize(
    ("sentence", "question"),
    [
        (PLANS[0], "Who planned to open the Tista Museum in Halden?"),
        (
            "The Tista Company has bought the Halden Ferry from Karl Berg.",
            "Which company bought the Halden Ferry from Karl Berg?",
        ),
        (
            "Ann Lee becomes the youngest mayor in the history of Halden.",
            "Who became the youngest mayor in the history of Halden?",
        ),
    ],
)
def test_the_news_of_a_day_is_asked_in_the_past_behind_its_month(sentence: str, question: str) -> None:
    """In an article with a day, a plan and the latest news are asked as they were then, and never bare."""
    w = writer(sentence, title="New plans for the old town", published=TOLD)
    found = [(d, stem) for d in who.ask(w, extract(w, Counter())) for stem in d.stems]
    asked = [gates.passing(w, d, stem) for d, stem in found]
    assert (f"“New plans for the old town” (May 2020): {question}", "") in asked
    assert question not in [stem for stem, why in asked if not why]


def test_aims_are_asked_in_the_past_too() -> None:
    """ "What did the council intend to do?": the aim is asked as it was on the day of the article."""
    text = (
        "The Tista Council intends to build a new bridge. Ann Lee hopes to repair the castle roof."
        " Karl Berg wanted to explain the local fishing laws. "
    )
    w = writer(text, title="New plans for the old town", published=TOLD)
    found = [stem.replace("\u2060", "") for d in aims.ask(w, extract(w, Counter())) for stem in d.stems]
    assert found == ["What did the Tista Council intend to do?"]


@pytest.mark.parametrize(
    "sentence",
    [
        "Ann Lee claims that the Tista Company sold the bridge in 1931.",
        "The Tista Company has sold the Halden Mill to Karl Berg for 300 boats.",
        "Halden College is now the largest college in Norway.",
    ],
)
def test_a_whole_sentence_in_the_present_of_a_day_is_not_asked(sentence: str) -> None:
    """Claims, the latest news and what holds "now" keep their tense, so they are not asked whole."""
    w = writer(sentence, published=TOLD)
    assert supposed(w.reading.sentences[0], timely=True)
    assert not [d for d in ask_whole(w, []) if d.sentence == 0]


def test_what_has_lasted_since_a_year_is_no_news() -> None:
    """ "Has held … since 1920" tells its own time."""
    w = writer("The Tista Company has held the old bridge since 1920.", published=TOLD)
    assert not supposed(w.reading.sentences[0], timely=True)


def test_nobody_is_asked_for_behind_according_to() -> None:
    """Who says so stands there in passing: no gap takes the name."""
    w = writer("The letters were all given by the Tista Museum in 1931, according to the curator Karl Berg.")
    assert "Karl Berg" not in [t.answer.text for t in targets(w, w.reading.sentences[0])]
