"""A second author on the command line."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import threading
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from quiz.banks.writing import write_bank
from quiz.generate import generate
from tests.cli.conftest import Run
from tests.llm_drafts import ARTICLE, FOUNDED, GOOD, answer, draft
from tests.llm_server import Reply, serving

HIDDEN = "import sys; sys.modules['llm'] = None; from quiz.__main__ import main; main()"


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """The article the drafts are about."""
    path = tmp_path / "light.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    """An environment in which the library has no home but the test's, no key and no proxy."""
    home = {"HOME": str(tmp_path / "home"), "XDG_CONFIG_HOME": str(tmp_path / "home" / "config")}
    return {**home, "LLM_USER_PATH": str(tmp_path / "llm"), "NO_PROXY": "127.0.0.1", "OPENAI_API_KEY": ""}


@cache
def offline() -> bytes:
    """The bank of the rules alone."""
    return write_bank(generate(ARTICLE, name="light", bank_id="out", file="light.md").bank).encode()


def test_the_model_adds_and_the_summary_says_what_became_of_its_drafts(
    run: Run, article: Path, env: dict[str, str], tmp_path: Path
) -> None:
    """Drafts, kept, dropped and why, in words and in JSON; the bank is valid, the rules' part unchanged."""
    out = tmp_path / "out.toml"
    invented = draft("shortanswer", "Who founded the Keeper Society?", "King Zog", FOUNDED)
    words = ("generate", str(article), "-o", str(out), "--llm", "m")
    with serving(lambda _: answer(*GOOD, invented)) as server:
        told = run(*words, "--llm-url", server.url, **env)
        as_json = run(*words, "--llm-url", server.url, "--json", **env)
    assert told.returncode == as_json.returncode == 0, told.stderr + as_json.stderr
    report = json.loads(as_json.stdout)["second_author"]
    assert report["drafts"] == report["kept"] + sum(report["dropped"].values())
    assert report["kept"] >= 1
    assert report["dropped"]["its key is not in its evidence"] == report["answered"]
    assert report["warning"] is None
    assert told.stderr == as_json.stderr == ""
    assert f"{report['drafts']} drafts on" in told.stdout
    assert "its key is not in its evidence" in told.stdout
    bank, rules = tomllib.loads(out.read_text("utf-8")), tomllib.loads(offline().decode())
    assert bank["source"]["generator"].endswith(" rules+llm:m")
    assert [q for q in bank["question"] if "llm" not in q["tags"]] == rules["question"]
    assert len([q for q in bank["question"] if "llm" in q["tags"]]) == report["kept"]
    assert run("check", str(out)).returncode == 0
    assert not (tmp_path / "home").exists()


@pytest.mark.parametrize("reply", [Reply(500), Reply(hang=True)], ids=["500", "hangs"])
def test_a_failing_model_is_one_line_and_the_bank_of_the_rules(
    run: Run, article: Path, env: dict[str, str], tmp_path: Path, reply: Reply
) -> None:
    """Exit code 0, the bank byte for byte as without the model, one warning on stderr and in the JSON."""
    out = tmp_path / "out.toml"
    words = ("generate", str(article), "-o", str(out), "--json", "--llm", "m", "--llm-timeout", "0.5")
    with serving(lambda _: reply) as server:
        done = run(*words, "--llm-url", server.url, **env)
    assert done.returncode == 0, done.stderr
    assert out.read_bytes() == offline()
    assert done.stderr.count("\n") == 1
    assert done.stderr.startswith("sco-quiz: m answered for 0 of ")
    assert json.loads(done.stdout)["second_author"]["warning"]


def test_escape_sequences_of_a_model_never_reach_the_terminal(
    run: Run, article: Path, env: dict[str, str], tmp_path: Path
) -> None:
    """In stems, in a server's error, in the model's name: nothing of it comes out raw."""
    said: list[str | Reply] = [answer({**GOOD[0], "stem": "\x1b]0;owned\x07 Who?"}), Reply(500, "\x1b[2J")]
    with serving(lambda _: said.pop(0) if said else answer()) as server:
        words = ("generate", str(article), "-o", str(tmp_path / "o.toml"), "--llm-url", server.url)
        done = run(*words, "--llm", "m\x1b[31m", **env)
    assert done.returncode == 0, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "\x1b" not in (tmp_path / "o.toml").read_text("utf-8")


