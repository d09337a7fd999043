"""Import, export and formats, as a person calls them."""

from __future__ import annotations

import json
from pathlib import Path

from quiz.banks import read_bank
from tests.cli.conftest import MINI, Run

CARDS = (
    "id,question,answer,wrong 1,wrong 2\nperu,Capital of Peru?,Lima,Quito,La Paz\nwar,Year?,1914,,\n,Odd,,,\n"
)


def imported(data: Path, name: str = "cards") -> Path:
    """Where the bank is."""
    return data / "banks" / f"{name}.toml"


def test_a_table_becomes_a_bank_and_says_what_was_skipped(run: Run, data: Path, tmp_path: Path) -> None:
    """The bank can be studied; the skipped row is named with its reason; no temporary file stays."""
    (tmp_path / "cards.csv").write_text(CARDS, encoding="utf-8")
    done = run("import", "cards.csv", "--title", "My cards")
    assert done.returncode == 0, done.stderr
    assert "Wrote 2 questions of cards.csv" in done.stdout
    assert "row 4" in done.stdout
    assert "no right answer is named" in done.stdout
    bank = read_bank(imported(data))
    assert (bank.id, bank.title) == ("cards", "My cards")
    assert [q.id for q in bank.questions] == ["peru", "war"]
    assert [path.name for path in (data / "banks").iterdir()] == ["cards.toml"]
    assert "My cards" in run("banks").stdout


def test_a_note_is_no_skip(run: Run, tmp_path: Path) -> None:
    """What came along in another encoding is not told as left out, neither to people nor to programs."""
    (tmp_path / "cards.csv").write_bytes("question,answer\nWho wrote Emma?,Zoë Bräu\n".encode("cp1252"))
    shown = run("import", "cards.csv", "--dry-run").stdout
    assert "skipped" not in shown
    assert "read as Windows-1252" in shown
    told = json.loads(run("import", "cards.csv", "--json").stdout)
    assert told["skipped"] == []
    assert [one["place"] for one in told["notes"]] == ["file"]


def test_no_bank_is_called_as_a_folder(run: Run, tmp_path: Path) -> None:
    """``-o banks/`` is no file: it is refused, not written as one called ``banks``."""
    (tmp_path / "cards.csv").write_text(CARDS, encoding="utf-8")
    done = run("import", "cards.csv", "-o", "banks/")
    assert (done.returncode, done.stdout) == (2, "")
    assert "is a folder: name a file in it" in done.stderr
    assert not (tmp_path / "banks").exists()


def test_a_bank_that_was_given_away_joins_the_others_as_it_is(run: Run, data: Path, tmp_path: Path) -> None:
    """Byte by byte under its id; a second time it is here already; a trial writes nothing."""
    given = tmp_path / "from-a-friend.toml"
    given.write_text("# by hand\n" + MINI, encoding="utf-8")
    tried = run("import", given.name, "--dry-run")
    assert "Would copy 3 questions." in tried.stdout
    assert not data.exists()
    done = run("import", given.name)
    assert done.returncode == 0, done.stderr
    assert "Copied 3 questions." in done.stdout
    assert imported(data, "mini").read_bytes() == given.read_bytes()
    assert "A mini bank" in run("banks").stdout
    assert "is here already" in run("import", given.name).stdout
    told = json.loads(run("import", given.name, "--json").stdout)
    assert (told["bank"], told["questions"], told["written"]) == ("mini", 3, False)
    assert [path.name for path in (data / "banks").iterdir()] == ["mini.toml"]


def test_a_given_bank_never_replaces_another_of_its_id(run: Run, mini: Path, tmp_path: Path) -> None:
    """Both are named, and nothing is written; --force goes over it and keeps a copy; no bank is no bank."""
    given = tmp_path / "theirs.toml"
    given.write_text(MINI.replace("A mini bank", "Their bank"), encoding="utf-8")
    done = run("import", given.name)
    assert done.returncode == 1
    assert "theirs.toml" in done.stderr
    assert f"“A mini bank”), {mini}" in done.stderr
    assert mini.read_text("utf-8") == MINI
    assert run("import", given.name, "--force").returncode == 0
    assert "Their bank" in mini.read_text("utf-8")
    assert mini.with_name("mini.toml.bak").read_text("utf-8") == MINI
    (tmp_path / "pyproject.toml").write_text("[project]\n", encoding="utf-8")
    done = run("import", "pyproject.toml")
    assert (done.returncode, len(done.stderr.strip().splitlines())) == (1, 1)


