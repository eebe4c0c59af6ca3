"""The free texts of a plan: which are the author's, whom they are about, and what they lay on whom."""

from collections.abc import Iterator
from typing import Final

from planlint.document import Path, is_blank
from planlint.plan import Plan, Prose

OWN_WORDS: Final = frozenset(
    "own_words own_view her_understanding her_view past_experience breach_reporting hopes_and_fears views"
    " reason_for_difference lesson".split()
)
"""Fields in which a person speaks, or is reported as heard."""
NAMES: Final = frozenset("provider agency offers expected_benefit legal_basis exceptions".split())
"""Fields that hold names and descriptions of services, laws, or the reasons for leaving a rule aside."""
_OF_THE_VIOLENCE: Final = frozenset({"effects", "signs", "heightened_risk"})
"""Fields that say what the violence did to somebody, and by what a survivor tells that it is coming: `he is very polite`."""
_NOT_THE_AUTHORS: Final = OWN_WORDS | NAMES | _OF_THE_VIOLENCE


def texts(plan: Plan) -> Iterator[Prose]:
    """Yield every text of the plan that is what its author says of people, but for placeholders."""
    spoken = {passage.path for passage in plan.narrative if passage.said_by is not None and not plan.is_worker(passage.said_by)}
    for prose in plan.slots.texts:
        if prose.blank or (spoken and prose.path[:2] in spoken) or not _NOT_THE_AUTHORS.isdisjoint(prose.path):
            continue
        yield prose


def about(plan: Plan, path: Path) -> str | None:
    """Return the one adult of the family a text is about: who is to do a task, whose need it is, whom a passage names."""
    adults = [handle for handle in _concerned(plan, path) if not plan.is_child(handle)]
    return adults[0] if len(adults) == 1 and adults[0] and not is_blank(adults[0]) and not plan.is_worker(adults[0]) else None


def child_described(plan: Plan, path: Path) -> str | None:
    """Return the child under whose name a text stands: `he` is that child there, until somebody else is named."""
    return str(path[1]) if path[0] == "people" and len(path) > 1 and plan.is_child(str(path[1])) else None


def _concerned(plan: Plan, path: Path) -> tuple[str, ...]:
    group, at = path[0], path[1] if len(path) > 1 else None
    handles: tuple[str, ...] = ()
    if group == "people" and isinstance(at, str):
        handles = (at,)
    elif isinstance(at, int):
        if group == "tasks":
            handles = plan.tasks[at].responsible
        elif group == "goals":
            handles = plan.goals[at].for_
        elif group == "concerns":
            handles = plan.concerns[at].about
        elif group == "narrative":
            handles = plan.narrative[at].about
        elif group == "needs":
            handles = (plan.needs[at].person or "",)
        elif group == "services":
            handles = plan.services[at].for_
    return handles
