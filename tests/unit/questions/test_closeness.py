"""What a typed answer is forgiven, and what it never is."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import assume, example, given
from hypothesis import strategies as st

from quiz.questions.amounts import number_of
from quiz.questions.closeness import allowance, any_order, closeness, distance
from quiz.questions.lookalikes import LOOKALIKES, NEGATIONS, NUMBERS, OPPOSITES
from quiz.questions.text import canonical

letters = "abcdefghijklmnoprstuvwz"
words = st.text(letters, min_size=1, max_size=12)
phrases = st.lists(words, min_size=1, max_size=4).map(" ".join)
names = st.lists(st.text(letters, min_size=2, max_size=9).map(str.capitalize), min_size=2, max_size=4)


def right(typed: str, key: str, *others: str) -> bool:
    """Whether a typed answer is taken."""
    return closeness(typed, (key,), others).right


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("mesopotamai", "Mesopotamia"),
        ("photosinthesis", "photosynthesis"),
        ("the battle of hastigns", "Battle of Hastings"),
        ("smith, john", "John Smith"),
        ("Gogh, Vincent van", "Vincent van Gogh"),
        ("march 5 1943", "5 March 1943"),
        ("March 5th, 1943", "5 March 1943"),
        ("newyork", "New York"),
        ("sun-flower", "sunflower"),
        ("malmo", "Malmø"),
        ("lodz", "Łódź"),
        ("Bank of the West", "Bank of West"),
        ("3,000,000", "3 million"),
        ("1200", "1,200"),
        ("42 %", "42 percent"),
        ("40 dollars", "$40"),
        ("5", "5 km"),
        ("21", "21st"),
        ("20", "twenty"),
        ("Twenty One", "twenty-one"),
        ("twenty-one", "21"),
    ],
)
def test_the_dress_of_an_answer_and_a_slip_are_forgiven(typed: str, key: str) -> None:
    """Case, accents, articles, the order of a name or date, a number's writing, a small slip."""
    assert right(typed, key)


@pytest.mark.parametrize(
    ("typed", "key", "others"),
    [
        ("1934", "1943", ()),
        ("12", "twenty", ()),
        ("twenty-one", "22", ()),
        ("4 million", "3 million", ()),
        ("3 billion", "3 million", ()),
        ("5 march 1934", "5 March 1943", ()),
        ("1918-1914", "1914-1918", ()),
        ("5", "5 km", ("5 m", "6 km")),
        ("44", "44 BC", ()),
        ("11", "Apollo 11", ()),
        ("Apollo 12", "Apollo 11", ()),
        ("thirteen", "thirty", ()),
        ("sixteen", "sixty", ()),
        ("Henry VII", "Henry VIII", ()),
        ("not able", "notable", ()),
        ("typical", "atypical", ()),
        ("ilegal", "legal", ()),
        ("organic", "inorganic", ()),
        ("endothermic", "exothermic", ()),
        ("minimum", "maximum", ()),
        ("South Korea", "North Korea", ()),
        ("Sorth Korea", "North Korea", ("South Korea",)),
        ("slovania", "Slovenia", ("Slovakia",)),
        ("Austria", "Australia", ()),
        ("Iran", "Iraq", ()),
        ("sulfite", "sulfate", ()),
        ("megabytes", "gigabytes", ()),
        ("dog bites man", "man bites dog", ()),
        ("Simon Paul", "Paul Simon", ("Simon Paul",)),
        ("cot", "cat", ()),
        ("Amazon", "Amazon River", ()),
        ("東京部", "東京都", ()),
        ("", "x", ()),
        ("…", "x", ()),
    ],
)
def test_another_answer_is_never_taken(typed: str, key: str, others: tuple[str, ...]) -> None:
    """A number, a negation, a contrary, a look-alike, another choice, a short word."""
    assert not right(typed, key, *others)


