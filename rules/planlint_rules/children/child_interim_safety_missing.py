"""Nothing keeps a child safe today, while slow things change."""

from collections.abc import Iterator
from typing import Final

from planlint import Person, Plan, Problem, Profile, Severity, rule, together

AREAS: Final = ("substance-use", "mental-health")
UNWATCHED: Final = ("unsupervised-day", "overnight", "shared-care", "handover-only")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-59",),
    needs=("violence",),
    why="Change takes months, and a child lives through every evening of them.",
    instead="Talk through with the parent who is not using violence, and with the child, what keeps the child safe today, and "
    "record it under interim_safety or in a safety plan for the child.",
    ask="Where does this child go when it starts, and who comes?",
    limits="Any step counts; whether a child can do it is not seen.",
    bad=(
        """
        planlint: 1
        id: LATER-MAYBE
        people:
          karen: {role: mother, lives_with: [dean, amy, noah]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}  # <- here
          noah: {role: child, age: 3, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: staying, for: [karen], steps: [{what: Ring the neighbour.}]}
        tasks: []
        """,
        """
        planlint: 1
        id: OVERNIGHT-WITH-HIM
        people:
          mia: {role: mother, lives: own-home, lives_with: [ava]}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}  # <- here
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - {child: ava, with: dan, kind: overnight}
        tasks: []
        """,
        """
        planlint: 1
        id: A-DRINKING-PARENT
        people:
          mia: {role: mother, lives_with: [ava]}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}  # <- here
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: substance-use, status: unmet}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: TALKED-THROUGH
        people:
          karen: {role: mother, lives_with: [dean, amy, noah, eve]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean], interim_safety: [Nan collects her on Fridays.]}
          noah: {role: child, age: 3, parents: [karen, dean]}
          eve: {role: daughter, age: 20, parents: [karen, dean]}
          bump: {role: unborn, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - {situation: staying, for: [karen, noah], steps: [{what: Ring the neighbour.}]}
        tasks: []
        """,
        """
        planlint: 1
        id: AWAY-FROM-IT
        people:
          mia: {role: mother, lives: refuge, lives_with: [ava]}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
          lee: {role: child, age: 12, parents: [dan], lives: elsewhere}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          contact:
            - {child: ava, with: dan, kind: supervised-centre}
        needs:
          - {person: mia, area: mental-health, status: unmet, planning_around: Her sister comes on bad days.}
          - {person: dan, area: substance-use, status: unmet}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD, lives_with: [user, child]}
          user: {role: TBD}
          child: {role: child, age: TBD, interim_safety: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        """,
    ),
)
def child_interim_safety_missing(plan: Plan) -> Iterator[Problem]:
    """A child who lives with the person using violence, or is alone with that person, and nothing that keeps it safe meanwhile.

    As a note: a child who lives with an adult whose need about substance use or mental health is open and not planned around.
    """
    needs = (need for need in plan.needs if need.area in AREAS and need.is_open and need.planning_around is None)
    open_needs = {need.person for need in needs if need.person in plan.people and not plan.is_child(need.person)}
    bare = [child for child in plan.children_here if not child.is_unborn and not _is_covered(child, plan)]
    near = [child for child in bare if _is_near_violence(child, plan)]
    message = f"nothing is recorded that keeps {', '.join(child.handle for child in near)} safe while the violence goes on"
    yield from together(message, [child.path for child in near])
    others = [child for child in bare if child not in near and any(plan.shares_home(child.handle, who) for who in open_needs)]
    message = f"nothing is recorded that keeps {', '.join(child.handle for child in others)} safe while a parent's need is open"
    yield from together(message, [child.path for child in others], severity=Severity.NOTE)


def _is_covered(child: Person, plan: Plan) -> bool:
    return bool(child.interim_safety) or any(plan.among(child.handle, safety.for_) for safety in plan.safety_plans)


def _is_near_violence(child: Person, plan: Plan) -> bool:
    """Whether a child shares a home with who uses violence, itself or through a parent, or is with that person unwatched."""
    at_home = [child.handle, *(parent for parent in child.all_parents if plan.shares_home(child.handle, parent))]
    for user in plan.faces_violence_of(child.handle):
        if plan.shares_home(child.handle, user) or any(plan.live_together(who, user) for who in at_home if who != user):
            return True
        if any(
            child.handle in contact.child and contact.with_ == user and contact.kind in UNWATCHED for contact in plan.contacts
        ):
            return True
    return False
