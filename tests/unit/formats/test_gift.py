"""Moodle GIFT: what people write is read as Moodle reads it, and what we write comes back whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings

from quiz.formats.exchange import Taken
from quiz.formats.gift import looks_like, read, write
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    MultiResponse,
    Numerical,
    Question,
    ShortAnswer,
    TrueFalse,
)
from tests.unit.formats.carrying import banks_of, expected, there_and_back

FIXTURE = Path(__file__).parent / "fixtures" / "exam.gift"


def taken(folder: Path, text: str) -> Taken:
    """What is read of a GIFT text."""
    path = folder / "exam.gift"
    path.write_text(text, encoding="utf-8")
    return read(path)


def only(folder: Path, text: str) -> Question:
    """The one question of a GIFT text, of which nothing was skipped."""
    found = taken(folder, text)
    assert not [s for s in found.skipped if s.place.startswith("line")], found.skipped
    (question,) = found.bank.questions
    return question


@settings(max_examples=40)
@given(bank=banks_of())
def test_what_is_written_comes_back(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every question GIFT can say is read back with all its fields, and so is all about the bank."""
    found, left, skipped = there_and_back(bank, write, read, tmp_path_factory.getbasetemp(), ".gift")
    assert found.questions == expected(bank, left)
    assert not skipped
    assert (found.id, found.language) == (bank.id, bank.language)


