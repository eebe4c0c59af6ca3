"""Nothing in the plan is for a child."""

from collections.abc import Iterator

from planlint import Person, Plan, Problem, Profile, Severity, is_blank, rule, together

REFERRED = ("referred", "emergency-action", "already-open")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-19",),
    needs=("violence",),
    why="Children need help in their own right; what helps their parent reaches them late, or not at all.",
    instead="Record each child's needs and what answers them, or the day on which they were considered and none was found.",
    ask="If this plan works as written, what will be different for this child?",
    limits="Any need, service, goal or task about the child counts; whether it helps is not seen.",
    bad=(
        """
        planlint: 1
        id: HARM-WITHOUT-HELP
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean], impact: {emotional: Wakes and screams.}}  # <- here
          noah: {role: child, age: 3, parents: [karen, dean]}
        violence:
          - by: dean
            towards: [karen]
            effects:
              - {person: noah, kind: sleep}
        tasks:
          - {what: Attend the group., responsible: dean}
        """,
        """
        planlint: 1
        id: NOTHING-FOR-THE-CHILD
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}  # <- here
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend the group., responsible: dean}
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-HAS-SOMETHING
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], impact: {emotional: Bad dreams.}}
          noah: {role: child, age: 4, parents: [mia, dan], needs_considered: 2026-05-04}
          ben: {role: child, age: 12, parents: [mia]}
          eve: {role: child, age: 14, parents: [mia]}
          kit: {role: child, age: 15, parents: [mia]}
          bump: {role: unborn, parents: [mia]}
        violence:
          - {by: dan, towards: [mia]}
        companion_plans:
          - {id: KIT-1, for: kit, kind: child-plan}
        needs:
          - {person: ava, area: health, status: unmet}
        services:
          - {kind: child-peer-group, for: [ben], status: active}
        tasks:
          - {what: Bus pass., responsible: agency, about: eve}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: TBD, parents: [survivor], needs_considered: TBD}
        violence:
          - {by: TBD, towards: [survivor, child]}
        tasks: []
        """,
    ),
)
def child_support_missing(plan: Plan) -> Iterator[Problem]:
    """A born child for whom there is no need, goal, service or task, nor a day on which needs were considered.

    A note only, where the plan records no harm to the child either.
    """
    without = [child for child in plan.children_here if not child.is_unborn and not _has_something(child, plan)]
    harmed = _harmed(plan) if without else set()
    without.sort(key=lambda child: child.handle not in harmed)
    known = ", ".join(child.handle for child in without if child.handle in harmed)
    message = f"harm to {known} is recorded, and " if known else ""
    message += f"nothing in the plan is for {', '.join(child.handle for child in without)}"
    yield from together(message, [child.path for child in without], severity=None if known else Severity.NOTE)


def _has_something(child: Person, plan: Plan) -> bool:
    who = child.handle
    return (
        child.needs_considered is not None
        or any(plan.among(who, (need.person,)) for need in plan.needs if need.person is not None)
        or any(plan.among(who, goal.for_) for goal in plan.goals)
        or any(plan.among(who, service.for_) for service in plan.services if service.is_used)
        or any(plan.among(who, task.about + task.participants) for task in plan.tasks if task.counts)
        or any(who in concern.child and _is_referred(concern.decision) for concern in plan.safeguarding_concerns)
    )


def _is_referred(decision: str | None) -> bool:
    return decision in REFERRED or is_blank(decision)


def _harmed(plan: Plan) -> set[str | None]:
    """Handles of those to whom harm is recorded: impact, effects of violence, safeguarding concerns, disclosures."""
    if plan.is_template:
        return set()
    found: set[str | None] = {effect.person for entry in plan.violence for effect in entry.effects}
    found.update(child for concern in plan.safeguarding_concerns if concern.level != "none" for child in concern.child)
    found.update(told.child for told in plan.disclosures)
    found.update(child.handle for child in plan.children if child.impact is not None)
    return found
