"""Who and what is named: the parser's labels mended, and all names of one thing put together.

The small model labels bare surnames and rare countries badly. So a label is only a vote: the gazetteer,
the head noun of a name, a title before it and the full name given elsewhere outvote it.
"""

from __future__ import annotations

from collections import Counter, defaultdict

from quiz.generate import countries, lexicon, linking, parted
from quiz.generate.evidence import judge
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
        [
            x
            for x in (bare_start(s, x, common, headline) for x in spans_of(s, ents, italics, headline))
            if x[0] <= x[1]
        ]
        for s, ents, italics in zip(sentences, labelled, slanted, strict=True)
    ]
    spans = parted.part(sentences, spans)
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for sentence, found in zip(sentences, spans, strict=True):
        for first, last, kind in found:
            if kind in LASTING:
                votes[_key(sentence, first, last, kind)][kind] += 1
    short = linking.acronyms(sentences, spans)
    by_letters: dict[str, list[str]] = defaultdict(list)
    for text in votes:
        if len(text.split()) >= 3:
            by_letters[linking.letters(text)].append(text)
    for text in votes:  # "UNA" beside "University of Northern Alps", without brackets
        if text.isupper() and 3 <= len(text) <= 6 and len(by_letters.get(text, ())) == 1:
            short.setdefault(text, by_letters[text][0])
    titled = linking.unmask(votes, sentences)
    owner = linking.link(votes, short, sentences, spans, titled, headline)
    owned: dict[str, dict[str, Counter[str]]] = defaultdict(dict)
    for text, counts in votes.items():
        owned[owner.get(text, text)][text] = counts
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
                entities.append(_entity(full, owned[full]))
            entity = entities[number[full]]
            if text not in entity.aliases:
                entity.aliases.append(text)
            entity.mentions.append((sentence.index, first))
            row.append(Mention(sentence.index, first, last, entity.kind, text, number[full]))
            _learn(entity, sentence, first, last, text)
        mentions.append(sorted(row, key=lambda m: m.first))
    for entity in entities:
        entity.article = entity.article or _never_bare(sentences, entity)
        spelt = headline.startswith("The ") and headline[4:] in entity.aliases
        if spelt or _capital_article(sentences, entity):
            entity.the = "The"
    find_people(sentences, mentions, entities)
    judge(sentences, mentions, entities)
    find_sorts(sentences, mentions, entities)
    return mentions, entities


def _key(sentence: Sentence, first: int, last: int, kind: str) -> str:
    """What a name is counted under; a work's title is kept apart from the person it is called after."""
    text = text_of(sentence, first, last)
    return f'"{text}"' if kind == "work" else text


def _entity(full: str, votes: dict[str, Counter[str]]) -> Entity:
    """Who or what has a name; ``votes`` are those of all the names it has."""
    tally: Counter[str] = Counter()
    for text, counts in votes.items():
        if len(text.split()) > 1 or len(full.split()) == 1 or text == full:
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


_WITH_THE = frozenset(
    """federation confederation association commission committee ministry agency authority institute
    organisation organization union league party society pact treaty""".split()
)
"""Nouns whose names have "the" in a sentence, where nobody uses them without."""


def _never_bare(sentences: list[Sentence], entity: Entity) -> bool:
    """Whether a body is named behind its owner only: "Norway's Ski Federation" is "the Ski Federation"."""
    if entity.kind == "person" or entity.name.split()[-1].casefold() not in _WITH_THE:
        return False
    before = [sentences[index].tokens[first - 1] if first else None for index, first in entity.mentions]
    return bool(before) and all(t is not None and t.dep in ("case", "poss", "det", "cc") for t in before)


def _capital_article(sentences: list[Sentence], entity: Entity) -> bool:
    """Whether the article writes a name with "The" in mid-sentence, and not with "the"."""
    before = [
        sentences[index].tokens[first - 1].text
        for index, first in entity.mentions
        if first > 1 and sentences[index].tokens[first - 2].text[-1:].isalpha()
    ]
    return "The" in before and "the" not in before


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
