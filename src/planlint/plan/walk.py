"""Every text, date, handle and reference of a plan with the place where it stands, gathered in one pass."""

import inspect
import sys
from collections.abc import Iterable
from functools import cache
from typing import Any, Final, NamedTuple

from planlint.document import Path
from planlint.plan.entry import Entry, key_of
from planlint.plan.values import Day, Prose

HANDLES: Final[dict[str, str]] = {
    "CompanionPlan": "for_ held_by",
    "Person": "parents step_parents related_to lives_with workers past_workers trusted_adult",
    "NetworkMember": "person",
    "Violence": "by towards",
    "Effect": "person",
    "RoleAssessment": "by",
    "Concern": "about caused_by",
    "SafetyAssessment": "person by present",
    "SafetyPlan": "for_ made_with",
    "SafetyStep": "responsible suggested_by depends_on",
    "Order": "respondent protects",
    "OrderDiscussion": "with_",
    "HomeSafety": "person",
    "Contact": "child with_ supervisor",
    "Event": "person",
    "CareArrangement": "child with_",
    "Need": "person deferred_by",
    "Assessment": "person by done_with",
    "Goal": "for_ proposed_by agreed_by disagreed_by acceptable_helpers",
    "Task": "responsible about requested_by overseen_by participants",
    "IfMissed": "falls_on trigger",
    "Service": "for_ requested_by",
    "Meeting": "attended invited separately",
    "WorkerContact": "with_ by",
    "Sharing": "about with_ by",
    "PlanCopy": "to section held_by",
    "Consent": "person with_",
    "SafeguardingConcern": "child reported_by decided_by consent_from advice_sought",
    "Disclosure": "child person by discussed_with",
    "Told": "person with_ decided_by",
    "Option": "chosen_by",
    "Review": "attended invited",
    "Exit": "outreach_worker",
    "Passage": "by said_by about",
    "Departure": "by",
}
"""The fields of each entry that hold handles. The network of a safety plan also takes words, so it is not among them."""
REFERENCES: Final[dict[str, str]] = {
    "Goal": "need", "Task": "goal need depends_on", "Service": "goal need", "Option": "need", "Progress": "goal",
}  # fmt: skip
"""The fields of each entry that hold ids of goals, needs or tasks."""

_TEXT, _TEXTS, _DAY, _HANDLE, _REFERENCE, _ENTRY, _ENTRIES = range(7)
_SORTS: Final = {"Prose": _TEXT, "tuple[Prose, ...]": _TEXTS, "Day": _DAY}
_tables: dict[type, dict[str, tuple[str, int]]] = {}


class Slots(NamedTuple):
    """What stands in a plan, each with its path. A handle or reference that a template left open is not among them."""

    texts: list[Prose]
    days: list[tuple[Path, Day]]
    handles: list[tuple[Path, str]]
    references: list[tuple[Path, str]]


def gather(groups: Iterable[tuple[Path, Any]]) -> Slots:
    """Gather what stands in the groups of a plan, given as pairs of path and value as the plan holds them."""
    slots = Slots([], [], [], [])
    for path, value in groups:
        if isinstance(value, Prose):
            slots.texts.append(value)
        elif isinstance(value, Day):
            slots.days.append((path, value))
        elif isinstance(value, Entry):
            _entry(value, slots)
        elif isinstance(value, dict):
            _mapping(path, value, slots)
        elif path == ("coordination", "lead"):
            _words(path, value, slots.handles)
        elif isinstance(value, tuple):
            for entry in value:
                _entry(entry, slots)
    return slots


@cache
def keys() -> frozenset[str]:
    """Return every key that an entry of the plan format may have."""
    found: set[str] = set()
    for cls in Entry.__subclasses__():
        fields = (name for base in cls.__mro__ for name in inspect.get_annotations(base))
        found.update(key_of(cls, name) for name in fields)
    return frozenset(found) - {"path", "blank", "handle", "hyphenated"}


def _mapping(path: Path, entries: dict[str, Any], slots: Slots) -> None:
    for key, value in entries.items():
        if isinstance(value, Day):
            slots.handles.append((path, key))
            slots.days.append(((*path, key), value))
        else:
            _entry(value, slots)


def _entry(entry: Entry, slots: Slots) -> None:
    if entry.blank:
        return
    table = _tables.get(type(entry)) or _compile(type(entry))
    texts, days, handles, references = slots
    path = entry.path
    for name, value in entry.__dict__.items():
        if name not in table:
            continue
        key, sort = table[name]
        if sort == _HANDLE:
            _words((*path, key), value, handles)
        elif sort == _TEXT:
            texts.append(value)
        elif sort == _DAY:
            days.append(((*path, key), value))
        elif sort == _ENTRIES:
            for inner in value:
                _entry(inner, slots)
        elif sort == _TEXTS:
            texts.extend(value)
        elif sort == _REFERENCE:
            _words((*path, key), value, references)
        else:
            _entry(value, slots)


def _words(path: Path, value: str | tuple[str, ...], found: list[tuple[Path, str]]) -> None:
    """Add one word or several; of several each has its place in the list. A placeholder is no plain `str`."""
    if type(value) is str:
        found.append((path, value))
    elif type(value) is tuple and len(value) == 1:
        if type(value[0]) is str:
            found.append((path, value[0]))
    elif type(value) is tuple:
        found.extend([((*path, at), word) for at, word in enumerate(value) if type(word) is str])


def _compile(cls: type) -> dict[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    handles, references = HANDLES.get(cls.__name__, "").split(), REFERENCES.get(cls.__name__, "").split()
    for base in reversed(cls.__mro__):
        names = vars(sys.modules[base.__module__])
        for name, annotation in inspect.get_annotations(base).items():
            sort = _HANDLE if name in handles else _REFERENCE if name in references else _sort(annotation, names)
            if sort is not None:
                table[name] = (key_of(cls, name), sort)
    _tables[cls] = table
    return table


def _sort(annotation: str, names: dict[str, Any]) -> int | None:
    """What a field holds, by its annotation as written; None where it holds words of the format or numbers."""
    plain = str(annotation).removesuffix(" | None")
    inner = names.get(plain.removeprefix("tuple[").removesuffix(", ...]"))
    if isinstance(inner, type) and issubclass(inner, Entry):
        return _ENTRIES if plain.startswith("tuple[") else _ENTRY
    return _SORTS.get(plain)
