"""Substances or medicines are in a child's home, and how they are kept is not addressed."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Prose, Severity, rule, together

KIND = "safe-storage"
SETTLED = ("not-applicable", "not-assessed")
STORED = (
    r"(?i)\b(?:safe(?:ly)? stor"
    r"|stor\w* (?:safe|locked|out of|away)|lock(?:ed|able|s)? (?:\w+ )?(?:box|cabinet|cupboard|away|drawer)"
    r"|out of reach|medicine (?:cabinet|cupboard|box))"
)
IN_CARE = ("kinship-or-foster-care",)


@rule(
    severity=Severity.NOTE,
    profile=Profile.THOROUGH,
    cites=("SCF-23",),
    needs=("violence", "needs"),
    why="Medicines and drugs within a child's reach can kill.",
    instead="Talk about where they are kept and make safe storage a step of the plan, also for the person using violence where "
    "that person uses them.",
    ask="What could a small hand reach in this home?",
    limits="Prescribed medicines are known only where a need speaks of substances; who shares a home only where it is recorded.",
    bad=(
        """
        planlint: 1
        id: NOT-ADDRESSED
        people:
          karen: {role: mother, lives_with: [dean, amy]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        needs:
          - {person: karen, area: substance-use, status: unmet}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: HIS-TOO-BUT-ONLY-HER-TASK
        people:
          karen: {role: mother, lives_with: [dean, amy]}
          dean: {role: father, lives_with: [amy]}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        needs:
          - {person: dean, area: substance-use, status: unmet}
        tasks:
          - {what: Keep his drink locked away., kind: safe-storage, responsible: karen}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: ADDRESSED
        people:
          karen: {role: mother, lives_with: [amy]}
          dean: {role: father}
          amy: {role: child, age: 6, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        safety:
          plans:
            - situation: left
              steps:
                - {what: TABLETS, kind: safe-storage, responsible: karen}
        needs:
          - {person: karen, area: substance-use, status: partly-met}
        tasks: []
        """,
        """
        planlint: 1
        id: SAID-IN-WORDS
        people:
          tom: {role: father, lives_with: [ava]}
          bea: {role: mother}
          ava: {role: child, age: 9, parents: [tom, bea]}
        violence:
          - {by: bea, towards: [tom]}
        needs:
          - {person: tom, area: substance-use, status: unmet, planning_around: Keeps his methadone in a locked box.}
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-WHERE-THE-CHILD-LIVES
        people:
          mia: {role: mother, lives: refuge, lives_with: [ava]}
          dan: {role: father, lives: own-home}
          ava: {role: child, age: 9, parents: [mia, dan], lives: refuge}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: dan, area: substance-use, status: unmet}
          - {person: mia, area: health, status: unmet}
        tasks: []
        """,
    ),
)
def safe_storage_not_addressed(plan: Plan) -> Iterator[Problem]:
    """Somebody in a child's home has a need around substances, and nothing is said about how they are kept.

    Found as well: storage is a survivor's task alone although the person using violence uses substances in that home.
    """
    at_home = [
        need for need in plan.needs
        if need.area == "substance-use" and need.status not in SETTLED and _lives_with_a_child(plan, need.person)
    ]  # fmt: skip
    steps = [step for written in plan.safety_plans for step in written.steps if step.kind == KIND or _about_storage(step.what)]
    tasks = [task for task in plan.tasks if task.counts and (task.kind == KIND or _about_storage(task.what))]
    if steps or tasks:
        responsible = {who for step in steps for who in step.responsible} | {who for task in tasks for who in task.responsible}
        users = [who for who in plan.people_using_violence if who in {need.person for need in at_home} - set(plan.survivors)]
        if users and responsible and responsible <= set(plan.survivors):
            read = " (kind read from its words)" if tasks and tasks[0].kind_was_inferred else ""
            place = tasks[0].path if tasks else steps[0].path
            message = f"{users[0]} has a need around substances in this home too, and no part in how they are kept{read}"
            yield Problem(message, place)
    elif not any(_about_storage(need.planning_around) or _about_storage(need.response) for need in plan.needs):
        yield from together("how substances are kept in this child's home is not addressed", [need.path for need in at_home])


def _about_storage(text: Prose | None) -> bool:
    return text is not None and text.search(STORED) is not None


def _lives_with_a_child(plan: Plan, adult: str | None) -> bool:
    """Whether a grown-up shares a home with a child, or is a parent of whom nothing says that the home is another."""
    if adult is None or plan.is_child(adult) or adult not in plan.people:
        return False
    for child in plan.children:
        if plan.live_together(child.handle, adult):
            return True
        homes = (child.lives, plan.people[adult].lives)
        unknown = None in homes and child.lives not in IN_CARE and not child.lives_with and not plan.people[adult].lives_with
        if adult in child.all_parents and unknown:
            return True
    return False
