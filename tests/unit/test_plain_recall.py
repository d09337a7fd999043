"""Line by line: typed questions, lists apart by ``;``, and the learner's last word."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.banks import Library
from quiz.banks.writing import save_bank
from quiz.cli.plain import play
from quiz.desk import Desk
from quiz.questions import Bank, MultiChoice, MultiResponse
from quiz.settings import Settings
from quiz.store import Store

QUESTIONS = (
    MultiChoice(
        id="a", stem="What is the capital of Slovenia?", key="Ljubljana", distractors=("Zagreb", "Bern")
    ),
    MultiResponse(
        id="b", stem="Which two countries met?", keys_=("Peru", "Chile"), distractors=("Oman", "Yemen")
    ),
)

Play = Callable[[str], tuple[str, list[tuple[str, float, bool]]]]


@pytest.fixture
def talk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Play:
    """Play lines to a sitting in which all is typed; what it said, and the log."""

    def make(lines: str) -> tuple[str, list[tuple[str, float, bool]]]:
        save_bank(Bank(id="b", title="B", questions=QUESTIONS), tmp_path / "b.toml")
        out = io.StringIO()
        monkeypatch.setattr(sys, "stdin", io.StringIO(lines))
        monkeypatch.setattr(sys, "stdout", out)
        with Store.open(tmp_path / "data" / "quiz.db") as store:
            play(Desk(store, Library([tmp_path], bundled=tmp_path / "none"), Settings(recall="always")), "b")
            log = [(answer.question_id, answer.points, answer.overruled) for answer in store.history()]
        return out.getvalue(), log

    return make


def test_a_slip_is_right_and_spelt_and_a_list_is_named(talk: Play) -> None:
    """The choices are not read out; a list is typed in one line."""
    told, log = talk("lubljana\nchile; peru\n")
    assert "Zagreb" not in told
    assert "Correct. It is spelt “Ljubljana”." in told
    assert "Name all 2." in told
    assert log == [("a", 1.0, False), ("b", 1.0, False)]


def test_right_overrules(talk: Play) -> None:
    """``:right`` after an answer that was not taken; else it says why not."""
    told, log = talk("laibach\n:right\n:right\n")
    assert "Taken on your word" in told
    assert "Only a typed answer that was not taken" in told
    assert log == [("a", 1.0, True)]


def test_redo_gives_the_answer_again(talk: Play) -> None:
    """``:undo`` and ``:redo`` in turn; then there is nothing more."""
    told, log = talk("zagreb\n:undo\n:redo\n:redo\n")
    assert "Done again." in told
    assert "There is nothing to do again." in told
    assert log == [("a", 0.0, False)]
