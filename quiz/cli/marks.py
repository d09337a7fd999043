"""``sco-quiz marks``: what is suspended, buried, flagged, or forgotten again and again; and setting that."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from quiz.cli.options import DataDir, Json, open_desk

if TYPE_CHECKING:
    from quiz.desk import Desk
    from quiz.study.queue import Key

Bank = Annotated[
    str | None,
    typer.Argument(metavar="[BANK]", help="A bank's id, file name or path; all banks where none is named."),
]
_QUESTION = "QUESTION"


def marks(
    context: typer.Context,
    bank: Bank = None,
    suspend: Annotated[
        str, typer.Option(metavar=_QUESTION, help="Do not ask this question of BANK any more.")
    ] = "",
    bury: Annotated[str, typer.Option(metavar=_QUESTION, help="Hide it until tomorrow.")] = "",
    flag: Annotated[str, typer.Option(metavar=_QUESTION, help="Flag it as bad, with --note.")] = "",
    note: Annotated[str, typer.Option(help="What is wrong with it.")] = "",
    clear: Annotated[str, typer.Option(metavar=_QUESTION, help="Ask it again, and take its flag away.")] = "",
    reset: Annotated[
        str, typer.Option(metavar=_QUESTION, help="Make it new again: its schedule is forgotten.")
    ] = "",
    data_dir: DataDir = None,
    as_json: Json = False,
) -> None:
    """List suspended, buried and flagged questions and leeches, or set such a mark."""
    from quiz.cli.output import print_json, print_table
    from quiz.desk.marks import marked
    from quiz.errors import UsageError

    with open_desk(context, data_dir) as desk:
        bank_id = desk.bank_id(bank) if bank is not None else None
        wishes = {"suspend": suspend, "bury": bury, "flag": flag, "clear": clear, "reset": reset}
        if note and not flag:
            raise UsageError("--note says what is wrong with a question: name it with --flag QUESTION")
        for wish, question in wishes.items():
            if question:
                if bank_id is None:
                    raise UsageError(
                        f"name the bank of the question: sco-quiz marks BANK --{wish} {question}"
                    )
                _set(desk, wish, _found(desk, bank_id, question), note)
        found = marked(desk, bank_id)
    if as_json:
        print_json({"marks": [one.as_dict() for one in found]})
    elif not found:
        typer.echo("No question is suspended, buried or flagged, and none is forgotten again and again.")
    else:
        print_table(
            f"{len(found)} marked",
            (("Bank", False), ("Question", False), ("Why", False), ("Stem", False)),
            [
                (
                    one.bank_id,
                    one.question_id,
                    "; ".join(one.reasons),
                    one.stem or "no longer in the bank",
                )
                for one in found
            ],
        )


def _found(desk: Desk, bank_id: str, question: str) -> Key:
    """The question of a bank by its id.

    Raises:
        UsageError: the bank has no such question.
    """
    from difflib import get_close_matches

    from quiz.banks import read_bank
    from quiz.errors import UsageError

    known = [one.id for one in read_bank(desk.path_of(bank_id)).questions]
    if question not in known:
        near = get_close_matches(question[:80], known, n=1)
        hint = f'; did you mean "{near[0]}"?' if near else "; sco-quiz browse shows its questions"
        raise UsageError(f'the bank "{bank_id}" has no question "{question[:80]}"{hint}')
    return bank_id, question


def _set(desk: Desk, wish: str, key: Key, note: str) -> None:
    from quiz.desk.acts import History
    from quiz.desk.marks import UNMARKED, buried, flagged, suspended

    history = History(desk)
    if wish == "reset":
        history.reset(key)
        return
    mark = {
        "suspend": lambda: suspended(desk, key),
        "bury": lambda: buried(desk, key),
        "flag": lambda: flagged(desk, key, note),
        "clear": lambda: UNMARKED,
    }[wish]()
    history.mark(wish, key, mark)
