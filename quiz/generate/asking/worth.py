"""Whether a whole sentence is worth asking about: it says what is so, of something that can be known."""

from __future__ import annotations

from quiz.generate import lexicon
from quiz.generate.words import Sentence

_AHEAD = frozenset("would 'd can cannot will 'll shall".split())


def supposed(s: Sentence, *, planned: bool = False) -> bool:
    """Whether the main clause only says what may, might have or would be: not worth learning, soon stale.

    Args:
        planned: what "will" be is asked as what was to be.
    """
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None:
        return True
    clauses = [root, *s.children(root.i, "conj", "ccomp")]
    for verb in clauses:
        for aux in s.children(verb.i, "aux"):
            if aux.text == "will" and planned and verb is root:
                continue
            if aux.text.casefold() in lexicon.MODALS_OF_DOUBT | _AHEAD:
                return True
        if s.child(verb.i, "neg"):
            return True
    if any(
        t.lemma in ("possible", "likely", "unlikely", "probable", "unclear")
        for t in s.children(root.i, "acomp")
    ):
        return True
    attr = s.child(root.i, "attr")
    held = attr is not None and attr.lemma in lexicon.ROLES and root.tag in ("VBZ", "VBP")
    planned = root.lemma == "be" and root.tag in ("VBZ", "VBP") and s.child(root.i, "xcomp") is not None
    if held or planned:
        return True  # who holds an office today, and what is to come: stale by the time it is learnt
    below = s.children(root.i, "advcl")
    marks = {t.text.casefold() for c in below for t in s.children(c.i, "mark")}
    had_first = s.tokens[0].text.casefold() == "had"
    return (
        had_first
        or bool(marks & {"if", "unless", "whether", "lest"})
        or (any(t.lemma in lexicon.DOUBT_ADVERBS for t in s.children(root.i, "advmod")))
    )


_TRIED = frozenset("attempt shot header effort try".split())


def vague(s: Sentence) -> bool:
    """ "Passed an act": nobody can know which one."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    subject = s.child(root.i, "nsubj", "nsubjpass") if root else None
    if root is not None and (root.lemma == "miss" or (subject is not None and subject.lemma in _TRIED)):
        return True  # what did not come off: nothing to keep
    thing = s.child(root.i, "dobj") if root else None
    if thing is None or thing.pos != "NOUN":
        return False
    return [s.tokens[k].text.casefold() for k in s.subtree(thing.i)][:-1] in (["a"], ["an"])


def remark(s: Sentence) -> bool:
    """Whether the sentence only tells what somebody said, thought or felt."""
    return any(x.lemma in lexicon.REPORTING | _THOUGHT and x.pos == "VERB" for x in s.tokens) or (
        s.tokens[0].text == "For"
    )


_THOUGHT = frozenset("think believe feel hope want wish like love explain note add say tell".split())
