"""The baseline, and the stable paths it goes by: what is recorded stays hidden, what is new is seen, what is mended must go."""

import json
import random
import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.document import read
from planlint.finding import fingerprints
from planlint.identity import ABSENT, fingerprint, identity, told_apart, value_at
from planlint.linter import check
from planlint.packs import load_rules
from planlint.report.printable import inert_name
from tests.conftest import ROOT, Run
from tests.test_decisions import DAY

PLAN = """\
planlint: 1
id: A-1
as_of: 2026-06-01
people:
  mia: {role: mother}
  dan: {role: father}
  ava: {role: child, age: 4}
  noah: {role: child, age: 9}
workers: {jo: {role: outreach-worker}}
violence:
- {by: dan, towards: [mia]}
tasks:
- {id: t-gp, what: See the GP., responsible: mia, kind: parenting-course, expectation: required-by-agency}
- {id: t-bond, what: Bond., responsible: jo}
"""
SELECTED = "no-tasks-for-person-using-violence,child-views-missing,therapy-or-parenting-course-while-unsafe"
BASE = ".planlint-baseline.json"


@pytest.fixture
def recorded(planlint: Run, tmp_path: Path) -> Path:
    """A folder with a plan and the baseline of it."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans" / "a.yaml").write_text(PLAN)
    assert planlint("baseline").returncode == 0
    return tmp_path


def again(planlint: Run, *arguments: str) -> tuple[int, list[tuple[str, str]], dict[str, Any]]:
    """Check against the baseline; returns the exit code, rules with paths, and the summary."""
    done = planlint("check", "--baseline", BASE, "--format", "json", *arguments)
    report = json.loads(done.stdout)
    return done.returncode, [(each["rule"], ".".join(map(str, each["path"]))) for each in report["findings"]], report["summary"]


def edit(folder: Path, *changes: tuple[str, str]) -> None:
    text = (folder / "plans" / "a.yaml").read_text()
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    (folder / "plans" / "a.yaml").write_text(text)


def test_what_is_recorded_is_hidden_and_counted(planlint: Run, recorded: Path) -> None:
    code, found, summary = again(planlint)

    assert (code, found) == (0, [])
    assert summary["in_baseline"] > 10


def test_it_holds_neither_text_nor_handles_nor_numbers(planlint: Run, recorded: Path) -> None:
    text = (recorded / BASE).read_text()

    assert set(json.loads(text)) == {"planlint_baseline", "plans"}
    assert set(json.loads(text)["plans"]) == {"plans/a.yaml"}
    for word in ("mia", "dan", "t-gp", "A-1", "GP", "2026"):
        assert word not in text
    for rule, marks in json.loads(text)["plans"]["plans/a.yaml"].items():
        assert rule in {each.name for each in load_rules()}
        assert all(len(mark) == 64 for mark in marks)
        assert marks == sorted(set(marks))


def test_it_is_the_same_bytes_whatever_the_order_of_files_and_however_often(planlint: Run, recorded: Path) -> None:
    (recorded / "b.yaml").write_text(PLAN.replace("A-1", "A-2"))
    written = set()
    for paths in (("b.yaml", "plans"), ("plans/a.yaml", "b.yaml"), ()):
        (recorded / BASE).unlink()
        assert planlint("baseline", *paths).returncode == 0
        written.add((recorded / BASE).read_text())
    assert planlint("baseline").returncode == 0
    written.add((recorded / BASE).read_text())

    assert len(written) == 1


def test_edits_around_it_leave_what_is_recorded_recorded(planlint: Run, recorded: Path) -> None:
    before = yaml.safe_load(PLAN)
    edit(
        recorded, ("planlint: 1\n", "# a comment\n\nplanlint: 1\n"), ("tasks:\n", "tasks:\n- {id: t-new, what: Rent., responsible: jo}\n"),
        ("See the GP.", "See the GP on Monday."), ("ava: {role: child, age: 4}", "ava:\n    role: child\n    age: 5"),
    )  # fmt: skip
    moved = yaml.safe_load((recorded / "plans/a.yaml").read_text())

    assert before["tasks"][0]["id"] == moved["tasks"][1]["id"]
    assert again(planlint)[:2] == (0, [])


def test_what_is_new_fails(planlint: Run, recorded: Path) -> None:
    edit(recorded, ("  noah:", "  lea: {role: child, age: 2}\n  noah:"))
    code, found, _ = again(planlint, "--select", "child-views-missing")

    assert (code, found) == (1, [("child-views-missing", "people.lea")])


def test_one_problem_in_the_place_of_another_of_its_rule_is_seen(planlint: Run, recorded: Path) -> None:
    edit(recorded, ("noah: {role: child, age: 9}", "lea: {role: child, age: 9}"))
    code, found, _ = again(planlint, "--select", "child-views-missing")

    assert code == 1
    assert found == [("child-views-missing", "people.lea"), ("fixed-but-in-baseline", "")]


def test_a_task_in_the_place_of_another_is_seen(planlint: Run, recorded: Path) -> None:
    edit(recorded, ("t-gp", "t-other"))

    assert ("therapy-or-parenting-course-while-unsafe", "tasks.0") in again(planlint)[1]


MENDED = ("violence:\n", "violence:\n- {by: mia, towards: [dan], kind: resistance}\n")


def test_what_is_mended_must_leave_the_file(planlint: Run, recorded: Path) -> None:
    edit(recorded, ("responsible: jo}", "responsible: jo}\n- {what: Serve it., responsible: dan, kind: behaviour-change}"))
    done = planlint("check", "--baseline", BASE, "--select", SELECTED, "-q")
    line = next(line for line in done.stdout.splitlines() if "fixed-but-in-baseline" in line)
    number = int(line.split(":")[1])

    assert done.returncode == 0
    assert line.startswith(f"{BASE}:{number}:")
    assert "note: no-tasks-for-person-using-violence no longer finds in plans/a.yaml what is recorded here" in line
    mark = json.loads((recorded / BASE).read_text())["plans"]["plans/a.yaml"]["no-tasks-for-person-using-violence"][0]
    assert mark in (recorded / BASE).read_text().splitlines()[number - 1]


def test_strictly_it_fails_the_run_until_it_has_left(planlint: Run, recorded: Path) -> None:
    edit(recorded, ("responsible: jo}", "responsible: jo}\n- {what: Serve it., responsible: dan, kind: behaviour-change}"))

    assert planlint("check", "--baseline", BASE, "--strict-baseline", "--select", SELECTED).returncode == 1
    assert planlint("check", "--baseline", BASE, "--strict-baseline", "--select", SELECTED, "--exit-zero").returncode == 0
    assert planlint("baseline", "--prune").returncode == 0
    assert planlint("check", "--baseline", BASE, "--strict-baseline", "--select", SELECTED).returncode == 0


def test_prune_takes_nothing_new_in(planlint: Run, recorded: Path) -> None:
    edit(recorded, ("  noah:", "  lea: {role: child, age: 2}\n  noah:"))
    before = (recorded / BASE).read_text()

    assert planlint("baseline", "--prune", "--select", "child-views-missing").returncode == 0
    assert (recorded / BASE).read_text() == before
    assert again(planlint, "--select", "child-views-missing")[0] == 1
    assert planlint("baseline", "--prune", "--output", "none.json").returncode == 2


def test_a_run_of_some_rules_or_files_says_nothing_of_the_others(planlint: Run, recorded: Path) -> None:
    (recorded / "b.yaml").write_text(PLAN.replace("A-1", "A-2"))
    assert planlint("baseline").returncode == 0

    for arguments in (
        ("--select", "child-views-missing"),
        ("b.yaml",),
        ("--profile", "essential"),
        ("plans", "--ignore", "children"),
    ):
        assert again(planlint, "--strict-baseline", *arguments)[:2] == (0, [])


def test_recording_some_rules_or_files_leaves_the_others_recorded(planlint: Run, recorded: Path) -> None:
    before = json.loads((recorded / BASE).read_text())["plans"]
    (recorded / "b.yaml").write_text(PLAN.replace("A-1", "A-2"))
    planlint("baseline", "b.yaml", "--select", "child-views-missing")
    after = json.loads((recorded / BASE).read_text())["plans"]

    assert after["plans/a.yaml"] == before["plans/a.yaml"]
    assert list(after["b.yaml"]) == ["child-views-missing"]


def test_a_part_that_cannot_be_judged_is_not_said_to_be_mended(planlint: Run, recorded: Path) -> None:
    edit(recorded, ("kind: parenting-course", "kidn: parenting-course"))

    assert {rule for rule, _ in again(planlint)[1]} & {"plan-format", "fixed-but-in-baseline"} == {"plan-format"}


def test_a_file_that_cannot_be_read_is_not_said_to_be_mended(planlint: Run, recorded: Path) -> None:
    (recorded / "plans/a.yaml").write_text("planlint: [\n")

    assert again(planlint)[:2] == (4, [("unreadable-file", "")])


def test_the_entries_of_a_plan_that_is_gone_must_go_too(planlint: Run, recorded: Path) -> None:
    (recorded / "b.yaml").write_text(PLAN.replace("A-1", "A-2"))
    planlint("baseline")
    (recorded / "b.yaml").unlink()
    code, found, _ = again(planlint, "plans", "--strict-baseline")

    assert code == 1
    assert {rule for rule, _ in found} == {"fixed-but-in-baseline"}
    assert planlint("baseline", "--prune").returncode == 0
    assert list(json.loads((recorded / BASE).read_text())["plans"]) == ["plans/a.yaml"]


def test_what_is_recorded_and_then_allowed_must_go_as_well(planlint: Run, recorded: Path) -> None:
    edit(recorded, ("  dan: {role: father}", "  dan: {role: father} # planlint: allow no-tasks-for-person-using-violence "
                    "until=2026-12-01 by=jo -- he is in custody"))  # fmt: skip

    assert again(planlint, "--select", SELECTED)[:2] == (0, [("fixed-but-in-baseline", "")])


def test_form_and_decisions_are_never_recorded_or_hidden(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PLAN + "foo: 1\nexceptions: {rule: no-worker-actions}\n")
    done = planlint("baseline")

    assert "Not recorded, as nothing may hide it: 2 findings" in done.stdout
    assert {rule for rule, _ in again(planlint)[1]} == {"plan-format", "decision-incomplete"}


def test_a_locked_rule_is_neither_recorded_nor_hidden(planlint: Run, recorded: Path) -> None:
    (recorded / ".planlint.yaml").write_text("locked: [child-views-missing]\n")
    code, found, _ = again(planlint)

    assert code == 1
    assert found == [("child-views-missing", "people.ava"), ("fixed-but-in-baseline", "")]
    assert planlint("baseline").returncode == 0
    assert "child-views-missing" not in (recorded / BASE).read_text()


def test_paths_are_seen_from_the_folder_of_the_baseline(planlint: Run, recorded: Path) -> None:
    inside = planlint("check", "a.yaml", "--baseline", f"../{BASE}", folder=recorded / "plans")
    piped = planlint("check", "-", "--stdin-filename", "plans/a.yaml", "--baseline", BASE, stdin=PLAN)

    assert (inside.returncode, piped.returncode) == (0, 0)


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("{\n", "2:1", "no JSON"),
        ("<<<<<<< mine\n", "1:1", "no JSON"),
        ("[]", "1:1", "no baseline"),
        ('{"plans": {}}', "1:1", "version 1"),
        ('{\n"planlint_baseline": 2, "plans": {}}', "2:1", "version 1"),
        ('{"planlint_baseline": 1,\n"plans": {"a": {"x": [],\n"x": []}}}', "2:17", "twice"),
        ('{"planlint_baseline": 1,\n"plans": {"a": {"x": ["y"]}}}', "2:17", "not as planlint baseline writes it"),
        ('{"planlint_baseline": 1,\n"plans": {"a": []}}', "2:11", "not as planlint baseline writes it"),
    ],
)
def test_a_baseline_that_cannot_be_used_is_an_error_at_its_place(
    planlint: Run, tmp_path: Path, text: str, place: str, words: str
) -> None:
    (tmp_path / "a.yaml").write_text(PLAN)
    (tmp_path / BASE).write_text(text)
    done = planlint("check", "--baseline", BASE)

    assert done.returncode == 2
    assert f"{BASE}:{place}: " in done.stderr
    assert words in done.stderr
    assert done.stdout == ""


def test_a_baseline_that_cannot_be_used_is_not_overwritten(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PLAN)
    (tmp_path / BASE).write_text("<<<<<<< mine\n")

    assert planlint("baseline").returncode == 2
    assert (tmp_path / BASE).read_text() == "<<<<<<< mine\n"


def test_a_rule_that_is_none_is_told_of(planlint: Run, recorded: Path) -> None:
    text = (recorded / BASE).read_text().replace('"child-views-missing"', '"no-such-rule"')
    (recorded / BASE).write_text(text)
    done = planlint("check", "--baseline", BASE, "-q", "--strict-baseline", "--select", "no-tasks-for-person-using-violence")

    assert "error: there is no rule of this name: take this out of the baseline" in done.stdout


def test_a_baseline_that_is_missing_and_an_option_without_it_are_errors(planlint: Run, tmp_path: Path) -> None:
    assert planlint("check", "--baseline", "none.json").returncode == 2
    assert planlint("check", "--strict-baseline").returncode == 2


def test_it_never_takes_the_place_of_a_plan_and_is_not_written_of_nothing(planlint: Run, tmp_path: Path) -> None:
    assert planlint("baseline").returncode == 3
    assert not (tmp_path / BASE).exists()
    (tmp_path / "a.yaml").write_text(PLAN)
    assert planlint("baseline", "--output", "a.yaml").returncode == 2
    assert (tmp_path / "a.yaml").read_text() == PLAN


HOSTILE = ["a,%b.yaml", "a\n::error::x.yaml", "a\u202eb.yaml", "##[error].yaml", "{{ x }}.yaml"]


def test_hostile_names_are_recorded_and_cannot_act(planlint: Run, tmp_path: Path) -> None:
    for name in HOSTILE:
        (tmp_path / name).write_text(PLAN)
    assert planlint("baseline", "--select", SELECTED).returncode == 0
    assert again(planlint, "--select", SELECTED)[:2] == (0, [])
    for name in HOSTILE:
        (tmp_path / name).unlink()
    (tmp_path / "b.yaml").write_text(PLAN)
    done = planlint("check", "--baseline", BASE, "-q", "--select", SELECTED)

    assert set(json.loads((tmp_path / BASE).read_text())["plans"]) == set(HOSTILE)
    assert (tmp_path / BASE).read_text().isascii()
    assert all(inert_name(name) in done.stdout for name in HOSTILE)
    assert "\n::error" not in done.stdout
    assert "##" not in done.stdout


# Stable paths and fingerprints


def marks(text: str) -> list[str]:
    done = check(text.encode(), "a.yaml", load_rules(), DAY)
    return [mark for finding in done.findings for mark in fingerprints(finding)]


@pytest.mark.parametrize("plan", sorted((ROOT / "examples").glob("*.yaml")), ids=lambda path: path.stem)
def test_fingerprints_are_unique_and_do_not_move_with_lines_or_keys(plan: Path) -> None:
    text = plan.read_text("utf-8")
    groups = re.split(r"(?m)^(?=[a-z])", text)
    random.Random(7).shuffle(groups)
    turned = "".join(groups)

    assert len(marks(text)) == len(set(marks(text)))
    assert sorted(marks("\n# x\n\n" + text)) == sorted(marks(text))
    assert sorted(marks(turned)) == sorted(marks(text))


NAMES = {
    ("tasks", 0, "what"): ("[id=A-1]", "tasks", "[id=t-gp]", "what"),
    ("people", "mia", "views", 0): ("[id=A-1]", "people", "mia", "views", "[date=2026-01-01]"),
    ("people", "mia", "views", 2): ("[id=A-1]", "people", "mia", "views", "[date=2026-01-01 2]"),
    ("violence", 0): ("[id=A-1]", "violence", "[by=dan towards=ava,mia kind=pattern]"),
    ("x-list", 0): ("[id=A-1]", "x-list", "[=b]"),
    ("x-list", 1): ("[id=A-1]", "x-list", "[]"),
    ("x-list", 2): ("[id=A-1]", "x-list", "[ 2]"),
    ("x-list", 9): ("[id=A-1]", "x-list", "[]"),
    ("Told her on Monday", "x"): ("[id=A-1]", "[key 0]", "x"),
    ("Told him", "x"): ("[id=A-1]", "[key 1]", "x"),
    ("nowhere", 0, "x"): ("[id=A-1]", "nowhere", "[]", "x"),
    (): ("[id=A-1]",),
}
NAMED = """\
id: A-1
tasks: [{id: t-gp, what: x}]
people: {mia: {views: [{date: 2026-01-01}, {date: 2026-02-01}, {date: 2026-01-01, text: A sentence.}]}}
violence: [{kind: pattern, by: dan, towards: [mia, ava], description: Sentence., tactics: [threats]}]
x-list: [b, A whole sentence, A second one]
Told her on Monday: {x: 1}
Told him: {x: 2}
"""


@pytest.mark.parametrize(("path", "name"), NAMES.items(), ids=str)
def test_a_stable_path_names_what_stands_there_and_never_by_its_text(path: Any, name: tuple[str, ...]) -> None:
    document = read(NAMED.encode())[0]
    value: Any = document.data
    for step in path:
        value = value[step] if step in value or (isinstance(step, int) and step < len(value)) else ABSENT
        if value is ABSENT:
            break

    assert identity(document, path) == name
    assert value_at(document, name) == value or path == ("x-list", 9)


def test_a_plan_without_an_id_goes_by_its_position_in_the_file() -> None:
    first, second = read(b"tasks: []\n---\ntasks: []\n")

    assert identity(first, ()) == ("[document 0]",)
    assert identity(second, ()) == ("[document 1]",)
    assert value_at(first, identity(second, ("tasks",))) is ABSENT


def test_fingerprints_of_one_place_are_told_apart_by_their_order_alone() -> None:
    one = fingerprint("rule", ("a",))
    three = list(told_apart([one, one, one]))

    assert three[0] == one
    assert len(set(three)) == 3
    assert list(told_apart(three)) == three
    assert fingerprint("rule", ("a", "b")) != fingerprint("rule", ("ab",)) != fingerprint("rulea", ("b",))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.sampled_from(["t-1", "t-2", "t-3", "t-4"]), unique=True, min_size=1), st.randoms())
def test_elements_with_ids_keep_their_paths_in_any_order(ids: list[str], chance: random.Random) -> None:
    def named(order: list[str]) -> set[tuple[str, ...]]:
        document = read(json.dumps({"id": "x", "tasks": [{"id": each} for each in order]}).encode())[0]
        return {identity(document, ("tasks", at)) for at in range(len(order))}

    shuffled = ids[:]
    chance.shuffle(shuffled)
    assert named(ids) == named(shuffled)
