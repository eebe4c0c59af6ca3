"""Children are spoken of or missing, but not listed as people in the plan."""

from collections.abc import Iterator
from typing import Final

from planlint import Path, Person, Plan, Problem, Profile, Severity, rule, together

NOT_ASKED: Final = ("no", "unknown", "not-asked")
AREAS: Final = ("children", "parenting", "child-care-or-respite")
NO_NEED: Final = ("not-applicable", "declined-to-discuss", "not-assessed")
GOALS: Final = ("parenting-and-children", "child-wellbeing")
TASKS: Final = frozenset(
    "child-support child-interview child-care mother-child-work parenting-course parenting-support parenting-and-violence "
    "impact-on-children contact-arrangement".split()
)
SERVICES: Final = frozenset(
    "child-therapy child-peer-group child-advocacy early-years parenting-course parenting-support mother-child-group "
    "contact-centre".split()
)
ORDERS: Final = ("child-arrangements-or-parenting-order", "child-protection-order")
TACTICS: Final = {"undermines-parenting", "uses-children", "uses-contact"}
PARENT: Final = frozenset("mother father mum mom dad parent stepmother stepfather step-mother step-father step-parent".split())
YOUNG: Final = frozenset(
    "son daughter stepson stepdaughter step-son step-daughter stepchild foster-child baby infant toddler kid boy girl teenager "
    "adolescent young-person".split()
)


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    cites=("SCF-01", "SCF-11"),
    why="A child who is only spoken of has no needs, no view and no safety in the plan, and nobody answers for it.",
    instead="List every child under people with age and home, wherever it lives; where there are none, say children_complete: "
    "yes.",
    ask="Which children belong to these adults, wherever they live, and who asked?",
    limits="It reads keys and kinds, not sentences: a child who is only mentioned in free text is not seen.",
    bad=(
        """
        planlint: 1
        id: CHILDREN-IN-THE-BACKGROUND
        people:
          karen: {role: mother, priorities: [housing, children]}
          dean: {role: father}
        violence:
          - {by: dean, towards: [karen], tactics: [undermines-parenting]}
        safety:
          contact:
            - {with: dean, kind: overnight}  # <- here
        tasks:
          - {what: See the children on Mondays., responsible: agency, kind: child-support}
        """,
        """
        planlint: 1
        id: NOT-ALL-ASKED-ABOUT
        children_complete: unknown  # <- here
        people:
          karen: {role: wife}
          amy: {role: child, lives: own-home}  # <- here
          noah: {role: son}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-ALL-ASKED-ABOUT-AND-NONE-LISTED
        children_complete: no
        people:
          karen: {role: wife}
        violence: []
        goals:
          - {for: karen, kind: parenting-and-children, what: Mornings without shouting.}  # <- here
        tasks: []
        """,
        """
        planlint: 1
        id: PARENTS-OF-WHOM
        people:
          ines: {role: mother}  # <- here
          paulo: {role: father}
        violence:
          - {by: ines, towards: paulo}
        tasks: []
        """,
        """
        planlint: 1
        id: READ-FROM-THE-WORDS
        people:
          ines: {role: wife}
        violence: []
        tasks:
          - {what: Attend the parenting course., responsible: ines}  # <- here
        """,
    ),
    good=(
        """
        planlint: 1
        id: ALL-LISTED
        children_complete: yes
        people:
          mia: {role: mother, lives: refuge, lives_with: [ava]}
          ava: {role: child, age: 9, parents: [mia]}
          lee: {role: child, age: 13, parents: [mia], lives: elsewhere}
          bump: {role: unborn, parents: [mia]}
        violence: []
        needs:
          - {person: mia, area: parenting, status: unmet}
        tasks: []
        """,
        """
        planlint: 1
        id: NO-CHILDREN
        children_complete: yes
        people:
          ines: {role: wife, priorities: [housing]}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: ines}
        needs:
          - {person: ines, area: children, status: not-applicable}
        assessments:
          - {person: ines, areas: {children: not-applicable}}
        tasks: []
        """,
        """
        planlint: 1
        id: NOT-SAID-AND-NOTHING-HINTS-AT-ANY
        people:
          ines: {role: wife}
          paulo: {role: husband}
        violence:
          - {by: paulo, towards: ines}
        tasks:
          - {what: Look at flats., responsible: ines}
        """,
        """
        planlint: 1
        id: A-GROWN-SON
        people:
          rose: {role: mother, age: 61, priorities: [children]}
          tom: {role: son, parents: [rose]}
        violence:
          - {by: tom, towards: rose}
        needs:
          - {person: rose, area: family-relationships, status: unmet}
        tasks: []
        """,
        """
        planlint: 1
        id: CHILDREN-HAVE-THEIR-OWN-PLANS
        companion_plans:
          - {id: AVA-1, for: ava, kind: child-plan}
        people:
          mia: {role: mother, priorities: [children]}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        children_complete: TBD
        people:
          survivor: {role: TBD}
          child: {role: child, age: TBD, lives: TBD}
        violence: []
        tasks:
          - {what: Parenting course., responsible: survivor}
        """,
    ),
)
def children_not_listed(plan: Plan) -> Iterator[Problem]:
    """Contact, tasks, needs or concerns about children in a plan in which no child is listed; or adults called parents of nobody.

    Milder: a kind of task that was read from its words, a plan that says that not all children were asked about, and a child
    without an age.
    """
    elsewhere = any(companion.kind == "child-plan" for companion in plan.companion_plans)
    unsaid = plan.children_complete is None or plan.children_complete in NOT_ASKED
    spoken_of = list(_spoken_of(plan)) if unsaid and not plan.children and not elsewhere else []
    yield from spoken_of
    if plan.children_complete in NOT_ASKED and not spoken_of:
        message = f"children_complete is {plan.children_complete}: not all children were asked about"
        yield Problem(message, ("children_complete",), severity=Severity.WARNING)
    ageless = [person for person in plan.people.values() if person.age is None and _may_be_young(person, plan)]
    message = f"no age is recorded: {', '.join(person.handle for person in ageless)}"
    yield from together(message, [person.path for person in ageless], severity=Severity.WARNING)


