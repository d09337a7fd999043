"""Markdown cards: what hashcards reads is read alike, and what we write comes back whole."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings

from quiz.formats.exchange import Taken
from quiz.formats.markdown_cards import looks_like, read, write
from quiz.questions import Bank, Cloze, Matching, MultiChoice, Numerical, ShortAnswer, TrueFalse
from tests.unit.formats.carrying import banks_of, expected, there_and_back

FIXTURE = Path(__file__).parent / "fixtures" / "cards.md"


def taken(folder: Path, text: str) -> Taken:
    """What is read of a Markdown text."""
    path = folder / "cards.md"
    path.write_text(text, encoding="utf-8")
    return read(path)


@settings(max_examples=40)
@given(bank=banks_of())
def test_what_is_written_comes_back(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every question that is a card is read back with all its fields, and so is all about the bank."""
    found, left, skipped = there_and_back(bank, write, read, tmp_path_factory.getbasetemp(), ".md")
    assert found.questions == expected(bank, left)
    assert not skipped
    assert (found.id, found.title, found.language) == (bank.id, bank.title.strip(), bank.language) or any(
        ord(c) < 32 or c in "\x7f\ufeff\ufffe\uffff" for c in bank.title
    )


def test_a_file_of_hand() -> None:
    """Front matter, several lines, deletions, escaped brackets, pictures, separators and text between."""
    found = read(FIXTURE)
    assert (found.bank.id, found.bank.title) == ("cards", "Cell biology")
    power, bases, nucleus, lines = found.bank.questions
    assert isinstance(power, ShortAnswer)
    assert power.accept == ("The mitochondrion.",)
    assert isinstance(bases, ShortAnswer)
    assert bases.accept == ("- adenine\n- guanine",)
    assert nucleus.stem == "The {{nucleus}} holds the {{chromosomes [DNA]}}, see ![a picture](nucleus.png)."
    assert lines.stem == "A text of\n{{two lines}}."
    assert [s.place for s in found.skipped] == ["line 26", "line 28", "line 34", "line 36"]
    assert looks_like(FIXTURE.read_text(encoding="utf-8"))


def test_the_unit_of_a_number_is_said(tmp_path: Path) -> None:
    """The answer of a card has its unit; a card without it, as earlier versions wrote, is read alike."""
    one = Numerical(id="a", stem="How many acorns fell?", key=25, unit="5")
    path = tmp_path / "cards.md"
    write(Bank(id="x", title="X", questions=(one, replace(one, id="b", key=1.2, unit="billion"))), path)
    text = path.read_text(encoding="utf-8")
    assert "A: 25 5\n" in text
    assert "A: 1.2 billion\n" in text
    for written in (text, text.replace("A: 25 5", "A: 25").replace("1.2 billion", "1.2")):
        found = taken(tmp_path, written).bank.questions
        assert [(q.key, q.unit) for q in found if isinstance(q, Numerical)] == [(25, "5"), (1.2, "billion")]


def test_a_card_that_was_edited_follows_its_text(tmp_path: Path) -> None:
    """The comment keeps what a card cannot show; what it shows is taken from the card."""
    questions = (
        ShortAnswer(id="a", stem="Who?", accept=("Emma", "Emma W."), explanation="Novel."),
        Cloze(id="b", stem="In {{Rome|Roma}}."),
        TrueFalse(id="c", stem="Really?", key=False, correction="No."),
    )
    path = tmp_path / "cards.md"
    write(Bank(id="x", title="X", questions=questions), path)
    text = path.read_text(encoding="utf-8")
    path.write_text(
        text.replace("A: Emma\n", "A: Anne\n").replace("[Rome]", "[Oslo]").replace("A: False", "A: Maybe"),
        encoding="utf-8",
    )
    who, where, really = read(path).bank.questions
    assert (who.id, who.answer(), who.explanation) == ("a", ("Anne",), "Novel.")
    assert (where.id, where.stem) == ("b", "In {{Oslo}}.")
    assert (really.id, really.type, really.answer()) == ("c", "shortanswer", ("Maybe",))


def test_what_needs_its_choices_is_no_card(tmp_path: Path) -> None:
    """A question nobody could answer without seeing the choices stays behind, and so do pairs."""
    questions = (
        MultiChoice(id="a", stem="Which of these is red?", key="rose", distractors=("leaf", "sky")),
        MultiChoice(id="b", stem="Who wrote Emma?", key="Jane Austen", distractors=("Mary", "Anne")),
        Matching(id="c", stem="Match", pairs=(("a", "b"), ("c", "d"))),
        ShortAnswer(id="d", stem="One\nQ: two", accept=("x",)),
    )
    left = write(Bank(id="x", title="X", questions=questions), tmp_path / "cards.md")
    assert [s.place for s in left] == ['question "a"', 'question "c"', 'question "d"']
    assert read(tmp_path / "cards.md").bank.questions == questions[1:2]


def test_hashcards_would_read_the_same_cards(tmp_path: Path) -> None:
    """The comments stand where hashcards reads nothing: between a separator and the next card."""
    questions = tuple(ShortAnswer(id=f"q{n}", stem=f"Who {n}?", accept=("x --> y",)) for n in range(3))
    write(Bank(id="x", title="X", questions=questions), tmp_path / "cards.md")
    lines = (tmp_path / "cards.md").read_text(encoding="utf-8").split("\n")
    assert lines[0] == "---"
    assert lines[1] == 'name = "X"'
    reading = False
    for line in lines[lines.index("---", 1) + 1 :]:
        if line.startswith("<!--"):
            assert not reading
            assert line.count("--") == 2  # an HTML comment ends at the first -->
        reading = line != "---" and (reading or line.startswith(("Q:", "C:")))


@pytest.mark.parametrize(
    "front", ["title: YAML", "name = [" * 3000, "a." * 5000 + "b = 1", "name = " + "9" * 5000]
)
def test_front_matter_that_is_no_toml_is_named_and_passed_over(front: str, tmp_path: Path) -> None:
    """Other tools write YAML there; the cards are read all the same."""
    found = taken(tmp_path, f"---\n{front}\n---\nQ: Who?\nA: Emma\n")
    assert len(found.bank.questions) == 1
    assert found.bank.title == "cards"
    assert [s.place for s in found.skipped] == ["line 1"]
