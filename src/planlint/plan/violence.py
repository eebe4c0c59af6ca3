"""The pattern of violence: who uses it against whom, how, with what effect, and who judged that."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import Final, NamedTuple

from planlint.document import is_blank
from planlint.plan.entry import Entry, record
from planlint.plan.values import Day, Prose

UNSETTLED = ("under-assessment", "not-known")
HEALTH_EFFECTS = ("health", "mental-health", "sleep")
PHYSICAL: Final = frozenset("physical strangulation sexual weapons".split())
"""Tactics that harm the body; the other tactics are ways of control."""

BLOWS: Final = (
    r"(?i)\b(?:hit|hits|beat|beats|punch\w*|slap\w*|kick\w*|shov\w*|push(?:es|ed)|grab\w*|strangl\w*|chok\w*|rap(?:es|ed))\b"
)
_CONTROL: Final = {
    "threats": r"threat\w*",
    "following": r"follow(?:s|ed) (?:her|him|them|\w+ (?:to|home|from))|stalk\w*|track(?:s|ed) (?:her|him|them|where)|"
    r"turn(?:s|ed) up",
    "taking": r"(?:takes?|took|keeps?|kept|reads?|checks?|checked|controls?|controlled|hides?|hid|smash\w*) [^.;]{0,30}"
    r"(?:phone|messages|money|wages?|cards?|account|keys?|passports?|papers|medicine|medication|car)",
    "forbidding": r"forbids?|forbade|forbidden|drove away|(?:does|did|will|would|is|was) ?n[o']t (?:let|allow)\w*|won't let|"
    r"not allowed",
    "degrading": r"insult\w*|humiliat\w*|belittl\w*|(?:tells?|told) the (?:children|kids)|calls? (?:her|him|them)|"
    r"called (?:her|him|them)",
    "locking": r"lock(?:s|ed) (?:\w+ ){0,3}(?:out|in)",
}
CONTROL: Final = {way: rf"(?i)\b(?:{phrases})\b" for way, phrases in _CONTROL.items()}
"""Ways of control, each with the few plain phrases that tell of it."""


@record
class Effect(Entry):
    """What the violence did to a person."""

    person: str | None = None
    kind: str | None = None
    text: Prose | None = None

    @property
    def is_on_mental_health(self) -> bool:
        """Whether it shows in mental health, in health at large or in sleep."""
        return self.kind in HEALTH_EFFECTS


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

    @cached_property
    def control_in_words(self) -> frozenset[str]:
        """The ways of control that the description tells of in plain phrases."""
        text = self.description
        return frozenset(way for way, phrases in CONTROL.items() if text is not None and text.search(phrases))

    @property
    def tells_of_blows(self) -> bool:
        """Whether the description tells of physical or sexual violence in plain words."""
        return self.description is not None and self.description.search(BLOWS) is not None


class Account(NamedTuple):
    """All that is recorded of one person's violence, or of violence between people while it is open who of them uses it."""

    entries: tuple[Violence, ...]

    @property
    def is_left_open(self) -> bool:
        """Whether a template leaves a tactic or description open."""
        return any(map(is_blank, self.tactics)) or any(is_blank(entry.description) for entry in self.entries)

    @property
    def tactics(self) -> frozenset[str]:
        return frozenset(tactic for entry in self.entries for tactic in entry.tactics)

    @property
    def names_two_ways(self) -> bool:
        """Whether it names more than one way of violence: by tactics, or in plain words for control and for blows."""
        if len(self.tactics) > 1:
            return True
        control = {way for entry in self.entries for way in entry.control_in_words}
        blows = not self.tactics & PHYSICAL and any(entry.tells_of_blows for entry in self.entries)
        return len(self.tactics) + len(control) + blows > 1

    @property
    def is_physical_only(self) -> bool:
        """Whether no control beyond physical violence is recorded, by tactics or in words."""
        return self.tactics <= PHYSICAL and not any(entry.control_in_words for entry in self.entries)

    @property
    def has_description(self) -> bool:
        return any(entry.description is not None for entry in self.entries)

    @property
    def has_effects(self) -> bool:
        return any(entry.effects for entry in self.entries)


def accounts(violence: Iterable[Violence]) -> tuple[Account, ...]:
    """Return what is recorded of violence, by who uses it or, while that is open, by those between whom it is."""
    gathered: dict[object, list[Violence]] = {}
    for entry in violence:
        if entry.is_pattern:
            gathered.setdefault(entry.by, []).append(entry)
        elif entry.is_unsettled:
            gathered.setdefault(frozenset((entry.by, *entry.towards)), []).append(entry)
    return tuple(Account(tuple(entries)) for entries in gathered.values())


@record
class Concern(Entry):
    """Something that worries the agency: about whom, and whose behaviour causes it."""

    about: tuple[str, ...] = ()
    kind: str | None = None
    caused_by: tuple[str, ...] = ()
    text: Prose | None = None
    violence_context: Prose | None = None
    date: Day | None = None
