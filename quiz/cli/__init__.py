"""The command line: one file per verb; the only place where the parts are put together."""
