"""How long and how much money: the pieces of a statement that measure it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import lexicon
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer, draft_of
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement, reported

CURRENCIES = frozenset(
    """dollar pound euro yen rupee franc forint krone kroner krona kronor peso yuan rouble ruble guilder
    mark lira zloty rand shilling""".split()
)
"""Coins and notes, in the singular as a word is looked up."""

_NUMBER = rf"(?:\d[\d,.]*|{'|'.join(lexicon.NUMBER_WORDS)})"
LENGTH = re.compile(rf"({_NUMBER}) (?:second|minute|hour|day|week|month|year|decade|centurie)s?", re.I)
_BOUND = re.compile(r"(?:about|some|around|roughly|approximately) ")
_SUM = re.compile(
    r"(?:(?:US|A|NZ|C)?[$£€] ?(\d[\d,.]*)(?: (hundred|thousand|million|billion|trillion))?"
    r"|(\d[\d,.]*)(?: (hundred|thousand|million|billion|trillion))?"
    rf" (?:{'|'.join(sorted(CURRENCIES))})s?)",
    re.I,
)
_COIN = {"$": "dollars", "£": "pounds", "€": "euros"}
_PAID = frozenset(
    """raise donate pay cost spend receive earn invest lose win give charge save owe borrow contribute grant
    collect steal fetch provide""".split()
)
_CHANGED = frozenset("reduce increase raise cut fall rise grow drop decrease lower exceed beat lead".split())


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for durations after "for", and for sums of money."""
    composer = Composer(w)
    for st in statements:
        if not reported(st):
            for part in st.parts:
                yield from attempt(w, st.sentence, _long(w, composer, st, part))
                yield from attempt(w, st.sentence, _much(w, composer, st, part))


def _long(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role != "time" or part.prep != "for" or st.torn:
        return
    text = s.text_of(k for k in part.tokens if k > part.tokens[0])
    plain = _BOUND.sub("", text)
    found = LENGTH.fullmatch(plain)
    if not found:
        return
    # The number is the answer's value, so that "how many years" is not asked beside it.
    number = found.group(1).casefold()
    value = lexicon.NUMBER_WORDS.get(number) or float(number.replace(",", ""))
    stems = composer.of_part(st, part, "For how long" if text == plain else "For about how long")
    yield draft_of(
        w, st, part, stems, Answer(plain, "duration", value=float(value), accept=(plain, text)), "long"
    )


def _much(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    if part.role not in ("object", "prep", "attr"):
        return
    text = s.text_of(k for k in part.tokens if not (part.prep and k == part.tokens[0]))
    found = _SUM.fullmatch(text)
    behind = s.tokens[max(part.tokens) + 1 : max(part.tokens) + 2]
    if found is None or (behind and not s.tokens[max(part.tokens)].space and behind[0].text.isalpha()):
        return  # "$3.5m" cut in two
    changed = part.prep == "by" and st.lemma in _CHANGED
    if (part.prep in ("for", "at") or changed) and part.tokens[0] > st.verb:
        wh = f"{part.prep.capitalize()} how much"
    elif (part.role == "object" and st.lemma in _PAID) or (part.role == "attr" and st.lemma == "be"):
        wh = "How much" if st.lemma in ("cost", "be") else "How much money"
    else:
        return
    number = (found.group(1) or found.group(3)).rstrip(".,").replace(",", "")
    answer = Answer(text, "money", value=float(number), accept=spellings(text))
    yield draft_of(w, st, part, composer.of_part(st, part, wh), answer, "money")


def spellings(text: str) -> tuple[str, ...]:
    """Ways to type a sum: with the sign, with the word, or bare."""
    found = [text]
    for sign, word in _COIN.items():
        if sign in text:
            bare = re.sub(r"^[A-Z]*[$£€] ?", "", text)
            found += [f"{sign}{bare}", f"{bare} {word}", bare]
    for sign, word in _COIN.items():
        if text.endswith(word):
            found += [f"{sign}{text.removesuffix(word).strip()}", text.removesuffix(word).strip()]
    return tuple(dict.fromkeys(found))
