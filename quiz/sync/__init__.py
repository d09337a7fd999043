"""Several devices, one learner: their logs become one by union, through a folder or a database.

A log only grows and each row of it has an id that is unique everywhere, so the union of logs is the same
in whatever order and however often it is made. What follows from the log is replayed from it.
"""
