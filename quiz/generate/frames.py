"""The frame of a question: the few words before it that say what the matter is.

A stem such as "How many referendums does the government plan?" means something only to whom has the
article at hand. The headline (with the month) of a news story, or the subject of an encyclopaedia
article, set before the stem as a quiz master would, says which government is meant.
"""

from __future__ import annotations

import calendar
import re

from quiz.generate import countries
from quiz.generate.article import Article
from quiz.generate.timely import timely
from quiz.generate.wording import tokens_of
from quiz.generate.words import Reading

LEANS = "\u2060"
"""Stands, unseen, behind the "the" of a description that only the frame makes definite."""

LONGEST = 13
"""Words of a headline that can stand before a question."""

_NAME = re.compile(r"(?<!^)(?<![.?!] )\b[A-Z][\w'-]+(?:,? (?:of |the |and )*[A-Z][\w'-]+)*")
_GAPPED = re.compile(r"\{\{.*?\}\}")
_PALE = re.compile(r"\b(?:War|Wars|World War I+|Europe|Africa|Asia|America)\Z|\A[A-Z]{2,3}\Z")
"""Names that single nothing out."""

_SINGLED = re.compile(r"\b(?:first|only|1\d\d\d|20\d\d)\b")
_LISTING = re.compile(
    r"\b\d{1,2}[:.]?\d\d ?(?:GMT|BST|CET|EST|am|pm)\b|\bthis website\b|\b[Kk]ick-?off\b"
    r"|\((?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)(?:day)?\)\Z"
    r"|\A(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?: \d{1,2} [A-Z][a-z]+)?\Z"
)
"""When and where a match is shown: no headline of anything."""

_PART = re.compile(r"\b(?:Group|Pool|Heat|Stage|Round|Day) (?:[A-H]|\d+|[Oo]ne|[Tt]wo|[Tt]hree)\b")
"""A part of a tournament: of which, the frame tells."""

_STOP = re.compile(r"\s*(?:;|\s\|\s|:\s)\s*")


class Frames:
    """Writes the frame for each part of an article.

    Attributes:
        topic: what every question of the article may be introduced with, or "".
        dated: the frame says when: a day of the year needs no year of its own.
        timely: the article is news, with or without its day: its present is past when it is asked.
    """

    def __init__(self, reading: Reading, article: Article) -> None:
        self._article = article
        self.topic = _of_title(article) or ("" if article.continued else _of_opening(reading))
        self.month = _month(article)
        self._issued: set[str] = set()
        self.dated = article.published is not None
        self.timely = timely(reading, article)
        self._frames: dict[int, str] = {}

    def before(self, paragraph: int) -> str:
        """The frame for a paragraph's questions, without the colon; "" where the article has none."""
        if not self.topic:
            return ""
        if paragraph not in self._frames:
            self._frames[paragraph] = self._before(paragraph)
        return self._frames[paragraph]

    def _before(self, paragraph: int) -> str:
        frame = f"{self.topic}{self.month}"
        heading = _short(self._article.paragraphs[paragraph].heading, 10)
        if heading and not set(tokens_of(heading)) <= set(tokens_of(self.topic)):
            whole = f"{self.topic}, {heading}{self.month}"
            frame = whole if len(whole.split()) <= LONGEST + 2 else frame
        self._issued |= {frame, frame.removesuffix(self.month)}
        return frame

    def without(self, stem: str) -> str:
        """A stem without the frame before it."""
        before, colon, rest = stem.partition(": ")
        while colon and before not in self._issued:
            more, colon, rest = rest.partition(": ")
            before = f"{before}: {more}"
        return rest if colon else stem

    def told(self, stem: str) -> bool:
        """Whether a stem says by itself what the frame would say."""
        if _PART.search(stem):
            return False
        if self._article.published is not None:
            names = [x for x in _NAME.findall(stem) if not countries.nation_of(x)]  # "Afghan" is no name
            dated = re.search(r"\b(?:1\d|20)\d\d\b", stem) is not None
            return dated and len(names) >= 2 and self._shares(stem)
        words = {t for t in tokens_of(self.topic) if len(t) > 3}
        return bool(words) and words <= set(tokens_of(stem))

    def _shares(self, stem: str) -> bool:
        """Whether a stem names something of the headline: only then is it clear which story it is from."""
        told = {t[:5] for t in tokens_of(self.topic) if len(t) > 3}
        return not told or any(t[:5] in told for t in tokens_of(stem) if len(t) > 3)

    def alone(self, stem: str) -> bool:
        """Whether a stem names something and describes nothing that only the story makes definite."""
        stem = _GAPPED.sub("_____", stem)
        if _PART.search(stem):
            return False
        plain = re.sub(r"\bthe (?=[^A-Z]*\b(?:of|for|in|at) (?:the )?[A-Z])", "", stem)
        things = re.findall(r"\b[Tt]he ([A-Z]\w+s)\b(?! [A-Z]| of)", plain)  # "the Polaroids": whose?
        if any(not countries.code_of(x) and not countries.code_of(f"the {x}") for x in things):
            return False
        named = any(x.split()[0] not in calendar.month_name for x in _NAME.findall(stem))
        return named and not re.search(r"\b[Tt]he (?:[\w-]+ )?[a-z]", plain)

    def sole(self, stem: str) -> bool:
        """Whether a stem about the story's own subject, which it may not name, singles it out.

        Two names beside the subject do, or one with a year, "first" or "only": thousands served with one
        air force in one war, but one man left this club for that one.
        """
        plain = _GAPPED.sub("_____", stem)
        found = [x for text in _NAME.findall(plain) for x in re.split(r",? and (?:the )?", text)]
        names = [x for x in found if not (countries.nation_of(x) or _PALE.search(x))]
        telling = [x for x in names if not countries.code_of(x)]  # a country and a year single nobody out
        return len(names) >= 2 or (bool(telling) and _SINGLED.search(plain) is not None)

    def named(self, paragraph: int) -> frozenset[str]:
        """The words a frame puts before the reader's eyes, lower case."""
        return frozenset(tokens_of(self.before(paragraph)))


