"""The built wheel, installed somewhere else, has all it needs."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout by its own build backend."""
    out = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
        timeout=120,
    )
    (built,) = out.glob("*.whl")
    return built


def test_the_wheel_holds_banks_styles_and_types_but_no_tests(wheel: Path) -> None:
    """Bundled banks with their articles and every style sheet are inside; tests are not."""
    names = set(zipfile.ZipFile(wheel).namelist())
    assert "quiz/_banks/sco-summit-2024.toml" in names
    assert "quiz/_banks/articles/sco-summit-2024.md" in names
    styles = {str(p.relative_to(ROOT).as_posix()) for p in (ROOT / "quiz").rglob("*.tcss")}
    assert styles <= names
    assert not [name for name in names if name.startswith(("tests/", "question_banks/"))]


def test_the_wheel_runs_from_another_folder(wheel: Path, tmp_path: Path) -> None:
    """Installed in a new environment, run from elsewhere, it finds the bundled bank and takes an answer.

    The environment borrows the dependencies of this one by a path file, which does not process path
    files in turn: so the checkout's own package is not visible there.
    """
    venv.create(tmp_path / "venv", with_pip=True)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    subprocess.run(
        [python, "-m", "pip", "install", "--no-deps", "--no-index", "--quiet", str(wheel)],
        check=True,
        timeout=120,
    )
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout.strip()
    borrowed = {sysconfig.get_path("purelib"), sysconfig.get_path("platlib")}
    (Path(site) / "borrowed.pth").write_text("\n".join(sorted(borrowed)) + "\n", encoding="utf-8")
    command = python.with_name("sco-quiz.exe" if os.name == "nt" else "sco-quiz")
    env = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"} | {
        "SCO_QUIZ_DATA": str(tmp_path / "data")
    }

    def run(*words: str, stdin: str = "") -> str:
        done = subprocess.run(
            [command, *words],
            cwd=tmp_path,
            env=env,
            input=stdin,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    (bank,) = json.loads(run("banks", "--json"))
    assert bank["bank_id"] == "sco-summit-2024"
    assert str(tmp_path / "venv") in bank["path"]
    assert "Answered 1" in run("study", "--limit", "1", stdin="1\n")
