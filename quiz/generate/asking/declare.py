"""A statement as a plain sentence, with one piece changed or open: for true/false, cloze and ordering."""

from __future__ import annotations

import re

from quiz.generate import countries, lexicon
from quiz.generate.asking import many, names
from quiz.generate.asking.when import answer_of, proof_of
from quiz.generate.asking.where import place_answer
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, vague
from quiz.generate.wording import Unclear, tidy, word
from quiz.generate.words import Entity, Mention

MAX_WORDS = 29


def sentence(
    w: Writer,
    st: Statement,
    *,
    instead: dict[int, str] | None = None,
    lean: bool = False,
    without: tuple[Part, ...] = (),
) -> str:
    """The statement as a sentence with a full stop.

    Args:
        instead: token index → text to write from there on in place of the name that starts there.
        lean: leave out what the verb can do without.

    Raises:
        Unclear: it does not stand by itself, or would be too long.
    """
    with w.manner(teller=st.teller):
        return _sentence(w, st, instead, lean, without)


def _sentence(
    w: Writer, st: Statement, instead: dict[int, str] | None, lean: bool, without: tuple[Part, ...]
) -> str:
    if vague(st):
        raise Unclear("a thing nobody can know")
    if st.torn or not any(p.role != "time" or instead for p in st.parts):
        raise Unclear("a statement that says too little")
    tokens = st.sentence.tokens
    verbs = " ".join([*st.borrowed, *(word(tokens[k]) for k in st.group)])
    known: set[str] = set()
    present = frozenset(st.subject.tokens)
    before, after = [], []
    subject = _piece(w, st, st.subject, known, instead, frozenset())
    kept = [p for p in st.parts if p not in without and p.role not in ("cause", "purpose")]
    if lean:
        spare = [p for p in kept if not p.must]
        wanted = [p for p in spare if instead and any(k in instead for k in p.tokens)] or spare[:1]
        kept = [p for p in kept if p.must or p in wanted]
    for part in kept:
        try:
            text = _piece(w, st, part, known, instead, present)
        except Unclear:
            if part.must or (instead and any(k in instead for k in part.tokens)):
                raise
            continue
        if part.tokens[0] < st.subject.tokens[0]:
            before.append(text + ",")
        else:
            after.append(text)
    text = tidy(" ".join([*before, subject, verbs, *after]))
    if st.speaker:
        text = f"According to {st.speaker}, {text}"
    text = text[:1].upper() + text[1:]
    if st.speaker and text.count(st.speaker) > 1:
        raise Unclear("a speaker who speaks of himself")
    if not 6 <= len(text.split()) <= MAX_WORDS or text.count('"') % 2:
        raise Unclear("the statement would be too long or too short")
    return text.rstrip(".") + "."


def _piece(
    w: Writer,
    st: Statement,
    part: Part,
    known: set[str],
    instead: dict[int, str] | None,
    present: frozenset[int],
) -> str:
    changed = [k for k in part.tokens if instead and k in instead]
    if not changed:
        return w.write(st.sentence, list(part.tokens), known, present=present)
    assert instead is not None
    start = changed[0]
    m = w.reading.mention_at(st.sentence.index, start)
    counted_ = st.sentence.tokens[start].dep == "nummod"
    last = m.last if m and (m.entity >= 0 or (m.kind == "date" and not counted_)) else start
    present |= frozenset(part.tokens)
    head = [k for k in part.tokens if k < start]
    tail = [k for k in part.tokens if k > last]
    if head and st.sentence.tokens[head[-1]].text.casefold() in lexicon.COURTESY:
        head.pop()
    left = w.write(st.sentence, head, known, present=present, tidied=False) if head else ""
    right = w.write(st.sentence, tail, known, present=present, tidied=False) if tail else ""
    gap = " " if right[:1].isalnum() else ""
    return tidy(f"{left} {instead[start]}{gap}{right}")


