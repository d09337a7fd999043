"""How many and how much: a question for the number in a noun phrase."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.generate import hanging, lexicon
from quiz.generate.asking import names
from quiz.generate.asking.attempt import attempt
from quiz.generate.asking.compose import Composer
from quiz.generate.asking.measures import CURRENCIES
from quiz.generate.clauses import Part
from quiz.generate.drafts import Answer, Draft
from quiz.generate.phrase import Writer
from quiz.generate.statements import Statement
from quiz.generate.wording import Unclear, tokens_of
from quiz.generate.words import Sentence

_ABOUT = frozenset("about around approximately roughly some circa".split())
_MORE = frozenset(("over", "than", "least"))
_SKIP = frozenset("nearly almost under fewer less up close just only least most each".split())
_APART = CURRENCIES | frozenset("percent third quarter half fifth tenth share way time".split())
"""What is asked as a sum or a share, or not at all."""

_SINGULAR = frozenset("was is has does".split())

FEWEST = 3
"""A pair is guessed, or named by the rest of the sentence."""

_DIGITS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?")


def ask(w: Writer, statements: list[Statement]) -> Iterator[Draft]:
    """Drafts for counted nouns in any piece of a statement, and for sums of money and percentages."""
    composer = Composer(w)
    for st in statements:
        for part in (st.subject, *st.parts):
            if part.role in ("time", "cause", "purpose", "comp"):
                continue
            yield from attempt(w, st.sentence, _counted(w, composer, st, part))
            yield from attempt(w, st.sentence, _share(w, composer, st, part))


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
    if part.prep and hanging.nth_of(s, part.tokens[0]):
        return
    numeral = next((s.tokens[k] for k in s.kids[head.i] if s.tokens[k].dep == "nummod" and k < head.i), None)
    if numeral is None or (not head.plural and head.lemma != "people") or head.lemma in _APART:
        return
    if any(
        s.tokens[k].dep in ("det", "poss") and s.tokens[k].text.casefold() not in ("a", "an", "some")
        for k in s.kids[head.i]
    ):
        return
    if part.role == "subject" and s.tokens[st.group[0]].text.casefold() in _SINGULAR:
        return  # "walked 91 batters, which was second most": the clause tells of the number
    below = list(s.subtree(numeral.i))
    number = number_of(" ".join(s.tokens[k].text for k in below if s.tokens[k].tag == "CD"))
    if (
        number is None
        or number[0] < FEWEST
        or not memorable(number[2])
        or _headlined(w, number)
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
    colon = next((k for k in rest if s.tokens[k].text == ":"), rest[-1] + 1 if rest else 0)
    rest = [k for k in rest if k < colon]  # a list behind a colon names them one by one
    if not rest or any(s.tokens[k].tag == "CD" or s.tokens[k].dep in ("relcl", "acl") for k in rest):
        return
    rest, tail = _tail(s, st, part, rest)
    noun = w.write(s, rest)
    if part.prep and lead not in ("How many", "About how many"):
        return  # "From more than how many …?"
    stranded = part.prep == "of"  # "How many lines does it consist of?"
    wh = f"{part.prep.capitalize()} {lead.lower()} {noun}" if part.prep and not stranded else f"{lead} {noun}"
    stems = (
        composer.of_words(st, wh)
        if part.role == "subject"
        else composer.of_agent(st, part, f"{lead} {noun}", plural=True)
        if part.role == "agent"
        else composer.of_part(st, part, wh)
    )
    if tail or stranded:
        behind = "of" if stranded else w.write(s, tail)
        stems = tuple(f"{q[:-1]} {behind}?" for q in stems)
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


def memorable(text: str) -> bool:
    """Whether a number can be kept in mind: four exact digits, such as a total of votes, cannot."""
    return len(re.sub(r"\D", "", text).rstrip("0")) <= 3


def _headlined(w: Writer, number: tuple[float, str, str]) -> bool:
    """Whether the headline, which stands before a story's questions, has the number in digits or in words."""
    title = set(tokens_of(w.article.title))
    return w.article.published is not None and any(
        set(tokens_of(text)) <= title for text in answer(number).accept
    )


def _tail(s: Sentence, st: Statement, part: Part, rest: list[int]) -> tuple[list[int], list[int]]:
    """Where the thing counted was met ("40 people at works in Ghent") goes behind the verb."""
    if part.role not in ("object", "prep") or any(p.tokens[0] > part.tokens[-1] for p in st.parts):
        return rest, []
    where = [
        k for k in s.kids[part.head] if k > part.head and s.tokens[k].text.casefold() in ("at", "in", "on")
    ]
    if not where:
        return rest, []
    return [k for k in rest if k < where[0]], [k for k in rest if k >= where[0]]


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
    if words & _MORE:
        raise Unclear("a bound that asks badly")  # "More than how many flights did they cancel?"
    return "About how many" if words & _ABOUT else "How many"
