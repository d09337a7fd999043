"""Whether a wording still says all that its clause says: what is cut away may have made it true."""

from __future__ import annotations

from quiz.generate import clipping
from quiz.generate.wording import relative, tokens_of
from quiz.generate.words import Reading, Sentence

_CONTENT = frozenset("NOUN PROPN NUM VERB ADJ".split())
_OWN = frozenset("nsubj nsubjpass csubj expl".split())


def lost(reading: Reading, s: Sentence, lemma: str, text: str) -> list[str]:
    """The telling words of a clause that a text leaves out.

    Args:
        lemma: the base form of the clause's verb.
        text: the question with its answers.

    Asides between commas or brackets, other clauses, times of the article's own week and nouns that a name
    may have replaced ("the company") do not count.
    """
    verb = next((t for t in s.tokens if t.lemma == lemma and t.pos in ("VERB", "AUX")), None)
    if verb is None:
        return []
    there = tokens_of(text)
    spare: set[int] = set()
    for piece in clipping.spare_pieces(reading, s):
        if verb.i not in piece:
            spare |= piece
    for k in s.kids[verb.i]:
        if s.tokens[k].dep in ("conj", "parataxis"):
            spare |= set(s.subtree(k))
    for m in reading.mentions[s.index]:
        if m.kind in ("date", "time") and relative(m.text):
            spare |= set(range(m.first, m.last + 1))
    found: list[str] = []
    for k in s.subtree(verb.i):
        token = s.tokens[k]
        if k in spare or token.pos not in _CONTENT or token.i == verb.i:
            continue
        bare = [s.tokens[j].dep for j in s.kids[k]] in (["det"], ["poss"], [])
        if token.pos == "NOUN" and bare and token.dep != "compound":
            continue
        if not any(_akin(word, token.text, token.lemma) for word in there):
            found.append(token.text)
    return found


def _akin(word: str, text: str, lemma: str) -> bool:
    text, lemma = text.casefold(), lemma.casefold()
    return word in (text, lemma) or (len(text) > 4 and word[:4] == text[:4]) or text in word
