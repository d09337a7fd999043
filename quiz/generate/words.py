"""What reading gives: sentences of words, who and what they name. Plain data, nothing of the parser's."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a sentence.

    Attributes:
        i: its index in the sentence; ``head`` is the index of its head (its own for the root).
        space: the white space behind it.
        pos, tag, dep: universal part of speech, Penn tag, dependency label of the parser.
        start: where it stands in its paragraph's text, in characters.
        quoted: inside quotation marks.
    """

    i: int
    text: str
    space: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    quoted: bool = False
    plural: bool = False


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it stands in a sentence.

    Attributes:
        first, last: token indexes, inclusive; without article, title or possessive mark.
        kind: person, place, organization, nationality, event, date, number, money, percent, ordinal, other.
        entity: index into ``Reading.entities``, or -1 where it names nothing that lasts (dates, numbers).
    """

    sentence: int
    first: int
    last: int
    kind: str
    text: str
    entity: int = -1


@dataclass(slots=True)
class Entity:
    """Somebody or something the article names, by all its names.

    Attributes:
        name: the fullest name, without article.
        kind: person, place, organization, nationality, event, other.
        sort: finer: country, city, state, water, ...; for organizations and events the head noun, lower case.
        article: the name goes with "the".
        gender: m, f, n (no person) or "" (unknown).
        aliases: every way the article writes it, ``name`` among them.
        nouns: common nouns that describe it ("organization", "initiative").
        roles: titles and descriptions, fullest first ("Prime Minister of Russia").
        mentions: (sentence, token) of every mention.
        doubtful: bare surnames could mean two persons, or its kind changes: nothing rests on it.
        acts: it does somewhere what only people do.
        the: the article as the name is written with it in mid-sentence: "The" where it belongs to the name.
        called: the common noun that the article sets beside the name ("trade union"), or "".
    """

    name: str
    kind: str
    sort: str = ""
    article: bool = False
    gender: str = ""
    plural: bool = False
    aliases: list[str] = field(default_factory=list)
    nouns: list[str] = field(default_factory=list)
    roles: list[tuple[str, int]] = field(default_factory=list)
    mentions: list[tuple[int, int]] = field(default_factory=list)
    doubtful: bool = False
    acts: bool = False
    called: str = ""
    the: str = "the"

    @property
    def full(self) -> str:
        """The name as it stands in the middle of a sentence."""
        return f"{self.the} {self.name}" if self.article else self.name


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its words, and where it stands.

    Attributes:
        start, end: characters in the paragraph's text.
        kids: for every token, the indexes of its children, in order.
        continued: a semicolon stands before it, so it may begin with a small letter.
    """

    index: int
    paragraph: int
    start: int
    end: int
    text: str
    tokens: tuple[Token, ...]
    kids: tuple[tuple[int, ...], ...]
    continued: bool = False
    _trees: dict[int, list[int]] = field(default_factory=dict, compare=False, repr=False)

    def children(self, i: int, *deps: str) -> list[Token]:
        """The children of a token, those with one of ``deps`` where any are named."""
        tokens = self.tokens
        return [tokens[k] for k in self.kids[i] if not deps or tokens[k].dep in deps]

    def child(self, i: int, *deps: str) -> Token | None:
        """The first such child."""
        for k in self.kids[i]:
            if not deps or self.tokens[k].dep in deps:
                return self.tokens[k]
        return None

    def subtree(self, i: int) -> list[int]:
        """The token and everything below it, in order."""
        known = self._trees.get(i)
        if known is None:
            known, todo = [], [i]
            while todo:
                at = todo.pop()
                known.append(at)
                todo.extend(self.kids[at])
            known.sort()
            self._trees[i] = known
        return known.copy()

    def text_of(self, tokens: Iterable[int]) -> str:
        """Tokens as they stand, with the white space between them."""
        return " ".join("".join(self.tokens[k].text + self.tokens[k].space for k in tokens).split())

    def conjuncts(self, i: int) -> list[int]:
        """The token and those coordinated with it after it, in order."""
        found = [i]
        for k in self.kids[i]:
            if self.tokens[k].dep == "conj":
                found.extend(self.conjuncts(k))
        return sorted(found)


@dataclass(slots=True)
class Reading:
    """An article, read.

    Attributes:
        mentions: of every sentence, by first token.
        day_first: the article writes dates with the day first.
        title: the headline.
        clipped: what ``clippings`` found, by sentence, needed tokens and clause: several rooms ask for it.
        spare: what ``clippings`` may leave out, by sentence: links, asides in brackets, other pieces.
        targeted: what ``targets`` found, by sentence: two rooms ask for it.
    """

    sentences: list[Sentence]
    mentions: list[list[Mention]]
    entities: list[Entity]
    day_first: bool = False
    title: str = ""
    _bearers: dict[str, int] = field(default_factory=dict)
    clipped: dict[tuple[int, frozenset[int], tuple[int, ...] | None], list[list[int]]] = field(
        default_factory=dict
    )
    spare: dict[int, tuple[set[int], list[frozenset[int]], list[frozenset[int]]]] = field(
        default_factory=dict
    )
    targeted: dict[int, tuple[Any, ...]] = field(default_factory=dict)
    _covering: dict[int, dict[int, Mention]] = field(default_factory=dict)

    def bearers(self, alias: str) -> int:
        """How many entities are called so, or end in it: two people of one surname are two."""
        if not self._bearers:
            for e in self.entities:
                for name in {*e.aliases, e.name, e.name.split()[-1]}:
                    self._bearers[name] = self._bearers.get(name, 0) + 1
        return self._bearers.get(alias, 0)

    def mention_at(self, sentence: int, token: int) -> Mention | None:
        """The mention that covers a token."""
        covering = self._covering.get(sentence)
        if covering is None:
            covering = {}
            for m in self.mentions[sentence]:
                for k in range(m.first, m.last + 1):
                    covering.setdefault(k, m)
            self._covering[sentence] = covering
        return covering.get(token)

    def entity_at(self, sentence: int, token: int) -> Entity | None:
        """The entity a token belongs to."""
        found = self.mention_at(sentence, token)
        return self.entities[found.entity] if found and found.entity >= 0 else None
