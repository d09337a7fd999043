"""How hard a question is, from its own features: 0 easy, 1 hard."""

from __future__ import annotations

import math
import re

from quiz.generate.distractors import Finder
from quiz.generate.drafts import Draft
from quiz.generate.kinds import head_of
from quiz.generate.valued import value_of
from quiz.questions import MultiChoice, MultiResponse, Numerical, Question

_BASE = {
    "truefalse": 0.18,
    "multichoice": 0.22,
    "matching": 0.32,
    "multiresponse": 0.44,
    "shortanswer": 0.42,
    "cloze": 0.4,
    "numerical": 0.42,
    "ordering": 0.5,
}
"""By type: to recognize is easier than to recall, one is easier than many."""

_KINDS = {
    "role": -0.08,
    "said": 0.06,
    "quote": 0.06,
    "why": 0.08,
    "aim": 0.08,
    "what": 0.04,
    "term": 0.04,
    "definition": 0.06,
}
"""By what is asked: an office is known to more than a remark or a reason."""


def difficulty(d: Draft, question: Question, finder: Finder) -> float:
    """An estimate between 0.05 and 0.95 for a finished question.

    It begins with the type (recognizing or recalling, one or many) and adds, in this order:

    - what is asked: reasons and remarks are harder than offices;
    - how often the article names the answer: what it repeats is remembered, what it says once is not;
    - how many others of its kind the article names: they get mixed up with it;
    - how long the stem is beyond twelve words, its frame left out;
    - where it stands: in the headline, or late in the article;
    - the digits that count in a number, less where a tolerance forgives;
    - how like the key the wrong answers are: same head, one out of the article, values near by;
    - how many keys there are beyond two.
    """
    level = _BASE.get(question.type, 0.45) + _KINDS.get(d.kind, 0.0)
    level += _rarity(d, finder) + _rivals(d, finder)
    words = len(finder.writer.frames.without(question.shown_stem()).split())
    level += 0.008 * min(20, max(0, words - 12))
    level += 0.06 * d.sentence / max(1, len(finder.writer.reading.sentences)) - _headline(d, finder)
    level += _exactness(d, question)
    if isinstance(question, (MultiChoice, MultiResponse)):
        level += _likeness(question, finder)
    level += 0.04 * min(4, max(0, max(len(d.answers), len(d.pairs)) - 2))
    return round(min(0.95, max(0.05, level)), 2)


def _rarity(d: Draft, finder: Finder) -> float:
    """From 0.08 for what is said once to -0.12 for what is said sixteen times."""
    if not d.answers or not d.answers[0].text:
        return 0.0
    counts = [max(1, finder.count(a.text)) for a in d.answers]
    return 0.08 - 0.05 * min(4.0, math.log2(sum(counts) / len(counts)))


def _rivals(d: Draft, finder: Finder) -> float:
    """Up to 0.1 for how many others of the answer's kind the article names."""
    answer = d.answers[0] if d.answers else None
    if answer is None:
        return 0.0
    if answer.entity >= 0:
        kind = finder.writer.reading.entities[answer.entity].kind
        others = finder.entities_of[kind] - 1
    elif answer.kind in ("year", "date", "day"):
        others = finder.mentions_of["date"] - 1
    else:
        others = sum(finder.mentions_of[kind] for kind in ("number", "money", "percent")) - 1
    return min(0.1, 0.02 * math.log2(1 + max(0, others)))


def _headline(d: Draft, finder: Finder) -> float:
    title = finder.writer.article.title.casefold()
    return 0.08 if any(a.text and a.text.casefold() in title for a in d.answers) else 0.0


def _exactness(d: Draft, question: Question) -> float:
    """Up to 0.18 for a typed number's digits; a year has four and yet is often known, so it counts as two."""
    answer = d.answers[0] if d.answers else None
    if answer is None or answer.kind not in ("number", "money", "year", "date", "duration"):
        return 0.0
    if isinstance(question, MultiChoice):
        return 0.0
    if answer.kind == "year":
        digits = 2
    elif answer.kind == "date":
        digits = 4 if answer.when and answer.when.day else 3
    else:
        digits = len(re.sub(r"\D", "", answer.text).rstrip("0"))
    loose = isinstance(question, Numerical) and question.tolerance > 0
    return 0.045 * min(4, max(0, digits - 1)) - (0.06 if loose else 0.0)


def _likeness(question: MultiChoice | MultiResponse, finder: Finder) -> float:
    """Up to 0.2 for how easily the wrong answers are taken for the key."""
    keys, wrong = question.right_choices(), question.wrong_choices()
    if not wrong:
        return 0.0
    told = sum(finder.count(choice) > 0 for choice in wrong) / len(wrong)
    same = sum(any(head_of(c) == head_of(k) and " " in c for k in keys) for c in wrong) / len(wrong)
    sizes = [(value_of(c), value_of(keys[0])) for c in wrong]
    close = 0.0
    if all(a and b for a, b in sizes):
        off = [abs(a - b) / max(a, b) for a, b in sizes]
        close = sum(max(0.0, 1 - 4 * x) for x in off) / len(off)
    few = -0.05 if len(wrong) < 3 else 0.0
    return 0.1 * told + 0.1 * max(same, close) + few
