"""Whether something else in the article would answer a question as well."""

from __future__ import annotations

import re

from quiz.generate.drafts import Draft
from quiz.generate.occasions import names_in
from quiz.generate.phrase import Writer
from quiz.generate.telling import content
from quiz.generate.wording import tokens_of

_YEAR = re.compile(r"\b(?:1[0-9]|20)\d\d\b")


def _names(w: Writer, d: Draft, stem: str) -> frozenset[str]:
    """Names in a wording that its own sentence has, but those of people: they may be "he" elsewhere."""
    home = w.vocabulary.lemmas[d.sentence]
    people = {
        t for n in d.entities if (e := w.reading.entities[n]).kind == "person" for t in tokens_of(e.name)
    }
    named = {t for x in names_in(w.frames.without(stem)) for t in tokens_of(x)}
    return frozenset((named & home) - people)


_WHO = frozenset("who which fill gap turned truefalse".split())


def ambiguous(w: Writer, d: Draft, stem: str) -> bool:
    """Another sentence says the same of somebody else."""
    if d.kind in ("matching", "ordering", "role", "position", "quote") or d.open_list:
        return False
    if d.answers[0].kind in ("year", "date") and d.key is None and _YEAR.search(w.frames.without(stem)):
        return True  # "in which year … in 1958": which of the two?
    reading = w.reading
    words = content(stem)
    keys = {a.entity for a in d.answers if a.entity >= 0}
    if len(words) < 2:
        return True
    home = reading.sentences[d.sentence]
    if d.kind in _WHO and sum(t.lemma == d.lemma and t.pos == "VERB" for t in home.tokens) > 1:
        return True  # "A won the award, and B won the award": either would do
    lemmas_home = w.vocabulary.lemmas[home.index]
    asked = words & lemmas_home | {d.lemma}
    told = _names(w, d, stem)
    if d.key:
        return False  # what is true stays true where another sentence says the same
    kinds = {reading.entities[k].kind for k in keys}
    for s in (reading.sentences[n] for n in w.vocabulary.saying.get(d.lemma, ())):
        if s.index == d.sentence:
            continue
        here = w.vocabulary.lemmas[s.index]
        if len(asked & here) < 0.8 * len(asked) or not told <= here:
            continue
        named = {m.entity for m in reading.mentions[s.index] if m.entity >= 0}
        if d.entities and not set(d.entities) <= named:
            continue
        if d.kind == "truefalse":
            return True
        if keys and any(reading.entities[n].kind in kinds for n in named - keys - set(d.entities)):
            return True
        kind = d.answers[0].kind
        if not keys and any(
            m.kind == "date" if kind in ("date", "year") else m.kind in ("number", "money", "percent")
            for m in reading.mentions[s.index]
        ):
            return True
    return False
