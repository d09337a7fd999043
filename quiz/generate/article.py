"""The article as text to be read: its prose, its title and its day, with the way back to the file.

Plain text or Markdown goes in. What is no prose of the article (headings, captions, credits, agency
lines, boilerplate) is recognised and kept apart. The prose is normalised for the reader, and every
character of it remembers where it stood, so that evidence is quoted from the file word for word.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_left
from collections import deque
from dataclasses import dataclass, field, replace
from datetime import date

from quiz.errors import ArticleError
from quiz.generate import blocks, dates, prose, quoting

MIN_WORDS = 40
"""Shorter texts are no article."""

MAX_PARAGRAPH = 6_000
"""Longer paragraphs are cut at a sentence's end, so that the reader's memory stays bounded."""

_MARKUP = re.compile(
    r"!\[[^\]\n]{0,300}\]\([^)\n]{0,500}\)"  # an image
    r"|\]\([^)\n]{0,500}\)"  # the tail of a link
    r"|(?<![\w\]])\[(?=[^\]\n]{1,300}\]\()"  # its head
    r"|\[(?:\d{1,3}|citation needed|note \d{1,2}|[a-z])\]"  # reference marks
    r"|(?<=[.\w)”\"]):\d{1,4}(?:[-–,]\d{1,4}){0,6}(?=\s|$)(?<!\d:\d\d)"  # page marks after a full stop
    r"|\*{1,3}(?=\S)|(?<=\S)\*{1,3}|(?<!\w)_{1,2}(?=\w)|(?<=[\w.,])_{1,2}(?!\w)|`"
    r"|<[/!a-zA-Z][^<>\n]{0,300}>"
    r"| /[^/\n]{0,40}[ˈˌːəɪʊɛɔæɑɒʌʃʒθðŋɡɹʁχɣɲʎɾ][^/\n]{0,40}/(?=[\s,.;)])"  # how a name is spoken
    r"|(?<=[$£€]) (?=\d)|(?<=\b(?:NZ|US|AU|CA)) (?=[$£€] ?\d)"
    r"|(?<=\w) (?=- (?:owned|based|led|run|backed|born|made|style|free|wide|level|related|old|year|day|member"
    r"|sized|controlled|funded|operated|like|shaped|sponsored|speaking)\b)"  # "state - owned": one word
    r"|(?<=\w -) (?=(?:owned|based|led|run|backed|born|made|style|free|wide|level|related|old|year|day|member"
    r"|sized|controlled|funded|operated|like|shaped|sponsored|speaking)\b)"
)
_ASIDE = re.compile(
    r" ?\((?!(?:and|or|but|nor) )"
    r"(?!(?<=[a-z] \()(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\d\d?)\) [a-z])"
    r"([^()\n]{1,200})\)(?=[\s,.;:!?]|$)"
)
"""A parenthesis, with the blank before it: the sentence says the same without, and is parsed better.

