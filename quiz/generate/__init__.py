"""An article becomes a question bank: read, broken into simple true statements, asked, checked, chosen."""

from quiz.generate.pipeline import generate
from quiz.generate.report import Generated, Report

__all__ = ["Generated", "Report", "generate"]
