"""From a statement to a question: moving the auxiliary, leaving the answer out, writing the rest."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from quiz.generate import lexicon
from quiz.generate.asking import names, tenses
from quiz.generate.asking.dating import dated
from quiz.generate.clauses import Part
from quiz.generate.dates import When
from quiz.generate.drafts import Answer, Draft
from quiz.generate.frames import LEANS
from quiz.generate.hanging import spare_time
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, vague
from quiz.generate.wording import Unclear, tidy

MAX_WORDS = 26
GOOD_WORDS = 18
MAX_SUBJECT = 12
"""Words that can stand between the auxiliary and its verb."""

_MONTH = re.compile(rf"\b(?:{'|'.join(calendar.month_name[1:])}) (?:\d{{1,2}}, )?\d{{4}}\b")
_YEAR = re.compile(r"\b(?:1\d|20)\d\d\b")


class Composer:
    """Writes the questions that a statement can answer.

    Attributes:
        writer: writes the pieces.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer

    def of_subject(self, st: Statement, wh: str, *, plural: bool = False) -> tuple[str, ...]:
        """Wordings that ask for the subject: "Which country hosted the summit?"."""
        verbs = tenses.verbs(st, singular=not plural)
        return self._wordings(st, lambda parts, known: [wh, verbs, *parts], frozenset(st.subject.tokens))

    def of_agent(self, st: Statement, agent: Part, wh: str, *, plural: bool = False) -> tuple[str, ...]:
        """Wordings in the active voice that ask for the agent of a passive: "Who founded the league?"."""
        verbs = tenses.active(st, plural=plural)

        def build(parts: list[str], known: set[str]) -> list[str]:
            subject = self.writer.write(st.sentence, list(st.subject.tokens), known)
            return [wh, verbs, subject, *parts]

        return self._wordings(st, build, frozenset(st.subject.tokens), without=(agent,), subject_first=True)

    def of_part(self, st: Statement, part: Part, wh: str, *, also: tuple[Part, ...] = ()) -> tuple[str, ...]:
        """Wordings that ask for another part: "When was the summit held?"."""
        first, rest = tenses.inverted(st)
        if part.role == "object" and first in ("had", "has", "have") and not wh.startswith("How "):
            raise Unclear("an object that reads as the owner")  # "Which country had the settlers fled?"
        if part.role != "object" and vague(st):
            raise Unclear("a thing nobody can know")

        def build(parts: list[str], known: set[str]) -> list[str]:
            subject = self.writer.write(st.sentence, list(st.subject.tokens), known)
            words = subject.split()
            if words[0].casefold() in ("a", "an") and (len(words) <= 3 or len(words) > 8):
                raise Unclear("a thing nobody can know")
            if len(words) > MAX_SUBJECT:
                raise Unclear("the question would be too long")
            return [wh, first, subject, rest, *parts]

        return self._wordings(
            st, build, frozenset(st.subject.tokens), without=(part, *also), subject_first=True
        )

    def of_words(self, st: Statement, subject: str, *, lean: bool = True) -> tuple[str, ...]:
        """Wordings with the given subject in place: "Officials from which countries attended …?"."""
        verbs = tenses.verbs(st)
        return self._wordings(
            st, lambda parts, known: [subject, verbs, *parts], frozenset(st.subject.tokens), lean=lean
        )

    def _wordings(
        self,
        st: Statement,
        build: object,
        present: frozenset[int],
        *,
        without: tuple[Part, ...] = (),
        subject_first: bool = False,
        lean: bool = True,
    ) -> tuple[str, ...]:
        assert callable(build)
        parts = [p for p in st.parts if p not in without and p.role not in ("purpose", "cause")]
        ahead = _fronted(st, parts)
        parts = [p for p in parts if p not in ahead]
        parts.sort(key=lambda p: p.tokens[0] < st.verb)  # what stood in front goes to the end
        found: list[str] = []
        ways = [(chosen, plainer) for chosen in _choices(st, parts, lean=lean) for plainer in (False, True)]
        for chosen, plainer in ways:
            if len(chosen) < len(parts) and (not _solid(st, chosen) or _halved(chosen, parts)):
                continue
            known: set[str] = set()
            try:
                with self.writer.manner(teller=st.teller, plainer=plainer):
                    if subject_first:  # names are given in full where they come first
                        build([], known)
                    texts = self._texts(st, chosen, known, present)
                    question = tidy(" ".join(p for p in build(texts, set()) if p)) + "?"
                    for text in self._texts(st, ahead, known, present):
                        question = f"{text}, {question[:1].lower()}{question[1:]}"
            except Unclear:
                if len(chosen) == len([p for p in parts if p.must]):
                    raise
                continue
            if self.writer.uncounted and not _placed(chosen) and not _MONTH.search(question):
                continue  # its number was what told this event from the others of its series
            question = self._prefixed(st, dated(self.writer, st, question, past=self._past(st)))
            if st.then and not _YEAR.search(question):
                question = f"{question[:-1]}{LEANS}?"  # the frame gives the month
            bare = len(chosen) < len(parts) and st.lemma not in lexicon.ONCE and len(question.split()) < 7
            if not bare and question not in found and 4 <= len(question.split()) <= MAX_WORDS:
                found.append(question)
        if not found:
            raise Unclear("the question would be too long")
        good = [q for q in found if len(q.split()) <= GOOD_WORDS]
        return tuple(good + [q for q in found if q not in good])

    def _texts(
        self, st: Statement, parts: Iterable[Part], known: set[str], present: frozenset[int]
    ) -> list[str]:
        found: list[str] = []
        for part in parts:
            try:
                tokens = list(part.tokens)
                if self.writer.plainer:
                    tokens = self.writer.without_place(st.sentence, tokens)
                month = self._month(st, part) if self.writer.plainer else ""
                text = month or self.writer.write(st.sentence, tokens, known, present=present)
            except Unclear:
                timed = part.role == "time" and (
                    part.mention is None or spare_time(self.writer.reading, st.sentence, part.mention)
                )
                if part.must or not (timed or _scene(st, part)):
                    raise
                continue
            if part.prep and part.tokens[0] < st.verb:
                text = text[:1].lower() + text[1:]
            if '"' in text and text.count('"') % 2:
                raise Unclear("a quotation cut in two")
            found.append(text)
        return found

    def _month(self, st: Statement, part: Part) -> str:
        """ "in May 2020" for "on 3 May 2020"."""
        if (
            part.role != "time"
            or part.mention is None
            or part.mention.kind != "date"
            or part.prep not in ("on", "")
        ):
            return ""
        when = self.writer.when(st.sentence, part.mention)
        if when is None or not when.day or not when.year:
            return ""
        return f"in {When(when.year, when.month).write(day_first=True)}"

    def _past(self, st: Statement) -> bool:
        """Whether a statement tells of what happened."""
        if st.passive:
            return bool({"was", "were"} & set(tenses.verbs(st).split()))
        return st.sentence.tokens[st.verb].tag == "VBD"

    def _prefixed(self, st: Statement, question: str) -> str:
        if st.speaker and st.speaker in question:
            raise Unclear("a speaker who speaks of himself")
        if st.speaker:
            question = f"According to {st.speaker}, {question[:1].lower()}{question[1:]}"
        return question[:1].upper() + question[1:]


