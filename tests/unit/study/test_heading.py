"""What stands above a question."""

from __future__ import annotations

import pytest

from quiz.questions import (
    Cloze,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from quiz.study.card import Card
from quiz.study.feedback import Item

TITLE = "Storm Hedda hits Bergholm, 2025"
PLACE = MultiChoice(id="q", stem="Where did it land?", key="Bergholm", distractors=("Moss", "Lund"))


@pytest.mark.parametrize(
    ("question", "told"),
    [
        (PLACE, True),
        (ShortAnswer(id="q", stem="Which storm was it?", accept=("the storm", "hedda")), True),
        (Cloze(id="q", stem="It came in {{2025}}."), True),
        (Numerical(id="q", stem="When did it come?", key=2025), True),
        (
            MultiResponse(id="q", stem="Where was it?", keys_=("Lund", "Bergholm"), distractors=("Moss",)),
            True,
        ),
        (ShortAnswer(id="q", stem="Who saw it?", accept=("Berg",)), False),
        (TrueFalse(id="q", stem="It hits Bergholm.", key=True), False),
        (Ordering(id="q", stem="In which order?", keys_=("Bergholm", "Lund", "Moss")), False),
    ],
)
def test_the_title_stands_above_unless_it_tells_the_answer(question: Question, told: bool) -> None:
    """As a word of its own, in any case; where all texts are shown anyway, nothing is told."""
    item = Item(bank_id="b", bank_title=TITLE, question=question, card=Card(bank_id="b", question_id="q"))
    assert item.heading == ("" if told else TITLE)
