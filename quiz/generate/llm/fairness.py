"""Whether wrong answers from outside are fair: of the key's kind, and surely wrong."""

from __future__ import annotations

import re
from collections.abc import Iterable

from quiz.generate import dates
from quiz.generate.asking.many import number_of
from quiz.generate.distractors import Finder, contains
from quiz.generate.drafts import Answer, Draft
from quiz.generate.llm.fitting import Fit
from quiz.generate.llm.written import Ungrounded, Written
from quiz.generate.phrase import Writer
from quiz.generate.telling import content
from quiz.generate.wording import tokens_of

MEASURED = ("number", "year", "money")
"""Kinds of answers for which a wrong one may be made up."""


class Fairness:
    """An article as the judge of wrong answers."""

    def __init__(self, writer: Writer, fits: Iterable[Fit]) -> None:
        self._writer = writer
        self._finder = Finder(writer)
        self._words = [f" {' '.join(tokens_of(s.text))} " for s in writer.reading.sentences]
        self._phrases = frozenset(phrase for fit in fits for phrase in fit.phrases())

    def see(self, x: Written, draft: Draft, *, least: int = 2) -> None:
        """See that each wrong answer is of the key's kind and surely wrong.

        Args:
            draft: without its wrong answers.
            least: so many are needed.

        Raises:
            Ungrounded: with the reason.
        """
        answer = draft.answers[0]
        wrong = x.distractors
        if len(wrong) < least:
            raise Ungrounded("no fair wrong answers")
        usable = self._finder.wrong(draft)
        for text in wrong:
            words = " ".join(tokens_of(text))
            held = [n for n, said in enumerate(self._words) if f" {words} " in said]
            if not words or draft.sentence in held:
                raise Ungrounded("a wrong answer that its evidence holds")
            if any(self._same(draft, n) for n in held):
                raise Ungrounded("a wrong answer that may be right")
            if answer.kind in (*MEASURED, "date"):
                fair = _alike(answer, text)
            elif answer.kind == "phrase":
                longer, shorter = max(len(text), len(answer.text)), min(len(text), len(answer.text))
                fair = text in self._phrases and longer <= 3 * shorter
            else:
                fair = text in usable
            if not fair:
                raise Ungrounded("a wrong answer that is not in the article, or of another kind")
            if any(contains(text, other) or contains(other, text) for other in wrong if other != text):
                raise Ungrounded("two wrong answers that are one")

    def _same(self, draft: Draft, index: int) -> bool:
        """Whether another sentence says the same as the draft's, perhaps of somebody else."""
        w = self._writer
        here, home = w.vocabulary.lemmas[index], w.vocabulary.lemmas[draft.sentence]
        named = {m.entity for m in w.reading.mentions[index]}
        if draft.lemma in here and draft.lemma != "be" and (not draft.entities or draft.entities & named):
            return True
        asked = content(draft.stem) & home
        return bool(asked) and len(asked & here) >= 0.6 * len(asked)


def _alike(answer: Answer, text: str) -> bool:
    """Whether a number, a sum or a date is written as the key is, and is another."""
    if answer.kind == "date":
        when = dates.parse(text)
        mine = answer.when
        return bool(when and mine and when.key != mine.key and bool(when.day) == bool(mine.day))
    if answer.kind == "money":
        return re.sub(r"\d[\d.,]*", "0", text) == re.sub(r"\d[\d.,]*", "0", answer.text) != text
    if answer.kind == "year":
        return re.fullmatch(r"[12]\d{3}", text) is not None and text != answer.text
    value = number_of(text)
    digits = answer.text[:1].isdigit() == text[:1].isdigit()
    return value is not None and digits and (value[0] != answer.value or value[1] != answer.unit)
