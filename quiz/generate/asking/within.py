"""A name deep inside a statement, asked where it stands: "The flag is based on which country's flag?"."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import needs
from quiz.generate.asking import declare, names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.where import place_answer
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported
from quiz.generate.wording import Unclear
from quiz.generate.words import Mention


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for names behind the verb that are not a whole piece of their statement."""
    for st in statements:
        if reported(st) or st.lemma in needs.SHARED | {"say", "tell", "be"}:
            continue
        for part, m, _ in declare.nested(w, st):
            yield from attempt(w, _ask(w, st, part, m))


def _ask(w: Writer, st: Statement, part: Part, m: Mention) -> Iterator[Draft]:
    s = st.sentence
    if part.role == "subject" or part.tokens[0] < st.verb:
        return
    answer = names.answer(w, m) or (place_answer(w, m) if m.kind == "place" else None)
    if answer is None or answer.kind not in ("person", "country", "city", "organization"):
        return
    token = s.tokens[m.last]
    before = s.tokens[m.first - 1].text.casefold() if m.first else ""
    after = s.tokens[m.last + 1].text if m.last + 1 < len(s.tokens) else ""
    if m.first == 0 or s.tokens[m.first - 1].pos not in ("ADP", "VERB", "AUX", "PART"):
        return
    if before in ("the", "a", "an", ",", "'s") or token.dep in ("appos", "conj", "compound", "nmod", "amod"):
        return
    if token.dep not in ("pobj", "dobj", "poss") or (names.title_span(s, m) and token.dep == "poss"):
        return
    if token.dep == "poss" and after != "'s":
        return
    instead = _which(answer)
    if any(s.tokens[k].lemma in ("begin", "start", "continue") for k in s.subtree(st.verb) if k <= m.first):
        return
    stems: list[str] = []
    for lean in (False, True):
        text = declare.sentence(w, st, instead={m.first: instead}, lean=lean).rstrip(".") + "?"
        if instead in text and text not in stems:
            stems.append(text)
    if not stems:
        raise Unclear("the answer is not at a place to ask for")
    yield Draft(
        kind="within",
        stems=tuple(stems),
        answers=(answer,),
        fact=f"{st.number}",
        sentence=s.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st) - {answer.entity},
        lemma=st.lemma,
        cost=1.0,
    )


def _which(a: Answer) -> str:
    return {"person": "which person", "country": "which country", "city": "which city"}.get(
        a.kind, "which organization"
    )
