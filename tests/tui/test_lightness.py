"""What is loaded when, and that the docs' pictures are those of the script."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"


def loaded(statement: str) -> set[str]:
    """The modules in a fresh interpreter after a statement."""
    code = f"{statement}\nimport sys\nprint(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(done.stdout.split())


def test_naming_the_screens_loads_no_textual() -> None:
    """``import quiz.tui`` is free; only ``run`` costs."""
    assert "textual" not in loaded("import quiz.tui")


@pytest.mark.parametrize(
    "late",
    [
        "quiz.tui.screens.study",
        "quiz.tui.screens.summary",
        "quiz.tui.screens.help",
        "quiz.tui.widgets.answer",
        "textual.widgets._text_area",
        "quiz.questions",
        "quiz.banks.reading",
        "quiz.study.session",
        "quiz.study.memory",
        "quiz.study.insight",
        "quiz.desk.modes",
        "quiz.desk.backups",
        "quiz.store.backups",
    ],
)
def test_home_loads_nothing_that_only_later_screens_need(late: str) -> None:
    """Start-up is what everybody waits for; the study screen is loaded when it is asked for."""
    assert late not in loaded("import quiz.cli.home, quiz.desk, quiz.tui.app")


def test_every_picture_of_the_docs_is_rendered_by_the_script() -> None:
    """No picture is left over from an older program, none is missing."""
    spec = importlib.util.spec_from_file_location("render_screens", DOCS / "render_screens.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    assert {path.stem for path in (DOCS / "images").glob("*.svg")} == {p.name for p in module.PICTURES}
