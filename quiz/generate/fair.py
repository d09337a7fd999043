"""Whether one name can stand as a choice beside another: of one calling or sort, and as the stem demands."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator

from quiz.generate import countries, lexicon
from quiz.generate.asking import names
from quiz.generate.drafts import Draft
from quiz.generate.kinds import alike, calling, like_person, sure_person
from quiz.generate.phrase import Writer
from quiz.generate.words import Entity, Sentence

_LIFETIME = 40
"""Years between things told of two people who may be contemporaries."""

_REMEMBERING = frozenset("anniversary centenary bicentenary jubilee centennial".split())
"""What brings people of the past into a story of today."""

_LYING = frozenset("locate lie situate".split())
_IN_WHICH = re.compile(
    r"[A-Z][\w'.-]+(?: is| was)?,? (?:located |situated )?in which (?:city|country|state|province)"
)
"""Where a named thing lies."""


class Fair:
    """Judges names of one article as choices.

    Attributes:
        writer: the article as read.
        parts: of every entity, whether it only stands as a part of longer names or inside quotation marks.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        reading = writer.reading
        self._within: list[frozenset[int]] = [
            frozenset(m.entity for m in row if m.entity >= 0) for row in reading.mentions
        ]
        self.parts = frozenset(n for n, e in enumerate(reading.entities) if self._fragment(e))
        self._fit: dict[str, list[int]] = {}
        for n, e in enumerate(reading.entities):
            if not (e.doubtful or n in self.parts) and _nameable(e.name) and _certain(e, names.sort_of(e)):
                self._fit.setdefault(names.sort_of(e), []).append(n)
        self._cited_of: dict[int, bool] = {}

    def standing(self, draft: Draft, taken: set[int]) -> Iterator[int]:
        """The entities that can be wrong answers to a draft, in the article's order, but for those taken."""
        answer = draft.answers[0]
        if answer.entity >= 0:
            yield from (
                n for n in self._fit.get(answer.kind, ()) if n not in taken and self._stands(draft, n)
            )

    def _stands(self, draft: Draft, number: int) -> bool:
        """Whether an entity of the key's sort can be a wrong answer to a draft whose key is an entity too."""
        reading = self.writer.reading
        e, answer = reading.entities[number], draft.answers[0]
        key, stem = reading.entities[answer.entity], " ".join(draft.stems[:1])
        if answer.kind == "person":
            return (
                not len(e.name.split()) < 2 <= len(answer.text.split())
                and like_person(key, e, stem, draft.lemma, alone=not self._persons_in(draft, stem))
                and self._same_part(draft, e)
                and self._contemporary(key, e)
                and (draft.kind != "role" or any(group in calling(key) for group in calling(e)))
            )
        # What shares a sentence with the key may hold it or belong to it.
        together = any(answer.entity in self._within[i] for i, _ in e.mentions)
        return alike(key.name, e, answer.kind) and not together

    def single(self, draft: Draft) -> bool:
        """Whether only one name can be meant: a past deed or event, or where a thing lies.

        What somebody is, has or does time and again may be true of others, and nobody says of whom.
        """
        s = self.writer.reading.sentences[draft.sentence]
        verbs = [t for t in s.tokens if t.lemma == draft.lemma and t.pos in ("VERB", "AUX")]
        if draft.lemma in _LYING or draft.kind in ("role", "position") or _IN_WHICH.search(draft.stem):
            return True
        return bool(verbs) and all(past(s, t.i) for t in verbs)

    def _persons_in(self, draft: Draft, stem: str) -> bool:
        """Whether a stem names a person, whom its pronouns may mean."""
        named = (self.writer.reading.entities[n] for n in draft.entities if n >= 0)
        return any(e.kind == "person" and any(alias in stem for alias in e.aliases) for e in named)

    def _contemporary(self, key: Entity, other: Entity) -> bool:
        """Whether two people may have met: in a news story all but those of old, elsewhere the dated alike.

        What dates the key must stand apart from the other: a sentence that names both may tell what the one
        wrote of the other long after.
        """
        theirs = {i for i, _ in other.mentions}
        two = self._years(theirs)
        if (day := self.writer.article.published) is not None:
            sentences = self.writer.reading.sentences
            honoured = all(any(t.lemma in _REMEMBERING for t in sentences[i].tokens) for i in theirs)
            return not honoured and (not two or day.year - max(two) <= _LIFETIME)
        if self._cited(other) != self._cited(key):
            return False
        one = self._years({i for i, _ in key.mentions} - theirs)
        return bool(one and two) and min(abs(a - b) for a in one for b in two) <= _LIFETIME

    def _years(self, where: set[int]) -> set[int]:
        """The years that some sentences tell."""
        text = " ".join(self.writer.reading.sentences[i].text for i in sorted(where))
        return set(map(int, re.findall(r"\b(?:1\d|20)\d\d\b", text)))

    def _cited(self, e: Entity) -> bool:
        """Whether the article only quotes somebody's words or work: a scholar of a matter, no part of it."""
        if id(e) not in self._cited_of:
            sentences = self.writer.reading.sentences
            self._cited_of[id(e)] = all(_says(sentences[i], t) for i, t in e.mentions)
        return self._cited_of[id(e)]

    def _same_part(self, draft: Draft, e: Entity) -> bool:
        """Whether a person is told of where the key is: who stands under another heading was elsewhere."""
        paragraphs = self.writer.article.paragraphs
        where = [self.writer.reading.sentences[i].paragraph for i, _ in e.mentions]
        home = paragraphs[self.writer.reading.sentences[draft.sentence].paragraph].heading
        return any(paragraphs[p].heading == home for p in where)

    def _fragment(self, e: Entity) -> bool:
        reading = self.writer.reading
        whole = 0
        for index, token in e.mentions:
            s = reading.sentences[index]
            m = reading.mention_at(index, token)
            if m is None:
                continue
            before = s.tokens[m.first - 1] if m.first else None
            after = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
            joined = before is not None and (
                (before.pos == "PROPN" and before.head == m.last and before.dep == "compound"
                 and before.text.casefold().rstrip(".") not in lexicon.ROLES | lexicon.COURTESY)
                or before.text in ("&", "/", "'", "‘")
            )  # fmt: skip
            tail = after is not None and (
                (after.pos == "PROPN" and s.tokens[m.last].head == after.i)
                or (
                    after.text == "of"
                    and m.last + 2 < len(s.tokens)
                    and s.tokens[m.last + 2].text[:1].isupper()
                )
                or after.text in ("&", "/")
            )
            if not (joined or tail or any(s.tokens[k].quoted for k in range(m.first, m.last + 1))):
                whole += 1
        return whole == 0


