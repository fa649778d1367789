"""The command line: one module a sub-command, imported when it is called."""

from argmap.cli.commands import main

__all__ = ["main"]
