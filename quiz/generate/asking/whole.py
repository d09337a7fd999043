"""A sentence as its author wrote it, with one name, date or number asked for where it stands.

Three kinds come of it: a gap ("Ann Lee opened the bridge in {{1931}}."), a question in the quiz master's
order ("Ann Lee opened which bridge in 1931?") and a list. Nothing is moved or turned, so nothing is torn:
attribution, conditions and asides that matter stay where they were.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from quiz.generate import clipping, lexicon, soundness
from quiz.generate.accepting import gap_spellings
from quiz.generate.asking.target import Target
from quiz.generate.asking.targets import targets
from quiz.generate.asking.turned import turned
from quiz.generate.asking.wordings import broken, closed, shown, undated, verb_of, written
from quiz.generate.asking.worth import disagreeing, earlier, remark, supposed, untitled, vague
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.splitting import Clause, clauses
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear, tokens_of
from quiz.generate.words import Sentence, Token

GOOD_WORDS = 16
"""Words of a question that reads well."""

_ROUGHLY = frozenset(
    "about around approximately roughly some over nearly almost than least most more less fewer".split()
)
ASIDE = re.compile(r"; |[—–](?! ?\d)")
"""A second statement beside what is asked for, or an aside between dashes, which often tells it."""

_MARK = "\u2016gap{}\u2016"
_WEAK = frozenset("say tell add note".split())
_SUBJECTS = frozenset("nsubj nsubjpass csubj expl".split())


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for every name, list, date and number that is an argument of its clause."""
    del statements
    for s in w.reading.sentences:
        if soundness.unfit(s) or supposed(s, timely=w.frames.timely) or vague(s):
            continue
        found = targets(w, s)
        for clause in clauses(s):
            for target in found:
                inside = set(target.span) <= set(clause.tokens)
                if inside and (clause.first or _own(clause, target)):
                    yield from _drafts(w, clause, target)


def _own(clause: Clause, t: Target) -> bool:
    """Whether a later clause has the target for itself, and does not merely share it as its subject."""
    root = next(x for x in clause.sentence.tokens if x.dep == "ROOT")
    return t.span.start in clause.sentence.subtree(root.i) and t.span.start >= clause.start


