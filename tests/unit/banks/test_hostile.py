"""Banks made to do harm are refused in one line, in time that grows with their size and no faster.

A test here that breaks does so by not ending: a square of these sizes takes hours.
"""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.banks import parse_bank, problems
from quiz.banks.check import check_bank
from quiz.banks.writing import write_bank
from quiz.questions import TYPES, Bank, MultiChoice, TrueFalse

HEAD = 'format = "sco-quiz/1"\n[bank]\nid = "b"\ntitle = "t"\n'
MANY = 10_000_000


def question(kind: str, rest: str) -> str:
    """A bank with one question."""
    return f'{HEAD}[[question]]\nid = "q"\ntype = "{kind}"\n{rest}\n'


def texts(item: str, count: int) -> str:
    """A TOML list of one text, often."""
    return "[" + f'"{item}",' * count + "]"


def long_texts(mark: str) -> str:
    """A TOML list of 200 unlike texts of 20,000 characters."""
    return "[" + ",".join(f'"{mark}{n}{"é" * 20_000}"' for n in range(200)) + "]"


HOSTILE: dict[str, Callable[[], str]] = {
    "a stem of 10 MB": lambda: question("shortanswer", f'stem = "{"x" * MANY}"\naccept = ["x"]'),
    "10 MB of open gaps": lambda: question("cloze", 'stem = "' + "{{" * (MANY // 2) + '"'),
    "10 MB of gaps": lambda: question("cloze", 'stem = "' + "{{a}}" * (MANY // 5) + '"'),
    "10 MB of escapes": lambda: question("cloze", 'stem = "' + r"\t" * (MANY // 2) + '"'),
    "100,000 choices": lambda: question(
        "multichoice", f'stem = "s"\nkey = "k"\ndistractors = {texts("d", 100_000)}'
    ),
    "100,000 keys and distractors": lambda: question(
        "multiresponse", f'stem = "s"\nkeys = {texts("k", 100_000)}\ndistractors = {texts("d", 100_000)}'
    ),
    "200 by 200 long choices": lambda: question(
        "multiresponse", f'stem = "s"\nkeys = {long_texts("k")}\ndistractors = {long_texts("d")}'
    ),
    "100,000 pairs": lambda: question("matching", 'stem = "s"\npairs = [' + '["l", "r"],' * 100_000 + "]"),
    "an id of 10 MB": lambda: HEAD + f'[[question]]\nid = "{"x" * MANY}"\ntype = "truefalse"\nkey = true',
    "a type of 10 MB": lambda: HEAD + f'[[question]]\nid = "a"\ntype = "{"x" * MANY}"',
    "a title of 10 MB": lambda: HEAD.replace('"t"', '"' + "x" * MANY + '"'),
    "a key of 1 MB": lambda: HEAD + "x" * 1_000_000 + " = 1",
    "300,000 unknown keys": lambda: HEAD + "".join(f"x{n} = 1\n" for n in range(300_000)),
    "200,000 empty questions": lambda: HEAD + "[[question]]\n" * 200_000,
    "a million dots": lambda: HEAD + ".".join("a" * 1_000_000) + " = 1",
    "a million quoted dots": lambda: HEAD + ".".join(['"a"'] * 1_000_000) + " = 1",
    "a million dots in brackets": lambda: HEAD + "[" + ".".join("a" * 1_000_000) + "]",
    "a million brackets": lambda: HEAD + "x = " + "[" * 1_000_000,
    "a number of a million digits": lambda: question("numerical", 'stem = "s"\nkey = ' + "9" * 1_000_000),
    "a hex number of a million digits": lambda: question(
        "numerical", 'stem = "s"\nkey = 0x' + "f" * 1_000_000
    ),
    "an infinite number": lambda: question("numerical", 'stem = "s"\nkey = 1e999'),
    "a NUL": lambda: question("shortanswer", 'stem = "\0"\naccept = ["x"]'),
    "a million quotes": lambda: HEAD + 'x = "' + '"' * 1_000_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_bank_is_refused_in_short_plain_lines(name: str) -> None:
    """Every error fits on a screen, and there are at most 200 of them."""
    found = problems(HOSTILE[name](), "bank.toml")
    assert 0 < len(found) <= 200
    for error in found:
        assert len(str(error)) < 400
        assert str(error).isprintable()
        assert str(error).startswith("bank.toml")


def test_escape_sequences_in_an_error_are_shown_as_text() -> None:
    """An id or a key cannot drive the terminal through an error message."""
    text = HEAD + '[[question]]\nid = "\\u001b[31m\\u202e"\ntype = "\\u001b]0;x\\u0007"\n"\\u001b[2J" = 1\n'
    for error in problems(text):
        assert str(error).isprintable()


def test_markup_and_control_characters_are_data() -> None:
    """A bank full of them is valid, and comes back as it went."""
    stem = "[/b] [link=x]y[/link] \x1b[31m \u202e {{ }} \x00 \r\n?"
    bank = Bank(
        id="b",
        title="[b]",
        questions=(MultiChoice(id="q", stem=stem, key="[/]", distractors=("\x07x", "y")),),
    )
    assert parse_bank(write_bank(bank)) == bank
    assert isinstance(check_bank(bank), list)


def test_checking_a_big_bank_of_like_questions_ends() -> None:
    """Ten thousand statements with one answer are compared in time that grows with their number."""
    like = tuple(
        TrueFalse(id=f"t{n}", stem=f"The river number {n} of the list flows to the sea.", key=True)
        for n in range(5_000)
    )
    alike = tuple(
        MultiChoice(
            id=f"m{n}",
            stem=f"Which river is like river {n} in length?",
            key="Danube",
            distractors=("Rhine", "Elbe"),
        )
        for n in range(5_000)
    )
    found = check_bank(Bank(id="b", title="t", questions=like + alike))
    assert {finding.rule for finding in found} == {"one-sided-truefalse"}


@given(st.text())
def test_any_text_is_a_bank_or_a_list_of_errors(text: str) -> None:
    """Nothing but BankError comes out of a text, whatever it is."""
    assert problems(text) or parse_bank(text)


VALUES = """1 1.5 nan "t" true 2024-10-16 07:30:00 [] {} '' ["a","b"] [["a","b"]] {x=1}"""
TABLES = st.recursive(
    st.sampled_from(VALUES.split()),
    lambda inner: st.lists(inner, max_size=3).map(lambda items: f"[{', '.join(items)}]"),
    max_leaves=4,
)
KEYS = "id stem key keys distractors accept pairs tolerance unit evidence tags difficulty"


@given(st.sampled_from(list(TYPES)), st.dictionaries(st.sampled_from(KEYS.split()), TABLES))
def test_any_value_behind_any_key_is_taken_or_told(kind: str, values: dict[str, str]) -> None:
    """No mix of kinds of values crashes the reader; an error names its line."""
    lines = "\n".join(f"{key} = {value}" for key, value in values.items())
    for error in problems(f'{HEAD}[[question]]\ntype = "{kind}"\n{lines}\n', "b.toml"):
        assert 5 <= error.line <= 6 + len(values)
