"""In which order work is to be done: what waits for safety, and what comes only after a need is seen to."""

from collections.abc import Iterable

from planlint.document import is_blank
from planlint.plan.kinds import MAKES_SAFE
from planlint.plan.services import Service
from planlint.plan.tasks import Task


def waits_for_safety(entry: Task | Service, tasks: Iterable[Task]) -> bool:
    """Whether a task waits for one of safety or housing that is still open."""
    before = entry.depends_on if isinstance(entry, Task) else ()
    return any(task.id in before and task.is_open and task.kind in MAKES_SAFE for task in tasks)


def comes_after(entry: Task | Service, answers: Iterable[Iterable[Task]]) -> bool:
    """Whether each need has an open task that is to be done before a task or service begins, or where dates are open, may be.

    Takes the tasks that answer each need. Where there is no need, nothing comes first.
    """
    begins = entry.start or (entry.due if isinstance(entry, Task) else None)
    waits_for = entry.depends_on if isinstance(entry, Task) else ()
    if any(map(is_blank, waits_for)):
        return True

    def comes_first(task: Task) -> bool:
        if task is entry or not task.is_open:
            return False
        open_dates = begins is not None and (is_blank(task.due) or (task.due is not None and is_blank(begins)))
        return task.id in waits_for or open_dates or (task.due is not None and task.due.before(begins))

    found = [any(map(comes_first, tasks)) for tasks in answers]
    return bool(found) and all(found)