Not so a count before its noun: "an odd number (seven) boats".
"""

_NAME_INSIDE = re.compile(r"(?:[A-Z][\w&.'-]*)(?: (?:of|the|and|de|van|von|al|[A-Z][\w&.'-]*)){0,4}")
"""What stays in parentheses: letters that stand for a name, or another name, "(SCO)", "(John Calvin)"."""

_ITALICS = re.compile(
    r"(?<![*\w])\*(?![*\s])([^*\n]{1,120}?)(?<!\s)\*(?![*\w])|(?<![_\w])_(?![_\s])([^_\n]{1,120}?)(?<!\s)_(?![_\w])"
)
_SAME_LENGTH = str.maketrans(
    {
        "‘": "'",
        "’": "'",
        "‛": "'",
        "“": '"',
        "”": '"',
        "„": '"',
        "\u00a0": " ",
        "\u202f": " ",
        "\u2009": " ",
        "\t": " ",
        "\n": " ",
        "\r": " ",
        "\u2028": " ",
        "\u2029": " ",
        "‐": "-",
        "‑": "-",
    }
)
_ENTITY = re.compile(r"&(?:#\d{2,6}|#[xX][0-9a-fA-F]{2,5}|[a-zA-Z]{2,8});")
"""A letter as web pages write it: "&#233;", "&eacute;"."""

_UNSEEN = re.compile(
    "\x1b\\[[0-?]*[ "
    "-/]*[@-~]|[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]"
)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of prose.

    Attributes:
        text: normalised; straight quotes, single blanks, no markup.
        places: for every character of ``text``, its index in ``Article.raw``.
        heading: of the section it stands in, or "".
        slanted: start and end in ``text`` of what stands in italics.
    """

    text: str
    places: tuple[int, ...]
    heading: str = ""
    slanted: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Article:
    """An article ready to be read.

    Attributes:
        raw: the whole text as given.
        title: from the caller, the front matter or the first heading; may be empty.
        published: the day it appeared, or None.
        paragraphs: its prose, in order.
        asides: captions and date lines: never asked about, but they may prove a date.
        words: number of words in the prose.
        body: where the text begins behind the front matter.
        continued: it is a later section of a long text.
    """

    raw: str
    title: str
    published: date | None
    paragraphs: tuple[Paragraph, ...]
    asides: tuple[str, ...] = ()
    words: int = field(default=0)
    body: int = 0
    continued: bool = False

    def verbatim(self, paragraph: int, start: int, end: int) -> str:
        """The file's own characters behind ``paragraphs[paragraph].text[start:end]``."""
        places = self.paragraphs[paragraph].places
        first, last = places[start], places[end - 1] + 1
        for mark in ("**", "__", "*", "_"):
            if self.raw[first:last].count(mark) % 2 == 0:
                continue  # only markup that was cut in two is made whole
            if self.raw.startswith(mark, first - len(mark)):
                first -= len(mark)
            elif self.raw.startswith(mark, last):
                last += len(mark)
        return self.raw[first:last]


def read_article(
    text: str, *, title: str | None = None, published: date | None = None, after: str | None = None
) -> Article:
    """Take an article apart.

    Args:
        title, published: outrank those of the text.
        after: of a text that goes on, the heading it stands under; it tells no title and no day of its own.

    Raises:
        ArticleError: it is empty, too short, or not English.
    """
    if not text.strip("\ufeff \t\r\n"):
        raise ArticleError("the article is empty")
    front, body = blocks.front_matter(text)
    paragraphs: list[Paragraph] = []
    asides: list[str] = []
    heading, section = "", after or ""
    day: date | None = None
    seen: set[str] = set()
    lately: deque[str] = deque(maxlen=40)
    titled = bool(title or front.get("title"))
    for block in blocks.split(text, body, titled=titled, continued=after is not None):
        if block.kind in ("heading", "date", "aside"):
            if block.kind == "heading":
                section = normalise(text, block.start, block.end).text
                if block.level == 1 and not heading and after is None:
                    heading, section = section, ""
            if block.kind == "date" and day is None and not paragraphs and after is None:
                day = dates.parse_day(text[block.start : block.end])
            asides.append(text[block.start : block.end].strip())
            continue
        for paragraph in _pieces(normalise(text, block.start, block.end)):
            mark = re.sub(r"\W+", "", paragraph.text.casefold())
            if mark and mark not in seen and not any(mark in other for other in lately):
                seen.add(mark)
                lately.append(mark)
                if not prose.noisy(paragraph.text):
                    italics = _slanted(text, paragraph.places)
                    paragraphs.append(replace(paragraph, heading=section, slanted=italics))
    article = Article(
        raw=text,
        title=title or front.get("title", "") or heading,
        published=published or dates.parse_day(front.get("date", "")) or day,
        paragraphs=tuple(paragraphs),
        asides=tuple(a for a in asides if a),
        words=sum(len(p.text.split()) for p in paragraphs),
        body=body,
        continued=after is not None,
    )
    _refuse_what_is_no_article(article)
    return article


