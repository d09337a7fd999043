"""Which names are of one thing: acronyms, bare surnames, firms without their ending, longer names."""

from __future__ import annotations

import functools
import re
from collections import Counter, defaultdict

from quiz.generate import countries, lexicon, sorts
from quiz.generate.gluing import is_firm
from quiz.generate.spans import LASTING, Span, text_of
from quiz.generate.words import Sentence

_TYING = frozenset("of for from to in on at by and".split())


def unmask(votes: dict[str, Counter[str]], sentences: list[Sentence]) -> list[str]:
    """Take the person's label from "Space Probe Alpha" where the article also writes "space probe"."""
    nouns = {
        t.text
        for s in sentences
        for t in s.tokens
        if t.pos == "NOUN" and t.text.islower() and t.lemma not in lexicon.ROLES
    }
    found: list[str] = []
    for text, counts in votes.items():
        words = text.split()
        if (
            len(words) > 1
            and all(w.casefold() in nouns for w in words[:-1])
            and words[-1].casefold() not in nouns
        ) and not counts["place"]:
            found.append(text)
            total = sum(counts.values())
            counts.clear()
            counts["other"] = total
        if any(c.islower() for c in words[0][:1]) and counts["person"]:
            counts["other"] += 2 * counts.pop("person")
    return found


def acronyms(sentences: list[Sentence], spans: list[list[Span]]) -> dict[str, str]:
    """Short form → full name, where the article itself says so: "Full Name (FN)" or "FN (Full Name)"."""
    found: dict[str, str] = {}
    for sentence, row in zip(sentences, spans, strict=True):
        for first, last, kind in row:
            if (
                kind not in LASTING
                or last + 2 >= len(sentence.tokens)
                or sentence.tokens[last + 1].text != "("
            ):
                continue
            inside = next(((a, b) for a, b, _ in row if a == last + 2), (last + 2, last + 2))
            closing = inside[1] + 1
            if closing >= len(sentence.tokens) or sentence.tokens[closing].text != ")":
                continue
            one, two = text_of(sentence, first, last), text_of(sentence, *inside)
            twin = kind == "person" and any(k == "person" and a == last + 2 for a, _, k in row)
            if twin and len(two.split()) > 1:
                found[two] = one  # another spelling of the name
            if _initials(two, one):
                found[two] = one
            elif _initials(one, two, strict=True):
                found[one] = two
    return found


@functools.lru_cache(maxsize=2_048)
def letters(full: str) -> str:
    """The initials of a name's capitalised words."""
    return "".join(word[0] for word in re.split(r"[\s-]+", full) if word[:1].isupper())


def _initials(short: str, full: str, *, strict: bool = False) -> bool:
    """Whether letters stand for a name.

    Args:
        strict: each for one word, as where the name comes second: "LSF (Lorn Salt) Cup" spells nothing out.
    """
    sign = re.sub(r"[^A-Za-z]", "", short)
    if not 2 <= len(sign) <= 10 or sum(c.isupper() for c in sign) < 2 or len(full.split()) < 2:
        return False
    if sign.upper() == letters(full).upper():
        return True
    if strict:
        return sign.casefold() == "".join(x[0] for x in re.split(r"[\s-]+", full.casefold()) if x)
    rest = iter(full.casefold())
    return full[0].upper() == sign[0].upper() and all(c in rest for c in sign.casefold())


