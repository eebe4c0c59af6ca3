"""What does not fit the plan format: one finding for each cause, at its key, in our own words, without any value of the plan."""

from datetime import date
from pathlib import Path

import pytest

from planlint.finding import Finding
from planlint.linter import check
from planlint.packs import load_rules

HEAD = "planlint: 1\nid: A-1\n"
CORE = "people: {mia: {role: mother}}\nviolence: []\ntasks: []\n"


def found(text: str) -> list[Finding]:
    return [
        finding for finding in check(text.encode(), "plan.yaml", (), date(2026, 6, 1)).findings if finding.rule == "plan-format"
    ]


@pytest.mark.parametrize(
    ("text", "line", "column", "words"),
    [
        pytest.param(HEAD + "people: {}\nviolence: []\n", 1, 1, "the key tasks is missing", id="missing key"),
        pytest.param(HEAD + CORE + "gaols: []\n", 6, 1, "did you mean goals?", id="misspelt key"),
        pytest.param(HEAD + CORE + "zzzzz: []\n", 6, 1, "known here are", id="unlike any key"),
        pytest.param(HEAD + CORE + "safety:\n  orders:\n    - kynd: other\n", 8, 7, "did you mean kind?", id="deep key"),
        pytest.param(HEAD + CORE.replace("tasks: []", "tasks: [{what: Ring, please}]"), 5, 22, "an unquoted comma", id="text as key"),
        pytest.param(HEAD + CORE + "setting: refuje\n", 6, 10, "did you mean refuge?", id="misspelt word"),
        pytest.param(HEAD + CORE + "setting: zzz\n", 6, 10, "allowed: child-protection", id="words listed"),
        pytest.param(HEAD + CORE + "start: 3 March\n", 6, 8, "a date such as", id="date in words"),
        pytest.param(HEAD + CORE + "start: 2026/03/04\n", 6, 8, "a date such as", id="date with slashes"),
        pytest.param(HEAD + CORE + "goals: yes\n", 6, 8, "a list", id="word for a list"),
        pytest.param(HEAD + CORE + "goals:\n  - [a]\n", 7, 5, "a group of keys is expected", id="list for keys"),
        pytest.param(HEAD + CORE + "companion_plans:\n  - {open_tasks: many}\n", 7, 18, "a whole number", id="word for number"),
        pytest.param(HEAD + CORE + "workers: {Jo Smith: {role: other}}\n", 6, 11, "never a name", id="name as handle"),
        pytest.param("planlint: one\nid: A\n" + CORE, 1, 11, "1 is expected", id="version in words"),
        pytest.param("planlint: 2\nid: A\n" + CORE, 1, 11, "another", id="another version"),
        pytest.param("- a\n- b\n", 1, 1, "a group of keys is expected", id="a list for a plan"),
        pytest.param("only text\n", 1, 1, "a group of keys is expected", id="text for a plan"),
    ],
)  # fmt: skip
def test_a_misfit_is_reported_once_at_its_key_with_what_to_write(text: str, line: int, column: int, words: str) -> None:
    findings = found(text)

    assert [words in finding.message for finding in findings] == [True]
    assert findings[0].start == (line, column)


def test_several_causes_are_several_findings() -> None:
    text = HEAD + "people: {mia: {roll: mother, age: [1]}}\nviolence: [{by: mia, kynd: pattern}]\ntasks: [{whta: x, due: soon}]\n"

    assert [finding.start.line for finding in found(text)] == [3, 3, 4, 5, 5]


def test_local_keys_are_left_alone_wherever_they_stand() -> None:
    text = (
        HEAD
        + "people: {mia: {role: mother, x-ref: [1, {a: b}]}}\nviolence: []\ntasks: [{what: a, x-colour: red}]\nx-office: {z: 1}\n"
    )

    assert found(text) == []


def test_no_value_and_no_unknown_key_of_the_plan_is_repeated() -> None:
    secret = "ZZCANARYZZ"
    text = (
        f"planlint: {secret}\nid: [{secret}]\n{secret}: 1\n{secret} Street: 2\npeople: {{{secret} x: {{role: [1]}}, mia: {{age: {secret}, {secret}: 1}}}}\n"
        f"violence: {secret}\ntasks: [{{due: {secret}, kind: {secret}, what: {{{secret}: 1}}}}]\nassessments: [{{areas: {{{secret}: {secret}}}}}]\n"
    )

    findings = found(text)

    assert len(findings) >= 9
    assert not any(secret in str(finding) for finding in findings)


def test_rules_whose_groups_are_sound_still_run() -> None:
    rule = next(rule for rule in load_rules() if rule.name == "no-tasks-for-person-using-violence")
    text = (
        HEAD + "people: {mia: {role: mother}, dan: {role: father}}\nviolence: [{by: dan, towards: mia}]\n"
        "tasks: [{what: See the doctor., responsible: mia}]\nreviews: [{due: soon}]\n"
    )

    checked = check(text.encode(), "plan.yaml", (rule,), date(2026, 6, 1))

    assert [finding.rule for finding in checked.findings] == ["no-tasks-for-person-using-violence", "plan-format"]


def test_a_rule_that_reads_a_group_that_does_not_fit_is_counted_as_unable_to_look() -> None:
    rule = next(rule for rule in load_rules() if rule.name == "no-tasks-for-person-using-violence")
    text = (
        HEAD
        + "people: {mia: {}, dan: {}}\nviolence: [{by: dan, towards: mia}]\ntasks: [{what: See the doctor., responsable: mia}]\n"
    )

    checked = check(text.encode(), "plan.yaml", (rule,), date(2026, 6, 1))

    assert [finding.rule for finding in checked.findings] == ["plan-format"]
    assert [(unjudged.group, unjudged.recorded) for unjudged in checked.plans[0].unjudged] == [("tasks", True)]


def test_a_misspelt_section_keeps_the_rules_about_it_from_judging() -> None:
    rule = next(rule for rule in load_rules() if rule.name == "no-tasks-for-person-using-violence")
    text = (
        HEAD
        + "people: {mia: {}, dan: {}}\nviolence: [{by: dan, towards: mia}]\ntasks: [{what: x, responsible: mia}]\ncompanion_plan: []\n"
    )

    checked = check(text.encode(), "plan.yaml", (rule,), date(2026, 6, 1))

    assert [finding.rule for finding in checked.findings] == ["plan-format"]
    assert checked.plans[0].unjudged[0].group == "companion_plans"


def test_a_template_may_leave_any_slot_open() -> None:
    text = (
        "planlint: 1\nid: '{{ id }}'\nkind: template\nstart: '{{ start }}'\nend:\npeople: {'{{ mother }}': {role: mother, age: '{{ age }}'}}\n"
        "violence: [{by: '<who>', towards: '[INSERT people]', kind: TBD}]\ntasks:\ngoals: '{{ goals }}'\nexit:\n"
    )

    assert found(text) == []


def test_what_stands_beside_a_placeholder_is_still_held_to_the_format() -> None:
    text = (
        HEAD + "kind: template\npeople: {mia: {role: '{{ x }}', roll: a}}\nviolence: []\ntasks: [{due: soon, what: '{{ x }}'}]\n"
    )

    assert [(finding.start.line, "did you mean role" in finding.message) for finding in found(text)] == [(4, True), (6, False)]


def test_the_full_example_fits() -> None:
    text = (Path(__file__).parent / "plans" / "full.yaml").read_text("utf-8")

    assert found(text) == []
