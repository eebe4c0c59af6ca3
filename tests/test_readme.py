"""The README is true: what it shows is what happens."""

import re
import shlex
from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

README = (ROOT / "README.md").read_text("utf-8")
RUNS = re.findall(r"```console\n\$ (planlint [^\n]+)\n(.*?)```", README, re.DOTALL)


def test_the_first_line_says_that_it_is_no_emergency_service() -> None:
    assert "not an emergency service" in README.splitlines()[0]


@pytest.mark.parametrize(("command", "shown"), RUNS, ids=[command[:60] for command, _ in RUNS])
def test_a_run_prints_what_the_readme_shows(planlint: Run, command: str, shown: str) -> None:
    done = planlint(*shlex.split(command)[1:], folder=ROOT)

    assert done.stdout == shown
    assert done.returncode in (0, 1)


def test_there_is_a_run_to_compare() -> None:
    assert RUNS


def test_the_small_plan_fits_the_format(planlint: Run) -> None:
    plan = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert plan

    done = planlint("check", "-", "--select", "undefined-handle", stdin=plan[1])

    assert done.returncode == 0, done.stdout


def test_what_the_readme_links_to_is_there() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / Path(target)).exists() or target.startswith("rules/"), target


def test_every_command_is_named(planlint: Run) -> None:
    listed = re.findall(r"^  (\w+) {2,}", planlint("--help").stdout, re.MULTILINE)

    assert listed
    assert all(f"`planlint {name}" in README for name in listed)
