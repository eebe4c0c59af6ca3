"""The whole way of a plan: text, document, schema, plan, rules, problems, findings."""

import os
import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from types import MappingProxyType
from typing import Final, NamedTuple

from planlint.across import Contribution, contribution
from planlint.changes import Changes, Earlier
from planlint.decisions import Grounds, Ruling, allowing_comments, weigh
from planlint.document import Blank, Document, Fault, Gapped, inert_placeholders, read
from planlint.finding import MASKED, MASKED_WORD, Crash, Finding, Found, finding_from, shown, with_unique_fingerprints
from planlint.identity import fingerprint, identity
from planlint.overview import Overview, overview_of
from planlint.packs import load_rules
from planlint.plan import CannotJudge, Plan, plan_from
from planlint.reading import READING_RULES
from planlint.rulebook import Problem, Rule, Severity
from planlint.schema import Misfit, misfits
from planlint.settings import DEFAULTS, Settings

AS_RULES_SAY: Final[Mapping[str, Severity]] = MappingProxyType({})
"""No rule has another severity than its own."""


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
    asked: tuple[str, ...] = ()
    """The names of all rules that it was put to, in a detailed check."""
    overview: Overview | None = None
    """What the plan comes to, in a detailed check."""


@dataclass
class Checked:
    """What came of one file."""

    file: str
    findings: list[Finding] = field(default_factory=list)
    plans: list[Looked] = field(default_factory=list)
    crashes: list[Crash] = field(default_factory=list)
    unreadable: bool = False
    """Whether the file, or a part of it, could not be read."""
    contributions: list[Contribution] = field(default_factory=list)
    """What its plans bring to the rules that look at all plans together."""
    contributed_before: list[Contribution] = field(default_factory=list)
    """The same of the earlier version that it was compared with."""
    rulings: list[Ruling] = field(default_factory=list)
    """The decisions on record in its plans, and what came of them."""
    allowed: Counter[str] = field(default_factory=Counter)
    """How many places decisions allow, by rule: they are not among the findings."""
    in_baseline: int = 0
    """How many places a baseline records: they are not among the findings either."""
    hidden_by_decision: list[Finding] = field(default_factory=list)
    """What decisions allow: findings, or what is left of them without the places that are not allowed."""
    hidden_by_baseline: list[Finding] = field(default_factory=list)
    """What the baseline records, in the same way."""
    unchanged: list[Finding] = field(default_factory=list)
    """Findings left out because nothing about them changed since an earlier version of the file."""


def check(
    raw: bytes, file: str, rules: Sequence[Rule], as_of: date, settings: Settings = DEFAULTS,
    severities: Mapping[str, Severity] = AS_RULES_SAY, draft_rules: Sequence[Rule] | None = None,
    detailed: bool = False, locked: frozenset[str] = frozenset(), earlier: Earlier | None = None, folder: str | None = None,
) -> Checked:  # fmt: skip
    """Check the plans in one file.

    Takes the bytes of the file, the name to report it under, the rules to run, the day of judgement for plans that state none,
    the agency's settings, the severities that it gives to rules (by name), and the rules for plans whose status is draft, where
    these are others; `detailed`: whether it is to be told of each plan which rules it was put to and what it comes to; the rules
    from which no decision may depart; an earlier version of the file, where only what changed since is to be reported; the folder
    of the file, from which its plans name their templates. Returns the findings in reading order with what was and was not looked
    at. Never raises for what a file holds; a rule that raises is recorded as a crash, and the others run on.
    """
    checked = Checked(file)
    before = None
    if earlier is not None and earlier.raw is not None and not earlier.unchanged:
        before = check(earlier.raw, file, rules, as_of, settings, severities, draft_rules, locked=locked, folder=folder)
    changes = Changes(earlier, before.findings if before is not None else ())
    gathered: list[tuple[Finding, bool]] = []
    documents = read(raw)
    comments = allowing_comments(documents[0].source, file)
    for document in documents:
        found = [_fault_found(fault, document, file) for fault in document.faults]
        if document.fatal:
            checked.unreadable = True
            gathered += [(each.finding, changes.touch(document, each.paths)) for each in found]
            continue
        unfit = list(misfits(document))
        found += [_misfit_found(misfit, document, file) for misfit in unfit]
        groups = {misfit.group for misfit in unfit if misfit.group is not None and not misfit.is_word}
        unsound = frozenset(groups | _faulty_groups(document))
        readable = document.without_words(misfit.at for misfit in unfit if misfit.is_word) if unfit else document
        asked = draft_rules if draft_rules is not None and document.top("status") == "draft" else rules
        names = frozenset(rule.name for rule in asked)
        plan = plan_from(readable, unsound, judged_on(readable, unsound, as_of, settings), settings, names)
        unjudged: list[Unjudged] = []
        crashes: list[Crash] = []
        for rule in asked:
            try:
                problems = _judge(rule, plan)
                severity = severities.get(rule.name)
                found += [
                    Found(_worded(finding_from(problem, rule, document, file, severity), rule, plan), problem)
                    for problem in problems
                ]
            except CannotJudge as reason:
                unjudged.append(Unjudged(rule.name, reason.group, plan.records(reason.group)))
            except Exception as error:
                crashes.append(_crash(error, rule, file))
        departures, looked_at = _departures(plan, document, file, folder, unjudged)
        found += departures
        checked.unreadable |= not looked_at
        if comments or plan.records("exceptions"):
            silent = {each.rule for each in unjudged} | {crash.rule for crash in crashes}
            looked_by = frozenset(rule.name for rule in asked if rule.name not in silent and rule.across is None)
            looked_by |= {"departs-from-template"} - silent
            known = _known_names(settings.wording) | _names(rules)
            weighed = weigh(plan, file, found, comments, Grounds(known, looked_by, locked, severities))
            found = weighed.found
            checked.rulings += weighed.rulings
            checked.allowed += weighed.allowed
            checked.hidden_by_decision += with_unique_fingerprints(weighed.hidden)
        gathered += [(each.finding, changes.touch(document, each.paths)) for each in found]
        checked.crashes += crashes
        if any(rule.across is not None for rule in asked) and (brought := contribution(plan, document, file)) is not None:
            checked.contributions.append(brought)
        looked = Looked(plan.judged_on, len(asked) - len(unjudged) - len(crashes), tuple(unjudged))
        if detailed:
            judging = tuple(rule.name for rule in asked if rule.across is None)
            looked = looked._replace(asked=judging, overview=overview_of(plan))
        checked.plans.append(looked)
    if before is not None:
        checked.contributed_before = before.contributions
    elif earlier is not None and earlier.unchanged:
        checked.contributed_before = list(checked.contributions)
    gathered.sort(key=lambda each: _reading_order(each[0]))
    for finding, (_, touched) in zip(with_unique_fingerprints([each for each, _ in gathered]), gathered, strict=True):
        (checked.findings if touched or changes.bring(finding) else checked.unchanged).append(finding)
    return checked


