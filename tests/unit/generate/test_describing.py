"""People behind a description: who they are is asked, whatever stands before the name."""

from __future__ import annotations

import pytest

from quiz.generate import reading
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
    article = read_article("New Harbour Party's Regina Ip was re-elected with 60,760 votes." + FILL)
    s = reading.read(article).sentences[0]
    assert not any(s.tokens[t.head].dep in ("aux", "auxpass") for t in s.tokens)
