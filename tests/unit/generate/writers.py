"""Writers over short texts, and what they make of them: shared by the tests of rules about sentences."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from quiz.generate import reading
from quiz.generate.article import read_article
from quiz.generate.asking.targets import targets
from quiz.generate.asking.whole import ask as ask_whole
from quiz.generate.frames import LEANS
from quiz.generate.phrase import Writer
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence

FILL = (
    " The town of Halden lies on the river Tista. The town has a castle, a theatre and two schools."
    " Many visitors come in summer to see the old harbour and the castle that stands above it, and they stay."
)
FILLER = (
    "Trains run on the coast line every hour and carry wood, stone and grain to the towns of the north. "
    "Farmers in the valley grow oats and keep sheep, and in winter most roads across the hills are shut."
)


def writer(text: str, *, published: date | None = None) -> Writer:
    """A writer for a text that is padded to the length of an article."""
    article = read_article(text + FILL, title="Halden", published=published)
    return Writer(reading.read(article), article)


def first(w: Writer) -> Sentence:
    """The first sentence."""
    return w.reading.sentences[0]


def whole(text: str) -> list[str]:
    """The wordings that keep the author's sentence, of the first sentence."""
    w = writer(text)
    return [stem for d in ask_whole(w, []) if d.sentence == 0 for stem in d.stems]


def changed(s: Sentence, i: int, **fields: str | int) -> Sentence:
    """A sentence with one token read otherwise."""
    tokens = tuple(replace(t, **fields) if t.i == i else t for t in s.tokens)  # type: ignore[arg-type]
    kids: list[list[int]] = [[] for _ in tokens]
    for t in tokens:
        if t.head != t.i:
            kids[t.head].append(t.i)
    return replace(s, tokens=tokens, kids=tuple(tuple(k) for k in kids), _trees={})


def asked_for(text: str) -> dict[str, str]:
    """What can be asked for in the first sentence, and how."""
    w = writer(text)
    return {t.answer.text: t.wh for t in targets(w, first(w))}


def untitled(text: str, title: str = "") -> Writer:
    """A writer for a text, with enough prose behind it."""
    article = read_article(f"{text}\n\n{FILLER}", title=title or None)
    return Writer(reading.read(article), article)


def written(text: str, start: str, title: str = "") -> str:
    """The sentence that begins so, written to stand alone; "" where it has no certain meaning."""
    w = untitled(text, title)
    s = next(s for s in w.reading.sentences if s.text.startswith(start))
    try:
        return w.write(s, [t.i for t in s.tokens]).replace(LEANS, "")
    except Unclear:
        return ""
