"""QTI 1.2 as Canvas imports it ("QTI .zip file"): a package of one quiz. Out only.

After IMS's specification ASI 1.2.1 and the flavour of it that Canvas exports itself: the type of a question
stands in the metadata of the item, ids of answers are whole numbers, and the text is HTML in ``mattext``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from pathlib import Path
from random import Random
from xml.etree.ElementTree import Element

from quiz.formats.exchange import Skipped
from quiz.formats.extras import told
from quiz.formats.gathering import Leaving
from quiz.formats.qti_package import MANIFEST, XSI, element, html, save_package
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from quiz.questions.truefalse import FALSE, TRUE
from quiz.study.past import PastAnswer

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_META = "associatedcontent/imscc_xmlv1p1/learning-application-resource"
_ONE = "response1"
_GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_LOST = ("tags", "difficulty", "accept")


def write(bank: Bank, path: Path, history: Sequence[PastAnswer] = ()) -> tuple[Skipped, ...]:
    """Write a bank as a quiz for Canvas; ordering becomes matching of items and places.

    Raises:
        FormatError: there is no question to write.
        BankError: it cannot be written; what was there stays.
    """
    leaving = Leaving(bank, history, "Canvas")
    items = []
    for question in leaving.questions:
        lost = _LOST if not isinstance(question, ShortAnswer) else tuple(n for n in _LOST if n != "accept")
        leaving.lose(question, lost)
        items.append(_Item(question).made())
    leaving.check(len(items), path)
    name = f"q-{bank.id}"
    section = element("section", {"ident": "root_section"}, *items)
    quiz = element("assessment", {"ident": name, "title": bank.title}, section)
    members = {
        MANIFEST: _manifest(name),
        f"{name}/{name}.xml": element("questestinterop", {"xmlns": _QTI, "xmlns:xsi": XSI}, quiz),
        f"{name}/assessment_meta.xml": _meta(name, bank, len(items)),
    }
    save_package(members, path)
    return leaving.skipped()


def _manifest(name: str) -> Element:
    meta = f"{name}/assessment_meta.xml"
    return element(
        "manifest",
        {"identifier": f"m-{name}", "xmlns": _PACKAGE},
        element(
            "metadata",
            None,
            element("schema", None, "IMS Content"),
            element("schemaversion", None, "1.1.3"),
        ),
        element("organizations"),
        element(
            "resources",
            None,
            element(
                "resource",
                {"identifier": name, "type": "imsqti_xmlv1p2"},
                element("file", {"href": f"{name}/{name}.xml"}),
                element("dependency", {"identifierref": f"{name}-meta"}),
            ),
            element(
                "resource",
                {"identifier": f"{name}-meta", "type": _META, "href": meta},
                element("file", {"href": meta}),
            ),
        ),
    )


def _meta(name: str, bank: Bank, points: int) -> Element:
    """The quiz's settings: for practice, unpublished, so that a teacher looks first."""
    settings = {
        "title": bank.title,
        "description": html(bank.description) if bank.description else "",
        "shuffle_answers": "true",
        "scoring_policy": "keep_highest",
        "quiz_type": "practice_quiz",
        "points_possible": f"{points}.0",
        "show_correct_answers": "true",
        "allowed_attempts": "-1",
        "available": "false",
    }
    return element(
        "quiz",
        {"identifier": name, "xmlns": _CANVAS},
        *(element(key, None, value) for key, value in settings.items()),
    )


