"""An exam line by line, while its clock runs out and its disk refuses."""

from __future__ import annotations

import io
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.banks import Library
from quiz.banks.writing import save_bank
from quiz.cli.plain_exam import sit
from quiz.desk import Desk, exams
from quiz.desk.modes import Wish
from quiz.errors import StoreError
from quiz.questions import Bank, ShortAnswer
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.exam import Exam, Result
from quiz.study.modes import EXAM


class Talk(io.StringIO):
    """What is typed; each line takes some minutes.

    Attributes:
        now: the desk's clock.
    """

    def __init__(self, text: str, minutes: int) -> None:
        super().__init__(text)
        self.now, self._each = datetime(2026, 3, 2, 12, tzinfo=UTC), timedelta(minutes=minutes)

    def readline(self, *size: int) -> str:
        self.now += self._each
        return super().readline(*size)


def sat(tmp_path: Path, talk: Talk, monkeypatch: pytest.MonkeyPatch, broken: str = "") -> Result | None:
    """Sit an exam of ten minutes over two questions.

    Args:
        broken: what of the store fails.
    """
    questions = tuple(ShortAnswer(id=f"q{n}", stem=f"Is it {n}?", accept=("yes",)) for n in range(2))
    save_bank(Bank(id="b", title="B", questions=questions), tmp_path / "b.toml")
    monkeypatch.setattr(sys, "stdin", talk)
    with Store.open(tmp_path / "data" / "quiz.db") as store:
        library = Library([tmp_path], bundled=tmp_path / "none")
        desk = Desk(store, library, Settings(), now=lambda: talk.now)
        exam: Exam = exams.begin(desk, Wish(mode=EXAM, bank_id="b"), 2, 10)
        if broken:

            def refuse(*_: object) -> None:
                raise StoreError("the disk is full")

            monkeypatch.setattr(store, broken, refuse)
        return sit(desk, exam)


@pytest.mark.parametrize("line", [":clear", "yes", ":next", ":flag"])
def test_whatever_is_typed_when_time_is_over_the_exam_is_handed_in(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, line: str
) -> None:
    """Time went by while the learner thought: nothing counts any more, and nothing fails."""
    result = sat(tmp_path, Talk(f"{line}\n", 11), monkeypatch)
    assert result is not None
    assert result.timed_out
    assert result.answered == 0


def test_an_answer_that_cannot_be_taken_away_stands_and_the_exam_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """It is said why, as where one cannot be recorded."""
    result = sat(tmp_path, Talk("yes\n:back\n:clear\n:done\nyes\n", 0), monkeypatch, "undo")
    assert "Not done: the disk is full" in capsys.readouterr().out
    assert result is not None
    assert result.answered == 1
