"""``sco-quiz optimize``: fit the scheduler to the learner's own answers."""

from __future__ import annotations

from typing import Annotated

import typer

from quiz.cli.options import DataDir, Json, open_desk


def optimize(
    context: typer.Context,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only tell; change nothing.")] = False,
    reset: Annotated[bool, typer.Option("--reset", help="Go back to FSRS's default parameters.")] = False,
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """Fit FSRS to your own answers; never takes parameters that foretell them worse."""
    from quiz.cli.output import console, print_json
    from quiz.counting import counted
    from quiz.desk.tuning import fitted, use_parameters
    from quiz.errors import UsageError
    from quiz.study.tuning import LEAST

    if reset and dry_run:
        raise UsageError("--reset changes the parameters and --dry-run changes nothing: use one of them")
    with open_desk(context, data_dir) as desk:
        if reset:
            cards = use_parameters(desk, ())
            if as_json:
                print_json({"parameters": [], "cards": cards})
            else:
                typer.echo(f"Back to the default parameters; {counted(cards, 'card')} reckoned anew.")
            return
        with console(stderr=True).status("Fitting FSRS to your answers …"):
            tuning = fitted(desk)
        if isinstance(tuning, int):
            message = (
                f"{counted(tuning, 'review')} on a later day, too few: {LEAST} are needed. "
                "Until then the defaults, learned from many people, serve you better."
            )
            if as_json:
                print_json({"reviews": tuning, "needed": LEAST, "used": False})
            else:
                typer.echo(message, err=True)
            raise typer.Exit(1)
        used = tuning.better and not dry_run
        cards = use_parameters(desk, tuning.parameters) if used else 0
    if as_json:
        print_json({**tuning.as_dict(), "used": used, "cards": cards})
        return
    before, after = tuning.before, tuning.after
    typer.echo(f"From {counted(tuning.reviews, 'review')}:")
    typer.echo(f"  log-loss    {before.log_loss:.4f} before, {after.log_loss:.4f} after")
    typer.echo(f"  RMSE (bins) {before.rmse:.4f} before, {after.rmse:.4f} after")
    if used:
        typer.echo(
            f"The new parameters are in use; {counted(cards, 'card')} reckoned anew, the due days stay."
        )
    elif tuning.better:
        typer.echo("They would be better; nothing was changed.")
    else:
        typer.echo("They would not foretell your answers better, so the ones in use stay.")