_WORD_AND_BLANK = re.compile(r"[^ ]+ ?")


def normalise(raw: str, start: int, end: int) -> Paragraph:
    """The text between two places without markup, with straight quotes and single blanks."""
    chunk = raw[start:end]
    entities = list(_ENTITY.finditer(chunk)) if "&" in chunk else ()
    for found in entities:  # the sign it stands for, then blanks that are cut: every place stays
        sign = html.unescape(found.group())
        if len(sign) == 1:
            chunk = chunk[: found.start()] + sign.ljust(len(found.group())) + chunk[found.end() :]
    chunk = quoting.straight(chunk)
    cut = bytearray(len(chunk))
    for found in entities:
        if len(html.unescape(found.group())) == 1:
            cut[found.start() + 1 : found.end()] = b"\x01" * (len(found.group()) - 1)
    for pattern in (_MARKUP, _UNSEEN):
        for found in pattern.finditer(chunk):
            cut[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    for found in _ASIDE.finditer(chunk):
        if not _NAME_INSIDE.fullmatch(found[1]) and chunk[: found.start()].strip():
            cut[found.start() : found.end()] = b"\x01" * (found.end() - found.start())
    left, letters = range(len(chunk)), chunk.translate(_SAME_LENGTH)
    kept = [k for k in left if not cut[k]] if any(cut) else left
    if kept is not left:
        letters = "".join([letters[k] for k in kept])
    words: list[str] = []
    places: list[int] = []
    for found in _WORD_AND_BLANK.finditer(letters):
        words.append(found.group())
        places += [start + k for k in kept[found.start() : found.end()]]
    text = "".join(words)
    if text.endswith(" "):
        text = text[:-1]
        places.pop()
    return Paragraph(text, tuple(places))


def _slanted(raw: str, places: tuple[int, ...]) -> tuple[tuple[int, int], ...]:
    """What stands in italics ("*Title*", "_Title_"), as start and end in a paragraph's text."""
    first, last = max(0, places[0] - 1), places[-1] + 2
    found = []
    for match in _ITALICS.finditer(raw, first, last):
        inside = match.span(1) if match.group(1) else match.span(2)
        start, end = bisect_left(places, inside[0]), bisect_left(places, inside[1])
        if start < end:
            found.append((start, end))
    return tuple(found)


def _pieces(paragraph: Paragraph) -> list[Paragraph]:
    """The paragraph, cut at sentence ends where it is longer than the reader should take at once."""
    pieces: list[Paragraph] = []
    text, places = paragraph.text, paragraph.places
    while len(text) > MAX_PARAGRAPH:
        end = max(text.rfind(stop, 0, MAX_PARAGRAPH) for stop in (". ", "! ", "? ", '." '))
        end = end + 2 if end > 0 else max(text.rfind(" ", 0, MAX_PARAGRAPH), 0) or MAX_PARAGRAPH
        pieces.append(Paragraph(text[:end].rstrip(), places[: len(text[:end].rstrip())]))
        text, places = text[end:], places[end:]
    if text.strip():
        lead = len(text) - len(text.lstrip())
        pieces.append(Paragraph(text[lead:], places[lead:]))
    return [piece for piece in pieces if piece.text]


def _refuse_what_is_no_article(article: Article) -> None:
    words: list[str] = []
    for paragraph in article.paragraphs:
        words += re.findall(r"[^\W\d_]+", paragraph.text.casefold())
        if len(words) > 3_000:
            break
    few, text = article.words < MIN_WORDS, article.raw[article.body :]
    if (few or not prose.english(words)) and len(text) > 1_000 and (why := prose.why_no_prose(text)):
        raise ArticleError(why)
    if few:
        raise ArticleError(
            f"the article has {article.words} words of prose; at least {MIN_WORDS} are needed to ask anything"
        )
    if not prose.english(words):
        raise ArticleError(prose.NOT_ENGLISH)