def test_a_dry_run_writes_nothing(run: Run, data: Path, tmp_path: Path) -> None:
    """Not even the data folder."""
    (tmp_path / "cards.csv").write_text(CARDS, encoding="utf-8")
    done = run("import", "cards.csv", "--dry-run")
    assert "Would write 2 questions" in done.stdout
    assert not data.exists()


def test_importing_again_keeps_progress_edits_and_rejections(run: Run, data: Path, tmp_path: Path) -> None:
    """Ids are the file's: a changed row keeps its answers; what a person edited or rejected here stays so."""
    table = tmp_path / "cards.csv"
    table.write_text(CARDS + "a,A?,one,two,three\nb,B?,one,two,three\n", encoding="utf-8")
    run("import", "cards.csv")
    run("study", "cards", "-n", "1", stdin="1\n")
    path = imported(data)
    text = path.read_text(encoding="utf-8").replace('stem = "A?"', 'stem = "A, by hand?"')
    head, _, tail = text.rpartition("[[question]]")
    path.write_text(f"{head}[[rejected]]{tail}", encoding="utf-8")
    fresh = CARDS.replace("Capital of Peru?", "What is the capital of Peru?").replace(
        "war,Year?,1914,,\n", ""
    )
    table.write_text(fresh + "a,A? new,one,two,three\nb,B?,one,two,three\nc,C?,x,,\n", encoding="utf-8")
    told = json.loads(run("import", "cards.csv", "--json").stdout)
    assert (told["changed"], told["added"], told["gone"]) == (["peru"], ["c"], ["war"])
    assert (told["yours"], told["refused"], told["backup"]) == (["a"], ["b"], None)
    bank = read_bank(path)
    assert {q.id: q.stem for q in bank.questions}["a"] == "A, by hand?"
    assert [q.id for q in bank.rejected] == ["b"]
    assert json.loads(run("stats", "--json").stdout)["answers"] >= 1


def test_another_bank_is_never_overwritten_without_force(run: Run, mini: Path, tmp_path: Path) -> None:
    """By force a copy of it is set aside; a bundled bank's id is refused as well."""
    before = mini.read_bytes()
    (tmp_path / "mini.csv").write_text(CARDS, encoding="utf-8")
    done = run("import", "mini.csv")
    assert done.returncode == 1
    assert 'the bank "mini" stands there and was not imported' in done.stderr
    assert mini.read_bytes() == before
    done = run("import", "mini.csv", "--force")
    assert done.returncode == 0, done.stderr
    assert mini.with_name("mini.toml.bak").read_bytes() == before
    done = run("import", "mini.csv", "--bank", "sco-summit-2024")
    assert done.returncode == 1
    assert 'is the bank "sco-summit-2024" already' in done.stderr


def test_two_files_under_one_id_do_not_replace_each_other(run: Run, data: Path, tmp_path: Path) -> None:
    """The second is refused, naming the first."""
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text(CARDS, encoding="utf-8")
    assert run("import", "one.csv", "--bank", "x").returncode == 0
    done = run("import", "two.csv", "--bank", "x")
    assert done.returncode == 1
    assert 'came from "one.csv"' in done.stderr


def test_a_bank_goes_out_and_comes_back_the_same(run: Run, mini: Path, tmp_path: Path) -> None:
    """Export then import under another id; the file there is not overwritten unasked."""
    done = run("export", "mini", "out.csv", "--json")
    assert done.returncode == 0, done.stderr
    told = json.loads(done.stdout)
    assert (told["format"], told["questions"], told["skipped"]) == ("csv", 3, [])
    assert run("import", "out.csv", "--bank", "again", "-o", "again.toml").returncode == 0
    ours, theirs = read_bank(mini), read_bank(tmp_path / "again.toml")
    assert [(q.id, q.stem, q.answer()) for q in ours.questions] == [
        (q.id, q.stem, q.answer()) for q in theirs.questions
    ]
    assert "overwrite it with --force" in run("export", "mini", "out.csv").stderr


