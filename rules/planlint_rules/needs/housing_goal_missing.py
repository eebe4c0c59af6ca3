"""In a refuge stay nobody works towards a home."""

from collections.abc import Iterator

from planlint import Goal, Plan, Problem, Profile, Severity, is_blank, rule, together

HOME = (
    r"(?i)\b(?:(?:an?|own|new|our|my|safe|stable|settled|permanent|lasting) home|housing|house|flat|apartment|tenancy|lease|rent"
    r"|rental|accommodation|front door|place to live|place of (?:my|our|her|his|their) own)\b"
)


@rule(
    severity=Severity.ERROR,
    profile=Profile.STANDARD,
    cites=("UCW-03",),
    needs=("people", "violence"),
    why="Whoever lives in a refuge has no home; a plan that leaves this for later ends with nowhere to go.",
    instead="Make a home the first goal, in the words of the person, with tasks for the agency from the first week on.",
    ask="Where will this family sleep the night after the stay ends, and what did we do about it this week?",
    limits="A goal without kind or need is read from its words; whether a home is in reach cannot be seen.",
    bad=(
        """
        planlint: 1
        id: LATER
        setting: refuge
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        needs:
          - {person: tanya, area: housing, status: unmet, note: To be looked at once settled.}
        goals:
          - {for: tanya, what: Stronger self-esteem.}
          - {for: tanya, kind: housing, what: A place., status: on-hold}
        tasks:
          - {what: Look at housing., kind: housing, responsible: tanya, status: on-hold}
          - {what: A course., kind: life-skills, responsible: tanya}
        """,
        """
        planlint: 1
        id: ONE-LONE-TASK
        setting: transitional-housing
        people:
          tanya: {role: mother}  # <- here
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        tasks:
          - {what: See three flats., kind: housing, responsible: tanya, status: in-progress}
        """,
        """
        planlint: 1
        id: TEMPLATE-WITHOUT-ROOM
        kind: template
        setting: shelter
        people:
          survivor: {role: TBD}  # <- here
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        goals:
          - {for: survivor, kind: safety, what: TBD, measure: TBD, target_date: TBD}
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: A-GOAL-BY-KIND
        setting: refuge
        people:
          tanya: {role: mother}
          scott: {role: husband}
        violence:
          - {by: scott, towards: [tanya]}
        goals:
          - {for: tanya, kind: housing, what: A place.}
        tasks: []
        """,
        """
        planlint: 1
        id: A-GOAL-BY-WORDS
        setting: shelter
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        goals:
          - {for: ines, what: My own flat with the dog.}
        tasks: []
        """,
        """
        planlint: 1
        id: A-GOAL-BY-NEED
        setting: shelter
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines]}
        needs:
          - {id: n-1, person: ines, area: housing, status: unmet}
        goals:
          - {for: ines, need: n-1, what: Room for the dog.}
        tasks: []
        """,
        """
        planlint: 1
        id: MET-OR-PUT-OFF
        setting: refuge
        people:
          ines: {role: wife}
          joy: {role: aunt}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: [ines, joy]}
        needs:
          - {person: ines, area: housing, status: met}
          - {person: joy, area: housing, status: unmet, deferred_by: joy}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-STAY
        setting: outreach
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
        setting: refuge
        people:
          survivor: {role: TBD}
          user: {role: TBD}
        violence:
          - {by: user, towards: [survivor]}
        goals: TBD
        tasks: []
        """,
    ),
)
def housing_goal_missing(plan: Plan) -> Iterator[Problem]:
    """In a refuge, shelter or transitional housing no goal is about a home; it is milder where somebody at least works on it.

    Nobody is asked for such a goal whose need for housing is met, or who put it off.
    """
    if not plan.is_stay or any(_is_about_a_home(plan, goal) for goal in plan.goals):
        return
    settled = {
        need.person for need in plan.needs
        if need.area == "housing" and (need.status in ("met", "not-applicable") or need.deferred_by == need.person)
    }  # fmt: skip
    without = [who for who in plan.adult_survivors_here if who in plan.people and who not in settled]
    worked_on = any(task.kind == "housing" and task.counts and task.status != "on-hold" for task in plan.tasks)
    worked_on = worked_on or any(service.kind in ("housing", "homelessness") and service.is_open for service in plan.services)
    message = f"no goal of {', '.join(without)} is about a home" + ("" if worked_on else ", and nobody works on it")
    yield from together(message, map(plan.place_of, without), severity=Severity.WARNING if worked_on else None)


def _is_about_a_home(plan: Plan, goal: Goal) -> bool:
    """Whether a goal that was not dropped or put off is about housing: by its kind, its need, its tasks or its words."""
    if goal.blank or is_blank(goal.kind):
        return True
    if not (goal.is_open or goal.status == "completed"):
        return False
    if goal.kind is not None:
        return goal.kind == "housing" or _by_need(plan, goal)
    words = any(text is not None and text.search(HOME) for text in (goal.what, goal.own_words))
    return words or _by_need(plan, goal) or any(entry.kind == "housing" for entry in plan.actions_for(goal))


def _by_need(plan: Plan, goal: Goal) -> bool:
    return any(need.area == "housing" and need.id is not None and need.id in goal.need for need in plan.needs)
