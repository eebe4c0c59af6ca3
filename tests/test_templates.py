"""Templates: what they are asked, what a blank satisfies, and what plans made from them must keep."""

import copy
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
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
from planlint.rulebook import Profile, example_plan
from planlint.templates.built_in import BUILT_IN, built_in
from tests.conftest import ROOT, Run

RULES = load_rules()
STANDARD = tuple(rule for rule in RULES if Profile.STANDARD.includes(rule.profile))
TEMPLATES = ROOT / "examples" / "templates"
SHIPPED = {"12-week": "refuge-12-week", "six-month": "six-month", "child-protection": "child-protection"}
SURVIVOR, USER = "{{ survivor }}", "{{ person-using-violence }}"
CANARY = "QQCANARYQQ"
Data = dict[str, Any]


def judged(text: str | bytes, rules: Any = STANDARD) -> Checked:
    checked = check(text.encode() if isinstance(text, str) else text, "template.yaml", rules, date(2026, 6, 1))
    assert checked.crashes == []
    return checked


def data_of(text: str | bytes) -> Data:
    data: Data = json.loads(json.dumps(read(text.encode() if isinstance(text, str) else text)[0].data))
    return data


def written(data: Data) -> str:
    text: str = yaml.dump(data, sort_keys=False, allow_unicode=True, width=10_000)
    return text


# The templates that are shipped, and what the gate says of others


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_shipped_template_is_the_file_among_the_examples(name: str) -> None:
    assert built_in(name) == (TEMPLATES / f"{SHIPPED[name]}.yaml").read_bytes()


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_shipped_template_has_no_finding_however_much_is_asked(name: str) -> None:
    assert [(finding.rule, finding.message) for finding in judged(built_in(name), RULES).findings] == []


@pytest.mark.parametrize("name", BUILT_IN)
def test_a_shipped_template_has_room_for_every_section_that_most_plans_need(name: str) -> None:
    data = data_of(built_in(name))
    in_order = ["people", "workers", "violence", "safety", "needs", "assessments", "goals", "tasks", "services", "coordination",
                "options", "reviews", "exit"]  # fmt: skip

    assert [key for key in data if key in in_order] == in_order
    assert "pseudonym" in built_in(name).decode().lower()


@pytest.mark.parametrize("template", sorted(SHIPPED.values()))
def test_the_gate_opens_for_the_good_templates(planlint: Run, template: str) -> None:
    done = planlint("check", f"examples/templates/{template}.yaml", "--fail-on", "warning", folder=ROOT)

    assert done.returncode == 0, done.stdout


FLAWED = {
    "flawed-her-tasks-only": "no-tasks-for-person-using-violence contingency-plan-missing survivor-made-responsible "
    "basic-needs-first safety-plan-without-action-on-violence",
    "flawed-forms-first": "survivor-voice-missing survivor-strengths-missing safety-assessment-missing review-missing-or-overdue "
    "exit-plan-missing contingency-plan-missing child-views-missing plan-not-made-with-survivor",
    "flawed-everybody-at-one-table": "joint-session-with-person-using-violence couple-intervention-with-violence "
    "sensitive-information-shared unquoted-placeholder",
}


@pytest.mark.parametrize("template", FLAWED)
def test_the_gate_stops_a_flawed_template(planlint: Run, template: str) -> None:
    done = planlint("check", f"examples/templates/{template}.yaml", "--format", "json", folder=ROOT)

    errors = {each["rule"] for each in json.loads(done.stdout)["findings"] if each["severity"] == "error"}
    assert set(FLAWED[template].split()) <= errors
    assert done.returncode == 1


def without_tasks(keep: Callable[[Data], bool]) -> Callable[[Data], None]:
    def change(data: Data) -> None:
        data["tasks"] = [task for task in data["tasks"] if keep(task)]
        data["people"][USER].pop("no_direct_work", None)

    return change


