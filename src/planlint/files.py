"""Which files are checked: the ones named, and the plans found in the folders named."""

import os
import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, NamedTuple

from planlint.document import SIZE_LIMIT

SUFFIXES: Final = (".yaml", ".yml", ".json")
STDIN: Final = "-"

_PLAN: Final = re.compile(rb"""^[ \t{]*["']?(?:planlint|violence|people)["']?[ \t]*:""", re.MULTILINE)
"""A file with one of these keys at the start of a line is a plan, even one that lacks the others."""
_HEAD: Final = 64 * 1024


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


def find(paths: Iterable[str], stdin_name: str) -> Found:
    """Find the plans to check.

    Takes files, folders and `-` (standard input, reported under `stdin_name`). A file that is named is always checked; in a
    folder, those that end in .yaml, .yml or .json and hold a plan's keys, but for hidden folders. Returns each file once, those
    of a folder in order of their names. Raises FileNotFoundError for a path that does not exist.
    """
    targets: dict[str, Target] = {}
    others = 0
    closed: list[str] = []
    for path in paths:
        if path == STDIN:
            targets.setdefault(STDIN, Target(stdin_name, None))
        elif os.path.isdir(path):
            for file in _walk(path, closed):
                if not _holds_plan(file):
                    others += 1
                else:
                    targets.setdefault(os.path.realpath(file), Target(os.path.normpath(file), Path(file)))
        elif os.path.lexists(path):
            targets.setdefault(os.path.realpath(path), Target(os.path.normpath(path), Path(path)))
        else:
            raise FileNotFoundError(path)
    return Found(tuple(targets.values()), others, tuple(closed))


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
        found += [os.path.join(root, name) for name in names if name.endswith(SUFFIXES) and not name.startswith(".")]
    return sorted(found)


def _holds_plan(file: str) -> bool:
    """Whether a file looks like a plan; one that cannot be read or is no UTF-8 text might be one, so it is checked."""
    try:
        with open(file, "rb") as opened:
            head = opened.read(_HEAD)
            if _PLAN.search(head):
                return True
            rest = opened.read(SIZE_LIMIT)
    except OSError:
        return True
    return b"\x00" in head or _PLAN.search(rest) is not None
