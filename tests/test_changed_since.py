"""`--changed-since REF`: whole plans are judged, and what is reported is what changed since a commit, or came of a change."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from planlint.changes import Changes, Earlier
from planlint.linter import check
from planlint.packs import load_rules
from tests.conftest import Run
from tests.test_decisions import DAY, OWN

PLAN = """\
planlint: 1
id: A-1
as_of: 2026-06-01
people:
  mia: {role: mother}
  dan: {role: father}
  ava: {role: child, age: 4}
workers: {jo: {role: outreach-worker}}
violence:
- {by: dan, towards: [mia]}
tasks:
- {id: t-gp, what: See the GP., responsible: mia, kind: parenting-course, expectation: required-by-agency}
- {id: t-dan, what: Serve it., responsible: dan, kind: behaviour-change}
"""
NO_TASK, VIEWS, STRENGTHS = "no-tasks-for-person-using-violence", "child-views-missing", "survivor-strengths-missing"


def git(folder: Path, *arguments: str, **environment: str) -> str:
    """Run git in a folder, as nobody in particular and by no configuration but its own."""
    whose = {f"GIT_{who}_{what}": said for who in ("AUTHOR", "COMMITTER") for what, said in (("NAME", "a"), ("EMAIL", "a@b.org"))}
    done = subprocess.run(
        ["git", *arguments], cwd=folder, check=True, capture_output=True,
        env=os.environ | whose | {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"} | environment,
    )  # fmt: skip
    return done.stdout.decode()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with one plan in its first commit."""
    (tmp_path / "plans").mkdir()
    (tmp_path / "plans/a.yaml").write_text(PLAN)
    git(tmp_path, "init", "-b", "main")
    git(tmp_path, "add", ".")
    git(tmp_path, "commit", "-m", "one")
    return tmp_path


def edit(folder: Path, old: str, new: str, name: str = "plans/a.yaml") -> None:
    text = (folder / name).read_text()
    assert old in text
    (folder / name).write_text(text.replace(old, new))


def since(planlint: Run, ref: str = "HEAD", *arguments: str) -> tuple[set[tuple[str, str, str]], int]:
    """Return file, rule and place of what is reported, and how many findings are not."""
    report = json.loads(planlint("check", "--changed-since", ref, "--format", "json", *arguments).stdout)
    return {(each["file"], each["rule"], ".".join(map(str, each["path"]))) for each in report["findings"]}, report["summary"][
        "unchanged"
    ]


def test_nothing_is_reported_of_what_did_not_change_and_that_is_said(planlint: Run, repository: Path) -> None:
    done = planlint("check", "--changed-since", "HEAD")

    assert done.returncode == 0
    assert "Not shown, as nothing about them changed: " in done.stdout
    assert since(planlint)[1] > 5


def test_lines_comments_and_the_order_of_keys_are_no_change(planlint: Run, repository: Path) -> None:
    edit(repository, "mia: {role: mother}\n  dan: {role: father}", "# people\n\n  dan: {role: father}\n  mia:\n    role: mother")

    assert since(planlint)[0] == set()


def test_what_stands_at_a_changed_place_is_reported_and_its_neighbours_are_not(planlint: Run, repository: Path) -> None:
    edit(repository, "ava: {role: child, age: 4}", "ava: {role: child, age: 5}")
    found, _ = since(planlint, "HEAD", "--select", f"{VIEWS},{STRENGTHS}")

    assert found == {("plans/a.yaml", VIEWS, "people.ava")}


def test_an_entry_put_in_above_does_not_make_the_others_changed(planlint: Run, repository: Path) -> None:
    rule = "therapy-or-parenting-course-while-unsafe"
    edit(repository, "tasks:\n", "tasks:\n- {id: t-new, what: Rent., responsible: jo}\n")

    assert since(planlint, "HEAD", "--select", rule)[0] == set()
    edit(repository, "See the GP.", "See the GP on Monday.")
    assert since(planlint, "HEAD", "--select", rule)[0] == {("plans/a.yaml", rule, "tasks.1")}


def test_a_change_at_a_related_place_counts(planlint: Run, repository: Path) -> None:
    edit(repository, "- {id: t-dan, what: Serve it., responsible: dan, kind: behaviour-change}\n", "")
    git(repository, "commit", "-am", "two")
    assert since(planlint, "HEAD", "--select", NO_TASK)[0] == set()
    edit(repository, "See the GP.", "See the GP on Monday.")

    assert since(planlint, "HEAD", "--select", NO_TASK)[0] == {("plans/a.yaml", NO_TASK, "people.dan")}


