"""What a plan does about a need, and towards a goal: by reference, or by person and kind where nobody wrote references."""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple, TypeVar

from planlint.document import is_blank
from planlint.plan.kinds import GOALS_FOR, NO_REFERRAL, PROGRAMMES, WORK_FOR
from planlint.plan.needs import ENDED_GOAL, Goal, Need
from planlint.plan.services import Service
from planlint.plan.tasks import Task

Made = TypeVar("Made")

_NO_KINDS: Final[frozenset[str]] = frozenset()


class Answers(NamedTuple):
    """What answers a need."""

    goals: tuple[Goal, ...]
    tasks: tuple[Task, ...]
    services: tuple[Service, ...]

    @property
    def given(self) -> bool:
        """Whether there is any."""
        return bool(self.goals or self.tasks or self.services)

    @property
    def go_on(self) -> bool:
        """Whether any is still to come or under way: a task or service that is over does not count, nor does a reached goal."""
        work: tuple[Goal | Task | Service, ...] = (*self.goals, *self.tasks, *self.services)
        return any(entry.is_open for entry in work)


def answers_to(
    need: Need, goals: Iterable[Goal], tasks: Iterable[Task], services: Iterable[Service], is_worker: Callable[[str], bool]
) -> Answers:
    """Return what answers a need: what names it, what serves a goal that does, and what is of a fitting kind for that person."""
    goals, tasks, services = tuple(goals), tuple(tasks), tuple(services)
    fitting = answers_in(need.area or "", need.person, goals, tasks, services, is_worker)
    if need.id is None:
        return fitting
    naming = [goal for goal in goals if _refers(goal.need, need.id) and goal.status not in ENDED_GOAL]

    def names(entry: Task | Service) -> bool:
        return _refers(entry.need, need.id) or any(_refers(entry.goal, goal.id) for goal in naming)

    return Answers(
        _both(naming, fitting.goals),
        _both((task for task in tasks if task.counts and names(task)), fitting.tasks),
        _both((service for service in services if service.is_used and names(service)), fitting.services),
    )


def answers_in(
    area: str, person: str | None, goals: Iterable[Goal], tasks: Iterable[Task], services: Iterable[Service],
    is_worker: Callable[[str], bool],
) -> Answers:  # fmt: skip
    """Return the goals, tasks and services for a person that are of a kind fitting an area of life."""
    goal_kinds, kinds = GOALS_FOR.get(area, _NO_KINDS), WORK_FOR.get(area, _NO_KINDS)
    return Answers(
        tuple(g for g in goals if g.kind in goal_kinds and g.status not in ENDED_GOAL and _is_for(person, g.for_)),
        tuple(t for t in tasks if t.counts and t.kind in kinds and concerns(t, person, is_worker)),
        tuple(s for s in services if s.is_used and s.kind in kinds and _is_for(person, s.for_)),
    )


def _both(first: Iterable[Made], second: Iterable[Made]) -> tuple[Made, ...]:
    return tuple(dict.fromkeys((*first, *second)))


def concerns(task: Task, person: str | None, is_worker: Callable[[str], bool]) -> bool:
    """Whether a task is this person's or is about this person; workers' tasks about nobody in particular are for all."""
    named = (*task.responsible, *task.about, *task.participants)
    if person is None or person in named:
        return True
    return bool(task.responsible) and not task.about and all(is_worker(who) for who in named)


def actions_for(goal: Goal, tasks: Iterable[Task], services: Iterable[Service]) -> tuple[Task | Service, ...]:
    """Return the tasks and services that serve a goal: those that name it, and those that name the same need."""

    def serves(entry: Task | Service) -> bool:
        return _refers(entry.goal, goal.id) or any(_refers(entry.need, need) for need in goal.need)

    return (*(t for t in tasks if t.counts and serves(t)), *(s for s in services if s.is_used and serves(s)))


def referrals_of(handle: str, tasks: Iterable[Task], services: Iterable[Service]) -> tuple[Task | Service, ...]:
    """Return a person's own tasks that are a course, therapy or treatment not listed as a service, and the open services.

    What the person asked for or chose is left out.
    """
    listed = [service for service in services if handle in service.for_]
    kinds = {service.help_kind for service in listed}
    return (
        *(
            t for t in tasks
            if t.is_open and t.kind in PROGRAMMES and t.help_kind not in kinds and t.status != "on-hold"
            and not t.own_choice_of(handle) and (not t.about or handle in t.about or t.kind == "parenting-course")
        ),
        *(s for s in listed if s.is_open and s.kind not in NO_REFERRAL and not s.own_choice_of(handle)),
    )  # fmt: skip


def _refers(references: tuple[str, ...], to: str | None) -> bool:
    """Whether one of the references is to this id; one that a template leaves open, on either side, may be."""
    if not references or to is None:
        return False
    return to in references or is_blank(to) or any(map(is_blank, references))


def _is_for(person: str | None, people: tuple[str, ...]) -> bool:
    return person is None or person in people
