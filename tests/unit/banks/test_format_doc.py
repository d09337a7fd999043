"""The specification is true: its examples are read, its errors are the real ones, nothing is left out."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from quiz.banks import parse_bank, problems
from quiz.banks.check import BANK_RULES, ITEM_RULES, check_bank
from quiz.banks.document import MAX_BYTES
from quiz.banks.schema import TOP_KEYS
from quiz.banks.writing import write_bank
from quiz.questions import TYPES, Bank, Source
from quiz.questions.base import LIMITS

DOC = (Path(__file__).parents[3] / "docs" / "bank-format.md").read_text(encoding="utf-8")
HEAD = 'format = "sco-quiz/1"\n[bank]\nid = "b"\ntitle = "t"\n\n'
BLOCKS = re.findall(r"```toml\n(.*?)```\n(?:\n```text\n(.*?)```)?", DOC, re.DOTALL)
GOOD = [toml for toml, errors in BLOCKS if not errors]
BAD = [(toml, errors) for toml, errors in BLOCKS if errors]


def whole(example: str) -> str:
    """An example as a bank; questions get a head of five lines."""
    return example if example.startswith("format") else HEAD + example


@pytest.mark.parametrize("example", GOOD)
def test_every_example_is_a_bank_without_flaws(example: str) -> None:
    """It is read, survives writing, and the check finds nothing in it."""
    bank = parse_bank(whole(example))
    assert bank.questions
    assert parse_bank(write_bank(bank)) == bank
    assert check_bank(bank) == []


def test_every_type_has_an_example() -> None:
    """A new type is documented, or this fails."""
    shown = {q.type for example in GOOD for q in parse_bank(whole(example)).questions}
    assert shown == set(TYPES)


@pytest.mark.parametrize(("example", "errors"), BAD)
def test_every_error_in_the_text_is_the_real_one(example: str, errors: str) -> None:
    """What the page shows is what the program says."""
    assert [str(error) for error in problems(whole(example), "bank.toml")] == errors.splitlines()


def test_every_key_is_named() -> None:
    """No key of bank, source or any type is left out of the page."""
    for cls in (Bank, Source, *TYPES.values()):
        for field in dataclasses.fields(cls):
            if field.name not in ("source", "questions", "rejected"):
                assert f"`{field.name.rstrip('_')}`" in DOC, field.name
    for table in TOP_KEYS[1:]:
        assert f"[{table}]" in DOC


def test_limits_and_rules_are_the_real_ones() -> None:
    """The numbers and the rules' names in the page are the program's, in its order."""
    assert f"| {LIMITS['stem']:,} characters |" in DOC
    assert f"| {LIMITS['items']} items |" in DOC
    assert f"| {MAX_BYTES // 1_000_000} MB |" in DOC
    named = re.findall(r"^\| `([a-z-]+)` \| [^|]+ \|$", DOC[DOC.index("## Flaws") :], re.MULTILINE)
    rules = [rule.__name__.replace("_", "-") for rule in (*ITEM_RULES, *BANK_RULES)]
    assert named == [*rules, "no-questions"]
