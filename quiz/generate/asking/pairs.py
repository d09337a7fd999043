"""Matching from parallel pairs: "A in X, B in Y and C in Z", "A of X, B of Y and C of Z".

Three pairs of one make vouch for each other: what stands first in each is of one sort, whatever the parser
took a single name for.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from quiz.generate import countries, gazetteer
from quiz.generate.asking import names
from quiz.generate.asking.where import place_answer
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import framed
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.words import Mention, Sentence

FEWEST, MOST = 3, 6
_LINKS = frozenset("in of from for at near".split())
_BETWEEN = frozenset(", and ; the".split())
_NOUNS = {"city": "city", "country": "country", "organization": "organization", "person": "person"}

Pair = tuple[Answer, Answer]


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """One draft for each run of three or more pairs of the same make."""
    del statements
    for s in w.reading.sentences:
        for link, run in _runs(w, s):
            ones, others = [a.text for a, _ in run], [b.text for _, b in run]
            if sum(_atlas(a, b) for a, b in run) > len(run) / 2:
                continue  # that Oslo is in Norway, one need not read
            if len(set(ones)) == len(set(others)) == len(run) and not set(ones) & set(others):
                yield _draft(w, s, link, run[:MOST])


def _runs(w: Writer, s: Sentence) -> Iterator[tuple[str, list[Pair]]]:
    """Stretches of pairs that follow one another, joined by the same word, the second names of one kind."""
    run: list[Pair] = []
    make, last, at = ("", ""), -1, 0
    mentions = [m for m in w.reading.mentions[s.index] if m.entity >= 0]
    while at < len(mentions) - 1:
        one, other = mentions[at], mentions[at + 1]
        between = [s.tokens[k].text.casefold() for k in range(one.last + 1, other.first)]
        link = between[0] if between and between[0] in _LINKS and between[1:] in ([], ["the"]) else ""
        told = _answer(w, other) if link else None
        if told is None:
            at += 1
            continue
        joined = {s.tokens[k].text.casefold() for k in range(last + 1, one.first)} <= _BETWEEN
        if run and (make != (link, told.kind) or not joined):
            if len(run) >= FEWEST:
                yield make[0], run
            run = []
        run.append((_first(w, one), told))
        make, last = (link, told.kind), other.last
        at += 2
    if len(run) >= FEWEST:
        yield make[0], run


def _first(w: Writer, m: Mention) -> Answer:
    return _answer(w, m) or Answer(m.text, "name", m.entity)


def _answer(w: Writer, m: Mention) -> Answer | None:
    return names.answer(w, m) or place_answer(w, m)


def _atlas(one: Answer, other: Answer) -> bool:
    """Whether a pair is a well-known city and its land."""
    land = countries.code_of(other.text)
    known = gazetteer.country_of(one.text) or countries.CAPITALS.get(one.text.casefold(), "")
    return bool(land) and known == land


def _draft(w: Writer, s: Sentence, link: str, run: list[Pair]) -> Draft:
    sort = Counter(a.kind for a, _ in run).most_common(1)[0][0]
    placed = link in ("in", "near") and sort not in ("person", "organization")
    one = "place" if placed else _NOUNS.get(sort, "name")
    other = run[0][1].kind
    own = f"the right {_NOUNS.get(other, 'place')}"
    frame = w.frames.before(s.paragraph)
    return Draft(
        kind="matching",
        stems=(framed(frame, f"Match each {one} with {own}."),),
        answers=tuple(a for a, _ in run),
        fact=f"pairs-{s.index}",
        sentence=s.index,
        evidence=(w.article.verbatim(s.paragraph, s.start, s.end),),
        pairs=tuple((a.text, b.text) for a, b in run),
        lemma="match",
        topic="pairs",
    )
