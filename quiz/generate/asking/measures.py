"""How long, how much money, and why: pieces of a statement that measure or explain it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import lexicon
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer, draft_of
from quiz.generate.asking.phrases import phrase
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported

_NUMBER = rf"(?:\d[\d,.]*|{'|'.join(lexicon.NUMBER_WORDS)})"
_LENGTH = re.compile(rf"({_NUMBER} (?:second|minute|hour|day|week|month|year|decade|centurie)s?)", re.I)
_SUM = re.compile(
    r"((?:US|A|NZ|C)?[$£€] ?\d[\d,.]*)( (?:hundred|thousand|million|billion|trillion))?"
    r"|(\d[\d,.]*)( (?:hundred|thousand|million|billion|trillion))? (dollars|pounds|euros|yen|rupees)",
    re.I,
)
_COIN = {"$": "dollars", "£": "pounds", "€": "euros"}
_PAID = frozenset(
    """raise donate pay cost spend receive earn invest lose win give charge save owe borrow contribute grant
    collect steal fetch provide""".split()
)
_CHANGED = frozenset("reduce increase raise cut fall rise grow drop decrease lower exceed beat lead".split())


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for durations after "for", sums of money, and causes after "because of" and "due to"."""
    composer = Composer(w)
    for st in statements:
        if reported(st):
            continue
        for part in st.parts:
            yield from attempt(w, _long(w, composer, st, part))
            yield from attempt(w, _much(w, composer, st, part))
            yield from attempt(w, _why(w, composer, st, part))


def _long(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role != "time" or part.prep != "for" or st.torn:
        return
    text = s.text_of(k for k in part.tokens if k > part.tokens[0])
    found = _LENGTH.fullmatch(re.sub(r"^(?:about|some|around|nearly|almost|over|more than) ", "", text))
    if not found or text.startswith(("nearly", "almost", "over", "more")):
        return
    stems = composer.of_part(st, part, "For about how long" if text != found.group(1) else "For how long")
    yield draft_of(
        w, st, part, stems, Answer(found.group(1), "duration", accept=(found.group(1), text)), "long"
    )


def _much(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role not in ("object", "prep"):
        return
    text = s.text_of(k for k in part.tokens if not (part.prep and k == part.tokens[0]))
    found = _SUM.fullmatch(text)
    if found is None:
        return
    changed = part.prep == "by" and st.lemma in _CHANGED
    if (part.prep in ("for", "at") or changed) and part.tokens[0] > st.verb:
        wh = f"{part.prep.capitalize()} how much"
    elif part.role == "object" and st.lemma in _PAID:
        wh = "How much" if st.lemma == "cost" else "How much money"
    else:
        return
    yield draft_of(
        w, st, part, composer.of_part(st, part, wh), Answer(text, "money", accept=_spellings(text)), "money"
    )


def _spellings(text: str) -> tuple[str, ...]:
    found = [text]
    for sign, word in _COIN.items():
        if sign in text:
            bare = re.sub(r"^[A-Z]*[$£€] ?", "", text)
            found += [f"{sign}{bare}", f"{bare} {word}", bare]
    for sign, word in _COIN.items():
        if text.endswith(word):
            found += [f"{sign}{text.removesuffix(word).strip()}", text.removesuffix(word).strip()]
    return tuple(dict.fromkeys(found))


def _why(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role != "cause" or s.tokens[part.head].pos not in ("NOUN", "PROPN"):
        return
    answer = phrase(w, s, part)
    if answer is None:
        return
    because = "because of" if part.prep == "because" else "due to"
    accept = (*answer.accept, *(f"{because} {a}" for a in answer.accept))
    stems = composer.of_part(st, part, "Why")
    yield draft_of(w, st, part, stems, Answer(answer.text, "thing", accept=accept), "cause")
