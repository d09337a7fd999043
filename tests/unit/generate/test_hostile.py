"""Texts that are no articles, or mean harm; and the same bank every time."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable

import pytest

from quiz.errors import ArticleError
from quiz.generate import Generated, generate
from tests.unit.generate import articles

Make = Callable[..., Generated]

CHILD = """
import hashlib, sys
from quiz.generate import generate
from tests.unit.generate import articles
bank = generate(articles.MATCH, name="match").bank
print(hashlib.sha256(repr(bank).encode()).hexdigest())
"""


@pytest.mark.parametrize(
    "text", ["", "Hello", "?" * 5_000, articles.ENGLISH_NOISE, articles.GERMAN, "\x00\x1b[31m" * 400]
)
def test_no_article(text: str) -> None:
    """What is no English article is refused with one clear line."""
    with pytest.raises(ArticleError) as caught:
        generate(text, name="x")
    assert "\n" not in str(caught.value)


def test_markup_and_escapes_do_not_reach_a_stem(made: Make) -> None:
    """Markup, links, escape sequences and direction marks in an article leave the stems clean."""
    text = (
        articles.COURT.replace("Victor Hale", "**Victor Hale**")
        .replace("Dover", "[Dover](https://example.org/x)")
        .replace("Cardiff", "\x1b[31mCardiff\x1b[0m")
        .replace("Police", "\u202ePolice")
    )
    found = made(text)
    assert found.bank.questions
    for q in found.bank.questions:
        assert not any(c in q.stem for c in "\x1b\u202e*[]"), q.stem
        assert all(passage in text for passage in q.evidence)


def test_a_wall_of_words_is_survived() -> None:
    """Thousands of words without a full stop give a refusal or a bank, quickly and without a crash."""
    text = "the cat of the house and the dog in the garden with a ball that was red " * 400
    with pytest.raises(ArticleError):
        generate(text, name="x")


def test_the_same_bank_whatever_the_hash_seed() -> None:
    """Two processes with different hash seeds make the same bank."""
    found = []
    for seed in ("1", "4242"):
        environment = {**os.environ, "PYTHONHASHSEED": seed}
        done = subprocess.run(
            [sys.executable, "-c", CHILD], capture_output=True, text=True, env=environment, check=True
        )
        found.append(done.stdout)
    assert found[0] == found[1] != ""


def test_importing_generate_does_not_load_the_parser() -> None:
    """The parser and its model load when an article is read, not before."""
    code = "import sys, quiz.generate; print('spacy' in sys.modules, 'pycountry' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["False", "False"]


def test_progress_rises_to_the_end() -> None:
    """Progress names its steps and ends at one."""
    seen: list[tuple[str, float]] = []
    generate(articles.COURT, name="x", progress=lambda step, share: seen.append((step, share)))
    shares = [share for _, share in seen]
    assert shares == sorted(shares)
    assert seen[-1] == ("done", 1.0)
