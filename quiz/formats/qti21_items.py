"""Questions as items of QTI 2.1, each asked and scored as it is here, as far as QTI can say that."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from random import Random
from xml.etree.ElementTree import Element

from quiz.formats.qti_package import element, lines
from quiz.questions import (
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

QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
TOOL = "sco-quiz"
OURS = "q_"
"""Stands before an id: QTI's must not begin with a digit."""

_RULES = "http://www.imsglobal.org/question/qti_v2p1/rptemplates/"
_MATCH, _MAP = f"{_RULES}match_correct", f"{_RULES}map_response"
_GAP = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)
_ONE, _COMMENT = "RESPONSE", "FEEDBACK"


def item(question: Question) -> Element:
    """The ``assessmentItem`` of a question; its explanation is feedback that is always shown."""
    declared, body, rule = _parts(question)
    score = element(
        "outcomeDeclaration", {"identifier": "SCORE", "cardinality": "single", "baseType": "float"}
    )
    score.append(element("defaultValue", None, element("value", None, "0")))
    parts = [*declared, score]
    if question.explanation:
        comment = element(
            "outcomeDeclaration", {"identifier": _COMMENT, "cardinality": "single", "baseType": "identifier"}
        )
        comment.append(element("defaultValue", None, element("value", None, "general")))
        parts.append(comment)
    parts += [element("itemBody", None, *body), rule]
    if question.explanation:
        told = element("p", None, *lines(question.explanation))
        shown = {"outcomeIdentifier": _COMMENT, "identifier": "general", "showHide": "show"}
        parts.append(element("modalFeedback", shown, told))
    about = {
        "xmlns": QTI,
        "identifier": OURS + question.id,
        "title": question.id,
        "adaptive": "false",
        "timeDependent": "false",
        "toolName": TOOL,
    }
    return element("assessmentItem", about, *parts)


def _parts(question: Question) -> tuple[list[Element], list[Element], Element]:
    """Declarations, what stands in the body, and how the response is scored."""
    match question:
        case MultiChoice():
            return _choice(question, (question.key,), question.distractors)
        case TrueFalse():
            right, wrong = (TRUE, FALSE) if question.key else (FALSE, TRUE)
            return _choice(question, (right,), (wrong,))
        case MultiResponse():
            return _choice(question, question.keys_, question.distractors, several=True)
        case ShortAnswer():
            declared = _texts(_ONE, question.accept, 1.0)
            return [declared], [_stem(question.stem), element("p", None, _field(_ONE))], _template(_MAP)
        case Numerical():
            return _numerical(question)
        case Matching():
            return _matching(question)
        case Ordering():
            return _ordering(question)
        case Cloze():
            return _cloze(question)
    raise NotImplementedError(question.type)


def _choice(
    question: Question, right: Sequence[str], wrong: Sequence[str], *, several: bool = False
) -> tuple[list[Element], list[Element], Element]:
    named = _named("R", right) | _named("W", wrong)
    declared = _declared(_ONE, "multiple" if several else "single", "identifier", _named("R", right))
    if several:
        worth = {name: (1 if name[0] == "R" else -1) / len(right) for name in named}
        declared.append(_mapping(worth.items(), upper=1.0))
    choices = [
        element("simpleChoice", {"identifier": name}, *lines(named[name]))
        for name in _mixed(question, named, len(right))
    ]
    about = {"responseIdentifier": _ONE, "shuffle": "true", "maxChoices": "0" if several else "1"}
    prompt = element("prompt", None, *lines(question.stem))
    asked = element("choiceInteraction", about, prompt, *choices)
    return [declared], [asked], _template(_MAP if several else _MATCH)


def _numerical(question: Numerical) -> tuple[list[Element], list[Element], Element]:
    kind = "integer" if isinstance(question.key, int) else "float"
    declared = _declared(_ONE, "single", kind, [repr(question.key)])
    unit = f" {question.unit}" if question.unit else ""
    body = [_stem(question.stem), element("p", None, _field(_ONE), unit)]
    if not question.tolerance:
        return [declared], body, _template(_MATCH)
    off = repr(question.tolerance)
    near = element(
        "equal",
        {"toleranceMode": "absolute", "tolerance": f"{off} {off}"},
        element("variable", {"identifier": _ONE}),
        element("correct", {"identifier": _ONE}),
    )
    full = element("baseValue", {"baseType": "float"}, "1")
    right = element("responseIf", None, near, element("setOutcomeValue", {"identifier": "SCORE"}, full))
    return [declared], body, element("responseProcessing", None, element("responseCondition", None, right))


