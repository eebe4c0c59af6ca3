"""The command line: what a user types, sees and gets back."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path

import pytest

from tests.conftest import Run

UNFAIR = """\
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
RULE = "no-tasks-for-person-using-violence"
FAIR = UNFAIR + "  - {what: Attend the programme., responsible: dan, kind: behaviour-change}\n"


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    (tmp_path / "sub").mkdir()
    (tmp_path / "unfair.yaml").write_text(UNFAIR)
    (tmp_path / "sub" / "fair.yml").write_text(FAIR)
    (tmp_path / "pipeline.yaml").write_text("jobs: {test: {}}\n")
    (tmp_path / ".hidden.yaml").write_text(UNFAIR)
    return tmp_path


def test_alone_it_prints_help_with_the_emergency_line_first_and_exits_0(planlint: Run) -> None:
    done = planlint()

    assert done.returncode == 0
    assert done.stdout.startswith("Not for emergencies")
    assert done.stdout == planlint("--help").stdout


@pytest.mark.parametrize("command", ["check", "exceptions", "baseline", "rules", "explain", "schema", "init", "config", "new"])
def test_every_command_has_help(planlint: Run, command: str) -> None:
    done = planlint(command, "--help")

    assert done.returncode == 0
    assert "Usage: planlint" in done.stdout or "Usage: python -m planlint" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("chekc",), "Did you mean check?"),
        (("check", "--selct", "x"), "--select"),
        (("check", "--select", "no-task-for-person-using-violence"), f"did you mean {RULE}?"),
        (("check", "--ignore", "plan-format"), "always runs"),
        (("explain", "safety-assessment-stail"), "did you mean safety-assessment-stale?"),
        (("check", "nowhere.yaml"), "no file or folder"),
        (("check", "--as-of", "tomorrow"), "2026-03-04"),
        (("check", "--profile", "all"), "essential"),
    ],
)
def test_a_wrong_word_is_answered_with_the_nearest_and_exit_2(planlint: Run, arguments: tuple[str, ...], words: str) -> None:
    done = planlint(*arguments)

    assert done.returncode == 2
    assert words in done.stderr
    assert done.stdout == ""


def test_a_folder_is_searched_for_plans_and_other_files_are_counted(planlint: Run, plans: Path) -> None:
    done = planlint("check", "--select", RULE, "--format", "json")

    report = json.loads(done.stdout)

    assert done.returncode == 1
    assert [finding["file"] for finding in report["findings"]] == ["unfair.yaml"]
    assert (report["summary"]["plans"], report["summary"]["other_files"]) == (2, 1)


def test_files_named_twice_are_checked_once(planlint: Run, plans: Path) -> None:
    done = planlint("check", "unfair.yaml", "./unfair.yaml", ".", "--format", "json")

    assert json.loads(done.stdout)["summary"]["plans"] == 2


def test_standard_input_is_checked_under_the_name_given(planlint: Run) -> None:
    done = planlint("check", "-", "--stdin-filename", "mia.yaml", "-q", "--select", RULE, stdin=UNFAIR)

    assert done.stdout.startswith("mia.yaml:6:3: error: dan uses violence")


@pytest.mark.parametrize(
    ("files", "arguments", "expected"),
    [
        pytest.param({"a.yaml": FAIR}, (), 0, id="nothing found"),
        pytest.param({"a.yaml": UNFAIR}, (), 1, id="findings"),
        pytest.param({"a.yaml": UNFAIR}, ("--exit-zero",), 0, id="findings, hidden"),
        pytest.param({"a.txt": UNFAIR}, (), 3, id="no plan"),
        pytest.param({"a.txt": UNFAIR}, ("--exit-zero",), 3, id="no plan, not hidden"),
        pytest.param({"a.yaml": FAIR, "b.yaml": "planlint: [\n"}, (), 4, id="no YAML"),
        pytest.param({"a.yaml": FAIR, "b.yaml": "planlint: [\n"}, ("--exit-zero",), 4, id="no YAML, not hidden"),
        pytest.param({"a.yaml": UNFAIR, "b.yaml": "planlint: 1\n---\n["}, (), 4, id="the worst wins"),
    ],
)  # fmt: skip
def test_exit_codes_tell_what_came_of_it(
    planlint: Run, tmp_path: Path, files: dict[str, str], arguments: tuple[str, ...], expected: int
) -> None:
    for name, text in files.items():
        (tmp_path / name).write_text(text)

    assert planlint("check", "--select", RULE, *arguments).returncode == expected


def test_fail_on_moves_the_line(planlint: Run, tmp_path: Path) -> None:
    note = UNFAIR + "  - {what: Serve the order., responsible: police, about: dan}\n"
    (tmp_path / "a.yaml").write_text(note)

    codes = [planlint("check", "--select", RULE, "--fail-on", level).returncode for level in ("error", "warning", "note")]

    assert codes == [0, 0, 1]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="the superuser may open any file")
