"""Tasks: who does what, about whom, by whose choice, and what follows if not."""

from __future__ import annotations

from functools import cached_property

from planlint.document import is_blank
from planlint.plan import joint
from planlint.plan.entry import Entry, record
from planlint.plan.kinds import A_SURVIVORS_OWN, ABOUT_OWN_VIOLENCE, CHANGE, FOR_BASIC_NEEDS, THERAPEUTIC, help_kind
from planlint.plan.lexicon import loss, task_kind
from planlint.plan.values import Day, Prose

DROPPED = ("cancelled", "stopped")
CLOSED = (*DROPPED, "completed")
SCHOOLING = r"(?i)\b(?:pre-?)?(?:school|nursery|kindergarten|child|kid)"
PENALTIES = ("court", "escalation", "removal", "loss-of-contact", "loss-of-service", "case-closure")
HELPFUL = ("agency-follow-up", "safety-recheck")
REQUIRED = ("required-by-agency", "required-by-court", "requested-by-agency")


def is_own_choice(handle: str, requested_by: tuple[str, ...], expectation: str | None) -> bool:
    """Whether what is expected of a person was asked for by that person, or is that person's choice, or is left open."""
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
    def is_about_own_violence(self) -> bool:
        """Whether it is about changing one's own use of violence."""
        return self.kind in ABOUT_OWN_VIOLENCE

    @property
    def is_survivors_own(self) -> bool:
        """Whether it is a step that a survivor may well take, though it be about whoever uses violence."""
        return self.kind in A_SURVIVORS_OWN

    @property
    def serves_no_basic_need(self) -> bool:
        """Whether it is of no kind that answers a need for safety, housing, food or material things."""
        return self.kind not in FOR_BASIC_NEEDS

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

    @property
    def is_couple_work(self) -> bool:
        """Whether it is work with a couple or a family in one room; a joint session that only its words tell of is none."""
        return self.kind in joint.COUPLE_WORK and not (self.kind_was_inferred and joint.says(self.what, joint.JOINT_SESSION))

    @property
    def is_session(self) -> bool:
        """Whether people sit in a room with somebody for it, and no words say that they go there apart."""
        return self.kind in joint.SESSIONS and not joint.says(self.what, joint.APART)

    @property
    def says_together(self) -> bool:
        """Whether its words say that those who do it, or both whom it is about, do it together."""
        return joint.says_together(self.what)

    @property
    def says_both_at_once(self) -> bool:
        """Whether its words say that two people are seen at once, whoever is to do it."""
        return joint.says(self.what, joint.BOTH_AT_ONCE)

    @property
    def says_for_two(self) -> bool:
        """Whether its words name work that is for couples."""
        return joint.says(self.what, joint.FOR_TWO)

    @property
    def says_without_couple_work(self) -> bool:
        """Whether its words say that couple or family work is left out, was given up, or is done apart."""
        return joint.says(self.what, joint.WITHOUT_COUPLE_WORK)

    def is_expected_of(self, handle: str) -> bool:
        """Whether this person is to take part in it, not by own choice, and it is not put off."""
        if self.own_choice_of(handle) or is_blank(self.expectation) or self.status == "on-hold":
            return False
        return self.kind == "parenting-course" or handle in (self.participants or self.about or self.responsible)

    def own_choice_of(self, handle: str) -> bool:
        """Whether this person asked for it or it is recorded as that person's choice, or a template leaves that open."""
        return is_own_choice(handle, self.requested_by, self.expectation)

    def costs(self, handle: str) -> bool:
        """Whether a person pays for it if it is missed; an agency that asks again or looks at safety again costs nobody."""
        missed = self.if_missed
        if missed is None or missed.kind in HELPFUL:
            return False
        if missed.falls_on:
            return handle in missed.falls_on
        return missed.is_penalty and handle in self.responsible
