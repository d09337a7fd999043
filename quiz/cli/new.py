"""``sco-quiz new``: a bank of one's own, to be written by hand."""

from __future__ import annotations

from typing import Annotated

import typer

from quiz.cli.options import DataDir, Json, paths_of


def new(
    context: typer.Context,
    name: Annotated[str, typer.Argument(metavar="NAME", help="What the bank is called in commands.")],
    title: Annotated[
        str,
        typer.Option("--title", metavar="TITLE", help="What it is called elsewhere.", show_default=False),
    ] = "",
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Begin a bank of your own, with an example question to write over."""
    from quiz.cli.lines import say
    from quiz.cli.output import print_json
    from quiz.desk.beginning import begin_bank

    bank, path = begin_bank(paths_of(context, data_dir), name, title)
    if as_json:
        count = len(bank.questions)
        print_json({"bank": bank.id, "title": bank.title, "path": str(path), "questions": count})
        return
    say(f"Made “{bank.title}”: {path}")
    say("It has one example question. Write your own in its place, in the file or on the screen:")
    say(f"  sco-quiz review {bank.id}    e edits the question, + adds another; check looks on while you type")
    say("In the file, a question is the part from [[question]] on; give each an id of its own.")
    say(f"  sco-quiz check {bank.id}     is it well made?")
    say(f"  sco-quiz study {bank.id}     study it")
