"""Several reports in one run: where each goes, that they are whole, the same bytes every time, and deaf to hostile file names."""

import json
import os
import random
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from planlint.report import FORMATS
from tests.conftest import OF_PIPELINES, ROOT, Run
from tests.test_cli import UNFAIR
from tests.test_confidentiality import on_terminal

REMINDER = "A plan can have no findings and a family can be in danger."
IN_FILES = {name: f"out.{name}" for name in FORMATS}
HOSTILE = [
    "100%2C,50%.yaml", "a\n::error::b.yaml", "::error::c.yaml", "  ::add-mask::d.yaml", "##[error]e.yaml", "##vso[task.complete]f.yaml",
    "&<>\"'g.yaml", "\u202egnp\u2066h.yaml", "i\x1b[31m.yaml", "j|`k`.yaml", "[l](javascript:alert).yaml", "m:n=o;p.yaml", "{0}{{q}}.yaml",
    "<script>r.yaml", "\r::warning::s.yaml", "]]>t.yaml", "=u.yaml", ":v.yaml", "w\ufffe\U000e0041.yaml", "www.x.yaml",
]  # fmt: skip


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    (tmp_path / "plan.yaml").write_text(UNFAIR)
    return tmp_path


@pytest.mark.parametrize("output_format", FORMATS)
def test_a_format_is_the_same_on_standard_output_and_in_a_file_and_then_people_still_see_the_text(
    planlint: Run, plan: Path, output_format: str
) -> None:
    shown = planlint("check", "plan.yaml", "--format", output_format)
    done = planlint("check", "plan.yaml", "--format", f"{output_format}=out.txt")

    assert shown.returncode == done.returncode == 1
    assert (plan / "out.txt").read_text() == shown.stdout
    assert "no-tasks-for-person-using-violence" in shown.stdout
    assert REMINDER in done.stdout


def test_all_formats_are_written_in_one_run(planlint: Run, plan: Path) -> None:
    done = planlint("check", *(f"--format={name}={file}" for name, file in IN_FILES.items()))

    assert done.returncode == 1
    assert {path.name for path in plan.iterdir()} == {"plan.yaml", *IN_FILES.values()}


def test_github_may_share_standard_output_and_comes_last(planlint: Run, plan: Path) -> None:
    done = planlint("check", "--format", "github", "--format", "concise", "--format", "sarif=out.sarif")
    lines = done.stdout.splitlines()

    assert lines[0].startswith("plan.yaml:1:1: error: ")
    assert any(line.startswith("::notice ") for line in lines)
    assert json.loads((plan / "out.sarif").read_text())["version"] == "2.1.0"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--format", "json", "--format", "sarif"), "Only one format can go to standard output"),
        (("--format", "json=a", "--format", "sarif=./a"), "Two formats cannot go to one file"),
        (("--format", "json", "--format", "sarif=b", "--output", "a"), "a single format"),
        (("--format", "json=b", "--output", "a"), "a single format"),
        (("--format", "sarf"), "did you mean sarif?"),
        (("--format", "xml"), "formats: text, plain, "),
        (("--format", "json="), "the name of a file is missing"),
        (("--format", "json=nowhere/out.json"), "Cannot write to nowhere/out.json"),
        (("--format", "json=sub"), "Cannot write to sub"),
        (("--format", "json=plan.yaml"), "would overwrite plan.yaml"),
        (("--output", "./plan.yaml"), "would overwrite plan.yaml"),
    ],
)
def test_what_cannot_be_written_is_a_usage_error_and_nothing_is_written(
    planlint: Run, plan: Path, arguments: tuple[str, ...], words: str
) -> None:
    (plan / "sub").mkdir()

    done = planlint("check", *arguments)

    assert done.returncode == 2
    assert words in " ".join(done.stderr.split())
    assert "Traceback" not in done.stderr
    assert {path.name for path in plan.iterdir()} == {"plan.yaml", "sub"}
    assert (plan / "plan.yaml").read_text() == UNFAIR


@pytest.mark.parametrize(
    "arguments", [("--exit-zero",), ("--fail-on", "note"), ("--select", "joint-session-with-person-using-violence"), ("nothing",)]
)
def test_the_exit_code_does_not_depend_on_the_format(planlint: Run, plan: Path, arguments: tuple[str, ...]) -> None:
    (plan / "nothing").mkdir()
    text = planlint("check", *arguments)

    assert (
        planlint("check", *arguments, *(f"--format={name}={file}" for name, file in IN_FILES.items())).returncode
        == text.returncode
    )


def test_files_are_put_in_place_all_or_none(planlint: Run, plan: Path) -> None:
    (plan / "out.json").write_text("as before")

    done = planlint("check", "--format", "json=out.json", "--format", "sarif=nowhere/out.sarif")

    assert done.returncode == 2
    assert (plan / "out.json").read_text() == "as before"
    assert {path.name for path in plan.iterdir()} == {"plan.yaml", "out.json"}


