"""An article's sentences, and what each gives to ask for: for questions that a person makes of them.

Nothing here knows grammar: a person chooses the sentence and the gap, and sees the question before it is
kept.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from quiz.banks.template import named
from quiz.plainfile import plain_bytes
from quiz.questions import Bank, Cloze, Question, TrueFalse

MAX_BYTES = 5_000_000
SHORTEST, LONGEST = 5, 60
"""Words of a sentence that can be asked about."""
MOST_PARTS = 12

_TEXTS = (".md", ".markdown", ".txt", ".text", "")
_END = re.compile(r"""[.!?][”"’')\]]*(\s+)(?=["“‘'(]?[^\W_a-z])""")
_SHORT = re.compile(
    r"(?:\b[A-Z]|\b(?:Mr|Mrs|Ms|Dr|Prof|St|Mt|Gen|Lt|Col|Capt|Maj|Sgt|Adm|Rev|Hon|Gov|Sen|Rep|Jr|Sr|Nos?|vs|etc|"
    r"approx|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|e\.g|i\.e))\.\Z"
)
"""What ends with a full stop that ends no sentence."""
_NO_PROSE = re.compile(r"\A(?:#|\||```|!\[|<|https?:)|\]\(|\{\{|\||https?://")
_BULLET = re.compile(r"\A(?:[-*+•]|\d+[.)])\s+")
_MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_FIGURE = re.compile(
    rf"\d{{1,2}}(?:st|nd|rd|th)? {_MONTH}(?:,? \d{{4}})?|{_MONTH} \d{{1,2}}(?:, \d{{4}})?|{_MONTH} \d{{4}}"
    r"|(?<![\w.-])[$£€]?\d(?:[\d.,]*\d)?(?:%| per ?cent\b| (?:million|billion|trillion)\b)?(?![\w-])"
    r"|(?<![\w-])(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?)(?![\w-])"
)
_TITLES = (
    "Minister|President|Premier|Chancellor|Secretary|Senator|Governor|Mayor|King|Queen|Prince|Princess|Pope|"
    "Captain|General|Colonel|Judge|Justice|Professor|Dr|Mrs?|Ms|Sir|Lord|Lady|Administrator|Director|"
    "Chairman|Chairwoman|Coach"
)
_ROLE = re.compile(rf".*\b(?:{_TITLES}) (?=\w+ \w)|(?:{_TITLES})\Z")
"""A title before a name of two words or more, which may be asked for without it; or a title alone."""
_POSSESSIVE = re.compile(r"(?:['’]s|(?<=s)['’])\Z")
_LINKS = ("of", "the", "de", "du", "da", "del", "van", "von", "der", "bin", "al", "for")
_WORD = re.compile(r"[^\W_](?:[\w'’.&-]*\w)?")


def article_of(bank: Bank, path: Path) -> str | None:
    """The text of the article a bank was made of, where that stands beside or below the bank's file.

    None where it does not, or is no plain text in UTF-8: then a person has no sentences to choose from.
    """
    name = Path(bank.source.file if bank.source else "")
    elsewhere = name.is_absolute() or ".." in name.parts
    if not name.name or elsewhere or name.suffix.casefold() not in _TEXTS:
        return None
    try:
        return plain_bytes(path.parent / name, MAX_BYTES).decode("utf-8-sig")
    except (OSError, ValueError):
        return None


def sentences(article: str) -> tuple[str, ...]:
    """The sentences of an article's prose, each once, with any run of white space as one space."""
    text = re.sub(r"\A---\r?\n.*?\n---\r?\n", "", article, flags=re.DOTALL)
    found = (sentence for block in re.split(r"\n\s*\n", text) for sentence in _of_block(block))
    return tuple(dict.fromkeys(found))


def _of_block(block: str) -> Iterator[str]:
    lines = [_BULLET.sub("", line.strip()) for line in block.splitlines()]
    text = " ".join(" ".join(line for line in lines if not line.startswith("#")).split())
    start = 0
    for end in (*(found.start(1) for found in _END.finditer(text)), len(text)):
        if _SHORT.search(text[start:end]):
            continue
        sentence, start = text[start:end].strip(), end
        whole = sentence.rstrip("”\"’')]")[-1:] in (".", "!", "?")
        if whole and SHORTEST <= len(sentence.split()) <= LONGEST and not _NO_PROSE.search(sentence):
            yield sentence


def parts(sentence: str, article: str) -> tuple[str, ...]:
    """The names, dates and figures of a sentence that could be a gap, in its order.

    A word that only begins the sentence with its capital is none, nor what stands in it twice.
    """
    figures = [(found.start(), found[0]) for found in _FIGURE.finditer(sentence)]
    taken = [range(at, at + len(text)) for at, text in figures]
    names = [
        (at, text)
        for at, text in _names(sentence, article)
        if not any(at in span or at + len(text) - 1 in span for span in taken)
    ]
    found = [text for _, text in sorted(figures + names)]
    once = [text for text in found if len(re.findall(rf"(?<!\w){re.escape(text)}(?!\w)", sentence)) == 1]
    return tuple(once[:MOST_PARTS])


def _names(sentence: str, article: str) -> Iterator[tuple[int, str]]:
    """Runs of words with capitals, with "of" and its like between them."""
    words = list(_WORD.finditer(sentence))
    at = 0
    while at < len(words):
        first = words[at][0].lower()
        joined = _beside(sentence, words, at) and words[at + 1][0][:1].isupper()
        opens = at == 0 and not joined and _common(first, article)
        if not words[at][0][:1].isupper() or first in _OPENERS or opens:
            at += 1
            continue
        last = end = at
        while _beside(sentence, words, end) and not _POSSESSIVE.search(words[end][0]):
            end += 1
            if words[end][0][:1].isupper():
                last = end
            elif words[end][0] not in _LINKS or end - last > 2:
                break
        start = words[at].start()
        name = _POSSESSIVE.sub("", sentence[start : words[last].end()])
        if titled := _ROLE.match(name):
            start, name = start + titled.end(), name[titled.end() :]
        if len(name) > 1:
            yield start, name
        at = last + 1


def _beside(sentence: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether nothing but a space stands between a word and the next."""
    return at + 1 < len(words) and sentence[words[at].end() : words[at + 1].start()] == " "


def _common(word: str, article: str) -> bool:
    """Whether a word, in small letters, is one that has its capital from the sentence's beginning."""
    made = word.endswith(("ly", "ing", "ed")) or len(word) < 3
    return made or bool(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", article))


_OPENERS = frozenset(
    """a according after all although an and as at before both but by despite during each for from he her
    his however if in it its many most no of on or over she since some that the their there these
    they this those to under until we when while with""".split()
)


def lead(bank: Bank, sentence: str, part: str = "") -> str:
    """What says which story a sentence is of: the title before it, unless that tells what is asked for."""
    title = (bank.source.title if bank.source else "") or bank.title
    told = {word.casefold() for word in re.findall(r"\w+", title)}
    asked = [word.casefold() for word in re.findall(r"\w{3,}|\d+", part)]
    if not title or "{{" in title or any(word in told for word in asked) or title in sentence:
        return ""
    return f"{title}: "


def gapped(bank: Bank, sentence: str, part: str, taken: Collection[str]) -> Question:
    """The sentence with a gap for one of its :func:`parts`; the sentence is the evidence.

    Args:
        taken: the ids it cannot have.
    """
    gap = re.sub(rf"(?<!\w){re.escape(part)}(?!\w)", lambda _: f"{{{{{part}}}}}", sentence, count=1)
    stem = lead(bank, sentence, part) + gap
    return named(Cloze(id="new", stem=stem, evidence=(sentence,)), taken)


def stated(bank: Bank, sentence: str, taken: Collection[str]) -> Question:
    """The sentence as a statement that is true."""
    stem = lead(bank, sentence) + sentence
    return named(TrueFalse(id="new", stem=stem, key=True, evidence=(sentence,)), taken)
