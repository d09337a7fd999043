"""What verbs print for people."""

import pytest

from quiz.cli.output import print_list


def test_a_list_wraps_where_the_terminal_ends(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """On a terminal words go on behind an indent; in a pipe a text stays one line. Markup is text."""
    text = "[bold]The lighthouse[/] of Moss \x1b[31mburned for three days in the winter of 1921."
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.delenv("TTY_COMPATIBLE", raising=False)
    print_list([text])
    lines = capsys.readouterr().out.splitlines()
    assert [line[:4] for line in lines] == ["  - ", "    ", "    "]
    assert max(map(len, lines)) <= 40
    plain = text.replace("\x1b[31m", "")
    assert " ".join(line[4:] for line in lines) == plain
    monkeypatch.delenv("FORCE_COLOR")
    print_list([text])
    assert capsys.readouterr().out == f"  - {plain}\n"
