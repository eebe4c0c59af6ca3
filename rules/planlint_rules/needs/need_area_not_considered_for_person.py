"""An area of life that matters at a person's age is nowhere in a plan that records needs."""

from collections.abc import Iterator

from planlint import Assessment, Need, Person, Plan, Problem, Profile, Severity, is_blank, rule, together

ADULT = {
    "money": ("money",),
    "support-networks": ("support-networks", "friendships", "culture-and-faith", "family-relationships"),
    "health": ("health", "mental-health", "substance-use", "disability", "emotional-wellbeing"),
}
"""Areas to consider for every adult, each with those under which it may stand."""
CHILD = {"education": ("education", "work-and-learning")}


@rule(
    severity=Severity.NOTE,
    profile=Profile.STANDARD,
    cites=("UCW-12", "BCP-16"),
    needs=("people", "violence"),
    settings=("school_age",),
    why="A plan that looks only at the need that is loudest leaves the others to grow.",
    instead="Ask about money, people and well-being for each adult and about school for each child, and record the answer, also "
    "where nothing is needed.",
    ask="Whose life in this family have we looked at only from one side?",
    limits="Only plans that record needs or conversations on needs are looked at; it is enough that the area is mentioned.",
    bad=(
        """
        planlint: 1
        id: MONEY-PEOPLE-AND-SCHOOL
        people:
          tanya: {role: mother}  # <- here
          jaxon: {role: child, age: 8, parents: [tanya, scott]}
          billie: {role: child, age: 11m, parents: [tanya, scott]}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {person: tanya, area: housing, status: unmet}
          - {person: tanya, area: mental-health, status: unmet}
        tasks: []
        """,
        """
        planlint: 1
        id: ONLY-THE-CHILD-IS-LEFT-OUT
        people:
          tanya: {role: mother}
          ebony: {role: child, age: 14, parents: [tanya, scott]}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        assessments:
          - {person: tanya, areas: {money: discussed, support-networks: declined, health: discussed}}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ALL-LOOKED-AT
        people:
          tanya: {role: mother, network: [{person: gran, as: child-care}]}
          ebony: {role: child, age: 14, parents: [tanya, scott]}
          jaxon: {role: child, age: 8, parents: [tanya, scott]}
          gran: {role: grandmother}
          scott: {role: husband}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {person: tanya, area: money, status: not-applicable}
          - {person: ebony, area: education, status: met}
        tasks:
          - {what: Physio., kind: health, responsible: tanya}
          - {what: A school place., kind: education, responsible: lou, about: jaxon}
        """,
        """
        planlint: 1
        id: NO-NEEDS-RECORDED
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        needs: TBD
        tasks: []
        """,
    ),
)
def need_area_not_considered_for_person(plan: Plan) -> Iterator[Problem]:
    """Money, support or health of an adult survivor, or schooling of a child of school age, is mentioned nowhere.

    It counts under needs, met or not, in a conversation on needs, or as a goal, task or service.
    """
    recorded: list[Need | Assessment] = [*plan.needs, *plan.assessments]
    if not recorded or any(entry.blank or is_blank(entry.person) for entry in recorded):
        return
    missing: dict[str, list[str]] = {}
    for who in plan.adult_survivors_here:
        person = plan.people.get(who)
        if person is not None:
            missing[who] = [area for area, under in ADULT.items() if not _is_considered(plan, person, under)]
    for child in plan.children:
        at_school = child.years is not None and child.years >= plan.settings.school_age
        if child.handle in plan.survivors and at_school and not _is_considered(plan, child, CHILD["education"]):
            missing[child.handle] = ["education"]
    lacking = {who: areas for who, areas in missing.items() if areas}
    message = "; ".join(f"{', '.join(areas)} of {who}" for who, areas in lacking.items())
    yield from together(f"nothing is recorded on {message}", map(plan.place_of, lacking))


def _is_considered(plan: Plan, person: Person, areas: tuple[str, ...]) -> bool:
    """Whether one of the areas is mentioned for a person, as a need, in a conversation or by what is done."""
    if "support-networks" in areas and (person.network or person.no_network is not None):
        return True
    who = person.handle
    return (
        any(need.area in areas and need.person in (who, None) for need in plan.needs)
        or any(entry.person == who and not set(areas).isdisjoint(entry.areas or ()) for entry in plan.assessments)
        or any(plan.answers_in(area, who).given for area in areas)
    )
