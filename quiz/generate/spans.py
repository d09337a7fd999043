"""Where names stand in a sentence, and of what kind: labels mended by gazetteer, noun and title."""

from __future__ import annotations

from quiz.generate import countries, lexicon
from quiz.generate.words import Sentence, Token

Span = tuple[int, int, str]


"""First token, last token, kind."""


LASTING = ("person", "place", "site", "organization", "nationality", "event", "other", "unknown")


_OFFICE = frozenset(("Minister", "Secretary", "President", "Chief", "Ambassador", "Director"))


_EDGE = frozenset("the a an 's ' ( ) , . - – — : ; / \" and of in".split())


def bare_start(sentence: Sentence, span: Span, common: set[str]) -> Span:
    """A sentence's first word, capital only for that, is no part of the name behind it."""
    first, last, kind = span
    if countries.code_of(text_of(sentence, first, last)):
        return span
    early = ("JJR", "JJS", "RB", "RBR", "DT", "IN")
    if first == 0 and last > 0 and kind in LASTING and sentence.tokens[0].tag in early:
        return 1, last, kind
    if (
        first == 0
        and last > 0
        and kind in ("person", "organization", "unknown")
        and sentence.tokens[0].text.casefold() in common
        and sentence.tokens[1].text.casefold() not in common
    ):
        start = 3 if sentence.tokens[1].text == "-" else 1  # "Pro-Roman": both halves go
        return min(start, last + 1), last, kind if kind != "organization" or last > 2 else "unknown"
    return span


def text_of(sentence: Sentence, first: int, last: int) -> str:
    """The tokens as they stand, single blanks."""
    tokens = sentence.tokens[first : last + 1]
    return "".join(t.text + (t.space if t.i < last else "") for t in tokens).strip()


def spans_of(sentence: Sentence, ents: list[Span]) -> list[Span]:
    """Trimmed labels, and runs of proper nouns that got none."""
    tokens = sentence.tokens
    covered = [False] * len(tokens)
    found: list[Span] = []
    for first, last, kind in ents:
        last = min(last, len(tokens) - 1)
        if kind in LASTING:
            for cut in range(first, last + 1):
                if tokens[cut].text in "(),;:" and cut > first:
                    last = cut - 1
                    break
            while first <= last and tokens[first].text.casefold() in _EDGE:
                first += 1
            while last >= first and tokens[last].text.casefold() in _EDGE:
                last -= 1
            if first <= last and not any(
                t.text[:1].isupper() or t.text[:1].isdigit() for t in tokens[first : last + 1]
            ):
                continue
        if first > last or any(covered[first : last + 1]):
            continue
        office = kind == "organization" and last + 1 < len(tokens) and tokens[last + 1].text in _OFFICE
        if office and countries.nation_of(tokens[first].text) and first < last:
            last, kind = first, "nationality"  # "Kenyan Internal Affairs" before "Minister"
        if kind in LASTING:
            first, last, kind = _mend(sentence, first, last, kind, covered)
        if first > last:
            continue
        found.append((first, last, kind))
        covered[first : last + 1] = [True] * (last + 1 - first)
    for first, last in _described(sentence, found):
        found = [span for span in found if span[1] < first or span[0] > last]
        found.append((first, last, "other"))
        covered[first : last + 1] = [True] * (last + 1 - first)
    i = 0
    while i < len(tokens):
        if covered[i] or not _proper(sentence, i):
            i += 1
            continue
        end = i
        while end + 1 < len(tokens) and not covered[end + 1] and _proper(sentence, end + 1):
            end += 1
        first, last, kind = _mend(sentence, i, end, "unknown", covered)
        if first <= last:
            found.append((first, last, kind))
            covered[first : last + 1] = [True] * (last + 1 - first)
        i = end + 1
    return _merged(sentence, sorted(found))


def _merged(sentence: Sentence, found: list[Span]) -> list[Span]:
    """ "Museum" + "of" + "Modern Art" and "Duke" + "University" are one name each."""
    tokens = sentence.tokens
    out: list[Span] = []
    for span in found:
        first, last, kind = span
        if out and kind in LASTING and out[-1][2] in LASTING:
            a, b, before = out[-1]
            between = [t.text.casefold() for t in tokens[b + 1 : first]]
            bodies = lexicon.ORG_NOUNS | lexicon.SITE_NOUNS
            head = tokens[b].text.casefold()
            if (
                between in (["of"], ["for"], ["of", "the"], ["for", "the"])
                and head in bodies
                and tokens[b].text[:1].isupper()
            ):
                out[-1] = (a, last, "organization")
                continue
            joined = (
                not between and tokens[b].space and tokens[b].dep == "compound" and tokens[b].head == last
            )
            if joined and before == kind == "place" and not countries.code_of(text_of(sentence, a, last)):
                known = any(countries.code_of(text_of(sentence, *x)) for x in ((a, b), (first, last)))
                if not known:
                    human = any(
                        t.lemma in lexicon.ROLES | lexicon.MALE | lexicon.FEMALE
                        for t in sentence.children(last, "appos")
                    )
                    out[-1] = (a, last, "person" if human else "place")
                    continue
            alone = first == last and tokens[first].text.casefold() in lexicon.ORG_NOUNS
            if not between and alone and before not in ("nationality",):
                out[-1] = (a, last, "organization")
                continue
        out.append(span)
    return out


