"""Making a bank anew over one that people worked on."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from quiz.banks import read_bank
from quiz.banks.marks import marked
from quiz.banks.writing import save_bank, write_bank
from quiz.cli.regenerate import as_dict, settle, told
from quiz.errors import BankError
from quiz.questions import Bank, Numerical, Question, ShortAnswer, Source
from tests.cli.conftest import Run
from tests.cli.test_generate import ARTICLE

BUILT = "The Lorn Bridge was built by Maria Keller in 1931."
WHO = marked(
    ShortAnswer(id="who", stem="Who built the Lorn Bridge?", accept=("Maria Keller",), evidence=(BUILT,))
)
YEAR = marked(
    Numerical(id="year", stem="In which year was the Lorn Bridge built?", key=1931, evidence=(BUILT,))
)
MINE = ShortAnswer(id="mine", stem="What is a bridge for?", accept=("crossing",))


def bank(*questions: Question, **changes: object) -> Bank:
    """A generated bank."""
    source = Source(title="Bridges", file="bridges.md", generator="sco-quiz rules")
    return replace(Bank(id="lorn", title="Bridges", source=source, questions=questions), **changes)


@pytest.fixture
def target(tmp_path: Path) -> Path:
    """Where the bank goes."""
    return tmp_path / "lorn.toml"


def files(target: Path) -> list[str]:
    """What stands in the folder."""
    return sorted(path.name for path in target.parent.iterdir())


def test_a_first_bank_is_just_written(target: Path) -> None:
    """Nothing was there, nothing is kept."""
    settled = settle(target, bank(WHO), BUILT)
    assert (settled.kept, settled.backup) == (None, None)
    assert read_bank(target) == bank(WHO)
    assert as_dict(settled.kept) is None


def test_what_people_did_is_kept_without_a_copy(target: Path) -> None:
    """Reviews, edits by hand and own questions are in the new file, so no copy of the old one is needed."""
    save_bank(bank(replace(WHO, reviewed="accepted"), replace(YEAR, stem="When was it built?"), MINE), target)
    settled = settle(target, bank(WHO, YEAR), BUILT)
    assert [q.id for q in read_bank(target).questions] == ["who", "year", "mine"]
    assert files(target) == ["lorn.toml"]
    assert settled.kept is not None
    lines = list(told(settled.kept))
    assert lines == [
        "2 facts keep their ids, 0 are new.",
        "1 stays as the reviewer left it.",
        "2 stay as somebody wrote them by hand: year, mine.",
    ]
    assert as_dict(settled.kept) == {
        "same": ["who", "year"],
        "added": [],
        "gone": [],
        "reviewed": ["who"],
        "by_hand": ["year", "mine"],
        "renewed_evidence": [],
        "evidence_gone": [],
        "rejected_left_out": 0,
    }


def test_everything_worth_knowing_is_told(target: Path) -> None:
    """Left out, refused, renewed and unproven questions each have their line."""
    now = BUILT.replace("built", "finally built")
    other = replace(
        YEAR, id="other", stem="When did the ferry close?", key=1900, evidence=("It closed in 1900.",)
    )
    rejected = replace(WHO, id="no", stem="Who opened it?", evidence=("It was opened by Maria Keller.",))
    old = bank(
        replace(WHO, reviewed="accepted"),
        replace(other, reviewed="edited"),
        marked(
            replace(YEAR, id="off", key=1800, stem="When did the mill of Alba burn?", evidence=("In 1800.",))
        ),
        rejected=(rejected,),
    )
    save_bank(old, target)
    fresh = marked(replace(WHO, id="new", evidence=(now,)))
    settled = settle(target, bank(fresh, replace(rejected, id="again"), YEAR), now)
    assert settled.kept is not None
    said = "\n".join(told(settled.kept, settled.because))
    for line in (
        "1 fact keeps its id, 1 is new.",
        "1 is left out that nobody had touched: ",
        "1 was left out because a reviewer had rejected it.",
        "1 of those quotes the article as it reads now: who.",
        "1 of those has evidence that is no longer in the article; look at it again: other.",
    ):
        assert line in said


def test_comments_are_set_aside(target: Path) -> None:
    """They cannot be kept in their places, so the file as it was is."""
    save_bank(bank(WHO), target)
    target.write_text("# mine\n" + target.read_text("utf-8"), "utf-8")
    settled = settle(target, bank(WHO, YEAR), BUILT)
    assert settled.backup == target.with_name("lorn.toml.bak")
    assert settled.backup.read_text("utf-8").startswith("# mine\n")


@pytest.mark.parametrize(
    "changes",
    [{"title": "Ferries"}, {"file": "other.md"}],
    ids=["another headline, same file", "same headline, another file"],
)
def test_a_headline_may_change_and_a_file_may_move(target: Path, changes: dict[str, str]) -> None:
    """Either tells that it is the same article."""
    save_bank(bank(replace(WHO, reviewed="accepted")), target)
    source = replace(bank().source or Source(), **changes)
    settle(target, bank(WHO, source=source), BUILT)
    assert read_bank(target).questions[0].reviewed == "accepted"


def test_another_article_needs_force_and_even_then_no_review_is_lost(target: Path) -> None:
    """Headline and file are others: refused; by force what was reviewed stays, and is told as unproven."""
    save_bank(bank(replace(WHO, reviewed="accepted")), target)
    other = bank(YEAR, source=Source(title="Ferries", generator="g"))
    with pytest.raises(BankError, match="was not made from this article: name another file with -o"):
        settle(target, other, "Ferries.")
    settled = settle(target, other, "Ferries.", force=True)
    assert [q.id for q in read_bank(target).questions] == ["year", "who"]
    assert settled.kept is not None
    assert settled.kept.unproven == ("who",)


@pytest.mark.parametrize(
    "content", ["nonsense", write_bank(bank(WHO, id="else")), write_bank(bank(source=None))]
)
def test_what_is_overwritten_by_force_is_set_aside(target: Path, content: str) -> None:
    """A bank of another id, of no generator, or no bank at all."""
    target.write_text(content, "utf-8")
    with pytest.raises(BankError, match="--force"):
        settle(target, bank(WHO), BUILT)
    settled = settle(target, bank(WHO), BUILT, force=True)
    assert read_bank(target) == bank(WHO)
    assert settled.backup is not None
    assert settled.backup.read_text("utf-8") == content


def test_the_whole_way_with_the_real_command(run: Run, tmp_path: Path) -> None:
    """Generate, review, change the article, generate: ids, edits and rejections are as they were."""
    article, out = tmp_path / "bridge.md", tmp_path / "out.toml"
    article.write_text(ARTICLE, "utf-8")
    assert run("generate", str(article), "-o", str(out)).returncode == 0
    before = read_bank(out)
    assert len(before.questions) >= 3
    reviewed = run("review", str(out), stdin="a\ne explanation\nSo it is.\nn\nx\nq\n")
    assert reviewed.returncode == 0, reviewed.stderr
    accepted, edited, rejected = (q.id for q in before.questions[:3])
    more = "\nThe Norland Museum was founded by the painter Greta Sund in 1899.\n"
    article.write_text(ARTICLE + more, "utf-8")
    again = run("generate", str(article), "-o", str(out), "--json")
    assert again.returncode == 0, again.stderr
    after = read_bank(out)
    kept = json.loads(again.stdout)["kept"]
    assert set(kept["reviewed"]) == {accepted, edited}
    assert kept["rejected_left_out"] >= 1
    assert [q.id for q in after.rejected] == [rejected]
    assert after.question(accepted) == replace(before.questions[0], reviewed="accepted")
    assert getattr(after.question(edited), "explanation", "") == "So it is."
    still = {q.id for q in before.questions[3:]} - set(kept["gone"])  # a new choice may leave one out
    assert len(still) >= 1
    assert still <= set(kept["same"]) <= {q.id for q in after.questions}
    assert not out.with_name("out.toml.bak").exists()


def test_why_questions_are_left_out_is_told_truly(target: Path) -> None:
    """A limit, another date or a changed article: each is named where it is the reason."""
    source = replace(bank().source or Source(), sha256="a" * 64)
    now = bank(WHO, source=source)
    for changes, limit, why in (
        ({}, 1, "--limit 1 has no room for it"),
        ({}, 2, "the article is as it was"),
        ({"published": date(2020, 1, 2)}, None, "under another date or title"),
        ({"sha256": "b" * 64}, None, "the article does not give it any more"),
        ({"sha256": "b" * 64}, 1, "any more, or --limit 1 has no room"),
    ):
        save_bank(bank(WHO, YEAR, source=source), target)
        settled = settle(target, replace(now, source=replace(source, **changes)), BUILT, limit=limit)
        assert settled.kept is not None
        assert why in "\n".join(told(settled.kept, settled.because))


def test_date_and_title_once_given_stay(run: Run, tmp_path: Path) -> None:
    """Made again, a bank keeps both; also of a changed article, the day where it tells none."""
    article, out = tmp_path / "bridge.md", tmp_path / "out.toml"
    article.write_text("# A bridge" + ARTICLE.split("---")[2], "utf-8")
    words = ("generate", str(article), "-o", str(out))
    assert run(*words, "--date", "2023-05-04", "--title", "Bridge over the fjord opens").returncode == 0
    before = read_bank(out)
    again = run(*words)
    assert "left out" not in again.stdout
    assert read_bank(out) == before
    assert "--limit 2 has no room for" in run(*words, "--limit", "2").stdout
    article.write_text(
        article.read_text("utf-8") + "\nThe old ferry was sold to a museum in Norland.\n", "utf-8"
    )
    assert run(*words).returncode == 0
    source = read_bank(out).source
    assert source is not None
    assert (source.title, source.published) == ("Bridge over the fjord opens", date(2023, 5, 4))
    assert source.headline == "A bridge"
    article.write_text("# The new bridge" + article.read_text("utf-8").removeprefix("# A bridge"), "utf-8")
    assert run(*words).returncode == 0
    source = read_bank(out).source
    assert source is not None
    assert (source.title, source.headline) == ("Bridge over the fjord opens", "The new bridge")
    assert run(*words, "--title", "The new bridge").returncode == 0
    assert read_bank(out).source == replace(source, title="The new bridge", headline="")


def test_a_title_nobody_gave_follows_the_article(run: Run, tmp_path: Path) -> None:
    """A changed headline counts; where an article has none, the title once given stays when it changes."""
    body = ARTICLE.split("---")[2]
    for before, words, after, title in (
        ("# A bridge", (), "# The new bridge", "The new bridge"),
        ("", ("--title", "Bridge opens"), "", "Bridge opens"),
        ("", ("--title", "Bridge opens"), "# The new bridge", "The new bridge"),
    ):
        article, out = tmp_path / "bridge.md", tmp_path / "out.toml"
        out.unlink(missing_ok=True)
        article.write_text(before + body, "utf-8")
        assert run("generate", str(article), "-o", str(out), *words).returncode == 0
        article.write_text(f"{after}{body}\nThe old ferry was sold to a museum in Norland.\n", "utf-8")
        assert run("generate", str(article), "-o", str(out)).returncode == 0
        source = read_bank(out).source
        assert source is not None
        assert (source.title, source.headline) == (title, "")


def test_a_title_given_is_known_again_elsewhere(run: Run, tmp_path: Path) -> None:
    """Of an article that stands in no folder of its bank the headline tells that it is the same."""
    article, out = tmp_path / "texts" / "bridge.md", tmp_path / "banks" / "out.toml"
    article.parent.mkdir()
    article.write_text("# A bridge" + ARTICLE.split("---")[2], "utf-8")
    words = ("generate", str(article), "-o", str(out))
    assert run(*words, "--title", "Bridge opens").returncode == 0
    article.write_text(
        article.read_text("utf-8") + "\nThe old ferry was sold to a museum in Norland.\n", "utf-8"
    )
    assert run(*words).returncode == 0
    source = read_bank(out).source
    assert source is not None
    assert (source.title, source.headline, source.file) == ("Bridge opens", "A bridge", "")


def test_articles_in_other_letters_become_banks_of_their_own(run: Run, data: Path, tmp_path: Path) -> None:
    """Two names without a Latin letter do not meet in one file."""
    for name in ("世界", "мир"):
        (tmp_path / f"{name}.md").write_text(ARTICLE, "utf-8")
        assert run("generate", str(tmp_path / f"{name}.md")).returncode == 0
    assert len(list((data / "banks").glob("bank-??????.toml"))) == 2


@pytest.mark.parametrize(("name", "former"), [("Größe", "groe"), ("世界", "bank")])
def test_a_bank_of_an_earlier_version_is_found_again(
    run: Run, data: Path, tmp_path: Path, name: str, former: str
) -> None:
    """It stays in its file, under its id; an article of another title gets a bank of its own."""
    article, old = tmp_path / f"{name}.md", data / "banks" / f"{former}.toml"
    article.write_text(ARTICLE, "utf-8")
    assert run("generate", str(article), "-o", str(old)).returncode == 0
    assert read_bank(old).id == former
    article.write_text(f"{ARTICLE}\nThe old ferry was sold to a museum in Norland.\n", "utf-8")
    again = json.loads(run("generate", str(article), "--json").stdout)
    assert (again["bank"], again["file"]) == (former, str(old))
    assert again["kept"]["same"]
    assert list((data / "banks").iterdir()) == [old]
    other = ARTICLE.replace("Harbour bridge opens", "Ferry closes")
    article.write_text(other.replace("Bridge", "Ferry"), "utf-8")
    third = json.loads(run("generate", str(article), "--json").stdout)
    assert third["bank"] == Path(third["file"]).stem != former


def test_a_file_of_an_earlier_version_keeps_its_id(run: Run, tmp_path: Path) -> None:
    """Also where the file is named with -o: the id is the one that stands in it."""
    article, out = tmp_path / "bridge.md", tmp_path / "Größe.toml"
    article.write_text(ARTICLE, "utf-8")
    assert run("generate", str(article), "-o", str(out)).returncode == 0
    assert read_bank(out).id == "grosse"
    save_bank(replace(read_bank(out), id="groe"), out)
    assert run("generate", str(article), "-o", str(out)).returncode == 0
    assert read_bank(out).id == "groe"
