"""What the columns of somebody's table mean: by their names, or by what stands in them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

_NAMES: Mapping[str, str] = {
    "id": "id, qid, question id, identifier, guid, uid",
    "type": "type, question type, kind, qtype",
    "stem": "question, stem, prompt, term, front, question text, question stem, q, statement, word, text, "
    "question title, side 1, card front, "
    "frage, fragetext, begriff, vorderseite, énoncé, terme, pregunta, término, domanda, termine, "
    "pergunta, termo, vraag, vraagstelling, fråga, spørgsmål, spørsmål, pytanie",
    "key": "answer, key, correct, correct answer, right answer, solution, definition, back, answer key, "
    "correct option, correct choice, correct answers, meaning, translation, response, model answer, "
    "right option, side 2, card back, correct answer s, "
    "antwort, richtige antwort, lösung, rückseite, übersetzung, réponse, bonne réponse, définition, "
    "traduction, respuesta, respuesta correcta, definición, traducción, risposta, risposta corretta, "
    "definizione, traduzione, resposta, resposta correta, definição, tradução, antwoord, juiste antwoord, "
    "vertaling, svar, odpowiedź",
    "choices": "options, choices, answers, answer options, answer choices, possible answers",
    "distractors": "distractors, wrong answers, incorrect answers, wrong options",
    "accept": "accept, also accepted, accepted answers, alternative answers, alternatives, synonyms, "
    "other answers",
    "tags": "tags, tag, topic, topics, subject, category, categories, label, labels, chapter, unit name",
    "explanation": "explanation, feedback, rationale, comment, comments, general feedback, reason, notes, "
    "note, answer explanation, extra",
    "evidence": "evidence, quote, passage",
    "difficulty": "difficulty, level",
    "tolerance": "tolerance, margin, error margin",
    "unit": "unit, units",
    "correction": "correction",
    "idle": "no, nr, number, num, row, index, points, score, time limit, time, image, media, "
    "author, date, hint",
}
_ROLE = {name: role for role, names in _NAMES.items() for name in names.split(", ")}
_NUMBERED: Mapping[str, str] = {
    "option": "choice",
    "choice": "choice",
    "answer": "choice",
    "possible answer": "choice",
    "answer option": "choice",
    "answer choice": "choice",
    "opt": "choice",
    "ans": "choice",
    "alternative": "choice",
    "distractor": "distractor",
    "wrong answer": "distractor",
    "wrong": "distractor",
    "incorrect answer": "distractor",
    "incorrect": "distractor",
    "false answer": "distractor",
    "decoy": "distractor",
    "falsch": "distractor",
    "falsche antwort": "distractor",
    "mauvaise réponse": "distractor",
    "incorrecta": "distractor",
    "respuesta incorrecta": "distractor",
    "sbagliata": "distractor",
    "errada": "distractor",
    "fout": "distractor",
    "fel": "distractor",
    "opción": "choice",
    "opzione": "choice",
    "opção": "choice",
    "auswahl": "choice",
    "choix": "choice",
    "keuze": "choice",
    "left": "left",
    "right": "right",
    "key": "key",
    "correct answer": "key",
    "accept": "accept",
    "tag": "tag",
    "evidence": "evidence",
}
_UNNUMBERED = ("distractor", "wrong answer", "incorrect answer", "wrong", "incorrect", "option", "choice")
_PLACE = re.compile(r"(.+?) ?(\d{1,2}|[a-h])")
_HEADER_ROWS = 12  # a title or a few lines of advice may stand above the header


@dataclass(frozen=True, slots=True)
class Layout:
    """Where in a row things stand.

    Attributes:
        one: column of each single thing, by role.
        many: columns of each list, by role (``choice``, ``distractor``, ``key``, ``left`` …), in order.
        rows: how many rows to pass over, the header among them.
        rest: columns from here on are more distractors; a table without a header may be ragged.
        unknown: names of columns that mean nothing here.
    """

    one: Mapping[str, int]
    many: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    rows: int = 0
    rest: int | None = None
    unknown: tuple[str, ...] = ()


def plain(name: str) -> str:
    """A column's name in small letters, words and digits alone."""
    return " ".join(re.findall(r"[^\W_]+", name.casefold()))


def named_layout(rows: Sequence[Sequence[str]]) -> Layout | None:
    """The layout by a header among the first rows; None where there is none."""
    for number, row in enumerate(rows[:_HEADER_ROWS]):
        found = _of_names(row, number + 1)
        has_answer = "key" in found.one or "choices" in found.one or any(found.many.values())
        if "stem" in found.one and (has_answer or "type" in found.one):
            return found
    return None


