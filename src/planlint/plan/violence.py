"""The pattern of violence: who uses it against whom, how, with what effect, and who judged that."""

from __future__ import annotations

from planlint.plan.entry import Entry, record
from planlint.plan.values import Day, Prose

UNSETTLED = ("under-assessment", "not-known")


@record
class Effect(Entry):
    """What the violence did to a person."""

    person: str | None = None
    kind: str | None = None
    text: Prose | None = None


@record
class RoleAssessment(Entry):
    """Who judged the roles, when, and on what basis."""

    by: tuple[str, ...] = ()
    date: Day | None = None
    basis: tuple[str, ...] = ()


@record
class Violence(Entry):
    """Violence by one person towards others. Without a kind it is a pattern."""

    by: str | None = None
    towards: tuple[str, ...] = ()
    kind: str = "pattern"
    tactics: tuple[str, ...] = ()
    description: Prose | None = None
    effects: tuple[Effect, ...] = ()
    source: tuple[str, ...] = ()
    assessed: RoleAssessment | None = None
    last_known: Day | None = None
    reviewed: Day | None = None

    @property
    def is_pattern(self) -> bool:
        """Whether it makes `by` a person using violence; resistance and open questions do not."""
        return self.kind == "pattern" and self.by is not None

    @property
    def is_unsettled(self) -> bool:
        """Whether it is still open who uses violence between these people."""
        return self.kind in UNSETTLED


@record
class Concern(Entry):
    """Something that worries the agency: about whom, and whose behaviour causes it."""

    about: tuple[str, ...] = ()
    kind: str | None = None
    caused_by: tuple[str, ...] = ()
    text: Prose | None = None
    violence_context: Prose | None = None
    date: Day | None = None
