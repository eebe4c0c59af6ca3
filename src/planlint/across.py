"""Rules across plans: what each plan contributes, and what is found when all have been seen.

The facts of a plan are gathered where it is checked, in whatever process; the rules then look at all of them, in the order of
the files, so that neither the order nor the number of processes can change what is found.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from planlint.document import Document, Path, Span
from planlint.finding import Finding, Related, shown
from planlint.identity import fingerprint, identity
from planlint.plan import CannotJudge, Plan, Prose
from planlint.rulebook import AcrossProblem, PlanFacts, Rule, Severity

LONG = 8
"""From how many words a text is too long to be the same by chance."""
_ROOT: Path = ()


class Contribution(NamedTuple):
    """What one plan brings to the rules across plans: its facts, and the place and the fingerprint of each path in them."""

    file: str
    document: int
    facts: PlanFacts
    places: dict[Path, tuple[Span, int]]
    """Of each path its place, and the column after what it takes up on its first line."""
    stable: dict[Path, tuple[str, ...]]
    draft: bool = False
    """Whether it is the plan of a draft."""


Graveness = Callable[[Contribution, Rule], Severity | None]
"""How grave what a rule finds in a plan is; None where the rule is not asked of it."""


def as_rules_say(each: Contribution, rule: Rule) -> Severity:
    return rule.severity


def contribution(plan: Plan, document: Document, file: str) -> Contribution | None:
    """Gather the facts of a plan; None for a template, and for a plan in which a group that is needed does not fit."""
    try:
        if plan.is_template:
            return None
        facts = _facts(plan)
    except CannotJudge:
        return None
    paths = {_ROOT, *(path for _, path in facts.companions), *(path for *_, path in facts.work), *(p for _, p in facts.texts)}
    spans = {path: document.span(path) for path in paths}
    places = {path: (span, document.source.line_end(span)) for path, span in spans.items()}
    stable = {path: identity(document, path) for path in paths}
    return Contribution(file, document.number, facts, places, stable, document.top("status") == "draft")


def look_across(contributions: Sequence[Contribution], rules: Sequence[Rule], grave: Graveness = as_rules_say) -> list[Finding]:
    """Run the rules that look at all plans together; returns their findings by file, place and rule."""
    facts = [each.facts for each in contributions]
    found: list[Finding] = []
    for rule in rules:
        if rule.across is None:
            continue
        for problem in rule.across(facts):
            severity, milder = grave(contributions[problem.plan], rule), problem.severity
            if severity is not None:
                least = milder if milder is not None and milder.rank < severity.rank else severity
                found.append(_finding(rule, least, problem, contributions))
    return sorted(found, key=lambda finding: (finding.file, finding.document, finding.start, finding.rule, finding.message))


def _finding(rule: Rule, severity: Severity, problem: AcrossProblem, contributions: Sequence[Contribution]) -> Finding:
    one = contributions[problem.plan]
    span, line_end = one.places[problem.at]
    related = []
    for number, path, note in problem.related:
        other = contributions[number]
        place, end = other.places[path]
        elsewhere = "" if other.file == one.file else other.file
        related.append(Related(note, shown(path), place.start, place.end, end, file=elsewhere))
    return Finding(
        one.file, span.start, span.end, rule.name, severity, problem.message, shown(problem.at), tuple(related), one.document,
        fingerprint(rule.name, ("across", *one.stable[problem.at])), line_end,
    )  # fmt: skip


def _facts(plan: Plan) -> PlanFacts:
    companions = tuple((companion.id, companion.path) for companion in plan.companion_plans if companion.id is not None)
    family = frozenset(name for name in (plan.id, *(name for name, _ in companions)) if name is not None)
    return PlanFacts(plan.id, companions, tuple(_work(plan)), tuple(_texts(plan)), family)


def _work(plan: Plan) -> Iterator[tuple[str, str | None, str, bool, Path]]:
    """Yield who works with survivors and with people who use violence, here and by companion plans."""
    users = set(plan.people_using_violence)
    for handle in (*plan.survivors, *plan.people_using_violence):
        person = plan.people.get(handle)
        for worker in person.workers if person is not None else ():
            yield worker, _role(plan, worker), handle, handle in users, (*plan.place_of(handle), "workers")
    for companion in plan.companion_plans:
        for handle in companion.for_:
            for worker in companion.held_by:
                yield worker, _role(plan, worker), handle, handle in users, companion.path


def _role(plan: Plan, worker: str) -> str | None:
    return plan.workers[worker].role if worker in plan.workers else None


def _texts(plan: Plan) -> Iterator[tuple[str, Path]]:
    """Yield digests of the longer texts that should fit one family alone."""
    texts: list[Prose | None] = [plan.situation, *(goal.what for goal in plan.goals), *(need.what for need in plan.needs)]
    texts += [passage.text for passage in plan.narrative]
    texts += [view.text for person in plan.people.values() for view in person.views]
    texts += [entry.description for entry in plan.violence]
    for text in texts:
        if text is not None and not text.blank and text.word_count >= LONG:
            yield text.digest(), text.path
