"""Decks that people made in Anki: what becomes a question, what does not and why, and their reviews."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from quiz.formats import anki_package, anki_tsv
from quiz.formats.exchange import Taken
from quiz.questions import Cloze, Question, ShortAnswer
from quiz.study.card import Rating
from tests.unit.formats.anki_bank import BANK
from tests.unit.formats.anki_oracle import add, collection, give, press, take


def _fill(opened: Any) -> dict[str, Any]:
    return {
        "basic": add(
            opened, "Basic", "Capital of <b>France</b>?", "Paris", deck="Geo::Europe", tags="city leech"
        ),
        "both": add(opened, "Basic (and reversed card)", "dog", "Hund", deck="Geo", tags="a::b"),
        "one": add(opened, "Basic (optional reversed card)", "cat", "Katze", deck="Geo"),
        "two": add(opened, "Basic (optional reversed card)", "cow", "Kuh", "y", deck="Geo"),
        "typed": add(opened, "Basic (type in the answer)", "2 &lt; 3?", "yes", deck="Geo"),
        "cloze": add(
            opened,
            "Cloze",
            "{{c1::Paris::a city}} lies in {{c2::<i>France</i>}}, not in {{c1::Rome}}.<br>It is old.",
            "From an atlas.",
            deck="Geo",
        ),
        "picture": add(opened, "Basic", '<img src="a.png">', "a cat", deck="Geo"),
        "seen": add(opened, "Basic", 'What is this? <img src="a.png">', "a dog", deck="Geo"),
        "sound": add(opened, "Basic", "[sound:a.mp3]", "a bark", deck="Geo"),
        "formula": add(opened, "Basic", "What is it?", "[$]\\sqrt{2}[/$]", deck="Geo"),
        "long": add(opened, "Basic", "Tell me all.", "word " * 40, deck="Geo"),
        "lines": add(opened, "Basic", "Which?", "one<div>two</div>", deck="Geo"),
        "signs": add(opened, "Basic", "What?", "…!", deck="Geo"),
    }


def _by_stem(taken: Taken) -> dict[str, Question]:
    return {question.stem: question for question in taken.bank.questions}


@pytest.mark.parametrize("legacy", [True, False])
def test_anki_notes_become_questions(tmp_path: Path, legacy: bool) -> None:
    """Anki's own note types, in both forms of its packages: one question for a card, or a reason."""
    with collection(tmp_path) as opened:
        notes = _fill(opened)
        path = give(opened, tmp_path / "deck.apkg", legacy=legacy)
    taken = anki_package.read(path)
    found = _by_stem(taken)
    assert taken.bank.title == "Geo"
    assert taken.bank.id == "geo"
    capital = found["Capital of France?"]
    assert isinstance(capital, ShortAnswer)
    assert capital.accept == ("Paris",)
    assert capital.tags == ("city", "Europe")
    assert {"dog", "Hund", "cat", "cow", "Kuh", "2 < 3?", "What is this?"} <= set(found)
    assert "Katze" not in found
    assert found["Hund"].answer() == ("dog",)
    assert found["dog"].tags == ("a::b",)
    clozes = [question for question in taken.bank.questions if isinstance(question, Cloze)]
    assert [cloze.stem for cloze in clozes] == [
        "{{Paris}} (a city) lies in France, not in {{Rome}}.\nIt is old.",
        "Paris lies in {{France}}, not in Rome.\nIt is old.",
    ]
    assert clozes[0].explanation == "From an atlas."
    reasons = {skip.place.split(",")[0]: skip.why for skip in taken.skipped}
    assert reasons[f"note {notes['picture'].id}"] == "its front shows only a picture"
    assert reasons[f"note {notes['seen'].id}"] == "taken over without picture of its front"
    assert reasons[f"note {notes['sound'].id}"] == "its front shows only a sound"
    assert reasons[f"note {notes['formula'].id}"] == "its back shows only a formula"
    assert "too long to be typed" in reasons[f"note {notes['long'].id}"]
    assert "several lines" in reasons[f"note {notes['lines'].id}"]
    assert "no letter" in reasons[f"note {notes['signs'].id}"]
    assert len(reasons) == 7
    for question in taken.bank.questions:
        assert not list(question.flaws())


@pytest.mark.parametrize("legacy", [True, False])
def test_reviews_come_along(tmp_path: Path, legacy: bool) -> None:
    """Every button pressed in Anki is an answer here, at its moment; a card moved by hand is none."""
    with collection(tmp_path) as opened:
        dog = add(opened, "Basic (and reversed card)", "dog", "Hund")
        there, back = dog.cards()
        press(opened, there, 1, 3, 4)
        press(opened, back, 2)
        opened.sched.set_due_date([there.id], "5")
        rows = opened.db.all("SELECT id, cid, ease, time FROM revlog WHERE ease > 0 ORDER BY id")
        assert opened.db.scalar("SELECT count() FROM revlog") == 5
        path = give(opened, tmp_path / "deck.apkg", legacy=legacy)
    taken = anki_package.read(path)
    ids = {there.id: _by_stem(taken)["dog"].id, back.id: _by_stem(taken)["Hund"].id}
    assert [
        (round(answer.at.timestamp() * 1000), answer.question_id, answer.rating, answer.duration_ms)
        for answer in taken.history
    ] == [(at, ids[card], Rating(ease), time) for at, card, ease, time in rows]
    assert [skip.place for skip in taken.skipped] == ["review history"]


