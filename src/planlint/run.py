"""Checking many files: in order, on one core or on all, with the same results."""

import os
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from planlint.document import Position
from planlint.files import Target, contents
from planlint.finding import Finding
from planlint.linter import Checked, check
from planlint.packs import load_rules
from planlint.reading import READING_RULES
from planlint.rulebook import Rule
from planlint.settings import DEFAULTS, Settings

WORTH_PROCESSES: Final = 150
"""From how many files on several processes are quicker than one."""
_CHUNK: Final = 8


def check_target(target: Target, rules: Sequence[Rule], as_of: date, settings: Settings = DEFAULTS) -> Checked:
    """Read one file and check it; one that cannot be opened is a finding, and counts as not read."""
    try:
        raw = contents(target)
    except OSError as error:
        rule = READING_RULES["unreadable-file"]
        start = Position(1, 1)
        message = f"the file cannot be opened: {os.strerror(error.errno) if error.errno else type(error).__name__}"
        finding = Finding(target.name, start, start, rule.name, rule.severity, message, (), (), 0)
        return Checked(target.name, [finding], unreadable=True)
    return check(raw, target.name, rules, as_of, settings)


def check_targets(
    targets: Sequence[Target], rules: Sequence[Rule], as_of: date, settings: Settings = DEFAULTS
) -> Iterator[Checked]:
    """Check files one after the other, or on all cores where there are many; yields the results in the order given."""
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(targets) < WORTH_PROCESSES or cores == 1 or any(target.path is None for target in targets):
        for target in targets:
            yield check_target(target, rules, as_of, settings)
        return
    import multiprocessing  # takes longer to import than a plan takes to check, and most runs are small

    names = frozenset(rule.name for rule in rules)
    with multiprocessing.Pool(cores, _begin, (names, as_of, settings)) as pool:
        yield from pool.imap(_check_in_worker, targets, _CHUNK)


_work: tuple[tuple[Rule, ...], date, Settings]


def _begin(names: frozenset[str], as_of: date, settings: Settings) -> None:
    global _work  # one worker process does one kind of work
    _work = (tuple(rule for rule in load_rules() if rule.name in names), as_of, settings)


def _check_in_worker(target: Target) -> Checked:
    return check_target(target, *_work)
