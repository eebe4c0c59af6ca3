"""A survivor's own view of safety is not recorded, or was overruled without a reason."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, is_blank, rule, together

RANK = {"not-safe": 0, "unsure": 1, "safe-with-plan": 1, "safe-for-now": 2}


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("WWM-05", "WWM-22"),
    needs=("violence", "safety.assessments"),
    why="Whoever lives with the violence knows best when it is near; an assessment that leaves this out, or sets it aside, does "
    "without the best knowledge there is.",
    instead="Record the survivor's own words or rating beside the outcome, and whose idea each step of the safety plan was; if "
    "you think the danger smaller than the survivor does, say why.",
    ask="Where do we see it differently from the survivor, and what would it cost if we were wrong?",
    limits="Words in an own view are not weighed against the outcome; only a rating is.",
    bad=(
        """
        planlint: 1
        id: OVERRULED
        as_of: 2026-05-20
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-05-18, outcome: safe-for-now, own_rating: not-safe}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-ASKED
        as_of: 2026-05-20
        people:
          tom: {role: father}
          bea: {role: mother}
          gran: {role: grandmother}
        violence:
          - {by: bea, towards: [tom, gran]}
        safety:
          assessments:
            - {person: tom, date: 2026-05-11, outcome: not-safe, own_view: Sleeps badly.}
            - {person: tom, date: 2026-05-18, outcome: not-safe, own_rating: not-asked}  # <- here
            - {person: gran, date: 2026-05-18, outcome: safe-with-plan}
        tasks:
          - {what: Change the locks., responsible: [tom, gran]}
        """,
        """
        planlint: 1
        id: ALL-STEPS-BY-WORKERS
        as_of: 2026-05-20
        people:
          karen: {role: mother}
          dean: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          assessments:
            - {person: karen, date: 2026-05-18, outcome: not-safe, own_view: Worse on pay day.}
          plans:
            - situation: staying  # <- here
              steps:
                - {what: Ring the police., responsible: karen, suggested_by: jo}
                - {what: Lock the door., responsible: karen}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: HER-WORDS
        as_of: 2026-05-20
        people:
          renee: {role: mother}
          mark: {role: father}
          archie: {role: child, age: 4, parents: [renee, mark]}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          assessments:
            - {person: renee, date: 2026-05-18, outcome: safe-with-plan, own_view: "Better, but not on pay day."}
            - {person: archie, date: 2026-05-18, outcome: safe-with-plan}
          plans:
            - situation: staying
              steps:
                - {what: Ring Nan., responsible: renee, suggested_by: renee}
                - {what: Patrol., responsible: police, suggested_by: police}
        tasks: []
        """,
        """
        planlint: 1
        id: GRAVER-OR-WITH-A-REASON
        as_of: 2026-05-20
        people:
          mia: {role: mother}
          dan: {role: father}
          gran: {role: grandmother}
        violence:
          - {by: dan, towards: [mia, gran]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-18, outcome: not-safe, own_rating: safe-for-now}
            - person: gran
              date: 2026-05-18
              outcome: safe-for-now
              own_rating: unsure
              reason_for_difference: He was remanded this morning.
        tasks:
          - {what: Visit., responsible: [mia, gran]}
        """,
        """
        planlint: 1
        id: DID-NOT-WANT-TO-SAY
        as_of: 2026-05-20
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-18, outcome: not-safe, own_rating: declined}
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
            - {person: survivor, outcome: TBD, own_rating: TBD}
        tasks: []
        """,
    ),
)
def survivor_safety_view_missing(plan: Plan) -> Iterator[Problem]:
    """The newest safety assessment of a grown-up survivor lacks that survivor's own view, or calls the danger smaller.

    A smaller danger than in the survivor's own rating needs a recorded reason. Where no step of a safety plan is the survivor's
    own idea though it is noted whose the ideas were, the finding is a note.
    """
    unheard = []
    for survivor in plan.adults_facing_violence:
        latest = plan.last_assessment_of(survivor).latest
        if latest is None or is_blank(latest):
            continue
        rating = latest.own_rating
        if latest.own_view is None and rating in (None, "not-asked"):
            unheard.append(latest.path)
        elif RANK.get(latest.outcome or "", 0) > RANK.get(rating or "", 2) and latest.reason_for_difference is None:
            message = f"{survivor} rates safety as {rating}, the outcome is {latest.outcome}, and no reason is recorded"
            yield Problem(message, latest.path)
    yield from together("no own view of the survivor is recorded with the safety assessment", unheard)
    expected = set(plan.survivors)
    for written in plan.safety_plans:
        ideas = [who for step in written.steps for who in step.suggested_by]
        if ideas and not any(who in expected or is_blank(who) for who in ideas):
            yield Problem("no step of this safety plan is recorded as the survivor's idea", written.path, severity=Severity.NOTE)
