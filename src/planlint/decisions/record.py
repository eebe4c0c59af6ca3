"""What is known of a decision: as it was written, and as it was judged for each rule that it names."""

import enum
from datetime import date
from typing import NamedTuple

from planlint.document import Path, Position, Span
from planlint.plan import Day


class Scope(NamedTuple):
    """What a decision is about: entries with all that lies in them, and a line of the file where one is meant."""

    paths: tuple[Path, ...]
    line: int = 0


class Decision(NamedTuple):
    """A decision as written, under `exceptions:` or in a comment."""

    in_comment: bool
    path: Path
    """Of the entry under `exceptions:`, or of what a comment is about."""
    span: Span
    rules: tuple[str, ...]
    """Names of rules as written: they may be anybody's words."""
    scope: Scope
    """Without a path or line it is about nothing that the plan holds."""
    reason: Span | None
    """Where the reason stands, which is plan text."""
    reason_words: int
    by: str | None
    taken: Day | None
    until: Day | None
    open: bool = False
    """Whether a part of it is left open, as in a template."""
    fault: str = ""
    """Why it could not be understood."""


class State(enum.Enum):
    """What came of a decision for one rule."""

    VALID = "valid"
    EXPIRED = "expired"
    WITHOUT_EFFECT = "nothing to allow"
    INCOMPLETE = "incomplete"
    NEEDS_MANAGER = "needs a manager"
    LOCKED = "locked rule"
    UNKNOWN_RULE = "unknown rule"
    TOO_BROAD = "too broad"
    NOT_UNDERSTOOD = "not understood"
    NOT_JUDGED = "not judged"
    """The decision is in order, but the rule did not run, or could not look."""

    @property
    def counts(self) -> bool:
        """Whether such a decision hides what its rule finds."""
        return self in (State.VALID, State.NOT_JUDGED)


class Ruling(NamedTuple):
    """A decision on one rule, judged: made of names of rules, places, handles and dates only, so that it may be printed."""

    document: int
    rule: str
    """Empty where no known rule is named."""
    start: Position
    in_comment: bool
    scope: Scope
    """With paths fit to print."""
    by: str
    """Empty where nobody is named, masked where the word is nobody's handle."""
    taken: date | None
    until: date | None
    judged_on: date
    state: State
    allowed: int
    """How many places it allows."""
    reason: Span | None
    reason_words: int
