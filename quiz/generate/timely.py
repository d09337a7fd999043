"""Whether an article counts time from its own day, as news does: its present is soon over.

A day in the front matter says so; many articles come without. Then their words tell: "on Friday", "last
month", "said", "has won". An article whose title is a name that it goes on using ("Tista": "the Tista is …")
is no news.
"""

from __future__ import annotations

import re

from quiz.generate.article import Article
from quiz.generate.wording import tokens_of
from quiz.generate.words import Reading

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_DEICTIC = re.compile(
    r"\b(?:[Yy]esterday|[Tt]onight|[Tt]omorrow|(?:days|weeks|months) ago"
    rf"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s)?(?! \d|, [A-Z\d]| (?:{_MONTHS}))"
    r"|(?:[Tt]his|[Ll]ast|[Nn]ext) (?:week|weekend|month|year|season|summer|winter|autumn|spring|night"
    rf"|{_MONTHS}))\b"
)
_SAYING = frozenset("say tell".split())
ENOUGH = 2
"""Signs of a day of writing that make news of a text; a main verb in the present perfect is half a sign, in
the opening more."""


def timely(reading: Reading, article: Article) -> bool:
    """Whether an article is news, by its day or by its words."""
    if article.published is not None:
        return True
    if _subject(reading, article.title):
        return False
    signs = float(
        len(article.title.split()) > 3 and article.title != article.title.title()
    )  # a sentence of its own
    for s in reading.sentences:
        signs += len(_DEICTIC.findall(s.text))
        for t in s.tokens:
            if t.quoted or t.pos != "VERB":
                continue
            if t.lemma in _SAYING:
                signs += 1
            elif t.dep == "ROOT" and t.tag == "VBN":
                fresh = any(a.text.casefold() in ("has", "have") for a in s.children(t.i, "aux"))
                signs += fresh * (0.5 if s.index else 1.5)
        if signs >= ENOUGH:
            return True
    return False


def _subject(reading: Reading, title: str) -> bool:
    """Whether a title is a thing's name, which the text uses: a headline is not said again word for word."""
    named = " ".join(tokens_of(re.sub(r"\(.*?\)", "", title)))
    return bool(named) and any(f" {named} " in f" {' '.join(tokens_of(s.text))} " for s in reading.sentences)
