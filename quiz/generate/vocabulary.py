"""The words an article uses, and how it writes them: small, as names, and where it says them first."""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.wording import tokens_of
from quiz.generate.words import Reading, Token


class Vocabulary:
    """Built once for an article.

    Attributes:
        words: of the whole file, lower case.
        lemmas: for every sentence, its words and their base forms, lower case.
        small: words the article writes with a small letter; ``common``: nouns among them.
        proper: words it writes as names in mid-sentence.
        first_said: noun → sentence and token where it stands first.
    """

    def __init__(self, reading: Reading, raw: str) -> None:
        self.words = frozenset(tokens_of(raw))
        self.lemmas = [
            frozenset(t.lemma for t in s.tokens) | frozenset(t.text.casefold() for t in s.tokens)
            for s in reading.sentences
        ]
        tokens = [t for s in reading.sentences for t in s.tokens]
        self.small = {t.text for t in tokens if t.text.islower()} | {"it"}
        self.common = {t.text for t in tokens if t.i and t.text.islower() and t.pos == "NOUN"}
        self.proper = {t.text for t in tokens if t.i and t.pos == "PROPN"}
        self.first_said: dict[str, tuple[int, int]] = {}
        for s in reading.sentences:
            for t in s.tokens:
                if t.pos in ("NOUN", "PROPN"):
                    self.first_said.setdefault(t.lemma, (s.index, t.i))

    def cased(self, token: Token, text: str) -> str:
        """A word that was a sentence's first, with the letter it has in mid-sentence."""
        if token.i:
            return text
        low = token.text.casefold()
        if low in lexicon.NUMBER_WORDS:
            return low
        subject = token.dep in ("nsubj", "nsubjpass") and token.lemma == low
        if subject and token.tag != "PRP" and low not in self.small:
            return token.text  # a name the parser took for a noun
        lowered = text.lower() in self.common and text not in self.proper
        return text.lower() if lowered else text
