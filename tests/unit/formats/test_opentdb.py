"""Open Trivia Database: every encoding of its API is read, and what we write comes back whole."""

from __future__ import annotations

import base64
import html
import json
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote, quote_plus

import pytest
from hypothesis import given, settings

from quiz.formats.exchange import FormatError, Taken
from quiz.formats.opentdb import looks_like, read, write
from quiz.questions import Bank, MultiChoice, TrueFalse
from tests.unit.formats.carrying import banks_of, expected, there_and_back

FIXTURE = Path(__file__).parent / "fixtures" / "opentdb.json"


def taken(folder: Path, found: object) -> Taken:
    """What is read of a JSON value."""
    path = folder / "trivia.json"
    path.write_text(json.dumps(found), encoding="utf-8")
    return read(path)


def base64_of(text: str) -> str:
    """As the API encodes with ``encode=base64``."""
    return base64.b64encode(text.encode()).decode()


@settings(max_examples=40)
@given(bank=banks_of("multichoice", "truefalse", "ordering"))
def test_what_is_written_comes_back(bank: Bank, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Multiple choice and true/false are read back with all their fields; others are named."""
    found, left, skipped = there_and_back(bank, write, read, tmp_path_factory.getbasetemp(), ".json")
    assert found.questions == expected(bank, left)
    assert not skipped
    assert (found.id, found.language) == (bank.id, bank.language)


def test_a_file_of_hand() -> None:
    """Entities are read, difficulty and category kept; what is broken does not stop the rest."""
    found = read(FIXTURE)
    eureka, water, wall = found.bank.questions
    assert isinstance(eureka, MultiChoice)
    assert eureka.stem == 'Who said "Eureka" – it\'s a bath <b>?'
    assert (eureka.distractors[2], eureka.difficulty, eureka.tags) == ("René", 0.8, ("Science & Nature",))
    assert isinstance(water, TrueFalse)
    assert (water.stem, water.key) == ("Water boils at 90°C at sea level.", False)
    assert wall.difficulty is None
    assert [s.place for s in found.skipped] == ["result 3", "result 5"]
    assert looks_like(FIXTURE.read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("encode", "names"),
    [(quote, str), (quote_plus, str), (base64_of, base64_of), (html.escape, str)],
)
def test_the_encoding_is_told_by_the_texts(
    encode: Callable[[str], str], names: Callable[[str], str], tmp_path: Path
) -> None:
    """The file does not name it; texts with percent signs, plus signs and entities come out as they were."""
    stem, key, wrong = "What is 50% + 5 & “é”?", "a+b & c", ["100%", "x y", "&amp;"]
    item = {
        "type": names("multiple"),
        "difficulty": names("easy"),
        "category": encode("General Knowledge"),
        "question": encode(stem),
        "correct_answer": encode(key),
        "incorrect_answers": [encode(text) for text in wrong],
    }
    (question,) = taken(tmp_path, {"response_code": 0, "results": [item]}).bank.questions
    assert isinstance(question, MultiChoice)
    assert (question.stem, question.key, list(question.distractors)) == (stem, key, wrong)
    assert question.difficulty == 0.2


def test_one_category_is_the_title(tmp_path: Path) -> None:
    """A download of one category is a bank of that name."""
    item = {"question": "?", "correct_answer": "a", "incorrect_answers": ["b", "c"], "category": "Art"}
    found = taken(tmp_path, {"response_code": 0, "results": [item]}).bank
    assert (found.title, found.questions[0].tags) == ("Art", ())


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[" * 100_000,
        '{"results": ' + "[" * 100_000,
        "NaN",
        '{"results": NaN}',
        '{"results": {"a": 1}}',
        '{"response_code": 5, "results": []}',
        "9" * 10_000,
        '"\\ud800"',
        "[]",
        "{}",
        "null",
    ],
)
def test_hostile_json_is_refused(text: str, tmp_path: Path) -> None:
    """Nesting without end, NaN, endless numbers and other JSON: one line that names the file."""
    path = tmp_path / "evil.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(FormatError, match=r"evil\.json") as raised:
        read(path)
    assert "\n" not in str(raised.value)


def test_half_characters_do_not_get_in(tmp_path: Path) -> None:
    """JSON can write a lone surrogate, which no file can hold."""
    item = {"question": "\ud800who?", "correct_answer": "a\udfff", "incorrect_answers": ["b", "c"]}
    (question,) = taken(tmp_path, [item]).bank.questions
    assert (question.stem, question.answer()) == ("who?", ("a",))