def test_a_device_or_a_pipe_is_written_to_and_never_replaced(planlint: Run, plan: Path) -> None:
    os.mkfifo(plan / "pipe")
    reader = os.open(plan / "pipe", os.O_RDONLY | os.O_NONBLOCK)
    done = planlint(
        "check",
        "plan.yaml",
        "--select",
        "no-tasks-for-person-using-violence",
        "--format",
        "json=pipe",
        "--format",
        "sarif=/dev/null",
    )

    assert done.returncode == 1
    assert json.loads(os.read(reader, 65536))["version"] == 1
    assert stat.S_ISFIFO((plan / "pipe").stat().st_mode)
    assert stat.S_ISCHR(os.stat("/dev/null").st_mode)


def test_a_link_stays_a_link_and_a_file_keeps_its_permissions(planlint: Run, plan: Path) -> None:
    (plan / "real.json").write_text("{}")
    (plan / "real.json").chmod(0o640)
    (plan / "link.json").symlink_to("real.json")

    planlint("check", "plan.yaml", "--format", "json=link.json")

    assert (plan / "link.json").is_symlink()
    assert json.loads((plan / "real.json").read_text())["version"] == 1
    assert stat.S_IMODE((plan / "real.json").stat().st_mode) == 0o640


def test_plain_is_plain_on_a_terminal_too(plan: Path) -> None:
    shown = on_terminal(plan, "check", "--format", "plain")

    assert "\x1b" not in shown
    assert "QQ" not in shown
    assert "plan.yaml:6:3: error: dan uses violence" in shown


def test_concise_is_one_line_for_each_finding(planlint: Run, plan: Path) -> None:
    done = planlint("check", "--format", "concise")
    findings = json.loads(planlint("check", "--format", "json").stdout)["findings"]

    assert sum(
        bool(re.match(r"plan\.yaml:\d+:\d+: (error|warning|note): .+ \[[a-z-]+\]$", line)) for line in done.stdout.splitlines()
    ) == len(findings)


def test_ndjson_holds_what_json_holds(planlint: Run, plan: Path) -> None:
    whole = json.loads(planlint("check", "--format", "json").stdout)
    *findings, last = map(json.loads, planlint("check", "--format", "ndjson").stdout.splitlines())

    assert findings == whole["findings"]
    assert last == {"version": 1, "summary": whole["summary"]}


def test_reports_are_the_same_bytes_whatever_the_order_of_files_the_processes_or_the_run(tmp_path: Path) -> None:
    subprocess.run(
        [sys.executable, ROOT / "benchmarks/generate.py", tmp_path / "corpus", "160"], check=True, stdout=subprocess.DEVNULL
    )
    folder = tmp_path / "corpus/plans"
    (folder / "broken.yaml").write_text("planlint: [\n")
    (folder / "flawed.yaml").write_text(UNFAIR)
    files = sorted(path.name for path in folder.glob("*.yaml"))
    shuffled = random.Random(4).sample(files, len(files))
    everything = set(os.sched_getaffinity(0))
    written: list[dict[str, bytes]] = []
    for number, (arguments, cores) in enumerate(
        (([*files], {min(everything)}), ([*reversed(files)], everything), (["./", *shuffled], everything))
    ):
        out = tmp_path / str(number)
        out.mkdir()
        done = subprocess.run(
            [sys.executable, "-m", "planlint", "check", *arguments, *(f"--format={name}={out / name}" for name in FORMATS)],
            cwd=folder, check=False, capture_output=True, preexec_fn=lambda cores=cores: os.sched_setaffinity(0, cores),
            env={name: value for name, value in os.environ.items() if name not in OF_PIPELINES} | {"PYTHONHASHSEED": str(number)},
        )  # fmt: skip
        assert done.returncode == 4, done.stderr
        written.append({name: (out / name).read_bytes() for name in FORMATS} | {"shown": done.stdout})

    for name in written[0]:
        assert len({reports[name] for reports in written}) == 1, name


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    for name in HOSTILE:
        (tmp_path / name).write_text(UNFAIR)
    (tmp_path / os.fsdecode(b"y\xe9\xff.yaml")).write_text("planlint: [\n")
    return tmp_path


@pytest.mark.parametrize("output_format", FORMATS)
def test_the_name_of_a_file_is_inert_in_every_format(planlint: Run, hostile: Path, output_format: str) -> None:
    done = planlint("check", "--format", output_format, "-v")

    assert done.returncode == 4
    assert not re.search(
        "[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufffe]", done.stdout
    )
    assert not re.search(r"##(?:\[|vso|teamcity)", done.stdout)
    if output_format != "github":
        assert not re.search(r"^\s*::", done.stdout, re.MULTILINE)
    assert len(done.stdout.splitlines()) >= 10


def test_files_with_hostile_names_can_still_be_told_apart(planlint: Run, hostile: Path) -> None:
    findings = json.loads(planlint("check", "--format", "json").stdout)["findings"]

    assert {finding["file"] for finding in findings} == {*HOSTILE, "y\\xe9\\xff.yaml"}