def without_voice(data: Data) -> None:
    for person in data["people"].values():
        person.pop("views", None)
    for assessment in data["safety"]["assessments"]:
        assessment.pop("own_view", None)
    for goal in data["goals"]:
        goal.pop("own_words", None)
    del data["coordination"]["meetings"]


def without_strengths(data: Data) -> None:
    for person in data["people"].values():
        person.pop("strengths", None)


GAPS: dict[str, tuple[str, Callable[[Data], Any]]] = {
    "no task about the person using violence": (
        "no-tasks-for-person-using-violence",
        without_tasks(lambda task: USER not in (*task["responsible"], *task.get("about", []))),
    ),
    "no safety or contingency plan": ("contingency-plan-missing", lambda data: data["safety"].pop("plans")),
    "no safety assessment": ("safety-assessment-missing", lambda data: data["safety"].pop("assessments")),
    "no place for views": ("survivor-voice-missing", without_voice),
    "no place for strengths": ("survivor-strengths-missing", without_strengths),
    "no review": ("review-missing-or-overdue", lambda data: data.pop("reviews")),
}


@pytest.mark.parametrize("name", BUILT_IN)
@pytest.mark.parametrize("gap", GAPS)
def test_a_template_that_makes_no_room_fails_and_says_so(name: str, gap: str) -> None:
    rule, change = GAPS[gap]
    data = data_of(built_in(name))
    change(data)

    found = {(finding.rule, finding.severity.value): finding.message for finding in judged(written(data)).findings}
    assert (rule, "error") in found
    assert found[rule, "error"].startswith("this template makes no room for it: ")


def test_a_template_of_a_refuge_needs_an_exit_plan() -> None:
    data = data_of(built_in("12-week"))
    del data["exit"]

    assert ("exit-plan-missing", "error") in {(f.rule, f.severity.value) for f in judged(written(data)).findings}


@pytest.mark.parametrize("name", ["six-month", "child-protection"])
def test_a_plan_for_leaving_is_no_contingency_plan_where_somebody_may_stay(name: str) -> None:
    data = data_of(built_in(name))
    data["safety"]["plans"] = [each for each in data["safety"]["plans"] if each["situation"] != "staying"]

    assert "contingency-plan-missing" in {finding.rule for finding in judged(written(data)).findings}


BOILERPLATE = [
    ("coercive-condition", "If {{ survivor }} does not engage with services, the children will be removed."),
    ("failure-to-protect-language", "The mother failed to protect the children."),
    ("violence-framed-as-conflict", "The couple has a volatile relationship."),
]


@pytest.mark.parametrize(("rule", "text"), BOILERPLATE, ids=[rule for rule, _ in BOILERPLATE])
def test_words_that_a_template_does_contain_are_judged(rule: str, text: str) -> None:
    data = data_of(built_in("six-month")) | {"narrative": [{"by": "{{ caseworker }}", "text": text}]}

    assert rule in {finding.rule for finding in judged(written(data), RULES).findings}


# A blank fills its slot

BLANKS = ["{{ x }}", "<x>", "[INSERT x]", "TBD", "Friday of {{ week }}", None]
SCOPE = re.compile(
    r"as_of|setting|model|status|companion_plans\..*|violence\.(by|towards|kind|assessed.*)"
    r"|people\.\*\.(role|age|parents|step_parents|lives|lives_with|related_to|no_contact\.reason|no_direct_work\.reason)"
    r"|workers\.\*\.role|.*\.(status|kind|area|situation|tool|topic|service)"
    r"|tasks\.(responsible|about|participants)|(services|goals|safety\.plans)\.for|.*\.person|safety\.orders\.(protects|respondent)"
    r"|safeguarding\.\w+\.child|services\.participants|coordination\.(worker_contacts\.with|meetings\.invited)"
)
"""Slots that say whom a rule asks about, what an entry is, or whether it counts: left open, another question may be asked.

A blank in any other slot is content, and no rule may find more for want of it.
"""
ASKS_FOR_ANOTHER_SLOT = {
    "contact-with-person-using-violence-not-safety-checked": "a talk that may have been held needs a place for its safety check",
    "joint-session-with-person-using-violence": "both in one room is found whatever the purpose and the day",
    "order-views-missing": "a talk about an order needs a place for what the survivor thinks of it",
    "past-help-not-recorded": "help that may have been given needs a place for what it was taken to be",
    "safe-on-nondisclosure": "which of two assessments is the newer is open, so both are looked at",
    "safeguarding-advice-not-sought": "a concern that may be unsure needs a place for advice",
    "survivor-safety-view-missing": "which of two assessments is the newer is open, and so is whether it was made",
}
EXAMPLES = [
    {**data_of(text), "kind": "template"}
    for rule in RULES
    for text in map(example_plan, (*rule.bad, *rule.good))
    if "\n---" not in text and isinstance(data_of(text).get("people"), dict)
]


