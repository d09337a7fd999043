"""The question types, by the name a bank file uses. A new type is one file and one line here."""

from __future__ import annotations

from quiz.questions.base import Question
from quiz.questions.cloze import Cloze
from quiz.questions.matching import Matching
from quiz.questions.multichoice import MultiChoice
from quiz.questions.multiresponse import MultiResponse
from quiz.questions.numerical import Numerical
from quiz.questions.ordering import Ordering
from quiz.questions.shortanswer import ShortAnswer
from quiz.questions.truefalse import TrueFalse

TYPES: dict[str, type[Question]] = {
    cls.type: cls
    for cls in (MultiChoice, MultiResponse, TrueFalse, ShortAnswer, Numerical, Cloze, Matching, Ordering)
}
