"""Which tokens of a sentence a question shows, and in what time it tells them."""

from __future__ import annotations

from quiz.generate.asking.dating import planned
from quiz.generate.phrase import Writer
from quiz.generate.wording import relative
from quiz.generate.words import Sentence

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "expl")


def will(s: Sentence) -> str:
    """What to write for the main verb's "will", or "" where it has none."""
    root = next(t for t in s.tokens if t.dep == "ROOT")
    subject = s.child(root.i, *_SUBJECTS)
    if subject is None or not any(t.text == "will" for t in s.children(root.i, "aux")):
        return ""
    return planned(plural=subject.plural or s.conjuncts(subject.i) != [subject.i])


def shown(s: Sentence, kept: list[int], parts: tuple[range, ...]) -> frozenset[int]:
    """The tokens that a question shows or names by asking for them; a number asked for counts nobody yet."""
    return frozenset(k for k in kept if s.tokens[k].tag != "CD" or not any(k in part for part in parts))


def undated(w: Writer, s: Sentence, kept: list[int], needed: frozenset[int]) -> list[int]:
    """Without times that only the day of writing made clear ("on Tuesday night") and that hang on a verb."""
    gone: set[int] = set()
    for m in w.reading.mentions[s.index]:
        if m.kind not in ("date", "time") or not relative(m.text) or w.when(s, m) is not None:
            continue
        piece = set(range(m.first, m.last + 1))
        at = s.tokens[m.last]
        over = s.tokens[at.head]
        if over.dep == "prep" and over.i == m.first - 1 and at.dep == "pobj":
            piece.add(over.i)
            at, over = over, s.tokens[over.head]
        if over.pos not in ("VERB", "AUX") or piece & needed or set(s.subtree(at.i)) - piece:
            continue
        if min(piece) == kept[0] and max(piece) + 1 < len(s.tokens) and s.tokens[max(piece) + 1].text == ",":
            piece.add(max(piece) + 1)
        gone |= piece
    return [k for k in kept if k not in gone]
