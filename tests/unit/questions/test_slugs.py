"""Ids made of names."""

import re
import unicodedata
from itertools import combinations

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from quiz.generate.ids import bank_id
from quiz.questions import former_slug, slug

_ASCII = st.characters(max_codepoint=127)
_ACCENTED = st.characters(min_codepoint=0xC0, max_codepoint=0x17F).filter(
    lambda c: unicodedata.normalize("NFKD", c)[0].isascii()
)
_NAMES = st.text(st.characters(codec=None), max_size=120)
_OTHER = st.text(st.sampled_from("世界上海日本語мирвойнаשלוםعربي"), min_size=1, max_size=12)


@given(_NAMES)
@example("ß" * 64)
@example("\udcff")
def test_an_id_is_valid_and_the_same_every_time(name: str) -> None:
    """1 to 64 of a-z, 0-9 and '-', of whatever name; the same however its accents are encoded."""
    for made in (slug(name), bank_id(name)):
        assert re.fullmatch(r"[a-z0-9-]{1,64}", made)
        assert not made.startswith("-")
        assert not made.endswith("-")
    assert slug(name) == slug(name) == slug(unicodedata.normalize("NFD", name))


@given(st.text(st.one_of(_ASCII, _ACCENTED), max_size=90))
@example("Le Café, 2024")
@example("2024")
@example("!!!")
@example("")
def test_names_of_ascii_and_accents_keep_their_ids(name: str) -> None:
    """What earlier versions made of such a name is made of it still: progress hangs on it."""
    assert slug(name) == former_slug(name)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Größe", "grosse"),
        ("STRAẞE", "strasse"),
        ("Tromsø", "tromso"),
        ("Łódź", "lodz"),
        ("Ærø 2024", "aero-2024"),
        ("Đà Nẵng", "da-nang"),
        ("Þingvellir", "thingvellir"),
        ("Война and peace", "and-peace"),
    ],
)
def test_latin_letters_leave_a_trace(name: str, expected: str) -> None:
    """A letter that is none of ASCII with a mark is written in ASCII; what else is Latin stays as it was."""
    assert slug(name) == expected


@pytest.mark.parametrize(
    ("name", "begins"), [("世界", "bank-"), ("第1章", "1-"), ("Глава 12", "12-"), ("😀", "bank-")]
)
def test_other_letters_leave_a_mark(name: str, begins: str) -> None:
    """Where nothing Latin is left, six digits tell such names apart."""
    assert re.fullmatch(f"{begins}[0-9a-f]{{6}}", slug(name))


@given(_OTHER, _OTHER)
def test_names_in_other_letters_do_not_collide(one: str, two: str) -> None:
    """Unlike names have unlike ids, though no letter of them is in the id."""
    plain = [unicodedata.normalize("NFKD", name).casefold() for name in (one, two)]
    assume(plain[0] != plain[1])
    assert slug(one) != slug(two)


def test_case_makes_no_difference() -> None:
    """Where a file system takes two names for one, they have one id."""
    for one, two in combinations(("Война", "ВОЙНА", "война"), 2):
        assert slug(one) == slug(two)
