"""Files become text: web pages, PDFs, and plain text in the usual encodings.

The evidence of a question is quoted word for word from the text that this room gives. A plain text is its
own text, up to line ends. The text of a web page or a PDF is made here: its title as a heading, its day as a
line below, its paragraphs with blank lines between. Saved beside the bank, it gives the same questions again.

Web pages and PDFs come from anywhere, and their readers are large. So they are read in a process of its own,
with a limit on its time and its memory.
"""

from __future__ import annotations

import json
import re
import subprocess
import sys
from dataclasses import dataclass
from datetime import date
from importlib.util import find_spec
from pathlib import PurePath

from quiz.errors import ArticleError, MissingExtra
from quiz.generate import decoding

MOST_MARKUP = 20_000_000
"""A web page of more characters is none."""

SECONDS = {"html": 30, "pdf": 300}
"""How long a document may be read."""

_NEEDS = {"html": ("a web page", "trafilatura"), "pdf": ("a PDF", "pypdf")}
_CODE = "import sys; sys.path[:] = sys.argv[2:]; from quiz.generate.extracting import main; main(sys.argv[1])"
_HTML_NAMES = frozenset({".html", ".htm", ".xhtml"})
_TEXT_NAMES = frozenset({".md", ".markdown", ".txt", ".rst"})
_HTML = re.compile(
    r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html)\b", re.I | re.S
)
_PART_OF_HTML = re.compile(r"\s*<(?:!--|[a-z])", re.I)
_TAGS = re.compile(r"<(?:head|body|article|main|title|p|div)\b[^>]{0,500}>", re.I)


@dataclass(frozen=True, slots=True)
class Document:
    """A file as text.

    Attributes:
        text: Markdown or plain text; a document's title and day stand at its head.
        title, published: of a web page or a PDF; a plain text's own are left to the reader of articles.
        own: the file itself is that text, in UTF-8; evidence can be looked up in it.
        notes: what the person should know about the reading.
    """

    text: str
    title: str = ""
    published: date | None = None
    own: bool = False
    notes: tuple[str, ...] = ()


def read_document(raw: bytes, name: str = "") -> Document:
    """The text of a file.

    Args:
        raw: all its bytes.
        name: of the file; its ending helps to tell web pages from texts, the contents decide.

    Raises:
        ArticleError: it is of no kind that can be read, encrypted, damaged, or has no text.
        MissingExtra: the packages of the extra "documents" are not installed.
    """
    if b"%PDF-" in raw[:1_024]:
        return _extracted("pdf", raw)
    decoding.refuse_other_kinds(raw)
    if _is_html(raw, PurePath(name).suffix.casefold()):
        return _extracted("html", raw)
    text, encoding = decoding.decode(raw)
    notes = () if encoding == "utf-8" else (f"It was read as {encoding}.",)
    own = encoding == "utf-8" and bool(name) and name != "-"
    return Document(text, own=own, notes=notes)


def _is_html(raw: bytes, ending: str) -> bool:
    start = raw[:8_192]
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        start = start.replace(b"\x00", b"")[2:]
    head = start.decode("latin-1").removeprefix("\xef\xbb\xbf")
    if _HTML.match(head) or ending in _HTML_NAMES:
        return True
    return ending not in _TEXT_NAMES and bool(_PART_OF_HTML.match(head)) and len(_TAGS.findall(head)) > 1


def _extracted(kind: str, raw: bytes) -> Document:
    """What another process reads from a web page or a PDF."""
    what, package = _NEEDS[kind]
    if find_spec(package) is None:
        raise MissingExtra(f"reading {what}", "documents")
    if kind == "html" and len(raw) > MOST_MARKUP:
        raise ArticleError(f"a web page of more than {MOST_MARKUP // 1_000_000} MB is none")
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-c", _CODE, kind, *sys.path],
            input=raw,
            capture_output=True,
            timeout=SECONDS[kind],
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise ArticleError(f"{what} that cannot be read within {SECONDS[kind]} seconds") from None
    try:
        found = json.loads(done.stdout)
    except ValueError:
        raise ArticleError(f"{what} that cannot be read: it is damaged, or made to do harm") from None
    if "error" in found:
        raise ArticleError(found["error"])
    day = date.fromisoformat(found["published"]) if found["published"] else None
    return Document(found["text"], found["title"], day, notes=tuple(found["notes"]))