def _spoken_of(plan: Plan) -> Iterator[Problem]:
    hints = list(_plain_hints(plan))
    grown = any(person.all_parents or person.role in YOUNG for person in plan.people.values())
    if not grown:
        hints += _hints(plan)
    inferred = {task.path for task in plan.tasks if task.kind_was_inferred}
    inferred |= {service.path for service in plan.services if service.kind_was_inferred}
    if hints:
        hints.sort(key=lambda path: path in inferred)
        note, severity = (" (kind read from its words)", Severity.WARNING) if hints[0] in inferred else ("", None)
        yield from together(f"this speaks of children, and no child is listed under people{note}", hints, severity=severity)
    elif not grown and plan.children_complete is None:
        parents = [person for person in plan.people.values() if person.role in PARENT]
        who = ", ".join(parent.handle for parent in parents)
        message = f"called parents, but no child is listed and children_complete is not recorded: {who}"
        yield from together(message, [parent.path for parent in parents], severity=Severity.WARNING)


def _plain_hints(plan: Plan) -> Iterator[Path]:
    """Places that can only be about somebody under 18."""
    yield from (contact.path for contact in plan.contacts)
    yield from (care.path for care in plan.care_arrangements)
    yield from (concern.path for concern in plan.safeguarding_concerns)
    yield from (told.path for told in plan.disclosures if told.child is not None)
    yield from (order.path for order in plan.orders if order.kind in ORDERS)
    yield from (task.path for task in plan.tasks if task.kind in TASKS and task.counts)
    yield from (service.path for service in plan.services if service.kind in SERVICES and service.is_used)


def _hints(plan: Plan) -> Iterator[Path]:
    """Places that may speak of grown children too."""
    yield from (need.path for need in plan.needs if need.area in AREAS and need.status not in NO_NEED)
    yield from (goal.path for goal in plan.goals if goal.kind in GOALS)
    yield from (entry.path for entry in plan.violence if TACTICS & set(entry.tactics))
    for person in plan.people.values():
        if set(AREAS) & set(person.priorities) or any(barrier.kind == "fear-of-losing-children" for barrier in person.barriers):
            yield person.path


def _may_be_young(person: Person, plan: Plan) -> bool:
    """Whether somebody is called a child, or by a word that leaves it open; parents and who uses violence are taken for grown."""
    if person.role not in YOUNG:
        return person.is_child and not person.is_unborn
    return not plan.has_parental_role(person.handle) and all(person.handle != entry.by for entry in plan.violence)
