"""Fields as texts, and back."""

from __future__ import annotations

import pytest
from hypothesis import given

from quiz.banks.editing import NotUnderstood, complaints, edited, text_fields
from quiz.questions import Matching, MultiChoice, Numerical, Question, TrueFalse
from tests.strategies import question

RIVER = MultiChoice(id="r", stem="Which?", key="Danube", distractors=("Rhine", "Elbe"), difficulty=0.5)
LONG = Numerical(id="n", stem="How long?", key=2850, tolerance=50, unit="km")
SEAS = Matching(id="m", stem="Match.", pairs=(("Danube", "Black Sea"), ("Rhine", "North Sea")))


def texts(q: Question) -> dict[str, str]:
    """The text of each field."""
    return {field.key: field.text for field in text_fields(q)}


@given(question)
def test_what_nobody_touched_comes_back_as_it_was(q: Question) -> None:
    """Whatever the texts hold: line breaks in items, bars in pairs, blanks at ends."""
    assert edited(q, texts(q)) == q
    assert edited(q, {}) == q


def test_every_field_but_id_type_and_marks_can_be_edited() -> None:
    """In the order of the file, with a hint where one is needed."""
    assert list(texts(RIVER)) == [
        *("stem", "key", "distractors", "accept", "evidence", "explanation", "tags", "difficulty")
    ]
    hints = {field.key: field.hint for q in (LONG, SEAS) for field in text_fields(q)}
    assert (hints["stem"], hints["key"], hints["tags"]) == ("", "a number", "one a line")
    assert hints["pairs"] == "left | right, a pair a line"


def test_texts_become_values() -> None:
    """Lists by the line, numbers as they were written, pairs by a bar, nothing for nothing."""
    assert edited(RIVER, {"distractors": " Rhine \n\nOder\nElbe"}).distractors == ("Rhine", "Oder", "Elbe")
    assert edited(RIVER, {"stem": "  Which river?  "}).stem == "Which river?"
    assert edited(RIVER, {"difficulty": ""}).difficulty is None
    assert edited(LONG, {"tolerance": "", "key": "2,900"}) == Numerical(
        id="n", stem="How long?", key=2900, unit="km"
    )
    assert type(edited(LONG, {"key": "2900"}).key) is int
    assert edited(LONG, {"key": "-1.5"}).key == -1.5
    assert edited(SEAS, {"pairs": "a|b\nc | d"}).pairs == (("a", "b"), ("c", "d"))
    false = TrueFalse(id="t", stem="It is.", key=False)
    assert edited(false, {"key": "True"}).key is True


def test_an_item_with_a_line_break_or_a_bar_survives_an_edit_beside_it() -> None:
    """They are shown as other signs, and come back."""
    q = MultiChoice(id="r", stem="?", key="k", distractors=("a\nb", "c"))
    text = texts(q)["distractors"]
    assert text == "a⏎b\nc"
    assert edited(q, {"distractors": text + "\nd"}).distractors == ("a\nb", "c", "d")
    pair = Matching(id="m", stem="?", pairs=(("x | y", "z"), ("v", "w")))
    assert edited(pair, {"pairs": texts(pair)["pairs"] + " "}).pairs == pair.pairs


@pytest.mark.parametrize(
    ("q", "key", "text", "said"),
    [
        (LONG, "key", "many", 'key: "many" is no number such as 2850 or 16.5'),
        (LONG, "key", "", 'key: "" is no number such as 2850 or 16.5'),
        (SEAS, "pairs", "Danube", 'pairs: "Danube" is no pair: write left | right'),
        (TrueFalse(id="t", stem="x", key=True), "key", "maybe", 'key: "maybe" is neither true nor false'),
        (LONG, "distractors", "x", "distractors: a numerical question has stem, key, tolerance"),
        (LONG, "id", "x", "id: a numerical question has stem, key, tolerance"),
    ],
)
def test_what_is_not_understood_is_told(q: Question, key: str, text: str, said: str) -> None:
    """The field, the text and what would be one."""
    with pytest.raises(NotUnderstood) as caught:
        edited(q, {key: text})
    assert str(caught.value).startswith(said)


def test_what_breaks_an_invariant_is_told_but_not_refused() -> None:
    """While somebody writes, a question may be unfinished."""
    assert complaints(edited(RIVER, {"distractors": "Rhine"})) == ["distractors: needs at least 2, has 1"]
    assert complaints(RIVER) == []