def link(
    votes: dict[str, Counter[str]],
    short: dict[str, str],
    sentences: list[Sentence],
    spans: list[list[Span]],
    titled: list[str],
    headline: str = "",
) -> dict[str, str]:
    """Every name → the fullest name of the same thing."""
    subject = _title_kept(headline, sentences, spans)
    owner: dict[str, str] = {}
    codes: dict[str, str] = {}
    _families(votes)
    order = sorted(votes, key=lambda text: (-len(text.split()), -sum(votes[text].values()), text))
    for text in order:
        if code := countries.code_of(text):
            owner[text] = codes.setdefault(code, countries.name_of(code))
    codes["KR"] = codes.get("KR", "South Korea")
    persons = [
        t
        for t in order
        if votes[t].most_common(1)[0][0] == "person"
        and len(t.split()) > 1
        and t not in owner
        and not (countries.code_of(t.split()[-1]) and not lexicon.gender_of(t.split()[0]))
    ]
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in titled:
        by_word[name.split()[-1]].append(name)
    by_ends: dict[tuple[str, str], list[str]] = defaultdict(list)  # of one first and last name
    for person in persons:
        by_ends[person.split()[0], person.split()[-1]].append(person)
        for nick in re.findall(r'"(\w+)"', person):
            by_ends[nick, person.split()[-1]].append(person)
    for person in list(persons):
        alike = by_ends[person.split()[0], person.split()[-1]]
        twin = next((p for p in alike if _holds(p, person)), None)
        if twin:
            owner[person] = twin
            persons.remove(person)
            alike.remove(person)
    for person in persons:
        for word in dict.fromkeys(person.split()):
            if word[:1].isupper() and len(word) > 1:
                by_word[word].append(person)
    firms: dict[str, list[str]] = defaultdict(list)
    for name in filter(is_firm, order):
        firms[name.rsplit(" ", 1)[0].rstrip(",")].append(name)
    ending: dict[str, list[str]] = defaultdict(list)  # every name by its last word
    for text in order:
        ending[text.casefold().split()[-1]].append(text)
    kin = _relatives(sentences, spans)
    peers, works = _peers(sentences, spans), _works(sentences, spans)
    first_seen = {text: n for n, text in enumerate(_in_order(sentences, spans))}
    for text in order:
        if text in owner or text == subject:
            continue
        words = text.split()
        firm = firms.get(text, [])
        if len(firm) == 1 and text not in short:
            short[text] = firm[0]  # "Acme" is "Acme SA"
        if text in short:
            owner[text] = owner.get(short[text], short[text])
            continue
        kind = votes[text].most_common(1)[0][0]
        if len(words) == 1 and text in by_word and kind not in ("nationality", "event"):
            known = [p for p in by_word[text] if p not in kin or first_seen[p] < first_seen[text]]
            full = _whose(text, known, first_seen, votes) if known else ""
            if full and text in peers and full not in peers:
                votes[text]["either"] = 10**6  # "Lord Lee" beside one Ann Lee who is no lord
                continue
            if full and full.split()[-1] != text and text in works:
                votes[text]["either"] = 10**6  # "the film Zan" of Zan Morrow: the film, or he?
                continue
            if not full and sum(p.split()[-1] == text for p in by_word[text]) > 1:
                votes[text]["either"] = 10**6  # two people of that name: nothing rests on it
            if full:
                owner[text] = owner.get(full, full)
                continue
        if kind in ("organization", "person", "unknown", "site", "event") and (
            len(words) >= 2 or "-" in text  # a double surname is nobody else's
        ):
            longer = [
                t
                for t in ending[text.casefold().split()[-1]]
                if len(t.split()) > len(words)
                and t.split()[-len(words) - 1].casefold()
                not in _TYING  # "The Heart of Ann Lee" is not Ann Lee
                and (first_seen.get(t, 0) <= first_seen.get(text, 0) or sum(votes[t].values()) > 1)
                and t.casefold().split()[-len(words) :] == text.casefold().split()
                and votes[t].most_common(1)[0][0] in (kind, "unknown")
                and (kind == "person" or not _beside(text, t, sentences, spans))
            ]
            if len(longer) == 1:
                owner[text] = owner.get(longer[0], longer[0])
    return owner


def _holds(longer: str, name: str) -> bool:
    """Whether a longer name has the middle of another with its ends: "Ole K. Berg" in "Ole Kaj Ib Berg"."""
    inner, middle = longer.split()[1:-1], name.split()[1:-1]
    return len(inner) > len(middle) and all(
        any(x == y or (len(x.rstrip(".")) == 1 and y[0] == x[0]) for y in inner) for x in middle
    )


