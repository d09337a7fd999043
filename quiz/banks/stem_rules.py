"""Rules of item writing that look at the stem and the key. Each docstring gives the reason."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from contextlib import suppress

from quiz.banks.wording import STOP, content, has_names, holds, tokens
from quiz.clean import visible
from quiz.questions import Question, Unreadable
from quiz.questions.numbers import read_number

LONGEST_STEM = 40  # words
_QUOTED = re.compile(r"[\"“][^\"“”]*[\"”]")
_AUX = r"(?:is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|must|may|might)"


def key_in_stem(q: Question) -> Iterator[str]:
    """A key that stands in the stem is read off, not known (Haladyna, Downing & Rodriguez 2002).

    Not a flaw where the stem names the choices to pick from: "Which is larger, Lahore or Karachi?"
    """
    stem = tokens(q.shown_stem())
    if _names_choices(q):
        return
    for spellings in q.spellings():
        for spelling in spellings:
            words = tokens(spelling)
            telling = any(w not in STOP for w in words) and sum(map(len, words)) > (
                1 if _numeric(words) else 2
            )
            if telling and holds(stem, words):
                yield f"the key “{spelling}” stands in the stem: take it out of the stem"
                return


def word_clue(q: Question) -> Iterator[str]:
    """A telling word that only the stem and the key share points at the key (Tarrant 2006: word repeats)."""
    right, wrong = q.right_choices(), q.wrong_choices()
    if len(right) != 1 or _names_choices(q) or any(key_in_stem(q)):
        return
    stem, elsewhere = set(tokens(q.stem)), {word for choice in wrong for word in tokens(choice)}
    for word in content(right[0]):
        if len(word) >= 5 and word in stem and word not in elsewhere:
            yield f"only the key repeats “{word}” from the stem: reword one of them"
            return


def _names_choices(q: Question) -> bool:
    """Whether the stem itself names wrong choices."""
    stem = tokens(q.stem)
    return any(holds(stem, tokens(choice)) for choice in q.wrong_choices())


def negative_stem(q: Question) -> Iterator[str]:
    """Picking what is not so tests attention more than knowledge (Haladyna 2002, Tarrant 2006)."""
    if not q.wrong_choices():
        return
    stem = _QUOTED.sub("", q.stem)
    main = re.match(
        rf"(?:which|who|what)\b(?:(?!\bthat\b|\bwho\b|\bsa(?:y|id)\b)[^,;:?])*?\b{_AUX}(?:\s+(?:not|never)\b|n['’]t\b)",
        stem.strip(),
        re.IGNORECASE,
    )
    if re.search(r"\bNOT\b|\bEXCEPT\b|\bexcept\b(?! for)", stem) or (main and "not only" not in main.group()):
        yield "the stem asks for what is not so: ask for what is"


def dangling_reference(q: Question) -> Iterator[str]:
    """The article is not at hand when the question is answered: every reference must be bound in the stem."""
    stem = _QUOTED.sub('"', q.shown_stem()).strip()
    found = _TO_THE_ARTICLE.search(stem) or _TO_ITS_DAY.search(stem)
    if not found and q.spellings():
        found = _unbound_pronoun(stem) or _unbound_noun(stem)
    if not found and not stem.endswith("?"):
        found = _STATEMENT_PRONOUN.match(stem)
    if found:
        yield f"“{' '.join(found.group().split())}” leans on the article: name what is meant"


_TO_THE_ARTICLE = re.compile(
    r"\baccording to (?:the|this) (?:article|passage|text|author|story)\b"
    r"|\b(?:this|the) (?:passage|article|text above|article above)\b"
    r"(?! (?:of|on|in|by|about|that|which|from|published|titled|called|\d))"
    r"|\b(?:mentioned|described|stated|shown|listed|discussed) (?:above|below|earlier)\b"
    r"|\baforementioned\b|\babove-mentioned\b",
    re.IGNORECASE,
)
_TO_ITS_DAY = re.compile(
    r"(?<!\bthe )(?<!\bhis )(?<!\bher )(?<!\bits )(?<!\btheir )(?<!'s )(?<!’s )"
    r"\b(?:this|last|next) (?:week|month|year|weekend|morning|afternoon|evening|night"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)\b(?! (?:of|before|after|in)\b)"
    r"|\b(?:yesterday|tomorrow|tonight|(?:earlier|later) today)\b"
)
_INVERTED = re.compile(rf"\b{_AUX} (?:he|she|they|we)\b")
_INVERTED_IT = re.compile(
    r"\bdid it \w+|\b(?:was|were) it (?:\w+ed|built|founded|held|made|born|begun|written|won|sold|set up)\b"
)
_EXPLETIVE = re.compile(
    r"\b(?:it (?:take|cost|mean|matter|become|happen|rain|snow|feel)"
    r"|to|that|when|if|for|how|who|what|whether)\b"
)
_POSSESSED = re.compile(r"\b(?:is|are|was|were|did) (?:his|her|their|its)\b")
_STATEMENT_PRONOUN = re.compile(
    r"(?:He|She|They|His|Her|Their|Its|We|Our) \w+|(?:This|These) (?!is\b|are\b)\w+"
)
_UNBOUND_NOUN = re.compile(
    r"\bthe (?:country|organi[sz]ation|company|agency|summit|prime minister|premier|initiative)\b"
    r"(?! (?:of|for|in|at|on|to|that|which|who|whose|where|with|by|from|between|against)\b)"
)


def _unbound_pronoun(stem: str) -> re.Match[str] | None:
    """A pronoun as subject of the question before which nothing is named that it could stand for."""
    for pattern in (_INVERTED, _INVERTED_IT, _POSSESSED):
        found = pattern.search(stem)
        if not found:
            continue
        before, after = stem[: found.start()], stem[found.start() :]
        bound = has_names(before) or "," in before or len(before.split()) > 5
        if not bound and not (pattern is _INVERTED_IT and _EXPLETIVE.search(after)):
            return found
    return None


def _unbound_noun(stem: str) -> re.Match[str] | None:
    """``the country`` and the like in a stem that names nothing and speaks of no such thing in general."""
    if has_names(stem) or re.search(r"\b(?:an?|every|each|any) ", stem):
        return None
    return _UNBOUND_NOUN.search(stem)


def no_question(q: Question) -> Iterator[str]:
    """A stem should put the question; choices without one are a list of statements (Haladyna 2002).

    A sentence to be completed is one: it ends in a gap, a colon or dots.
    """
    if not q.spellings():
        return
    stem = q.shown_stem()
    asks = re.search(r"[?？؟]|__|…|\.\.\.|:\s*$", stem) or _TASK.match(stem.strip())
    if not asks:
        yield "the stem is no question: end it with “?”, or leave a gap"


_TASK = re.compile(
    r"(?:please )?(?:name|list|select|choose|pick|tick|mark|identify|give|state|calculate|compute|find|solve"
    r"|complete|translate|convert|write|type|enter|match|define|spell|add|subtract|multiply|divide|round"
    r"|simplify|estimate|evaluate|fill|determine|express|indicate|recall)\b",
    re.IGNORECASE,
)


def long_stem(q: Question) -> Iterator[str]:
    """Whoever must read forty words is tested in reading (Haladyna 2002: minimise the amount of reading).

    Not a flaw of a sentence with gaps, which is as long as its author made it.
    """
    count = len(q.stem.split())
    if count > LONGEST_STEM and q.shown_stem() == q.stem:
        yield f"the stem has {count} words: say it in {LONGEST_STEM} or fewer"


def key_not_in_evidence(q: Question) -> Iterator[str]:
    """Evidence that does not hold the key proves nothing, and nothing in it can be highlighted."""
    if not q.evidence:
        return
    passages = " ".join(q.evidence)
    words = set(tokens(passages))
    for spellings in q.spellings():
        number = q.number()
        if number is None:
            found = any(_touches(words, spelling) for spelling in spellings)
        else:
            found = abs(number) <= len(_COUNTING) or _states_number(passages, number)
        if not found:
            yield f"the key “{spellings[0]}” is not in the evidence"


_NUMBER_NAMES = """
one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
eighteen nineteen twenty
"""
_COUNTING = _NUMBER_NAMES.split()


def _states_number(text: str, key: float) -> bool:
    """Whether a number of the text is the key, also written as 3.5 million, 23rd or 40%."""
    for found in re.finditer(r"\d[\d,.]*(?:\s+(?:thousand|million|billion|trillion)\b)?", text):
        written = found.group().rstrip(".,")
        for way in (written, written.split()[0].rstrip(".,")):
            with suppress(Unreadable):  # such as 1.2.3
                if abs(read_number(way) - key) <= 1e-9 * max(1.0, abs(key)):
                    return True
    return False


def _touches(words: set[str], spelling: str) -> bool:
    """Whether a telling word of the spelling, or the start of one, is among the words."""
    telling = content(spelling) or tokens(spelling)
    if not telling:
        return True
    numbers = {str(n): word for n, word in enumerate(_COUNTING, start=1)}
    starts = {word[:4] for word in words if len(word) >= 4}
    return any(w in words or numbers.get(w) in words or w[:4] in starts for w in telling)


def _numeric(words: list[str]) -> bool:
    return all(word.replace(".", "").isdigit() for word in words)


def unseen_characters(q: Question) -> Iterator[str]:
    """What nobody sees changes what is shown, searched and compared: escapes, marks that turn the text."""
    for text in _texts(q):
        plain = text.replace("\r\n", "\n").replace("\t", "    ")
        if visible(text) != plain:
            yield f"“{visible(text, lines=False, limit=40)}” holds characters that nobody sees: type it anew"
            return


def _texts(value: object) -> Iterator[str]:
    """All text in a question."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple | list):
        for part in value:
            yield from _texts(part)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _texts(getattr(value, field.name))
