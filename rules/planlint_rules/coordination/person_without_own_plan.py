"""A survivor has no need, goal or support of their own in the plan."""

from collections.abc import Iterator

from planlint import Person, Plan, Problem, Profile, Severity, is_blank, rule, together


@rule(
    severity=Severity.ERROR,
    profile=Profile.STANDARD,
    cites=("UCW-01",),
    needs=("violence", "people"),
    why="Everybody who lived with the violence lived with it in another way; a plan for 'the children' fits none of them.",
    instead="Write at least one need or goal for each grown-up and each child, or name the plan that is held for them elsewhere.",
    ask="What is in this plan that is only about this child?",
    limits="It asks for one thing of their own, not for a good one. A plan held elsewhere is taken at its word.",
    bad=(
        """
        planlint: 1
        id: TANYA-AND-THE-CHILDREN
        setting: refuge
        people:
          tanya: {role: mother}
          scott: {role: father}
          ebony: {role: child, age: 14, parents: [tanya, scott]}
          jaxon: {role: child, age: 8, parents: [tanya, scott]}  # <- here
          billie: {role: child, age: 11m, parents: [tanya, scott]}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {id: n1, person: ebony, area: education, status: unmet}
        goals:
          - {id: g1, for: tanya, what: A home.}
          - {id: g2, for: [ebony, jaxon, billie], what: Settle in.}
        tasks:
          - {what: Enrol jaxon., responsible: tanya, about: jaxon}
        """,
        """
        planlint: 1
        id: AT-HOME
        setting: child-protection
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}  # <- here
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g1, for: mia, what: A quiet home.}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-ROOM-IN-THE-TEMPLATE
        kind: template
        setting: refuge
        people:
          survivor: {role: parent}  # <- here
          child: {role: child, age: 9, parents: [survivor, other]}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        tasks:
          - {what: "{{ task }}", responsible: survivor}
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-SOMETHING
        setting: refuge
        companion_plans: {id: E-2, for: eli, kind: child-plan}
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
          noah: {role: child, age: 4, parents: [mia, dan]}
          bea: {role: child, age: 7m, parents: [mia, dan]}
          eli: {role: child, age: 15, parents: [mia, dan]}
          tom: {role: child, age: 16, parents: [mia, dan], lives: with-family-or-friends}
          bump: {role: unborn, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {id: n1, person: ava, area: health, status: unmet}
          - {id: n2, person: mia, area: housing, status: unmet}
        goals:
          - {id: g1, for: noah, what: Play.}
        tasks:
          - {what: Baby group., responsible: kim, about: bea}
        """,
        """
        planlint: 1
        id: ONE-PAGE
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring the school., responsible: jo}
        """,
        """
        planlint: 1
        id: HIS-PLAN
        setting: perpetrator-programme
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        goals:
          - {id: g1, for: dan, what: Stop.}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        setting: refuge
        people:
          survivor: {role: parent}
          child: {role: child, age: 9, parents: [survivor, other]}
          other: {role: parent}
        violence:
          - {by: other, towards: [survivor]}
        goals:
          - {id: g1, for: "{{ who }}", what: "{{ goal }}"}
        tasks: []
        """,
    ),
)
def person_without_own_plan(plan: Plan) -> Iterator[Problem]:
    """A survivor, grown-up or child, has no need, goal, assessment, service or worker's task of their own, and no companion plan.

    What is shared by several does not count. It is milder in a plan with no needs and goals at all; outside refuge, shelter and
    transitional housing it is a note, and only where the plan has something for others.
    """
    subjects = set(_subjects(plan))
    if any(map(is_blank, subjects)):
        return
    concerned = [person for person in plan.people.values() if _is_concerned(plan, person)]
    without = [person for person in concerned if person.handle not in subjects]
    planned = bool(plan.needs or plan.goals)
    if plan.is_stay or (planned and len(without) < len(concerned)):
        names = " or ".join(person.handle for person in without)
        message = f"no need, goal or support in the plan, and no companion plan, is for {names} alone"
        severity = None if planned and plan.is_stay else Severity.WARNING
        yield from together(message, (person.path for person in without), severity=severity)


def _is_concerned(plan: Plan, person: Person) -> bool:
    """Whether a survivor should have a plan here: born, known, and not recorded as living elsewhere."""
    if person.blank or person.is_unborn or person.handle not in plan.survivors:
        return False
    if not person.is_child:
        return person.handle in plan.adult_survivors_here
    return not plan.is_stay or plan.may_be_in_stay(person)


def _subjects(plan: Plan) -> Iterator[str]:
    """Yield who has something of their own: a need, a goal, an assessment, a service, a worker's task, or a plan elsewhere."""
    yield from (need.person for need in plan.needs if need.person is not None)
    yield from (talk.person for talk in plan.assessments if talk.person is not None)
    yield from (who for companion in plan.companion_plans for who in companion.for_)
    alone = [goal.for_ for goal in plan.goals]
    alone += [service.for_ for service in plan.services if service.is_used]
    alone += [task.about for task in plan.tasks if task.counts and plan.has_worker_part(task)]
    yield from (handles[0] for handles in alone if len(handles) == 1)
