"""Money is short, or was taken, and nobody of the agency does anything about it."""

from collections.abc import Iterator

from planlint import Path, Plan, Problem, Profile, Severity, rule, together


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-09", "SCF-60"),
    needs=("people", "violence"),
    why="Want of money keeps people with those who use violence, and takes them back there.",
    instead="See to a crisis payment, benefits or an own income, as a task of the agency or a service; where money is not wanted "
    "or not short, record that as the need.",
    ask="What money can this survivor lay hands on this week, and who decides about it?",
    limits="Amounts are not seen, nor whether a payment came.",
    bad=(
        """
        planlint: 1
        id: UNMET-AND-LEFT-TO-ONE
        people:
          mia: {role: mother}
          joy: {role: aunt}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia, joy]}
        needs:
          - {person: mia, area: money, status: unmet}  # <- here
          - {person: joy, area: money, status: unmet}
        tasks:
          - {what: Ask for benefits., kind: benefits-check, responsible: mia}
        """,
        """
        planlint: 1
        id: WAGES-TAKEN
        people:
          tom: {role: father}  # <- here
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom], tactics: [economic-abuse]}
        tasks:
          - {what: See the doctor., kind: health, responsible: tom}
        """,
        """
        planlint: 1
        id: REFUSED-AND-LEFT-AT-THAT
        people:
          nadia: {role: mother}
          grant: {role: father}
        violence:
          - {by: grant, towards: [nadia]}
        needs:
          - {id: n-money, person: nadia, area: money, status: unmet}  # <- here
        tasks:
          - {what: Ask for a crisis payment., kind: financial-support, responsible: bev, need: n-money, status: completed}
        """,
    ),
    good=(
        """
        planlint: 1
        id: WITH-SOMEBODY
        people:
          mia: {role: mother}
          joy: {role: aunt}
          amy: {role: aunt}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia, joy, amy], tactics: [economic-abuse]}
        needs:
          - {id: n-1, person: mia, area: money, status: unmet}
          - {person: joy, area: money, status: unmet, deferred_by: joy}
          - {person: amy, area: money, status: met}
        goals:
          - {id: g-1, for: mia, need: n-1, what: My half.}
        tasks:
          - {what: The lawyer., kind: legal, responsible: [mia, jo], goal: g-1}
        """,
        """
        planlint: 1
        id: A-SERVICE
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia], tactics: [economic-abuse]}
        tasks: []
        services:
          - {kind: financial, for: [mia], status: active}
        """,
        """
        planlint: 1
        id: NOTHING-SAYS-THAT-IT-IS-SHORT
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia], tactics: [physical]}
        tasks: []
        """,
    ),
)
def financial_support_missing(plan: Plan) -> Iterator[Problem]:
    """A survivor's money need is open, or economic abuse is recorded, and no service, worker or goal has a part in it.

    Economic abuse without any word on money is found too. A need that the survivor put off is passed over.
    """
    left_alone: list[Path] = []
    not_asked: list[str] = []
    for who in plan.adult_survivors_here:
        needs = [need for need in plan.needs if need.person == who and need.area == "money"]
        for need in needs:
            answers = plan.answers_to(need)
            work = [task for task in answers.tasks if task.is_open or need.status != "unmet"]
            helped = answers.services or any(map(plan.has_worker_part, work)) or need.response is not None
            if need.is_open and need.deferred_by is None and not helped:
                left_alone.append(need.path)
        abused = any(entry.is_pattern and who in entry.towards and "economic-abuse" in entry.tactics for entry in plan.violence)
        asked = any(entry.person == who and "money" in (entry.areas or ()) for entry in plan.assessments)
        if abused and who in plan.people and not (needs or asked or plan.answers_in("money", who).given):
            not_asked.append(who)
    yield from together("no service or worker has a part in this need for money", left_alone)
    message = f"economic abuse of {', '.join(not_asked)} is recorded, and nothing on money"
    yield from together(message, map(plan.place_of, not_asked))
