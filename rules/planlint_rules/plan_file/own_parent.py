"""Somebody is listed as their own parent."""

from collections.abc import Iterator

from planlint import Plan, Problem, Profile, Severity, rule


@rule(
    severity=Severity.ERROR,
    profile=Profile.ESSENTIAL,
    basis="The plan format: parents and step-parents.",
    needs=("people",),
    why="Who belongs to whom decides who counts as living with the violence; a slip here hides a child or invents one.",
    instead="Name the parents' handles.",
    ask="Who are this person's parents, and do we know both?",
    bad=(
        """
        planlint: 1
        id: OWN-MOTHER
        people:
          mia: {role: mother, parents: mia}  # <- here
          ava:
            role: child
            parents: [mia]
            step_parents:  # <- here
              - ava
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: EACH-OTHERS
        people:
          mia: {role: mother, parents: [ava]}
          ava: {role: child, parents: [mia]}  # <- here
        violence: []
        tasks: []
        """,
    ),
    good=(
        """
        planlint: 1
        id: THREE-GENERATIONS
        people:
          nan: {role: grandmother}
          mia: {role: mother, parents: [nan]}
          ava: {role: child, parents: [mia], step_parents: [dan]}
          dan: {role: partner, related_to: [mia]}
        violence: []
        tasks: []
        """,
        """
        planlint: 1
        id: TEMPLATE
        kind: template
        people:
          child: {role: child, parents: ["{{ survivor }}", TBD]}
        violence: []
        tasks: []
        """,
    ),
)
def own_parent(plan: Plan) -> Iterator[Problem]:
    """A person is their own parent or step-parent, or two people are each other's."""
    seen: set[str] = set()
    for handle, person in plan.people.items():
        seen.add(handle)
        for key, parents in (("parents", person.parents), ("step_parents", person.step_parents)):
            if handle in parents:
                yield Problem(f"{handle} is listed as a parent of {handle}", (*person.path, key))
            for parent in parents:
                other = plan.people.get(parent) if parent in seen and parent != handle else None
                if other is not None and handle in other.all_parents:
                    there = (*other.path, "parents" if handle in other.parents else "step_parents")
                    message = f"{handle} and {parent} are listed as each other's parents"
                    yield Problem(message, (*person.path, key), ((there, "the other of the two"),))
