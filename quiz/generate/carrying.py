"""What one section of a long text hands on to the next: who is who, what was asked, which ids are given."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace

from quiz.generate.balance import Balance
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.report import Report
from quiz.generate.telling import nearly_same
from quiz.generate.wording import tokens_of
from quiz.generate.words import Entity, Reading


@dataclass(slots=True)
class Carried:
    """Grows with the questions and the names of a text, not with its length.

    Attributes:
        balance: of the keys over the whole bank.
        report: of the whole text.
        ids: those given so far.
    """

    balance: Balance
    report: Report = field(default_factory=Report)
    ids: set[str] = field(default_factory=set)
    _known: dict[str, dict[str, Entity]] = field(default_factory=lambda: defaultdict(dict))
    _asked: dict[frozenset[str], list[str]] = field(default_factory=lambda: defaultdict(list))

    def introduce(self, reading: Reading) -> frozenset[str]:
        """Give those their full names whom a section names by surname or letters alone, as it may.

        A short form that meant two before means nobody: nothing rests on it.

        Returns:
            The words of the names that were given, in small letters.
        """
        words: set[str] = set()
        for entity in reading.entities:
            before = self._known.get(entity.name, {})
            if " " in entity.name or not before:
                continue
            if len(before) > 1 or entity.doubtful:
                entity.doubtful = True
                continue
            (full,) = before.values()
            if full.kind != entity.kind:
                entity.doubtful = True
                continue
            entity.name, entity.sort, entity.article = full.name, full.sort, full.article
            entity.gender = entity.gender or full.gender
            entity.nouns += [noun for noun in full.nouns if noun not in entity.nouns]
            words.update(tokens_of(full.name))
        return frozenset(words)

    def learn(self, writer: Writer, asked: list[Draft]) -> None:
        """Remember whom a section named, and what was asked about it."""
        for entity in writer.reading.entities:
            for short in _short_forms(entity):
                self._known[short].setdefault(entity.name, replace(entity, mentions=[], roles=[], aliases=[]))
        for draft in asked:
            self._asked[_keys(draft)].append(writer.frames.without(draft.stem))

    def repeats(self, writer: Writer, draft: Draft) -> bool:
        """Whether an earlier section gave nearly the same question with the same answer."""
        stem = writer.frames.without(draft.stem)
        return any(nearly_same(stem, other) for other in self._asked.get(_keys(draft), ()))


def _short_forms(entity: Entity) -> list[str]:
    """A person's surname; the letters of an organization."""
    if entity.doubtful or " " not in entity.name:
        return []
    if entity.kind == "person":
        return [entity.name.split()[-1]]
    return [alias for alias in entity.aliases if " " not in alias and alias.isupper() and len(alias) > 1]


def _keys(draft: Draft) -> frozenset[str]:
    return frozenset(" ".join(tokens_of(answer.text)) for answer in draft.answers)
