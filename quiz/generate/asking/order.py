"""Ordering: three or more events of the article with dates of their own."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate.arguments import comma_lost
from quiz.generate.asking import declare
from quiz.generate.clauses import Part
from quiz.generate.dates import When
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import LEANS, framed
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear

FEWEST, MOST = 3, 5
_REPEATED = frozenset("return resume rejoin".split())
"""What may have been done more than once, so that its place among others is open."""


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """One draft, where enough statements say when something happened and say it without leaning on others."""
    events: list[tuple[When, str, Statement]] = []
    for st in statements:
        when = _when(w, st)
        if when is None or any(when.year == e[0].year for e in events):
            continue
        try:
            text = declare.sentence(w, st, without=_times(st))
        except Unclear as unclear:
            w.note(unclear, st.sentence)
            continue
        if comma_lost(st.sentence, text):
            continue
        vague = st.lemma in _REPEATED or LEANS in text or text.split()[0] in ("A", "An")  # which railway?
        if 4 <= len(text.split()) <= 16 and not vague and not any(c.isdigit() for c in text):
            events.append((when, text, st))
    events = _one_thread(w, events)
    if len(events) < FEWEST:
        return
    chosen = sorted(events[:MOST], key=lambda e: e[0].key)
    yield Draft(
        kind="ordering",
        stems=(_stem(w),),
        answers=tuple(Answer(text, "phrase") for _, text, _ in chosen),
        fact="order",
        sentence=chosen[0][2].sentence.index,
        evidence=tuple(dict.fromkeys(st.evidence for _, _, st in chosen)),
        lemma="order",
        topic="order",
    )


Event = tuple[When, str, Statement]


def _one_thread(w: Writer, events: list[Event]) -> list[Event]:
    """The events that name the article's subject, or those of one doer: others have nothing in common."""
    topic, entities = w.frames.topic, w.reading.entities
    names = {x for e in entities for x in (e.name, *e.aliases) if topic in (e.name, *e.aliases) or x in topic}
    told = [e for e in events if any(re.search(rf"\b{re.escape(x)}\b", e[1]) for x in {topic, *names} if x)]
    doers: dict[str, list[Event]] = {}
    for e in events:
        doer = next((x.name for x in entities if e[1].startswith(f"{x.name} ")), "")
        doers.setdefault(doer, []).append(e)
    doers.pop("", None)
    return max([told, *doers.values()], key=len)


def _times(st: Statement) -> tuple[Part, ...]:
    return tuple(p for p in st.parts if p.role == "time" and p.mention and p.mention.kind == "date")


def _when(w: Writer, st: Statement) -> When | None:
    """The one moment in the past that a statement tells, where its sentence has no other date."""
    s = st.sentence
    times = [p for p in st.parts if p.role == "time" and p.mention and p.mention.kind == "date"]
    if len(times) != 1 or st.speaker or times[0].prep not in ("in", "on", ""):
        return None
    mention = times[0].mention
    when = w.when(s, mention) if mention else None
    if when is None or not when.year or when.relative or s.tokens[st.verb].tag not in ("VBD", "VBN"):
        return None
    others = [m for m in w.reading.mentions[s.index] if m.kind == "date" and m is not mention]
    return None if others else when


def _stem(w: Writer) -> str:
    """The instruction, with the subject whose history it is, or behind the article's frame."""
    topic = w.frames.topic
    subject = next((e for e in w.reading.entities if e.name == topic and not e.article), None)
    if w.article.published is not None or subject is None:
        return framed(w.frames.before(0), "Put these events in order, the earliest first.")
    whose = "life" if subject.kind == "person" else "history"
    return f"Put these events in the {whose} of {topic} in order, the earliest first."
