"""Numbers, units and days as people type them: one amount in many writings, and never another amount."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.questions import Numerical, Unreadable
from quiz.questions.closeness import closeness
from quiz.questions.days import MONTHS, days
from quiz.questions.lookalikes import NEGATIONS
from quiz.questions.numerals import ONES, TEENS, TENS, in_digits
from quiz.questions.units import _SPELLINGS, is_unit, symbolic

UNITS = [line.split() for line in _SPELLINGS.strip().splitlines()]
numbers = st.integers(0, 10**12) | st.integers(0, 130) | st.integers(0, 30_000)
nouns = st.text("bcfjnoprtuvz", min_size=4, max_size=9)
dates = st.dates(date(1000, 1, 1), date(2999, 12, 31))


def in_words(number: int) -> str:
    """A whole number as it is said."""
    small = ["zero", *ONES, *TEENS]
    if number < 20:
        return small[number]
    if number < 100:
        return TENS[number // 10 - 2] + (f"-{small[number % 10]}" if number % 10 else "")
    for size, name in ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (1000, "thousand")):
        if number >= size:
            rest = number % size
            link = " and " if 0 < rest < 100 else " "
            return f"{in_words(number // size)} {name}" + (f"{link}{in_words(rest)}" if rest else "")
    rest = f" and {in_words(number % 100)}" if number % 100 else ""
    return f"{small[number // 100]} hundred{rest}"


def right(typed: str, key: str, *others: str, stem: str = "") -> bool:
    """Whether a typed answer is taken."""
    return closeness(typed, (key,), others, stem).right


# -- numbers in letters -----------------------------------------------------------------------------


@given(number=numbers, capital=st.booleans())
def test_a_number_in_letters_is_the_number(number: int, capital: bool) -> None:
    """Every number that can be said is read, with its hyphens or without, and stands alone or in a text."""
    said = in_words(number)
    told = said.capitalize() if capital else said
    assert in_digits(told) == str(number)
    assert in_digits(told.replace("-", " ")) == str(number)
    assert in_digits(f"the {told} ships, and no more") == f"the {number} ships, and no more"


@given(one=numbers, other=numbers, noun=nouns)
def test_letters_and_digits_are_one_number_and_no_other(one: int, other: int, noun: str) -> None:
    """Whichever of the two the key has; another number is another answer."""
    for around in ("{}", "{} km", f"{noun} {{}}", f"{noun} of {{}} {noun}"):
        said, told = around.format(in_words(one)), around.format(one)
        assert right(said, told)
        assert right(told, said)
        assert right(said, around.format(f"{other:,}")) is (one == other)
        assert right(told, around.format(in_words(other))) is (one == other)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("nineteen forty", "19 40"),
        ("ten-twenty", "10-20"),
        ("two and two", "2 and 2"),
        ("thousand", "thousand"),
        ("3.5 million", "3500000"),
        ("$3 million", "$3000000"),
        ("1,2 million", "1,2 million"),
        ("3 400 thousand", "3 400 thousand"),
        ("a hundred", "100"),
        ("a million people", "1000000 people"),
        ("two million and", "2000000 and"),
        ("one million one million", "1000000 1000000"),
        ("twenty-first", "21st"),
        ("thirty-second", "32nd"),
        ("two and a half", "2 and a half"),
        ("² thousand", "² thousand"),
    ],
)
def test_what_is_said_apart_stays_apart(text: str, expected: str) -> None:
    """Years, ranges and sums are not run together into a number that nobody said."""
    assert in_digits(text) == expected


# -- units ------------------------------------------------------------------------------------------


@given(
    number=st.integers(1, 10**6), unit=st.sampled_from(UNITS), other=st.sampled_from(UNITS), data=st.data()
)
def test_a_unit_has_many_spellings_and_is_no_other(
    number: int, unit: list[str], other: list[str], data: st.DataObject
) -> None:
    """Short or long, singular or plural; a number of something else is another answer."""
    key, typed = (f"{number} {data.draw(st.sampled_from(unit))}" for _ in range(2))
    wrong = f"{number} {data.draw(st.sampled_from(other))}"
    assert right(typed, key)
    assert right(typed.replace(" ", ""), key)
    assert right(f"for {in_words(number)} {typed.split()[1]}", key)
    if unit != other:
        assert not right(wrong, key)
        assert not right(wrong, str(number), stem=f"How many {unit[-1]} did the crossing take?")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("square kilometres", "km²"),
        ("sq km", "km2"),
        ("kilometres per hour", "km/h"),
        ("miles an hour", "mph"),
        ("cubic metres", "m3"),
    ],
)
def test_units_made_of_others(one: str, other: str) -> None:
    """Squares, cubes and rates are units of their own."""
    assert is_unit(one)
    assert right(f"7 {one}", f"7 {other}")
    assert right(f"7 {other}", f"7 {one}")
    assert not right(f"7 {one}", f"7 {one.split()[-1]}")
    assert not is_unit("boats")
    assert symbolic("7 boats") == "7 boats"


@given(number=numbers, other=numbers, noun=nouns, else_=nouns, negation=st.sampled_from(sorted(NEGATIONS)))
def test_what_the_stem_counts_may_stand_behind_the_number(
    number: int, other: int, noun: str, else_: str, negation: str
) -> None:
    """``9 boats`` where boats are counted; not another number, not another thing, not a denial."""
    assume(symbolic(noun) != symbolic(else_) and noun.rstrip("sei") != else_.rstrip("sei"))
    stem = f"How many {noun} crossed the lake?"
    for key in (str(number), in_words(number), f"{number:,}"):
        assert right(f"{number} {noun}", key, stem=stem)
        assert right(f"about {in_words(number)} {noun}", key, stem=stem)
        assert right(f"{other} {noun}", key, stem=stem) is (number == other)
        assert not right(f"{number} {else_}", key, stem=stem)
        assert not right(f"{negation} {number} {noun}", key, stem=stem)
        assert not right(f"{number}%", key, stem=stem)
        assert not right(f"${number}", key, stem=stem)
        assert not right(f"{number} {noun}", key, f"{number} {noun}", stem=stem)


@pytest.mark.parametrize(
    ("typed", "key", "stem"),
    [
        ("9 days", "nine", "In how many days was the bridge built?"),
        ("in nine days", "9", "In how many days was the bridge built?"),
        ("eleven", "11 years", "For how long did she teach?"),
        ("for eleven", "eleven years", "For how long did she teach?"),
        ("3,400 m", "3,400", "How many metres of cable did they lay?"),
        ("3400 metres of cable", "3,400", "How many metres of cable did they lay?"),
        ("9 m", "9", "How long, in metres, is the boat?"),
        ("three million people", "3 million", "How many million people live there?"),
        ("40%", "40", "What share of the voters stayed at home?"),
        ("$40", "40", "How much did the ticket cost?"),
    ],
)
def test_an_amount_as_people_write_it(typed: str, key: str, stem: str) -> None:
    """Little words, short units and the stem's own noun make no answer wrong."""
    assert right(typed, key, stem=stem)


