"""What a draft from outside must prove before it meets the gates: that the article says so.

Nothing is repaired. The evidence is one sentence of the article, word for word; the key is a piece of that
sentence which can be asked for; the stem is made of that sentence's words and asks for the key in its place
(``fitting.py``); and no wrong answer could be right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from quiz.generate import lexicon, needs, soundness
from quiz.generate.article import normalise
from quiz.generate.asking import names
from quiz.generate.asking.targets import targets
from quiz.generate.asking.where import place_answer
from quiz.generate.asking.worth import supposed
from quiz.generate.drafts import Answer, Draft
from quiz.generate.llm.asked_for import Unfit
from quiz.generate.llm.fairness import MEASURED, Fairness
from quiz.generate.llm.fitting import FREE, PHRASES, Fit
from quiz.generate.llm.written import Ungrounded, Written, prose
from quiz.generate.phrase import Writer
from quiz.generate.statements import extract, reported
from quiz.generate.wording import tokens_of
from quiz.generate.words import Sentence

_ASKED_BY = {
    "person": "who",
    "country": "where",
    "city": "where",
    "date": "when",
    "year": "when",
    "number": "many",
    "money": "money",
    "phrase": "what",
}
_LETTERS = re.compile(r"[^\W\d_]+")
_NAMES = re.compile(r"\b[A-Z][\w'-]*(?: [A-Z][\w'-]*)*")
_SWAPPED = ("person", "country", "city", "number", "year", "date")


class Grounds:
    """An article as the judge of drafts."""

    def __init__(self, writer: Writer) -> None:
        self._writer = writer
        self._letters = frozenset(_LETTERS.findall(writer.article.raw))
        self._text = f" {' '.join(tokens_of(writer.article.raw))} "
        named = {alias for e in writer.reading.entities for alias in (e.name, *e.aliases)}
        self._names = {" ".join(tokens_of(name)) for name in named}
        self._halves = {word for name in self._names for word in name.split()}
        self._fits: dict[int, list[Fit]] = {}
        for st in extract(writer, Counter()):
            if not reported(st):
                self._fits.setdefault(st.sentence.index, []).append(Fit(writer, st))
        self._fairness = Fairness(writer, (st for fits in self._fits.values() for st in fits))

    def draft(self, written: Written) -> Draft:
        """The draft, with the file's own characters for evidence.

        Raises:
            Ungrounded: with the reason.
        """
        x = replace(
            written,
            stem=prose(written.stem),
            key=prose(written.key),
            distractors=tuple(dict.fromkeys(map(prose, written.distractors))),
            correction=prose(written.correction),
        )
        self._spelt(x.stem)
        s = self._sentence(written.evidence)
        if not self._fits.get(s.index):
            raise Ungrounded("its evidence states no fact that can be trusted")
        return self._judged(x, s) if x.kind == "truefalse" else self._asked(x, s)

    def _spelt(self, stem: str) -> None:
        """See that words have their large letters where the article has them, and that names are whole."""
        known = self._writer.vocabulary
        for word in _LETTERS.findall(stem)[1:]:
            name = word.capitalize() in known.proper and word not in known.small
            if word not in FREE | lexicon.NAMING and (name if word.islower() else word not in self._letters):
                raise Ungrounded("letters large or small as nowhere in the article")
        first = stem.split(" ")[0]
        plain = stem.replace(first, first.casefold(), 1) if first.casefold() in FREE else stem
        for run in _NAMES.findall(plain):
            words = " ".join(tokens_of(run))
            if f" {words} " not in self._text or (words in self._halves and words not in self._names):
                raise Ungrounded("a name cut or put together")

    def _sentence(self, evidence: str) -> Sentence:
        """The sentence a quotation stands in."""
        quote = normalise(evidence, 0, len(evidence)).text.strip(" \"'")
        if len(tokens_of(quote)) < 4:
            raise Ungrounded("its evidence is too short")
        pattern = re.compile(rf"(?<!\w){re.escape(quote)}(?!\w)")
        places = [
            (number, found.start(), found.end())
            for number, paragraph in enumerate(self._writer.article.paragraphs)
            if (found := pattern.search(paragraph.text))
        ]
        if not places:
            raise Ungrounded("its evidence is not in the article word for word")
        for number, start, end in places:
            for s in self._writer.reading.sentences:
                if s.paragraph == number and s.start <= start and end <= s.end:
                    if why := soundness.unfit(s):
                        raise Ungrounded(f"its evidence: {why}")
                    if supposed(s, timely=self._writer.frames.timely):
                        raise Ungrounded("its evidence: a possibility or an obligation")
                    return s
        raise Ungrounded("its evidence is more than one sentence")

    def _asked(self, x: Written, s: Sentence) -> Draft:
        """A draft of a question that asks for its key."""
        answer, span = self._key(x, s)
        if x.kind == "numerical" and answer.kind not in MEASURED:
            raise Ungrounded("its key is no number")
        fit = self._fitting(s, lambda fit: fit.question(x.stem, answer, span))
        draft = self._draft(x, s, fit, answer)
        if x.kind == "multichoice":
            self._fairness.see(x, draft)
            draft.distractors = x.distractors
        return draft

    def _judged(self, x: Written, s: Sentence) -> Draft:
        """A draft of a statement that is true, or false by one piece."""
        key = x.key.casefold()
        if key == "true":
            fit = self._fitting(s, lambda fit: fit.told(x.stem))
            return self._draft(x, s, fit, Answer("", "phrase"), key=True)
        if key != "false" or len(x.distractors) != 1:
            raise Ungrounded("neither true nor false by one piece")
        answer, _ = self._key(replace(x, key=x.correction), s)
        wrong = x.distractors[0]
        pieces = re.split(rf"(?<!\w){re.escape(wrong)}(?!\w)", x.stem) if wrong else []
        if len(pieces) != 2 or answer.kind not in _SWAPPED:
            raise Ungrounded("neither true nor false by one piece")
        right = answer.text.join(pieces)
        fit = self._fitting(s, lambda fit: fit.told(right))
        if answer.entity >= 0 and fit.statement.lemma not in lexicon.ONCE | needs.CONTESTS:
            raise Ungrounded("a statement that may be true of another as well")
        draft = self._draft(replace(x, stem=right), s, fit, answer, key=False)
        self._fairness.see(x, draft, least=1)
        draft.stems, draft.correction = (x.stem,), right
        return draft

    def _fitting(self, s: Sentence, see: Callable[[Fit], None]) -> Fit:
        """The first statement of the sentence that fits; the last reason where none does."""
        reason = ""
        for fit in self._fits[s.index]:
            try:
                see(fit)
            except Unfit as why:
                reason = str(why)
            else:
                return fit
        raise Ungrounded(reason)

    def _draft(self, x: Written, s: Sentence, fit: Fit, answer: Answer, *, key: bool | None = None) -> Draft:
        reading = self._writer.reading
        words = f" {' '.join(tokens_of(x.stem))} "
        named = frozenset(
            m.entity
            for m in reading.mentions[s.index]
            if m.entity >= 0
            and m.entity != answer.entity
            and any(
                f" {' '.join(tokens_of(alias))} " in words for alias in reading.entities[m.entity].aliases
            )
        )
        if not re.search(r"(?<!\A)\b[A-Z]\w|\d", x.stem):
            raise Ungrounded("the stem names nothing")
        return Draft(
            kind="truefalse" if key is not None else _ASKED_BY.get(answer.kind, "which"),
            stems=(x.stem,),
            answers=(answer,),
            fact=f"{fit.statement.number}",
            sentence=s.index,
            evidence=(self._writer.article.verbatim(s.paragraph, s.start, s.end),),
            entities=named,
            key=key,
            lemma=fit.statement.lemma,
            cost=0.5,
        )

    def _key(self, x: Written, s: Sentence) -> tuple[Answer, range]:
        """The key as an answer, and its tokens in the evidence."""
        spans = list(_spans(s, x.key))
        if not spans:
            raise Ungrounded("its key is not in its evidence")
        words = tokens_of(x.key)
        for t in targets(self._writer, s):
            names = (t.answer.text, s.text_of(t.span), *t.answer.accept)
            for span in spans:
                if len(t.answers) == 1 and set(span) <= set(t.span) and words in map(tokens_of, names):
                    return _as_written(t.answer, s.text_of(span)), span
        for span in spans:
            if answer := self._name(s, span):
                return _as_written(answer, s.text_of(span)), span
        if x.kind != "multichoice":
            raise Ungrounded("its key is no name, date or number that can be asked for alone")
        for fit in self._fits[s.index]:
            for part in fit.statement.parts:
                for span in spans:
                    if part.role in PHRASES and fit.whole(part, span):
                        return Answer(s.text_of(span), "phrase"), span
        raise Ungrounded("its key is no whole piece of its evidence")

    def _name(self, s: Sentence, span: range) -> Answer | None:
        """A name that stands for itself, with or without its article; None where it does not."""
        w = self._writer
        m = w.reading.mention_at(s.index, span[-1])
        if m is None or m.entity < 0 or m.kind == "nationality" or m.last != span[-1]:
            return None
        lead = [s.tokens[k].text.casefold() for k in span if k < m.first]
        head, behind = s.tokens[m.last], s.tokens[m.last + 1 : m.last + 2]
        listed = head.dep == "conj" or any(s.tokens[k].dep == "conj" for k in s.kids[m.last])
        tied = any(t.text[:1] in "-–—/'&" for t in behind) or head.dep in ("compound", "nmod", "poss", "amod")
        if m.first < span[0] or lead not in ([], ["the"]) or listed or tied or head.quoted:
            return None
        entity = w.reading.entities[m.entity]
        if entity.doubtful or not entity.name[:1].isupper():
            return None
        answer = names.answer(w, m) or (place_answer(w, m) if m.kind in ("place", "site") else None)
        return answer or Answer(m.text, "name", m.entity, accept=tuple(entity.aliases))


def _spans(s: Sentence, text: str) -> Iterator[range]:
    """Where a text stands in a sentence as whole tokens; only its first letter may be large or small."""
    if not tokens_of(text):
        return
    first, rest = text[0], re.escape(text[1:])
    either = "".join(
        re.escape(c) for c in dict.fromkeys((first, first.lower(), first.upper())) if len(c) == 1
    )
    for found in re.finditer(rf"(?<!\w)[{either}]{rest}(?!\w)", s.text):
        start, end = s.start + found.start(), s.start + found.end()
        inside = [t for t in s.tokens if start <= t.start and t.start + len(t.text) <= end]
        whole = inside and inside[0].start == start and inside[-1].start + len(inside[-1].text) == end
        if whole:
            yield range(inside[0].i, inside[-1].i + 1)


def _as_written(answer: Answer, text: str) -> Answer:
    """The answer by the name its evidence has; numbers stay numbers."""
    if answer.kind in ("number", "year"):
        return answer
    return replace(answer, text=text, accept=tuple(dict.fromkeys((text, *answer.accept))))
