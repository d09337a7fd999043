"""What the parser tears is put together; people behind a description are asked for by their names."""

from __future__ import annotations

import pytest

from quiz.generate import clipping, reading
from quiz.generate.article import read_article
from quiz.generate.phrase import Writer
from quiz.generate.titles import described_by
from tests.unit.generate.conftest import asked

FILL = (
    " The town of Halden lies on the river Tista. The town has a castle, a theatre and two schools."
    " Many visitors come in summer to see the old harbour and the castle that stands above it, and they stay."
)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Harbour veteran Ann Lee opened the bridge of Halden in 1931.", "Harbour veteran"),
        ("The Harbour Party's Ann Lee opened the bridge of Halden in 1931.", "The Harbour Party's"),
        ("Two sailors and Ann Lee opened the bridge of Halden in 1931.", ""),
    ],
)
def test_what_stands_before_a_name_and_hangs_on_it_describes_it(text: str, words: str) -> None:
    """Nouns, adjectives and owners before a person's name are its description; a list is none."""
    article = read_article(text + FILL, title="Halden")
    w = Writer(reading.read(article), article)
    s = w.reading.sentences[0]
    m = next(m for m in w.reading.mentions[0] if m.text == "Ann Lee")
    assert s.text_of(described_by(s, m)) == words


def test_who_takes_the_place_of_a_description_with_its_name() -> None:
    """The description goes with the name: it tells no part of what happened."""
    found = asked("Harbour veteran Ann Lee opened the Tista Bridge in Halden in 1931." + FILL)
    assert found["Who opened the Tista Bridge in Halden in 1931?"].text == "Ann Lee"


def test_an_auxiliary_governs_nothing() -> None:
    """A subject that the parser hung on "was" is the verb's."""
    article = read_article("New Valley Party's Carla Ek was re-elected with 12,480 ballots." + FILL)
    s = reading.read(article).sentences[0]
    assert not any(s.tokens[t.head].dep in ("aux", "auxpass") for t in s.tokens)


def test_letters_before_a_number_are_a_name() -> None:
    """ "B-52" is all its name, and letters that an author does not spell out readers know."""
    asks = "In which year did Ann Lee fly the {} over the Tista Bridge?"
    text = "Ann Lee flew the {} over the Tista Bridge in 1962."
    assert asks.format("BKF-52") in asked(text.format("BKF-52") + FILL)
    assert asks.format("BKF") in asked(text.format("BKF") + FILL)


def test_a_circumstance_behind_a_comma_may_be_left_out() -> None:
    """ ", with a band playing" makes nothing true; a place or a date there may."""
    text = "Ann Lee opened the Tista Bridge in 1931, with a brass band from Oslo leading the long parade."
    assert "Who opened the Tista Bridge in 1931?" in asked(text + FILL)
    s = reading.read(article := read_article(text + FILL)).sentences[0]
    kept = clipping.clippings(reading.read(article), s, frozenset())
    assert s.text_of(kept[-1]) == "Ann Lee opened the Tista Bridge in 1931"


def test_why_somebody_was_forced_does_not_matter() -> None:
    """A reason that hangs on the infinitive may go: it is as true without; and "it became" means nothing."""
    text = (
        "In May 1990, Peter Lund was forced to resign as mayor of Halden after it became known that he lied."
    )
    assert asked(text + FILL)["Who was forced to resign as mayor of Halden in May 1990?"].text == "Peter Lund"


def test_whence_somebody_comes_is_no_part_of_who_it_is() -> None:
    """ "Of the Halden Rowing Club" behind a name may be left out of the question that asks for the name."""
    text = "Ann Lee of the Halden Rowing Club designed the Tista Bridge in 1931."
    assert asked(text + FILL)["Who designed the Tista Bridge in 1931?"].text == "Ann Lee"
