"""What a verb imports: a verb without a screen never pays for one."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "spacy", "numpy", "lemminflect", "pycountry")


def imported(words: list[str], data: Path) -> set[str]:
    """The top-level modules loaded after running the command with these words."""
    code = (
        "import sys, atexit\n"
        "atexit.register(lambda: print('\\nMODULES', *{m.split('.')[0] for m in sys.modules}))\n"
        f"sys.argv = ['sco-quiz', *{words!r}]\n"
        "from quiz.__main__ import main\n"
        "main()\n"
    )
    env = {**os.environ, "SCO_QUIZ_DATA": str(data)}
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        env=env,
        check=False,
        timeout=60,
        input="",
    )
    assert "MODULES" in done.stdout, done.stderr
    return set(done.stdout.rsplit("MODULES", 1)[1].split())


@pytest.mark.parametrize(
    "words",
    [
        ["--version"],
        ["--help"],
        ["study", "--help"],
        ["generate", "--help"],
        ["banks"],
        ["due", "--json"],
        ["stats", "--json"],
        ["study", "--plain"],
        ["review", "--help"],
        ["review", "sco-summit-2024", "--json"],
    ],
    ids=" ".join,
)
def test_a_verb_without_a_screen_imports_neither_textual_nor_spacy(words: list[str], tmp_path: Path) -> None:
    """Neither Textual nor spaCy nor their weight is in sys.modules afterwards."""
    assert not imported(words, tmp_path / "data") & set(HEAVY)


@pytest.mark.parametrize("words", [["--version"], ["--help"], ["check", "--help"]], ids=" ".join)
def test_help_touches_no_disk(words: list[str], tmp_path: Path) -> None:
    """Asking for help or the version makes no data folder, and opens no database."""
    assert "sqlite3" not in imported(words, tmp_path / "data")
    assert not (tmp_path / "data").exists()


def test_importing_every_module_makes_nothing(tmp_path: Path) -> None:
    """No module of the package makes a file or folder when it is imported."""
    code = (
        "import importlib, pkgutil, quiz\n"
        "for found in pkgutil.walk_packages(quiz.__path__, 'quiz.'):\n"
        "    if not found.name.endswith('__main__'):\n"
        "        importlib.import_module(found.name)\n"
    )
    env = {
        **os.environ,
        "SCO_QUIZ_DATA": str(tmp_path / "data"),
        "HOME": str(tmp_path),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    subprocess.run([sys.executable, "-c", code], check=True, env=env, cwd=tmp_path, timeout=120)
    assert list(tmp_path.iterdir()) == []