def test_ids_are_stable(tmp_path: Path) -> None:
    """Read again, after a note was reworded and the others exported anew, every question keeps its id."""
    with collection(tmp_path) as opened:
        notes = _fill(opened)
        first = anki_package.read(give(opened, tmp_path / "one.apkg", legacy=False))
        notes["basic"]["Front"] = "What is the capital of France?"
        opened.update_note(notes["basic"])
        opened.remove_notes([notes["one"].id])
        second = anki_package.read(give(opened, tmp_path / "two.apkg", legacy=True))
    assert _by_stem(first)["Capital of France?"].id == _by_stem(second)["What is the capital of France?"].id
    before = {question.id: question.stem for question in first.bank.questions}
    after = {question.id: question.stem for question in second.bank.questions}
    assert set(after) == set(before) - {_by_stem(first)["cat"].id}


def test_a_whole_collection(tmp_path: Path) -> None:
    """A .colpkg, which is a backup of everything, is read as a package is."""
    with collection(tmp_path) as opened:
        add(opened, "Basic", "Capital of France?", "Paris", deck="Geo")
        path = tmp_path / "all.colpkg"
        opened.export_collection_package(str(path), include_media=False, legacy=False)
        opened.reopen()
    assert [question.stem for question in anki_package.read(path).bank.questions] == ["Capital of France?"]


@pytest.mark.parametrize("with_html", [True, False])
def test_text_that_anki_wrote(tmp_path: Path, with_html: bool) -> None:
    """Anki's own text export gives the same questions with the same ids as its package."""
    with collection(tmp_path) as opened:
        _fill(opened)
        package = anki_package.read(give(opened, tmp_path / "deck.apkg", legacy=False))
        path = tmp_path / "notes.txt"
        opened.export_note_csv(
            out_path=str(path),
            limit=None,
            with_html=with_html,
            with_tags=True,
            with_deck=True,
            with_notetype=True,
            with_guid=True,
        )
    assert anki_tsv.looks_like(path.read_text())
    text = anki_tsv.read(path)
    expected = {question.id: question for question in package.bank.questions}
    found = {question.id: question for question in text.bank.questions}
    # The text does not say which cards there are, and without HTML a picture or a second line is gone.
    optional = {_by_stem(package)["Kuh"].id}
    assert set(expected) - optional <= set(found)
    if with_html:
        assert set(found) == set(expected) - optional
        assert all(found[key].stem == expected[key].stem for key in found)
        assert all(found[key].tags == expected[key].tags for key in found)
        assert all(found[key].answer() == expected[key].answer() for key in found)


def test_text_that_anki_reads(tmp_path: Path) -> None:
    """Anki imports our text without being asked anything, and a second time changes nothing."""
    from anki.collection import ImportCsvRequest

    path = tmp_path / "bank.txt"
    anki_tsv.write(BANK, path)
    with collection(tmp_path) as opened:
        metadata = opened.get_csv_metadata(str(path), None)
        first = opened.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
        again = opened.import_csv(ImportCsvRequest(path=str(path), metadata=metadata)).log
        assert len(first.new) == len(BANK.questions)
        assert not again.new
        assert opened.db.scalar("SELECT count() FROM cards") == len(BANK.questions)
        assert "SCO summit: <2024>" in [deck.name for deck in opened.decks.all_names_and_ids()]
        gaps = opened.find_notes("note:Cloze")
        assert "{{c1::Russia}}" in opened.get_note(gaps[0])["Text"]


def test_a_change_made_in_anki_comes_back(tmp_path: Path) -> None:
    """Stem, explanation, model answer and tags edited in Anki are taken over; the rest is named."""

    path = tmp_path / "out.apkg"
    anki_package.write(BANK, path)
    with collection(tmp_path) as opened:
        take(opened, path)
        notes = {
            note.note_type()["name"].split()[1]: note
            for note in map(opened.get_note, opened.find_notes("deck:*"))
        }
        notes["multichoice"]["Stem"] = "Who <i>was</i> the host?"
        notes["multichoice"]["Choices"] = "<ol><li>Pakistan</li><li>Mars</li></ol>"
        notes["shortanswer"]["Answer"] = "Islamabad, Pakistan"
        notes["cloze"]["Stem"] = "{{c1::Russia}} and {{c1::China}} signed."
        notes["ordering"].tags.append("new")
        notes["truefalse"]["Explanation"] = "Look it up."
        opened.update_notes(list(notes.values()))
        taken = anki_package.read(give(opened, tmp_path / "back.apkg", legacy=False))
    found = {question.id: question for question in taken.bank.questions}
    assert found["host"].stem == "Who was the host?"
    assert found["city"].answer() == ("Islamabad, Pakistan",)
    assert found["gaps"].stem == "{{Russia|the Russian Federation}} and {{China}} signed."
    assert found["order"].tags == ("new",)
    assert found["older"].explanation == "Look it up."
    assert found["pairs"] == BANK.questions[6]
    assert [skip.why for skip in taken.skipped] == [
        'its field "Choices" was changed in Anki: kept as it was here'
    ]


@pytest.mark.parametrize("with_html", [True, False])
def test_our_notes_as_text_from_anki(tmp_path: Path, with_html: bool) -> None:
    """Our own notes come back from Anki's text export too, also from one without HTML."""
    anki_package.write(BANK, tmp_path / "out.apkg")
    path = tmp_path / "notes.txt"
    with collection(tmp_path) as opened:
        take(opened, tmp_path / "out.apkg")
        opened.export_note_csv(
            out_path=str(path),
            limit=None,
            with_html=with_html,
            with_tags=True,
            with_deck=True,
            with_notetype=True,
            with_guid=True,
        )
    taken = anki_tsv.read(path)
    assert taken.bank == BANK
    assert taken.skipped == ()
