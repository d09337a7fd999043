"""A learner's database with a history, and ways to damage it."""

from __future__ import annotations

import random
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from quiz.store import Store
from quiz.store.merging import LOG, Row
from quiz.study.card import Card, Rating
from quiz.study.marks import QuestionMark
from tests.strategies_study import NOON, answer, scheduler

PAGE = 4096

Log = dict[str, dict[str, Row]]


def learn(path: Path, answers: int, seed: int = 0) -> Log:
    """Give so many answers over some months, take some back, mark and plan; the log that was written."""
    chance = random.Random(seed)
    setup = scheduler().setup
    with Store.open(path) as store:
        ids: list[str] = []
        for number in range(answers):
            bank, question = (
                f"bank-{chance.randrange(3)}",
                f"question-{chance.randrange(max(1, answers // 4))}",
            )
            before = store.card(bank, question) or Card(bank_id=bank, question_id=question)
            at = NOON + timedelta(hours=7 * number)
            response = ("Wien", "Ubergröße " * chance.choice((0, 1, 40, 900)))
            given = answer(
                before, chance.choice(tuple(Rating)), at, response=response, points=chance.choice((0, 0.5, 1))
            )
            ids.append(store.record(replace(given, setup=None if number % 9 == 8 else setup)))
            if number % 11 == 5:
                store.undo(ids[-1])
            if number % 13 == 7:
                store.set_mark(bank, question, QuestionMark(flag="look at this again", suspended=True))
            if number % 17 == 3:
                store.reset(bank, question)
        store.set_plan("bank-1", NOON.date().toordinal() + 100)
        store.tune(setup)
    return log_of(path)


def log_of(path: Path) -> Log:
    """The log as it stands, by table and id."""
    with Store.open(path) as store:
        return {table: {row[0]: row for row in store.rows(table)} for table in LOG}


def copied(path: Path, folder: Path) -> Path:
    """A copy of a database in a new folder of its own."""
    folder.mkdir(parents=True)
    return Path(shutil.copy(path, folder / "sco-quiz.db"))


def flip(path: Path, chance: random.Random, number: int) -> None:
    """Change some bytes at random places."""
    data = bytearray(path.read_bytes())
    for _ in range(number):
        data[chance.randrange(len(data))] ^= chance.randrange(1, 256)
    path.write_bytes(data)


def cut(path: Path, chance: random.Random, number: int) -> None:
    """Cut the file at a random place."""
    data = path.read_bytes()
    path.write_bytes(data[: chance.randrange(1, len(data))])


def blank(path: Path, chance: random.Random, number: int) -> None:
    """Fill some pages with zeros, as a disk does that lost them."""
    data = bytearray(path.read_bytes())
    for _ in range(number):
        place = chance.randrange(len(data) // PAGE) * PAGE
        data[place : place + PAGE] = bytes(PAGE)
    path.write_bytes(data)


def garble(path: Path, chance: random.Random, number: int) -> None:
    """Fill some sectors with noise."""
    data = bytearray(path.read_bytes())
    for _ in range(number):
        place = chance.randrange(len(data) // 512) * 512
        data[place : place + 512] = chance.randbytes(512)
    path.write_bytes(data)


def swap(path: Path, chance: random.Random, number: int) -> None:
    """Put pages in each other's place, as a disk does that mixed up its addresses."""
    data = bytearray(path.read_bytes())
    for _ in range(number):
        one, two = (chance.randrange(len(data) // PAGE) * PAGE for _ in range(2))
        data[one : one + PAGE], data[two : two + PAGE] = data[two : two + PAGE], data[one : one + PAGE]
    path.write_bytes(data)


WAYS = (flip, cut, blank, garble, swap)
