"""How close a typed answer is to a key: what is forgiven, and what a near miss got wrong.

Case, accents, punctuation, articles, the order of the words of a name or date, a number in digits or in
letters, a unit in another spelling, and a small slip of the pen are forgiven. A different number, day or
unit, a negation, the contrary, or another choice never is. Where it is doubtful, the answer is not taken:
the learner may say that it was right.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import permutations

from quiz.questions.amounts import number_of, other_unit, read_amount
from quiz.questions.base import LIMITS, Unreadable
from quiz.questions.days import MONTHS, days, in_figures
from quiz.questions.lookalikes import LOOKALIKES, NEGATIONS, contrary, fixed, is_number, rivals
from quiz.questions.numerals import in_digits
from quiz.questions.text import canonical, near, normal

_FOLDED = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "ħ": "h"}
)
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_PARTICLES = frozenset("de di da del della der den du la le van von bin ibn al el ten ter zu y".split())
_MOST_WORDS = 4
"""Of a name whose words may stand in any order; there are 24 orders of four."""
_BETWEEN = re.compile(r"[\s,]+")
_LETTERS = re.compile(r"[\u0000-\u052f\u1e00-\u1fff]*")  # Latin, Greek, Cyrillic: a letter is a sound


@dataclass(frozen=True, slots=True)
class Closeness:
    """How close an answer came.

    Attributes:
        right: whether it is taken.
        note: what differs, for the learner; empty where nothing does that matters.
        edits: letters that differ, where it is taken.
    """

    right: bool
    note: str = ""
    edits: int = 0


_FAR = Closeness(False)
_FIGURE = re.compile(r"(?<!\w)\d")
_FAR_OFF = 20
"""Letters that differ from which on no spelling is nearer than another."""


def closeness(typed: str, accepted: Sequence[str], others: Sequence[str] = (), stem: str = "") -> Closeness:
    """Compare a typed answer with the spellings taken.

    Args:
        accepted: the spellings, the first being the model answer.
        others: texts that are other answers, such as the wrong choices; never taken, whatever is accepted.
        stem: of the question; what it counts may stand behind a number.
    """
    if len(typed) > LIMITS["text"]:
        return _FAR
    said = canonical(typed)
    keys = {key: same for key in accepted if (same := canonical(key))}
    if not said or not keys:
        return _FAR
    wrong = _another(typed, said, next(iter(keys)), others) if others else None
    if wrong is not None:
        return Closeness(False, f"“{_short(wrong)}” is another of the possible answers")
    if said in keys.values():
        return Closeness(True)
    found = [_against(typed, key, others, stem) for key in keys]
    taken = [closeness for closeness in found if closeness.right]
    if taken:
        return min(taken, key=lambda closeness: closeness.edits)
    noted = [(key, close.note) for key, close in zip(keys, found, strict=True) if close.note]
    if len(noted) > 1:
        counted = canonical(in_digits(typed))
        noted.sort(key=lambda entry: distance(counted, canonical(in_digits(entry[0])), _FAR_OFF))
    return Closeness(False, noted[0][1]) if noted else _FAR


def _another(typed: str, said: str, model: str, others: Sequence[str]) -> str | None:
    """The other answer that was typed, in letters or in digits, unless it is the model answer as well."""
    counted = canonical(in_digits(typed))
    numbered = counted != said or _FIGURE.search(said) is not None
    for other in others:
        if canonical(other) == said or (numbered and canonical(in_digits(other)) == counted):
            same = canonical(model) == said or canonical(in_digits(model)) == counted
            return None if same else other
    return None


def allowance(letters: int) -> int:
    """How many letters of a word may be amiss: none up to 3, one up to 7, else two."""
    return 0 if letters <= 3 else 1 if letters <= 7 else 2


def any_order(key: str) -> bool:
    """Whether the words of a key may stand in any order: those of a name or a date."""
    words = [word for word in _BETWEEN.split(key.strip()) if word]
    if not 2 <= len(words) <= _MOST_WORDS:
        return False
    if any(word.casefold() in MONTHS for word in words):
        return all(word.casefold() in MONTHS or word[0].isdigit() for word in words)
    return all(
        word.casefold() in _PARTICLES or (word[0].isupper() and not any(c.isdigit() for c in word))
        for word in words
    )


def _against(typed: str, key: str, others: Sequence[str], stem: str) -> Closeness:
    verdict = _as_number(typed, key, others, stem) or _as_day(typed, key, others)
    if verdict is not None:
        return verdict
    told, right = in_digits(typed), in_digits(key)
    said, wanted = telling_words(told), telling_words(right)
    if len(said) != len(wanted) and any_order(key):  # a leading “An” may be part of a name, no article
        said, wanted = (telling_words(f"x {text}")[1:] for text in (told, right))
    if (amiss := _forbidden(said, wanted, key)) is not None:
        return amiss
    paired = _paired(said, wanted, key)
    edits = _edits(paired) if paired is not None else None
    if edits is None and "".join(said) == "".join(wanted):
        edits, paired = 0, None  # only a blank or a hyphen is amiss
    if edits is None or edits > 2:
        return _near_miss(typed, key, paired)
    rival = _rival(said, edits, others)
    if rival is not None:
        return Closeness(False, f"as close to “{_short(rival)}” as to “{_short(key)}”")
    return Closeness(True, f"it is spelt “{_short(key)}”" if edits else "", edits)


def _as_number(typed: str, key: str, others: Sequence[str], stem: str) -> Closeness | None:
    """The verdict where the key is a number and one was typed; None where words decide."""
    wanted = number_of(in_digits(key))
    if wanted is None:
        return None
    value, unit = wanted
    try:
        told = read_amount(typed, unit, stem)
    except Unreadable:
        if not other_unit(typed):
            return None
        return Closeness(False, f"another unit: {_short(typed)}, not {_short(key)}")
    if told != value:
        return Closeness(False, f"another number: {_short(typed)}, not {_short(key)}")
    found = (number_of(in_digits(other)) for other in others)
    alike = any(other is not None and other[0] == value for other in found)
    return None if alike else Closeness(True)  # then the unit tells the choices apart


def _as_day(typed: str, key: str, others: Sequence[str]) -> Closeness | None:
    """The verdict where the key is a day and so is what was typed; None where words decide."""
    wanted, told = days(key), days(typed)
    if len(wanted) != 1 or not told:
        return None
    if told == wanted and all(days(other) != wanted for other in others):
        return Closeness(True)
    if not in_figures(typed):
        return None
    if told > wanted:
        return Closeness(False, f"{_short(typed)} may be either of two days: write the month as a word")
    return Closeness(False, f"another day: {_short(typed)}, not {_short(key)}")


def telling_words(text: str) -> list[str]:
    """The words that count; letters with a stroke are folded as accents are."""
    words = normal(text).translate(_FOLDED).split()
    words = [_ORDINAL.sub(r"\1", word) if word[0].isdigit() else word for word in words]
    return [word for word in words if word != "the"] or words


def _forbidden(said: list[str], wanted: list[str], key: str) -> Closeness | None:
    """What no slip explains: another number, a negation more or less, the contrary."""
    told, right = ([word for word in words if is_number(word)] for words in (said, wanted))
    if sorted(told) != sorted(right):
        more, less = Counter(told) - Counter(right), Counter(right) - Counter(told)
        one, other = (", ".join(counted.elements()) for counted in (more, less))
        if one and other:
            return Closeness(False, f"the number differs: {one}, not {other}")
        if (more or less).total() > 1:
            wrong = f"the numbers {one} do not belong there" if one else f"the numbers {other} are missing"
        else:
            wrong = f"the number {one} does not belong there" if one else f"the number {other} is missing"
        return Closeness(False, wrong)
    if told != right and not any_order(key):
        return Closeness(False, "the numbers stand in another order")
    turned = Counter(word for word in said if word in NEGATIONS)
    if turned != Counter(word for word in wanted if word in NEGATIONS):
        return Closeness(False, f"a negation makes it another answer than “{_short(key)}”")
    for one in set(said) - set(wanted):
        for other in set(wanted) - set(said):
            if contrary(one, other):
                return Closeness(False, f"“{one}” is the contrary of “{other}”")
    return None


def _paired(said: list[str], wanted: list[str], key: str) -> list[tuple[str, str]] | None:
    """Each typed word with the one it stands for; None where there are more or fewer."""
    if len(said) != len(wanted):
        return None
    straight = list(zip(said, wanted, strict=True))
    if not any_order(key) or len(said) > _MOST_WORDS or _edits(straight) is not None:
        return straight
    turned = ([*zip(order, wanted, strict=True)] for order in permutations(said))
    found = [(edits, pairs) for pairs in turned if (edits := _edits(pairs)) is not None]
    return min(found, key=lambda entry: entry[0])[1] if found else straight


def _edits(pairs: Sequence[tuple[str, str]]) -> int | None:
    """Letters amiss in all words; None where one is more than a slip."""
    total = 0
    for typed, word in pairs:
        edits = _slips(typed, word)
        if edits is None:
            return None
        total += edits
    return total


def _slips(typed: str, word: str) -> int | None:
    """Letters amiss in a word; None where it is another word."""
    if typed == word:
        return 0
    allowed = allowance(len(word))
    if not allowed or abs(len(typed) - len(word)) > allowed or fixed(word) or fixed(typed):
        return None
    if typed in LOOKALIKES or not (_LETTERS.fullmatch(word) and _LETTERS.fullmatch(typed)):
        return None
    edits = distance(typed, word, allowed)
    if edits > allowed:
        return None
    others = rivals(word) | (LOOKALIKES - {word} if word in LOOKALIKES else frozenset())
    return None if any(distance(typed, other, edits) <= edits for other in others) else edits


def _rival(said: list[str], edits: int, others: Sequence[str]) -> str | None:
    """Another answer that is at least as close, in the order typed or in any."""
    for other in others:
        words = telling_words(in_digits(other))
        for one, two in ((said, words), (sorted(said), sorted(words))):
            if distance("".join(one), "".join(two), edits) <= edits:
                return other
    return None


def _near_miss(typed: str, key: str, paired: list[tuple[str, str]] | None) -> Closeness:
    """An answer that is not taken, with a word about what differs where it is close."""
    for a, b in paired or ():
        if a != b and (a in rivals(b) or (a in LOOKALIKES and distance(a, b, 2) <= 2)):
            return Closeness(False, f"“{_short(a)}” is something else than “{_short(b)}”")
    one, two = "".join(telling_words(typed)), "".join(telling_words(key))
    if not near(typed, key) and (len(two) < 4 or distance(one, two, len(two) // 4) > len(two) // 4):
        return _FAR
    differ = [f"“{_short(a)}” for “{_short(b)}”" for a, b in paired or () if a != b][:2]
    detail = f": {', '.join(differ)}" if differ and len(paired or ()) > 1 else ""
    return Closeness(False, f"close to “{_short(key)}”, but not the same{detail}")


def distance(one: str, other: str, most: int) -> int:
    """Letters put in, left out, changed or swapped with their neighbour; more than ``most`` is most + 1."""
    if abs(len(one) - len(other)) > most:
        return most + 1
    from rapidfuzz.distance import DamerauLevenshtein  # late: only what is not the same needs it

    return int(DamerauLevenshtein.distance(one, other, score_cutoff=most))


def get_ready() -> None:
    """Load what measures distance, while nobody waits for it: 30 ms, once."""
    distance("a", "b", 1)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= 60 else text[:59] + "…"
