"""Packages and texts written by hand after the formats' descriptions, and broken or hostile ones."""

from __future__ import annotations

import sys
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from quiz.errors import MissingExtra
from quiz.formats import anki_package, anki_tsv
from quiz.formats.registry import FORMATS
from quiz.questions import Bank, Cloze, ShortAnswer
from quiz.study.card import Rating
from quiz.study.past import PastAnswer
from tests.unit.formats.anki_by_hand import REVIEWS, new, old, package, zstd

FORMS = {
    "anki2": lambda: {"collection.anki2": old(), "media": b"{}"},
    "anki21": lambda: {"collection.anki2": b"too old", "collection.anki21": old(), "media": b"{}"},
    "meta says anki21": lambda: {"meta": b"\x08\x02", "collection.anki2": b"", "collection.anki21": old()},
    "anki21b": lambda: {"meta": b"\x08\x03", "collection.anki2": old(), "collection.anki21b": zstd(new())},
}


@pytest.mark.parametrize("form", FORMS)
def test_every_form_of_package(tmp_path: Path, form: str) -> None:
    """The right collection of each is read: note types under other names, decks, tags and reviews."""
    taken = anki_package.read(package(tmp_path / "x.apkg", FORMS[form]()))
    basic, cloze = taken.bank.questions
    assert taken.bank.title == "Deutsch::Tiere"
    assert taken.bank.id == "deutsch-tiere"
    assert isinstance(basic, ShortAnswer)
    assert (basic.stem, basic.accept, basic.tags) == ("dog", ("Hund",), ("tier", "haus"))
    assert isinstance(cloze, Cloze)
    assert (cloze.stem, cloze.explanation) == ("Der {{Hund}} bellt.", "Immer.")
    assert [(skip.place, skip.why.split()[0]) for skip in taken.skipped] == [
        ("review history", "2"),
        ("review history", "1"),
    ]
    assert [(round(answer.at.timestamp() * 1000), answer.duration_ms) for answer in taken.history] == [
        (row[0], row[6]) for row in REVIEWS[:6]
    ]


def test_the_first_scheduler_had_three_buttons(tmp_path: Path) -> None:
    """Without a later scheduler's mark, 2 and 3 on learning cards are Good and Easy; on reviews they stay."""
    first = anki_package.read(package(tmp_path / "1.apkg", {"collection.anki2": old()}))
    later = anki_package.read(package(tmp_path / "2.apkg", {"collection.anki2": old(conf='{"schedVer": 2}')}))
    again, hard, good, easy = Rating
    assert [answer.rating for answer in first.history] == [good, easy, good, again, good, hard]
    assert [answer.rating for answer in later.history] == [hard, good, good, again, hard, hard]


MANUAL = '''#separator:;
#html:true
#tags:all
#deck:Fruit
#columns:Front;Back;Labels
#tags column:3
apple;Apfel;a b
"pear; green";"Birne
<br>"
# a comment
"plum ""blue""";Pflaume;
only one
"{{c1::Kirsche}} is a {{c2::cherry}}";extra
"open;quote
'''


def test_text_by_the_manual(tmp_path: Path) -> None:
    """Separators, quotes, comments, tags for all and for one, a deck, clozes, rows that cannot be read."""
    path = tmp_path / "fruit.txt"
    path.write_text(MANUAL)
    assert anki_tsv.looks_like(MANUAL)
    assert not anki_tsv.looks_like("# Cards\n\nQ: What?\n")
    taken = anki_tsv.read(path)
    found = {question.stem: question for question in taken.bank.questions}
    assert taken.bank.title == "Fruit"
    assert list(found) == [
        "apple",
        "pear; green",
        'plum "blue"',
        "{{Kirsche}} is a cherry",
        "Kirsche is a {{cherry}}",
    ]
    assert found["apple"].tags == ("all", "a", "b")
    assert found["pear; green"].answer() == ("Birne",)
    assert [(skip.place, skip.why.split(":")[0]) for skip in taken.skipped] == [
        ("line 12", "there is only one field in it"),
        ("line 14", "a quote is opened and never closed"),
    ]


def test_a_spreadsheet_computes_nothing(tmp_path: Path) -> None:
    """No field of our text begins with a sign that makes a spreadsheet compute, and all come back."""
    questions = tuple(
        ShortAnswer(id=f"q{place}", stem=f"{sign}1+1", accept=(f"{sign}cmd|x",), tags=(f"{sign}t",))
        for place, sign in enumerate("=+-@")
    )
    bank = Bank(id="x", title="=HYPERLINK(1)", questions=questions)
    path = tmp_path / "x.txt"
    anki_tsv.write(bank, path)
    for line in path.read_text().splitlines()[7:]:
        for cell in line.split("\t"):
            assert cell.strip('"')[:1] not in tuple("=+-@")
    assert anki_tsv.read(path).bank.questions == questions


