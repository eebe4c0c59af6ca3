"""What a reader needs: a problem with its file, its lines and its rule, made of handles, words, dates and counts only."""

import re
from collections.abc import Container, Iterator, Sequence
from typing import Final, NamedTuple

from planlint.document import SOMEBODY, Document, Path, Position, StandIn
from planlint.identity import fingerprint, identity, told_apart
from planlint.plan import known_keys
from planlint.rulebook import Problem, Rule, Severity

MASKED: Final = "[key]"
"""What stands for a key that may be anybody's words."""

MASKED_WORD: Final = SOMEBODY
"""What stands for a word that was written for a handle, but names nobody in the plan."""

_KEYED_BY_HANDLE: Final = ("people", "workers")
_HANDLE: Final = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}")


class Related(NamedTuple):
    """Another place that belongs to a finding."""

    message: str
    path: Path
    start: Position
    end: Position
    line_end: int = 0
    """The column after the last character that it takes up on its first line."""
    fingerprint: str = ""
    """Of a place that has the problem by itself, what `Finding.fingerprint` is of the first; empty for any other."""
    file: str = ""
    """The file in which it stands, where that is another than the finding's."""


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
    fingerprint: str
    """What stays the same while the plan around it changes (see `planlint.identity`); unique within the file."""
    line_end: int = 0
    """The column after the last character that it takes up on its first line."""


class Found(NamedTuple):
    """A finding with the problem that it was made of, whose paths are as they stand in the plan and not fit to print."""

    finding: Finding
    problem: Problem

    @property
    def places(self) -> Iterator[tuple[str, Path, int]]:
        """Fingerprint, path and line of every place that has the problem by itself."""
        yield self.finding.fingerprint, self.problem.at, self.finding.start.line
        for other, (path, _) in zip(self.finding.related, self.problem.related, strict=True):
            if other.fingerprint:
                yield other.fingerprint, path, other.start.line

    @property
    def paths(self) -> tuple[Path, ...]:
        """The path of every place that belongs to it."""
        return (self.problem.at, *(path for path, _ in self.problem.related))


class Crash(NamedTuple):
    """A rule that raised: which, where in its code, and what kind of exception; never its text, which may hold the plan's."""

    file: str
    rule: str
    exception: str
    place: str


def shown(path: Path) -> Path:
    """Return a path fit to print: a key that is no key of the format and no handle may be anybody's words."""
    return tuple(_shown(step, path[0] if at == 1 else "") for at, step in enumerate(path))


def _shown(step: str | int, group: str | int) -> str | int:
    if isinstance(step, StandIn):
        return str(step)
    return step if _is_plain(step, group) else MASKED


def _is_plain(step: str | int, group: str | int) -> bool:
    if isinstance(step, int) or step in known_keys():
        return True
    return group in _KEYED_BY_HANDLE and _HANDLE.fullmatch(step) is not None


def finding_from(problem: Problem, rule: Rule, document: Document, file: str, severity: Severity | None = None) -> Finding:
    """Give a problem its file, its place and its severity: the rule's (or the one given instead), or the problem's, if milder."""
    span = document.key_span(problem.at) if problem.on_key else document.span(problem.at, problem.words)
    severity = severity or rule.severity
    if problem.severity is not None and problem.severity.rank < severity.rank:
        severity = problem.severity
    related = []
    for path, note in problem.related:
        place = document.span(path)
        mark = fingerprint(rule.name, identity(document, path)) if problem.alike else ""
        related.append(Related(note, shown(path), place.start, place.end, document.source.line_end(place), mark))
    return Finding(
        file, span.start, span.end, rule.name, severity, problem.message, shown(problem.at), tuple(related), document.number,
        fingerprint(rule.name, identity(document, problem.at)), document.source.line_end(span),
    )  # fmt: skip


def parted(finding: Finding, gone: Container[str]) -> tuple[Finding | None, Finding | None]:
    """Part a finding into what is left without the places with these fingerprints, and what they are: None where that is nothing.

    The first place of each part stands for it.
    """
    stays = {mark for mark in fingerprints(finding) if mark not in gone}
    return _without(finding, gone), _without(finding, stays)


def _without(finding: Finding, gone: Container[str]) -> Finding | None:
    stays = tuple(other for other in finding.related if not other.fingerprint or other.fingerprint not in gone)
    if finding.fingerprint not in gone:
        return finding._replace(related=stays)
    heir = next((other for other in stays if other.fingerprint), None)
    if heir is None:
        return None
    return finding._replace(
        start=heir.start, end=heir.end, path=heir.path, line_end=heir.line_end, fingerprint=heir.fingerprint,
        related=tuple(other for other in stays if other is not heir),
    )  # fmt: skip


def fingerprints(finding: Finding) -> Iterator[str]:
    """Yield the fingerprint of every place that has the problem of a finding."""
    yield finding.fingerprint
    yield from (other.fingerprint for other in finding.related if other.fingerprint)


def with_unique_fingerprints(findings: Sequence[Finding]) -> list[Finding]:
    """Tell findings of one rule at one place apart: by their order, whatever the lines."""
    every = [each for finding in findings for each in fingerprints(finding)]
    if len(set(every)) == len(every):
        return list(findings)
    unique = told_apart(every)
    return [
        finding._replace(
            fingerprint=next(unique),
            related=tuple(other._replace(fingerprint=next(unique)) if other.fingerprint else other for other in finding.related),
        )
        for finding in findings
    ]
