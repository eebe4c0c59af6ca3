"""A child has had one worker after another."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-40",),
    needs=("people",),
    why="Trust grows with one person over time; each change asks a child to begin again with somebody who may leave.",
    instead="Keep one worker for the child where you can, and plan a goodbye and a handover where you cannot.",
    ask="Who in this agency has known this child longest?",
    settings=("child_worker_changes",),
    limits="It counts past_workers; when they left is not recorded. A child without any worker is told by another rule.",
    bad=(
        """
        planlint: 1
        id: ONE-AFTER-ANOTHER
        people:
          ava: {role: child, age: 9, workers: kim, past_workers: [jo, lee, pat]}  # <- here
        workers: {jo: {}, kim: {}, lee: {}, pat: {}}
        violence: []
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: A-FEW
        people:
          mia: {role: mother, past_workers: [jo, lee, pat]}
          ava: {role: child, age: 9, workers: kim, past_workers: [jo, lee]}
          ben: {role: child, age: 9}
        workers: {jo: {}, kim: {}, lee: {}, pat: {}}
        violence: []
        tasks: []
        """,
    ),
)
def child_worker_unstable(plan: Plan) -> Iterator[Problem]:
    """A child whose workers changed more often than the agency's setting allows."""
    for child in plan.children_here:
        changes = len(child.past_workers)
        if changes > plan.settings.child_worker_changes:
            yield Problem(f"{child.handle} has had {changes} workers before", (*child.path, "past_workers"))
