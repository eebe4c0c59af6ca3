"""Decisions on record: what a comment or an exception is about, what makes it count, and what is said of it where it does not."""

import json
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint import Path as PlanPath
from planlint import Plan, Problem, Profile, Rule, Severity, rule, together
from planlint.decisions import NEEDS_MANAGER, State
from planlint.document import read
from planlint.document.comments import comments
from planlint.document.document import Source
from planlint.linter import Checked, check
from planlint.packs import load_rules
from planlint.reading import READING_RULES
from tests.conftest import ROOT, Run

DAY = date(2026, 6, 1)
SAID = "# planlint: allow every-place until=2026-12-01 by=jo -- decided with her"


def _nodes(value: Any, path: PlanPath = ()) -> Iterator[PlanPath]:
    yield path
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, below in inner:
        yield from _nodes(below, (*path, step))


@rule(severity=Severity.ERROR, profile=Profile.ESSENTIAL, why="w", instead="i", bad="", good="")
def every_place(plan: Plan) -> Iterator[Problem]:
    """Find something at every key, entry and value of a plan."""
    for path in _nodes(plan.document.data):
        yield Problem(json.dumps(path), path)


@rule(severity=Severity.ERROR, profile=Profile.ESSENTIAL, why="w", instead="i", bad="", good="", aliases=("each-child",))
def all_people(plan: Plan) -> Iterator[Problem]:
    """Find one thing at all people together."""
    yield from together("each of them", [plan.place_of(handle) for handle in plan.people])


@rule(severity=Severity.ERROR, profile=Profile.ESSENTIAL, needs=("goals",), why="w", instead="i", bad="", good="")
def every_goal(plan: Plan) -> Iterator[Problem]:
    """Find something at every goal."""
    for goal in plan.goals:
        yield Problem("here", goal.path)


OWN = (every_place, all_people, every_goal)


def checked(text: str, *rules: Rule, locked: frozenset[str] = frozenset(), file: str = "plan.yaml") -> Checked:
    return check(text.encode(), file, rules or (every_place,), DAY, locked=locked)


def found(text: str, rule: str = "every-place", **settings: Any) -> set[tuple[int, PlanPath]]:
    """Return where a rule's findings are left: the document, and the path."""
    return _left(checked(text, *OWN, **settings), rule)


def _left(done: Checked, rule: str) -> set[tuple[int, PlanPath]]:
    """The path as the plan has it stands in the message: that of a finding is masked where it may be somebody's words."""
    return {(each.document, tuple(json.loads(each.message))) for each in done.findings if each.rule == rule}


def remarks(done: Checked) -> list[tuple[str, int, str]]:
    return [(each.rule, each.start.line, each.message) for each in done.findings if each.rule.startswith("decision-")]


def about(text: str, file: str = "plan.yaml") -> list[str]:
    """Return what the comment `#@` of a text hides: its outermost places, with dots; of a place that is alone, with its line."""
    text = text.replace("#@", SAID)
    done = checked(text, file=file)
    left = _left(done, "every-place")
    every = {(document.number, path) for document in read(text.encode()) for path in _nodes(document.data)}
    gone = every - left
    assert done.allowed.total() == len(gone)
    outermost = {(number, path) for number, path in gone if not any((number, path[:end]) in gone for end in range(len(path)))}
    return sorted(f"{number}: " * (number > 0) + ".".join(map(str, path)) for number, path in outermost)


