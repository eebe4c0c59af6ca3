"""A configuration file as it was written: plain data, and the place of every key and value, from YAML or from TOML."""

import os
import re
from collections.abc import Callable
from typing import Any, Final, NamedTuple

from planlint.document import SIZE_LIMIT, Path, Position, read
from planlint.document.read import DEPTH_LIMIT

TABLE: Final = ("tool", "planlint")
"""The table of a TOML file that holds a configuration."""

_AT: Final = re.compile(r"at line ([0-9]+), column ([0-9]+)")
_NOTHING: Final = re.compile(rb"[ \t]*(?:#.*)?|---[ \t]*|\.\.\.[ \t]*")
"""A line of YAML that says nothing: blank, a comment, or a document's beginning or end."""


class Place(NamedTuple):
    """Where something stands: the file as it is printed, line and column from 1."""

    file: str
    line: int
    column: int


class Flaw(NamedTuple):
    """Something in a configuration that cannot be: where, and what is wrong; no value of the file is repeated."""

    place: Place
    message: str


class ConfigurationError(Exception):
    """A configuration that cannot be used, with everything that was found wrong in it."""

    def __init__(self, *flaws: Flaw) -> None:
        super().__init__("; ".join(f"{f.place.file}:{f.place.line}:{f.place.column}: {f.message}" for f in flaws))
        self.flaws = flaws


class Written(NamedTuple):
    """The configuration in one file: its absolute path, its name as printed, its data, and where each part stands."""

    path: str
    name: str
    data: dict[str, Any]
    position: Callable[[Path, bool], Position]
    """Finds the value at a path of keys and list positions, or (True) its key."""

    def place(self, path: Path, on_key: bool = False) -> Place:
        return Place(self.name, *self.position(path, on_key))


def printed(path: str) -> str:
    """Return a path as it is printed: from the current folder, wherever that is possible."""
    try:
        return os.path.relpath(path)
    except ValueError:  # on Windows: another drive
        return path


def read_file(path: str) -> Written:
    """Read the configuration in a file: YAML, or the table [tool.planlint] where its name ends in .toml.

    Raises ConfigurationError where the file cannot be opened or read, or is no mapping; what it says is not looked at.
    """
    name = printed(path)
    if os.path.exists(path) and not os.path.isfile(path):
        raise ConfigurationError(Flaw(Place(name, 1, 1), "it cannot be opened: it is no file"))
    try:
        with open(path, "rb") as file:
            raw = file.read(SIZE_LIMIT + 1)
    except OSError as error:
        raise ConfigurationError(Flaw(Place(name, 1, 1), f"it cannot be opened: {os.strerror(error.errno or 0)}")) from None
    if len(raw) > SIZE_LIMIT:
        raise ConfigurationError(Flaw(Place(name, 1, 1), f"the file is larger than {SIZE_LIMIT // 1024 // 1024} MB"))
    written = _from_toml(raw, path, name) if path.endswith(".toml") else _from_yaml(raw, path, name)
    if not isinstance(written.data, dict):
        raise ConfigurationError(Flaw(written.place(()), "a group of keys is expected here"))
    return written


def _from_yaml(raw: bytes, path: str, name: str) -> Written:
    if all(_NOTHING.fullmatch(line) for line in raw.removeprefix(b"\xef\xbb\xbf").splitlines()):
        return Written(path, name, {}, lambda path, on_key: Position(1, 1))
    first, *others = read(raw)
    flaws = [Flaw(Place(name, *first.source.position(fault.start)), fault.message) for fault in first.faults]
    if others:
        place = Place(name, *others[0].source.position(others[0].mark[0]))
        flaws.append(Flaw(place, "a configuration is one document; a second one (---) begins here"))
    if flaws:
        raise ConfigurationError(*flaws)

    def position(path: Path, on_key: bool) -> Position:
        return (first.key_span(path) if on_key else first.span(path)).start

    return Written(path, name, first.data, position)


def _from_toml(raw: bytes, path: str, name: str) -> Written:
    import tomllib

    from planlint.config.toml_places import TomlPlaces

    try:
        text = raw.decode("utf-8")
        data: Any = _plain(tomllib.loads(text), DEPTH_LIMIT)
        places = TomlPlaces(text)
    except UnicodeDecodeError:
        raise ConfigurationError(Flaw(Place(name, 1, 1), "the file is not UTF-8 text")) from None
    except tomllib.TOMLDecodeError as error:
        found = _AT.search(str(error))
        line, column = (int(found[1]), int(found[2])) if found else (len(raw.splitlines()) or 1, 1)
        raise ConfigurationError(Flaw(Place(name, line, column), "this is no TOML")) from None
    except RecursionError:
        message = f"more than {DEPTH_LIMIT} levels of lists and tables"
        raise ConfigurationError(Flaw(Place(name, 1, 1), message)) from None
    for step in TABLE:
        data = data.get(step) if isinstance(data, dict) else None
    if data is None:
        raise ConfigurationError(Flaw(Place(name, 1, 1), "there is no table [tool.planlint] in this file"))
    return Written(path, name, data, lambda path, on_key: places.position((*TABLE, *path), on_key))


def _plain(value: Any, levels: int) -> Any:
    """Keep what YAML would give as well; every other value of TOML (a date, a float, true) becomes text.

    Raises RecursionError, as `tomllib` does, where there are more levels than these.
    """
    if not levels:
        raise RecursionError
    if isinstance(value, dict):
        return {key: _plain(inner, levels - 1) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner, levels - 1) for inner in value]
    return value if isinstance(value, (str, int)) and not isinstance(value, bool) else str(value).lower()
