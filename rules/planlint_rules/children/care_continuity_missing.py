"""A carer is away, and nothing says who looks after the children."""

from collections.abc import Iterator
from typing import Final

from planlint import Event, Person, Plan, Problem, Profile, Severity, is_blank, rule

AWAY: Final = ("hospital", "residential-treatment", "custody")


@rule(
    severity=Severity.NOTE,
    profile=Profile.STANDARD,
    cites=("SCF-06",),
    needs=("people",),
    settings=("review_days",),
    why="Hospital, treatment or custody takes a parent from a child at a hard time, and may leave the child with the very "
    "person who uses violence.",
    instead="Plan who cares for each child and how the two stay in touch, and check first that it is a safe place for the child.",
    ask="Who has the children that night, and who chose that person?",
    limits="It knows of absences from events and from where somebody lives.",
    bad=(
        """
        planlint: 1
        id: IN-HOSPITAL
        as_of: 2026-06-01
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan], lives: own-home}
          noah: {role: child, age: 4, parents: [mia]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          events:
            - {date: 2026-06-08, kind: carer-absence, person: mia}  # <- here
          care_arrangements:
            - {child: ava, with: dan, reason: hospital}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: IN-TREATMENT
        people:
          mia: {role: mother, lives: residential-treatment}  # <- here
          ava: {role: child, age: 9, parents: [mia]}
        violence: []
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: NAN-HAS-THEM
        as_of: 2026-06-01
        people:
          mia: {role: mother}
          dan: {role: father, lives: custody}
          nan: {role: grandmother}
          ava: {role: child, age: 9, parents: [mia, dan]}
          noah: {role: child, age: 4, parents: [mia]}
          tom: {role: son, age: 19, parents: [mia]}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          events:
            - {date: 2026-06-08, kind: carer-absence, person: mia}
            - {date: 2025-01-08, kind: carer-absence, person: mia}
            - {date: 2026-06-08, kind: carer-absence, person: dan}
          care_arrangements:
            - {child: [ava, noah], with: nan, reason: hospital, start: 2026-06-08, assessed: 2026-06-01}
        tasks: []
        """,
        """
        planlint: 1
        id: THE-CHILD-IS-THERE-TOO
        people:
          mia: {role: mother, lives: residential-treatment, lives_with: [ava]}
          ava: {role: child, age: 1, parents: [mia], lives: residential-treatment}
          ben: {role: child, age: 9, parents: [mia], lives: kinship-or-foster-care}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          child: {role: child, age: TBD, parents: [survivor]}
        violence: []
        safety:
          events:
            - {date: TBD, kind: carer-absence, person: survivor}
          care_arrangements:
            - {child: TBD, with: TBD, reason: TBD, assessed: TBD}
        tasks: []
        """,
    ),
)
def care_continuity_missing(plan: Plan) -> Iterator[Problem]:
    """A parent who does not use violence is or will be away, and for a child there is no care arrangement.

    Also a child left with the person using violence where nothing says when that was assessed.
    """
    for event in plan.events:
        if event.kind == "carer-absence" and _is_current(event, plan):
            left = [child for child in plan.children_here if _is_left(child, event.person, plan)]
            if left:
                yield Problem(f"{event.kind}: no care arrangement for {', '.join(child.handle for child in left)}", event.path)
    for handle, person in plan.people.items():
        if person.lives in AWAY:
            left = [child for child in plan.children_here if _is_left(child, (handle,), plan) and not _is_housed(child, person)]
            if left:
                yield Problem(f"{person.lives}: no care arrangement for {', '.join(child.handle for child in left)}", person.path)
    for care in plan.care_arrangements:
        if (
            care.with_ is not None
            and care.with_ in plan.people_using_violence
            and not is_blank(care.with_)
            and care.assessed is None
        ):
            yield Problem(f"care by {care.with_}, who uses violence, and nothing says when that was assessed", care.path)


def _is_current(event: Event, plan: Plan) -> bool:
    """Whether an absence is to come, or began within the time between two reviews."""
    days = plan.days_since(event.date)
    return days is None or days <= plan.settings.review_days


def _is_left(child: Person, away: tuple[str, ...], plan: Plan) -> bool:
    """Whether one of those who are away cares for the child, does not use violence, and nobody else is to care for it."""
    carers = [who for who in away if who in child.all_parents and who not in plan.people_using_violence]
    cared_for = any(plan.among(child.handle, care.child) for care in plan.care_arrangements)
    return bool(carers) and not child.is_unborn and not cared_for


def _is_housed(child: Person, parent: Person) -> bool:
    """Whether it is recorded where a child lives meanwhile: with the parent, or in a place of its own."""
    return child.lives is not None or bool(child.lives_with) or child.handle in parent.lives_with
