"""Does a document fit the plan format? A fast gate says so; only for one that does not, the reasons are worked out."""

import json
import os
from collections.abc import Iterator
from functools import cache
from typing import Any, Final, NamedTuple

import jsonschema_rs

from planlint.document import Blank, Document, Gapped, Path, StandIn
from planlint.document.placeholders import INSIDE

FILE: Final = "case-plan.schema.json"
VERSION: Final = 1


class Misfit(NamedTuple):
    """One thing that does not fit: what to say, where, and the group of the plan that rules can therefore not read."""

    message: str
    at: Path
    on_key: bool
    group: str | None
    is_word: bool = False
    """Whether it is no more than a word that is not known: the plan can be judged as if it had been left open."""


def schema_text() -> str:
    """Return the JSON Schema of the plan format, as published."""
    with open(os.path.join(os.path.dirname(__file__), FILE), encoding="utf-8") as file:
        return file.read()


def misfits(document: Document) -> Iterator[Misfit]:
    """Yield what in a document does not fit the format, one for each cause, in no promised order.

    A placeholder fits any slot. No value of the plan stands in any message.
    """
    data = document.data
    if isinstance(data, dict) and isinstance(data.get("planlint"), int) and data["planlint"] != VERSION:
        message = f"this planlint reads version {VERSION} of the plan format, and this plan states another"
        yield Misfit(message, ("planlint",), False, "")
        return
    opened = document.has_blanks
    if opened:
        data = _without_blanks(data)
    if _gate(opened).is_valid(data):
        return
    from planlint.misfits import explain

    for misfit in explain(opened_schema() if opened else strict_schema(), data, _gate(opened)):
        yield misfit._replace(at=_as_written(misfit.at, document.data)) if opened else misfit


@cache
def strict_schema() -> dict[str, Any]:
    schema: dict[str, Any] = json.loads(schema_text())
    return schema


@cache
def opened_schema() -> dict[str, Any]:
    """Return the schema of a plan with blanks: every slot may also hold nothing."""
    opened: dict[str, Any] = _opened(strict_schema())
    return opened


@cache
def _gate(opened: bool) -> jsonschema_rs.Draft7Validator:
    return jsonschema_rs.Draft7Validator(opened_schema() if opened else strict_schema())


def _opened(schema: Any) -> Any:
    if not isinstance(schema, dict):
        return schema
    opened = dict(schema)
    for keyword in ("properties", "definitions"):
        if keyword in schema:
            slots = {name: _opened(inner) for name, inner in schema[keyword].items()}
            opened[keyword] = slots if keyword == "definitions" else {name: _or_blank(inner) for name, inner in slots.items()}
    for keyword in ("items", "additionalProperties"):
        if isinstance(schema.get(keyword), dict):
            opened[keyword] = _or_blank(_opened(schema[keyword]))
    if "anyOf" in schema:
        opened["anyOf"] = [_opened(inner) for inner in schema["anyOf"]]
    return opened


def _or_blank(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [{"type": "null"}, schema]}


def _without_blanks(value: Any) -> Any:
    """Put nothing in the place of every placeholder, and a plain handle in the place of a key that is one."""
    if isinstance(value, (Blank, Gapped)):
        return None
    if isinstance(value, dict):
        return {
            _plain_key(key, at): _without_blanks(inner)
            for at, (key, inner) in enumerate(value.items())
            if isinstance(inner, dict) or isinstance(key, StandIn) or not INSIDE.search(key)
        }
    if isinstance(value, list):
        return [_without_blanks(inner) for inner in value]
    return value


def _plain_key(key: str, at: int) -> str:
    return f"blank-{at}" if INSIDE.search(key) else key


def _as_written(path: Path, data: Any) -> Path:
    """Return a path with its placeholders as they stand in the plan."""
    written: list[str | int] = []
    for step in path:
        if isinstance(data, dict):
            key = next((key for at, key in enumerate(data) if _plain_key(key, at) == step), step)
            written.append(key)
            data = data.get(key)
        else:
            written.append(step)
            data = data[step] if isinstance(data, list) and isinstance(step, int) else None
    return tuple(written)
