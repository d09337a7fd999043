"""Whether an article counts time from its own day, as news does: what it says in the present is soon over.

A day in the front matter says so; many articles come without. Then their words tell: "on Friday", "last month",
"said", "has won". An article that begins by saying what its title is ("The Tista is a river …") is no news.
"""

from __future__ import annotations

import re

from quiz.generate.article import Article
from quiz.generate.wording import tokens_of
from quiz.generate.words import Reading, Sentence

_MONTHS = (
    "January|February|March|April|May|June|July|August|September|October|November|December"  # as names they end dates
)
_DEICTIC = re.compile(
    r"\b(?:[Yy]esterday|[Tt]onight|[Tt]omorrow|(?:days|weeks|months) ago"
    rf"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:'s)?(?! \d|, [A-Z\d]| (?:{_MONTHS}))"
    rf"|(?:[Tt]his|[Ll]ast|[Nn]ext) (?:week|weekend|month|year|season|summer|winter|autumn|spring|night|{_MONTHS}))\b"
)
_SAYING = frozenset("say tell".split())
ENOUGH = 2
"""Signs of a day of writing that make news of a text; a verb in the present perfect is half a sign."""


def timely(reading: Reading, article: Article) -> bool:
    """Whether an article is news, by its day or by its words."""
    if article.published is not None:
        return True
    if not reading.sentences or _defining(reading.sentences[0], article.title):
        return False
    signs = 0.0
    for s in reading.sentences:
        signs += len(_DEICTIC.findall(s.text))
        for t in s.tokens:
            if t.quoted or t.pos != "VERB":
                continue
            if t.lemma in _SAYING:
                signs += 1
            elif t.dep == "ROOT" and t.tag == "VBN":
                signs += 0.5 * any(a.text.casefold() in ("has", "have") for a in s.children(t.i, "aux"))
        if signs >= ENOUGH:
            return True
    return False


def _defining(first: Sentence, title: str) -> bool:
    """Whether a first sentence says what the title is."""
    named = set(tokens_of(re.sub(r"\(.*?\)", "", title)))
    root = next((t for t in first.tokens if t.dep == "ROOT"), None)
    if not named or root is None:
        return False
    subject = {x for t in first.tokens[: root.i] for x in tokens_of(t.text)}
    return root.lemma == "be" and named <= subject
