"""What nobody would ask: side matters, what the frame tells, the subject unmarked, no common thread."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest

from quiz.generate import gates, reading, slight, telling, unsaid
from quiz.generate.article import read_article
from quiz.generate.asking import order, roles, said, wholetrue
from quiz.generate.dates import When
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import extract
from tests.unit.generate.test_unsaid import draft, story
from tests.unit.generate.test_whole import writer

TOLD = date(2020, 5, 7)
FILL = (
    " The town of Halden lies on the river Tista in Norway. The Norwegian town has a castle and two schools."
    " Many visitors come in summer from Oslo and Bergen to see the old harbour, the castle and the theatre."
)


def plain(text: str = "Ann Lee sailed to Oslo in 1931.", title: str = "Halden") -> Writer:
    """A writer for an article of an encyclopaedia."""
    article = read_article(text + FILL, title=title)
    return Writer(reading.read(article), article)


@pytest.mark.parametrize(
    "stem",
    [
        "How many nominations did the film Long Oars receive?",
        "Long Oars debuted at number six while Far Sails entered in third place.",
        "Who was first choice in the autumn Tests?",
        "Who was set to win his 50th cap?",
    ],
)
def test_the_prize_the_list_and_the_season_are_told(stem: str) -> None:
    """Named for which prize, placed in which list, in the autumn of which year."""
    assert unsaid.unsaid(story(), draft(), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "How many nominations for the Tista Prize did the film Long Oars receive?",
        "Long Oars entered the Norwegian chart in third place.",
        "Who was first choice in the autumn Tests of 2004?",
    ],
)
def test_with_its_prize_list_or_year_it_is_told(stem: str) -> None:
    """Then nothing is missing."""
    assert not unsaid.unsaid(story(), draft(), stem)


@pytest.mark.parametrize(
    "stem",
    [
        "Who wants a greater role for Tom Brandt?",
        "Ann Lee has to overcome a strong challenge from whom?",
        "Which carrier is Norway's premier domestic carrier?",
        "About how many guests does Halden expect?",
    ],
)
def test_a_storys_present_is_over(stem: str) -> None:
    """Wishes, duties and ranks of a story's day are not asked for; an encyclopaedia's stay."""
    assert unsaid.passing(story(), draft(), stem)
    assert not unsaid.passing(plain(), draft(), stem)


def test_what_is_new_needs_a_year() -> None:
    """ "Before the election of the new council": which?"""
    assert unsaid.passing(plain(), draft(), "Who led the town before the election of the new council?")
    assert not unsaid.passing(plain(), draft(), "Who opened the new harbour in 1931?")


@pytest.mark.parametrize(
    ("stem", "of"),
    [
        ("Who was elected with 58,825 votes for the Harbour Party?", "person"),
        ("For how many miles do the two roads go on to Moss?", "number"),
        ("In which year did the ferry win the coveted Tista Prize?", "year"),
        ("Which school was rated 'most modern' by the Moss Guide?", "organization"),
        ("In which year did Tarn Motors announce a plan for lorries?", "year"),
        ("How many guards did the ministry employ in 1931?", "number"),
        ("In which year was Tom Brandt born?", "year"),
    ],
)
def test_side_matters_are_not_asked(stem: str, of: str) -> None:
    """Bare votes, stretches of road, praise, ratings, announcements, staff, the births of others."""
    assert slight.weak(plain(), draft(of=of), stem)


def test_of_the_subject_a_day_is_worth_keeping() -> None:
    """A month is asked of the article's subject only; a year of anything."""
    closed = replace(draft("when"), answers=(Answer("May 1931", "date", when=When(1931, 5)),))
    assert slight.weak(plain(), closed, "In which month and year did the Moss gallery close?")
    assert not slight.weak(plain(), closed, "In which month and year did the Halden gallery close?")
    assert not slight.weak(plain(), draft(of="year"), "In which year did the Moss gallery close?")


def test_a_body_is_asked_for_by_what_else_is_named() -> None:
    """ "Which country had its own problems?" may be any; and a list of what is included is open."""
    assert slight.weak(story(), draft("which"), "Which country had its own problems?")
    assert not slight.weak(story(), draft("which"), "Which country bought the ferry from Tom Brandt?")
    two = replace(draft("which"), evidence=("a", "b"))
    assert slight.weak(plain(), two, "Which agency told the boats of Moss to return?")
    assert slight.weak(plain(), draft("list", lemma="include"), "Which towns did the tour of Moss include?")


def test_sums_to_the_pound_are_not_asked() -> None:
    """Nobody keeps six digits in mind."""
    assert slight.weak(plain(), draft(answer="£788,439", of="money"), "How much did the Moss ferry cost?")
    assert not slight.weak(plain(), draft(answer="£788,000", of="money"), "How much did the Moss ferry cost?")


def test_each_time_counts_for_those_times_only() -> None:
    """The number of "each time, six were sent" is of what stood before; so is "came back"."""
    each = replace(draft(), evidence=("each time, the club of Moss sent six boats.",))
    assert slight.leftover(plain(), each, "How many boats did the club of Moss send?")
    assert slight.leftover(plain(), draft(), "In which year did Ann Lee come back to Oslo?")


