"""What holds for every question of every bank. A law yields a line for each question that breaks it."""

from __future__ import annotations

import itertools
import re
import unicodedata
from collections.abc import Callable, Iterator

from quiz.banks.check import check_bank
from quiz.questions import Bank, Matching, Ordering, Question, TrueFalse
from tests.quality.judging import bare, stands_in, texts, words

Law = Callable[[str, Bank], Iterator[str]]
"""Called with the article and its bank."""

_STOP = frozenset(
    "of and to in is was were for on that with by as at from it be are who which what when where why how "
    "did do does has have had many much long since about year month date city country organization percent "
    "whom not its their his her".split()
)
_PRONOUN = re.compile(
    r"\b(?:he|she|they|it|him|them|his|her|hers|their|theirs|its|himself|herself|themselves|itself|we|us|our|you"
    r"|your|I|my|me)\b",
    re.IGNORECASE,
)
_GENDERED = frozenset("he she him his her hers himself herself".split())
_OBJECT = re.compile(
    r"(?:him|her|them)(?: (?:in|on|at|for|with|to|by|of|after|before|and|as|from)\b|\s*[,.?]|\Z)"
)
_WHO = re.compile(r"_____|\b[Ww]ho(?:m|se)?\b|\A(?:Which|Whose)\b")
_WHAT = re.compile(r"\A(?:What|How many)\b|\b(?:[Tt]he|[Aa]n?|how many|which) [a-z]+")
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_OPENS = (
    "The|A|An|This|In|On|At|By|To|From|With|For|Of|After|Before|Until|Since|During|About|If|According|Put|Match"
    rf"|Where|When|Why|How|Wh\w+|{_MONTH}"
)
_NAME = re.compile(rf"(?<!\A)\b(?!(?:{_MONTH})\b)[A-Z]\w+|\A(?!(?:{_OPENS})\b)[A-Z]\w+ ")
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_LEANING = re.compile(
    r"\b(?:this|last|next) (?:week|month|year|season|summer|winter|spring|autumn|weekend)\b"
    r"|\b(?:yesterday|today|tomorrow|tonight|recently|ago|so far)\b"
    rf"|\b(?:on|by|since|until|before|after|last|next) {_WEEKDAY}\b|\b{_WEEKDAY} (?:morning|evening|night)\b"
    r"|\b(?:the|this) (?:article|passage|text|author)\b",
    re.IGNORECASE,
)
_TORN = re.compile(
    r"\b(\w+) \1\b|\b[Ww]h(?:o|at), |\bthe the\b"
    r"|\s[,.;:?!](?!\w)|,[.?]|\?\?|\.\.|\(\s|\s\)|[\[\]<>|\\^~*_]{1,4}\w"
)


def evidence_is_quoted(article: str, bank: Bank) -> Iterator[str]:
    """Every question rests on passages that stand in the article, letter for letter, no markup halved."""
    for q in bank.questions:
        if not q.evidence or any(p not in article or p.count("**") % 2 for p in q.evidence):
            yield q.stem


def key_is_in_the_evidence(article: str, bank: Bank) -> Iterator[str]:
    """Each key is in the evidence, or its last word is and the whole in the article: a surname is enough."""
    whole = words(article)
    for q in bank.questions:
        passages = words(" ".join(q.evidence))
        for spellings in q.spellings() or ((),):
            known = [words(s) for s in spellings]
            if known and not any(stands_in(k, passages) or _partly(k, passages, whole) for k in known):
                yield f"{q.stem} → {spellings[0]}"


