"""Which files are checked: the ones named, and the plans found in the folders named."""

import os
import re
import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final, NamedTuple

from planlint.document import SIZE_LIMIT

SUFFIXES: Final = (".yaml", ".yml", ".json")
STDIN: Final = "-"
NO_NAME: Final = "<stdin>"
"""Under which standard input is reported that was given no name."""

_PLAN: Final = re.compile(rb"""^[ \t{]*["']?(?:planlint|violence|people)["']?[ \t]*:""", re.MULTILINE)
"""A file with one of these keys at the start of a line is a plan, even one that lacks the others."""
_SCHEMA: Final = re.compile(rb"""\$schema["']?[ \t]*:[ \t\r\n]*["']?https?://json-schema\.org/""")
"""A JSON Schema, such as that of plans beside the plans, holds these keys too and is none."""
_HEAD: Final = 64 * 1024


Wanted = Callable[[str], bool | None]
"""What a configuration says of a file: True, it is to be checked; False, it is to be left out; None, nothing."""


class Target(NamedTuple):
    """A file to check: the name that reports give it, and where it is (None: standard input)."""

    name: str
    path: Path | None


class Found(NamedTuple):
    """What a search gave."""

    targets: tuple[Target, ...]
    others: int
    """How many YAML and JSON files in the folders are no plans."""
    closed: tuple[str, ...]
    """Folders that could not be opened."""
    left_out: int = 0
    """How many files the configuration leaves out, or were named and are no plans."""
    all_left_out: bool = False
    """Whether every path given is a file, and all of them were left out."""


def find(paths: Iterable[str], stdin_name: str, wanted: Wanted = lambda file: None, force_exclude: bool = False) -> Found:
    """Find the plans to check.

    Takes files, folders and `-` (standard input, reported under `stdin_name`), and what the configuration says of a file. A file
    that is named is always checked, but under `force_exclude` only if a search of its folder would have found it; in a folder,
    those that end in .yaml, .yml or .json and hold a plan's keys or are wanted, but for hidden ones and those to be left out.
    Returns each file once, in order of the names, however they were given. Raises FileNotFoundError for a path that does not
    exist.
    """
    targets: dict[str, Target] = {}
    others: set[str] = set()
    left_out: set[str] = set()
    closed: list[str] = []
    given = tuple(paths)

    def look_at(file: str, named: bool = False) -> None:
        key, verdict = os.path.realpath(file), wanted(file)
        if verdict is False or (named and not _may_be_plan(file)):
            left_out.add(key)
        elif verdict or _holds_plan(file):
            targets.setdefault(key, Target(os.path.normpath(file), Path(file)))
        else:
            (left_out if named else others).add(key)

    for path in given:
        if path == STDIN:
            if force_exclude and wanted(stdin_name) is False:
                left_out.add(STDIN)
            else:
                targets.setdefault(STDIN, Target(stdin_name, None))
        elif os.path.isdir(path):
            for file in _walk(path, closed):
                look_at(file)
        elif not os.path.lexists(path):
            raise FileNotFoundError(path)
        elif force_exclude:
            look_at(path, named=True)
        else:
            targets.setdefault(os.path.realpath(path), Target(os.path.normpath(path), Path(path)))
    in_order = tuple(sorted(targets.values(), key=lambda target: target.name))
    all_left_out = bool(left_out) and not targets and not any(map(os.path.isdir, given))
    return Found(in_order, len(others), tuple(closed), len(left_out - targets.keys()), all_left_out)


def _may_be_plan(file: str) -> bool:
    """Whether a search would look into a file: by its ending, and since no step of its path is hidden."""
    steps = [os.path.basename(file)] if os.path.isabs(file) else os.path.normpath(file).split(os.sep)
    return file.lower().endswith(SUFFIXES) and not any(step.startswith(".") and step != os.pardir for step in steps)


def contents(target: Target) -> bytes:
    """Return the bytes of a file to check, at most one more than can be read. Raises OSError where it cannot be opened."""
    if target.path is None:
        return sys.stdin.buffer.read(SIZE_LIMIT + 1)
    with target.path.open("rb") as file:
        return file.read(SIZE_LIMIT + 1)


def _walk(folder: str, closed: list[str]) -> list[str]:
    found: list[str] = []
    for root, folders, names in os.walk(folder, onerror=lambda error: closed.append(str(error.filename))):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        found += [os.path.join(root, name) for name in names if name.lower().endswith(SUFFIXES) and not name.startswith(".")]
    return sorted(found)


def _holds_plan(file: str) -> bool:
    """Whether a file looks like a plan; one that cannot be read or is no UTF-8 text might be one, so it is checked."""
    try:
        with open(file, "rb") as opened:
            head = opened.read(_HEAD)
            if _SCHEMA.search(head):
                return False
            if _PLAN.search(head):
                return True
            rest = opened.read(SIZE_LIMIT)
    except OSError:
        return True
    return b"\x00" in head or _PLAN.search(rest) is not None
