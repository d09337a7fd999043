"""Banks and answers over every format there is, in and out, as the verbs do it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from quiz.banks import read_bank
from quiz.banks.updating import update
from quiz.banks.writing import save_bank
from quiz.desk import Desk
from quiz.desk.choosing import format_to_read, format_to_write
from quiz.desk.exchange import past_answers, send_out, take_in
from quiz.errors import BankError, MissingExtra, QuizError, UsageError
from quiz.formats.registry import FORMATS, Format
from quiz.paths import Paths
from quiz.questions import Bank, MultiChoice, Numerical, ShortAnswer, Source, TrueFalse
from quiz.study.card import Rating
from quiz.study.past import PastAnswer

BANK = Bank(
    id="four",
    title="Four questions",
    questions=(
        MultiChoice(
            id="choice", stem="Which river flows through Vienna?", key="Danube", distractors=("Elbe", "Oder")
        ),
        TrueFalse(id="truth", stem="The sun is a star.", key=True),
        ShortAnswer(id="typed", stem="What is the capital of Peru?", accept=("Lima",)),
        Numerical(id="year", stem="In which year did the First World War begin?", key=1914),
    ),
)
BOTH_WAYS = [one for one in FORMATS if one.reads and one.writes]


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    """A learner's desk with the bank."""
    paths = Paths(tmp_path / "data")
    paths.banks.mkdir(parents=True)
    save_bank(BANK, paths.banks / "four.toml")
    with Desk.open(paths) as opened:
        yield opened


def other(tmp_path: Path) -> Paths:
    """Another learner's empty data folder."""
    return Paths(tmp_path / "other")


@pytest.mark.parametrize("one", BOTH_WAYS, ids=[one.name for one in BOTH_WAYS])
def test_every_format_takes_a_bank_there_and_back_and_again(one: Format, desk: Desk, tmp_path: Path) -> None:
    """What one learner sends another one takes, with the same answers; the second time nothing changes."""
    file = tmp_path / f"four{one.suffixes[0]}"
    gone = send_out(desk, "four", file, format_name=one.name)
    first = take_in(file, other(tmp_path), format_name=one.name)
    assert len(first.bank.questions) == gone.questions >= 1
    assert {q.answer() for q in first.bank.questions} <= {q.answer() for q in BANK.questions}
    again = take_in(file, other(tmp_path), format_name=one.name)
    assert again.updated.same == tuple(q.id for q in first.bank.questions)
    assert again.updated.added == again.updated.changed == again.updated.gone == ()
    assert again.backup is None
    assert read_bank(again.path) == again.bank


@pytest.mark.parametrize("one", BOTH_WAYS, ids=[one.name for one in BOTH_WAYS])
def test_what_is_written_is_recognised_by_its_suffix_and_beginning(
    one: Format, desk: Desk, tmp_path: Path
) -> None:
    """Kahoot's template and a plain workbook are both read as Excel."""
    file = tmp_path / f"four{one.suffixes[0]}"
    send_out(desk, "four", file, format_name=one.name)
    assert format_to_read(file).name == {"kahoot": "xlsx"}.get(one.name, one.name)


def test_the_main_suffix_decides_what_is_written() -> None:
    """A ``.tsv`` is a table though Anki's notes may have it too; Canvas's package is named."""
    wanted = {"a.tsv": "tsv", "a.CSV": "csv", "a.xlsx": "xlsx", "a.zip": "qti21", "a.xml": "moodle-xml"}
    for name, expected in wanted.items():
        assert format_to_write(Path(name)).name == expected
    assert format_to_write(Path("a.zip"), "qti12").name == "qti12"
    with pytest.raises(UsageError, match="is written only"):
        format_to_read(Path(__file__), "qti12")


def test_answers_come_along_once_and_go_out_again(desk: Desk, tmp_path: Path) -> None:
    """Over Anki's package: however often it is imported, each answer is there once; cards are scheduled."""
    start = datetime(2026, 1, 5, 10, tzinfo=UTC)
    given = [
        PastAnswer(question_id="typed", at=start + timedelta(days=days), rating=rating, duration_ms=2_000)
        for days, rating in ((0, Rating.AGAIN), (1, Rating.GOOD), (4, Rating.GOOD), (15, Rating.EASY))
    ]
    desk.store.import_history("four", given, desk.scheduler().setup, desk.calendar)
    assert send_out(desk, "four", tmp_path / "four.apkg").history == 4
    assert send_out(desk, "four", tmp_path / "none.apkg", history=False).history == 0
    assert take_in(tmp_path / "four.apkg", other(tmp_path), history=False).history == (0, 0)
    assert take_in(tmp_path / "four.apkg", other(tmp_path)).history == (4, 0)
    assert take_in(tmp_path / "four.apkg", other(tmp_path)).history == (0, 4)
    with Desk.open(other(tmp_path)) as theirs:
        found = past_answers(theirs.store, theirs.banks("four")[0])
        card = theirs.store.card("four", "typed")
    assert [(answer.at, answer.rating) for answer in found] == [
        (answer.at, answer.rating) for answer in given
    ]
    assert card is not None
    assert card == desk.store.card("four", "typed")