def _partly(key: tuple[str, ...], passages: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    """A name by its last word, a phrase by all its words, a date that the file's own date completes."""
    if not key:
        return False
    dated = any(re.fullmatch(r"(?:1\d|20)\d\d", word) for word in key)
    return (
        (key[-1] in passages and stands_in(key, whole))
        or (len(key) > 3 and sum(word in passages for word in key) >= 0.8 * len(key))
        or (dated and any(word in passages for word in key))
    )


def stem_is_well_formed(article: str, bank: Bank) -> Iterator[str]:
    """4 to 32 words, a capital first, the right sign last, nothing torn, no sign nobody can see."""
    for q in bank.questions:
        stem = q.shown_stem()
        statement = q.type in ("cloze", "truefalse", "matching", "ordering")
        good = (
            4 <= len(stem.split()) <= 32
            and re.match(r"[\"“(]?(?:[A-Z0-9]|_____)", unicodedata.normalize("NFD", stem))
            and stem.endswith((".", "?", ":", '."', ".”") if statement else ("?",))
            and not _TORN.search(stem.replace("_____", "gap"))
            and stem.count('"') % 2 == 0
            and stem.count("(") == stem.count(")")
            and not any(  # nothing unseen
                unicodedata.category(sign) in ("Cf", "Cc")
                for text in (stem, *texts(q), *q.wrong_choices())
                for sign in text
            )
        )
        if not good:
            yield stem


def pronouns_are_bound(article: str, bank: Bank) -> Iterator[str]:
    """No pronoun in what is asked without something before it in the same sentence that it can stand for."""
    for q in bank.questions:
        for text in _told(q):
            said = re.sub(r"[\"“][^\"”]*[\"”]", "…", text)
            for found in _PRONOUN.finditer(said):
                if found[0].isupper() and len(found[0]) > 1:
                    continue  # "US", "IT"
                before = said[: found.start()]
                bound = _NAME.search(before) is not None
                if not _OBJECT.match(said, found.start()):  # "Who blamed her?": who is not her
                    bound = bound or _WHO.search(before) is not None
                    bound = bound or (found[0].casefold() not in _GENDERED and bool(_WHAT.search(before)))
                if not bound:
                    yield text
                    break


def _told(q: Question) -> Iterator[str]:
    yield bare(q.shown_stem())
    if isinstance(q, (Ordering, Matching)):
        yield from q.keys()
    if isinstance(q, TrueFalse) and q.correction:
        yield q.correction


def gaps_are_no_list(article: str, bank: Bank) -> Iterator[str]:
    """Gaps side by side in a list would have to be filled in the article's order, which nobody can know."""
    for q in bank.questions:
        if re.search(r"_____,? (?:and|or|,) ?_____|_____, _____", q.shown_stem()):
            yield q.stem


def time_stands_alone(article: str, bank: Bank) -> Iterator[str]:
    """No "this week" and no bare weekday: nobody knows weeks later which one was meant."""
    for q in bank.questions:
        for text in _told(q):
            if _LEANING.search(re.sub(r"[\"“][^\"”]*[\"”]", "…", text)):
                yield text


def distractors_are_other_things(article: str, bank: Bank) -> Iterator[str]:
    """Distractors differ from the keys and from each other, none holds another, none stands in the stem."""
    for q in bank.questions:
        wrong = [words(choice) for choice in q.wrong_choices()]
        right = [words(text) for text in texts(q)]
        stem = words(bare(q.shown_stem()))
        clash = any(a == b or stands_in(a, b) or stands_in(b, a) for a in wrong for b in right)
        clash = clash or any(stands_in(a, b) for a, b in itertools.permutations(wrong, 2))
        if clash or any(stands_in(choice, stem) for choice in wrong):
            yield f"{q.stem} → {' | '.join(q.wrong_choices())}"


def check_finds_nothing(article: str, bank: Bank) -> Iterator[str]:
    """The program's own check has no complaint, and no invariant is broken."""
    for finding in check_bank(bank):
        question = bank.question(finding.question_id)
        yield f"{question.stem if question else ''} [{finding.rule}]"
    yield from (flaw.message for flaw in bank.flaws())
    yield from (f"{q.stem}: {flaw.message}" for q in bank.questions for flaw in q.flaws())


def a_fact_is_asked_twice_at_most(article: str, bank: Bank) -> Iterator[str]:
    """One key out of one passage in like words: at most two such questions, and of two types.

    Two statements to be judged about one passage tell each other.
    """
    for group in _same_facts(bank):
        if len(group) > 2 or len({q.type for q in group}) < len(group):
            yield " / ".join(q.stem for q in group)


def _same_facts(bank: Bank) -> Iterator[list[Question]]:
    left = [q for q in bank.questions if q.spellings() or isinstance(q, TrueFalse)]
    while left:
        first, *left = left
        group = [first, *(q for q in left if _same_fact(first, q))]
        left = [q for q in left if q not in group]
        if len(group) > 1:
            yield group


def _same_fact(a: Question, b: Question) -> bool:
    if a.may_be_false != b.may_be_false or not set(a.evidence) & set(b.evidence):
        return False
    one, two = ({w for s in q.spellings() for w in words(s[0])} for q in (a, b))
    return (one <= two or two <= one) and _alike(a, b) >= 0.5


def _alike(asked: Question, other: Question) -> float:
    """Share of the telling words of a stem that stand in another; endings do not count."""
    mine, theirs = (
        {w[:4] for w in words(bare(q.shown_stem())) if w not in _STOP and (len(w) > 2 or w.isdigit())}
        for q in (asked, other)
    )
    return len(mine & theirs) / max(1, len(mine))


def no_stem_answers_another(article: str, bank: Bank) -> Iterator[str]:
    """Where two questions rest on one passage, neither states the other's key in the other's words."""
    for asked, other in itertools.permutations(bank.questions, 2):
        if other.may_be_false or len(asked.spellings()) != 1 or not set(asked.evidence) & set(other.evidence):
            continue
        shown = words(bare(other.shown_stem()))
        told = any(stands_in(words(spelling), shown) for spelling in asked.spellings()[0])
        if told and _alike(asked, other) >= 0.6:
            yield f"{other.stem} / {asked.stem} → {asked.answer()[0]}"


LAWS: tuple[Law, ...] = (
    evidence_is_quoted,
    key_is_in_the_evidence,
    stem_is_well_formed,
    pronouns_are_bound,
    gaps_are_no_list,
    time_stands_alone,
    distractors_are_other_things,
    check_finds_nothing,
    a_fact_is_asked_twice_at_most,
    no_stem_answers_another,
)
