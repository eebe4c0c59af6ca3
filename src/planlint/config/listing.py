"""Every value in force for a file, and where it was set: what `planlint config` shows."""

import os
from collections.abc import Iterator
from typing import NamedTuple

from planlint.config.layer import LISTS, Given, Layer
from planlint.config.load import Configuration, fitting
from planlint.config.written import Place
from planlint.settings import known_settings

_DEFAULTS = {"profile": "standard", "draft_profile": None, "fail_on": "error"}


class Row(NamedTuple):
    """A value in force: its key, the value (None: nothing is set), and where it was set (None: nowhere, so by default)."""

    key: str
    value: str | int | tuple[str, ...] | None
    place: Place | None


def rows(configuration: Configuration | None, path: str) -> Iterator[Row]:
    """Yield every value in force for a path; of a list, each entry. A folder stands for the files in it."""
    if os.path.isdir(path):
        path = os.path.join(path, "-")
    layer = configuration.layer_for(configuration.overriding(path)) if configuration is not None else Layer()
    for name, default in _DEFAULTS.items():
        given = layer.single.get(name)
        yield _row(name, given) if given is not None else Row(name, default, None)
    for name in LISTS:
        entries = layer.many(name)
        yield from (_row(name, given) for given in entries) if entries else (Row(name, None, None),)
    severities = layer.table("severity")
    yield from (
        (_row(f"severity.{name}", given) for name, given in severities.items()) if severities else (Row("severity", None, None),)
    )
    settings = layer.table("settings")
    for name, setting in known_settings().items():
        key = f"settings.{name}"
        yield _row(key, settings[name]) if name in settings else Row(key, setting.default, None)
    yield from _overrides(configuration, path)


def _overrides(configuration: Configuration | None, path: str) -> Iterator[Row]:
    """Yield the patterns of every override, with what they are for."""
    for override in configuration.overrides if configuration is not None else ():
        fits = configuration is not None and fitting(override.paths, configuration.inside(path)) is not None
        for given in override.paths:
            yield _row("overrides.paths, in force here" if fits else "overrides.paths, not for this path", given)


def _row(key: str, given: Given) -> Row:
    return Row(key, tuple(given.value) if isinstance(given.value, list) else given.value, given.place)
