"""The title, the day and the prose of a saved web page, by trafilatura."""

from __future__ import annotations

import codecs
import contextlib
import json
import re
from collections.abc import Iterator
from datetime import date
from typing import Any

from quiz.errors import ArticleError
from quiz.generate.extracting import Extract

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_META = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([A-Za-z0-9._:-]{2,40})""", re.I)
_PROLOG = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s*=\s*["']([A-Za-z0-9._-]{2,40})""")
_KNOWN = re.compile(
    r"utf-?8|windows-(?:125\d|874)|cp125\d|iso-?8859-\d{1,2}|koi8-[ru]|gb18030|big5|shift_jis|euc-(?:jp|kr)|macintosh"
)
_AS_BROWSERS_DO = {
    **dict.fromkeys(("iso-8859-1", "latin1", "us-ascii", "ascii"), "windows-1252"),
    **dict.fromkeys(("gb2312", "gbk"), "gb18030"),
    **dict.fromkeys(("utf-16", "utf-16le", "utf-16be", "unicode"), "utf-8"),
}

_UNREAD = ("script", "style", "svg", "noscript", "template", "iframe", "object", "canvas", "math")
_INLINE = re.compile(
    r"</?(?:em|i|b|strong|u|s|font|small|big|mark|abbr|cite|q|tt|wbr)(?:\s[^<>]{0,300})?>", re.I
)
_MOST_CELLS = 5_000  # of tables; they are not read, and trafilatura's time grows with their square
_DATA = re.compile(r"""<script[^>]{0,200}type\s*=\s*["']?application/ld\+json[^>]{0,200}>""", re.I)
_MOST_DATA = 200_000  # characters of the data about a page

_BLOCKS = ("head", "p", "item", "quote")


def read(raw: bytes) -> Extract:
    """What a web page says: headings, paragraphs and points of lists; no tables, menus, comments.

    Raises:
        ArticleError: there is no article in it.
    """
    import trafilatura

    found: Any = trafilatura.bare_extraction(
        slimmed(decode(raw)),
        with_metadata=True,
        include_comments=False,
        include_tables=False,
        # The day the page itself gives; no guesses from dates somewhere in its text.
        date_extraction_params={"extensive_search": False, "original_date": True},
    )
    body = None if found is None else found.body
    title = "" if found is None else _plain(found.title or "")
    paragraphs = [] if body is None else list(_paragraphs(body))
    while paragraphs and paragraphs[0].lstrip("# ").casefold() == title.casefold():
        del paragraphs[0]
    if not paragraphs:
        raise ArticleError("no article was found in this web page")
    return Extract(title, _day(found.date), paragraphs, [])


def decode(raw: bytes) -> str:
    """The page's characters, as a browser would read them.

    A byte order mark outranks what the page says of itself. A page that says nothing, or is not what it
    says, is UTF-8 where that is valid, otherwise Windows-1252. Bytes that do not fit become U+FFFD.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return raw[len(mark) :].decode(encoding, errors="replace")
    said = _META.search(raw, 0, 8_192) or _PROLOG.match(raw)
    name = said.group(1).decode("ascii").casefold() if said else ""
    name = _AS_BROWSERS_DO.get(name, name)
    if _KNOWN.fullmatch(name) and name not in ("utf-8", "utf8"):
        return raw.decode(name, errors="replace")
    with contextlib.suppress(UnicodeDecodeError):
        return raw.decode("utf-8")
    return raw.decode("utf-8" if name else "windows-1252", errors="replace")


def slimmed(page: str) -> str:
    """The page without what is never read, so that no weight of it costs time."""
    page = re.sub(r"\A\s*<\?xml[^>]{0,300}\?>", "", page).replace("\x00", "")
    data = _data(page)
    page = _without(page, re.compile("<!--"), re.compile("-->"))
    for tag in _UNREAD:
        page = _without(
            page, re.compile(rf"<{tag}\b[^<>]{{0,5000}}>", re.I), re.compile(rf"</{tag}\s*>", re.I)
        )
    if len(re.findall(r"<t[dh]\b", page, re.I)) > _MOST_CELLS:
        page = _without_tables(page)
    page = _INLINE.sub("", page)
    head = re.search(r"<head\b[^<>]{0,500}>", page, re.I)
    at = head.end() if head else 0
    return page[:at] + data + page[at:]


def _data(page: str) -> str:
    """The data about the article in the page (schema.org), where it is sound JSON of a sane size."""
    found: list[str] = []
    room = _MOST_DATA
    for start in _DATA.finditer(page):
        end = page.find("</script", start.end(), start.end() + room)
        body = page[start.end() : end] if end > 0 else ""
        room -= len(body)
        with contextlib.suppress(ValueError, RecursionError):
            sound = json.dumps(json.loads(body)).replace("</", "<\\/")
            found.append(f'<script type="application/ld+json">{sound}</script>')
        if room <= 0:
            break
    return "".join(found)


def _without(page: str, start: re.Pattern[str], end: re.Pattern[str]) -> str:
    """The page without all from ``start`` to ``end``; where no end follows, without the starts alone."""
    parts: list[str] = []
    at = 0
    while found := start.search(page, at):
        closed = end.search(page, found.end())
        if not closed:
            break
        parts.append(page[at : found.start()])
        at = closed.end()
    return "".join([*parts, start.sub("", page[at:])])


def _without_tables(page: str) -> str:
    parts: list[str] = []
    depth = at = 0
    for found in re.finditer(r"<(/?)table\b[^<>]{0,5000}>", page, re.I):
        if found.group(1):
            depth = max(0, depth - 1)
        else:
            if depth == 0:
                parts.append(page[at : found.start()])
            depth += 1
        at = found.end() if depth == 0 or len(parts) == 0 else at
    return "".join(parts) + (page[at:] if depth == 0 else "")


def _paragraphs(body: Any) -> Iterator[str]:
    """Headings, paragraphs and points of the prose that was found, in order."""
    for element in body.iter(*_BLOCKS):
        for text in re.split(r"\n\s*\n", _own(element)):
            plain = _plain(text)
            if plain and element.tag == "head":
                level = int(re.sub(r"\D", "", element.get("rend", "")) or 2)
                yield f"{'#' * min(6, max(1, level))} {plain}"
            elif plain:
                yield f"- {plain}" if element.tag == "item" else plain


def _own(element: Any) -> str:
    """What an element says outside the paragraphs and lists in it; a line break is a newline."""
    parts = [element.text or ""]
    for child in element:
        if child.tag == "lb":
            parts.append("\n")
        elif child.tag not in (*_BLOCKS, "list", "table"):
            parts.append(_own(child))
        parts.append(child.tail or "")
    return "".join(parts)


def _plain(text: str) -> str:
    return " ".join(text.split())


def _day(text: str | None) -> date | None:
    with contextlib.suppress(ValueError):
        return date.fromisoformat((text or "")[:10])
    return None
