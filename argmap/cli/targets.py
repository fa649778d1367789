"""Which output belongs to which input."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import attrs

from argmap.cli.inputs import STDIO, FileList, find_files
from argmap.cli.outputs import place_below
from argmap.cli.terminals import Problem

if TYPE_CHECKING:
    from collections.abc import Iterable


@attrs.frozen
class Job:
    """One input and where its output goes.

    Args:
        name: The input, a path or ``"-"``.
        folder: The folder below which the output lies; None if a file is named.
        target: The output: a path, below *folder* if there is one; ``"-"`` is stdout.
    """

    name: str
    folder: str | None
    target: str

    @property
    def output(self) -> str:
        """The output as messages call it."""
        return os.path.join(self.folder or "", self.target)  # noqa: PTH118

    def open_target(self) -> str | Path:
        """Return the output, its folder made.

        Raises:
            Problem: It would lie outside the folder, or no folder can be made.
        """
        if self.folder is None:
            return self.target
        return place_below(Path(self.folder), Path(self.target))


@attrs.frozen
class Plan:
    """The jobs, and what is wrong with arguments that name nothing."""

    jobs: tuple[Job, ...]
    problems: tuple[Problem, ...]


def plan_jobs(
    names: tuple[str, ...], out: str | None, suffix: str, suffixes: tuple[str, ...]
) -> Plan:
    """Return what is to be made of the inputs *names*.

    A folder stands for the files in it that end in *suffixes*; their outputs keep
    their relative paths. Outputs that would share a name keep the old suffix as well.

    Args:
        names: Files and folders, or ``"-"``.
        out: A file or folder; None and ``"-"`` mean stdout.
        suffix: What outputs in a folder end in.
        suffixes: What inputs in a folder end in.

    Raises:
        Problem: Several inputs, and *out* is no folder.
    """
    if not are_several(names):
        listed = find_files(names)
        if out is None or out == STDIO or not _is_folder(out):
            jobs = tuple(Job(name, None, out or STDIO) for name in listed.files)
            return Plan(jobs, listed.problems)
    if out is None or out == STDIO:
        message = "several files need a folder to go to"
        raise Problem(message, "write `-o FOLDER` behind the names")
    if os.path.isfile(out):  # noqa: PTH113
        message = f"several files cannot go into the one file `{out}`"
        raise Problem(message, "name a folder behind `-o`")
    pairs: dict[str, str] = {}
    problems: list[Problem] = []
    for name in names:
        below = find_files([name], suffixes)
        problems += below.problems
        pairs.update(_relative(name, below, _real(out)))
    targets = _name_targets(pairs.values(), suffix)
    jobs = tuple(
        Job(name, out, target) for name, target in zip(pairs, targets, strict=True)
    )
    return Plan(jobs, tuple(problems))


def are_several(names: tuple[str, ...]) -> bool:
    """Tell whether *names* may mean several files, so that outputs need a folder."""
    return len(names) > 1 or any(os.path.isdir(name) for name in names)  # noqa: PTH112


def _is_folder(out: str) -> bool:
    return out.endswith(("/", os.sep)) or os.path.isdir(out)  # noqa: PTH112


def _real(path: str) -> str:
    return os.path.realpath(path)


def _relative(name: str, below: FileList, out: str) -> dict[str, str]:
    """Return input → its path as seen from the folder or file that was named."""
    if not os.path.isdir(name):  # noqa: PTH112
        return {
            file: "stdin" if file == STDIO else Path(file).name for file in below.files
        }
    inside = _real(name)
    return {
        file: os.path.relpath(file, name)
        for file in below.files
        # What an earlier run wrote into a folder in here is no input.
        if out == inside or not _real(file).startswith(out + os.sep)
    }


def _name_targets(relative: Iterable[str], suffix: str) -> list[str]:
    """Replace suffixes; where that would make two outputs one, keep the old ones."""
    paths = [Path(one) for one in relative]
    plain = [_fold(path.with_suffix(suffix)) for path in paths]
    taken: set[str] = set()
    targets: list[str] = []
    for path, folded in zip(paths, plain, strict=True):
        target = path.with_suffix(suffix)
        if plain.count(folded) > 1:
            target = path.with_name(path.name + suffix)
        number = 2
        while _fold(target) in taken:
            target = target.with_name(f"{path.name}-{number}{suffix}")
            number += 1
        taken.add(_fold(target))
        targets.append(str(target))
    return targets


def _fold(path: Path) -> str:
    # Some file systems take A.json and a.json for one file.
    return str(path).casefold()
