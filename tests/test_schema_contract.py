"""The published schema, the typed model and the two validators say the same thing."""

import inspect
import json
import re
import sys
from collections.abc import Callable, Iterator
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any, Final

import jsonschema
import jsonschema_rs
import pytest
import yaml

from planlint import document
from planlint.plan.entry import Entry
from planlint.plan.recorded import GROUPS, Recorded

Node = dict[str, Any]

SCHEMA: Final[Node] = json.loads((resources.files("planlint") / "case-plan.schema.json").read_text("utf-8"))
DEFINITIONS: Final[Node] = SCHEMA["definitions"]
FULL: Final = Path(__file__).parent / "plans" / "full.yaml"

REQUIRED: Final = ["planlint", "id", "people", "violence", "tasks"]
LEAVES: Final = {"Prose": {"text"}, "tuple[Prose, ...]": {"text"}, "Day": {"date"}, "int": {"count", "rank", "year"}}
"""The definitions that may stand where the model reads free text, a date or a number."""

END: Final = r"(?![\s\S])"
NASTY_ENDS: Final = (
    "", "\n", "\r", "\r\n", "\t", " ", "\0", "\x1b[0m", "\x85", "\xa0", "\u200b", "\u2028", "\u2029", "\ufeff", "\n\n", "\nx",
    "\xe9", "\U0001f511",
)  # fmt: skip
NASTY_STARTS: Final = ("", "\n", " ", "\0", "\ufeff", "x\n")
DATES: Final = (
    "2026-03-04", "2026-03", "2026", "2026-3-4", "2026-03-", "20260304", "0000-00-00", "0000-01-01", "9999-12-31", "10000-01-01",
    "2026-02-30", "2026-13", "2026-03-04T14:50", "2026-03-04 14:50", "2026-03-04t14:50", "2026-03-04T14:50:30",
    "2026-03-04T14:50:30.5", "2026-03-04T14:50Z", "2026-03-04T14:50z", "2026-03-04T14:50:30+10:00", "2026-03-04T14:50-0330",
    "2026-03-04T14:50+1", "2026-03T14:50", "2026-03-04T", "2026-03-04T14", "-2026-03-04", "",
    "2026\u201003\u201004", "\uff12\uff10\uff12\uff16-03-04", "\u0662\u0660\u0662\u0666-\u0660\u0663", "2026-03-0\u096a",
)  # fmt: skip
GOOD_DATES: Final = {
    "2026-03-04", "2026-03", "0000-00-00", "0000-01-01", "9999-12-31", "2026-02-30", "2026-13", "2026-03-04T14:50",
    "2026-03-04 14:50", "2026-03-04T14:50:30", "2026-03-04T14:50:30.5", "2026-03-04T14:50Z", "2026-03-04T14:50:30+10:00",
    "2026-03-04T14:50-0330",
}  # fmt: skip
"""Dates by their form; those that no calendar has are for a rule to find."""
HANDLES: Final = (
    "mia", "M", "a-b_c9", "a" * 40, "a" * 41, "9a", "-a", "_a", "a b", "a.b", "x-", "no", "",
    "m\xefa", "Mia\u0663", "\uff4dia", "\u212a", "\u017f", "a\u0301",
)  # fmt: skip
GOOD_HANDLES: Final = {"mia", "M", "a-b_c9", "a" * 40, "x-", "no"}
IDS: Final = (
    "t-bond", "9", "HH/2026.01_a-b", "a" * 60, "a" * 61, "/a", ".a", "-a", "a b", "a:b", "\xe91", "1\u0662", "\uff13", "",
)  # fmt: skip
GOOD_IDS: Final = {"t-bond", "9", "HH/2026.01_a-b", "a" * 60}


def nodes(node: Any, path: str = "#") -> Iterator[tuple[str, Node]]:
    """Yield every schema within a schema, with where it stands; what `properties` and `definitions` hold by name is entered."""
    if not isinstance(node, dict):
        return
    yield path, node
    for word in ("properties", "patternProperties", "definitions"):
        for name, inner in node.get(word, {}).items():
            yield from nodes(inner, f"{path}/{word}/{name}")
    for word in ("additionalProperties", "propertyNames", "items"):
        yield from nodes(node.get(word), f"{path}/{word}")
    for position, inner in enumerate(node.get("anyOf", ())):
        yield from nodes(inner, f"{path}/anyOf/{position}")


