"""What: common nouns as answers, typed: "What destroyed the abbey?", "What was Hale convicted of?"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quiz.generate import lexicon, needs
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer, draft_of, unique
from quiz.generate.asking.phrases import named, phrase
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported
from quiz.generate.wording import tokens_of
from quiz.generate.words import Sentence

_STRANDED = {
    "of": "consist accuse convict compose make dispose approve complain die rob strip acquit",
    "on": "base depend rely focus concentrate run settle impose feed spend",
    "in": "result specialise specialize participate engage invest culminate major",
    "to": "lead contribute convert relate amount sentence devote dedicate attribute link react respond adapt",
    "as": "serve use know describe act regard work classify define treat design double",
    "from": "suffer derive make originate benefit protect construct",
    "with": "charge replace associate provide equip cover decorate fill end begin supply",
    "for": "use know account stand apologise apologize blame criticise criticize praise search vote",
    "into": "divide turn convert transform evolve grow split develop",
    "against": "protect protest warn campaign",
    "about": "warn complain write",
}
_WITH = {prep: frozenset(verbs.split()) for prep, verbs in _STRANDED.items()}
_NAMING = frozenset("call name dub title nickname rename term".split())


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for subjects, objects and the objects of close prepositions that are short noun phrases."""
    composer = Composer(w)
    for st in statements:
        if reported(st) or st.torn or st.lemma in ("say", "tell"):
            continue
        for part in (st.subject, *st.parts):
            yield from attempt(w, _ask(w, composer, st, part))


def _ask(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role == "prep" and part.prep in ("at", "in", "during") and (event := _event(w, s, part)):
        noun, name = event
        stems = composer.of_part(st, part, f"In which {noun}")
        yield draft_of(w, st, part, stems, Answer(name, "thing", accept=(name,)), "what")
        return
    answer = phrase(w, s, part)
    if answer is None or st.borrowed or any(s.tokens[k].text == "having" for k in st.group):
        return
    naming = st.lemma in _NAMING or (st.lemma == "know" and st.passive)
    objects = [p for p in st.parts if p.role in ("object", "comp", "attr")]
    wh = _wh(s, part)
    if wh == "Who" or (part.role == "subject" and st.passive):
        return  # "police" names nobody, and others would do; many things are found, designed, opened
    if part.role == "subject" and st.lemma == "be" and not st.passive and unique(st):
        stems = composer.of_subject(st, wh)
    elif part.role == "attr" and st.lemma == "be" and _one_of_a_kind(w, st):
        stems = composer.of_part(st, part, wh)
    elif part.role == "comp" and naming and s.tokens[part.head].dep == "oprd":
        stems = composer.of_part(st, part, "What")
    elif part.role == "prep" and st.lemma in _WITH.get(part.prep, frozenset()) and part.tokens[0] > st.verb:
        stub = replace(part, tokens=part.tokens[:1], must=True, mention=None)
        stranded = replace(st, parts=tuple(stub if p is part else p for p in st.parts))
        stems = composer.of_part(stranded, part, wh)
    elif naming or (len(answer.text.split()) < 2):
        return
    elif part.role == "subject":
        if st.lemma in lexicon.WEAK_VERBS | lexicon.COMMONPLACE | needs.SHARED | {"be", "mean"}:
            return
        stems = composer.of_subject(st, wh)
    elif part.role == "agent":
        stems = composer.of_agent(st, part, wh)
    elif part.role == "object" and len(objects) == 1:
        others = [p for p in st.parts if p is not part and len(p.tokens) > 1]
        if st.lemma in lexicon.WEAK_VERBS | needs.SHARED | needs.PALE or not others:
            return
        stems = composer.of_part(st, part, wh)
    else:
        return
    if part.role == "object":
        stems = tuple(q for q in stems if _placed(s, st, part, q))
    stems = tuple(q for q in stems if _telling(q))
    if not stems:
        return
    yield draft_of(w, st, part, stems, answer, "what")


def _event(w: Writer, s: Sentence, part: Part) -> tuple[str, str] | None:
    """ "the Battle of Lund" → battle, and the name."""
    m = part.mention
    if m is None or m.entity < 0 or set(part.tokens) - set(range(m.first, m.last + 1)) - set(part.tokens[:2]):
        return None
    first = m.text.split()[0]
    event = first.casefold() in lexicon.EVENT_NOUNS and first[:1].isupper() and " of " in m.text
    return (first.casefold(), m.text) if event else None


def _wh(s: Sentence, part: Part) -> str:
    """ "Which family" for "the Kofler family", "Who" for people, otherwise "What"."""
    head = s.tokens[part.head]
    if named(s, part):
        return f"Which {head.text}"
    people = lexicon.ROLES | lexicon.MALE | lexicon.FEMALE | needs.PEOPLE
    return "Who" if head.lemma in people or head.lemma.endswith(("ist", "crat")) else "What"


def _one_of_a_kind(w: Writer, st: Statement) -> bool:
    """ "The capital of the county is …": a definite subject that says of what, and names it."""
    s = st.sentence
    tokens = st.subject.tokens
    of = any(s.tokens[k].text == "of" and s.tokens[k].head == st.subject.head for k in tokens)
    told = any((m := w.reading.mention_at(s.index, k)) and m.entity >= 0 for k in tokens)
    head = s.tokens[st.subject.head]
    return (
        s.tokens[tokens[0]].text.casefold() == "the"
        and of
        and told
        and not head.plural
        and head.pos == "NOUN"
    )


def _placed(s: Sentence, st: Statement, asked: Part, stem: str) -> bool:
    """Whether more than subject and verb is left to tell what happened."""
    rest = {t for p in st.parts if p is not asked for t in tokens_of(s.text_of(p.tokens)) if len(t) > 3}
    return bool(rest & set(tokens_of(stem)))


def _telling(stem: str) -> bool:
    """Whether a stem says enough to have one answer."""
    words = [t for t in tokens_of(stem) if len(t) > 3 and t not in _EMPTY]
    return len(words) >= 3 and len(stem.split()) >= 6


_EMPTY = frozenset("what does were have been that with from into this which".split())