def slots(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not key.startswith("x-"):
                yield from slots(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from slots(inner, (*path, number))
    elif path[0] not in ("planlint", "kind", "id"):
        yield path


def named(path: tuple[str | int, ...]) -> str:
    """Name a slot as the format does, whatever the handle and the number of the entry."""
    steps = [step for step in path if isinstance(step, str)]
    return ".".join([steps[0], "*", *steps[2:]] if steps[0] in ("people", "workers") else steps)


def blanked(data: Data, path: tuple[str | int, ...], blank: str | None) -> Data:
    data = copy.deepcopy(data)
    inner: Any = data
    for step in path[:-1]:
        inner = inner[step]
    inner[path[-1]] = blank
    return data


@settings(max_examples=120, deadline=None)
@given(st.data())
def test_a_blank_never_adds_a_finding(source: st.DataObject) -> None:
    data = source.draw(st.sampled_from(EXAMPLES))
    content = [path for path in slots(data) if not SCOPE.fullmatch(named(path))]
    if not content:
        return
    before = judged(written(data), RULES).findings
    rules, places = {finding.rule for finding in before}, {finding.path for finding in before}

    for path in source.draw(st.lists(st.sampled_from(content), min_size=1, max_size=6, unique=True)):
        data = blanked(data, path, source.draw(st.sampled_from(BLANKS)))

    added = [each for each in judged(written(data), RULES).findings if each.rule not in rules and each.path not in places]
    assert [(each.rule, each.message) for each in added if each.rule not in ASKS_FOR_ANOTHER_SLOT] == []


@settings(max_examples=100, deadline=None)
@given(st.data())
def test_a_blank_fits_every_slot(source: st.DataObject) -> None:
    data = source.draw(st.sampled_from(EXAMPLES))
    before = [finding for finding in judged(written(data), ()).findings if finding.rule == "plan-format"]

    for path in source.draw(st.lists(st.sampled_from(list(slots(data))), min_size=1, max_size=8, unique=True)):
        data = blanked(data, path, source.draw(st.sampled_from(BLANKS)))

    after = [finding for finding in judged(written(data), ()).findings if finding.rule == "plan-format"]
    assert len(after) <= len(before)


def test_a_whole_entry_or_section_may_be_left_open() -> None:
    full = data_of((ROOT / "tests/plans/full.yaml").read_bytes())
    for key in full:
        if key not in ("planlint", "id", "kind", "template"):
            judged(written({**full, "kind": "template", "template": None, key: "{{ later }}"}), RULES)


def test_a_misfit_below_a_placeholder_is_found_at_its_place() -> None:
    text = "planlint: 1\nid: A\nkind: template\npeople:\n  '{{ a }}':\n    lives: moon\nviolence: []\ntasks: []\n"
    (finding,) = judged(text, ()).findings

    assert (finding.rule, finding.start.line, finding.path) == ("plan-format", 6, ("people", "[a]", "lives"))


def test_a_placeholder_for_a_person_of_the_template_is_that_person() -> None:
    data = data_of(built_in("six-month"))
    without_tasks(lambda task: USER not in (*task["responsible"], *task.get("about", [])))(data)

    found = {finding.rule: finding.message for finding in judged(written(data)).findings}
    assert "[person-using-violence] uses violence and has no task" in found["no-tasks-for-person-using-violence"]


def test_nothing_of_a_placeholder_is_printed_that_is_no_handle() -> None:
    full = (ROOT / "tests/plans/full.yaml").read_text("utf-8")
    for who in (f"{{{{ {CANARY} street 12 }}}}", f"<{CANARY}, born in May>", f"[INSERT {CANARY} Smith]"):
        for kind in ("plan", "template"):
            text = re.sub(r"\brosa\b", f"'{who}'", full.replace("kind: plan", f"kind: {kind}"))
            for finding in judged(re.sub(r"'''|''", "'", text), RULES).findings:
                for said in (finding.message, *(other.message for other in finding.related), *map(str, finding.path)):
                    assert CANARY not in said


# Placeholders without quotes

UNQUOTED = """\
planlint: 1
id: {{ id }}
kind: template
people:
  {{ survivor }}: {role: {{ role }}, lives_with: [{{ dan }}]}
  dan: {role: father}
violence:
  - {by: dan, towards: ["{{ survivor }}"]}
tasks:
  - what: {{ survivor }} sees the doctor
    responsible: "{{ survivor }}"
  - {what: Ring {{ school }} today, responsible: "{{ survivor }}"}
"""


@pytest.mark.parametrize("kind", ["template", "plan"])
def test_each_placeholder_without_quotes_is_told_once_and_the_rest_is_judged(kind: str) -> None:
    findings = judged(UNQUOTED.replace("kind: template", f"kind: {kind}")).findings

    unquoted = [(each.start.line, each.start.column) for each in findings if each.rule == "unquoted-placeholder"]
    assert unquoted == [(2, 5), (5, 3), (5, 26), (5, 51), (10, 11), (12, 12)]
    left = {(each.start.line, each.start.column) for each in findings if each.rule == "placeholder-left"}
    assert not left & set(unquoted)
    assert not [each for each in findings if each.rule in ("plan-format", "unreadable-file", "yaml-feature")]
    assert "no-tasks-for-person-using-violence" in {each.rule for each in findings}


# A plan is held to its template

TEMPLATE = """\
planlint: 1
id: T
kind: template
people:
  "{{ survivor }}": {role: TBD}
  "{{ user }}": {role: TBD}
  "{{ child }}": {role: child, parents: ["{{ survivor }}"]}
workers:
  "{{ worker }}": {role: TBD}
violence:
  - {by: "{{ user }}", towards: ["{{ survivor }}"]}
safety:
  assessments: [{person: "{{ survivor }}"}]
  plans: TBD
tasks:
  - {id: t-stop, what: TBD, responsible: ["{{ user }}"], kind: behaviour-change}
  - {what: TBD, responsible: ["{{ worker }}"], kind: housing}
  - {what: TBD, responsible: ["{{ child }}"], kind: routine-or-activity}
reviews: TBD
exit: {until: TBD}
"""
PLAN = """\
planlint: 1
id: P
template: templates/t.yaml
people:
  mia: {role: mother}
  dan: {role: father}
  ava: {role: child, age: 9, parents: [mia]}
workers:
  jo: {role: primary-caseworker}
violence:
  - {by: dan, towards: [mia]}
safety:
  assessments: [{person: mia, date: 2026-05-30}]
  plans: [{situation: staying}]
tasks:
  - {id: t-stop, what: Attend., responsible: dan, kind: behaviour-change}
  - {what: Look at flats., responsible: [jo], kind: housing}
  - {what: Swim., responsible: ava, kind: routine-or-activity}
reviews: [{due: 2026-06-10}]
exit: {until: settled}
"""
RULE = "departs-from-template"


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with a template, and a plan made from it."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "templates").mkdir()
    (tmp_path / "templates" / "t.yaml").write_text(TEMPLATE)
    (tmp_path / "p.yaml").write_text(PLAN)
    return tmp_path


def departures(repository: Path, plan: str) -> list[tuple[str, tuple[str | int, ...]]]:
    checked = check(plan.encode(), "p.yaml", (), date(2026, 6, 1), folder=str(repository))
    assert not checked.unreadable, [finding.message for finding in checked.findings]
    return [(finding.message, finding.path) for finding in checked.findings if finding.rule == RULE]


def test_a_plan_that_has_all_that_its_template_fixes_is_let_be(repository: Path) -> None:
    assert departures(repository, PLAN) == []


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("reviews: [{due: 2026-06-10}]\n", "", ("the section reviews, which the template fixes, is not in this plan", ("reviews",))),
        ("reviews: [{due: 2026-06-10}]", "reviews: []",
         ("the section reviews, which the template fixes, is not in this plan", ("reviews",))),
        ("exit: {until: settled}\n", "", ("the section exit, which the template fixes, is not in this plan", ("exit",))),
        ("  plans: [{situation: staying}]\n", "",
         ("the section safety.plans, which the template fixes, is not in this plan", ("safety", "plans"))),
        (PLAN[PLAN.index("safety:"):PLAN.index("tasks:")], "",
         ("the section safety, which the template fixes, is not in this plan", ("safety",))),
        ("  - {id: t-stop, what: Attend., responsible: dan, kind: behaviour-change}\n", "",
         ("a task that the template fixes is not in this plan: of kind behaviour-change, for the person using violence", ("tasks",))),
        ("  - {what: Look at flats., responsible: [jo], kind: housing}\n", "",
         ("a task that the template fixes is not in this plan: of kind housing, for a worker or agency", ("tasks",))),
        ("responsible: [jo], kind: housing", "responsible: [mia], kind: housing",
         ("a task that the template fixes is not in this plan: of kind housing, for a worker or agency", ("tasks",))),
        ("responsible: dan, kind: behaviour-change", "responsible: mia, kind: behaviour-change",
         ("the template fixes another task under this id: of kind behaviour-change, for the person using violence", ("tasks", 0))),
        ("dan, kind: behaviour-change", "dan, kind: anger-management",
         ("the template fixes another task under this id: of kind behaviour-change, for the person using violence", ("tasks", 0))),
    ],
    ids=["section", "emptied section", "exit", "part of a section", "all of safety", "task", "task without id",
         "task of somebody else", "task handed to the survivor", "another task under the id"],
)  # fmt: skip
def test_what_is_missing_is_told_in_words_of_the_format(
    repository: Path, old: str, new: str, expected: tuple[str, tuple[str | int, ...]]
) -> None:
    assert PLAN.count(old) == 1

    assert departures(repository, PLAN.replace(old, new)) == [expected]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("id: t-stop, ", ""),
        ("id: t-stop, ", "id: another, "),
        ("{what: Look at flats., responsible: [jo], kind: housing}", "{what: Look at flats., responsible: [jo, mia], kind: housing}"),
        ("{what: Look at flats., responsible: [jo], kind: housing}", "{id: x, what: Look., responsible: police, kind: housing}"),
        ("kind: behaviour-change}", "kind: behaviour-change, status: cancelled}"),
        (", parents: [mia]}", "}"),
        ("  ava: {role: child, age: 9, parents: [mia]}\n", ""),
        ("- {by: dan, towards: [mia]}", "- {by: dan, towards: [mia], kind: under-assessment}"),
        ("template: templates/t.yaml", "template: ./templates/../templates/t.yaml"),
    ],
    ids=["no id", "another id", "shared", "of another agency", "dropped on record", "child without parents", "no children",
         "role still open", "a winding path"],
)  # fmt: skip
def test_what_is_still_there_in_another_form_is_let_be(repository: Path, old: str, new: str) -> None:
    plan = PLAN.replace(old, new)
    if "ava" not in plan:
        plan = plan.replace("  - {what: Swim., responsible: ava, kind: routine-or-activity}\n", "")

    assert departures(repository, plan) == []


