"""Why: what the article itself gives as the reason or the purpose, among its other reasons or purposes.

A reason is never typed, because one thing can be put in many words. It is a choice among what the
article states of something else, at least one of them of the same make ("Because …", "To …").
What only an aside gives as the reason ("(due to …)") explains its noun, not the sentence, and is not asked.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from quiz.generate import lexicon, needs
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer
from quiz.generate.asking.infinitives import infinitive, purposes
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import LEANS
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported
from quiz.generate.wording import Unclear, tokens_of
from quiz.generate.words import Sentence, Token

LONGEST = 16
"""Words of a reason that can stand among choices."""

_UNTOLD = frozenset("have need want be use try work live act move begin start continue".split())
"""Verbs whose "to …" belongs to them and tells no purpose."""


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason that the article states.

    Attributes:
        make: "because" or "to".
        text: as a choice: "Because a landslide had blocked the road".
        lemma: the verb of a purpose: two purposes of one verb are too near.
    """

    sentence: int
    make: str
    text: str
    lemma: str = ""


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts where at least two other reasons of the same make can stand beside the right one."""
    composer = Composer(w)
    pool = [*_reasons(w), *(Reason(n, "to", text, lemma) for n, lemma, text in purposes(w))]
    for st in statements:
        if not reported(st):
            for part in st.parts:
                yield from attempt(w, st.sentence, _ask(w, composer, st, part, pool))


def _ask(w: Writer, composer: Composer, st: Statement, part: Part, pool: list[Reason]) -> Iterator[Draft]:
    s = st.sentence
    if part.role == "cause":
        key = Reason(s.index, "because", _because(w, s, part.tokens))
    elif part.role == "purpose" and st.lemma not in _UNTOLD | needs.UNFINISHED:
        verb = s.tokens[part.head]
        key = Reason(s.index, "to", infinitive(w, s, verb), verb.lemma)
    else:
        return
    if not key.text:
        return
    stems = tuple(q for q in composer.of_part(st, part, "Why") if len(q.split()) >= 6)
    if key.make == "to":
        pool = _of_one_doer(w, st, pool)
    beside = sorted((r for r in pool if _beside(r, key)), key=lambda r: abs(len(r.text) - len(key.text) - 4))
    alike = [r.text for r in beside if r.make == key.make]
    wrong = [*alike[:2], *(r.text for r in beside if r.text not in alike[:2])]
    if not stems or len(wrong) < 2 or not alike:
        raise Unclear("too few other reasons to choose from")
    yield Draft(
        kind="why",
        stems=stems,
        answers=(Answer(key.text, "phrase"),),
        fact=f"{st.number}",
        sentence=s.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st),
        distractors=tuple(dict.fromkeys(wrong))[:5],
        lemma=st.lemma,
        topic="why",
    )


def _of_one_doer(w: Writer, st: Statement, pool: list[Reason]) -> list[Reason]:
    """The purposes of whoever did what is asked about: those of others look silly beside it.

    Of a passive nobody says who did it, and so there are none.
    """
    doer = st.subject.mention.entity if st.subject.mention is not None and not st.passive else -1
    if doer < 0:
        return []
    return [
        r
        for r in pool
        if r.make == "to"
        and any(
            m.entity == doer and w.reading.sentences[r.sentence].tokens[m.last].dep == "nsubj"
            for m in w.reading.mentions[r.sentence]
        )
    ]


def _beside(other: Reason, key: Reason) -> bool:
    """Whether another reason can stand beside the right one: of like length, and another matter."""
    one, two = set(tokens_of(other.text)), set(tokens_of(key.text))
    return (
        other.sentence != key.sentence
        and (not other.lemma or other.lemma != key.lemma)
        and not (one <= two or two <= one)
        and 0.5 <= len(other.text) / len(key.text) <= 2
    )


def _reasons(w: Writer) -> Iterator[Reason]:
    """Every stated cause of the article, as a choice."""
    for s in w.reading.sentences:
        for token in s.tokens:
            low = token.text.casefold()
            if token.quoted or low not in ("because", "due") or not token.space:
                continue
            tokens = s.subtree(token.head) if token.dep == "mark" else s.subtree(token.i)
            try:
                text = _because(w, s, tuple(k for k in tokens if k >= token.i))
            except Unclear:
                continue
            if text:
                yield Reason(s.index, "because", text)


def _because(w: Writer, s: Sentence, tokens: tuple[int, ...]) -> str:
    """ "Because …" or "Because of …", cut before a second reason; "" where it cannot stand alone."""
    bracket = tokens and tokens[0] and s.tokens[tokens[0] - 1].text in ("(", "[", "-", "–", "—")
    if not tokens or bracket or any(s.tokens[k].quoted for k in tokens):
        return ""
    head = next((k for k in tokens if s.tokens[k].head not in tokens), tokens[0])
    kept = _first(s, w.trim(s, list(tokens), head))
    while kept and s.tokens[kept[-1]].text in (",", ";"):
        kept.pop()
    if not 3 <= len(kept) <= LONGEST or not _tells(s, kept):
        return ""
    text = w.write(s, kept)
    if text.casefold().startswith("due to "):
        text = "because of " + text[7:]
    text = text.replace(LEANS, "")  # the stem's frame says which is meant
    return text[:1].upper() + text[1:]


def _first(s: Sentence, tokens: list[int]) -> list[int]:
    """Without ", and because …": one reason is enough, and each is true."""
    for k in tokens[1:]:
        token = s.tokens[k]
        if token.text.casefold() in ("because", "due") or (
            token.dep == "cc"
            and k + 1 < len(s.tokens)
            and s.tokens[k + 1].text.casefold() in ("because", "due")
        ):
            return [t for t in tokens if t < k]
    return tokens


def _tells(s: Sentence, tokens: list[int]) -> bool:
    """Whether a reason holds for itself: nothing denied or doubted, and a clause has its subject."""
    words = {s.tokens[k].text.casefold() for k in tokens}
    doubted = words & (lexicon.DOUBT_ADVERBS | lexicon.MODALS_OF_DOUBT | {"not", "n't", "that", "this"})
    return not doubted and any(_stands(s.tokens[k]) for k in tokens)


def _stands(token: Token) -> bool:
    return token.pos in ("NOUN", "PROPN") and token.lemma not in lexicon.VAGUE_NOUNS
