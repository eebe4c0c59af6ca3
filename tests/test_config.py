"""Configuration: where it is found, how files join, what it decides, and how what is wrong in it is said."""

import json
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planlint import run
from planlint.config import Asked, ConfigurationError, InForce
from planlint.config.form import schema_text
from planlint.config.load import load
from planlint.config.patterns import pattern
from planlint.config.toml_places import TomlPlaces
from planlint.config.written import Flaw
from planlint.files import Target
from planlint.linter import check
from planlint.packs import load_rules
from planlint.rulebook import Profile, Severity, example_plan
from planlint.settings import DEFAULTS, NOT_ABOVE, Settings, known_settings, setting_names
from planlint.terms import Terms
from tests.conftest import ROOT, Run
from tests.rewrite_config_schema import rewritten

RULE = "no-tasks-for-person-using-violence"
PLAN = """\
planlint: 1
id: A-1
as_of: 2026-06-01
people:
  mia: {role: mother}
  dan: {role: father}
violence:
  - {by: dan, towards: [mia]}
tasks:
  - {what: See the doctor., responsible: mia}
"""


def put(folder: Path, texts: dict[str, str]) -> None:
    """Write files with their folders."""
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The root of a repository, and the current folder."""
    (tmp_path / ".git").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def terms(path: str, asked: Asked | None = None, named: str | None = None) -> Terms:
    return InForce(named).terms(path, load_rules(), asked or Asked())


def names(found: Terms) -> set[str]:
    return {rule.name for rule in found.rules}


def errors(path: str = "a.yaml", named: str | None = None) -> list[str]:
    """Return what is wrong with the configuration of a file, as it is printed."""
    with pytest.raises(ConfigurationError) as raised:
        terms(path, named=named)
    return [f"{flaw.place.file}:{flaw.place.line}:{flaw.place.column}: {flaw.message}" for flaw in raised.value.flaws]


# Where it is found


def test_without_a_configuration_everything_is_the_default(here: Path) -> None:
    found = terms("a.yaml")

    assert found.settings is DEFAULTS
    assert names(found) == {rule.name for rule in load_rules() if Profile.STANDARD.includes(rule.profile)}
    assert (dict(found.severities), found.locked, found.fail_on, found.draft_rules) == ({}, frozenset(), Severity.ERROR, None)


def test_the_nearest_folder_wins_and_takes_nothing_from_those_above(here: Path) -> None:
    put(
        here,
        {
            ".planlint.yaml": "settings: {review_days: 10, views_days: 10}\n",
            "sub/.planlint.yaml": "settings: {review_days: 20}\n",
        },
    )

    assert terms("a.yaml").settings.review_days == 10
    assert (terms("sub/a.yaml").settings.review_days, terms("sub/a.yaml").settings.views_days) == (20, DEFAULTS.views_days)
    assert terms("sub/deep/er/a.yaml").settings.review_days == 20
    assert terms("other/a.yaml").settings.review_days == 10


@pytest.mark.parametrize("root", ["folder", "file"])
def test_the_search_stops_at_the_root_of_the_repository(here: Path, root: str) -> None:
    put(here, {".planlint.yaml": "settings: {review_days: 10}\n", "inner/plans/a.yaml": PLAN})
    if root == "folder":
        (here / "inner/.git").mkdir()
    else:
        (here / "inner/.git").write_text("gitdir: elsewhere\n")  # a worktree or submodule

    assert terms("inner/plans/a.yaml").settings is DEFAULTS
    assert terms("plans/a.yaml").settings.review_days == 10


def test_files_of_one_folder_share_one_value(here: Path) -> None:
    put(here, {".planlint.yaml": "profile: essential\noverrides: [{paths: t/**, profile: thorough}]\n"})
    in_force = InForce()

    made = [in_force.terms(path, load_rules(), Asked()) for path in ("a.yaml", "x/b.yaml", "t/c.yaml", "t/d.yaml")]

    assert made[0] is made[1]
    assert made[2] is made[3]
    assert made[0] is not made[2]


def test_a_file_that_is_named_is_the_only_one(here: Path) -> None:
    put(
        here,
        {
            ".planlint.yaml": "settings: {review_days: 10}\n",
            "agency/own.yaml": "settings: {views_days: 5}\noverrides: [{paths: plans/**, settings: {views_days: 6}}]\n",
        },
    )

    assert (
        terms("a.yaml", named="agency/own.yaml").settings.review_days,
        terms("a.yaml", named="agency/own.yaml").settings.views_days,
    ) == (28, 5)
    assert terms("plans/a.yaml", named="agency/own.yaml").settings.views_days == 6  # patterns are read from the current folder


def test_a_table_in_pyproject_counts_and_a_pyproject_without_one_does_not(here: Path) -> None:
    put(
        here,
        {
            "pyproject.toml": "[tool.planlint.settings]\nreview_days = 10\n",
            "sub/pyproject.toml": "[tool.other]\nplanlint = 1\n[project]\nname = 'planlint'\n",
        },
    )

    assert terms("a.yaml").settings.review_days == 10
    assert terms("sub/a.yaml").settings.review_days == 10


@pytest.mark.parametrize("text", ["[tool]\nplanlint.profile = 'essential'\n", "tool.planlint.profile = 'essential'\n", "tool = {planlint = {profile = 'essential'}}\n", "[tool]\nplanlint = {profile = 'essential'}\n", "[[tool.planlint.overrides]]\npaths = '**'\nprofile = 'essential'\n", "[ tool . \"planlint\" ]\nprofile = 'essential'\n"])  # fmt: skip
def test_a_table_in_pyproject_is_seen_however_it_is_written(here: Path, text: str) -> None:
    (here / "pyproject.toml").write_text(text)

    assert names(terms("a.yaml")) == {rule.name for rule in load_rules() if rule.profile is Profile.ESSENTIAL}


def test_a_pyproject_of_others_that_is_no_toml_is_left_alone(here: Path) -> None:
    (here / "pyproject.toml").write_text("[tool.black\nline = \n")

    assert terms("a.yaml").settings is DEFAULTS


@pytest.mark.parametrize("other", [".planlint.yml", "pyproject.toml"])
def test_two_configurations_in_one_folder_are_an_error(here: Path, other: str) -> None:
    put(
        here,
        {
            ".planlint.yaml": "profile: essential\n",
            other: "[tool.planlint]\n" if other.endswith("toml") else "profile: thorough\n",
        },
    )

    assert errors() == [f"{other}:1:1: two configurations stand in this folder; keep this one or .planlint.yaml"]


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n# nothing\n...\n", "ignore:\nsettings:\n", "\ufeff# x\r\n"])
def test_a_configuration_that_sets_nothing_is_none_the_worse(here: Path, text: str) -> None:
    (here / ".planlint.yaml").write_text(text, encoding="utf-8", newline="")

    assert terms("a.yaml").settings == DEFAULTS


# How files join


def test_what_extends_wins_and_lists_add_up_or_are_replaced(here: Path) -> None:
    put(here, {
        "agency/base.yaml": "profile: thorough\nignore: [safety]\nselect: [orders]\nexclude: [old/]\nseverity: {shared-worker: error, plan-not-individual: error}\nsettings: {review_days: 10, views_days: 10}\n",
        "agency/profile.yaml": "extends: base.yaml\nsettings: {views_days: 11}\n",
        ".planlint.yaml": "extends: agency/profile.yaml\nprofile: essential\nignore: voice\nselect: []\nexclude: ['*.draft.yaml']\nseverity: {shared-worker: note}\nsettings: {views_days: 12}\n",
    })  # fmt: skip
    configuration = InForce().configuration("a.yaml")
    found = terms("a.yaml")

    assert configuration is not None
    assert configuration.names() == (".planlint.yaml", "agency/profile.yaml", "agency/base.yaml")
    assert (found.settings.review_days, found.settings.views_days) == (10, 12)
    assert dict(found.severities) == {"shared-worker": Severity.NOTE, "plan-not-individual": Severity.ERROR}
    assert {rule.family for rule in found.rules} & {"safety", "voice"} == set()
    assert {rule.profile for rule in found.rules} == {Profile.ESSENTIAL}
    assert [InForce().wanted(path) for path in ("old/a.yaml", "a.draft.yaml", "a.yaml")] == [False, False, None]


def test_of_several_files_that_are_extended_the_later_wins_and_a_common_base_counts_once(here: Path) -> None:
    put(here, {
        "base.yaml": "settings: {review_days: 1, views_days: 1, follow_up_days: 1}\n",
        "a.yaml": "extends: base.yaml\nsettings: {review_days: 2, views_days: 2}\n",
        "b.yaml": "extends: [base.yaml]\nsettings: {views_days: 3}\n",
        ".planlint.yaml": "extends: [a.yaml, b.yaml]\n",
    })  # fmt: skip
    found = terms("x.yaml").settings

    assert (found.review_days, found.views_days, found.follow_up_days) == (2, 3, 1)


def test_overrides_are_for_their_paths_the_later_winning(here: Path) -> None:
    put(here, {
        "base.yaml": "overrides: [{paths: '**/*.yaml', settings: {review_days: 1}}, {paths: t/**, settings: {review_days: 2}}]\n",
        ".planlint.yaml": "extends: base.yaml\nsettings: {review_days: 3}\noverrides:\n  - {paths: [t/x.yaml, u/], settings: {review_days: 4}, severity: {shared-worker: note}}\n",
    })  # fmt: skip

    assert [terms(path).settings.review_days for path in ("a.yml", "a.yaml", "t/y.yaml", "t/x.yaml", "u/z.yaml")] == [
        3,
        1,
        2,
        4,
        4,
    ]
    assert dict(terms("u/z.yaml").severities) == {"shared-worker": Severity.NOTE}
    assert not terms("a.yaml").severities


def test_drafts_are_held_to_a_profile_of_their_own(here: Path) -> None:
    put(here, {".planlint.yaml": "profile: thorough\ndraft_profile: essential\n"})
    found = terms("a.yaml")
    crowd = PLAN.replace("id: A-1", "id: A-1\nstatus: draft")

    assert found.draft_rules is not None
    judged = [
        check(text.encode(), "a.yaml", found.rules, date(2026, 6, 1), found.settings, found.severities, found.draft_rules)
        for text in (PLAN, crowd)
    ]
    profiles = {rule.name: rule.profile for rule in load_rules()}
    assert {profiles[finding.rule] for finding in judged[1].findings} == {Profile.ESSENTIAL}
    assert {profiles[finding.rule] for finding in judged[0].findings} > {Profile.ESSENTIAL}
    assert judged[1].plans[0].rules < judged[0].plans[0].rules


def test_a_severity_of_the_agency_takes_the_place_of_the_rules_own_but_a_milder_case_stays_milder(here: Path) -> None:
    unsettled = PLAN.replace("towards: [mia]", "towards: [mia], kind: under-assessment")
    rule = next(rule for rule in load_rules() if rule.name == RULE)

    def severities(text: str, severity: Severity) -> list[Severity]:
        found = check(text.encode(), "a.yaml", (rule,), date(2026, 6, 1), severities={RULE: severity})
        return [finding.severity for finding in found.findings]

    assert severities(PLAN, Severity.NOTE) == [Severity.NOTE]
    assert severities(PLAN, Severity.ERROR) == [Severity.ERROR]
    assert set(severities(unsettled, Severity.ERROR)) <= {Severity.NOTE}


# Locked rules


def test_a_locked_rule_always_runs_and_is_carried(here: Path) -> None:
    put(
        here,
        {
            "agency.yaml": "locked: [joint-work, shared-worker]\n",
            ".planlint.yaml": "extends: agency.yaml\nselect: [safety]\ndraft_profile: essential\n",
        },
    )
    found = terms("a.yaml")

    assert found.locked == {rule.name for rule in load_rules() if rule.family == "joint_work"} | {"shared-worker"}
    assert found.locked <= names(found)
    assert found.draft_rules is not None
    assert found.locked <= {rule.name for rule in found.draft_rules}


def test_locking_takes_back_what_a_file_that_is_extended_leaves_out(here: Path) -> None:
    put(here, {"agency.yaml": f"ignore: [{RULE}]\n", ".planlint.yaml": f"extends: agency.yaml\nlocked: {RULE}\n"})

    assert RULE in names(terms("a.yaml"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"ignore: [safety, {RULE}]", f".planlint.yaml:2:18: {RULE} is locked by agency.yaml:1; it cannot be left out"),
        ("ignore: accountability", f".planlint.yaml:2:9: {RULE} is locked by agency.yaml:1; it cannot be left out"),
        (f"severity: {{{RULE}: warning}}", f".planlint.yaml:2:12: {RULE} is locked by agency.yaml:1; its findings cannot be made milder"),
        (f"overrides: [{{paths: '**', ignore: {RULE}}}]", f".planlint.yaml:2:35: {RULE} is locked by agency.yaml:1; it cannot be left out"),
    ],
)  # fmt: skip
def test_a_configuration_cannot_take_back_what_another_locks(here: Path, text: str, expected: str) -> None:
    put(here, {"agency.yaml": f"locked: [{RULE}]\n", ".planlint.yaml": f"extends: agency.yaml\n{text}\n"})

    assert errors() == [expected]


def test_whoever_locks_a_rule_may_say_how_grave_it_is(here: Path) -> None:
    put(here, {".planlint.yaml": f"locked: [{RULE}]\nseverity: {{{RULE}: warning}}\n"})

    assert terms("a.yaml").severities[RULE] is Severity.WARNING


# The command line


@pytest.mark.parametrize(
    ("asked", "runs", "runs_not"),
    [
        (Asked(profile=Profile.THOROUGH), "shared-worker", "safety-assessment-stale"),
        (Asked(select=("safety-assessment-stale",)), "safety-assessment-stale", RULE),
        (Asked(ignore=(RULE,)), "joint-session-with-person-using-violence", RULE),
    ],
)  # fmt: skip
def test_the_command_line_wins(here: Path, asked: Asked, runs: str, runs_not: str) -> None:
    put(
        here,
        {
            ".planlint.yaml": f"select: [{RULE}, joint-work]\nignore: safety-assessment-stale\ndraft_profile: essential\nfail_on: note\n"
        },
    )
    found = terms("a.yaml", asked)

    assert runs in names(found)
    assert runs_not not in names(found)
    assert (found.draft_rules is None) == (asked.profile is not None)


def test_the_command_line_cannot_leave_out_a_locked_rule(planlint: Run, here: Path) -> None:
    put(here, {".planlint.yaml": f"locked: {RULE}\n", "a.yaml": PLAN})

    done = planlint("check", "--ignore", RULE)

    assert (done.returncode, done.stdout) == (2, "")
    assert "is locked by .planlint.yaml:1" in done.stderr


def test_each_file_fails_the_run_by_its_own_measure(planlint: Run, here: Path) -> None:
    mild = f"select: {RULE}\nseverity: {{{RULE}: warning}}\n"
    put(here, {"a/.planlint.yaml": mild, "b/.planlint.yaml": mild + "fail_on: warning\n", "a/a.yaml": PLAN, "b/b.yaml": PLAN})

    assert [
        planlint("check", *more).returncode
        for more in (("a",), ("b",), (".",), (".", "--fail-on", "error"), ("a", "--fail-on", "note"))
    ] == [0, 1, 1, 0, 1]


# What is checked


SEARCHED = {
    "plans/a.yaml": PLAN, "plans/old/b.yaml": PLAN, "c.yaml": PLAN, "plans/odd.yaml": "plainlnt: 1\n", "plans/notes.txt": PLAN,
    "templates/t.yaml": PLAN, "pipeline.yaml": "jobs: {}\n", ".github/workflows/w.yaml": PLAN, ".hidden.yaml": PLAN,
}  # fmt: skip


def test_include_and_exclude_decide_what_a_search_checks(planlint: Run, here: Path) -> None:
    put(here, SEARCHED | {".planlint.yaml": f"select: {RULE}\ninclude: [plans/**, templates/]\nexclude: [old]\n"})

    done = planlint("check", "--format", "json")
    report = json.loads(done.stdout)

    assert {finding["file"] for finding in report["findings"]} == {"plans/a.yaml", "plans/odd.yaml", "templates/t.yaml"}
    assert (report["summary"]["left_out"], report["summary"]["other_files"]) == (3, 0)
    assert report["summary"]["configured_by"] == [".planlint.yaml"]
    assert "Left out, as the configuration or --force-exclude asks: 3 files." in planlint("check").stdout


def test_a_file_that_is_named_is_checked_unless_exclusion_is_forced(planlint: Run, here: Path) -> None:
    put(here, SEARCHED | {".planlint.yaml": f"select: {RULE}\nexclude: [old/]\n"})
    named = [name for name in SEARCHED if name != "plans/notes.txt"]

    plain = json.loads(planlint("check", *named, "--format", "json").stdout)
    forced = json.loads(
        planlint("check", "--force-exclude", *named, ".planlint.yaml", "plans/notes.txt", "--format", "json").stdout
    )

    assert {finding["file"] for finding in plain["findings"]} == set(named)
    assert {finding["file"] for finding in forced["findings"]} == {"plans/a.yaml", "c.yaml", "templates/t.yaml"}
    assert forced["summary"]["left_out"] == len(named) + 2 - 3


def test_a_hook_that_passes_no_plan_does_not_fail(planlint: Run, here: Path) -> None:
    put(here, SEARCHED | {".planlint.yaml": "exclude: [c.yaml]\n"})

    done = planlint("check", "--force-exclude", "c.yaml", "pipeline.yaml", ".planlint.yaml")

    assert done.returncode == 0
    assert done.stdout.splitlines()[:2] == [
        "Nothing was checked: no plan was among the files named.",
        "Left out, as the configuration or --force-exclude asks: 3 files.",
    ]
    assert planlint("check", "--force-exclude", ".").returncode == 1
    assert planlint("check", "--force-exclude", "plans/old").returncode in (0, 1)
    assert planlint("check", "c.yaml").returncode == 1


def test_a_folder_of_which_everything_is_excluded_was_not_checked(planlint: Run, here: Path) -> None:
    put(here, {"old/a.yaml": PLAN, ".planlint.yaml": "exclude: [old]\n"})

    assert planlint("check", "--force-exclude").returncode == 3


def test_the_files_of_a_configuration_are_no_plans(planlint: Run, here: Path) -> None:
    put(
        here,
        {
            "agency.yaml": "profile: essential\n#\npeople:\n",
            ".planlint.yaml": f"extends: agency.yaml\nselect: {RULE}\n",
            "a.yaml": PLAN,
        },
    )
    (here / "agency.yaml").write_text("profile: essential # people:\n")

    report = json.loads(planlint("check", "--format", "json").stdout)

    assert (report["summary"]["plans"], report["summary"]["left_out"]) == (1, 1)


def test_standard_input_goes_by_the_configuration_of_its_name(planlint: Run, here: Path) -> None:
    put(here, {"sub/.planlint.yaml": f"select: {RULE}\nseverity: {{{RULE}: note}}\nexclude: [x.yaml]\n"})

    assert "sub/a.yaml:6:3: note:" in planlint("check", "-", "--stdin-filename", "sub/a.yaml", "-q", stdin=PLAN).stdout
    assert planlint("check", "-", "--stdin-filename", "sub/x.yaml", "--force-exclude", stdin=PLAN).returncode == 0


@pytest.mark.parametrize(
    ("text", "fits", "fits_not"),
    [
        ("templates/**", ["templates/a.yaml", "templates/b/c.yaml"], ["templates", "x/templates/a.yaml", "templates2/a.yaml"]),
        ("**/archive/**", ["archive/a", "x/y/archive/b/c"], ["archive", "archives/a"]),
        ("archive", ["archive", "archive/a", "x/archive/y"], ["archived", "my-archive"]),
        ("archive/", ["archive/a", "x/archive/y"], ["archive", "archived/a"]),
        ("/archive", ["archive/a", "archive"], ["x/archive/a"]),
        ("*.draft.yaml", ["a.draft.yaml", "x/y/a.draft.yaml"], ["a.yaml", "draft.yaml"]),
        ("plans/*.yaml", ["plans/a.yaml"], ["plans/x/a.yaml", "x/plans/a.yaml", "plans/a.yml"]),
        ("plans/*", ["plans/a.yaml", "plans/x/a.yaml"], ["plans"]),
        ("a?c.yaml", ["abc.yaml", "a.c.yaml"], ["ac.yaml", "a/c.yaml"]),
        ("[a-c][!0-9].yaml", ["ax.yaml"], ["a1.yaml", "dx.yaml", "a/.yaml"]),
        ("a[b.yaml", ["a[b.yaml"], ["ab.yaml"]),
        ("**", ["a", "a/b"], []),
        ("a/**/b", ["a/b", "a/x/b", "a/x/y/b/c"], ["ab", "x/a/b"]),
        ("a+(b)|.yaml", ["a+(b)|.yaml"], ["aab.yaml"]),
        ("[&|~^].yaml", ["&.yaml", "^.yaml"], ["x.yaml"]),
    ],
)  # fmt: skip
def test_patterns_read_as_in_a_gitignore(text: str, fits: list[str], fits_not: list[str]) -> None:
    expression = pattern(text)

    assert [path for path in fits if not expression.fullmatch(path)] == []
    assert [path for path in fits_not if expression.fullmatch(path)] == []


# What is wrong is said at its place


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("profil: essential", "1:1", "did you mean profile?"),
        ("zzzzzz: 1", "1:1", "known here are: extends, profile"),
        ("x-own: 1", "1:1", "not known here"),
        ("profile: standart", "1:10", "did you mean standard?"),
        ("profile: [standard]", "1:1", "this word is not known here; did you mean standard?"),
        ("fail_on: never", "1:10", "allowed: error, warning, note"),
        ("select:\n  - safty", "2:5", "there is no rule or family of that name; did you mean safety?"),
        ("ignore: safety-assessment-stail", "1:9", "did you mean safety-assessment-stale?"),
        ("ignore: plan-format", "1:9", "always runs"),
        ("locked: [zzz]", "1:10", "there is no rule or family of that name"),
        ("severity:\n  safety: note", "2:3", "there is no rule of that name"),
        ("severity:\n  plan-format: note", "2:3", "always an error"),
        ("severity:\n  shared-worker: of", "2:18", "allowed: error, warning, note"),
        ("severity:\n  shared-worker: off", "2:18", "name it under ignore"),
        ("severity: note", "1:11", "a group of keys is expected"),
        ("settings: {reviw_days: 3}", "1:12", "did you mean review_days?"),
        ("settings:\n  review_days: 0", "2:16", "from 1 to 366"),
        ("settings:\n  review_days: 28.5", "2:16", "a whole number"),
        ("settings:\n  review_days:", "2:3", "a whole number"),
        ("settings:\n  adult_areas: [safety, hosing]", "2:25", "did you mean housing?"),
        ("settings: {safety_assessment_days_at_risk: 50}", "1:12", "cannot be larger than safety_assessment_days"),
        ("overrides: [{profile: essential}]", "1:13", "the key paths is missing"),
        ("overrides:\n  - paths: a\n    settings: {safety_assessment_days: 3}", "3:16", "at_risk cannot be larger than safety_assessment_days"),
        ("overrides:\n  - paths: a\n    ignore: [zzz]", "3:14", "there is no rule or family"),
        ("overrides:\n  - paths: a\n    locked: [safety]", "3:5", "not known here"),
        ("exclude: ['!a']", "1:11", "a path pattern"),
        ("exclude: ../a", "1:10", "a path pattern"),
        (r"exclude: a\b", "1:10", "a path pattern"),
        ("exclude: '[z-a]'", "1:10", "make no range"),
        ("exclude: {a: b}", "1:1", "text or a list is expected"),
        ("exclude: <folder>", "1:10", "a placeholder"),
        ("words: [nowhere.yaml]", "1:9", "there is no such file"),
        ("extends: nowhere.yaml", "1:10", "there is no such file"),
        ("extends: .planlint.yaml", "1:10", "in a circle"),
        ("extends: https://example.org/x.yaml", "1:10", "there is no such file"),
        ("- a", "1:1", "a group of keys is expected"),
        ("profile: essential\nprofile: thorough", "2:1", "twice"),
        ("profile: &a essential\nfail_on: !x note", "2:10", "tag"),
        ("profile: [", "2:1", "this is no YAML"),
        ("profile: essential\n---\nprofile: thorough", "3:", "one document"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_line_column_and_the_nearest_name(here: Path, text: str, place: str, words: str) -> None:
    (here / ".planlint.yaml").write_text(text + "\n")

    found = errors()

    assert len(found) == 1, found
    assert found[0].startswith(f".planlint.yaml:{place}")
    assert words in found[0]


@pytest.mark.parametrize(
    ("text", "place", "words"),
    [
        ("[tool.planlint]\nprofil = 'x'", "2:1", "did you mean profile?"),
        ("[tool.planlint]\nignore = [\n  'safety', # why\n  'zzz',\n]", "4:3", "there is no rule or family"),
        ("[tool.planlint.severity]\nshared-worker = 'bad'", "2:17", "allowed: error, warning, note"),
        ("[tool]\nplanlint.settings.review_days = 0", "2:33", "from 1 to 366"),
        ("[tool.planlint]\nsettings = { views_days = 3, review_days = 'x' }", "2:44", "a whole number"),
        ("[tool.planlint.settings]\nreview_days = 2.0", "2:15", "a whole number"),
        ("[tool.planlint.settings]\nreview_days = true", "2:15", "a whole number"),
        ("[[tool.planlint.overrides]]\npaths = 'a'\n[[tool.planlint.overrides]]\npaths = 'b'\n[tool.planlint.overrides.settings]\nviews_days = 0", "6:14", "from 1 to 366"),
        ("[[tool.planlint.overrides]]\nprofile = 'essential'", "1:1", "the key paths is missing"),
        ("[tool.planlint]\nexclude = ['a', '''\n../b''']", "2:17", "a path pattern"),
        ("[tool.planlint\n", "1:15", "this is no TOML"),
        (f"[tool.planlint]\nignore = {'[' * 100}{']' * 100}", "1:1", "more than 64 levels"),
        (f"[tool.planlint]\nignore = {'[' * 5000}{']' * 5000}", "1:1", "more than 64 levels"),
        ("[tool.planlint]\nprofile = essential\n", "2:11", "this is no TOML"),
    ],
)  # fmt: skip
def test_toml_is_read_with_the_same_care(here: Path, text: str, place: str, words: str) -> None:
    (here / "pyproject.toml").write_text(text + "\n")

    found = errors()

    assert len(found) == 1, found
    assert found[0].startswith(f"pyproject.toml:{place}: ")
    assert words in found[0]


def test_everything_that_is_wrong_is_said_at_once_and_in_order(planlint: Run, here: Path) -> None:
    put(here, {".planlint.yaml": "profil: a\nseverity: {shared-worker: x}\nsettings: {review_day: 1}\n", "a.yaml": PLAN})

    done = planlint("check")

    assert (done.returncode, done.stdout) == (2, "")
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        ".planlint.yaml:1:1",
        ".planlint.yaml:2:27",
        ".planlint.yaml:3:12",
    ]


def test_a_circle_of_files_is_an_error(here: Path) -> None:
    put(
        here,
        {"a.yaml": "extends: b.yaml\n", "b.yaml": "\nextends: [c/../a.yaml]\n", ".planlint.yaml": "extends: a.yaml\n", "c/x": ""},
    )

    assert errors() == ["b.yaml:2:11: these files extend each other in a circle"]


@pytest.mark.parametrize("text", ["QQCANARYQQ: QQCANARYQQ\n", "profile: QQCANARYQQ\n", "ignore: [QQCANARYQQ]\n", "extends: QQCANARYQQ\n", "settings: {QQCANARYQQ: 1, review_days: QQCANARYQQ}\n", "QQCANARYQQ\n", "a: [QQCANARYQQ\n", "severity: {QQCANARYQQ: QQCANARYQQ}\n", "exclude: ['!QQCANARYQQ']\n", PLAN.replace("mia", "QQCANARYQQ")])  # fmt: skip
@pytest.mark.parametrize("form", ["yaml", "toml"])
def test_no_error_repeats_what_stands_in_a_configuration(planlint: Run, here: Path, text: str, form: str) -> None:
    if form == "toml":
        text = f"[tool.planlint]\n{text.replace(': ', ' = ')}"
    put(here, {"own." + form: text, "a.yaml": PLAN})

    done = planlint("check", "a.yaml", "--config", f"own.{form}")

    assert done.returncode == 2
    assert f"own.{form}:" in done.stderr
    assert "CANARY" not in done.stdout + done.stderr


def test_the_name_of_a_configuration_cannot_act_on_a_log(planlint: Run, here: Path) -> None:
    put(here, {"x\n::error::y/.planlint.yaml": "profil: 1\n", "x\n::error::y/a.yaml": PLAN})

    done = planlint("check")

    assert done.returncode == 2
    assert not any(line.startswith("::") for line in done.stderr.splitlines())


@pytest.mark.parametrize("arguments", [("check",), ("config",)])
def test_a_configuration_that_cannot_be_opened_is_an_error(planlint: Run, here: Path, arguments: tuple[str, ...]) -> None:
    (here / ".planlint.yaml").mkdir()
    put(here, {"a.yaml": PLAN})

    done = planlint(*arguments)

    assert done.returncode == 2
    assert "cannot be opened" in done.stderr


def flaws_of(file: str) -> tuple[Flaw, ...]:
    try:
        load(file, os.path.dirname(file))
    except ConfigurationError as error:
        return error.flaws
    return ()


@given(st.binary(max_size=200))
def test_any_bytes_are_a_configuration_or_an_error_with_a_place(tmp_path_factory: pytest.TempPathFactory, raw: bytes) -> None:
    folder = tmp_path_factory.mktemp("bytes")
    for name in (".planlint.yaml", "x.toml"):
        (folder / name).write_bytes(raw)
        assert all(flaw.place.line >= 1 and flaw.place.column >= 1 for flaw in flaws_of(str(folder / name)))


KEYS = st.text("ab-_1", min_size=1, max_size=3)
VALUES = st.recursive(
    st.integers(0, 99) | st.text('ab "#[]{}=,.\\', max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=6,
)


@given(st.dictionaries(KEYS, VALUES, min_size=1, max_size=4))
def test_every_value_of_a_toml_text_is_found_where_it_stands(data: dict[str, Any]) -> None:
    def written(value: Any) -> str:
        if isinstance(value, dict):
            return "{" + ", ".join(f"{key} = {written(inner)}" for key, inner in value.items()) + "}"
        if isinstance(value, list):
            return "[" + ", # [,]\n ".join(map(written, value)) + ("\n" if value else "") + "]"
        return json.dumps(value)

    text = "# {a = 1}\n" + "".join(f"{key} = {written(value)}\n" for key, value in data.items() if not isinstance(value, dict))
    text += "".join(
        f"[{key}]\n" + "".join(f"{k}  =\t{written(v)}\n" for k, v in value.items())
        for key, value in data.items()
        if isinstance(value, dict)
    )
    places, lines = TomlPlaces(text), text.split("\n")

    def rest(path: tuple[str | int, ...], on_key: bool) -> str:
        position = places.position(path, on_key)
        return "\n".join([lines[position.line - 1][position.column - 1 :], *lines[position.line :]])

    def prove(value: Any, path: tuple[str | int, ...]) -> None:
        if isinstance(path[-1], str):
            assert rest(path, True).startswith(path[-1])
        if isinstance(value, dict):
            for key, inner in value.items():
                prove(inner, (*path, key))
        elif isinstance(value, list):
            for number, inner in enumerate(value):
                prove(inner, (*path, number))
        else:
            assert rest(path, False).startswith(json.dumps(value))

    for key, value in data.items():
        prove(value, (key,))


# The schema and the settings


def test_the_schema_is_sound_and_describes_every_key() -> None:
    schema = json.loads(schema_text())
    jsonschema.Draft7Validator.check_schema(schema)

    def described(part: dict[str, Any], where: str) -> list[str]:
        lacking = [f"{where}.{key}" for key, inner in part.get("properties", {}).items() if not inner.get("description")]
        return lacking + [each for key, inner in part.get("definitions", {}).items() for each in described(inner, key)]

    assert described(schema, "") == []
    assert all("description" in definition for definition in schema["definitions"].values())


def test_the_schema_holds_the_settings_that_the_code_knows() -> None:
    """`python tests/rewrite_config_schema.py` writes them anew."""
    assert schema_text() == rewritten(schema_text())


def test_every_setting_is_read_by_a_rule_and_its_default_lies_in_its_range() -> None:
    named = {name for rule in load_rules() for name in rule.settings}

    assert named == set(setting_names())
    for setting in known_settings().values():
        if isinstance(setting.default, int) and setting.least is not None and setting.most is not None:
            assert setting.least <= setting.default <= setting.most
    assert all(getattr(DEFAULTS, low) <= getattr(DEFAULTS, high) for low, high in NOT_ABOVE)


@pytest.mark.parametrize(
    ("rule", "setting", "value"),
    [
        ("review-missing-or-overdue", "review_grace_days", 90), ("safety-assessment-stale", "safety_assessment_days", 366),
        ("worker-role-does-not-fit-age", "child_worker_to_age", 14), ("child-perspective-incomplete", "child_voice_age", 18),
        ("child-advocacy-not-offered", "child_programme_age", 18), ("mother-child-work-missing", "mother_child_work_age", 18),
        ("task-practical-support-missing", "child_care_age", 0), ("significant-harm-not-referred", "harm_decision_days", 30),
        ("first-phase-not-safety-and-housing", "first_phase_days", 0),
    ],
)  # fmt: skip
def test_a_setting_moves_what_a_rule_finds(rule: str, setting: str, value: int) -> None:
    found = next(each for each in load_rules() if each.name == rule)

    def count(settings: Settings) -> int:
        runs = (
            check(example_plan(text).encode(), "a.yaml", (found,), date(2026, 6, 1), settings)
            for text in (*found.bad, *found.good)
        )
        return sum(len(run.findings) for run in runs)

    assert count(replace(DEFAULTS, **{setting: value})) != count(DEFAULTS)  # type: ignore[arg-type]


def test_explain_shows_each_setting_with_its_default_and_what_it_means(planlint: Run) -> None:
    text = " ".join(planlint("explain", "review-missing-or-overdue").stdout.split())

    assert "review_days = 28: Longest time between reviews of a plan, in days." in text
    assert "review_grace_days = 7: By how many days" in text


def test_schema_prints_the_schema_of_configurations(planlint: Run) -> None:
    assert planlint("schema", "--config").stdout == schema_text()


def test_the_page_on_configuration_names_every_key_and_its_example_fits(here: Path) -> None:
    page = (ROOT / "docs" / "configuration.md").read_text("utf-8")
    example = re.search(r"```yaml\n(.*?)```", page, re.DOTALL)
    assert example
    put(here, {"repo/.planlint.yaml": example[1], "agency/planlint.yaml": "profile: thorough\n"})

    assert set(re.findall(r"^\| `([a-z_]+)`", page, re.MULTILINE)) == set(json.loads(schema_text())["properties"])
    assert terms("repo/a.yaml").settings.review_days == 21


# planlint config, planlint init


def test_config_shows_each_value_with_the_file_and_line_that_set_it(planlint: Run, here: Path) -> None:
    put(here, {
        "agency/base.yaml": "profile: essential\nlocked: joint-work\nsettings:\n  review_days: 20\n",
        "plans/.planlint.yaml": "extends: ../agency/base.yaml\nignore: [voice]\nseverity: {shared-worker: note}\noverrides: [{paths: t/, profile: thorough}]\n",
        "plans/t/a.yaml": PLAN,
    })  # fmt: skip

    lines = planlint("config", "plans/t/a.yaml").stdout.splitlines()
    rows = {
        match[1]: (match[2].strip(), match[3]) for line in lines if (match := re.fullmatch(r"(\S+) {2,}(.*?) {2,}(\S+)", line))
    }

    assert lines[0] == "In force for plans/t/a.yaml: plans/.planlint.yaml, which extends agency/base.yaml"
    assert rows["profile"] == ("thorough", "plans/.planlint.yaml:4:34")
    assert rows["ignore"] == ("voice", "plans/.planlint.yaml:2:10")
    assert rows["locked"] == ("joint-work", "agency/base.yaml:2:9")
    assert rows["severity.shared-worker"] == ("note", "plans/.planlint.yaml:3:12")
    assert rows["settings.review_days"] == ("20", "agency/base.yaml:4:3")
    assert rows["settings.views_days"] == ("90", "default")
    assert rows["fail_on"] == ("error", "default")


def test_config_as_json_holds_values_places_and_rules(planlint: Run, here: Path) -> None:
    put(
        here,
        {
            "pyproject.toml": f"[tool.planlint]\nselect = ['{RULE}']\nexclude = 'old'\n[tool.planlint.severity]\n{RULE} = 'note'\n",
            "old/a.yaml": PLAN,
        },
    )

    found = json.loads(planlint("config", "old/a.yaml", "--format", "json").stdout)
    values = {row["key"]: row for row in found["values"]}

    assert found["files"] == ["pyproject.toml"]
    assert (found["left_out"], found["left_out_by"]) == (True, {"file": "pyproject.toml", "line": 3, "column": 11})
    assert values["select"] == {"key": "select", "value": RULE, "set_by": {"file": "pyproject.toml", "line": 2, "column": 11}}
    assert values[f"severity.{RULE}"]["set_by"] == {"file": "pyproject.toml", "line": 5, "column": 1}
    assert {key for key in values if key.startswith("settings.")} == {f"settings.{name}" for name in setting_names()}
    assert found["rules"] == [{"name": RULE, "severity": "note", "locked": False}]


def test_config_says_that_nothing_is_set_where_nothing_is(planlint: Run, here: Path) -> None:
    done = planlint("config")

    assert done.stdout.startswith("No configuration is in force for .: every value is the default.")
    assert planlint("config", "nowhere").returncode == 2


def test_init_writes_a_repository_that_works_and_says_what(planlint: Run, here: Path) -> None:
    done = planlint("init", "repo")
    put(here / "repo", {"plans/a.yaml": PLAN})

    assert done.returncode == 0
    written = re.findall(r"^Wrote repo/(\S+):", done.stdout, re.MULTILINE)
    assert written == [
        ".planlint.yaml",
        "case-plan.schema.json",
        "planlint-config.schema.json",
        ".pre-commit-config.yaml",
        ".github/workflows/planlint.yml",
    ]
    assert all((here / "repo" / name).is_file() for name in written)
    assert "# yaml-language-server: $schema=case-plan.schema.json" in done.stdout
    report = json.loads(planlint("check", "--format", "json", folder=here / "repo").stdout)
    assert (report["summary"]["plans"], report["summary"]["other_files"], report["summary"]["configured_by"]) == (
        1,
        2,
        [".planlint.yaml"],
    )
    assert planlint("check", "--force-exclude", *written, folder=here / "repo").returncode == 0


@pytest.mark.parametrize(
    ("ci", "expected"),
    [
        (("none",), set()),
        (("gitlab",), {".gitlab-ci.yml"}),
        (("gitlab", "github"), {".gitlab-ci.yml", ".github/workflows/planlint.yml"}),
    ],
)
def test_init_writes_the_pipelines_that_are_asked_for(planlint: Run, here: Path, ci: tuple[str, ...], expected: set[str]) -> None:
    planlint("init", *(word for each in ci for word in ("--ci", each)))

    files = {path.relative_to(here).as_posix() for path in here.rglob("*") if path.is_file()}
    assert (
        files - {".planlint.yaml", "case-plan.schema.json", "planlint-config.schema.json", ".pre-commit-config.yaml"} == expected
    )


def test_init_twice_changes_nothing_and_a_file_that_is_there_is_left_alone(planlint: Run, here: Path) -> None:
    (here / ".pre-commit-config.yaml").write_text("repos: []\n")

    first = planlint("init")
    before = {path: path.read_bytes() for path in here.rglob("*") if path.is_file()}
    second = planlint("init")

    assert (first.returncode, second.returncode) == (1, 1)
    assert (here / ".pre-commit-config.yaml").read_text() == "repos: []\n"
    assert "Left as it is: .pre-commit-config.yaml is there already. It would have held:" in first.stdout
    assert "entry: planlint check --force-exclude" in first.stdout
    assert {path: path.read_bytes() for path in here.rglob("*") if path.is_file()} == before
    assert "Wrote" not in second.stdout
    (here / ".pre-commit-config.yaml").unlink()
    assert [planlint("init").returncode for _ in range(2)] == [0, 0]


def test_init_says_why_it_cannot_write(planlint: Run, here: Path) -> None:
    (here / ".github").write_text("a file\n")

    done = planlint("init")

    assert done.returncode == 2
    assert "Cannot write" in done.stderr


def test_every_key_stands_in_the_configuration_that_init_writes_and_fits(planlint: Run, here: Path) -> None:
    planlint("init", "--ci", "none")
    text = (here / ".planlint.yaml").read_text()
    keys = set(re.findall(r"^(?:# )?([a-z_]+):", text, re.MULTILINE))
    body = re.sub(r"^# (?=[a-z_]+:|  )", "", text[text.index("# extends:") :], flags=re.MULTILINE)
    put(
        here,
        {"whole/.planlint.yaml": body, "agency/planlint.yaml": "profile: essential\n", "whole/wording/our-words.yaml": "x: 1\n"},
    )

    assert keys == set(json.loads(schema_text())["properties"])
    assert InForce().configuration("whole/a.yaml") is not None
    assert terms("whole/templates/a.yaml").settings.review_days == 28


OWN = """\
name: our-word
severity: warning
profile: standard
looks_for: A word of ours.
why: It says nothing.
instead: Say what happened.
says: a word that says nothing
patterns:
  - find: [zorblax]