def test_answers_given_here_that_went_out_and_come_home_are_not_doubled(desk: Desk, tmp_path: Path) -> None:
    """Not at the first import either, nor where several have one moment; one given meanwhile is taken."""
    noon = datetime(2026, 3, 1, 12, tzinfo=UTC)
    session = desk.session("four")
    for _ in range(4):
        asked = session.next(noon)
        assert asked is not None
        session.answer((), noon)
    cards = desk.store.cards("four")
    assert send_out(desk, "four", tmp_path / "four.apkg").history == 4
    paths = Paths(tmp_path / "data")
    for _ in range(2):
        assert take_in(tmp_path / "four.apkg", paths).history == (0, 4)
    assert desk.store.totals()["four"].answers == 4
    assert desk.store.cards("four") == cards
    elsewhere = PastAnswer(question_id="truth", at=noon + timedelta(days=2), rating=Rating.GOOD)
    past = (*past_answers(desk.store, BANK), elsewhere)
    setup = desk.scheduler().setup
    assert desk.store.import_history("four", past, setup, desk.calendar) == (1, 4)
    assert desk.store.drift() == []


def test_nothing_is_written_where_the_answers_cannot_be_taken(tmp_path: Path, desk: Desk) -> None:
    """A missing extra is named with the one command; the bank is not there afterwards."""
    send_out(desk, "four", tmp_path / "four.xlsx")
    saved = {name: sys.modules.pop(name) for name in list(sys.modules) if name.split(".")[0] == "openpyxl"}
    sys.modules["openpyxl"] = None  # type: ignore[assignment]
    try:
        with pytest.raises(MissingExtra, match=r'pip install "sco-quiz\[formats\]"'):
            take_in(tmp_path / "four.xlsx", other(tmp_path))
    finally:
        del sys.modules["openpyxl"]
        sys.modules.update(saved)
    assert not other(tmp_path).data.exists()


def test_a_damaged_bank_is_overwritten_by_force_alone_and_kept_aside(tmp_path: Path, desk: Desk) -> None:
    """What cannot be read may still be somebody's work."""
    send_out(desk, "four", tmp_path / "four.csv")
    target = other(tmp_path).banks / "four.toml"
    target.parent.mkdir(parents=True)
    target.write_text("not TOML at all [", encoding="utf-8")
    with pytest.raises(BankError, match="something else stands there"):
        take_in(tmp_path / "four.csv", other(tmp_path))
    arrival = take_in(tmp_path / "four.csv", other(tmp_path), force=True)
    assert arrival.backup is not None
    assert arrival.backup.read_text(encoding="utf-8") == "not TOML at all ["


def test_a_title_given_by_a_person_outlives_an_update() -> None:
    """The file's title is taken where nobody changed it here."""
    source = Source(title="old", file="f.csv", generator="x import csv")
    new = Bank(id="b", title="new", source=source)
    assert update(Bank(id="b", title="old", source=source), new).bank.title == "new"
    assert update(Bank(id="b", title="mine", source=source), new).bank.title == "mine"


def test_a_bank_that_went_out_comes_home_with_its_answers_alone(desk: Desk, tmp_path: Path) -> None:
    """The file made here stays byte for byte; one whose questions were changed meanwhile is refused."""
    send_out(desk, "four", tmp_path / "four.apkg")
    path = desk.path_of("four")
    before = path.read_bytes()
    paths = Paths(tmp_path / "data")
    arrival = take_in(tmp_path / "four.apkg", paths)
    assert not arrival.written
    assert path.read_bytes() == before
    send_out(desk, "four", tmp_path / "four.csv")
    text = (tmp_path / "four.csv").read_text(encoding="utf-8-sig")
    (tmp_path / "four.csv").write_text(text.replace("Lima", "Quito"), encoding="utf-8")
    with pytest.raises(BankError, match="was not imported"):
        take_in(tmp_path / "four.csv", paths)


def test_every_mistake_is_one_clear_line_and_writes_nothing(desk: Desk, tmp_path: Path) -> None:
    """Unknown formats and suffixes, no file, a folder, nothing in it, a bad id, no such folder."""
    for name, text in {"a.xyz": "x", "empty.csv": "", "bad.csv": "question,answer\nx,\n"}.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    paths = other(tmp_path)
    before = sorted(tmp_path.rglob("*"))
    no: dict[str, Any] = {}
    for name, more, said in (
        ("a.xyz", no, 'no format reads ".xyz" files'),
        ("a.xyz", {"format_name": "nonsense"}, 'there is no format "nonsense"'),
        ("missing.csv", no, "there is no such file"),
        (".", no, "is a folder"),
        ("empty.csv", no, "holds no question"),
        ("bad.csv", no, "row 2: no right answer is named"),
        ("bad.csv", {"bank_id": "No!"}, "cannot be a bank's id"),
    ):
        with pytest.raises(QuizError, match=re.escape(said)) as caught:
            take_in(tmp_path / name, paths, **more)
        assert "\n" not in str(caught.value)
    for bank, name, said in (
        ("four", "x.xyz", 'no format writes ".xyz" files'),
        ("four", ".", "is a folder"),
        ("four", "no/such/x.csv", "folder does not exist"),
        ("nothing", "x.csv", "there is no bank"),
        ("four", "bad.csv", "overwrite it with --force"),
    ):
        with pytest.raises(QuizError, match=re.escape(said)) as caught:
            send_out(desk, bank, tmp_path / name)
        assert "\n" not in str(caught.value)
    assert sorted(tmp_path.rglob("*")) == before
