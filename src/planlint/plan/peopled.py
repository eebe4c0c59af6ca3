"""Who is in a plan: survivors, people using violence, children and those around them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import Final

from planlint.document import Path, is_blank
from planlint.plan import roles, voice
from planlint.plan.people import Person
from planlint.plan.recorded import Recorded
from planlint.plan.remembered import remembered
from planlint.plan.violence import Violence

AGENCIES: Final = frozenset(
    "police court probation school nursery gp hospital health-visitor legal-aid housing contact-centre "
    "child-protection perpetrator-programme dv-service refuge agency".split()
)
"""Words that may stand where a worker's handle stands, without being listed under `workers:`."""


class Peopled(Recorded):
    """The people of one plan. Survivors and people using violence are read from `violence:` and from nothing else."""

    @cached_property
    def children(self) -> tuple[Person, ...]:
        """Everybody under 18, and unborn children, in the order of the file."""
        return tuple(person for person in self.people.values() if person.is_child)

    @cached_property
    def people_using_violence(self) -> tuple[str, ...]:
        """Handles of those who use a pattern of violence; force used in resistance makes nobody one of them."""
        return roles.people_using_violence(self.violence)

    @cached_property
    def survivors(self) -> tuple[str, ...]:
        """Handles of those a pattern is directed at, and of children who live with, see or are children of who uses it."""
        return roles.survivors(self.violence, self.people, self.contacts)

    @cached_property
    def adult_survivors(self) -> tuple[str, ...]:
        return tuple(handle for handle in self.survivors if not self.is_child(handle))

    @cached_property
    def child_survivors(self) -> tuple[str, ...]:
        return tuple(handle for handle in self.survivors if self.is_child(handle))

    @cached_property
    def children_near_violence(self) -> tuple[str, ...]:
        """Child survivors, and children of people between whom it is still open who uses violence."""
        return roles.children_near_violence(self.violence, self.people, self.contacts)

    @cached_property
    def unsettled(self) -> tuple[Violence, ...]:
        """Entries that leave open who uses violence: under assessment, or not known."""
        return tuple(entry for entry in self.violence if entry.is_unsettled)

    def violence_between(self, one: str, other: str) -> tuple[Violence, ...]:
        """Return the patterns of `one` towards `other`, in this direction only."""
        return tuple(v for v in self.violence if v.is_pattern and v.by == one and other in v.towards)

    @remembered
    def uses_violence_towards(self, survivor: str) -> tuple[str, ...]:
        """Return the handles of those whose violence this survivor lives with, children as well as adults."""
        return roles.uses_violence_towards(survivor, self.violence, self.people, self.contacts)

    @remembered
    def faces_violence_of(self, survivor: str) -> tuple[str, ...]:
        """Return the handles of those whose violence a survivor may still meet: not of somebody who has died."""
        return tuple(user for user in self.uses_violence_towards(survivor) if not self.has_died(user))

    def pairs_among(self, handles: Iterable[str]) -> Iterator[tuple[str, str]]:
        """Yield each survivor with each person using violence towards that survivor who are both among some handles."""
        here = dict.fromkeys(who for who in handles if not is_blank(who))
        if any(user in here for user in self.people_using_violence):
            for survivor in self.survivors:
                if survivor in here:
                    yield from ((survivor, user) for user in self.faces_violence_of(survivor) if user in here)

    @cached_property
    def adults_facing_violence(self) -> tuple[str, ...]:
        """Handles of adult survivors, or parents under 18, whom this plan is about and who may still meet the violence."""
        return tuple(who for who in self.survivors_facing_violence if not self.is_child(who) or self.has_parental_role(who))

    @cached_property
    def survivors_facing_violence(self) -> tuple[str, ...]:
        """Handles of survivors whom this plan is about and who may still meet the violence; not those whose plan is elsewhere."""
        children = self._planned_for(self.child_survivors)
        here = dict.fromkeys(self.adult_survivors_here + children)
        return tuple(who for who in here if who in self.people and self.faces_violence_of(who))

    @cached_property
    def adult_or_parent_survivors(self) -> tuple[str, ...]:
        """Handles of adult survivors, and of survivors under 18 who have children themselves."""
        return tuple(who for who in self.survivors if not self.is_child(who) or self.has_parental_role(who))

    @cached_property
    def children_here(self) -> tuple[Person, ...]:
        """The children whom this plan is about: not those whose own plan is held elsewhere."""
        handles = tuple(child.handle for child in self.children)
        here = self._planned_for(handles)
        return tuple(child for child in self.children if child.handle in here)

    def _planned_for(self, children: tuple[str, ...]) -> tuple[str, ...]:
        here = self.adult_survivors_here
        return voice.children_planned_for(children, self.adult_survivors, here, self.companion_plans)

    @remembered
    def children_of(self, handle: str) -> tuple[str, ...]:
        """Return the handles of the children of whom somebody is parent or step-parent."""
        return tuple(child.handle for child in self.children if handle in child.all_parents)

    def has_died(self, handle: str) -> bool:
        person = self.people.get(handle)
        return person is not None and person.no_direct_work is not None and person.no_direct_work.reason == "deceased"

    @cached_property
    def known_unsafe(self) -> frozenset[str]:
        """Handles of people of whom somebody says that they are not safe; who uses violence has no say in it."""
        voices = (who for who in self.people if who in self.survivors or who not in self.people_using_violence)
        members = (member for who in voices for member in self.people[who].network)
        return frozenset(member.person for member in members if member.person is not None and member.safe_by_her == "no")

    def is_child(self, handle: str) -> bool:
        person = self.people.get(handle)
        return person is not None and person.is_child

    def is_worker(self, handle: str) -> bool:
        """Whether a handle stands for a worker, team or agency (a handle left open in a template may, too)."""
        return handle in self.workers or (handle not in self.people and handle in AGENCIES)

    def live_together(self, one: str, other: str) -> bool:
        return roles.live_together(one, other, self.people, self.violence)

    def is_in_contact(self, child: str, adult: str) -> bool:
        """Whether contact between a child and somebody who lives elsewhere is recorded and takes place."""
        return any(adult == contact.with_ and child in contact.child and contact.takes_place for contact in self.contacts)

    def shares_home(self, child: str, adult: str) -> bool:
        """Whether a child lives with an adult, or with somebody who shares a home with that adult."""
        return self.live_together(child, adult) or (child in self.people and roles.shares_home(child, adult, self.people))

    @remembered
    def has_parental_role(self, handle: str) -> bool:
        """Whether a person is parent or step-parent of a child in the plan."""
        return any(handle in child.all_parents for child in self.children)

    @cached_property
    def parents(self) -> tuple[str, ...]:
        """Handles of the parents and step-parents of the children; where no child names any, of those called a parent."""
        return roles.parents(self.people)

    def place_of(self, handle: str) -> Path:
        """Return the path at which a person is described."""
        return ("people", handle)

    @cached_property
    def adult_survivors_here(self) -> tuple[str, ...]:
        """Adult survivors, or parents under 18, whom this plan is about: not those named in passing or with a plan elsewhere."""
        groups = ("tasks", "goals", "needs", "services")
        work = (item for group in groups for item in getattr(self, group))
        return voice.planned_for(self.adult_or_parent_survivors, self.people, self.companion_plans, self.setting, work)
