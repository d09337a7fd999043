"""What we write, read by Anki; what Anki writes, read by us. Anki is an oracle here and nowhere else."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from quiz.formats import anki_package
from quiz.formats.anki_types import FIELDS, guid
from quiz.questions import Bank
from tests.strategies import banks
from tests.unit.formats import anki_oracle
from tests.unit.formats.anki_bank import BANK, DAY, HISTORY, START
from tests.unit.formats.anki_oracle import give, take


@pytest.fixture(name="collection")
def _collection(tmp_path: Path) -> Iterator[Any]:
    """An empty collection of Anki's."""
    with anki_oracle.collection(tmp_path) as opened:
        yield opened


def log(collection: Any) -> list[list[int]]:
    """When, and how it was rated, of all reviews."""
    return collection.db.all("SELECT id, ease, time FROM revlog ORDER BY id")  # type: ignore[no-any-return]


def test_anki_imports_every_kind(collection: Any, tmp_path: Path) -> None:
    """Each question is one note of its kind's type with one card, with our GUID, fields and tags."""
    path = tmp_path / "out.apkg"
    assert anki_package.write(BANK, path) == ()
    imported = take(collection, path)
    assert len(imported.new) == len(BANK.questions)
    assert collection.db.scalar("SELECT count() FROM cards") == len(BANK.questions)
    for question in BANK.questions:
        key = collection.db.scalar("SELECT id FROM notes WHERE guid = ?", guid("summit", question.id))
        note = collection.get_note(key)
        assert note.note_type()["name"] == f"sco-quiz {question.type}"
        assert tuple(note.keys()) == FIELDS
        assert len(note.cards()) == 1
    host = collection.get_note(
        collection.db.scalar("SELECT id FROM notes WHERE guid = ?", guid("summit", "host"))
    )
    assert host["Stem"] == "Who hosted the &lt;b&gt;summit&lt;/b&gt;?"
    assert host["Answer"] == "Pakistan"
    assert host["Explanation"] == "In Islamabad."
    assert host["Evidence"] == "“Pakistan hosted the summit.”"
    assert sorted(host.tags) == ["hosts", "two_words"]
    assert collection.decks.name(host.cards()[0].did) == "SCO summit: <2024>"


def test_the_cards_show_what_they_should(collection: Any, tmp_path: Path) -> None:
    """The front shows the stem and the choices but not the key alone; the back the key and what proves it."""
    path = tmp_path / "out.apkg"
    anki_package.write(BANK, path)
    take(collection, path)
    cards = {}
    for key in collection.db.list("SELECT id FROM cards"):
        card = collection.get_card(key)
        rendered = card.render_output()
        cards[card.note().note_type()["name"].split()[1]] = (
            collection.media.strip(rendered.question_text),
            rendered.answer_text,
        )
    front, back = cards["multichoice"]
    for choice in ("Pakistan", "India", "Iran", "China &amp; others"):
        assert f"<li>{choice}</li>" in front
    assert "In Islamabad" not in front
    assert '<div class="answer">Pakistan</div>' in back
    assert "In Islamabad." in back
    assert "Pakistan hosted" in back
    front, back = cards["cloze"]
    assert "Russia" not in front.replace('data-cloze="Russia"', "")
    assert "and" in front
    assert "&#123;it&#125;" in front
    assert ">Russia</span>" in back
    assert "1&#58;&#58;2" in back
    assert "[[type:Answer]]" in cards["shortanswer"][0]
    for kind in cards:
        assert "sco-quiz/1" not in cards[kind][0] + cards[kind][1]


def test_history_goes_to_anki(collection: Any, tmp_path: Path) -> None:
    """Every answer is in its log with moment, button and time; cards stand where the answers put them."""
    path = tmp_path / "out.apkg"
    anki_package.write(BANK, path, HISTORY)
    take(collection, path)
    wanted = [
        [round(answer.at.timestamp() * 1000), int(answer.rating), 4200]
        for answer in sorted(HISTORY, key=lambda answer: answer.at)
    ]
    assert log(collection) == wanted

    def card(question_id: str) -> Any:
        return collection.get_card(
            collection.db.scalar(
                "SELECT c.id FROM cards c JOIN notes n ON n.id = nid WHERE guid = ?",
                guid("summit", question_id),
            )
        )

    host, gaps, year, new = card("host"), card("gaps"), card("year"), card("city")
    assert (host.type, host.queue, host.reps, host.lapses) == (2, 2, 6, 1)
    assert (gaps.type, gaps.queue, gaps.reps) == (1, 1, 1)
    assert (year.type, year.queue, year.lapses) == (3, 1, 1)
    assert (new.type, new.queue, new.reps) == (0, 0, 0)
    assert host.memory_state is not None
    assert host.memory_state.stability > 1
    # Anki counts days from its own collection's first: the distance to today must be as we meant it.
    due = START.astimezone().date() + 12 * DAY + timedelta(days=host.ivl)
    today = (datetime.now().astimezone() - timedelta(hours=4)).date()  # Anki's day begins at four
    assert host.due - collection.sched.today == (due - today).days


