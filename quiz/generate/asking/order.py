"""Ordering: three or more events of the article with dates of their own."""

from __future__ import annotations

from collections.abc import Iterator

from quiz.generate.asking import declare
from quiz.generate.dates import When
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear

MOST = 5


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """One draft, where enough statements say when something happened."""
    events: list[tuple[When, str, Statement]] = []
    for st in statements:
        times = tuple(p for p in st.parts if p.role == "time" and p.mention and p.mention.kind == "date")
        if len(times) != 1 or st.speaker or times[0].prep not in ("in", "on", ""):
            continue
        mention = times[0].mention
        when = w.when(st.sentence, mention) if mention else None
        past = st.sentence.tokens[st.verb].tag in ("VBD", "VBN")
        if when is None or not when.year or when.relative or not past:
            continue
        if any(
            (m := w.reading.mention_at(st.sentence.index, k)) and m.kind == "date" and m is not mention
            for k in range(st.sentence.tokens[0].i, len(st.sentence.tokens))
        ):
            continue
        try:
            text = declare.sentence(w, st, without=times).rstrip(".")
        except Unclear as unclear:
            w.note(unclear)
            continue
        years = any(c.isdigit() for c in text)
        if 4 <= len(text.split()) <= 16 and not years and all(when.year != e[0].year for e in events):
            events.append((when, text, st))
    if len(events) < 3:
        return
    chosen = sorted(events[:MOST], key=lambda e: e[0].key)
    yield Draft(
        kind="ordering",
        stems=("Put these events in order, the earliest first.",),
        answers=tuple(Answer(text, "phrase") for _, text, _ in chosen),
        fact="order",
        sentence=chosen[0][2].sentence.index,
        evidence=tuple(dict.fromkeys(st.evidence for _, _, st in chosen)),
        lemma="order",
        topic="order",
    )
