"""Stems that hold of too many things are dropped; counts and lengths are asked with their bounds."""

from __future__ import annotations

from collections import Counter

import pytest

from quiz.generate import loose
from quiz.generate.accepting import accepted
from quiz.generate.asking import many, roles
from quiz.generate.asking.targets import targets
from quiz.generate.asking.whole import ask
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import extract
from tests.unit.generate.writers import writer


def draft(w: Writer, stem: str, kind: str, answer: Answer) -> Draft:
    """A draft of the first sentence with one wording."""
    s = w.reading.sentences[0]
    return Draft(
        kind=kind, stems=(stem,), answers=(answer,), fact="0", sentence=0, evidence=(s.text,), lemma="be"
    )


@pytest.mark.parametrize(
    ("text", "stem", "kind", "gate"),
    [
        ("Members met Ann Lee in 1931.", "Who met members in 1931?", "who", loose.incomplete),
        ("Ann Lee was elected in 1931.", "In which year was Ann Lee elected?", "when", loose.incomplete),
        (
            "A bridge was opened by Ann Lee in 1931.",
            "In which year was a bridge opened by Ann Lee?",
            "turned",
            loose.indefinite,
        ),
        (
            "Three of the works were shown in 1931.",
            "Three of the works were shown in 1932.",
            "truefalse",
            loose.indefinite,
        ),
        ("Ann Lee became a member of the club.", "Who became a member of the club?", "who", loose.shared),
        ("Peru ranks low on the index.", "Which country ranks low on the index?", "which", loose.shared),
        (
            "They spoke of ports such as Bergen and Oslo.",
            "They spoke of ports such as {{Bergen}}.",
            "gap",
            loose.one_of_open,
        ),
        (
            "The film Salt, starring Ann Lee, won.",
            "The film Salt, starring {{Ann Lee}}, won.",
            "gap",
            loose.one_of_open,
        ),
    ],
)
def test_what_holds_of_many_is_dropped(text: str, stem: str, kind: str, gate: object) -> None:
    """A bare relational noun, a bare indefinite, a shared predicate and an open list fix no answer."""
    w = writer(text)
    answer = Answer("1931", "year", value=1931.0) if "year" in stem else Answer("Ann Lee", "person")
    assert callable(gate)
    assert gate(w, draft(w, stem, kind, answer), stem)


def test_what_is_told_apart_stays() -> None:
    """A complement, a place or a first time makes one thing of it."""
    w = writer("A bridge across the Tista was opened by Ann Lee, the first member of the club, in 1931.")
    year = Answer("1931", "year", value=1931.0)
    person = Answer("Ann Lee", "person")
    for stem, answer in (
        ("In which year was a bridge across the Tista opened by Ann Lee?", year),
        ("Who was the first member of the club?", person),
    ):
        d = draft(w, stem, "who", answer)
        gates = (loose.incomplete, loose.indefinite, loose.shared, loose.one_of_open)
        assert not any(gate(w, d, stem) for gate in gates)


def test_a_bound_before_a_number_is_not_asked_by() -> None:
    """Nobody says "More than how many …?", nor may a bound be asked as if it were exact; a gap will do."""
    w = writer("Over 60% of the town's houses burned in 1716.")
    assert {t.wh for t in targets(w, w.reading.sentences[0]) if t.answer.text == "60"} == {""}
    w = writer("The harbour firm of Halden sold more than 300 boats to the fishermen of Moss in 1716.")
    stems = [stem for d in many.ask(w, extract(w, Counter())) for stem in d.stems]
    assert not [stem for stem in stems if "how many" in stem.casefold()]
    w = writer("The harbour firm of Halden sold about 300 boats to the fishermen of Moss in 1716.")
    stems = [stem for d in many.ask(w, extract(w, Counter())) for stem in d.stems]
    assert any(stem.startswith("About how many boats") for stem in stems)


def test_a_measure_of_a_thing_is_no_count() -> None:
    """In "600 mm narrow gauge lines" it is not the lines that are counted."""
    w = writer("The quarry ran its wagons over 600 mm narrow gauge lines.")
    assert not any("how many" in t.wh and t.answer.text == "600" for t in targets(w, w.reading.sentences[0]))


def test_a_length_of_time_is_asked_with_for() -> None:
    """What lasted "for nine years" is asked as "For how long"."""
    w = writer("Ann Lee ruled the town of Halden for nine years.")
    found = {
        stem: d.answers[0].text for d in ask(w, []) for stem in d.stems if stem.startswith("For how long")
    }
    assert set(found.values()) == {"nine years"}


