"""The walk through a plan finds every text, date, handle and reference that the schema allows, each at its place."""

import re
import sys
from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from planlint.document import read
from planlint.plan import Plan, Prose, details, plan_from
from planlint.plan.details import details_in
from planlint.plan.entry import Entry
from planlint.plan.recorded import GROUPS, Recorded
from planlint.plan.walk import HANDLES, REFERENCES
from planlint.settings import DEFAULTS
from tests.test_schema_contract import FULL, Node, at, fields_of, name_of, one_of, resolve


def full_plan() -> Plan:
    return plan_from(read(FULL.read_bytes())[0], frozenset(), date(2026, 6, 12), DEFAULTS)


def slots_of(cls: type, node: Node, found: dict[str, dict[str, set[str]]]) -> None:
    """Note which fields of an entry, and of those within it, the schema says hold handles, and which references."""
    if cls.__name__ in found:
        return
    slots: dict[str, set[str]] = {"handle": set(), "reference": set()}
    found[cls.__name__] = slots
    for key, inner in node["properties"].items():
        annotation, names = fields_of(cls)[key]
        word = annotation.removesuffix(" | None").removeprefix("tuple[").removesuffix(", ...]")
        nested = names.get(word)
        if isinstance(nested, type) and issubclass(nested, Entry):
            slots_of(nested, one_of(inner), found)
        elif name_of(inner) in slots and key != "id":
            slots[name_of(inner)].add(key)


def entries(attribute: str) -> tuple[type, Node] | None:
    names = vars(sys.modules[Recorded.__module__])
    annotation = Recorded.__annotations__[attribute].removesuffix(" | None")
    word = annotation.removeprefix("tuple[").removeprefix("dict[str, ").removesuffix(", ...]").removesuffix("]")
    cls = names.get(word)
    if not (isinstance(cls, type) and issubclass(cls, Entry)):
        return None
    node = one_of(at(GROUPS[attribute][0]))
    return cls, node if "properties" in node else resolve(node["additionalProperties"])


def test_the_tables_of_handles_and_references_say_what_the_schema_says() -> None:
    found: dict[str, dict[str, set[str]]] = {}
    for attribute in GROUPS:
        if (both := entries(attribute)) is not None:
            slots_of(*both, found)
    for sort, table in (("handle", HANDLES), ("reference", REFERENCES)):
        stated = {cls: {name.removesuffix("_") for name in names.split()} for cls, names in table.items()}
        assert stated == {cls: slots[sort] for cls, slots in found.items() if slots[sort]}


def value_at(data: Any, path: tuple[str | int, ...]) -> Any:
    for step in path:
        data = data[step]
    return data


def test_every_date_and_handle_stands_where_the_walk_says() -> None:
    plan = full_plan()
    data = plan.document.data
    assert len(plan.slots.days) > 50
    assert len(plan.slots.handles) > 100
    for path, day in plan.slots.days:
        assert str(value_at(data, path)).startswith(str(day)[:7])
    for path, word in (*plan.slots.handles, *plan.slots.references):
        value = value_at(data, path)
        assert value in (word, [word]) or word in value


def test_every_text_of_the_full_plan_is_found_once() -> None:
    plan = full_plan()
    paths = [text.path for text in plan.slots.texts]
    assert len(paths) == len(set(paths))
    assert ("situation",) in paths
    assert ("people", "lena", "impact", "education-and-social") in paths
    assert ("workers", "bea", "agency") in paths
    assert ("tasks", 2, "if_missed", "response") in paths


def sorts(text: str, *handles: str) -> list[str]:
    return [sort for _, sort, _ in details_in([Prose("Nothing here.", ()), Prose(text, ())], frozenset(handles))]


def test_details_are_found_by_their_shape() -> None:
    assert sorts("Ring 0412 345 678, or (02) 9876 5432, or 555-123-4567.") == ["a phone number"] * 3
    assert sorts("Lives in SW1A 1AA; before in Carlton VIC 3053; Springfield IL 62704.") == ["a postcode"] * 3
    assert sorts("At 14B Rose St, then 3/12 Mount Pleasant Road.") == ["a street address"] * 2
    assert sorts("Born 12 March 2015, DOB 3.4.15.") == ["a birth date"] * 2
    assert sorts("Mrs O'Neill and Dr. Okafor; Ms Kim and Mr D. came.", "kim") == ["a name with a title"] * 2
    assert sorts("Rosewood Primary School, St Mary's Primary") == ["the name of a school"] * 2
    assert sorts("Write to jo@example.org.") == ["an e-mail address"]


PIECES = (
    "0412 345 678|(02) 9876 5432|555-123-4567|+61 412 345 678|SW1A 1AA|VIC 3053|IL 62704-1234|14B Rose St|2-14 Rose St|3/12 Mount Pleasant Road"
    "|14B / 3 Rose Street|PO Box 12|stays in Elm Grove|DOB 2015-03-12|born 3.4.15|date of birth: 12/03/2015|d.o.b. 12 March 2015|BORN ON 3/4/15"
    "|Mrs O'Neill|Dr. van der Berg|Prof J. Smith|Rosewood Primary School|St Mary's Primary|Elm  Academy|Oak\nCollege|jo@example.org"
    "|2026-09-13|on 2026-09-13, at 14:30|12-14 weeks|24-812|School|and|the|.|,|-|:|\n| |(|)|Kim|Ms|9|2026|call 9876 5432|text 0412345678"
).split("|")


@given(st.lists(st.sampled_from(PIECES), max_size=6), st.sampled_from([" ", "", ", ", "\n", ". "]))
def test_the_quick_look_passes_over_no_text_that_holds_a_detail(pieces: list[str], between: str) -> None:
    text = between.join(pieces)
    holds = any(re.search(pattern, text) for _, pattern, _ in details._SORTS)

    assert bool(Prose.holding([Prose(text, ())], *details._HINTS)) or not holds
    assert all(re.search(hint, text) for _, pattern, hint in details._SORTS if re.search(pattern, text))


def test_ordinary_sentences_hold_no_details() -> None:
    for text in (
        "Aged 34, two streets away, since 2019; pays $1,250 by 2026-05-30.",
        "Ring 000, 1800 737 732 or 0808 2000 247 before 2026-06-30 at 14:30.",
        "On 3 May Court sits at 9 AM; high school and nursery know; 7 Days Court support.",
        "Police report 24-812, 71% to 93%, HH-2026-0142, moved to NSW 2025, in WA 2026.",
        "Ms K. saw the GP (Dr) who knows; Sunday School and the library on Elm Street.",
    ):
        assert sorts(text) == [], text
