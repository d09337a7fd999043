"""The command ``sco-quiz``: everything a person can mend ends in one line, never in a traceback."""

from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

from quiz.errors import QuizError


def main() -> None:
    """Run the command line and exit with its code."""
    _settle_streams()
    try:
        try:
            _run()
        finally:
            sys.stdout.flush()
    except QuizError as error:
        from quiz.clean import visible

        print(f"sco-quiz: {visible(str(error), lines=False, limit=1_000)}", file=sys.stderr)
        sys.exit(error.exit_code)
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        if error.errno not in (errno.EPIPE, errno.ENOSPC):
            raise
        # Nothing more can be printed: the reader of a pipe has gone, as with `| head`, or the disk behind
        # the output is full. Python's own flush at exit must not fail in turn.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        if error.errno == errno.ENOSPC:
            print(f"sco-quiz: the output cannot be written: {error.strerror}", file=sys.stderr)
        sys.exit(1)


def _run() -> None:
    if len(sys.argv) == 1 and "_SCO_QUIZ_COMPLETE" not in os.environ:
        from quiz.cli.home import home

        home()  # the daily way in, a fifth of a second sooner without the command line's machinery
    else:
        from quiz.cli.app import app

        app(prog_name="sco-quiz")


def _settle_streams() -> None:
    """Pipes and files are UTF-8 whatever the system thinks; what cannot be read or shown becomes ``?``.

    A stream that was closed before the start becomes an empty one.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - lives to the end
        elif hasattr(stream, "reconfigure"):
            if stream.isatty() or "PYTHONIOENCODING" in os.environ:
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")


if __name__ == "__main__":
    main()
