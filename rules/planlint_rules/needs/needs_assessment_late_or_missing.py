"""In a refuge stay the conversation on a person's needs was not held in time, or not with that person."""

from collections.abc import Iterator

from planlint import Person, Plan, Problem, Profile, Severity, is_blank, rule, together

ELSEWHERE = ("own-home", "with-family", "new-tenancy", "custody", "hospital", "kinship")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("UCW-04",),
    needs=("people", "violence"),
    settings=("needs_assessment_days", "needs_assessment_days_six_month", "needs_assessment_earliest", "needs_assessment_age"),
    why="In the first days nobody has a head for the whole of life, and after some weeks the plan has been made without it.",
    instead="Sit down with each person in the second or third week, go through the areas of life together, and record the date "
    "and who took part.",
    ask="Who held the pen, and who did the talking?",
    limits="How the conversation went cannot be seen. Younger children, who have no such conversation, are not asked for.",
    bad=(
        """
        planlint: 1
        id: LATE-AND-ALONE
        as_of: 2026-05-13
        setting: refuge
        start: 2026-03-02
        people:
          tanya: {role: mother, lives: refuge}
          ebony: {role: child, age: 14, parents: [tanya, scott]}  # <- here
          jaxon: {role: child, age: 8, parents: [tanya, scott]}
          billie: {role: child, age: 11m, parents: [tanya, scott]}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        assessments:
          - {tool: empowerment-star, person: tanya, date: 2026-04-20, by: lou, done_with: [lou]}  # <- here
        """,
        """
        planlint: 1
        id: LATE-AND-EARLY
        as_of: 2026-05-13
        setting: shelter
        start: 2026-03-02
        people:
          tom: {role: husband}
          amy: {role: aunt}
          joy: {role: aunt}
          eve: {role: wife}
        violence:
          - {by: eve, towards: [tom, amy, joy]}
        tasks:
          - {what: See three flats., kind: housing, responsible: [tom, amy, joy]}
        assessments:
          - {person: tom, date: 2026-03-30, done_with: [tom, lou]}  # <- here
          - {person: amy, date: 2026-03-04, done_with: [amy, lou]}  # <- here
          - {person: joy, date: 2026-03-19}  # <- here
        """,
        """
        planlint: 1
        id: TEMPLATE-WITHOUT-ROOM
        kind: template
        setting: refuge
        people:
          survivor: {role: TBD}  # <- here
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: IN-TIME
        as_of: 2026-08-28
        setting: shelter
        start: 2026-08-03
        people:
          ines: {role: wife}
          bo: {role: son, age: 25, lives: own-home}
          kim: {role: child, age: 3}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines, bo, kim]}
        tasks: []
        assessments:
          - {person: ines, date: 2026-08-04}
          - {tool: empowerment-star, person: ines, date: 2026-08-19, done_with: [ines, gwen]}
          - {tool: empowerment-star, person: ines, date: 2026-08-27, done_with: [gwen]}
        """,
        """
        planlint: 1
        id: NOT-YET-DUE
        as_of: 2026-03-20
        setting: refuge
        start: 2026-03-02
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-STAY
        as_of: 2026-05-20
        setting: outreach
        start: 2026-03-02
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
        setting: refuge
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        tasks: []
        assessments:
          - {person: survivor, date: TBD, done_with: TBD}
        """,
    ),
)
def needs_assessment_late_or_missing(plan: Plan) -> Iterator[Problem]:
    """In a refuge stay, no conversation on needs was held in time with an adult survivor or an older child.

    One without the person does not count. It is milder when it came in the first days, or when who took part is not recorded.
    """
    missing: list[str] = []
    stayed = plan.days_since(plan.start or plan.intake) or 0
    due = stayed > plan.needs_assessment_days or plan.is_template
    for person in _staying(plan):
        own = [entry for entry in plan.assessments if entry.person == person.handle or is_blank(entry.person)]
        if not own:
            missing += [person.handle] if due else []
            continue
        together_with = [entry for entry in own if plan.among(person.handle, entry.done_with)]
        days = [day for entry in together_with or own if (day := plan.day_of_stay(entry.date)) is not None]
        at = (together_with or own)[0].path
        if days and min(days) > plan.needs_assessment_days:
            alone = "" if together_with else ", and is not recorded as held with that person"
            yield Problem(f"the conversation on needs of {person.handle} came on day {min(days) + 1} of the stay{alone}", at)
        elif not together_with:
            milder = None if any(entry.done_with for entry in own) else Severity.NOTE
            yield Problem(f"the conversation on needs is not recorded as held with {person.handle}", at, severity=milder)
        elif days and max(days) < plan.settings.needs_assessment_earliest:
            message = f"the conversation on needs of {person.handle} came early, on day {max(days) + 1} of the stay"
            yield Problem(message, at, severity=Severity.NOTE)
    yield from together(f"no conversation on needs is recorded for {', '.join(missing)}", map(plan.place_of, missing))


def _staying(plan: Plan) -> list[Person]:
    """The adult survivors, and their children of an age to take part, who stay there."""
    if not plan.is_stay:
        return []
    adults = [plan.people[who] for who in plan.adult_survivors_here if who in plan.people]
    old = plan.settings.needs_assessment_age
    children = [child for child in plan.children if child.handle in plan.survivors and (child.years or 0) >= old]
    return [person for person in (*adults, *children) if person.lives is None or not person.lives.startswith(ELSEWHERE)]
