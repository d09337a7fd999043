"""A statement as a plain sentence, without its date: an event to be put in order."""

from __future__ import annotations

from quiz.generate.clauses import Part
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, vague
from quiz.generate.wording import Unclear, tidy, word


def sentence(w: Writer, st: Statement, *, without: tuple[Part, ...]) -> str:
    """The statement as a sentence with a capital and no full stop.

    Raises:
        Unclear: it does not stand by itself, or says too little.
    """
    tokens = st.sentence.tokens
    kept = [p for p in st.parts if p not in without and p.role not in ("cause", "purpose")]
    told = st.passive or any(p.role != "time" for p in kept)
    if vague(st) or st.then or st.torn or st.speaker or not told:
        raise Unclear("a statement that says too little")
    known: set[str] = set()
    present = frozenset(st.subject.tokens)
    subject = w.write(st.sentence, list(st.subject.tokens), known)
    verbs = " ".join([*st.borrowed, *(word(tokens[k]) for k in st.group)])
    before = [p for p in kept if p.tokens[0] < st.subject.tokens[0]]
    after = [p for p in kept if p not in before]
    front = [w.write(st.sentence, list(p.tokens), known, present=present) + "," for p in before]
    back = [w.write(st.sentence, list(p.tokens), known, present=present) for p in after]
    text = tidy(" ".join([*front, subject, verbs, *back])).rstrip(".")
    if text.count('"') % 2 or text.count("(") != text.count(")"):
        raise Unclear("a quotation cut in two")
    return text[:1].upper() + text[1:]