class _Item:
    """One question as an item."""

    def __init__(self, question: Question) -> None:
        self._question = question
        self._answers: list[str] = []  # ids, in the order of the labels

    def made(self) -> Element:
        """The item."""
        question = self._question
        type_, stem, asked, scored = self._parts()
        feedback = "\n".join(filter(None, [getattr(question, "correction", ""), question.explanation]))
        comment = told(feedback, question.evidence)
        resprocessing = element(
            "resprocessing",
            None,
            element(
                "outcomes",
                None,
                element(
                    "decvar",
                    {"maxvalue": "100", "minvalue": "0", "varname": "SCORE", "vartype": "Decimal"},
                ),
            ),
            *([_always("general_fb")] if comment else []),
            *scored,
        )
        parts = [
            _metadata(type_, self._answers),
            element("presentation", None, _material(html(stem), "text/html"), *asked),
            resprocessing,
        ]
        if comment:
            shown = element("flow_mat", None, _material(html(comment), "text/html"))
            parts.append(element("itemfeedback", {"ident": "general_fb"}, shown))
        return element("item", {"ident": f"q-{question.id}", "title": question.id}, *parts)

    def _parts(self) -> tuple[str, str, list[Element], list[Element]]:
        """Canvas's type, the stem, how it is asked, and how it is scored."""
        question = self._question
        match question:
            case MultiChoice():
                return self._choice("multiple_choice_question", (question.key,), question.distractors)
            case TrueFalse():
                right, wrong = (TRUE, FALSE) if question.key else (FALSE, TRUE)
                return self._choice("true_false_question", (right,), (wrong,), (TRUE, FALSE))
            case MultiResponse():
                return self._choice("multiple_answers_question", question.keys_, question.distractors)
            case ShortAnswer():
                equal = [_equal(_ONE, text) for text in question.accept]
                return "short_answer_question", question.stem, [_field()], [_scored(equal)]
            case Numerical():
                unit = f" ({question.unit})" if question.unit else ""
                return "numerical_question", question.stem + unit, [_field(number=True)], [_near(question)]
            case Matching():
                return self._matching(question.pairs, question.distractors)
            case Ordering():
                in_order = [(item, str(place)) for place, item in enumerate(question.keys_, 1)]
                places = Random(question.id).sample(in_order, len(in_order))
                if places == in_order:  # in the right order it would be no question
                    places.reverse()
                return self._matching(places, ())
            case Cloze():
                return self._gaps(question)
        raise NotImplementedError(question.type)

    def _choice(
        self, type_: str, right: Sequence[str], wrong: Sequence[str], order: Sequence[str] = ()
    ) -> tuple[str, str, list[Element], list[Element]]:
        several = type_ == "multiple_answers_question"
        texts = list(order) or [*right, *wrong]
        if not order:
            Random(self._question.id).shuffle(texts)
        ids = {text: self._id() for text in texts}
        labels = [_label(ids[text], text) for text in texts]
        asked = element(
            "response_lid",
            {"ident": _ONE, "rcardinality": "Multiple" if several else "Single"},
            element("render_choice", None, *labels),
        )
        if not several:
            return type_, self._question.stem, [asked], [_scored([_equal(_ONE, ids[right[0]])])]
        ticks = [
            equal if text in right else element("not", None, equal)
            for text, equal in ((text, _equal(_ONE, ids[text])) for text in texts)
        ]
        return type_, self._question.stem, [asked], [_scored([element("and", None, *ticks)])]

    def _matching(
        self, pairs: Sequence[tuple[str, str]], others: Iterable[str]
    ) -> tuple[str, str, list[Element], list[Element]]:
        lefts = [self._id() for _ in pairs]
        rights = dict.fromkeys([*(right for _, right in pairs), *others])
        texts = sorted(rights)  # in the pairs' order they would give themselves away
        ids = {text: str(5_000 + number) for number, text in enumerate(texts)}
        asked, scored = [], []
        for (left, right), ident in zip(pairs, lefts, strict=True):
            labels = [_label(ids[text], text) for text in texts]
            choice = element("render_choice", None, *labels)
            name = f"response_{ident}"
            asked.append(element("response_lid", {"ident": name}, _material(left, "text/plain"), choice))
            scored.append(_part(name, ids[right], len(pairs)))
        return "matching_question", self._question.stem, asked, scored

    def _gaps(self, question: Cloze) -> tuple[str, str, list[Element], list[Element]]:
        gaps = question.gaps()
        prefix = "gap"
        while f"[{prefix}" in question.stem:
            prefix += "x"
        names = iter(range(1, len(gaps) + 1))
        stem = _GAP.sub(lambda _: f"[{prefix}{next(names)}]", question.stem)
        asked, scored = [], []
        for number, spellings in enumerate(gaps, 1):
            name = f"response_{prefix}{number}"
            ids = [self._id() for _ in spellings]
            labels = [_label(ident, text) for ident, text in zip(ids, spellings, strict=True)]
            head = element("material", None, element("mattext", None, f"{prefix}{number}"))
            asked.append(
                element("response_lid", {"ident": name}, head, element("render_choice", None, *labels))
            )
            scored.append(_part(name, ids[0], len(gaps)))
        return "fill_in_multiple_blanks_question", stem, asked, scored

    def _id(self) -> str:
        self._answers.append(str(1_000 + len(self._answers)))
        return self._answers[-1]


def _metadata(type_: str, answers: Iterable[str]) -> Element:
    fields = {"question_type": type_, "points_possible": "1.0", "original_answer_ids": ",".join(answers)}
    made = [
        element(
            "qtimetadatafield", None, element("fieldlabel", None, label), element("fieldentry", None, entry)
        )
        for label, entry in fields.items()
    ]
    return element("itemmetadata", None, element("qtimetadata", None, *made))


def _material(text: str, kind: str) -> Element:
    return element("material", None, element("mattext", {"texttype": kind}, text))


def _label(ident: str, text: str) -> Element:
    return element("response_label", {"ident": ident}, _material(text, "text/plain"))


def _field(*, number: bool = False) -> Element:
    fib = element("render_fib", {"fibtype": "Decimal"} if number else None)
    fib.append(element("response_label", {"ident": "answer1"}))
    return element("response_str", {"ident": _ONE, "rcardinality": "Single"}, fib)


def _equal(name: str, text: str) -> Element:
    return element("varequal", {"respident": name}, text)


def _scored(conditions: Iterable[Element]) -> Element:
    """The full mark under a condition."""
    score = element("setvar", {"action": "Set", "varname": "SCORE"}, "100")
    return element("respcondition", {"continue": "No"}, element("conditionvar", None, *conditions), score)


def _part(name: str, text: str, parts: int) -> Element:
    """A part of the mark."""
    score = element("setvar", {"varname": "SCORE", "action": "Add"}, f"{100 / parts:.2f}")
    return element("respcondition", None, element("conditionvar", None, _equal(name, text)), score)


def _near(question: Numerical) -> Element:
    key, off = Decimal(repr(question.key)), Decimal(repr(question.tolerance))
    conditions = [_equal(_ONE, _number(key))]
    if off:
        low = element("vargte", {"respident": _ONE}, _number(key - off))
        high = element("varlte", {"respident": _ONE}, _number(key + off))
        conditions.append(element("and", None, low, high))
    return _scored([element("or", None, *conditions)])


def _number(value: Decimal) -> str:
    """Without an exponent where that is bearable."""
    return f"{value:f}" if abs(value.adjusted()) < 30 else str(value)


def _always(feedback: str) -> Element:
    shown = element("displayfeedback", {"feedbacktype": "Response", "linkrefid": feedback})
    return element(
        "respcondition", {"continue": "Yes"}, element("conditionvar", None, element("other")), shown
    )