def test_a_year_of_another_verb_does_not_stand_in_the_way() -> None:
    """Each of two verbs has its own year; neither makes the other doubtful."""
    w = writer("The Lorn Society was founded in 1834 and became independent of Halden College in 1963.")
    assert {t.answer.text for t in targets(w, w.reading.sentences[0]) if t.wh == "which year"} == {
        "1834",
        "1963",
    }


def test_the_evidence_own_form_of_a_name_is_accepted() -> None:
    """A name in brackets behind the key is as right as the key."""
    w = writer("Maria Keller (Kellerina) painted the town hall. Maria Keller lived in Oslo.")
    entity = next(n for n, e in enumerate(w.reading.entities) if e.name == "Maria Keller")
    d = draft(w, "Who painted the town hall?", "who", Answer("Maria Keller", "person", entity))
    assert "Kellerina" in accepted(w, d)


def test_descriptions_that_differ_in_gender_alone_are_one() -> None:
    """ "Spokesman" and "spokeswoman" of one body cannot be told apart in a match."""
    assert roles._overlap("Lorn Council spokesperson", "Lorn Council spokeswoman")
    assert not roles._overlap("Lorn Council spokesperson", "Halden Museum director")


@pytest.mark.parametrize(
    ("stem", "shared"),
    [
        ("Who wrote one of the most valuable works on salt?", True),
        ("Which university is now one of Norway's leading ones?", True),
        ("Who wrote the most valuable work on salt?", False),
    ],
)
def test_one_of_the_best_has_others_beside_it(stem: str, shared: bool) -> None:
    """Several wrote "one of the most valuable works": nobody can know who is meant."""
    w = writer("Ann Lee wrote one of the most valuable works on salt.")
    d = draft(w, stem, "who", Answer("Ann Lee", "person"))
    assert loose.shared(w, d, stem) is shared


def test_what_is_only_ones_own_says_nothing() -> None:
    """ "Who resigned from his post in his party?" holds of many; with a name in it it does not."""
    w = writer("Ann Lee resigned from her post in her party in May 1990.")
    answer = Answer("Ann Lee", "person", 0)
    assert loose.incomplete(w, draft(w, "", "who", answer), "Who resigned from her post in her party?")
    named = "Who resigned from her post in Oslo and left her party?"
    assert not loose.incomplete(w, draft(w, "", "who", answer), named)


@pytest.mark.parametrize(
    ("stem", "dropped"),
    [
        ("In which year did Peru join?", True),
        ("Peru joined in {{2016}}.", True),
        ("In which year did Peru join the Andean League?", False),
        ("In which year was the treaty of Lima signed?", False),
    ],
)
def test_a_verb_without_its_object_says_nothing(stem: str, dropped: bool) -> None:
    """What Peru joined stood in the sentence before; what is signed is the subject of its passive."""
    w = writer("Peru joined in 2016.")
    assert loose.incomplete(w, draft(w, stem, "turned", Answer("2016", "year")), stem) is dropped


@pytest.mark.parametrize(
    ("bad", "good"),
    [
        ("Who published his map of Peru?", "Who published his map of Peru in 1931?"),
        (
            "Who attracted fewer guests than its first show?",
            "Who attracted fewer guests than the first show?",
        ),
    ],
)
def test_a_work_told_by_whom_it_is_of(bad: str, good: str) -> None:
    """ "His map" tells nothing before it is known whose; and "its" is nobody's."""
    w = writer("Ann Lee published a map.")
    assert loose.incomplete(w, draft(w, bad, "who", Answer("Ann Lee", "person")), bad)
    assert not loose.incomplete(w, draft(w, good, "who", Answer("Ann Lee", "person")), good)


def test_a_gap_on_letters_wants_their_full_name() -> None:
    """Letters that the article and everybody leave unexpanded are no gap; those of a known body are."""
    w = writer("Ann Lee of the QTU was elected.")
    for letters, dropped in (("QTU", True), ("QTU|Quay Union", False), ("NATO", False)):
        stem = f"Ann Lee of the {{{{{letters}}}}} was elected."
        key = Answer(letters.split("|")[0], "organization")
        assert loose.unexpanded(w, draft(w, stem, "gap", key), stem) is dropped
