"""``sco-quiz stats``: how it goes."""

from __future__ import annotations

import typer

from quiz.cli.options import DataDir, Json, open_desk


def stats(context: typer.Context, data_dir: DataDir = None, as_json: Json = False) -> None:
    """Tell how much was answered, how well, and how much is learned."""
    from quiz.cli.output import print_json, print_table
    from quiz.study.figures import share_text

    with open_desk(context, data_dir) as desk:
        figures = desk.figures()
    if as_json:
        print_json(figures.as_dict())
        return
    print_table("Your study", (("", False), ("", True)), figures.rows())
    if figures.banks:
        print_table(
            "Banks",
            (("Bank", False), ("Answers", True), ("Right", True), ("Learned", True), ("Questions", True)),
            [
                (
                    b.bank_id,
                    b.totals.answers,
                    share_text(b.totals.right, b.totals.answers),
                    b.learned,
                    b.questions,
                )
                for b in figures.banks
            ],
        )
