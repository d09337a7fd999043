"""Reading a bank: what is taken, and that each error names the place and the remedy."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from quiz.banks import parse_bank, problems, read_bank
from quiz.errors import BankError
from quiz.questions import MultiChoice, Numerical, TrueFalse

GOOD = '''\
# A bank with one question of three types, written by hand.
format = "sco-quiz/1"

[bank]
id = "rivers"
title = "Rivers"

[source]
title = "About rivers"
published = 2024-10-16

[[question]]
id = "vienna"
type = "multichoice"
stem = """
[[question]]
id = "no header, no key"
Which river flows through Vienna?"""  # a text of several lines
key = "The Danube"
distractors = [
  "The Rhine",  # [ no list
  "The Elbe",
]
evidence = "The Danube flows through Vienna."

[[question]]
id = "length"
type = "numerical"
stem = "How long is the Danube?"
key = 2850
unit = "km"
evidence = ["One passage.", "Another passage."]

[[question]]
id = "mouth"
type = "truefalse"
stem = "The Danube flows into the Adriatic Sea."
key = false
correction = "It flows into the Black Sea."
'''


def test_a_bank_written_by_hand_is_read() -> None:
    """Comments, texts of several lines, lists over lines, and evidence in both ways of writing."""
    bank = parse_bank(GOOD)
    first, second, third = bank.questions
    assert (bank.id, bank.title) == ("rivers", "Rivers")
    assert bank.source is not None
    assert bank.source.published == date(2024, 10, 16)
    assert isinstance(first, MultiChoice)
    assert first.distractors == ("The Rhine", "The Elbe")
    assert first.evidence == ("The Danube flows through Vienna.",)
    assert isinstance(second, Numerical)
    assert second.evidence == ("One passage.", "Another passage.")
    assert type(second.key) is int
    assert isinstance(third, TrueFalse)
    assert third.key is False


@pytest.mark.parametrize("change", [lambda t: "\ufeff" + t, lambda t: t.replace("\n", "\r\n")])
def test_byte_order_mark_and_windows_line_ends_change_nothing(
    change: Callable[[str], str], tmp_path: Path
) -> None:
    """A file saved by a Windows editor is the same bank, from a text and from a file."""
    path = tmp_path / "rivers.toml"
    path.write_bytes(change(GOOD).encode())
    assert read_bank(path) == parse_bank(change(GOOD)) == parse_bank(GOOD)


def test_lines_are_right_with_windows_line_ends() -> None:
    """Errors count lines as an editor does."""
    (error,) = problems(GOOD.replace("unit", "units").replace("\n", "\r\n"), "r.toml")
    assert error.line == 31


def broken(old: str, new: str) -> str:
    """The good bank with one thing spoiled."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


