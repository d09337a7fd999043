"""Two programs over one data folder: what is told of an answer is what the file holds."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.banks import Library
from quiz.banks.writing import save_bank
from quiz.desk import Desk
from quiz.questions import Bank, ShortAnswer
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.calendar import Calendar
from quiz.study.card import Rating
from quiz.study.wording import due_text

NOON = datetime(2024, 5, 1, 12, 0, tzinfo=UTC)
KEY = ("b", "q")


@pytest.fixture
def desks(tmp_path: Path) -> Iterator[tuple[Desk, Desk]]:
    """Two desks over the same file and the same bank of one new question."""
    save_bank(
        Bank(id="b", title="B", questions=(ShortAnswer(id="q", stem="Is it?", accept=("yes",)),)),
        tmp_path / "b.toml",
    )
    with ExitStack() as stack:

        def desk() -> Desk:
            store = stack.enter_context(Store.open(tmp_path / "data" / "quiz.db"))
            library = Library([tmp_path], bundled=tmp_path / "none")
            return Desk(store, library, Settings(fuzz=False), now=lambda: NOON, calendar=Calendar(UTC))

        yield desk(), desk()


def test_the_second_program_tells_when_the_question_truly_comes_back(desks: tuple[Desk, Desk]) -> None:
    """Both saw it new; the second answer counts as the second, and so do its rating and taking it back."""
    sittings = [desk.session("b") for desk in desks]
    for sitting in sittings:
        assert sitting.next(NOON) is not None
    later = NOON + timedelta(minutes=15)
    mine = sittings[0].answer(("yes",), NOON)
    theirs = sittings[1].answer(("yes",), later)
    card = desks[0].store.card(*KEY)
    assert card is not None
    assert theirs.after == card != mine.after
    assert theirs.before == mine.after
    assert theirs.due_text == due_text(card, desks[0].today, later)
    assert theirs.due_text != mine.due_text
    easy = sittings[1].preview(Rating.EASY, later)
    assert sittings[1].rerate(Rating.EASY).due_text == easy
    assert sittings[1].feedback is not None
    assert sittings[1].feedback.after == desks[0].store.card(*KEY)
    taken = sittings[1].undo()
    assert taken is not None
    assert taken.card == mine.after == desks[0].store.card(*KEY)
    again = sittings[1].redo()
    assert again is not None
    assert again.after == desks[0].store.card(*KEY)
