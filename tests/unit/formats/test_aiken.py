"""Aiken: one right choice among several comes back; anything else is named."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from quiz.formats.aiken import looks_like, read, write
from quiz.formats.exchange import FormatError
from quiz.questions import Bank, MultiChoice, MultiResponse, Question, ShortAnswer, TrueFalse
from tests.unit.formats.carrying import banks_of, expected, there_and_back

FIXTURE = Path(__file__).parent / "fixtures" / "exam-aiken.txt"


def said(question: Question) -> tuple[object, ...]:
    """What Aiken says of a question."""
    match question:
        case TrueFalse():
            return (" ".join(question.stem.split()), question.key)
        case MultiChoice():
            choices = (question.key, *question.distractors)
            return (" ".join(question.stem.split()), *(" ".join(choice.split()) for choice in choices))
    raise NotImplementedError(question.type)


@settings(max_examples=40)
@given(bank=banks_of("multichoice", "truefalse", "shortanswer"))
def test_stem_key_and_distractors_come_back(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Stem, key and distractors in their order; questions Aiken cannot say are named, and only those."""
    found, left, skipped = there_and_back(bank, write, read, tmp_path_factory.getbasetemp(), ".txt")
    assert list(map(said, found.questions)) == list(map(said, expected(bank, left)))
    assert not skipped


def test_a_file_of_hand() -> None:
    """Both signs behind a letter, true and false, several keys; what is broken is named with its line."""
    taken = read(FIXTURE)
    assert [(q.type, q.right_choices()) for q in taken.bank.questions] == [
        ("multichoice", ("Mercury",)),
        ("truefalse", ()),
        ("multichoice", ("three",)),
        ("multiresponse", ("2", "3")),
    ]
    assert isinstance(taken.bank.questions[1], TrueFalse)
    assert taken.bank.questions[1].key is False
    assert taken.bank.questions[2].stem == "A stem over\ntwo lines?"
    assert [skipped.place for skipped in taken.skipped] == ["line 26", "line 32", "line 38"]
    assert looks_like(FIXTURE.read_text(encoding="utf-8"))


def test_ids_stay_when_the_answer_is_mended(tmp_path: Path) -> None:
    """A learner's progress hangs on the id, so another key or an added question does not change it."""
    path = tmp_path / "exam.txt"
    path.write_text("Which?\nA. one\nB. two\nC. three\nANSWER: A\n", encoding="utf-8")
    before = read(path).bank.questions[0].id
    path.write_text(
        "New\nA. True\nB. False\nANSWER: A\n\nWhich?\nA. one\nB. 2\nC. three\nANSWER: B\n", "utf-8"
    )
    assert read(path).bank.questions[1].id == before


def test_what_aiken_has_no_room_for_is_named(tmp_path: Path) -> None:
    """A typed answer and two keys are skipped; an explanation is lost, and said to be."""
    path = tmp_path / "exam.txt"
    questions: tuple[Question, ...] = (
        MultiChoice(id="a", stem="Which?", key="one", distractors=("two", "three"), explanation="Because."),
        ShortAnswer(id="b", stem="Who?", accept=("Emma",)),
        MultiResponse(id="c", stem="Which ones?", keys_=("one", "two"), distractors=("three",)),
    )
    skipped = write(Bank(id="x", title="X", questions=questions, rejected=questions[:1]), path)
    assert {(s.place, s.why.rpartition(": ")[2]) for s in skipped} >= {("1 question", "explanation")}
    assert {s.place for s in skipped} >= {'question "b"', 'question "c"', "1 question"}
    assert any("rejected" in s.why for s in skipped)


def test_nothing_to_say_writes_nothing(tmp_path: Path) -> None:
    """A bank of which no question fits is refused, and what was there stays."""
    path = tmp_path / "exam.txt"
    path.write_text("precious", encoding="utf-8")
    bank = Bank(id="x", title="X", questions=(ShortAnswer(id="b", stem="Who?", accept=("Emma",)),))
    with pytest.raises(FormatError, match=r"exam\.txt"):
        write(bank, path)
    assert path.read_text(encoding="utf-8") == "precious"
    assert [p.name for p in tmp_path.iterdir()] == ["exam.txt"]


def test_the_key_is_not_always_first(tmp_path: Path) -> None:
    """On a sheet where the key is always A nobody needs to think."""
    questions = tuple(
        MultiChoice(id=f"q{n}", stem=f"Which {n}?", key="one", distractors=("two", "three"))
        for n in range(30)
    )
    write(Bank(id="x", title="X", questions=questions), tmp_path / "exam.txt")
    text = (tmp_path / "exam.txt").read_text(encoding="utf-8")
    assert all(f"ANSWER: {letter}" in text for letter in "ABC")