ERRORS = {
    "unknown key": (
        broken("distractors = [", "distractor = ["),
        'r.toml:20: question "vienna": unknown key "distractor"; did you mean "distractors"?',
    ),
    "key of another type": (
        broken('unit = "km"', 'distractors = ["1 km", "2 km"]'),
        'r.toml:31: question "length": unknown key "distractors"; type "numerical" knows id, stem, key,'
        " tolerance, unit, evidence, explanation, tags, difficulty, reviewed, generated",
    ),
    "unknown table": (
        broken("[source]", "[sources]"),
        'r.toml:8: unknown key "sources"; did you mean "source"?',
    ),
    "key at the top": (
        broken("[bank]\nid", 'license = "CC0"\n[bank]\nid'),
        'r.toml:4: unknown key "license"; it belongs under [bank]',
    ),
    "unknown bank key": (
        broken('title = "Rivers"', 'title = "Rivers"\nauthor = ["A"]'),
        'r.toml:7: unknown key "author"; did you mean "authors"?',
    ),
    "unknown source key": (
        broken("published", "publishd"),
        'r.toml:10: unknown key "publishd"; did you mean "published"?',
    ),
    "missing key": (
        broken('key = "The Danube"\n', ""),
        'r.toml:12: question "vienna": "key" is missing: type "multichoice" needs id, stem, key, distractors',
    ),
    "missing id": (
        broken('id = "vienna"\n', ""),
        'r.toml:12: "id" is missing: type "multichoice" needs id, stem, key, distractors',
    ),
    "missing bank": (
        broken('[bank]\nid = "rivers"\ntitle = "Rivers"\n', ""),
        'r.toml:1: [bank] is missing: a bank needs [bank] with id = "…" and title = "…"',
    ),
    "missing bank title": (
        broken('title = "Rivers"\n', ""),
        'r.toml:4: "title" is missing: [bank] needs id, title',
    ),
    "text for a list": (
        broken('evidence = "The', 'tags = "rivers"\nevidence = "The'),
        'r.toml:24: question "vienna": "tags" must be a list of texts such as ["one", "two"], but is a text',
    ),
    "number for a text": (
        broken('"The Danube"\n', "1918\n"),
        'r.toml:19: question "vienna": "key" must be a text in quotes, but is a whole number:'
        ' put it in quotes, "1918"',
    ),
    "number in a list": (
        broken('"The Elbe",', "1919,"),
        'r.toml:20: question "vienna": "distractors" must be a list of texts such as ["one", "two"]; item 2'
        ' must be a text in quotes, but is a whole number: put it in quotes, "1919"',
    ),
    "text for a number": (
        broken("key = 2850", 'key = "2850"'),
        'r.toml:30: question "length": "key" must be a number, but is a text: leave the quotes out',
    ),
    "truth for a number": (
        broken("key = 2850", "key = true"),
        'r.toml:30: question "length": "key" must be a number, but is true or false',
    ),
    "number for a truth": (
        broken("key = false", "key = 0"),
        'r.toml:38: question "mouth": "key" must be true or false, but is a whole number',
    ),
    "date with a time": (
        broken("2024-10-16", "2024-10-16T08:00:00"),
        'r.toml:10: "published" must be a date such as 2024-10-16, but is a date with a time',
    ),
    "same id": (
        broken('"length"', '"vienna"'),
        'r.toml:27: question "vienna": the id is already used on line 13:'
        " give every question an id of its own",
    ),
    "unknown type": (
        broken('"numerical"', '"numeric"'),
        'r.toml:28: question "length": unknown type "numeric"; did you mean "numerical"?',
    ),
    "odd type": (
        broken('"numerical"', '"essay"'),
        'r.toml:28: question "length": unknown type "essay": it is one of multichoice, multiresponse,'
        " truefalse, shortanswer, numerical, cloze, matching, ordering",
    ),
    "missing type": (
        broken('type = "numerical"\n', ""),
        'r.toml:26: question "length": "type" is missing: it is one of multichoice, multiresponse,'
        " truefalse, shortanswer, numerical, cloze, matching, ordering",
    ),
    "missing format": (
        broken('format = "sco-quiz/1"\n', ""),
        'r.toml:1: "format" is missing: write format = "sco-quiz/1" as the first line',
    ),
    "other format": (
        broken("sco-quiz/1", "sco-quiz/9"),
        'r.toml:2: "sco-quiz/9" is no format of this version: it reads format = "sco-quiz/1"',
    ),
    "broken invariant": (
        broken('  "The Elbe",\n', ""),
        'r.toml:20: question "vienna": distractors: needs at least 2, has 1',
    ),
    "bad bank id": (
        broken('"rivers"', '"My Rivers"'),
        "r.toml:5: a bank's id is 1 to 64 of a-z, 0-9 and '-'",
    ),
    "single brackets": (
        GOOD[: GOOD.index('\n[[question]]\nid = "length"')].replace(
            '[[question]]\nid = "v', '[question]\nid = "v'
        ),
        "r.toml:12: questions stand under [[question]], in double brackets",
    ),
    "no table": (
        broken("[bank]\nid", "source = 3\n[bank]\nid").replace(
            '[source]\ntitle = "About rivers"\npublished = 2024-10-16', ""
        ),
        "r.toml:4: source is a table: write [source] on a line",
    ),
    "no quotes": (
        broken('"How long is the Danube?"', "How long?"),
        "r.toml:29: not valid TOML in column 8: Invalid value; a text stands in quotes,"
        ' such as stem = "Who?"',
    ),
    "key given twice": (
        broken('unit = "km"', 'unit = "km"\nunit = "m"'),
        "r.toml:32: not valid TOML in column 11: Cannot overwrite a value; the same key is given twice",
    ),
    "quote not closed": (
        broken('"How long is the Danube?"', '"How long is the Danube?'),
        "r.toml:29: not valid TOML in column 32: Illegal character '\\n'; close the quote,"
        ' or use """ around a text of several lines',
    ),
    "not a number": (
        broken("key = 2850", "key = nan"),
        'r.toml:30: question "length": the key is no finite number',
    ),
    "more digits than TOML has": (
        broken("key = 2850", "key = 10000000000000000000"),
        'r.toml:30: question "length": "key" is a whole number of over 19 digits: write it with an exponent,'
        " such as 6.02e23",
    ),
    "a table for a text": (
        broken('unit = "km"', "unit.name = 3"),
        'r.toml:31: question "length": "unit" must be a text in quotes, but is a table',
    ),
    "a review of another word": (
        broken('unit = "km"', 'reviewed = "yes"'),
        'r.toml:31: question "length": "reviewed" is "accepted" or "edited"; leave it out where nobody reviewed',  # noqa: E501 - one error, one line
    ),
    "a flaw of a rejected question": (
        GOOD + '\n[[rejected]]\nid = "old"\ntype = "shortanswer"\nstem = "Who?"\naccept = []\n',
        'r.toml:45: question "old": accept: needs at least 1, has 0',
    ),
    "an id of a rejected question": (
        GOOD + '\n[[rejected]]\nid = "mouth"\ntype = "shortanswer"\nstem = "Who?"\naccept = ["he"]\n',
        'r.toml:42: question "mouth": the id is already used on line 35: give every question an id of its own',  # noqa: E501 - one error, one line
    ),
    "rejected in single brackets": (
        GOOD + '\n[rejected]\nid = "old"\n',
        "r.toml:41: what was rejected stands under [[rejected]], in double brackets",
    ),
}


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_names_file_line_question_and_remedy(name: str) -> None:
    """One mistake is one error, whose text can be acted on without looking anything up."""
    text, expected = ERRORS[name]
    assert [str(error) for error in problems(text, "r.toml")] == [expected]
    with pytest.raises(BankError) as caught:
        parse_bank(text, "r.toml")
    assert str(caught.value) == expected