def test_what_comes_of_a_change_elsewhere_is_reported_too(planlint: Run, repository: Path) -> None:
    edit(repository, "- {id: t-dan, what: Serve it., responsible: dan, kind: behaviour-change}\n", "")

    assert since(planlint, "HEAD", "--select", f"{NO_TASK},{VIEWS}")[0] == {("plans/a.yaml", NO_TASK, "people.dan")}


def test_a_decision_taken_out_is_a_change(planlint: Run, repository: Path) -> None:
    said = f"  # planlint: allow {VIEWS} until=2026-12-01 by=jo -- she is four\n"
    edit(repository, "  ava:", f"{said}  ava:")
    git(repository, "commit", "-am", "two")
    assert since(planlint, "HEAD", "--select", VIEWS)[0] == set()
    edit(repository, said, "")

    assert since(planlint, "HEAD", "--select", VIEWS)[0] == {("plans/a.yaml", VIEWS, "people.ava")}


def test_a_new_file_counts_wholly_whether_it_is_tracked_or_not(planlint: Run, repository: Path) -> None:
    for name in ("b.yaml", "c.yaml"):
        (repository / name).write_text(PLAN)
    git(repository, "add", "b.yaml")
    found, _ = since(planlint, "HEAD", "--select", VIEWS)

    assert {file for file, _, _ in found} == {"b.yaml", "c.yaml"}


def test_a_renamed_file_is_compared_with_what_it_was(planlint: Run, repository: Path) -> None:
    git(repository, "mv", "plans/a.yaml", "plans/b c\u00e4.yaml")
    assert since(planlint, "HEAD", "--select", f"{VIEWS},{STRENGTHS}")[0] == set()
    edit(repository, "age: 4", "age: 5", "plans/b c\u00e4.yaml")

    assert since(planlint, "HEAD", "--select", f"{VIEWS},{STRENGTHS}")[0] == {("plans/b c\u00e4.yaml", VIEWS, "people.ava")}


def test_any_commit_may_be_named_and_a_folder_within_the_repository_will_do(planlint: Run, repository: Path) -> None:
    edit(repository, "age: 4", "age: 5")
    git(repository, "commit", "-am", "two")
    git(repository, "tag", "now")
    found = since(planlint, "main~1", "--select", VIEWS)[0]
    done = planlint("check", "--changed-since", "now~1", "--select", VIEWS, "-q", folder=repository / "plans")

    assert found == {("plans/a.yaml", VIEWS, "people.ava")}
    assert since(planlint, "now", "--select", VIEWS)[0] == set()
    assert done.stdout.startswith("a.yaml:7:3: error")


@pytest.mark.parametrize("ref", ["nowhere", "--output=x", "-h", "", "HEAD:plans/a.yaml", "main\n--all"])
def test_a_commit_that_is_not_there_is_an_error(planlint: Run, repository: Path, ref: str) -> None:
    done = planlint("check", f"--changed-since={ref}")

    assert done.returncode == 2
    assert "There is no commit" in done.stderr
    assert done.stdout == ""