def framed(frame: str, stem: str) -> str:
    """The stem behind its frame; marks of leaning descriptions are taken out."""
    plain = stem.replace(LEANS, "")
    return f"{frame}: {plain}" if frame else plain


def _of_title(article: Article) -> str:
    title = _short(article.title, LONGEST)
    if not title:
        return ""
    clause = article.published is not None and len(title.split()) > 3
    return f"“{title}”" if clause and '"' not in title and "“" not in title else title


def _short(title: str, most: int) -> str:
    """A title, or as many of its first parts as are short enough."""
    title = re.sub(r"\s*\((?:disambiguation|[a-z ]+)\)\Z", "", " ".join(title.replace("_", " ").split()))
    title = title.strip(" .:;,")
    if _LISTING.search(title):
        return ""
    first = re.split(r"\s*[:;]\s", title)[0]
    if len(first.split()) >= 4:
        title = first  # what follows a colon or a semicolon is more of the same
    if "?" in title or "!" in title or re.search(r"[\[\]{}<>|]|https?:", title):
        return ""
    while len(title.split()) > most:
        cuts = list(_STOP.finditer(title))
        if not cuts:
            return ""
        title = title[: cuts[-1].start()]
    return title


def _of_opening(reading: Reading) -> str:
    """Without a title: what the first sentence defines ("X is a …") and the article goes on about."""
    if not reading.sentences:
        return ""
    first = reading.sentences[0]
    for token in first.tokens:
        if token.dep in ("nsubj", "nsubjpass") and first.tokens[token.head].dep == "ROOT":
            entity = reading.entity_at(0, token.i)
            verb = first.tokens[token.head]
            if entity and not entity.doubtful and verb.lemma == "be" and len(entity.mentions) >= 2:
                return entity.name
    return ""


def _month(article: Article) -> str:
    """ " (May 2015)" for news whose headline does not say the year."""
    day = article.published
    if day is None or str(day.year) in article.title:
        return ""
    return f" ({calendar.month_name[day.month]} {day.year})"
