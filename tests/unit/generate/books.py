"""Books for tests and benches, made of the quality corpus with other names in every chapter."""

from __future__ import annotations

import random
import re
from pathlib import Path

CORPUS = Path(__file__).parents[2] / "quality" / "corpus"
_NAME = re.compile(r"\b[A-Z][a-z]{4,}\b")
_PLAIN = frozenset(
    "January February March April June July August September October November December Monday Tuesday "
    "Wednesday Thursday Friday Saturday Sunday After Before During There Their These Those Three While "
    "Twenty Where Which Since Under Other British French German English Italian Spanish Dutch Police".split()
)


def book(words: int, *, title: str = "The Almanac of Places", seed: int = 1) -> str:
    """A text of at least so many words: chapters that tell of other people and places each time."""
    rng = random.Random(seed)
    found, count = [f"# {title}"], 0
    texts = [_body(path.read_text("utf-8")) for path in _files()]
    number = 0
    while count < words:
        text = _other_names(texts[number % len(texts)], rng)
        number += 1
        found.append(f"## Chapter {number}\n\n{text}")
        count += len(text.split())
    return "\n\n".join(found) + "\n"


def renamed_articles(seed: int = 1) -> list[str]:
    """The articles of the corpus whole, each with other names."""
    rng = random.Random(seed)
    return [_other_names(path.read_text("utf-8"), rng) for path in _files()]


def _files() -> list[Path]:
    return sorted(CORPUS.glob("*.md"))


def _other_names(text: str, rng: random.Random) -> str:
    """A text in which every name has another syllable, the same throughout."""
    other = {name: _renamed(name, rng) for name in sorted(set(_NAME.findall(text)) - _PLAIN)}
    return _NAME.sub(lambda found: other.get(found.group(), found.group()), text)


def _body(text: str) -> str:
    """The article without its front matter and headings."""
    body = text.split("---\n", 2)[2] if text.startswith("---\n") else text
    return re.sub(r"(?m)^#.*\n?", "", body).strip()


def _renamed(name: str, rng: random.Random) -> str:
    """A name with another syllable in it."""
    return name[:2] + rng.choice("aeiou") + rng.choice("nrlstmdvk") + name[2:]
