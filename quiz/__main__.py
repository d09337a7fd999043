"""The command ``sco-quiz``: everything a person can mend ends in one line, never in a traceback."""

from __future__ import annotations

import os
import sys

from quiz.errors import QuizError


def main() -> None:
    """Run the command line and exit with its code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # a terminal that lacks a character shows "?" for it
            stream.reconfigure(errors="replace")
    try:
        if len(sys.argv) == 1 and "_SCO_QUIZ_COMPLETE" not in os.environ:
            from quiz.cli.home import home

            home()  # the daily way in, a fifth of a second sooner without the command line's machinery
        else:
            from quiz.cli.app import app

            app(prog_name="sco-quiz")
    except QuizError as error:
        from quiz.clean import visible

        print(f"sco-quiz: {visible(str(error), lines=False, limit=1_000)}", file=sys.stderr)
        sys.exit(error.exit_code)
    except BrokenPipeError:
        # The reader of a pipe has gone, as with `| head`; closing quietly is what it expects.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)


if __name__ == "__main__":
    main()
