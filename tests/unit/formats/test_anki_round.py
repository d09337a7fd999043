"""What we write to Anki's formats comes back as it was, for any bank and any history."""

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.formats import anki_package, anki_tsv
from quiz.formats.anki_cloze import cloze_stem
from quiz.formats.anki_hidden import find, hide
from quiz.formats.anki_html import to_html, to_plain
from quiz.questions import Bank, ShortAnswer
from quiz.study.card import Rating
from quiz.study.past import PastAnswer
from tests.strategies import anything, banks, question

few = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])

moments = st.integers(1_000_000_000_000, 1_900_000_000_000).map(
    lambda ms: datetime(1970, 1, 1, tzinfo=UTC) + timedelta(milliseconds=ms)
)


@pytest.mark.parametrize(("module", "suffix"), [(anki_package, ".apkg"), (anki_tsv, ".txt")])
@given(bank=banks)
@few
def test_every_bank_comes_back(module: object, suffix: str, bank: Bank) -> None:
    """Read what was written: the same questions in the same order, and the bank's own keys with them."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"bank{suffix}"
        module.write(bank, path)  # type: ignore[attr-defined]
        taken = module.read(path)  # type: ignore[attr-defined]
    assert taken.bank.questions == bank.questions
    assert taken.skipped == ()
    if bank.questions:
        assert taken.bank == replace(bank, rejected=())


@given(
    answers=st.lists(
        st.builds(
            PastAnswer,
            question_id=st.sampled_from(["a", "b", "c"]),
            at=moments,
            rating=st.sampled_from(list(Rating)),
            duration_ms=st.integers(0, 86_400_000),
        ),
        max_size=25,
        unique_by=lambda answer: answer.at,
    )
)
@few
def test_every_history_comes_back(answers: list[PastAnswer]) -> None:
    """Whatever was answered when, read back it is the same answers, oldest first."""
    three = tuple(ShortAnswer(id=key, stem=f"{key}?", accept=(key * 3,)) for key in "abc")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "bank.apkg"
        anki_package.write(Bank(id="x", title="X", questions=three), path, answers)
        taken = anki_package.read(path)
    assert list(taken.history) == sorted(answers, key=lambda answer: answer.at)


@given(question=question)
def test_the_hidden_field_holds_any_question(question: object) -> None:
    """ASCII without anything that Anki reads as markup, media or a cloze; it gives the question back."""
    text = hide(question, "bank")  # type: ignore[arg-type]
    assert text.isascii()
    assert text.isprintable()
    assert not set("<>&") & set(text)
    assert "{{" not in text
    assert "  " not in text
    found = find(("stem", text))
    assert found is not None
    assert found.question == question


@given(text=anything)
def test_a_text_survives_html(text: str) -> None:
    """As HTML and back a text loses nothing but what cannot be seen, and no markup appears in between."""
    field = to_html(text)
    assert not set("[]{}") & set(field.replace("]", ""))
    assert "<" not in field.replace("<br>", "")
    plain = to_plain(field)
    assert plain.media == ()
    if not set("\\[") & set(text):  # marks of formulas are taken away
        assert "".join(plain.text.split()) == "".join(to_plain(text, is_html=False).text.split())


@given(text=st.text("{}c12:|a ", max_size=60), number=st.integers(1, 2))
def test_any_gaps_end_or_are_refused(text: str, number: int) -> None:
    """However braces stand, the stem has as many gaps as are named."""
    try:
        stem, gaps = cloze_stem(text, number)
    except ValueError:
        return
    assert stem.count("{{") >= len(gaps)
    for gap in gaps:
        assert f"{{{{{gap}}}}}" in stem
