"""Banks made with a model that answers as told, and what must hold of every such bank."""

from __future__ import annotations

from functools import cache
from typing import Any

from quiz.clean import visible
from quiz.generate import Generated, generate
from quiz.generate.llm import LanguageModel
from quiz.generate.report import Second
from quiz.questions import Question, TrueFalse
from tests.llm_drafts import ARTICLE
from tests.llm_server import Answer, serving


@cache
def offline() -> Generated:
    """The bank of the rules alone."""
    return generate(ARTICLE, name="light")


def made(reply: Answer, *, timeout: float = 20.0, **options: Any) -> Generated:
    """A bank made with a model that answers so."""
    with serving(reply) as server:
        return generate(ARTICLE, name="light", author=LanguageModel("m", server.url, timeout), **options)


def of_model(generated: Generated) -> list[Question]:
    """The questions that the model drafted."""
    return [q for q in generated.bank.questions if "llm" in q.tags]


def second(generated: Generated) -> Second:
    """What the model gave; every draft must be accounted for."""
    notes = generated.report.second
    assert notes is not None
    assert notes.drafts == notes.kept + sum(notes.dropped.values())
    assert notes.kept == len(of_model(generated))
    return notes


def assert_grounded(generated: Generated) -> None:
    """The rules' questions must be untouched, and each of the model's borne out by the article."""
    own = tuple(q for q in generated.bank.questions if "llm" not in q.tags)
    assert own == offline().bank.questions
    for q in of_model(generated):
        assert q.evidence
        assert all(passage in ARTICLE for passage in q.evidence)
        proof = " ".join(" ".join(q.evidence).split()).casefold()
        if not isinstance(q, TrueFalse):
            assert all(key.casefold() in proof for key in q.answer()), q
        assert "King Zog" not in f"{q.stem} {q.answer()}"
        assert visible(q.stem) == q.stem
