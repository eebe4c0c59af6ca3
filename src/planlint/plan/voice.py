"""Where a person's own voice stands in a plan, and what shows that the plan was made together with that person."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Final, NamedTuple

from planlint.document import Path, is_blank
from planlint.plan.coordination import CompanionPlan, Meeting
from planlint.plan.needs import Assessment, Goal, Need, Option
from planlint.plan.people import Person
from planlint.plan.reviews import Review
from planlint.plan.safety import SafetyAssessment, SafetyPlan
from planlint.plan.services import Service
from planlint.plan.tasks import Task
from planlint.plan.values import Day

PLANNING: Final = ("planning", "safety-planning")
NO_TALK: Final = ("court-hearing", "handover")
ABOUT_THE_PLAN: Final = r"(?i)\b(?:plan|goal|wish|option|hope|want|decid|views?\b)"


ELSEWHERE: Final = ("perpetrator-programme", "probation", "police")
"""Settings whose plans are as a rule made with the person using violence, while the survivor's plan is another's."""
GONE: Final = ("deceased", "whereabouts-unknown", "identity-unknown", "other-agency-leads")
"""Reasons for which nobody here can make a plan with somebody."""
TOGETHER: Final = ("review", "care-team", "conference")
"""Kinds of meeting in which plans are made, too: who was there had a part in it."""
PARTS_OF_A_PLAN: Final = ("safety-plan", "exit-plan")
"""Kinds of companion plan beside which somebody still has a plan here."""


class Heard(NamedTuple):
    """An occasion on which somebody was heard, or asked."""

    path: Path
    day: Day | None


def among(who: str, handles: Iterable[str]) -> bool:
    """Whether a person is one of the handles; one that a template leaves open may be anybody's."""
    return any(handle == who or is_blank(handle) for handle in handles)


def was_with(who: str, meeting: Meeting, unwelcome: set[str]) -> bool:
    """Whether somebody took part in a meeting, or is asked to, without anybody `unwelcome` in the room."""
    if among(who, meeting.separately):
        return True
    return among(who, meeting.attended or meeting.invited) and not unwelcome & set(meeting.together)


def is_about_the_plan(meeting: Meeting) -> bool:
    """Whether a meeting is a planning talk: by its kind, by what it is for, or for want of either."""
    if meeting.kind in PLANNING or is_blank(meeting.kind) or is_blank(meeting.purpose):
        return True
    if meeting.kind in NO_TALK:
        return False
    if meeting.purpose is None:
        return meeting.kind is None
    return meeting.purpose.search(ABOUT_THE_PLAN) is not None


def heard(
    who: str,
    person: Person | None,
    assessments: Iterable[SafetyAssessment],
    meetings: Iterable[Meeting],
    goals: Iterable[Goal],
    unwelcome: set[str],
) -> Iterator[Heard]:
    """Yield the occasions on which somebody was heard, or asked: views, own views of safety, planning talks, goals in own words.

    Takes the safety assessments of this person that count. What a worker only observed is no grown-up's view.
    """
    if is_blank(person) and person is not None:
        yield Heard(person.path, None)
    for view in person.views if person is not None else ():
        if view.method != "observation":
            yield Heard(view.path, view.date)
    for assessment in assessments:
        if assessment.own_view is not None:
            yield Heard(assessment.path, assessment.date)
    for meeting in meetings:
        if was_with(who, meeting, unwelcome) and is_about_the_plan(meeting):
            yield Heard(meeting.path, meeting.date)
    for goal in goals:
        if goal.own_words is not None and among(who, goal.proposed_by or goal.for_):
            yield Heard(goal.path, None)


def planning_talks(who: str, meetings: Iterable[Meeting], reviews: Iterable[Review], unwelcome: set[str]) -> Iterator[Heard]:
    """Yield the talks about the plan in which somebody took part, or is to: planning meetings, conferences, reviews."""
    for meeting in meetings:
        present = meeting.kind in TOGETHER and among(who, meeting.attended + meeting.separately)
        if was_with(who, meeting, unwelcome) and (present or is_about_the_plan(meeting)):
            yield Heard(meeting.path, meeting.date)
    for review in reviews:
        if among(who, review.attended) and not unwelcome & set(review.attended):
            yield Heard(review.path, review.date or review.due)


def hand_in_plan(
    who: str,
    goals: Iterable[Goal],
    options: Iterable[Option],
    safety_plans: Iterable[SafetyPlan],
    assessments: Iterable[Assessment],
    work: Iterable[Task | Service],
    unwelcome: set[str],
) -> Path | None:
    """Return a place that shows somebody's hand in the plan, or None.

    Such are goals proposed, agreed or disagreed with, options chosen, safety plans and assessments made together, and tasks and
    services asked for; not what was agreed side by side with anybody `unwelcome`.
    """
    named: list[tuple[Path, tuple[str, ...]]] = []
    for goal in goals:
        agreed = () if unwelcome.intersection(goal.agreed_by) else goal.agreed_by
        named.append((goal.path, goal.proposed_by + agreed + goal.disagreed_by))
    named += [(option.path, option.chosen_by) for option in options]
    named += [(plan.path, plan.made_with) for plan in safety_plans]
    named += [(assessment.path, assessment.done_with) for assessment in assessments]
    for item in work:
        doing = item.responsible if isinstance(item, Task) else item.for_
        chosen = item.expectation == "her-choice" or is_blank(item.expectation)
        named.append((item.path, item.requested_by + (doing if chosen else ())))
    return next((path for path, handles in named if among(who, handles)), None)


def planned_for(
    survivors: tuple[str, ...],
    people: Mapping[str, Person],
    companions: Iterable[CompanionPlan],
    setting: str | None,
    work: Iterable[Task | Service | Goal | Need],
) -> tuple[str, ...]:
    """Return the survivors whom a plan is about.

    Those are parents in the plan, the only survivor in it, and everybody with a part in its `work` (read where need be); where
    there are none such, all. Left out is who is only named in passing, or whose own plan is held elsewhere.
    """
    described = [who for who in survivors if who in people]
    parents = {parent for person in people.values() for parent in person.all_parents}
    elsewhere = {who for plan in companions if plan.kind not in PARTS_OF_A_PLAN for who in plan.for_}
    known = {who for who in described if setting not in ELSEWHERE and who not in elsewhere and not is_gone(people[who])}
    near = {who for who in known if who in parents or len(described) == 1}
    for item in work if len(near) < len(described) else ():
        handles = _concerned(item)
        near.update(described if any(map(is_blank, handles)) else handles)
    return tuple(who for who in described if who in (near or known))


def _concerned(item: Task | Service | Goal | Need) -> tuple[str, ...]:
    """Return whom a part of the plan is for: who does a task, whose need it is, for whom a service or goal is."""
    if isinstance(item, Need):
        return (item.person,) if item.person is not None else ()
    return item.responsible if isinstance(item, Task) else item.for_


def children_planned_for(
    children: tuple[str, ...], adults: tuple[str, ...], adults_here: tuple[str, ...], companions: Iterable[CompanionPlan]
) -> tuple[str, ...]:
    """Return the child survivors whom a plan is about.

    Left out are children whose own plan is held elsewhere, and all of them where there are adult survivors, but none here.
    """
    elsewhere = {who for plan in companions if plan.kind not in PARTS_OF_A_PLAN for who in plan.for_}
    if adults and not adults_here:
        return ()
    return tuple(child for child in children if child not in elsewhere)


def is_gone(person: Person) -> bool:
    """Whether it is recorded that nobody here can be in touch with somebody."""
    return any(reason is not None and reason.reason in GONE for reason in (person.no_contact, person.no_direct_work))
