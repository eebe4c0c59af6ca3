"""The whole way of a plan: text, document, schema, plan, rules, problems, findings."""

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import NamedTuple

from planlint.document import Document, read
from planlint.finding import MASKED, MASKED_WORD, Crash, Finding, finding_from, shown
from planlint.plan import CannotJudge, Plan, plan_from
from planlint.reading import READING_RULES
from planlint.rulebook import Problem, Rule
from planlint.schema import Misfit, misfits
from planlint.settings import DEFAULTS, Settings


class Unjudged(NamedTuple):
    """A rule that could not look at a plan, and why: the group that is not recorded, or does not fit the format."""

    rule: str
    group: str
    recorded: bool


class Looked(NamedTuple):
    """How much was looked at in one plan: on which day it was judged, by how many rules, and which could not."""

    judged_on: date
    rules: int
    unjudged: tuple[Unjudged, ...]


@dataclass
class Checked:
    """What came of one file."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    plans: list[Looked] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    unreadable: bool = False
    """Whether the file, or a part of it, could not be read."""


def check(raw: bytes, file: str, rules: Sequence[Rule], as_of: date, settings: Settings = DEFAULTS) -> Checked:
    """Check the plans in one file.

    Takes the bytes of the file, the name to report it under, the rules to run, the day of judgement for plans that state none,
    and the agency's settings. Returns the findings in reading order with what was and was not looked at. Never raises for
    what a file holds; a rule that raises is recorded as a crash, and the others run on.
    """
    checked = Checked(file)
    for document in read(raw):
        for fault in document.faults:
            span = document.source.span(fault.start, fault.end)
            rule = READING_RULES[fault.rule]
            checked.findings.append(
                Finding(
                    file, span.start, span.end, rule.name, rule.severity, fault.message, shown(fault.path), (), document.number
                )
            )
        if document.fatal:
            checked.unreadable = True
            continue
        unfit = list(misfits(document))
        checked.findings += [_misfit_finding(misfit, document, file) for misfit in unfit]
        unsound = frozenset({misfit.group for misfit in unfit if misfit.group is not None} | _faulty_groups(document))
        plan = plan_from(document, unsound, judged_on(document, unsound, as_of, settings), settings)
        unjudged: list[Unjudged] = []
        for rule in rules:
            try:
                problems = _judge(rule, plan)
                checked.findings += [
                    _without_strangers(finding_from(problem, rule, document, file), plan) for problem in problems
                ]
            except CannotJudge as reason:
                unjudged.append(Unjudged(rule.name, reason.group, plan.records(reason.group)))
            except Exception as error:
                checked.crashes.append(_crash(error, rule, file))
        checked.plans.append(Looked(plan.judged_on, len(rules) - len(unjudged), tuple(unjudged)))
    checked.findings.sort(key=_reading_order)
    return checked


def judged_on(document: Document, unsound: frozenset[str], as_of: date, settings: Settings) -> date:
    """Return the day on which a plan is judged: its own `as_of:`, else the day given."""
    if unsound & {"as_of", ""}:
        return as_of
    stated = plan_from(document, unsound, as_of, settings).as_of
    return stated.last if stated is not None and stated.last is not None else as_of


def _judge(rule: Rule, plan: Plan) -> list[Problem]:
    """Run one rule. Raises CannotJudge where a group that it needs is not recorded, or one that it read does not fit."""
    for group in rule.needs:
        if not plan.records(group):
            raise CannotJudge(group)
    return list(rule.check(plan))


def _without_strangers(finding: Finding, plan: Plan) -> Finding:
    """Mask in what a finding says every word that stands where a handle should, but names nobody in the plan."""
    if not plan.strangers:
        return finding
    words = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, plan.strangers))})(?![\w-])")
    related = tuple(other._replace(message=words.sub(MASKED_WORD, other.message)) for other in finding.related)
    return finding._replace(message=words.sub(MASKED_WORD, finding.message), related=related)


def _misfit_finding(misfit: Misfit, document: Document, file: str) -> Finding:
    problem = Problem(misfit.message, misfit.at, on_key=misfit.on_key)
    finding = finding_from(problem, READING_RULES["plan-format"], document, file)
    # a key that the format does not know may be anybody's words
    return finding._replace(path=(*finding.path[:-1], MASKED)) if misfit.on_key else finding


def _faulty_groups(document: Document) -> set[str]:
    """Name the groups in which something was lost while reading, so that no rule judges half of one."""
    return {document.group_at(fault.start) for fault in document.faults if fault.rule != "unquoted-placeholder"}


def _crash(error: Exception, rule: Rule, file: str) -> Crash:
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = (
        f"{os.path.basename(place.tb_frame.f_code.co_filename)}:{place.tb_lineno}" if place is not None else "an unknown place"
    )
    return Crash(file, rule.name, type(error).__name__, where)


def _reading_order(finding: Finding) -> tuple[object, ...]:
    return finding.start, -finding.severity.rank, finding.rule, finding.end, finding.message
