"""Who and which: a question for the one person, country or organization that a statement names."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import lexicon
from quiz.generate.asking import names
from quiz.generate.asking.compose import Composer, meaty
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Unclear, Writer
from quiz.generate.statements import Part, Statement, reported


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for subjects, agents, objects and objects of prepositions that are one name each."""
    composer = Composer(w)
    for st in statements:
        for part in (st.subject, *st.parts):
            try:
                yield from _ask(w, composer, st, part)
            except Unclear as unclear:
                w.note(unclear)
                continue


def _ask(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role not in ("subject", "agent", "object", "prep"):
        return
    if part.mention is None or part.mention.last != part.head and part.mention.first != part.head:
        return
    if not names.single(s, part) or not names.bare(w, s, part.tokens, part.mention):
        return
    answer = names.answer(w, part.mention)
    if answer is None or not meaty(st) or reported(st) or _pale(st, part):
        return
    wh = names.wh_word(w, answer)
    if answer.kind in ("place", "site") and part.role != "prep":
        return
    if part.role == "subject":
        if st.lemma == "be" and not st.passive and not _unique(st):
            return
        stems = composer.of_subject(st, wh)
    elif part.role == "agent":
        stems = composer.of_agent(st, part, wh)
    elif part.role == "object":
        if st.lemma in lexicon.WEAK_VERBS:
            return
        stems = composer.of_part(st, part, "Whom" if wh == "Who" else wh)
        stems = tuple(q.replace("Whom ", "Who ", 1) if q.startswith("Whom ") else q for q in stems)
    else:
        stems = _prepositional(composer, st, part, answer, wh)
    yield Draft(
        kind="who" if answer.kind == "person" else "which",
        stems=stems,
        answers=(answer,),
        fact=f"{st.number}",
        sentence=s.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st, without=(part,)),
        lemma=st.lemma,
    )


def _unique(st: Statement) -> bool:
    """Whether "is the …" can be said of one only."""
    attr = st.part("attr")
    if attr is None or len(attr.tokens) < 4:
        return False
    s = st.sentence
    first = s.tokens[attr.tokens[0]].text.casefold()
    told = any(s.tokens[k].tag in ("JJS", "RBS") or s.tokens[k].dep in ("prep", "relcl") for k in attr.tokens)
    return first == "the" and told and s.tokens[attr.head].pos == "NOUN" and not s.tokens[attr.head].plural


def _pale(st: Statement, asked: Part) -> bool:
    """Whether nothing but "a bridge" is left to tell what happened."""
    s = st.sentence
    rest = [p for p in (st.subject, *st.parts) if p is not asked and p.role != "time"]
    if st.torn and not st.part("object"):
        return True
    return all(
        len(p.tokens) <= 2 and p.mention is None and s.tokens[p.tokens[0]].text.casefold() in ("a", "an")
        for p in rest
    )


def _prepositional(composer: Composer, st: Statement, part: Part, answer: Answer, wh: str) -> tuple[str, ...]:
    if answer.kind in ("country", "city", "place", "site") and part.prep in ("in", "at", "on", "near"):
        raise Unclear("asked as a place")
    if st.lemma not in lexicon.ADDRESSING.get(part.prep, frozenset()):
        raise Unclear("a preposition that asks badly")
    if answer.kind in ("place", "site") or part.tokens[0] < st.verb:
        raise Unclear("a preposition that asks badly")
    asked = "whom" if wh == "Who" else wh[:1].lower() + wh[1:]
    return composer.of_part(st, part, f"{part.prep.capitalize()} {asked}")
