"""The text, the title and the day of a PDF, by pypdf."""

from __future__ import annotations

import io
import re
from datetime import date
from typing import Any

from quiz.errors import ArticleError
from quiz.generate import dates, reflow
from quiz.generate.extracting import MOST_TEXT, Extract

MOST_PAGES = 3_000
_LEAST_LETTERS = 20  # a page: with less on average it is a picture of text
_HEAD = 3_000  # characters in which an article says its day
_NO_TITLE = re.compile(
    r"untitled|\(?(?:anonymous|unspecified)\)?|document\d*|microsoft (?:word|powerpoint)\b.*"
    r"|.*\.(?:docx?|odt|indd|tex|dvi|rtf|qxd|pdf|pages|html?|pptx?|xlsx?)"
    r"|[\W\d_]*|[^ ]{1,3}|slide \d+|print(?:ed)?|about:blank|https?:.*",
    re.I,
)
"""What programs write as a title where nobody gave one."""


def read(raw: bytes) -> Extract:
    """What a PDF says, page after page, as paragraphs.

    The day on which the file was made counts as the article's only where the first page says so, too:
    a story of 1998 may have been printed yesterday.

    Raises:
        ArticleError: it is encrypted, damaged, far too long, or a scan without text.
    """
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, FileNotDecryptedError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise FileNotDecryptedError
        number = len(reader.pages)
        if number > MOST_PAGES:
            raise ArticleError(f"this PDF has {number} pages; at most {MOST_PAGES} can be read")
        pages = _texts(reader)
    except (FileNotDecryptedError, DependencyError) as error:
        remedy = "open it with its password and save a copy without one"
        raise ArticleError(f"this PDF is encrypted: {remedy}") from error
    except PyPdfError as error:
        raise ArticleError(f"this PDF is damaged and cannot be read: {_short(error)}") from error
    if not pages:
        raise ArticleError("this PDF has no pages")
    if sum(c.isalpha() for page in pages for c in page) < _LEAST_LETTERS * len(pages):
        raise ArticleError(
            "this PDF holds pictures of text, no text: run text recognition (OCR) over it first"
        )
    paragraphs = reflow.paragraphs(pages)
    title, made = _metadata(reader)
    while title and paragraphs and paragraphs[0].casefold() == title.casefold():
        del paragraphs[0]
    head = " ".join(paragraphs)[:_HEAD]
    said = dates.parse_day(head)
    notes = []
    if made and made != said:
        notes.append(f"The PDF was made on {made}; where that is the article's day, say --date {made}.")
    return Extract(title, made if made and made == said else None, paragraphs, notes)


def _texts(reader: Any) -> list[str]:
    pages: list[str] = []
    room = MOST_TEXT
    for page in reader.pages:
        pages.append(page.extract_text())
        room -= len(pages[-1])
        if room < 0:
            raise ArticleError("this PDF holds more text than a long book")
    return pages


def _metadata(reader: Any) -> tuple[str, date | None]:
    """Title and day of making, as far as the file gives sensible ones."""
    try:
        found = reader.metadata
        title = " ".join(str(found.title or "").split()) if found else ""
        made = found.creation_date.date() if found and found.creation_date else None
    except Exception:  # damaged metadata, of any kind: the text is what matters
        return "", None
    return ("" if _NO_TITLE.fullmatch(title) or len(title) > 300 else title), made


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:120] or type(error).__name__
