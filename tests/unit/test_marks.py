"""Marks on questions, one history for them and answers, leeches, and a wording changed in its file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from quiz.banks import Library, read_bank
from quiz.banks.writing import save_bank
from quiz.desk import Desk
from quiz.desk.acts import Answered, History
from quiz.desk.marks import buried, flagged, mark_of, marked, needing, suspended
from quiz.desk.rewording import Rewording
from quiz.errors import BankError
from quiz.questions import Bank, ShortAnswer
from quiz.settings import Settings
from quiz.store import Store
from quiz.study.card import Card, Phase
from quiz.study.leeches import became_leech
from quiz.study.marks import QuestionMark
from quiz.study.queue import Key

NOW = datetime(2024, 5, 1, 9, tzinfo=UTC)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A bank of five questions; yes is always right."""
    questions = tuple(ShortAnswer(id=f"q{n}", stem=f"Is it {n}?", accept=("yes",)) for n in range(5))
    path = tmp_path / "b.toml"
    save_bank(Bank(id="b", title="B", questions=questions), path)
    return path


@pytest.fixture
def desk(tmp_path: Path, path: Path) -> Iterator[Desk]:
    """A desk over it whose clock stands."""
    with Store.open(tmp_path / "data" / "quiz.db") as store:
        library = Library([tmp_path], bundled=tmp_path / "none")
        yield Desk(store, library, Settings(new_per_day=200), now=lambda: NOW)


def key(number: int) -> Key:
    """Of a question."""
    return "b", f"q{number}"


def test_a_hundred_acts_are_taken_back_and_done_again_one_by_one(desk: Desk) -> None:
    """Answers and marks in turn, each in one step; at either end nothing more happens."""
    session = desk.session("b")
    history = History(desk, session)
    for turn in range(60):
        assert session.next(NOW) is not None
        assert session.current is not None
        session.answer(("no",), NOW)
        history.answered()
        history.mark("flagged", key(turn % 5), flagged(desk, key(turn % 5), f"note {turn}"))
    whole, cards = desk.store.marks(None), desk.store.cards("b")
    assert desk.answered_today() == 60
    undone = [history.undo() for _ in range(120)]
    assert sum(act is Answered.ONE for act in undone) == 60
    assert history.undo() is None
    assert desk.answered_today() == 0
    assert desk.store.cards("b") == {}
    assert all(mark_of(desk, key(n)).flag is None for n in range(5))
    for _ in range(120):
        assert history.redo() is not None
    assert history.redo() is None
    assert (desk.store.marks(None), desk.store.cards("b")) == (whole, cards)


def test_a_new_act_forgets_what_was_taken_back(desk: Desk) -> None:
    """Redo never comes behind something else."""
    history = History(desk)
    history.mark("flagged", key(0), flagged(desk, key(0), "a"))
    history.undo()
    history.mark("flagged", key(1), flagged(desk, key(1), "b"))
    assert not history.can_redo


def test_setting_what_holds_already_is_no_act(desk: Desk) -> None:
    """There is nothing to take back then."""
    history = History(desk)
    assert history.mark("suspended", key(0), suspended(desk, key(0)))
    assert not history.mark("suspended", key(0), suspended(desk, key(0)))
    history.undo()
    assert not history.can_undo


def test_a_suspended_question_leaves_the_sitting_and_every_later_one(desk: Desk) -> None:
    """Undo brings it back into the sitting it left."""
    session = desk.session("b")
    history = History(desk, session)
    assert session.next(NOW) is not None
    history.mark("suspended", key(0), suspended(desk, key(0)), leaves=True)
    now = session.next(NOW)
    assert now is not None
    assert now.question.id == "q1"
    assert desk.session("b").progress.total == 4
    history.undo()
    again = session.next(NOW)
    assert again is not None
    assert again.question.id == "q0"


def test_marks_do_not_wipe_one_another(desk: Desk) -> None:
    """Buried, flagged and suspended can all be true."""
    for mark in (
        lambda: buried(desk, key(0)),
        lambda: flagged(desk, key(0), " a  note "),
        lambda: suspended(desk, key(0)),
    ):
        desk.store.set_mark(*key(0), mark())
    assert mark_of(desk, key(0)) == QuestionMark(suspended=True, buried_day=desk.today, flag="a note")
    (one,) = marked(desk)
    assert one.reasons == ["flagged: a note", "suspended", "buried until tomorrow"]


