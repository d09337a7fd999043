"""Every reader of a file from outside, and the one law for all: a QuizError, or a result that is sound.

A reader here is a function from a path to anything. ``obey`` runs one on bytes and checks the law.
"""

from __future__ import annotations

import os
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from quiz.banks import Library, parse_bank, read_bank
from quiz.banks.check import check_file
from quiz.banks.library import peek_id
from quiz.banks.reviewfile import ReviewFile
from quiz.banks.writing import write_bank
from quiz.clean import visible
from quiz.errors import MissingExtra, QuizError
from quiz.formats.exchange import Taken
from quiz.formats.registry import FORMATS
from quiz.paths import Paths, learner_name
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Ordering,
    ShortAnswer,
    TrueFalse,
)
from quiz.settings import Settings, read_settings, typed
from quiz.study.past import PastAnswer
from tests.unit.generate.files import pdf

HANGS = 120
"""Seconds after which one small input counts as a hang: far beyond what a slow machine takes."""

SMALL_BANK = Bank(
    id="fuzz",
    title="Rivers & <seas>",
    questions=(
        MultiChoice(
            id="mc", stem="Which river flows through Vienna?", key="Danube", distractors=("Rhine", "Elbe")
        ),
        MultiResponse(id="mr", stem="Which are members?", keys_=("China", "Россия"), distractors=("Japan",)),
        TrueFalse(id="tf", stem="The Volga flows north.", key=False, correction="It flows south."),
        ShortAnswer(id="sa", stem="What is the capital of Peru?", accept=("Lima", "Lima de los Reyes")),
        Numerical(id="nu", stem="How high is Mont Blanc?", key=4806, tolerance=10, unit="m"),
        Cloze(id="cl", stem="In {{2024}} at {{Islamabad|Isb}}."),
        Matching(
            id="ma", stem="Match.", pairs=(("France", "Paris"), ("Peru", "Lima")), distractors=("Rome",)
        ),
        Ordering(id="or", stem="Order.", keys_=("first", "second", "third")),
    ),
)

_NOW = datetime(2024, 10, 16, 12, tzinfo=UTC)
_PAST = [
    PastAnswer(question_id="sa", at=datetime(2024, 3, day, 9, tzinfo=UTC), rating=3, duration_ms=4_000)
    for day in (1, 5, 20)
]

_ARTICLE = (
    "# The bridge\n\nPublished: 2023-05-04\n\nThe new bridge over the river was opened by the mayor, Anna "
    "Hale, on Thursday. It cost 40 million euros and took three years to build. The old bridge had fallen in "
    "the storm of 1953, and since then the people of the town crossed the river by a ferry of the state.\n"
)
_PAGE = (
    "<!doctype html><html><head><meta charset='utf-8'><title>The bridge</title>"
    '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2023-05-04"}</script>'
    f"</head><body><article><h1>The bridge</h1><p>{_ARTICLE * 3}</p><table><tr><td>1</td></tr></table>"
    "</article></body></html>"
)
_PDF = pdf([["The new bridge over the river was opened by the mayor."]], title="Bridge", made="20230504")


@dataclass(frozen=True)
class Reader:
    """A reader under test.

    Attributes:
        suffix: of the file it is given.
        read: from a path.
        seeds: sound files, as a start for damaged ones.
        sound: checks a result; raises AssertionError.
        needs: a module without which it cannot run.
    """

    name: str
    suffix: str
    read: Callable[[Path], Any]
    seeds: tuple[bytes, ...]
    sound: Callable[[Any], None] = lambda found: None

    @property
    def file(self) -> str:
        """The name of its file."""
        return f"fuzz{self.suffix}"


def sound_bank(bank: Bank) -> None:
    """A bank that was read can be written, and is read back the same."""
    assert parse_bank(write_bank(bank)) == bank


def sound_taken(taken: Taken) -> None:
    """What a format gave is a bank, its ids unlike, every question without flaws; its history is in order."""
    assert not list(taken.bank.flaws()), list(taken.bank.flaws())
    for question in taken.bank.questions:
        assert not list(question.flaws()), (question, list(question.flaws()))
    sound_bank(taken.bank)
    assert len(taken.skipped) <= 1_000_000
    assert list(taken.history) == sorted(taken.history, key=lambda past: past.at)


def _settings(path: Path) -> Settings:
    return read_settings(path)


def _typed(path: Path) -> None:
    text = path.read_bytes().decode("utf-8", errors="replace")
    key, _, value = text.partition("=")
    typed(key.strip(), value)


def _state(path: Path) -> object:
    from quiz.desk.state import read_state, remember

    read_state(path.parent)
    return remember(path.parent, tour_seen=True)


def _exam(path: Path) -> object:
    from quiz.desk import exams

    desk: Any = SimpleNamespace(store=SimpleNamespace(path=path.parent / "sco-quiz.db"), now=lambda: _NOW)
    draft = exams.unfinished(desk)
    return draft and (draft.deadline.at, draft.deadline.over(_NOW))


def _article(path: Path) -> object:
    from quiz.generate import decoding
    from quiz.generate.article import read_article

    raw = path.read_bytes()
    decoding.refuse_other_kinds(raw)
    return read_article(decoding.decode(raw)[0])


def _extracted(kind: str) -> Callable[[Path], object]:
    def read(path: Path) -> object:
        from quiz.generate.extracting import extract

        with suppress(ImportError):  # its readers log every oddity
            import logging

            logging.getLogger("pypdf").setLevel(logging.CRITICAL)
            logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
        return extract(kind, path.read_bytes())

    return read