@pytest.mark.parametrize(
    ("typed", "key", "stem"),
    [
        ("over 11 years", "11 years", "For how long did she teach?"),
        ("nine and a half days", "nine", "In how many days was the bridge built?"),
        ("9-10 days", "9", "In how many days was the bridge built?"),
        ("nine tenths", "nine", "In how many days was the bridge built?"),
        ("two dozen", "2", "How many boats crossed the lake?"),
        ("3.4 km", "3,400", "How many metres of cable did they lay?"),
        ("3.400 m", "3,400", "How many metres of cable did they lay?"),
        ("40%", "40", "How much did the ticket cost?"),
        ("40%", "40", ""),
        ("40%", "40", "How many million people live there?"),
    ],
)
def test_an_amount_of_something_else_is_not_taken(typed: str, key: str, stem: str) -> None:
    """What is more, less or of another kind is another answer."""
    assert not right(typed, key, stem=stem)


def test_the_note_names_the_nearest_spelling_and_is_true() -> None:
    """It speaks of a number only where the number differs, of a unit where that does."""

    def note(typed: str, *accepted: str, stem: str = "") -> str:
        return closeness(typed, accepted, (), stem).note

    asked = "In how many days was the bridge built?"
    assert note("10 days", "nine", "9", stem=asked) == "another number: 10 days, not nine"
    assert note("9 weeks", "nine", "9", stem=asked) == "another unit: 9 weeks, not nine"
    assert note("Gemini ten", "Gemini eleven") == "the number differs: 10, not 11"
    assert note("north tower 5", "big hall 40", "north tower 4") == "the number differs: 5, not 4"
    assert note("north tower 5", "north tower 4", "big hall 40") == "the number differs: 5, not 4"


# -- numerical questions ----------------------------------------------------------------------------


def points(stem: str, key: float, line: str, unit: str = "") -> float:
    """The points for a line typed to a numerical question."""
    question = Numerical(id="n", stem=stem, key=key, unit=unit)
    return question.score(question.read(line, question.ask(Random(0)))).points