def judged_on(document: Document, unsound: frozenset[str], as_of: date, settings: Settings) -> date:
    """Return the day on which a plan is judged: its own `as_of:`, else the day given, or its end if it is completed."""
    if unsound & {"as_of", "status", "end", ""}:
        return as_of
    plan = plan_from(document, unsound, as_of, settings)
    if plan.as_of is not None and plan.as_of.last is not None:
        return plan.as_of.last
    ended = plan.end.last if plan.status == "completed" and plan.end is not None else None
    return min(ended, as_of) if ended is not None else as_of


def _judge(rule: Rule, plan: Plan) -> list[Problem]:
    """Run one rule. Raises CannotJudge where a group that it needs is not recorded, or one that it read does not fit."""
    if rule.needs and (group := plan.first_unrecorded(rule.needs)) is not None:
        raise CannotJudge(group)
    return list(rule.check(plan))


def _worded(finding: Finding, rule: Rule, plan: Plan) -> Finding:
    """Say of a template that it makes no room for something; mask placeholders, and words for handles that name nobody."""
    if plan.document.top("kind") == "template":
        about = "this template makes no room for it" if rule.asks_for_room else "in this template"
        finding = finding._replace(message=f"{about}: {finding.message}")
    if plan.document.has_blanks:
        stand_ins = plan.document.stand_ins
        finding = _reworded(finding, lambda message: inert_placeholders(message, stand_ins))
    if plan.strangers:
        words = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, plan.strangers))})(?![\w-])")
        finding = _reworded(finding, lambda message: words.sub(MASKED_WORD, message))
    return finding


def _reworded(finding: Finding, change: Callable[[str], str]) -> Finding:
    related = tuple(other._replace(message=change(other.message)) for other in finding.related)
    return finding._replace(message=change(finding.message), related=related)


def _fault_found(fault: Fault, document: Document, file: str) -> Found:
    span, rule = document.source.span(fault.start, fault.end), READING_RULES[fault.rule]
    finding = Finding(
        file, span.start, span.end, rule.name, rule.severity, fault.message, shown(fault.path), (), document.number,
        fingerprint(rule.name, identity(document, fault.path)), document.source.line_end(span),
    )  # fmt: skip
    return Found(finding, Problem(fault.message, fault.path))


def _departures(
    plan: Plan, document: Document, file: str, folder: str | None, unjudged: list[Unjudged]
) -> tuple[list[Found], bool]:  # fmt: skip
    """Hold a plan to its template, if it names one: what departs from it, and whether the template could be looked at."""
    named = document.top("template")
    if named is None or isinstance(named, (Blank, Gapped, list, dict)):
        return [], True
    from planlint.templates.held import held_to  # most plans name no template

    found: list[Found] = []
    looked_at = True
    try:
        for name, problem in held_to(plan, str(named), folder):
            looked_at = looked_at and name != "unreadable-file"
            found.append(Found(finding_from(problem, READING_RULES[name], document, file), problem))
    except CannotJudge as reason:
        unjudged.append(Unjudged("departs-from-template", reason.group, recorded=True))
    return found, looked_at


def _misfit_found(misfit: Misfit, document: Document, file: str) -> Found:
    problem = Problem(misfit.message, misfit.at, on_key=misfit.on_key)
    finding = finding_from(problem, READING_RULES["plan-format"], document, file)
    # a key that the format does not know may be anybody's words
    return Found(finding._replace(path=(*finding.path[:-1], MASKED)) if misfit.on_key else finding, problem)


@cache
def _known_names(wording: tuple[str, ...]) -> dict[str, str]:
    """Return the name of every rule there is by its names and aliases, those of an agency's own files of patterns among them."""
    known = load_rules()
    if wording:
        from planlint.wording.own_rules import own_rules  # most agencies have no file of patterns

        known = (*known, *own_rules(wording, known))
    return _names((*READING_RULES.values(), *known))


def _names(rules: Iterable[Rule]) -> dict[str, str]:
    return {name: rule.name for rule in rules for name in (rule.name, *rule.aliases)}


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
