"""A sitting and an exam over a bank on the disk know the names in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.banks import Library
from quiz.banks.writing import save_bank
from quiz.desk import Desk, exams, late
from quiz.desk.modes import Wish
from quiz.questions import Bank, ShortAnswer, Verdict
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.calendar import Calendar

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
SINGER = ShortAnswer(id="a", stem="Who sang?", accept=("Hanna Wolinska", "Wolinska"))
DANCER = ShortAnswer(id="b", stem="Who danced?", accept=("Piotr Wolinski",))


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A desk over two banks; two, so that a sitting over all may count as large."""
    for name in ("one", "two"):
        save_bank(Bank(id=name, title=name, questions=(SINGER, DANCER)), tmp_path / f"{name}.toml")
    with Store.open(tmp_path / "data" / "quiz.db") as store:
        library = Library([tmp_path], bundled=tmp_path / "none")
        yield Desk(store, library, Settings(), now=lambda: NOON, calendar=Calendar(UTC))


@pytest.mark.parametrize("large", [False, True])
def test_a_sitting_takes_no_other_name_for_a_slip(
    desk: Desk, large: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a small library and of a large one, whose banks are read when they are asked."""
    if large:
        monkeypatch.setattr(late, "MOST_BANKS", 1)
    session = desk.session(None)
    given = {}
    while (asked := session.next(NOON)) is not None and session.current is not None:
        key = session.current.key
        if key in given:
            break
        slip = "Wolinski" if key == ("one", "a") else "Wolinsca" if key == ("two", "a") else "Piotr Wolinski"
        given[key] = session.answer((slip,), NOON).mark.verdict
        assert asked.typed
    assert given.pop(("one", "a")) is Verdict.WRONG
    assert set(given.values()) == {Verdict.CORRECT}


def test_an_exam_neither(desk: Desk) -> None:
    """When the answer is recorded and in the result."""
    exam = exams.begin(desk, Wish(bank_id="one"), 2, 10)
    for place, item in enumerate(exam.items):
        exam.look(place, NOON)
        exam.answer(("Wolinski" if item.question.id == "a" else "Piotr Wolinsky",), NOON)
    result = exams.hand_in(desk, exam)
    assert {line.item.question.id: line.mark.points for line in result.lines} == {"a": 0.0, "b": 1.0}
    assert {answer.question_id: answer.points for answer in desk.store.history()} == {"a": 0.0, "b": 1.0}
