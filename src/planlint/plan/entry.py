"""Data to typed entries: each section of the plan is a frozen record whose fields are the keys of the format.

The annotation of a field says how its value is read. `for`, `with` and `as` are Python's own words: such fields end in `_`.
A field `stated_kind` holds the key `kind` as written, where the entry also knows how to read a kind from its words.
"""

import inspect
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError
from typing import Any, Final, TypeVar, dataclass_transform

from planlint.document import BLANK, Gapped, Path
from planlint.plan.areas import NAMES, Area
from planlint.plan.values import Day, Prose, day_from

Read = Callable[[Any, Path], Any]
Made = TypeVar("Made")

_readers: dict[type, dict[str, tuple[str, Read]]] = {}


class Entry:
    """What every entry of a plan has: where it stands, and whether a template left the whole of it open."""

    path: Path
    blank: bool = False

    def __setattr__(self, name: str, value: object) -> None:
        raise FrozenInstanceError(f"cannot assign to field {name!r}")


@dataclass_transform(frozen_default=True, eq_default=False)
def record(cls: type[Made]) -> type[Made]:
    """Mark a section of the plan: a frozen dataclass to type checkers.

    Entries are made by `entry_from` alone and equal only themselves, so nothing that `dataclasses` would generate is ever called;
    generating it for all sections takes longer than checking five plans.
    """
    return cls


def entry_from(cls: type[Made], data: Any, path: Path) -> Made:
    """Make an entry of class `cls` from the data at `path`.

    Takes a mapping that fits the schema (keys without a field are local and passed over) or None, a placeholder. Fields not
    given keep the default that the class has, so a small entry costs little.
    """
    made = cls.__new__(cls)
    values = made.__dict__
    values["path"] = path
    readers = _readers.get(cls) or _compile(cls)
    if not isinstance(data, dict):
        values["blank"] = True
        values.update((name, blank) for key, (name, read) in readers.items() if (blank := _blank(read, path, key)) is not None)
        return made
    for key, value in data.items():
        if key in readers:
            name, read = readers[key]
            # most values are words, and read as they stand
            values[name] = value if read is _word and type(value) is str else read(value, (*path, key))
    return made


def _blank(read: Read, path: Path, key: str) -> Any:
    """What stands in the field of an entry left open; entries within it stay away, or they would never end."""
    return None if getattr(read, "nested", False) else read(BLANK, (*path, key))


def _compile(cls: type) -> dict[str, tuple[str, Read]]:
    readers: dict[str, tuple[str, Read]] = {}
    for base in reversed(cls.__mro__):
        names = vars(sys.modules[base.__module__])
        for name, annotation in inspect.get_annotations(base).items():
            if name not in ("path", "blank", "hyphenated"):
                readers[key_of(cls, name)] = (name, _reader(annotation, names))
    _readers[cls] = readers
    return readers


def key_of(cls: type, name: str) -> str:
    """Return the key of the format that a field of an entry holds."""
    key = name.removesuffix("_").removeprefix("stated_")
    return key.replace("_", "-") if getattr(cls, "hyphenated", False) else key


def group_reader(annotation: str, names: dict[str, Any]) -> Read:
    """Choose the reader of a whole group of the plan by its annotation; `names` holds the classes that it mentions."""
    return _reader(annotation, names)


def _reader(annotation: str, names: dict[str, Any]) -> Read:
    """Choose the reader by the annotation as written (modules of entries postpone annotations, so it is text)."""
    plain = annotation.removesuffix(" | None")
    if plain in _PLAIN:
        return _PLAIN[plain]
    several = plain.startswith("tuple[")
    if plain.startswith("dict[str, "):
        return _mapping_of(names[plain[10:-1]])
    cls = names[plain.removeprefix("tuple[").removesuffix(", ...]")]
    return _several(cls) if several else _one(cls)


def _one(cls: type[Made]) -> Read:
    def read(value: Any, path: Path) -> Made:
        return entry_from(cls, value, path)

    read.nested = True  # type: ignore[attr-defined]
    return read


def _several(cls: type[Made]) -> Read:
    def read(value: Any, path: Path) -> tuple[Made, ...]:
        if isinstance(value, list):
            return tuple([entry_from(cls, item, (*path, at)) for at, item in enumerate(value)])
        return (entry_from(cls, value, path),)

    read.nested = True  # type: ignore[attr-defined]
    return read


def _mapping_of(cls: type[Made]) -> Read:
    def read(value: Any, path: Path) -> dict[str, Made]:
        entries = {key: entry_from(cls, item, (*path, key)) for key, item in _own_keys(value)}
        for key, entry in entries.items():
            entry.__dict__["handle"] = key
        return entries

    read.nested = True  # type: ignore[attr-defined]
    return read


def _word(value: Any, path: Path) -> str:
    if type(value) is str:
        return value
    if value is None or isinstance(value, Gapped):
        return BLANK
    return value if isinstance(value, str) else str(value)


def _words(value: Any, path: Path) -> tuple[str, ...]:
    if isinstance(value, list):
        return tuple([_word(item, path) for item in value])
    return (_word(value, path),)


def _prose(value: Any, path: Path) -> Prose:
    return Prose(value if isinstance(value, Gapped) else _word(value, path), path)


def _proses(value: Any, path: Path) -> tuple[Prose, ...]:
    if isinstance(value, list):
        return tuple([_prose(item, (*path, at)) for at, item in enumerate(value)])
    return (_prose(value, path),)


def _day(value: Any, path: Path) -> Day:
    return day_from(_word(value, path))


def _number(value: Any, path: Path) -> int:
    """Read a whole number; a placeholder counts as one, since it makes room for at least that."""
    return value if isinstance(value, int) else 1


def _word_map(value: Any, path: Path) -> dict[str, str]:
    return {key: _word(item, path) for key, item in _own_keys(value)}


def _day_map(value: Any, path: Path) -> dict[str, Day]:
    return {key: _day(item, path) for key, item in _own_keys(value)}


def _own_keys(value: Any) -> list[tuple[str, Any]]:
    """The keys of a mapping with their values, but for local ones; none of a placeholder."""
    return [(key, item) for key, item in value.items() if not key.startswith("x-")] if isinstance(value, dict) else []


def _area(value: Any, path: Path) -> Area:
    return NAMES.get(word := _word(value, path), word)


def _areas(value: Any, path: Path) -> tuple[Area, ...]:
    return tuple([NAMES.get(word, word) for word in _words(value, path)])


def _area_map(value: Any, path: Path) -> dict[Area, str]:
    return {NAMES.get(key, key): word for key, word in _word_map(value, path).items()}


_PLAIN: Final[dict[str, Read]] = {
    "str": _word,
    "Area": _area,
    "tuple[Area, ...]": _areas,
    "dict[Area, str]": _area_map,
    "tuple[str, ...]": _words,
    "Prose": _prose,
    "tuple[Prose, ...]": _proses,
    "Day": _day,
    "int": _number,
    "dict[str, str]": _word_map,
    "dict[str, Day]": _day_map,
}