"""


def test_word_files_are_for_the_folder_whose_configuration_names_them(planlint: Run, here: Path) -> None:
    text = PLAN.replace("See the doctor.", "See the zorblax.")
    put(
        here,
        {
            "a/words/own.yaml": OWN,
            "a/.planlint.yaml": "words: words/own.yaml\nseverity: {our-word: error}\n",
            "a/a.yaml": text,
            "b/b.yaml": text,
        },
    )

    found = json.loads(planlint("check", "--format", "json").stdout)["findings"]

    assert [(finding["file"], finding["severity"]) for finding in found if finding["rule"] == "our-word"] == [
        ("a/a.yaml", "error")
    ]
    assert "severity.our-word" in planlint("config", "a/a.yaml").stdout
    assert {rule["name"] for rule in json.loads(planlint("config", "b/b.yaml", "--format", "json").stdout)["rules"]}.isdisjoint(
        {"our-word"}
    )


# The same however it is run


def test_the_report_is_the_same_on_one_core_and_on_several(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(
        here,
        {
            ".planlint.yaml": f"severity: {{{RULE}: note}}\noverrides: [{{paths: b/, profile: essential, settings: {{review_days: 3}}}}]\n"
        },
    )
    put(here, {f"{folder}/{number}.yaml": PLAN for folder in "abc" for number in range(4)})
    put(here, {"c/.planlint.yaml": "draft_profile: essential\nlocked: [voice]\n", "c/9.yaml": PLAN + "status: draft\n"})
    in_force = InForce()
    work = [
        (Target(str(path), path), in_force.terms(str(path), load_rules(), Asked())) for path in sorted(Path().glob("?/*.yaml"))
    ]

    def results(cores: int, worth: int) -> list[Any]:
        monkeypatch.setattr(run, "WORTH_PROCESSES", worth)
        monkeypatch.setattr(os, "sched_getaffinity", lambda _: set(range(cores)), raising=False)
        return [(each.file, each.findings, each.plans) for each in run.check_targets(work, date(2026, 6, 1))]

    assert results(1, 1000) == results(3, 1)