def test_anki_computes_the_memory_we_wrote(collection: Any, tmp_path: Path) -> None:
    """From our rows Anki's FSRS gets the stability and difficulty that we wrote beside them."""
    path = tmp_path / "out.apkg"
    anki_package.write(BANK, path, HISTORY)
    take(collection, path)
    keys = collection.db.list("SELECT id FROM cards WHERE reps > 0")
    assert len(keys) == 3
    ours = {key: collection.get_card(key).memory_state for key in keys}
    collection.set_config("fsrs", True)
    for key in keys:
        theirs = collection.compute_memory_state(key)
        assert theirs.stability == pytest.approx(ours[key].stability, rel=0.02)
        assert theirs.difficulty == pytest.approx(ours[key].difficulty, rel=0.02)
        assert theirs.decay == pytest.approx(collection.get_card(key).decay, abs=0.001)


def test_importing_again_doubles_nothing(collection: Any, tmp_path: Path) -> None:
    """A reworded question updates its note; nothing is there twice, and no answer either."""
    path = tmp_path / "out.apkg"
    anki_package.write(BANK, path, HISTORY)
    take(collection, path)
    first = replace(BANK.questions[0], stem="Who was the host?")
    collection.db.execute("UPDATE notes SET mod = mod - 100")  # as though it had been imported a while ago
    anki_package.write(replace(BANK, questions=(first, *BANK.questions[1:])), path, HISTORY)
    imported = take(collection, path)
    assert not imported.new
    assert collection.db.scalar("SELECT count() FROM notes") == len(BANK.questions)
    assert collection.db.scalar("SELECT count() FROM cards") == len(BANK.questions)
    assert len(log(collection)) == len(HISTORY)
    key = collection.db.scalar("SELECT id FROM notes WHERE guid = ?", guid("summit", "host"))
    assert collection.get_note(key)["Stem"] == "Who was the host?"


@pytest.mark.parametrize("legacy", [True, False])
def test_through_anki_and_back(collection: Any, tmp_path: Path, legacy: bool) -> None:
    """Out, into Anki, out of Anki in its old or new form, and in: the same bank and the same history."""
    path = tmp_path / "out.apkg"
    anki_package.write(BANK, path, HISTORY)
    take(collection, path)
    taken = anki_package.read(give(collection, tmp_path / "back.apkg", legacy=legacy))
    assert taken.bank == BANK
    assert taken.skipped == ()
    assert list(taken.history) == sorted(HISTORY, key=lambda answer: answer.at)


@given(bank=banks)
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_any_bank_through_anki_and_back(bank: Bank) -> None:
    """Whatever texts and tags a bank holds: a card for each question, and all of it back from Anki."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        anki_package.write(bank, folder / "out.apkg")
        with anki_oracle.collection(folder) as opened:
            assert len(take(opened, folder / "out.apkg").new) == len(bank.questions)
            assert opened.card_count() == len(bank.questions)
            if bank.questions:
                taken = anki_package.read(give(opened, folder / "back.apkg", legacy=False))
                assert taken.bank == replace(bank, rejected=())
                assert taken.skipped == ()


def test_a_whole_collection_of_ours(tmp_path: Path) -> None:
    """As a .colpkg it takes the place of Anki's collection, which finds nothing wrong with it."""
    from anki._backend import RustBackend
    from anki.collection import Collection

    package, media = tmp_path / "all.colpkg", tmp_path / "all.media"
    media.mkdir()
    anki_package.write(BANK, package, HISTORY)
    RustBackend().import_collection_package(
        col_path=str(tmp_path / "all.anki2"),
        backup_path=str(package),
        media_folder=str(media),
        media_db=str(tmp_path / "all.mdb"),
    )
    opened = Collection(str(tmp_path / "all.anki2"))
    assert opened.card_count() == len(BANK.questions)
    assert len(log(opened)) == len(HISTORY)
    assert opened.fix_integrity()[1]
    opened.close()
