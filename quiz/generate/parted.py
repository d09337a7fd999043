"""Two names side by side that the parser took for one: "At Lund Berg met …" is about Berg, at Lund."""

from __future__ import annotations

from collections import Counter

from quiz.generate.gluing import LASTING, Span
from quiz.generate.words import Sentence

_FINITE = ("VBD", "VBZ", "VBP", "MD")
_SUBJECT = ("nsubj", "nsubjpass")


def part(sentences: list[Sentence], spans: list[list[Span]]) -> list[list[Span]]:
    """The spans, with those cut whose end is the subject of the verb behind it, and known by itself.

    Such a name stands behind a preposition, and the verb right after it has no other subject.
    """
    alone: Counter[str] = Counter()
    kinds: dict[str, str] = {}
    whole: Counter[str] = Counter()
    for s, row in zip(sentences, spans, strict=True):
        for first, last, kind in row:
            if kind in LASTING:
                text = s.text_of(range(first, last + 1))
                whole[text] += 1
                kinds.setdefault(text, kind)
                alone[text] += first == last
    return [
        [piece for span in row for piece in _cut(s, span, alone, whole, kinds)]
        for s, row in zip(sentences, spans, strict=True)
    ]


def _cut(
    s: Sentence, span: Span, alone: Counter[str], whole: Counter[str], kinds: dict[str, str]
) -> list[Span]:
    first, last, kind = span
    if kind not in LASTING or kind == "work" or first == last or not first or last + 1 >= len(s.tokens):
        return [span]
    end, verb = s.tokens[last].text, s.tokens[last + 1]
    ahead = s.text_of(range(first, last))
    at = s.tokens[first - 1 - (s.tokens[first - 1].text.casefold() == "the" and first > 1)]
    unlike = alone[end] < 2 or at.tag != "IN" or verb.tag not in _FINITE
    if unlike or whole[s.text_of(range(first, last + 1))] > 1:
        return [span]
    main = s.tokens[verb.head] if verb.dep in ("aux", "auxpass") else verb
    if any(t.i < at.i and t.dep in _SUBJECT for t in s.children(main.i)):
        return [span]  # "the mayor of Port Lund said"
    return [(first, last - 1, kinds.get(ahead, "unknown")), (last, last, kinds[end])]