def test_two_fixed_tasks_want_two_tasks(repository: Path) -> None:
    housing = '  - {what: TBD, responsible: ["{{ worker }}"], kind: housing}\n'
    (repository / "templates/t.yaml").write_text(TEMPLATE.replace(housing, housing * 2))

    assert len(departures(repository, PLAN)) == 1


def test_a_task_of_any_kind_takes_none_away_from_one_of_a_certain_kind(repository: Path) -> None:
    housing = '  - {what: TBD, responsible: ["{{ worker }}"], kind: housing}\n'
    text = TEMPLATE.replace(housing, housing.replace("housing", "TBD") + housing)
    (repository / "templates/t.yaml").write_text(text)

    more = PLAN.replace("reviews:", "  - {what: Ring., responsible: jo, kind: admin}\nreviews:")
    assert departures(repository, more) == []


def test_the_program_finds_the_template_beside_the_plan_from_anywhere(planlint: Run, repository: Path) -> None:
    (repository / "p.yaml").write_text(PLAN.replace("exit: {until: settled}\n", ""))

    for folder, name in ((repository, "p.yaml"), (repository.parent, str(repository / "p.yaml"))):
        done = planlint("check", name, "--quiet", folder=folder)
        assert f"[{RULE}]" in done.stdout
        assert done.returncode == 1
    done = planlint(
        "check", "-", "--stdin-filename", "p.yaml", "-q", stdin=(repository / "p.yaml").read_text(), folder=repository
    )
    assert f"[{RULE}]" in done.stdout


