"""Whatever a text file holds: sound questions or one clear line, in time and memory in proportion."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.formats import aiken, gift, markdown_cards, moodle_xml, opentdb
from quiz.formats.exchange import FormatError, Taken
from tests.unit.formats.carrying import COUNTER

FIXTURES = Path(__file__).parent / "fixtures"
FORMATS: dict[str, tuple[Callable[[Path], Taken], str]] = {
    "gift": (gift.read, "exam.gift"),
    "moodle-xml": (moodle_xml.read, "exam.xml"),
    "aiken": (aiken.read, "exam-aiken.txt"),
    "markdown": (markdown_cards.read, "cards.md"),
    "opentdb": (opentdb.read, "opentdb.json"),
}
PIECES = {
    "gift": "{|}|=|~|#|####|->|%50%|%|\\|\\n|::|:|..|//|// [id:a]|// [tag:b]|// sco-quiz: {}|$CATEGORY: a/b"
    "|\n|\n\n|T|FALSE|[html]|[plain]|<b>|&lt;|1|9e999|NaN| |word|>3 ALL|\x00|_____|{{|}}|*",
    "moodle-xml": "<question type='multichoice'>|<question type='cloze'>|<question type='numerical'>"
    "|</question>|<questiontext>|</questiontext>|<text>|</text>|<answer fraction='100'>|<answer fraction='x'>"
    "|</answer>|{1:SA:=a}|{:MC:|~|}|&lt;p&gt;|&amp;|<subquestion>|</subquestion>|word|<idnumber>|</idnumber>"
    "|<![CDATA[|]]>",
    "aiken": "A. |B) |C. |Z. |ANSWER: A|ANSWER:|ANSWER: A, B|\n|\n\n|word|True|False|\x00|\t",
    "markdown": "Q: |A: |C: |[|]|\\[|\\]|![|---|\n|\n\n|word|{{|}}|\\|<!-- sco-quiz {} -->|name = 1|- ",
    "opentdb": '{|}|[|]|,|:|"results"|"question"|"correct_answer"|"incorrect_answers"|"a"|"&amp;"|1|NaN'
    '|"\\ud800"|"type"|"boolean"|"sco-quiz"',
}


def sound(read: Callable[[Path], Taken], data: bytes, folder: Path) -> None:
    """Reading gives a sound bank, the same each time, or one line that names the file; and nothing else."""
    path = folder / f"hostile-{next(COUNTER)}.x"
    path.write_bytes(data)
    told = ""
    try:
        taken = read(path)
    except FormatError as error:
        told = str(error)
    finally:
        again = path.read_bytes()
        path.unlink()
    assert again == data
    if told:
        assert str(path) in told
        assert "\n" not in told
        return
    assert not list(taken.bank.flaws())
    assert not [flaw for question in taken.bank.questions for flaw in question.flaws()]
    assert taken.bank.questions or taken.skipped
    assert not [s for s in taken.skipped if "\n" in s.place + s.why or not s.why]


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25)
@given(data=st.binary(max_size=200) | st.text(max_size=200).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_any_bytes(name: str, data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Bytes of no format at all."""
    sound(FORMATS[name][0], data, tmp_path_factory.getbasetemp())


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=80)
@given(data=st.data())
def test_any_pieces(name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """The format's own signs in any order."""
    pieces = data.draw(st.lists(st.sampled_from(PIECES[name].split("|")), max_size=40))
    text = "".join(pieces)
    if name == "moodle-xml":
        text = f"<quiz>{text}</quiz>"
    sound(FORMATS[name][0], text.encode("utf-8", "surrogatepass"), tmp_path_factory.getbasetemp())


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25)
@given(data=st.data())
def test_any_damage(name: str, data: st.DataObject, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A good file with bytes changed, or cut short."""
    read, fixture = FORMATS[name]
    good = bytearray((FIXTURES / fixture).read_bytes())
    for _ in range(data.draw(st.integers(1, 5))):
        good[data.draw(st.integers(0, len(good) - 1))] = data.draw(st.integers(0, 255))
    cut = data.draw(st.integers(0, len(good)))
    sound(read, bytes(good[: cut or None]), tmp_path_factory.getbasetemp())


@pytest.mark.parametrize("name", FORMATS)
def test_any_piece_many_times(name: str, tmp_path: Path) -> None:
    """A hundred thousand of any sign, alone and after a beginning: read before the square of it could be."""
    for piece in PIECES[name].split("|"):
        for start in {"gift": ("", "a{", "//"), "markdown": ("", "Q: a\nA: ", "C: [")}.get(name, ("",)):
            text = start + piece * 100_000
            if name == "moodle-xml":
                text = f"<quiz>{text}</quiz>"
            sound(FORMATS[name][0], text.encode("utf-8", "surrogatepass"), tmp_path)


@pytest.mark.parametrize("name", FORMATS)
def test_endings_and_marks_of_other_systems(name: str, tmp_path: Path) -> None:
    """The same file with a mark, with the line ends of Windows and as UTF-16 gives the same questions."""
    read, fixture = FORMATS[name]
    wanted = read(FIXTURES / fixture).bank.questions
    text = (FIXTURES / fixture).read_text(encoding="utf-8")
    path = tmp_path / fixture
    for data in (
        b"\xef\xbb\xbf" + text.encode(),
        text.replace("\n", "\r\n").encode(),
        text.replace('"UTF-8"', '"UTF-16"').encode("utf-16"),
    ):
        path.write_bytes(data)
        assert read(path).bank.questions == wanted


@pytest.mark.parametrize("name", FORMATS)
def test_a_file_too_large_is_refused(name: str, tmp_path: Path) -> None:
    """Over 64 MB, or 16 MB of JSON, nothing is read, whatever it holds."""
    path = tmp_path / "big"
    with path.open("wb") as opened:
        opened.truncate(65 * 2**20)
    with pytest.raises(FormatError, match=r"over \d\d MB: split"):
        FORMATS[name][0](path)


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("gift", "a{T}\n\n"),
        ("gift", "a{\n\n"),
        ("aiken", "a\nA. True\nB. False\nANSWER: A\n"),
        ("markdown", "Q: a\nA: b\n"),
        ("markdown", "C: a\n"),
    ],
)
def test_a_file_of_too_many_questions_is_refused(
    name: str, item: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Memory stays bounded: beyond the most questions a file is refused, skipped ones counted too."""
    monkeypatch.setattr("quiz.formats.gathering.MOST_QUESTIONS", 1000)
    path = tmp_path / "many"
    path.write_text(item * 1001, encoding="utf-8")
    with pytest.raises(FormatError, match="over 1,000 questions"):
        FORMATS[name][0](path)
