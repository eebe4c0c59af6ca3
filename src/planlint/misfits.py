"""Why a plan or a configuration does not fit its schema: jsonschema's errors in a caseworker's words, one for each cause."""

import itertools
import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

import jsonschema
import jsonschema_rs

from planlint.document import Path
from planlint.nearest import nearest
from planlint.schema import Misfit

Error = Any
"""A jsonschema.ValidationError; its stubs call every attribute perhaps unset."""

LIMIT: Final = 200
"""How many misfits of one document are worked out."""

_IDENTIFIER: Final = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_TYPES: Final = {
    "object": "a group of keys",
    "array": "a list",
    "string": "text",
    "integer": "a whole number",
    "null": "nothing",
}
_NESTED: Final = ("safety", "coordination", "safeguarding")


def explain(schema: dict[str, Any], data: Any, gate: jsonschema_rs.Draft7Validator) -> Iterator[Misfit]:
    """Yield the reasons why `data` does not fit `schema`; where only the gate objects, the paths that it names."""
    errors = jsonschema.Draft7Validator(schema).iter_errors(data)
    seen: set[tuple[Path, str]] = set()
    for misfit in itertools.islice(_causes(errors), LIMIT):
        if (misfit.at, misfit.message) not in seen:
            seen.add((misfit.at, misfit.message))
            yield misfit
    if not seen:
        for error in itertools.islice(gate.iter_errors(data), LIMIT):
            path = tuple(error.instance_path)
            yield Misfit("this does not fit the format", path, False, _group(path))


def _causes(errors: Iterable[Any]) -> Iterator[Misfit]:
    for error in errors:
        yield from _cause(error)


def _cause(error: Error) -> Iterator[Misfit]:
    path: Path = tuple(error.absolute_path)
    if "propertyNames" in error.absolute_schema_path:
        yield _bad_name(error, path)
    elif error.validator == "anyOf":
        yield from _branches(error, path)
    elif error.validator == "additionalProperties":
        yield from _unknown_keys(error, path)
    elif error.validator == "required":
        yield from _missing_keys(error, path)
    else:
        yield Misfit(_value_message(error), path, False, _group(path), _is_word(error, path))


def _is_word(error: Error, path: Path) -> bool:
    """Whether a word is not known within an entry; of the violence every word counts, since all roles rest on it."""
    return error.validator == "enum" and isinstance(error.instance, str) and len(path) > 1 and path[0] != "violence"


def _branches(error: Error, path: Path) -> Iterator[Misfit]:
    """Of several allowed shapes take the one whose type the value has, and say what is wrong within that."""
    by_branch: dict[int, list[Error]] = {}
    for inner in error.context or ():
        by_branch.setdefault(int(inner.schema_path[0]), []).append(inner)
    meant = [inner for inner in by_branch.values() if not any(_wrong_type(each) for each in inner)]
    if meant:
        fewest = min(meant, key=lambda found: len(found))
        yield from _causes(fewest)
        return
    wanted = dict.fromkeys(_types(each) for inner in by_branch.values() for each in inner if _wrong_type(each))
    wanted.pop("nothing", None)
    yield Misfit(f"{' or '.join(wanted)} is expected here", path, False, _group(path))


def _wrong_type(error: Error) -> bool:
    """Whether an error says that the value itself (not a part of it) is of another type."""
    if error.relative_path:
        return False
    if error.validator == "anyOf":
        branches: dict[int, list[Error]] = {}
        for inner in error.context or ():
            branches.setdefault(int(inner.schema_path[0]), []).append(inner)
        return all(any(_wrong_type(each) for each in inner) for inner in branches.values())
    return error.validator == "type" or (error.validator == "enum" and not isinstance(error.instance, str))


def _types(error: Error) -> str:
    if error.validator == "anyOf":
        return " or ".join(dict.fromkeys(_types(inner) for inner in error.context or () if _types(inner) != "nothing"))
    if error.validator != "type":
        return "a word"
    kinds = error.validator_value if isinstance(error.validator_value, list) else [error.validator_value]
    return _TYPES["string"] if "string" in kinds else " or ".join(_TYPES.get(str(kind), str(kind)) for kind in kinds)


def _unknown_keys(error: Error, path: Path) -> Iterator[Misfit]:
    known = list(error.schema.get("properties", {}))
    own = "^x-" in error.schema.get("patternProperties", {})
    for key in error.instance:
        if key in known or (own and str(key).startswith("x-")):
            continue
        if own and (error.instance[key] is None or not _IDENTIFIER.fullmatch(key)):
            message = "this key reads like text: quote the sentence that an unquoted comma or colon has cut in two"
            yield Misfit(message, (*path, key), True, _group(path))
            continue
        near = nearest(key.lower().replace("-", "_"), known, 0.6)
        hint = f"did you mean {near}?" if near else f"known here are: {', '.join(known)}"
        place = (*path, near) if near else path
        hint += " (keys of your own start with x-)" if own else ""
        yield Misfit(f"this key is not known here; {hint}", (*path, key), True, _group(place))


def _missing_keys(error: Error, path: Path) -> Iterator[Misfit]:
    for key in error.validator_value:
        if key not in error.instance:
            yield Misfit(f"the key {key} is missing", path, False, _group((*path, key)))


def _bad_name(error: Error, path: Path) -> Misfit:
    message = "a handle is a short word of letters, digits and hyphens, never a name"
    vocabulary = next((inner for inner in error.context or () if inner.validator == "enum"), None)
    if vocabulary is not None:
        message = _value_message(vocabulary)
    return Misfit(message, (*path, str(error.instance)), True, _group((*path, str(error.instance))))


def _value_message(error: Error) -> str:
    if error.validator == "enum":
        allowed = [str(word) for word in error.validator_value if word is not None]
        near = nearest(str(error.instance).lower().replace("_", "-"), allowed, 0.6)
        hint = f"did you mean {near}? " if near else ""
        return f"this word is not known here; {hint}allowed: {', '.join(allowed)}"
    if error.validator == "type":
        return f"{_types(error)} is expected here"
    if error.validator == "const":
        return f"{error.validator_value} is expected here"
    if error.validator in ("minimum", "maximum"):
        low, high = error.schema.get("minimum", "any"), error.schema.get("maximum", "any")
        return f"a whole number from {low} to {high} is expected here"
    if error.validator == "pattern":
        return f"{error.schema.get('title', 'another form')} is expected here"
    return "this does not fit the format"


def _group(path: Path) -> str | None:
    """Name the group of the plan that a path lies in, as rules know it; None for the root."""
    if not path:
        return None
    if path[0] in _NESTED:
        return ".".join(str(step) for step in path[:2] if isinstance(step, str))
    return str(path[0])