def test_a_file_that_cannot_be_opened_is_a_finding_and_exit_4(planlint: Run, plans: Path) -> None:
    (plans / "unfair.yaml").chmod(0)

    assert planlint("check").returncode == 4


def test_a_dangling_link_is_not_passed_over(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FAIR)
    (tmp_path / "b.yaml").symlink_to(tmp_path / "gone.yaml")

    assert planlint("check", "--select", RULE).returncode == 4


def test_as_of_judges_plans_that_state_no_day(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FAIR)
    (tmp_path / "b.yaml").write_text(FAIR.replace("as_of: 2026-06-01\n", ""))

    report = json.loads(planlint("check", "--as-of", "2026-03-04", "--format", "json").stdout)

    assert report["summary"]["judged_on"] == {"2026-03-04": 1, "2026-06-01": 1}


def test_output_goes_to_the_file_whole_and_nowhere_else(planlint: Run, plans: Path) -> None:
    done = planlint("check", "--format", "json", "--output", "out.json")

    assert done.stdout == ""
    assert json.loads((plans / "out.json").read_text())["version"] == 1
    assert sorted(path.name for path in plans.iterdir()) == [".hidden.yaml", "out.json", "pipeline.yaml", "sub", "unfair.yaml"]


def test_an_output_that_cannot_be_written_is_an_error_with_exit_2(planlint: Run, plans: Path) -> None:
    assert planlint("check", "--output", "nowhere/out.json").returncode == 2


def test_rules_as_json_hold_name_severity_profile_and_cites(planlint: Run) -> None:
    rules = {rule["name"]: rule for rule in json.loads(planlint("rules", "--format", "json").stdout)}

    assert rules[RULE]["severity"] == "error"
    assert rules[RULE]["profile"] == "essential"
    assert rules[RULE]["cites"] == ["WWM-10", "RHP-09", "RHP-10"]
    assert rules["plan-format"]["cites"] == []


def test_explain_shows_reason_source_and_both_plans(planlint: Run) -> None:
    text = planlint("explain", RULE).stdout

    for words in ("What it looks for", "Why", "What to do instead", "Question for supervision", "Make it fair and empowering",
                  "WWM-10", "# <- here", "finds nothing"):  # fmt: skip
        assert words in text


def test_schema_prints_the_published_schemas(planlint: Run) -> None:
    assert planlint("schema").stdout == (resources.files("planlint") / "case-plan.schema.json").read_text("utf-8")
    assert json.loads(planlint("schema", "--report").stdout)["$id"] == "report.schema.json"


@pytest.mark.parametrize("locale", ["C", "POSIX"])
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_any_encoding_of_the_output_works(planlint: Run, plans: Path, locale: str, encoding: str) -> None:
    (plans / "naïve – 日本.yaml").write_text(UNFAIR)

    done = planlint("check", LC_ALL=locale, PYTHONUTF8="0", PYTHONIOENCODING=encoding)

    assert done.returncode == 1
    assert RULE in done.stdout


def test_the_same_run_gives_the_same_bytes(planlint: Run, plans: Path) -> None:
    runs = {planlint("check", "--format", "json", PYTHONHASHSEED=str(seed)).stdout for seed in range(3)}

    assert len(runs) == 1


def test_nothing_is_loaded_from_the_folder_that_is_checked(planlint: Run, plans: Path) -> None:
    (plans / "planlint_rules.py").write_text("raise SystemExit('loaded')")
    (plans / "evil-1.dist-info").mkdir()
    (plans / "evil-1.dist-info" / "entry_points.txt").write_text("[planlint.rules]\nevil = evil\n")
    (plans / "evil.py").write_text("raise SystemExit('loaded')")

    done = planlint("check", "--select", RULE, PYTHONSAFEPATH="1")

    assert "loaded" not in done.stdout + done.stderr
    assert done.returncode == 1


def test_a_completed_plan_is_judged_by_its_end(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(FAIR.replace("as_of: 2026-06-01\n", "status: completed\nend: 2026-03-31\n"))

    report = json.loads(planlint("check", "--as-of", "2026-11-01", "--format", "json").stdout)

    assert report["summary"]["judged_on"] == {"2026-03-31": 1}


def _hear_interrupts() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def test_an_interrupted_run_ends_with_130_and_leaves_no_report(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "planlint", "check", "-", "--format", "json", "--output", "report.json"]
    pipe = subprocess.PIPE
    # who runs the tests in the background of a shell has interrupts ignored, and so would the process have them
    with subprocess.Popen(command, cwd=tmp_path, stdin=pipe, stdout=pipe, stderr=pipe, preexec_fn=_hear_interrupts) as run:
        for _ in range(600):
            if any(tmp_path.iterdir()):
                break
            time.sleep(0.05)
        run.send_signal(signal.SIGINT)
        told = run.communicate(timeout=60)[1].decode()

    assert run.returncode == 130
    assert told == "Interrupted: not everything was looked at.\n"
    assert list(tmp_path.iterdir()) == []
