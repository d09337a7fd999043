"""The corpus: short articles written for these tests, and what a good bank asks about each, and never asks.

Beside every ``corpus/NAME.md`` stands ``corpus/NAME.toml``, one line for each fact::

    expected = [
      { level = "must", fact = "when the club was founded", key = ["1984"], near = ["cup"] },
    ]
    forbidden = [
      { why = "a possibility told as a fact", stem = "shoot-out", unless = "might" },
    ]

Expected: ``level`` is "must", or "wish" (counted, no failure). Any one text of ``key`` is the question's
key, or with ``all = true`` every one is among its keys; instead ``holds`` gives words that all stand in the
key, for phrases. Each word of ``near`` stands in the stem or in the evidence.

Forbidden: ``stem``, ``key``, ``distractor`` and ``evidence`` are regular expressions. A question
that fits all those given is forbidden, unless its stem fits ``unless``.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from quiz.generate import Generated, generate

FOLDER = Path(__file__).parent / "corpus"
NAMES = tuple(sorted(path.stem for path in FOLDER.glob("*.md")))


@dataclass(frozen=True, slots=True)
class Expected:
    """A fact worth asking about; its fields are described above."""

    level: str
    fact: str
    key: tuple[str, ...] = ()
    all: bool = False
    holds: tuple[str, ...] = ()
    near: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Forbidden:
    """A question nobody may ask; its fields are described above."""

    why: str
    stem: str = ""
    key: str = ""
    distractor: str = ""
    evidence: str = ""
    unless: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the corpus with what is expected of its bank."""

    name: str
    text: str
    expected: tuple[Expected, ...]
    forbidden: tuple[Forbidden, ...]


@cache
def entry(name: str) -> Entry:
    """One article with its expectations.

    Raises:
        ValueError: the expectations are misspelt, or say nothing.
    """
    text = (FOLDER / f"{name}.md").read_text(encoding="utf-8")
    with (FOLDER / f"{name}.toml").open("rb") as file:
        given = tomllib.load(file)
    if set(given) - {"expected", "forbidden"}:
        raise ValueError(f"{name}.toml: only [[expected]] and [[forbidden]] are known")
    expected = tuple(_made(Expected, row, name) for row in given["expected"])
    forbidden = tuple(_made(Forbidden, row, name) for row in given["forbidden"])
    for wanted in expected:
        if wanted.level not in ("must", "wish") or bool(wanted.key) == bool(wanted.holds):
            raise ValueError(f"{name}.toml: “{wanted.fact}” needs a level, and either key or holds")
    for never in forbidden:
        patterns = [never.stem, never.key, never.distractor, never.evidence]
        if not any(patterns):
            raise ValueError(f"{name}.toml: “{never.why}” forbids nothing")
        for pattern in (*patterns, never.unless):
            re.compile(pattern)
    return Entry(name, text, expected, forbidden)


@cache
def made(name: str) -> Generated:
    """What the generator makes of an article; once in a run, since reading takes time."""
    return generate(entry(name).text, name=name)


def _made(kind: Any, row: dict[str, Any], name: str) -> Any:
    known = {f.name for f in fields(kind)}
    if unknown := set(row) - known:
        raise ValueError(f"{name}.toml: unknown {sorted(unknown)}; known are {sorted(known)}")
    return kind(**{key: tuple(value) if isinstance(value, list) else value for key, value in row.items()})
