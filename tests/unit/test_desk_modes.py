"""Every mode over banks on disk and a real store."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from quiz.banks import Library
from quiz.desk import Desk, exams, planning
from quiz.desk.browsing import leaves
from quiz.desk.modes import Wish, sitting
from quiz.errors import UsageError
from quiz.settings import Settings
from quiz.store import Store
from quiz.study import sheet
from quiz.study.calendar import Calendar
from quiz.study.card import Phase
from quiz.study.marks import QuestionMark
from quiz.study.modes import CRAM, MISSED, QUICK, STUDY, mode_of
from quiz.study.session import Session

START = datetime(2026, 3, 2, 12, tzinfo=UTC)
RIGHT, WRONG = ("yes",), ("no",)


class Clock:
    """A clock that moves only when told."""

    def __init__(self) -> None:
        self.at = START

    def __call__(self) -> datetime:
        return self.at


def bank(name: str, count: int) -> str:
    """A bank of questions whose right answer is yes, tagged odd and even."""
    head = f'format = "sco-quiz/1"\n[bank]\nid = "{name}"\ntitle = "Bank {name}"\n'
    return head + "".join(
        f'[[question]]\nid = "{name}{n}"\ntype = "multichoice"\nstem = "Is {n} of {name}?"\nkey = "yes"\n'
        f'distractors = ["no", "maybe"]\ntags = ["{("even", "odd")[n % 2]}"]\n'
        for n in range(count)
    )


@pytest.fixture
def clock() -> Clock:
    """The desk's clock."""
    return Clock()


@pytest.fixture
def desk(tmp_path: Path, clock: Clock) -> Iterator[Desk]:
    """A desk with two banks of eight questions, four new ones of each a day."""
    folder = tmp_path / "banks"
    folder.mkdir()
    for name in ("a", "b"):
        (folder / f"{name}.toml").write_text(bank(name, 8), encoding="utf-8")
    settings = Settings(fuzz=False, new_per_day=4, learning_steps=(), relearning_steps=())
    with Store.open(tmp_path / "data" / "test.db") as store:
        library = Library([folder], bundled=tmp_path / "none")
        yield Desk(store, library, settings, now=clock, calendar=Calendar(UTC))


def play(session: Session, desk: Desk, response: tuple[str, ...] = RIGHT) -> list[str]:
    """Answer all; the ids in the order they were asked."""
    seen = []
    while (asked := session.next(desk.now())) is not None:
        seen.append(asked.question.id)
        session.answer(response, desk.now())
    return seen


def set_to(desk: Desk, **settings: object) -> None:
    """Change settings."""
    desk.settings = replace(desk.settings, **settings)  # type: ignore[arg-type]


def test_study_all_mixes_the_banks_new_questions(desk: Desk) -> None:
    """Each bank brings its four, and neighbours are of different banks."""
    asked = play(sitting(desk), desk)
    assert sorted(asked) == ["a0", "a1", "a2", "a3", "b0", "b1", "b2", "b3"]
    assert all(one[0] != two[0] for one, two in pairwise(asked))


def test_the_limit_over_all_banks_is_shared_and_lasts_the_day(desk: Desk) -> None:
    """With five a day over all, no bank takes them alone, and nothing new is left for today."""
    set_to(desk, new_per_day_total=5)
    asked = play(sitting(desk), desk)
    assert len(asked) == 5
    assert {one[0] for one in asked} == {"a", "b"}
    assert play(sitting(desk), desk) == []


def test_tags_narrow_a_sitting(desk: Desk) -> None:
    """Only odd ones are asked, whatever the tag's case."""
    asked = play(sitting(desk, Wish(bank_id="a", tags=("ODD",))), desk)
    assert asked == ["a1", "a3", "a5", "a7"]


def test_cram_asks_everything_and_leaves_the_schedule_alone(desk: Desk, clock: Clock) -> None:
    """The answers are logged, no card is there afterwards, and tomorrow's plan is as before."""
    asked = play(sitting(desk, Wish(mode=CRAM, bank_id="a")), desk, WRONG)
    assert sorted(asked) == [f"a{n}" for n in range(8)]
    assert all(card.phase is Phase.NEW for card in desk.store.cards("a").values())
    logged = list(desk.store.history())
    assert {(answer.mode, answer.scheduled) for answer in logged} == {("cram", False)}
    assert len(play(sitting(desk, Wish(bank_id="a")), desk)) == 4


