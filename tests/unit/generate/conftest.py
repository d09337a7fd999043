from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from quiz.generate import Generated, gates, generate
from quiz.generate.article import read_article
from quiz.generate.drafts import Answer
from quiz.generate.phrase import Writer
from quiz.generate.pipeline import ASKING
from quiz.generate.reading import read
from quiz.generate.statements import extract
from quiz.questions import MultiResponse, Question

ROOT = Path(__file__).parents[3]


@pytest.fixture(scope="session")
def made() -> Callable[..., Generated]:
    """Generate once for each text: the parser is the slow part."""
    known: dict[tuple[str, str], Generated] = {}

    def make(text: str, **options: Any) -> Generated:
        key = (text, repr(sorted(options.items())))
        if key not in known:
            known[key] = generate(text, name="test", **options)
        return known[key]

    return make


@pytest.fixture
def llm_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The ``llm`` library's own folder, away from the tester's; no proxy before loopback, no key in sight."""
    monkeypatch.setenv("LLM_USER_PATH", str(tmp_path / "llm"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    return tmp_path / "llm"


@pytest.fixture(scope="session")
def summit(made: Callable[..., Generated]) -> Generated:
    """What the bundled article gives."""
    article = ROOT / "question_banks" / "articles" / "sco-summit-2024.md"
    return made(article.read_text(encoding="utf-8"))


def asked(text: str) -> dict[str, Answer]:
    """Every wording that passes the gates, with its answer, before the best are chosen."""
    article = read_article(text)
    writer = Writer(read(article), article)
    facts = extract(writer, Counter())
    return {
        stem: draft.answers[0]
        for ask in ASKING
        for draft in ask(writer, facts)
        for stem in draft.stems
        if not gates.first_failed(writer, draft, stem)
    }


def find(generated: Generated, *words: str, type: str = "") -> list[Question]:
    """The questions whose stem has all the words."""
    return [
        q
        for q in generated.bank.questions
        if all(word in q.stem for word in words) and (not type or q.type == type)
    ]


def keys(question: Question) -> tuple[str, ...]:
    """The right answers as texts."""
    return question.keys_ if isinstance(question, MultiResponse) else question.answer()


def everything(generated: Generated) -> str:
    """All stems and keys in one text, to look for what must not be asked."""
    return "\n".join(f"{q.stem} | {' | '.join(q.answer())}" for q in generated.bank.questions)
