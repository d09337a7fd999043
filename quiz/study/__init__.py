"""Remembering: memory, the learner's day, what comes next, a sitting, figures. No clock, disk or screen."""
