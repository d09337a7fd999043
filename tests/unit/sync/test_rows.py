"""Rows of strangers: whatever the check lets through, the store takes and can show."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.store import Store
from quiz.store.shared import Row
from quiz.study.memory import Memory
from quiz.study.setup import Setup
from quiz.sync.rows import RowError, checked
from tests.unit.sync.rows import SETUP, SETUP_ROW, answer

_DEFAULTS = Memory().parameters
_WEIGHTS = st.sampled_from((0.0, -1.0, 1e-300, 1_000.0, -1_000.0)) | st.floats(-1e4, 1e4)
_MOMENTS = st.sampled_from((-4_102_444_800_000, 0, 1_700_000_000_000, 4_102_444_800_000))
_DAYS = st.sampled_from((1, 738_000, 738_001, 738_400, 800_000))


@st.composite
def setups(draw: st.DrawFn) -> Row:
    """A scheduler's setup with some weights nobody would fit, and any other numbers."""
    weights = list(_DEFAULTS)
    for place, weight in draw(st.lists(st.tuples(st.integers(0, 20), _WEIGHTS), max_size=4)):
        weights[place] = weight
    steps = st.sampled_from(((), (1,), (99_999_999,) * 50))
    setup = Setup(
        draw(st.sampled_from((1e-300, 0.01, 0.9, 0.9999999999))),
        tuple(weights),
        draw(steps),
        draw(steps),
        draw(st.sampled_from((1, 36_500, 10**6))),
        draw(st.booleans()),
    )
    return ("setup", setup.id, setup.text)


@st.composite
def placed(draw: st.DrawFn) -> list[Any]:
    """A card as an event may put it, whether it makes sense or not."""
    memory = draw(st.sampled_from(((None, None), (1e-9, 0.0), (1e9, 100.0), (3.0, 5.0))))
    return [
        "sco",
        "q",
        draw(st.sampled_from(("new", "learning", "review", "relearning"))),
        draw(st.sampled_from((0, 1, 100))),
        *memory,
        draw(st.none() | _MOMENTS),
        draw(st.none() | _DAYS | st.just(3_652_059)),
        draw(st.none() | _MOMENTS),
        draw(st.none() | _DAYS),
        draw(st.sampled_from((0, 10**9))),
        draw(st.sampled_from((0, 10**9))),
        None,
    ]


acts = st.one_of(
    st.tuples(st.just("answer"), st.tuples(st.integers(1, 4), _DAYS, _MOMENTS, setups())),
    st.tuples(st.just("card"), placed()),
    st.tuples(st.just("tuned"), setups()),
    st.tuples(st.just("reset"), st.none()),
)


@settings(max_examples=40, deadline=None)
@given(st.lists(acts, max_size=12))
def test_what_is_let_through_never_breaks_the_store(history: list[tuple[str, Any]]) -> None:
    """Odd cards, odd weights and odd moments are refused as a RowError, or replayed without an error."""
    rows: list[Row] = [SETUP_ROW]
    for number, (kind, value) in enumerate(history, 1):
        row_id = f"{(1_700_000_000_000 + number) << 80:032x}"
        setup = SETUP_ROW
        if kind == "answer":
            rating, day, at, setup = value
            row = answer(
                id=row_id, question_id="q", rating=rating, day=day, at=at, setup=setup[1], before=None
            )
        else:
            setup = value if kind == "tuned" else SETUP_ROW
            said, where = (value[1], ("", "")) if kind == "tuned" else (value, ("sco", "q"))
            row = ("event", row_id, kind, *where, 5, json.dumps(said))
        try:
            found = [checked(list(one)) for one in (setup, row)]
        except RowError:
            continue
        rows += found
    with tempfile.TemporaryDirectory() as folder, Store.open(Path(folder) / "a.db") as store:
        store.shared.merge(rows)
        assert store.drift() == []
        card = store.card("sco", "q")
        list(store.history())
        store.counts(738_000, datetime(2026, 3, 2, tzinfo=UTC))
        store.totals()
        assert card is None or card.bank_id == "sco"


def test_a_setup_whose_weights_overflow_is_refused() -> None:
    """A power that no number holds is no traceback."""
    setup = Setup(0.9, (*_DEFAULTS[:20], 1e-300), (60,), (), 100, True)
    with pytest.raises(RowError, match="none can have"):
        checked(["setup", setup.id, setup.text])
    assert checked(["setup", SETUP.id, SETUP.text]) == SETUP_ROW
