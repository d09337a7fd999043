"""``sco-quiz formats``: which files of other tools come in and go out."""

from __future__ import annotations

from quiz.cli.options import Json


def formats(as_json: Json = False) -> None:
    """List the file formats that import and export know."""
    from quiz.cli.output import print_json, print_table
    from quiz.formats.registry import FORMATS

    if as_json:
        print_json(
            [
                {
                    "name": one.name,
                    "title": one.title,
                    "suffixes": list(one.suffixes),
                    "import": one.reads,
                    "export": one.writes,
                    "extra": one.extra or None,
                }
                for one in FORMATS
            ]
        )
        return
    columns = (("Format", False), ("Of", False), ("Import", False), ("Export", False), ("Suffixes", False))
    rows = [
        (one.name, one.title, _mark(one.reads), _mark(one.writes), " ".join(one.suffixes)) for one in FORMATS
    ]
    print_table("Formats", columns, rows)


def _mark(yes: bool) -> str:
    return "yes" if yes else "-"
