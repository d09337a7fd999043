"""Quizlet's export: any separators its dialog offers."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings

from quiz.formats import quizlet
from quiz.formats.exchange import FormatError
from quiz.questions import Bank, Matching, MultiChoice, Numerical, Ordering, ShortAnswer
from tests.strategies import banks


def read(tmp_path: Path, text: str) -> list[tuple[str, str]]:
    """Stem and answer of each card."""
    path = tmp_path / "set.txt"
    path.write_text(text, encoding="utf-8")
    return [(question.stem, question.answer()[0]) for question in quizlet.read(path).bank.questions]


@pytest.mark.parametrize("sides", ["\t", ",", " - ", ";", "::", "|"])
@pytest.mark.parametrize("between", ["\n", ";\n", "\n\n", ";", "\n---\n"])
def test_separators_are_found_out(tmp_path: Path, sides: str, between: str) -> None:
    """Every pair of unlike ones."""
    if sides in between:
        pytest.skip("no two alike")
    cards = [("Haus", "house"), ("Baum", "tree"), ("1914", "war"), ("Peru", "Lima")]
    assert read(tmp_path, between.join(f"{a}{sides}{b}" for a, b in cards)) == cards


def test_the_plain_export_by_hand(tmp_path: Path) -> None:
    """A definition of two lines stays whole; one too long to type is asked for its term."""
    long = "The process by which green plants make sugar out of light, water and air"
    text = f"la maison\tthe house, the home\nphotosynthesis\t{long}\nsum\tline one\nline two\n\t\nalone\n"
    assert quizlet.looks_like("a\tb\nc\td\n")
    assert not quizlet.looks_like("#separator:tab\na\tb\n")
    assert not quizlet.looks_like("Question {=a ~b}\n")
    assert read(tmp_path, text)[:3] == [
        ("la maison", "the house, the home"),
        (long, "photosynthesis"),
        ("sum", "line one\nline two"),
    ]


def test_what_is_no_set_is_refused(tmp_path: Path) -> None:
    """In one line."""
    with pytest.raises(FormatError, match="nothing parts terms"):
        read(tmp_path, "just a text\nof several lines without any parts\n")


def test_questions_that_need_their_choices_stay_behind(tmp_path: Path) -> None:
    """The others are lines of stem and answer."""
    bank = Bank(
        id="b",
        title="B",
        questions=(
            ShortAnswer(id="s", stem="Capital\tof\nPeru?", accept=("Lima", "Ciudad")),
            Numerical(id="n", stem="Year?", key=1914),
            MultiChoice(id="w", stem="Which of these is a fish?", key="cod", distractors=("cow", "cat")),
            Matching(id="m", stem="Match", pairs=(("a", "1"), ("b", "2"))),
            Ordering(id="o", stem="Order", keys_=("a", "b")),
        ),
    )
    path = tmp_path / "set.txt"
    skipped = quizlet.write(bank, path)
    assert path.read_text(encoding="utf-8") == "Capital of Peru?\tLima\nYear?\t1914\n"
    assert [one.place for one in skipped] == ['question "w"', 'question "m"', 'question "o"']


@settings(max_examples=15, deadline=None)
@given(banks)
def test_what_is_written_has_one_tab_a_line(bank: Bank) -> None:
    """Whatever stands in the questions, a row is a row; and the reader takes it without breaking."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "set.txt"
        try:
            quizlet.write(bank, path)
        except FormatError:
            assert not path.exists()
            return
        rows = path.read_text(encoding="utf-8").splitlines()
        assert all("\t" in row for row in path.read_text(encoding="utf-8").split("\n")[:-1]), rows
        quizlet.read(path)
