"""A second author's questions beside those of the rules, which they never touch."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Protocol

from quiz.generate import gates, ranking
from quiz.generate.drafts import Draft
from quiz.generate.phrase import Writer
from quiz.generate.report import Second
from quiz.generate.telling import nearly_same
from quiz.generate.wording import tokens_of
from quiz.questions import Question

Made = tuple[Draft, Question]
"""A draft and the question it became."""

Tell = Callable[[str, float], None]
"""Called with what is being done and how much of it is done, 0 to 1."""

TAG = "llm"
"""A tag of every question that a second author drafted, so that a reviewer finds them."""


class Author(Protocol):
    """Drafts questions on an article that has been read."""

    @property
    def name(self) -> str:
        """As the bank's source names it."""

    def __call__(self, w: Writer, notes: Second, tell: Tell) -> Iterator[Draft]:
        """Drafts, grounded; what was dropped on the way and what failed goes into ``notes``."""


def join(
    w: Writer,
    author: Author,
    own: Sequence[Made],
    finish: Callable[[Draft, str], Question | None],
    limit: int | None,
    tell: Tell,
) -> tuple[list[Made], Second]:
    """The rules' questions with those of the author that ask something else, in the article's order.

    The author's drafts pass the same gates; where both ask for one fact, the rules win.

    Args:
        finish: makes the question of a draft, with a tag; None where it cannot be made well.
        limit: most questions in the bank.
    """
    notes = Second(model=author.name, most=w.notes.most)
    if len(own) >= ranking.most(w, limit):
        notes.unasked = "the rules alone fill the bank" + (" up to --limit" if limit else "")
        return list(own), notes
    passed: list[Draft] = []
    for draft in author(w, notes, tell):
        stem, why = gates.passing(w, draft, draft.stem)
        if why or _asked_already(w, draft, own):
            notes.drop(why or "the rules ask it already", draft.stem)
            continue
        draft.stems = (stem,)
        passed.append(draft)
    left = {id(draft): draft for draft in passed}

    def drop(why: str, draft: Draft) -> None:
        del left[id(draft)]
        notes.drop(why, draft.stem)

    chosen = ranking.select(w, passed, limit, drop, standing=[draft for draft, _ in own])
    for draft in chosen:
        del left[id(draft)]
    for draft in left.values():
        notes.drop("no room left in the bank", draft.stem)
    new: list[Made] = []
    for draft in chosen:
        question = finish(draft, TAG)
        if question is None:
            notes.drop("no fair wrong answers", draft.stem)
        else:
            new.append((draft, question))
    notes.kept = len(new)
    return sorted([*own, *new], key=lambda made: made[0].sentence), notes


def _asked_already(w: Writer, draft: Draft, own: Sequence[Made]) -> bool:
    """Whether a question of the rules has the same answer from the same sentence, or nearly the same stem."""
    key = set(tokens_of(draft.answers[0].text)) - {"to"}
    stem = _bare(w, draft.stem)
    for other, question in own:
        if other.sentence != draft.sentence:
            continue
        theirs = [set(tokens_of(answer)) - {"to"} for answer in question.answer()]
        if (key and key in theirs) or nearly_same(stem, _bare(w, question.stem)):
            return True
    return False


def _bare(w: Writer, stem: str) -> str:
    """A stem without what every question of the article begins with."""
    told = set(tokens_of(f"{w.frames.topic} {w.frames.dated} {w.frames.month}"))
    frame, colon, rest = stem.partition(": ")
    return rest if colon and set(tokens_of(frame)) <= told else stem
