"""Forms of verbs: what a question needs when it moves the auxiliary."""

from __future__ import annotations

import functools

from quiz.errors import MissingExtra

_RARE = {"instal": "install"}
"""Base forms that the parser gives in a spelling nobody uses."""


def base(lemma: str) -> str:
    """The base form as it is written."""
    return _RARE.get(lemma, lemma)


@functools.cache
def form(lemma: str, tag: str) -> str:
    """The form of a verb by its Penn tag (``VBD``, ``VBZ``, ``VBN``); "" where unknown."""
    try:
        from lemminflect import getInflection
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    if lemma == "bid":
        return "bid" if tag in ("VBD", "VBN") else {"VBZ": "bids", "VBG": "bidding"}.get(tag, lemma)
    found = getInflection(lemma, tag=tag)
    return str(found[0]) if found else ""


@functools.cache
def known(text: str) -> bool:
    """Whether a word, or what it is a form of, stands in the dictionary."""
    try:
        from lemminflect import getAllLemmas
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    return bool(getAllLemmas(text))


@functools.cache
def only_noun(text: str) -> bool:
    """Whether the dictionary has a word as a noun and as nothing else."""
    try:
        from lemminflect import getAllLemmas
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    return set(getAllLemmas(text)) == {"NOUN"}


def fits(lemma: str, tag: str, text: str) -> bool:
    """Whether a form is among those that a base form has: if not, the base form is a guess."""
    try:
        from lemminflect import getInflection
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    return text.casefold() in getInflection(lemma, tag=tag)
