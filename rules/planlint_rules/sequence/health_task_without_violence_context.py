"""A survivor is to manage mental health or substance use, and nobody wrote how that is connected with the violence."""

from collections.abc import Iterator
from typing import NamedTuple

from planlint import Path, Plan, Problem, Profile, Severity, Task, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("WWM-45",),
    needs=("violence",),
    why="Low mood, sleeplessness or drinking are often what the violence does, or how somebody bears it; a task that leaves this "
    "out treats the harm as a fault of the person who was harmed.",
    instead="Ask the survivor how the one is connected with the other, and write that down as `violence_context`, also when the "
    "answer is that it is not.",
    ask="When did this begin, and what did the person using violence do at that time?",
    limits="What the context says is not judged. Mental health in other words than the usual ones is not recognised.",
    bad=(
        """
        planlint: 1
        id: DEPRESSION-AS-A-TASK
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks:
          - {what: Attend counselling for depression., responsible: karen, expectation: required-by-agency}  # <- here
          - {what: Give up drinking., kind: substance-treatment, responsible: karen}
        """,
        """
        planlint: 1
        id: AS-A-SERVICE
        people:
          karen: {role: mother}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen]}
        tasks: []
        services:
          - {kind: mental-health, for: [karen], status: referred}  # <- here
        """,
        """
        planlint: 1
        id: ONE-TOPIC-IS-NOT-THE-OTHER
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        needs:
          - {id: n-sleep, person: tom, area: mental-health, status: unmet, violence_context: The nights at the door.}
        tasks:
          - {what: Medication., kind: mental-health-treatment, responsible: tom, need: n-sleep}
          - {what: A weekly test., kind: drug-or-alcohol-testing, responsible: tom, expectation: required-by-court}  # <- here
        """,
        """
        planlint: 1
        id: ONLY-AGREED
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        tasks:
          - {what: See the GP about low mood., kind: health, responsible: tom, expectation: agreed}  # <- here
        """,
        """
        planlint: 1
        id: A-NEED-AND-A-CONCERN
        people:
          tom: {role: father}
          eve: {role: mother}
        violence:
          - {by: eve, towards: [tom]}
        concerns:
          - {about: tom, kind: mental-health, text: Low.}
        needs:
          - {person: tom, area: mental-health, status: unmet}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: THE-NEED-TELLS-WHAT-IT-IS-ABOUT
        people:
          ruth: {role: mother}
          marit: {role: mother}
        violence:
          - {by: marit, towards: [ruth]}
        needs:
          - {id: n-mood, person: ruth, area: mental-health, status: unmet}
        goals:
          - {id: g-mood, for: ruth, need: n-mood, what: Better days.}
        tasks:
          - what: Attend CBT every week.  # <- here
            responsible: ruth
            kind: therapy
            goal: g-mood
            expectation: requested-by-agency
        """,
    ),
    good=(
        """
        planlint: 1
        id: CONTEXT-AT-THE-TASK
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: Counselling for anxiety., kind: therapy, responsible: mia, violence_context: Since the night calls.}
        """,
        """
        planlint: 1
        id: CONTEXT-AT-THE-NEED-OR-THE-EFFECTS
        people:
          mia: {role: mother}
          joy: {role: aunt}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia, joy], effects: [{person: joy, kind: mental-health}]}
        needs:
          - {id: n-mood, person: mia, area: mental-health, status: unmet, violence_context: She says it is not connected.}
        tasks:
          - {what: Take the medication., kind: mental-health-treatment, responsible: mia}
          - {what: Counselling., kind: mental-health-treatment, responsible: joy}
        services:
          - {kind: mental-health, for: [mia], status: active}
        """,
        """
        planlint: 1
        id: ASKED-FOR-OR-OF-OTHERS
        people:
          mia: {role: mother}
          dan: {role: father}
          ava: {role: child, age: 9, parents: [mia, dan]}
        violence:
          - {by: dan, towards: [mia]}
        tasks:
          - {what: See the GP about low mood., kind: health, responsible: mia, requested_by: [mia]}
          - {what: Physio for the knee., kind: health, responsible: mia}
          - {what: Somebody to talk to when panic comes., kind: crisis-counselling, responsible: mia}
          - {what: Alcohol treatment., kind: substance-treatment, responsible: dan}
          - {what: Take ava to her anxiety group., kind: therapy, responsible: mia, about: [ava]}
        """,
        """
        planlint: 1
        id: NOT-SETTLED-WHO
        people:
          mia: {role: mother}
          dan: {role: father}
        violence:
          - {by: dan, towards: [mia], kind: not-known}
        tasks:
          - {what: Alcohol treatment., kind: substance-treatment, responsible: mia}
        """,
    ),
)
def health_task_without_violence_context(plan: Plan) -> Iterator[Problem]:
    """What is planned or noted on a survivor's mental health or substance use does not say how the violence bears on it.

    It counts where the context stands: at the task, at a need or concern on the same matter, or as an effect of the violence on
    that person's health. What the survivor asked for is passed over.
    """
    for who in plan.adult_or_parent_survivors:
        mentions = sorted(_without_context(plan, who), key=lambda mention: -mention.severity.rank)
        if mentions:
            first, *others = mentions
            related = tuple((other.path, other.what) for other in others)
            message = f"{first.what} of {who} does not say how the violence bears on it{first.read}"
            yield Problem(message, first.path, related, first.severity)


class Mention(NamedTuple):
    """A place that speaks of a survivor's mental health or substance use."""

    path: Path
    what: str
    severity: Severity
    read: str = ""


def _without_context(plan: Plan, who: str) -> Iterator[Mention]:
    """Yield the places without a context; a task weighs more unless it was agreed, a service where it is required."""
    topics = plan.health_without_context(who)
    for need in plan.needs:
        if need.person == who and need.is_open and need.area in topics:
            yield Mention(need.path, f"need on {need.area}", Severity.WARNING)
    for concern in plan.concerns:
        if who in concern.about and concern.kind in topics:
            yield Mention(concern.path, f"concern on {concern.kind}", Severity.WARNING)
    for entry in plan.work_of(who):
        topic = plan.health_topic(entry, who)
        if topic in topics and entry.is_open and not entry.own_choice_of(who):
            if isinstance(entry, Task):
                what, grave = "task", entry.expectation != "agreed"
            else:
                what, grave = "service", entry.expectation in ("required-by-agency", "required-by-court")
            read = " (kind read from its words)" if entry.kind_was_inferred else ""
            yield Mention(entry.path, f"{what} on {topic}", Severity.ERROR if grave else Severity.WARNING, read)
