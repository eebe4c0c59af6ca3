"""SARIF, GitLab Code Quality and JUnit against the schemas and readers of those who defined them."""

import json
import os
import re
import urllib.parse
from pathlib import Path
from typing import Any

import jsonschema
import junitparser
import pytest
import xmlschema

from tests.conftest import ROOT, Run
from tests.test_cli import UNFAIR
from tests.test_formats import HOSTILE

SARIF = json.loads((ROOT / "tests/schemas/sarif-schema-2.1.0.json").read_text("utf-8"))
JUNIT = xmlschema.XMLSchema(ROOT / "tests/schemas/junit-10.xsd")
RULE = "no-tasks-for-person-using-violence"
BROKEN = UNFAIR.replace("role: mother", "role: [mother").replace("- {by", "- {by: dan, by")


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """Return a folder with every kind of result: findings, faults, misfits, several plans in a file, hostile names."""
    (tmp_path / "sub").mkdir()
    for example in (ROOT / "examples").glob("*.yaml"):
        (tmp_path / "sub" / example.name).write_text(example.read_text("utf-8"), "utf-8")
    for name in HOSTILE:
        (tmp_path / name).write_text(UNFAIR)
    (tmp_path / "misfit.yaml").write_text(UNFAIR.replace("role: father", "rool: father") + "whatever: 1\nas_of: 2026-06-02\n")
    (tmp_path / "two.yaml").write_text(UNFAIR + "---\n" + UNFAIR)
    (tmp_path / "broken.yaml").write_text("planlint: [\n")
    (tmp_path / "zero.yaml").write_text("planlint: 1\0")
    (tmp_path / "stranger.yaml").write_text(UNFAIR.replace("by: dan", "by: zoe"))
    (tmp_path / os.fsdecode(b"\xe9.yaml")).write_text(UNFAIR)
    return tmp_path


def sarif(text: str) -> dict[str, Any]:
    """Return the run of a SARIF log that is as the schema of OASIS says."""
    log = json.loads(text)
    jsonschema.Draft7Validator(SARIF, format_checker=jsonschema.FormatChecker()).validate(log)
    run: dict[str, Any] = log["runs"][0]
    return run


@pytest.fixture
def run(planlint: Run, plans: Path) -> dict[str, Any]:
    return sarif(planlint("check", "--format", "sarif", "--profile", "thorough", "--exit-zero").stdout)


def test_sarif_has_a_result_for_each_finding_with_its_rule(planlint: Run, plans: Path, run: dict[str, Any]) -> None:
    findings = json.loads(planlint("check", "--format", "json", "--profile", "thorough").stdout)["findings"]
    rules = run["tool"]["driver"]["rules"]

    assert [result["ruleId"] for result in run["results"]] == [finding["rule"] for finding in findings]
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])
    assert {result["level"] for result in run["results"]} == {"error", "warning", "note"}
    assert run["columnKind"] == "unicodeCodePoints"
    assert run["automationDetails"] == {"id": "planlint/"}
    assert run["redactionTokens"] == ["[somebody]"]
    assert re.fullmatch(r"\d+\.\d+\.\d+", run["tool"]["driver"]["semanticVersion"])


def test_sarif_has_all_of_every_rule_that_code_scanning_shows(run: dict[str, Any]) -> None:
    for rule in run["tool"]["driver"]["rules"]:
        assert 0 < len(rule["shortDescription"]["text"]) <= len(rule["fullDescription"]["text"]) <= 1024
        assert rule["help"]["text"]
        assert rule["help"]["markdown"]
        assert len(rule["name"]) <= 255
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
        assert rule["properties"]["problem.severity"] in ("error", "warning", "recommendation")
        assert rule["properties"]["precision"] in ("very-high", "high", "medium", "low")
        assert 0 < len(rule["properties"]["tags"]) <= 20
        assert "security-severity" not in rule["properties"]


def test_sarif_regions_lie_on_one_line_of_the_file_and_name_what_is_meant(plans: Path, run: dict[str, Any]) -> None:
    seen = 0
    for result in run["results"]:
        for place in (*result["locations"], *result.get("relatedLocations", ())):
            physical, region = place["physicalLocation"], place["physicalLocation"]["region"]
            file = os.fsencode(plans) + b"/" + urllib.parse.unquote_to_bytes(physical["artifactLocation"]["uri"])
            lines = [*Path(os.fsdecode(file)).read_text("utf-8").split("\n"), ""]

            assert region["startLine"] == region["endLine"]
            assert 1 <= region["startColumn"] <= region["endColumn"] <= len(lines[region["endLine"] - 1]) + 1
            seen += 1

    assert seen > 100


