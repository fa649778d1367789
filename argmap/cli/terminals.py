"""What goes to people: messages on stderr, colour where it is wanted, nothing acts."""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING, Any, TypeVar

import click

from argmap.diagnostics.glyphs import make_visible

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

F = TypeVar("F", bound="Callable[..., Any]")
T = TypeVar("T")

FINE, PROBLEMS, USAGE, CRASH, INTERRUPTED, PIPE = 0, 1, 2, 3, 130, 141
"""Exit codes; the last two are what a shell reports for Ctrl-C and a closed pipe."""

MANY = 20
"""From so many files on, somebody who watches wants to know how far it is."""


class Problem(click.ClickException):
    """The command cannot be carried out as typed: what is wrong, and what to type.

    Args:
        message: What is, without a full stop.
        hint: An order that can be typed.
    """

    exit_code = USAGE

    def __init__(self, message: str, hint: str | None = None) -> None:
        super().__init__(message)
        self.hint = hint

    @classmethod
    def of(cls, error: OSError, doing: str = "use") -> Problem:
        """Return what the system says about a file, in words."""
        reason = (error.strerror or str(error)).lower()
        if error.filename is None:
            return cls(f"the system refuses: {reason}")
        return cls(f"cannot {doing} `{os.fsdecode(error.filename)}`: {reason}")


def say(text: str = "", *, file: IO[Any] | None = None) -> None:
    """Write a message for people to stderr (or *file*), made harmless."""
    click.echo(make_visible(text, keep_lines=True), file=file, err=file is None)


def say_painted(text: str, *, err: bool = False) -> None:
    """Write *text*, which is harmless already and may hold our own colours."""
    # click drops ANSI codes when it thinks nobody sees them; that is decided here.
    click.echo(text, err=err, color=True)


def wants_colour(choice: str, stream: IO[Any] | None = None) -> bool:
    """Tell whether to paint: option, ``NO_COLOR``, ``FORCE_COLOR``, terminal."""
    if choice != "auto":
        return choice == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR", "0") not in {"", "0", "false"}:
        return True
    return os.environ.get("TERM") != "dumb" and is_terminal(stream or sys.stdout)


def is_terminal(stream: IO[Any]) -> bool:
    """Tell whether a person looks at *stream*."""
    try:
        return stream.isatty()
    except (AttributeError, ValueError):  # closed, or not a stream at all
        return False


def colour_option(command: F) -> F:
    """Add ``--color auto|always|never`` to a command."""
    return click.option(
        "--color",
        "--colour",
        "colour",
        type=NamedChoice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Paint the output; auto obeys NO_COLOR, FORCE_COLOR and the terminal.",
    )(command)


class ContentProblem(Problem):
    """The command is right, but what the file holds does not allow it."""

    exit_code = PROBLEMS


class NamedChoice(click.Choice[str]):
    """One of a few words; a misspelt one gets a suggestion."""

    def __init__(self, choices: Iterable[str]) -> None:
        super().__init__(list(choices), case_sensitive=False)

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the word that *value* is, or fail with close ones."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            option = param.opts[0] if param is not None else "the option"
            raise unknown_name(option, str(value), self.choices) from None


def unknown_name(option: str, value: str, known: Iterable[str]) -> Problem:
    """Return the problem that *option* does not know *value*."""
    from argmap.diagnostics.glyphs import list_words  # noqa: PLC0415  (rare)
    from argmap.suggest import close_names  # noqa: PLC0415  (rare)

    names = list(known)
    close = close_names(value, names, most=1)
    hint = (
        f"write `{option} {close[0]}`" if close else f"choose {list_words(names, 'or')}"
    )
    return Problem(f"`{option}` does not know `{value}`", hint)


def report_error(error: click.ClickException) -> None:
    """Say what is wrong with the command, and what to type instead."""
    hint = getattr(error, "hint", None)
    if isinstance(error, click.NoSuchOption):
        message, hint = _explain_option(error)
    elif isinstance(error, click.UsageError):
        message = error.format_message().rstrip(".")
        message = message[:1].lower() + message[1:]
        if hint is None and error.ctx is not None:
            hint = f"see `{error.ctx.command_path} --help`"
    else:
        message = error.format_message()
    paint = _painter()
    lines = [f"{paint('error', 'error')}: {make_visible(message)}"]
    if hint is not None:
        lines.append(f" {paint('gutter', '=')} hint: {make_visible(hint)}")
    say_painted("\n".join(lines), err=True)


def _explain_option(error: click.NoSuchOption) -> tuple[str, str]:
    """Return what is wrong with an unknown option, and what to type."""
    from argmap.suggest import close_names  # noqa: PLC0415  (rare)

    name = error.option_name
    options = error.ctx.command.params if error.ctx is not None else ()
    known = [word for one in options for word in one.opts]
    close = close_names(name, known, most=1)
    command = error.ctx.command_path if error.ctx is not None else "argmap"
    hint = f"write `{close[0]}`" if close else f"see `{command} --help`"
    return f"there is no option `{name}`", hint


def report_crash(error: Exception) -> None:
    """Admit a fault of ours; the traceback only for who asks for it."""
    if os.environ.get("ARGMAP_TRACEBACK"):
        raise error
    words = make_visible(f"{type(error).__name__}: {error}")
    say(f"error: argmap itself failed ({words[:300]})")
    say(" = hint: report it with the file; ARGMAP_TRACEBACK=1 shows the place")


def blame(error: Exception) -> int:
    """Say what went wrong with one of several files, and return the exit code.

    Raises:
        Exception: *error* itself, if it ends the whole command: a closed pipe, Ctrl-C.
    """
    if isinstance(error, Problem):
        report_error(error)
        return error.exit_code
    if isinstance(error, OSError | click.Abort | click.exceptions.Exit):
        raise error
    report_crash(error)
    return CRASH


def follow(items: Sequence[T], label: str) -> Iterator[T]:
    """Yield *items*, with a progress bar if they are many and somebody watches."""
    if len(items) < MANY or not is_terminal(sys.stderr):
        yield from items
        return
    with click.progressbar(items, label=label, file=sys.stderr) as bar:
        yield from bar


def _painter() -> Callable[[str, str], str]:
    if not wants_colour("auto", sys.stderr):
        return lambda style, text: text
    from argmap.diagnostics.framing import Painter  # noqa: PLC0415  (rare)

    return Painter(colour=True)
