"""The person using violence was told what a child said, too soon or without a decision."""

from collections.abc import Iterator

from planlint import Day, Disclosure, Plan, Problem, Profile, Severity, is_blank, rule

_MANAGERS = frozenset({"team-manager", "safeguarding-lead"})


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-34",),
    needs=("violence", "safeguarding.disclosures"),
    why="A child who told can be punished for it, and so can the other parent; whoever hears first decides what happens at home "
    "that night.",
    instead="Speak first with the parent who does not use violence; decide with a manager whether, when and how the person "
    "using violence is told, after checking that it is safe for the child and the survivor.",
    ask="Who decided that the person using violence is told, and what was in place for the child that evening?",
    limits="Looks at who was told after a disclosure, not at other ways in which the person using violence may have learnt of "
    "it.",
    bad=(
        """
        planlint: 1
        id: TOLD-FIRST
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen, amy]}
        tasks: []
        safeguarding:
          disclosures:
            - child: amy
              said: 2026-05-04T10:00
              told:
                - {person: karen, date: 2026-05-06}
                - {person: dean, date: 2026-05-05, decided_by: manager, safety_checked: 2026-05-05}  # <- here
        """,
        """
        planlint: 1
        id: WITHOUT-THE-OTHER-PARENT
        people:
          tom: {role: father}
          vera: {role: mother}
          leo: {role: child, age: 9, parents: [tom, vera]}
        violence:
          - {by: vera, towards: [leo]}
        tasks: []
        safeguarding:
          disclosures:
            - child: leo
              told:
                - {person: vera, date: 2026-05-05, decided_by: manager, safety_checked: 2026-05-05}  # <- here
        """,
        """
        planlint: 1
        id: NO-DECISION-AND-NO-CHECK
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        safeguarding:
          disclosures:
            - child: amy
              told:
                - {person: karen, date: 2026-05-05}
                - {person: dean, date: 2026-05-06}  # <- here
            - person: karen
              told:
                - {person: dean, date: 2026-05-09, decided_by: manager, safety_checked: 2026-05-10}  # <- here
        """,
        """
        planlint: 1
        id: DECIDED-ALONE
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        safeguarding:
          disclosures:
            - child: amy
              told:
                - {person: karen, date: 2026-05-05}
                - {person: dean, date: 2026-05-06, decided_by: lou, safety_checked: 2026-05-06}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: IN-ORDER
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        safeguarding:
          disclosures:
            - child: amy
              discussed_with: safeguarding-lead
              told:
                - {person: dean, date: 2026-05-05T18:00, decided_by: lou, safety_checked: 2026-05-05}
                - {person: karen, date: 2026-05-05T11:00}
        """,
        """
        planlint: 1
        id: ONLY-THE-OTHER-PARENT
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        safeguarding:
          disclosures:
            - {child: amy, told: [{person: karen, date: 2026-05-05}]}
            - {child: amy}
        """,
        """
        planlint: 1
        id: NO-OTHER-PARENT-TO-TELL
        people:
          dean: {role: father}
          vera: {role: step-mother}
          ann: {role: mother, no_contact: {reason: deceased}}
          amy: {role: child, age: 6, parents: [ann, dean], step_parents: [vera]}
        violence:
          - {by: dean, towards: [amy]}
          - {by: vera, towards: [amy]}
        tasks: []
        safeguarding:
          disclosures:
            - child: amy
              told:
                - {person: dean, date: 2026-05-06, decided_by: manager, safety_checked: 2026-05-06}
        """,
        """
        planlint: 1
        id: NOT-SETTLED-WHO
        people:
          amy: {role: mother}
          joe: {role: father}
          kit: {role: child, age: 6, parents: [amy, joe]}
        violence:
          - {by: joe, towards: [amy], kind: under-assessment}
        tasks: []
        safeguarding:
          disclosures:
            - {child: kit, told: [{person: joe, date: 2026-05-06}]}
        """,
    ),
)
def person_using_violence_approached_first(plan: Plan) -> Iterator[Problem]:
    """After a disclosure somebody who uses violence was told before, or without, the parent who does not.

    Also where no decision, or no safety check before it, is recorded. A decision without a manager is a warning.
    """
    for disclosure in plan.disclosures:
        first = _to_be_told_first(plan, disclosure)
        earlier = [told.date for told in disclosure.told if told.person in first or is_blank(told.person)]
        for told in disclosure.told:
            user, decided_by = told.person, told.decided_by
            if user is None or is_blank(user) or user not in plan.people_using_violence:
                continue
            faults = []
            if first and (not earlier or all(_is_before(told.date, day) for day in earlier)):
                faults.append(f"{'before' if earlier else 'without'} {' or '.join(first)}")
            if decided_by is None:
                faults.append("without a decision on record")
            if told.safety_checked is None or _is_before(told.date, told.safety_checked):
                faults.append("without a safety check before it on record")
            if faults:
                yield Problem(f"{user} was told of a disclosure {', '.join(faults)}", told.path)
            elif decided_by in plan.workers and not disclosure.discussed_with:
                role = plan.workers[decided_by].role
                if role is not None and not is_blank(role) and role not in _MANAGERS:
                    message = f"{user} was told of a disclosure by decision of {decided_by}; no talk with a manager is on record"
                    yield Problem(message, told.path, severity=Severity.WARNING)


def _to_be_told_first(plan: Plan, disclosure: Disclosure) -> list[str]:
    """Name the parents of a child who told that use no violence and can be reached; for an adult who told there is nobody."""
    child = plan.people.get(disclosure.child or disclosure.person or "")
    if child is None or not child.is_child:
        return []
    parents = [plan.people[handle] for handle in child.all_parents or plan.adult_survivors if handle in plan.people]
    return [
        parent.handle for parent in parents
        if parent.handle not in plan.people_using_violence and parent.no_contact is None and not plan.has_died(parent.handle)
    ]  # fmt: skip


def _is_before(one: Day | None, other: Day | None) -> bool:
    """Whether one date is known to lie before another, on the same day by the clock."""
    if one is None or other is None:
        return False
    same_day = one.first is not None and one.first == other.first
    return one.before(other) or (same_day and bool(one.clock and other.clock) and one.clock < other.clock)
