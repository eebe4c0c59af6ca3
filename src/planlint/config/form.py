"""Does a configuration have the form that it should? The schema decides, and `misfits` explains."""

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from planlint.config.patterns import pattern
from planlint.config.written import Flaw, Written
from planlint.document import Path
from planlint.document.placeholders import Blank

FILE: Final = "config.schema.json"
_PATTERNS: Final = ("include", "exclude", "paths")


def schema_text() -> str:
    """Return the JSON Schema (draft-07) of configurations, as published."""
    with open(os.path.join(os.path.dirname(__file__), FILE), encoding="utf-8") as file:
        return file.read()


def sound(written: Written) -> dict[str, Any]:
    """Return what a file sets, without keys that are there and hold nothing; see `flaws` for what is wrong with it."""
    data = {key: _plain(value) for key, value in written.data.items() if value is not None}
    if isinstance(data.get("overrides"), list):
        data["overrides"] = [
            {key: value for key, value in each.items() if value is not None} if isinstance(each, dict) else each
            for each in data["overrides"]
        ]
    return data


def flaws(written: Written) -> Iterator[Flaw]:
    """Yield what in a file does not have the form of a configuration, one for each cause, in the order of the file."""
    found = {flaw.place: flaw for flaw in (*_misfits(written), *_odd_texts(written, written.data, ()))}
    yield from sorted(found.values(), key=lambda flaw: (flaw.place.line, flaw.place.column))


def _misfits(written: Written) -> Iterator[Flaw]:
    data = sound(written)
    if _gate().is_valid(data):
        return
    from planlint.misfits import explain

    for misfit in explain(_schema(), data, _gate()):
        message = misfit.message
        if misfit.at and misfit.at[-2:-1] == ("severity",) and _value(data, misfit.at) in ("off", "no"):
            message += "; to leave a rule out, name it under ignore"
        yield Flaw(written.place(misfit.at, misfit.on_key), message)


def _odd_texts(written: Written, value: Any, at: Path) -> Iterator[Flaw]:
    """Yield placeholders that nobody filled in, and patterns that cannot be read."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _odd_texts(written, inner, (*at, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from _odd_texts(written, inner, (*at, number))
    elif isinstance(value, Blank):
        yield Flaw(written.place(at), "a placeholder stands here; put a value in its place")
    elif isinstance(value, str) and any(step in _PATTERNS for step in at[-2:]):
        try:
            pattern(value)
        except re.error:
            yield Flaw(written.place(at), "this pattern cannot be read: the letters in brackets make no range")


def _plain(value: Any) -> Any:
    """Make plain text of what the reader marks as a placeholder: the schema knows no other kind of text."""
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [_plain(inner) for inner in value]
    return value[:] if isinstance(value, str) else value


def _value(data: Any, path: Path) -> Any:
    for step in path:
        data = data[step]
    return data


@cache
def _schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schema_text())
    return schema


@cache
def _gate() -> Any:
    import jsonschema_rs

    return jsonschema_rs.Draft7Validator(_schema())
