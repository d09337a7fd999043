"""``sco-quiz remove``: put a bank of one's own away, and take it back."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of

if TYPE_CHECKING:
    from pathlib import Path


def remove(
    context: typer.Context,
    bank: Annotated[str, typer.Argument(metavar="BANK", help="A bank's id or file.")],
    undo: Annotated[bool, typer.Option("--undo", help="Take a removed bank back.")] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask; the bank is named in full then.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Put one of your banks away. Your answers are kept, and --undo brings the bank back."""
    from quiz.cli.lines import say
    from quiz.cli.output import print_json
    from quiz.desk.removing import removable, take_back
    from quiz.desk.removing import remove as put_away
    from quiz.errors import UsageError

    paths = paths_of(context, data_dir)
    if undo:
        done = take_back(paths, bank)
    else:
        path = removable(paths, bank, whole=yes)
        if not yes:
            if not sys.stdin.isatty():
                raise UsageError("say --yes where nobody can be asked; --undo takes a removed bank back")
            if not typer.confirm(_question(path), err=True):
                say("Nothing was removed.")
                return
        done = put_away(paths, path)
    if as_json:
        uncovered = done.uncovered and str(done.uncovered)
        print_json(
            {"bank": done.bank_id, "from": str(done.path), "to": str(done.now), "uncovered": uncovered}
        )
    elif undo:
        say(f"{done.bank_id} is back: {done.now}")
    else:
        say(f"{done.bank_id} is removed; your answers are kept.")
        say(f"sco-quiz remove --undo {done.bank_id} brings it back.")
        if done.uncovered is not None:
            say(f"In its place counts {done.uncovered}")


def _question(path: Path) -> str:
    """What is asked, with the bank's title where it can be read."""
    from quiz.banks import read_bank
    from quiz.clean import visible
    from quiz.cli.lines import counted
    from quiz.errors import BankError

    try:
        bank = read_bank(path)
    except BankError:
        return f"Remove {visible(path.name, lines=False)}, which cannot be used?"
    title = visible(bank.title, lines=False, limit=100)
    return f"Remove “{title}”, {counted(len(bank.questions), 'question')}?"
