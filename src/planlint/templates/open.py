"""The template that a plan names: found inside the repository, read as data, and within the bounds of every file."""

import os
import stat
from datetime import date
from functools import lru_cache
from typing import Final

from planlint.config.search import is_root
from planlint.document import SIZE_LIMIT, Document, read
from planlint.plan import Plan, plan_from
from planlint.schema import misfits
from planlint.settings import DEFAULTS

_KEPT: Final = 64
"""How many templates are kept once they were read: the plans of a repository share a few."""


class NoTemplate(Exception):
    """The template of a plan cannot be looked at; the message says why, and holds no word of the plan."""


def template_of(named: str, folder: str | None, judged_on: date) -> Plan:
    """Return the template that a plan names.

    Takes the path as written in the plan, the folder of its file (None for standard input), and the day of judgement. Raises
    NoTemplate for a path that is not relative or leads out of the repository, and for a file that cannot be opened or read, or
    is no template.
    """
    if folder is None:
        raise NoTemplate("the template cannot be looked at: what comes by standard input lies in no folder")
    if os.path.isabs(named) or "\\" in named or ":" in named:
        raise NoTemplate("a path relative to this file is expected here, with / between its steps")
    path = os.path.realpath(os.path.join(folder, *named.split("/")))
    if not lies_inside(path, limit_of(folder)):
        raise NoTemplate("the template lies outside of the repository; only files inside are read")
    try:
        state = os.stat(path)
        if not stat.S_ISREG(state.st_mode):
            raise NoTemplate("the template is no file")
        document = _read(path, state.st_mtime_ns, state.st_size)
    except OSError as error:
        why = os.strerror(error.errno) if error.errno else type(error).__name__
        raise NoTemplate(f"the template cannot be opened: {why}") from None
    unsound = frozenset(misfit.group for misfit in misfits(document) if misfit.group is not None)
    return plan_from(document, unsound, judged_on, DEFAULTS)


def limit_of(folder: str) -> str:
    """Return the folder out of which no template may lie: the root of the repository.

    Where there is none it is the current folder, if the plan lies in it, else the plan's own.
    """
    start = at = os.path.realpath(folder)
    while not is_root(at):
        at = os.path.dirname(at)
    if os.path.lexists(os.path.join(at, ".git")):
        return at
    here = os.path.realpath(os.getcwd())
    return here if lies_inside(start, here) else start


def lies_inside(path: str, folder: str) -> bool:
    """Whether a path is a folder or lies in it; both without links in them."""
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


@lru_cache(_KEPT)
def _read(path: str, changed: int, size: int) -> Document:
    """Read a template; when it was last changed and its size tell whether it was read before."""
    with open(path, "rb") as file:
        documents = read(file.read(SIZE_LIMIT + 1))
    if len(documents) != 1 or documents[0].fatal:
        raise NoTemplate("the template cannot be read: it is no YAML, or holds more than one document")
    if documents[0].top("kind") != "template":
        raise NoTemplate("the file that is named as template is none: it does not say kind: template")
    return documents[0]
