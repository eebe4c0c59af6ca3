"""Weighing: which decisions count, which findings they hide, and what is to be said of the decisions themselves."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from planlint.decisions.record import Decision, Ruling, Scope, State
from planlint.decisions.remarks import Remarks, is_worker, lacks
from planlint.decisions.written import in_comments, under_exceptions
from planlint.document import Path
from planlint.document.comments import Comment
from planlint.finding import MASKED_WORD, Finding, Found, parted, shown
from planlint.plan import CannotJudge, Day, Plan
from planlint.reading import BEYOND_DECISION
from planlint.rulebook import Severity

NEEDS_MANAGER: Final = frozenset(
    "couple-intervention-with-violence joint-session-with-person-using-violence contact-without-safety-arrangements "
    "sensitive-information-shared".split()
)
"""Rules from which one worker alone cannot depart."""
_MANAGERS: Final = ("team-manager", "safeguarding-lead")
_ALL: Final = frozenset(("", "*", "all", "any", "everything"))


class Grounds(NamedTuple):
    """What decisions are weighed by."""

    names: Mapping[str, str]
    """The name of every known rule by its names and aliases."""
    looked: Collection[str]
    """The rules that ran and could look at the plan alone; what the others find is not known."""
    locked: frozenset[str]
    severities: Mapping[str, Severity]


class Weighed(NamedTuple):
    """What came of the decisions of one plan."""

    found: list[Found]
    """What is left of what the rules found, and what is to be said of the decisions themselves."""
    hidden: list[Finding]
    """What was taken out of it."""
    allowed: Counter[str]
    """How many places were allowed, by rule."""
    rulings: list[Ruling]


class _Case:
    """A decision on one of the rules that it names."""

    def __init__(self, decision: Decision, written: str, plan: Plan, grounds: Grounds) -> None:
        self.decision = decision
        self.written = written
        self.rule = grounds.names.get(written, "")
        self.flaw = _flaw(decision, written, self.rule, plan, grounds.locked)
        self.looked = self.rule in grounds.looked
        self.allowed = 0

    @property
    def state(self) -> State:
        if self.flaw is not None:
            return self.flaw
        if self.allowed:
            return State.VALID
        return State.WITHOUT_EFFECT if self.looked or not self.decision.scope.paths else State.NOT_JUDGED


def weigh(plan: Plan, file: str, found: Sequence[Found], comments: Sequence[Comment], grounds: Grounds) -> Weighed:
    """Weigh the decisions of a plan against what the rules found in it.

    Takes the plan with the name of its file, the findings, the comments of the file, and what the decisions are weighed by. Only
    those that count hide anything; of a finding with several places, each is hidden by itself.
    """
    here = [comment for comment in comments if comment.document == plan.document.number]
    decisions = (*under_exceptions(plan), *in_comments(plan.document, here))
    cases = [_Case(decision, name, plan, grounds) for decision in decisions for name in decision.rules or ("",)]
    left, hidden, allowed = _apply([case for case in cases if case.flaw is None], found)
    remarks = Remarks(plan, file, grounds.names, grounds.severities)
    return Weighed([*left, *_said(cases, remarks)], hidden, allowed, [_ruling(case, plan) for case in cases])


def apply_across(findings: Sequence[Finding], rulings: Sequence[Ruling]) -> tuple[list[Finding], list[Finding]]:
    """Part what was found in a file by comparing plans into what is left and what decisions allow."""
    counting = [ruling for ruling in rulings if ruling.state.counts]
    hidden = [finding for finding in findings if any(_covers(ruling, finding) for ruling in counting)]
    return [finding for finding in findings if finding not in hidden], hidden


def _covers(ruling: Ruling, finding: Finding) -> bool:
    if ruling.rule != finding.rule or ruling.document != finding.document:
        return False
    inside = any(finding.path[: len(path)] == path for path in ruling.scope.paths)
    return inside or ruling.scope.line == finding.start.line


def _flaw(decision: Decision, written: str, rule: str, plan: Plan, locked: frozenset[str]) -> State | None:
    """Say why a decision does not count for a rule; None where nothing speaks against it."""
    if decision.fault:
        return State.NOT_UNDERSTOOD
    if written in _ALL:
        return State.TOO_BROAD
    if not rule:
        return State.UNKNOWN_RULE
    if rule in locked or rule in BEYOND_DECISION:
        return State.LOCKED
    if lacks(decision, plan):
        return State.INCOMPLETE
    if rule in NEEDS_MANAGER and _role(decision.by, plan) not in _MANAGERS:
        return State.NEEDS_MANAGER
    ends = decision.until.last if decision.until is not None else None
    return State.EXPIRED if ends is None or ends < plan.judged_on else None


def _role(handle: str | None, plan: Plan) -> str | None:
    try:
        return plan.workers[handle].role if handle is not None and handle in plan.workers else None
    except CannotJudge:
        return None


def _apply(cases: Iterable[_Case], found: Sequence[Found]) -> tuple[list[Found], list[Finding], Counter[str]]:
    at: dict[tuple[str, Path | int], list[_Case]] = {}
    for case in cases:
        scope = case.decision.scope
        places: list[Path | int] = [*scope.paths, *([scope.line] if scope.line else [])]
        for place in places:
            at.setdefault((case.rule, place), []).append(case)
    left: list[Found] = []
    hidden: list[Finding] = []
    allowed: Counter[str] = Counter()
    for each in found:
        rule = each.finding.rule
        gone = set()
        for mark, path, line in each.places:
            around: list[Path | int] = [line, *(path[:length] for length in range(len(path) + 1))]
            for case in {case for place in around for case in at.get((rule, place), ())}:
                case.allowed += 1
                gone.add(mark)
        rest, taken = parted(each.finding, gone) if gone else (each.finding, None)
        allowed[rule] += len(gone)
        left += [each._replace(finding=rest)] if rest is not None else []
        hidden += [taken] if taken is not None else []
    return left, hidden, +allowed


def _said(cases: Iterable[_Case], remarks: Remarks) -> Iterator[Found]:
    """Yield what is to be said, once for a decision and what is wrong with it, whatever number of rules that concerns."""
    flaws: dict[tuple[int, State], list[_Case]] = {}
    for case in cases:
        flaws.setdefault((id(case.decision), case.state), []).append(case)
    for (_, state), alike in flaws.items():
        yield from remarks.on(alike[0].decision, state, [case.written for case in alike])


def _ruling(case: _Case, plan: Plan) -> Ruling:
    decision = case.decision
    by = "" if decision.by is None else str(decision.by) if _is_listed(decision.by, plan) else MASKED_WORD
    return Ruling(
        plan.document.number, case.rule, decision.span.start, decision.in_comment,
        Scope(tuple(map(shown, decision.scope.paths)), decision.scope.line), by, _last(decision.taken), _last(decision.until),
        plan.judged_on, case.state, case.allowed, decision.reason, decision.reason_words,
    )  # fmt: skip


def _is_listed(handle: str, plan: Plan) -> bool:
    try:
        return is_worker(handle, plan) and bool(plan.workers)
    except CannotJudge:
        return False


def _last(day: Day | None) -> date | None:
    return day.last if day is not None else None