def test_sarif_paths_are_relative_uris_from_a_named_root(run: dict[str, Any]) -> None:
    artifacts = [place["physicalLocation"]["artifactLocation"] for result in run["results"] for place in result["locations"]]

    assert {artifact["uriBaseId"] for artifact in artifacts} == {"%SRCROOT%"} == set(run["originalUriBaseIds"])
    assert {urllib.parse.unquote(artifact["uri"]) for artifact in artifacts} >= {*HOSTILE, "sub/08-refuge-drifting.yaml"}
    for artifact in artifacts:
        assert re.fullmatch(r"(?:[A-Za-z0-9._~/-]|%[0-9A-F]{2})+", artifact["uri"])
        assert not artifact["uri"].startswith("/")


def test_sarif_names_a_file_outside_the_root_by_an_absolute_uri(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "plan.yaml").write_text(UNFAIR)

    for arguments, environment, expected in (
        (("../plan.yaml",), {}, {"uri": (tmp_path / "plan.yaml").as_uri()}),
        (("../plan.yaml",), {"GITHUB_WORKSPACE": str(tmp_path)}, {"uri": "plan.yaml", "uriBaseId": "%SRCROOT%"}),
        ((str(tmp_path / "plan.yaml"),), {"CI_PROJECT_DIR": str(tmp_path)}, {"uri": "plan.yaml", "uriBaseId": "%SRCROOT%"}),
        (("-", "--stdin-filename", "a:b.yaml"), {}, {"uri": "a%3Ab.yaml", "uriBaseId": "%SRCROOT%"}),
    ):
        done = planlint("check", *arguments, "--format", "sarif", stdin=UNFAIR, folder=tmp_path / "here", **environment)
        assert sarif(done.stdout)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"] == expected


def test_sarif_fingerprints_survive_lines_put_in_above_and_words_changed(planlint: Run, tmp_path: Path) -> None:
    prints = []
    for text in (UNFAIR, UNFAIR.replace("people:", "# a remark\n\npeople:").replace("See the doctor.", "Ring the doctor.")):
        (tmp_path / "plan.yaml").write_text(text)
        results = sarif(planlint("check", "plan.yaml", "--format", "sarif").stdout)["results"]
        prints.append([result["partialFingerprints"]["planlint/v1"] for result in results])

    assert prints[0] == prints[1]
    assert len(set(prints[0])) == len(prints[0]) > 3


def test_sarif_links_in_messages_lead_to_related_locations(run: dict[str, Any]) -> None:
    linked = 0
    for result in run["results"]:
        ids = {place["id"] for place in result.get("relatedLocations", ())}
        links = [int(number) for number in re.findall(r"(?<!\\)\]\((\d+)\)", result["message"]["text"])]
        linked += len(links)

        assert set(links) <= ids
        assert bool(links) == bool(ids)
        assert result["message"]["text"].endswith(".")

    assert linked > 10


def test_sarif_says_when_a_run_was_not_whole(planlint: Run, plans: Path) -> None:
    (invocation,) = sarif(planlint("check", "--format", "sarif").stdout)["invocations"]

    assert invocation["executionSuccessful"] is False
    assert {
        place["physicalLocation"]["artifactLocation"]["uri"]
        for note in invocation["toolExecutionNotifications"]
        for place in note["locations"]
    } == {"broken.yaml", "zero.yaml"}
    whole = sarif(planlint("check", "two.yaml", "--format", "sarif").stdout)["invocations"][0]
    assert whole == {"executionSuccessful": True, "toolExecutionNotifications": []}
    (plans / "nothing").mkdir()
    nothing = sarif(planlint("check", "nothing", "--format", "sarif").stdout)
    assert nothing["invocations"][0]["executionSuccessful"] is False
    assert nothing["results"] == []


def test_gitlab_issues_have_what_code_quality_asks_for(planlint: Run, plans: Path) -> None:
    text = planlint("check", "--format", "gitlab").stdout
    issues = json.loads(text)

    assert text.startswith("[")
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) > 100
    assert {issue["severity"] for issue in issues} == {"info", "minor", "major", "blocker"}
    for issue in issues:
        assert set(issue) == {"description", "check_name", "fingerprint", "severity", "location"}
        assert issue["description"].startswith(f"{issue['check_name']}: ")
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("/", "./"))
    assert {issue["location"]["path"] for issue in issues} >= {*HOSTILE, "sub/08-refuge-drifting.yaml"}


