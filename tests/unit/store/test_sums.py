"""The sums are those of the log, the cards and the marks, whatever was done."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.banks import Library, reading
from quiz.desk import Desk
from quiz.settings import Settings
from quiz.store import IndexedBank, Store
from quiz.store.sums import count_all
from quiz.study.card import Answer, Card, MemoryState, Phase, Rating
from quiz.study.marks import QuestionMark
from tests.strategies_study import latest

AT = datetime(2024, 5, 1, 9, tzinfo=UTC)
DAY = AT.toordinal()
QUESTIONS = ("a", "b", "c")

acts = st.lists(
    st.tuples(
        st.sampled_from(("record", "record", "revise", "undo", "mark", "forget", "look")),
        st.sampled_from(QUESTIONS),
        st.sampled_from([*Phase][1:]),
        st.integers(0, 3),
        st.sampled_from((0.0, 1 / 3, 0.5, 6 / 7, 1.0)),
        st.booleans(),
    ),
    max_size=25,
)


def answer(question: str, before: Card | None, phase: Phase, day: int, points: float, yes: bool) -> Answer:
    """An answer that leads to a card of that phase, due about that day."""
    before = before or Card(bank_id="bank", question_id=question)
    after = Card(
        bank_id="bank",
        question_id=question,
        phase=phase,
        memory=MemoryState(3.0, 5.0),
        due_day=DAY + day if phase is Phase.REVIEW else None,
        due_at=None if phase is Phase.REVIEW else AT + timedelta(minutes=day - 1),
        last_at=AT,
        last_day=DAY,
        reps=before.reps + 1,
    )
    return Answer(
        before=before,
        after=after if yes else before,
        at=AT,
        day=DAY + day,
        response=("x",),
        points=points,
        rating=Rating.GOOD if points == 1 else Rating.AGAIN,
        duration_ms=1_000,
        scheduled=yes,
    )


def _sums(store: Store) -> tuple[object, ...]:
    return (
        store.totals(),
        store.answered_days(),
        [store.answers_on(DAY + ahead) for ahead in range(4)],
        store.counts(DAY, AT),
        store.counts(DAY + 2, AT + timedelta(days=2)),
        store.due_forecast(DAY, 3, AT + timedelta(hours=12)),
    )


@settings(max_examples=60, deadline=None)
@given(acts)
def test_sums_are_what_counting_anew_gives(steps: list[tuple[str, str, Phase, int, float, bool]]) -> None:
    """After any sequence of acts every sum is that of a recount, and of the plain log."""
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.db") as store:
        store.index(
            IndexedBank(
                path=Path(folder) / "bank.toml",
                size=1,
                mtime_ns=1,
                bank_id="bank",
                title="B",
                questions=QUESTIONS,
            )
        )
        for act, question, phase, day, points, yes in steps:
            last = latest(store, 1)
            one = answer(question, store.card("bank", question), phase, day, points, yes)
            if act == "record":
                store.record(one)
            elif act == "revise" and last:
                store.revise(last[0], one)
            elif act == "undo" and last:
                store.undo(last[0])
            elif act == "mark":
                store.set_mark("bank", question, QuestionMark(suspended=yes, buried_day=DAY if day else None))
            elif act == "forget":
                store.reset("bank", question)
            else:
                store.counts(DAY, AT)
        kept = _sums(store)
        log = list(store.history())
        totals = store.totals().get("bank")
        assert sum(entry.points for entry in log) == pytest.approx(totals.points if totals else 0)
        assert sorted({entry.day for entry in log}) == kept[1]
        [counts] = store.counts(DAY, AT).values()
        marks, cards = store.marks(), store.cards("bank")
        asked = [
            q
            for q in QUESTIONS
            if not (mark := marks.get(("bank", q), QuestionMark())).suspended and mark.buried_day != DAY
        ]
        assert counts.new == sum(q not in cards for q in asked)
        assert counts.due == sum(
            (cards[q].due_at or AT) <= AT and (cards[q].due_day or DAY) <= DAY for q in asked if q in cards
        )
        with store._database.transaction() as connection:
            count_all(connection)
        assert _sums(store) == kept


def test_editing_one_bank_reads_that_bank_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The index takes every other bank as it knows it."""
    for number in range(20):
        (tmp_path / f"b{number}.toml").write_text(_bank(number, "Q"), "utf-8")
    read: list[Path] = []
    with Store.open(tmp_path / "data" / "a.db") as store:
        desk = Desk(store, Library([tmp_path], bundled=tmp_path), Settings(), now=lambda: AT)
        assert len(desk.shelves()) == 20

        real = reading.read_bank
        monkeypatch.setattr(reading, "read_bank", lambda path: read.append(path) or real(path))
        desk.shelves()
        assert read == []
        (tmp_path / "b7.toml").write_text(_bank(7, "Question"), "utf-8")
        desk.shelves()
        assert [path.name for path in read] == ["b7.toml"]


def _bank(number: int, stem: str) -> str:
    return (
        f'format = "sco-quiz/1"\n[bank]\nid = "b{number}"\ntitle = "B"\n'
        f'[[question]]\nid = "q"\ntype = "shortanswer"\nstem = "{stem}?"\naccept = ["yes"]\n'
    )
