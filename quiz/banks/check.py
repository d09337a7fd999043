"""What is wrong with a bank: errors that keep it from being used, and flaws of item writing.

The rules follow Haladyna, Downing & Rodriguez (2002), "A review of multiple-choice item-writing
guidelines", and Tarrant et al. (2006), who found a flaw in 46% of items written by teachers. They are
tuned for precision: a finding is worth reading, a clean check makes no question good.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from quiz.banks import bank_rules, choice_rules, stem_rules
from quiz.banks.document import read_text
from quiz.banks.reading import load_text
from quiz.counting import counted
from quiz.errors import BankError
from quiz.questions import Bank, Question

ItemRule = Callable[[Question], Iterator[str]]
BankRule = Callable[[Bank], Iterator[tuple[str, str]]]

ITEM_RULES: tuple[ItemRule, ...] = (
    stem_rules.key_in_stem,
    stem_rules.word_clue,
    stem_rules.negative_stem,
    stem_rules.dangling_reference,
    stem_rules.no_question,
    stem_rules.long_stem,
    stem_rules.key_not_in_evidence,
    stem_rules.unseen_characters,
    choice_rules.longest_choice,
    choice_rules.all_of_the_above,
    choice_rules.absolute_words,
    choice_rules.nested_choices,
    choice_rules.unlike_choices,
)
"""A rule looks at one question and yields a line for each flaw; its name is the function's."""

BANK_RULES: tuple[BankRule, ...] = (
    bank_rules.duplicate_question,
    bank_rules.gives_away,
    bank_rules.one_sided_truefalse,
)
"""A rule looks at the bank and yields a question's id and a line for each flaw."""

LANGUAGE_FREE = frozenset(
    {
        "key-in-stem",
        "long-stem",
        "unseen-characters",
        "longest-choice",
        "duplicate-question",
        "gives-away",
        "one-sided-truefalse",
    }
)
"""Rules that read no English; the others are left out for a bank whose language is another one."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw of item writing.

    Attributes:
        rule: its name, such as ``key-in-stem``.
        message: what is wrong and what would mend it, in one line.
    """

    question_id: str
    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Report:
    """What a check of one file found.

    Attributes:
        bank: None where errors keep it from being used; it has then not been checked for flaws.
        errors: in the order of the file.
        findings: in the order of the questions.
    """

    path: Path
    bank: Bank | None
    errors: tuple[BankError, ...] = ()
    findings: tuple[Finding, ...] = ()

    def lines(self) -> Iterator[str]:
        """The report for a person: the errors, or the findings and a last line that sums up."""
        for error in self.errors:
            yield str(error)
        for finding in self.findings:
            who = f'question "{finding.question_id}": ' if finding.question_id else ""
            yield f"{self.path}: {who}{finding.message} [{finding.rule}]"
        if self.bank is not None:
            yield f"{self.path}: {counted(len(self.bank.questions), 'question')}, {self._verdict()}"

    def as_dict(self) -> dict[str, object]:
        """The report for ``--json``."""
        return {
            "path": str(self.path),
            "bank_id": self.bank.id if self.bank else None,
            "questions": len(self.bank.questions) if self.bank else 0,
            "errors": [
                {"line": e.line, "question_id": e.question, "message": e.message} for e in self.errors
            ],
            "findings": [
                {"question_id": f.question_id, "rule": f.rule, "message": f.message} for f in self.findings
            ],
        }

    def _verdict(self) -> str:
        return counted(len(self.findings), "flaw") if self.findings else "no flaws found"


class Checker:
    """Checks a bank again and again while somebody edits it: only changed questions are read anew."""

    def __init__(self) -> None:
        self._known: dict[tuple[Question, bool], tuple[Finding, ...]] = {}

    def check(self, bank: Bank) -> list[Finding]:
        """The flaws of a bank, in the order of its questions."""
        if not bank.questions:
            return [Finding("", "no-questions", "the bank has no questions: write one under [[question]]")]
        english = not bank.language or bank.language.casefold().split("-")[0] in ("en", "eng", "english")
        before, self._known = self._known, {}
        for question in bank.questions:
            key = (question, english)
            self._known[key] = before[key] if key in before else tuple(_item_findings(question, english))
        found = [finding for findings in self._known.values() for finding in findings]
        found.extend(
            Finding(question_id, _name(bank_rule), message)
            for bank_rule in BANK_RULES
            for question_id, message in bank_rule(bank)
        )
        place = {question.id: index for index, question in enumerate(bank.questions)}
        return sorted(found, key=lambda finding: place[finding.question_id])


def _item_findings(question: Question, english: bool) -> Iterator[Finding]:
    for rule in ITEM_RULES:
        if english or _name(rule) in LANGUAGE_FREE:
            for message in rule(question):
                yield Finding(question.id, _name(rule), message)


def check_bank(bank: Bank) -> list[Finding]:
    """The flaws of a bank, in the order of its questions."""
    return Checker().check(bank)


def check_file(path: Path) -> Report:
    """Check one file; whatever is wrong with it is in the report, nothing is raised."""
    try:
        text = read_text(path)
    except BankError as error:
        return Report(path, None, (error,))
    bank, errors = load_text(text, str(path))
    return Report(path, bank, tuple(errors), tuple(check_bank(bank)) if bank else ())


def _name(rule: ItemRule | BankRule) -> str:
    return rule.__name__.replace("_", "-")
