"""Which questions make the bank: the best of each fact, spread over the article, none answering another."""

from __future__ import annotations

from collections import Counter, deque
from collections.abc import Callable, Iterable, Sequence

from quiz.generate import telling
from quiz.generate.distractors import contains
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.wording import tokens_of

WORTH = {
    "list": 1.3,
    "matching": 1.2,
    "aim": 1.15,
    "role": 0.95,
    "who": 1.1,
    "which": 1.05,
    "when": 1.0,
    "where": 1.05,
    "many": 1.0,
    "ordinal": 1.1,
    "said": 0.9,
    "quote": 0.8,
    "why": 1.0,
    "ordering": 0.9,
    "turned": 1.1,
    "fill": 0.9,
    "gap": 0.6,
    "truefalse": 0.5,
    "what": 0.95,
    "term": 1.0,
    "definition": 1.05,
    "money": 1.0,
    "long": 0.95,
    "what-is": 0.9,
}
_OFFICES = ("role", "matching")
PER_FACT = 3
PER_SENTENCE = 5
PER_KEY = 2
"""Questions with one answer; one more for each 300 words beyond the first 600."""

PER_HUNDRED_WORDS = 7.0
"""No bank holds more than this for each hundred words: the rest would be the weakest."""

SHARES = {
    "truefalse": 0.25,
    "gap": 0.2,
    "said": 0.15,
    "quote": 0.12,
    "role": 0.15,
    "what": 0.45,
}


def score(w: Writer, d: Draft) -> float:
    """What a draft is worth: its kind, where it stands, what it shares with the headline, how plain it is."""
    total = max(1, len(w.reading.sentences))
    title = {t for t in tokens_of(w.article.title) if len(t) > 3}
    words = set(tokens_of(d.stem)) | {t for a in d.answers for t in tokens_of(a.text)}
    overlap = len(title & words) / max(3, len(title)) if title else 0.0
    length = len(d.stem.split())
    plain = -0.02 * max(0, length - 14) - 0.03 * max(0, 6 - length)
    return WORTH.get(d.kind, 0.8) + 0.3 * (1 - d.sentence / total) + 0.5 * overlap + plain - 0.1 * d.cost


def most(w: Writer, limit: int | None) -> int:
    """How many questions a bank of the article may hold."""
    return limit if limit is not None else max(4, round(PER_HUNDRED_WORDS * w.article.words / 100))


def select(
    w: Writer,
    drafts: Iterable[Draft],
    limit: int | None,
    dropped: Callable[[str, Draft], None],
    *,
    standing: Sequence[Draft] = (),
) -> list[Draft]:
    """The drafts to keep, in the article's order; each with its wording chosen.

    Args:
        standing: drafts that are in the bank already; they count, win, and are not among those returned.
    """
    ranked = sorted(
        enumerate(drafts), key=lambda pair: (-round(score(w, pair[1]), 6), pair[1].sentence, pair[0])
    )
    room = most(w, limit)
    per_key = PER_KEY + max(0, w.article.words - 600) // 300
    around: dict[int, list[Draft]] = {}
    for _, d in ranked:
        around.setdefault(d.sentence, []).append(d)
    kept: list[Draft] = []
    facts: Counter[str] = Counter()
    sentences: Counter[int] = Counter()
    keys: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    truths: Counter[bool] = Counter()

    def keep(d: Draft) -> None:
        kept.append(d)
        facts[d.fact] += 1
        sentences[d.sentence] += d.kind not in _OFFICES
        keys[d.answers[0].text] += d.kind != "truefalse"  # it shows nobody that answer
        kinds[d.kind] += 1
        if d.key is not None:
            truths[d.key] += 1

    for d in standing:
        keep(d)
    queue = deque(d for _, d in ranked)
    waiting: list[Draft] = []
    while queue and len(kept) < room:
        d = queue.popleft()
        key = d.answers[0].text
        office = d.kind in _OFFICES
        if facts[d.fact] >= PER_FACT or (sentences[d.sentence] >= PER_SENTENCE and not office):
            dropped("enough from this sentence", d)
            continue
        if keys[key] >= per_key and d.kind not in ("list", "truefalse"):
            dropped("asked for this answer often enough", d)
            continue
        share = SHARES.get(d.kind)
        if share is not None and kinds[d.kind] >= max(1, round(share * min(room, w.article.words / 25))):
            dropped(f"enough of this kind ({d.kind})", d)
            continue
        ahead = int(d.key is (len(w.article.title) % 2 == 0))  # small banks, too, must not always say "true"
        if d.key is not None and truths[d.key] - truths[not d.key] >= ahead:
            waiting.append(d)
            continue
        if any(
            (o.sentence == d.sentence and _alike(o.answers[0], d.answers[0]) and not _apart(o, d))
            or (o.fact == d.fact and o.kind == d.kind)
            or (o.sentence == d.sentence and o.kind == d.kind == "truefalse")
            for o in kept
        ):
            dropped("the fact is asked already", d)
            continue
        free = [stem for stem in d.stems if not _clash(w, stem, d, kept)]
        rivals = [r for r in around.get(d.sentence, []) if r is not d]
        wording = min(free, key=lambda stem: (_told(stem, d, rivals), d.stems.index(stem))) if free else None
        if wording is None:
            dropped("repeats or answers another question", d)
            continue
        d.used = wording
        keep(d)
        if d.key is not None:  # one of the other side may stand beside it now
            queue.extendleft(reversed(waiting))
            waiting.clear()
    for d in waiting:
        dropped("true and false kept in balance", d)
    return sorted(kept[len(standing) :], key=lambda d: d.sentence)


