"""``python -m tests.quality [--list] [NAME …]``: what the generator makes of the corpus, in a table."""

from __future__ import annotations

import argparse
from collections import Counter

from rich.console import Console
from rich.table import Table

from tests.quality.corpus import NAMES, Entry, entry, made
from tests.quality.judging import asks, is_forbidden, show
from tests.quality.laws import LAWS


def main() -> None:
    """Print the table; with ``--list`` every question and every fact that is not asked about."""
    parser = argparse.ArgumentParser(prog="python -m tests.quality", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"articles: {', '.join(NAMES)}")
    parser.add_argument(
        "--list", action="store_true", help="list questions, missed facts and what breaks a rule"
    )
    asked = parser.parse_args()
    if unknown := set(asked.names) - set(NAMES):
        parser.error(f"no such article: {', '.join(sorted(unknown))}")
    console = Console(width=None if Console().is_terminal else 160, highlight=False, markup=False)
    names = asked.names or list(NAMES)
    if asked.list:
        for name in names:
            for line in _details(entry(name)):
                console.print(line, soft_wrap=True)
    console.print(_table(names))


def _hits(found: Entry, level: str) -> tuple[int, int]:
    wanted = [e for e in found.expected if e.level == level]
    questions = made(found.name).bank.questions
    return sum(any(asks(q, e) for q in questions) for e in wanted), len(wanted)


def _broken(found: Entry) -> list[str]:
    bank = made(found.name).bank
    lines = [
        f"forbidden, {never.why}: {q.stem} → {' | '.join(q.answer())}"
        for q in bank.questions
        for never in found.forbidden
        if is_forbidden(q, never)
    ]
    return lines + [f"{law.__name__}: {line}" for law in LAWS for line in law(found.text, bank)]


def _table(names: list[str]) -> Table:
    table = Table("article", "words", "questions", "per 100", "must", "wish", "broken", "types")
    for column in table.columns[1:7]:
        column.justify = "right"
    total: Counter[str] = Counter()
    for name in names:
        found, report = entry(name), made(name).report
        (must, musts), (wish, wishes), broken = (
            _hits(found, "must"),
            _hits(found, "wish"),
            len(_broken(found)),
        )
        row = {"words": report.words, "questions": report.questions, "must": must, "musts": musts}
        total.update(row | {"wish": wish, "wishes": wishes, "broken": broken})
        total.update({f"type {kind}": count for kind, count in report.types.items()})
        table.add_row(
            name, *_cells(row | {"wish": wish, "wishes": wishes, "broken": broken}), _types(report.types)
        )
    kinds = Counter({kind[5:]: count for kind, count in total.items() if kind.startswith("type ")})
    table.add_section()
    table.add_row("all", *_cells(total), _types(kinds))
    return table


def _cells(row: dict[str, int] | Counter[str]) -> tuple[str, ...]:
    share = f"{100 * row['questions'] / max(1, row['words']):.1f}"
    hits = (f"{row['must']}/{row['musts']}", f"{row['wish']}/{row['wishes']}")
    return (str(row["words"]), str(row["questions"]), share, *hits, str(row["broken"]))


def _types(types: Counter[str]) -> str:
    return " ".join(f"{kind[:7]} {count}" for kind, count in types.most_common())


def _details(found: Entry) -> list[str]:
    questions = made(found.name).bank.questions
    lines = [f"== {found.name}"]
    for number, q in enumerate(questions, start=1):
        first, *rest = show(q)
        lines += [f"{number}. {first}", *rest]
    missed = [e for e in found.expected if not any(asks(q, e) for q in questions)]
    lines += [f"not asked ({e.level}): {e.fact} → {', '.join(e.key or e.holds)}" for e in missed]
    return [*lines, *_broken(found), ""]


if __name__ == "__main__":
    main()
