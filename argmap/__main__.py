"""``python -m argmap``, and what the installed command calls."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line on ``sys.argv`` and return the exit code."""
    try:
        from argmap.cli import main as command_line  # noqa: PLC0415  (Ctrl-C, see below)
    except KeyboardInterrupt:  # while modules are still loading
        return 130
    from argmap.collecting import without_collecting  # noqa: PLC0415  (as above)

    return without_collecting(command_line.run)()


if __name__ == "__main__":
    sys.exit(main())