def test_a_departure_may_be_a_decision_on_record(planlint: Run, repository: Path) -> None:
    decision = f"exceptions:\n  - {{rule: {RULE}, reason: She moves on Monday., by: jo, until: 2027-01-01}}\nas_of: 2026-06-01\n"
    (repository / "p.yaml").write_text(PLAN.replace("exit: {until: settled}\n", "") + decision)

    done = planlint("check", "p.yaml", "--quiet", "--select", "undefined-handle", folder=repository)
    assert RULE not in done.stdout.replace(f"{RULE} (1)", "")
    assert f"Allowed by decisions on record: 1 place, of {RULE} (1)" in done.stdout


NOT_LOOKED_AT: dict[str, Callable[[Path], object]] = {
    "missing": lambda folder: (folder / "templates/t.yaml").unlink(),
    "no YAML": lambda folder: (folder / "templates/t.yaml").write_text("kind: [template\n"),
    "empty": lambda folder: (folder / "templates/t.yaml").write_text(""),
    "two documents": lambda folder: (folder / "templates/t.yaml").write_text(f"{TEMPLATE}---\n{TEMPLATE}"),
    "no template": lambda folder: (folder / "templates/t.yaml").write_text(PLAN),
    "too large": lambda folder: (folder / "templates/t.yaml").write_text(TEMPLATE + "#" * 9_000_000),
    "too deep": lambda folder: (folder / "templates/t.yaml").write_text(TEMPLATE + "x-a: " + "[" * 100 + "]" * 100),
    "a folder": lambda folder: ((folder / "templates/t.yaml").unlink(), (folder / "templates/t.yaml").mkdir()),
    "a pipe": lambda folder: ((folder / "templates/t.yaml").unlink(), os.mkfifo(folder / "templates/t.yaml")),
    "a link to the outside": lambda folder: (
        (folder.parent / "outside.yaml").write_text(TEMPLATE),
        (folder / "templates/t.yaml").unlink(),
        (folder / "templates/t.yaml").symlink_to(folder.parent / "outside.yaml"),
    ),
    "a loop of links": lambda folder: (
        (folder / "templates/t.yaml").unlink(),
        (folder / "templates/t.yaml").symlink_to(folder / "templates/t.yaml"),
    ),
}


