"""The words an article uses, and how it writes them: small, as names, and where it says them first."""

from __future__ import annotations

import re

from quiz.generate import lexicon
from quiz.generate.wording import tokens_of
from quiz.generate.words import Reading, Sentence, Token

_PARTIES = frozenset(
    "Conservative Liberal Democratic Republican Socialist Communist Nationalist Unionist".split()
)
"""Adjectives that are mostly a party's before whoever is named behind: "Conservative leader Ann Lee"."""

_OTHERS = frozenset("another other second third fourth each every different next previous more".split())

_NEAR = 3
"""Sentences back to where "the N" may have been brought in."""


OF_LANDS = ("ish", "an", "ese", "ch")
"""What the adjectives of lands end in."""


class Vocabulary:
    """Built once for an article.

    Attributes:
        words: of the whole file, lower case.
        lemmas: for every sentence, its words and their base forms, lower case.
        saying: the same the other way round: word or base form → the sentences that have it, in order.
        expanded: letters that it spells out: "the Road Users' Council (RUC)".
        small: words the article writes with a small letter; ``common``: nouns among them.
        proper: words it writes as names of their own in mid-sentence: not the "Bridge" of "Tista Bridge".
        first_said: noun → sentence and token where it stands first.
        of_lands: capital words behind what may be a land's adjective: "Danish Army".
        introduced: nouns that stand behind "a", "an" or a number somewhere: "the" may mean that one alone.
    """

    def __init__(self, reading: Reading, raw: str) -> None:
        self.words = frozenset(tokens_of(raw))
        self.lemmas = [
            frozenset(t.lemma for t in s.tokens) | frozenset(t.text.casefold() for t in s.tokens)
            for s in reading.sentences
        ]
        self.saying: dict[str, list[int]] = {}
        for index, lemmas in enumerate(self.lemmas):
            for lemma in lemmas:
                self.saying.setdefault(lemma, []).append(index)
        self._sentences = reading.sentences
        self.expanded = frozenset(re.findall(r"(?<=\()[A-Z]\w*[A-Z]\b|\b[A-Z]{2,6}(?= \([A-Za-z])", raw))
        self.of_lands = frozenset(re.findall(rf"(?:{'|'.join(OF_LANDS)}) ([A-Z][a-z]{{3,}})", raw))
        tokens = [t for s in reading.sentences for t in s.tokens]
        self.small = {t.text for t in tokens if t.text.islower()} | {"it"}
        self.common = {t.text for t in tokens if t.i and t.text.islower() and t.pos == "NOUN"}
        self.proper = {t.text for s in reading.sentences for t in s.tokens if _alone(s, t)}
        self.first_said: dict[str, tuple[int, int]] = {}
        for s in reading.sentences:
            for t in s.tokens:
                if t.pos in ("NOUN", "PROPN"):
                    self.first_said.setdefault(t.lemma, (s.index, t.i))
        self._capitals = {t.text for t in tokens if t.i and t.text[:1].isupper()}
        self._several = _several(reading)
        self.introduced = frozenset(
            s.tokens[t.head].lemma
            for s in reading.sentences
            for t in s.tokens
            if t.dep == "nummod" or (t.dep == "det" and t.text.casefold() in ("a", "an", "some", "any"))
        )

    def opened(self, token: Token) -> str:
        """A sentence's first word as in mid-sentence: with a small letter unless something tells a name."""
        name = token.i or token.pos in ("PROPN", "NUM") or self._capitalised(token) or token.text in _PARTIES
        return token.text if name or not token.text[1:].islower() else token.text.lower()

    def _capitalised(self, token: Token) -> bool:
        """Whether the article writes a word with a capital in mid-sentence, and never with a small letter."""
        return token.text in self._capitals and token.text.lower() not in self.small

    def cased(self, token: Token, text: str) -> str:
        """A word that was a sentence's first, with the letter it has in mid-sentence."""
        if token.i:
            return text
        low = token.text.casefold()
        if token.pos in ("NOUN", "PROPN", "ADJ") and self._capitalised(token):
            return token.text
        if low in lexicon.NUMBER_WORDS:
            return low
        subject = token.dep in ("nsubj", "nsubjpass") and token.lemma == low
        if subject and token.tag != "PRP" and low not in self.small:
            return token.text  # a name the parser took for a noun
        lowered = text.lower() in self.common and text not in self.proper
        return text.lower() if lowered else text

    def opens_title(self, s: Sentence, i: int) -> bool:
        """Whether a word begins a title of several words: "Run to Earth", "An Hour and a Day".

        In mid-sentence its own capital tells; a sentence's first word begins one where the article writes the
        same words in mid-sentence elsewhere.
        """
        token = s.tokens[i]
        if not token.text[:1].isupper() or i + 2 >= len(s.tokens):
            return False
        if i:
            behind = s.tokens[i + 1]
            ahead = s.tokens[i - 1]
            return token.text in ("A", "An") and behind.text[:1].isupper() and ahead.text[-1:].isalpha()
        small, last = s.tokens[1], s.tokens[2]
        if not small.text.islower() or not last.text[:1].isupper() or token.pos in ("DET", "PRON"):
            return False
        words = f"{token.text}{token.space}{small.text}{small.space}{last.text}"
        return any(o.text.find(words) > 0 for o in self._sentences)

    def told_before(self, s: Sentence, noun: Token, frame: frozenset[str]) -> bool:
        """Whether a bare "the N" was brought in just before as "a N" or by words that no frame tells.

        "A report spoke of the Nordic fish market. … The market was worth £10m."
        """
        if _telling(s, noun):
            return False
        for index in range(s.index - 1, max(-1, s.index - 1 - _NEAR), -1):
            before = self._sentences[index]
            if before.paragraph != s.paragraph:
                return False
            for t in reversed(before.tokens):
                if t.lemma == noun.lemma and t.pos in ("NOUN", "PROPN"):
                    told = set(_telling(before, t))
                    new = any(w.text.casefold() in ("a", "an") for w in before.children(t.i, "det"))
                    return bool(told or new) and not told & frame
        return False

    def single(self, noun: str) -> bool:
        """Whether the article speaks of one thing by that noun: not of others, and not of several sorts."""
        return noun not in self._several


