"""A name for the bank, which a table does not have."""

from __future__ import annotations

from pathlib import Path

from quiz.questions import Bank, Question, slug


def bank_of(path: Path, questions: tuple[Question, ...], title: str = "") -> Bank:
    """A bank named after its file."""
    name = path.stem.encode("utf-8", "replace").decode()
    title = " ".join((title or name.replace("_", " ")).split())[:200]
    return Bank(id=slug(name), title=title or "Imported questions", questions=questions)