def not_looked_at(repository: Path, plan: str) -> str:
    """Return what is said of a template that cannot be looked at; the plan counts as not wholly read."""
    checked = check(plan.encode(), "p.yaml", (), date(2026, 6, 1), folder=str(repository))
    (finding,) = checked.findings
    assert checked.unreadable
    assert (finding.rule, finding.path, tuple(finding.start)) == ("unreadable-file", ("template",), (3, 11))
    return finding.message


@pytest.mark.parametrize("case", NOT_LOOKED_AT)
def test_a_template_that_cannot_be_looked_at_is_a_finding(repository: Path, case: str) -> None:
    NOT_LOOKED_AT[case](repository)

    assert "the template" in not_looked_at(repository, PLAN) or "as template" in not_looked_at(repository, PLAN)


def test_a_template_that_was_not_looked_at_never_gives_exit_0(planlint: Run, repository: Path) -> None:
    (repository / "templates/t.yaml").unlink()

    done = planlint("check", "p.yaml", "--quiet", "--exit-zero", folder=repository)

    assert done.returncode == 4
    assert done.stdout.startswith(
        "p.yaml:3:11: error: the template cannot be opened: No such file or directory [unreadable-file]"
    )


@pytest.mark.parametrize(
    "path", ["../outside.yaml", "templates/../../outside.yaml", "/etc/hosts", "~/t.yaml", "C:/t.yaml", "'..\\outside.yaml'",
             "https://example.org/t.yaml", "t\u202e.yaml", f"{'a/' * 5000}t.yaml", CANARY]
)  # fmt: skip
def test_a_path_that_leads_out_or_nowhere_is_refused_without_being_printed(repository: Path, path: str) -> None:
    (repository.parent / "outside.yaml").write_text(TEMPLATE)

    said = not_looked_at(repository, PLAN.replace("templates/t.yaml", path))

    assert not any(secret in said for secret in ("outside.yaml", "hosts", "example.org", CANARY))
    assert said.isascii()


