"""Brothers and sisters are described in the same words."""

from collections.abc import Iterator
from itertools import chain
from typing import Final

from planlint import Path, Person, Plan, Problem, Profile, Prose, Severity, rule, together

AREAS: Final = ("physical_health", "emotional", "cognitive", "behaviour", "education_and_social")
ALL_IN_ONE: Final = frozenset(
    "child children kids siblings twins boys girls brothers sisters babies the-children the-kids all-children both-children "
    "children-all little-ones the-boys the-girls".split()
) - {"child"}
ENOUGH_WORDS: Final = 3
NOTHING: Final = r"(?i)\A\s*(?:no|none|not|nothing|nil|n/?a|unknown|too young)\b"
AS_ABOVE: Final = r"(?i)\A\s*(?:as (?:above|for|with)|same as|see (?:above|sibling|brother|sister)|ditto)\b"


@rule(
    severity=Severity.WARNING,
    profile=Profile.STANDARD,
    cites=("SCF-21",),
    needs=("people",),
    why="Each child lives through the violence in its own way, by age, place in the family and nature; words that fit all of "
    "them describe none.",
    instead="Look at each child by itself, and write what is true of this one.",
    ask="What would we miss if we knew only one of these children?",
    limits="It finds the same words, not the same thought in others; texts of one or two words are passed over.",
    bad=(
        """
        planlint: 1
        id: COPIED
        people:
          amy:
            role: child
            age: 11
            impact: {emotional: "Anxious and clingy at night."}
            views:
              - {date: 2026-05-04, method: direct, text: Wants things to be quiet at home.}
          noah:
            role: child
            age: 4
            impact:
              emotional: anxious and clingy  at night  # <- here
              behaviour: As above.
            views:
              - {date: 2026-05-04, method: direct, text: Wants things to be quiet at home.}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: THE-CHILDREN
        people:
          mia: {role: mother}
          kids: {role: child, age: 9, parents: [mia]}  # <- here
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: ONE-GOAL-FOR-ALL
        people:
          amy: {role: child, age: 11}
          noah: {role: child, age: 4}
        violence: []
        goals:
          - {for: [amy, noah], what: The children settle.}  # <- here
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: EACH-BY-ITSELF
        people:
          amy:
            role: child
            age: 11
            impact: {emotional: Wakes at night and listens., physical-health: No concern at this time.}
            views: [{date: 2026-05-04, method: direct, text: The dog.}]
          noah:
            role: child
            age: 4
            impact: {emotional: Bangs his head when a door slams., physical-health: No concern at this time.}
            views: [{date: 2026-05-04, method: creative-or-play, text: The dog.}]
        violence: []
        goals:
          - {for: amy, what: A room with a door.}
          - {for: noah, what: Sleeps through.}
          - {for: [amy, noah], what: One school for the year.}
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          child-1: {role: child, age: TBD, impact: {emotional: "{{ what it does to this child }}"}}
          child-2: {role: child, age: TBD, impact: {emotional: "{{ what it does to this child }}"}}
        violence: []
        tasks: []
        """,
    ),
)
def siblings_identical(plan: Plan) -> Iterator[Problem]:
    """The impact on two children, their views or their goals are written in the same words, or one entry stands for all of them.

    Milder: one goal for several children, none of whom has a goal or need alone.
    """
    lumped = [person for person in plan.children if person.handle.lower() in ALL_IN_ONE]
    yield from together("one entry stands for several children", [person.path for person in lumped])
    places: dict[tuple[str, Prose], dict[str, Path]] = {}
    for child in plan.children:
        for slot, text in _texts(child, plan):
            places.setdefault((slot, text), {}).setdefault(child.handle, text.path)
    same = [found for (_, text), found in places.items() if len(found) > 1 or text.search(AS_ABOVE)]
    who = dict.fromkeys(handle for found in same for handle in found)
    copies = [path for found in same for path in reversed(found.values())]
    yield from together(f"the same words stand for {', '.join(who)}", copies)
    for goal in plan.goals:
        shared = [handle for handle in goal.for_ if plan.is_child(handle)]
        if len(shared) > 1 and not any(_has_own(handle, plan) for handle in shared):
            yield Problem(f"one goal stands for {', '.join(shared)}, and none has one alone", goal.path, severity=Severity.NOTE)


def _texts(child: Person, plan: Plan) -> Iterator[tuple[str, Prose]]:
    """Texts about one child alone that are long enough to be its own, or that only point at another's."""
    impact = ((area, getattr(child.impact, area)) for area in AREAS) if child.impact is not None else ()
    views = (("view", view.text) for view in child.views)
    goals = (("goal", goal.what) for goal in plan.goals if goal.for_ == (child.handle,))
    for slot, text in chain(impact, views, goals):
        if text is None or text.blank or text.search(NOTHING):
            continue
        if text.word_count >= ENOUGH_WORDS or text.search(AS_ABOVE):
            yield slot, text


def _has_own(handle: str, plan: Plan) -> bool:
    return any(goal.for_ == (handle,) for goal in plan.goals) or any(need.person == handle for need in plan.needs)
