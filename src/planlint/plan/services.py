"""Services that somebody is referred to or uses: for whom, by whose choice, and what came of it."""

from __future__ import annotations

from functools import cached_property

from planlint.document import is_blank
from planlint.plan import joint
from planlint.plan.entry import Entry, record
from planlint.plan.kinds import CHANGE, THERAPEUTIC, help_kind
from planlint.plan.lexicon import service_kind
from planlint.plan.tasks import is_own_choice
from planlint.plan.values import Day, Prose

NOT_USED = ("declined-by-client", "declined-by-provider", "not-eligible", "unavailable", "reconsidered-not-used", "considered")


@record
class Service(Entry):
    """A service that somebody is referred to or uses."""

    id: str | None = None
    stated_kind: str | None = None
    provider: Prose | None = None
    for_: tuple[str, ...] = ()
    goal: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    requested_by: tuple[str, ...] = ()
    expectation: str | None = None
    participants: str | None = None
    status: str | None = None
    start: Day | None = None
    waiting: str | None = None
    offers: Prose | None = None
    expected_benefit: Prose | None = None
    explained_on: Day | None = None
    readiness: str | None = None
    safety_checked: Day | None = None
    closed_reason: str | None = None
    reason_despite_past_harm: Prose | None = None
    separation: Prose | None = None

    @cached_property
    def kind(self) -> str | None:
        """The kind as written; else as read from the provider's name, see `kind_was_inferred`."""
        return self.stated_kind or (service_kind(self.provider) if self.provider else None)

    @property
    def kind_was_inferred(self) -> bool:
        return self.stated_kind is None and self.kind is not None

    @property
    def is_therapeutic(self) -> bool:
        """Whether it is therapy or a parenting course."""
        return self.kind in THERAPEUTIC

    @property
    def help_kind(self) -> str | None:
        """The kind, in one word for tasks and services alike."""
        return help_kind(self.kind)

    @property
    def asks_for_change(self) -> bool:
        """Whether it asks somebody to learn, heal or live differently."""
        return self.kind in CHANGE

    @property
    def is_couple_work(self) -> bool:
        """Whether it is work with a couple or a family in one room."""
        return self.kind in joint.COUPLE_WORK

    @property
    def is_used(self) -> bool:
        """Whether it is offered, referred to, waited for, used or was used."""
        return self.status not in NOT_USED

    @property
    def is_open(self) -> bool:
        return self.is_used and self.status not in ("completed", "closed-by-service", "paused")

    def is_expected_of(self, handle: str) -> bool:
        """Whether it is more to this person than an offer or a place on a waiting list, not by own choice, and not put off."""
        if self.own_choice_of(handle) or is_blank(self.expectation) or self.status == "on-hold":
            return False
        return self.status not in ("offered", "waiting-list") or str(self.expectation).startswith("required")

    def own_choice_of(self, handle: str) -> bool:
        """Whether this person asked for it or it is recorded as that person's choice, or a template leaves that open."""
        return is_own_choice(handle, self.requested_by, self.expectation)
