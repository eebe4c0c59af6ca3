"""A configuration with all that it extends: read, checked, and put in order, the base first."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, Final, NamedTuple

from planlint.config.form import flaws, sound
from planlint.config.layer import Given, Layer, joined, layer_of
from planlint.config.patterns import pattern
from planlint.config.written import ConfigurationError, Flaw, Place, Written, printed, read_file

CHAIN_LIMIT: Final = 50
"""How many files a configuration may come to."""


class Override(NamedTuple):
    """What is set for some paths only."""

    paths: tuple[Given, ...]
    layer: Layer
    number: int
    """Which override of its file it is, from 1."""


@dataclass(frozen=True, eq=False)
class Configuration:
    """What is in force in a folder: the layers of the files that extend each other, the base first, and their overrides."""

    folder: str
    """The folder from which patterns are read: that of the file that was found, or the current one for a file that was named."""
    files: tuple[str, ...]
    """Absolute paths, the base first."""
    layers: tuple[Layer, ...]
    overrides: tuple[Override, ...]

    def inside(self, path: str) -> str:
        """Return a path as patterns see it: from the folder of the configuration, with `/` between folders."""
        try:
            return os.path.relpath(path, self.folder).replace(os.sep, "/")
        except ValueError:  # on Windows: another drive
            return path

    def overriding(self, path: str) -> tuple[Override, ...]:
        """Return the overrides that mean a path, in order."""
        if not self.overrides:
            return ()
        inside = self.inside(path)
        return tuple(each for each in self.overrides if fitting(each.paths, inside) is not None)

    @cached_property
    def base(self) -> Layer:
        """What is in force where no override is."""
        return joined(self.layers)

    def layer_for(self, overrides: tuple[Override, ...]) -> Layer:
        """Return the layer in force for the paths that these overrides mean."""
        return joined((self.base, *(each.layer for each in overrides)))

    def excluded(self, path: str) -> Given | None:
        """Return the pattern that leaves a file out, or None."""
        return fitting(self.base.many("exclude"), self.inside(path))

    def wanted(self, path: str) -> bool | None:
        """Say whether a file is to be checked: no (excluded, not included, a part of the configuration), yes, or nothing."""
        if os.path.abspath(path) in self._own or self.excluded(path) is not None:
            return False
        if "include" not in self.base.lists:
            return None
        return fitting(self.base.many("include"), self.inside(path)) is not None

    @cached_property
    def _own(self) -> frozenset[str]:
        return frozenset((*self.files, *(os.path.abspath(given.value) for given in self.base.many("words"))))

    def names(self) -> tuple[str, ...]:
        """Return the names of the files, as printed, the one that was found first."""
        return tuple(printed(file) for file in reversed(self.files))


def fitting(patterns: tuple[Given, ...], inside: str) -> Given | None:
    """Return the first of the patterns that fits a path, or None."""
    return next((given for given in patterns if pattern(given.value).fullmatch(inside)), None)


def load(file: str, folder: str) -> Configuration:
    """Read a configuration file and those that it extends.

    Takes the file, and the folder from which its patterns are to be read. Rules are not looked up. Raises ConfigurationError,
    with all that is wrong in the first file that cannot be used.
    """
    chain = list(_chain(os.path.abspath(file), (), set()))
    layers, overrides = [], []
    for written, data in chain:
        layers.append(_with_files(layer_of(written, data), written))
        for number, override in enumerate(_list(data.get("overrides"))):
            at = ("overrides", number) if isinstance(data["overrides"], list) else ("overrides",)
            paths = _list(override["paths"])
            where = (*at, "paths")
            given = tuple(
                Given(text, written.place((*where, index) if isinstance(override["paths"], list) else where))
                for index, text in enumerate(paths)
            )
            overrides.append(Override(given, layer_of(written, override, at), number + 1))
    return Configuration(folder, tuple(written.path for written, _ in chain), tuple(layers), tuple(overrides))


def _list(value: Any) -> list[Any]:
    return [] if value is None else value if isinstance(value, list) else [value]


def _chain(file: str, above: tuple[str, ...], read: set[str]) -> Iterator[tuple[Written, dict[str, Any]]]:
    """Yield a file after all those that it extends, each once; `above` are the files that led to it, `read` all so far."""
    written = read_file(file)
    if found := list(flaws(written)):
        raise ConfigurationError(*found)
    data = sound(written)
    above = (*above, os.path.realpath(file))
    for number, text in enumerate(_list(data.get("extends"))):
        place = written.place(("extends", number) if isinstance(data["extends"], list) else ("extends",))
        base = os.path.normpath(os.path.join(os.path.dirname(file), text))
        if os.path.realpath(base) in above:
            raise ConfigurationError(Flaw(place, "these files extend each other in a circle"))
        if os.path.realpath(base) in read:
            continue
        read.add(os.path.realpath(base))
        if len(read) > CHAIN_LIMIT:
            raise ConfigurationError(Flaw(place, f"more than {CHAIN_LIMIT} files extend each other"))
        if not os.path.isfile(base):
            raise ConfigurationError(Flaw(place, "there is no such file (the path is read from the folder of this file)"))
        yield from _chain(base, above, read)
    yield written, data


def _with_files(layer: Layer, written: Written) -> Layer:
    """Put in the place of each path to a word file that path from the current folder. Raises ConfigurationError for no file."""
    if not layer.many("words"):
        return layer
    folder = os.path.dirname(written.path)
    files = [Given(printed(os.path.join(folder, given.value)), given.place) for given in layer.many("words")]
    missing = [Flaw(given.place, "there is no such file (the path is read from the folder of this file)") for given in files
               if not os.path.isfile(given.value)]  # fmt: skip
    if missing:
        raise ConfigurationError(*missing)
    return Layer(layer.single, {**layer.lists, "words": tuple(files)}, layer.tables)


__all__ = ["Configuration", "Override", "Place", "fitting", "load"]