def test_cram_moves_the_schedule_when_asked_to(desk: Desk) -> None:
    """With schedule=True every question has a card afterwards."""
    play(sitting(desk, Wish(mode=CRAM, bank_id="a", schedule=True)), desk)
    assert {card.phase for card in desk.store.cards("a").values()} == {Phase.REVIEW}
    assert len(desk.store.cards("a")) == 8


def test_quick_is_short_and_counts_as_studying(desk: Desk) -> None:
    """As many as the settings say; the cards move."""
    set_to(desk, quick_questions=3)
    assert len(play(sitting(desk, Wish(mode=QUICK)), desk)) == 3
    assert len(desk.store.cards("a")) + len(desk.store.cards("b")) == 3


def test_missed_asks_what_was_wrong_until_it_is_right(desk: Desk, clock: Clock) -> None:
    """Two days on it is still missed, right once it is not, and after two weeks it is forgotten."""
    play(sitting(desk, Wish(bank_id="a", limit=2)), desk, WRONG)
    clock.at += timedelta(days=2)
    before = desk.store.cards("a")
    assert sorted(play(sitting(desk, Wish(mode=MISSED)), desk, WRONG)) == ["a0", "a1"]
    assert desk.store.cards("a") == before
    assert sorted(play(sitting(desk, Wish(mode=MISSED)), desk)) == ["a0", "a1"]
    assert play(sitting(desk, Wish(mode=MISSED)), desk) == []
    play(sitting(desk, Wish(mode=CRAM, bank_id="b", limit=1)), desk, WRONG)
    clock.at += timedelta(days=15)
    assert play(sitting(desk, Wish(mode=MISSED)), desk) == []


def test_suspended_and_buried_questions_stay_out(desk: Desk) -> None:
    """Of every mode, and of an exam; but they can be browsed."""

    desk.store.set_mark("a", "a0", QuestionMark(suspended=True, buried_day=None, flag=None))
    desk.store.set_mark("a", "a1", QuestionMark(suspended=False, buried_day=desk.today, flag="odd"))
    hidden = {"a0", "a1"}
    assert not hidden & set(play(sitting(desk, Wish(mode=CRAM, bank_id="a")), desk))
    assert not hidden & set(play(sitting(desk, Wish(bank_id="a")), desk))
    exam = exams.begin(desk, Wish(bank_id="a"), 8)
    assert not hidden & {question for _, question in exam.keys}
    states = {leaf.question.id: leaf.states for leaf in leaves(desk, "a")}
    assert "suspended" in states["a0"]
    assert {"buried", "flagged"} <= set(states["a1"])


def test_reviews_keep_to_the_days_number_and_the_best_come_first(desk: Desk, clock: Clock) -> None:
    """After a break with three reviews a day, three are asked today, and three tomorrow."""
    set_to(desk, new_per_day=8)
    play(sitting(desk, Wish(bank_id="a")), desk)
    clock.at += timedelta(days=60)
    set_to(desk, new_per_day=0, backlog_per_day=3)
    assert len(play(sitting(desk, Wish(bank_id="a")), desk)) == 3
    assert play(sitting(desk, Wish(bank_id="a")), desk) == []
    found = planning.backlog(desk, "a")
    assert (found.due, found.per_day) == (5, 3)
    assert found.days is not None
    assert found.days >= 2
    clock.at += timedelta(days=1)
    assert len(play(sitting(desk, Wish(bank_id="a")), desk)) == 3


def test_a_backlog_is_what_may_be_asked(desk: Desk, clock: Clock) -> None:
    """What is suspended never waits, nor does what is no longer in its bank; of one bank as of all."""
    set_to(desk, new_per_day=8)
    for name in ("a", "b"):
        play(sitting(desk, Wish(bank_id=name)), desk)
    clock.at += timedelta(days=60)
    set_to(desk, new_per_day=0, backlog_per_day=2)
    for n in range(3):
        desk.store.set_mark("a", f"a{n}", QuestionMark(suspended=True))
    desk.library.find("a").write_text(bank("a", 7), encoding="utf-8")
    assert planning.backlog(desk, "a").due == 4
    assert planning.backlog(desk).due == 12 == sum(shelf.due for shelf in desk.shelves())


