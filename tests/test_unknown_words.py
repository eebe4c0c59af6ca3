"""A word that the format does not know is an error at its place; the rest of its group is judged as if it had been left open."""

import pytest

from planlint.finding import Finding
from planlint.linter import Checked
from planlint.packs import load_rules
from planlint.plan.areas import NAMES
from planlint.schema import strict_schema
from planlint.testing import check_text
from planlint.wording.examples import plan_around

PLAN = """planlint: 1
id: UNKNOWN-WORD
people:
  karen: {role: mother}
  dean: {role: father}
violence:
  - {by: dean, towards: [karen]}
needs:
  - {person: karen, area: housing, status: unmet}
  - {person: karen, area: legal, status: unmet}
tasks:
  - {what: Complete a twelve-week parenting course., responsible: karen, kind: parenting-course, expectation: required-by-agency}
"""


def check(text: str) -> Checked:
    return check_text(text, *load_rules())


def of_rule(checked: Checked, rule: str) -> list[Finding]:
    return [finding for finding in checked.findings if finding.rule == rule]


def unjudged(checked: Checked) -> set[str]:
    return {each.rule for each in checked.plans[0].unjudged if each.recorded}


def test_a_word_that_is_not_known_keeps_no_rule_from_the_rest_of_its_group() -> None:
    checked = check(PLAN.replace("area: legal", "area: leagl"))

    (finding,) = of_rule(checked, "plan-format")
    assert finding.start.line == 10
    assert "leagl" not in finding.message
    assert "did you mean legal?" in finding.message
    assert "need-without-response" not in unjudged(checked)
    (found,) = of_rule(checked, "need-without-response")
    assert "housing" in found.message
    assert not found.related


def test_a_kind_of_task_that_is_not_known_is_read_from_the_words() -> None:
    known, unknown = check(PLAN), check(PLAN.replace("kind: parenting-course", "kind: parenting-corse"))

    assert of_rule(unknown, "plan-format")
    assert not unjudged(unknown)
    assert of_rule(known, "therapy-or-parenting-course-while-unsafe")
    (found,) = of_rule(unknown, "therapy-or-parenting-course-while-unsafe")
    assert "read from its words" in found.message


def test_of_the_violence_every_word_counts() -> None:
    checked = check(PLAN.replace("towards: [karen]}", "towards: [karen], situation: resistence}"))

    assert of_rule(checked, "plan-format")
    assert "no-tasks-for-person-using-violence" in unjudged(checked)


def test_a_key_that_is_not_known_still_keeps_its_group_from_being_judged() -> None:
    checked = check(PLAN.replace("responsible: karen", "responsable: karen"))

    assert "task-load-lopsided" in unjudged(checked) | {finding.rule for finding in checked.findings}
    assert "no-tasks-for-person-using-violence" in unjudged(checked)


def test_in_a_template_an_unknown_word_is_no_placeholder() -> None:
    template = PLAN.replace("id: UNKNOWN-WORD\n", "kind: template\n").replace("area: legal", "area: leagl")
    template = template.replace("person: karen, area: housing", 'person: "{{ survivor }}", area: housing')
    checked = check(template)

    assert of_rule(checked, "plan-format")
    assert all(finding.start.line != 10 for finding in of_rule(checked, "placeholder-left"))


@pytest.mark.parametrize(("name", "word"), NAMES.items())
def test_areas_may_have_the_names_that_tools_give_them(name: str, word: str) -> None:
    plan = PLAN.replace("area: legal", f"area: {word}")
    assert word in strict_schema()["definitions"]["area"]["enum"]
    renamed = check(plan.replace(f"area: {word}", f"area: {name}"))

    assert not of_rule(renamed, "plan-format")
    assert [(each.rule, each.message) for each in renamed.findings] == [
        (each.rule, each.message) for each in check(plan).findings
    ]


@pytest.mark.parametrize(
    ("response", "loses"),
    [
        ("Children stay in care and the plan changes to adoption.", True),
        ("Reunification is refused.", True),
        ("Case goes up to a child protection conference.", True),
        ("Overnight stays stop.", True),
        ("She will lose her place in the refuge.", True),
        ("The case will be closed.", True),
        ("Back to court after two missed weeks.", True),
        ("The worker rings, and finds another day.", False),
        ("Police and the worker are told the same day; safety is looked at again.", False),
        ("The foster carer drives the children instead.", False),
    ],
)
def test_what_follows_a_task_not_done_is_read_from_its_words(response: str, loses: bool) -> None:
    missed = f", if_missed: {{response: '{response}', falls_on: karen, trigger: karen}}}}\n"
    found = of_rule(
        check(PLAN.replace("expectation: required-by-agency}\n", f"expectation: required-by-agency{missed}")),
        "coercive-condition",
    )

    assert bool(found) is loses
    assert all("read from its words" in finding.message for finding in found if finding.path[-1] == "if_missed")


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Mo is failing to protect the baby.", "M=survivor;F=uses-violence"),
        ("Mr and Mrs Lee have a volatile relationship.", "M=survivor;F=uses-violence"),
    ],
)
def test_short_forms_and_shared_names_are_understood(text: str, people: str) -> None:

    assert {"failure-to-protect-language", "violence-framed-as-conflict", "harm-not-attributed"} & {
        finding.rule for finding in check(plan_around(text, people)).findings
    }
