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
from quiz.cli.home import is_dumb, is_narrow
from quiz.cli.options import Before, DataDir, Learner, Plain, Verb, Verbs

app = typer.Typer(
    name="sco-quiz",
    cls=Verbs,
    help="Turn an article into a question bank, and study it until it stays.",
    epilog="Without a verb, sco-quiz opens your banks on a screen; without a screen it asks line by line.",
    no_args_is_help=False,
    pretty_exceptions_enable=False,
    # no frames around the help where it is read aloud, or where they leave no room for words
    rich_markup_mode=None if is_dumb() or is_narrow() else "rich",
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


app.command("study", cls=Verb)(study.study)
app.command("exam", cls=Verb)(exam.exam)
app.command("browse", cls=Verb)(browse.browse)
app.command("plan", cls=Verb)(plan.plan)
app.command("marks", cls=Verb)(marks.marks)
app.command("generate", cls=Verb)(generate.generate)
app.command("new", cls=Verb)(new.new)
app.command("review", cls=Verb)(review.review)
app.command("import", cls=Verb)(import_.import_)
app.command("export", cls=Verb)(export.export)
app.command("formats", cls=Verb)(formats.formats)
app.command("print", cls=Verb)(print_.print_)
app.command("check", cls=Verb)(check.check)
app.command("banks", cls=Verb)(banks.banks)
app.command("remove", cls=Verb)(remove.remove)
app.command("due", cls=Verb)(due.due)
app.command("stats", cls=Verb)(stats.stats)
app.command("optimize", cls=Verb)(optimize.optimize)
# a value may be a number below zero, which else would be taken for an option
app.command("settings", cls=Verb, context_settings={"ignore_unknown_options": True})(settings.settings)
app.command("learners", cls=Verb)(learners.learners)
app.command("backup", cls=Verb)(backup.backup)
app.command("backups", cls=Verb)(backup.backups)
app.command("restore", cls=Verb)(restore.restore)
app.command("doctor", cls=Verb)(doctor.doctor)
app.command("sync", cls=Verb)(sync.sync)
app.command("forget", cls=Verb)(forget.forget)