def test_all_problems_are_told_in_the_order_of_the_file() -> None:
    """`problems` collects; parse_bank raises the first and counts the others."""
    text = broken('title = "Rivers"', "title = 3").replace("unit", "units").replace("key = false", "key = 0")
    found = problems(text, "r.toml")
    assert [(error.line, error.question) for error in found] == [(6, ""), (31, "length"), (38, "mouth")]
    with pytest.raises(
        BankError, match=r"r\.toml:6: .* \(2 more problems: sco-quiz check lists all\)"
    ) as caught:
        parse_bank(text, "r.toml")
    assert caught.value.line == 6


def test_a_good_bank_has_no_problems() -> None:
    """Nothing is made up."""
    assert problems(GOOD) == []


def test_other_ways_to_write_toml_still_find_their_lines() -> None:
    """Quoted and dotted keys, inline tables, tables below a question: the nearest line is told."""
    quoted = broken("key = 2850", '"key" = "x"')
    assert [e.line for e in problems(quoted)] == [30]
    dotted = broken('[bank]\nid = "rivers"\ntitle = "Rivers"', 'bank.id = "R"\nbank.title = "Rivers"')
    assert [e.line for e in problems(dotted)] == [4]
    below = broken('unit = "km"', "").replace(
        'evidence = ["One', '[question.unit]\nx = 1\n[[question]]\nids = ["One'
    )
    assert [e.line for e in problems(below)] == [32, 34]
    inline = 'format = "sco-quiz/1"\nquestion = [{id = "a", type = "x"}]\n[bank]\nid = "b"\ntitle = "t"\n'
    assert [(e.line, e.question) for e in problems(inline)] == [(2, "a")]


def test_a_file_that_is_none_is_one_clear_line(tmp_path: Path) -> None:
    """Missing, a folder, not UTF-8, too large: file, reason and remedy; no traceback."""
    with pytest.raises(BankError, match=r"nowhere\.toml: there is no such file"):
        read_bank(tmp_path / "nowhere.toml")
    with pytest.raises(BankError, match="is a folder: name a bank file in it"):
        read_bank(tmp_path)
    latin = tmp_path / "latin.toml"
    latin.write_bytes(GOOD.replace("Rivers", "Flüsse").encode("latin-1"))
    with pytest.raises(BankError, match=r"latin\.toml:6: is not UTF-8 text here: save the file as UTF-8"):
        read_bank(latin)
    with pytest.raises(BankError, match="cannot be read"):
        read_bank(Path("a\0b.toml"))
    big = tmp_path / "big.toml"
    with big.open("wb") as opened:
        opened.truncate(20_000_001)
    with pytest.raises(BankError, match="is over 20 MB: split it"):
        read_bank(big)


BAD_QUESTION = """\
[bank]
id = "b"
title = "B"

[[question]]
id = "bad id"
type = "multichoice"
question = "Which?"
key = 3
distractors = ["x", "X"]
difficulty = 2
"""


def test_one_reading_tells_everything() -> None:
    """A missing format, an unknown key, a wrong kind, a bad id and a doubled choice: all at once."""
    told = [str(error) for error in problems(BAD_QUESTION, "b.toml")]
    for part in (
        '"format" is missing',
        "an id is 1 to 64",
        'did you mean "stem"',
        '"key" must be a text',
        'holds "x" twice',
        "difficulty lies between",
    ):
        assert any(part in line for line in told), part
    assert len(told) == 6


@pytest.mark.parametrize(
    ("written", "remedy"),
    [
        ("key = True", "small letters"),
        ("key = “Danube”", "straight quotes"),
        ("[question]\nid = 'x'", "double brackets"),
    ],
)
def test_slips_people_make_are_named(written: str, remedy: str) -> None:
    """What TOML only calls an invalid value is told as what was meant."""
    text = 'format = "sco-quiz/1"\n[[question]]\n' + written
    (error,) = problems(text, "b.toml")
    assert remedy in str(error)
    assert error.line == 3


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names here")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A named pipe in place of a bank is an error at once."""
    os.mkfifo(tmp_path / "b.toml")
    with pytest.raises(BankError, match="no ordinary file"):
        read_bank(tmp_path / "b.toml")
