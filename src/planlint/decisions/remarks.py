"""What is to be said of a decision that does not count, or allows nothing: findings of the rules that always run."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from planlint.decisions.record import Decision, State
from planlint.document import Document, Path
from planlint.finding import Finding, Found, shown
from planlint.identity import fingerprint, identity
from planlint.nearest import nearest
from planlint.plan import AGENCIES, CannotJudge, Plan
from planlint.reading import READING_RULES
from planlint.rulebook import Problem, Severity

_RULES: Final = {
    State.INCOMPLETE: "decision-incomplete",
    State.UNKNOWN_RULE: "decision-unknown-rule",
    State.NOT_UNDERSTOOD: "decision-not-understood",
    State.TOO_BROAD: "decision-too-broad",
    State.LOCKED: "decision-on-locked-rule",
    State.NEEDS_MANAGER: "decision-needs-manager",
    State.EXPIRED: "decision-expired",
    State.WITHOUT_EFFECT: "decision-without-effect",
}
_NEAREST_LIMIT: Final = 100
"""For how many unknown names of one plan the nearest known one is looked for."""


class Remarks:
    """Makes the findings about the decisions of one plan."""

    def __init__(self, plan: Plan, file: str, names: Mapping[str, str], severities: Mapping[str, Severity]) -> None:
        self.plan, self.file, self.names, self.severities = plan, file, names, severities
        self.looked_for = 0

    def on(self, decision: Decision, state: State, rules: Iterable[str]) -> Iterator[Found]:
        """Yield what is to be said of a decision that is in one state for some rules, as they are written."""
        if state not in _RULES or (decision.open and self.plan.document.top("kind") == "template"):
            return
        rule = READING_RULES[_RULES[state]]
        message = self._message(decision, state, list(rules))
        document, span = self.plan.document, decision.span
        finding = Finding(
            self.file, span.start, span.end, rule.name, self.severities.get(rule.name, rule.severity), message,
            shown(decision.path), (), document.number, fingerprint(rule.name, _place(document, decision)),
            document.source.line_end(span),
        )  # fmt: skip
        yield Found(finding, Problem(message, decision.path))

    def _message(self, decision: Decision, state: State, rules: list[str]) -> str:
        named = ", ".join(dict.fromkeys(self.names.get(rule, "") for rule in rules))
        if state is State.INCOMPLETE:
            return f"this decision gives {_listed(lacks(decision, self.plan))}"
        if state is State.UNKNOWN_RULE:
            return f"there is no rule of that name{self._nearest(rules[0])}{_reason_hint(decision)}"
        if state is State.NOT_UNDERSTOOD:
            return decision.fault
        if state is State.TOO_BROAD:
            return "this decision names all rules" if any(rules) else "this decision names no rule"
        if state is State.LOCKED:
            return f"{named}: no plan, comment or baseline can switch this off"
        if state is State.NEEDS_MANAGER:
            return f"a departure from {named} is for a team manager or safeguarding lead to decide, and none is named by `by`"
        if state is State.EXPIRED:
            return f"this decision on {named} held until {decision.until}, and the plan is judged as on {self.plan.judged_on}"
        if not decision.scope.paths:
            return "this decision names a place that is not in this plan"
        return f"this decision allows nothing: {named} finds nothing here"

    def _nearest(self, name: str) -> str:
        self.looked_for += 1
        if self.looked_for > _NEAREST_LIMIT:
            return ""
        near = nearest(name, self.names)
        return f"; did you mean {near}?" if near else ""


def lacks(decision: Decision, plan: Plan) -> list[str]:
    """Return what a decision needs and does not give, in words."""
    lacking = []
    if decision.reason_words == 0:
        lacking.append("no reason")
    if decision.by is None:
        lacking.append("no worker who took it (by)")
    elif not is_worker(decision.by, plan):
        lacking.append("nobody listed under workers as who took it (by)")
    if decision.until is None or decision.until.last is None:
        lacking.append("no day until which it holds (until)")
    return lacking


def is_worker(handle: str, plan: Plan) -> bool:
    """Whether somebody may take decisions: a worker or agency; where a plan lists no workers, anybody but one of the people."""
    try:
        if handle in plan.workers or handle in AGENCIES:
            return True
        return not plan.workers and handle not in plan.people
    except CannotJudge:
        return False


def _place(document: Document, decision: Decision) -> tuple[str, ...]:
    path: Path = decision.path
    return ("comment", *identity(document, path)) if decision.in_comment else identity(document, path)


def _reason_hint(decision: Decision) -> str:
    return "; a reason follows after --" if decision.in_comment and not decision.reason_words else ""


def _listed(parts: list[str]) -> str:
    return " and ".join([", ".join(parts[:-1]), parts[-1]]) if len(parts) > 1 else parts[0]
