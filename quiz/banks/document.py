"""From the bytes of a bank file to TOML tables, or to the one line that says why not."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path
from typing import Any

from quiz.banks.complaints import quoted
from quiz.banks.places import too_many_dots
from quiz.banks.plain_toml import plain_tables
from quiz.errors import BankError

MAX_BYTES = 20_000_000
"""Size of the largest bank file that is read; ten thousand questions take about a quarter of it."""

_SYNTAX_REMEDIES = {
    "Invalid value": 'a text stands in quotes, such as stem = "Who?"',
    "Cannot overwrite a value": "the same key is given twice",
    "Cannot declare": "the same table is given twice",
    "Expected newline or end of document": 'a quote inside a text is written \\"',
    "Unescaped '\\'": "write \\\\ for a backslash, or put the text in 'single quotes'",
    "Illegal character '\\n'": 'close the quote, or use """ around a text of several lines',
    "Unterminated": "close the quote",
    "Unclosed array": 'lists look like ["one", "two"]: a comma between texts, a ] at the end',
    "Expected '=' after a key": 'a line is key = value, such as stem = "Who?"',
    "Illegal character": "delete that character, or write it as \\u and four hex digits",
}


def read_text(path: Path) -> str:
    """The text of a bank file, without a byte order mark.

    Raises:
        BankError: no such file, a folder, over 20 MB, or no UTF-8.
    """
    file = str(path)
    try:
        if path.is_dir():
            raise BankError("is a folder: name a bank file in it", file=file)
        if path.exists() and not path.is_file():  # a pipe would be waited for without end
            raise BankError("is no ordinary file: save the bank as one", file=file)
        with path.open("rb") as opened:
            data = opened.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise BankError("there is no such file", file=file) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise BankError(f"cannot be read: {reason}", file=file) from error
    if len(data) > MAX_BYTES:
        raise BankError(f"is over {MAX_BYTES // 1_000_000} MB: split it into several banks", file=file)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise BankError("is not UTF-8 text here: save the file as UTF-8", file=file, line=line) from None


def parse_toml(text: str, file: str) -> dict[str, Any]:
    """The tables of a TOML text.

    Raises:
        BankError: it is no TOML, or nested beyond reason.
    """
    quickly = plain_tables(text)
    if quickly is not None:
        return quickly
    if line := too_many_dots(text):
        raise BankError("a key of over 64 dotted parts: no bank needs that", file=file, line=line)
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise _syntax_error(str(error), text, file) from None
    except RecursionError:
        raise BankError("lists nested beyond reason: no bank needs that", file=file) from None
    except ValueError:  # int() refuses more than 4,300 digits
        found = re.search(r"\d[\d_]{4000}", text)
        line = text.count("\n", 0, found.start()) + 1 if found else 0
        raise BankError("a number of thousands of digits: no bank needs that", file=file, line=line) from None


def _syntax_error(message: str, text: str, file: str) -> BankError:
    found = re.search(r" \(at (?:line (\d+), column (\d+)|end of document)\)$", message)
    reason = message[: found.start()] if found else message
    line = int(found[1]) if found and found[1] else text.rstrip().count("\n") + 1
    column = f" in column {found[2]}" if found and found[2] else ""
    remedy = _slip(text, line) or next(
        (said for start, said in _SYNTAX_REMEDIES.items() if reason.startswith(start)), ""
    )
    plain = quoted(reason, 120)[1:-1]
    return BankError(f"not valid TOML{column}: {plain}{remedy and '; ' + remedy}", file=file, line=line)


def _slip(text: str, line: int) -> str:
    """The remedy for what people often write, seen in the line itself; empty where it is none of that."""
    lines = text.splitlines()
    written = lines[line - 1] if 0 < line <= len(lines) else ""
    if re.match(r"\s*\[question\]", written):
        return "every question begins with [[question]], in double brackets"
    if re.search(r"=\s*(?:true|false|yes|no)\b", written, re.IGNORECASE):
        return "write true or false, in small letters"
    if re.search(r"=\s*\[?\s*[“”„«‘’]", written):
        return 'write straight quotes, such as "Who?"'
    return ""
