"""``sco-quiz plan``: the day of an exam, and what there is to do until then."""

from __future__ import annotations

from datetime import date
from typing import Annotated

import typer

from quiz.cli.options import DataDir, Json, open_desk


def plan(
    context: typer.Context,
    bank: Annotated[
        str | None,
        typer.Argument(
            metavar="[BANK]", help="A bank's id or file; without it, all plans.", show_default=False
        ),
    ] = None,
    by: Annotated[
        str | None,
        typer.Option(
            "--by", metavar="DATE", help="The day of the exam, such as 2026-12-10.", show_default=False
        ),
    ] = None,
    off: Annotated[bool, typer.Option("--off", help="Forget the day; the settings hold again.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Have every question of a bank seen, and most likely known, by the day of an exam."""
    from quiz.cli.lines import say
    from quiz.cli.output import print_json
    from quiz.desk import planning
    from quiz.errors import UsageError

    if bank is None and (by or off):
        raise UsageError("name the bank: sco-quiz plan BANK --by 2026-12-10")
    if by and off:
        raise UsageError("--by sets a day and --off forgets it: use one of them")
    day = _day(by) if by else None
    with open_desk(context, data_dir) as desk:
        if bank is not None and (by or off):
            planning.set_day(desk, desk.bank_id(bank), day)
        banks = [desk.bank_id(bank)] if bank is not None else sorted(desk.store.plans())
        found = {bank_id: planning.outlook(desk, bank_id) for bank_id in banks}
        backlog = planning.backlog(desk, banks[0] if bank is not None else None)
    if as_json:
        plans = {bank_id: outlook.as_dict() if outlook else None for bank_id, outlook in found.items()}
        print_json({"plans": plans, "backlog": backlog.as_dict()})
        return
    for bank_id, outlook in found.items():
        if outlook is None:
            say(f"{bank_id}: no day is set. Set one: sco-quiz plan {bank_id} --by DATE")
            continue
        first, *rest = planning.told(outlook)
        say(f"{bank_id}: {first}")
        for line in rest:
            say(f"  {line}")
    if not found:
        say("No bank has a day. Set one: sco-quiz plan BANK --by DATE")
    if told := backlog.told():
        say(told + ".")


def _day(text: str) -> date:
    from quiz.errors import UsageError

    try:
        return date.fromisoformat(text)
    except ValueError:
        raise UsageError(f'"{text}" is no date; write it as 2026-12-10') from None
