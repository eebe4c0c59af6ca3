"""After several reviews every task is still led by workers."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule, together

SHARED = ("shared", "client-led")


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("UCW-09",),
    needs=("violence", "tasks", "reviews"),
    why="Workers speak up so that a survivor can do so too, in time; if nothing ever passes over, a plan keeps somebody small.",
    instead="Ask which tasks the survivor would like to share or take over, and record who leads each of them now.",
    ask="Which of these tasks would the survivor like to lead, and what would make that possible?",
    limits="It sees who leads a task now, not how that came about, nor whether the survivor wishes it otherwise.",
    bad=(
        """
        planlint: 1
        id: ALL-WORKER-LED
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring the landlord., responsible: jo, lead: worker-led}  # <- here
          - {what: Fill in the form., responsible: [jo, mia], lead: worker-led}
        reviews:
          - {date: 2026-03-02}
          - {date: 2026-05-02}
        """,
    ),
    good=(
        """
        planlint: 1
        id: ONE-PASSED-OVER
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring the landlord., responsible: jo, lead: worker-led}
          - {what: Fill in the form., responsible: [jo, mia], lead: shared}
        reviews:
          - {date: 2026-03-02}
          - {date: 2026-05-02}
        """,
        """
        planlint: 1
        id: HER-OWN-TASK
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Ring the landlord., responsible: jo, lead: worker-led}
          - {what: View flats., responsible: mia}
        reviews:
          - {date: 2026-03-02}
          - {date: 2026-05-02}
        """,
        """
        planlint: 1
        id: ONE-REVIEW-ONLY-AND-HIS-TASKS
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: See dan., responsible: lee, about: dan, lead: worker-led}
          - {what: See dan., responsible: lee, about: dan, lead: worker-led}
          - {what: Ring the landlord., responsible: jo, lead: worker-led}
        reviews:
          - {date: 2026-05-02}
          - {due: 2026-07-02}
        """,
    ),
)
def self_advocacy_not_supported(plan: Plan) -> Iterator[Problem]:
    """Two or more reviews were held, and every task that concerns the survivors is still led by a worker."""
    users = set(plan.people_using_violence)
    if plan.is_template or len(plan.looks_back.held) < 2 or not plan.adult_survivors_here:
        return
    tasks = [task for task in plan.tasks if task.counts and not users & {*task.responsible, *task.about}]
    led = [task for task in tasks if task.lead == "worker-led"]
    own = any(task.lead in SHARED or (task.lead is None and set(task.responsible) & set(plan.survivors)) for task in tasks)
    if len(led) > 1 and not own:
        reviews = len(plan.looks_back.held)
        yield from together(
            f"after {reviews} reviews no task is shared with a survivor or led by one", (task.path for task in led)
        )
