"""What a plan comes to in handles, words of the format, dates and counts: for the report that a supervision meeting reads.

Made only where a report asks for it. It holds no text of the plan, so it may leave the process in which the plan was read.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Final, NamedTuple

from planlint.overview.strong import strong_points
from planlint.overview.words import Words, part_or_none
from planlint.plan import Day, Person, Plan, Task
from planlint.plan.entry import Entry

REQUIRED: Final = ("required-by-court", "required-by-agency")


class Known(NamedTuple):
    """Who uses violence against whom, as recorded, and who judged that, when and on what basis."""

    by: str
    towards: tuple[str, ...]
    kind: str
    judged_by: tuple[str, ...]
    judged_on: str
    basis: tuple[str, ...]


class Load(NamedTuple):
    """How many tasks somebody has, by how they came about."""

    who: str
    part: str
    """`survivor`, `uses violence`, `child`, `person` or `worker or agency`."""
    required: int
    requested: int
    agreed: int
    chosen: int
    not_said: int


class Measure(NamedTuple):
    """Something that is done or asked about a person using violence: where it stands, what, by whom, until when."""

    about: str
    place: str
    what: str
    by: tuple[str, ...]
    due: str
    status: str


class Contacted(NamedTuple):
    """How often a worker spoke with, or tried to reach, a person using violence, and when last."""

    who: str
    times: int
    last: str


class Heard(NamedTuple):
    """What is recorded of a person's voice and safety."""

    who: str
    part: str
    viewed: str
    method: str
    response: str
    assessed: str
    outcome: str
    own_view: bool
    next_due: str


class Overview(NamedTuple):
    """One plan. A part is None where the group that it rests on does not fit the format."""

    document: int
    judged_on: date
    is_template: bool
    frame: tuple[str, ...] | None
    """Setting, model and status, as far as they are given."""
    known: tuple[Known, ...] | None
    loads: tuple[Load, ...] | None
    measures: tuple[Measure, ...] | None
    contacts: tuple[Contacted, ...] | None
    voices: tuple[Heard, ...] | None
    strong: tuple[str, ...]
    """What the plan does well, most telling first."""


def overview_of(plan: Plan) -> Overview:
    """Return what a plan comes to. Raises nothing for a plan whose groups do not fit the format: those parts are None."""
    words = Words(plan)
    return Overview(
        plan.document.number,
        plan.judged_on,
        bool(part_or_none(lambda: plan.is_template)),
        part_or_none(lambda: tuple(words.word(word) for word in (plan.setting, plan.model, plan.status) if word is not None)),
        part_or_none(lambda: tuple(_known(plan, words))),
        part_or_none(lambda: tuple(_loads(plan, words))),
        part_or_none(lambda: tuple(_measures(plan, words))),
        part_or_none(lambda: tuple(_contacts(plan, words))),
        part_or_none(lambda: tuple(_voices(plan, words))),
        tuple(strong_points(plan, words)),
    )


def _day(day: Day | None) -> str:
    return str(day) if day is not None else ""


def _known(plan: Plan, words: Words) -> Iterator[Known]:
    for entry in plan.violence:
        judged = entry.assessed
        yield Known(
            words.who(entry.by), words.all_who(entry.towards), words.word(entry.kind),
            words.all_who(judged.by) if judged is not None else (),
            _day(judged.date) if judged is not None else "",
            words.all_words(judged.basis) if judged is not None else (),
        )  # fmt: skip


def _part_of(plan: Plan, handle: str) -> str:
    if handle in plan.people_using_violence:
        return "uses violence"
    if handle in plan.survivors:
        return "survivor"
    if plan.is_child(handle):
        return "child"
    return "person" if handle in plan.people else "worker or agency"


