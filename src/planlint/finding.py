"""What a reader needs: a problem with its file, its lines and its rule, made of handles, words, dates and counts only."""

import re
from typing import Final, NamedTuple

from planlint.document import Document, Path, Position
from planlint.plan import known_keys
from planlint.rulebook import Problem, Rule, Severity

MASKED: Final = "[key]"
"""What stands for a key that may be anybody's words."""

MASKED_WORD: Final = "[somebody]"
"""What stands for a word that was written for a handle, but names nobody in the plan."""

_KEYED_BY_HANDLE: Final = ("people", "workers")
_HANDLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")


class Related(NamedTuple):
    """Another place that belongs to a finding."""

    message: str
    path: Path
    start: Position
    end: Position


class Finding(NamedTuple):
    """One finding, as every report shows it."""

    file: str
    start: Position
    end: Position
    rule: str
    severity: Severity
    message: str
    path: Path
    related: tuple[Related, ...]
    document: int
    """Which document of the file it is in, from 0."""


class Crash(NamedTuple):
    """A rule that raised: which, where in its code, and what kind of exception; never its text, which may hold the plan's."""

    file: str
    rule: str
    exception: str
    place: str


def shown(path: Path) -> Path:
    """Return a path fit to print: a key that is no key of the format and no handle may be anybody's words."""
    return tuple(step if _is_plain(step, path[at - 1] if at else "") else MASKED for at, step in enumerate(path))


def _is_plain(step: str | int, before: str | int) -> bool:
    if isinstance(step, int) or step in known_keys():
        return True
    return before in _KEYED_BY_HANDLE and _HANDLE.fullmatch(step) is not None


def finding_from(problem: Problem, rule: Rule, document: Document, file: str) -> Finding:
    """Give a problem its file, its place and its severity (the milder of the rule's and the problem's own)."""
    span = document.key_span(problem.at) if problem.on_key else document.span(problem.at, problem.words)
    severity = rule.severity
    if problem.severity is not None and problem.severity.rank < severity.rank:
        severity = problem.severity
    related = []
    for path, note in problem.related:
        place = document.span(path)
        related.append(Related(note, shown(path), place.start, place.end))
    return Finding(
        file, span.start, span.end, rule.name, severity, problem.message, shown(problem.at), tuple(related), document.number
    )