def test_ctrl_c_while_the_model_is_waited_for_still_writes_the_bank(
    article: Path, env: dict[str, str], tmp_path: Path
) -> None:
    """SIGINT during a call: exit code 0, the rules' bank, and the word "interrupted"."""
    out = tmp_path / "out.toml"
    asked = threading.Event()

    def reply(_: dict[str, Any]) -> Reply:
        asked.set()
        return Reply(hang=True)

    with serving(reply) as server:
        words = ("generate", str(article), "-o", str(out), "--llm", "m", "--llm-url", server.url)
        command = [sys.executable, "-m", "quiz", *words]
        mine = {**os.environ, **env, "SCO_QUIZ_DATA": str(tmp_path / "data")}
        with subprocess.Popen(command, env=mine, stderr=subprocess.PIPE, stdout=subprocess.PIPE) as process:
            assert asked.wait(60)
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=60)
    assert process.returncode == 0, errors
    assert b"interrupted" in errors
    assert out.read_bytes() == offline()


@pytest.mark.parametrize(
    ("words", "code", "remedy"),
    [
        (("--llm", "no-such-model"), 1, "llm models"),
        (("--llm", "gpt-4o-mini"), 1, "llm keys set openai"),
        (("--llm", " "), 2, "llm models"),
        (("--llm-url", "http://localhost:1/v1"), 2, "--llm NAME"),
        (("--llm", "m", "--llm-url", "localhost:8080"), 1, "http://localhost:8080/v1"),
    ],
)
def test_a_model_that_cannot_be_asked_is_refused_before_anything_is_read(
    run: Run, env: dict[str, str], tmp_path: Path, words: tuple[str, ...], code: int, remedy: str
) -> None:
    """One line with the remedy, even where the article does not exist: it was never looked for."""
    done = run("generate", str(tmp_path / "missing.md"), *words, **env)
    assert done.returncode == code
    assert done.stderr.count("\n") == 1
    assert remedy in done.stderr
    assert "missing.md" not in done.stderr


def test_without_the_extra_the_command_that_installs_it_is_named(env: dict[str, str], tmp_path: Path) -> None:
    """The library is missing: one line, and no traceback."""
    command = [sys.executable, "-c", HIDDEN, "generate", str(tmp_path / "missing.md"), "--llm", "m"]
    done = subprocess.run(
        command, env={**os.environ, **env}, capture_output=True, text=True, timeout=60, check=False
    )
    assert done.returncode == 1
    assert done.stderr.count("\n") == 1
    assert 'pip install "sco-quiz[llm]"' in done.stderr


def test_without_the_option_the_library_is_left_alone(
    run: Run, article: Path, env: dict[str, str], tmp_path: Path
) -> None:
    """Its folder is not made; and the help says that the option sends the article away."""
    assert run("generate", str(article), "-o", str(tmp_path / "o.toml"), **env).returncode == 0
    assert not (tmp_path / "llm").exists()
    shown = " ".join(run("generate", "--help").stdout.replace("│", " ").split())
    assert "The article is sent to it" in shown


def test_several_articles_share_the_model(
    run: Run, article: Path, env: dict[str, str], tmp_path: Path
) -> None:
    """Each article in a process of its own asks the model for itself; each report says what it gave."""
    other = tmp_path / "other.md"
    other.write_text(ARTICLE.replace("Orland", "Sandby"), encoding="utf-8")
    with serving(lambda _: answer(*GOOD)) as server:
        words = ("generate", str(article), str(other), "-j", "2", "-o", str(tmp_path / "banks"), "--json")
        done = run(*words, "--llm", "m", "--llm-url", server.url, **env)
    assert done.returncode == 0, done.stderr
    reports = json.loads(done.stdout)
    assert [report["second_author"]["kept"] >= 1 for report in reports] == [True, True]
    assert sum(report["second_author"]["answered"] for report in reports) == len(server.requests)
