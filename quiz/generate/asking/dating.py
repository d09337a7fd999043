"""The month of the news behind a question, for what happens to the same people again and again."""

from __future__ import annotations

import re

from quiz.generate import needs
from quiz.generate.dates import When
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement

EARLY = 5
"""Paragraphs from the top that tell the news; what follows gives its background."""

_AWAY = re.compile(r"\b(?:ago|earlier|previous|last|later|since|before|next|\d{4}|\d0s|century)\b", re.I)
_AGE = re.compile(r"\bat (?:the age of )?(?:\w+teen|\w+ty|\d\d)\b|\bas a (?:child|boy|girl)\b")


def dated(w: Writer, st: Statement, question: str, *, past: bool) -> str:
    """The question with the month of the news, where that tells which of several occasions is meant.

    Args:
        past: the statement tells of what happened.
    """
    day = w.article.published
    if day is None or day.day < 4 or st.lemma not in needs.REPEATED or not past or st.speaker:
        return question
    names = re.findall(r"(?<!^)\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)*", question)
    enough = 2 if st.lemma in needs.CONTESTS else 1
    if not _recent(w, st, day.year) or len(names) < enough or re.search(r"\d{4}", question):
        return question
    return f"{question[:-1]} in {When(day.year, day.month).write(day_first=True)}?"


def _recent(w: Writer, st: Statement, year: int) -> bool:
    """Whether a deed belongs to the days of the news: nothing in its paragraph is of another time.

    A paragraph that tells of years past goes on in them, even where a sentence has no date of its own.
    """
    if st.sentence.paragraph > EARLY or any(
        m.kind == "date" and (w.when(st.sentence, m) or _AWAY.search(m.text))
        for m in w.reading.mentions[st.sentence.index]
    ):
        return False
    here = " ".join(s.text for s in w.reading.sentences if s.paragraph == st.sentence.paragraph)
    years = {int(y) for y in re.findall(r"\b(?:1[5-9]|20)\d\d\b", here)}
    return years <= {year} and not _AGE.search(here)
