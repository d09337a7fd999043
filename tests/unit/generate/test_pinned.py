"""One answer of the right class: no stem that dates itself, no class that tells, no second that would do."""

from __future__ import annotations

from dataclasses import replace

import pytest

from quiz.generate import countries, gazetteer, loose, near, pinned, spelt, valued
from quiz.generate.accepting import accepted, fitting
from quiz.generate.asking import names
from quiz.generate.asking.targets import targets
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.placed import countries_for
from quiz.generate.slots import Slots
from quiz.generate.words import Mention
from tests.unit.generate.conftest import asked
from tests.unit.generate.writers import FILL, writer


def draft(w: Writer, stem: str, answer: Answer, kind: str = "when", entities: tuple[str, ...] = ()) -> Draft:
    """A draft of the first sentence with one wording."""
    found = {n for n, e in enumerate(w.reading.entities) if set(entities) & set(e.aliases)}
    s = w.reading.sentences[0]
    return Draft(kind, (stem,), (answer,), "0", 0, (s.text,), entities=frozenset(found), lemma="be")


def wordings(text: str) -> dict[str, str]:
    """What can be asked for in the first sentence, with the words that ask for it."""
    w = writer(text)
    return {t.answer.text: t.wh for t in targets(w, w.reading.sentences[0])}


@pytest.mark.parametrize(
    ("stem", "told"),
    [
        ("In which year did Ann Lee win gold at the Oslo Olympics?", True),
        ("In which year did the brigade use gliders during the landings in Norway?", True),
        ("In which year did Ann Lee fight at the Battle of Lund?", True),
        ("In which year was the Battle of Lund a defeat?", True),
        ("In which year did Ann Lee run at the Winter Olympics?", False),
        ("In which year did Ann Lee win the cup?", False),
    ],
)
def test_no_year_of_a_named_event(stem: str, told: bool) -> None:
    """Whatever somebody did at one event, its year is the event's."""
    w = writer("Ann Lee won in 1931.")
    assert pinned.dated_by_event(w, draft(w, stem, Answer("1931", "year", value=1931)), stem) is told


def test_no_day_of_birth() -> None:
    """The year of a birth may be worth knowing, its day is not."""
    w = writer("Ann Lee was born in Moss on 4 May 1931.")
    target = next(t for t in targets(w, w.reading.sentences[0]) if t.answer.kind == "date")
    stem = "On what date was Ann Lee born?"
    assert pinned.dated_by_event(w, draft(w, stem, target.answer), stem)


@pytest.mark.parametrize(
    ("stem", "left"),
    [
        ("Who echoed Ann Lee's comments?", True),
        ("Ann Lee's views were shared by whom?", True),
        ("Who backed Ann Lee's claims about the harbour?", False),
    ],
)
def test_what_was_said_must_be_told(stem: str, left: bool) -> None:
    """ "Her comments" are those of the sentence before."""
    w = writer("Bo Orr agreed with Ann Lee.")
    assert pinned.echoing(w, draft(w, stem, Answer("Bo Orr", "person"), "who"), stem) is left


def test_two_figures_for_one_thing() -> None:
    """A rounded number is not asked where the article has the exact one as well."""
    w = writer("The storm broke 32,000 boats. In the end 32,641 boats were counted. It blew for 900 hours.")
    stem = "How many boats did the storm break?"
    found = draft(w, stem, Answer("32,000", "number", value=32000), "many")
    assert pinned.contested(w, found, stem)
    alone = writer("The storm broke 32,000 boats. In the end 32,641 houses were rebuilt.")
    assert not pinned.contested(alone, found, stem)


def test_no_other_of_the_events_class_that_is_named_again() -> None:
    """ "In which war … of the Northern Wars": two of one class."""
    w = writer("It was a battle.")
    answer = Answer("War of Lund", "thing")
    for stem, twice in (
        ("In which war was the Battle of Lund fought in the Northern Wars?", True),
        ("In which war was the Battle of Lund fought?", False),
    ):
        assert pinned.repeated(w, draft(w, stem, answer, "what"), stem) is twice


@pytest.mark.parametrize(
    ("name", "wh"),
    [
        ("Lorn Senate", "Who"),
        ("Weather Bureau", "Who"),
        ("Northern Army", "Who"),
        ("Lorn Sports Association", "Which association"),
        ("Lorn University", "Which university"),
        ("Lorn Guild", "Who"),
    ],
)
def test_a_class_leaves_a_choice(name: str, wh: str) -> None:
    """A land has one senate, and "which organization" says nothing: only classes with several members ask."""
    w = writer("Ann Lee came.")
    assert names.wh_word(w, Answer(name, "organization")) == wh


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ann Lee left Tanner Street in 1931.", "Tanner Street"),
        ("Ann Lee was a spy of the Halden Guard and later of the Moss Guard.", "Halden Guard"),
        ("One painter who came to Moss in 1931 was Ann Lee.", "Ann Lee"),
        ("In 1931 strong winds felled trees across Luzon.", "Luzon"),
        ("Ann Lee's team won for the eighth time in 11 matches.", "11"),
    ],
)
def test_not_asked_for(text: str, name: str) -> None:
    """What stands for something else, or beside a second that would do, is no answer."""
    assert name not in wordings(text)


def test_a_street_is_asked_for_where_something_stands_in_it() -> None:
    """Behind "in" or "on" a street is a street."""
    assert (
        wordings("Ann Lee opened a shop in Tanner Street in 1931.").get("Tanner Street", "") == "which street"
    )


