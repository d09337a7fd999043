"""Every count a person reads agrees with its noun."""

import ast
import re
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

import quiz
from quiz.counting import counted

_ROOT = Path(quiz.__file__).parent
_COUNTABLE = re.compile(
    r" (answers|articles|backups|banks|cards|days|drafts|entries|files|minutes|notes|passages|questions|"
    r"reasons|reviews|rows|times|words|were|are)\b"
)


@given(st.integers(min_value=0, max_value=10**9))
def test_only_one_is_singular(number: int) -> None:
    """One thing has the singular; none and many have the plural, with commas in thousands."""
    told = counted(number, "bank")
    assert told == f"{number:,} bank" + ("" if number == 1 else "s")
    assert (
        counted(number, "entry is", "entries are")
        == f"{number:,} {'entry is' if number == 1 else 'entries are'}"
    )


def test_no_message_writes_a_plural_behind_a_number_it_does_not_know() -> None:
    """In what verbs, figures and the desk say, a number known only when it runs is told by ``counted``.

    A constant, whose name is in capitals, may stand before a plural: it is never one.
    """
    found = []
    for folder in ("cli", "desk", "study"):
        for path in sorted((_ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.JoinedStr):
                    found += [f"{path.name}:{node.lineno}" for _ in _loose(node)]
    assert not found


def _loose(told: ast.JoinedStr) -> list[str]:
    """Plurals right behind a number that is neither a constant, nor broken, nor the end of a span."""
    loose = []
    for before, value, text in zip(["", *told.values], told.values, told.values[1:], strict=False):
        if not isinstance(value, ast.FormattedValue) or not isinstance(text, ast.Constant):
            continue
        plural = _COUNTABLE.match(str(text.value))
        name, form = value.value, ast.unparse(value.format_spec) if value.format_spec else ""
        constant = isinstance(name, ast.Name) and name.id.isupper()
        words = isinstance(name, ast.IfExp) or "quoted" in ast.unparse(name)
        span = isinstance(before, ast.Constant) and before.value == "–"
        if plural and not constant and not words and not span and "." not in form:
            loose.append(plural[1])
    return loose
