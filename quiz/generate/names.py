"""Who and what is named: the parser's labels mended, and all names of one thing put together.

The small model labels bare surnames and rare countries badly. So a label is only a vote: the gazetteer,
the head noun of a name, a title before it and the full name given elsewhere outvote it.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict

from quiz.generate import countries, lexicon
from quiz.generate.evidence import judge
from quiz.generate.gluing import is_firm
from quiz.generate.habits import find_people
from quiz.generate.places import LARGE, find_sorts
from quiz.generate.spans import LASTING, Span, bare_start, spans_of, text_of
from quiz.generate.titles import premodifier, title_before
from quiz.generate.words import Entity, Mention, Sentence


def find(
    sentences: list[Sentence],
    labelled: list[list[Span]],
    slanted: list[list[tuple[int, int]]] | None = None,
    headline: str = "",
) -> tuple[list[list[Mention]], list[Entity]]:
    """The mentions of every sentence, and the entities they name.

    Args:
        labelled: the parser's labels of every sentence.
        slanted: what stands in italics in every sentence, as first and last token.
        headline: of the article.
    """
    slanted = slanted or [[] for _ in sentences]
    common = {t.text for s in sentences for t in s.tokens if t.text.islower() and t.pos in ("NOUN", "ADJ")}
    spans = [
        [x for x in (bare_start(s, x, common) for x in spans_of(s, ents, italics, headline)) if x[0] <= x[1]]
        for s, ents, italics in zip(sentences, labelled, slanted, strict=True)
    ]
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, found in zip(sentences, spans, strict=True):
        for first, last, kind in found:
            if kind in LASTING:
                votes[_key(sentence, first, last, kind)][kind] += 1
    short = _acronyms(sentences, spans)
    for text in votes:  # "UNA" beside "University of Northern Alps", without brackets
        spelt = [t for t in votes if len(t.split()) >= 3 and _letters(t) == text]
        if text.isupper() and 3 <= len(text) <= 6 and len(spelt) == 1:
            short.setdefault(text, spelt[0])
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
            key = _key(sentence, first, last, kind)
            full = owner.get(key, key)
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
    find_people(sentences, mentions, entities)
    judge(sentences, mentions, entities)
    find_sorts(sentences, mentions, entities)
    return mentions, entities


def _key(sentence: Sentence, first: int, last: int, kind: str) -> str:
    """What a name is counted under; a work's title is kept apart from the person it is called after."""
    text = text_of(sentence, first, last)
    return f'"{text}"' if kind == "work" else text


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
        ) and not counts["place"]:
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


def _letters(full: str) -> str:
    return "".join(word[0] for word in re.split(r"[\s-]+", full) if word[:1].isupper())


def _initials(short: str, full: str) -> bool:
    letters = re.sub(r"[^A-Za-z]", "", short)
    if not 2 <= len(letters) <= 10 or sum(c.isupper() for c in letters) < 2 or len(full.split()) < 2:
        return False
    if letters.upper() == _letters(full).upper():
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
    for person in list(persons):
        twin = next(
            (
                p
                for p in persons
                if p != person
                and len(p.split()) > len(person.split())
                and (p.split()[0] == person.split()[0] and p.split()[-1] == person.split()[-1])
            ),
            None,
        )
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
        firm = [t for t in votes if is_firm(t) and t.split()[:-1] == words]
        if len(firm) == 1 and text not in short:
            short[text] = firm[0]  # "Acme" is "Acme SA"
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
                t
                for t in order
                if len(t.split()) > len(words)
                and [x.casefold() for x in t.split()[-len(words) :]] == [x.casefold() for x in words]
                and votes[t].most_common(1)[0][0] in (kind, "unknown")
            ]
            if len(longer) == 1:
                owner[text] = owner.get(longer[0], longer[0])
    return owner


def _families(votes: dict[str, Counter[str]]) -> None:
    """A name of two or three words that ends in a person's surname is a person's."""
    surnames = {
        text.split()[-1]
        for text, counts in votes.items()
        if counts.most_common(1)[0][0] == "person" and (" " not in text or lexicon.gender_of(text.split()[0]))
    }
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
    if full.startswith('"'):
        return Entity(name=full.strip('"'), kind="other", sort="work", gender="n")
    code = countries.code_of(full)
    kind, most = ("place", 1) if code else tally.most_common(1)[0] if tally else ("unknown", 1)
    entity = Entity(name=full, kind=kind)
    entity.doubtful = not code and (most < 0.6 * sum(tally.values()) or kind == "either")
    if kind == "either":
        entity.kind, entity.sort = "unknown", "either"
    told = _told_by_head(full)
    if told and not code and kind not in ("person", "either") and not lexicon.gender_of(full.split()[0]):
        entity.kind, entity.doubtful = told, tally["person"] * 2 > sum(tally.values())
    if kind == "person":
        entity.nouns += ["person"]
    else:
        entity.gender = "n"
    if code:
        entity.sort, entity.article = "country", code in countries.WITH_THE
        entity.nouns += ["country", "nation"]
    elif kind != "person":
        head = full.split(" of ")[0].split()[-1].casefold()
        entity.nouns.append(head)
        entity.article = head == full.split()[-1] and head in lexicon.DESCRIPTORS
        if full.casefold() in countries.CAPITALS:
            entity.kind, entity.sort, entity.doubtful = "place", "city", False
        elif full.casefold() in LARGE:
            entity.kind, entity.sort, entity.doubtful = "place", LARGE[full.casefold()], False
            entity.called = "country" if entity.sort == "place" else ""
        entity.plural = head.endswith("s") and head in (
            "islands",
            "mountains",
            "games",
            "championships",
            "olympics",
        )
    return entity


def _told_by_head(full: str) -> str:
    """The kind a name's own noun tells: a bridge is a site; "" where it tells none or two."""
    words = full.split(" of ")[0].split()
    head = words[-1].casefold()
    sorts = {"site": lexicon.SITE_NOUNS, "organization": lexicon.ORG_NOUNS, "place": lexicon.PLACE_NOUNS}
    told = [kind for kind, nouns in sorts.items() if head in nouns]
    return told[0] if len(told) == 1 and len(full.split()) > 1 else ""


def _learn(entity: Entity, sentence: Sentence, first: int, last: int, text: str) -> None:
    """Article, gender, title and describing nouns, from where the name stands."""
    tokens = sentence.tokens
    before = tokens[first - 1].text.casefold() if first else ""
    if entity.kind == "person" and not entity.gender:
        entity.gender = lexicon.gender_of(entity.name.split()[0])
    if (
        before == "the"
        and (text == entity.name or len(text.split()) < len(entity.name.split()))
        and (entity.kind not in ("person",) and not premodifier(sentence, last))
    ):
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
