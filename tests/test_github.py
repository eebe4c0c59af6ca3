"""GitHub Actions: annotations as its runner reads them, the summary of the step, and when both come by themselves."""

import re
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from planlint.report.github import ANNOTATIONS, SUMMARY_LIMIT, command, escaped_controls
from tests.conftest import ROOT, Run
from tests.test_cli import UNFAIR
from tests.test_formats import HOSTILE


class Command(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def as_read_by_the_runner(line: str) -> Command:
    """Read a workflow command by the rules of the runner: properties up to the next `::`, then the escapes undone."""
    assert line.startswith("::")
    head, separator, message = line[2:].partition("::")
    assert separator
    name, _, listed = head.partition(" ")
    properties = dict(part.split("=", 1) for part in listed.split(",") if part)
    undone = {"%0D": "\r", "%0A": "\n", "%3A": ":", "%2C": ",", "%25": "%"}

    def unescape(text: str, signs: str) -> str:
        return re.sub(signs, lambda found: undone[found.group()], text)

    return Command(
        name, {key: unescape(value, "%0D|%0A|%3A|%2C|%25") for key, value in properties.items()}, unescape(message, "%0D|%0A|%25")
    )


@given(st.text(), st.text())
def test_a_command_is_one_line_and_is_read_back_as_it_was_meant(file: str, message: str) -> None:
    line = command("error", message, file=file, title="t")
    read = as_read_by_the_runner(line)

    assert len(line.splitlines()) == 1
    assert read.name == "error"
    assert [escaped_controls(read.properties["file"]), read.properties["title"]] == [escaped_controls(file), "t"]
    assert escaped_controls(read.message) == escaped_controls(message)


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    for name in HOSTILE:
        (tmp_path / name).write_text(UNFAIR)
    return tmp_path


def test_annotations_are_at_most_ten_by_severity_and_end_with_the_total(planlint: Run, hostile: Path) -> None:
    commands = [as_read_by_the_runner(line) for line in planlint("check", "--format", "github").stdout.splitlines()]
    severities = [command.name for command in commands]

    assert len(commands) == ANNOTATIONS == 10
    assert severities == sorted(severities)
    assert severities[-1] == "notice"
    assert re.search(
        rf"\d+ errors.* in {len(HOSTILE)} plans .*A plan can have no findings.*Shown here: the gravest 9 of \d+\.",
        commands[-1].message,
    )
    assert all(command.properties["file"] in HOSTILE for command in commands[:-1])


def test_every_hostile_name_is_read_back_by_the_runner(planlint: Run, hostile: Path) -> None:
    for name in HOSTILE:
        done = planlint("check", "--format", "github", "--select", "no-tasks-for-person-using-violence", "--", name)
        first = as_read_by_the_runner(done.stdout.splitlines()[0])

        assert escaped_controls(first.properties["file"]) == escaped_controls(name)
        assert first.properties["line"] == "6"


def test_columns_are_given_only_on_one_line(planlint: Run) -> None:
    done = planlint("check", str(ROOT / "examples/01-everything-on-the-mother.yaml"), "--format", "github")
    places = [as_read_by_the_runner(line).properties for line in done.stdout.splitlines()[:-1]]

    assert {place["line"] == place["endLine"] for place in places} == {True, False}
    for place in places:
        assert ("col" in place) == ("endColumn" in place) == (place["line"] == place["endLine"])


def test_paths_are_seen_from_the_root_of_the_checkout(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep/plan.yaml").write_text(UNFAIR)

    done = planlint("check", "--format", "github", folder=tmp_path / "deep", GITHUB_WORKSPACE=str(tmp_path))

    assert as_read_by_the_runner(done.stdout.splitlines()[0]).properties["file"] == "deep/plan.yaml"


def test_in_github_actions_annotations_come_with_the_text_and_the_summary(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(UNFAIR)
    (tmp_path / "summary.md").write_text("before\n")

    done = planlint("check", "plan.yaml", GITHUB_ACTIONS="true", CI="true", GITHUB_STEP_SUMMARY="summary.md")
    summary = (tmp_path / "summary.md").read_text()

    assert done.stdout.startswith("plan.yaml:1:1: error: ")
    assert "A plan can have no findings and a family can be in danger.\n::error file=plan.yaml,line=" in done.stdout
    assert done.returncode == 1
    assert summary.startswith("before\n## planlint\n")
    assert "| error | `plan.yaml:6` | dan uses violence" in summary


@pytest.mark.parametrize("arguments", [("--format", "text"), ("--format", "json"), ("--format", "sarif=out.sarif")])
def test_a_format_that_is_asked_for_is_the_only_one(planlint: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "plan.yaml").write_text(UNFAIR)

    done = planlint("check", "plan.yaml", *arguments, GITHUB_ACTIONS="true", GITHUB_STEP_SUMMARY=str(tmp_path / "summary.md"))

    assert "::error" not in done.stdout
    assert not (tmp_path / "summary.md").exists()


def test_the_summary_of_a_step_keeps_below_its_limit_and_says_what_it_leaves_out(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    for number in range(12):
        (tmp_path / "a" / f"{number:03}-{'x' * 200}.yaml").write_text(UNFAIR)
    summary = tmp_path / "summary.md"
    for taken in (SUMMARY_LIMIT - 30_000, SUMMARY_LIMIT - 17_000, SUMMARY_LIMIT - 10, 0):
        summary.write_bytes(b"x" * (taken - 1) + b"\n" if taken else b"")
        planlint("check", "a", "--format", "github", GITHUB_STEP_SUMMARY=str(summary))
        written = summary.read_bytes()[taken:].decode()

        assert taken + len(written) <= SUMMARY_LIMIT
        assert bool(written) == (taken != SUMMARY_LIMIT - 10)
        assert ("more findings in the log" in written) == (0 < taken < SUMMARY_LIMIT - 10)


def test_the_summary_shows_a_hostile_name_as_it_is_and_nothing_more(planlint: Run, hostile: Path) -> None:
    planlint("check", "--format", "github", GITHUB_STEP_SUMMARY=str(hostile / "summary.md"))
    page = MarkdownIt("commonmark").enable("table").render((hostile / "summary.md").read_text())

    assert page.count("<table>") == 1
    assert not re.search(r"<(?!/?(?:h2|p|table|thead|tbody|tr|th|td|code)\b)", page)
    assert "<code>j|`k`.yaml:6</code>" in page
    assert "<code>&lt;script&gt;r.yaml:6</code>" in page