def _holds_all(stem: str, d: Draft) -> bool:
    return all(contains(stem, a.text) for a in d.answers)


def _apart(a: Draft, b: Draft) -> bool:
    """Whether two drafts of one answer ask for different things: people and their offices, who was there."""
    sets = {"matching", "ordering", "list"}
    return _false_twin(a, b) or (a.kind != b.kind and bool({a.kind, b.kind} & sets))


def _false_twin(a: Draft, b: Draft) -> bool:
    """Whether one of two is a false statement: it tells nothing, so the same fact may be asked openly too."""
    return (a.key is False) != (b.key is False)


def _alike(a: Answer, b: Answer) -> bool:
    """Whether two answers are one: by text, by name, or by number ("46 euros", "46")."""
    if a.text == b.text:
        return bool(a.text)
    return (a.entity >= 0 and a.entity == b.entity) or (a.value != 0 and a.value == b.value)


def _clash(w: Writer, stem: str, d: Draft, kept: list[Draft]) -> bool:
    """Whether a wording repeats a kept question, gives its answer away, or is given away by it."""
    whole, stem = _gapped(stem), w.frames.without(stem)
    shown = stem.replace("{{", " ").replace("}}", " ") if d.kind == "truefalse" else _gapped(stem)
    mine = {a.text for a in d.answers}
    for other in kept:
        same_key = mine == {a.text for a in other.answers} and not _false_twin(d, other)
        if not same_key and d.sentence != other.sentence:
            continue
        theirs = _gapped(w.frames.without(other.stem))
        if same_key and (
            telling.nearly_same(shown, theirs) or telling.nearly_same_framed(whole, _gapped(other.stem))
        ):
            return True
        if d.sentence != other.sentence:
            continue
        crossed = d.lemma == other.lemma and _holds_all(shown, other) and _holds_all(theirs, d)
        if crossed and not {d.kind, other.kind} & {"truefalse", "matching"}:
            return True  # each states what the other asks
        pair = d.fact == other.fact and {d.kind, other.kind} <= {"who", "which", "what"}
        if pair and contains(shown, other.answers[0].text) and contains(theirs, d.answers[0].text):
            return True
        if d.fact == other.fact and "list" in (d.kind, other.kind):
            told = all(contains(shown, a.text) for a in other.answers)
            if told or all(contains(theirs, a.text) for a in d.answers):
                return True
        if other.kind not in ("truefalse", "matching", "ordering") and any(
            telling.tells(shown, a.text, theirs) or telling.tells_framed(whole, a.text, _gapped(other.stem))
            for a in other.answers[:1]
        ):
            return True
        if d.kind not in ("truefalse", "matching", "ordering") and any(
            telling.tells(theirs, a.text, shown) or telling.tells_framed(_gapped(other.stem), a.text, whole)
            for a in d.answers[:1]
        ):
            return True
    return False


def _told(stem: str, d: Draft, rivals: list[Draft]) -> int:
    """How many other questions of the same fact a wording would answer: it is better to leave those open."""
    return len(
        {
            r.answers[0].text
            for r in rivals
            if r.kind not in ("truefalse", "gap", "fill")
            and len(r.answers) == 1
            and r.answers[0].text != d.answers[0].text
            and contains(_gapped(stem), r.answers[0].text)
        }
    )


def _gapped(stem: str) -> str:
    while "{{" in stem and "}}" in stem:
        start, end = stem.index("{{"), stem.index("}}")
        stem = stem[:start] + "_____" + stem[end + 2 :]
    return stem
