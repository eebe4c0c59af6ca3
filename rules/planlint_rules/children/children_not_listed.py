"""Children are spoken of or missing, but not listed as people in the plan."""

from collections.abc import Iterator
from typing import Final

from planlint import Plan, Problem, Profile, Service, Severity, Task, rule, together

NOT_ASKED: Final = ("no", "unknown", "not-asked")


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
    unlisted = list(_unlisted(plan)) if unsaid and not plan.children and not elsewhere else []
    yield from unlisted
    if plan.children_complete in NOT_ASKED and not unlisted:
        message = f"children_complete is {plan.children_complete}: not all children were asked about"
        yield Problem(message, ("children_complete",), severity=Severity.WARNING)
    ageless = plan.children_without_age
    message = f"no age is recorded: {', '.join(person.handle for person in ageless)}"
    yield from together(message, [person.path for person in ageless], severity=Severity.WARNING)


def _unlisted(plan: Plan) -> Iterator[Problem]:
    """Yield a problem where the plan speaks of children, or else calls people parents, though it lists no child."""
    spoken_of = plan.places_about_children
    inferred = [entry for entry in spoken_of if isinstance(entry, Task | Service) and entry.kind_was_inferred]
    plain = [entry for entry in spoken_of if entry not in inferred]
    message = "this speaks of children, and no child is listed under people"
    if plain:
        yield from together(message, [entry.path for entry in (*plain, *inferred)])
    elif inferred:
        message = f"{message} (kind read from its words)"
        yield from together(message, [entry.path for entry in inferred], severity=Severity.WARNING)
    elif plan.children_complete is None:
        parents = plan.parents_of_nobody
        who = ", ".join(parent.handle for parent in parents)
        message = f"called parents, but no child is listed and children_complete is not recorded: {who}"
        yield from together(message, [parent.path for parent in parents], severity=Severity.WARNING)
