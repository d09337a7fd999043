"""Moodle XML: what Moodle exports is read, and what we write comes back whole."""

from __future__ import annotations

from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from hypothesis import assume, given, settings

from quiz.formats.exchange import FormatError, Taken
from quiz.formats.moodle_cloze import cloze_from_moodle, cloze_to_moodle
from quiz.formats.moodle_xml import looks_like, read, write
from quiz.formats.tidying import tidied
from quiz.questions import (
    Bank,
    Cloze,
    Matching,
    MultiChoice,
    Numerical,
    Ordering,
    Question,
    ShortAnswer,
    TrueFalse,
)
from tests.strategies import cloze
from tests.unit.formats.carrying import banks_of, expected, there_and_back

FIXTURE = Path(__file__).parent / "fixtures" / "exam.xml"


def taken(folder: Path, inside: str) -> Taken:
    """What is read of a file with this in its ``<quiz>``."""
    path = folder / "exam.xml"
    path.write_text(f"<quiz>{inside}</quiz>", encoding="utf-8")
    return read(path)


def written(folder: Path, *questions: Question) -> str:
    """The XML of these questions."""
    path = folder / "exam.xml"
    write(Bank(id="x", title="X", questions=questions), path)
    return path.read_text(encoding="utf-8")


@settings(max_examples=40)
@given(bank=banks_of())
def test_what_is_written_comes_back(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Every question of every type is read back with all its fields, and so is all about the bank."""
    found, left, skipped = there_and_back(bank, write, read, tmp_path_factory.getbasetemp(), ".xml")
    assert found.questions == expected(bank, left)
    assert all("control characters" in skip.why for skip in left)
    assert not skipped
    assert (found.id, found.language) == (bank.id, bank.language)


@settings(max_examples=40)
@given(question=cloze())
def test_gaps_survive_moodles_syntax(question: Cloze) -> None:
    """Spellings with ``~ # } \\ *``, entities and blanks come back letter by letter."""
    notes: list[str] = []
    question = tidied(question)
    assume(not list(question.flaws()))
    again = Cloze(id="x", stem=cloze_from_moodle(cloze_to_moodle(question), notes.append))
    assert again.stem == question.stem
    assert not notes


def test_a_file_of_hand() -> None:
    """An export with every type: HTML, Markdown, auto-format, CDATA, units, wildcards, partial marks."""
    found = read(FIXTURE)
    by_type = {q.type: q for q in found.bank.questions}
    assert (found.bank.title, found.bank.tags) == ("Cells", ("Biology",))
    power = found.bank.questions[0]
    assert isinstance(power, MultiChoice)
    assert (power.id, power.key, power.tags) == ("bio-001", "mitochondrion", ("organelles", "year 9"))
    assert power.stem.startswith("Which part is the powerhouse of the cell?")
    assert power.explanation == "It makes ATP & heat."
    wall = by_type["truefalse"]
    assert isinstance(wall, TrueFalse)
    assert (wall.stem, wall.key) == ("Plant cells have no membrane; x < y.", False)
    assert wall.correction == "They have a membrane and a wall."
    sugar = by_type["shortanswer"]
    assert isinstance(sugar, ShortAnswer)
    assert sugar.accept == ("starch", "5*5")
    assert "H2O" in sugar.stem
    length = by_type["numerical"]
    assert isinstance(length, Numerical)
    assert (length.key, length.tolerance, length.unit) == (2, 0.1, "m")
    bases = by_type["matching"]
    assert isinstance(bases, Matching)
    assert (bases.pairs, bases.distractors) == ((("A", "T"), ("G", "C")), ("U",))
    assert by_type["cloze"].stem == (
        "The {{nucleus|the nucleus}} holds {{chromosomes}} in {{46}} pieces & {{a}b}}."
    )
    phases = by_type["ordering"]
    assert isinstance(phases, Ordering)
    assert phases.keys_ == ("prophase", "metaphase", "anaphase")
    assert looks_like(FIXTURE.read_text(encoding="utf-8"))


def test_what_is_left_out_of_it_is_named() -> None:
    """An essay, a number that is none and a hidden question do not stop the others."""
    skipped = {s.place: s.why for s in read(FIXTURE).skipped}
    assert "essay" in skipped["question 9 (Essay)"]
    assert "NaN" in skipped["question 10 (Not a number)"]
    assert "hidden" in skipped["question 11 (Old)"]


def test_texts_are_never_markup(tmp_path: Path) -> None:
    """A stem that looks like HTML is plain text to Moodle; that of a cloze question is escaped."""
    text = written(
        tmp_path,
        TrueFalse(id="a", stem="<script>alert(1)</script> & ]]>", key=True),
        Cloze(id="b", stem="<b>bold</b> {{<i>}}"),
    )
    root = fromstring(text)
    plain, html = root.findall("question/questiontext")
    assert (plain.get("format"), plain.findtext("text")) == ("plain_text", "<script>alert(1)</script> & ]]>")
    assert (html.get("format"), html.findtext("text")) == (
        "html",
        "&lt;b&gt;bold&lt;/b&gt; {1:SHORTANSWER:=&lt;i&gt;}",
    )


def test_moodle_finds_what_it_needs(tmp_path: Path) -> None:
    """Fractions, single, units, the place of items, idnumber and tags stand where Moodle reads them."""
    text = written(
        tmp_path,
        MultiChoice(id="m", stem="?", key="a", distractors=("b", "c"), tags=("t",)),
        Numerical(id="n", stem="?", key=5, tolerance=0.5, unit="km"),
        Ordering(id="o", stem="?", keys_=("a", "b")),
    )
    category, choice, numerical, ordering = fromstring(text).findall("question")
    assert category.findtext("category/text") == "$course$/top/X"
    assert [a.get("fraction") for a in choice.findall("answer")] == ["100", "0", "0"]
    assert (choice.findtext("single"), choice.findtext("idnumber")) == ("true", "m")
    assert choice.findtext("tags/tag/text") == "t"
    assert numerical.findtext("answer/tolerance") == "0.5"
    assert numerical.findtext("units/unit/unit_name") == "km"
    assert [a.get("fraction") for a in ordering.findall("answer")] == ["1.0", "2.0"]


def test_evidence_stands_in_the_feedback_and_comes_back(tmp_path: Path) -> None:
    """A learner in Moodle sees the passage; an explanation that looks like one is not taken for it."""
    question = TrueFalse(
        id="a", stem="?", key=True, explanation="So.\nEvidence: none", evidence=("One\nline \\n", "Two")
    )
    text = written(tmp_path, question)
    assert "Evidence: Two" in text
    assert read(tmp_path / "exam.xml").bank.questions == (question,)


@pytest.mark.parametrize(
    "prolog",
    [
        '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;&lol;&lol;">]><quiz>&lol2;</quiz>',
        '<!DOCTYPE x [<!ENTITY xxe SYSTEM "file:///etc/passwd">]><quiz><question>&xxe;</question></quiz>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><quiz/>',
        "<html></html>",
        "no XML",
        "<quiz>" + "<a>" * 100_000,
        "<quiz><question>" + "<a/>" * 100_000,
        '<?xml version="1.0" encoding="nonsense"?><quiz/>',
        "",
    ],
)
def test_hostile_xml_is_refused(prolog: str, tmp_path: Path) -> None:
    """Entities, document types, nesting without end and other files: one line that names the file."""
    path = tmp_path / "evil.xml"
    path.write_text(prolog, encoding="utf-8")
    with pytest.raises(FormatError, match=r"evil\.xml") as raised:
        read(path)
    assert "\n" not in str(raised.value)


def test_a_file_cut_short_gives_what_it_has(tmp_path: Path) -> None:
    """The questions before the break are taken, and the break is told."""
    path = tmp_path / "cut.xml"
    text = FIXTURE.read_text(encoding="utf-8")
    path.write_text(text[: text.index("<name><text>Pairs")], encoding="utf-8")
    found = read(path)
    assert len(found.bank.questions) == 5
    assert "no well-formed XML" in found.skipped[0].why


def test_utf16_is_read(tmp_path: Path) -> None:
    """XML names its own encoding."""
    path = tmp_path / "exam.xml"
    text = FIXTURE.read_text(encoding="utf-8").replace('encoding="UTF-8"', 'encoding="UTF-16"')
    path.write_bytes(text.encode("utf-16"))
    assert read(path).bank.questions == read(FIXTURE).bank.questions


def test_several_ranges_are_skipped_and_several_numbers_are_spellings(tmp_path: Path) -> None:
    """A question here has one range; without tolerance the numbers are texts to type."""

    def question(off: str) -> str:
        answers = "".join(
            f'<answer fraction="100"><text>{n}</text><tolerance>{off}</tolerance></answer>' for n in (1, 2)
        )
        return f'<question type="numerical"><questiontext><text>?</text></questiontext>{answers}</question>'

    found = taken(tmp_path, question("0.5") + question("0"))
    (only,) = found.bank.questions
    assert isinstance(only, ShortAnswer)
    assert only.accept == ("1", "2")
    assert "several ranges" in found.skipped[0].why
