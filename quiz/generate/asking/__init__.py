"""One file per kind of question: each turns statements into drafts, where the article supports it."""
