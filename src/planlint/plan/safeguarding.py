"""Safeguarding: concerns about children, and how what they told was received."""

from __future__ import annotations

from planlint.plan.entry import Entry, record
from planlint.plan.values import Day, Prose


@record
class SafeguardingConcern(Entry):
    """A concern that a child is harmed or in need, and what was decided."""

    child: tuple[str, ...] = ()
    level: str | None = None
    reported_by: str | None = None
    date: Day | None = None
    decision: str | None = None
    decided_by: str | None = None
    decided_on: Day | None = None
    reason: Prose | None = None
    consent: str | None = None
    consent_from: tuple[str, ...] = ()
    advice_sought: tuple[str, ...] = ()
    advice_date: Day | None = None
    positives_included: str | None = None
    child_protection_plan_since: Day | None = None


@record
class Told(Entry):
    """That a parent was told of what a child said."""

    person: str | None = None
    date: Day | None = None
    with_: tuple[str, ...] = ()
    decided_by: str | None = None
    safety_checked: Day | None = None


@record
class Disclosure(Entry):
    """That somebody told of harm: how it was recorded and answered, never the words themselves."""

    child: str | None = None
    person: str | None = None
    said: Day | None = None
    recorded: Day | None = None
    by: str | None = None
    nature: str | None = None
    own_words: str | None = None
    leading_questions: str | None = None
    believed_said: str | None = None
    not_to_blame_said: str | None = None
    confidentiality_explained: str | None = None
    discussed_with: tuple[str, ...] = ()
    told: tuple[Told, ...] = ()
