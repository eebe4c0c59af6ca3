"""A handle is a word that many YAML tools read as yes or no."""

from collections.abc import Iterator
from typing import Final

from planlint import Plan, Problem, Profile, Severity, rule

MANGLED: Final = frozenset("y n yes no on off true false null".split())


@rule(
    severity=Severity.WARNING,
    profile=Profile.ESSENTIAL,
    basis="The plan format: handles.",
    why="Many tools read such a word as yes, no or nothing, so a person can vanish when another program opens the plan.",
    instead="Choose another handle, and use it wherever the person is named.",
    bad=(
        """
        planlint: 1
        id: NORWAY
        people:
          no: {role: child}  # <- here
          Off: {role: father}  # <- here
          mia: {role: mother}
        workers:
          y: {role: team-manager}  # <- here
        violence: []
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: PLAIN-HANDLES
        people:
          noa: {role: child, age: 4}
          mia: {role: mother, address_confidential: yes}
          yes-and-no: {role: partner}
        workers:
          yan: {role: team-manager}
        violence: []
        tasks: []
        """,
    ),
)
def ambiguous_handle(plan: Plan) -> Iterator[Problem]:
    """A handle that other YAML tools read as yes, no or nothing: no, on, off, y, n, yes, true, false, null, in any case."""
    for group, handles in (("people", plan.people), ("workers", plan.workers)):
        for handle in handles:
            if handle.lower() in MANGLED:
                yield Problem("other tools read this handle as yes, no or nothing", (group, handle), on_key=True)
