"""``sco-quiz settings``: look at what can be set, change it, and see beforehand what a retention costs."""

from __future__ import annotations

import sys
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, open_desk, paths_of

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.study.tuning import Workload

_SIMULATED = (0.8, 0.85, 0.9, 0.93, 0.95, 0.97)


def settings(
    context: typer.Context,
    key: Annotated[
        str | None, typer.Argument(metavar="[KEY]", help="Which setting.", show_default=False)
    ] = None,
    value: Annotated[
        str | None, typer.Argument(metavar="[VALUE]", help="What it shall be.", show_default=False)
    ] = None,
    reset: Annotated[bool, typer.Option("--reset", help="Back to the default: of KEY, or of all.")] = False,
    simulate: Annotated[
        bool, typer.Option("--simulate", help="Show what other retentions would cost in a year.")
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", "-y", help="Change it without asking.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Show all settings, or change one."""
    from quiz.cli.output import print_json, print_table
    from quiz.desk.tuning import foretold, repair, save
    from quiz.errors import UsageError
    from quiz.settings import DEFAULTS, OPTIONS, Settings, changed, checked, shown, typed

    if value is not None and (reset or simulate):
        raise UsageError(f"{'--reset' if reset else '--simulate'} takes no value: leave {value} out")
    if reset and simulate:
        raise UsageError("--reset changes settings and --simulate changes nothing: use one of them")
    if key is not None and value is not None:
        typed(key, value)  # before anything is written
    aside = repair(paths_of(context, data_dir).settings, key) if reset or value is not None else None
    if aside:
        typer.echo(f"The file as it was is kept as {aside}", err=True)
    if aside and reset and key not in OPTIONS and key is not None:
        return  # a key that means nothing is out of the file now
    with open_desk(context, data_dir, begins=value is not None) as desk:
        before = desk.settings
        if key is not None and key not in OPTIONS:
            checked(key, None)  # says which are known
        if simulate:
            _print_workloads(foretold(desk, sorted({*_SIMULATED, before.retention})), as_json)
            return
        if reset:
            after = changed(before, **{key: DEFAULTS[key]}) if key else Settings()
        elif key is not None and value is not None:
            after = changed(before, **{key: typed(key, value)})
        else:
            rows = {name: getattr(before, name) for name in ([key] if key else OPTIONS)}
            if as_json:
                print_json(rows)
                return
            print_table(
                str(desk.store.path.parent / "settings.toml"),
                (("Setting", False), ("Value", False), ("Default", False), ("What it does", False)),
                [(k, shown(v), shown(DEFAULTS[k]), OPTIONS[k].help) for k, v in rows.items()],
            )
            return
        if after.retention != before.retention and not _agreed(desk, before.retention, after.retention, yes):
            typer.echo("Nothing was changed.")
            raise typer.Exit(1)
        save(desk, after)
        told = {name: getattr(after, name) for name in ([key] if key else OPTIONS)}
        if as_json:
            print_json(told)
        else:
            for name, new in told.items():
                typer.echo(f"{name} = {shown(new)}")


def _agreed(desk: Desk, before: float, after: float, yes: bool) -> bool:
    """Tell on the error stream what the new retention costs; ask where somebody can answer."""
    from quiz.desk.tuning import foretold
    from quiz.study.tuning import compared

    typer.echo(compared(*foretold(desk, (before, after))), err=True)
    if yes or not sys.stdin.isatty():
        return True
    return typer.confirm("Change it?", default=True, err=True)


def _print_workloads(years: list[Workload], as_json: bool) -> None:
    from quiz.cli.output import print_json, print_table

    if as_json:
        print_json([asdict(year) for year in years])
        return
    print_table(
        "A year, simulated",
        (("Retention", True), ("Reviews", True), ("Hours", True), ("Known at the end", True)),
        [(f"{y.retention:g}", f"{y.reviews:,}", f"{y.minutes / 60:.0f}", f"{y.known:,.0f}") for y in years],
    )
