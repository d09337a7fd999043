"""What kind of thing a question asks for, by its first words."""

from __future__ import annotations

from quiz.generate.drafts import Answer

_ASKING = {
    "who": ("person", "organization", "name"),
    "whom": ("person", "organization", "name"),
    "whose": ("person", "organization", "country"),
    "where": ("country", "city", "place", "site", "state"),
    "when": ("date", "year"),
    "why": ("phrase",),
    "how": ("number", "money", "phrase"),
}
_NOUNS = {
    "person": ("person",),
    "people": ("person", "number"),
    "man": ("person",),
    "woman": ("person",),
    "country": ("country",),
    "city": ("city",),
    "town": ("city",),
    "organization": ("organization",),
    "organisation": ("organization",),
    "company": ("organization",),
    "team": ("organization", "country", "name"),
    "club": ("organization", "name"),
    "party": ("organization", "name"),
    "year": ("year",),
    "date": ("date", "year"),
    "day": ("date",),
    "month": ("date",),
    "number": ("number",),
    "percentage": ("number",),
    "amount": ("money",),
    "sum": ("money",),
}
"""What a word asks for, by kinds of answers."""


class Unfit(Exception):
    """A stem does not say what the statement says; ``str()`` is the reason, for the report."""


def agreeing(words: list[str], answer: Answer) -> None:
    """See that a question asks for the kind of thing the key is.

    Raises:
        Unfit: it does not.
    """
    at = next((n for n, t in enumerate(words[:4]) if t in _ASKING or t in ("which", "what")), None)
    if at is None:
        raise Unfit("the stem does not ask")
    kinds = _ASKING.get(words[at])
    following = words[at + 1] if at + 1 < len(words) else ""
    if kinds is None:
        kinds = _NOUNS.get(following)
    elif words[at] == "how" and following in ("many", "much"):
        kinds = ("number", "money")
    elif words[at] == "how":
        kinds = ("number", "phrase")
    if kinds is not None and answer.kind not in kinds:
        raise Unfit("the stem asks for another kind of thing")
    if kinds is None and answer.kind in ("number", "money") and "what" not in words[: at + 1]:
        raise Unfit("the stem asks for another kind of thing")
