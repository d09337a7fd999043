"""The words of "to build roads …" as an answer that stands by itself, and all of them in an article."""

from __future__ import annotations

from quiz.generate.frames import LEANS
from quiz.generate.phrase import Writer
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence, Token

LONGEST = 13
"""Words that can stand among choices."""


_NO_DEED = frozenset(
    """occur happen last remain become seem appear arise belong consist depend exist result""".split()
)
"""Verbs of what befalls or is so: nobody sets out to do it."""

_WHERETO = frozenset("bring put place keep set turn move transform convert hold".split())
"""Verbs that say nothing without whereto: "to bring the debt" under control."""


def infinitive(w: Writer, s: Sentence, verb: Token) -> str:
    """The words of "to build roads …", cut before it grows long; "" where it cannot stand alone."""
    try:
        tokens = [k for k in w.trim(s, s.subtree(verb.i), verb.i) if s.tokens[k].text != '"']
    except Unclear:
        return ""
    low = [k for k in tokens if s.tokens[k].text.casefold() == "to" and k <= verb.i]
    if not low:
        return ""
    whole = [k for k in tokens if k >= low[0]]
    tokens = _cut(s, verb, whole)
    if _torn(s, verb, tokens) or not 3 <= len(tokens) <= LONGEST:
        return ""
    if any(s.tokens[k].text.casefold() in ("both", "all", "only", "always", "never") for k in tokens):
        return ""
    try:
        text = w.write(s, tokens)
    except Unclear:
        return ""
    text = text.replace(LEANS, "")  # the stem's frame says which is meant
    return text[:1].upper() + text[1:]


def _cut(s: Sentence, verb: Token, tokens: list[int]) -> list[int]:
    """Up to the first clause, list or comma behind the verb and its nearest pieces."""
    for k in tokens:
        token = s.tokens[k]
        shallow = token.head == verb.i or s.tokens[token.head].head == verb.i
        late = k > verb.i + 1 and (
            (token.dep in ("advcl", "conj") and token.pos == "VERB")
            or token.text in (",", "(", ":")
            or token.dep == "relcl"
            or (token.dep == "prep" and shallow and k - tokens[0] > 6)
        )
        if late and token.dep == "prep" and token.head == verb.i and verb.lemma in _WHERETO:
            return []
        if late:
            stop = min(s.subtree(k)) if token.dep != "punct" else k
            tokens = [t for t in tokens if t < stop]
            break
    while tokens and s.tokens[tokens[-1]].dep in ("cc", "punct", "prep", "mark"):
        tokens.pop()
    return tokens


def _torn(s: Sentence, verb: Token, tokens: list[int]) -> bool:
    """Whether a list or a noun with its adjective was cut in two, or it goes on behind with "such as"."""
    if not tokens:
        return True
    last = s.tokens[tokens[-1]]
    before = s.tokens[last.i - 1]
    if last.head > last.i or (last.pos == "ADJ" and before.pos == "DET"):  # "to build a peaceful"
        return True
    left_out = set(s.subtree(verb.i)) - set(tokens)
    if any(
        s.tokens[k].dep == "conj" and s.tokens[k].head in tokens and s.tokens[k].head != verb.i
        for k in left_out
    ):
        return True
    after = [k for k in s.subtree(verb.i) if k > tokens[-1]][:1]
    behind = {s.tokens[k].text.casefold() for k in range(tokens[-1] + 1, min(tokens[-1] + 3, len(s.tokens)))}
    return bool(after) and (s.tokens[after[0]].dep == "cc" or bool({"such", "including", "like"} & behind))


def _deed(s: Sentence, verb: Token) -> bool:
    """Whether an infinitive can be said of whoever means to do something: a first meeting "takes place"."""
    event = verb.lemma == "take" and any(t.text == "place" for t in s.children(verb.i, "dobj"))
    return not event and verb.lemma not in _NO_DEED | {"be", "have", "do"}


_SET_UP = frozenset("found establish create launch form design".split())
"""What is done to a body or a thing that has an aim from then on."""


def meant(s: Sentence, verb: Token, under: frozenset[str]) -> bool:
    """Whether an infinitive tells what somebody told by a noun means to do, or what a body was set up for."""
    over = s.tokens[verb.head]
    subject = s.child(over.i, "nsubj", "nsubjpass")
    if subject is None or subject.pos == "PRON":
        return False
    founded = over.lemma in _SET_UP and s.child(over.i, "auxpass") is not None
    return founded or (verb.dep == "xcomp" and over.lemma in under)


def purposes(w: Writer, under: frozenset[str] = frozenset()) -> list[tuple[int, str, str]]:
    """Sentence, verb and words of every infinitive in the article that tells a deed.

    Args:
        under: only what is meant to be done, by one of these verbs; what is done for an end is no aim of
            its own.
    """
    found: list[tuple[int, str, str]] = []
    for s in w.reading.sentences:
        for token in s.tokens:
            aux = s.child(token.i, "aux")
            plain = token.tag == "VB" and aux is not None and aux.text.casefold() == "to" and not token.quoted
            if under and not meant(s, token, under):
                continue
            if plain and token.dep in ("xcomp", "advcl", "acl") and _deed(s, token):
                text = infinitive(w, s, token)
                if text:
                    found.append((s.index, token.lemma, text))
    return found
