"""``python -m argmap``, and what the installed command calls."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the command line on ``sys.argv`` and return the exit code."""
    try:
        from argmap.cli import main as command_line  # noqa: PLC0415  (Ctrl-C, see below)
    except KeyboardInterrupt:  # while modules are still loading
        return 130
    # One command, one process: looking for garbage in a big map costs a fifth of the
    # time and finds next to nothing.
    gc.disable()
    try:
        code: int = command_line.run()
    finally:
        gc.enable()
    return code


if __name__ == "__main__":
    sys.exit(main())
