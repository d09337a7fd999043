"""What each type does beyond what all do: its marks, its notes, its invariants."""

from __future__ import annotations

from random import Random

import pytest

from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    Source,
    TrueFalse,
    Unreadable,
    Verdict,
)

CAPITALS = MultiResponse(
    id="capitals",
    stem="Which of these are capitals?",
    keys_=("Lima", "Oslo", "Doha"),
    distractors=("Lyon", "Bonn"),
)
PARTNERS = Matching(
    id="capital-of",
    stem="Match each country with its capital.",
    pairs=(("Peru", "Lima"), ("Norway", "Oslo"), ("Qatar", "Doha")),
    distractors=("Bergen",),
)
PLANETS = Ordering(
    id="planets", stem="Order from the Sun outward.", keys_=("Mercury", "Venus", "Earth", "Mars")
)
GAPS = Cloze(id="gaps", stem="{{Lima}} is in Peru, {{Oslo|Christiania}} in Norway.")


def number(key: float, tolerance: float = 0, unit: str = "") -> Numerical:
    """A numerical question."""
    return Numerical(id="n", stem="How much?", key=key, tolerance=tolerance, unit=unit)


def points(q: Question, line: str, seed: int = 1) -> float:
    """The points for a typed line."""
    return q.score(q.read(line, q.ask(Random(seed)))).points


def flaws(q: Question) -> list[tuple[str, str]]:
    """Field and message of each flaw."""
    return [(flaw.field, flaw.message) for flaw in q.flaws()]


@pytest.mark.parametrize(
    ("ticks", "expected"),
    [
        (("Lima", "Oslo", "Doha"), 1.0),
        (("Lima", "Oslo"), 2 / 3),
        (("Lima", "Oslo", "Doha", "Lyon"), 2 / 3),
        (("Lima", "Lyon"), 0.0),
        (("Lyon", "Bonn"), 0.0),
        (("Lima", "Oslo", "Doha", "Lyon", "Bonn"), 1 / 3),
    ],
)
def test_wrong_ticks_cost_what_right_ones_earn(ticks: tuple[str, ...], expected: float) -> None:
    """Right ticks minus wrong ticks over keys, not below zero."""
    assert CAPITALS.score(ticks).points == pytest.approx(expected)


def test_a_partly_right_choice_says_what_was_amiss() -> None:
    """The note counts what was missed and what was wrong."""
    mark = CAPITALS.score(("Lima", "Oslo", "Bonn"))
    assert mark.verdict is Verdict.PARTLY
    assert mark.note == "1 missed, 1 wrong"


def test_pairs_and_gaps_count_one_by_one() -> None:
    """Matching and cloze score the share that is right."""
    assert PARTNERS.score(("Lima", "Bergen", "Doha")).points == pytest.approx(2 / 3)
    assert points(GAPS, "Lima; Stockholm") == 0.5
    assert points(GAPS, "lima; christiania") == 1.0


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (("Mercury", "Venus", "Earth", "Mars"), 1.0),
        (("Mercury", "Earth", "Venus", "Mars"), 2 / 3),
        (("Mars", "Earth", "Venus", "Mercury"), 0.0),
        (("Mercury", "Venus"), 0.0),
        (("Mercury", "Mercury", "Venus", "Earth"), 0.0),
    ],
)
def test_order_is_scored_by_neighbours(order: tuple[str, ...], expected: float) -> None:
    """The share of adjacent pairs in order; an order with something missing scores nothing."""
    assert PLANETS.score(order).points == pytest.approx(expected)


def test_a_near_miss_is_named_and_not_taken() -> None:
    """More than a slip of the pen scores nothing, and the note says how close it was."""
    q = ShortAnswer(id="s", stem="Which city?", accept=("Islamabad",))
    mark = q.score(("Islamabadian",))
    assert mark.verdict is Verdict.WRONG
    assert "Islamabad" in mark.note
    assert q.score(("Lahore",)).note == ""


@pytest.mark.parametrize("typed", ["the  S.C.O.", "sco", "SCO!", "Sco"])
def test_case_articles_and_punctuation_do_not_matter(typed: str) -> None:
    """A typed answer is right however it is dressed."""
    assert points(ShortAnswer(id="s", stem="Which?", accept=("SCO",)), typed) == 1.0