def _drafts(w: Writer, clause: Clause, t: Target) -> Iterator[Draft]:
    s = clause.sentence
    if _exchanged(w, s, t):
        return
    evidence = w.article.verbatim(s.paragraph, s.start, s.end)
    answers = tuple(_here(s, a, part, evidence) for a, part in zip(t.answers, t.parts, strict=True))
    if not all(answers):
        return
    gaps: list[str] = []
    asks: list[str] = []
    turns: list[str] = []
    needed = frozenset(t.span)
    for kept in clipping.clippings(w.reading, s, needed, None if clause.first else clause.tokens):
        if len(kept) > clipping.MAX_WORDS + 6 or disagreeing(s, kept) or untitled(s, kept):
            continue
        plain = undated(w, s, kept, needed)
        if earlier(w, s, plain):
            continue
        try:
            text = _write(w, s, plain, t.parts)
            one = _write(w, s, plain, (t.span,)) if t.parts != (t.span,) else text
        except Unclear as unclear:
            w.note(unclear, s)
            continue
        if not 6 <= len(text.split()) <= clipping.MAX_WORDS or text.count('"') % 2 or broken(text):
            continue
        for n, (a, part) in enumerate(zip(answers, t.parts, strict=True)):
            the = "the " if s.tokens[part.start].text.casefold() == "the" else ""
            ways = gap_spellings(w, a) if a else []
            if text.startswith(_MARK.format(n)) and ways:
                ways[0] = ways[0][:1].upper() + ways[0][1:]
            text = text.replace(_MARK.format(n), the + "{{" + "|".join(ways) + "}}")
        gaps.append(closed(text, "."))
        question = _turned(w, s, plain, t)
        if question:
            turns.append(question)
        elif t.wh and _askable(s, t.span, kept):
            asks.append(closed(one.replace(_MARK.format(0), t.wh), "?"))
    gaps, asks, turns = ([x for x in texts if not ASIDE.search(x)] for texts in (gaps, asks, turns))
    verb = verb_of(s, t.span.start)
    named = {m.entity for m in w.reading.mentions[s.index] if m.entity >= 0}
    draft = Draft(
        kind="gap",
        stems=_readable(gaps),
        answers=tuple(a for a in answers if a),
        fact=f"whole-{s.index}-{t.span.start}{'' if clause.first else '-part'}",
        sentence=s.index,
        evidence=(evidence,),
        entities=frozenset(named - {a.entity for a in t.answers}),
        lemma=verb,
        cost=0.5 if len(answers) == 1 else 1.0,
    )
    dated = t.answer.kind in ("year", "date")
    if dated and verb in lexicon.REPORTING and any(x.dep == "ccomp" for x in s.tokens):
        return  # the year in which somebody said something is seldom what matters
    if turns:
        kind = "turned" if len(answers) == 1 else "list"
        yield replace(draft, kind=kind, stems=_readable(turns), cost=0.0)
    if asks and not dated and verb not in _WEAK:
        kind = "fill" if len(answers) == 1 else "list"
        yield replace(draft, kind=kind, stems=_readable(asks), cost=0.3)
    before = s.tokens[t.span.start - 1].text.casefold() if t.span.start else ""
    rough = {before, s.tokens[t.span.start].text.casefold()} & _ROUGHLY
    small = (t.answer.kind == "number" and t.answer.value < 10) or (
        t.answer.kind in ("number", "percent", "money") and bool(rough)
    )
    told = _fixed(w, s, t) and _happened(s, t) and not remark(s) and not small
    if gaps and not dated and len(answers) == 1 and told:
        yield replace(draft, stems=_readable(gaps))


def _happened(s: Sentence, t: Target) -> bool:
    """For a place: whether something happened there, so that no larger or other place would do as well."""
    root = next(x for x in s.tokens if x.dep == "ROOT")
    if root.tag not in ("VBD", "VBN"):
        return False
    if t.answer.kind in ("person", "number", "money", "day", "organization"):
        return True
    at = s.tokens[next(k for k in t.span if s.tokens[k].head == k or s.tokens[k].head not in t.span)]
    over = s.tokens[at.head]
    verb = s.tokens[over.head] if at.dep == "pobj" else over
    superlative = any(x.tag in ("JJS", "RBS") for x in s.tokens)
    return verb.tag in ("VBD", "VBN") and verb.lemma != "be" and not superlative


def _fixed(w: Writer, s: Sentence, t: Target) -> bool:
    """Whether another name, date or number in the sentence says which one fills the gap."""
    subject = w.frames.topic.casefold()
    for m in w.reading.mentions[s.index]:
        if m.first in t.span or m.last in t.span or m.kind in ("ordinal", "time"):
            continue
        if m.entity >= 0 and m.text.casefold() in subject:
            continue
        return True
    return False


def _exchanged(w: Writer, s: Sentence, t: Target) -> bool:
    """A side replaced "by Ann Lee" means one of its players: such sentences were not written with care."""
    root = next((x for x in s.tokens if x.dep == "ROOT"), None)
    if root is None or root.lemma not in ("replace", "substitute", "succeed"):
        return False
    subject = s.child(root.i, "nsubj", "nsubjpass")
    who = w.reading.entity_at(s.index, subject.i) if subject else None
    return who is not None and t.answer.entity >= 0 and who.kind != w.reading.entities[t.answer.entity].kind


def _readable(stems: list[str]) -> tuple[str, ...]:
    """The fullest wording of up to sixteen words first, then ever longer ones."""
    return tuple(sorted(dict.fromkeys(stems), key=lambda q: max(0, len(q.split()) - GOOD_WORDS)))