def _proper(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if not token.text[:1].isupper() or not any(c.isalpha() for c in token.text):
        return False
    if token.pos == "PROPN":
        return token.text.casefold() not in lexicon.ROLES or i > 0
    return bool(countries.code_of(token.text) or (countries.nation_of(token.text) and token.pos == "ADJ"))


def _described(sentence: Sentence, found: list[Span]) -> list[tuple[int, int]]:
    """Names that end in a common noun ("the Green Roof project"): first and last token."""
    tokens = sentence.tokens
    known = {
        i
        for a, b, kind in found
        if kind in ("person", "place", "organization", "nationality")
        for i in range(a, b + 1)
    }
    spans: list[tuple[int, int]] = []
    for noun in tokens:
        if (
            noun.lemma not in lexicon.DESCRIPTORS
            or noun.pos != "NOUN"
            or noun.plural
            or noun.text[:1].isupper()
        ):
            continue
        start = noun.i
        while start > 0 and _capital(tokens[start - 1]) and start - 1 not in known:
            start -= 1
            before = start - 1
            # "One Belt, One Road": halves that open with a number word are one name.
            if (
                before > 0
                and tokens[before].text == ","
                and _counting(tokens[start].text)
                and _capital(tokens[before - 1])
            ):
                half = before - 1
                while half > 0 and _capital(tokens[half - 1]) and not _counting(tokens[half].text):
                    half -= 1
                if _counting(tokens[half].text):
                    start = half
        proper = any(tokens[k].pos in ("PROPN", "ADJ") for k in range(start, noun.i))
        if start < noun.i and start > 0 and proper:
            spans.append((start, noun.i))
    return spans


def _capital(token: Token) -> bool:
    return (
        token.text[:1].isupper()
        and token.pos in ("PROPN", "NUM", "ADJ", "NOUN")
        and not (countries.nation_of(token.text))
    )


def _counting(word: str) -> bool:
    return word[:1].isupper() and word.casefold() in lexicon.NUMBER_WORDS


def _mend(sentence: Sentence, first: int, last: int, kind: str, covered: list[bool]) -> Span:
    """A better label by gazetteer, head noun and title; the title itself is cut off the name."""
    tokens = sentence.tokens
    text = text_of(sentence, first, last)
    head = tokens[last].text.casefold().rstrip(".")
    if kind == "person" and first == last and first > 0 and not covered[first - 1]:
        given = tokens[first - 1]
        if (
            given.text[:1].isupper()
            and given.text.casefold() in lexicon.GIVEN_TOO
            and given.dep == "compound"
        ):
            return first - 1, last, kind  # "Dean Archer" is a name
    if countries.code_of(text) or text.casefold() in countries.CAPITALS:
        return first, last, "place"
    if countries.nation_of(text):
        return first, last, "nationality"
    if kind in ("person", "unknown", "organization"):
        # "Russian Prime Minister Mikhail Mishustin": the title is no part of the name.
        roles = [i for i in range(first, last + 1) if _is_role(tokens[i].text)]
        if (
            kind in ("person", "organization")
            and roles
            and last - first == 1
            and tokens[roles[0]].text.casefold() in lexicon.GIVEN_TOO
        ):
            return first, last, "person"  # "Dean Archer" is a name
        if roles and roles[-1] < last and (kind != "organization" or roles[-1] > first or last - first <= 2):
            return roles[-1] + 1, last, "person"
        if roles and roles[-1] == last:
            # An office ("Indian External Affairs Minister") taken for an organization names nobody.
            return first, first - 1, kind
    if kind == "person":
        while (
            last + 1 < len(tokens)
            and not covered[last + 1]
            and tokens[last + 1].pos == "PROPN"
            and (
                tokens[last].space and tokens[last + 1].text[:1].isupper() and tokens[last + 1].dep != "ROOT"
            )
        ):
            last += 1
        head = tokens[last].text.casefold()
    multi = last > first
    if multi and kind != "date":
        if head in lexicon.HELD_EVENTS:
            return first, last, "event"
        if head in lexicon.SITE_NOUNS and kind not in ("organization",):
            return first, last, "site"
        if head in lexicon.ORG_NOUNS:
            return first, last, "organization"
        if head in lexicon.PLACE_NOUNS:
            return first, last, "place"
        if head in lexicon.EVENT_NOUNS:
            return first, last, "event"
    if (
        kind == "unknown"
        and first > 0
        and _is_role(tokens[first - 1].text)
        and tokens[first - 1].text[:1].isupper()
    ):
        return first, last, "person"
    return first, last, kind


def _is_role(word: str) -> bool:
    word = word.casefold()
    return word in lexicon.ROLES or word in lexicon.COURTESY
