"""What a plan does well, in counts: workers read on where they see this, too."""

from collections.abc import Callable, Iterator
from typing import Final

from planlint.overview.words import Words
from planlint.plan import CannotJudge, Plan


def strong_points(plan: Plan, words: Words) -> Iterator[str]:
    """Yield a sentence for each thing that a plan does well, the most telling first."""
    for read in _READERS:
        try:
            line = read(plan, words)
        except CannotJudge:
            continue
        if line:
            yield line


def _protection(plan: Plan, words: Words) -> str:
    acts = {who: len(p.strengths.acts_of_protection) for who, p in plan.people.items() if p.strengths is not None}
    who = [f"{words.who(handle)} ({count})" for handle, count in acts.items() if count]
    return f"Acts of protection are on record: {', '.join(who)}." if who else ""


def _answered(plan: Plan, words: Words) -> str:
    views = [view for person in plan.people.values() for view in person.views]
    answered = sum(view.response in ("acted-on", "partly") for view in views)
    return f"Views that were acted on, at least in part: {answered} of {len(views)}." if answered else ""


def _asked_to_change(plan: Plan, words: Words) -> str:
    who = [f"{words.who(user)} ({len(tasks)})" for user in plan.people_using_violence if (tasks := plan.tasks_of(user))]
    return f"The person using violence has something to do: {', '.join(who)}." if who else ""


def _made_together(plan: Plan, words: Words) -> str:
    who = words.all_who(handle for safety in plan.safety_plans for handle in safety.made_with if handle in plan.survivors)
    return f"Safety plans were made together with: {', '.join(who)}." if who else ""


def _own_goals(plan: Plan, words: Words) -> str:
    count = sum(goal.own_words is not None for goal in plan.goals)
    return f"Goals that stand in the person's own words: {count} of {len(plan.goals)}." if count else ""


_READERS: Final[tuple[Callable[[Plan, Words], str], ...]] = (_protection, _answered, _made_together, _asked_to_change, _own_goals)
