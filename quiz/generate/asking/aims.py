"""Aims: what something is meant to do ("The plan aims to build …"), among the article's other aims."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import inflect
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer
from quiz.generate.asking.infinitives import infinitive, meant, purposes
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear, tokens_of

_AIM = frozenset("aim seek pledge promise vow agree decide intend design commit plan strive".split())


_WISH = frozenset("want hope hop try attempt wish propose threaten offer".split())
"""What else people mean to do: it can stand beside an aim ("hop" is what the parser makes of "hopes")."""


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts where at least two other infinitives of the article can stand beside the right one."""
    composer = Composer(w)
    pool = purposes(w, _AIM | _WISH)
    for st in statements:
        yield from attempt(w, st.sentence, _ask(w, composer, st, pool))


def _ask(w: Writer, composer: Composer, st: Statement, pool: list[tuple[int, str, str]]) -> Iterator[Draft]:
    s = st.sentence
    part = next((p for p in st.parts if p.role == "comp" and s.tokens[p.head].dep == "xcomp"), None)
    if st.lemma not in _AIM or part is None:
        return
    verb = s.tokens[part.head]
    if s.child(verb.i, "auxpass"):
        return  # "What was the mill meant to do?" is no question for "to be sold"
    key = infinitive(w, s, verb)
    if not key:
        return
    rest = tuple(p for p in st.parts if p is not part and p.tokens[0] > part.tokens[0])
    stems = composer.of_part(st, part, "What", also=rest)
    wrong = [
        text
        for n, lemma, text in pool
        if n != s.index and lemma != verb.lemma and _beside(text, key) and not _also_meant(w, st, n)
    ]
    if len(wrong) < 2:
        raise Unclear("too few other aims to choose from")
    wrong.sort(key=lambda text: abs(len(text) - len(key) - 4))
    yield Draft(
        kind="aim",
        stems=tuple(_to_do(q, st) for q in stems),
        answers=(Answer(key, "phrase"),),
        fact=f"{st.number}-aim",
        sentence=s.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st),
        distractors=tuple(dict.fromkeys(wrong))[:5],
        lemma=st.lemma,
        topic="aim",
    )


def _to_do(question: str, st: Statement) -> str:
    """The question with "to do" behind its verb, before the times and places that stood in front."""
    verb = inflect.base(st.lemma)
    ahead, found, behind = question[:-1].rpartition(f" {verb} ") if verb else ("", "", "")
    return f"{ahead} {verb} to do {behind}?" if found else f"{question[:-1]} to do?"


def _also_meant(w: Writer, st: Statement, sentence: int) -> bool:
    """Whether another sentence tells an aim of the same subject: it would be right as well."""
    other = w.reading.sentences[sentence]
    mine = {
        m.entity
        for m in w.reading.mentions[st.sentence.index]
        if m.entity >= 0 and m.last in st.subject.tokens
    }
    theirs = {m.entity for m in w.reading.mentions[sentence]}
    return not mine.isdisjoint(theirs) and any(
        t.lemma in _AIM or meant(other, t, _WISH) for t in other.tokens
    )


def _beside(text: str, key: str) -> bool:
    """Whether another aim is of like length, and another matter."""
    one, two = set(tokens_of(text)) - {"to"}, set(tokens_of(key)) - {"to"}
    return not (one <= two or two <= one) and 0.55 <= len(text) / len(key) <= 1.9
