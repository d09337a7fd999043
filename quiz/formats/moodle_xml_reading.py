"""Moodle XML becomes questions, one element at a time: a file is never held whole as a tree."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from quiz.formats.categories import category_parts
from quiz.formats.choices import choice_question
from quiz.formats.exchange import FormatError, Taken
from quiz.formats.extras import bank_about, question_fields, read_extras, untold
from quiz.formats.gathering import UNNAMED, Gathered
from quiz.formats.moodle_cloze import NotCloze, cloze_from_moodle
from quiz.formats.plain_text import html_to_text, looks_like_html, number, tidy
from quiz.formats.tidying import unlike
from quiz.formats.wildcards import without_wildcards
from quiz.formats.xml_reading import Declares, NoXml, xml_events
from quiz.questions import Cloze, Matching, MultiChoice, Numerical, Ordering, Question, ShortAnswer, TrueFalse
from quiz.questions.base import LIMITS

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_DEEPEST = 64
_MOST_PARTS = 20_000
"""Elements of one question: two hundred answers with feedback take a tenth of it."""
_LONGEST = 2_000_000
"""Characters of a text: pictures may stand in it, but no more than a few."""


class _Odd(Exception):
    """A question that cannot be taken over; ``str()`` says why."""


def read_moodle_xml(data: bytes, path: Path) -> Taken:
    """The bank in a Moodle XML file.

    Raises:
        FormatError: it is no such XML, declares entities, is nested beyond reason, or holds no question.
        MissingExtra: defusedxml is not installed.
    """
    gathered = Gathered(path)
    about: dict[str, Any] = {}
    category: tuple[str, ...] = ()
    count = 0
    for element in _elements(data, path, gathered):
        if element.get("type") == "category":
            category = category_parts(_plain(element.find("category")))
            about |= {"id": _plain(element.find("idnumber")), "description": _described(element.find("info"))}
            about |= bank_about(read_extras(_plain(element.find("scoquiz"))))
            continue
        count += 1
        reading = _Reading(element, gathered.note)
        try:
            question = reading.question()
        except (_Odd, NotCloze) as odd:
            gathered.skip(reading.place(count), str(odd))
        else:
            gathered.take(question, reading.place(count), reading.own_id(), category)
    return gathered.taken(**about)


def _elements(data: bytes, path: Path, gathered: Gathered) -> Iterator[Element]:
    """The questions, each forgotten when the next is read. What is broken ends the file and is told."""
    depth = parts = found = 0
    root = None
    try:
        for event, element in xml_events(data, "reading Moodle XML"):
            if event == "start":
                root = element if root is None else root
                depth, parts = depth + 1, parts + 1
                if depth > _DEEPEST or parts > _MOST_PARTS:
                    raise FormatError(f"{path}: is nested or branched beyond reason: no question needs that")
                if depth == 1 and element.tag != "quiz":
                    raise FormatError(f"{path}: is no Moodle XML: its outermost element is not <quiz>")
                continue
            depth -= 1
            if depth == 1 and root is not None:
                if element.tag == "question":
                    found += 1
                    yield element
                root.clear()
                parts = 0
    except Declares:
        raise FormatError(f"{path}: declares a document type or entities: take those out") from None
    except NoXml as error:
        if not found:
            raise FormatError(f"{path}: is no well-formed XML: {error}") from None
        gathered.skip(f"after question {found}", f"no well-formed XML from here on: {error}")


class _Reading:
    """Reads one question element."""

    def __init__(self, element: Element, note: Callable[[str], None]) -> None:
        self._element = element
        self._note = note
        self._explanation = ""
        text = element.find("questiontext")
        self._format = "html" if text is None else text.get("format", "html")

    def own_id(self) -> str:
        """The idnumber, else the name."""
        return _plain(self._element.find("idnumber")) or _plain(self._element.find("name"))

    def place(self, count: int) -> str:
        """Where it is, as a person finds it again in Moodle and in the file."""
        name = " ".join(_plain(self._element.find("name")).split())
        return f"question {count}" + (f" ({name[:60]})" if name else "")

    def question(self) -> Question:
        """The question, not yet gathered.

        Raises:
            _Odd: it cannot be taken over.
            NotCloze: its gaps cannot be.
        """
        element = self._element
        if _plain(element.find("hidden")) == "1":
            raise _Odd("hidden in Moodle, so out of use")
        kind = element.get("type", "")
        made = _KINDS.get(kind)
        if made is None:
            raise _Odd(f"Moodle's type {tidy(kind)[:40] or 'without a name'}: no such questions here")
        if next(element.iter("file"), None) is not None:
            self._note("pictures and sounds are left out")
        self._explanation, evidence = untold(_shown(element.find("generalfeedback")))
        question = made(self)
        extras = read_extras(_plain(element.find("scoquiz")))
        wanted = {"tags", "difficulty", "reviewed", "generated"}
        if isinstance(question, MultiChoice):
            wanted.add("accept")
        fields: dict[str, Any] = {
            "explanation": self._explanation,
            "evidence": evidence,
            "tags": tuple(_plain(tag) for tag in element.iterfind("tags/tag")),
        }
        return replace(question, **fields | question_fields(extras, type(question), wanted))

    def _stem(self) -> str:
        return _shown(self._element.find("questiontext"))

    def _answers(self) -> Iterator[tuple[float, str, Element]]:
        """The share of the marks in percent, the text, and the element of each answer."""
        for answer in self._element.iterfind("answer"):
            worth = number(answer.get("fraction", "0"))
            yield (0.0 if worth is None else worth), _shown(answer, self._format), answer

    def _feedback(self, answer: Element, *, right: bool) -> None:
        """The feedback on a right answer explains the question where nothing else does."""
        told = _shown(answer.find("feedback"), self._format)
        if told and right and not self._explanation:
            self._explanation = told
        elif told and told != self._explanation:
            self._note("feedback on single answers is left out")

    def multichoice(self) -> Question:
        """One right choice, or several."""
        several = _plain(self._element.find("single")).lower() in ("false", "0")
        right: list[str] = []
        wrong: list[str] = []
        for worth, text, answer in self._answers():
            is_right = worth > 0 if several else worth >= 100
            if worth > 0 and not is_right:
                self._note("a choice worth part of the marks counts as wrong")
            (right if is_right else wrong).append(text)
            self._feedback(answer, right=is_right)
        return choice_question(tuple(right), tuple(wrong), several=several, stem=self._stem())

    def truefalse(self) -> Question:
        """A statement; the feedback on the wrong word corrects it."""
        worth = {text.lower(): (share, answer) for share, text, answer in self._answers()}
        if set(worth) != {"true", "false"}:
            raise _Odd("true or false, without the answers true and false")
        key = worth["true"][0] > worth["false"][0]
        correction = "" if key else _shown(worth["true"][1].find("feedback"), self._format)
        self._feedback(worth["true" if key else "false"][1], right=True)
        if key:
            self._feedback(worth["false"][1], right=False)
        return TrueFalse(id=UNNAMED, stem=self._stem(), key=key, correction=correction)

    def shortanswer(self) -> Question:
        """The spellings worth all marks."""
        found = []
        for worth, _, answer in self._answers():
            self._feedback(answer, right=worth >= 100)
            if worth >= 100:
                found.append(without_wildcards(_plain(answer)))
            elif worth > 0:
                self._note("an answer worth part of the marks is left out")
        return ShortAnswer(id=UNNAMED, stem=self._stem(), accept=unlike(found))

    def numerical(self) -> Question:
        """One number and its tolerance; several without tolerance are spellings."""
        found = []
        for worth, _, answer in self._answers():
            self._feedback(answer, right=worth >= 100)
            text, off = _plain(answer), _plain_text(answer.find("tolerance")) or "0"
            if 0 < worth < 100:
                self._note("an answer worth part of the marks is left out")
            if worth < 100:
                continue
            key, tolerance = number(text), number(off)
            if key is None or tolerance is None:
                raise _Odd(f"“{text[:40]}” or its tolerance is no number")
            found.append((key, tolerance))
        if not found:
            raise _Odd("a number is asked for, and none is right")
        if len(found) == 1:
            unit = self._unit()
            return Numerical(id=UNNAMED, stem=self._stem(), key=found[0][0], tolerance=found[0][1], unit=unit)
        if any(tolerance for _, tolerance in found):
            raise _Odd("several ranges of numbers are right; a question here has one")
        return ShortAnswer(id=UNNAMED, stem=self._stem(), accept=unlike(str(key) for key, _ in found))

    def _unit(self) -> str:
        """The unit the key is in; others are multiples of it and are not kept."""
        units = list(self._element.iterfind("units/unit"))
        if len(units) > 1:
            self._note("units but the first are left out")
        own = [unit for unit in units if number(_plain_text(unit.find("multiplier"))) == 1] or units
        return tidy(_plain_text(own[0].find("unit_name"))) if own else ""

    def matching(self) -> Question:
        """Pairs; a right-hand side without a left one is a distractor."""
        sides = [
            (_shown(pair, self._format), _plain(pair.find("answer")))
            for pair in self._element.iterfind("subquestion")
        ]
        return Matching(
            id=UNNAMED,
            stem=self._stem(),
            pairs=tuple(pair for pair in sides if pair[0]),
            distractors=unlike(right for left, right in sides if not left),
        )

    def cloze(self) -> Question:
        """A sentence with gaps."""
        source = _plain_text(self._element.find("questiontext/text"))
        if len(source) > 10 * LIMITS["stem"]:
            raise _Odd("a text of more than 40,000 characters")
        return Cloze(id=UNNAMED, stem=cloze_from_moodle(source, self._note))

    def ordering(self) -> Question:
        """Items, by their place."""
        placed = sorted(self._answers(), key=lambda answer: answer[0])
        return Ordering(id=UNNAMED, stem=self._stem(), keys_=tuple(text for _, text, _ in placed))


_KINDS: dict[str, Callable[[_Reading], Question]] = {
    "multichoice": _Reading.multichoice,
    "truefalse": _Reading.truefalse,
    "shortanswer": _Reading.shortanswer,
    "numerical": _Reading.numerical,
    "matching": _Reading.matching,
    "cloze": _Reading.cloze,
    "ordering": _Reading.ordering,
}


def _shown(element: Element | None, default: str = "html") -> str:
    """What ``<… format="…"><text>…</text></…>`` shows."""
    if element is None:
        return ""
    text = _plain_text(element.find("text"))
    if len(text) > _LONGEST:
        raise _Odd(f"a text of over {_LONGEST:,} characters")
    kind = element.get("format", default)
    if kind == "html" or (kind == "moodle_auto_format" and looks_like_html(text)):
        return html_to_text(text)
    return tidy(text)


def _described(element: Element | None) -> str:
    """A category's description; empty where it is beyond reason, as nothing hangs on it."""
    try:
        return _shown(element)
    except _Odd:
        return ""


def _plain(element: Element | None) -> str:
    """A text that is never markup, with or without ``<text>`` around it."""
    inner = None if element is None else element.find("text")
    return tidy(_plain_text(element if inner is None else inner))


def _plain_text(element: Element | None) -> str:
    return "" if element is None else element.text or ""