def guessed_layout(rows: Sequence[Sequence[str]]) -> Layout:
    """The layout of a table without a header, by what stands in its columns.

    Two columns are stem and answer. Of more, a first one that counts the rows is passed over; a column that
    holds the number or letter of a choice tells the right one, in all rows but a first one that is a header;
    else the key comes before the distractors.
    """
    filled = [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)]
    width = Counter(_width(row) for row in filled).most_common(1)[0][0] if filled else 0
    if filled and _numbers_columns(filled[0]):  # a header in a language not known here
        return Layout({"stem": 0, "key": 1}, rows=1, rest=2)
    full = [row for row in filled if len(row) >= width]
    start = 1 if width > 2 and _counts_rows(full) else 0
    if width - start > 3:
        choices = width - start - 2
        for column in (width - 1, start + 1):
            named = [_is_place(row[column], choices) for row in full]
            if all(named[1:]) and (named[0] or len(full) > 2):  # else a header in a language not known here
                others = tuple(c for c in range(start + 1, width) if c != column)
                return Layout({"stem": start, "key": column}, {"choice": others}, int(not named[0]))
    return Layout({"stem": start, "key": start + 1}, rest=start + 2)


def _numbers_columns(row: Sequence[str]) -> bool:
    """Whether a row ends with one word that counts its columns: "Faux1, Faux2, Faux3".

    A question with such choices is longer, and its key is one of the count.
    """
    if len(row) < 4 or len(row[0].split()) > 2 or re.search(r"\d", row[1]):
        return False
    found = [_PLACE.fullmatch(plain(cell)) for cell in row[2:] if len(cell) <= 120]
    names = [match[1] for match in found if match and match[2].isdigit()]
    places = [int(match[2]) for match in found if match and match[2].isdigit()]
    counted = len(found) >= 2 and len(places) == len(found) == len(row) - 2
    return counted and len(set(names)) == 1 and all(b - a == 1 for a, b in pairwise(places))


def place_of(text: str, choices: int) -> int | None:
    """The place, from 0, that a number or a letter names, such as ``2``, ``B``, ``(b)`` or ``Option B``."""
    word = re.sub(r"^(?:option|answer|choice)\s*", "", text.strip().casefold()).strip("().:[] ")
    word = word.removesuffix(".0")
    if re.fullmatch(r"[1-9]\d?", word):
        place = int(word) - 1
    elif re.fullmatch(r"[a-z]", word):
        place = ord(word) - ord("a")
    else:
        return None
    return place if place < choices else None


def _of_names(row: Sequence[str], rows: int) -> Layout:
    one: dict[str, int] = {}
    many: dict[str, dict[int, int]] = {}
    unknown = []
    names = [plain(cell) if len(cell) <= 120 else "" for cell in row]
    lettered = {"a", "b", "c"}.issubset(names)  # columns called A, B, C, D
    for column, name in enumerate(names):
        role = _ROLE.get(name)
        found = _PLACE.fullmatch(name)
        many_role = _NUMBERED.get(found[1], "") if found else ""
        if lettered and re.fullmatch(r"[a-h]", name):
            many.setdefault("choice", {})[column] = ord(name)
        elif many_role and found:
            place = int(found[2]) if found[2].isdigit() else ord(found[2]) - ord("a") + 1
            many.setdefault(many_role, {})[column] = place
        elif name in _UNNUMBERED:
            many.setdefault(_NUMBERED[name], {})[column] = 0
        elif role and role not in one:
            one[role] = column
        elif role == "key":  # a second one: both are right
            many.setdefault("key", {})[column] = 0
        elif name and role != "idle":
            unknown.append(row[column].strip())
    lists = {
        role: tuple(sorted(columns, key=lambda column: (columns[column], column)))
        for role, columns in many.items()
    }
    return Layout(one, lists, rows, unknown=tuple(unknown))


def _width(row: Sequence[str]) -> int:
    """Columns of a row up to its last cell that is filled."""
    return max((place for place, cell in enumerate(row, 1) if cell), default=0)


def _counts_rows(rows: Sequence[Sequence[str]]) -> bool:
    numbers = [row[0].removesuffix(".0").rstrip(".)") for row in rows]
    return len(rows) > 1 and all(n.isdecimal() and len(n) < 8 for n in numbers) and _rising(numbers)


def _rising(numbers: Sequence[str]) -> bool:
    values = list(map(int, numbers))
    return all(later - earlier == 1 for earlier, later in pairwise(values))


def _is_place(cell: str, choices: int) -> bool:
    parts = re.split(r"[,;|\s]+", cell)
    return bool(cell) and all(place_of(part, choices) is not None for part in parts if part)
