"""A contingency plan was made without the survivor, with the person using violence, or is not realistic."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, SafetyPlan, Severity, is_blank, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-36",),
    needs=("violence", "safety.plans"),
    why="A plan that others wrote may fail on the first night, and one that rests on the person using violence fails when it "
    "is needed.",
    instead="Make the plan with the survivor alone, ask whether it can work, and replace each step that needs the person using "
    "violence to play along.",
    ask="Which of these steps were the survivor's idea, and which would the survivor really take?",
    limits="How far the survivor had a say in it cannot be seen.",
    bad=(
        """
        planlint: 1
        id: WRITTEN-BY-THE-WORKER
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - situation: staying
              date: 2026-05-01
              for: karen
              made_with: jo  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: HE-HELPED-TO-WRITE-IT
        people:
          karen: {role: mother, lives_with: [dean]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - situation: staying
              made_with: [karen, dean]  # <- here
              realistic: no  # <- here
              steps:
                - {what: Leaves the room., responsible: karen, depends_on: dean}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-RECORDED
        people:
          tom: {role: father, lives_with: [bea]}
          bea: {role: mother}
        violence:
          - {by: bea, towards: [tom]}
        safety:
          plans:
            - {situation: returning, date: 2026-05-01, for: tom}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: ALSO-ANOTHER-KIND-OF-PLAN
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: left, for: mia, made_with: [jo]}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: MADE-TOGETHER
        people:
          renee: {role: mother, lives_with: [mark, sophie]}
          mark: {role: father}
          sophie: {role: child, age: 7, parents: [renee, mark]}
        workers:
          jas: {role: primary-caseworker}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          plans:
            - situation: staying
              for: [renee, sophie]
              made_with: [renee, jas]
              realistic: yes
              steps:
                - {what: Rings., responsible: renee, depends_on: police}
            - {situation: other, for: sophie, made_with: jas}
        tasks: []
        """,
        """
        planlint: 1
        id: HAS-LEFT-AND-A-SHORT-NOTE
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          plans:
            - {situation: left, date: 2026-05-01}
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
          plans:
            - {situation: staying, made_with: TBD, realistic: TBD, steps: TBD}
        tasks: []
        """,
    ),
)
def contingency_plan_not_made_with_survivor(plan: Plan) -> Iterator[Problem]:
    """A contingency plan was made without any survivor whom it protects, or with the person using violence, or cannot work.

    Milder: with whom it was made, or whether it can work, was not asked; a step depends on the person using violence; or it is
    another safety plan that was made without the survivor.
    """
    for written in plan.safety_plans:
        protected = [who for who in plan.adults_facing_violence if not written.for_ or plan.among(who, written.for_)]
        if not protected or is_blank(written):
            continue
        users = {user for who in protected for user in plan.faces_violence_of(who) if not is_blank(user)}
        milder = None if written in plan.contingency_plans else Severity.WARNING
        if not written.made_with and milder is None:
            yield Problem("with whom the contingency plan was made is not recorded", written.path, severity=Severity.WARNING)
        elif users & set(written.made_with):
            message = f"{', '.join(sorted(users & set(written.made_with)))} took part in making the safety plan"
            yield Problem(message, (*written.path, "made_with"))
        elif written.made_with and not any(plan.among(who, written.made_with) for who in protected):
            message = f"the safety plan was made without {' and '.join(protected)}"
            yield Problem(message, (*written.path, "made_with"), severity=milder)
        yield from _cannot_work(written, users, milder)


def _cannot_work(written: SafetyPlan, users: set[str], milder: Severity | None) -> Iterator[Problem]:
    if written.realistic in ("no", "not-asked"):
        message = f"whether the safety plan can work is answered with {written.realistic}"
        yield Problem(message, (*written.path, "realistic"), severity=milder if written.realistic == "no" else Severity.WARNING)
    for step in written.steps:
        for user in sorted(users & set(step.depends_on)):
            yield Problem(f"a step of the safety plan depends on {user}", step.path, severity=Severity.WARNING)
