"""What a question is. Standard library only; no clock, no disk, no screen."""

from quiz.questions.bank import Bank, Source
from quiz.questions.base import (
    RECALL,
    RECOGNITION,
    Asked,
    Flaw,
    Mark,
    Question,
    Response,
    Unreadable,
    Verdict,
)
from quiz.questions.cloze import Cloze
from quiz.questions.matching import Matching
from quiz.questions.multichoice import MultiChoice
from quiz.questions.multiresponse import MultiResponse
from quiz.questions.numerical import Numerical
from quiz.questions.ordering import Ordering
from quiz.questions.registry import TYPES
from quiz.questions.shortanswer import ShortAnswer
from quiz.questions.slugs import former_slug, slug
from quiz.questions.truefalse import TrueFalse

__all__ = [
    "RECALL",
    "RECOGNITION",
    "TYPES",
    "Asked",
    "Bank",
    "Cloze",
    "Flaw",
    "Mark",
    "Matching",
    "MultiChoice",
    "MultiResponse",
    "Numerical",
    "Ordering",
    "Question",
    "Response",
    "ShortAnswer",
    "Source",
    "TrueFalse",
    "Unreadable",
    "Verdict",
    "former_slug",
    "slug",
]
