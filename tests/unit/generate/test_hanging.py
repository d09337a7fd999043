"""What belongs to a noun and not to the verb, and what the parser has misread."""

from __future__ import annotations

from collections import Counter

import pytest

from quiz.generate import hanging, soundness
from quiz.generate.asking import events, many, names, wholetrue
from quiz.generate.asking.targets import targets
from quiz.generate.clauses import Part
from quiz.generate.distractors import Finder
from quiz.generate.drafts import Answer, Draft
from quiz.generate.gates import first_failed, mistimed
from quiz.generate.loose import one_of_open
from quiz.generate.statements import extract
from tests.unit.generate.writers import asked_for, changed, first, whole, writer


def test_the_span_of_a_ranking_is_not_asked_of_the_verb() -> None:
    """ "Its lowest level in three years", "the highest since 1990": the span belongs to the ranking."""
    assert "three" not in asked_for("The price of herring fell to its lowest level in three years at Halden.")
    assert "1990" not in asked_for("The shares of Tista Bank rose to their highest level since 1990.")
    assert asked_for("Ann Lee has owned the Tista Bridge since 1990.")["1990"] == "which year"


def test_the_date_of_an_occasion_is_not_asked_of_the_verb() -> None:
    """ "Rose after the flood in 1970", "served until her death in 1976": the flood and the death have it."""
    assert not asked_for("The trade of the town rose after the Great Flood in 1970.")
    assert "1976" not in asked_for("Ann Lee led the Tista Club until her death in 1976.")
    assert "1976" in asked_for("Ann Lee led the Tista Club from Halden in 1976.")
    w = writer("Ann Lee served until her death in 1976.")
    prep = next(t.i for t in first(w).tokens if t.text == "in")
    assert hanging.of_occasion(first(w), prep)


def test_an_end_beside_a_length_is_not_asked() -> None:
    """ "Lasted for over two centuries, until 1811": "until which year did it last for …?" is not said."""
    assert asked_for("The rule of Halden lasted for over two centuries, until 1811.")["1811"] == ""


def test_a_description_is_asked_whole_or_not() -> None:
    """ "Including former Halden mayor Ann Lee": "former whom" leaves half of it behind."""
    found = whole("Walter Kerr already has the backing of former Scotland manager Craig Hay.")
    assert not any("former who" in q for q in found)


def test_places_in_pairs_with_dates_are_not_torn() -> None:
    """ "In Oslo in 1950, in Rome in 1951": one of the places asks for nothing."""
    found = asked_for(
        "The play was shown in Oslo in 1950, in Rome on May 9, 1951 and in Lima on June 2, 1952."
    )
    assert not found


def test_what_a_film_stars_is_not_asked() -> None:
    """A film stars many."""
    assert asked_for("The movie stars Ann Lee as the queen of Moss.") == {"Ann Lee": ""}


def test_a_noun_read_as_a_verb_is_noticed() -> None:
    """A verb that no conjunction and no comma joins to the other was none."""
    w = writer("Lee and Orr sang for 31 years and jointly received Halden Center honours in 1996.")
    assert soundness.unfit(first(w)) == "a noun read as a verb"
    w = writer("Ann Lee built the bridge in 1931, later sold it and then left the town of Halden.")
    assert not soundness.unfit(first(w))


def test_a_count_in_brackets_before_its_noun_is_noticed() -> None:
    """ "An odd number (five) boats": without the brackets it is no English."""
    w = writer("Since an odd number (five) boats were there, four boats of Halden sailed to Moss in pairs.")
    assert soundness.unfit(first(w)) == "a count in brackets"


def test_a_verb_with_its_own_time_borrows_none() -> None:
    """ "In 1859 it built two ships, and by 1861 had sold them": not "in 1859 by 1861"."""
    w = writer("In 1859 the Tista Navy built two ships in Halden, and by 1861 had sold them to Moss.")
    sold = [st for st in extract(w, Counter()) if st.lemma == "sell"]
    assert all("1859" not in st.sentence.text_of(p.tokens) for st in sold for p in st.parts)


def test_the_day_stays_with_the_verb() -> None:
    """ "Cancelled 80 flights on 3 May": "How many flights on 3 May did …?" tears it off."""
    found = whole("Tista Airways of Halden ended up cancelling 80 flights on Christmas Day.")
    assert not any(q.startswith("How many flights on Christmas") for q in found)


def _draft(kind: str, stem: str) -> Draft:
    return Draft(
        kind=kind, stems=(stem,), answers=(Answer("1931", "year"),), fact="1", sentence=0, evidence=("",)
    )


@pytest.mark.parametrize(
    ("stem", "wrong"),
    [
        ("In which year does Ann Lee honour for her work?", True),
        ("In which year has the Tista Bank sent help to Moss?", True),
        ("In which year will boats be more popular in Halden?", True),
        ("In which year did Ann Lee build the Tista Bridge?", False),
    ],
)
def test_a_day_is_asked_in_the_past(stem: str, wrong: bool) -> None:
    """A year asked with a verb in the present: it has passed, or the verb is none."""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    assert mistimed(w, _draft("when", stem), stem) is wrong
    assert (first_failed(w, _draft("when", stem), stem) == "a day asked for in the present") is wrong


