"""A rule as a value: `@rule(...)` on a generator that takes a plan and yields problems."""

import enum
import textwrap
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from planlint.document import Path
from planlint.plan import Plan


class Severity(enum.Enum):
    """How grave a finding is: an error is unsafe, unfair or prohibited, a warning a likely gap, a note worth a thought."""

    NOTE = "note"
    WARNING = "warning"
    ERROR = "error"

    @property
    def rank(self) -> int:
        """Note 0, warning 1, error 2."""
        return _SEVERITIES.index(self)


class Profile(enum.Enum):
    """How much is asked of a plan; each profile holds the rules of those before it."""

    ESSENTIAL = "essential"
    STANDARD = "standard"
    THOROUGH = "thorough"

    def includes(self, other: "Profile") -> bool:
        """Whether a rule of profile `other` runs under this one."""
        return _PROFILES.index(other) <= _PROFILES.index(self)


_SEVERITIES = list(Severity)
_PROFILES = list(Profile)


class Problem(NamedTuple):
    """What a rule knows: what is wrong and where. The linter adds the file, the lines and the severity."""

    message: str
    """A lower-case fragment without a full stop, made of handles, words of the format, dates and counts."""
    at: Path
    """The path of the entry or value: usually the `path` of an entry."""
    related: tuple[tuple[Path, str], ...] = ()
    """Other places with the same cause, each with a fragment that says what stands there."""
    severity: Severity | None = None
    """A milder severity than the rule's, where this case calls for one."""
    words: tuple[int, int] | None = None
    """From where to where the words stand in the text at `at`, for a rule that reads text."""
    on_key: bool = False
    """Whether the key at `at` is meant rather than its value."""


Check = Callable[[Plan], Iterator[Problem]]


@dataclass(frozen=True, eq=False)
class Rule:
    """One rule: the check, and all that a reader is told about it. See `rule` for the fields."""

    name: str
    check: Check
    looks_for: str
    severity: Severity
    profile: Profile
    cites: tuple[str, ...]
    basis: str
    needs: tuple[str, ...]
    why: str
    instead: str
    ask: str
    settings: tuple[str, ...]
    limits: str
    aliases: tuple[str, ...]
    bad: tuple[str, ...]
    good: tuple[str, ...]

    @property
    def family(self) -> str:
        """The folder in which the rule's file stands."""
        return self.check.__module__.rpartition(".")[0].rpartition(".")[2]


def rule(
    *,
    severity: Severity,
    profile: Profile,
    why: str,
    instead: str,
    ask: str = "",
    cites: tuple[str, ...] = (),
    basis: str = "",
    needs: tuple[str, ...] = (),
    settings: tuple[str, ...] = (),
    limits: str = "",
    aliases: tuple[str, ...] = (),
    bad: str | tuple[str, ...],
    good: str | tuple[str, ...],
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function.

    The function's name, with hyphens, is the rule's name; its docstring says what the rule looks for.

    severity: how grave a finding is by default; profile: the smallest profile in which the rule runs.
    why, instead, ask: whole sentences: the reason, what to do instead, and one question for supervision.
    cites: statements of the pack's catalogue on which it rests; `basis` says what a rule without one rests on.
    needs: groups (`tasks`, `safety.assessments`) without which the rule cannot judge a plan.
    settings: the agency's settings that it reads; limits: what it cannot see; aliases: names that it had, or stands for.
    bad, good: whole small plans, as YAML; in a bad one `# <- here` ends each line at which a finding must stand.
    """

    def make(check: Check) -> Rule:
        return Rule(
            name=check.__name__.replace("_", "-"), check=check, looks_for=_unwrapped(check.__doc__ or ""),
            severity=severity, profile=profile, cites=cites, basis=basis, needs=needs, why=why, instead=instead, ask=ask,
            settings=settings, limits=limits, aliases=aliases,
            bad=(bad,) if isinstance(bad, str) else bad, good=(good,) if isinstance(good, str) else good,
        )  # fmt: skip

    return make


def together(message: str, places: Iterable[Path], note: str = "here too", severity: Severity | None = None) -> Iterator[Problem]:
    """Yield one problem for places that share a cause: the first is where it stands, the others are related. None, no problem."""
    paths = tuple(places)
    if paths:
        yield Problem(message, paths[0], tuple((path, note) for path in paths[1:]), severity)


def example_plan(text: str) -> str:
    """Return an example plan without the indentation that it has in the source of its rule."""
    return textwrap.dedent(text).lstrip("\n")


def _unwrapped(text: str) -> str:
    return " ".join(text.split())
