"""What a stem may not leave to the text before it, and what is true or of interest on its day only."""

from __future__ import annotations

from datetime import date

import pytest

from quiz.generate import commonly, gates, occasions, slight, unsaid
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from tests.unit.generate.test_whole import writer

TOLD = date(2020, 5, 7)


def story(text: str = "Ann Lee sailed to Oslo in 1931.") -> Writer:
    """A writer for a news story."""
    return writer(text, title="Sailors honour the old harbour", published=TOLD)


def draft(kind: str = "who", answer: str = "Ann Lee", *, of: str = "person", lemma: str = "sail") -> Draft:
    """A draft of the first sentence."""
    return Draft(
        kind=kind,
        stems=("",),
        answers=(Answer(text=answer, kind=of),),
        fact="0",
        sentence=0,
        evidence=("",),
        lemma=lemma,
    )


@pytest.mark.parametrize(
    "stem",
    [
        "Who finished third as part of the team of Halden?",
        "Who moved away in the woods to win by 40 metres from Tom Brandt?",
        "Who was overtaken in the last two kilometres by Tom Brandt?",
        "In which year was Ann Lee runner-up?",
        "In which year did Ann Lee start competing?",
        "Which country fought back to force a finale?",
        "Who finished at the Lund Cup?",
        "Which country makes 4,000 tonnes mainly for its own use?",
        "How many tonnes does Norway make for its own use?",
        "Ann Lee curled in the 25-yard free-kick in 1931.",
        "All 20 were finished by October 1931.",
        "Who sailed to Oslo with Tom Brandt and Mr Stein?",
        "Who told the Halden Post?",
        "Who told sailors to look out for news?",
        "Ann Lee told the Halden Post.",
        "Ann Lee's song climbed four places to number eight.",
    ],
)
def test_what_stood_before_is_told(stem: str) -> None:
    """The contest, the thing measured, the whole of which these are all, what was told."""
    assert unsaid.unsaid(story(), draft(), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "Who finished third in the Lund Marathon?",
        "Who won by 40 metres in the final at Lund?",
        "Who was runner-up in the poetry prize of Lund?",
        "In which year did Ann Lee start competing for Norway?",
        "Which country makes 4,000 tonnes of cheese?",
        "How many tonnes of cheese does Norway make?",
        "Who built the 40-mile canal between Lund and Halden?",
        "All 20 boats of the Tista yard were finished by October 1931.",
        "Who sailed to Oslo with Mr Tom Brandt?",
        "Who told the Halden Post that the bridge was closed?",
        "Ann Lee's song climbed four places to number eight in 1931.",
        "In which city did prices rise to $49 in 1931?",
    ],
)
def test_what_is_told_may_be_asked(stem: str) -> None:
    """The same words with what they need."""
    assert not unsaid.unsaid(story(), draft(), stem)


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("The team of Ann Lee published their findings in the Halden Post.", True),
        ("The team of Ann Lee published their findings on eels.", False),
        ("The team of Ann Lee awaited Norway's response in Oslo.", False),
        ("The results under Ann Lee were poor in Oslo.", True),
        ("The eligible names were chosen by Ann Lee in Oslo.", True),
        ("The names eligible for the prize were chosen by Ann Lee in Oslo.", False),
    ],
)
def test_a_noun_of_relation_has_what_it_is_of(text: str, missing: bool) -> None:
    """Findings on what, results of whom, eligible for what; an owner by pronoun alone is none."""
    assert unsaid.unsaid(story(text), draft(), text) is missing


@pytest.mark.parametrize(
    ("stem", "made"),
    [
        ("Who wrote the recent play The Mill?", draft()),
        ("Who has overtaken Tom Brandt?", draft()),
        ("The road to Halden has been bad.", draft("truefalse")),
        ('Who said, "The papers will be brought to the court by Thursday"?', draft("quote")),
        ("On what date was Ann Lee born?", draft("turned", "5 May 1931", of="date")),
        ("Tista Steel has operations in how many countries?", draft("fill", "14", of="number")),
    ],
)
def test_a_storys_day_is_over(stem: str, made: Draft) -> None:
    """ "Recent", "has overtaken", "by Thursday", a birthday by the way, running figures: in a story only."""
    assert unsaid.passing(story(), made, stem)
    assert not unsaid.passing(writer("Ann Lee sailed to Oslo in 1931."), made, stem)


def test_what_has_lasted_is_asked() -> None:
    """A span or a year carries a perfect over the day."""
    assert not unsaid.passing(story(), draft(), "Who has headed the Tista Party for many years?")
    assert not unsaid.passing(story(), draft("when", "1897", of="year"), "Since which year has Tista sailed?")
    assert not unsaid.passing(
        story(), draft("when", "1897", of="year"), "Since which year has Halden had trams?"
    )
    assert not unsaid.passing(story(), draft("many", "14", of="number"), "How many prizes has the play Mill?")


