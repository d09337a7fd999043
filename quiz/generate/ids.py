"""Names for questions, made of the fact: readable, unique, and the same however the question is worded.

An id is made of whom the evidence names, the verb, the kind of question and its answer:
``sco-establish-when-2001``. The stem has no part in it, nor has anything the rest of the article says.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable

from quiz.generate.drafts import Answer, Draft
from quiz.generate.words import Reading
from quiz.questions.slugs import latin, told

_STOP = frozenset(
    "the a an of in on at to for from by with and or was were is are did does do which what who whom when "
    "where how many much has have had been that these its his her their according as into".split()
)
LONGEST = 64
STAND_IN = "unnamed"
"""The id of a question that is not certain to be made."""

_NAMES, _ANSWERS = 2, 2  # how many of each an id tells; a mark stands for the rest
_OF_A_NAME, _OF_AN_ANSWER = 3, 3  # words
_OURS = ("match", "order")  # verbs of the task, not of the article
_VAGUE = ("nationality",)  # what many things of an article share


def slug(text: str, words: int = 6) -> str:
    """Lower-case words joined by hyphens; marks and letters that ASCII lacks are left out."""
    folded = unicodedata.normalize("NFKD", text.casefold()).encode("ascii", "ignore").decode()
    return "-".join(list(re.findall(r"[a-z0-9]+", re.sub(r"'s\b|(?<=\d),(?=\d{3}\b)", "", folded)))[:words])


def bank_id(name: str) -> str:
    """A bank's id from a file's or an article's name."""
    return told(slug(latin(name), 8)[:64].strip("-"), name, "article")


class Ids:
    """Gives out the ids of one bank, each only once.

    Two questions get one id only where names, verb, kind and answer are the same: then the evidence tells
    them apart, by four digits of its hash. No id depends on how many questions came before.
    """

    def __init__(self, reading: Reading, used: set[str] | None = None) -> None:
        self._reading = reading
        self._used = set() if used is None else used

    def give(self, draft: Draft) -> str:
        """The id of a draft that has become a question."""
        named = fact_id(draft, self._names(draft))
        found, told = named, " ".join((draft.topic, *draft.evidence))
        while found in self._used:
            found = f"{named[: LONGEST - 5].rstrip('-')}-{_mark(told)}"
            told += draft.stem  # the last resort, where even the evidence is the same
        self._used.add(found)
        return found

    def _names(self, draft: Draft) -> list[str]:
        """Who and what the evidence names, in its words and order, without those who are the answer.

        Where the fact itself names nobody, the first thing or place the sentence names has to do.
        """
        asked = {answer.entity for answer in draft.answers}
        found = self._placed(draft, draft.entities - asked, _VAGUE)[:_NAMES]
        if found or draft.pairs or not 0 <= draft.sentence < len(self._reading.mentions):
            return found
        around = frozenset(m.entity for m in self._reading.mentions[draft.sentence] if m.entity >= 0)
        return self._placed(draft, around - asked, (*_VAGUE, "person"))[:1]

    def _placed(self, draft: Draft, numbers: frozenset[int], without: tuple[str, ...]) -> list[str]:
        """The names of entities, of kinds that are not left out, in the order of the evidence."""
        passages = " ".join(draft.evidence)
        found = []
        for entity in (self._reading.entities[number] for number in numbers):
            here = [alias for alias in entity.aliases if alias in passages]
            if here and entity.kind not in without:
                short = [alias for alias in here if alias.isupper() and 2 <= len(alias) <= 6]
                name = min(short or here, key=_longest)
                found.append((min(map(passages.find, here)), _longest(name)))
        return [name for _, (_, name) in sorted(found)]


def fact_id(draft: Draft, names: Iterable[str]) -> str:
    """An id that tells names, verb, kind and answer, in 1 to 64 of ``a-z``, ``0-9`` and ``-``."""
    told = [slug(name, _OF_A_NAME) for name in names]
    answers = [_answer(answer) for answer in draft.answers]
    if draft.kind != "ordering":
        answers = sorted(answers)
    if len(answers) > _ANSWERS or draft.pairs:
        sides = sorted("\0".join(pair) for pair in draft.pairs)
        answers = [*answers[:_ANSWERS], _mark("\0".join([*answers, *sides]))]
    if draft.key is not None:
        answers.append(str(draft.key).lower())
    verb = "" if draft.lemma in _OURS else slug(draft.lemma, 2)
    asked = "-".join(part for part in (verb, slug(draft.kind, 2), *answers) if part)
    room = LONGEST - len(asked[:LONGEST]) - 1
    head = "-".join(part for part in told if part)
    if len(head) > room:
        head = head[: max(room, 0)].rpartition("-")[0]  # no half words
    return f"{head}-{asked}"[:LONGEST].strip("-") if head else asked[:LONGEST].strip("-") or "question"


def _answer(answer: Answer) -> str:
    """The answer in a few telling words; a mark where ASCII has no letters for it, nothing where none is."""
    words = slug(answer.text, 40).split("-")
    telling = [word for word in words if word not in _STOP] or words
    return "-".join(telling[:_OF_AN_ANSWER]) or (_mark(answer.text) if answer.text.strip() else "")


def _longest(name: str) -> tuple[int, str]:
    return -len(name), name


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:4]
