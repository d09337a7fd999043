"""When: the year, the month or the day of a statement."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import dates, hanging
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for dates that are known to the year at least."""
    composer = Composer(w)
    for st in statements:
        times = [p for p in st.parts if p.role == "time"]
        for part in times:
            yield from attempt(
                w, st.sentence, _ask(w, composer, st, part, tuple(p for p in times if p is not part))
            )


def _ask(
    w: Writer, composer: Composer, st: Statement, part: Part, others: tuple[Part, ...]
) -> Iterator[Draft]:
    m = part.mention
    if m is None or m.kind != "date" or part.prep not in ("", "in", "on", "since", "during"):
        return
    prep = m.first - 1
    if others and {"first", "last"} & {st.sentence.tokens[k].text.casefold() for k in st.group}:
        return  # "was last held in February in 1974": the year alone makes it untrue
    if part.prep and (
        hanging.of_occasion(st.sentence, prep) or (part.prep == "since" and hanging.graded(st.sentence, prep))
    ):
        return  # the date of something else: "rose after the flood in 1970", "the worst since 1970"
    if set(part.tokens) - set(range(m.first, m.last + 1)) - {k for k in part.tokens if k < m.first}:
        return
    when = w.when(st.sentence, m)
    if when is None and not _another(w, st, part):
        yield from _loosely(w, composer, st, part, others)
    if when is None or not when.year or _another(w, st, part):
        return
    if st.sentence.tokens[st.verb].tag in ("VBZ", "VBP"):
        return  # "is the chair since": the tense would have to change
    if part.prep != "since" and st.sentence.tokens[st.group[0]].text.casefold() == "had":
        return  # "In which year had she left?": before what?
    if reported(st):
        return  # the year in which somebody said something is seldom what matters
    evidence = [st.evidence]
    if when.relative:
        when, proof = proven(w, when)
        if when is None:
            return
        evidence.append(proof)
    wh = wh_word(when, part.prep)
    stems = composer.of_part(st, part, wh, also=others)
    if when.day and any(c.isdigit() for c in stems[0]):
        # Without its number an event needs its month to be told from the others of the series.
        stems = tuple(q for q in stems if any(c.isdigit() for c in q))
        month = dates.When(when.year, when.month).write(day_first=True)
        stems += tuple(
            q for q in composer.of_part(st, part, f"{wh} in {month}", also=others) if q not in stems
        )
    yield Draft(
        kind="when",
        stems=stems,
        answers=(answer_of(w, when),),
        fact=f"{st.number}",
        sentence=st.sentence.index,
        evidence=tuple(evidence),
        entities=names.entities_in(w, st, without=(part, *others)),
        lemma=st.lemma,
        cost=1.5 if when.relative and not when.day else 0.0,
    )


_PERIODS = (
    (re.compile(r"(?:the )?((?:early |mid-|late )?(?:1\d|20)\d0s)"), "In which decade"),
    (re.compile(r"(?:the )?((?:early |mid-|late )?\d\d?th century)"), "In which century"),
)


def _loosely(
    w: Writer, composer: Composer, st: Statement, part: Part, others: tuple[Part, ...]
) -> Iterator[Draft]:
    """A decade, a century, a season of a year: typed, as the article has it."""
    s = st.sentence
    if part.prep not in ("in", "during") or s.tokens[st.verb].tag in ("VBZ", "VBP"):
        return
    told = st.part("attr") if st.lemma == "be" and not st.passive else None
    if told and not any(s.tokens[k].tag == "CD" for k in s.subtree(told.head)):
        return  # what something was, it may have been for longer; a figure is of its time
    text = s.text_of(k for k in part.tokens if k > part.tokens[0])
    for pattern, wh in _PERIODS:
        found = pattern.fullmatch(text)
        if found is None:
            continue
        plain = re.sub(r"^(?:early |mid-|late )", "", found.group(1))
        accept = tuple(dict.fromkeys((found.group(1), plain, plain.removesuffix(" century"))))
        yield Draft(
            kind="when",
            stems=composer.of_part(st, part, wh, also=others),
            answers=(Answer(found.group(1), "thing", accept=accept),),
            fact=f"{st.number}",
            sentence=s.index,
            evidence=(st.evidence,),
            entities=names.entities_in(w, st, without=(part, *others)),
            lemma=st.lemma,
        )


def _another(w: Writer, st: Statement, part: Part) -> bool:
    """Whether a second date hangs on the same verb or on somebody who shares the deed."""
    s = st.sentence
    below = set(s.subtree(st.verb))
    for m in w.reading.mentions[s.index]:
        if m.kind != "date" or m.first in part.tokens or m.first not in below:
            continue
        at = s.tokens[m.last]
        while at.head != at.i and at.pos not in ("VERB", "AUX"):
            at = s.tokens[at.head]
        if at.i == st.verb and dates.parse(m.text) is not None:
            return True
    return False


def wh_word(when: dates.When, prep: str = "") -> str:
    """What asks for a moment of that precision."""
    if prep == "since":
        return "Since when" if when.month else "Since which year"
    if not when.month:
        return "In which year"
    return "On what date" if when.day else "In which month and year"


def answer_of(w: Writer, when: dates.When) -> Answer:
    """A moment as an answer."""
    text = when.write(day_first=w.reading.day_first)
    if not when.month:
        return Answer(text, "year", value=float(when.year), when=when)
    return Answer(text, "date", when=when, accept=when.spellings(day_first=w.reading.day_first))


def proven(w: Writer, when: dates.When) -> tuple[dates.When | None, str]:
    """A resolved moment as exactly as the file proves it (the day, else the month), and the passage."""
    if when.month and (proof := proof_of(w, when)):
        return when, proof
    for aside in w.article.asides:
        day = dates.parse_day(aside)
        if day and len(aside) < 600 and when.month and (day.year, day.month) == (when.year, when.month):
            return dates.When(when.year, when.month, relative=True), aside
    return None, ""


def proof_of(w: Writer, when: dates.When) -> str:
    """A passage of the file that gives a resolved day in full; "" where there is none."""
    day = when.exact()
    for aside in w.article.asides:
        if day and dates.parse_day(aside) == day and len(aside) < 600:
            return aside
    return ""