@given(key=phrases, others=st.lists(phrases, max_size=4), pick=st.integers(0, 3))
@example(key="abcdefgh", others=["abcdefgi"], pick=0)
def test_no_other_choice_is_ever_taken(key: str, others: list[str], pick: int) -> None:
    """However like the key a wrong choice is, typing it is wrong, in whatever case."""
    assume(others and canonical(key) not in {canonical(other) for other in others})
    other = others[pick % len(others)]
    assert not right(other, key, *others)
    assert not right(other.upper(), key, *others)


@given(key=phrases, other=phrases, at=st.integers(0, 40), letter=st.sampled_from(letters))
def test_what_is_no_nearer_to_the_key_than_to_another_choice_is_not_taken(
    key: str, other: str, at: int, letter: str
) -> None:
    """A slip in a wrong choice does not make it the key."""
    assume(canonical(key) != canonical(other))
    typed = other[: at % len(other)] + letter + other[at % len(other) + 1 :]
    assume(canonical(typed) != canonical(key))
    there, here = distance(typed, other, 3), distance(typed, key, 3)
    if there <= 2 and there <= here:
        assert not right(typed, key, other)


@given(
    number=st.integers(0, 10**9),
    other=st.integers(0, 10**9),
    around=st.sampled_from(("{}", "{} km", "Apollo {}", "in {} or so", "{} BC")),
)
def test_no_other_number_is_ever_taken(number: int, other: int, around: str) -> None:
    """One digit is enough to make it wrong, whatever stands around it."""
    assert right(around.format(number), around.format(number))
    assert right(around.format(number), around.format(other)) is (number == other)


@given(one=st.sampled_from(sorted(NUMBERS)), other=st.sampled_from(sorted(NUMBERS)), noun=words)
def test_numbers_in_words_are_numbers(one: str, other: str, noun: str) -> None:
    """``sixty ships`` is not ``sixteen ships``."""
    assert right(f"{one} {noun}", f"{other} {noun}") is (one == other)


@given(key=phrases, negation=st.sampled_from(sorted(NEGATIONS)), at=st.integers(0, 4))
def test_a_negation_more_or_less_is_never_forgiven(key: str, negation: str, at: int) -> None:
    """A word such as not turns the answer around, wherever it stands."""
    assume(not NEGATIONS & set(key.split()))
    parts = key.split()
    turned = " ".join([*parts[:at], negation, *parts[at:]])
    assert not right(turned, key)
    assert not right(key, turned)


@given(
    key=st.text(letters, min_size=3, max_size=14),
    prefix=st.sampled_from(("un", "non", "in", "dis", "anti", "a")),
)
def test_a_denied_word_is_another_word(key: str, prefix: str) -> None:
    """``unstable`` is not ``stable``."""
    assert not right(prefix + key, key)
    assert not right(key, prefix + key)


@given(pair=st.sampled_from(OPPOSITES), noun=words)
def test_contraries_are_never_one(pair: frozenset[str], noun: str) -> None:
    """``north gate`` is not ``south gate``."""
    one, other = sorted(pair)
    assert not right(f"{one} {noun}", f"{other} {noun}")
    assert not right(f"{other} {noun}", f"{one} {noun}")


@given(one=st.sampled_from(sorted(LOOKALIKES)), other=st.sampled_from(sorted(LOOKALIKES)))
def test_look_alikes_are_never_one(one: str, other: str) -> None:
    """``Slovakia`` is not ``Slovenia``, also where it is no choice."""
    assert right(one, other) is (one == other)


accented = st.sampled_from("\u0301\u0300\u0308\u0302\u0303")


@given(key=phrases, data=st.data())
def test_case_and_accents_are_forgiven_both_ways(key: str, data: st.DataObject) -> None:
    """More or fewer accents and capitals, in the key or in what is typed, are one."""
    dressed = "".join(
        (c.upper() if data.draw(st.booleans()) else c)
        + (data.draw(accented) if data.draw(st.booleans()) else "")
        if c.isalpha()
        else c
        for c in key
    )
    dressed = unicodedata.normalize("NFC", dressed)
    assert closeness(dressed, (key,)) == closeness(key, (dressed,))
    assert right(dressed, key)


