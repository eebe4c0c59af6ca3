"""One layer of configuration: what a file, or an override in it, sets, each value with its place; and how layers are joined."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import reduce
from typing import Any, Final, NamedTuple

from planlint.config.written import Place, Written
from planlint.document import Path

SINGLE: Final = ("profile", "draft_profile", "fail_on")
LISTS: Final = ("select", "ignore", "locked", "include", "exclude", "words")
REPLACED: Final = ("select", "include")
"""Lists of which a later layer's takes the place of an earlier one's; entries of the others add up."""
TABLES: Final = ("severity", "settings")


class Given(NamedTuple):
    """A value, and where it was given."""

    value: Any
    place: Place


@dataclass(frozen=True, eq=False)
class Layer:
    """What one layer sets, or several that were joined."""

    single: Mapping[str, Given] = field(default_factory=dict)
    lists: Mapping[str, tuple[Given, ...]] = field(default_factory=dict)
    tables: Mapping[str, Mapping[str, Given]] = field(default_factory=dict)
    """Severities by rule (placed at the rule's name) and settings by name."""

    def one(self, name: str) -> Any:
        """Return a single value, or None where it is not given."""
        given = self.single.get(name)
        return given.value if given is not None else None

    def many(self, name: str) -> tuple[Given, ...]:
        return self.lists.get(name, ())

    def table(self, name: str) -> Mapping[str, Given]:
        return self.tables.get(name, {})


def layer_of(written: Written, data: Mapping[str, Any], at: Path = ()) -> Layer:
    """Make a layer of data that fit the schema, which stand at the path `at` of a file."""
    single = {name: Given(data[name], written.place((*at, name))) for name in SINGLE if name in data}
    lists = {name: tuple(_given(written, data[name], (*at, name))) for name in LISTS if name in data}
    tables = {
        name: {key: Given(value, written.place((*at, name, key), on_key=True)) for key, value in data[name].items()}
        for name in TABLES
        if name in data
    }
    return Layer(single, lists, tables)


def _given(written: Written, value: Any, at: Path) -> Iterable[Given]:
    if not isinstance(value, list):
        return [Given(value, written.place(at))]
    return [Given(each, written.place((*at, number))) for number, each in enumerate(value)]


def joined(layers: Iterable[Layer]) -> Layer:
    """Join layers, the later winning."""
    return reduce(_joined, layers, Layer())


def _joined(first: Layer, then: Layer) -> Layer:
    lists = dict(first.lists)
    for name, values in then.lists.items():
        lists[name] = values if name in REPLACED else (*lists.get(name, ()), *values)
    tables = {name: {**first.table(name), **then.table(name)} for name in TABLES}
    return Layer({**first.single, **then.single}, lists, tables)
