"""Who uses violence and who lives with it: from `violence:`, kinship, homes and contact, never from sex, name or order."""

from collections.abc import Iterable, Mapping

from planlint.plan.people import Person
from planlint.plan.safety import Contact
from planlint.plan.violence import Violence

People = Mapping[str, Person]
SHARED_HOME = "own-home-with-person-using-violence"
PARENT_WORDS = frozenset("mother father parent step-parent step-mother step-father stepmother stepfather stepparent".split())
"""Role words of parents: read only in a plan in which no child says who its parents are, and never for who uses violence."""


def people_using_violence(violence: Iterable[Violence]) -> tuple[str, ...]:
    """Return the handles of those who use a pattern of violence, each once."""
    return tuple(dict.fromkeys(entry.by for entry in violence if entry.is_pattern and entry.by is not None))


def survivors(violence: Iterable[Violence], people: People, contacts: Iterable[Contact]) -> tuple[str, ...]:
    """Return the handles of survivors: those a pattern is directed at, and children near somebody who uses it."""
    patterns = [entry for entry in violence if entry.is_pattern]
    found = dict.fromkeys(handle for entry in patterns for handle in entry.towards)
    contacts = tuple(contacts)
    for user in people_using_violence(patterns):
        found.update(dict.fromkeys(children_near(user, people, contacts)))
    return tuple(found)


def children_near_violence(violence: Iterable[Violence], people: People, contacts: Iterable[Contact]) -> tuple[str, ...]:
    """Return child survivors, and children near anybody whose part in the violence is still open."""
    contacts = tuple(contacts)
    violence = tuple(violence)
    found = dict.fromkeys(who for who in survivors(violence, people, contacts) if who in people and people[who].is_child)
    for entry in violence:
        if entry.is_unsettled:
            for handle in (entry.by, *entry.towards):
                if handle is not None and handle in people:
                    near = children_near(handle, people, contacts)
                    found.update(dict.fromkeys((handle, *near) if people[handle].is_child else near))
    return tuple(found)


def children_near(adult: str, people: People, contacts: Iterable[Contact]) -> tuple[str, ...]:
    """Return the children who are this person's, live with this person or have contact with this person."""
    seen = {child for contact in contacts if contact.with_ == adult and contact.takes_place for child in contact.child}
    return tuple(
        handle for handle, person in people.items()
        if person.is_child and handle != adult
        and (adult in person.all_parents or handle in seen or shares_home(handle, adult, people))
    )  # fmt: skip


def uses_violence_towards(
    survivor: str, violence: Iterable[Violence], people: People, contacts: Iterable[Contact]
) -> tuple[str, ...]:
    """Return the handles of those whose pattern of violence a survivor lives with."""
    violence, contacts = tuple(violence), tuple(contacts)
    return tuple(
        user for user in people_using_violence(violence)
        if any(entry.is_pattern and entry.by == user and survivor in entry.towards for entry in violence)
        or survivor in children_near(user, people, contacts)
    )  # fmt: skip


def live_together(one: str, other: str, people: People, violence: Iterable[Violence]) -> bool:
    """Whether two people share a home: said by either, or by the survivor's word that the home is shared with the other."""
    first, second = people.get(one), people.get(other)
    if (first is not None and other in first.lives_with) or (second is not None and one in second.lives_with):
        return True
    return any(
        entry.is_pattern and {entry.by} <= {one, other} and person.lives == SHARED_HOME
        and not people_using(person, entry, people)
        for entry in violence
        for person in (first, second)
        if person is not None and (person.is_child or person.handle in entry.towards)
    )  # fmt: skip


def people_using(person: Person, entry: Violence, people: People) -> bool:
    """Whether this person's list of house mates names people, but not the one who uses violence: the list is then believed."""
    adults = [who for who in person.lives_with if who in people and not people[who].is_child]
    return bool(adults) and entry.by not in adults


def shares_home(child: str, adult: str, people: People) -> bool:
    """Whether a child lives with an adult, or with somebody who shares a home with that adult."""
    homes = {child, *people[child].lives_with, *(who for who, person in people.items() if child in person.lives_with)}
    grown = people.get(adult)
    if grown is not None and homes & set(grown.lives_with):
        return True
    return adult in homes or any(adult in people[who].lives_with for who in homes if who in people)


def parents(people: People) -> tuple[str, ...]:
    """Return the handles of the children's parents and step-parents; where no child names any, of those called a parent."""
    children = [person for person in people.values() if person.is_child]
    named = dict.fromkeys(handle for child in children for handle in child.all_parents)
    if named or not children:
        return tuple(named)
    return tuple(handle for handle, person in people.items() if person.role in PARENT_WORDS and not person.is_child)
