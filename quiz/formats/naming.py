"""Names for what a table does not name: questions, and the bank itself."""

from __future__ import annotations

import re
from pathlib import Path

from quiz.formats.ids import made_id
from quiz.questions import Bank, Question, slug

_GOOD = re.compile(r"[A-Za-z0-9._-]{1,64}")


def given_id(text: str) -> str:
    """Another tool's id as ours: itself where it may stand, else made of it; empty for none."""
    text = text.strip()
    return text if not text or _GOOD.fullmatch(text) else made_id(text)


def bank_of(path: Path, questions: tuple[Question, ...], title: str = "") -> Bank:
    """A bank named after its file."""
    name = path.stem.encode("utf-8", "replace").decode()
    title = " ".join((title or name.replace("_", " ")).split())[:200]
    return Bank(id=slug(name), title=title or "Imported questions", questions=questions)
