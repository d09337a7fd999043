"""Comparing typed answers: what is the same, what is near, what is a number."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.text import near, normal, option_letter, overlap, parse_number, same, show_number
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
    ],
)
def test_the_same_in_other_dress(typed: str, accepted: str) -> None:
    """Case, accents, hyphens, dots and articles make no other answer."""
    assert same(typed, accepted)


@pytest.mark.parametrize(
    ("typed", "accepted"), [("1.5", "15"), ("-5", "5"), ("50%", "50"), ("C", "C++"), ("Iran", "Iraq")]
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
    read = parse_number(show_number(value))
    assert read is not None
    assert read == pytest.approx(value, rel=1e-12, abs=0)


@pytest.mark.parametrize(
    ("typed", "value"),
    [("1 200", 1200), ("$40", 40), ("12,5", 12.5), ("3.5 million", 3.5e6), ("2 bn", 2e9), ("1'000", 1000)],
)
def test_numbers_as_people_write_them(typed: str, value: float) -> None:
    """Blanks, currency, decimal commas and scales are read."""
    assert parse_number(typed) == value


def test_letters_go_on_after_z() -> None:
    """a to z, then aa, ab."""
    assert [option_letter(n) for n in (0, 25, 26, 27, 701, 702)] == ["a", "z", "aa", "ab", "zz", "aaa"]