def test_a_member_of_an_open_list_is_not_asked() -> None:
    """ "Some of the oldest churches, including which church?": others are."""
    w = writer("Ann Lee built the Tista Bridge in 1931.")
    stem = "Sailors built some of the oldest churches, including which church?"
    assert one_of_open(w, _draft("fill", stem), stem)
    stem = "Which sailors built churches including Saint Ann?"
    assert not one_of_open(w, _draft("fill", stem), stem)


def test_a_place_that_says_among_which_is_not_asked() -> None:
    """ "The oldest church in Rome": the place belongs to the ranking."""
    assert "Rome" not in asked_for("Ann Lee built the biggest ferry in Rome.")
    assert "Rome" in asked_for("Ann Lee built the first ferry in Rome.")


def test_a_clause_about_the_year_does_not_stay_without_it() -> None:
    """ "Since 2004, when it reached a peak": "since which year … when it reached a peak?" is not said."""
    found = whole(
        "The birth rate of Halden has been falling since May 1987 when it attained a height of 9.2%."
    )
    assert not any(q.startswith("Since which month") and "when" in q for q in found)


def test_where_it_was_is_no_slight_word() -> None:
    """ "Settled there": without the place it says something else."""
    w = writer("In 1931 the first sailors of Moss settled there.")
    assert not [st for st in extract(w, Counter()) if st.lemma == "settle"]


def test_a_statement_is_not_made_false_in_passing() -> None:
    """ "Bo Orr, who was born in Moss, …": with the town changed the main clause is still true."""
    w = writer("Ann Lee, who was born in Moss in 1901, founded the Tista Company in Halden in 1931.")
    years = [t for t in targets(w, first(w)) if t.answer.kind == "year"]
    assert [wholetrue._asserted(first(w), t) for t in years] == [t.answer.text == "1931" for t in years]
    told = "Ann Lee, who was born in Moss in 1901, founded the Tista Company in Halden."
    w = writer(f"{told} The castle was built in 1877, sold in 1941 and burnt in 1899.")
    found = [d.stem for d in wholetrue.ask(w, Finder(w)) if d.sentence == 0 and d.key is False]
    assert found == []


def test_a_name_with_and_stands_for_no_shorter_one() -> None:
    """ "The New Guild" is not written as "the Old and New Guild"."""
    w = writer("In December 1969 the army split into the Old Guild and the New Guild.")
    guild = next(e for e in w.reading.entities if e.name == "New Guild")
    guild.name = "Old and New Guild"
    assert "the Old Guild and the New Guild" in w.write(first(w), list(range(len(first(w).tokens) - 1)))


def test_more_than_how_many_is_not_asked_behind_a_preposition() -> None:
    """ "From more than how many girls was she picked?" is not said."""
    w = writer("Ann Lee of Halden was picked from more than 200 sailors.")
    found = [stem for d in many.ask(w, extract(w, Counter())) for stem in d.stems]
    assert not any(stem.startswith("From more") for stem in found)


def test_a_row_of_players_is_no_single_name() -> None:
    """ "The singer Ann Lee, drummer Bo Orr, cellist Carl Berg": she is not all that were hired."""
    w = writer("Jo Kerr hired Ann Lee, bassist Bo Orr, drummer Carl Berg.")
    s = first(w)
    lee, orr, berg = (next(t for t in s.tokens if t.text == x) for x in ("Lee", "Orr", "Berg"))
    s = changed(changed(s, lee.i, dep="dobj", head=2), orr.i, dep="appos", head=lee.i)
    row = changed(s, berg.i, dep="appos", head=lee.i)
    alone = changed(s, berg.i, dep="npadvmod", head=2)
    assert hanging.aside_in_list(row, orr.i)
    part = Part("object", lee.i, (lee.i - 1, lee.i))
    assert not names.single(row, part)
    assert names.single(alone, part)


def test_a_clause_about_two_people_is_not_one_of_them() -> None:
    """ "Ann Lee and Bo Orr, who became friends": both did."""
    w = writer("The Tista Club was founded by Ann Lee and Bo Orr, who became sailors in Moss.")
    assert not [st for st in extract(w, Counter()) if st.lemma == "become"]


def test_a_base_form_is_no_second_verb() -> None:
    """A noun that the parser takes for the base form of a verb, beside a past."""
    s = first(writer("Ann Lee built the bridge and sold it to the town of Halden."))
    sold = next(t for t in s.tokens if t.text == "sold")
    assert hanging.unjoined(s) is None
    assert hanging.unjoined(changed(s, sold.i, tag="VB")) is not None
    s = first(writer("Ann Lee wanted to build a bridge and sell it to the town of Halden."))
    assert hanging.unjoined(s) is None


def test_an_event_of_a_series_has_its_year() -> None:
    """ "In which country was the World Cup held?": which of them?"""
    w = writer("Ann Lee was assistant to Bo Orr at the World Cup in Mexico in 1986.")
    found = [stem for d in events.ask(w, []) for stem in d.stems]
    assert found == ["In which country was the World Cup held in 1986?"]
    w = writer("Ann Lee was assistant to Bo Orr at the World Cup in Mexico.")
    assert not [stem for d in events.ask(w, []) for stem in d.stems]