def test_a_score_before_a_statement_tells_the_winner() -> None:
    """A prize of the match is no outcome, and a question tells none."""
    assert telling.settled("Group F, Norway 1 – 0 Chile", "The match ended with Norway winning three points.")
    assert not telling.settled("Group F, Norway 1 – 0 Chile", "Ann Lee won the Player of the Match award.")
    assert not telling.settled("Sailors honour the old harbour", "The match ended with Norway winning.")


def _asked(title: str, stem: str, name: str, text: str) -> str:
    w = plain(text, title)
    entity = next(n for n, e in enumerate(w.reading.entities) if e.name == name)
    d = replace(draft(), answers=(Answer(name, "person", entity),), stems=(stem,), evidence=(text,), fact="x")
    return gates.passing(w, d, stem)[1]


def test_the_subject_is_asked_for_only_where_something_marks_it() -> None:
    """Where the frame would tell the answer, "signed with the club in 1931" does not say who is meant."""
    text = "Ann Lee signed with Moss United and the Oslo Rowing Club in 1931. Ann Lee retired."
    why = "nothing but its frame, which tells the answer, says who is meant"
    bare = "Who signed with Moss United and Oslo Rowing Club in 1931?"
    assert _asked("Ann Lee", bare, "Ann Lee", text) == why
    marked = "Who was first to sign with Moss United and Oslo Rowing Club in 1931?"
    assert _asked("Ann Lee", marked, "Ann Lee", text) != why


def test_what_a_gap_hides_does_not_say_who_is_meant() -> None:
    """The subject's name in the gap is not read by the learner."""
    w = plain("Karla Berg signed with Moss United in 1931. Karla Berg retired.", "Karla Berg")
    number = next(n for n, e in enumerate(w.reading.entities) if e.name == "Karla Berg")
    gap = "{{Karla Berg}} signed with Moss United and Oslo Rowing Club in 1931."
    hidden = (Answer("Karla Berg", "person", number),)
    evidence = ("Karla Berg signed with Moss United in 1931.",)
    assert gates.passing(
        w, replace(draft("gap"), stems=(gap,), evidence=evidence, fact="x", answers=hidden), gap
    )[1]


def test_a_group_is_part_of_a_tournament() -> None:
    """ "In the first game of Group G" does not say by itself what it is of."""
    w = story("Norway met Chile in Oslo harbour in 1931.")
    assert w.frames.told("Which country met Chile in Oslo in the old harbour in June 2018?")
    assert not w.frames.told("Which country met Chile in Oslo in the old harbour, in Group G, in June 2018?")
    assert not w.frames.alone("Who met Chile in Group G?")


def _ordering(text: str, title: str) -> list[Draft]:
    w = plain(text, title)
    return list(order.ask(w, extract(w, Counter())))


def test_events_in_order_have_one_thread() -> None:
    """One doer, or the article's subject in each: a birth, a market and a prize have nothing in common."""
    mixed = "Karl Berg opened the Moss Market in 1835. Tom Brandt founded the Lund School in 1901."
    mixed += " Ann Lee built the Rygge Bridge in 1961."
    assert not _ordering(mixed, "Vestby")
    one = "Ann Lee opened the Moss Market in 1935. Ann Lee founded the Lund School in 1941."
    one += " Ann Lee built the Rygge Bridge in 1961."
    assert _ordering(one, "Vestby")


def _true(text: str) -> list[str]:
    w = plain(text)
    return [s for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0 and d.key for s in d.stems]


def test_a_statement_has_one_point() -> None:
    """Where, in what, by whom and on which day at once: none of them is the point."""
    assert _true("The Tista letter was found in Oslo by Ann Lee.")
    assert not _true("The Tista letter was found on Lund Road in Moss in a torn box by Ann Lee.")


def test_no_statement_is_false_by_its_month_alone() -> None:
    """May or October 1931: nobody can know."""
    key = Answer("October 1931", "date", when=When(1931, 10))
    assert wholetrue._plainly(key, ["May 1931", "March 1938"]) == ["March 1938"]
    assert wholetrue._plainly(key, ["May 1931"]) == []


def _said(text: str) -> list[Draft]:
    w = writer(text, title="Sailors honour Ann Lee in Oslo", published=TOLD)
    return list(said.ask(w, []))


def test_what_was_said_in_a_story_names_or_counts() -> None:
    """Talk without a name or a figure, or with the headline's own name only, anybody may have uttered."""
    assert _said("Mayor Tom Brandt said that the harbour of Bergen would need forty new ferries and boats.")
    assert not _said("Mayor Tom Brandt said that the kind letters of the sailors had helped Ann Lee much.")
    assert not _said(
        "Mayor Tom Brandt said that careless public spending raises serious political questions."
    )


def test_pairs_that_everybody_knows_are_not_matched() -> None:
    """The headline's person, "US President": with most pairs known there is nothing to match."""
    held = (
        "US President Karl Berg thanked Ann Lee, an old sailor from Moss. Harbour Minister Tom Brandt sailed"
        " to Oslo. Lund school founder Helga Stein stayed in Moss."
    )
    w = writer(held, title="Ann Lee and Tom Brandt meet the mighty", published=TOLD)
    assert not [d for d in roles.ask(w, extract(w, Counter())) if d.kind == "matching"]
    w = writer(held, title="Sailors honour the old harbour", published=TOLD)
    assert [d for d in roles.ask(w, extract(w, Counter())) if d.kind == "matching"]
