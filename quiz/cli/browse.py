"""``sco-quiz browse``: read the questions of a bank with key and evidence, without answering."""

from __future__ import annotations

from typing import Annotated

import typer

from quiz.cli.home import has_screen
from quiz.cli.options import DataDir, Json, Plain, Tags, before, open_desk


def browse(
    context: typer.Context,
    bank: Annotated[
        str | None,
        typer.Argument(
            metavar="[BANK]",
            help="A bank's id or file; all banks together when left out.",
            show_default=False,
        ),
    ] = None,
    text: Annotated[
        str,
        typer.Option(
            "--text", metavar="WORDS", help="Only questions with all these words.", show_default=False
        ),
    ] = "",
    tag: Tags = None,
    state: Annotated[
        list[str] | None,
        typer.Option(
            "--state",
            metavar="STATE",
            help="Only questions that are new, learning, due, later, missed, suspended, buried or flagged.",
            show_default=False,
        ),
    ] = None,
    plain: Plain = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Read the questions with key and evidence; nothing is asked and nothing is logged."""
    from quiz.cli.output import print_json
    from quiz.desk.browsing import leaves
    from quiz.errors import UsageError
    from quiz.study.browse import STATES, Filter, left

    for name in state or ():
        if name not in STATES:
            raise UsageError(f'"{name}" is no state: there are {", ".join(STATES)}')
    wanted = Filter(
        tuple(text.casefold().split()), tuple(name.casefold() for name in tag or ()), tuple(state or ())
    )
    with open_desk(context, data_dir) as desk:
        bank_id = desk.bank_id(bank) if bank is not None else None
        if not (plain or before(context).plain or as_json) and has_screen():
            from quiz.tui import run_browse

            run_browse(desk, bank_id, wanted.typed())
            return
        found = left(leaves(desk, bank_id, wanted), wanted)
    if as_json:
        print_json([leaf.as_dict() for leaf in found])
        return
    from quiz.cli.lines import counted, say

    for number, leaf in enumerate(found, start=1):
        q = leaf.question
        say(f"{number}. {leaf.stem}")
        say(f"   Right: {'; '.join(q.answer())}")
        if q.wrong_choices():
            say(f"   Wrong: {'; '.join(q.wrong_choices())}")
        for passage in q.evidence:
            say(f"   Evidence: “{passage}”" + (f" ({leaf.source})" if leaf.source else ""))
        if q.explanation:
            say(f"   {q.explanation}")
        tags = f", tags: {', '.join(q.tags)}" if q.tags else ""
        note = f", note: {leaf.note}" if leaf.note else ""
        say(f"   {leaf.bank_title}: {q.id}, {', '.join(leaf.states)}{tags}{note}")
        say()
    say(f"{counted(len(found), 'question')}.")
