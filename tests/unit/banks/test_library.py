"""The library: which files are banks, and which one a person means."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from quiz.banks import BankFile, Library, bundled_banks_dir, read_bank
from quiz.banks.library import peek_id
from quiz.errors import BankError


def put(folder: Path, stem: str, bank_id: str | None = None) -> Path:
    """A file with the head of a bank."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{stem}.toml"
    path.write_text(
        f'format = "sco-quiz/1"\n[bank]\nid = "{bank_id or stem}"\ntitle = "T"\n', encoding="utf-8"
    )
    return path


@pytest.fixture
def shelf(tmp_path: Path) -> Library:
    """A learner's folder and a bundled one."""
    put(tmp_path / "own", "rivers-of-asia")
    put(tmp_path / "own", "mine", "summit-2024")
    put(tmp_path / "bundled", "summit", "summit-2024")
    put(tmp_path / "bundled", "seas")
    return Library([tmp_path / "own"], bundled=tmp_path / "bundled")


def names(library: Library) -> list[str]:
    """Folder and name of each file."""
    return [f"{file.path.parent.name}/{file.path.stem}" for file in library.files()]


def test_files_are_listed_folder_by_folder_in_order(shelf: Library) -> None:
    """The learner's own banks come first, so the first of two with one id is the learner's."""
    assert names(shelf) == ["own/mine", "own/rivers-of-asia", "bundled/seas", "bundled/summit"]


def test_only_toml_files_of_the_folder_itself_count(tmp_path: Path, shelf: Library) -> None:
    """No hidden file, no article, no folder that is called like a bank, no temporary file of a save."""
    put(tmp_path / "own" / "articles", "no-bank")
    put(tmp_path / "own", ".hidden")
    (tmp_path / "own" / "notes.md").write_text("x", encoding="utf-8")
    (tmp_path / "own" / ".b.toml.12.tmp").write_text("x", encoding="utf-8")
    (tmp_path / "own" / "folder.toml").mkdir()
    assert len(names(shelf)) == 4


def test_a_file_tells_size_and_time_without_being_read(shelf: Library) -> None:
    """An index can tell whether a file has changed."""
    file = shelf.files()[0]
    status = file.path.stat()
    assert file == BankFile(file.path, status.st_size, status.st_mtime_ns)


def test_missing_folders_hold_nothing_and_one_folder_counts_once(tmp_path: Path) -> None:
    """A learner who has made no bank has no folder; naming a folder twice doubles nothing."""
    put(tmp_path / "own", "a")
    library = Library([tmp_path / "own", tmp_path / "own", tmp_path / "none"], bundled=tmp_path / "own")
    assert names(library) == ["own/a"]


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_a_dangling_link_is_no_bank(tmp_path: Path, shelf: Library) -> None:
    """A file that vanished is passed over."""
    (tmp_path / "own" / "gone.toml").symlink_to(tmp_path / "nowhere")
    assert len(names(shelf)) == 4


@pytest.mark.skipif(sys.platform == "win32", reason="making a link needs a right there")
def test_a_loop_of_links_is_one_unusable_file(tmp_path: Path, shelf: Library) -> None:
    """The other banks stay; reading the loop says what is wrong with it."""
    loop = tmp_path / "own" / "loop.toml"
    loop.symlink_to(loop)
    assert len(names(shelf)) == 5
    assert BankFile(loop, 0, 0) in shelf.files()
    assert shelf.find("summit-2024").stem == "mine"
    with pytest.raises(BankError, match=r"loop\.toml: cannot be read"):
        read_bank(loop)


def test_a_file_that_may_not_be_looked_at_is_listed(
    tmp_path: Path, shelf: Library, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A missing right to one entry costs the learner one bank, not all."""
    stat = os.stat

    def refuse(path: str, **how: Any) -> os.stat_result:
        if Path(path).name == "mine.toml":
            raise PermissionError(13, "Permission denied")
        return stat(path, **how)

    monkeypatch.setattr(os, "stat", refuse)
    assert shelf.files()[0] == BankFile(tmp_path / "own" / "mine.toml", 0, 0)
    assert len(names(shelf)) == 4


def test_the_bundled_banks_are_found() -> None:
    """In a checkout they stand beside the package, in a wheel inside it."""
    assert bundled_banks_dir().name in ("question_banks", "_banks")
    assert Library().folders == (bundled_banks_dir(),)


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("summit-2024", "own/mine"),  # by id, and the learner's own wins
        ("rivers-of-asia", "own/rivers-of-asia"),
        ("rivers", "own/rivers-of-asia"),
        ("summit", "bundled/summit"),  # the file's name
        ("sea", "bundled/seas"),
    ],
)
def test_a_bank_is_found_by_id_name_or_beginning(shelf: Library, name: str, found: str) -> None:
    """Whatever a person is likely to type."""
    path = shelf.find(name)
    assert f"{path.parent.name}/{path.stem}" == found


def test_a_path_is_itself(shelf: Library, tmp_path: Path) -> None:
    """A bank outside the library is found by its path."""
    path = put(tmp_path / "else", "x")
    assert shelf.find(str(path)) == path


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("sumit-2024", 'there is no bank "sumit-2024"; did you mean "summit-2024"'),
        ("zzz", 'there is no bank "zzz"; there are mine, rivers-of-asia, seas, summit, summit-2024'),
        ("s", 'several banks start with "s": seas, summit'),
        ("~nobody-of-this-name", 'there is no bank "~nobody-of-this-name"'),
        ("~nobody-of-this-name/b.toml", 'there is no file "~nobody-of-this-name/b.toml"'),
        ("no/such.toml", 'there is no file "no/such.toml"'),
        ("", "name a bank; there are mine"),
        ("a\0b\x1b[31m", 'there is no bank "a\\x00b\\x1b[31m"'),
    ],
)
def test_a_name_that_fits_nothing_is_answered_with_what_would(shelf: Library, name: str, said: str) -> None:
    """The error suggests; control characters do not reach the terminal."""
    with pytest.raises(BankError) as caught:
        shelf.find(name)
    assert str(caught.value).startswith(said)


def test_a_folder_is_no_bank(shelf: Library, tmp_path: Path) -> None:
    """Naming a folder says so."""
    with pytest.raises(BankError, match="is a folder: name a bank file in it"):
        shelf.find(str(tmp_path / "own"))


def test_a_broken_file_does_not_hide_the_others(shelf: Library, tmp_path: Path) -> None:
    """Its id cannot be told; it is still found by its name."""
    (tmp_path / "own" / "broken.toml").write_bytes(b"\xff = [[[")
    assert shelf.find("summit-2024").stem == "mine"
    assert shelf.find("broken").stem == "broken"
    assert peek_id(tmp_path / "own" / "broken.toml") == ""
    assert peek_id(tmp_path / "own" / "none.toml") == ""


def test_the_id_is_told_without_reading_the_questions(tmp_path: Path) -> None:
    """The head is enough, also of a file whose questions are broken."""
    path = put(tmp_path, "x", "the-id")
    with path.open("a", encoding="utf-8") as opened:
        opened.write("[[question]]\n" + "id = \n" * 100_000)
    assert peek_id(path) == "the-id"


def test_who_only_reads_banks_does_not_load_the_writer() -> None:
    """A start that writes no bank does not pay for it."""
    code = "import sys, quiz.banks, quiz.banks.check; print({'tomli_w', 'secrets'} & set(sys.modules))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "set()"
