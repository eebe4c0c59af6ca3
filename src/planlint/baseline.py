"""The baseline: what stood in the plans of a repository when it took planlint up, so that only what is new fails.

It records for each file and rule the fingerprints of places (see `planlint.identity`): no text, no counts, no line numbers. So an
entry outlives edits around it, and one problem in the place of another of its kind is seen.
"""

import json
import os
import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from planlint.document import Position
from planlint.document.document import Source
from planlint.finding import Finding, fingerprints, parted
from planlint.identity import fingerprint
from planlint.linter import Checked
from planlint.packs import load_rules
from planlint.reading import BEYOND_DECISION, READING_RULES
from planlint.report.printable import inert_name
from planlint.rulebook import Severity
from planlint.terms import Terms

DEFAULT_FILE: Final = ".planlint-baseline.json"
VERSION: Final = 1
_KEY: Final = "planlint_baseline"
_FIXED: Final = READING_RULES["fixed-but-in-baseline"]
_MARK: Final = re.compile("[0-9a-f]{64}")

Entries = dict[str, dict[str, list[str]]]
"""Fingerprints by file (seen from the baseline's folder) and rule."""


class BadBaseline(Exception):
    """A baseline that cannot be used: the file, the place in it, and why."""


def path_in_baseline(name: str, baseline: Path) -> str:
    """Return the path of a plan as a baseline records it: from the folder of the baseline, with slashes."""
    folder, file = os.path.split(os.path.abspath(name))
    there = os.path.join(os.path.realpath(folder), file)
    try:
        return os.path.relpath(there, os.path.realpath(baseline.parent)).replace(os.sep, "/")
    except ValueError:  # another drive of Windows
        return there.replace(os.sep, "/")


def may_be_recorded(rule: str, locked: Collection[str]) -> bool:
    """Whether a baseline may hide what a rule finds: not of those that always run, and not of locked ones."""
    return rule not in BEYOND_DECISION and rule not in locked


def entries_from(results: Iterable[Checked], terms: Mapping[str, Terms], baseline: Path) -> Entries:
    """Gather what is to be recorded of the results of a run, given the terms of each file."""
    entries: Entries = {}
    for checked in results:
        if checked.file not in terms:
            continue  # what is said of a baseline itself
        rules = entries.setdefault(path_in_baseline(checked.file, baseline), {})
        for finding in checked.findings:
            if may_be_recorded(finding.rule, terms[checked.file].locked):
                rules.setdefault(finding.rule, []).extend(fingerprints(finding))
    return entries


def text_of(*parts: Entries) -> str:
    """Return entries as the text of a baseline: JSON in ASCII, in the order of names, the same bytes for the same entries."""
    every: dict[str, dict[str, set[str]]] = {}
    for entries in parts:
        for file, rules in entries.items():
            for rule, marks in rules.items():
                every.setdefault(file, {}).setdefault(rule, set()).update(marks)
    plans = {
        file: {rule: sorted(marks) for rule, marks in sorted(rules.items()) if marks} for file, rules in sorted(every.items())
    }
    return json.dumps({_KEY: VERSION, "plans": {file: rules for file, rules in plans.items() if rules}}, indent=1) + "\n"


