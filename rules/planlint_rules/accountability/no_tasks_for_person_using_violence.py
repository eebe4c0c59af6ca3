"""The survivor has tasks, the person using violence has none."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-10", "RHP-09", "RHP-10"),
    needs=("violence", "tasks"),
    why="A plan that asks only the survivor to act leaves the violence as it was, and says that it is hers to solve.",
    instead="Give the person using violence a task to change, or record the companion plan that holds it; where nobody can work "
    "with that person, record why, and what police, court or agency do about the violence.",
    ask="What have we asked of the person using violence, and who has spoken with that person?",
    limits="A companion plan is taken at its word: its tasks are not seen.",
    bad=(
        """
        planlint: 1
        id: TWO-TASKS
        people:
          karen: {role: mother}
          dean: {role: father}  # <- here
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: See the housing officer., responsible: karen}
          - {what: Attend the group., responsible: karen}
        """,
        """
        planlint: 1
        id: A-REASON-BUT-NO-MEASURE
        people:
          tanya: {role: mother}
          scott: {role: partner, no_direct_work: {reason: unreachable-from-refuge}}  # <- here
        violence:
          - {by: scott, towards: [tanya]}
        workers:
          lou: {role: primary-caseworker}
        tasks:
          - {what: Look at flats., responsible: tanya}
          - {what: Ring the school., responsible: lou}
        """,
    ),
    good=(
        """
        planlint: 1
        id: COMPANION
        companion_plans:
          - {id: MK-2, for: mark, held_by: paul, open_tasks: 4}
        people:
          renee: {role: mother}
          mark: {role: father}
        workers:
          paul: {role: perpetrator-worker}
        violence:
          - {by: mark, towards: [renee]}
        tasks:
          - {what: Choose who picks up., responsible: renee}
        """,
        """
        planlint: 1
        id: POLICE-INSTEAD
        people:
          ines: {role: wife}
          paulo: {role: husband, no_direct_work: {reason: unreachable-from-refuge}}
        violence:
          - {by: paulo, towards: [ines]}
        tasks:
          - {what: View two flats., responsible: ines}
          - {what: Serve the order., responsible: police, about: paulo}
        """,
        """
        planlint: 1
        id: CUSTODY
        people:
          amal: {role: mother}
          sami: {role: father, no_direct_work: {reason: in-custody}}
        workers:
          probation-officer: {role: probation}
        violence:
          - {by: sami, towards: [amal]}
        tasks:
          - {what: Visit the new school., responsible: amal}
          - {what: Warn before release., responsible: probation-officer, about: sami}
        """,
        """
        planlint: 1
        id: RESISTANCE
        people:
          amy: {role: mother}
          joe: {role: father}
        violence:
          - {by: amy, towards: [joe], kind: resistance}
          - {by: joe, towards: [amy], kind: under-assessment}
        tasks:
          - {what: See the doctor., responsible: amy}
        """,
    ),
)
def no_tasks_for_person_using_violence(plan: Plan) -> Iterator[Problem]:
    """Somebody who uses violence has no task in this plan or in a companion plan.

    Instead of a task it counts when the plan records why nobody can work with that person, and what an agency, police or court
    does about the violence: both together. One of the two alone makes the finding milder.
    """
    burdened = [handle for handle in plan.adult_survivors if plan.tasks_of(handle)]
    related = tuple((plan.tasks_of(survivor)[0].path, f"a task of {survivor}") for survivor in burdened)
    for handle in plan.people_using_violence:
        if plan.tasks_of(handle) or plan.companion_plan_of(handle):
            continue
        measures, reason = plan.agency_measures_about(handle), plan.cannot_be_worked_with(handle)
        if measures and not reason:
            message = f"{handle} uses violence and has no task, only measures by others; say why nobody works with {handle}"
            yield Problem(message, plan.place_of(handle), severity=Severity.NOTE)
        elif not measures:
            count = sum(len(plan.tasks_of(survivor)) for survivor in burdened)
            message = f"{handle} uses violence and has no task, and no measure concerns {handle}; tasks of survivors: {count}"
            yield Problem(message, plan.place_of(handle), related, Severity.WARNING if reason else None)
