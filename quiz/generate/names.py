"""Who and what is named: the parser's labels mended, and all names of one thing put together.

The small model labels bare surnames and rare countries badly. So a label is only a vote: the gazetteer,
the head noun of a name, a title before it and the full name given elsewhere outvote it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import replace

from quiz.generate import countries, lexicon
from quiz.generate.words import Entity, Mention, Sentence, Token

Span = tuple[int, int, str]
"""First token, last token, kind."""

LASTING = ("person", "place", "site", "organization", "nationality", "event", "other", "unknown")
_OFFICE = frozenset(("Minister", "Secretary", "President", "Chief", "Ambassador", "Director"))
_EDGE = frozenset("the a an 's ' ( ) , . - – — : ; / \" and of in".split())


def find(sentences: list[Sentence], labelled: list[list[Span]]) -> tuple[list[list[Mention]], list[Entity]]:
    """The mentions of every sentence, and the entities they name."""
    common = {t.text for s in sentences for t in s.tokens if t.text.islower() and t.pos in ("NOUN", "ADJ")}
    spans = [
        [x for x in (_bare_start(s, span, common) for span in _spans(s, ents)) if x[0] <= x[1]]
        for s, ents in zip(sentences, labelled, strict=True)
    ]  # fmt: skip
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, found in zip(sentences, spans, strict=True):
        for first, last, kind in found:
            if kind in LASTING:
                votes[text_of(sentence, first, last)][kind] += 1
    short = _acronyms(sentences, spans)
    titled = _unmask(votes, sentences)
    owner = _link(votes, short, sentences, spans, titled)
    entities: list[Entity] = []
    number: dict[str, int] = {}
    mentions: list[list[Mention]] = []
    for sentence, found in zip(sentences, spans, strict=True):
        row: list[Mention] = []
        for first, last, kind in found:
            text = text_of(sentence, first, last)
            if kind not in LASTING:
                row.append(Mention(sentence.index, first, last, kind, text))
                continue
            full = owner.get(text, text)
            if full not in number:
                number[full] = len(entities)
                entities.append(_entity(full, votes, owner))
            entity = entities[number[full]]
            if text not in entity.aliases:
                entity.aliases.append(text)
            entity.mentions.append((sentence.index, first))
            row.append(Mention(sentence.index, first, last, entity.kind, text, number[full]))
            _learn(entity, sentence, first, last, text)
        mentions.append(sorted(row, key=lambda m: m.first))
    _humans(sentences, mentions, entities)
    return mentions, entities


def _humans(sentences: list[Sentence], mentions: list[list[Mention]], entities: list[Entity]) -> None:
    """A name that dies, marries or graduates is a person's, whatever the parser's label."""
    for s, row in zip(sentences, mentions, strict=True):
        for m in list(row):
            e = entities[m.entity] if m.entity >= 0 else None
            if e is None or e.kind not in ("organization", "unknown", "other") or len(e.name.split()) > 3:
                continue
            if any(w.casefold() in lexicon.ORG_NOUNS for w in e.name.split()) or countries.code_of(e.name):
                continue
            token = s.tokens[m.last]
            verb = s.tokens[token.head].lemma
            speaks = (
                e.kind == "unknown" and len(e.name.split()) == 2 and verb in ("say", "tell", "add", "explain")
            )
            if token.dep in ("nsubj", "nsubjpass") and (verb in lexicon.HUMAN_VERBS or speaks):
                e.kind, e.doubtful, e.gender = "person", False, lexicon.gender_of(e.name.split()[0])
                for other in mentions:
                    other[:] = [replace(x, kind="person") if x.entity == m.entity else x for x in other]


def _bare_start(sentence: Sentence, span: Span, common: set[str]) -> Span:
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


def _spans(sentence: Sentence, ents: list[Span]) -> list[Span]:
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
    return token.text[:1].isupper() and token.pos in ("PROPN", "NUM", "ADJ", "NOUN") and not (
        countries.nation_of(token.text)
    )  # fmt: skip


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
            kind == "person"
            and roles
            and last - first == 1
            and tokens[roles[0]].text.casefold() in lexicon.GIVEN_TOO
        ):
            return first, last, kind  # "Dean Archer" is a name
        if roles and roles[-1] < last and (kind != "organization" or roles[-1] > first or last - first <= 2):
            return roles[-1] + 1, last, "person"
        if roles and roles[-1] == last:
            return (
                (first, first - 1, kind)
                if last == first or kind != "organization"
                else _before_role(tokens, first, last)
            )
    if kind == "person":
        while last + 1 < len(tokens) and not covered[last + 1] and tokens[last + 1].pos == "PROPN" and (
            tokens[last].space and tokens[last + 1].text[:1].isupper() and tokens[last + 1].dep != "ROOT"
        ):  # fmt: skip
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


def _before_role(tokens: tuple[object, ...], first: int, last: int) -> Span:
    # An office ("Indian External Affairs Minister") that the model took for an organization names nobody.
    return first, first - 1, "other"


def _is_role(word: str) -> bool:
    word = word.casefold()
    return word in lexicon.ROLES or word in lexicon.COURTESY


def _unmask(votes: dict[str, Counter[str]], sentences: list[Sentence]) -> list[str]:
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
        ):
            if not counts["place"]:
                found.append(text)
                total = sum(counts.values())
                counts.clear()
                counts["other"] = total
        if any(c.islower() for c in words[0][:1]) and counts["person"]:
            counts["other"] += 2 * counts.pop("person")
    return found


def _acronyms(sentences: list[Sentence], spans: list[list[Span]]) -> dict[str, str]:
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
            elif _initials(one, two):
                found[one] = two
    return found


def _initials(short: str, full: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", short)
    if not 2 <= len(letters) <= 10 or sum(c.isupper() for c in letters) < 2 or len(full.split()) < 2:
        return False
    initials = "".join(word[0] for word in re.split(r"[\s-]+", full) if word[:1].isupper())
    if letters.upper() == initials.upper():
        return True
    rest = iter(full.casefold())
    return full[0].upper() == letters[0].upper() and all(c in rest for c in letters.casefold())


def _link(
    votes: dict[str, Counter[str]],
    short: dict[str, str],
    sentences: list[Sentence],
    spans: list[list[Span]],
    titled: list[str],
) -> dict[str, str]:
    """Every name → the fullest name of the same thing."""
    owner: dict[str, str] = {}
    codes: dict[str, str] = {}
    order = sorted(votes, key=lambda text: (-len(text.split()), -sum(votes[text].values()), text))
    for text in order:
        if code := countries.code_of(text):
            owner[text] = codes.setdefault(code, countries.name_of(code))
    codes["KR"] = codes.get("KR", "South Korea")
    persons = [
        t
        for t in order
        if votes[t].most_common(1)[0][0] == "person" and len(t.split()) > 1 and t not in owner
    ]
    by_word: dict[str, list[str]] = defaultdict(list)
    for name in titled:
        by_word[name.split()[-1]].append(name)
    for person in list(persons):
        twin = next((p for p in persons if p != person and len(p.split()) > len(person.split()) and (
            p.split()[0] == person.split()[0] and p.split()[-1] == person.split()[-1])), None)  # fmt: skip
        if twin:
            owner[person] = twin
            persons.remove(person)
    for person in persons:
        for word in dict.fromkeys(person.split()):
            if word[:1].isupper() and len(word) > 1:
                by_word[word].append(person)
    first_seen = {text: n for n, text in enumerate(_in_order(sentences, spans))}
    for text in order:
        if text in owner:
            continue
        words = text.split()
        if text in short:
            owner[text] = owner.get(short[text], short[text])
            continue
        kind = votes[text].most_common(1)[0][0]
        if len(words) == 1 and text in by_word and kind not in ("nationality", "event"):
            full = _whose(text, by_word[text], first_seen, votes)
            if not full and sum(p.split()[-1] == text for p in by_word[text]) > 1:
                votes[text]["either"] = 10**6  # two people of that name: nothing rests on it
            if full:
                owner[text] = owner.get(full, full)
                continue
        if kind in ("organization", "person", "unknown", "site", "event") and len(words) >= 2:
            longer = [
                t for t in order
                if len(t.split()) > len(words) and t.split()[-len(words):] == words
                and votes[t].most_common(1)[0][0] in (kind, "unknown")
            ]  # fmt: skip
            if len(longer) == 1:
                owner[text] = owner.get(longer[0], longer[0])
    return owner


def _whose(word: str, persons: list[str], first_seen: dict[str, int], votes: dict[str, Counter[str]]) -> str:
    """The person a bare surname (or, where unique, another part of the name) means; "" when in doubt."""
    last = [p for p in persons if p.split()[-1] == word] or persons
    elsewhere = (
        votes[word]["place"] > votes[word]["person"] + votes[word]["unknown"] + votes[word]["organization"]
    )
    surname = last[0].split()[-1] == word and first_seen.get(last[0], 1 << 30) < first_seen.get(word, 0)
    if elsewhere and not surname:
        return ""
    if len(last) == 1:
        return last[0]
    # Two of one surname: news gives the bare name to whoever was introduced first and is named most.
    ranked = sorted(last, key=lambda p: first_seen.get(p, 1 << 30))
    return ranked[0] if first_seen.get(ranked[1], 0) > first_seen.get(word, 1 << 30) else ""


def _in_order(sentences: list[Sentence], spans: list[list[Span]]) -> list[str]:
    names = [
        text_of(s, a, b) for s, row in zip(sentences, spans, strict=True) for a, b, k in row if k in LASTING
    ]
    return list(dict.fromkeys(names))


def _entity(full: str, votes: dict[str, Counter[str]], owner: dict[str, str]) -> Entity:
    tally: Counter[str] = Counter()
    for text, counts in votes.items():
        if owner.get(text, text) == full and (
            len(text.split()) > 1 or len(full.split()) == 1 or text == full
        ):
            tally.update(counts)
    code = countries.code_of(full)
    kind, most = ("place", 1) if code else tally.most_common(1)[0] if tally else ("unknown", 1)
    entity = Entity(name=full, kind=kind)
    entity.doubtful = not code and (most < 0.6 * sum(tally.values()) or kind == "either")
    entity.kind = "unknown" if kind == "either" else entity.kind
    if kind == "person":
        entity.nouns += ["person"]
    else:
        entity.gender = "n"
    if code:
        entity.sort, entity.article = "country", code in countries.WITH_THE
        entity.nouns += ["country", "nation"]
    elif kind != "person":
        head = full.split()[-1].casefold()
        entity.nouns.append(head)
        entity.article = head[:1] == full.split()[-1][:1] and head in lexicon.DESCRIPTORS
        if full.casefold() in countries.CAPITALS:
            entity.kind, entity.sort, entity.doubtful = "place", "city", False
        entity.plural = head.endswith("s") and head in (
            "islands",
            "mountains",
            "games",
            "championships",
            "olympics",
        )
    return entity


def _learn(entity: Entity, sentence: Sentence, first: int, last: int, text: str) -> None:
    """Article, gender, title and describing nouns, from where the name stands."""
    tokens = sentence.tokens
    before = tokens[first - 1].text.casefold() if first else ""
    if entity.kind == "person" and not entity.gender:
        entity.gender = lexicon.gender_of(entity.name.split()[0])
    if before == "the" and (text == entity.name or len(text.split()) < len(entity.name.split())) and (
        entity.kind not in ("person",) and not _premodifier(sentence, last)
    ):  # fmt: skip
        entity.article = True
    if entity.kind == "person":
        for word in (before, tokens[first].text.casefold()):
            if word in lexicon.MALE:
                entity.gender = "m"
            elif word in lexicon.FEMALE:
                entity.gender = "f"
        if title := title_before(sentence, first):
            role = text_of(sentence, *title)
            if all(role != known for known, _ in entity.roles):
                entity.roles.append((role, sentence.index))


def _premodifier(sentence: Sentence, last: int) -> bool:
    token = sentence.tokens[last]
    return token.dep in ("compound", "nmod", "amod", "poss") and token.head > last


def title_before(sentence: Sentence, first: int) -> tuple[int, int] | None:
    """First and last token of the title before a person's name, such as "Russian Prime Minister"."""
    tokens = sentence.tokens
    last = first - 1
    if last < 0 or tokens[last].text.casefold() not in lexicon.ROLES or not tokens[last].space:
        return None
    start = last
    while start > 0:
        word = tokens[start - 1]
        low = word.text.casefold()
        fits = (
            low in lexicon.ROLE_PREFIX
            or word.pos in ("PROPN", "NOUN", "ADJ")
            or countries.nation_of(word.text)
            or low in ("'s", "and", "for", "of") and word.text == "'s"
        )  # fmt: skip
        if not fits or low in lexicon.NO_NOUN:
            if low in ("of", "for", "at", "&", "and") and start > 1 and tokens[start - 2].pos == "PROPN":
                return None  # the owner's name is longer than what stands here
            break
        start -= 1
    return start, last