@settings(max_examples=30)
@given(bank=banks_of("multichoice", "multiresponse", "truefalse", "numerical"))
def test_nothing_stays_behind_of_what_gift_says(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Such questions are written whatever their texts, unless tidying makes choices alike."""
    _, left, _ = there_and_back(bank, write, read, tmp_path_factory.getbasetemp(), ".gift")
    assert all("control characters" in skipped.why for skipped in left)


def test_a_file_of_hand() -> None:
    """Every type and sign of the format's documentation."""
    found = read(FIXTURE)
    by_stem = {q.stem: q for q in found.bank.questions}
    assert " ".join(q.type for q in found.bank.questions) == (
        "multichoice multiresponse truefalse truefalse cloze shortanswer numerical numerical numerical"
        " numerical matching multichoice shortanswer ordering shortanswer multiresponse"
    )
    river = found.bank.questions[0]
    assert isinstance(river, MultiChoice)
    assert (river.id, river.key, river.tags) == ("longest-river", "Nile", ("africa", "records"))
    assert river.explanation == "Ask where it ends."
    assert "Pick the warm colours & nothing else." in by_stem
    rhine = by_stem["The Rhine ends in the Baltic Sea."]
    assert isinstance(rhine, TrueFalse)
    assert (rhine.key, rhine.correction) == (False, "It ends in the North Sea.")
    assert rhine.explanation == "Well spotted."
    assert "Two plus two equals {{four|4}} ." in by_stem
    emma = by_stem['Who wrote "Emma"?']
    assert isinstance(emma, ShortAnswer)
    numbers = [(q.key, q.tolerance) for q in found.bank.questions if isinstance(q, Numerical)]
    assert numbers == [(1989, 0), (3.14, 0.005), (3, 2), (1822, 0)]
    capitals = by_stem["Match each country to its capital."]
    assert isinstance(capitals, Matching)
    assert (capitals.pairs[1], capitals.distractors) == (("Peru", "Lima"), ("Sucre",))
    assert "Mahatma Gandhi's birthday is a _____ in India." in by_stem
    escapes = by_stem["Which is 2 \\+ 2 = 4 {really} ~ # : \\ ?"]
    assert isinstance(escapes, ShortAnswer)
    assert escapes.accept == ("yes\\, =", "C:\\path")
    assert (found.bank.title, found.bank.tags) == ("Rivers", ("Geography",))
    assert looks_like(FIXTURE.read_text(encoding="utf-8"))


def test_what_is_left_out_of_it_is_named() -> None:
    """An essay, a description and an open brace are skipped with their lines; half answers are counted."""
    found = read(FIXTURE)
    assert [s.place for s in found.skipped] == ["line 57", "line 59", "line 61", "1 question", "3 questions"]
    assert len(found.bank.questions) == 16


def test_the_same_file_gives_the_same_ids(tmp_path: Path) -> None:
    """Reading again, even with a question more before them, changes no id."""
    ids = [q.id for q in read(FIXTURE).bank.questions]
    text = FIXTURE.read_text(encoding="utf-8").replace(
        "The Danube ends", "Is this new?{T}\n\nThe Danube ends"
    )
    again = [q.id for q in taken(tmp_path, text).bank.questions]
    assert len(set(ids)) == len(ids)
    assert [i for i in again if i in ids] == ids


def test_several_categories_are_tags(tmp_path: Path) -> None:
    """A file of one category is a bank of that title; of several it keeps them as tags."""
    found = taken(tmp_path, "$CATEGORY: top/Law/Torts\n\nA?{T}\n\n$CATEGORY: $course$/top/Art//Film\n\nB?{F}")
    assert [q.tags for q in found.bank.questions] == [("top", "Law", "Torts"), ("Art/Film",)]
    assert found.bank.title == "exam"


@pytest.mark.parametrize(
    ("text", "stem"),
    [
        ("Is 3 < 4 & 5 > 2?{T}", "Is 3 < 4 & 5 > 2?"),
        ("Is <b>this</b> it?{T}", "Is this it?"),
        ("[plain]Is <b>this</b> it?{T}", "Is <b>this</b> it?"),
        ("[markdown]Is *this* it?{T}", "Is *this* it?"),
        ("[html]One<br>two &lt;p&gt;{T}", "One\ntwo <p>"),
        ("One\\ntwo{T}", "One\ntwo"),
        ("[odd]Brackets{T}", "[odd]Brackets"),
    ],
)
def test_markup_is_read_as_its_marker_says(text: str, stem: str, tmp_path: Path) -> None:
    """HTML becomes text where the text is HTML, and stays where it is not."""
    assert only(tmp_path, text).stem == stem


def test_a_gap_at_the_end_stays_a_gap(tmp_path: Path) -> None:
    """GIFT knows a gap by the text behind it; ours at the end is marked, and in the middle needs no mark."""
    questions = (
        Cloze(id="a", stem="The capital is {{Paris|paris-sur-seine}}"),
        Cloze(id="b", stem="{{Paris}} is the capital"),
        Cloze(id="c", stem="{{Paris}} and {{Rome}}"),
    )
    left = write(Bank(id="x", title="X", questions=questions), tmp_path / "exam.gift")
    assert read(tmp_path / "exam.gift").bank.questions == questions[:2]
    assert [s.place for s in left] == ['question "c"']


def test_an_answer_with_an_arrow_is_named_not_mangled(tmp_path: Path) -> None:
    """GIFT would take ``a->b`` for a pair, so such an answer stays behind."""
    questions = (
        ShortAnswer(id="a", stem="Type an arrow", accept=("a->b",)),
        TrueFalse(id="b", stem="T", key=True),
    )
    (left,) = write(Bank(id="x", title="X", questions=questions), tmp_path / "exam.gift")
    assert "->" in left.why


def test_weights_do_not_eat_percent_signs(tmp_path: Path) -> None:
    """Choices that begin with a percentage keep it."""
    question = MultiChoice(
        id="a", stem="How much?", key="%50% of it", distractors=("%5% of it", "[html]none")
    )
    write(Bank(id="x", title="X", questions=(question,)), tmp_path / "exam.gift")
    assert read(tmp_path / "exam.gift").bank.questions == (question,)


def test_moodle_finds_id_and_tags_in_the_comment(tmp_path: Path) -> None:
    """They stand as Moodle documents them, before the question and in its paragraph."""
    question = TrueFalse(id="q-1", stem="Really?", key=True, tags=("a", "b c"))
    write(Bank(id="x", title="X/Y", questions=(question,)), tmp_path / "exam.gift")
    text = (tmp_path / "exam.gift").read_text(encoding="utf-8")
    assert "\n// [id:q-1] [tag:a] [tag:b c]\n::q-1::[plain]Really?{TRUE}\n" in text
    assert "\n$CATEGORY: $course$/top/X//Y\n\n" in text


@pytest.mark.parametrize(("keys", "weight"), [(1, "100"), (2, "50"), (3, "33.33333"), (8, "12.5")])
def test_weights_are_written_as_moodle_knows_them(keys: int, weight: str, tmp_path: Path) -> None:
    """Moodle's pattern takes ``%100%`` but not ``%100.00000%``, and three thirds with five digits."""
    names = tuple(f"key {n}" for n in range(keys))
    question = MultiResponse(id="a", stem="Which?", keys_=names, distractors=("none",))
    write(Bank(id="x", title="X", questions=(question,)), tmp_path / "exam.gift")
    assert f"~%{weight}%key 0\n" in (tmp_path / "exam.gift").read_text(encoding="utf-8")
    assert read(tmp_path / "exam.gift").bank.questions == (question,)