@given(name=names, data=st.data())
def test_the_words_of_a_name_stand_in_any_order(name: list[str], data: st.DataObject) -> None:
    """Family name first or last."""
    key = " ".join(name)
    assume(any_order(key) and not {word.casefold() for word in name} & (NUMBERS | NEGATIONS | {"the"}))
    assert right(", ".join(data.draw(st.permutations(name))).lower(), key)


@given(key=st.text(letters, min_size=1, max_size=14), at=st.integers(0, 13), letter=st.sampled_from(letters))
def test_a_slip_is_forgiven_by_length_and_named(key: str, at: int, letter: str) -> None:
    """One letter in a word of four or more may be wrong; the note spells the key; short words allow none."""
    typed = key[: at % len(key)] + letter + key[at % len(key) + 1 :]
    assume(canonical(typed) != canonical(key))
    found = closeness(typed, (key,))
    if found.right:
        assert allowance(len(key)) >= 1
        assert found.edits == 1
        assert key in found.note
    else:
        assert found.edits == 0


def test_a_near_miss_says_what_differs() -> None:
    """The learner sees at a glance why it was not taken, to overrule or to learn."""

    def note(typed: str, key: str, *others: str) -> str:
        return closeness(typed, (key,), others).note

    assert note("1934", "1943") == "another number: 1934, not 1943"
    assert note("5 March 1934", "5 March 1943") == "the number differs: 1934, not 1943"
    assert note("not able", "notable") == "a negation makes it another answer than “notable”"
    assert note("south gate", "north gate") == "“south” is the contrary of “north”"
    assert note("Slovakia", "Slovenia", "Slovakia") == "“Slovakia” is another of the possible answers"
    assert note("Sulfite", "sulfate") == "“sulfite” is something else than “sulfate”"
    assert note("neeb tides", "neap tides") == "close to “neap tides”, but not the same: “neeb” for “neap”"
    assert note("bananas", "neap tides") == ""


def test_of_several_spellings_the_nearest_counts() -> None:
    """A right spelling further down the list is right without a note."""
    assert closeness("the russian federation", ("Russia", "Russian Federation")).note == ""
    assert (
        closeness("rusian federation", ("Russia", "Russian Federation")).note
        == "it is spelt “Russian Federation”"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1,200", (1200, "")),
        ("5 km", (5, "km")),
        ("$3 million", (3_000_000, "$")),
        ("40%", (40, "%")),
        ("World War 2", None),
        ("5 March", None),
        ("3rd Army", None),
        ("44 BC", None),
        ("1914–1918", None),
        ("about 40", None),
        ("five", None),
    ],
)
def test_what_is_a_number(text: str, expected: tuple[float, str] | None) -> None:
    """A number with its unit is read as a number; a name or a date with one in it is not."""
    assert number_of(text) == expected


def test_a_hostile_length_costs_nothing() -> None:
    """A text as long as a book is no answer, and is refused at once."""
    assert closeness("ab " * 1_000_000, ("ab",)).right is False
    assert closeness("ab " * 1_300, ("ab " * 1_299,), ("ab " * 1_301,)).right is False


def test_a_name_that_looks_like_an_article_may_stand_first() -> None:
    """Wang An is An Wang; a word that is missing is missing all the same."""
    assert right("an, wang", "Wang An")
    assert right("Wang, An", "An Wang")
    assert not right("an", "Wang An")


def test_a_number_too_many_or_too_few_is_told_in_words() -> None:
    """Where nothing stands in its place, there is nothing to compare it with."""
    assert closeness("5", ("Kazakhstan",)).note == "the number 5 does not belong there"
    assert closeness("Boeing", ("Boeing 747",)).note == "the number 747 is missing"
    assert closeness("Boeing 737", ("Boeing 747",)).note == "the number differs: 737, not 747"


def test_several_numbers_are_told_apart_by_commas() -> None:
    """A date's day and year do not run together into one number."""
    assert closeness("!!", ("February 1, 2003",)).note == "the numbers 1, 2003 are missing"
    assert closeness("1 2", ("Cape Canaveral",)).note == "the numbers 1, 2 do not belong there"