def _loads(plan: Plan, words: Words) -> Iterator[Load]:
    """Yield the tasks of survivors and people using violence, with or without any, then of everybody else who has one."""
    tasks = [task for task in plan.tasks if task.counts]
    adults = [who for who in plan.survivors if not plan.is_child(who)]
    doing = dict.fromkeys([*plan.people_using_violence, *adults, *(who for task in tasks for who in task.responsible)])
    order = ("uses violence", "survivor", "child", "person", "worker or agency")
    loads = [_load(who, _part_of(plan, who), tasks, words) for who in doing if type(who) is str]
    yield from sorted(loads, key=lambda load: order.index(load.part))


def _load(who: str, part: str, tasks: Iterable[Task], words: Words) -> Load:
    counts = {"required": 0, "requested": 0, "agreed": 0, "chosen": 0, "": 0}
    for task in tasks:
        if who in task.responsible:
            counts[_choice(task, who)] += 1
    return Load(words.who(who), part, *counts.values())


def _choice(task: Task, who: str) -> str:
    if task.own_choice_of(who):
        return "chosen"
    if task.expectation in REQUIRED:
        return "required"
    return {"requested-by-agency": "requested", "agreed": "agreed"}.get(task.expectation or "", "")


def _measures(plan: Plan, words: Words) -> Iterator[Measure]:
    """Yield every task, service, order and companion plan that concerns a person using violence."""
    for user in plan.people_using_violence:
        who = words.who(user)
        for task in plan.tasks:
            if task.counts and (user in task.responsible or user in task.about):
                by = words.all_who(task.responsible)
                yield Measure(who, _place(task), words.word(task.kind) or "task", by, _day(task.due), words.word(task.status))
        for service in plan.services:
            if user in service.for_ and service.is_used:
                yield Measure(who, _place(service), words.word(service.kind) or "service", (), "", words.word(service.status))
        for order in plan.orders:
            if order.respondent == user:
                yield Measure(
                    who, _place(order), words.word(order.kind) or "order", (), _day(order.end), words.word(order.status)
                )
        for companion in plan.companion_plans:
            if user in companion.for_:
                status = f"open tasks: {companion.open_tasks}" if type(companion.open_tasks) is int else ""
                yield Measure(
                    who,
                    _place(companion),
                    words.word(companion.kind) or "companion plan",
                    words.all_who(companion.held_by),
                    "",
                    status,
                )


def _place(entry: Entry) -> str:
    return place(entry.path)


def place(path: tuple[str | int, ...]) -> str:
    """Return a path as people write it: `people.mia.views[1]`; list positions count from 0."""
    return "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path).removeprefix(".")


def _contacts(plan: Plan, words: Words) -> Iterator[Contacted]:
    for user in plan.people_using_violence:
        followed = plan.follow_up_of(user)
        yield Contacted(words.who(user), followed.attempts, followed.last.isoformat() if followed.last is not None else "")


def _voices(plan: Plan, words: Words) -> Iterator[Heard]:
    """Yield what is recorded of everybody who lives with the violence, and of all children."""
    unsettled = {who for entry in plan.unsettled for who in (entry.by, *entry.towards)}
    for handle, person in plan.people.items():
        concerned = handle in plan.survivors or person.is_child or handle in unsettled
        if concerned and handle not in plan.people_using_violence:
            yield _heard(plan, person, words)


def _heard(plan: Plan, person: Person, words: Words) -> Heard:
    views = sorted(person.views, key=lambda view: (view.date.last if view.date else None) or date.min)
    view = views[-1] if views else None
    assessed = [assessment for assessment in plan.assessments_of(person.handle) if assessment.was_made]
    last = assessed[-1] if assessed else None
    return Heard(
        words.who(person.handle), _part_of(plan, person.handle),
        (_day(view.date) or "no date") if view is not None else "",
        words.word(view.method) if view is not None else "",
        words.word(view.response) if view is not None else "",
        (_day(last.date) or "no date") if last is not None else "",
        words.word(last.outcome) if last is not None else "",
        last is not None and last.own_view is not None,
        _day(last.next_due) if last is not None else "",
    )  # fmt: skip