def test_a_reporters_view_is_no_fact() -> None:
    """ "Epitomised": who did cannot be known, unless the occasion is named beside it."""
    assert unsaid.passing(writer("Ann Lee sailed."), draft(), "Who epitomised the will of the Tista side?")
    stem = "Who beat Tom Brandt in a tense final of the Lund Cup?"
    assert not unsaid.passing(story(), draft(), stem)


@pytest.mark.parametrize(
    ("stem", "made"),
    [
        ("Who was nominated for the Lund Prize in 1931?", draft()),
        ("In which year were sales of boats flat?", draft("turned", "1931", of="year")),
        ("Who ordered 70 boats?", draft()),
        ("Who coached a young English sailor?", draft()),
        ("According to research, how many eels swim up the Tista?", draft("many", "40", of="number")),
        ("The interview with _____ was made before Ann Lee left.", draft("gap", "Radio Halden", of="org")),
        ("Who was known as Mr Eel while Tom Brandt's nickname, oddly, was Tim?", draft()),
    ],
)
def test_what_holds_of_many_is_not_asked(stem: str, made: Draft) -> None:
    """Who was in the running, a state of many years, a bare number of things, the reporter's own source."""
    assert commonly.commonly(story(), made, stem)


@pytest.mark.parametrize(
    "stem",
    [
        "Who nominated Tom Brandt for the Lund Prize in 1931?",
        "In which year were the boats sold?",
        "Who ordered 70 boats of the Tista class?",
        "Who coached the English sailor Tom Brandt?",
        "According to research by Ann Lee, how many eels swim up the Tista?",
    ],
)
def test_what_holds_of_one_is_asked(stem: str) -> None:
    """One did it, or it happened once."""
    assert not commonly.commonly(story(), draft(), stem)


def test_the_sort_is_not_half_of_the_name() -> None:
    """ "Which street left …?" of Elm Street: the name's own word is no sort of it."""
    street = draft("which", "Elm Street", of="org")
    assert commonly.half_told(story(), street, "Which street won the Lund Prize?")
    assert not commonly.half_told(story(), street, "Ann Lee lived in which street?")
    assert not commonly.half_told(
        story(), draft("which", "Tista", of="org"), "Which club won the Lund Prize?"
    )


def test_two_sentences_are_no_question() -> None:
    """A stop that the splitter missed stands inside; after a title it is none."""
    assert gates.unmade(story(), draft(), "Who plays in the film Stone Bridge. Eels are shown?")
    assert not gates.unmade(story(), draft(), "Who met Prof. Stein at the Stone Bridge?")


@pytest.mark.parametrize(
    "stem",
    ["Ann Lee levelled with a header.", "Who put Halden ahead?", "Ann Lee curled in a shot from 20 yards."],
)
def test_a_move_of_play_needs_its_match(stem: str) -> None:
    """A header or a shot happens in every match; with the year it may be known."""
    assert occasions.unnumbered(story(), draft(), stem)
    assert not occasions.unnumbered(story(), draft(), f"In 1931: {stem}")


def test_a_tick_of_oil_needs_its_day() -> None:
    """Crude has a price every day."""
    assert slight.slight(story(), draft(), "In which city did Tista crude fall 32 cents?")


def test_a_country_and_a_year_single_nobody_out() -> None:
    """Thousands stood for one country in one year; for one club, few did."""
    w = writer("Ann Lee sailed.")
    assert not w.frames.sole("Who first sailed for Norway in 1931?")
    assert w.frames.sole("Who first sailed for Tista Rowers in 1931?")


@pytest.mark.parametrize("gate", [unsaid.unsaid, unsaid.passing, commonly.commonly, commonly.half_told])
def test_every_wording_passes_these_gates(gate: gates.Gate) -> None:
    """No frame excuses from them."""
    assert gate in [made for _, made in gates.GATES]
    assert gate not in gates.FRAMED


@pytest.mark.parametrize(
    "title", ["Lund v Halden (Sat)", "Halden rowers meet at 14:30 GMT", "On the radio and this website"]
)
def test_a_listing_is_no_headline(title: str) -> None:
    """When and where a match is shown says nothing of the matter weeks later."""
    assert title not in writer("Ann Lee sailed to Oslo in 1931.", title=title, published=TOLD).frames.topic
    assert writer("Ann Lee sailed.", title="Lund beats Halden again", published=TOLD).frames.topic
