"""The command line: its verbs, and what happens without one. Handlers import what they need, late."""

from __future__ import annotations

import typer

from quiz.cli import (
    backup,
    banks,
    browse,
    check,
    doctor,
    due,
    exam,
    export,
    forget,
    formats,
    generate,
    import_,
    learners,
    marks,
    new,
    optimize,
    plan,
    print_,
    remove,
    restore,
    review,
    settings,
    stats,
    study,
    sync,
)
from quiz.cli import home as start
from quiz.cli.home import is_dumb
from quiz.cli.options import Before, DataDir, Learner, Plain, Verbs

app = typer.Typer(
    name="sco-quiz",
    cls=Verbs,
    help="Turn an article into a question bank, and study it until it stays.",
    epilog="Without a verb, sco-quiz opens your banks on a screen; without a screen it asks line by line.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None if is_dumb() else "rich",  # no frames around the help where it is read aloud
    context_settings={"help_option_names": ["-h", "--help"]},
)


def _version(wanted: bool) -> None:
    if wanted:
        from quiz import __version__

        typer.echo(f"sco-quiz {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def home(
    context: typer.Context,
    data_dir: DataDir = None,
    plain: Plain = False,
    learner: Learner = None,
    version: bool = typer.Option(
        False, "--version", callback=_version, is_eager=True, help="Print the version and exit."
    ),
) -> None:
    """Turn an article into a question bank, and study it until it stays."""
    context.obj = Before(data_dir, plain, learner)
    if context.invoked_subcommand is None:
        start.home(data_dir, plain=plain, learner=learner)


app.command("study")(study.study)
app.command("exam")(exam.exam)
app.command("browse")(browse.browse)
app.command("plan")(plan.plan)
app.command("marks")(marks.marks)
app.command("generate")(generate.generate)
app.command("new")(new.new)
app.command("review")(review.review)
app.command("import")(import_.import_)
app.command("export")(export.export)
app.command("formats")(formats.formats)
app.command("print")(print_.print_)
app.command("check")(check.check)
app.command("banks")(banks.banks)
app.command("remove")(remove.remove)
app.command("due")(due.due)
app.command("stats")(stats.stats)
app.command("optimize")(optimize.optimize)
# a value may be a number below zero, which else would be taken for an option
app.command("settings", context_settings={"ignore_unknown_options": True})(settings.settings)
app.command("learners")(learners.learners)
app.command("backup")(backup.backup)
app.command("backups")(backup.backups)
app.command("restore")(restore.restore)
app.command("doctor")(doctor.doctor)
app.command("sync")(sync.sync)
app.command("forget")(forget.forget)
