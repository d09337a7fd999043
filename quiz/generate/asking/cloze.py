"""Cloze: a statement with one gap, for a name, a date or a number."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import lexicon, needs
from quiz.generate.asking import declare, names
from quiz.generate.asking.compose import unique
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported
from quiz.generate.wording import Unclear, tokens_of
from quiz.generate.words import Mention

_MARK = "\u2016gap\u2016"


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """A draft for each name, date and number in a statement that can stand alone."""
    for st in statements:
        if st.lemma in ("say", "tell", "have", "begin", "start", "continue") or reported(st):
            continue
        for part, m, answer, extra in declare.targets(w, st):
            behind = st.sentence.tokens[m.last + 1].text[:1] if m.last + 1 < len(st.sentence.tokens) else ""
            if behind in ("-", "–", "—", "/"):
                continue
            if answer.kind == "date" and answer.when and answer.when.relative:
                continue
            if answer.entity >= 0 and not (_one_way(st, part) and _held(st, part)):
                continue
            lead = ""
            if answer.kind in ("date", "year") and not part.prep:
                lead = "on " if answer.when and answer.when.day else "in "
            yield from _draft(w, st, m.first, lead, answer, extra, the=_the(w, st, m, answer))
        for part, m, answer in declare.nested(w, st):
            if _argument(st, part, m) and _held(st, part):
                yield from _draft(w, st, m.first, "", answer, (), cost=1.0)
        for _, k, answer in declare.counted(w, st):
            yield from _draft(w, st, k, "", answer, ())


def _argument(st: Statement, part: Part, m: Mention) -> bool:
    """Whether a name is an argument: without a describing name a sentence is as true as before."""
    s = st.sentence
    before = s.tokens[m.first - 1] if m.first else None
    after = s.tokens[m.last + 1] if m.last + 1 < len(s.tokens) else None
    if any(t is not None and t.text[:1] in ("-", "–", "—", "/", "'") for t in (before, after)):
        return False
    whole = part.tokens[0] >= m.first - 1 and part.tokens[-1] == m.last
    if part.role == "subject" and whole and st.lemma != "be" and _one_way(st, part):
        return True
    if part.role == "subject" or s.tokens[m.last].dep not in ("dobj", "pobj", "attr"):
        return False
    over = s.tokens[m.first - 2] if m.first > 1 else None
    if over is not None and over.pos == "PROPN" and s.tokens[m.first - 1].text in ("on", "for", "of"):
        return False  # a part of a longer name
    return before is not None and before.pos in ("ADP", "VERB", "AUX", "DET")


def _one_way(st: Statement, part: Part) -> bool:
    """Whether only one name can fill the gap: a founder founds many things, a member is one of many."""
    attr = st.part("attr")
    if attr and part.role == "subject" and not unique(st):
        return False  # "was a student of …": so were others
    if st.lemma in needs.SHARED and part.role in ("subject", "agent"):
        return False
    made = (part.role == "subject" and st.passive) or part.role == "object"
    timed = any(p.role == "time" for p in st.parts)
    return not (made and st.lemma in lexicon.ONCE and not timed)


def _held(st: Statement, part: Part) -> bool:
    """Whether more than a date stands around a doer or a thing done: much happened in 1835."""
    if part.role not in ("subject", "object", "agent"):
        return True
    rest = [
        p
        for p in st.parts
        if p is not part and p.role in ("object", "attr", "agent", "prep", "comp", "purpose")
    ]
    return bool(rest)


def _the(w: Writer, st: Statement, m: Mention, answer: Answer) -> str:
    """The article a full name needs where the short one stood without."""
    before = st.sentence.tokens[m.first - 1].text.casefold() if m.first else ""
    needs = answer.entity >= 0 and w.reading.entities[answer.entity].article and m.text != answer.text
    return "the " if needs and before not in ("the", "a", "an") else ""


def _draft(
    w: Writer,
    st: Statement,
    token: int,
    lead: str,
    answer: Answer,
    extra: tuple[str, ...],
    the: str = "",
    cost: float = 0.5,
) -> Iterator[Draft]:
    gap = "{{" + "|".join(spellings(w, answer)) + "}}"
    stems: list[str] = []
    for lean in (False, True):
        try:
            text = declare.sentence(w, st, instead={token: lead + the + _MARK}, lean=lean)
        except Unclear as unclear:
            w.note(unclear)
            continue
        if text.count(_MARK) == 1 and text.replace(_MARK, gap) not in stems:
            stems.append(text.replace(_MARK, gap))
    if stems:
        yield Draft(
            kind="cloze",
            stems=tuple(stems),
            answers=(answer,),
            fact=f"{st.number}",
            sentence=st.sentence.index,
            evidence=(st.evidence, *extra),
            entities=names.entities_in(w, st) - {answer.entity},
            lemma=st.lemma,
            cost=cost,
        )


def spellings(w: Writer, answer: Answer) -> list[str]:
    """The spellings the article itself uses; a gap asks for its words."""
    words = w.vocabulary.words
    found = [answer.text, *(a for a in answer.accept if set(tokens_of(a)) <= words)]
    return [s for s in dict.fromkeys(found) if not set("{}|") & set(s)]
