"""Where and when a named event was held, from the noun phrase alone: "the summit in Islamabad, Pakistan"."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import countries, dates, lexicon
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.when import answer_of, proof_of
from quiz.generate.asking.where import place_answer
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence, Token


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """One draft for the place of each event, one for its day where something happened "during" it."""
    seen: set[str] = set()
    for s in w.reading.sentences:
        for noun in s.tokens:
            if noun.lemma in lexicon.HELD_EVENTS and not noun.plural and noun.pos in ("NOUN", "PROPN"):
                yield from attempt(w, s, _place(w, s, noun, seen))
    for st in statements:
        yield from attempt(w, st.sentence, _day(w, st, seen))


def _event(w: Writer, s: Sentence, noun: Token) -> str:
    """The event by its name, without its place; "" where it has none."""
    if not w.resolver.carries_name(s, noun.i) and not (
        w.reading.entity_at(s.index, noun.i) and noun.pos == "PROPN"
    ):
        return ""
    end = next((t.i for t in s.tokens[noun.i :] if t.text == "in" and t.dep == "prep"), 10**6)
    tokens = [k for k in w.core(s, noun.i) if k < end]
    text = w.write(s, tokens)
    start = text.split()[0].casefold()
    entity = w.reading.entity_at(s.index, noun.i)
    if start in ("a", "an"):
        return "the " + text.split(" ", 1)[1]
    owned = start == "the" or s.tokens[tokens[0]].dep == "poss" or (entity is not None and not entity.article)
    return text if owned else f"the {text}"


def _was_held(s: Sentence, noun: Token) -> bool:
    """Whether the sentence tells of the past, without a doubt or a negation."""
    root = next((t for t in s.tokens if t.dep == "ROOT"), None)
    return (
        bool(root)
        and root is not None
        and root.tag in ("VBD", "VBN")
        and not any(t.dep == "neg" or t.tag == "MD" for t in s.tokens)
    )


_SERIES = frozenset(
    "cup championship championships games olympics open festival fair derby marathon grand final".split()
)
"""Events that come again under the same name."""


def _place(w: Writer, s: Sentence, noun: Token, seen: set[str]) -> Iterator[Draft]:
    below = set(s.subtree(noun.i))
    prep = next((t for t in s.tokens[noun.i :] if t.text == "in" and t.dep == "prep" and t.i in below), None)
    if prep is not None and any(s.tokens[k].pos == "VERB" for k in range(noun.i, prep.i)):
        return
    place = s.child(prep.i, "pobj") if prep else None
    m = w.reading.mention_at(s.index, place.i) if place else None
    if (
        place is None
        or m is None
        or m.kind != "place"
        or s.conjuncts(place.i) != [place.i]
        or not _was_held(s, noun)
    ):
        return
    event = _event(w, s, noun)
    answer = place_answer(w, m)
    if not event or answer is None or answer.text in event or f"{event} where" in seen:
        return
    pair = s.child(place.i, "appos")
    land = w.reading.mention_at(s.index, pair.i) if pair else None
    told = answer.kind in names.ASKED_PLACES | {"country", "city"}
    wh = f"In which {answer.kind}" if told else "Where"
    if land is not None and countries.code_of(land.text):
        answer = Answer(
            f"{answer.text}, {land.text}",
            "city",
            answer.entity,
            accept=(f"{answer.text}, {land.text}", answer.text),
        )
        wh = "Where"
    seen.add(f"{event} where")
    times = [w.when(s, x) for x in w.reading.mentions[s.index] if x.kind == "date"]
    time = times[0] if times else None
    numbered = any(c.isdigit() for c in event)
    then = ""
    if time and time.year and (time.month or (len(times) == 1 and not numbered)):
        then = f" in {dates.When(time.year, time.month).write(day_first=True)}"
    if not then and not numbered and event.split()[-1].casefold() in _SERIES:
        raise Unclear("an event of a series, without its year")
    yield _draft(w, s, f"{wh} was {event} held{then}?", answer, (), f"{event}-where", m.entity, "where")


def _day(w: Writer, st: Statement, seen: set[str]) -> Iterator[Draft]:
    s = st.sentence
    time = st.part("time")
    when = w.when(s, time.mention) if time and time.mention and time.mention.kind == "date" else None
    if when is None or not when.day or st.speaker:
        return
    for noun in s.tokens:
        prep = s.tokens[noun.head]
        if noun.lemma not in lexicon.HELD_EVENTS or prep.text.casefold() != "during" or noun.plural:
            continue
        event = _event(w, s, noun)
        if not event or f"{event} when" in seen:
            continue
        proof = proof_of(w, when) if when.relative else "-"
        if not proof:
            continue
        seen.add(f"{event} when")
        evidence = (proof,) if when.relative else ()
        yield _draft(
            w,
            s,
            f"On what date in {when.year} was {event} held?",
            answer_of(w, when),
            evidence,
            f"{event}-when",
            -1,
            "when",
        )


def _draft(
    w: Writer,
    s: Sentence,
    stem: str,
    answer: Answer,
    extra: tuple[str, ...],
    fact: str,
    entity: int,
    kind: str,
) -> Draft:
    found = frozenset(
        m.entity
        for m in w.reading.mentions[s.index]
        if m.entity >= 0 and m.entity != entity and m.text in stem
    )
    return Draft(
        kind=kind,
        stems=(stem,),
        answers=(answer,),
        fact=fact,
        sentence=s.index,
        evidence=(w.article.verbatim(s.paragraph, s.start, s.end), *extra),
        entities=found,
        lemma="hold",
        topic=names.sort_of(w.reading.entities[entity]) if entity >= 0 else "when",
    )
