"""Properties that hold for every plan: checking ends, order of keys does not matter, and a cause mended is a finding gone."""

import copy
import random
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.document import read
from planlint.linter import Checked, check
from planlint.packs import load_rules
from planlint.rulebook import example_plan

RULES = load_rules()
AS_OF = date(2026, 6, 1)
EXAMPLES = [(rule, text) for rule in RULES for text in map(example_plan, (*rule.bad, *rule.good)) if "\n---\n" not in text]
FULL = (Path(__file__).parent / "plans" / "full.yaml").read_text("utf-8")


def run(text: str | bytes) -> Checked:
    return check(text.encode() if isinstance(text, str) else text, "plan.yaml", RULES, AS_OF)


def inside(checked: Checked, text: str) -> None:
    """Assert that every place lies in the text."""
    source = read(text.encode())[0].source
    for finding in checked.findings:
        for place in (finding.start, finding.end, *(p for related in finding.related for p in (related.start, related.end))):
            assert 1 <= place.line <= len(source.starts)
            assert 1 <= place.column <= len(source.line(place.line)) + 1
        assert finding.start <= finding.end


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=300))
def test_checking_any_bytes_ends_without_an_exception(raw: bytes) -> None:
    assert run(raw).crashes == []


@settings(max_examples=150, deadline=None)
@given(st.integers(0, 10**6))
def test_checking_a_damaged_plan_ends_without_a_crash_and_with_places_inside(seed: int) -> None:
    chance = random.Random(seed)
    text = chance.choice([FULL, chance.choice(EXAMPLES)[1]])
    lines = text.splitlines(keepends=True)
    for _ in range(chance.randint(1, 6)):
        at = chance.randrange(len(lines))
        damage = chance.choice(["drop", "double", "swap", "blank", "cut", "word"])
        if damage == "drop" and len(lines) > 1:
            del lines[at]
        elif damage == "double":
            lines.insert(at, lines[at])
        elif damage == "swap":
            other = chance.randrange(len(lines))
            lines[at], lines[other] = lines[other], lines[at]
        elif damage == "blank":
            lines[at] = lines[at].split(":")[0] + ": '{{ x }}'\n"
        elif damage == "cut":
            lines[at] = lines[at][: chance.randrange(len(lines[at]) + 1)] + "\n"
        else:
            lines[at] = lines[at].replace(" ", chance.choice(["", ": ", " - ", " [", " 日本 "]), 1)
    damaged = "".join(lines)

    checked = run(damaged)

    assert checked.crashes == []
    inside(checked, damaged)


def shuffled(value: Any, chance: random.Random) -> Any:
    if isinstance(value, dict):
        keys = list(value)
        chance.shuffle(keys)
        return {key: shuffled(value[key], chance) for key in keys}
    if isinstance(value, list):
        return [shuffled(inner, chance) for inner in value]
    return value


def summary(checked: Checked) -> list[tuple[object, ...]]:
    """What was found, without lines: rule, severity and the set of places (which of several comes first may change)."""
    return sorted(
        (finding.rule, finding.severity.value, sorted(map(str, (finding.path, *(related.path for related in finding.related)))))
        for finding in checked.findings
    )


@settings(max_examples=150, deadline=None)
@given(st.sampled_from(range(len(EXAMPLES))), st.integers(0, 1000))
def test_the_order_of_keys_changes_no_finding(number: int, seed: int) -> None:
    data = yaml.load(EXAMPLES[number][1], Loader=yaml.BaseLoader)
    reordered = shuffled(copy.deepcopy(data), random.Random(seed))

    assert summary(run(yaml.dump(reordered, sort_keys=False))) == summary(run(yaml.dump(data, sort_keys=False)))


def removed(data: Any, path: tuple[str | int, ...]) -> Any:
    """Return a copy of a plan without what stands at `path`."""
    data = copy.deepcopy(data)
    inner = data
    for step in path[:-1]:
        inner = inner[step]
    del inner[path[-1]]
    return data


@pytest.mark.parametrize("rule", [rule for rule in RULES if "tasks" in rule.needs], ids=lambda rule: rule.name)
def test_a_finding_on_an_entry_goes_when_the_entry_goes(rule: Any) -> None:
    for text in map(example_plan, rule.bad):
        data = yaml.load(text, Loader=yaml.BaseLoader)
        for finding in check(text.encode(), "plan.yaml", (rule,), AS_OF).findings:
            if finding.path[:1] != ("tasks",) or len(finding.path) != 2:
                continue
            mended = yaml.dump(removed(data, finding.path), sort_keys=False)
            again = check(mended.encode(), "plan.yaml", (rule,), AS_OF).findings
            assert (finding.message, finding.path) not in [
                (other.message, other.path) for other in again if not other.related
            ] or (len(again) < len(check(text.encode(), "plan.yaml", (rule,), AS_OF).findings))


@pytest.mark.parametrize("number", range(0, len(EXAMPLES), 7))
def test_places_lie_inside_whatever_the_line_ends(number: int) -> None:
    text = EXAMPLES[number][1]
    for variant in (text, text.replace("\n", "\r\n"), text.rstrip("\n")):
        inside(run(variant), variant)
    windows = [(finding.rule, finding.start) for finding in run(text.replace("\n", "\r\n")).findings]
    assert windows == [(finding.rule, finding.start) for finding in run(text).findings]
