"""Whether a whole sentence is worth asking about: it says what is so, of something that can be known."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from quiz.generate import lasting, lexicon
from quiz.generate.phrase import Writer
from quiz.generate.words import Sentence, Token

_AHEAD = frozenset("would 'd can cannot will 'll shall".split())


def supposed(s: Sentence, *, timely: bool = False) -> bool:
    """Whether the main clause only says what may, might have or would be: not worth learning, soon stale.

    Args:
        timely: the article is news: what it says that somebody claims or has done was so on its day.
    """
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    if root is None:
        return True
    clauses = [root, *s.children(root.i, "conj", "ccomp")]
    for verb in clauses:
        for aux in s.children(verb.i, "aux"):
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
    held = attr is not None and attr.lemma in lasting.POSTS and root.tag in ("VBZ", "VBP")
    if held or lasting.plan(s, root) or lasting.minded(s, root) or lasting.passing(s, root):
        return True  # who holds an office today, and what is to come: stale by the time it is learnt
    if any(lasting.plan(s, t) for t in s.children(root.i, "advcl") if _meanwhile(s, t)):
        return True
    if lasting.running(s, root, timed=False):
        return True
    if timely and (lasting.claim(s, root) or lasting.news(s, root) or lasting.temporary(s, root)):
        return True
    below = s.children(root.i, "advcl")
    marks = {t.text.casefold() for c in below for t in s.children(c.i, "mark")}
    had_first = s.tokens[0].text.casefold() == "had"
    return (
        had_first
        or bool(marks & {"if", "unless", "whether", "lest"})
        or (any(t.lemma in lexicon.DOUBT_ADVERBS for t in s.children(root.i, "advmod")))
    )


def _meanwhile(s: Sentence, verb: Token) -> bool:
    return any(t.text.casefold() in ("while", "whereas") for t in s.children(verb.i, "mark"))


_SAID = ("dobj", "ccomp", "xcomp", "oprd", "attr", "prep", "auxpass", "dative", "acomp")
_TRIED = frozenset("attempt shot header effort try".split())


_SOME = frozenset("some others another many most several few both all none one each more".split())


def _swallowed(s: Sentence, subject: int) -> bool:
    """Whether a subject holds a finite verb and an "and" behind it: two clauses that were read as one."""
    below = [s.tokens[k] for k in s.subtree(subject)]
    finite = next((t.i for t in below if t.dep == "acl" and t.tag == "VBD"), len(s.tokens))
    return any(t.dep == "cc" and t.i > finite for t in below)


def vague(s: Sentence) -> bool:
    """ "Passed an act": nobody can know which one."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    subject = s.child(root.i, "nsubj", "nsubjpass") if root else None
    booked = root is not None and root.lemma == "book" and s.child(root.i, "auxpass") is not None
    if root is not None and (
        booked or root.lemma == "miss" or (subject is not None and subject.lemma in _TRIED)
    ):
        return True  # what did not come off: nothing to keep
    if root is not None and root.lemma in lexicon.REPORTING and not s.child(root.i, *_SAID):
        return True  # "The mayor of Halden said:"
    if root is not None and subject is not None and _swallowed(s, subject.i):
        return True
    if subject is not None and subject.text.casefold() in _SOME and not s.child(subject.i, "prep", "relcl"):
        return True  # "Others lived outside the town": who?
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


def earlier(w: Writer, s: Sentence, tokens: Collection[int] | None = None) -> bool:
    """ "Had remained active": before what, only the text around it says, unless the sentence has a time.

    Args:
        tokens: those of the clause; all by default.
    """
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    had = root is not None and any(t.text.casefold() == "had" for t in s.children(root.i, "aux"))
    times = [m for m in w.reading.mentions[s.index] if m.kind == "date"]
    return had and not any(tokens is None or m.first in tokens for m in times)


_SOMEBODY = frozenset("other some many several most few another one all others both each".split())


def unnamed(s: Sentence) -> bool:
    """Whether the main clause tells of "others", "some" or "a bridge": of what, nobody can know."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    subject = s.child(root.i, "nsubj", "nsubjpass") if root else None
    if subject is None or subject.pos == "PROPN":
        return False
    first = s.tokens[s.subtree(subject.i)[0]].text.casefold()
    told = any(s.tokens[k].pos in ("PROPN", "NUM") for k in s.subtree(subject.i))
    if root is not None and subject.text.casefold() == "it" and s.child(root.i, "attr"):
        return True  # "It was a trade that …": what was?
    return subject.lemma.casefold() in _SOMEBODY or (first in ("a", "an") and not told)


def disagreeing(s: Sentence, kept: Iterable[int]) -> bool:
    """Whether "their" stands where one person is all that is told of: the sentence was about several."""
    for k in kept:
        if s.tokens[k].text.casefold() != "their":
            continue
        verb = s.tokens[k]
        while verb.pos not in ("VERB", "AUX") and verb.head != verb.i:
            verb = s.tokens[verb.head]
        subject = s.child(verb.i, "nsubj", "nsubjpass")
        if subject is None or subject.pos != "PROPN" or subject.plural:
            continue
        named = [t for t in s.tokens if t.i < subject.i and t.plural]
        if len(s.conjuncts(subject.i)) == 1 and s.tokens[k].i > subject.i and not named:
            return True
    return False


def untitled(s: Sentence, kept: Iterable[int]) -> bool:
    """Whether the subject is an office without "the" whose holder was left out: "Founder of Acme met …"."""
    left = set(kept)
    for t in s.tokens:
        bare = t.i in left and t.dep in ("nsubj", "nsubjpass") and t.lemma.casefold() in lexicon.ROLES
        if not bare or t.plural or s.child(t.i, "det", "poss", "nummod"):
            continue
        if any(s.tokens[k].dep == "appos" and k not in left for k in s.subtree(t.i)):
            return True
    return False