def test_outside_a_repository_or_without_git_it_is_an_error(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(PLAN)
    for done in (planlint("check", "--changed-since", "HEAD"), planlint("check", "--changed-since", "HEAD", PATH="")):
        assert done.returncode == 2
        assert "git" in done.stderr.lower()


def test_an_earlier_version_that_was_no_yaml_makes_everything_new(planlint: Run, repository: Path) -> None:
    (repository / "plans/a.yaml").write_text("planlint: [\n")
    git(repository, "commit", "-am", "two")
    (repository / "plans/a.yaml").write_text(PLAN)

    assert {rule for _, rule, _ in since(planlint, "HEAD", "--select", f"{VIEWS},{STRENGTHS}")[0]} == {VIEWS, STRENGTHS}


def test_standard_input_is_compared_by_the_name_given(planlint: Run, repository: Path) -> None:
    done = planlint(
        "check", "-", "--stdin-filename", "plans/a.yaml", "--changed-since", "HEAD", "--select", f"{VIEWS},{STRENGTHS}", "-q",
        stdin=PLAN.replace("age: 4", "age: 5"),
    )  # fmt: skip

    assert f"[{VIEWS}]" in done.stdout
    assert f"[{STRENGTHS}]" not in done.stdout


def test_in_a_hook_the_variables_of_git_do_not_lead_astray(planlint: Run, repository: Path) -> None:
    edit(repository, "age: 4", "age: 5")
    done = planlint(
        "check", "plans/a.yaml", "--changed-since", "HEAD", "--select", VIEWS, GIT_DIR="/nowhere", GIT_INDEX_FILE="/nowhere/index"
    )

    assert done.returncode == 1


def test_no_program_that_a_repository_names_is_run(planlint: Run, repository: Path) -> None:
    trap = repository / "trap.sh"
    trap.write_text("#!/bin/sh\ntouch ran\n")
    trap.chmod(0o755)
    (repository / ".gitattributes").write_text("*.yaml diff=trap\n")
    for name in ("diff.external", "diff.trap.command", "diff.trap.textconv", "core.fsmonitor"):
        git(repository, "config", name, str(trap))
    edit(repository, "age: 4", "age: 5")

    assert planlint("check", "--changed-since", "HEAD", "--select", VIEWS).returncode == 1
    assert planlint("exceptions").returncode == 0
    assert not list(repository.rglob("ran"))


def test_with_a_baseline_what_did_not_change_still_counts_as_found(planlint: Run, repository: Path) -> None:
    planlint("baseline", "--select", VIEWS)
    found, _ = since(planlint, "HEAD", "--select", VIEWS, "--baseline", ".planlint-baseline.json", "--strict-baseline")

    assert found == set()


def test_a_finding_across_plans_is_reported_when_it_is_new(planlint: Run, repository: Path) -> None:
    words = "situation: They moved here in spring because it is near the school, the clinic and her sister.\n"
    edit(repository, "people:\n", f"{words}people:\n")
    (repository / "b.yaml").write_text(PLAN.replace("A-1", "B-1"))
    git(repository, "add", ".")
    git(repository, "commit", "-m", "two")
    assert since(planlint, "HEAD", "--select", "plan-not-individual")[0] == set()
    edit(repository, "people:\n", f"{words}people:\n", "b.yaml")
    found, _ = since(planlint, "HEAD", "--select", "plan-not-individual")
    assert found != set()
    git(repository, "commit", "-am", "three")

    assert since(planlint, "HEAD", "--select", "plan-not-individual")[0] == set()


def test_the_same_findings_come_from_one_process_and_from_many(planlint: Run, repository: Path) -> None:
    for number in range(160):
        (repository / f"plans/p{number:03}.yaml").write_text(PLAN.replace("A-1", f"P-{number}"))
    git(repository, "add", ".")
    git(repository, "commit", "-m", "two")
    for number in (3, 77):
        edit(repository, "age: 4", "age: 5", f"plans/p{number:03}.yaml")

    assert since(planlint, "HEAD", "--select", f"{VIEWS},{STRENGTHS}")[0] == {
        ("plans/p003.yaml", VIEWS, "people.ava"), ("plans/p077.yaml", VIEWS, "people.ava"),
    }  # fmt: skip


def test_without_an_earlier_version_everything_changed() -> None:
    done = check(PLAN.encode(), "a.yaml", load_rules(), DAY)
    new = check(PLAN.encode(), "a.yaml", load_rules(), DAY, earlier=Earlier(None))
    same = check(PLAN.encode(), "a.yaml", load_rules(), DAY, earlier=Earlier(PLAN.encode()))

    assert new.findings == done.findings
    assert (same.findings, same.unchanged) == ([], done.findings)


def test_a_place_that_is_gone_or_new_is_a_change() -> None:
    before = "planlint: 1\nid: A\npeople: {mia: {role: mother}}\nviolence: []\ntasks: []\n"
    after = before.replace("mia", "rosa")
    done = check(after.encode(), "a.yaml", OWN, DAY, earlier=Earlier(before.encode()))

    assert {each.path for each in done.findings if each.rule == "every-place"} == {
        (), ("people",), ("people", "rosa"), ("people", "rosa", "role"),
    }  # fmt: skip
    assert Changes(None).touch(None, ()) is True  # type: ignore[arg-type]
