"""Matching people with the bodies they belong to: "Ann Lee of Acme", "the Harbour Party's Bo Orr".

One such pair is an aside of its sentence; three or more of one article are worth knowing together.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.generate.asking import names
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import framed
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.words import Mention, Sentence

FEWEST, MOST = 3, 5


@dataclass(frozen=True, slots=True)
class Belonging:
    """A person and a body, with the sentence that says so."""

    person: Answer
    body: Answer
    sentence: Sentence
    evidence: str


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """One draft for an article that tells three or more people's bodies."""
    del statements
    found = list(_belongings(w))
    bodies_of: dict[int, set[int]] = {}
    for b in found:
        bodies_of.setdefault(b.person.entity, set()).add(b.body.entity)
    chosen: list[Belonging] = []
    for b in found:
        taken = {x for c in chosen for x in (c.person.entity, c.body.entity)}
        alone = len(bodies_of[b.person.entity]) == 1
        if alone and not taken & {b.person.entity, b.body.entity}:
            chosen.append(b)
    if len(chosen) >= FEWEST:
        yield _draft(w, chosen[:MOST])


def _belongings(w: Writer) -> Iterator[Belonging]:
    for s in w.reading.sentences:
        for m in w.reading.mentions[s.index]:
            person = names.answer(w, m) if m.kind == "person" and not s.tokens[m.last].quoted else None
            if person is None or person.kind != "person" or " " not in person.text:
                continue
            body = _body(w, s, m)
            if body is not None and not set(body.text.split()) & set(person.text.split()):
                yield Belonging(person, body, s, w.article.verbatim(s.paragraph, s.start, s.end))


def _body(w: Writer, s: Sentence, m: Mention) -> Answer | None:
    """The body right behind a name with "of" or "from", or the owner right before it."""
    behind = s.tokens[m.last + 1 : m.last + 3]
    at = m.last + 2 + (len(behind) == 2 and behind[1].text.casefold() == "the")
    if behind and behind[0].text in ("of", "from"):
        return _organization(w, w.reading.mention_at(s.index, at), first=at)
    before = s.tokens[m.first - 1] if m.first else None
    if before is None or before.text not in ("'s", "'"):
        return None
    owner = w.reading.mention_at(s.index, m.first - 2)
    return _organization(w, owner, last=m.first - 2)


def _organization(w: Writer, m: Mention | None, *, first: int = -1, last: int = -1) -> Answer | None:
    """The mention as an organization's name that says more than letters."""
    if m is None or m.kind != "organization" or (m.first != first and m.last != last):
        return None
    found = names.answer(w, m)
    return found if found and found.kind == "organization" and not found.text.isupper() else None


def _draft(w: Writer, chosen: list[Belonging]) -> Draft:
    noun, many = Counter(names.noun_of(w, b.body) for b in chosen).most_common(1)[0]
    noun = noun if many == len(chosen) else "organization"
    frame = w.frames.before(chosen[0].sentence.paragraph)
    return Draft(
        kind="matching",
        stems=(framed(frame, f"Match each person with the right {noun}."),),
        answers=tuple(b.person for b in chosen),
        fact="bodies",
        sentence=chosen[0].sentence.index,
        evidence=tuple(dict.fromkeys(b.evidence for b in chosen)),
        pairs=tuple((b.person.text, b.body.text) for b in chosen),
        lemma="match",
        topic="bodies",
    )
