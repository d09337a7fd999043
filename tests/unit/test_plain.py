"""Line by line, what the store is asked to do."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest

from quiz.banks import Library
from quiz.banks.writing import save_bank
from quiz.cli.plain import play
from quiz.desk import Desk
from quiz.questions import Bank, ShortAnswer
from quiz.settings import Settings
from quiz.store import Store


def test_every_feedback_is_followed_by_a_sync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Feedback first, then the disk: once for each answer, and with the answer's feedback already out."""
    questions = tuple(ShortAnswer(id=f"q{n}", stem=f"Is it {n}?", accept=("yes",)) for n in range(2))
    save_bank(Bank(id="b", title="B", questions=questions), tmp_path / "b.toml")
    out = io.StringIO()
    monkeypatch.setattr(sys, "stdin", io.StringIO("yes\nno\n"))
    monkeypatch.setattr(sys, "stdout", out)
    told: list[int] = []
    with Store.open(tmp_path / "data" / "quiz.db") as store:
        desk = Desk(store, Library([tmp_path], bundled=tmp_path / "none"), Settings())
        real = store.settle
        monkeypatch.setattr(store, "settle", lambda: (told.append(out.getvalue().count("Next: ")), real())[1])
        play(desk, "b")
    assert told == [1, 2]
