"""The newest safety assessment of a survivor is too old, or something has happened since."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-02",),
    needs=("violence", "safety.assessments"),
    settings=("safety_assessment_days", "safety_assessment_days_at_risk", "recent_separation_days"),
    why="How safe somebody is changes with every threat, breach or move; an old answer describes another day.",
    instead="Look at safety again now, alone with the survivor, and each time that something happens; put the next "
    "day into the plan.",
    ask="What has happened since we last asked, and how would we have heard of it?",
    limits="Only events that are recorded are known. A date that lies in a month without a day counts as the month's last day.",
    bad=(
        """
        planlint: 1
        id: BEFORE-THE-ASSAULT
        as_of: 2026-05-20
        people:
          karen: {role: mother, lives: own-home-with-person-using-violence}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-02-04, outcome: safe-for-now}  # <- here
            - {person: amy, date: 2026-05-16, outcome: safe-with-plan}
          events:
            - {date: 2026-05-02, kind: incident, person: dean}
        tasks: []
        """,
        """
        planlint: 1
        id: EIGHT-DAYS-IN-ONE-HOME
        as_of: 2026-05-20
        people:
          priya: {role: mother}
          jo: {role: mother, lives_with: [priya]}
        violence:
          - {by: jo, towards: [priya]}
        safety:
          assessments:
            - person: priya  # <- here
              date: 2026-05-12
              outcome: not-safe
        tasks: []
        """,
        """
        planlint: 1
        id: FIVE-WEEKS-APART
        as_of: 2026-05-20
        people:
          tom: {role: father, lives: new-tenancy}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          assessments:
            - {person: tom, date: 2026-03-30, outcome: safe-with-plan}
            - {person: tom, date: 2026-04-14, outcome: safe-with-plan}  # <- here
            - {person: tom, date: 2026-05-14, present: [tom, bea], outcome: safe-for-now}
            - {person: tom, date: 2026-05-18, outcome: not-assessed}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-DATE
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, outcome: safe-with-plan}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: ITS-OWN-NEXT-DATE-PASSED
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-04, outcome: safe-with-plan, next_due: 2026-05-11}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: ASKED-BESIDE-HER-AND-BEFORE-IT-HAPPENED
        as_of: 2026-02-28
        people:
          tom: {role: father}
          gina: {role: mother}
        violence:
          - {by: gina, towards: [tom]}
        safety:
          assessments:
            - {person: tom, date: 2026-02-09, by: mira, present: [tom, gina], outcome: safe-for-now}  # <- here
          events:
            - {date: 2026-02-22, kind: incident, person: gina}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: WEEKLY-AFTER-SEPARATION
        as_of: 2026-06-10
        people:
          renee: {role: mother, lives: own-home-person-removed}
          mark: {role: father}
          archie: {role: child, age: 4, parents: [renee, mark]}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          assessments:
            - {person: renee, date: 2026-06-08, outcome: safe-with-plan, next_due: 2026-06-15}
            - {person: archie, date: 2026-06-08, outcome: safe-with-plan}
          events:
            - {date: 2026-05-02, kind: separation, person: [renee, mark]}
            - {date: 2026-05-12, kind: breach, person: mark}
            - {date: 2026-06-30, kind: court-date}
        tasks: []
        """,
        """
        planlint: 1
        id: FOUR-WEEKS-AND-APART
        as_of: 2026-05-20
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
          zoe: {role: aunt}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-04-22, outcome: safe-with-plan}
          events:
            - {date: 2026-05-01, kind: house-move, person: zoe}
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
        safety:
          assessments:
            - {person: survivor, outcome: TBD}
        tasks: []
        """,
    ),
)
def safety_assessment_stale(plan: Plan) -> Iterator[Problem]:
    """The newest safety assessment of a survivor was overtaken by an event or is older than the agency's interval.

    The interval is shorter while survivor and person using violence live together, and for some weeks after a separation. An
    assessment without a date, or past the day that it set itself, is a milder finding.
    """
    grave, mild = [], []
    for survivor in () if plan.is_template else plan.survivors_facing_violence:
        latest, age, event = plan.last_assessment_of(survivor)
        if latest is None:
            latest, age, event = plan.last_answer_of(survivor)
        limit = plan.safety_days_of(survivor)
        if latest is None or is_blank(latest.date):
            continue
        if event is not None:
            what = f"{event.kind} of {event.date}"
            grave.append((latest.path, f"the newest safety assessment of {survivor} was made before the {what}"))
        elif age is not None and age > limit:
            grave.append((latest.path, f"the newest safety assessment of {survivor} is {age} days old, the limit is {limit}"))
        elif latest.date is None:
            mild.append((latest.path, f"the newest safety assessment of {survivor} has no date"))
        elif plan.is_past(latest.next_due):
            mild.append((latest.path, f"safety of {survivor} was to be looked at again on {latest.next_due}"))
    found = grave + mild
    for path, message in found[:1]:
        yield Problem(message, path, tuple(found[1:]), None if grave else Severity.WARNING)
