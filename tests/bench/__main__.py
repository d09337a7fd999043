"""Speed, as ratios measured in one run: ``uv run python -m tests.bench``.

Nothing here passes or fails: what matters is the table. Each figure is the median of interleaved rounds,
so that what else the machine does meets both sides alike.
"""

from __future__ import annotations

import platform
import sys

from rich.console import Console
from rich.table import Table

from tests.bench import answering, generating, scale, starting


def main() -> None:
    """Measure everything and print the table; with ``--scale`` the figures of a large library alone."""
    if "--scale" in sys.argv[1:]:
        _print(list(scale.measure()))
        return
    start = starting.measure()
    answer, following = answering.measure()
    lines = [
        scale.Line("start to home, against a bare Textual app", *start, 1.5),
        scale.Line("commit an answer, against anki's answer_card, 10,000 cards", *answer, 0.5),
        scale.Line("next question, against anki's get_queued_cards", *following, 1.0),
    ]
    lines += [
        scale.Line(f"generate from {kind}, against bare spaCy", *pair, 1.35)
        for kind, pair in generating.measure().items()
    ]
    lines.append(
        scale.Line("8 long articles with --jobs 2, against one process", *generating.at_once(), 0.75)
    )
    _print(lines)
    short, long = (kilobytes / 1024 for kilobytes in generating.memory())
    Console().print(
        f"Peak memory of generating: {short:.0f} MB for {generating.SHORT} words, "
        f"{long:.0f} MB for {generating.LONG:,} words."
    )
    Console().print(f"Sync of the disk behind each feedback: {answering.settling() * 1e3:.3f} ms.")


def _print(lines: list[scale.Line]) -> None:
    table = Table(title=f"Python {platform.python_version()}, {platform.machine()}", title_justify="left")
    for heading in ("what", "ours ms", "theirs ms", "ratio", "aim"):
        table.add_column(heading, justify="left" if heading == "what" else "right")
    for line in lines:
        table.add_row(
            line.what,
            f"{line.ours * 1e3:.3f}",
            f"{line.theirs * 1e3:.3f}",
            f"{line.ours / line.theirs:.2f}",
            f"≤ {line.aim:g}",
        )
    Console().print(table)


if __name__ == "__main__":
    main()