def targets(w: Writer, st: Statement) -> list[tuple[Part, Mention, Answer, tuple[str, ...]]]:
    """The pieces of a statement a learner can be asked for: part, mention, answer, more evidence."""
    found: list[tuple[Part, Mention, Answer, tuple[str, ...]]] = []
    for part in (*st.parts, st.subject):
        m = part.mention
        if m is None or not names.single(st.sentence, part) or part.role in ("comp", "cause", "purpose"):
            continue
        answer: Answer | None = None
        extra: tuple[str, ...] = ()
        if m.kind == "date" and part.role == "time" and part.prep in ("", "in", "on"):
            when = w.when(st.sentence, m)
            if when and when.year:
                answer = answer_of(w, when)
                if when.relative:
                    proof = proof_of(w, when)
                    if not proof:
                        continue
                    extra = (proof,)
        elif m.entity >= 0 and names.bare(w, st.sentence, part.tokens, m):
            answer = names.answer(w, m) or (place_answer(w, m) if m.kind == "place" else None)
        if answer:
            found.append((part, m, answer, extra))
    return found


def _longer(w: Writer, st: Statement, m: Mention, e: Entity) -> bool:
    """Whether the name goes on ("Man" of the Match), or is no name but a capital letter."""
    tokens = st.sentence.tokens
    before = [t.text for t in tokens[max(0, m.first - 3) : m.first]]
    if (
        e.kind in ("unknown", "other")
        and before[-1:] in (["of"], ["the"])
        and "of" in before
        and before[0][:1].isupper()
    ):
        return True
    after = tokens[m.last + 1] if m.last + 1 < len(tokens) else None
    if (
        after is not None
        and e.kind in ("unknown", "other", "organization")
        and after.text.casefold() in ("of", "for", "&", "-")
    ):
        return True
    return e.name.casefold() != e.name and e.name.casefold() in w.article.raw


def _titled_twice(st: Statement, m: Mention) -> bool:
    """ "Consul Duke Brown": what looks like a title may be a first name."""
    before = st.sentence.tokens[m.first - 1].text if m.first else ""
    return before[:1].isupper() and before.casefold() in lexicon.GIVEN_TOO


def nested(w: Writer, st: Statement) -> list[tuple[Part, Mention, Answer]]:
    """Names deeper inside the pieces of a statement, which only a gap or a swap can ask for."""
    heads = {m.first for _, m, _, _ in targets(w, st)}
    found: list[tuple[Part, Mention, Answer]] = []
    for part in (st.subject, *st.parts):
        for m in w.reading.mentions[st.sentence.index]:
            if m.first not in part.tokens or m.first in heads or m.entity < 0:
                continue
            e = w.reading.entities[m.entity]
            listed = st.sentence.tokens[m.last].dep == "conj" or any(
                st.sentence.tokens[k].dep == "conj" for k in st.sentence.kids[m.last]
            )
            small = re.search(r" (?:on|to|at|in|by|with|from) ", e.name)
            if small or re.search(r"[^\w .'&-]", e.name) or _longer(w, st, m, e) or _titled_twice(st, m):
                continue
            if e.doubtful or listed or not e.name[:1].isupper() or len(e.name.split()) > 5:
                continue
            if e.kind == "unknown" and " " not in e.name:
                continue
            if (
                len(e.name) < 3
                or e.name.casefold() in lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS
            ):
                continue
            if countries.nation_of(e.name):
                continue  # a nationality is guessed from the rest
            text = m.text if e.kind in ("nationality", "place") else e.name
            found.append(
                (
                    part,
                    m,
                    Answer(text, names.sort_of(e), m.entity, accept=tuple(dict.fromkeys([text, *e.aliases]))),
                )
            )
    return found


def counted(w: Writer, st: Statement) -> list[tuple[Part, int, Answer]]:
    """Numbers before a noun: part, token index, answer."""
    found: list[tuple[Part, int, Answer]] = []
    s = st.sentence
    for part in st.parts:
        for k in part.tokens:
            token = s.tokens[k]
            noun = s.tokens[token.head]
            if token.dep != "nummod" or token.tag != "CD" or noun.pos != "NOUN" or not token.space:
                continue
            if noun.i != part.head:
                continue  # a number deep in a clause tests nothing
            if noun.dep in ("compound", "npadvmod", "amod", "nmod", "advmod"):
                continue
            if s.kids[k] or (k + 1 < len(s.tokens) and s.tokens[k + 1].tag == "CD"):
                continue
            number = many.number_of(token.text)
            if number and number[0] >= 2:
                found.append((part, k, many.answer(number)))
    return found