@pytest.mark.parametrize(
    "line", ["60 metres", "60 m", "60m", "60 meters", "sixty", "about sixty metres", "60"]
)
def test_a_numerical_question_takes_the_unit_of_its_stem(line: str) -> None:
    """Where the bank names no unit, the stem does."""
    assert points("How many metres high is the dam?", 60, line) == 1.0
    assert points("How many metres high is the dam?", 61, line) == 0.0


@pytest.mark.parametrize("line", ["60%", "60 percent", "$60", "60 km", "60 million metres%", "sixty boats"])
def test_a_numerical_question_refuses_what_is_not_asked(line: str) -> None:
    """A percentage or another unit is asked again, and worth nothing in an old log."""
    stem = "How many metres high is the dam?"
    with pytest.raises(Unreadable):
        points(stem, 60, line)
    assert Numerical(id="n", stem=stem, key=60).score((line,)).points == 0.0


def test_a_numerical_question_knows_spellings_of_its_own_unit() -> None:
    """And counts in the scale that its stem or its unit names."""
    assert points("How far is it?", 12, "12 kilometres", "km") == 1.0
    assert points("How far is it?", 12, "twelve km", "kilometres") == 1.0
    assert points("How many million people live there?", 3, "3 million people") == 1.0
    assert points("How many people live there?", 3, "three million", "million") == 1.0
    assert points("How many people live there?", 5000, "five thousand", "million") == 0.0
    assert points("What share of the hall was empty?", 60, "60%") == 1.0
    with pytest.raises(Unreadable):
        points("How far is it?", 12, "12 m", "km")


# -- days -------------------------------------------------------------------------------------------


def ordinal(number: int) -> str:
    """1st, 2nd, 3rd, 11th."""
    ending = "th" if number in (11, 12, 13) else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def writings(day: date) -> list[str]:
    """A day in the ways that can be no other."""
    month, number, year = MONTHS[day.month - 1].capitalize(), day.day, day.year
    clear = [
        f"{number} {month} {year}",
        f"on {number} {month} {year}",
        f"{number} {month}, {year}",
        f"{month} {number}, {year}",
        f"{ordinal(number)} of {month} {year}",
        f"on the {ordinal(number)} of {month}, {year}",
        f"{month} the {ordinal(number)} {year}",
        f"{number} {month[:3]} {year}",
        f"{year}-{day.month:02}-{number:02}",
    ]
    if number > 12 or number == day.month:
        clear += [
            f"{number}/{day.month}/{year}",
            f"{day.month}/{number}/{year}",
            f"{number}.{day.month}.{year}",
        ]
    return clear


@given(day=dates, other=dates | st.none(), shift=st.integers(-40, 40))
def test_a_day_is_taken_in_every_clear_writing_and_no_other_day_is(
    day: date, other: date | None, shift: int
) -> None:
    """Little words, endings, commas and the order are dress; another day is another answer."""
    other = other or day + timedelta(days=shift)
    for key in (f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}", writings(day)[3]):
        for typed in writings(day):
            assert right(typed, key), typed
        for typed in writings(other):
            assert right(typed, key) is (day == other), typed
        for typed in writings(day):
            assert not right(f"not {typed}", key)


@given(day=dates)
def test_figures_that_may_be_two_days_are_not_taken(day: date) -> None:
    """Day and month in figures can be taken for each other up to the twelfth; the learner is told."""
    assume(day.day <= 12 and day.day != day.month)
    key = f"{day.day} {MONTHS[day.month - 1].capitalize()} {day.year}"
    for typed in (f"{day.day}/{day.month}/{day.year}", f"{day.month}/{day.day}/{day.year}"):
        found = closeness(typed, (key,))
        assert not found.right
        assert "either of two days" in found.note
        assert len(days(typed)) == 2


@pytest.mark.parametrize(
    "text", ["30 February 2020", "29 February 2021", "0 May 2020", "13/13/2020", "May", "5"]
)
def test_what_the_calendar_does_not_have_is_no_day(text: str) -> None:
    """And neither is a month or a number alone."""
    assert days(text) == frozenset()


def test_a_month_may_stand_alone_with_its_year() -> None:
    """``in April, 2022`` is April 2022, and no day of it."""
    assert right("in April, 2022", "April 2022")
    assert not right("3 April 2022", "April 2022")
    assert not right("April 2022", "3 April 2022")
    assert not right("3 April", "3 April 2022")
    assert closeness("22/4/2022", ("22 May 2022",)).note == "another day: 22/4/2022, not 22 May 2022"