PLACEMENTS = {
    # block style, on the line
    "on the line of a value": ("tasks:\n- {id: a}\n- id: b\n  what: x #@\n  due: y\n", ["tasks.1.what"]),
    "on the first line of an element": ("tasks:\n- id: a #@\n  what: x\n- id: b\n", ["tasks.0"]),
    "on the line of a handle": ("people:\n  mia: #@\n    role: mother\n  dan: {role: father}\n", ["people.mia"]),
    "on the line of a section": ("id: a\ntasks: #@\n- id: a\npeople: {}\n", ["tasks"]),
    "on the line of a nested section": ("safety:\n  plans: #@\n  - {date: d}\n  orders: []\n", ["safety.plans"]),
    "on the line of an element that is a word": ("tasks:\n- responsible:\n  - mia #@\n  - jo\n", ["tasks.0.responsible.0"]),
    "on the line of a list in a list": ("tasks:\n- - mia #@\n  - jo\n", ["tasks.0"]),
    "on the line of an empty value": ("tasks:\n- id: a\n  what: #@\n  due: x\n", ["tasks.0.what"]),
    "on the line of a value below its key": ("tasks:\n- what:\n    See the GP. #@\n", ["tasks.0.what"]),
    "on the last line of a plain text": ("tasks:\n- what: one\n    two #@\n  due: x\n", ["tasks.0.what"]),
    "on the last line of a quoted text": ('tasks:\n- what: "one\n    two" #@\n  due: x\n', ["tasks.0.what"]),
    "on the header of a block scalar": ("tasks:\n- id: a\n  what: | #@\n    one\n    two\n  due: x\n", ["tasks.0.what"]),
    "on the header of a folded block scalar": ("tasks:\n- id: a\n  what: >-2 #@\n      one\n  due: x\n", ["tasks.0.what"]),
    "on the first line of the plan": ("planlint: 1 #@\nid: a\npeople: {mia: {role: mother}}\n", [""]),
    "behind a tab": ("people:\n  mia: {role: x}\t#@\n  dan: {role: y}\n", ["people.mia"]),
    "with nothing before it but the key's colon": ("people:\n  mia: #@\n", ["people.mia"]),
    # flow style, on the line
    "on the line of a flow mapping": ("tasks:\n- {id: a, what: x} #@\n- {id: b}\n", ["tasks.0"]),
    "on the first line of a flow mapping": ("people:\n  mia: {role: mother, #@\n        lives: refuge}\n", ["people.mia"]),
    "on the second line of a flow mapping": ("people:\n  mia: {role: mother,\n        lives: x, age: 3, #@\n        y: z}\n",
                                             ["people.mia.age", "people.mia.lives"]),
    "on the line where a flow mapping ends": ("tasks:\n- {id: a,\n   what: x\n  } #@\n- {id: b}\n", ["tasks.0"]),
    "on the line where a flow list ends": ("tasks:\n- responsible: [mia,\n    jo\n  ] #@\n  due: x\n", ["tasks.0.responsible"]),
    "on a line where two things end": ("tasks: [{id: a,\n  what: x\n }] #@\npeople: {}\n", ["tasks"]),
    "within a flow list": ("tasks: [\n  {id: a}, #@\n  {id: b}\n]\n", ["tasks.0"]),
    "on the line of a whole plan in braces": ("{planlint: 1, id: a} #@\n", ["", ]),
    # a line of its own
    "above a value": ("tasks:\n- id: b\n  #@\n  what: x\n  due: y\n", ["tasks.0.what"]),
    "above an element": ("tasks:\n  #@\n  - id: a\n    what: x\n  - id: b\n", ["tasks.0"]),
    "above an element, at the left": ("tasks:\n#@\n  - id: a\n  - id: b\n", ["tasks.0"]),
    "above an element, further in": ("tasks:\n      #@\n  - id: a\n  - id: b\n", ["tasks.0"]),
    "above the second element": ("tasks:\n- id: a\n#@\n- id: b\n", ["tasks.1"]),
    "above a parent key": ("id: a\n#@\ntasks:\n- id: a\n- id: b\n", ["tasks"]),
    "above a handle": ("people:\n  # mia\n  #@\n  mia: {role: x}\n  dan: {role: y}\n", ["people.mia"]),
    "above the first line": ("#@\nplanlint: 1\nid: a\n", [""]),
    "above, with blank lines between": ("tasks:\n#@\n\n  \n\n- id: a\n- id: b\n", ["tasks.0"]),
    "above, with another comment between": ("tasks:\n#@\n# and this\n- id: a\n- id: b\n", ["tasks.0"]),
    "above a flow mapping's second line": ("people:\n  mia: {role: x,\n  #@\n    lives: y,\n    age: 3}\n", ["people.mia.lives"]),
    "above a line within a flow list": ("tasks: [\n  {id: a},\n     #@\n  {id: b}\n]\n", ["tasks.1"]),
    "after a block scalar": ("tasks:\n- what: |\n    text\n#@\n- id: b\n", ["tasks.1"]),
    "after a block scalar that is kept": ("tasks:\n- what: |+\n    text\n\n#@\n- id: b\n", ["tasks.1"]),
    # it stands at nothing
    "at the end of a part": ("tasks:\n- id: a\n  what: x\n  #@\n- id: b\n", []),
    "at the end of a section": ("tasks:\n- id: a\n  what: x\n  #@\npeople: {}\n", []),
    "after the last line": ("tasks: []\n#@\n", []),
    "after the last line without a break": ("tasks: []\n#@", []),
    "above a document's start": ("#@\n---\nid: a\n", []),
    "on a document's start": ("--- #@\nid: a\n", []),
    # a # that begins no comment
    "in a double-quoted text": ('tasks:\n- what: "a #@"\n', []),
    "in a single-quoted text": ("tasks:\n- what: 'a #@'\n", []),
    "on a line of a quoted text": ('tasks:\n- what: "a\n  #@\n  b"\n', []),
    "in a block scalar": ("tasks:\n- what: |\n    a\n    #@\n    b\n", []),
    "in the last line of a block scalar": ("tasks:\n- what: |\n    a\n    b #@\n- id: c\n", []),
    "in a folded block scalar": ("tasks:\n- what: >\n    a #@\n", []),
    "in a block scalar that looks like a list": ("tasks:\n- what: |\n    - id: a\n    #@\n    - id: b\n", []),
    "in a quoted key": ('tasks:\n- "x-a #@": b\n', []),
    "without a space before it": ("tasks:\n- what: 'a'#@\n", []),
    "in an anchor's text": ('x-a: &one "a #@"\ntasks:\n- what: *one\n', []),
    "in a placeholder": ("tasks:\n- what: {{ a #@ }}\n", []),
    "behind other words of a comment": ("tasks:\n# - id: a #@\n- id: b\n", []),
    # several documents, line breaks, anchors
    "in the first of two documents": ("id: a\ntasks: [] #@\n---\nid: b\ntasks: []\n", ["tasks"]),
    "in the second of two documents": ("id: a\ntasks: []\n---\nid: b\ntasks: [] #@\n", ["1: tasks"]),
    "above the first line of a second document": ("id: a\n---\n#@\nid: b\ntasks: []\n", ["1: ", ]),
    "between two documents": ("id: a\n#@\n---\nid: b\n", []),
    "after an empty document": ("---\n---\nid: b\ntasks: [] #@\n", ["1: tasks"]),
    "on the line of an alias": ("x-a: &one {id: a}\ntasks:\n- *one #@\n", ["tasks.0"]),
    "on the line of an anchor": ("x-a: &one\n  id: a #@\ntasks:\n- *one\n", ["tasks.0.id", "x-a.id"]),
}  # fmt: skip