def test_standard_input_without_a_name_has_no_folder_to_find_a_template_in(planlint: Run, repository: Path) -> None:
    done = planlint("check", "-", "--quiet", stdin=PLAN, folder=repository)

    assert done.returncode == 4
    assert "standard input" in done.stdout


def test_outside_of_a_repository_the_current_folder_is_the_limit(planlint: Run, repository: Path) -> None:
    (repository / ".git").rmdir()
    (repository / "plans").mkdir()
    (repository / "plans" / "p.yaml").write_text(PLAN.replace("templates/t.yaml", "../templates/t.yaml"))

    inside = planlint("check", "plans/p.yaml", "--quiet", folder=repository)
    elsewhere = planlint("check", "p.yaml", "--quiet", folder=repository / "plans")

    assert (inside.returncode, elsewhere.returncode) == (1, 4)


def test_where_the_tasks_of_a_template_do_not_fit_it_is_said_that_nothing_was_held_to_them(repository: Path) -> None:
    (repository / "templates/t.yaml").write_text(TEMPLATE.replace("kind: housing", "kind: hosing"))
    checked = check(PLAN.encode(), "p.yaml", (), date(2026, 6, 1), folder=str(repository))

    assert [(each.rule, each.group) for each in checked.plans[0].unjudged] == [(RULE, "tasks")]


@pytest.mark.parametrize("template", ["template: templates/t.yaml\n", ""])
def test_a_plan_without_a_template_costs_nothing(repository: Path, template: str) -> None:
    (repository / "p.yaml").write_text(PLAN.replace("template: templates/t.yaml\n", template))
    program = (
        "import sys\nfrom planlint.cli import main\ntry:\n    main(['check', 'p.yaml'])\nexcept SystemExit:\n    pass\n"
        "print('HELD', 'planlint.templates.held' in sys.modules)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=repository, check=True)

    assert f"HELD {bool(template)}" in done.stdout