def test_yesterdays_burial_is_no_mark_today(desk: Desk) -> None:
    """It comes back by itself."""
    desk.store.set_mark(*key(0), QuestionMark(suspended=False, buried_day=desk.today - 1, flag=None))
    assert marked(desk) == []
    assert desk.session("b").progress.total == 5


def test_a_leech_is_listed_and_a_reset_makes_it_new(desk: Desk) -> None:
    """The reset can be taken back, and the log keeps its answers."""
    lapsed = Card(
        bank_id="b", question_id="q2", phase=Phase.REVIEW, due_day=desk.today, last_day=1, reps=20, lapses=8
    )
    desk.store.place(lapsed)
    (one,) = needing(desk)
    assert (one.key, one.lapses, one.reasons) == (key(2), 8, ["forgotten 8 times"])
    history = History(desk)
    assert history.reset(key(2))
    assert needing(desk) == []
    assert desk.store.card(*key(2)) is None
    history.undo()
    assert [one.key for one in needing(desk)] == [key(2)]


def test_a_leech_is_told_at_eight_lapses_and_at_every_fourth_from_there() -> None:
    """Not again by every answer, nor by a right one."""

    def told(before: int, after: int, limit: int = 8) -> bool:
        card = Card(bank_id="b", question_id="q", lapses=before)
        return became_leech(card, replace(card, lapses=after), limit)

    assert [n for n in range(1, 21) if told(n - 1, n)] == [8, 12, 16, 20]
    assert not told(8, 8)
    assert not told(7, 8, 0)


def test_a_new_wording_is_in_the_file_under_the_same_id(desk: Desk, path: Path) -> None:
    """The other questions are as they were."""
    before = read_bank(path)
    rewording = Rewording.begin(desk, key(1))
    rewording.save(replace(rewording.question, stem="Is it one?"))
    after = read_bank(path)
    assert [q.id for q in after.questions] == [q.id for q in before.questions]
    assert after.questions[1].stem == "Is it one?"
    assert after.questions[2:] == before.questions[2:]


def test_a_change_to_another_question_meanwhile_stays(desk: Desk, path: Path) -> None:
    """Both changes are in the file."""
    rewording = Rewording.begin(desk, key(1))
    bank = read_bank(path)
    foreign = (replace(bank.questions[0], stem="By another program?"), *bank.questions[1:])
    save_bank(replace(bank, questions=foreign), path)
    rewording.save(replace(rewording.question, stem="Is it one?"))
    assert [q.stem for q in read_bank(path).questions[:2]] == ["By another program?", "Is it one?"]


def test_a_change_to_this_question_meanwhile_is_told_first(desk: Desk, path: Path) -> None:
    """Nothing is overwritten unasked; saving once more puts one's own in its place."""
    rewording = Rewording.begin(desk, key(0))
    mine = replace(rewording.question, stem="Mine?")
    bank = read_bank(path)
    save_bank(
        replace(bank, questions=(replace(bank.questions[0], stem="Theirs?"), *bank.questions[1:])), path
    )
    with pytest.raises(BankError, match="another program changed this question"):
        rewording.save(mine)
    assert read_bank(path).questions[0].stem == "Theirs?"
    rewording.save(mine)
    assert read_bank(path).questions[0].stem == "Mine?"


def test_a_bank_that_came_with_the_program_is_not_edited(tmp_path: Path, path: Path) -> None:
    """The line says what to do instead."""
    from quiz.banks.library import bundled_banks_dir

    bundled = next(bundled_banks_dir().glob("*.toml"))
    with Store.open(tmp_path / "other" / "quiz.db") as store:
        desk = Desk(store, Library([tmp_path / "mine"]), Settings(), now=lambda: NOW)
        bank = read_bank(bundled)
        with pytest.raises(BankError, match="came with the program"):
            Rewording.begin(desk, (bank.id, bank.questions[0].id))
