"""Checking many files: in order, on one core or on all, with the same results."""

import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from types import MappingProxyType
from typing import Final

from planlint.across import Contribution, look_across
from planlint.decisions import Ruling, apply_across
from planlint.document import Position
from planlint.files import NO_NAME, Target, contents
from planlint.finding import Finding, fingerprints, with_unique_fingerprints
from planlint.history import Origin
from planlint.identity import fingerprint
from planlint.linter import Checked, check
from planlint.reading import READING_RULES
from planlint.rulebook import Rule, Severity
from planlint.terms import Terms

WORTH_PROCESSES: Final = 150
"""From how many files on several processes are quicker than one."""
_CHUNK: Final = 8


def check_target(
    target: Target, terms: Terms, as_of: date, detailed: bool = False, origin: Origin | None = None
) -> Checked:  # fmt: skip
    """Read one file and check it; one that cannot be opened is a finding, and counts as not read."""
    try:
        raw = contents(target)
    except OSError as error:
        rule = READING_RULES["unreadable-file"]
        start = Position(1, 1)
        message = f"the file cannot be opened: {os.strerror(error.errno) if error.errno else type(error).__name__}"
        finding = Finding(target.name, start, start, rule.name, rule.severity, message, (), (), 0, fingerprint(rule.name, ()))
        return Checked(target.name, [finding], unreadable=True)
    earlier = origin.earlier() if origin is not None else None
    return check(
        raw, target.name, terms.rules, as_of, terms.settings, terms.severities, terms.draft_rules, detailed, terms.locked,
        earlier, _folder(target),
    )  # fmt: skip


def _folder(target: Target) -> str | None:
    """Return the folder of a file; of standard input, that of the name under which it is reported, if there is one."""
    folder = os.path.dirname(os.path.abspath(target.name if target.path is None else target.path))
    return None if target.path is None and (target.name == NO_NAME or not os.path.isdir(folder)) else folder


def check_targets(
    work: Sequence[tuple[Target, Terms]], as_of: date, detailed: bool = False, compare: bool = True,
    since: Mapping[str, Origin] = MappingProxyType({}),
) -> Iterator[Checked]:  # fmt: skip
    """Check files one after the other, or on all cores where there are many; yields the results in the order given.

    Takes each file with the terms on which its plans are judged, and the day of judgement for plans that state none;
    `detailed` as for `check`; for the files of which only changes are to be reported, where their earlier version is. What the
    rules find that compare plans comes last, by file, if they are to.
    """
    contributions: list[Contribution] = []
    before: list[Contribution] = []
    rulings: dict[str, list[Ruling]] = {}
    for checked in _check_each(work, as_of, detailed, since):
        contributions += checked.contributions
        before += checked.contributed_before
        rulings[checked.file] = checked.rulings
        checked.contributions, checked.contributed_before = [], []
        yield checked
    if compare and len(contributions) > 1:
        terms = {target.name: its for target, its in work}
        known = {
            mark for findings in _across(before, terms).values() for finding in findings for mark in fingerprints(finding)
        }  # fmt: skip
        for file, findings in _across(contributions, terms).items():
            left, hidden = apply_across(findings, rulings.get(file, ()))
            allowed = Counter(finding.rule for finding in hidden)
            shown = [finding for finding in left if file not in since or not known.issuperset(fingerprints(finding))]
            unchanged = [finding for finding in left if finding not in shown]
            yield Checked(file, shown, allowed=allowed, hidden_by_decision=hidden, unchanged=unchanged)


def _across(contributions: list[Contribution], terms: Mapping[str, Terms]) -> dict[str, list[Finding]]:
    """Return what is found by the rules that compare plans, by file."""

    def grave(each: Contribution, rule: Rule) -> Severity | None:
        its = terms[each.file]
        asked = its.draft_rules if each.draft and its.draft_rules is not None else its.rules
        return its.severities.get(rule.name, rule.severity) if rule in asked else None

    contributions.sort(key=lambda each: (each.file, each.document))
    rules = dict.fromkeys(rule for each in dict.fromkeys(terms.values()) for rule in each.all_rules if rule.across is not None)
    found: dict[str, list[Finding]] = {}
    for finding in look_across(contributions, list(rules), grave):
        found.setdefault(finding.file, []).append(finding)
    return {file: with_unique_fingerprints(findings) for file, findings in found.items()}


def _check_each(
    work: Sequence[tuple[Target, Terms]], as_of: date, detailed: bool, since: Mapping[str, Origin]
) -> Iterator[Checked]:  # fmt: skip
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    if len(work) < WORTH_PROCESSES or cores == 1 or any(target.path is None for target, _ in work):
        for target, terms in work:
            yield check_target(target, terms, as_of, detailed, since.get(target.name))
        return
    import multiprocessing  # takes longer to import than a plan takes to check, and most runs are small

    numbers = {terms: number for number, terms in enumerate(dict.fromkeys(terms for _, terms in work))}
    with multiprocessing.Pool(cores, _begin, (tuple(numbers), as_of, detailed)) as pool:
        parts = [(target, numbers[terms], since.get(target.name)) for target, terms in work]
        yield from pool.imap(_check_in_worker, parts, _CHUNK)


_work: tuple[tuple[Terms, ...], date, bool]


def _begin(terms: tuple[Terms, ...], as_of: date, detailed: bool) -> None:
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to answer: it ends the workers
    global _work  # one worker process does one kind of work
    _work = (terms, as_of, detailed)


def _check_in_worker(part: tuple[Target, int, Origin | None]) -> Checked:
    target, number, origin = part
    terms, as_of, detailed = _work
    return check_target(target, terms[number], as_of, detailed, origin)
