"""A bank: questions that belong together, and where they came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from quiz.questions.base import Flaw, Question, check_length, check_texts

BANK_ID = re.compile(r"[a-z0-9-]{1,64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """The article a bank was generated from.

    Attributes:
        title: the article's title.
        headline: what the article calls itself, where somebody gave it another title; else empty.
        file: its path, relative to the bank; may be empty.
        sha256: of the article's bytes, in hex; may be empty.
        published: the day it appeared, or None.
        generator: name, version and way, such as ``sco-quiz 0.1.0 rules``; may be empty.
    """

    title: str = ""
    headline: str = ""
    file: str = ""
    sha256: str = ""
    published: date | None = None
    generator: str = ""

    def flaws(self) -> Iterator[Flaw]:
        """Every invariant the source breaks."""
        for field in ("title", "headline", "file", "sha256", "generator"):
            yield from check_length(field, getattr(self, field))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank:
    """A question bank.

    Attributes:
        id: 1 to 64 of a-z, 0-9 and ``-``; stable, since a learner's progress hangs on it.
        questions: in the order of the file.
        rejected: questions a reviewer does not want, never asked; kept so that they do not come back.
    """

    id: str
    title: str
    description: str = ""
    language: str = ""
    license: str = ""
    authors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: Source | None = None
    questions: tuple[Question, ...] = ()
    rejected: tuple[Question, ...] = ()

    def flaws(self) -> Iterator[Flaw]:
        """Every invariant the bank itself breaks; those of its questions are theirs to tell."""
        if not BANK_ID.fullmatch(self.id):
            yield Flaw("id", "a bank's id is 1 to 64 of a-z, 0-9 and '-'")
        if not self.title.strip():
            yield Flaw("title", "the title is empty")
        for field in ("title", "description", "language", "license"):
            yield from check_length(field, getattr(self, field))
        yield from check_texts("authors", self.authors)
        yield from check_texts("tags", self.tags)
        seen: set[str] = set()
        for question in (*self.questions, *self.rejected):
            if question.id in seen:
                yield Flaw("question", f'the id "{question.id}" is used twice')
            seen.add(question.id)

    def question(self, question_id: str) -> Question | None:
        """The question of that id, or None."""
        return next((q for q in self.questions if q.id == question_id), None)
