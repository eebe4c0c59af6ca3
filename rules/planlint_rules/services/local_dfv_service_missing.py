"""A survivor who lives with the violence has no link to a local specialist service."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

SPECIALIST = frozenset(
    "dv-specialist dv-directory-or-helpline refuge sexual-violence-service lgbtq-specialist culturally-specific".split()
)
WORDS = ("dv-service", "refuge")


@rule(
    severity=Severity.NOTE,
    profile=Profile.STANDARD,
    cites=("WWM-38",),
    needs=("people", "violence"),
    why="A survivor who stays with somebody who uses violence needs a door to knock on, near by and at any hour.",
    instead="Record the specialist service or helpline of this place and what was said about it; where one is held not to be for "
    "this survivor, find the one that is.",
    ask="Who near here would answer this survivor at night, and is that service meant for this survivor?",
    limits="Which services there are in a place is not known here; the name of a product or helpline is never required.",
    bad=(
        """
        planlint: 1
        id: RULED-OUT
        people:
          priya: {role: mother}  # <- here
          jo: {role: mother, lives_with: [priya]}
        violence:
          - {by: jo, towards: [priya]}
        tasks: []
        services:
          - {kind: dv-specialist, for: [priya], status: not-eligible}
        """,
        """
        planlint: 1
        id: NOBODY
        people:
          tom: {role: father, lives: own-home-with-person-using-violence}  # <- here
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: LINKED-OR-DECLINED
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        services:
          - {kind: dv-directory-or-helpline, for: [karen], status: declined-by-client}
        """,
        """
        planlint: 1
        id: AN-ADVOCATE
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        workers:
          ros: {role: dv-advocate}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-TOGETHER
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: IN-THE-SAFETY-PLAN
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans: {for: [karen], situation: staying, network: [police, dv-service]}
        tasks: []
        """,
    ),
)
def local_dfv_service_missing(plan: Plan) -> Iterator[Problem]:
    """No specialist service, helpline or advocate is recorded for a survivor who lives with the person using violence.

    One that the survivor declined counts; one that was ruled out, or that cannot be had, does not.
    """
    advocates = [worker for worker in plan.workers.values() if worker.role == "dv-advocate" or is_blank(worker.role)]
    if plan.is_stay or plan.setting == "outreach" or advocates:
        return
    named = {word for safety in plan.safety_plans for word in safety.network}
    named.update(who for task in plan.tasks for who in task.responsible)
    if not named.isdisjoint(WORDS):
        return
    missing = []
    for who in plan.adult_or_parent_survivors:
        linked = any(
            is_blank(service.kind) or (service.kind in SPECIALIST and (service.is_used or service.status == "declined-by-client"))
            for service in plan.services
            if not service.for_ or who in service.for_
        )
        if who in plan.people and plan.lives_with_violence(who) and not linked:
            missing.append(who)
    message = f"no local specialist service or helpline is recorded for {', '.join(missing)}, who lives with the violence"
    yield from together(message, map(plan.place_of, missing))
