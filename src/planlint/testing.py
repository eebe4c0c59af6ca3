"""For authors of rules, ours and others': prove a rule from its own examples."""

from datetime import date
from typing import Final

from planlint.across import look_across
from planlint.linter import Checked, check
from planlint.rulebook import Rule, example_plan

MARK: Final = "# <- here"
AS_OF: Final = date(2026, 6, 1)
"""The day on which an example is judged that states none."""


def prove(rule: Rule) -> list[str]:
    """Run a rule over its `bad` and `good` plans.

    Returns a complaint for each thing that is not as the rule promises (an empty list proves it): an example that does not fit
    the plan format, a marked line without a finding, a finding on another line, a finding in a good plan, a missing example.
    """
    complaints = [f"{rule.name} has no {which} plan" for which in ("bad", "good") if not getattr(rule, which)]
    for which, plans in (("bad", rule.bad), ("good", rule.good)):
        for number, text in enumerate(plans, 1):
            complaints += [f"{rule.name}, {which} plan {number}: {problem}" for problem in _complaints(rule, text)]
            if which == "bad" and MARK not in text:
                complaints.append(f"{rule.name}, bad plan {number}: no line is marked with {MARK!r}")
    return complaints


def check_text(text: str, *rules: Rule) -> Checked:
    """Check one plan, given as text, with some rules."""
    checked = check(text.encode(), "plan.yaml", rules, AS_OF)
    checked.findings += look_across(checked.contributions, rules)
    return checked


def _complaints(rule: Rule, example: str) -> list[str]:
    text = example_plan(example)
    checked = check_text(text, rule)
    lines = text.splitlines()
    expected = {number for number, line in enumerate(lines, 1) if line.rstrip().endswith(MARK)}
    found = {finding.start.line for finding in checked.findings if finding.rule == rule.name}
    complaints = [f"line {number} is marked, but nothing is found there" for number in sorted(expected - found)]
    complaints += [f"line {number} is found, but not marked: {lines[number - 1].strip()}" for number in sorted(found - expected)]
    complaints += [f"line {f.start.line}: {f.rule}: {f.message}" for f in checked.findings if f.rule != rule.name]
    complaints += [f"the rule raised {crash.exception} at {crash.place}" for crash in checked.crashes]
    for looked in checked.plans:
        complaints += [f"cannot judge: {unjudged.group}" for unjudged in looked.unjudged if expected]
    return complaints
