"""What the patterns find in a plan, as problems of the rules that they are for."""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any

from planlint.plan import Plan
from planlint.rulebook import Problem, Severity
from planlint.wording.files import SEVERITIES
from planlint.wording.fits import Hit
from planlint.wording.library import built_in_files, libraries
from planlint.wording.search import Engine


@cache
def engine(files: tuple[str, ...], rules: frozenset[str] | None = None) -> Engine:
    """Return the engine over the packs' patterns and an agency's files, for some rules or, where these are None, for all."""
    return Engine(libraries(files), rules)


def find_wording(plan: Plan, rule: str, besides: Iterable[Problem] = ()) -> Iterator[Problem]:
    """Yield what the patterns of a rule find in the texts of a plan: one problem for each sentence.

    Takes the plan, the name of the rule whose file of patterns is meant, and what the rule found otherwise: words at those
    places are passed over. Where it cannot be told whom the words are about, the problem is milder and says so.
    """
    taken = {path for problem in besides for path in (problem.at, *(related for related, _ in problem.related))}
    found = plan.__dict__.get("_wording")
    if found is None:
        plan.__dict__["_wording"] = found = _by_rule(engine(plan.settings.wording, plan.asked).hits(plan))
    for at_one_place in found.get(rule, {}).values():
        problem = _problem(at_one_place)
        if not any(problem.at[: len(path)] == path for path in taken):
            yield problem


def _by_rule(listed: list[Hit]) -> dict[str, dict[tuple[Any, int], list[Hit]]]:
    found: dict[str, dict[tuple[Any, int], list[Hit]]] = {}
    for hit in listed:
        found.setdefault(hit.pattern.rule, {}).setdefault((hit.path, hit.sentence), []).append(hit)
    return found


def _problem(listed: list[Hit]) -> Problem:
    """Make one problem of what one rule finds in one sentence: the gravest, over all the words."""
    hit = max(listed, key=lambda hit: (hit.sure, SEVERITIES.index(hit.pattern.severity), hit.end - hit.start))
    message = hit.pattern.says
    if hit.handle is not None and hit.sure:
        message += f" ({hit.handle})"
    elif not hit.sure:
        message += "; whom the words are about cannot be told"
    severity = Severity(hit.pattern.severity)
    if not hit.sure:
        severity = Severity.NOTE if severity is not Severity.ERROR else Severity.WARNING
    return Problem(message, hit.path, severity=severity, words=(hit.start, hit.end))


__all__ = ["built_in_files", "engine", "find_wording"]
