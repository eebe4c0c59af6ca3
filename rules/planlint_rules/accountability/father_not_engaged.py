"""A father, or another parent apart from the violence, was left out."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together

_MOTHERS = frozenset("mother step-mother stepmother birth-mother".split())


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-43",),
    needs=("violence",),
    why="Where professionals turn to one parent only, all the work lands there, and a parent who could stand by the children "
    "stays unknown.",
    instead="Get in touch with the parent who has no part in the plan and record what he or she can give the children, or "
    "record why that would be unsafe or cannot be done.",
    ask="What do we know about this parent from that parent?",
    limits="Judges parents who neither use nor live with violence: what is asked of a parent who uses it, and whether a "
    "survivor is heard, is the matter of other rules. Cannot tell whether contact went further than a record.",
    bad=(
        """
        planlint: 1
        id: FATHER-ELSEWHERE
        people:
          karen: {role: mother}
          vik: {role: step-father}
          tom: {role: father, lives: elsewhere}  # <- here
          amy: {role: child, age: 6, parents: [karen, tom], step_parents: [vik]}
        violence:
          - {by: vik, towards: [karen, amy]}
        safety:
          contact:
            - {child: amy, with: tom, kind: overnight}
        tasks:
          - {what: Attend the programme., responsible: vik, kind: behaviour-change}
        """,
        """
        planlint: 1
        id: THE-OTHER-WAY-ROUND
        people:
          tom: {role: father}
          vera: {role: partner}
          karen: {role: mother, lives: elsewhere, no_contact: {reason: not-yet-tried}}  # <- here
          amy: {role: child, age: 6, parents: [karen, tom]}
        violence:
          - {by: vera, towards: [tom, amy]}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-CHILD-NAMES-A-PARENT
        people:
          karen: {role: mother}
          vik: {role: partner}
          tom: {role: father}  # <- here
          amy: {role: child, age: 6}
        violence:
          - {by: vik, towards: [karen]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: TWO-MOTHERS
        people:
          priya: {role: mother}
          jo: {role: mother}
          arlo: {role: child, age: 4, parents: [priya, jo]}
        violence:
          - {by: jo, towards: [priya]}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-FATHER-IN-THE-FAMILY
        people:
          ann: {role: mother}
          priya: {role: mother}
          vik: {role: partner}
          arlo: {role: child, age: 4, parents: [priya, ann]}
        violence:
          - {by: vik, towards: [priya]}
        tasks: []
        """,
        """
        planlint: 1
        id: A-RESOURCE
        people:
          karen: {role: mother, network: [{person: tom, as: child-care, safe_by_her: yes}]}
          vik: {role: step-father}
          tom: {role: father}
          amy: {role: child, age: 6, parents: [karen, tom], step_parents: [vik]}
        violence:
          - {by: vik, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: SPOKEN-WITH-OR-A-REASON
        people:
          karen: {role: mother}
          vik: {role: step-father}
          tom: {role: father}
          ben: {role: father, no_contact: {reason: deceased}}
          amy: {role: child, age: 6, parents: [karen, tom], step_parents: [vik]}
          leo: {role: child, age: 9, parents: [karen, ben]}
        violence:
          - {by: vik, towards: [karen]}
        tasks:
          - {what: Ring Tom about the summer., responsible: lou, about: tom}
        """,
        """
        planlint: 1
        id: NOT-IN-THE-PLAN
        people:
          karen: {role: mother}
          gran: {role: grandmother}
          amy: {role: child, age: 6, parents: [karen, donor]}
          kit: {role: unborn, parents: [karen]}
        violence:
          - {by: gran, towards: [karen]}
        tasks: []
        """,
        """
        planlint: 1
        id: HE-USES-VIOLENCE
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        """,
    ),
)
def father_not_engaged(plan: Plan) -> Iterator[Problem]:
    """A parent apart from the violence has no part in the plan: no contact, worker, view or task, and no reason for it.

    The other parent is in most plans the father; where the mother is, it is the same. Where all parents are mothers there is no
    father, and nothing is asked.
    """
    parents = [handle for handle in plan.parents if handle in plan.people]
    if plan.is_template or all(plan.people[handle].role in _MOTHERS for handle in parents):
        return
    judged = {*plan.people_using_violence, *plan.survivors}
    left_out = [handle for handle in parents if handle not in judged and not _has_a_part(plan, handle)]
    message = f"no contact with {', '.join(left_out)}, parent of a child in the plan, is recorded, and no reason why not"
    yield from together(message, [plan.place_of(handle) for handle in left_out], "another parent")


def _has_a_part(plan: Plan, handle: str) -> bool:
    """Whether somebody is in touch with a person or counts on that person, or it is recorded why not.

    That a child trusts somebody does not mean that a worker spoke with that person.
    """
    person = plan.people[handle]
    if person.workers or person.views or person.no_direct_work or plan.tasks_of(handle) or plan.companion_plan_of(handle):
        return True
    if plan.cannot_be_contacted(person.handle):
        return True
    return (
        plan.follow_up_of(handle).attempts > 0
        or any(handle in (*meeting.attended, *meeting.invited, *meeting.separately) for meeting in plan.meetings)
        or any(handle in (*review.attended, *review.invited) for review in plan.reviews)
        or any(handle in task.about or handle in task.participants for task in plan.tasks if task.counts)
        or any(handle in service.for_ for service in plan.services)
        or any(handle in goal.agreed_by or handle in goal.proposed_by for goal in plan.goals)
        or any(handle in safety_plan.network or handle in safety_plan.made_with for safety_plan in plan.safety_plans)
        or any(arrangement.with_ == handle for arrangement in plan.care_arrangements)
        or any(handle == member.person for other in plan.people.values() for member in other.network)
    )
