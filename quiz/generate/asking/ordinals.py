"""Which one in the count: the 23rd meeting, the 30th anniversary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import lexicon
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement

_ORDINAL = re.compile(r"(\d{1,3})(?:st|nd|rd|th)\Z", re.I)
_COUNTED = lexicon.EVENT_NOUNS | frozenset(
    "anniversary birthday edition term season title album novel film goal time "
    "president king emperor prime-minister congress symphony".split()
)


def suffixed(n: int) -> str:
    """``23rd``."""
    if n % 100 in (11, 12, 13):
        return f"{n}th"
    return f"{n}{ {1: 'st', 2: 'nd', 3: 'rd'}.get(n % 10, 'th') }"


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for numbered events in objects, subjects of passives and agents."""
    composer = Composer(w)
    for st in statements:
        for part in (st.subject, *st.parts):
            yield from attempt(w, st.sentence, _ask(w, composer, st, part))


def _ask(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    head = s.tokens[part.head]
    if head.lemma not in _COUNTED or part.role not in ("object", "subject") or head.plural:
        return
    number = next(
        (s.tokens[k] for k in s.kids[head.i] if k < head.i and _ORDINAL.match(s.tokens[k].text)), None
    )
    if number is None:
        return
    found = _ORDINAL.match(number.text)
    n = int(found.group(1)) if found else 0
    if n < 3:
        return
    owner = s.child(head.i, "poss")
    after = [k for k in part.tokens if k > head.i]
    if owner is not None and owner.text.casefold() in ("its", "his", "her", "their"):
        wh = f"Which {head.text}"
        if part.role == "subject" or st.sentence.tokens[st.subject.head].i > head.i:
            return
    else:
        between = [k for k in part.tokens if number.i < k < head.i]
        wh = "Which " + w.write(s, [*between, head.i, *after])
    step = 5 if n % 5 == 0 and n >= 15 else 1
    near = [m for m in (n - step, n + step, n - 2 * step, n + 2 * step) if m > 0]
    stems = composer.of_words(st, wh) if part.role == "subject" else composer.of_part(st, part, wh)
    yield Draft(
        kind="ordinal",
        stems=stems,
        answers=(Answer(suffixed(n), "ordinal", value=float(n), accept=(suffixed(n), str(n))),),
        fact=f"{st.number}-count",
        sentence=s.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st),
        distractors=tuple(suffixed(m) for m in (near[:3] if n % 2 else [near[1], near[3], near[0]])),
        lemma=st.lemma,
        topic="count",
    )