def _choices(st: Statement, parts: list[Part], *, lean: bool) -> list[list[Part]]:
    """Which parts to keep: all, since what the author said belongs to what is true.

    What happens to a thing once is told by the thing alone; there the rest may go, a part at a time.
    """
    if not lean or st.lemma not in lexicon.ONCE:
        return [parts]
    spare = [p for p in parts if not p.must]
    sets = [parts, [p for p in parts if p.must or p.role != "time"]]
    sets += [[p for p in parts if p.must or p in spare[:keep]] for keep in range(len(spare) - 1, -1, -1)]
    sets += [[p for p in parts if p.must or p is one] for one in spare]
    unique: list[list[Part]] = []
    for chosen in sets:
        if chosen not in unique:
            unique.append(chosen)
    return unique


def _fronted(st: Statement, parts: list[Part]) -> list[Part]:
    """What must stay in front: behind a clause with its own verb it would tell of that.

    "In Lorn alone 800 people were warned they would pay" · "In 1931 Ann Lee said he had left".
    """
    s = st.sentence
    behind = [p for p in parts if p.tokens[0] > st.verb and p.role != "time"]
    finite = any(s.tokens[k].tag in ("VBD", "VBZ", "VBP", "MD") for p in behind[-1:] for k in p.tokens)
    return [p for p in parts if finite and p.tokens[-1] < st.subject.tokens[0]]


def _halved(chosen: list[Part], parts: list[Part]) -> bool:
    """Whether "from …" is kept and its "to …" is not, or the other way round."""
    pair = [p for p in parts if p.prep in ("from", "to") and p.role != "comp"]
    both = {p.prep for p in pair} == {"from", "to"}
    return both and 0 < sum(p in chosen for p in pair) < len(pair)


def _scene(st: Statement, part: Part) -> bool:
    """ "In the statement, …": a document or meeting before the sentence, which says as much without it."""
    noun = st.sentence.tokens[part.head].lemma
    front = part.tokens[0] < st.subject.tokens[0]
    return front and part.prep in ("in", "at", "during") and noun in lexicon.DOCUMENTS | lexicon.EVENT_NOUNS


def _solid(st: Statement, chosen: list[Part]) -> bool:
    """Whether a leaner wording still tells which event is meant."""
    if st.lemma in lexicon.ONCE:
        return True
    return any(
        (p.mention and p.mention.entity >= 0) or len(p.tokens) >= 3 for p in chosen if p.role != "time"
    )


def _placed(chosen: list[Part]) -> bool:
    """Whether a wording names the place."""
    return any(p.mention is not None and p.mention.kind in ("place", "site") for p in chosen)


def meaty(st: Statement) -> bool:
    """Whether the verb, with what it must have, says something worth asking about."""
    if st.lemma in lexicon.WEAK_VERBS or st.lemma in ("be", "say", "tell"):
        return any(p.role in ("object", "attr", "comp") for p in st.parts)
    return True


def unique(st: Statement) -> bool:
    """Whether "is the …" can be said of one only."""
    attr = st.part("attr")
    if attr is None or len(attr.tokens) < 4:
        return False
    s = st.sentence
    first = s.tokens[attr.tokens[0]].text.casefold()
    told = any(s.tokens[k].tag in ("JJS", "RBS") or s.tokens[k].dep in ("prep", "relcl") for k in attr.tokens)
    return first == "the" and told and s.tokens[attr.head].pos == "NOUN" and not s.tokens[attr.head].plural


def draft_of(
    w: Writer, st: Statement, part: Part, stems: tuple[str, ...], answer: Answer, kind: str
) -> Draft:
    """A draft that asks for one piece of a statement, with the statement's evidence."""
    return Draft(
        kind=kind,
        stems=stems,
        answers=(answer,),
        fact=f"{st.number}",
        sentence=st.sentence.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st, without=(part,)),
        lemma=st.lemma,
        topic=kind,
    )