@pytest.mark.parametrize(
    ("key", "tolerance", "unit", "line", "expected"),
    [
        (2001, 0, "", "2001", 1.0),
        (2001, 0, "", "2,001", 1.0),
        (2001, 0, "", "2002", 0.0),
        (2001, 1, "", "2002", 1.0),
        (0.3, 0, "", "0.3", 1.0),
        (0.3, 0.1, "", "0.4", 1.0),
        (0, 0, "", "0.0001", 0.0),
        (-40, 0, "°C", "-40 °C", 1.0),
        (5, 0, "m", "5 m", 1.0),
        (5, 0, "m", "5m", 1.0),
        (5, 0, "m", "5 million m", 0.0),
        (3.5, 0, "million", "3.5 million", 1.0),
        (3.5, 0, "million people", "3.5 million people", 1.0),
        (3_500_000, 0, "people", "3.5 million", 1.0),
        (1.2, 0, "billion", "1,200,000,000", 1.0),
        (1.2, 0, "billion", "1200 million", 1.0),
        (1.2, 0, "billion", "1.2bn", 1.0),
        (1.2, 0.05, "billion", "1,250,000,000", 1.0),
        (1.2, 0.05, "billion", "1,260,000,000", 0.0),
        (0.5, 0, "million people", "500 000", 1.0),
        (5.5, 0, "million people", "5500000 people", 1.0),
        (3, 0, "million dollars", "$3,000,000", 1.0),
        (5.5, 0, "million", "5.5 thousand", 0.0),
        (7, 0, "thousand", "7000", 1.0),
        (7, 0, "deaths per million", "7,000,000", 0.0),
        (12, 0, "m2", "12 m2", 1.0),
        (23, 0, "", "the 23rd", 1.0),
        (2001, 0, "", "in 2001 AD", 1.0),
        (2001, 0, "", "minus 2001", 0.0),
        (1234567890123456789, 0, "", "1234567890123456789", 1.0),
        (1234567890123456789, 0, "", "1234567890123456788", 0.0),
        (25, 0, "5", "25", 1.0),
        (6.02e23, 1e21, "", "6.02e23", 1.0),
    ],
)
def test_a_number_with_or_without_its_unit(
    key: float, tolerance: float, unit: str, line: str, expected: float
) -> None:
    """The unit may be typed or left out, and is no part of the number: 5 m is not 5 million."""
    assert points(number(key, tolerance, unit), line) == expected


@pytest.mark.parametrize("line", ["5 km", "5 kg", "5 mm", "not 5"])
def test_another_unit_is_no_answer(line: str) -> None:
    """Refused when typed, and worth nothing in an old log."""
    with pytest.raises(Unreadable, match="its unit, m"):
        number(5, unit="m").read(line, number(5).ask(Random(0)))
    assert number(5, unit="m").score((line,)).points == 0.0


@pytest.mark.parametrize(
    ("key", "line", "note"),
    [
        (1e-9, "2e-9", "off by 1e-09"),
        (0.3, "0.1", "off by 0.2"),
        (2001, "1,990", "off by 11"),
        (1.5, "2.75", "off by 1.25"),
        (123456789, "0", "off by 123,456,789"),
    ],
)
def test_a_wrong_number_is_told_how_far_off_it_is(key: float, line: str, note: str) -> None:
    """The distance is shown as people write it, and never as none."""
    assert number(key).score((line,)).note == note


def test_a_large_key_is_shown_to_its_last_digit() -> None:
    """The right answer is the key itself, not a fraction near it."""
    assert number(1234567890123456789).answer() == ("1,234,567,890,123,456,789",)


@pytest.mark.parametrize("line", ["abc", "1 to 2", "-", "1e999", "9" * 5000, "٣ or ٤"])
def test_what_is_no_number_is_refused_with_a_hint(line: str) -> None:
    """No crash on odd digits, and the refusal shows how a number looks."""
    with pytest.raises(Unreadable, match="such as"):
        number(5).read(line, number(5).ask(Random(0)))


@pytest.mark.parametrize("key", [10**19, -(10**400), float("nan"), float("inf")])
def test_a_number_beyond_bounds_is_a_flaw_not_a_crash(key: float) -> None:
    """A key no file can hold, or no learner can type, is told."""
    assert [field for field, _ in flaws(number(key))] == ["key"]


def test_true_false_takes_letters_words_and_numbers() -> None:
    """t, true, yes, y and 1 are true; anything else is refused with a hint."""
    q = TrueFalse(id="t", stem="Lima is in Peru.", key=True)
    assert {points(q, line) for line in ("t", "TRUE", "yes", "y", "1")} == {1.0}
    assert {points(q, line) for line in ("f", "False", "no", "n", "2")} == {0.0}
    with pytest.raises(Unreadable, match="type t for true"):
        q.read("maybe", q.ask(Random(0)))


def test_the_answer_to_a_false_statement_is_the_truth() -> None:
    """The correction is shown with the answer."""
    q = TrueFalse(id="t", stem="Lyon is in Peru.", key=False, correction="Lyon is in France.")
    assert q.answer() == ("False. Lyon is in France.",)


def test_gaps_are_hidden_and_numbered() -> None:
    """The stem that is shown holds no answer."""
    asked = GAPS.ask(Random(0))
    assert asked.stem == "(1) _____ is in Peru, (2) _____ in Norway."
    assert asked.slots == ("gap 1", "gap 2")


