"""A survivor is asked to change while basic needs are unmet or nobody has looked at them."""

from collections.abc import Iterator

from planlint import BASIC_AREAS, Need, Path, Plan, Problem, Profile, Service, Severity, Task, is_blank, rule

OPEN = ("unmet", "not-assessed")
DEMANDED = ("required-by-agency", "required-by-court")


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-06", "WWM-07"),
    needs=("violence",),
    settings=("safety_assessment_days", "safety_assessment_days_at_risk", "recent_separation_days"),
    why="Nobody can take on courses or treatment while safety, a home, food or clothes are missing; asking for it is unfair, and "
    "it sets the survivor up to fail.",
    instead="Put what meets the basic needs first, with somebody of the agency doing it, and let what asks for change follow "
    "later or stay a free choice.",
    ask="What has to be in place before this survivor can think about anything else, and who sees to it?",
    limits="Whether a need is really met cannot be seen, nor how heavy a task is for this person.",
    bad=(
        """
        planlint: 1
        id: REQUIRED-BUT-NOTHING-LOOKED-AT
        as_of: 2026-05-20
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: The course., kind: parenting-course, responsible: karen, expectation: required-by-agency}  # <- here
          - {what: Counselling., kind: therapy, responsible: karen, expectation: required-by-agency}
          - {what: Bring the children to nursery on time., kind: education, responsible: karen, expectation: required-by-agency}
        """,
        """
        planlint: 1
        id: UNMET-AND-NO-WORD-ON-CHOICE
        people:
          ali: {role: father}
          sam: {role: father}
        violence:
          - {by: sam, towards: [ali]}
        needs:
          - {id: n-home, person: ali, area: housing, status: unmet}
        tasks:
          - {what: Life skills., kind: life-skills, responsible: ali, start: 2026-06-02}  # <- here
        """,
        """
        planlint: 1
        id: A-CHILDS-FOOD
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: housing, status: met}
          - {person: ava, area: food, status: unmet}
        tasks: []
        services:
          - {kind: substance, for: [mia], status: referred, expectation: requested-by-agency}  # <- here
        """,
        """
        planlint: 1
        id: AGREED-BUT-TOO-EARLY
        people:
          mia: {role: mother}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {id: n-home, person: mia, area: housing, status: unmet}
        tasks:
          - {what: Ask three agencies., kind: housing, responsible: jo, about: mia, need: n-home, due: 2026-07-01}
          - {what: Training., kind: employment-or-training, responsible: mia, start: 2026-06-08, expectation: agreed}  # <- here
        """,
        """
        planlint: 1
        id: SAFETY-ONLY-ASSESSED-AS-NOT-SAFE
        as_of: 2026-05-20
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        safety:
          assessments:
            - {person: mia, date: 2026-05-19, outcome: not-safe}
        needs:
          - {person: mia, area: housing, status: met}
        tasks:
          - {what: The course., kind: life-skills, responsible: mia, expectation: required-by-court}  # <- here
        """,
        """
        planlint: 1
        id: TRIED-ONCE-AND-STILL-UNMET
        as_of: 2026-07-09
        people:
          nadia: {role: mother}
          grant: {role: father}
        violence:
          - {by: grant, towards: [nadia]}
        needs:
          - {id: n1, person: nadia, area: food, status: unmet}
        tasks:
          - {what: Ask for a parcel., responsible: worker, kind: material-aid, need: n1, due: 2026-06-05, status: completed}
          - what: Go to the class.  # <- here
            responsible: nadia
            kind: life-skills
            start: 2026-07-13
            expectation: required-by-agency
        """,
    ),
    good=(
        """
        planlint: 1
        id: ORDINARY-TASKS
        people:
          karen: {role: mother}
          dean: {role: father}
          amy: {role: child, age: 4, parents: [karen, dean]}
        violence:
          - {by: dean, towards: [karen]}
        needs:
          - {person: karen, area: housing, status: unmet}
        tasks:
          - {what: Bring amy to nursery on time., kind: education, responsible: karen, expectation: required-by-agency}
          - {what: Enrol the children., kind: education, responsible: karen, about: [amy]}
          - {what: See two flats., kind: housing, responsible: karen, expectation: agreed}
          - {what: Behaviour change programme., kind: behaviour-change, responsible: dean, expectation: required-by-court}
        """,
        """
        planlint: 1
        id: HER-OWN-WISH
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {person: mia, area: housing, status: unmet}
          - {person: mia, area: safety, status: partly-met}
        tasks:
          - {what: Evening class., kind: education, responsible: mia, requested_by: [mia]}
          - {what: Counselling., kind: therapy, responsible: mia, expectation: her-choice}
        services:
          - {kind: trauma-therapy, for: [mia], expectation: her-choice, status: active}
        """,
        """
        planlint: 1
        id: IN-ORDER
        people:
          mia: {role: mother}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {id: n-home, person: mia, area: housing, status: unmet}
          - {id: n-food, person: mia, area: food, status: unmet, deferred_by: mia}
        tasks:
          - {id: t-home, what: Ask three agencies., kind: housing, responsible: jo, need: n-home, due: 2026-07-01}
          - {what: Training., kind: employment-or-training, responsible: mia, start: 2026-08-01, expectation: agreed}
          - {what: The course., kind: parenting-course, responsible: mia, depends_on: [t-home], expectation: required-by-court}
        """,
        """
        planlint: 1
        id: IN-A-REFUGE-WHILE-A-HOME-IS-SOUGHT
        setting: refuge
        start: 2026-04-20
        people:
          mia: {role: mother, lives: refuge}
          dan: {role: father}
        workers:
          jo: {role: primary-caseworker}
        violence:
          - {by: dan, towards: [mia]}
        needs:
          - {id: n-home, person: mia, area: housing, status: unmet}
        tasks:
          - {what: Ask three agencies., kind: housing, responsible: jo, about: mia, need: n-home, due: 2026-07-01}
          - {what: A group., kind: therapy, responsible: mia, start: 2026-05-18, expectation: agreed}
        """,
        """
        planlint: 1
        id: NEEDS-MET-OR-PARTLY
        as_of: 2026-06-10
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          assessments:
            - {person: renee, date: 2026-06-08, outcome: safe-with-plan}
        needs:
          - {person: renee, area: safety, status: partly-met}
          - {person: renee, area: housing, status: met}
          - {person: renee, area: money, status: unmet}
        tasks:
          - {what: Job centre., kind: employment-or-training, responsible: renee, expectation: agreed, due: 2026-06-20}
          - {what: The course., kind: parenting-course, responsible: renee, expectation: required-by-court}
        """,
        """
        planlint: 1
        id: SPARSE
        as_of: 2026-06-10
        people:
          renee: {role: mother}
          mark: {role: father}
        violence:
          - {by: mark, towards: [renee]}
        safety:
          assessments:
            - {person: renee, date: 2026-06-08, outcome: safe-with-plan}
        tasks:
          - {what: Job centre., kind: employment-or-training, responsible: renee}
          - {what: Take part in the programme., kind: behaviour-change, responsible: mark, expectation: required-by-court}
        """,
        """
        planlint: 1
        id: TEMPLATE-WITH-ROOM
        kind: template
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        needs: TBD
        tasks:
          - {what: A course., kind: life-skills, responsible: survivor, expectation: required-by-court}
          - {what: Another., kind: life-skills, responsible: survivor, expectation: TBD}
        """,
    ),
)
def basic_needs_first(plan: Plan) -> Iterator[Problem]:
    """A course, therapy, treatment or training is expected of a survivor while a basic need is unmet or not assessed.

    Basic are safety, housing, food and material things, of the survivor and of the children. What begins only after the need is
    seen to, what the survivor asked for and needs that the survivor put off are passed over; so are ordinary tasks, unless an
    agency requires them while the survivor's own safety is unmet. Parenting support counts only where it is required.
    """
    for who in plan.adult_or_parent_survivors:
        expected = [entry for entry in plan.work_of(who) if _is_expected(plan, entry, who)]
        if not expected and not any(task.expectation == "required-by-agency" for task in plan.tasks_of(who)):
            continue
        family = (who, *plan.children_of(who))
        needs = [need for need in plan.needs if need.person is None or is_blank(need.person) or need.person in family]
        known = [need for need in needs if not is_blank(need.person)]
        unmet = [need for need in known if need.area in BASIC_AREAS and need.status in OPEN and not need.is_put_off]
        places = [(need.path, f"{need.area} is {need.status}") for need in unmet] + _danger(plan, who, needs)
        looked_at = needs or any(entry.person == who or is_blank(entry.person) for entry in plan.assessments)
        if places:
            expected = [entry for entry in expected if _is_too_early(plan, entry, unmet)]
            if any(need.area == "safety" and need.status == "unmet" and need.person == who for need in unmet):
                expected += [task for task in plan.tasks_of(who) if _is_demanded_besides(plan, task, who, unmet)]
            message = f"asked of {who} while {places[0][1]}"
        elif not looked_at:
            expected = [entry for entry in expected if entry.expectation in DEMANDED]
            message = f"required of {who} while no need of {who} is recorded as looked at"
        else:
            continue
        if expected:
            kinds = ", ".join(dict.fromkeys(str(entry.help_kind or "a task") for entry in expected))
            read = " (kind read from its words)" if expected[0].kind_was_inferred else ""
            related = (*((entry.path, f"{entry.kind or 'a task'} for {who}") for entry in expected[1:]), *places)
            milder = Severity.WARNING if all(entry.expectation == "agreed" for entry in expected) else None
            yield Problem(f"{kinds} {message}{read}", expected[0].path, related, milder)


