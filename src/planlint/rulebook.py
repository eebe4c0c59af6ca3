"""A rule as a value: `@rule(...)` on a generator that takes a plan and yields problems."""

import enum
import re
import textwrap
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

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
    alike: bool = False
    """Whether each related place has the problem as well, by itself: allowing or recording one leaves the others standing."""


_ABSENCE: Final = re.compile(
    r"^no-|-missing(?:-|$)|-incomplete$|-not-(?:recorded|discussed|considered|explored|addressed|offered)(?:-|$)"
)
Check = Callable[[Plan], Iterator[Problem]]


class PlanFacts(NamedTuple):
    """What a rule across plans knows of one plan: handles, ids and digests of texts, each with its path; never a text."""

    id: str | None
    companions: tuple[tuple[str, Path], ...]
    """Ids of the companion plans that it names."""
    work: tuple[tuple[str, str | None, str, bool, Path], ...]
    """Who works with whom: worker, the worker's role, person, whether the person uses violence (else a survivor), and where."""
    texts: tuple[tuple[str, Path], ...]
    """Digests of the longer texts about one situation, folded so that case and spaces do not matter."""
    family: frozenset[str]
    """Ids of this plan and of its companions: plans that share one are about the same people."""


class AcrossProblem(NamedTuple):
    """A problem of one of several plans, with places in others."""

    plan: int
    """Which of the plans, from 0."""
    message: str
    at: Path
    related: tuple[tuple[int, Path, str], ...] = ()
    """Places in other plans: which, where, and a fragment that says what stands there."""
    severity: Severity | None = None


AcrossCheck = Callable[[Sequence[PlanFacts]], Iterator[AcrossProblem]]


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
    across: AcrossCheck | None = None

    @property
    def asks_for_room(self) -> bool:
        """Whether it is about something that is not there, by its name: then a template lacks the place for it."""
        return _ABSENCE.search(self.name) is not None

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
    across: AcrossCheck | None = None,
    bad: str | tuple[str, ...],
    good: str | tuple[str, ...],
) -> Callable[[Check], Rule]:
    """Make a rule of a generator function.

    The function's name, with hyphens, is the rule's name; its docstring says what the rule looks for.

    severity: how grave a finding is by default; profile: the smallest profile in which the rule runs.
    why, instead, ask: whole sentences: the reason, what to do instead, and one question for supervision.
    cites: statements of the pack's catalogue on which it rests; `basis` says what a rule without one rests on.
    needs: groups (`tasks`, `safety.assessments`) without which the rule cannot judge a plan.
    across: a second check that looks at all plans of a run together (`---` parts the plans of its examples).
    settings: the agency's settings that it reads; limits: what it cannot see; aliases: names that it had, or stands for.
    bad, good: whole small plans, as YAML; in a bad one `# <- here` ends each line at which a finding must stand.
    """

    def make(check: Check) -> Rule:
        return Rule(
            name=check.__name__.replace("_", "-"), check=check, looks_for=_unwrapped(check.__doc__ or ""),
            severity=severity, profile=profile, cites=cites, basis=basis, needs=needs, why=why, instead=instead, ask=ask,
            settings=settings, limits=limits, aliases=aliases,
            bad=(bad,) if isinstance(bad, str) else bad, good=(good,) if isinstance(good, str) else good,
            across=across,
        )  # fmt: skip

    return make


def together(message: str, places: Iterable[Path], note: str = "here too", severity: Severity | None = None) -> Iterator[Problem]:
    """Yield one problem for places that share a cause: the first is where it stands, the others are related. None, no problem."""
    paths = tuple(places)
    if paths:
        yield Problem(message, paths[0], tuple((path, note) for path in paths[1:]), severity, alike=True)


def example_plan(text: str) -> str:
    """Return an example plan without the indentation that it has in the source of its rule."""
    return textwrap.dedent(text).lstrip("\n")


def _unwrapped(text: str) -> str:
    return " ".join(text.split())
