"""Pictures of the reviewer's desk. After a change that is meant: ``--snapshot-update``, and look at them."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.banks import read_bank
from quiz.banks.reviewfile import ReviewFile
from quiz.banks.writing import save_bank
from quiz.tui.review import ReviewApp
from tests.tui.conftest import DEMO
from tests.tui.test_snapshots import Compare, presses, size


@pytest.fixture
def app(tmp_path: Path) -> ReviewApp:
    """The desk over the bank of all eight types."""
    path = tmp_path / "demo.toml"
    save_bank(read_bank(DEMO), path)
    return ReviewApp(ReviewFile(path))


@size
class TestDesk:
    """Looking, editing, and being told of another program."""

    def test_half_way(self, snap_compare: Compare, app: ReviewApp, size: tuple[int, int]) -> None:
        """Decisions in the list and the bar; key, evidence with the key set off, what was done last."""
        keys = presses("a", "x", "n", "e", "tab", "tab", "9", "ctrl+s", "home")
        assert snap_compare(app, terminal_size=size, run_before=keys)

    def test_editing(self, snap_compare: Compare, app: ReviewApp, size: tuple[int, int]) -> None:
        """Fields with their names and how to write them; what check finds; that it is not saved."""
        keys = presses("e", "space", *"The", "space", *"gravity", "space", *"of", "tab", "tab")
        assert snap_compare(app, terminal_size=size, run_before=keys)

    def test_another_program(
        self, snap_compare: Compare, app: ReviewApp, size: tuple[int, int], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """Not saved, why, and the two ways on."""
        path = app.file.path
        path.write_text(path.read_text("utf-8").replace("Moon", "moon", 1), "utf-8")
        monkeypatch.chdir(path.parent)  # the message names the file as it was given
        app.file.path = Path(path.name)
        assert snap_compare(app, terminal_size=size, run_before=presses("down", "a"))


def test_a_narrow_desk(snap_compare: Compare, app: ReviewApp) -> None:
    """Forty columns are enough to decide."""
    assert snap_compare(app, terminal_size=(40, 20), run_before=presses("a"))


def test_a_narrow_form(snap_compare: Compare, app: ReviewApp) -> None:
    """Names stand above their fields."""
    assert snap_compare(app, terminal_size=(40, 20), run_before=presses("n", "e"))


def test_a_wide_light_desk(snap_compare: Compare, app: ReviewApp) -> None:
    """Two hundred columns, dark on light."""
    assert snap_compare(app, terminal_size=(200, 40), run_before=presses("ctrl+t", "down", "enter", "down"))


def test_help(snap_compare: Compare, app: ReviewApp) -> None:
    """All keys of the desk, from their one definition."""
    assert snap_compare(app, terminal_size=(100, 40), run_before=presses("question_mark"))