def _says(s: Sentence, first: int) -> bool:
    """Whether a name that starts at a token stands as a source does: "Lee argues", "according to Lee"."""
    at = s.tokens[first]
    while at.dep == "compound" and s.tokens[at.head].i > at.i:
        at = s.tokens[at.head]
    over = s.tokens[at.head]
    if at.dep == "nsubj":
        return over.lemma in lexicon.REPORTING and over.tag in ("VBZ", "VBP")
    return over.text.casefold() == "to" and s.tokens[over.head].text.casefold() == "according"


def _certain(e: Entity, kind: str) -> bool:
    """Whether a name is surely of its kind, as far as persons and organizations go."""
    if kind == "person":
        return sure_person(e) and bool(e.roles or e.gender or e.acts)
    return kind != "organization" or names.surely_organization(e)


def _nameable(name: str) -> bool:
    return name[:1].isupper() and len(name.split()) <= 7 and not any(c in name for c in '"/@()')


def past(s: Sentence, i: int) -> bool:
    """Whether a verb tells of what has happened once: "opened", "was opened"; not "opens", "has opened"."""
    token = s.tokens[i]
    helpers = {t.text.casefold() for t in s.children(i, "aux", "auxpass")}
    if token.tag == "VBD":
        return True
    if token.tag == "VBN" and helpers:
        return not helpers & {"is", "are", "has", "have", "'s", "be", "been"}
    return token.tag in ("VB", "VBN", "VBG") and "did" in helpers


def year_of(draft: Draft) -> int:
    """The earliest year that the stem or the evidence names, or 0."""
    told = re.findall(r"\b(?:1\d|20)\d\d\b", " ".join((*draft.stems[:1], *draft.evidence)))
    return min(map(int, told), default=0)


def nations(name: str) -> set[str]:
    """The codes of the countries whose names or adjectives a text holds."""
    words = re.findall(r"[\w'-]+", name)
    pairs = [*words, *(f"{a} {b}" for a, b in itertools.pairwise(words))]
    return {code for w in pairs if (code := countries.code_of(w) or countries.nation_of(w))}
