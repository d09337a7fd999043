"""Ids for what comes in without any: made of the question's words, the same whenever the file is read."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from quiz.questions import Bank, Question, slug

_GOOD = re.compile(r"[A-Za-z0-9._-]{1,64}")
_WORDS = 48  # characters of an id that tell what is asked; a mark makes the rest


def given_id(text: str) -> str:
    """Another tool's id as ours: itself where it may stand, else its letters and a mark; empty for none."""
    text = text.strip()
    return text if not text or _GOOD.fullmatch(text) else _marked(text, text)


def made_id(stem: str, *more: str) -> str:
    """An id of the question's words; case, blanks and punctuation at the ends do not change it."""
    return _marked(stem, *more)


def bank_of(path: Path, questions: tuple[Question, ...], title: str = "") -> Bank:
    """A bank named after its file."""
    name = path.stem.encode("utf-8", "replace").decode()
    title = " ".join((title or name.replace("_", " ")).split())[:200]
    return Bank(id=slug(name), title=title or "Imported questions", questions=questions)


def _marked(words: str, *more: str) -> str:
    said = "\0".join(" ".join(text.casefold().split()).strip(" .?!:") for text in (words, *more))
    mark = hashlib.sha256(said.encode("utf-8", "surrogatepass")).hexdigest()[:6]
    return f"{slug(words[:4000])[:_WORDS].strip('-')}-{mark}"
