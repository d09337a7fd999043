"""Several keys among distractors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random
from typing import ClassVar

from quiz.questions.base import RECALL, Asked, Flaw, Mark, Question, Response, Unreadable, shuffled
from quiz.questions.closeness import Closeness, closeness
from quiz.questions.fairness import fair_key, fair_stem
from quiz.questions.text import check_choices, overlap, pick_many

MOST_NAMED = 8
"""Keys of a list that can be asked for by name; more is no question but a recitation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MultiResponse(Question):
    """Tick or name all that are right: right ones minus wrong ones over keys, not below 0.

    Attributes:
        keys_: the right choices; ``keys`` in the file.
        distractors: the wrong ones.
    """

    type: ClassVar[str] = "multiresponse"
    label: ClassVar[str] = "Choose all that apply"

    keys_: tuple[str, ...]
    distractors: tuple[str, ...]

    def ask(self, rng: Random) -> Asked:
        options = shuffled((*self.keys_, *self.distractors), rng)
        return Asked(self, self.stem, options, hint="type the numbers of all that apply, such as 1 3 4")

    def recall(self) -> Asked | None:
        count = len(self.keys_)
        fair = 1 <= count <= MOST_NAMED and fair_stem(self.stem)
        if not fair or not all(fair_key(key) and ";" not in key for key in self.keys_):
            return None
        if count == 1:
            return Asked(self, self.stem, slots=("1",), hint="type the answer", form=RECALL, task="Name it")
        return Asked(
            self,
            self.stem,
            slots=tuple(str(number) for number in range(1, count + 1)),
            hint=f"type all {count}, with ; between",
            form=RECALL,
            task=f"Name all {count}",
        )

    def read(self, line: str, asked: Asked) -> Response:
        if asked.form != RECALL:
            return pick_many(line, asked.options)
        listed = ";" in line or any("," in key for key in self.keys_)
        named = tuple(part.strip() for part in line.split(";" if listed else ",") if part.strip())
        count = len(self.keys_)
        if len(named) > count:
            raise Unreadable(f"there {'is' if count == 1 else 'are'} {count}: type no more, with ; between")
        return named

    def score(self, response: Response) -> Mark:
        ticks = set(response)
        right, wrong = len(ticks & set(self.keys_)), len(ticks - set(self.keys_))
        return self._mark(right, wrong, bool(ticks))

    def score_recall(self, response: Response) -> Mark:
        named = self.named(response)
        right = len({key for key, _ in named if key})
        mark = self._mark(right, sum(not key for key, _ in named), bool(named))
        notes = [found.note for _, found in named if found.note][:2]
        return Mark(mark.points, "; ".join([*([mark.note] if mark.note else []), *notes]))

    def named(self, response: Response) -> list[tuple[str, Closeness]]:
        """For each typed text the key it names, empty where it names none, and how close it came.

        A key named twice counts once. Empty texts are left out.
        """
        found = []
        for typed in filter(str.strip, response):
            others = {key: [k for k in self.keys_ if k != key] for key in self.keys_}
            tried = [(key, closeness(typed, (key,), (*self.distractors, *others[key]))) for key in self.keys_]
            taken = next(((key, close) for key, close in tried if close.right), None)
            hint = next((close for _, close in tried if close.note), Closeness(False))
            found.append(taken or ("", hint))
        return found

    def _mark(self, right: int, wrong: int, given: bool) -> Mark:
        missed = len(self.keys_) - right
        note = ", ".join(
            part for part in (f"{missed} missed" if missed else "", f"{wrong} wrong" if wrong else "") if part
        )
        return Mark(max(0.0, (right - wrong) / len(self.keys_)), note if given else "")

    def answer(self) -> tuple[str, ...]:
        return self.keys_

    def right_choices(self) -> tuple[str, ...]:
        return self.keys_

    def wrong_choices(self) -> tuple[str, ...]:
        return self.distractors

    def own_flaws(self) -> Iterator[Flaw]:
        yield from check_choices("keys", self.keys_, least=1)
        yield from check_choices("distractors", self.distractors, least=1)
        if overlap(self.distractors, self.keys_):
            yield Flaw("distractors", "holds a key")
