"""Who else may fill a question's slot: no wrong answer may be right after all."""

from __future__ import annotations

import re
from collections import Counter

from quiz.generate import lexicon
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.words import Entity

YEAR = re.compile(r"(?<![-–\d,.])(?:1\d|20)\d\d(?![-–\d,s])")
_NUMBER = re.compile(r"(?<![\w.,-])[£$€]?\d[\d.,]*\d(?: (?:million|billion|percent))?")


class Slots:
    """Knows, for one article, what is told where and of whom.

    Attributes:
        writer: the article as read.
        within: the entities that each sentence names or describes.
        years: that the article names, and how often; ``years_of`` each sentence.
        numbers_of: of each sentence, those of two digits or more, with sign and scale.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.years = Counter(YEAR.findall(writer.article.raw))
        self.years_of = [tuple(map(int, YEAR.findall(s.text))) for s in writer.reading.sentences]
        self.numbers_of = [tuple(_NUMBER.findall(s.text)) for s in writer.reading.sentences]
        self._told = [
            frozenset(t.lemma for t in s.tokens if t.pos in ("VERB", "AUX")) for s in writer.reading.sentences
        ]
        self._telling: dict[str, list[int]] = {}
        for n, lemmas in enumerate(self._told):
            for lemma in lemmas:
                self._telling.setdefault(lemma, []).append(n)
        self.within: list[frozenset[int]] = [
            frozenset(m.entity for m in row if m.entity >= 0) | self._described(n)
            for n, row in enumerate(writer.reading.mentions)
        ]

    def _described(self, index: int) -> frozenset[int]:
        """Entities that a sentence means by a description ("the initiative") without naming them."""
        s = self.writer.reading.sentences[index]
        found: set[int] = set()
        for t in s.tokens:
            if t.dep == "det" and t.text.casefold() in ("the", "this"):
                head = s.tokens[t.head]
                if head.pos == "NOUN" and (
                    head.lemma in lexicon.DESCRIPTORS or head.lemma in lexicon.POINTING
                ):
                    meant = self.writer.resolver.definite(s, head.i)
                    if isinstance(meant, Entity):
                        found.add(self.writer.reading.entities.index(meant))
        return frozenset(found)

    def taken(self, draft: Draft) -> set[int]:
        """Entities that may fill the same slot: told with the same verb, or with what the stem names."""
        reading = self.writer.reading
        taken = {a.entity for a in draft.answers} | set(draft.entities)
        for index in {draft.sentence, *self._telling.get(draft.lemma, ())}:
            s = reading.sentences[index]
            if s.index == draft.sentence or self.retells(draft, s.index):
                taken |= {
                    m.entity
                    for m in reading.mentions[s.index]
                    if m.entity >= 0 and self._coordinate(s.index, m.first)
                }
                if s.index != draft.sentence:
                    taken |= self.within[s.index]
        return taken

    def retells(self, draft: Draft, index: int) -> bool:
        """Whether another sentence may tell the same of somebody else: its verb, and what the stem names."""
        if draft.lemma not in self._told[index]:
            return False
        return not draft.entities or not draft.entities.isdisjoint(self.within[index])

    def _coordinate(self, sentence: int, token: int) -> bool:
        s = self.writer.reading.sentences[sentence]
        return s.tokens[token].dep == "conj" or any(s.tokens[k].dep == "conj" for k in s.kids[token])
