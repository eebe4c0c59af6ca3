"""Somebody who does not investigate is to question a child about the violence."""

from collections.abc import Iterator
from typing import Final

from planlint import Plan, Problem, Profile, Severity, Task, is_blank, rule

INVESTIGATE: Final = ("police", "child-protection-worker", "court")
AGENCIES_THAT_DO: Final = ("police", "child-protection", "court")


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-27",),
    needs=("tasks",),
    why="Being questioned frightens a child and can spoil what it says for court; to learn how it is, talk, play and drawing "
    "are enough.",
    instead="Leave questions about the violence to those trained and charged to ask them, and make room for the child to tell "
    "what it wants.",
    ask="What do we want to know from this child that it has not offered?",
    limits="It knows tasks of the kind child-interview, stated or read from the words; how questions are put it cannot see.",
    bad=(
        """
        planlint: 1
        id: ASK-THE-CHILD
        people:
          mia: {role: mother}
          ava: {role: child, age: 9, parents: [mia]}
        workers:
          kim: {role: child-support-worker}
        violence: []
        tasks:
          - {what: Talk with ava about that night., responsible: kim, about: ava, kind: child-interview}  # <- here
          - {what: Find out from ava what happened., responsible: [mia, nursery], kind: child-interview}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: LEFT-TO-THOSE-TRAINED
        people:
          mia: {role: mother}
          ava: {role: child, age: 9, parents: [mia]}
        workers:
          kim: {role: child-support-worker}
          cp: {role: child-protection-worker}
        violence: []
        tasks:
          - {what: Recorded interview., responsible: [police, kim], kind: child-interview}
          - {what: Interview at school., responsible: cp, kind: child-interview}
          - {what: Interview at home., responsible: kim, kind: child-interview, status: cancelled}
          - {what: Draw and play with ava., responsible: kim, kind: child-support}
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          child: {role: child, age: TBD}
        violence: []
        tasks:
          - {what: TBD, responsible: TBD, kind: child-interview}
        """,
    ),
)
def child_questioned_about_abuse(plan: Plan) -> Iterator[Problem]:
    """A task to interview a child about the violence that no police, court or child protection worker does or shares."""
    for task in plan.tasks:
        if task.kind == "child-interview" and task.counts and task.responsible and not _is_for_investigators(task, plan):
            note = " (kind read from its words)" if task.kind_was_inferred else ""
            message = (
                f"{', '.join(task.responsible)} would question a child about the violence, and investigates for no agency{note}"
            )
            yield Problem(message, task.path)


def _is_for_investigators(task: Task, plan: Plan) -> bool:
    for who in (*task.responsible, *task.participants, *task.overseen_by):
        worker = plan.workers.get(who)
        if is_blank(who) or (worker is None and who in AGENCIES_THAT_DO):
            return True
        if worker is not None and (worker.role in INVESTIGATE or is_blank(worker.role)):
            return True
    return False