def test_a_last_look_counts_as_due_only_where_it_may_be_asked(desk: Desk, clock: Clock) -> None:
    """Home says how many of a planned bank a sitting asks: none that is suspended, buried or gone."""
    set_to(desk, new_per_day=8)
    play(sitting(desk, Wish(bank_id="a")), desk)
    clock.at += timedelta(days=1)
    planning.set_day(desk, "a", clock.at.date() + timedelta(days=2))

    def due() -> tuple[int, int]:
        [shelf] = [shelf for shelf in desk.shelves() if shelf.bank_id == "a"]
        return shelf.due, sitting(desk, Wish(bank_id="a")).progress.total

    assert due() == (4, 4)  # half today, half tomorrow
    desk.store.set_mark("a", "a0", QuestionMark(suspended=True))
    desk.store.set_mark("a", "a1", QuestionMark(buried_day=desk.today))
    desk.library.find("a").write_text(bank("a", 7), encoding="utf-8")
    assert due() == (3, 3)


def test_an_exam_day_spreads_the_new_ones_and_lifts_the_limit(desk: Desk, clock: Clock) -> None:
    """Eight questions, four days: all on the first learning day; with ten days, two or one a day."""
    planning.set_day(desk, "a", date(2026, 3, 6))
    outlook = planning.outlook(desk, "a")
    assert outlook is not None
    assert (outlook.dose, outlook.usual, outlook.days) == (8, 4, 4)
    assert "more than the usual 4" in "\n".join(planning.told(outlook))
    planning.set_day(desk, "a", date(2026, 3, 12))
    assert "8 of 8 questions not seen yet: 2 new today." in planning.told(
        planning.outlook(desk, "a") or outlook
    )
    assert len(play(sitting(desk, Wish(bank_id="a")), desk)) == 2
    assert "6 of 8 questions not seen yet: today's 2 are done." in planning.told(
        planning.outlook(desk, "a") or outlook
    )
    assert "6 of 8 questions are still to be learned by 2026-03-12. More!" in planning.nothing_waits(
        desk, "a", more="More!"
    )
    assert "are still to be learned. More!" in planning.nothing_waits(desk, None, ["even"], more="More!")
    assert play(sitting(desk, Wish(bank_id="a")), desk) == []  # the dose is for the day, not the sitting
    planning.set_day(desk, "a", None)
    assert planning.outlook(desk, "a") is None


def test_the_usual_number_is_the_setting_not_what_is_left_of_it(desk: Desk) -> None:
    """Some of a large share are done: it is still told as more than the four a day that are set."""
    planning.set_day(desk, "a", date(2026, 3, 6))
    play(sitting(desk, Wish(bank_id="a", limit=3)), desk)
    outlook = planning.outlook(desk, "a")
    assert outlook is not None
    assert (outlook.dose, outlook.introduced, outlook.usual) == (5, 3, 4)
    assert (
        "5 of 8 questions not seen yet: 5 more today after 3, more than the usual 4"
        in planning.told(outlook)[1]
    )


def test_all_is_learned_only_where_nothing_is_new(desk: Desk) -> None:
    """Beyond the day's number there is more to learn, with an exam or without one; then all is learned."""
    play(sitting(desk, Wish(bank_id="a")), desk)
    assert "today's share is done; 4 of 8 questions" in planning.nothing_waits(desk, "a")
    play(sitting(desk, Wish(mode=CRAM, bank_id="a", schedule=True)), desk)
    assert planning.nothing_waits(desk, "a", more="More!").endswith("all is learned or due later.")


def test_who_does_what_each_day_asks_has_seen_all_and_knows_most(desk: Desk, clock: Clock) -> None:
    """Day by day to the exam, all right: nothing is unseen, and the score is above the wished retention."""
    planning.set_day(desk, "a", date(2026, 3, 22))
    for _ in range(20):
        play(sitting(desk, Wish(bank_id="a")), desk)
        clock.at += timedelta(days=1)
    outlook = planning.outlook(desk, "a")
    assert outlook is not None
    assert (outlook.days, outlook.unseen) == (0, 0)
    assert outlook.score > 0.95


