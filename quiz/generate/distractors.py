"""Wrong answers that could be right: of the key's kind, from the article first, then from near the key."""

from __future__ import annotations

import calendar
import itertools
import re
from collections import Counter

from quiz.generate import countries, lexicon
from quiz.generate.asking import names
from quiz.generate.balance import Balance
from quiz.generate.dates import When
from quiz.generate.drafts import Draft
from quiz.generate.kinds import alike, sure_person
from quiz.generate.phrase import Writer
from quiz.generate.wording import tokens_of
from quiz.generate.words import Entity

WANTED = 3


def contains(outer: str, inner: str) -> bool:
    """Whether all words of ``inner`` are in ``outer``."""
    words = tokens_of(inner)
    return bool(words) and set(words) <= set(tokens_of(outer))


class Finder:
    """Finds wrong answers for a draft.

    Attributes:
        writer: the article as read.
    """

    def __init__(self, writer: Writer) -> None:
        self.writer = writer
        self.text = writer.article.raw.casefold()
        self._sentence_words = [tokens_of(s.text) for s in writer.reading.sentences]
        self._in_sentence: list[frozenset[int]] = [
            frozenset(m.entity for m in row if m.entity >= 0) for row in writer.reading.mentions
        ]
        self._in_sentence = [here | self._described(n) for n, here in enumerate(self._in_sentence)]

    def _described(self, index: int) -> frozenset[int]:
        """Entities that a sentence means by a description ("the initiative") without naming them."""
        s = self.writer.reading.sentences[index]
        found: set[int] = set()
        for t in s.tokens:
            if t.dep == "det" and t.text.casefold() in ("the", "this"):
                head = s.tokens[t.head]
                if head.pos == "NOUN" and head.lemma in lexicon.DESCRIPTORS | lexicon.POINTING:
                    meant = self.writer.resolver.definite(s, head.i)
                    if isinstance(meant, Entity):
                        found.add(self.writer.reading.entities.index(meant))
        return frozenset(found)

    def article_of(self, name: str) -> bool:
        """Whether a name is written with "the"."""
        if code := countries.code_of(name):
            return code in countries.WITH_THE
        return any(e.article for e in self.writer.reading.entities if e.name == name)

    def wrong(self, draft: Draft) -> list[str]:
        """Every usable wrong answer, the best first."""
        if draft.distractors:
            found = list(draft.distractors)
        else:
            answer = draft.answers[0]
            found = {
                "person": self._entities,
                "organization": self._entities,
                "country": self._countries,
                "city": self._entities,
                "place": self._entities,
                "site": self._entities,
                "date": self._dates,
                "year": self._years,
                "number": self._numbers,
            }.get(answer.kind, lambda _: [])(draft)
        keys = [spelling for a in draft.answers for spelling in (a.text, *a.accept)]
        stems = " ".join(draft.stems[:1])
        kept: list[str] = []
        for text in found:
            if any(contains(text, k) or contains(k, text) for k in keys):
                continue
            if f" {' '.join(tokens_of(text))} " in f" {' '.join(tokens_of(stems))} ":
                continue
            if any(contains(text, other) or contains(other, text) for other in kept):
                continue
            if text[:1].isupper() != keys[0][:1].isupper() and not text[:1].isdigit():
                continue
            kept.append(text)
        return kept

    def marks(self, stem: str, key: str, wrong: tuple[str, ...]) -> list[float]:
        """What each blind test-taker scores on a question."""
        stem_words = set(tokens_of(stem))
        takers = (
            len,
            lambda c: self.text.count(c.casefold()),
            lambda c: len(stem_words & set(tokens_of(c))),
        )
        found: list[float] = []
        for taker in takers:
            scores = [taker(c) for c in (key, *wrong)]
            found.append((scores[0] == max(scores)) / scores.count(max(scores)))
        return found

    def choose(self, draft: Draft, balance: Balance) -> tuple[str, ...]:
        """Two or three wrong answers that leave blind test-takers at chance; empty where too few fit."""
        pool = self.wrong(draft)[:11]
        if len(pool) < 2:
            return ()
        size = min(WANTED, len(pool))
        key = draft.answers[0].text
        best: tuple[float, tuple[str, ...]] | None = None
        for picked in itertools.combinations(range(len(pool)), size):
            wrong = tuple(pool[n] for n in picked)
            if len(key) >= 12 and len(key) > 1.45 * max(map(len, wrong)):
                continue
            marks = self.marks(draft.stem, key, wrong)
            cost = balance.cost(marks, size + 1) + 0.02 * sum(picked)
            if best is None or cost < best[0]:
                best = (cost, wrong)
        return best[1] if best else ()

    def _taken(self, draft: Draft) -> set[int]:
        """Entities that may fill the same slot: told with the same verb, or with what the stem names."""
        reading = self.writer.reading
        taken = {a.entity for a in draft.answers} | set(draft.entities)
        for s in reading.sentences:
            verbs = any(t.lemma == draft.lemma and t.pos in ("VERB", "AUX") for t in s.tokens)
            about = bool(draft.entities & self._in_sentence[s.index])
            if s.index == draft.sentence or (verbs and (about or not draft.entities)):
                taken |= {
                    m.entity
                    for m in reading.mentions[s.index]
                    if m.entity >= 0 and self._coordinate(draft, s.index, m.first)
                }
                if s.index != draft.sentence:
                    taken |= self._in_sentence[s.index]
        return taken

    def _coordinate(self, draft: Draft, sentence: int, token: int) -> bool:
        s = self.writer.reading.sentences[sentence]
        return s.tokens[token].dep == "conj" or any(s.tokens[k].dep == "conj" for k in s.kids[token])

    def _entities(self, draft: Draft) -> list[str]:
        answer = draft.answers[0]
        reading = self.writer.reading
        taken = self._taken(draft)
        found: list[tuple[int, int, str]] = []
        for number, e in enumerate(reading.entities):
            if number in taken or e.doubtful or not e.name[:1].isupper() or names.sort_of(e) != answer.kind:
                continue
            if draft.open_list and any(draft.entities & self._in_sentence[i] for i, _ in e.mentions):
                continue
            if answer.kind == "person" and not (sure_person(e) and (e.roles or e.gender or self._acts(e))):
                continue
            if answer.kind == "person" and len(e.name.split()) < 2 <= len(answer.text.split()):
                continue
            if answer.kind == "organization" and not names.surely_organization(e):
                continue
            if answer.kind in ("place", "site", "organization") and not alike(e, answer):
                continue
            if len(e.name.split()) > 7 or any(c in e.name for c in '"/@()'):
                continue
            distance = min(abs(i - draft.sentence) for i, _ in e.mentions)
            found.append((distance, number, e.name))
        return [name for _, _, name in sorted(found)]

    def _acts(self, e: Entity) -> bool:
        """Whether the article lets a name do something, as only people do."""
        for index, token in e.mentions:
            s = self.writer.reading.sentences[index]
            m = self.writer.reading.mention_at(index, token)
            last = s.tokens[m.last if m else token]
            if last.dep == "nsubj" and s.tokens[last.head].pos == "VERB":
                return True
        return False

    def _countries(self, draft: Draft) -> list[str]:
        reading = self.writer.reading
        taken = self._taken(draft)
        codes = {countries.code_of(a.text) for a in draft.answers}
        barred = {countries.code_of(reading.entities[n].name) for n in taken}
        barred |= {countries.nation_of(reading.entities[n].name) for n in taken}
        stem = " ".join(draft.stems)
        here: list[str] = []
        for e in reading.entities:
            code = countries.code_of(e.name) or (
                countries.nation_of(e.name) if e.kind == "nationality" else ""
            )
            if not code or code in barred or code in codes or code in here:
                continue
            if countries.name_of(code) in stem or e.name in stem:
                continue
            touching = any(
                draft.entities & self._in_sentence[i] or i == draft.sentence for i, _ in e.mentions
            )
            touching = touching or any(i == draft.sentence - 1 for i, _ in e.mentions)
            if touching and (draft.open_list or len(draft.answers) > 1):
                continue
            here.append(code)
        if draft.open_list:
            mentioned = {countries.code_of(e.name) or countries.nation_of(e.name) for e in reading.entities}
            home = {countries.region_of(c) for c in codes}
            far = _common(draft, same=False)
            here = [c for c in far if c not in mentioned and countries.region_of(c) not in home]
            here = _spread(here[:20], len(draft.stem))
        else:
            home = {countries.region_of(c) for c in codes}
            if len(draft.answers) == 1:  # neighbours of the key first
                here.sort(key=lambda c: countries.region_of(c) not in home)
            here += [
                c for c in _common(draft, same=True) if c not in here and c not in barred and c not in codes
            ]
        return [countries.name_of(c) for c in here if countries.name_of(c) not in stem][:12]

    def _dates(self, draft: Draft) -> list[str]:
        key = draft.answers[0].when
        if key is None:
            return []
        day_first = self.writer.reading.day_first
        steps = (
            ((1, 0), (-1, 0), (2, 0), (-2, 0), (0, 1), (0, -1))
            if key.day
            else ((0, 1), (0, -1), (0, 2), (0, -3))
        )
        found: list[str] = []
        for days, months in steps:
            month0 = key.month - 1 + months
            year, month = key.year + month0 // 12, month0 % 12 + 1
            day = key.day + days * 3 if key.day else 0
            if key.day and not 1 <= day <= calendar.monthrange(year, month)[1]:
                continue
            found.append(When(year, month, day).write(day_first=day_first))
        return found

    def _years(self, draft: Draft) -> list[str]:
        year = int(draft.answers[0].value)
        last = self.writer.article.published.year if self.writer.article.published else 2100
        return [str(y) for y in (year - 1, year + 2, year - 3, year + 1, year - 2) if y <= last]

    def _numbers(self, draft: Draft) -> list[str]:
        a = draft.answers[0]
        if a.text in lexicon.NUMBER_WORDS:
            words = {n: word for word, n in lexicon.NUMBER_WORDS.items()}
            n = int(a.value)
            return [words[m] for m in (n + 1, n - 1, n + 2, n + 3, n - 2) if m in words and m > 1]
        digits = re.match(r"[\d.,]+", a.text)
        if not digits:
            return []
        rest = a.text[digits.end() :]
        decimals = len(digits.group().split(".")[1]) if "." in digits.group() else 0
        found = []
        for factor in (1.25, 0.8, 1.5, 0.6):
            value = a.value * factor
            if not decimals:
                step = 10 ** max(0, len(str(int(a.value))) - len(str(int(a.value)).rstrip("0")) or 0)
                value = max(1, round(value / step) * step)
                if value == a.value:
                    value += step if factor > 1 else -step
                text = f"{int(value):,}" if "," in digits.group() else str(int(value))
            else:
                text = f"{value:.{decimals}f}"
            if value > 0:
                found.append(text + rest)
        return list(dict.fromkeys(found))


def _common(draft: Draft, *, same: bool) -> list[str]:
    """Countries near the keys: those near most of them first."""
    lists = [
        countries.neighbours(countries.code_of(a.text), same=same)[: None if not same else 14]
        for a in draft.answers
    ]
    tally = Counter(code for codes in lists for code in codes)
    first = {code: n for n, code in reversed(list(enumerate(c for codes in lists for c in codes)))}
    return sorted(tally, key=lambda code: (-tally[code], first[code]))


def _spread(codes: list[str], seed: int) -> list[str]:
    """The codes from another starting point, so that not every bank offers the same outsiders."""
    if not codes:
        return codes
    start = seed % len(codes)
    stepped = [codes[(start + n * 7) % len(codes)] for n in range(len(codes))]
    return list(dict.fromkeys(stepped))
