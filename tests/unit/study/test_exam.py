"""An exam: any order, no word until the end, every answer in the ledger when it is given."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import StoreError
from quiz.study import sheet
from quiz.study.exam import Exam
from quiz.study.modes import Deadline, clock_text
from tests.strategies_study import NOON, UTC_DAYS, choice, item
from tests.unit.study.ledgers import MemoryLedger
from tests.unit.study.sittings import RIGHT, WRONG, known

MINUTE = timedelta(minutes=1)


def exam(count: int = 4, minutes: float = 10) -> tuple[Exam, MemoryLedger]:
    """An exam over questions whose right answer is "yes", tagged odd and even."""
    items = [known(replace(choice(f"q{n}"), tags=(("even", "odd")[n % 2],))) for n in range(count)]
    ledger = MemoryLedger()
    return Exam(items, Deadline(NOON, minutes), UTC_DAYS, ledger, "Rivers <i>"), ledger


def test_every_answer_is_in_the_ledger_at_once_and_moves_no_card() -> None:
    """Marked as of an exam, unscheduled, with the card as it was."""
    sat, ledger = exam()
    sat.look(0, NOON)
    sat.answer(RIGHT, NOON + MINUTE)
    [answer] = ledger.standing
    assert (answer.mode, answer.scheduled, answer.points) == ("exam", False, 1.0)
    assert answer.before == answer.after == sat.items[0].card
    assert answer.duration_ms == 60_000


def test_an_answer_can_be_changed_and_taken_away() -> None:
    """Only the last one stands; the same one again adds nothing."""
    sat, ledger = exam()
    sat.look(1, NOON)
    sat.answer(WRONG, NOON)
    sat.answer(RIGHT, NOON)
    sat.answer(RIGHT, NOON)
    assert [answer.response for answer in ledger.standing] == [RIGHT]
    assert len(ledger.answers) == 2
    sat.answer((), NOON)
    assert ledger.standing == []
    assert sat.open == [0, 1, 2, 3]


def test_a_ledger_that_fails_leaves_the_exam_as_it_was() -> None:
    """The question is still open and can be answered again."""
    sat, ledger = exam()
    sat.look(0, NOON)
    ledger.failing = True
    with pytest.raises(StoreError):
        sat.answer(RIGHT, NOON)
    assert sat.response(0) is None
    ledger.failing = False
    sat.answer(RIGHT, NOON)
    assert sat.response(0) == RIGHT


def test_what_the_ledger_kept_brings_the_exam_back() -> None:
    """A new exam over the same questions takes the answers in and can change them."""
    sat, ledger = exam()
    sat.look(2, NOON)
    sat.answer(WRONG, NOON + MINUTE)
    [(answer_id, answer)] = ledger.answers.items()
    again = Exam(sat.items, sat.deadline, UTC_DAYS, ledger, sat.title)
    again.recall(sat.items[2].key, answer.response, answer_id, answer.duration_ms)
    assert again.asked == sat.asked
    assert again.response(2) == WRONG
    assert again.result(NOON + 2 * MINUTE).lines[2].seconds == 60
    again.look(2, NOON + 2 * MINUTE)
    again.answer(RIGHT, NOON + 2 * MINUTE)
    assert [one.response for one in ledger.standing] == [RIGHT]


def test_the_mark_counts_what_was_not_answered() -> None:
    """Two right of four are a half; the tags come with the weakest first."""
    sat, _ = exam()
    for place, response in ((0, RIGHT), (2, RIGHT), (1, WRONG)):
        sat.look(place, NOON)
        sat.answer(response, NOON)
    result = sat.result(NOON + MINUTE)
    assert (result.whole.share, result.right, result.answered) == (0.5, 2, 3)
    assert [(part.name, part.share, part.questions) for part in result.parts] == [
        ("odd", 0, 2),
        ("even", 1, 2),
    ]
    assert not result.timed_out


def test_no_answer_is_taken_when_time_is_over() -> None:
    """And the end is the deadline, however late it is handed in."""
    sat, ledger = exam(minutes=1)
    sat.look(0, NOON)
    with pytest.raises(RuntimeError):
        sat.answer(RIGHT, NOON + MINUTE)
    assert not ledger.standing
    result = sat.result(NOON + timedelta(hours=3))
    assert result.timed_out
    assert result.ended == NOON + MINUTE
    assert result.lines[0].seconds == 60


@given(st.lists(st.one_of(st.integers(-2, 6), st.just("flag"), st.just("yes"), st.just("no")), max_size=40))
def test_any_walk_ends_with_the_last_answers(walk: list[int | str]) -> None:
    """However the learner goes back and forth, result and ledger hold the last answer of each question."""
    sat, ledger = exam(5)
    sat.look(0, NOON)
    last: dict[int, tuple[str, ...]] = {}
    for act in walk:
        if isinstance(act, int):
            sat.look(act, NOON)
            assert 0 <= sat.place < 5
        elif act == "flag":
            assert sat.flag() is (sat.place in sat.flagged)
        else:
            last[sat.place] = (act,)
            sat.answer((act,), NOON)
    result = sat.result(NOON)
    assert {line.number - 1: line.response for line in result.lines if line.response} == last
    assert len(ledger.standing) == len(last) == 5 - len(sat.open)
    assert result.whole.points == sum(response == RIGHT for response in last.values())


def test_the_printed_result_tells_everything_and_runs_nothing() -> None:
    """Mark, tags, answers, keys and evidence are in both forms; a bank's text is never markup."""
    question = replace(
        choice("q"), stem="<script>alert(1)</script>\x1b[31m", evidence=("Proof & more",), tags=("a<b",)
    )
    sat = Exam([item(question)], Deadline(NOON, 10), UTC_DAYS, MemoryLedger(), "Rivers <i>")
    sat.look(0, NOON)
    sat.answer(WRONG, NOON)
    sat.flag()
    result = sat.result(NOON + 2 * MINUTE)
    page, text = sheet.as_html(result), sheet.as_text(result)
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "Rivers &lt;i&gt;" in page
    assert "\x1b" not in page + text
    for words in ("Mark 0%: 0 of 1 points", "2:00 of 10:00, handed in", "wrong, marked for later", "yes"):
        assert words in page
        assert words in text
    assert "Proof &amp; more" in page
    assert "Evidence: “Proof & more”" in text
    assert all(len(line) <= 78 for line in text.splitlines())


@pytest.mark.parametrize(("seconds", "text"), [(0, "0:00"), (59, "0:59"), (65, "1:05"), (3_725, "1:02:05")])
def test_the_clock_in_words(seconds: int, text: str) -> None:
    """Minutes and seconds, with hours where there are some."""
    assert clock_text(seconds) == text


def test_a_started_second_is_still_left() -> None:
    """The clock shows 0:01 until time is over, then 0:00."""
    end = Deadline(NOON, 1)
    assert end.seconds_left(NOON) == 60
    assert end.seconds_left(NOON + timedelta(seconds=59, milliseconds=1)) == 1
    assert end.seconds_left(NOON + MINUTE) == 0
    assert end.over(NOON + MINUTE)
