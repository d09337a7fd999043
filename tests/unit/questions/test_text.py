"""Comparing typed answers: what is the same, what is near, what is a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions import Unreadable
from quiz.questions.numbers import read_number, show_number
from quiz.questions.text import near, normal, option_letter, overlap, same
from tests.strategies import texts


@given(texts)
def test_every_text_is_the_same_as_itself(text: str) -> None:
    """Also a text of punctuation alone, and with blanks around it."""
    assert same(text, text)
    assert same(f"  {text}\t", text)


@given(texts, texts)
def test_sameness_is_mutual(one: str, other: str) -> None:
    """Which of the two was typed does not matter."""
    assert same(one, other) == same(other, one)
    assert overlap((one,), (other,)) == same(one, other)


@given(st.text())
def test_normal_form_is_reached_at_once(text: str) -> None:
    """Any text can be normalised, and the empty one equals nothing."""
    assert isinstance(normal(text), str)
    assert not same("", text)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("belt and road", "Belt-and-Road"),
        ("ÉCOLE", "ecole"),
        ("1,200", "1200"),
        ("U.N.", "UN"),
        ("the netherlands", "Netherlands"),
        ("Xi’s plan", "Xi's plan"),
        ("−5", "-5"),
        ("U.S", "U.S."),
        ("us army", "U.S. Army"),
        ("Sao Paulo", "São Paulo"),
        ("Viet Nam", "Việt Nam"),
        ("Εξω", "Έξω"),
        ("елка", "ёлка"),
        ("dont", "don't"),
        ("don´t", "don’t"),
        ("Chinas", "China's"),
        ("hamlet", "“Hamlet”"),
        ("1914-1918", "1914–1918"),
        ("1980s", "the 1980s"),
        ("$64 question", "The $64 question"),
        ("p→q", "p → q"),
        ("50 %", "50%"),
        ("20°C", "20 ℃"),
        ("f#", "F♯"),
        ("co\u00adop", "coop"),
    ],
)
def test_the_same_in_other_dress(typed: str, accepted: str) -> None:
    """Case, accents, hyphens, dots and articles make no other answer."""
    assert same(typed, accepted)


@pytest.mark.parametrize(
    ("typed", "accepted"),
    [
        ("1.5", "15"),
        (".5", "5"),
        ("-5", "5"),
        ("50%", "50"),
        ("C", "C++"),
        ("C", "C#"),
        ("F", "F♯"),
        ("x < y", "x > y"),
        ("$5", "€5"),
        ("5", "$5"),
        ("p → q", "p ↔ q"),
        ("A ∧ B", "A ∨ B"),
        ("∧ B", "A ∧ B"),
        ("a = b", "a ≠ b"),
        ("B", "A B"),
        ("दिन", "दान"),
        ("กิน", "กัน"),
        ("か", "が"),
        ("Iran", "Iraq"),
    ],
)
def test_another_answer(typed: str, accepted: str) -> None:
    """What carries meaning is not folded away."""
    assert not same(typed, accepted)


def test_near_never_bridges_digits() -> None:
    """2001 is no slip of the pen for 2011."""
    assert near("Islambad", "Islamabad")
    assert not near("2001 treaty", "2011 treaty")


@given(
    st.one_of(
        st.integers(-(2**63) + 1, 2**63 - 1),
        st.floats(allow_nan=False, allow_infinity=False),
    )
)
def test_a_number_as_shown_can_be_typed(value: float) -> None:
    """What the program shows as the right number is read back as that number."""
    read = read_number(show_number(value))
    assert read == pytest.approx(value, rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("1 200", 1200),
        ("$40", 40),
        ("-$40", -40),
        ("40%", 40),
        ("12,5", 12.5),
        ("3.5 million", 3.5e6),
        ("2 bn", 2e9),
        ("1'000", 1000),
        ("minus 2001", -2001),
        ("- 5", -5),
        ("–5", -5),
        ("23rd", 23),
        ("about 5.", 5),
        ("in 2001", 2001),
        ("2001 AD", 2001),
        ("the year 2001", 2001),
    ],
)
def test_numbers_as_people_write_them(typed: str, value: float) -> None:
    """Blanks, currency, decimal commas, scales, ordinals and words that change nothing are read."""
    assert read_number(typed) == value


@pytest.mark.parametrize(
    "typed",
    [
        "5 m",
        "not 2001",
        "2001 BC",
        "5 in",
        "23rd century",
        "1 2 3",
        "1914-1918",
        "> 5",
        "5°",
        "million 5",
        "2½",
    ],
)
def test_a_word_or_sign_that_may_change_the_number_is_refused(typed: str) -> None:
    """What is not understood is said, and not read past; "m" may be a million or a metre."""
    with pytest.raises(Unreadable, match="such as 1,200"):
        read_number(typed)


@pytest.mark.parametrize(
    ("typed", "unit", "value"),
    [
        ("5 m.", "m", 5),
        ("m 5", "m", 5),
        ("1 member", "members", 1),
        ("3 countries", "country", 3),
        ("5 KM/H", "km/h", 5),
        ("12 m²", "m2", 12),
        ("25 5", "5", 25),
        ("40 per cent", "%", 40),
        ("40%", "percent of votes", 40),
        ("$40", "US dollars", 40),
        ("40 dollars", "US$", 40),
        ("US$40", "US$", 40),
        ("3.5", "million people", 3.5),
        ("3.5 million", "million people", 3.5),
        ("3,500,000 people", "million people", 3.5),
        ("3.5 people", "million people", 3.5e-6),
        ("£3.5bn", "£bn", 3.5),
        ("5 deaths per million", "deaths per million", 5),
        ("5 million", "deaths per million", 5_000_000),
    ],
)
def test_a_unit_is_part_of_what_is_typed(typed: str, unit: str, value: float) -> None:
    """In singular or plural, before or behind; a scale in the unit is the one the number counts in."""
    assert read_number(typed, unit) == value


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("5 km", "m"),
        ("5 kg", "m"),
        ("5 mm", "m"),
        ("5 ms", "m"),
        ("5 km", "km/h"),
        ("5 years", "months"),
        ("$5", "€"),
        ("5%", "m"),
        ("5 yuan", "yen"),
    ],
)
def test_another_unit_is_refused_by_name(typed: str, unit: str) -> None:
    """Five kilometres are not five metres; the refusal says which unit is meant."""
    with pytest.raises(Unreadable, match=f"its unit, {unit}: type the number alone"):
        read_number(typed, unit)


def test_all_digits_of_a_whole_number_count() -> None:
    """A whole number is read and shown to its last digit."""
    assert read_number("1,234,567,890,123,456,789") == 1234567890123456789
    assert show_number(1234567890123456789) == "1,234,567,890,123,456,789"
    assert show_number(-12345.0) == "-12,345"


def test_letters_go_on_after_z() -> None:
    """a to z, then aa, ab."""
    assert [option_letter(n) for n in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]
