"""The result of an exam on paper: plain text, or one page of HTML that needs nothing else."""

from __future__ import annotations

import textwrap
from html import escape

from quiz.clean import visible
from quiz.questions import Verdict
from quiz.study.exam import Line, Part, Result
from quiz.study.modes import clock_text

_WORDS = {Verdict.CORRECT: "right", Verdict.PARTLY: "partly right", Verdict.WRONG: "wrong"}
_SIGNS = {Verdict.CORRECT: "✓", Verdict.PARTLY: "◐", Verdict.WRONG: "✗"}
_WIDTH = 78
_STYLE = """\
body { font: 16px/1.5 Georgia, serif; max-width: 44em; margin: 2em auto; padding: 0 1em; color: #111;
       background: #fff; }
h1 { margin-bottom: 0; } .muted { color: #555; } table { border-collapse: collapse; width: 100%; }
td, th { text-align: left; padding: .2em .6em .2em 0; border-bottom: 1px solid #ccc; }
td.n { text-align: right; } ol { padding-left: 1.6em; } li { margin: 1em 0; break-inside: avoid; }
.stem { font-weight: bold; white-space: pre-wrap; } .right { color: #0a5c2b; } .wrong { color: #9b1c1c; }
blockquote { margin: .4em 0; padding-left: .8em; border-left: 3px solid #888; }
@media print { body { margin: 0; } }"""


def figures(result: Result) -> list[str]:
    """What is said above the questions, a line each."""
    taken = int((result.ended - result.started).total_seconds())
    end = "time was over" if result.timed_out else "handed in"
    return [
        f"Mark {result.whole.share:.0%}: {_points(result.whole)} points",
        f"{result.right} fully right, {result.answered} of {result.whole.questions} answered",
        f"{clock_text(taken)} of {clock_text(int(result.minutes * 60))}, {end}",
    ]


def _whose(result: Result) -> str:
    """Who sat it, where a name is known, and the day."""
    return ", ".join(part for part in (result.learner, result.started.date().isoformat()) if part)


def verdict(line: Line) -> str:
    """How one answer fared, in words."""
    if not line.response:
        return "not answered"
    kind = line.mark.verdict
    return f"{_WORDS[kind]}, {line.mark.points:.0%}" if kind is Verdict.PARTLY else _WORDS[kind]


def sign(line: Line) -> str:
    """The sign beside it."""
    return _SIGNS[line.mark.verdict]


def as_text(result: Result) -> str:
    """The whole result as plain text, made for paper of 78 columns."""
    lines = [f"Exam: {_one(result.title)}", _one(_whose(result)), "", *figures(result)]
    if result.parts:
        lines += ["", "By tag"]
        lines += [f"  {part.share:>4.0%}  {_points(part):>12}  {_one(part.name)}" for part in result.parts]
    for line in result.lines:
        flag = ", marked for later" if line.flagged else ""
        lines += ["", *_wrapped(f"{line.number}. ", line.asked.stem)]
        given = "; ".join(part or "—" for part in line.response) or "—"
        lines += _wrapped(f"   {sign(line)} {verdict(line)}{flag}: ", given)
        if line.mark.verdict is not Verdict.CORRECT:
            lines += _wrapped("   Right: ", "; ".join(line.item.question.answer()))
        if line.item.question.explanation:
            lines += _wrapped("   ", line.item.question.explanation)
        for passage in line.item.question.evidence:
            lines += _wrapped("   Evidence: ", f"“{passage}”")
        if line.item.question.evidence and line.item.source:
            lines += _wrapped("   — ", line.item.source)
    return "\n".join(line.rstrip() for line in lines) + "\n"


def as_html(result: Result) -> str:
    """The whole result as one page, for a browser to show and print."""
    title = f"Exam: {_html(result.title)}"
    body = [f"<h1>{title}</h1>", f'<p class="muted">{_html(_whose(result))}</p>']
    body += [f"<p>{'<br>'.join(map(escape, figures(result)))}</p>"]
    if result.parts:
        rows = "".join(
            f'<tr><td>{_html(part.name)}</td><td class="n">{part.share:.0%}</td>'
            f'<td class="n">{_points(part)}</td></tr>'
            for part in result.parts
        )
        body.append(f"<table><tr><th>Tag</th><th>Mark</th><th>Points</th></tr>{rows}</table>")
    body.append("<ol>" + "".join(map(_item, result.lines)) + "</ol>")
    head = f'<meta charset="utf-8"><title>{title}</title><style>{_STYLE}</style>'
    return (
        f'<!DOCTYPE html>\n<html lang="en"><head>{head}</head><body>\n'
        + "\n".join(body)
        + "\n</body></html>\n"
    )


def _item(line: Line) -> str:
    right = line.mark.verdict is Verdict.CORRECT
    given = "; ".join(part or "—" for part in line.response) or "—"
    flag = ", marked for later" if line.flagged else ""
    parts = [f'<div class="stem">{_html(line.asked.stem)}</div>']
    kind = "right" if right else "wrong"
    parts.append(f'<div><span class="{kind}">{sign(line)} {verdict(line)}{flag}</span>: {_html(given)}</div>')
    if not right:
        parts.append(f"<div>Right: <b>{_html('; '.join(line.item.question.answer()))}</b></div>")
    if line.item.question.explanation:
        parts.append(f"<div>{_html(line.item.question.explanation)}</div>")
    parts += [f"<blockquote>{_html(passage)}</blockquote>" for passage in line.item.question.evidence]
    if line.item.question.evidence and line.item.source:
        parts.append(f'<div class="muted">— {_html(line.item.source)}</div>')
    return f"<li>{''.join(parts)}</li>\n"


def _points(part: Part) -> str:
    return f"{part.points:.3g} of {part.questions}"


def _one(text: str) -> str:
    return visible(text, lines=False)


def _html(text: str) -> str:
    return escape(visible(text))


def _wrapped(head: str, text: str) -> list[str]:
    """A head and a text whose further lines stand under its first."""
    indent = " " * (len(head) if len(head) < 16 else 5)
    return textwrap.wrap(
        head + _one(text), _WIDTH, subsequent_indent=indent, break_long_words=False, drop_whitespace=True
    ) or [head]
