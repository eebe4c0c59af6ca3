"""Mental health and substance use: which work is about them, and where it is recorded how the violence bears on them."""

from collections.abc import Iterable
from typing import Final

from planlint.plan.kinds import ANY_HEALTH, HEALTH_TOPICS
from planlint.plan.needs import Goal, Need
from planlint.plan.services import Service
from planlint.plan.tasks import Task
from planlint.plan.violence import Concern, Violence

TOPICS: Final = frozenset(HEALTH_TOPICS.values())
"""The two areas, as needs and concerns name them."""
MOOD: Final = r"(?i)\b(?:depress|anxi|low mood|mental|panic|ptsd|self.?harm|suicid|psych|insomnia)"
SUBSTANCES: Final = r"(?i)\b(?:alcohol|drink|drug|substance|addict|detox|rehab)"


def topic_for(who: str, entry: Task | Service, needs: Iterable[Need], goals: Iterable[Goal]) -> str | None:
    """Return which of the two a task or service is about for a person.

    That is by its kind; where it is of health at large by its words, else by a need of this person that it or its goal names.
    """
    if isinstance(entry, Task) and entry.about and who not in entry.about:
        return None
    kind = entry.help_kind or ""
    texts = (entry.what,) if isinstance(entry, Task) else (entry.provider, entry.offers)
    for text in texts if kind in ANY_HEALTH else ():
        if text is not None and text.search(SUBSTANCES):
            return "substance-use"
        if text is not None and text.search(MOOD):
            return "mental-health"
    if kind not in ANY_HEALTH:
        return HEALTH_TOPICS.get(kind)
    named = {*entry.need, *(need for goal in goals if goal.id in entry.goal for need in goal.need)}
    return next((need.area for need in needs if need.id in named and need.person == who and need.area in TOPICS), None)


def without_context(
    who: str, violence: Iterable[Violence], needs: Iterable[Need], concerns: Iterable[Concern], in_context: Iterable[str | None]
) -> frozenset[str]:
    """Return those of the two for which nothing records how the violence bears on them in a person's life.

    An effect of the violence records it, and a need, concern or task that tells the context; takes the topics of such tasks.
    """
    told = set(in_context)
    if any(effect.person == who and effect.is_on_mental_health for entry in violence for effect in entry.effects):
        told.add("mental-health")
    told.update(need.area for need in needs if need.person == who and need.violence_context is not None)
    told.update(concern.kind for concern in concerns if who in concern.about and concern.violence_context is not None)
    return TOPICS - told
