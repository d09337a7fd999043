"""Writing a sentence in its author's order: with gaps or other text in it, closed, without loose times."""

from __future__ import annotations

from quiz.generate.hanging import spare_time
from quiz.generate.phrase import Writer
from quiz.generate.wording import relative, tidy
from quiz.generate.words import Sentence


def broken(text: str) -> bool:
    """Whether a text ends on a word that something must follow: its object was left out."""
    return text.split()[-1].casefold() in _HANGING


_HANGING = frozenset("on in at by for from of to with as and or but the a an than".split())


def closed(text: str, end: str) -> str:
    """A sentence with a capital and the closing sign, which goes before no quotation mark twice."""
    text = tidy(text)
    if text.endswith(('."', ',"')):
        text = text[:-2] + '"'
    return text[:1].upper() + text[1:] + end


def verb_of(s: Sentence, i: int) -> str:
    """The base form of the verb over a token."""
    for _ in range(12):
        token = s.tokens[i]
        if token.pos in ("VERB", "AUX") or token.head == i:
            return token.lemma
        i = token.head
    return ""


def written(
    w: Writer, s: Sentence, kept: list[int], parts: tuple[range, ...], instead: tuple[str, ...]
) -> str:
    """The kept tokens as text, with other text in the place of some stretches.

    Raises:
        Unclear: something in it has no certain meaning.
    """
    known: set[str] = set()
    present = shown(s, kept, parts)
    out: list[str] = []
    at = -1
    for part, text in zip((*parts, None), (*instead, ""), strict=True):
        start = part.start if part else len(s.tokens)
        between = [k for k in kept if at < k < start]
        words = w.write(s, between, known, present=present, tidied=False) if between else ""
        out.append((" " if out and words[:1].isalnum() else "") + words)
        if part:
            out.append(" " + text)
            at = part.stop - 1
    return tidy("".join(out))


def shown(s: Sentence, kept: list[int], parts: tuple[range, ...]) -> frozenset[int]:
    """The tokens that a question shows or names by asking for them; a number asked for counts nobody yet."""
    return frozenset(k for k in kept if s.tokens[k].tag != "CD" or not any(k in part for part in parts))


def undated(w: Writer, s: Sentence, kept: list[int], needed: frozenset[int]) -> list[int]:
    """Without times that only the day of writing made clear ("on Tuesday night") and that hang on a verb."""
    gone: set[int] = set()
    for m in w.reading.mentions[s.index]:
        if m.kind not in ("date", "time") or not relative(m.text) or w.when(s, m) is not None:
            continue
        if not spare_time(w.reading, s, m):
            continue  # nothing will be written with it
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
