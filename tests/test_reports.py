"""What reports say and never say: the JSON form, the closing lines, narrow and colourless terminals, many files on many cores."""

import json
import os
import re
import subprocess
import sys
from importlib import resources
from pathlib import Path

import jsonschema
import pytest

from tests.conftest import ROOT, Run
from tests.test_confidentiality import on_terminal

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))
SCHEMA = json.loads((resources.files("planlint") / "report" / "report.schema.json").read_text("utf-8"))
FORBIDDEN = re.compile(
    r"\b(safe now|are safe|is safe|passed|compliant|all good|OK)\b|\N{CHECK MARK}|\N{WHITE HEAVY CHECK MARK}|%|score", re.I
)


@pytest.mark.parametrize("profile", ["essential", "standard", "thorough"])
def test_the_json_report_is_as_its_schema_says(planlint: Run, profile: str) -> None:
    done = planlint("check", str(ROOT / "examples"), str(ROOT / "tests/plans"), "--format", "json", "--profile", profile)

    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(done.stdout))


def test_the_json_report_of_nothing_is_as_its_schema_says(planlint: Run) -> None:
    done = planlint("check", "--format", "json")

    assert done.returncode == 3
    jsonschema.Draft7Validator(SCHEMA).validate(json.loads(done.stdout))


def test_findings_come_by_file_and_then_in_reading_order(planlint: Run) -> None:
    findings = json.loads(planlint("check", str(ROOT / "examples"), "--format", "json").stdout)["findings"]
    places = [(finding["file"], finding["start"]["line"], finding["start"]["column"]) for finding in findings]

    assert places == sorted(places)
    assert len({place[0] for place in places}) >= 3


def test_the_closing_lines_count_what_looked_and_never_give_a_verdict(planlint: Run) -> None:
    for example in EXAMPLES:
        closing = planlint("check", str(example), "-v").stdout.splitlines()
        closing = closing[next(at for at, line in enumerate(closing) if re.search(r"in 1 plan from \d+ rules; ", line)) :]
        text = "\n".join(closing)

        assert re.search(r"in 1 plan from \d+ rules; ", text)
        assert re.search(r"Judged as on 2026-\d\d-\d\d\.", text)
        assert closing[-1] == "A plan can have no findings and a family can be in danger."
        assert not FORBIDDEN.search(text.replace("safety", ""))


@pytest.mark.parametrize("width", ["20", "40", "80", "200"])
@pytest.mark.parametrize(
    "extra",
    [{}, {"NO_COLOR": "1"}, {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONIOENCODING": "ascii"}],
    ids=["colour", "none", "ascii"],
)
def test_a_terminal_of_any_width_and_kind_shows_every_rule_that_found_something(width: str, extra: dict[str, str]) -> None:
    shown = on_terminal(ROOT, "check", "examples/01-everything-on-the-mother.yaml", COLUMNS=width, **extra)
    plain = re.sub(r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\|\s", "", shown)

    assert "no-tasks-for-person-using-violence" in plain
    assert "Aplancanhavenofindingsandafamilycanbeindanger." in plain
    assert "Lookatthesefirst" in plain
    if "NO_COLOR" in extra:
        assert not re.search(r"\x1b\[[0-9;]*3[0-7]", shown)
    if "LC_ALL" in extra:
        assert shown.isascii()


def test_a_dumb_terminal_gets_the_plain_form() -> None:
    assert "\x1b" not in on_terminal(ROOT, "check", "examples/01-everything-on-the-mother.yaml", TERM="dumb")


def test_the_same_bytes_come_from_one_core_and_from_all(tmp_path: Path) -> None:
    plans = [example.read_text("utf-8") for example in EXAMPLES]
    for number in range(200):
        (tmp_path / f"plan-{number:03}.yaml").write_text(plans[number % len(plans)], encoding="utf-8")
    (tmp_path / "broken.yaml").write_text("planlint: [\n")
    reports = set()
    for cores in ({0}, os.sched_getaffinity(0)):
        done = subprocess.run(
            [sys.executable, "-m", "planlint", "check", str(tmp_path), "--format", "json"],
            capture_output=True, check=False, preexec_fn=lambda cores=cores: os.sched_setaffinity(0, cores),
        )  # fmt: skip
        assert done.returncode == 4
        reports.add(done.stdout)

    assert len(reports) == 1
