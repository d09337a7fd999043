"""Roles: who holds an office, which office somebody holds, people and their offices side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from quiz.generate import countries, dates, lexicon
from quiz.generate.asking import names
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.spans import text_of
from quiz.generate.statements import Statement
from quiz.generate.titles import title_before
from quiz.generate.wording import Unclear
from quiz.generate.words import Entity, Sentence

_OFFICES = frozenset(
    """president vice-president premier chancellor king queen pope emperor sultan emir governor mayor minister
    secretary commissioner chief chairman chairwoman chair chairperson director ceo head leader administrator
    founder co-founder owner rector dean superintendent principal editor curator
    treasurer marshal""".split()
)


@dataclass(frozen=True, slots=True)
class Held:
    """Somebody in a role.

    Attributes:
        role: without article: "Russian Prime Minister", "chairman of the Acme Group".
        office: only one person holds it at a time.
    """

    person: int
    name: str
    role: str
    office: bool
    sentence: Sentence
    evidence: str


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts from titles before names and appositions behind them."""
    del statements
    held = [h for h in _held(w) if len(h.role.split()) <= 9]
    day = w.article.published
    then = f"in {dates.When(day.year, day.month).write(day_first=True)}" if day else ""
    seen: set[str] = set()
    for h in held:
        if h.role.casefold() in seen or sum(o.role.casefold() == h.role.casefold() for o in held) > 1:
            continue
        seen.add(h.role.casefold())
        answer = Answer(h.name, "person", h.person, accept=_accept(w, h.person))
        if h.office and then and _past_safe(h.role):
            yield _draft("role", f"Who was {_the(h.role)} {then}?", answer, h)
        others = [
            o.role
            for o in held
            if o.office
            and o.person != h.person
            and o.role.casefold() != h.role.casefold()
            and o.role.split()[0] == h.role.split()[0]  # another country's office would be no choice
        ]
        if len(set(others)) >= 2 and then and h.office:
            title = _cap(h.role)
            wrong = tuple(dict.fromkeys(_cap(o) for o in others if not _overlap(o, h.role)))[:6]
            if len(wrong) >= 2:
                yield _draft(
                    "position", f"Which position did {h.name} hold {then}?", Answer(title, "phrase"), h, wrong
                )
    yield from _matching(w, held, then)


def _draft(kind: str, stem: str, answer: Answer, h: Held, wrong: tuple[str, ...] = ()) -> Draft:
    return Draft(
        kind=kind,
        stems=(stem,),
        answers=(answer,),
        fact=f"role-{h.person}",
        sentence=h.sentence.index,
        evidence=(h.evidence,),
        entities=frozenset({h.person}) if kind == "position" else frozenset(),
        distractors=wrong,
        lemma="be",
        topic=kind,
    )


def _matching(w: Writer, held: list[Held], then: str) -> Iterator[Draft]:
    chosen: list[Held] = []
    for h in held:
        fresh = all(h.person != o.person and h.role.casefold() != o.role.casefold() for o in chosen)
        if fresh and all(not _overlap(h.name, o.name) for o in chosen):
            chosen.append(h)
    chosen = chosen[:5]
    if len(chosen) < 3:
        return
    what = "the position held" if all(h.office for h in chosen) else "the right description"
    stem = f"Match each person with {what}" + (f" {then}." if then else ".")
    yield Draft(
        kind="matching",
        stems=(stem,),
        answers=tuple(Answer(h.name, "person", h.person) for h in chosen),
        fact="roles",
        sentence=chosen[0].sentence.index,
        evidence=tuple(dict.fromkeys(h.evidence for h in chosen)),
        pairs=tuple((h.name, _cap(h.role)) for h in chosen),
        lemma="match",
        topic="roles",
    )


def _held(w: Writer) -> list[Held]:
    found: list[Held] = []
    for s in w.reading.sentences:
        if '"' in s.text and s.tokens[0].quoted:
            continue
        evidence = w.article.verbatim(s.paragraph, s.start, s.end)
        for m in w.reading.mentions[s.index]:
            if m.entity < 0:
                continue
            e = w.reading.entities[m.entity]
            if e.kind != "person" or e.doubtful or len(e.name.split()) < 2 or names.answer(w, m) is None:
                continue
            for role in (_title(w, s, m.first), _apposition(w, s, m.last)):
                if role:
                    found.append(Held(m.entity, e.name, role, _is_office(role), s, evidence))
    best: list[Held] = []
    for h in found:
        if not any(h.person == o.person for o in best):
            mine = [o for o in found if o.person == h.person]
            best.append(max(mine, key=lambda o: (o.office, -found.index(o))))
    return best


def _title(w: Writer, s: Sentence, first: int) -> str:
    span = title_before(s, first)
    if not span or any(s.tokens[k].quoted for k in range(span[0], span[1] + 1)):
        return ""
    words = text_of(s, *span)
    known = any(
        (m := w.reading.mention_at(s.index, k))
        and m.entity >= 0
        and not w.reading.entities[m.entity].doubtful
        for k in range(*span)
    )
    lowered = words.casefold().split()
    if not known or (any(p in lowered for p in ("former", "then", "late", "ex-")) and not known):
        return ""
    if "'s" in words and span[1] - span[0] < 2:
        return ""
    if span[0] > 0 and s.tokens[span[0] - 1].text.casefold() in ("and", "-", "/", "&"):
        return ""
    try:
        return w.write(s, list(range(span[0], span[1] + 1)))
    except Unclear:
        return ""


def _apposition(w: Writer, s: Sentence, last: int) -> str:
    head = next((t for t in s.children(last, "appos") if t.lemma in lexicon.ROLES and t.pos == "NOUN"), None)
    if head is None or s.tokens[last].text == head.text or head.i < last:
        return ""
    try:
        tokens = w.core(s, head.i)
    except Unclear:
        return ""
    det = s.tokens[tokens[0]].text.casefold() if tokens else ""
    if (det not in ("the", "a", "an") and s.tokens[tokens[0]].dep != "poss") or not s.child(
        head.i, "prep", "poss", "compound"
    ):
        return ""
    try:
        text = w.write(s, tokens)
    except Unclear:
        return ""
    first, _, rest = text.partition(" ")
    return rest if first.casefold() in ("the", "a", "an") else text


def _is_office(role: str) -> bool:
    words = role.casefold().replace("'s", "").split()
    before_of = words[: words.index("of")] if "of" in words else words
    head = before_of[-1] if before_of else ""
    if any(
        p in words
        for p in ("former", "deputy", "vice", "assistant", "associate", "member", "another", "then", "late")
    ):
        return False
    if head in ("minister", "secretary") and len(before_of) < 2 and "of" not in words:
        return False
    owner = (
        any(countries.nation_of(x) or countries.code_of(x) or x[:1].isupper() for x in role.split())
        and len(words) > 1
    )
    return head in _OFFICES and owner


def _past_safe(role: str) -> bool:
    return "former" not in role.casefold()


def _the(role: str) -> str:
    return role if re.match(r"[A-Z][\w. ]*(?:'s|s') ", role) else f"the {role}"


def _cap(role: str) -> str:
    return role[:1].upper() + role[1:]


def _overlap(a: str, b: str) -> bool:
    one, two = set(a.casefold().split()), set(b.casefold().split())
    return one <= two or two <= one


def _accept(w: Writer, entity: int) -> tuple[str, ...]:
    e: Entity = w.reading.entities[entity]
    return tuple(dict.fromkeys([e.name, *e.aliases]))