class Baseline:
    """A baseline in use: it hides what it records, and tells what of it was not found any more."""

    def __init__(self, file: Path) -> None:
        """Read a baseline. Raises BadBaseline with the place of what is wrong in it."""
        self.file = file
        self.text = _text(file)
        self.entries = _entries(self.text, file)
        self.left = {
            (path, rule): dict.fromkeys(marks) for path, rules in self.entries.items() for rule, marks in rules.items()
        }  # fmt: skip
        """What it records and has not been found so far, by file and rule."""
        self.unsure: set[tuple[str, str]] = set()
        """Files and rules of which this run cannot tell whether what is recorded is still there."""

    def hiding(self, results: Iterable[Checked], terms: Mapping[str, Terms], strict: bool = False) -> Iterator[Checked]:
        """Pass results on without what is recorded; at the end tell of what is recorded and was not found.

        Takes the terms of each file, and whether an entry that stands for nothing any more fails the run.
        """
        paths: dict[str, str] = {}
        for checked in results:
            path = paths.setdefault(checked.file, path_in_baseline(checked.file, self.file))
            self._doubt(checked, path)
            locked = terms[checked.file].locked
            parts = [self._parted(finding, path, locked) for finding in checked.findings]
            for finding in checked.unchanged:
                self._parted(finding, path, locked)
            checked.findings = [left for left, _ in parts if left is not None]
            checked.hidden_by_baseline = [hidden for _, hidden in parts if hidden is not None]
            checked.in_baseline = sum(1 for hidden in checked.hidden_by_baseline for _ in fingerprints(hidden))
            yield checked
        told = list(self.fixed({path: terms[file] for file, path in paths.items()}, strict))
        if told:
            yield Checked(str(self.file), told)

    def fixed(self, terms: Mapping[str, Terms], strict: bool = False) -> Iterator[Finding]:
        """Yield a finding for each file and rule of which something is recorded that was not found; takes terms by path."""
        source = Source.of(self.text)
        severity = Severity.ERROR if strict else _FIXED.severity
        for (path, rule), (reason, marks) in self._mended(terms):
            offset = self._offset(path, rule, next(iter(marks)))
            span = source.span(offset, offset + len(next(iter(marks))) + 2)
            yield Finding(
                str(self.file), span.start, span.end, _FIXED.name, severity, f"{reason}: take this out of the baseline",
                (), (), 0, fingerprint(_FIXED.name, (path, rule)), span.end.column,
            )  # fmt: skip

    def kept(self, terms: Mapping[str, Terms]) -> Entries:
        """Return what it records but for what is mended; takes, by path, the terms of the files whose results were passed on."""
        mended = dict(self._mended(terms))
        return {
            path: {
                rule: [mark for mark in marks if mark not in mended.get((path, rule), ("", {}))[1]]
                for rule, marks in rules.items()
            }
            for path, rules in self.entries.items()
        }

    def _parted(self, finding: Finding, path: str, locked: Collection[str]) -> tuple[Finding | None, Finding | None]:
        recorded = self.entries.get(path, {}).get(finding.rule)
        if recorded is None or not may_be_recorded(finding.rule, locked):
            return finding, None
        for mark in fingerprints(finding):
            self.left[path, finding.rule].pop(mark, None)
        return parted(finding, frozenset(recorded))

    def _doubt(self, checked: Checked, path: str) -> None:
        """Note which rules could not look at a file, so that what they do not find need not be mended."""
        if checked.unreadable:
            self.unsure.update((path, rule) for rule in self.entries.get(path, ()))
        self.unsure.update((path, crash.rule) for crash in checked.crashes)
        self.unsure.update((path, each.rule) for plan in checked.plans for each in plan.unjudged if each.recorded)

    def _mended(self, terms: Mapping[str, Terms]) -> Iterator[tuple[tuple[str, str], tuple[str, dict[str, None]]]]:
        own = (rule for its in terms.values() for rule in its.all_rules)
        known = {rule.name for rule in (*READING_RULES.values(), *load_rules(), *own)}
        for (path, rule), marks in sorted(self.left.items()):
            reason = self._why(path, rule, terms.get(path), known) if marks and (path, rule) not in self.unsure else ""
            if reason:
                yield (path, rule), (reason, marks)

    def _why(self, path: str, rule: str, terms: Terms | None, known: Collection[str]) -> str:
        """Say why an entry stands for nothing any more; empty where this run cannot tell."""
        if rule not in known:
            return "there is no rule of this name"
        if terms is None:
            return "" if (self.file.parent / path).exists() else f"{inert_name(path)} is gone, and so is what {rule} found in it"
        if rule in terms.locked:
            return f"{rule} is locked, and no baseline hides what it finds in {inert_name(path)}"
        ran = any(each.name == rule and each.across is None for each in terms.rules)
        also_in_drafts = terms.draft_rules is None or any(each.name == rule for each in terms.draft_rules)
        return f"{rule} no longer finds in {inert_name(path)} what is recorded here" if ran and also_in_drafts else ""

    def _offset(self, path: str, rule: str, mark: str) -> int:
        """Find where an entry stands in the file: the first place of the three after one another."""
        where = 0
        for part in (path, rule, mark):
            where = max(self.text.find(json.dumps(part), where), where)
        return where


def _text(file: Path) -> str:
    try:
        return file.read_text("utf-8")
    except UnicodeDecodeError:
        raise BadBaseline(f"{file}:1:1: this is no UTF-8 text") from None
    except OSError as error:
        raise BadBaseline(f"{file}: cannot be read: {error.strerror}") from None


def _entries(text: str, file: Path) -> Entries:
    try:
        data = json.loads(text, object_pairs_hook=_without_repeats)
    except json.JSONDecodeError as error:
        raise BadBaseline(f"{file}:{error.lineno}:{error.colno}: this is no JSON") from None
    except _Repeated as error:
        raise BadBaseline(f"{_place(text, file, error.key)}: this stands twice in one place") from None
    if not isinstance(data, dict) or not isinstance(data.get("plans"), dict):
        raise BadBaseline(f"{file}:1:1: this is no baseline of planlint")
    if data.get(_KEY) != VERSION:
        raise BadBaseline(f"{_place(text, file, _KEY)}: this planlint reads version {VERSION} of baselines")
    for path, rules in data["plans"].items():
        for rule, marks in rules.items() if isinstance(rules, dict) else ((path, None),):
            if not isinstance(marks, list) or not all(isinstance(mark, str) and _MARK.fullmatch(mark) for mark in marks):
                raise BadBaseline(f"{_place(text, file, rule)}: this entry is not as planlint baseline writes it")
    entries: Entries = data["plans"]
    return entries


class _Repeated(Exception):
    def __init__(self, key: str) -> None:
        self.key = key


def _without_repeats(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        keys = [key for key, _ in pairs]
        raise _Repeated(next(key for key in found if keys.count(key) > 1))
    return found


def _place(text: str, file: Path, key: str) -> str:
    position: Position = Source.of(text).position(max(text.find(json.dumps(key)), 0))
    return f"{file}:{position.line}:{position.column}"
