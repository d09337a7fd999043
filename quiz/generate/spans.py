"""Where names stand in a sentence, and of what kind: labels mended by gazetteer, noun and title."""

from __future__ import annotations

from quiz.generate import countries, dates, lexicon
from quiz.generate.gluing import LASTING, PARTICLES, Span, glue
from quiz.generate.words import Sentence, Token
from quiz.generate.works import titles_of, topic_of

__all__ = ["LASTING", "Span", "bare_start", "spans_of", "text_of"]

_OFFICE = frozenset(("Minister", "Secretary", "President", "Chief", "Ambassador", "Director"))


_EDGE = frozenset("the a an 's ' ( ) , . - – — : ; / \" and of in".split())


def bare_start(sentence: Sentence, span: Span, common: set[str], headline: str = "") -> Span:
    """A sentence's first word, capital only for that, is no part of the name behind it."""
    first, last, kind = span
    whole = text_of(sentence, first, last)
    if countries.code_of(whole) or (last > first and headline.startswith((whole, f"The {whole}"))):
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


def spans_of(
    sentence: Sentence, ents: list[Span], slanted: list[tuple[int, int]] | None = None, headline: str = ""
) -> list[Span]:
    """Titles of works, dates and countries, then trimmed labels, then runs of proper nouns that got none.

    Args:
        ents: the parser's labels.
        slanted: first and last token of what stands in italics.
        headline: of the article; two words that stand together there are one name.
    """
    tokens = sentence.tokens
    covered = [False] * len(tokens)
    found: list[Span] = []

    def claim(first: int, last: int, kind: str) -> None:
        found.append((first, last, kind))
        covered[first : last + 1] = [True] * (last + 1 - first)

    for first, last in titles_of(sentence, slanted or []):
        if not any(covered[first : last + 1]):
            claim(first, last, "work")
    if topic := topic_of(sentence, headline, ents):
        first, last, kind = topic
        if not any(covered[first : last + 1]):
            claim(first, last, kind)
    for first, last, kind in (*_written(sentence, ents), *_gazetteer(sentence, ents)):
        if not any(covered[first : last + 1]):
            claim(first, last, kind)
    for first, last, kind in ents:
        first, last, kind = _trimmed(sentence, first, min(last, len(tokens) - 1), kind, covered)
        if first <= last and not any(covered[first : last + 1]):
            claim(first, last, kind)
    for first, last in _described(sentence, found):
        if any(kind == "work" and a <= last and b >= first for a, b, kind in found):
            continue
        found = [span for span in found if span[1] < first or span[0] > last]
        claim(first, last, "other")
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
            claim(first, last, kind)
        i = end + 1
    return [
        span
        for span in glue(sentence, found, headline)
        if not _common_start(sentence, span, headline) and not _of_the_sea(sentence, span)
    ]


def _of_the_sea(sentence: Sentence, span: Span) -> bool:
    """Whether an adjective only names a sea: "the Pacific and Indian oceans" are not India's."""
    behind = sentence.tokens[span[1] + 1 : span[1] + 2]
    return span[2] == "nationality" and any(t.lemma in ("ocean", "sea") for t in behind)


def _trimmed(sentence: Sentence, first: int, last: int, kind: str, covered: list[bool]) -> Span:
    """A label without the small words at its edges; empty (last before first) where nothing is left."""
    tokens = sentence.tokens
    if kind not in LASTING:
        return first, last, kind
    for cut in range(first, last + 1):
        if tokens[cut].text in "(),;:" and cut > first:
            last = cut - 1
            break
    while first <= last and (
        tokens[first].text.casefold() in _EDGE or covered[first] or _stance(tokens[first])
    ):
        first += 1
    while last >= first and (tokens[last].text.casefold() in _EDGE or covered[last]):
        last -= 1
    while last > first and tokens[last].text.islower() and tokens[last].tag in ("VBZ", "VBD", "VBP"):
        last -= 1  # "Low Water tells": a verb is no part of a name
    if (
        first < last
        and tokens[first].text.isdigit()
        and tokens[last].plural
        and not tokens[last].text[:1].isdigit()
    ):
        first += 1  # "148 Huguenots": a count is no part of a name
    if first > last or not any(
        t.text[:1].isupper() or t.text[:1].isdigit() for t in tokens[first : last + 1]
    ):
        return first, first - 1, kind
    office = kind == "organization" and last + 1 < len(tokens) and tokens[last + 1].text in _OFFICE
    if office and countries.nation_of(tokens[first].text) and first < last:
        last, kind = first, "nationality"  # "Kenyan Internal Affairs" before "Minister"
    return _mend(sentence, first, last, kind, covered)


