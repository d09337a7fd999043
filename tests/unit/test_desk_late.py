"""Sittings over very many questions: the same as over few, but for the files that are read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, timedelta
from itertools import islice, pairwise
from pathlib import Path
from random import Random

import pytest

from quiz.banks import Library
from quiz.desk import Desk, exams, late, loading, planning
from quiz.desk.drawing import at_random
from quiz.desk.modes import Wish, sitting
from quiz.settings import Settings
from quiz.store import Store
from quiz.study import backlog
from quiz.study.calendar import Calendar
from quiz.study.card import Card, MemoryState, Phase
from quiz.study.late import LateSession
from quiz.study.marks import QuestionMark
from quiz.study.modes import CRAM, MISSED, QUICK
from quiz.study.queue import Key
from quiz.study.session import Session
from tests.unit.test_desk_modes import RIGHT, WRONG, Clock, bank, play


@pytest.fixture
def clock() -> Clock:
    """The desk's clock."""
    return Clock()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The learner's banks."""
    path = tmp_path / "banks"
    path.mkdir()
    return path


@pytest.fixture
def desk(tmp_path: Path, folder: Path, clock: Clock) -> Iterator[Desk]:
    """A desk of 22 banks, so many that none is read before its first question is asked; 4 new ones a day."""
    for name in ("a", "b"):
        (folder / f"{name}.toml").write_text(bank(name, 8), encoding="utf-8")
    for n in range(20):
        (folder / f"m{n}.toml").write_text(bank(f"m{n}x", 3), encoding="utf-8")
    settings = Settings(fuzz=False, new_per_day=4, learning_steps=(), relearning_steps=())
    with Store.open(tmp_path / "data" / "test.db") as store:
        library = Library([folder], bundled=tmp_path / "none")
        yield Desk(store, library, settings, now=clock, calendar=Calendar(UTC))