def _answer(path: Path) -> object:
    from quiz.generate.llm import library
    from quiz.generate.llm.author import read_answer, written_of

    try:
        return [written_of(item) for item in read_answer(path.read_bytes().decode("utf-8", "replace"))]
    except library.Unanswered:
        return None


def _library(path: Path) -> object:
    found = Library([path.parent], bundled=path.parent)
    return [peek_id(file.path) for file in found.files()], found.find("fuzz")


def _learner(path: Path) -> None:
    name = learner_name(path.read_bytes().decode("utf-8", errors="surrogateescape"))
    place = Paths(path.parent).of(name).data
    assert place.parent == path.parent / "learners"  # a name is one folder, never a way out


def _sheet(path: Path) -> None:
    from quiz.formats.sheet import make_sheet
    from quiz.formats.sheet_html import html_sheet

    bank = read_bank(path)
    if bank.questions:
        html_sheet(make_sheet(bank, seed=1), evidence=True)


_TOML = write_bank(SMALL_BANK).encode()
_SETTINGS = (
    b"retention = 0.9\nnew_per_day = 20\nlearning_steps = [60, 600]\n"
    b'theme = "ink"\nfuzz = true\nparameters = []\n'
)
_STATE = b'tour_seen = true\nlast = "x"\n'
_DRAFT = (
    b'{"title": "Exam", "started": "2024-10-16T07:30:00+00:00", "minutes": 30.0, "keys": [["b", "q"]], '
    b'"flagged": [0, 1]}'
)
_SAID = b'{"questions": [{"kind": "truefalse", "stem": "It is so.", "key": "true", "evidence": "It is."}]}'

OWN: tuple[Reader, ...] = (
    Reader("bank", ".toml", read_bank, (_TOML,), sound_bank),
    Reader("check", ".toml", lambda path: check_file(path).lines(), (_TOML,)),
    Reader("review", ".toml", lambda path: ReviewFile(path).review.counts, (_TOML,)),
    Reader("library", ".toml", _library, (_TOML,)),
    Reader("sheet", ".toml", _sheet, (_TOML,)),
    Reader("settings", ".toml", _settings, (_SETTINGS,)),
    Reader("setting", ".txt", _typed, (b"learning_steps = 60 600", b"retention=0.95")),
    Reader("state", ".toml", _state, (_STATE,)),
    Reader("exam", ".json", _exam, (_DRAFT,)),
    Reader("article", ".md", _article, (_ARTICLE.encode(),)),
    Reader("page", ".html", _extracted("html"), (_PAGE.encode(),)),
    Reader("pdf", ".pdf", _extracted("pdf"), (_PDF,)),
    Reader("answer", ".json", _answer, (_SAID,)),
    Reader("learner", ".txt", _learner, (b"Anna Maria", "Čapek".encode())),
)


def format_readers() -> Iterator[Reader]:
    """A reader for each format that reads, its seeds written by the formats themselves."""
    import tempfile

    with tempfile.TemporaryDirectory() as name:
        for form in FORMATS:
            if not form.reads:
                continue
            seeds: list[bytes] = []
            if form.writes:
                place = Path(name, f"seed-{form.name}{form.suffixes[0]}")
                form.writer()(SMALL_BANK, place, _PAST)
                seeds.append(place.read_bytes())
            try:  # texts by hand, where a format's own tests keep some
                more = import_module(f"tests.fuzz.seeds_{form.name.replace('-', '_')}")
            except ModuleNotFoundError:
                more = None
            seeds += list(more.SEEDS) if more else []
            yield Reader(
                f"format {form.name}",
                form.suffixes[0],
                form.reader(),
                tuple(seeds) or (b"",),
                sound_taken,
            )


class Hang(BaseException):
    """A reader that does not come back; no ``except Exception`` of a reader swallows it."""


@contextmanager
def bounded(seconds: int = HANGS) -> Iterator[None]:
    """Break what hangs, where the system can."""
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    def stop(*_: object) -> None:
        raise Hang(f"not done within {seconds} s")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def name_in_folder(reader: Reader) -> str:
    """The file's name as its reader wants it."""
    return {"state": "state.toml", "exam": "exam.json"}.get(reader.name, reader.file)


def obey(reader: Reader, data: bytes, folder: Path, seconds: int = HANGS) -> str:
    """Run a reader on bytes; what it said where it refused them, else empty.

    Raises:
        AssertionError: the result is not sound, or the error is no line a person can read.
        Exception: whatever the reader raised that is no QuizError.
    """
    path = folder / name_in_folder(reader)
    path.write_bytes(data)
    for beside in ("-wal", "-shm", "-journal"):  # what the last one's database left
        path.with_name(path.name + beside).unlink(missing_ok=True)
    return obey_path(reader, path, seconds)


def obey_path(reader: Reader, path: Path, seconds: int = HANGS) -> str:
    """As :func:`obey`, for a path that is there."""
    before = _left(path.parent)
    with bounded(seconds):
        try:
            found = reader.read(path)
        except MissingExtra:
            raise
        except QuizError as error:
            refused = error
        else:
            reader.sound(found)
            refused = None
    left = _left(path.parent) - before
    assert not left, left
    if refused is None:
        return ""
    said = str(refused)
    assert visible(said, lines=False), "an error without a word"
    assert len(said) < 5_000, f"{len(said)} characters of error: {said[:200]}"
    assert said.count("\n") <= 2, f"an error of many lines: {said[:200]}"
    return said


def _left(folder: Path) -> set[str]:
    if not folder.is_dir():
        return set()
    return {name for name in os.listdir(folder) if name.endswith((".tmp", ".new"))}  # noqa: PTH208
