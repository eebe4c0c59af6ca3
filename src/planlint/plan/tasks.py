"""Tasks and services: who does what, about whom, by whose choice, and what follows if not."""

from __future__ import annotations

from functools import cached_property

from planlint.document import is_blank
from planlint.plan.entry import Entry, record
from planlint.plan.kinds import CHANGE, THERAPEUTIC, help_kind
from planlint.plan.lexicon import loss, service_kind, task_kind
from planlint.plan.values import Day, Prose

DROPPED = ("cancelled", "stopped")
CLOSED = (*DROPPED, "completed")
SCHOOLING = r"(?i)\b(?:pre-?)?(?:school|nursery|kindergarten|child|kid)"
PENALTIES = ("court", "escalation", "removal", "loss-of-contact", "loss-of-service", "case-closure")
HELPFUL = ("agency-follow-up", "safety-recheck")
REQUIRED = ("required-by-agency", "required-by-court", "requested-by-agency")
NOT_USED = ("declined-by-client", "declined-by-provider", "not-eligible", "unavailable", "reconsidered-not-used", "considered")


def _is_own_choice(handle: str, requested_by: tuple[str, ...], expectation: str | None) -> bool:
    if expectation == "her-choice" or is_blank(expectation):
        return True
    return any(who == handle or is_blank(who) for who in requested_by)


@record
class IfMissed(Entry):
    """What follows if a task is not done: whose act counts, and on whom it falls."""

    response: Prose | None = None
    falls_on: tuple[str, ...] = ()
    trigger: tuple[str, ...] = ()
    stated_kind: str | None = None

    @cached_property
    def kind(self) -> str | None:
        """What kind of thing it is: as stated, else the loss that its words speak of, by `lexicon.yaml`."""
        return self.stated_kind or (loss(self.response) if self.response else None)

    @property
    def kind_was_inferred(self) -> bool:
        return self.stated_kind is None and self.kind is not None

    @property
    def is_penalty(self) -> bool:
        """Whether it takes something away, or brings court or removal nearer."""
        return self.kind in PENALTIES


@record
class Task(Entry):
    """Something that somebody is to do."""

    id: str | None = None
    what: Prose | None = None
    responsible: tuple[str, ...] = ()
    about: tuple[str, ...] = ()
    stated_kind: str | None = None
    goal: tuple[str, ...] = ()
    need: tuple[str, ...] = ()
    start: Day | None = None
    due: Day | None = None
    status: str | None = None
    expectation: str | None = None
    legal_basis: Prose | None = None
    reason: Prose | None = None
    requested_by: tuple[str, ...] = ()
    overseen_by: tuple[str, ...] = ()
    if_missed: IfMissed | None = None
    feasibility: str | None = None
    supports: tuple[str, ...] = ()
    violence_context: Prose | None = None
    depends_on: tuple[str, ...] = ()
    outcome_note: Prose | None = None
    participants: tuple[str, ...] = ()
    lead: str | None = None
    strengthens: tuple[Prose, ...] = ()
    tags: tuple[str, ...] = ()

    @cached_property
    def kind(self) -> str | None:
        """The kind as written; else as read from the words, see `kind_was_inferred`."""
        return self.stated_kind or (task_kind(self.what) if self.what else None)

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
        """Whether it asks somebody to learn, heal or live differently; a child's schooling asks nobody for that."""
        if self.kind != "education":
            return self.kind in CHANGE
        of_others = bool(self.about) and not set(self.about) & set(self.responsible)
        of_schooling = self.what is not None and (self.what.blank or self.what.search(SCHOOLING) is not None)
        return not of_others and not of_schooling

    @property
    def counts(self) -> bool:
        """Whether it is part of what the plan asks of people: done or not, but not dropped."""
        return self.status not in DROPPED

    @property
    def is_open(self) -> bool:
        return self.status not in CLOSED

    @property
    def is_required(self) -> bool:
        """Required or requested by an agency or court, and not asked for by the one who is to do it."""
        wished = any(who in self.responsible or is_blank(who) for who in self.requested_by)
        return self.expectation in REQUIRED and not wished

    def own_choice_of(self, handle: str) -> bool:
        """Whether this person asked for it or it is recorded as that person's choice, or a template leaves that open."""
        return _is_own_choice(handle, self.requested_by, self.expectation)

    def costs(self, handle: str) -> bool:
        """Whether a person pays for it if it is missed; an agency that asks again or looks at safety again costs nobody."""
        missed = self.if_missed
        if missed is None or missed.kind in HELPFUL:
            return False
        if missed.falls_on:
            return handle in missed.falls_on
        return missed.is_penalty and handle in self.responsible


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
    def is_used(self) -> bool:
        """Whether it is offered, referred to, waited for, used or was used."""
        return self.status not in NOT_USED

    @property
    def is_open(self) -> bool:
        return self.is_used and self.status not in ("completed", "closed-by-service", "paused")

    def own_choice_of(self, handle: str) -> bool:
        """Whether this person asked for it or it is recorded as that person's choice, or a template leaves that open."""
        return _is_own_choice(handle, self.requested_by, self.expectation)
