"""What is no prose is refused before the parser runs; what is mostly prose is read."""

from __future__ import annotations

import base64
import json
import random
import sys
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import ArticleError
from quiz.generate import generate, prose, quoting
from quiz.generate.article import read_article
from tests.unit.generate import articles
from tests.unit.generate.books import book

SIZE = 5_000_000


def _lines(make: Callable[[int], str]) -> str:
    """Lines until there are five megabytes of them."""
    some = "\n".join(make(n) for n in range(5_000))
    return some * (SIZE // len(some))


def _code() -> str:
    from pathlib import Path

    files = sorted((Path(__file__).parents[3] / "quiz").rglob("*.py"))
    text = "\n".join(path.read_text("utf-8") for path in files)
    return text * (SIZE // len(text) + 1)


def _noise() -> dict[str, tuple[str, str]]:
    """Name → five megabytes of it, and a word of the refusal."""
    rng = random.Random(5)
    packed = base64.b64encode(rng.randbytes(SIZE * 3 // 4)).decode()
    common = sorted(prose.COMMON)
    words = " ".join(rng.choice([*common, "cat", "river", "house"]) for _ in range(100_000))
    log = (
        "2024-05-04 12:{0:02}:11,{1} INFO [worker-{0}] com.example.Service: the request was served in {1} ms"
    )
    return {
        "base64 in one line": (packed, "encoded"),
        "base64 in lines": ("\n".join(packed[n : n + 76] for n in range(0, len(packed), 76)), "encoded"),
        "numbers": (_lines(lambda n: f"{n * 7919} {n * 104729} {n / 7:.3f}"), "numbers"),
        "log": (_lines(lambda n: log.format(n % 60, n)), "log"),
        "csv": (_lines(lambda n: f"{n},Smith,John,{n * 7},Paris,2024-01-{n % 28 + 1:02}"), "table"),
        "markdown table": (_lines(lambda n: f"| {n} | the city | of Paris | {n * 7} |"), "markup"),
        "names": (_lines(lambda n: f"Paris\tLondon\tSmith\tJones\tapple{n}\tpear"), "English"),
        "json": (json.dumps([{"id": n, "of": "the one", "on": True} for n in range(100_000)]), "numbers"),
        "code": (_code(), "code"),
        "words": (words * (SIZE // len(words)), "without sentences"),
        "one sentence": ("The harbour of the town was opened in 1987. " * (SIZE // 44), "over and over"),
        "blanks": ("The town\n" + " " * SIZE + "\nof it.", ""),
        "a heading of blanks": ("# The town" + " " * SIZE + "of it.", ""),
        "question marks": ("?" * SIZE, "numbers and signs"),
        "one letter a line": ("x\n" * (SIZE // 2), ""),
        "German": (articles.GERMAN * (SIZE // len(articles.GERMAN)), "English"),
    }


NOISE = _noise()


@pytest.mark.parametrize("name", NOISE)
def test_five_megabytes_of_noise_are_refused_at_a_glance(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """One clear line that says what it is, and the parser never starts."""
    monkeypatch.setattr("quiz.generate.reading.read", lambda *_: pytest.fail("the parser ran"))
    text, word = NOISE[name]
    with pytest.raises(ArticleError) as caught:
        generate(text, name="x")
    assert word in str(caught.value)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("name", ["base64 in lines", "numbers", "code", "markdown table", "csv", "blanks"])
def test_a_long_text_that_is_mostly_prose_is_read(name: str) -> None:
    """Noise in a book's middle costs the book nothing, and does not reach the parser."""
    text = book(12_000)
    noise = NOISE[name][0][: len(text) // 2]
    read = read_article(f"{text}\n\n{noise}\n\n{text.replace('19', '18')}")
    assert read.words >= read_article(text).words
    if name in ("base64 in lines", "numbers"):
        assert noise[500:540] not in " ".join(p.text for p in read.paragraphs)


def test_articles_are_prose() -> None:
    """No article of ours is taken for noise, nor any paragraph of one."""
    for text in (articles.COURT, articles.MATCH, articles.OBITUARY, book(3_000)):
        assert prose.why_no_prose(text) == ""
        assert not any(prose.noisy(paragraph) for paragraph in text.split("\n\n"))


def test_the_end_of_a_text_is_an_end() -> None:
    """Signs that open a quotation or a heading, as the last of a file, do not make the reader wait."""
    for end in (">", "\n\n>", "\n>>", "\n#", "\n# ", "\n-", "\n\ufeff", "\n> \n"):
        assert read_article(articles.COURT + end).paragraphs


@given(st.text(alphabet="ab .,'‘’“”„«»`\n", max_size=120))
def test_quotation_marks_keep_every_letter_in_its_place(text: str) -> None:
    """Marks become straight ones of the same length; no letter moves, none is lost."""
    found = quoting.straight(text)
    assert len(found) == len(text)
    same = "ab .,\n"
    assert [c for c in found if c in same] == [c for c in text if c in same]
    assert all(new == old for new, old in zip(found, text, strict=True) if old in same)


@pytest.mark.parametrize(
    ("text", "straight"),
    [
        ("‘Karl founded it. It was built,’ she said.", '"Karl founded it. It was built," she said.'),
        ("'It was built in 1921,' she said.", '"It was built in 1921," she said.'),
        ("the ‘free world’ and Ann’s dogs’ house", "the ‘free world’ and Ann’s dogs’ house"),
        ("in the '90s, the boys' club", "in the '90s, the boys' club"),
        ("„Ja“ «oui» “yes”", '"Ja" "oui" "yes"'),
    ],
)
def test_speech_in_marks_of_every_kind(text: str, straight: str) -> None:
    """Speech stands between double straight marks; words set off, apostrophes and years keep theirs."""
    assert quoting.straight(text) == straight


def test_what_somebody_says_in_single_marks_is_no_fact() -> None:
    """A whole sentence within speech, the British way, is not asked as a fact."""
    speech = "‘Karl Holm founded the Lindby Museum. Tor Lund designed the Lindby Museum in 1931,’ she said. "
    bank = generate(speech + articles.COURT, name="x").bank
    assert not any("Lindby" in q.stem or "Lund" in str(q.answer()) for q in bank.questions)


def test_no_depth_of_recursion_is_needed() -> None:
    """A text of nested brackets and quotations is read, or refused, within Python's own limits."""
    limit = sys.getrecursionlimit()
    text = articles.COURT + "(" * 5 * limit + "the court of it" + ")" * 5 * limit
    assert read_article(text).paragraphs
