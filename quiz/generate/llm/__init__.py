"""A second author: a language model, whose drafts are believed only as far as the article bears them out."""

from quiz.generate.llm.author import LanguageModel

__all__ = ["LanguageModel"]