def test_a_mistake_is_one_clear_line(run: Run, mini: Path, tmp_path: Path) -> None:
    """No traceback, an exit code that is not 0, and no file left behind."""
    (tmp_path / "bad.csv").write_text("question,answer\nx,\n", encoding="utf-8")
    for words, said in {
        ("import", "bad.csv"): "row 2: no right answer is named",
        ("export", "mini", "x.xyz"): 'no format writes ".xyz" files',
    }.items():
        done = run(*words)
        assert done.returncode in (1, 2), words
        assert said in done.stderr, (words, done.stderr)
        assert done.stderr.count("\n") == 1, done.stderr
    assert {path.name for path in tmp_path.iterdir()} == {"bad.csv", "data"}


def test_formats_are_listed(run: Run) -> None:
    """As a table and as JSON, and every module does what its line says."""
    from quiz.formats.registry import FORMATS

    assert "csv" in run("formats").stdout
    told = json.loads(run("formats", "--json").stdout)
    assert [one["name"] for one in told] == [one.name for one in FORMATS]
    for one in FORMATS:
        assert not one.reads or callable(one.reader())
        assert not one.writes or callable(one.writer())


def test_an_export_tells_how_many_questions_are_in_the_file(run: Run, tmp_path: Path) -> None:
    """What the format cannot say is not counted as written, on the screen and in JSON."""
    (tmp_path / "cards.csv").write_text(CARDS, encoding="utf-8")
    run("import", "cards.csv")
    assert "(1 of 2 questions)" in run("export", "cards", "a.txt", "-f", "aiken").stdout
    assert json.loads(run("export", "cards", "b.txt", "-f", "aiken", "--json").stdout)["questions"] == 1
    assert "(2 questions)" in run("export", "cards", "c.csv").stdout


def test_a_format_that_takes_nothing_says_why(run: Run, tmp_path: Path) -> None:
    """The reason is the question's, not that answers have no room there."""
    (tmp_path / "typed.csv").write_text("question,answer\nCapital of Peru?,Lima\n", encoding="utf-8")
    run("import", "typed.csv")
    run("study", "typed", "--plain", "-n", "1", stdin="Lima\n")
    done = run("export", "typed", "a.txt", "-f", "aiken")
    assert done.returncode == 1
    assert "Aiken has no shortanswer" in done.stderr


def test_a_table_imported_by_an_earlier_version_is_found_again(run: Run, data: Path, tmp_path: Path) -> None:
    """A bank under the id an earlier version made of the file's name is gone on with; another is not."""
    table = tmp_path / "Größe.csv"
    table.write_text("question,answer\nWho built the quay of Moss?,Ann Lee\n", encoding="utf-8")
    assert json.loads(run("import", str(table), "--json").stdout)["bank"] == "grosse"
    new, old = data / "banks" / "grosse.toml", data / "banks" / "groe.toml"
    old.write_text(new.read_text("utf-8").replace('id = "grosse"', 'id = "groe"', 1), "utf-8")
    new.unlink()
    again = json.loads(run("import", str(table), "--json").stdout)
    assert (again["bank"], again["path"]) == ("groe", str(old))
    old.write_text(old.read_text("utf-8").replace("Größe.csv", "Anderes.csv"), "utf-8")
    assert json.loads(run("import", str(table), "--json").stdout)["bank"] == "grosse"


def test_import_says_what_the_columns_were_taken_for(run: Run, tmp_path: Path) -> None:
    """In one line for people, and in the JSON; before anything is written, too."""
    table = tmp_path / "table.csv"
    table.write_text("Who built the quay of Moss?,Ann Lee,Bo Orr,Cy Fry\n", encoding="utf-8")
    told = "1 question, 2 answer, 3–4 wrong answers; no header"
    assert f"\nColumns read as: {told}.\n" in run("import", str(table), "--dry-run").stdout
    assert json.loads(run("import", str(table), "--json").stdout)["read_as"] == [told]
