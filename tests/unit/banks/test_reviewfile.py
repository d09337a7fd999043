"""A bank file under review: saved at once, never over somebody else's change."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.banks import bundled_banks_dir, read_bank
from quiz.banks.reviewfile import ChangedMeanwhile, NotYours, ReviewFile
from quiz.banks.writing import save_bank, write_bank
from quiz.errors import BankError
from quiz.questions import Bank, ShortAnswer

BANK = Bank(
    id="b",
    title="B",
    questions=tuple(ShortAnswer(id=f"q{n}", stem=f"Is it {n}?", accept=("yes",)) for n in range(3)),
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A bank as the program writes it."""
    save_bank(BANK, tmp_path / "b.toml")
    return tmp_path / "b.toml"


def test_a_step_is_on_the_disk_when_it_is_saved(path: Path) -> None:
    """And only what was decided has changed in the file."""
    file = ReviewFile.open(path, path.parent)
    before = path.read_text("utf-8")
    file.review.accept()
    assert file.unsaved
    file.save()
    assert not file.unsaved
    assert path.read_text("utf-8") == before.replace(
        'accept = ["yes"]\n', 'accept = ["yes"]\nreviewed = "accepted"\n', 1
    )
    assert ReviewFile(path).review.counts.accepted == 1
    assert [p.name for p in path.parent.iterdir()] == ["b.toml"]


def test_undo_is_a_change_like_any_other(path: Path) -> None:
    """What is taken back is taken back in the file."""
    file = ReviewFile(path)
    file.review.reject()
    file.save()
    assert len(read_bank(path).rejected) == 1
    file.review.undo()
    assert file.unsaved
    file.save()
    assert read_bank(path) == BANK


def test_somebody_elses_change_is_never_overwritten(path: Path) -> None:
    """The file stays as they left it; the step waits, and is told to be unsaved."""
    file = ReviewFile(path)
    file.review.accept()
    theirs = write_bank(replace(BANK, title="Theirs"))
    path.write_text(theirs, "utf-8")
    for _ in range(2):
        with pytest.raises(ChangedMeanwhile, match=r"b\.toml: was changed by another program"):
            file.save()
    assert path.read_text("utf-8") == theirs
    assert file.unsaved


def test_reloading_takes_theirs_and_keeps_the_place(path: Path) -> None:
    """The reviewer goes on at the same question, wherever it stands now."""
    file = ReviewFile(path)
    file.review.go(2)
    save_bank(replace(BANK, title="Theirs", questions=BANK.questions[::-1]), path)
    file.reload()
    assert file.review.bank.title == "Theirs"
    assert file.review.current is not None
    assert file.review.current.question.id == "q2"
    file.review.accept()
    file.save()
    assert read_bank(path).title == "Theirs"


def test_overwriting_keeps_theirs_beside_it(path: Path) -> None:
    """Both versions are there afterwards."""
    file = ReviewFile(path)
    file.review.accept()
    theirs = write_bank(replace(BANK, title="Theirs"))
    path.write_text(theirs, "utf-8")
    file.overwrite()
    assert file.aside == path.with_name("b.toml.bak")
    assert file.aside.read_text("utf-8") == theirs
    assert read_bank(path) == file.review.bank
    assert not file.unsaved


def test_a_deleted_file_is_told_and_can_be_written_again(path: Path) -> None:
    """Neither a crash nor a silent resurrection."""
    file = ReviewFile(path)
    file.review.accept()
    path.unlink()
    with pytest.raises(ChangedMeanwhile, match="was deleted"):
        file.save()
    assert not path.exists()
    file.overwrite()
    assert read_bank(path) == file.review.bank


def test_comments_and_layout_are_set_aside_once(path: Path) -> None:
    """A bank laid out by hand is copied before the first save, and only then."""
    by_hand = "# my notes\n" + path.read_text("utf-8")
    path.write_text(by_hand, "utf-8")
    file = ReviewFile(path)
    for _ in range(2):
        file.review.accept()
        file.save()
        file.review.go_open()
    assert path.with_name("b.toml.bak").read_text("utf-8") == by_hand
    assert sorted(p.name for p in path.parent.iterdir()) == ["b.toml", "b.toml.bak"]


def test_a_file_that_broke_meanwhile_leaves_the_review_whole(path: Path) -> None:
    """Reloading nonsense tells so; what was decided is still on the desk."""
    file = ReviewFile(path)
    file.review.accept()
    path.write_text("nonsense", "utf-8")
    with pytest.raises(BankError, match="not valid TOML"):
        file.reload()
    assert file.review.counts.accepted == 1


def test_bundled_banks_are_not_reviewed_in_place(tmp_path: Path) -> None:
    """They are the program's; the line has the command that copies, and nothing was copied yet."""
    bundled = sorted(bundled_banks_dir().glob("*.toml"))[0]
    with pytest.raises(NotYours) as caught:
        ReviewFile.open(bundled, tmp_path / "banks")
    bank = read_bank(bundled)
    assert f"`sco-quiz review {bank.id} --copy` copies it to {tmp_path / 'banks'}" in str(caught.value)
    assert not (tmp_path / "banks").exists()


def test_a_copy_is_the_file_byte_by_byte_and_is_what_gets_written(tmp_path: Path) -> None:
    """The bundled file stays as it was; the copy has every id, so every answer counts for it."""
    bundled = sorted(bundled_banks_dir().glob("*.toml"))[0]
    before = bundled.read_bytes()
    file = ReviewFile.open(bundled, tmp_path / "banks", copy=True)
    assert file.path == tmp_path / "banks" / bundled.name
    assert file.path.read_bytes() == before
    assert file.review.accept()
    file.save()
    assert read_bank(file.path).questions[0].reviewed == "accepted"
    assert bundled.read_bytes() == before


def test_a_copy_never_writes_over_one_that_is_there(tmp_path: Path) -> None:
    """The learner's changes in it stand, whatever its file is called."""
    bundled = sorted(bundled_banks_dir().glob("*.toml"))[0]
    first = ReviewFile.open(bundled, tmp_path, copy=True)
    first.review.accept()
    first.save()
    mine = first.path.rename(tmp_path / "mine.toml")
    again = ReviewFile.open(bundled, tmp_path, copy=True)
    assert (again.path, again.review.counts.accepted) == (mine, 1)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.toml"]


def test_a_copy_takes_a_name_that_no_other_bank_has(tmp_path: Path) -> None:
    """A bank that only has the same file name is not touched."""
    bundled = sorted(bundled_banks_dir().glob("*.toml"))[0]
    other = tmp_path / bundled.name
    other.write_text("another bank", "utf-8")
    assert ReviewFile.open(bundled, tmp_path, copy=True).path == tmp_path / f"{bundled.stem}-2.toml"
    assert other.read_text("utf-8") == "another bank"


def test_a_bank_of_ones_own_is_reviewed_where_it_stands(path: Path, tmp_path: Path) -> None:
    """A copy is made only where one is needed."""
    assert ReviewFile.open(path, tmp_path / "elsewhere", copy=True).path == path
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_told_at_once(path: Path) -> None:
    """Before an hour of decisions, not after."""
    path.parent.chmod(0o500)
    try:
        with pytest.raises(BankError, match="nothing can be saved in its folder"):
            ReviewFile.open(path, path.parent)
    finally:
        path.parent.chmod(0o700)
