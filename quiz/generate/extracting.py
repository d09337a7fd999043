"""The process that reads one web page or one PDF: bytes come in, text goes out as JSON.

It may run out of time, memory or luck without harm to the program that started it.
"""

from __future__ import annotations

import json
import logging
import sys
from dataclasses import dataclass
from datetime import date

from quiz.errors import ArticleError

MOST_MEMORY = 3_000_000_000
"""Bytes of address space, where the system can limit them."""

MOST_TEXT = 30_000_000
"""Characters of text; a longer one is no article and no book."""


@dataclass(frozen=True, slots=True)
class Extract:
    """What a document says.

    Attributes:
        paragraphs: Markdown: headings begin with ``#``, points of a list with ``-``.
        notes: what the person should know.
    """

    title: str
    published: date | None
    paragraphs: list[str]
    notes: list[str]

    @property
    def text(self) -> str:
        """The whole as text, title and day at its head."""
        head = [f"# {self.title}"] if self.title else []
        head += [self.published.isoformat()] if self.published else []
        return "\n\n".join([*head, *self.paragraphs]) + "\n"


def main(kind: str) -> None:
    """Read standard input, write standard output."""
    logging.disable()  # the readers talk to standard error; what matters is raised
    _limit_memory()
    raw = sys.stdin.buffer.read()
    try:
        found = extract(kind, raw)
        result: dict[str, object] = {
            "text": found.text,
            "title": found.title,
            "published": found.published.isoformat() if found.published else "",
            "notes": found.notes,
        }
    except ArticleError as error:
        result = {"error": str(error)}
    sys.stdout.buffer.write(json.dumps(result).encode())


def extract(kind: str, raw: bytes) -> Extract:
    """What a web page ("html") or a PDF ("pdf") says.

    Raises:
        ArticleError: it cannot be read, or holds no text.
    """
    from quiz.generate import pdf, webpage

    what = "web page" if kind == "html" else "PDF"
    try:
        found = webpage.read(raw) if kind == "html" else pdf.read(raw)
    except ArticleError:
        raise
    except Exception as error:  # the readers raise anything on damaged files
        raise ArticleError(f"this {what} is damaged and cannot be read ({type(error).__name__})") from error
    if sum(map(len, found.paragraphs)) > MOST_TEXT:
        raise ArticleError(f"this {what} holds more text than a long book")
    return found


def _limit_memory() -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MOST_MEMORY if most == resource.RLIM_INFINITY else min(most, MOST_MEMORY)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
