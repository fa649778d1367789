"""The table of sub-commands, and what all of them share: errors, exit codes, pipes."""

from __future__ import annotations

import os
import sys
from io import TextIOWrapper
from typing import TYPE_CHECKING, Any

import click

from argmap.cli.terminals import (
    CRASH,
    FINE,
    INTERRUPTED,
    PIPE,
    USAGE,
    Problem,
    report_crash,
    report_error,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

COMMANDS = {
    "check": ("checking:check", "Find mistakes in maps, and repair the simple ones."),
    "fmt": ("formatting:fmt", "Write Argdown files in the one canonical way."),
    "render": ("rendering:render", "Draw a map as a picture, or tell it in words."),
    "convert": ("converting:convert", "Turn a map into another file format."),
    "show": ("showing:show", "Say what is in a map: main claims, numbers, outline."),
    "diff": ("differing:diff", "Tell what changed between two maps."),
}
"""Name → where the command lives, and what it does in one line."""


class Commands(click.Group):
    """The group of all sub-commands; each is imported only when somebody calls it."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of the table."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return the command called *cmd_name*."""
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module  # noqa: PLC0415  (as late as its command)

        module, _, attribute = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(
            import_module(f"argmap.cli.{module}"), attribute
        )
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that *args* begin with; a misspelt one gets a suggestion."""
        if args[0] not in COMMANDS and not args[0].startswith("-"):
            raise _unknown_command(args[0])
        return super().resolve_command(ctx, args)

    def format_commands(
        self, ctx: click.Context, formatter: click.HelpFormatter
    ) -> None:
        """Write the table into the help without importing a command."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def main(
        self,
        args: Sequence[str] | None = None,
        prog_name: str | None = None,
        complete_var: str | None = None,
        standalone_mode: bool = True,
        windows_expand_args: bool = True,
        **extra: Any,
    ) -> Any:
        """Run, and exit with the code; shell completion is click's own."""
        if os.environ.get(complete_var or "_ARGMAP_COMPLETE") or not standalone_mode:
            return super().main(
                args, prog_name or "argmap", complete_var, standalone_mode, **extra
            )
        given = sys.argv[1:] if args is None else list(args)
        raise SystemExit(self._run(given, prog_name or "argmap", **extra))

    def run(self) -> int:
        """Run on ``sys.argv`` and return the exit code."""
        try:
            self.main(prog_name="argmap")
        except SystemExit as leave:
            return leave.code if isinstance(leave.code, int) else FINE
        return FINE

    def _run(self, args: list[str], prog_name: str, **extra: Any) -> int:
        # A console that lacks a letter shows its number rather than an error.
        if isinstance(sys.stdout, TextIOWrapper):
            sys.stdout.reconfigure(errors="backslashreplace")
        try:
            with self.make_context(prog_name, args, **extra) as context:
                code = self.invoke(context)
            # What is still in the buffer may meet a closed pipe as well.
            sys.stdout.flush()
        except click.exceptions.Exit as leave:
            return leave.exit_code
        except (click.Abort, KeyboardInterrupt, EOFError):
            return INTERRUPTED
        except click.ClickException as error:
            report_error(error)
            return error.exit_code
        except Exception as error:  # noqa: BLE001  (the last to hear of it; see below)
            return _explain(error)
        return code if isinstance(code, int) else FINE


def _explain(error: Exception) -> int:
    """Say in words what no command foresaw, and return the exit code."""
    if isinstance(error, BrokenPipeError):
        return _close_pipe()
    if isinstance(error, OSError):
        report_error(Problem.of(error))
        return USAGE
    report_crash(error)
    return CRASH


def _close_pipe() -> int:
    """Give stdout something harmless, so that the end of Python stays silent."""
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
    except (OSError, ValueError):  # stdout is no real file, for instance in a test
        pass
    return PIPE


def _unknown_command(name: str) -> Problem:
    from pathlib import Path  # noqa: PLC0415  (only for the message)

    from argmap.suggest import close_names  # noqa: PLC0415  (as above)

    close = close_names(name, COMMANDS, most=1)
    if not close and Path(name).exists():
        return Problem(
            f"`{name}` is a file, and what to do with it is missing",
            f"write `argmap check {name}` or `argmap render {name}`",
        )
    hint = f"write `argmap {close[0]}`" if close else "see `argmap --help`"
    return Problem(f"there is no command `{name}`", hint)


@click.group(
    cls=Commands,
    name="argmap",
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
    epilog=(
        "`argmap COMMAND --help` explains a command. FILE may be `-`, which is what "
        "comes through the pipe. Exit codes: 0 all is well, 1 the content has "
        "problems, 2 the command cannot be carried out as typed."
    ),
)
@click.version_option(package_name="argmap", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> int:
    """Argument maps from plain text: checked, drawn, converted.

    \b
    argmap check debate.argdown               find mistakes
    argmap render debate.argdown -o map.svg   draw it
    argmap show debate.argdown                read it in the terminal
    """  # noqa: D301  (click wants the real control character)
    if context.invoked_subcommand is None:
        click.echo(context.get_help(), err=True)
        context.exit(USAGE)
    return FINE