def test_gitlab_paths_are_relative_to_the_folder_of_the_project(planlint: Run, plans: Path) -> None:
    done = planlint("check", "08-refuge-drifting.yaml", "--format", "gitlab", folder=plans / "sub", CI_PROJECT_DIR=str(plans))

    assert {issue["location"]["path"] for issue in json.loads(done.stdout)} == {"sub/08-refuge-drifting.yaml"}


def test_gitlab_fingerprints_of_the_others_stay_when_one_finding_is_mended(planlint: Run, tmp_path: Path) -> None:
    def prints(text: str) -> set[str]:
        (tmp_path / "plan.yaml").write_text(text)
        return {issue["fingerprint"] for issue in json.loads(planlint("check", "plan.yaml", "--format", "gitlab").stdout)}

    before = prints(UNFAIR)
    after = prints(UNFAIR + "reviews:\n  - {due: 2026-06-10, invited: [mia]}\n")
    assert len(after - before) <= 1
    assert len(before - after) == 1


def test_gitlab_with_nothing_found_is_an_empty_array(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(UNFAIR)

    assert (
        json.loads(planlint("check", "--select", "joint-session-with-person-using-violence", "--format", "gitlab").stdout) == []
    )


def junit(text: str, folder: Path) -> junitparser.JUnitXml:
    """Return a report that is as the schema says, as a reader sees it."""
    (folder / "junit.xml").write_text(text)
    JUNIT.validate(folder / "junit.xml")
    return junitparser.JUnitXml.fromfile(str(folder / "junit.xml"))


def test_junit_has_a_suite_for_each_file_and_a_case_for_each_rule_that_was_asked(planlint: Run, plans: Path) -> None:
    report = junit(planlint("check", "--format", "junit").stdout, plans)
    rules = {rule["name"] for rule in json.loads(planlint("rules", "--format", "json", "--profile", "standard").stdout)}
    suites = {suite.name: suite for suite in report}

    assert {"two.yaml", "sub/08-refuge-drifting.yaml", "\\xe9.yaml", "<script>r.yaml", "100%2C,50%.yaml"} <= set(suites)
    for suite in report:
        cases = list(suite)
        results = [case.result[0] if case.result else None for case in cases]
        assert suite.tests == len(cases)
        assert suite.failures == sum(isinstance(result, junitparser.Failure) for result in results)
        assert suite.errors == sum(isinstance(result, junitparser.Error) for result in results)
        assert suite.skipped == sum(isinstance(result, junitparser.Skipped) for result in results)
        assert {case.name for case in cases} <= rules
        assert all(case.classname == suite.name.removesuffix(".yaml") for case in cases)
    assert len(list(suites["two.yaml"])) > 50


def test_junit_tells_failed_passed_over_and_not_read_apart(planlint: Run, plans: Path) -> None:
    report = junit(planlint("check", "two.yaml", "broken.yaml", "misfit.yaml", "--format", "junit").stdout, plans)
    results = {(suite.name, case.name): case.result[0] if case.result else None for suite in report for case in suite}

    failure = results["two.yaml", RULE]
    assert isinstance(failure, junitparser.Failure)
    assert failure.message.endswith("(and 1 more)")
    assert "line 6, column 3: error: dan uses violence" in str(failure.text)
    assert isinstance(results["broken.yaml", "unreadable-file"], junitparser.Error)
    assert {name for file, name in results if file == "broken.yaml"} == {"unreadable-file"}
    assert any(
        isinstance(result, junitparser.Skipped) and "is not recorded" in result.message
        for (file, _), result in results.items()
        if file == "two.yaml"
    )
    assert any(
        isinstance(result, junitparser.Skipped) and "does not fit" in result.message
        for (file, _), result in results.items()
        if file == "misfit.yaml"
    )
    assert any(result is None for (file, _), result in results.items() if file == "two.yaml")


def test_junit_is_no_success_where_nothing_was_checked(planlint: Run, tmp_path: Path) -> None:
    report = junit(planlint("check", "--format", "junit").stdout, tmp_path)

    assert [(suite.name, suite.errors) for suite in report] == [("planlint", 1)]
