"""The report as JUnit XML: a suite for each file, a case for each rule that was asked, as CI servers list tests.

The form is the one that Jenkins publishes (junit-10.xsd), with one failure, error or skip for a case at most.
"""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from planlint.finding import Finding
from planlint.linter import Checked
from planlint.reading import READING_RULES
from planlint.report.printable import inert_name, xml_text
from planlint.rulebook import Rule
from planlint.tally import Tally


class Outcome(NamedTuple):
    """What came of a rule that did not run to its end without a finding."""

    element: str
    """`failure`, `error` or `skipped`."""
    sort: str
    message: str
    text: str = ""


class Case(NamedTuple):
    """A test case; without an outcome the rule ran and found nothing."""

    name: str
    outcome: Outcome | None


class JunitReport:
    """A suite as each file is checked; what belongs to no file comes at the end, in a suite named planlint."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = {rule.name: rule for rule in rules} | READING_RULES
        self.unread: set[str] = set()

    def start(self) -> str:
        return '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="planlint">\n'

    def add(self, checked: Checked) -> str:
        if checked.unreadable:
            self.unread.add(checked.file)
        cases = [Case(rule, self._outcome(rule, checked)) for rule in _concerned(checked)]
        days = sorted({looked.judged_on.isoformat() for looked in checked.plans})
        return _suite(checked.file, cases, days)

    def end(self, tally: Tally) -> str:
        folders = [name for name in tally.unreadable if name not in self.unread]
        cases = [Case(inert_name(name), Outcome("error", "not-read", "it could not be read")) for name in folders]
        if tally.checked_nothing:
            nothing = Outcome("error", "nothing-checked", "no plan was found or could be read")
            cases.append(Case("something-was-checked", nothing))
        return (_suite("planlint", cases, ()) if cases else "") + "</testsuites>\n"

    def _outcome(self, rule: str, checked: Checked) -> Outcome | None:
        found = [finding for finding in checked.findings if finding.rule == rule]
        text = "\n".join(self._lines(rule, found))
        crash = next((crash for crash in checked.crashes if crash.rule == rule), None)
        if crash is not None:
            return Outcome("error", crash.exception, f"the rule crashed at {crash.place}", text)
        if found:
            gravest = max((finding.severity for finding in found), key=lambda severity: severity.rank)
            more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
            lost = checked.unreadable and rule in READING_RULES
            return Outcome("error" if lost else "failure", gravest.value, found[0].message + more, text)
        for sort, reasons in (("not-shown", _hidden(rule, checked)), ("could-not-look", _unlooked(rule, checked))):
            if message := "; ".join(dict.fromkeys(reasons)):
                return Outcome("skipped", sort, message)
        return None

    def _lines(self, rule: str, found: Sequence[Finding]) -> Iterator[str]:
        for finding in found:
            yield f"line {finding.start.line}, column {finding.start.column}: {finding.severity.value}: {finding.message}"
        if found:
            yield f"why: {self.rules[rule].why}"
            yield f"instead: {self.rules[rule].instead}"


def _concerned(checked: Checked) -> list[str]:
    """Name the rules of a file: those that found something on any occasion, and those that its plans were put to."""
    found = [finding.rule for finding in checked.findings]
    return list(dict.fromkeys([*found, *(name for looked in checked.plans for name in looked.asked)]))


def _hidden(rule: str, checked: Checked) -> Iterator[str]:
    """Yield why a rule is quiet although it found something."""
    for ruling in checked.rulings:
        if ruling.rule == rule and ruling.allowed and ruling.state.counts:
            until = f" until {ruling.until.isoformat()}" if ruling.until is not None else ""
            yield f"allowed by a decision on record of {ruling.by}{until}"
    if any(finding.rule == rule for finding in checked.hidden_by_baseline):
        yield "recorded in the baseline"
    if any(finding.rule == rule for finding in checked.unchanged):
        yield "nothing about it changed since the earlier version"


def _unlooked(rule: str, checked: Checked) -> Iterator[str]:
    for looked in checked.plans:
        for unjudged in looked.unjudged:
            if unjudged.rule == rule:
                fault = "does not fit the format" if unjudged.recorded else "is not recorded"
                yield f"could not look: {unjudged.group or 'the plan'} {fault}"


def _suite(file: str, cases: Sequence[Case], days: Sequence[str]) -> str:
    elements = [case.outcome.element for case in cases if case.outcome is not None]
    counts = f'failures="{elements.count("failure")}" errors="{elements.count("error")}" skipped="{elements.count("skipped")}"'
    judged = "".join(f'<property name="judged-on" value="{day}"/>' for day in days)
    inner = (f"<properties>{judged}</properties>\n" if judged else "") + "".join(_case(case, file) for case in cases)
    return f'<testsuite name="{xml_text(inert_name(file))}" tests="{len(cases)}" {counts}>\n{inner}</testsuite>\n'


def _case(case: Case, file: str) -> str:
    classname = xml_text(inert_name(os.path.splitext(file)[0]))
    opening = f'<testcase name="{xml_text(case.name)}" classname="{classname}"'
    if case.outcome is None:
        return f"{opening}/>\n"
    element, sort, message, text = case.outcome
    attributes = f'type="{xml_text(sort)}" message="{xml_text(message)}"'
    return f"{opening}><{element} {attributes}>{xml_text(text)}</{element}></testcase>\n"