def test_a_day_that_has_passed_is_refused(desk: Desk) -> None:
    """And nothing is set."""
    with pytest.raises(UsageError, match="has passed"):
        planning.set_day(desk, "a", date(2026, 3, 1))
    assert desk.store.plans() == {}


def test_an_exam_that_was_killed_goes_on(desk: Desk, clock: Clock) -> None:
    """A new program finds the draft and all answers; handing in drops the draft and keeps the log."""
    exam = exams.begin(desk, Wish(), 6, 10)
    exam.look(0, desk.now())
    exam.answer(RIGHT, desk.now())
    exam.look(3, desk.now())
    exam.answer(WRONG, desk.now())
    exam.answer(RIGHT, desk.now())
    exam.flag()
    exams.keep(desk, exam)
    clock.at += timedelta(minutes=4)
    draft = exams.unfinished(desk)
    assert draft is not None
    again = exams.go_on(desk, draft)
    assert again is not None
    assert (again.keys, again.asked, again.flagged, again.open) == (exam.keys, exam.asked, {3}, [1, 2, 4, 5])
    assert again.deadline.seconds_left(desk.now()) == 360
    result = exams.hand_in(desk, again)
    assert (result.right, result.whole.questions) == (2, 6)
    assert exams.unfinished(desk) is None
    assert [answer.mode for answer in desk.store.history()] == ["exam", "exam"]
    assert all(card.phase is Phase.NEW for card in desk.store.cards("a").values())


@pytest.mark.parametrize("later", [Calendar(UTC, 4), Calendar(ZoneInfo("Pacific/Auckland"), 4)])
def test_an_exam_goes_on_where_days_begin_at_another_hour(desk: Desk, clock: Clock, later: Calendar) -> None:
    """Its answers are found by their moments, whatever study day those moments had when they were logged."""
    desk.calendar, clock.at = Calendar(UTC, 6), datetime(2026, 3, 3, 5, tzinfo=UTC)
    exam = exams.begin(desk, Wish(), 6, 10)
    exam.look(0, desk.now())
    exam.answer(RIGHT, desk.now())
    exams.keep(desk, exam)
    desk.calendar = later
    draft = exams.unfinished(desk)
    assert draft is not None
    again = exams.go_on(desk, draft)
    assert again is not None
    assert again.open == exam.open == [1, 2, 3, 4, 5]


def test_the_sheet_has_the_learners_day(desk: Desk, clock: Clock) -> None:
    """An exam begun at five in the morning of the 25th in Tokyo is not of the 24th, as it is in Greenwich."""
    clock.at = datetime(2026, 11, 24, 20, tzinfo=UTC)
    desk.calendar = Calendar(ZoneInfo("Asia/Tokyo"))
    result = exams.hand_in(desk, exams.begin(desk, Wish(), 3, 10))
    for text in (sheet.as_text(result), sheet.as_html(result)):
        assert "2026-11-25" in text
        assert "2026-11-24" not in text


def test_a_damaged_draft_is_no_exam(desk: Desk) -> None:
    """Whatever stands there, the next exam can begin."""
    for text in ("", "{}", '{"title": 1}', "[]", "\x00"):
        exams.draft_path(desk).write_text(text, encoding="utf-8")
        assert exams.unfinished(desk) is None


def test_a_result_is_saved_by_its_ending(desk: Desk, tmp_path: Path) -> None:
    """A page or plain text; another ending is refused before anything is written."""
    result = exams.begin(desk, Wish(), 2).result(desk.now())
    assert exams.save(result, tmp_path / "r.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    assert "Mark 0%" in exams.save(result, tmp_path / "r.txt").read_text(encoding="utf-8")
    with pytest.raises(UsageError, match=r"\.html or \.txt"):
        exams.save(result, tmp_path / "r.pdf")
    assert not (tmp_path / "r.pdf").exists()


def test_an_exam_without_questions_is_refused(desk: Desk) -> None:
    """With a tag that nothing has, there is a line and no draft."""
    with pytest.raises(UsageError, match="no question"):
        exams.begin(desk, Wish(tags=("nowhere",)), 3)
    assert exams.unfinished(desk) is None


def test_a_mode_is_known_by_name() -> None:
    """An unknown one is an error that lists them."""
    assert mode_of("study") is STUDY
    with pytest.raises(UsageError, match="study, quick, missed, cram"):
        mode_of("sprint")