def test_a_name_before_a_noun_is_nobody() -> None:
    """ "Ahead of Oscar favourite Dry Land": the prize is no rival."""
    w = writer("The team of Moss finished ahead of Ann Lee.")
    s = w.reading.sentences[0]
    w.reading.sentences[0] = replace(
        s, tokens=[*s.tokens[:-1], replace(s.tokens[-1], text="favourite", pos="NOUN")]
    )
    assert "Ann Lee" not in {t.answer.text for t in targets(w, w.reading.sentences[0])}
    assert "Ann Lee" in wordings("The team of Moss finished ahead of Ann Lee.")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Film firm Acme has paid out $6.5m (£3.8m) to close a feud in Lund.", "$6.5"),
        ("Moss beat Lund for the eighth time in 11 matches.", "11"),
        ("The Moss ferry ran aground for the sixth time in 14 crossings in 1931.", "14"),
        ("There were four minutes for Moss to hold out against Lund.", "four"),
        ("Ann Lee is the editor of Halden Magazine.", "Ann Lee"),
    ],
)
def test_no_piece_of_a_fact(text: str, key: str) -> None:
    """A sum cut off, one of two numbers that belong together, a moment, who holds an office today."""
    assert key not in {a.text for a in asked(text + FILL).values()}


def test_the_surname_in_spite_of_false_namesakes() -> None:
    """ "Matchwinner Strand" is no second Strand; Karl Strand is, unless the sentence itself says "Strand"."""
    w = writer("Ole Strand won the race in Moss. Matchwinner Strand was glad of it.")
    ole = next(n for n, e in enumerate(w.reading.entities) if e.name == "Ole Strand")
    assert "Strand" in accepted(w, draft(w, "Who won?", Answer("Ole Strand", "person", ole), "who"))
    w = writer("Ole Strand won the race in Moss. His rival Karl Strand was glad of it.")
    ole = next(n for n, e in enumerate(w.reading.entities) if e.name == "Ole Strand")
    assert "Strand" not in accepted(w, draft(w, "Who won?", Answer("Ole Strand", "person", ole), "who"))
    w = writer("Ole Strand came to Moss. Strand won the race. His rival Karl Strand was glad of it.")
    ole = next(n for n, e in enumerate(w.reading.entities) if e.name == "Ole Strand")
    found = replace(draft(w, "Who won?", Answer("Ole Strand", "person", ole), "who"), sentence=1)
    found = replace(found, evidence=(w.reading.sentences[1].text,))
    assert "Strand" in accepted(w, found)


def test_a_gap_without_the_title() -> None:
    """Who fills in the name without the title that was taken for a part of it is right."""
    text = "Then Rajah Ole Strand came. Later Ole Strand left."
    assert (
        fitting(text, "Then {{Rajah Ole Strand|Ole Strand}} came.")
        == "Then {{Rajah Ole Strand|Ole Strand}} came."
    )


def test_no_initials_of_a_translation() -> None:
    """Where the article gives the foreign initials, those of the English words are nobody's."""
    raw = "The Halden National Guard (Haldens nasjonale vern – HNV) met."
    assert spelt.of_body("Halden National Guard", "organization", raw) == ["HNV"]


def test_no_year_before_somebody_was_born() -> None:
    """A wrong year lies within the life of whom the question names."""
    text = "Ann Lee bought the Halden mill in 1935. Ann Lee was born in Moss in 1932, and died in 1938."
    w = writer(text)
    found = draft(w, "In which year?", Answer("1935", "year", value=1935), entities=("Ann Lee",))
    years = [int(y) for y in valued.years_for(Slots(w), found)]
    assert years
    assert all(1932 <= y <= 1938 for y in years)


def beside(*keys: str) -> list[str]:
    """The lands offered beside a list of lands."""
    w = writer(f"Ann Lee sailed against {', '.join(keys[:-1])} and {keys[-1]}.")
    answers = tuple(Answer(x, "country") for x in keys)
    s = w.reading.sentences[0]
    return countries_for(Slots(w), Draft("list", ("Against whom?",), answers, "0", 0, (s.text,)))


def test_no_tiny_lands_beside_large_ones() -> None:
    """Nobody thinks of Antigua beside Canada and Australia."""
    assert "New Zealand" in beside("Canada", "South Africa", "Australia")
    found = beside("Canada", "Mexico", "Cuba", "Jamaica")
    assert found
    assert not {countries.code_of(x) for x in found} & gazetteer.SMALL
    assert not gazetteer.SMALL & {"NZ", "US", "GB"}


def test_no_name_with_an_epithet_inside() -> None:
    """ "US giant Lorn Electric" taken for a name: nobody knows where the name begins."""
    w = writer("Ann Lee came.")
    e = replace(next(e for e in w.reading.entities if e.name == "Ann Lee"))
    e.name, e.kind, e.aliases = "Electric", "organization", ["Electric", "US giant Lorn Electric"]
    w.reading.entities.append(e)
    m = Mention(0, 0, 1, "organization", "Electric", len(w.reading.entities) - 1)
    e.called = "firm"
    assert names.answer(w, m) is None
    e.aliases = ["Electric"]
    assert names.answer(w, m) is not None


@pytest.mark.parametrize(("key", "nearest", "farthest"), [(1805, 2, 30), (1931, 1, 15), (1204, 7, 120)])
def test_how_far_a_wrong_year_lies(key: int, nearest: int, farthest: int) -> None:
    """The older, the wider; but nobody takes 1787 for a year of Napoleon's wars."""
    assert near.spread(key) == farthest
    assert min(abs(y - key) for y in near.years(key, 2000)) >= nearest
    assert max(abs(y - key) for y in near.years(key, 2000)) <= 12 * nearest


def test_who_was_nominated_is_one_of_several() -> None:
    """A prize has several nominees."""
    w = writer("Ann Lee was nominated for the Moss Prize.")
    stem = "Who was nominated for the Moss Prize?"
    assert loose.shared(w, draft(w, stem, Answer("Ann Lee", "person"), "who"), stem)
