"""What a question may not lean on: events told before, people who are somebody's, half a name."""

from __future__ import annotations

from datetime import date

import pytest

from quiz.generate import clipping, gates
from quiz.generate.asking import wholetrue
from quiz.generate.asking.whole import ask as ask_whole
from quiz.generate.distractors import Finder
from quiz.generate.phrase import Writer
from quiz.generate.wording import Unclear
from tests.unit.generate.test_whole import writer

TOLD = date(2020, 5, 7)


def asked(w: Writer) -> list[str]:
    """Every wording of a whole sentence that passes the gates, behind its frame."""
    found = [*ask_whole(w, []), *wholetrue.ask(w, Finder(w))]
    tried = [gates.passing(w, d, stem) for d in found for stem in d.stems]
    return [stem for stem, why in tried if not why]


@pytest.mark.parametrize(
    "sentence",
    [
        "In 2016 over 400 sailors attended the event in the old town of Lund.",
        "The incident led to a new law in Norway in 1931.",
        "Ann Lee met 40 sailors at the event held at the Tista Castle in 1931.",
    ],
)
def test_no_frame_says_which_event_is_meant(sentence: str) -> None:
    """ "The event" sums up what was told before; a headline does not say which it was."""
    w = writer(sentence, title="Sailors honour the old harbour", published=TOLD)
    s = w.reading.sentences[0]
    if "held at" in sentence:
        with pytest.raises(Unclear):
            w.write(s, [t.i for t in s.tokens if 5 <= t.i <= 7])
    else:
        assert not [q for q in asked(w) if "the event" in q.casefold() or "the incident" in q.casefold()]


@pytest.mark.parametrize("whose", ["their opponents", "his old rivals", "her critics"])
def test_people_who_are_somebodys_are_named(whose: str) -> None:
    """ "Defeated their opponents": nobody knows whom."""
    w = writer(f"Ann Lee of the Tista Party defeated {whose} in Halden in 1931.")
    assert not [q for q in asked(w) if whose in q]


def test_a_nationality_and_a_word_of_the_headline_name_nothing() -> None:
    """ "How many Swedish teams came?" names no team, where no frame says to what."""
    title = "The very long and rather dull headline of an old story about a few teams and their many troubles"
    w = writer("There were two Swedish teams chosen to sail.", title=title, published=TOLD)
    assert not w.frames.topic
    assert not [q for q in asked(w) if "Swedish teams" in q]


def test_what_somebody_is_made_is_no_aside() -> None:
    """ "As Queen of the Tista" stays, though commas set it off."""
    w = writer("In 1931 the sailors crowned their leader, Ann Lee, as the Queen of the Tista.")
    s = w.reading.sentences[0]
    kept = clipping.clippings(w.reading, s, frozenset())
    assert kept
    assert all("Queen" in s.text_of(tokens) for tokens in kept)


def test_a_common_noun_keeps_its_small_letter_in_mid_sentence() -> None:
    """A noun that begins a sentence is no name because a name ends in it: "the Great Plague", "plague"."""
    w = writer(
        "Plague came to Lund nine times in a hundred years. The Great Plague of Halden killed 400 people."
        " Ann Lee wrote that plague was brought by ships."
    )
    assert w.vocabulary.cased(w.reading.sentences[0].tokens[0], "Plague") == "plague"


def test_two_times_in_front_are_not_parted() -> None:
    """ "In 1931, at seventeen, …" is not asked as "At seventeen, in which year …?"."""
    w = writer("In 1931, at age seventeen, Ann Lee opened the Tista Bridge.")
    assert not [q for q in asked(w) if "seventeen, in which" in q]
