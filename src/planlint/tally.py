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


@dataclass
class Tally:
    """Counts over all files of a run; it does not grow with their number, but for what went wrong."""

    rules: int
    """How many rules were chosen."""
    fail_on: dict[str, Severity] = field(default_factory=dict)
    """For each file the mildest finding that fails the run; an error, where it is not named."""
    configured_by: tuple[str, ...] = ()
    """The configuration files that were in force."""
    left_out: int = 0
    """How many files the configuration leaves out, or were named and are no plans."""
    others: int = 0
    """How many files in the folders searched are no plans."""
    all_left_out: bool = False
    """Whether every path was a file that was named and left out: a hook passes what a commit changes, plans or not."""
    compared: bool = True
    """Whether plans were to be compared with each other."""
    plans: int = 0
    findings: Counter[Severity] = field(default_factory=Counter)
    failing: int = 0
    """How many of the findings fail the run."""
    judged_on: Counter[date] = field(default_factory=Counter)
    unjudged: Counter[Unjudged] = field(default_factory=Counter)
    crashes: list[Crash] = field(default_factory=list)
    allowed: Counter[str] = field(default_factory=Counter)
    """How many places decisions on record allow, by rule."""
    in_baseline: int = 0
    """How many places a baseline records."""
    unchanged: int = 0
    """How many findings were left out because nothing about them changed."""
    unreadable: list[str] = field(default_factory=list)
    """Files and folders that could not be read, or not wholly."""

    def counting(self, results: Iterable[Checked]) -> Iterator[Checked]:
        """Pass the results on, one by one, and count them."""
        for checked in results:
            self.plans += len(checked.plans)
            self.findings.update(finding.severity for finding in checked.findings)
            limit = self.fail_on.get(checked.file, Severity.ERROR).rank
            self.failing += sum(finding.severity.rank >= limit for finding in checked.findings)
            for looked in checked.plans:
                self.judged_on[looked.judged_on] += 1
                self.unjudged.update(looked.unjudged)
            self.crashes += checked.crashes
            self.allowed += checked.allowed
            self.in_baseline += checked.in_baseline
            self.unchanged += len(checked.unchanged)
            if checked.unreadable:
                self.unreadable.append(checked.file)
            yield checked

    @property
    def unlooked(self) -> int:
        """How many of the rules could not look at one plan or more."""
        return len({unjudged.rule for unjudged in self.unjudged} | self.crashed)

    @property
    def crashed(self) -> set[str]:
        """The names of the rules that crashed on one plan or more."""
        return {crash.rule for crash in self.crashes}

    @property
    def checked_nothing(self) -> bool:
        """Whether no plan was looked at, though there should have been one."""
        return not self.plans and not self.all_left_out

    def exit(self, exit_zero: bool) -> Exit:
        """Return the exit code; `exit_zero` hides findings alone. Nothing to check is fine if all files named were left out."""
        if self.crashes:
            return Exit.CRASHED
        if self.unreadable:
            return Exit.UNREADABLE
        if self.checked_nothing:
            return Exit.NOTHING_CHECKED
        return Exit.FINDINGS if self.failing and not exit_zero else Exit.NOTHING_FOUND