def test_too_few_or_too_many_answers_are_refused_with_the_number_wanted() -> None:
    """A line with the wrong number of parts says how many there are."""
    with pytest.raises(Unreadable, match="there are 2 gaps"):
        GAPS.read("Lima", GAPS.ask(Random(0)))
    with pytest.raises(Unreadable, match="there are 3 to match"):
        PARTNERS.read("1 2", PARTNERS.ask(Random(0)))
    with pytest.raises(Unreadable, match="each of the 4 numbers once"):
        PLANETS.read("1 2 3 3", PLANETS.ask(Random(0)))
    with pytest.raises(Unreadable, match="from 1 to 5"):
        CAPITALS.read("6", CAPITALS.ask(Random(0)))


FLAWED = {
    "stem": MultiChoice(id="a", stem=" ", key="k", distractors=("x", "y")),
    "id": MultiChoice(id="a b", stem="s", key="k", distractors=("x", "y")),
    "difficulty": MultiChoice(id="a", stem="s", key="k", distractors=("x", "y"), difficulty=1.5),
    "evidence": MultiChoice(id="a", stem="s", key="k", distractors=("x", "y"), evidence=("",)),
    "distractors": MultiChoice(id="a", stem="s", key="k", distractors=("x",)),
    "the key, dressed otherwise": MultiChoice(id="a", stem="s", key="The SCO", distractors=("sco.", "y")),
    "key": MultiChoice(id="a", stem="s", key="", distractors=("x", "y")),
    "keys": MultiResponse(id="a", stem="s", keys_=(), distractors=("x",)),
    "a key among distractors": MultiResponse(id="a", stem="s", keys_=("X",), distractors=("x", "y")),
    "accept": ShortAnswer(id="a", stem="s", accept=()),
    "tolerance": number(1, tolerance=-1),
    "correction": TrueFalse(id="a", stem="s", key=True, correction="c"),
    "no gap": Cloze(id="a", stem="no gap"),
    "an open gap": Cloze(id="a", stem="{{Lima}} and {{Oslo"),
    "an empty gap": Cloze(id="a", stem="{{Lima}} and {{}}"),
    "a gap in a gap": Cloze(id="a", stem="{{Lima and {{Oslo}}"),
    "pairs": Matching(id="a", stem="s", pairs=(("l", "r"),)),
    "rights, dressed otherwise": Matching(
        id="a", stem="s", pairs=(("l", "Black Sea"), ("m", "black sea"), ("n", "q"))
    ),
    "a distractor that pairs, dressed otherwise": Matching(
        id="a", stem="s", pairs=(("l", "SCO"), ("m", "q")), distractors=("The SCO",)
    ),
    "a distractor twice": Matching(
        id="a", stem="s", pairs=(("l", "r"), ("m", "q")), distractors=("The UN", "UN")
    ),
    "a distractor that pairs": Matching(id="a", stem="s", pairs=(("l", "r"), ("m", "q")), distractors=("R",)),
    "one item": Ordering(id="a", stem="s", keys_=("x",)),
    "the same twice": Ordering(id="a", stem="s", keys_=("x", "X ")),
    "items, dressed otherwise": Ordering(id="a", stem="s", keys_=("The UN", "UN")),
    "wrong choices, dressed otherwise": MultiChoice(
        id="a", stem="s", key="k", distractors=("São Paulo", "Sao Paulo")
    ),
    "right choices, dressed otherwise": MultiResponse(
        id="a", stem="s", keys_=("The UN", "UN"), distractors=("x",)
    ),
    "a semicolon in one of several gaps": Cloze(id="a", stem="{{Lima; Peru}} and {{Oslo}}"),
}


@pytest.mark.parametrize("name", FLAWED)
def test_a_broken_invariant_is_told(name: str) -> None:
    """Each invariant yields exactly one flaw, at the field that breaks it."""
    found = flaws(FLAWED[name])
    assert len(found) == 1, found
    assert name not in {"stem", "id", "difficulty", "evidence", "distractors", "key"} or found[0][0] == name


UNFLAWED = {
    "a right-hand side that serves twice": Matching(
        id="a", stem="s", pairs=(("l", "r"), ("m", "r")), distractors=("d",)
    ),
    "choices that a sign tells apart": MultiChoice(id="a", stem="s", key="C", distractors=("C#", "C++")),
    "choices that a vowel tells apart": Ordering(id="a", stem="s", keys_=("दिन", "दान")),
    "a semicolon in the only gap": Cloze(id="a", stem="{{Lima; Peru}}"),
}


@pytest.mark.parametrize("name", UNFLAWED)
def test_what_can_be_asked_and_answered_is_no_flaw(name: str) -> None:
    """Choices that differ for a reader differ for the program."""
    assert flaws(UNFLAWED[name]) == []


def test_a_bank_tells_its_own_flaws() -> None:
    """Id, title and lengths of a bank and its source are bounded; two questions of one id are told."""
    q = ShortAnswer(id="a", stem="s", accept=("x",))
    bank = Bank(id="Ä", title="", description="x" * 5000, authors=("a", "a"), questions=(q, q))
    assert {flaw.field for flaw in bank.flaws()} == {"id", "title", "description", "authors", "question"}
    assert [flaw.field for flaw in Source(title="x" * 5000).flaws()] == ["title"]
    assert bank.question("a") is q
    assert bank.question("b") is None
