"""What: common nouns as answers, typed: "What ravaged London in 1563?", "What was Hale convicted of?"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from quiz.generate import lexicon, needs
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer, unique
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported
from quiz.generate.wording import tokens_of
from quiz.generate.words import Sentence

_SORTS = (
    lexicon.DESCRIPTORS | lexicon.ORG_NOUNS | lexicon.SITE_NOUNS | lexicon.PLACE_NOUNS | needs.SORTS
) - lexicon.ROLES
LONGEST = 5
"""Words of an answer that can fairly be typed."""

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
_FIRM = frozenset("NOUN PROPN ADJ NUM ADP DET CCONJ PART".split())


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
    answer = phrase(w, s, part)
    if answer is None or st.borrowed or any(s.tokens[k].text == "having" for k in st.group):
        return
    naming = st.lemma in _NAMING or (st.lemma == "know" and st.passive)
    objects = [p for p in st.parts if p.role in ("object", "comp", "attr")]
    wh = _wh(s, part)
    if part.role == "subject" and st.lemma == "be" and not st.passive and unique(st):
        stems = composer.of_subject(st, wh)
    elif part.role == "comp" and naming and s.tokens[part.head].dep == "oprd":
        stems = composer.of_part(st, part, "What")
    elif part.role == "prep" and st.lemma in _WITH.get(part.prep, frozenset()) and part.tokens[0] > st.verb:
        stub = replace(part, tokens=part.tokens[:1], must=True, mention=None)
        stranded = replace(st, parts=tuple(stub if p is part else p for p in st.parts))
        stems = composer.of_part(stranded, part, wh)
    elif naming or len(answer.text.split()) < 2:
        return
    elif part.role == "subject":
        made = st.passive and st.lemma in lexicon.ONCE and not any(p.role == "time" for p in st.parts)
        if made or st.lemma in lexicon.WEAK_VERBS | lexicon.COMMONPLACE | needs.SHARED | {"be", "mean"}:
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
    yield Draft(
        kind="what",
        stems=stems,
        answers=(answer,),
        fact=f"{st.number}",
        sentence=s.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st, without=(part,)),
        lemma=st.lemma,
        topic=part.role,
    )


def _wh(s: Sentence, part: Part) -> str:
    """ "Which family" for "the Drengot family", "Who" for people, otherwise "What"."""
    head = s.tokens[part.head]
    if _named(s, part):
        return f"Which {head.text}"
    return "Who" if head.lemma in lexicon.ROLES | lexicon.MALE | lexicon.FEMALE | needs.PEOPLE else "What"


def _named(s: Sentence, part: Part) -> list[int]:
    """The capitalised words right before the head, which tell which one it is."""
    head = s.tokens[part.head]
    if head.pos != "NOUN" or head.plural or head.lemma not in _SORTS:
        return []
    before = [k for k in part.tokens if k < part.head and s.tokens[k].dep in ("compound", "amod", "nmod")]
    return before if before and all(s.tokens[k].text[:1].isupper() for k in before) else []


def phrase(w: Writer, s: Sentence, part: Part) -> Answer | None:
    """A short noun phrase as an answer that can be typed; None where it is too vague, long or nested."""
    head = s.tokens[part.head]
    if head.pos not in ("NOUN", "PROPN") or head.dep == "conj":
        return None
    tokens = [k for k in part.tokens if not (part.prep and k < part.head and s.tokens[k].dep in _CASES)]
    if any(
        s.tokens[k].text.casefold() in ("this", "that", "these", "those", "such", "other") for k in tokens
    ):
        return None
    while tokens and s.tokens[tokens[0]].text.casefold() in ("to", "of", "due", "because"):
        tokens.pop(0)
    while tokens and s.tokens[tokens[0]].dep in ("det", "poss", "case", "predet", "punct"):
        if s.tokens[tokens[0]].dep == "poss" and s.tokens[tokens[0]].pos != "PRON":
            return None
        tokens.pop(0)
    if not tokens or any(s.tokens[k].pos not in _FIRM or s.tokens[k].quoted for k in tokens):
        return None
    if any(s.tokens[k].dep in ("relcl", "acl", "appos", "advcl") for k in tokens) or "'s" in s.text_of(
        tokens
    ):
        return None
    mention = w.reading.mention_at(s.index, part.head)
    if mention is not None and (
        mention.kind not in ("other", "unknown", "event") or mention.last != part.head
    ):
        return None
    if head.lemma in lexicon.VAGUE_NOUNS or any(s.tokens[k].lemma in lexicon.VAGUE_NOUNS for k in tokens):
        return None
    text = w.write(s, tokens)
    words = text.split()
    told = [k for k in tokens if s.tokens[k].dep in ("amod", "compound", "nmod", "prep", "nummod")]
    if not 1 <= len(words) <= LONGEST or (head.lemma in needs.LIGHT and not told):
        return None
    if text.casefold() != s.text_of(tokens).casefold() or any(
        s.tokens[k].tag in ("JJR", "CD") for k in tokens
    ):
        return None
    if len(text) < 4 or any(c in text for c in '"/@()[]'):
        return None
    if any(s.tokens[k].dep == "conj" for k in tokens) and len(words) > 4:
        return None
    accept = _shorter(s, tokens, part.head, text)
    if named := _named(s, part):
        accept += (s.text_of(named),)
    return Answer(text, "thing", accept=accept)


_POINTING = ("this", "that", "these", "those", "such", "other", "same", "another")
_CASES = ("prep", "agent", "case")
_KEPT = ("of", "in", "for", "on", "between", "to", "from")
_THINGS = ("other", "unknown", "event", "organization", "site")


def _shorter(s: Sentence, tokens: list[int], head: int, text: str) -> tuple[str, ...]:
    """The phrase, and the phrase without what merely describes it."""
    found = [text]
    if any(s.tokens[k].dep == "conj" for k in tokens):
        return tuple(found)
    kept = [k for k in tokens if not (k < head and s.tokens[k].dep == "amod" and s.tokens[k].text.islower())]
    if len(kept) > 1 or s.tokens[head].lemma not in needs.LIGHT:
        found.append(s.text_of(kept))
    return tuple(dict.fromkeys(t for t in found if t[:1].isalnum()))


def _placed(s: Sentence, st: Statement, asked: Part, stem: str) -> bool:
    """Whether more than subject and verb is left to tell what happened."""
    rest = {t for p in st.parts if p is not asked for t in tokens_of(s.text_of(p.tokens)) if len(t) > 3}
    return bool(rest & set(tokens_of(stem)))


def _telling(stem: str) -> bool:
    """Whether a stem says enough to have one answer."""
    words = [t for t in tokens_of(stem) if len(t) > 3 and t not in _EMPTY]
    return len(words) >= 3 and len(stem.split()) >= 6


_EMPTY = frozenset("what does were have been that with from into this which".split())