def _alone(s: Sentence, t: Token) -> bool:
    """Whether a name in mid-sentence is one word, and no part of a longer one."""
    if not t.i or t.pos != "PROPN":
        return False
    near = [s.tokens[t.i - 1], *s.tokens[t.i + 1 : t.i + 2]]
    return not any(x.text[:1].isupper() and (x.head == t.i or t.head == x.i) for x in near)


def _telling(s: Sentence, noun: Token) -> list[str]:
    """The words before a noun that say which or whose it is."""
    before = [s.tokens[k] for k in s.kids[noun.i] if k < noun.i]
    told = [w.text.casefold() for w in before if w.dep in ("amod", "compound", "nmod", "poss")]
    return [w for w in told if w not in lexicon.PALE]


def _several(reading: Reading) -> frozenset[str]:
    """Nouns by which the article calls more than one thing: described unlike, counted, or "another"."""
    described: dict[str, set[str]] = {}
    several: set[str] = set()
    for s in reading.sentences:
        for t in s.tokens:
            if t.pos not in ("NOUN", "PROPN"):
                continue
            before = [s.tokens[k] for k in s.kids[t.i] if k < t.i]
            words = {w.text.casefold() for w in before}
            if words & _OTHERS or (t.plural and any(w.dep == "nummod" for w in before)):
                several.add(t.lemma)
            if told := _telling(s, t):
                described.setdefault(t.lemma, set()).add(" ".join(told))
    return frozenset(several | {noun for noun, ways in described.items() if len(ways) > 1})