@pytest.fixture
def any_form(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a plan have any form: what a comment is about has nothing to do with the keys that a plan must have."""
    monkeypatch.setattr("planlint.linter.misfits", lambda document: iter(()))


@pytest.mark.usefixtures("any_form")
@pytest.mark.parametrize("breaks", ["\n", "\r\n"], ids=["LF", "CRLF"])
@pytest.mark.parametrize(("text", "expected"), PLACEMENTS.values(), ids=PLACEMENTS)
def test_a_comment_is_about_what_begins_on_its_line_or_below_it(text: str, expected: list[str], breaks: str) -> None:
    assert about(text.replace("\n", breaks)) == expected


NOTHING = [name for name, (_, expected) in PLACEMENTS.items() if not expected]


@pytest.mark.usefixtures("any_form")
@pytest.mark.parametrize("name", NOTHING)
def test_a_comment_at_nothing_is_told_of_and_a_text_that_looks_like_one_is_not(name: str) -> None:
    text = PLACEMENTS[name][0].replace("#@", SAID)
    is_comment = any(SAID in text[each.start : each.end] and text[each.start :].startswith(SAID)
                     for document in read(text.encode()) for each in comments(document.source))  # fmt: skip
    told = {rule for rule, _, message in remarks(checked(text)) if "stands at nothing" in message}

    assert told == ({"decision-not-understood"} if is_comment else set())


@pytest.mark.usefixtures("any_form")
def test_json_has_no_comments() -> None:
    text = '{"planlint": 1,\n"tasks": [] #@\n}\n'

    assert about(text) == ["tasks"]
    assert about(text, "plan.json") == []
    assert about(text, "PLAN.JSON") == []


_LINES = st.lists(
    st.sampled_from([SAID, f"x {SAID}", "one", "two: three", "", "  four", "'", '"', "# five", "- six"]), min_size=1, max_size=6
)


@settings(max_examples=200, deadline=None)
@given(_LINES, st.sampled_from([None, "'", '"', "|", ">"]), st.sampled_from(["\n", "\r\n"]), st.integers(20, 200))
def test_no_text_of_a_plan_allows_anything_however_it_is_written(lines: list[str], style: str, breaks: str, width: int) -> None:
    text = yaml.dump({"tasks": [{"what": "\n".join(lines), "due": "x"}], "x-a": "b"}, default_style=style, width=width)
    source = Source.of(text.replace("\n", breaks))

    assert [source.text[each.start : each.end] for each in comments(source)] == []


@settings(max_examples=200, deadline=None)
@given(
    st.lists(st.sampled_from([*"#:-|>'\"[]{},&*!% \n\r\tab", SAID, "planlint: allow ", "tasks:\n- "]), max_size=60).map("".join)
)
def test_any_text_at_all_is_weighed_without_an_error(text: str) -> None:
    done = checked(f"planlint: 1 {SAID}\n{text}\n{SAID}\n", *OWN)

    assert done.crashes == []


@pytest.mark.usefixtures("any_form")
def test_several_comments_above_one_place_all_count() -> None:
    text = f"people:\n  {SAID}\n  # planlint: allow all-people until=2026-12-01 by=jo -- asked for\n  mia: {{role: mother}}\n"
    done = checked(text, *OWN)

    assert done.allowed == {"every-place": 2, "all-people": 1}
    assert remarks(done) == []


@pytest.mark.usefixtures("any_form")
def test_one_comment_may_name_several_rules_and_each_is_weighed_by_itself() -> None:
    text = "people:\n  mia: {} # planlint: allow every-place, each-child,no-such-rule until=2026-12-01 by=jo -- asked for\n"
    done = checked(text, *OWN)

    assert done.allowed == {"every-place": 1, "all-people": 1}
    assert [rule for rule, _, _ in remarks(done)] == ["decision-unknown-rule"]
    assert [ruling.state for ruling in done.rulings] == [State.VALID, State.VALID, State.UNKNOWN_RULE]


@pytest.mark.usefixtures("any_form")
@pytest.mark.parametrize(
    "written",
    [
        "# planlint: allow every-place until=2026-12-01 by=jo -- reason",
        "#planlint:allow every-place until=2026-12-01 by=jo -- reason",
        "##  Planlint:  Allow  every-place ,  by = jo   until = 2026-12-01   ---- reason",
        "# planlint: allow until=2026-12-01, by=jo, every-place -- a reason -- with dashes, until=never",
        "# planlint: allow every-place until='2026-12' by=\"jo\" \u2014 reason",
        "# planlint: allow every-place date=2026-05-01 until=2026-12-01T12:00 by=jo -- reason",
    ],
)
def test_a_comment_may_be_written_in_these_ways(written: str) -> None:
    assert found(f"people:\n  mia: {{}} {written}\n") == {(0, ()), (0, ("people",))}


@pytest.mark.usefixtures("any_form")
@pytest.mark.parametrize(
    "written",
    ["# planlint: 1", "# planlint", "# planlint: see the handbook", "# planlint reads this", "# planlint: allow-list", "# planlint:",
     "# yaml-language-server: $schema=planlint.json", "# see planlint: allow every-place"],
)  # fmt: skip
def test_a_comment_that_means_nothing_of_the_kind_is_left_alone(written: str) -> None:
    done = checked(f"people: {{}} {written}\n")

    assert (remarks(done), done.rulings, done.allowed.total()) == ([], [], 0)


EXCEPTION = "{rule: every-place, reason: She asked., by: jo, until: 2026-12-01}"
PLAN = """\
planlint: 1
id: A-1
people: {mia: {role: mother}, dan: {role: father}}
workers: {jo: {role: outreach-worker}, kim: {role: team-manager}, lee: {role: safeguarding-lead}}
tasks:
- {id: t-gp, what: See the GP., responsible: [mia, jo]}
- {id: t.2, what: Walk., steps: [a, b]}
safety: {plans: {id: one, date: 2026-05-01}}
goals: [{id: g-home, target_date: 2026-07-01}]
exceptions:
- %s
"""

PLACES = {
    "tasks": "tasks", "tasks.t-gp": "tasks.0", "tasks.0": "tasks.0", "tasks[0]": "tasks.0", "tasks.1": "tasks.1", "tasks/t-gp": "tasks.0",
    "tasks.t.2": "tasks.1", "tasks.t-gp.what": "tasks.0.what", "tasks.t-gp.responsible.mia": "tasks.0.responsible.0",
    "people.mia": "people.mia", "people.mia.role": "people.mia.role", "goals.g-home.target_date": "goals.0.target_date",
    "safety.plans": "safety.plans", "safety.plans.0": "safety.plans", "safety.plans.one.date": "safety.plans.date",
    "tasks.t-none": None, "tasks.2": None, "people.rosa": None, "tasks.t-gp.nothing": None, "tasks.00000000000": None, "x": None,
}  # fmt: skip


@pytest.mark.usefixtures("any_form")
@pytest.mark.parametrize(("at", "expected"), PLACES.items())
def test_at_names_a_place_by_key_id_or_position(at: str, expected: str | None) -> None:
    text = PLAN % EXCEPTION.replace("reason", f"at: '{at}', reason")
    every = set(_nodes(read(text.encode())[0].data))
    left = {path for _, path in found(text)}
    gone = {".".join(map(str, path)) for path in every - left}

    assert min(gone, key=len, default=None) == expected
    assert gone == ({place for place in gone if place.startswith(str(expected))})
    if expected is None:
        assert remarks(checked(text)) == [("decision-without-effect", 11, "this decision names a place that is not in this plan")]


@pytest.mark.usefixtures("any_form")
def test_without_at_a_decision_is_about_the_whole_plan_for_its_rule_alone() -> None:
    done = checked(PLAN % EXCEPTION, *OWN)

    assert {each.rule for each in done.findings} == {"all-people", "every-goal"}


@pytest.mark.usefixtures("any_form")
def test_a_group_that_is_not_recorded_may_be_named_and_then_nothing_is_allowed() -> None:
    text = PLAN % EXCEPTION.replace("reason", "at: coordination.meetings, reason")

    assert remarks(checked(text)) == [
        ("decision-without-effect", 11, "this decision allows nothing: every-place finds nothing here")
    ]


def test_of_a_finding_with_several_places_each_is_allowed_by_itself() -> None:
    text = PLAN % EXCEPTION.replace("every-place", "all-people").replace("reason", "at: people.mia, reason")
    done = checked(text, all_people)

    assert [(each.path, each.related) for each in done.findings if each.rule == "all-people"] == [(("people", "dan"), ())]
    assert done.allowed == {"all-people": 1}
    assert [(each.path, each.related) for each in done.hidden_by_decision] == [(("people", "mia"), ())]


UNSOUND = {
    "no reason": ("{rule: every-place, by: jo, until: 2026-12-01}", "decision-incomplete", "no reason"),
    "an empty reason": ("{rule: every-place, reason: '', by: jo, until: 2026-12-01}", "decision-incomplete", "no reason"),
    "nobody": ("{rule: every-place, reason: x, until: 2026-12-01}", "decision-incomplete", "no worker who took it (by)"),
    "one of the family": ("{rule: every-place, reason: x, by: dan, until: 2026-12-01}", "decision-incomplete", "nobody listed under workers"),
    "a stranger": ("{rule: every-place, reason: x, by: pat, until: 2026-12-01}", "decision-incomplete", "nobody listed under workers"),
    "no end": ("{rule: every-place, reason: x, by: jo}", "decision-incomplete", "no day until which it holds (until)"),
    "an end that no calendar has": ("{rule: every-place, reason: x, by: jo, until: 2026-02-30}", "decision-incomplete", "no day until"),
    "nothing but a rule": ("{rule: every-place}", "decision-incomplete", "gives no reason, no worker who took it (by) and no day until"),
    "an unknown rule": ("{rule: evry-place, reason: x, by: jo, until: 2026-12-01}", "decision-unknown-rule", "did you mean every-place?"),
    "no rule": ("{at: tasks, reason: x, by: jo, until: 2026-12-01}", "decision-too-broad", "names no rule"),
    "all rules": ("{rule: all, reason: x, by: jo, until: 2026-12-01}", "decision-too-broad", "names all rules"),
    "an expired one": ("{rule: every-place, reason: x, by: jo, until: 2026-05-31}", "decision-expired",
                       "held until 2026-05-31, and the plan is judged as on 2026-06-01"),
    "a reading rule": ("{rule: plan-format, reason: x, by: jo, until: 2026-12-01}", "decision-on-locked-rule", "plan-format"),
    "a rule on decisions": ("{rule: decision-expired, reason: x, by: jo, until: 2026-12-01}", "decision-on-locked-rule", "decision-expired"),
}  # fmt: skip


@pytest.mark.parametrize(("entry", "rule", "words"), UNSOUND.values(), ids=UNSOUND)
def test_a_decision_that_does_not_count_hides_nothing_and_is_a_finding(entry: str, rule: str, words: str) -> None:
    done = checked(PLAN % entry)
    (told, line, message), *others = remarks(done)

    assert (told, line, others) == (rule, 11, [])
    assert words in message
    assert done.allowed.total() == 0
    assert (0, ("tasks",)) in {(each.document, each.path) for each in done.findings if each.rule == "every-place"}


UNSOUND_COMMENTS = {
    "no reason": ("allow every-place until=2026-12-01 by=jo", "decision-incomplete", "no reason"),
    "dashes and no reason": ("allow every-place until=2026-12-01 by=jo -- ", "decision-incomplete", "no reason"),
    "a reason without dashes": ("allow every-place until=2026-12-01 by=jo she asked", "decision-unknown-rule", "a reason follows after --"),
    "no rule": ("allow until=2026-12-01 by=jo -- x", "decision-too-broad", "names no rule"),
    "no rule at all": ("allow", "decision-too-broad", "names no rule"),
    "all rules": ("allow * until=2026-12-01 by=jo -- x", "decision-too-broad", "names all rules"),
    "an unknown rule": ("allow evry-place until=2026-12-01 by=jo -- x", "decision-unknown-rule", "did you mean every-place?"),
    "an expired one": ("allow every-place until=2026-05 by=jo -- x", "decision-expired", "held until 2026-05-31"),
    "no end": ("allow every-place by=jo -- x", "decision-incomplete", "no day until"),
    "nobody": ("allow every-place until=2026-12-01 -- x", "decision-incomplete", "no worker"),
    "no date": ("allow every-place until=tomorrow by=jo -- x", "decision-not-understood", "until=2026-12-01"),
    "a day that is none": ("allow every-place until=2026-02-30 by=jo -- x", "decision-not-understood", "until=2026-12-01"),
    "two ends": ("allow every-place until=2026-12-01 until=2027-12-01 by=jo -- x", "decision-not-understood", "twice"),
    "an unknown setting": ("allow every-place til=2026-12-01 by=jo -- x", "decision-not-understood", "until=, by= and date="),
    "another word": ("ignore every-place", "decision-not-understood", "planlint: allow"),
    "a slip": ("alow every-place until=2026-12-01 by=jo -- x", "decision-not-understood", "planlint: allow"),
}  # fmt: skip


@pytest.mark.usefixtures("any_form")
@pytest.mark.parametrize(("words", "rule", "message"), UNSOUND_COMMENTS.values(), ids=UNSOUND_COMMENTS)
def test_so_does_a_comment_that_does_not_count(words: str, rule: str, message: str) -> None:
    done = checked(f"workers: {{jo: {{role: other}}}}\ntasks: [] # planlint: {words}\n")
    told = {each: said for each, line, said in remarks(done) if line == 2}

    assert set(told) - {"decision-incomplete"} == {rule} - {"decision-incomplete"}
    assert message in told[rule]
    assert done.allowed.total() == 0


def test_a_day_without_its_end_yet_still_counts() -> None:
    assert checked(PLAN % EXCEPTION.replace("2026-12-01", "2026-06-01")).allowed
    assert checked(PLAN % EXCEPTION.replace("2026-12-01", "2026-06")).allowed


def test_the_plans_own_day_of_judgement_decides_whether_a_decision_has_expired() -> None:
    text = PLAN.replace("planlint: 1\n", "planlint: 1\nas_of: 2027-01-01\n") % EXCEPTION

    assert [rule for rule, _, _ in remarks(checked(text))] == ["decision-expired"]


@pytest.mark.usefixtures("any_form")
def test_where_a_plan_lists_no_workers_anybody_but_the_family_may_be_named() -> None:
    text = "people:\n  mia: {}\n  dan: {} # planlint: allow every-place until=2026-12-01 by=%s -- x\n"

    assert checked(text % "jo").allowed
    assert not checked(text % "mia").allowed


def test_a_locked_rule_cannot_be_departed_from() -> None:
    done = checked(PLAN % EXCEPTION, locked=frozenset({"every-place"}))

    assert [rule for rule, _, _ in remarks(done)] == ["decision-on-locked-rule"]
    assert not done.allowed


@pytest.mark.usefixtures("any_form")
def test_a_rule_that_did_not_run_or_could_not_look_is_not_said_to_find_nothing() -> None:
    absent = PLAN.replace("goals: [{id: g-home, target_date: 2026-07-01}]\n", "") % EXCEPTION.replace("every-place", "every-goal")
    for text, rules in ((absent, OWN), (PLAN % EXCEPTION.replace("every-place", "basic-needs-first"), (all_people,))):
        done = checked(text, *rules)

        assert remarks(done) == []
        assert [ruling.state for ruling in done.rulings] == [State.NOT_JUDGED]


def test_findings_of_the_reading_rules_are_never_hidden() -> None:
    text = PLAN.replace("planlint: 1\n", "planlint: 1\nfoo: 1\n") % "{rule: plan-format, reason: x, by: kim, until: 2026-12-01}"

    assert {each.rule for each in checked(text, all_people).findings} == {"plan-format", "decision-on-locked-rule", "all-people"}


def test_a_crash_is_not_hidden() -> None:
    @rule(severity=Severity.ERROR, profile=Profile.ESSENTIAL, why="w", instead="i", bad="", good="")
    def crashing(plan: Plan) -> Iterator[Problem]:
        raise ValueError
        yield

    done = checked(PLAN % EXCEPTION.replace("every-place", "crashing"), crashing)

    assert [crash.rule for crash in done.crashes] == ["crashing"]
    assert [ruling.state for ruling in done.rulings] == [State.NOT_JUDGED]


def test_exceptions_that_do_not_fit_the_format_hide_nothing() -> None:
    done = checked(PLAN % EXCEPTION.replace("reason", "reson"))

    assert "plan-format" in {each.rule for each in done.findings}
    assert not done.allowed


UNSAFE = """\
planlint: 1
id: A-1
as_of: 2026-06-01
people: {mia: {role: mother}, dan: {role: father}}
workers: {jo: {role: outreach-worker}, kim: {role: team-manager}, lee: {role: safeguarding-lead}}
violence:
- {by: dan, towards: [mia], description: He threatens her.}
services:
- {kind: couple-counselling, for: [mia, dan], participants: couple, status: active}
tasks: []
exceptions:
- {rule: couple-intervention-with-violence, reason: x, by: %s, until: 2026-12-01}
"""


@pytest.mark.parametrize(("who", "counts"), [("jo", False), ("kim", True), ("lee", True), ("police", False), ("pat", False)])
def test_what_can_lead_straight_to_harm_is_for_a_manager_to_allow(who: str, counts: bool) -> None:
    only = [each for each in load_rules() if each.name == "couple-intervention-with-violence"]
    done = check((UNSAFE % who).encode(), "plan.yaml", only, DAY)
    left = {each.rule for each in done.findings}

    assert ("couple-intervention-with-violence" in left) is not counts
    assert bool(done.allowed) is counts
    assert counts or left & {"decision-needs-manager", "decision-incomplete"}


def test_the_rules_that_need_a_manager_exist() -> None:
    assert {each.name for each in load_rules()} >= NEEDS_MANAGER


def test_a_template_may_leave_a_decision_open() -> None:
    text = PLAN.replace("id: A-1", "kind: template\nid: '<id>'") % "{rule: every-place, reason: '<why>', by: '<who>', until: TBD}"

    assert remarks(checked(text)) == []
    assert not checked(text).allowed


def test_a_rule_across_plans_can_be_departed_from(planlint: Run, tmp_path: Path) -> None:
    words = "They moved here in spring because it is near the school, the clinic and her sister."
    plan = (
        "planlint: 1\nid: {}\npeople:\n  mia: {{role: mother}}\nviolence: []\ntasks: []\nworkers: {{jo: {{role: other}}}}\n{}\n"
    )
    (tmp_path / "a.yaml").write_text(plan.format("A-1", f"situation: {words}"))
    said = "# planlint: allow plan-not-individual until=2099-12-01 by=jo -- both live there"
    (tmp_path / "b.yaml").write_text(plan.format("A-2", f"situation: {words}"))
    bare = json.loads(planlint("check", "--select", "plan-not-individual", "--format", "json").stdout)
    for name, number in (("a.yaml", 1), ("b.yaml", 2)):
        (tmp_path / name).write_text(plan.format(f"A-{number}", f"{said}\nsituation: {words}"))
    done = json.loads(planlint("check", "--select", "plan-not-individual", "--format", "json").stdout)

    assert bare["findings"] != []
    assert done["findings"] == []
    assert done["summary"]["allowed"] == {"plan-not-individual": len(bare["findings"])}


def test_the_summary_counts_what_was_allowed(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(UNSAFE % "kim")
    done = planlint("check", "--select", "couple-intervention-with-violence")

    assert done.returncode == 0
    assert "Allowed by decisions on record: 1 place, of couple-intervention-with-violence (1)" in done.stdout
    report = json.loads(planlint("check", "--select", "couple-intervention-with-violence", "--format", "json").stdout)
    assert report["summary"]["allowed"] == {"couple-intervention-with-violence": 1}


def test_a_decision_that_does_not_count_fails_the_run(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(UNSAFE % "jo")
    done = planlint("check", "--select", "couple-intervention-with-violence", "-q")

    assert done.returncode == 1
    assert "[decision-needs-manager]" in done.stdout
    assert "[couple-intervention-with-violence]" in done.stdout


def test_the_rules_on_decisions_are_listed_and_explained_and_cannot_be_left_out(planlint: Run) -> None:
    listed = {entry["name"] for entry in json.loads(planlint("rules", "--format", "json").stdout)}

    assert {name for name in READING_RULES if name.startswith("decision-")} <= listed
    assert "Question for supervision" in planlint("explain", "decision-expired").stdout
    assert planlint("check", "--ignore", "decision-expired").returncode == 2


@pytest.mark.parametrize("plan", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_the_examples_hold_no_decision_that_does_not_count(plan: Path) -> None:
    done = check(plan.read_bytes(), plan.name, load_rules(), DAY)

    assert remarks(done) == []


LIST = """\
planlint: 1
id: A-1
as_of: 2026-06-01
people:
  mia: {role: mother} # planlint: allow survivor-voice-missing until=2026-12-01 by=jo date=2026-05-02 -- QQ word SECRET
  dan: {role: father}
workers: {jo: {role: outreach-worker}}
violence:
- {by: dan, towards: [mia]}
tasks: []
exceptions:
- rule: no-tasks-for-person-using-violence
  at: people.dan
  reason: |
    SECRET one two
    three
  by: jo
  date: 2026-01-01
  until: 2026-05-01
- {rule: survivor-strengths-missing, at: people.dan, reason: SECRET, by: jo, until: 2026-12-01}
"""


def test_exceptions_lists_every_decision_with_its_age_end_and_state(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIST)
    done = planlint("exceptions", "--format", "json")
    listed = json.loads(done.stdout)["decisions"]

    assert done.returncode == 0
    assert [
        (each["line"], each["rule"], each["state"], each["age_days"], each["days_left"], each["reason_words"]) for each in listed
    ] == [
        (5, "survivor-voice-missing", "valid", 30, 183, 3),
        (12, "no-tasks-for-person-using-violence", "expired", 151, -31, 4),
        (20, "survivor-strengths-missing", "nothing to allow", None, 183, 1),
    ]
    assert {each["by"] for each in listed} == {"jo"}
    assert json.loads(done.stdout)["summary"]["states"] == {"expired": 1, "nothing to allow": 1, "valid": 1}


def test_as_text_and_markdown_it_says_the_same(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(LIST)
    text = planlint("exceptions").stdout
    markdown = planlint("exceptions", "a.yaml", "--format", "markdown").stdout

    for words in ("30 days old", "183 days left", "31 days ago", "nothing to allow", "people.dan", "4 words"):
        assert words in text
        assert words in markdown
    assert "3 decisions on record in 1 plan: 1 expired, 1 nothing to allow, 1 valid." in text
    assert markdown.count("\n|") == 5


def test_the_exit_code_of_the_list_tells_what_could_not_be_looked_at(planlint: Run, tmp_path: Path) -> None:
    assert planlint("exceptions").returncode == 3
    (tmp_path / "a.yaml").write_text(LIST)
    (tmp_path / "b.yaml").write_text("planlint: [\n")
    assert planlint("exceptions").returncode == 4


def test_a_decision_without_a_day_is_as_old_as_git_says(planlint: Run, tmp_path: Path) -> None:
    from tests.test_changed_since import git

    (tmp_path / "a.yaml").write_text(LIST.replace("as_of: 2026-06-01\n", ""))
    git(tmp_path, "init")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "x", GIT_AUTHOR_DATE="2026-05-20T12:00:00Z")
    last = json.loads(planlint("exceptions", "--format", "json", "--as-of", "2026-06-01").stdout)["decisions"][-1]

    assert (last["since"], last["since_from"], last["age_days"]) == ("2026-05-20", "git", 12)


@pytest.mark.usefixtures("any_form")
def test_many_comments_and_decisions_take_bounded_time() -> None:
    many = 3000
    tasks = "".join(
        f"- {{id: t-{n}, what: x}} # planlint: allow every-place, no-such-{n} until=2026-12-01 by=jo -- x\n" for n in range(many)
    )
    stacked = "".join(f"# planlint: allow every-place until=2026-12-01 by=jo -- {n}\n" for n in range(many))
    text = f"people: {{}}\ntasks:\n{tasks}{stacked}goals: []\n"
    started = time.perf_counter()
    done = checked(text)

    assert done.allowed["every-place"] > many
    assert time.perf_counter() - started < 20


def test_without_decisions_nothing_of_this_is_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def unwanted(*arguments: object) -> None:
        raise AssertionError

    monkeypatch.setattr("planlint.linter.weigh", unwanted)
    monkeypatch.setattr("planlint.decisions.directive.comments", unwanted)

    assert checked("planlint: 1\nid: A # planlint is a linter\npeople: {}\n".replace("planlint is", "this is")).findings


def test_the_examples_of_the_manual_count() -> None:
    manual = (ROOT / "docs/exceptions.md").read_text("utf-8")
    entry, comments, *_ = (part.split("```")[0] for part in manual.split("```yaml\n")[1:])
    plan = "planlint: 1\nid: A-1\nas_of: 2026-06-15\npeople: {mia: {role: mother}}\nworkers: {jo: {role: other}}\nviolence: []\n"
    done = check(f"{plan}{comments}{entry}".encode(), "plan.yaml", load_rules(), DAY)

    assert {(ruling.rule, ruling.state.counts or ruling.state) for ruling in done.rulings} <= {
        ("basic-needs-first", True), ("task-feasibility-not-checked", True),
        ("basic-needs-first", State.WITHOUT_EFFECT), ("task-feasibility-not-checked", State.WITHOUT_EFFECT),
    }  # fmt: skip
    assert len(done.rulings) == 3


def test_the_manual_names_every_rule_on_decisions_and_every_state() -> None:
    manual = (ROOT / "docs/exceptions.md").read_text("utf-8")

    for words in (
        [name for name in READING_RULES if name.startswith("decision-")]
        + [state.value for state in State]
        + sorted(NEEDS_MANAGER)
    ):
        assert f"`{words}`" in manual
