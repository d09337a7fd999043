"""What a gate lets through: wordings that look like those it holds back, and are clear all the same."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.generate import gates, loose, occasions, rivals, standing
from quiz.generate.frames import LEANS
from tests.unit.generate.test_unsaid import TOLD, draft, story
from tests.unit.generate.test_whole import writer


def test_a_score_before_the_question_tells_the_match() -> None:
    """Behind "Halden 2-1 Lund" a goal is that of one match; who scored it is asked."""
    told = writer("Ann Lee sailed to Oslo in 1931.", title="Halden 2-1 Lund", published=TOLD)
    stem = "Who levelled with a header?"
    assert not occasions.unnumbered(told, draft(), stem)
    assert occasions.unnumbered(story(), draft(), stem)


def test_a_competition_is_told_by_one_more_name_beside_the_one_asked_for() -> None:
    """Who met whom in an open championship is known; a plain name at it is not."""
    stem = "Who put out the holder Karl Berg in the Nemo Open?"
    assert not occasions.unnumbered(story(), draft(), stem)
    assert occasions.unnumbered(story(), draft("when", "12", of="number"), stem)
    assert not occasions.unnumbered(story(), draft(), "Who runs the Open Water Institute?")


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("How many sets did the pair trade in Lund?", "How many sets did the pair of boats trade in Lund?"),
        ("Which ship did the three leave in Lund?", "Which ship did the three sailors leave in Lund?"),
        ("Moments later who left Lund?", "Who left Lund two years later?"),
    ],
)
def test_a_group_told_before_is_no_name(bad: str, good: str) -> None:
    """ "The pair", "moments later": than what? No headline says it."""
    assert standing.leaning(story(), draft(), bad)
    assert not standing.leaning(story(), draft(), good)


def test_a_seed_is_somebody() -> None:
    """ "The 10th seed" has a name."""
    assert standing.leaning(story(), draft(), "Who beat the 10th seed in Lund?")
    assert not standing.leaning(story(), draft(), "Who beat the 10th seed Karl Berg in Lund?")


def test_one_of_a_number_is_one_of_many() -> None:
    """ "Who was one of 1,200 sailors?": any other as well."""
    assert loose.shared(story(), draft(), "Who was one of 1,200 sailors to enter the Lund Regatta?")
    assert not loose.shared(story(), draft(), "Who was first of 1,200 sailors to enter the Lund Regatta?")


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("Who wrote the song Row Row Row?", "Who wrote to the to the Lund club?"),
        ("Who won 7-6 6-7 6-1 in Lund?", "Who won won in Lund?"),
        ("In which year did No. 20 Troop reach Lund?", "In which year did No reach Lund?"),
        ("Who was paid by the Halden Corp.?", "Who was paid by the harbour.?"),
        ("Who left Lund early - but came back for good?", "Who was the Lund Prize - named first?"),
        ("Who, whose ship is old, has sailed since 1931?", "Who is at sea since 1931?"),
        ("Who sings for the Lund club?", "Lund Regatta: Who singing for the Lund club?"),
        ("In which month was the Lund club founded?", "On which month and year was the Lund club founded?"),
        ("On which road does the Lund club stand?", "The Lund club won a cup at which road?"),
    ],
)
def test_a_sign_may_belong_to_a_name_or_a_result(good: str, bad: str) -> None:
    """A name said thrice, a result, a number, a firm's dot and one dash of the author's are well formed."""
    assert not gates.unmade(story(), draft(), good)
    assert gates.unmade(story(), draft(), bad)


def test_a_description_with_its_complement_stands_where_the_headline_would_tell() -> None:
    """ "The harshest winter", "the theme tune to", a day untold: clear by two names, without the headline."""
    text = "Ann Lee sang the theme tune to the radio play Lund Harbour with Karl Berg in 1931."
    w = writer(text, title="Harbour singer Ann Lee dies", published=TOLD)
    made = replace(draft(), evidence=(text,))
    asks = "Who sang the{} tune {} radio play Lund Harbour with Karl Berg{}?"
    assert gates.passing(w, made, asks.format(LEANS + " theme", "to the", ""))[1] == ""
    assert LEANS not in gates.passing(w, made, asks.format(LEANS + " theme", "to the", LEANS))[0]
    assert gates.passing(w, made, asks.format(LEANS, "with", ""))[1] != ""


def test_what_another_sentence_says_of_another_name_is_no_rival() -> None:
    """ "Had a part in Lund Harbour", "had a part in Tista Nights": two plays, and each has its year."""
    text = (
        "Ann Lee had a leading part in the long radio play Lund Harbour in 1931."
        " Ann Lee had a leading part in the long radio play Tista Nights in 1935."
    )
    made = draft("when", "1931", of="year", lemma="have")
    assert not rivals.ambiguous(
        story(text),
        made,
        "In which year did Ann Lee have a leading part in the long radio play Lund Harbour?",
    )
    assert rivals.ambiguous(
        story(text), made, "In which year did Ann Lee have a leading part in the long radio play?"
    )


def test_what_is_true_stays_true_where_it_is_said_twice() -> None:
    """A false statement may be true of the other; a true one is asked."""
    text = "Ann Lee starred in the play at Lund. Then Ann Lee starred in the play at Lund once more."
    stem = "Ann Lee starred in the play at Lund."
    assert not rivals.ambiguous(story(text), replace(draft("truefalse", lemma="star"), key=True), stem)
    assert rivals.ambiguous(story(text), replace(draft("truefalse", lemma="star"), key=False), stem)


def test_a_story_without_its_day_has_its_things_told_by_the_headline_too() -> None:
    """The mill of a story is its one mill; a meeting and a land may be any."""
    text = (
        "Ann Lee said on Friday that Halden would sell {}. Karl Berg bought {} from Halden last week."
        " Eva Holm told reporters on Monday that it was late."
    )
    for noun, told in (("mill", True), ("conference", False), ("country", False)):
        w = writer(text.format(f"the {noun}", f"the {noun}"), title="Steel sale held up by the lake")
        s = w.reading.sentences[1]
        assert w.frames.timely
        assert w._framable(s, next(t.i for t in s.tokens if t.text == noun)) is told


def test_letters_that_the_article_spells_out_want_the_same_in_a_question() -> None:
    """What an author leaves unexplained readers know, and a body goes by its letters; an hour is no fact."""
    plain = "Ann Lee measured the qrv of 40 boats in Lund in 1931."
    stem = "Who measured the QRV of 40 boats in Lund?"
    assert not standing.abbreviated(story(plain), draft(), stem)
    assert standing.abbreviated(story(plain + " The quick rate of voyage (QRV) is old."), draft(), stem)
    assert standing.abbreviated(story(plain), draft(), "Who sailed from Lund at 2200 GMT?")