def _is_expected(plan: Plan, entry: Task | Service, who: str) -> bool:
    """Whether it asks this person for change, and is neither a free choice nor set aside, offered only or waited for."""
    asks = entry.asks_for_change or (entry.kind == "parenting-support" and entry.expectation in DEMANDED)
    if not asks or not entry.is_open or entry.own_choice_of(who) or is_blank(entry.expectation):
        return False
    if who in plan.people_using_violence and entry.kind in ("behaviour-change", "anger-management"):
        return False
    return entry.status != "on-hold" and (entry.status not in ("offered", "waiting-list") or entry.expectation is not None)


def _is_demanded_besides(plan: Plan, task: Task, who: str, unmet: list[Need]) -> bool:
    """Whether an agency requires something else of this person that serves none of the unmet needs."""
    if task.expectation != "required-by-agency" or not task.is_open or task.own_choice_of(who) or task.asks_for_change:
        return False
    return task.serves_no_basic_need and not plan.comes_after(task, unmet)


def _is_too_early(plan: Plan, entry: Task | Service, unmet: list[Need]) -> bool:
    """Whether it comes before the unmet needs are seen to; with no need unmet, safety alone is not established."""
    if entry.expectation not in DEMANDED:
        if not unmet and entry.is_therapeutic:  # of this another rule speaks
            return False
        if unmet and all(_is_next_home(plan, need) for need in unmet):
            return False
    return not plan.comes_after(entry, unmet)


def _is_next_home(plan: Plan, need: Need) -> bool:
    """Whether it is the home after a refuge stay, and somebody of the agency or a service works on it."""
    if not plan.is_stay or need.area != "housing" or need.status != "unmet":
        return False
    answers = plan.answers_to(need)
    return bool(answers.services) or any(map(plan.has_worker_part, answers.tasks))


def _danger(plan: Plan, who: str, needs: list[Need]) -> list[tuple[Path, str]]:
    """The safety assessment that speaks against change now, where the needs do not speak of safety themselves."""
    latest = plan.last_assessment_of(who).latest
    if latest is None or any(need.person == who and need.area == "safety" for need in needs) or not plan.faces_violence_of(who):
        return []
    return [] if plan.has_current_safety(who) else [(latest.path, "safety is not established")]