def _written(sentence: Sentence, ents: list[Span]) -> list[Span]:
    """Whole dates and sums as they are written, with what the parser's label adds to them."""
    spans: list[Span] = []
    for kind, ranges in (("date", dates.written(sentence.text)), ("money", dates.sums(sentence.text))):
        for start, end in ranges:
            inside = [
                t.i
                for t in sentence.tokens
                if t.start - sentence.start < end and t.start - sentence.start + len(t.text) > start
            ]
            if not inside:
                continue
            first, last = inside[0], inside[-1]
            for a, b, label in ents:
                if label == kind and a <= last and b >= first:
                    first, last = min(a, first), max(b, last)
            spans.append((first, min(last, len(sentence.tokens) - 1), kind))
    return spans


def _gazetteer(sentence: Sentence, ents: list[Span]) -> list[Span]:
    """Countries and territories of several words ("French Guiana"), where no longer label holds them."""
    tokens, spans, i = sentence.tokens, [], 0
    while i < len(tokens) - 1:
        if tokens[i].text[:1].isupper() and tokens[i].text != "The":
            for last in range(min(i + 5, len(tokens) - 1), i, -1):
                if tokens[last].text[:1].isupper() and countries.code_of(text_of(sentence, i, last)):
                    around = [range(a, b + 1) for a, b, _ in ents if a <= i and b >= last]
                    beyond = [k for r in around for k in r if not i <= k <= last]
                    if not any(tokens[k].text[:1].isupper() for k in beyond if tokens[k].text != "The"):
                        spans.append((i, last, "place"))
                    i = last
                    break
        i += 1
    return spans


def _common_start(sentence: Sentence, span: Span, headline: str) -> bool:
    """Whether a lone first word has its capital from the sentence: the tagger takes it for no name."""
    first, last, kind = span
    token = sentence.tokens[first]
    opens = first == 0 or (first == 1 and sentence.tokens[0].text == '"')
    return (
        opens
        and first == last
        and kind in ("person", "organization", "unknown", "other", "place")
        and token.tag in ("NN", "NNS", "JJ", "RB", "VB", "VBG", "VBN", "IN", "DT", "WRB")
        and not countries.code_of(token.text)
        and token.text not in headline.split()
    )


def _stance(token: Token) -> bool:
    """ "pro-Kenyan", and "Anti-war" where the capital is the sentence's: a describing word, no name."""
    before, hyphen, _ = token.text.partition("-")
    return bool(hyphen) and before.casefold() in _BEFORE and (before.islower() or token.i == 0)


_BEFORE = frozenset(
    "pro anti non ex pan post pre mid neo self semi inter trans all then co vice half".split()
)


def _proper(sentence: Sentence, i: int) -> bool:
    token = sentence.tokens[i]
    if not token.text[:1].isupper() or not any(c.isalpha() for c in token.text):
        return False
    if _stance(token):
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
    while kind in ("person", "unknown") and last - first >= 2 and countries.is_people(tokens[first].text):
        first += 1  # "Dane Karl Holm": who he is, and no part of his name
        kind = "person"
    if countries.nation_of(text) or (first == last and countries.is_people(text)):
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
        if kind == "organization" and roles and tokens[roles[-1]].text == "General" and roles[-1] == last - 1:
            return roles[-1], last, "unknown"  # "General Electric": a firm is no officer
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
            and tokens[last + 1].text.casefold() not in PARTICLES
            and (
                tokens[last].space and tokens[last + 1].text[:1].isupper() and tokens[last + 1].dep != "ROOT"
            )
        ):
            last += 1
        head = tokens[last].text.casefold()
    if kind == "organization" and _like_a_person(sentence, first, last):
        kind = "unknown"
    multi = last > first and not _like_a_person(sentence, first, last)
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


_SURNAMES = frozenset(
    """church bridge temple hall castle abbey field marsh hill hills street park lake forest guard wood ford
    house""".split()
)


def _like_a_person(sentence: Sentence, first: int, last: int) -> bool:
    """Whether "Alice Bridge" may be a woman: a given name and a noun that is a surname too, without "the"."""
    tokens = sentence.tokens
    the = first > 0 and tokens[first - 1].text.casefold() in ("the", "a", "an")
    given = lexicon.is_given(tokens[first].text)
    return last - first == 1 and given and not the and tokens[last].text.casefold() in _SURNAMES


def _is_role(word: str) -> bool:
    return lexicon.is_role(word) or word.casefold() in lexicon.COURTESY
