"""What a question asks for, in a word that a teacher sorts by: people, places, dates, numbers, causes."""

from __future__ import annotations

from quiz.generate.drafts import Draft

_OF_KIND = {
    "aim": "aims",
    "why": "causes",
    "said": "statements",
    "quote": "statements",
    "term": "terms",
    "definition": "terms",
    "what-is": "terms",
    "ordering": "dates",
}
_OF_ANSWER = {
    "person": "people",
    "organization": "organizations",
    "country": "places",
    "state": "places",
    "city": "places",
    "place": "places",
    "site": "places",
    "year": "dates",
    "date": "dates",
    "day": "dates",
    "number": "numbers",
    "money": "numbers",
    "percent": "numbers",
    "ordinal": "numbers",
    "duration": "numbers",
}


def subject_of(draft: Draft) -> str:
    """The tag of a draft's question: how it is asked where that says more than what is asked for."""
    if draft.kind in _OF_KIND:
        return _OF_KIND[draft.kind]
    other = "facts" if draft.kind == "truefalse" else "things"
    return _OF_ANSWER.get(draft.answers[0].kind, other) if draft.answers else other
