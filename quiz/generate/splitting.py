"""A sentence of several main verbs as several sentences: each verb with its own or the shared subject.

"The exchange was founded in 1817 and closed in 1939, and the bank bought its hall." holds three facts; each
can be asked for without telling the others. Nothing is copied but the subject and, for a participle, the
auxiliary that both share.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from quiz.generate import misread
from quiz.generate.words import Sentence, Token

_SUBJECT = ("nsubj", "nsubjpass")
_AUX = ("aux", "auxpass")


@dataclass(frozen=True, slots=True)
class Clause:
    """A main verb of a sentence with what belongs to it.

    Attributes:
        sentence: the sentence, with that verb as its root.
        tokens: those of the clause, in order; for the first verb all of the sentence.
        first: whether it is the sentence's own root.
        start: where its own tokens begin, behind a shared subject.
    """

    sentence: Sentence
    tokens: tuple[int, ...]
    first: bool
    start: int = 0


def clauses(s: Sentence) -> Iterator[Clause]:
    """The sentence itself, then each verb coordinated with its root."""
    yield Clause(s, tuple(range(len(s.tokens))), True)
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None or root.pos not in ("VERB", "AUX"):
        return
    subject = _subject(s, root)
    for verb in _coordinated(s, root):
        if verb.head == root.i == verb.i - 2 and verb.tag == root.tag:
            continue  # "sold and moved the mill, leaving …": one deed, and what came of it came of both
        made = _clause(s, root, subject, verb)
        if made is not None:
            yield made


def _coordinated(s: Sentence, verb: Token) -> Iterator[Token]:
    for t in s.children(verb.i, "conj"):
        if t.pos in ("VERB", "AUX") and t.i > verb.i:
            yield t
            yield from _coordinated(s, t)


def _subject(s: Sentence, verb: Token) -> Token | None:
    near = {verb.i, *(t.i for t in s.children(verb.i, *_AUX))}
    found = [t for t in s.tokens if t.dep in _SUBJECT and t.head in near and t.i < verb.i]
    return found[0] if len(found) == 1 else None


def _clause(s: Sentence, root: Token, subject: Token | None, verb: Token) -> Clause | None:
    tree = [
        k for k in s.subtree(verb.i) if not any(k in s.subtree(c.i) for c in s.children(verb.i, "conj", "cc"))
    ]
    if tree != list(range(tree[0], tree[-1] + 1)) and not _only_gaps(s, tree):
        return None
    own = _subject(s, verb)
    changed: dict[int, Token] = {
        verb.i: replace(verb, dep="ROOT", head=verb.i),
        root.i: replace(root, dep="dep"),
    }
    shared: list[int] = []
    if own is None:
        if subject is None or s.children(verb.i, "expl") or misread.shared_passive(s, verb, root):
            return None
        shared = s.subtree(subject.i)
        changed[subject.i] = replace(subject, head=verb.i)
        if verb.tag in ("VBN", "VBG") and not s.children(verb.i, *_AUX):
            helpers = [t for t in s.children(root.i, *_AUX) if t.i < root.i]
            if not helpers or root.tag != verb.tag:
                return None
            for t in helpers:
                changed[t.i] = replace(t, head=verb.i)
                shared.append(t.i)
        elif verb.tag not in ("VBD", "VBZ", "VBP") and not s.children(verb.i, *_AUX):
            return None
    tokens = tuple(changed.get(t.i, t) for t in s.tokens)
    kids: list[list[int]] = [[] for _ in tokens]
    for t in tokens:
        if t.head != t.i:
            kids[t.head].append(t.i)
    for punctuation in (",", ";"):
        while tree and s.tokens[tree[-1]].text == punctuation:
            tree.pop()
        while tree and s.tokens[tree[0]].text == punctuation:
            tree.pop(0)
    made = replace(s, tokens=tokens, kids=tuple(tuple(sorted(k)) for k in kids))
    return Clause(made, tuple(sorted({*shared, *tree})), False, tree[0] if tree else 0)


def _only_gaps(s: Sentence, tree: list[int]) -> bool:
    """Whether only commas and the conjunction are missing between the tokens."""
    have = set(tree)
    between = [k for k in range(tree[0], tree[-1]) if k not in have]
    return all(s.tokens[k].text in (",", ";") or s.tokens[k].dep == "cc" for k in between)