def _turned(w: Writer, s: Sentence, kept: list[int], t: Target) -> str:
    """The sentence turned into a question, or ""."""
    if not t.wh:
        return ""
    known, present = set[str](), shown(s, kept, (t.span,))

    def write(tokens: list[int]) -> str:
        return w.write(s, tokens, known, present=present)

    try:
        text = turned(s, kept, t, write)
    except Unclear as unclear:
        w.note(unclear, s)
        return ""
    return closed(text, "?") if text and not broken(text) else ""


def _here(s: Sentence, a: Answer, part: range, evidence: str) -> Answer | None:
    """The answer by a name that its own sentence has: a gap in an acronym's place wants the acronym."""
    if a.entity < 0 or set(tokens_of(a.text)) & set(tokens_of(evidence)):
        return a
    here = s.text_of(part)
    alias = next((x for x in a.accept if here.endswith(x)), "")
    return replace(a, text=alias, accept=(alias, *a.accept)) if alias else None


def _askable(s: Sentence, span: range, kept: list[int]) -> bool:
    """Whether a question may stay in the sentence's order: the subject is asked for, or what comes last.

    "Ann Lee said which bridge had fallen?", "The laws in which country changed?" and "Who, a painter, died?"
    are not said.
    """
    root = next(t for t in s.tokens if t.dep == "ROOT")
    at = s.tokens[next(k for k in span if s.tokens[k].head == k or s.tokens[k].head not in span)]
    if at.dep == "poss":
        at = s.tokens[at.head]  # "Whose attempt failed?"
    later = [k for k in kept if k >= span.stop]
    fronted = at.i < root.i and any(s.tokens[k].dep in _CLAUSES for k in kept if k < span.start)
    if fronted or s.child(root.i, "expl"):
        return False  # "Published in 1931, whose book …?", "There were how many boats?"
    if at.pos == "PROPN" and at.dep in _SUBJECTS and not s.conjuncts(at.i)[1:] and _plural(s, root):
        return False  # "Which band were …?"
    if any(s.tokens[k].dep == "conj" and any(s.tokens[j].dep in _SUBJECTS for j in s.kids[k]) for k in later):
        return False
    if at.i < root.i:
        before_verb = [k for k in later if k < root.i]
        return (
            at.dep in ("nsubj", "nsubjpass")
            and at.head == root.i
            and not any(s.tokens[k].text in (",", "-", "–", "—") for k in before_verb)
        )
    if len(later) > 6 or any(s.tokens[k].text in (";", ",") or s.tokens[k].dep == "relcl" for k in later):
        return False
    before = s.tokens[span.start - 1].text.casefold() if span.start else ""
    across = span.start > 1 and s.tokens[span.start - 1].dep == s.tokens[span.start - 2].dep == "prep"
    if across or before == "," or (before == "from" and any(s.tokens[k].text == "to" for k in later)):
        return False
    for _ in range(12):
        if at.i == root.i:
            return True
        if at.dep in ("relcl", "ccomp", "csubj", "advcl", "pcomp", "parataxis") or at.dep in _SUBJECTS:
            return False
        if at.dep == "acl" and any(s.tokens[j].dep in _SUBJECTS for j in s.kids[at.i]):
            return False  # "the start that Ann Lee has made": a relative clause by another label
        if at.dep == "conj" and any(s.tokens[j].dep in _SUBJECTS for j in s.kids[at.i]):
            return False
        at = s.tokens[at.head]
    return False


_CLAUSES = ("advcl", "ccomp", "parataxis")


def _plural(s: Sentence, root: Token) -> bool:
    """Whether a verb, or its first helper, is a plural: a team's that is spoken of as many."""
    first = next((s.tokens[k] for k in s.kids[root.i] if s.tokens[k].dep in ("aux", "auxpass")), root)
    return first.text.casefold() in ("are", "were", "have")


def _write(w: Writer, s: Sentence, kept: list[int], parts: tuple[range, ...]) -> str:
    """The kept tokens as text, with a numbered mark for each part."""
    return written(w, s, kept, parts, tuple(_MARK.format(n) for n in range(len(parts))))
