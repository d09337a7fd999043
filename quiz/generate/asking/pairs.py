"""Matching from parallel pairs: "A in X, B in Y and C in Z", "A (X), B (Y) and C (Z)"."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate.asking import names
from quiz.generate.asking.where import place_answer
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import framed
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.words import Mention, Sentence

FEWEST, MOST = 3, 6
_LINKS = frozenset("in of from for at ( near".split())
_BETWEEN = frozenset(", and ; ) , the".split())
_NOUNS = {
    "person": "person",
    "country": "country",
    "city": "city",
    "place": "place",
    "organization": "organization",
    "site": "place",
    "nationality": "nationality",
}

Pair = tuple[Answer, Answer]


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """One draft for each run of three or more pairs of the same make."""
    del statements
    for s in w.reading.sentences:
        for run in _runs(w, s):
            ones, others = [a.text for a, _ in run], [b.text for _, b in run]
            if len(set(ones)) == len(set(others)) == len(run) and not set(ones) & set(others):
                yield _draft(w, s, run[:MOST])


def _runs(w: Writer, s: Sentence) -> Iterator[list[Pair]]:
    """Stretches of pairs that follow one another, joined by the same word, of the same two kinds."""
    run: list[Pair] = []
    make: tuple[str, str, str] | None = None
    last = -1
    mentions = [m for m in w.reading.mentions[s.index] if m.entity >= 0]
    at = 0
    while at < len(mentions) - 1:
        one, other = mentions[at], mentions[at + 1]
        between = [s.tokens[k].text.casefold() for k in range(one.last + 1, other.first)]
        link = between[0] if between and between[0] in _LINKS and between[1:] in ([], ["the"]) else ""
        pair = _pair(w, one, other) if link else None
        if pair is None:
            at += 1
            continue
        kinds = (link, pair[0].kind, pair[1].kind)
        joined = {s.tokens[k].text.casefold() for k in range(last + 1, one.first)} <= _BETWEEN
        if run and (kinds != make or not joined):
            if len(run) >= FEWEST:
                yield run
            run = []
        run.append(pair)
        make, last = kinds, other.last
        at += 2
    if len(run) >= FEWEST:
        yield run


def _pair(w: Writer, one: Mention, other: Mention) -> Pair | None:
    a, b = _answer(w, one), _answer(w, other)
    return (a, b) if a is not None and b is not None else None


def _answer(w: Writer, m: Mention) -> Answer | None:
    e = w.reading.entities[m.entity]
    found = names.answer(w, m) or place_answer(w, m)
    if found is None or e.doubtful or found.kind not in _NOUNS:
        return None
    return found


def _draft(w: Writer, s: Sentence, run: list[Pair]) -> Draft:
    one, other = _NOUNS[run[0][0].kind], _NOUNS[run[0][1].kind]
    with_what = "its country" if (one, other) == ("city", "country") else f"the right {other}"
    if one == other:
        with_what = "the one that goes with it"
    frame = w.frames.before(s.paragraph)
    return Draft(
        kind="matching",
        stems=(framed(frame, f"Match each {one} with {with_what}."),),
        answers=tuple(a for a, _ in run),
        fact=f"pairs-{s.index}",
        sentence=s.index,
        evidence=(w.article.verbatim(s.paragraph, s.start, s.end),),
        pairs=tuple((a.text, b.text) for a, b in run),
        lemma="match",
        topic="pairs",
    )
