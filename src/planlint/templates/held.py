"""Holding a plan to its template: the sections and tasks that the template fixes must still be there."""

from collections.abc import Iterator, Sequence
from typing import Final

from planlint.document import Path, is_blank
from planlint.plan import GROUPS, Plan
from planlint.plan.tasks import Task
from planlint.rulebook import Problem
from planlint.templates.open import NoTemplate, template_of

_NO_SECTIONS: Final = frozenset(("exceptions", "people", "violence", "tasks"))
"""Groups that every plan has, or that no template fixes."""
_SINGLE: Final = ("exit",)
"""Sections that are no list: the other groups without entries are single values."""

_SURVIVOR, _USER, _CHILD, _WORKER = "a survivor", "the person using violence", "a child", "a worker or agency"
_FAMILY: Final = frozenset((_SURVIVOR, _USER, _CHILD))
_ANYBODY: Final = _FAMILY | {_WORKER}


def held_to(plan: Plan, named: str, folder: str | None) -> Iterator[tuple[str, Problem]]:
    """Yield where a plan departs from the template that it names, or why that cannot be told: the name of the rule, the problem.

    Takes the plan, the path as written in it, and the folder of its file, None for standard input. Raises as `departures` does.
    """
    try:
        template = template_of(named, folder, plan.judged_on)
    except NoTemplate as reason:
        yield "unreadable-file", Problem(str(reason), ("template",))
        return
    for problem in departures(plan, template):
        yield "departs-from-template", problem


def departures(plan: Plan, template: Plan) -> Iterator[Problem]:
    """Yield where a plan no longer has what its template fixes: a section, or a task.

    A task is known by its id, else by its kind and the part of who is to do it. What a template fixes for children is passed over
    in a plan without any. Raises CannotJudge where the tasks, people or violence of either do not fit the format.
    """
    yield from _sections(plan, template)
    yield from _tasks(plan, template)


def _sections(plan: Plan, template: Plan) -> Iterator[Problem]:
    told: set[Path] = set()
    for name, (group, _, empty) in GROUPS.items():
        if name in _NO_SECTIONS or (empty is None and name not in _SINGLE) or not template.records(group) or plan.records(group):
            continue
        path = tuple(group.split("."))
        missing = path if plan.records(path[0]) else path[:1]
        if missing not in told:
            told.add(missing)
            yield Problem(f"the section {'.'.join(missing)}, which the template fixes, is not in this plan", missing)


def _tasks(plan: Plan, template: Plan) -> Iterator[Problem]:
    left = list(plan.tasks)
    fixed = [task for task in template.tasks if not _is_for_children_only(task, template) or plan.children]
    unmatched: list[Task] = []
    by_id = {task.id: task for task in plan.tasks if task.id is not None and not is_blank(task.id)}
    for task in fixed:
        same = by_id.get(task.id or "")
        if same is None:
            unmatched.append(task)
            continue
        if same in left:
            left.remove(same)
        if not (_is_same_kind(task, same) or same.kind is None) or not _have_same_part(task, template, same, plan):
            yield Problem(f"the template fixes another task under this id: {_described(task, template)}", same.path)
    # what asks for more goes first, so that a task of any kind takes none away from one of a certain kind
    for task in sorted(unmatched, key=lambda each: (_is_open(each.kind), _part(each, template) == _ANYBODY)):
        like = [each for each in left if _is_same_kind(task, each) and _have_same_part(task, template, each, plan)]
        if like:
            left.remove(like[0])
        else:
            yield Problem(
                f"a task that the template fixes is not in this plan: {_described(task, template)}", ("tasks",), on_key=True
            )


def _is_same_kind(fixed: Task, task: Task) -> bool:
    return _is_open(fixed.kind) or fixed.kind == task.kind or is_blank(task.kind)


def _is_open(kind: str | None) -> bool:
    return kind is None or is_blank(kind)


def _have_same_part(fixed: Task, template: Plan, task: Task, plan: Plan) -> bool:
    return not _part(fixed, template).isdisjoint(_part(task, plan))


def _part(task: Task, plan: Plan) -> frozenset[str]:
    """Return the parts that those who are to do a task have in the plan; where that is left open, every part they may have."""
    if not task.responsible or any(map(is_blank, task.responsible)):
        return _ANYBODY
    return frozenset().union(*(_part_of(handle, plan) for handle in task.responsible))


def _part_of(handle: str, plan: Plan) -> frozenset[str]:
    if handle not in plan.people:
        return frozenset((_WORKER,))
    parts = {
        _USER: handle in plan.people_using_violence,
        _CHILD: plan.is_child(handle),
        _SURVIVOR: handle in plan.adult_survivors,
    }
    return frozenset(part for part, has in parts.items() if has) or _FAMILY


def _is_for_children_only(task: Task, plan: Plan) -> bool:
    """Whether a task is done by children, or is a worker's about children alone, or with them."""
    concerned = [handle for handle in (*task.responsible, *task.about, *task.participants) if handle in plan.people]
    return any(map(plan.is_child, concerned)) and all(
        plan.is_child(handle) for handle in (*task.responsible, *task.about) if handle in plan.people
    )


def _described(task: Task, plan: Plan) -> str:
    kind = "of any kind" if _is_open(task.kind) else f"of kind {task.kind}"
    part = _part(task, plan)
    return f"{kind}, for {'anybody' if part in (_ANYBODY, _FAMILY) else ' and '.join(_in_order(part))}"


def _in_order(part: frozenset[str]) -> Sequence[str]:
    return [each for each in (_SURVIVOR, _USER, _CHILD, _WORKER) if each in part]
