"""Who and which: a question for the one person, country or organization that a statement names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import dates, lasting, lexicon, needs
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer, meaty, unique
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported
from quiz.generate.wording import Unclear
from quiz.generate.words import Entity, Mention, Sentence

_OBJECT = re.compile(r"\b(?:him|them)\b|\bher(?=\?| (?:in|on|at|for|to|after|with|from|by)\b)")
"""Somebody beside the doer, whom nothing in the question names: "Who refused to blame her?"."""

_PASSING = frozenset(
    """meet praise thank congratulate greet acknowledge back condemn criticise criticize defend denounce
    endorse hail oppose support welcome""".split()
)
"""Courtesies and stances: who met whom is not what a story is about, and many take the same side."""

_TWICE = re.compile(r"\A(Which (\w+)) (is|was) the \2 (?:(?:that|which) |(?=(?:at|in|on|behind)\b))")
"""The noun asked with told again: "Which firm was the firm behind the bridge?"."""


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for subjects, agents, objects and objects of prepositions that are one name each."""
    composer = Composer(w)
    for st in statements:
        for part in (st.subject, *st.parts):
            yield from attempt(w, st.sentence, _ask(w, composer, st, part))


def _ask(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role not in ("subject", "agent", "object", "prep"):
        return
    evidence: tuple[str, ...] = (st.evidence,)
    mention = part.mention
    if mention is None and part.role == "subject":
        mention, proof = _meant(w, st)
        evidence = (proof, st.evidence)
    elif (
        mention is None
        or part.head not in (mention.first - 1, mention.first, mention.last)
        or not names.single(s, part)
        or not names.bare(w, s, part.tokens, mention, described=True)
    ):
        return
    if mention is None:
        return
    if part.mention is mention and _goes_on(s, mention):
        return
    answer = names.answer(w, mention)
    if st.lemma == "miss" or (st.lemma == "book" and st.passive and answer and answer.kind == "person"):
        return  # what did not come off, and a card: nobody keeps that in mind
    if st.lemma in _PASSING and sum(p.role != "time" for p in st.parts) < 2:
        return
    if answer is None or not meaty(st) or reported(st) or _pale(st, part) or not _placed(st, part):
        return
    wh = names.wh_word(w, answer)
    if answer.kind in names.NICKNAMED | {"place", "site"} and part.role != "prep":
        return
    if (
        wh == "Who"
        and answer.kind != "person"
        and (part.role not in ("subject", "agent") or st.passive != (part.role == "agent"))
    ):
        return  # a body of no known sort asks well as the doer only
    if part.role == "subject":
        if _by_the_way(st):
            return
        if st.lemma in lexicon.COMMONPLACE | needs.SHARED:
            return
        if st.lemma == "be" and not st.passive and (not unique(st) or _held_now(w, st)):
            return
        if wh == "Who" and answer.kind != "person" and not names.does(st.lemma, passive=st.passive):
            return
        stems = composer.of_subject(st, wh)
    elif part.role == "agent":
        stems = composer.of_agent(st, part, wh)
    elif part.role == "object":
        if len(st.parts) == 1 and st.lemma not in lexicon.ONCE | lexicon.HUMAN_VERBS:
            return  # "Who did Peru oust?": when, as what, from where?
        timed = any(p.role == "time" for p in st.parts)
        if st.lemma in lexicon.WEAK_VERBS | needs.PALE or (st.lemma in lexicon.ONCE and not timed):
            return  # a founder founds many things
        stems = composer.of_part(st, part, "Whom" if wh == "Who" else wh)
        stems = tuple(q.replace("Whom ", "Who ", 1) if q.startswith("Whom ") else q for q in stems)
    else:
        stems = _prepositional(composer, st, part, answer, wh)
    stems = tuple(once(q) for q in stems if not _OBJECT.search(q))
    if not stems:
        raise Unclear("a pronoun without one certain meaning")
    yield Draft(
        kind="who" if answer.kind == "person" else "which",
        stems=stems,
        answers=(answer,),
        fact=f"{st.number}",
        sentence=s.index,
        evidence=evidence,
        entities=names.entities_in(w, st, without=(part,)),
        lemma=st.lemma,
    )


def _by_the_way(st: Statement) -> bool:
    """ "Ann Lee, watched by Bo Orr, fell": by whom, and no more, is said on the way to something else."""
    aside = st.sentence.tokens[st.verb].dep in ("acl", "advcl")
    return aside and st.passive and [p.role for p in st.parts] == ["agent"]


def once(stem: str) -> str:
    """ "Which firm was behind the bridge?", "Which firm built it?" for "Which firm was the firm …?"."""
    return _TWICE.sub(lambda m: f"{m[1]} " if m[0].endswith(("that ", "which ")) else f"{m[1]} {m[3]} ", stem)


def _goes_on(s: Sentence, m: Mention) -> bool:
    """ "Acme on Demand": the name may be longer than what the parser took."""
    behind = s.tokens[m.last + 1 : m.last + 3]
    return (
        len(behind) == 2
        and behind[0].text in ("on", "for")
        and behind[1].pos == "PROPN"
        and behind[1].text.casefold() not in dates.MONTHS | dates.WEEKDAYS
    )


def _meant(w: Writer, st: Statement) -> tuple[Mention | None, str]:
    """For a subject like "she" or "the company": the name it stands for, and the sentence that gives it."""
    s = st.sentence
    head = s.tokens[st.subject.head]
    found = None
    if head.pos == "PRON" and head.tag == "PRP" and len(st.subject.tokens) == 1:
        found = w.resolver.pronoun(s, head.i)
    elif len(st.subject.tokens) == 2 and s.tokens[st.subject.tokens[0]].text.casefold() == "the":
        found = w.resolver.definite(s, head.i)
    if not isinstance(found, Entity) or found.doubtful:
        return None, ""
    number = w.reading.entities.index(found)
    for earlier in reversed(w.reading.sentences[: s.index]):
        for m in w.reading.mentions[earlier.index]:
            if m.entity == number:
                proof = w.article.verbatim(earlier.paragraph, earlier.start, earlier.end)
                return Mention(s.index, head.i, head.i, found.kind, found.name, number), proof
    return None, ""


def _held_now(w: Writer, st: Statement) -> bool:
    """Whether the sentence tells who holds an office today: another may by the time it is asked."""
    s = st.sentence
    attr = s.child(st.verb, "attr")
    posts = lexicon.ROLES if w.frames.dated else lasting.POSTS
    return s.tokens[st.verb].tag in ("VBZ", "VBP") and attr is not None and attr.lemma in posts


def _pale(st: Statement, asked: Part) -> bool:
    """Whether nothing but "a bridge" is left to tell what happened."""
    s = st.sentence
    rest = [p for p in (st.subject, *st.parts) if p is not asked and p.role != "time"]
    if st.torn and st.lemma not in lexicon.ONCE:
        return True
    return all(
        len(p.tokens) <= 2 and p.mention is None and s.tokens[p.tokens[0]].text.casefold() in ("a", "an")
        for p in rest
    )


def _placed(st: Statement, asked: Part) -> bool:
    """Whether what one match may hold several times is told by a name, a minute or a date."""
    if st.lemma not in needs.CONTESTS:
        return True
    rest = [p for p in (st.subject, *st.parts) if p is not asked]
    return any(p.mention is not None or st.sentence.tokens[p.head].tag == "CD" for p in rest) or any(
        t.text[:1].isdigit() for p in rest for t in (st.sentence.tokens[k] for k in p.tokens)
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
