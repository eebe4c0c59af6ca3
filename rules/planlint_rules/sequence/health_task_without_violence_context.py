"""A survivor is to manage mental health or substance use, and nobody wrote how that is connected with the violence."""

from collections.abc import Iterator
from typing import NamedTuple

from planlint import Path, Plan, Problem, Profile, Service, Severity, Task, is_blank, rule

MOOD = r"(?i)\b(?:depress|anxi|low mood|mental|panic|ptsd|self.?harm|suicid|psych|insomnia)"
SUBSTANCES = r"(?i)\b(?:alcohol|drink|drug|substance|addict|detox|rehab)"
HEALTH = ("therapy", "trauma-therapy", "health", "primary-care")
AREAS = ("mental-health", "substance-use")
TOPICS = {
    "mental-health-treatment": "mental-health", "mental-health": "mental-health",
    "substance-treatment": "substance-use", "substance": "substance-use", "substance-use": "substance-use",
    "drug-or-alcohol-testing": "substance-use",
}  # fmt: skip
EFFECTS = ("health", "mental-health", "sleep")


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
        mentions = [*_recorded(plan, who), *_planned(plan, who)]
        known = {mention.topic for mention in mentions if mention.in_context}
        silent = [mention for mention in mentions if mention.topic not in known]
        silent.sort(key=lambda mention: -mention.severity.rank)
        if silent:
            first, *others = silent
            related = tuple((other.path, f"{other.what} on {other.topic}") for other in others)
            message = f"{first.what} on {first.topic} of {who} does not say how the violence bears on it{first.read}"
            yield Problem(message, first.path, related, first.severity)


class Mention(NamedTuple):
    """A place that speaks of a survivor's mental health or substance use."""

    path: Path
    topic: str
    what: str
    in_context: bool
    severity: Severity
    read: str = ""


def _recorded(plan: Plan, who: str) -> Iterator[Mention]:
    """What is recorded: effects of the violence, needs and concerns."""
    for violence in plan.violence:
        for effect in violence.effects:
            if effect.person == who and effect.kind in EFFECTS:
                yield Mention(effect.path, "mental-health", "effect", True, Severity.NOTE)
    for need in plan.needs:
        if need.person == who and need.area in AREAS and (need.is_open or need.violence_context is not None):
            yield Mention(need.path, str(need.area), "need", need.violence_context is not None, Severity.WARNING)
    for concern in plan.concerns:
        if who in concern.about and concern.kind in AREAS:
            yield Mention(concern.path, str(concern.kind), "concern", concern.violence_context is not None, Severity.WARNING)


def _planned(plan: Plan, who: str) -> Iterator[Mention]:
    """What is planned: tasks and services, but for what this person asked for."""
    for entry in plan.work_of(who):
        topic = _topic(entry, who)
        if topic is None:
            continue
        if isinstance(entry, Task) and entry.violence_context is not None:
            yield Mention(entry.path, topic, "task", True, Severity.NOTE)
        elif entry.is_open and not entry.own_choice_of(who) and not is_blank(entry.expectation):
            demanded = str(entry.expectation).startswith("required")
            expected = demanded or (isinstance(entry, Task) and entry.expectation != "agreed")
            what = "task" if isinstance(entry, Task) else "service"
            read = " (kind read from its words)" if entry.kind_was_inferred else ""
            yield Mention(entry.path, topic, what, False, Severity.ERROR if expected else Severity.WARNING, read)


def _topic(entry: Task | Service, who: str) -> str | None:
    """Which of the two matters it is about: by its kind, else by its words where it is about health at all."""
    if isinstance(entry, Task) and entry.about and who not in entry.about:
        return None
    if entry.kind in TOPICS:
        return TOPICS[entry.kind]
    texts = (entry.what,) if isinstance(entry, Task) else (entry.provider, entry.offers)
    if entry.kind in HEALTH:
        for text in texts:
            if text is not None and text.search(SUBSTANCES):
                return "substance-use"
            if text is not None and text.search(MOOD):
                return "mental-health"
    return None
