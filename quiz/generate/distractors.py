"""Wrong answers that could be right: of the key's kind, from the article first, then from near the key."""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Sequence

from quiz.generate import gazetteer, near, placed, valued
from quiz.generate.balance import Balance
from quiz.generate.drafts import Draft
from quiz.generate.fair import Fair
from quiz.generate.phrase import Writer
from quiz.generate.slots import Slots
from quiz.generate.wording import tokens_of

WANTED = 3
_POOL = 12


def contains(outer: str, inner: str) -> bool:
    """Whether all words of ``inner`` are in ``outer``."""
    words = tokens_of(inner)
    return bool(words) and set(words) <= set(tokens_of(outer))


def _marks(rated: list[tuple[int, int, int]]) -> list[float]:
    """What each blind test-taker scores, by what they go by; the key is the first."""
    found: list[float] = []
    for scores in zip(*rated, strict=True):
        most = max(scores)
        found.append((scores[0] == most) / scores.count(most))
    return found


class Finder:
    """Finds wrong answers for a draft.

    Attributes:
        writer: the article as read.
        text: the article, lower case.
        entities_of, mentions_of: how many there are of each kind.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.text = writer.article.raw.casefold()
        self.entities_of = Counter(e.kind for e in writer.reading.entities)
        self.mentions_of = Counter(m.kind for row in writer.reading.mentions for m in row)
        self.fair = Fair(writer)
        self.slots = Slots(writer)
        self._counts: dict[str, int] = {}

    def wrong(self, draft: Draft) -> list[str]:
        """Every usable wrong answer, the best first."""
        found = list(draft.distractors) if draft.distractors else self._of_kind(draft)
        keys = [spelling for a in draft.answers for spelling in (a.text, *a.accept)]
        stem = f" {' '.join(tokens_of(' '.join(draft.stems[:1])))} "
        kept: list[str] = []
        taken = [set(tokens_of(k)) for k in keys]  # whose words no wrong answer has, nor has them all
        for text in found:
            words = set(tokens_of(text))
            if any((t and t <= words) or (words and words <= t) for t in taken):
                continue
            if f" {' '.join(tokens_of(text))} " in stem:
                continue
            if text[:1].isupper() != keys[0][:1].isupper() and not text[:1].isdigit():
                continue
            kept.append(text)
            taken.append(words)
        return kept

    def _of_kind(self, draft: Draft) -> list[str]:
        answer = draft.answers[0]
        if answer.kind == "country":
            return placed.countries_for(self.slots, draft)
        known = answer.kind == "place" and gazetteer.country_of(answer.text)
        if answer.kind == "city" or known:
            return placed.cities_for(self.slots, draft, self._entities(draft))
        if answer.kind == "state":
            return placed.states_for(self.slots, draft, self._entities(draft))
        if answer.kind == "year":
            return valued.years_for(self.slots, draft)
        if answer.kind == "date":
            return valued.dates_for(self.slots, draft)
        if answer.kind == "day":
            return near.days_of_month(answer.text)
        if answer.kind in ("number", "money", "duration"):
            return valued.numbers_for(self.slots, draft)
        return self._entities(draft) if answer.entity >= 0 else []

    def count(self, choice: str) -> int:
        """How often the article has a choice, small or large; counted once, as articles may be books."""
        if choice not in self._counts:
            self._counts[choice] = self.text.count(choice.casefold())
        return self._counts[choice]

    def marks(self, stem: str, key: str, wrong: tuple[str, ...]) -> list[float]:
        """What each blind test-taker scores on a question."""
        return _marks(self._rated(stem, (key, *wrong)))

    def _rated(self, stem: str, choices: Sequence[str]) -> list[tuple[int, int, int]]:
        """What blind test-takers go by, for each choice: length, frequency, words of the stem."""
        words = set(tokens_of(stem))
        return [(len(c), self.count(c), len(words.intersection(tokens_of(c)))) for c in choices]

    def choose(self, draft: Draft, balance: Balance) -> tuple[str, ...]:
        """Two or three wrong answers that leave blind test-takers at chance; empty where too few fit.

        Among sorted values the key has its place by lot: not always in the middle.
        """
        pool = self.wrong(draft)[:_POOL]
        answer = draft.answers[0]
        if len(pool) < 2 or (answer.entity >= 0 and not self.fair.single(draft)):
            return ()
        size = min(WANTED, len(pool))
        key = answer.text
        place = near.drawn(f"{draft.stem}{key}", size + 1) if answer.kind in valued.KINDS else -1
        rated = self._rated(draft.stem, (key, *pool))
        below = [valued.value_of(c) < valued.value_of(key) for c in pool] if place >= 0 else []
        best: tuple[float, tuple[str, ...]] | None = None
        costs: dict[tuple[float, ...], float | None] = {}  # by marks, of which there are few
        for picked in itertools.combinations(range(len(pool)), size):
            late = 0.02 * sum(picked)
            if best is not None and late >= best[0]:
                continue
            wrong = tuple(pool[n] for n in picked)
            if len(key) >= 12 and len(key) > 1.45 * max(map(len, wrong)):
                continue
            marks = _marks([rated[0], *(rated[n + 1] for n in picked)])
            asked = tuple(marks)
            if asked not in costs:
                tips = answer.kind != "phrase" and balance.tips(marks, size + 1)
                costs[asked] = None if tips else balance.cost(marks, size + 1)
            far = costs[asked]
            if far is None:
                continue
            cost = far + late
            if place >= 0:
                cost += 0.1 * abs(sum(below[n] for n in picked) - place)
            if best is None or cost < best[0]:
                best = (cost, wrong)
        return best[1] if best else ()

    def _entities(self, draft: Draft) -> list[str]:
        reading = self.writer.reading
        taken = self.slots.taken(draft)
        found: list[tuple[int, int, str]] = []
        for number in self.fair.standing(draft, taken):
            e = reading.entities[number]
            if draft.open_list and any(draft.entities & self.slots.within[i] for i, _ in e.mentions):
                continue
            distance = min(abs(i - draft.sentence) for i, _ in e.mentions)
            found.append((distance, number, e.name))
        return [name for _, _, name in sorted(found)]