@pytest.fixture(params=[3, 500], ids=["small batches", "one batch"])
def batch(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> int:
    """However many questions are drawn at a time."""
    monkeypatch.setattr(late, "BATCH", request.param)
    monkeypatch.setattr(late, "FIRST", min(late.FIRST, request.param))
    return int(request.param)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """The files that sittings read from now on."""
    found: list[Path] = []
    real = loading.read_bank
    monkeypatch.setattr(loading, "read_bank", lambda path: found.append(path) or real(path))
    return found


def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """From now on every bank is read at the beginning, as with few."""
    monkeypatch.setattr(late, "MOST_BANKS", 1_000)


def in_review(desk: Desk, bank_id: str, question_id: str, stability: float, ago: int, due: int) -> None:
    """Put a card in review: last answered so many days ago, due so many days ago."""
    desk.store.place(
        Card(
            bank_id=bank_id,
            question_id=question_id,
            phase=Phase.REVIEW,
            memory=MemoryState(stability, 5.0),
            last_day=desk.today - ago,
            due_day=desk.today - due,
            reps=2,
        )
    )


def test_only_banks_that_are_asked_are_read(desk: Desk, batch: int, read: list[Path]) -> None:
    """The first question costs one bank; all are asked, each limit kept, neighbours of different banks."""
    desk.shelves()
    session = sitting(desk)
    assert session.progress.total == 2 * 4 + 20 * 3
    assert not read
    session.next(desk.now())
    assert len(read) == 1
    asked = play(session, desk)
    assert len(asked) == len(set(asked)) == 68
    assert len(read) == 22
    assert all(one[:-1] != two[:-1] for one, two in pairwise(asked))
    assert session.progress.total == 68
    assert session.progress.remaining == 0
    assert play(sitting(desk), desk) == []


def test_the_same_questions_are_asked_as_when_all_is_read(
    desk: Desk, batch: int, clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever mode, limits, marks and exam days there are."""
    play(sitting(desk, Wish(bank_id="a")), desk)
    play(sitting(desk, Wish(bank_id="m3x", limit=2)), desk, WRONG)
    play(sitting(desk, Wish(bank_id="b", limit=1)), desk, WRONG)
    clock.at += timedelta(days=12)
    desk.store.set_mark("a", "a1", QuestionMark(suspended=True))
    desk.store.set_mark("m5x", "m5x1", QuestionMark(buried_day=desk.today))
    desk.store.set_plan("a", desk.today + 2)
    late_ones = {}
    wishes = [Wish(), Wish(mode=QUICK, limit=9), Wish(mode=CRAM), Wish(mode=MISSED)]
    wishes += [replace(wish, tags=("ODD", "none")) for wish in wishes]
    settings = [desk.settings, replace(desk.settings, new_per_day_total=11, backlog_per_day=3)]
    for how in settings:
        desk.settings = how
        for wish in wishes:
            session = sitting(desk, wish)
            assert isinstance(session, LateSession)
            late_ones[how, wish] = order(session, desk)
    at_once(monkeypatch)
    for how in settings:
        desk.settings = how
        for wish in wishes:
            session = sitting(desk, wish)
            assert type(session) is Session
            found, wanted = late_ones[how, wish], order(session, desk)
            assert len(found) == len(set(found)) == len(wanted)
            assert wish.mode is QUICK or set(found) == set(wanted)


def order(session: Session, desk: Desk) -> list[tuple[str, str]]:
    """The keys in the order they would be asked; everything is taken back."""
    keys = []
    while session.next(desk.now()) is not None:
        assert session.current is not None
        keys.append(session.current.key)
        session.answer(RIGHT, desk.now())
    while session.undo() is not None:
        pass
    return keys


def test_the_most_valuable_comes_first_wherever_it_stands(desk: Desk, batch: int) -> None:
    """Of all overdue ones that one comes first whose review gains most, in the last bank too.

    It is a question half forgotten; the others are known well, and are longer overdue. One of another bank
    may stand before it, so that neighbours can differ.
    """
    for n in range(20):
        for q in range(3):
            in_review(desk, f"m{n}x", f"m{n}x{q}", 2_000.0 + n, ago=40, due=30)
    in_review(desk, "m19x", "m19x2", 3.0, ago=4, due=1)
    assert "m19x2" in play(sitting(desk, Wish(limit=2)), desk)


def test_more_wait_than_a_sitting_once_took_and_the_best_is_the_first(desk: Desk, folder: Path) -> None:
    """With 1,300 overdue in one bank, the one worth most in another comes at once."""
    (folder / "big.toml").write_text(bank("big", 1_300), encoding="utf-8")
    desk.shelves()
    for n in range(1_300):
        in_review(desk, "big", f"big{n}", 2_000.0, ago=40, due=30)
    in_review(desk, "m19x", "m19x2", 3.0, ago=4, due=1)
    assert "m19x2" in play(sitting(desk, Wish(limit=2)), desk)
    assert sitting(desk).progress.total == 1_299 + 2 * 4 + 19 * 3 + 2


def test_beyond_what_is_weighed_the_longest_overdue_comes_first(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    """And nothing else changes."""
    monkeypatch.setattr(late, "MOST_WEIGHED", 2)
    for n, due in ((3, 4), (7, 9), (11, 2)):
        in_review(desk, f"m{n}x", f"m{n}x0", 3.0, ago=20, due=due)
    asked = play(sitting(desk), desk)
    assert asked[:3] == ["m7x0", "m3x0", "m11x0"]


def test_a_bank_that_goes_during_a_sitting_is_passed_over(desk: Desk, folder: Path) -> None:
    """Its questions are not asked, the others are, and the figures and a line for each bank say so."""
    session = sitting(desk)
    (folder / "m7.toml").unlink()
    (folder / "m8.toml").write_text("not a bank", encoding="utf-8")
    (folder / "m9.toml").write_text(bank("m9x", 2), encoding="utf-8")
    asked = play(session, desk)
    assert len(asked) == 61
    assert not [one for one in asked if one.startswith(("m7x", "m8x", "m9x2"))]
    assert session.progress.total == 61
    told = "\n".join(session.notices)
    assert len(session.notices) == 3
    assert all(name in told for name in ("m7.toml", "m8.toml", 'm9.toml: the question "m9x2" is gone'))


def test_due_ones_come_first_and_undo_works(desk: Desk, clock: Clock, batch: int) -> None:
    """A late question is taken back like any other, and what is due precedes what is new."""
    play(sitting(desk, Wish(bank_id="m3x")), desk)
    clock.at += timedelta(days=40)
    session = sitting(desk)
    first = session.next(desk.now())
    assert first is not None
    assert first.question.id.startswith("m3x")
    session.answer(WRONG, desk.now())
    item = session.undo()
    assert item is not None
    assert item.question.id == first.question.id
    assert len(play(session, desk)) == 3 + 2 * 4 + 19 * 3


def test_a_short_sitting_stays_full_when_a_bank_goes(desk: Desk, folder: Path, batch: int) -> None:
    """Ten are asked although the first bank in turn is gone."""
    session = sitting(desk, Wish(limit=10))
    assert session.progress.total == 10
    (folder / "a.toml").unlink()
    assert len(play(session, desk)) == 10
    assert session.progress.remaining == 0


def test_what_was_done_meanwhile_is_not_asked_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Another program answers a question of a later batch: it comes not again."""
    monkeypatch.setattr(late, "BATCH", 3)
    monkeypatch.setattr(late, "FIRST", 3)
    session = sitting(desk)
    play(sitting(desk, Wish(bank_id="m19x")), desk)
    assert not [one for one in play(session, desk) if one.startswith("m19x")]


def without_tags(folder: Path) -> None:
    """Another program takes every tag away."""
    for path in folder.glob("*.toml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace('tags = ["odd"]', "").replace('tags = ["even"]', ""), encoding="utf-8")


def test_what_loses_its_tag_during_a_sitting_is_asked_no_more(desk: Desk, folder: Path, clock: Clock) -> None:
    """Only what was put before stays: a missed question comes back, whatever became of its tag."""
    desk.settings = replace(desk.settings, learning_steps=(1,))
    session = sitting(desk, Wish(tags=("odd",)))
    assert isinstance(session, LateSession)
    asked = [session.next(desk.now())]
    session.answer(WRONG, desk.now())
    session.look_ahead()
    asked.append(session.next(desk.now()))
    session.answer(RIGHT, desk.now())
    without_tags(folder)
    clock.at += timedelta(minutes=2)
    first, second = (one.question.id for one in asked if one is not None)
    assert set(play(session, desk)) <= {first, second}
    assert session.current is None
    assert session.progress.remaining == 0
    assert any("has none of the tags any more" in notice for notice in session.notices)


def test_what_loses_its_tag_before_the_second_question_is_not_asked(
    desk: Desk, folder: Path, clock: Clock
) -> None:
    """The sitting is chosen anew then, with nothing to be told."""
    desk.shelves()
    session = sitting(desk, Wish(tags=("odd",)))
    session.next(desk.now())
    without_tags(folder)
    clock.at += timedelta(minutes=2)
    session.answer(RIGHT, desk.now())
    assert play(session, desk) == []
    assert not session.notices


def test_a_sitting_over_few_banks_keeps_what_it_began_with(desk: Desk, folder: Path) -> None:
    """All its questions were chosen when it began, and are asked as they were then."""
    session = sitting(desk, Wish(bank_id="a", tags=("odd",)))
    without_tags(folder)
    assert len(play(session, desk)) == 4


def test_a_question_is_asked_as_its_file_words_it(desk: Desk, folder: Path, read: list[Path]) -> None:
    """Also where its bank was read before; a file that stays as it was is read once."""
    session = sitting(desk, Wish(tags=("odd",)))
    session.next(desk.now())
    session.answer(RIGHT, desk.now())
    session.next(desk.now())
    for path in folder.glob("*.toml"):
        path.write_text(path.read_text(encoding="utf-8").replace('stem = "', 'stem = "Anew: '), "utf-8")
    session.answer(RIGHT, desk.now())
    while (asked := session.next(desk.now())) is not None:
        assert asked.question.stem.startswith("Anew: ")
        session.answer(RIGHT, desk.now())
    assert max(Counter(read).values()) == 2


def test_what_is_next_is_read_ahead(desk: Desk, read: list[Path]) -> None:
    """Behind the feedback the next question is read, so that putting it reads no file."""
    session = sitting(desk)
    session.next(desk.now())
    session.answer(RIGHT, desk.now())
    session.look_ahead()
    before = len(read)
    assert before == 2
    session.next(desk.now())
    assert len(read) == before


def test_few_banks_are_kept(desk: Desk, read: list[Path], monkeypatch: pytest.MonkeyPatch) -> None:
    """A bank that was not asked for a while is let go and read anew; the last one is not."""
    monkeypatch.setattr(loading, "KEPT", 8)
    play(sitting(desk), desk)
    assert len(read) > 22


def test_of_two_files_with_one_id_only_the_first_is_asked(tmp_path: Path, clock: Clock, folder: Path) -> None:
    """The bundled bank is hidden by the learner's own of its id, with what only it has."""
    bundled = tmp_path / "bundled"
    bundled.mkdir()
    (bundled / "a.toml").write_text(bank("a", 4), encoding="utf-8")
    for name, count in (("a", 2), *((f"m{n}x", 1) for n in range(15))):
        (folder / f"{name}.toml").write_text(bank(name, count), encoding="utf-8")
    with Store.open(tmp_path / "other" / "test.db") as store:
        desk = Desk(store, Library([folder], bundled=bundled), Settings(), now=clock, calendar=Calendar(UTC))
        for mode in (CRAM, Wish().mode):
            session = sitting(desk, Wish(mode=mode))
            assert session.progress.total == 17
            assert len(set(play(session, desk))) == 17
            assert not session.notices


def test_an_exam_over_all_reads_only_what_is_drawn(desk: Desk, folder: Path, read: list[Path]) -> None:
    """Five questions, five banks at most, neighbours of different banks; a broken bank is drawn around."""
    desk.shelves()
    exam = exams.begin(desk, Wish(), 5)
    assert len(exam.items) == 5
    assert len(read) <= 5
    for path in folder.glob("m*.toml"):
        path.unlink()
    exam = exams.begin(desk, Wish(), 5)
    assert {key[0] for key in exam.keys} == {"a", "b"}


def test_an_exam_may_have_every_question_that_may_be_asked(desk: Desk) -> None:
    """Each once, whatever its state; never what is suspended or buried today; with tags only what has one."""
    in_review(desk, "a", "a3", 9.0, ago=3, due=1)
    desk.store.set_mark("a", "a1", QuestionMark(suspended=True))
    desk.store.set_mark("a", "a3", QuestionMark(suspended=True))
    desk.store.set_mark("b", "b2", QuestionMark(buried_day=desk.today))
    desk.store.set_mark("b", "b4", QuestionMark(buried_day=desk.today - 1))
    wanted = {("a", f"a{n}") for n in range(8)} | {("b", f"b{n}") for n in range(8)}
    wanted |= {(f"m{m}x", f"m{m}x{n}") for m in range(20) for n in range(3)}
    wanted -= {("a", "a1"), ("a", "a3"), ("b", "b2")}
    keys = exams.begin(desk, Wish(), 1_000).keys
    assert len(keys) == len(wanted)
    assert set(keys) == wanted
    tagged = exams.begin(desk, Wish(tags=("odd",)), 1_000).keys
    assert set(tagged) == {key for key in wanted if int(key[1][-1]) % 2}


def test_an_exam_is_drawn_from_all_alike(desk: Desk) -> None:
    """Each question is as likely as another to be among the first drawn, whatever bank it is in."""
    shelves, rng, drawn = desk.shelves(), Random(3), Counter[Key]()
    for _ in range(400):
        drawn.update(islice(at_random(desk, shelves, (), rng), 19))
    assert len(drawn) == 76
    assert all(55 <= count <= 145 for count in drawn.values())  # 100, five standard deviations


def test_what_was_missed_is_found_without_all_others(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a hundred thousand questions few are looked at."""
    play(sitting(desk, Wish(bank_id="m3x", limit=2)), desk, WRONG)
    monkeypatch.delattr(Store, "askable")
    assert len(play(sitting(desk, Wish(mode=MISSED)), desk)) == 2


def test_an_exam_day_brings_reviews_forward(desk: Desk, clock: Clock) -> None:
    """As with few banks: the weak ones of a planned bank are asked in its last days though not due."""
    for n in range(8):
        in_review(desk, "a", f"a{n}", 10.0, ago=6, due=-4)
    planning.set_day(desk, "a", clock.at.date() + timedelta(days=2))
    asked = play(sitting(desk), desk)
    assert sum(one.startswith("a") for one in asked[:4]) == 4


def test_a_question_gone_from_a_planned_bank_is_not_brought_forward(
    desk: Desk, folder: Path, clock: Clock
) -> None:
    """Its card stays in the store, but nothing is said of passing it over: it is not in the bank."""
    for n in range(9):
        in_review(desk, "a", f"a{n}", 10.0, ago=6, due=-4)
    planning.set_day(desk, "a", clock.at.date() + timedelta(days=1))
    (folder / "a.toml").write_text(bank("a", 8), encoding="utf-8")
    session = sitting(desk)
    asked = play(session, desk)
    assert sum(one.startswith("a") for one in asked) == 8
    assert not session.notices


def test_days_until_level_are_reckoned_from_some_for_all(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """Over all banks every third of sixty reviews stands for three, as if all had been read."""
    desk.shelves()
    for n in range(20):
        for q in range(3):
            in_review(desk, f"m{n}x", f"m{n}x{q}", 5.0 + n, ago=90, due=3 * n + q - 9)
    desk.settings = replace(desk.settings, backlog_per_day=7)
    memory = desk.scheduler().memory
    kept = [card for shelf in desk.shelves() for card in desk.store.cards(shelf.bank_id).values()]
    for most in (20, 60):
        monkeypatch.setattr(backlog, "MOST_RECKONED", most)
        found = planning.backlog(desk)
        assert found == backlog.backlog(kept, desk.today, 7, memory)
        assert (found.due, found.heavy) == (51, True)


def test_few_banks_are_mixed_before_the_first_is_asked(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    """With fewer banks than questions drawn at first, the long dose of one begins, to be parted."""
    for name, size in (("MOST_BANKS", 0), ("FIRST", 9), ("SOON", 2)):
        monkeypatch.setattr(late, name, size)
    desk.settings = replace(desk.settings, new_per_day=0)
    desk.store.set_plan("a", desk.today + 30)
    desk.store.set_plan("b", desk.today + 1)
    session = sitting(desk)
    assert isinstance(session, LateSession)
    assert [bank_id for bank_id, _ in order(session, desk)] == ["b", "a", *"bbbbbbb"]
