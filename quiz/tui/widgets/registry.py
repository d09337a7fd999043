"""The answer widgets, by the name of the question type. A new type is one file and one line here."""

from __future__ import annotations

from quiz.questions import RECALL, Asked
from quiz.tui.widgets.answer import AnswerWidget
from quiz.tui.widgets.cloze import ClozeAnswer
from quiz.tui.widgets.matching import MatchingAnswer
from quiz.tui.widgets.multichoice import MultiChoiceAnswer
from quiz.tui.widgets.multiresponse import MultiResponseAnswer
from quiz.tui.widgets.naming import NamingAnswer
from quiz.tui.widgets.numerical import NumericalAnswer
from quiz.tui.widgets.ordering import OrderingAnswer
from quiz.tui.widgets.shortanswer import ShortAnswerAnswer
from quiz.tui.widgets.truefalse import TrueFalseAnswer

ANSWERS: dict[str, type[AnswerWidget]] = {
    "multichoice": MultiChoiceAnswer,
    "multiresponse": MultiResponseAnswer,
    "truefalse": TrueFalseAnswer,
    "shortanswer": ShortAnswerAnswer,
    "numerical": NumericalAnswer,
    "cloze": ClozeAnswer,
    "matching": MatchingAnswer,
    "ordering": OrderingAnswer,
}

RECALLED: dict[str, type[AnswerWidget]] = {"multichoice": ShortAnswerAnswer, "multiresponse": NamingAnswer}
"""The same for questions that are put without their choices."""


def answer_widget(asked: Asked) -> AnswerWidget:
    """The widget in which this question is answered."""
    return (RECALLED if asked.form == RECALL else ANSWERS)[asked.question.type](asked)
