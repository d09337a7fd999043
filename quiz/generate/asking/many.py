"""How many and how much: a question for the number in a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import lexicon
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear
from quiz.generate.words import Sentence

_ABOUT = frozenset("about around approximately roughly some circa".split())
_MORE = {"over": "More than", "than": "More than", "least": "At least"}
_SKIP = frozenset("nearly almost under fewer less up close just only least most each".split())
_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for counted nouns in any piece of a statement, and for sums of money and percentages."""
    composer = Composer(w)
    for st in statements:
        for part in (st.subject, *st.parts):
            if part.role in ("time", "cause", "purpose", "comp"):
                continue
            yield from attempt(w, _counted(w, composer, st, part))
            yield from attempt(w, _share(w, composer, st, part))


def number_of(words: str) -> tuple[float, str, str] | None:
    """Value, scale and spelling of a number in words or digits: ``(2.0, "million", "2 million")``."""
    parts = words.replace("$", " ").replace("£", " ").replace("€", " ").split()
    if not 1 <= len(parts) <= 2:
        return None
    scale = parts[1].casefold() if len(parts) == 2 else ""
    if scale and scale not in lexicon.SCALES:
        return None
    first = parts[0].casefold()
    if _DIGITS.fullmatch(first):
        return float(first.replace(",", "")), scale, " ".join(parts)
    if first in lexicon.NUMBER_WORDS:
        return float(lexicon.NUMBER_WORDS[first]), scale, " ".join(parts).casefold()
    return None


def _counted(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    s = st.sentence
    head = s.tokens[part.head]
    if head.pos != "NOUN" or any(s.tokens[k].dep == "conj" for k in s.kids[head.i]):
        return
    numeral = next((s.tokens[k] for k in s.kids[head.i] if s.tokens[k].dep == "nummod" and k < head.i), None)
    if numeral is None or (not head.plural and head.lemma not in ("people", "percent")):
        return
    if any(
        s.tokens[k].dep in ("det", "poss") and s.tokens[k].text.casefold() not in ("a", "an", "some")
        for k in s.kids[head.i]
    ):
        return
    below = list(s.subtree(numeral.i))
    number = number_of(" ".join(s.tokens[k].text for k in below if s.tokens[k].tag == "CD"))
    if (
        number is None
        or number[0] < 2
        or (not number[1] and 1900 <= number[0] <= 2100 and "," not in number[2])
    ):
        return
    lead = _lead(s, [k for k in (*below, min(below) - 1) if k >= 0 and s.tokens[k].tag != "CD"])
    gone = set(below) | {
        k
        for k in part.tokens
        if k < head.i
        and s.tokens[k].text.casefold()
        in (
            "a",
            "an",
            "about",
            "around",
            "some",
            "over",
            "more",
            "than",
            "approximately",
            "roughly",
            "at",
            "least",
        )
    }
    gone = {k for k in gone if not (part.prep and k == part.tokens[0])}
    rest = [k for k in part.tokens if k not in gone]
    if part.prep:
        rest = rest[1:]
        if part.prep in ("about", "around", "over"):
            return
    if not rest or any(s.tokens[k].tag == "CD" for k in rest):
        return
    noun = w.write(s, rest)
    wh = f"{part.prep.capitalize()} {lead.lower()} {noun}" if part.prep else f"{lead} {noun}"
    stems = (
        composer.of_words(st, wh)
        if part.role == "subject"
        else composer.of_agent(st, part, f"{lead} {noun}", plural=True)
        if part.role == "agent"
        else composer.of_part(st, part, wh)
    )
    yield Draft(
        kind="many",
        stems=stems,
        answers=(answer(number, noun),),
        fact=f"{st.number}",
        sentence=s.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st),
        lemma=st.lemma,
    )


def _share(w: Writer, composer: Composer, st: Statement, part: Part) -> Iterator[Draft]:
    """ "70 percent of the market": asked as "what percentage of the market"."""
    s = st.sentence
    head = s.tokens[part.head]
    if head.text.casefold() not in ("percent", "%") or part.head - 1 not in part.tokens:
        return
    number = number_of(s.tokens[part.head - 1].text)
    before = {s.tokens[k].text.casefold() for k in range(max(0, head.i - 4), head.i - 1)}
    if number is None or before & (_SKIP | {"than", "over", "or", "to", "-", "between", "below", "above"}):
        return
    of = s.child(head.i, "prep")
    rest = w.write(s, [k for k in part.tokens if k > head.i]) if of is not None else ""
    if (of is not None and of.text != "of") or part.prep not in ("", "for", "by", "to", "at"):
        return
    if not rest and part.prep not in ("by",):
        return
    lead = "About what percentage" if before & _ABOUT else "What percentage"
    wh = f"{lead} {rest}".strip()
    wh = f"{part.prep.capitalize()} {wh[:1].lower()}{wh[1:]}" if part.prep else wh
    stems = composer.of_words(st, wh) if part.role == "subject" else composer.of_part(st, part, wh)
    a = answer(number)
    yield Draft(
        kind="many",
        stems=stems,
        answers=(Answer(a.text, "number", value=a.value, unit="percent", accept=a.accept),),
        fact=f"{st.number}",
        sentence=s.index,
        evidence=(st.evidence,),
        entities=names.entities_in(w, st),
        lemma=st.lemma,
    )


def answer(number: tuple[float, str, str], noun: str = "") -> Answer:
    """A number as an answer."""
    value, scale, text = number
    accept = [text]
    if not scale:
        accept += [str(int(value)), f"{int(value):,}"] if value == int(value) else []
        accept += [word for word, n in lexicon.NUMBER_WORDS.items() if n == value]
    elif value == int(value):
        accept += [f"{int(value)} {scale}"]
    return Answer(text, "number", value=value, unit=scale, accept=tuple(dict.fromkeys(accept)))


def _lead(s: Sentence, around: list[int]) -> str:
    words = {s.tokens[k].text.casefold() for k in around}
    if words & {
        "perhaps",
        "possibly",
        "estimated",
        "nearly",
        "almost",
        "under",
        "fewer",
        "less",
        "up",
        "to",
        "below",
        "every",
        "between",
        "or",
        "-",
    }:
        raise Unclear("a bound that asks badly")
    for word, lead in _MORE.items():
        if word in words:
            return f"{lead} how many"
    return "About how many" if words & _ABOUT else "How many"