def test_registered() -> None:
    """Both formats can be found by their name and suffix."""
    found = {form.name: form for form in FORMATS}
    assert found["anki"].module == anki_package.__name__
    assert ".colpkg" in found["anki"].suffixes
    assert found["anki-tsv"].module == anki_tsv.__name__


def test_a_damaged_hidden_field(tmp_path: Path) -> None:
    """A note of ours whose hidden field somebody changed is named; the others are read."""
    bank = Bank(
        id="x",
        title="X",
        questions=tuple(ShortAnswer(id=f"q{n}", stem="What?", accept=("that",)) for n in range(6)),
    )
    path = tmp_path / "x.txt"
    anki_tsv.write(bank, path)
    lines = path.read_text().splitlines()
    changes = [
        ('""stem""', '""stim""'),
        ('""that""', "5"),
        ("shortanswer", "longanswer"),
        ("sco-quiz/1", "sco-quiz/2"),
        ('""that""', '""""'),
    ]
    for place, (before, after) in enumerate(changes, start=len(lines) - 5):
        assert before in lines[place]
        lines[place] = lines[place].replace(before, after)
    path.write_text("\n".join(lines))
    taken = anki_tsv.read(path)
    assert taken.bank.questions == bank.questions[:1]
    assert len(taken.skipped) == 5
    assert all("sco-quiz field" in skip.why for skip in taken.skipped)


def test_zip64_is_read(tmp_path: Path) -> None:
    """A package whose list of members is in zip64's form, as some tools write it, is read."""
    path = tmp_path / "x.apkg"
    with (
        zipfile.ZipFile(path, "w") as archive,
        archive.open("collection.anki2", "w", force_zip64=True) as member,
    ):
        member.write(old())
    assert len(anki_package.read(path).bank.questions) == 2


def test_what_is_not_installed_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the optional packages the line says what to install, and nothing is written."""
    path = package(tmp_path / "x.apkg", FORMS["anki21b"]())
    for name in ("genanki", "zstandard"):
        monkeypatch.setitem(sys.modules, name, None)
    with pytest.raises(MissingExtra, match=r"sco-quiz\[formats\]"):
        anki_package.read(path)
    with pytest.raises(MissingExtra, match=r"sco-quiz\[formats\]"):
        anki_package.write(Bank(id="x", title="X"), tmp_path / "y.apkg")
    assert [found.name for found in tmp_path.iterdir()] == ["x.apkg"]


def test_what_stays_behind_is_named(tmp_path: Path) -> None:
    """Rejected questions, answers to questions not in the bank, and a history that text cannot hold."""
    one = ShortAnswer(id="a", stem="What?", accept=("that",))
    other = ShortAnswer(id="b", stem="Who?", accept=("she",))
    bank = Bank(id="x", title="X", questions=(one,), rejected=(other,))
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    past = [PastAnswer(question_id=key, at=moment, rating=Rating.GOOD) for key in "ab"]
    assert [skip.place for skip in anki_package.write(bank, tmp_path / "x.apkg", past)] == [
        "review history",
        "rejected questions",
    ]
    assert [skip.place for skip in anki_tsv.write(bank, tmp_path / "x.txt", past)] == [
        "review history",
        "rejected questions",
    ]
    assert anki_package.read(tmp_path / "x.apkg").history == (past[0],)


def test_answers_in_the_same_millisecond_are_all_kept(tmp_path: Path) -> None:
    """Anki's log has one row a millisecond: of two answers one moves by a millisecond, none is lost."""
    both = tuple(ShortAnswer(id=key, stem=f"{key}?", accept=("that",)) for key in "ab")
    moment = datetime(2026, 1, 1, tzinfo=UTC)
    past = [PastAnswer(question_id=key, at=moment, rating=Rating.GOOD) for key in "ab"]
    anki_package.write(Bank(id="x", title="X", questions=both), tmp_path / "x.apkg", past)
    found = anki_package.read(tmp_path / "x.apkg").history
    assert [answer.question_id for answer in found] == ["a", "b"]
    assert found[1].at - found[0].at == timedelta(milliseconds=1)


def test_marks_that_stay_in_anki_are_named(tmp_path: Path) -> None:
    """A card suspended or flagged in Anki is asked here, so that must be said."""
    path = tmp_path / "deck.apkg"
    change = "UPDATE cards SET queue = -1, flags = 2 WHERE id = 201"
    package(path, {"collection.anki2": old(lambda connection: connection.execute(change))})
    said = [one.why for one in anki_package.read(path).skipped if one.place == "marks"]
    assert said == [
        "1 suspended in Anki, not here: see sco-quiz marks",
        "1 flagged in Anki, not here: see sco-quiz marks",
    ]