def _title_kept(headline: str, sentences: list[Sentence], spans: list[list[Span]]) -> str:
    """The title, but for its "(…)": what the article is about is called so, and is no short form.

    Unless the article opens with a longer name that ends so: "Ann Maria Lee was …" under "Lee".
    """
    title = headline.split(" (")[0].strip()
    opening = [text_of(s, a, b) for s, row in zip(sentences[:1], spans[:1], strict=True) for a, b, _ in row]
    return "" if opening[:1] != [title] and any(x.endswith(f" {title}") for x in opening) else title


def _beside(short: str, name: str, sentences: list[Sentence], spans: list[list[Span]]) -> bool:
    """Whether one sentence has both a short and a longer name, and not as "Full Name (Name)": two things."""
    for s, row in zip(sentences, spans, strict=True):
        found = {text_of(s, a, b): (a, b) for a, b, _ in row}
        if short in found and name in found:
            one, two = sorted((found[short], found[name]))
            if s.tokens[two[0] - 1].text not in ("(", ",") or two[0] - one[1] > 2:
                return True
    return False


_PEERS = frozenset("lord lady baron baroness earl viscount marquess judge justice".split())


def _peers(sentences: list[Sentence], spans: list[list[Span]]) -> set[str]:
    """Names that stand somewhere behind a lord's or a judge's title."""
    return {
        text_of(s, first, last)
        for s, row in zip(sentences, spans, strict=True)
        for first, last, kind in row
        if first and kind in LASTING and s.tokens[first - 1].text.casefold() in _PEERS
    }


_KIN = frozenset(
    "father mother son daughter brother sister husband wife uncle aunt cousin nephew niece widow".split()
)


def _relatives(sentences: list[Sentence], spans: list[list[Span]]) -> set[str]:
    """Names brought in as somebody's: "Lee's daughter Ann Lee" is not the Lee told of until then."""
    return {
        text_of(s, first, last)
        for s, row in zip(sentences, spans, strict=True)
        for first, last, kind in row
        if first and kind in LASTING and s.tokens[first - 1].text.casefold() in _KIN
    }


def _works(sentences: list[Sentence], spans: list[list[Span]]) -> set[str]:
    """Names that stand somewhere right behind a film, a book or another thing."""
    return {
        text_of(s, first, last)
        for s, row in zip(sentences, spans, strict=True)
        for first, last, kind in row
        if first and kind in LASTING and sorts.kind_told(s.tokens[first - 1].text) == "other"
    }


def _families(votes: dict[str, Counter[str]]) -> None:
    """A name of two or three words that ends in a person's surname is a person's."""
    surnames = {text.split()[-1] for text, counts in votes.items() if counts.most_common(1)[0][0] == "person"}
    for text, counts in votes.items():
        words = text.split()
        if 2 <= len(words) <= 3 and words[-1] in surnames and counts.most_common(1)[0][0] == "unknown":
            counts["person"] += counts.pop("unknown")


def _whose(word: str, persons: list[str], first_seen: dict[str, int], votes: dict[str, Counter[str]]) -> str:
    """The person a bare surname (or, where unique, another part of the name) means; "" when in doubt."""
    last = [p for p in persons if p.split()[-1] == word] or persons
    if votes[word]["nationality"]:
        return ""
    if last[0].split()[-1] != word and votes[word]["person"] < 0.5 * sum(votes[word].values()):
        return ""
    elsewhere = (
        votes[word]["place"] > votes[word]["person"] + votes[word]["unknown"] + votes[word]["organization"]
    )
    surname = last[0].split()[-1] == word and first_seen.get(last[0], 1 << 30) < first_seen.get(word, 0)
    if elsewhere and not surname:
        return ""
    if len(last) == 1:
        return last[0]
    # Two of one surname: the bare name is of whoever was introduced first, beside others named once only.
    ranked = sorted(last, key=lambda p: first_seen.get(p, 1 << 30))
    if any(sum(votes[p].values()) > 1 for p in ranked[1:]):
        return ""
    return ranked[0] if first_seen.get(ranked[1], 0) > first_seen.get(word, 1 << 30) else ""


def _in_order(sentences: list[Sentence], spans: list[list[Span]]) -> list[str]:
    names = [
        text_of(s, a, b) for s, row in zip(sentences, spans, strict=True) for a, b, k in row if k in LASTING
    ]
    return list(dict.fromkeys(names))
