"""Lists: which of these? A homogeneous coordination of names becomes a question with several keys."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer
from quiz.generate.asking.where import place_answer
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence

_PLURALS = {
    "person": "people",
    "country": "countries",
    "city": "cities",
    "place": "places",
    "organization": "organizations",
}


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for closed lists of two or more names, and for open ones after "including" or "such as"."""
    composer = Composer(w)
    for st in statements:
        for part in (st.subject, *st.parts):
            for maker in (_whole, _inside, _opened):
                yield from attempt(w, st.sentence, maker(w, composer, st, part))


def members(w: Writer, s: Sentence, head: int) -> tuple[Answer, ...]:
    """The names coordinated with a token, all of one kind; empty where any of them is something else."""
    found: list[Answer] = []
    heads = s.conjuncts(head)
    if not _only_and(s, heads):
        return ()
    for i in heads:
        m = w.reading.mention_at(s.index, i)
        if m is None or m.last != i:
            return ()
        a = names.answer(w, m) or (place_answer(w, m) if m.kind == "place" else None)
        own = tuple(
            k
            for k in w.core(s, i)
            if all(k not in s.subtree(j) for j in heads if j > i) and s.tokens[k].dep not in ("cc", "punct")
        )
        if a is None or not names.bare(w, s, own, m):
            return ()
        found.append(a)
    kinds = {a.kind for a in found}
    unlike = len({a.text for a in found}) < len(found)
    return () if len(kinds) > 1 or unlike or kinds & {"site"} else tuple(found)


def _only_and(s: Sentence, heads: list[int]) -> bool:
    links = [t.text.casefold() for i in heads for t in s.children(i, "cc")]
    return bool(links) and all(link in ("and", "&") for link in links)


def _draft(
    w: Writer, st: Statement, part: Part, stems: tuple[str, ...], answers: tuple[Answer, ...], *, opened: bool
) -> Draft:
    return Draft(
        kind="list",
        stems=stems,
        answers=answers,
        fact=f"{st.number}" + (f"-{answers[0].kind}" if opened else ""),
        sentence=st.sentence.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st, without=(part,)) - {a.entity for a in answers},
        open_list=opened,
        lemma=st.lemma,
        topic=part.role + ("-open" if opened else ""),
    )


def _whole(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    """The piece itself is the list: "Russia and China founded …"."""
    s = st.sentence
    if names.single(s, part) or part.role not in ("subject", "agent", "object", "prep"):
        return
    answers = members(w, s, part.head)
    if len(answers) < 2:
        return
    wh = _wh(w, answers)
    if _also(st):
        raise Unclear("a list that goes on with another")
    if part.role == "subject":
        if st.lemma == "be" and not st.passive:
            return
        stems = composer.of_subject(st, wh, plural=True)
    elif part.role == "agent":
        stems = composer.of_agent(st, part, wh, plural=True)
    elif part.role == "object":
        stems = composer.of_part(st, part, wh)
    else:
        if part.prep not in ("in", "with", "from", "to", "against", "for"):
            return
        stems = composer.of_part(st, part, f"{part.prep.capitalize()} {wh[:1].lower()}{wh[1:]}")
    yield _draft(w, st, part, stems, answers, opened=False)


def _also(st: Statement) -> bool:
    """ "also": the list goes on with one before it."""
    return any(t.text.casefold() == "also" for t in st.sentence.children(st.verb, "advmod"))


def _wh(w: Writer, answers: tuple[Answer, ...]) -> str:
    wh = names.wh_word(w, answers[0], plural=True)
    if answers[0].kind == "organization" and len({names.wh_word(w, a) for a in answers}) > 1:
        wh = "Which organizations"
    if len(answers) == 2:
        return wh.replace("Which ", "Which two ")
    return wh


def _inside(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    """The list stands inside the subject: "officials from Peru and Chile signed …"."""
    s = st.sentence
    if part.role != "subject":
        return
    for k in part.tokens:
        prep = s.tokens[k]
        if prep.dep != "prep" or prep.text.casefold() not in ("of", "from", "in"):
            continue
        noun = s.child(k, "pobj")
        answers = members(w, s, noun.i) if noun else ()
        if noun is None or len(answers) < 2 or s.subtree(k)[-1] != part.tokens[-1]:
            continue
        lead = w.write(s, [t for t in part.tokens if t <= k])
        opened = _also(st)
        wh = f"which of these {_PLURALS[answers[0].kind]}" if opened else _wh(w, answers)
        stems = composer.of_words(st, f"{lead} {wh[:1].lower()}{wh[1:]}")
        yield _draft(w, st, part, stems, answers, opened=opened)


def _opened(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    """An open list behind the piece: "leaders including A, B and the ministers of X, Y"."""
    s = st.sentence
    if part.role not in ("agent", "subject"):
        return
    opener = next(
        (
            t
            for t in s.children(part.head)
            if t.text.casefold() == "including"
            or (t.text.casefold() == "as" and s.tokens[t.i - 1].text.casefold() == "such")
        ),
        None,
    )
    first = s.child(opener.i, "pobj", "dobj") if opener else None
    if first is None:
        return
    people: list[Answer] = []
    for i in s.conjuncts(first.i):
        m = w.reading.mention_at(s.index, i)
        a = names.answer(w, m) if m and m.last == i else None
        if a is not None and (not people or a.kind == people[0].kind):
            people.append(a)
        of = s.child(i, "prep")
        noun = s.child(of.i, "pobj") if of and of.text.casefold() in ("of", "from") else None
        if noun is not None and s.tokens[i].pos == "NOUN":
            inner = members(w, s, noun.i)
            if len(inner) >= 3:
                lead = (
                    w.write(
                        s, [k for k in s.subtree(i) if k <= of.i and s.tokens[k].dep not in ("cc", "punct")]
                    )
                    if of
                    else ""
                )
                lead = lead[:1].upper() + lead[1:]
                wh = f"{lead} which of these {_PLURALS[inner[0].kind]}"
                yield _draft(w, st, part, _stems(composer, st, part, wh), inner, opened=True)
    if len(people) >= 2:
        wh = f"Which of these {_PLURALS[people[0].kind]}"
        yield _draft(w, st, part, _stems(composer, st, part, wh), tuple(people), opened=True)


def _stems(composer: Composer, st: Statement, part: Part, wh: str) -> tuple[str, ...]:
    if part.role == "agent":
        return composer.of_agent(st, part, wh, plural=True)
    if part.role == "subject":
        return composer.of_words(st, wh)
    return composer.of_part(st, part, wh)