ALL: Final = tuple(nodes(SCHEMA))
VOCABULARIES: Final = tuple((path, node) for path, node in ALL if "enum" in node)


def resolve(node: Node) -> Node:
    """Follow references to the schema that they name."""
    while "$ref" in node:
        node = DEFINITIONS[node["$ref"].removeprefix("#/definitions/")]
    return node


def one_of(node: Node) -> Node:
    """Return the schema of one item, where one or a list of them may stand."""
    node = resolve(node)
    if "anyOf" in node:
        item, several = node["anyOf"]
        assert several == {"type": "array", "items": item}, "one, or a list of the same"
        return resolve(item)
    return node


def name_of(node: Node) -> str:
    """Return the name of the definition that a slot, or each item of it, refers to."""
    while "$ref" in node:
        name: str = node["$ref"].removeprefix("#/definitions/")
        node = DEFINITIONS[name]
        if "anyOf" not in node:
            return name
    return name_of(node["anyOf"][0]) if "anyOf" in node else ""


def fields_of(cls: type) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return the keys that an entry of the model reads: their annotations, and the names that these mention."""
    found: dict[str, tuple[str, dict[str, Any]]] = {}
    for base in reversed(cls.__mro__):
        for name, annotation in inspect.get_annotations(base).items():
            if base is not Entry and name not in ("handle", "hyphenated"):
                key = name.removesuffix("_").removeprefix("stated_")
                key = key.replace("_", "-") if getattr(cls, "hyphenated", False) else key
                found[key] = (annotation, vars(sys.modules[base.__module__]))
    return found


def differences(node: Node, annotation: str, names: dict[str, Any], path: str) -> Iterator[str]:
    """Yield where the schema of a slot and the annotation by which the model reads it part."""
    plain = annotation.removesuffix(" | None")
    several = plain.startswith("tuple[")
    if several and "anyOf" not in resolve(node):
        yield f"{path}: the model reads a list, the schema allows none"
    if not several and "anyOf" in resolve(node):
        yield f"{path}: the schema allows a list, the model reads one"
    if plain.startswith("dict[str, "):
        node = resolve(node)["additionalProperties"]
        plain = plain[10:-1]
    cls = names.get(plain.removeprefix("tuple[").removesuffix(", ...]"))
    if isinstance(cls, type) and issubclass(cls, Entry):
        yield from entry_differences(one_of(node), cls, path)
    elif plain in LEAVES:
        if name_of(node) not in LEAVES[plain]:
            yield f"{path}: the model reads {plain}, the schema says {name_of(node)}"
    elif name_of(node) in {"date", "count", "rank", "year"} or "properties" in one_of(node):
        yield f"{path}: the model reads a word, the schema says {name_of(node)}"


def entry_differences(node: Node, cls: type, path: str) -> Iterator[str]:
    fields = fields_of(cls)
    keys = node.get("properties", {})
    yield from (f"{path}: {key} is in the schema only" for key in keys if key not in fields)
    yield from (f"{path}: {key} is in the model only" for key in fields if key not in keys)
    for key in keys:
        if key in fields:
            yield from differences(keys[key], *fields[key], f"{path}.{key}")


def at(group: str) -> Node:
    """Return the schema of a group, named as in the file."""
    node = SCHEMA
    for step in group.split("."):
        node = resolve(node)["properties"][step]
    return node


@cache
def validators(name: str) -> tuple[Callable[[Any], bool], Callable[[Any], bool]]:
    """Return the verdict of jsonschema and that of jsonschema-rs on values of one definition."""
    schema = {"$ref": f"#/definitions/{name}", "definitions": DEFINITIONS}
    return jsonschema.Draft7Validator(schema).is_valid, jsonschema_rs.Draft7Validator(schema).is_valid


def used_keys(value: Any, node: Node) -> Iterator[tuple[int, str]]:
    """Yield each key that a plan uses, with the schema (by identity) that allows it."""
    node = resolve(node)
    if isinstance(value, dict):
        if "anyOf" in node:
            node = one_of(node)
        for key, inner in value.items():
            if key in node.get("properties", {}):
                yield id(node), key
                yield from used_keys(inner, node["properties"][key])
            elif isinstance(node["additionalProperties"], dict):
                yield from used_keys(inner, node["additionalProperties"])
    elif isinstance(value, list):
        for inner in value:
            yield from used_keys(inner, one_of(node))


def full_plan() -> Any:
    (read,) = document.read(FULL.read_bytes())
    assert not read.faults
    assert not read.has_blanks
    return read.data


def test_the_schema_is_valid_draft_7() -> None:
    assert SCHEMA["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert SCHEMA["$id"] == "case-plan.schema.json"
    jsonschema.Draft7Validator.check_schema(SCHEMA)


def test_only_five_keys_are_required_and_only_at_the_root() -> None:
    assert SCHEMA["required"] == REQUIRED
    assert [path for path, node in ALL if "required" in node] == ["#"]


def test_the_smallest_plan_fits_and_none_smaller_does() -> None:
    smallest: Node = {"planlint": 1, "id": 7, "people": {}, "violence": [], "tasks": []}
    fits = jsonschema_rs.Draft7Validator(SCHEMA).is_valid
    assert fits(smallest)
    assert not any(fits({key: value for key, value in smallest.items() if key != left_out}) for left_out in smallest)


def test_every_key_and_every_definition_is_described() -> None:
    described = re.compile(r"#|.*/(properties|definitions)/[^/]+")
    bare = [path for path, node in ALL if described.fullmatch(path) and not str(node.get("description", "")).strip()]
    assert bare == []


def test_every_description_is_a_sentence_on_one_line() -> None:
    texts = [text for _, node in ALL for text in (node.get("description", "A."), *node.get("enumDescriptions", ()))]
    assert [text for text in texts if not re.fullmatch(r"[A-Z0-9][^\n]*[.]", text)] == []


def test_every_object_is_closed_but_for_local_keys() -> None:
    for path, node in ALL:
        if node.get("type") == "object" or "properties" in node:
            assert node.get("patternProperties") == {"^x-": True}, path
            by_handle = "propertyNames" in node and "properties" not in node
            assert by_handle == isinstance(node["additionalProperties"], dict), path
            assert by_handle or node["additionalProperties"] is False, path


def test_maps_take_handles_or_words_of_a_vocabulary_as_keys() -> None:
    names = [node["propertyNames"]["anyOf"] for _, node in ALL if "propertyNames" in node]
    assert all(local == {"pattern": "^x-"} and name_of(key) in {"handle", "area"} for key, local in names)
    assert len(names) == 4


def test_references_lead_somewhere_and_every_definition_is_used() -> None:
    used = {node["$ref"].removeprefix("#/definitions/") for _, node in ALL if "$ref" in node}
    assert used == set(DEFINITIONS)


@pytest.mark.parametrize("attribute", GROUPS)
def test_the_keys_of_each_group_are_the_fields_of_the_model(attribute: str) -> None:
    group = GROUPS[attribute][0]
    found = differences(at(group), Recorded.__annotations__[attribute], vars(sys.modules[Recorded.__module__]), group)
    assert list(found) == []


def test_the_root_and_its_sections_hold_the_groups_of_the_model_and_nothing_else() -> None:
    groups = {group for group, _, _ in GROUPS.values()}
    sections = {group.partition(".")[0] for group in groups if "." in group}
    assert set(SCHEMA["properties"]) == {group for group in groups if "." not in group} | sections | {"planlint"}
    for section in sections:
        keys = resolve(at(section))["properties"]
        assert {f"{section}.{key}" for key in keys} == {group for group in groups if group.startswith(f"{section}.")}


@pytest.mark.parametrize(("path", "node"), VOCABULARIES, ids=[path.rpartition("/")[2] for path, _ in VOCABULARIES])
def test_words_are_written_alike_and_survive_other_yaml_tools(path: str, node: Node) -> None:
    words: list[str] = node["enum"]
    assert len(words) == len(set(words)), path
    assert len(node.get("enumDescriptions", words)) == len(words), path
    for word in words:
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", word), path
        assert word in ("yes", "no") or yaml.safe_load(word) == word, word


def test_no_key_is_one_that_other_yaml_tools_mangle() -> None:
    keys = {key for _, node in ALL for key in node.get("properties", {})}
    assert [key for key in keys if yaml.safe_load(key) != key] == []


def test_no_slot_takes_true_or_false_and_none_relies_on_formats() -> None:
    assert [path for path, node in ALL if "boolean" in str(node.get("type", "")) or "format" in node] == []


def test_patterns_mean_the_same_in_every_engine() -> None:
    """Anchored at both ends without `$`, ASCII digits only, no classes that engines read differently."""
    patterns = [node["pattern"] for _, node in ALL if "pattern" in node and node != {"pattern": "^x-"}]
    assert patterns
    for pattern in patterns:
        assert pattern.startswith("^")
        assert pattern.endswith(END)
        assert not re.search(r"\\[dDwWsSbBpP]|\$|[^ -~]", pattern.removesuffix(END))


def test_every_form_has_a_title_that_a_message_can_use() -> None:
    patterns = [(path, node) for path, node in ALL if "pattern" in node and node != {"pattern": "^x-"}]
    assert [path for path, node in patterns if not node.get("title")] == []


@pytest.mark.parametrize(
    ("name", "values", "good"),
    [("date", DATES, GOOD_DATES), ("handle", HANDLES, GOOD_HANDLES), ("reference", IDS, GOOD_IDS)],
)
def test_both_validators_give_one_verdict_on_nasty_strings(name: str, values: tuple[str, ...], good: set[str]) -> None:
    slow, fast = validators(name)
    for value in values:
        for text in {value + end for end in NASTY_ENDS} | {start + value for start in NASTY_STARTS}:
            assert slow(text) == fast(text), ascii(text)
            if text not in values:
                assert not fast(text) or (name == "reference" and text == "x\n"), ascii(text)
        assert fast(value) == (value in good), ascii(value)


@pytest.mark.parametrize("name", sorted(DEFINITIONS))
def test_both_validators_give_one_verdict_on_every_definition(name: str) -> None:
    values: list[Any] = [
        None, 0, 1, -1, 131, 1899, 10**18, "", "7m", "\uff17m", "7m\n", "yes", "yes\n", "2026-03", "mia", "x-a", "a-rule\n",
        [], ["mia"], ["mia\n"], [[]], {}, {"x-a": {"b": []}}, {"a": {}}, {"mia\n": {}}, {"x-\n": 1}, {"\nx-": 1}, {"X-a": 1},
    ]  # fmt: skip
    slow, fast = validators(name)
    assert [value for value in values if slow(value) != fast(value)] == []


def test_keys_with_a_line_break_at_the_end_are_no_handles() -> None:
    slow, fast = validators("people")
    for key, fits in [("mia", True), ("mia\n", False), ("m\xefa", False), ("x-\n", True), ("x- a", True), ("", False)]:
        assert slow({key: {}}) == fast({key: {}}) == fits, ascii(key)


def test_the_full_example_fits() -> None:
    plan = full_plan()
    misfits = [list(error.absolute_path) for error in jsonschema.Draft7Validator(SCHEMA).iter_errors(plan)]
    assert misfits == []
    assert jsonschema_rs.Draft7Validator(SCHEMA).is_valid(plan)


def test_the_full_example_uses_every_key_of_the_format() -> None:
    used = set(used_keys(full_plan(), SCHEMA))
    unused = [f"{path}: {key}" for path, node in ALL for key in node.get("properties", {}) if (id(node), key) not in used]
    assert unused == []


def test_the_examples_in_the_schema_fit() -> None:
    fits = jsonschema_rs.Draft7Validator(SCHEMA).is_valid
    assert all(fits(example) for example in SCHEMA["examples"])


def test_the_file_is_written_as_any_json_tool_writes_it() -> None:
    text = (resources.files("planlint") / "case-plan.schema.json").read_text("utf-8")
    assert text == json.dumps(SCHEMA, indent=2, ensure_ascii=False) + "\n"
    assert max(map(len, text.splitlines())) <= 160
