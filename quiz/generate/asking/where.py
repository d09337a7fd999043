"""Where: a question for the place a statement happened at."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate import countries, hanging, lexicon
from quiz.generate.asking import names
from quiz.generate.asking.compose import Composer, draft_of
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear
from quiz.generate.words import Mention

_STATIVE = frozenset("think believe know want like hope call say mean include involve concern".split())


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for "in", "at" or "on" with one place."""
    composer = Composer(w)
    for st in statements:
        for part in st.parts:
            if part.role != "prep" or part.prep not in ("in", "at", "near") or part.mention is None:
                continue
            if part.mention.kind not in ("place", "site") or not names.single(st.sentence, part):
                continue
            if st.lemma in _STATIVE or st.torn:
                continue
            if hanging.graded(st.sentence, part.tokens[0], among=True):
                continue  # "built the oldest church in Rome"
            try:
                yield _draft(w, composer, st, part, part.mention)
            except Unclear as unclear:
                w.note(unclear, st.sentence)
                continue


def place_answer(w: Writer, m: Mention) -> Answer | None:
    """A place as an answer."""
    if m.entity < 0:
        return None
    e = w.reading.entities[m.entity]
    if e.doubtful or not e.name[:1].isupper() or len(e.name.split()) > 7:
        return None
    if any(word.casefold() in lexicon.EVENT_NOUNS for word in e.name.split()):
        return None  # "the Battle of …" is no place to be in
    kind = names.sort_of(e)
    return Answer(e.name, kind, m.entity, accept=tuple(dict.fromkeys([e.name, *e.aliases])))


def _draft(w: Writer, composer: Composer, st: Statement, part: Part, m: Mention) -> Draft:
    answer = place_answer(w, m)
    if answer is None or not names.bare(w, st.sentence, part.tokens, m):
        raise Unclear("a place that is no plain name")
    if answer.kind == "country" and countries.code_of(answer.text) == w.home:
        raise Unclear("the country that the article is about anyway")
    others = tuple(
        p
        for p in st.parts
        if p is not part
        and p.role == "prep"
        and p.mention
        and p.mention.kind in ("place", "site")
        and p.prep in ("in", "at", "near", "on")
    )
    if any(p.must for p in others):
        raise Unclear("two places")
    before = part.tokens[0] - 1
    if any(p is not part and p.role == "prep" and p.mention and p.mention.last == before for p in st.parts):
        raise Unclear("a place that tells which name is meant")  # "twinned with Kotka in Finland"
    told = answer.kind in names.ASKED_PLACES | {"country", "city"}
    prep = "on" if answer.kind in ("street", "road", "avenue") else part.prep
    wh = f"{prep.capitalize()} which {answer.kind}" if told else "Where"
    if part.prep == "near" and wh == "Where":
        raise Unclear("a place that is no plain name")
    stems = composer.of_part(st, part, wh, also=others)
    full = answer.text
    pair = w.reading.mention_at(st.sentence.index, part.tokens[-1])
    if pair and pair is not m and pair.kind == "place" and countries.code_of(pair.text):
        answer = Answer(f"{full}, {pair.text}", "city", answer.entity, accept=(f"{full}, {pair.text}", full))
    return draft_of(w, st, part, stems, answer, "where")
