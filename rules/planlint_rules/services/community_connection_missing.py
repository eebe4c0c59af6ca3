"""Nothing in the plan links a survivor with people of her or his own, or with a community."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together

SERVICES = ("community", "faith-community", "culturally-specific", "lgbtq-specialist", "youth-service")
TASKS = ("support-network", "routine-or-activity")


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("UCW-20",),
    needs=("people", "violence"),
    why="Isolation is a tool of those who use violence; people and places of one's own are what remains when services end.",
    instead="Ask who and what is missed, and make room for it: a friend, a group, a congregation, a neighbour. Where none is "
    "wanted or none is safe, record that.",
    ask="Who will this survivor ring on a bad day once we are gone?",
    limits="How good the connections are cannot be seen.",
    bad="""
        planlint: 1
        id: NOBODY
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        workers:
          lou: {role: primary-caseworker}
        violence:
          - {by: scott, towards: [tanya]}
        tasks:
          - {what: See three flats., kind: housing, responsible: tanya}
        """,
    good=(
        """
        planlint: 1
        id: MANY-WAYS
        people:
          a: {network: [{person: sis, as: someone-to-talk-to}]}
          b: {no_network: {reason: not-wanted}}
          c: {strengths: {belonging: A choir.}}
          d: {role: uncle}
          e: {role: aunt}
          sis: {role: sister}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [a, b, c, d, e]}
        needs:
          - {person: e, area: support-networks, status: met}
        tasks: []
        services:
          - {kind: faith-community, for: [d]}
        """,
        """
        planlint: 1
        id: UNMET-IS-ANOTHER-RULES-MATTER
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {person: tanya, area: support-networks, status: unmet}
        tasks: []
        """,
    ),
)
def community_connection_missing(plan: Plan) -> Iterator[Problem]:
    """For an adult survivor no network, no belonging, no community service or activity and no need for support is recorded."""
    alone = []
    for who in plan.adult_survivors_here:
        person = plan.people.get(who)
        if person is None or person.blank or person.network or person.no_network is not None:
            continue
        connected = (
            (person.strengths is not None and (person.strengths.blank or person.strengths.belonging))
            or any(need.person == who and need.area == "support-networks" for need in plan.needs)
            or any(entry.kind in (*SERVICES, *TASKS) for entry in plan.work_of(who))
            or any(task.kind in TASKS and who in task.about for task in plan.tasks)
        )
        if not connected:
            alone.append(who)
    yield from together(f"nothing links {', '.join(alone)} with a circle or a community", map(plan.place_of, alone))
