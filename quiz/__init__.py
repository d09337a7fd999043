"""sco-quiz: article → questions → practice → memory, in a terminal."""

__version__ = "0.1.0"