def _matching(question: Matching) -> tuple[list[Element], list[Element], Element]:
    pairs = question.pairs
    rights = list(dict.fromkeys(right for _, right in pairs))
    lefts, named = _named("L", [left for left, _ in pairs]), _named("R", [*rights, *question.distractors])
    place = {text: name for name, text in named.items()}
    right_pairs = [f"{name} {place[right]}" for name, (_, right) in zip(lefts, pairs, strict=True)]
    declared = _declared(_ONE, "multiple", "directedPair", right_pairs)
    declared.append(_mapping([(pair, 1 / len(pairs)) for pair in right_pairs], upper=1.0))

    def side(names: Mapping[str, str], most: int) -> Element:
        about = {"matchMax": str(most)}
        return element(
            "simpleMatchSet",
            None,
            *(
                element("simpleAssociableChoice", {"identifier": name, **about}, *lines(text))
                for name, text in names.items()
            ),
        )

    asked = element(
        "matchInteraction",
        {"responseIdentifier": _ONE, "shuffle": "true", "maxAssociations": str(len(pairs))},
        element("prompt", None, *lines(question.stem)),
        side(lefts, 1),
        side(named, len(pairs)),
    )
    return [declared], [asked], _template(_MAP)


def _ordering(question: Ordering) -> tuple[list[Element], list[Element], Element]:
    named = _named("R", question.keys_)
    names = list(named)
    Random(question.id).shuffle(names)
    if names == list(named):  # in the right order it would be no question
        names.reverse()
    choices = [element("simpleChoice", {"identifier": name}, *lines(named[name])) for name in names]
    prompt = element("prompt", None, *lines(question.stem))
    asked = element("orderInteraction", {"responseIdentifier": _ONE, "shuffle": "true"}, prompt, *choices)
    return [_declared(_ONE, "ordered", "identifier", named)], [asked], _template(_MATCH)


def _cloze(question: Cloze) -> tuple[list[Element], list[Element], Element]:
    gaps = question.gaps()
    names = [_ONE] if len(gaps) == 1 else [f"{_ONE}{number}" for number in range(1, len(gaps) + 1)]
    declared = [_texts(name, gap, 1 / len(gaps)) for name, gap in zip(names, gaps, strict=True)]
    inside: list[Element | str] = []
    for number, part in enumerate(_GAP.split(question.stem)):
        inside += [_field(names[number // 2])] if number % 2 else lines(part)
    body = [element("p", None, *inside)]
    if len(gaps) == 1:
        return declared, body, _template(_MAP)
    total = element("sum", None, *(element("mapResponse", {"identifier": name}) for name in names))
    score = element("setOutcomeValue", {"identifier": "SCORE"}, total)
    return declared, body, element("responseProcessing", None, score)


def _declared(name: str, cardinality: str, kind: str, right: Iterable[str]) -> Element:
    about = {"identifier": name, "cardinality": cardinality, "baseType": kind}
    values = (element("value", None, text) for text in right)
    return element("responseDeclaration", about, element("correctResponse", None, *values))


def _texts(name: str, accept: Sequence[str], worth: float) -> Element:
    """A typed answer: any of the spellings, in capitals or not."""
    declared = _declared(name, "single", "string", accept[:1])
    declared.append(_mapping([(text, worth) for text in accept], case=False))
    return declared


def _mapping(worth: Iterable[tuple[str, float]], *, upper: float | None = None, case: bool = True) -> Element:
    more = {} if case else {"caseSensitive": "false"}
    entries = [element("mapEntry", {"mapKey": key, "mappedValue": repr(w), **more}) for key, w in worth]
    bound = {} if upper is None else {"upperBound": repr(upper)}
    return element("mapping", {"defaultValue": "0", "lowerBound": "0", **bound}, *entries)


def _template(address: str) -> Element:
    return element("responseProcessing", {"template": address})


def _stem(text: str) -> Element:
    return element("p", None, *lines(text))


def _field(name: str) -> Element:
    return element("textEntryInteraction", {"responseIdentifier": name})


def _named(letter: str, texts: Iterable[str]) -> dict[str, str]:
    return {f"{letter}{number}": text for number, text in enumerate(texts, 1)}


def _mixed(question: Question, named: Mapping[str, str], right: int) -> list[str]:
    """The names with right ones among wrong ones, each in their order; the same every time."""
    if isinstance(question, TrueFalse):
        return sorted(named, key=lambda name: named[name] != TRUE)
    names = list(named)
    sides = [True] * right + [False] * (len(names) - right)
    Random(question.id).shuffle(sides)
    rights, wrongs = iter(names[:right]), iter(names[right:])
    return [next(rights if side else wrongs) for side in sides]
