"""What a run comes to: counts of findings, of plans and rules that looked, and of what was not looked at."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum

from planlint.finding import Crash
from planlint.linter import Checked, Unjudged
from planlint.rulebook import Severity


class Exit(IntEnum):
    """The exit codes; where several apply, the highest wins."""

    NOTHING_FOUND = 0
    FINDINGS = 1
    USAGE = 2
    NOTHING_CHECKED = 3
    UNREADABLE = 4
    CRASHED = 5
    INTERRUPTED = 130


@dataclass
class Tally:
    """Counts over all files of a run; it does not grow with their number, but for what went wrong."""

    rules: int
    """How many rules were chosen."""
    others: int = 0
    """How many files in the folders searched are no plans."""
    plans: int = 0
    findings: Counter[Severity] = field(default_factory=Counter)
    judged_on: Counter[date] = field(default_factory=Counter)
    unjudged: Counter[Unjudged] = field(default_factory=Counter)
    crashes: list[Crash] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)
    """Files and folders that could not be read, or not wholly."""

    def counting(self, results: Iterable[Checked]) -> Iterator[Checked]:
        """Pass the results on, one by one, and count them."""
        for checked in results:
            self.plans += len(checked.plans)
            self.findings.update(finding.severity for finding in checked.findings)
            for looked in checked.plans:
                self.judged_on[looked.judged_on] += 1
                self.unjudged.update(looked.unjudged)
            self.crashes += checked.crashes
            if checked.unreadable:
                self.unreadable.append(checked.file)
            yield checked

    @property
    def unlooked(self) -> int:
        """How many of the rules could not look at one plan or more."""
        return len({unjudged.rule for unjudged in self.unjudged})

    def exit(self, fail_on: Severity, exit_zero: bool) -> Exit:
        """Return the exit code: findings count from `fail_on` up, and `exit_zero` hides those alone."""
        if self.crashes:
            return Exit.CRASHED
        if self.unreadable:
            return Exit.UNREADABLE
        if not self.plans:
            return Exit.NOTHING_CHECKED
        failing = any(count and severity.rank >= fail_on.rank for severity, count in self.findings.items())
        return Exit.FINDINGS if failing and not exit_zero else Exit.NOTHING_FOUND
