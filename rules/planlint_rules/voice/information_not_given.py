"""A survivor who is a parent was not told about violence and what it does to children."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule

ALWAYS = ("domestic-violence", "effects-on-children")
WHERE_A_NEED = ("substance-use", "mental-health")


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-61",),
    needs=("violence",),
    why="Knowing how violence works, and what it does to children, helps a parent to see whose doing it is and what helps.",
    instead="Talk these things through at a moment that suits the parent, as information and not as a course; record the day.",
    ask="What has been explained to this parent, and what is this parent still alone with?",
    limits="It sees what is recorded under information; leaflets and talks that nobody wrote down are not seen.",
    bad=(
        """
        planlint: 1
        id: NOTHING-EXPLAINED
        people:
          mia: {role: mother}  # <- here
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-ALL-EXPLAINED
        people:
          mia:
            information:  # <- here
              - {topic: domestic-violence, date: 2026-03-02}
              - {topic: effects-on-children, date: 2026-03-02}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
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
        id: EXPLAINED
        people:
          mia: {information: [{topic: domestic-violence}, {topic: effects-on-children}]}
          dan: {role: father}
          ava: {role: child, age: 8, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: mental-health, status: met}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-CHILDREN
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          survivor: {role: parent, information: "{{ what was explained }}"}
          other: {role: parent}
          child: {role: child, age: 3, parents: [survivor]}
        violence:
          - {by: other, towards: [survivor]}
        tasks: []
        """,
    ),
)
def information_not_given(plan: Plan) -> Iterator[Problem]:
    """A parent who is a survivor has no record of information on violence and its effects on children.

    Where substance use or mental health is an open need of that parent, information on it is looked for too.
    """
    for survivor in plan.adult_survivors_here:
        if plan.people[survivor].blank or not plan.has_parental_role(survivor):
            continue
        given = {entry.topic for entry in plan.people[survivor].information}
        if any(is_blank(topic) for topic in given):
            continue
        open_areas = {need.area for need in plan.needs if need.person == survivor and need.is_open}
        missing = [topic for topic in ALWAYS if topic not in given]
        missing += [topic for topic in WHERE_A_NEED if topic in open_areas and topic not in given]
        if missing:
            place = (*plan.place_of(survivor), "information") if given else plan.place_of(survivor)
            yield Problem(f"no information for {survivor} is recorded on {', '.join(missing)}", place, on_key=bool(given))
