"""The recipes for pipelines and hooks: what `init` writes and `docs/` shows, held against the services' schemas, and run."""

import json
import os
import re
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
import yaml

from planlint.recipes import AZURE, GITHUB, GITLAB, HOOK, PLACES, recipe
from tests.conftest import ROOT, made_once

PROGRAMS = Path(sys.executable).parent
PAGES = {name: (ROOT / "docs" / name).read_text("utf-8") for name in ("hook.md", "pipelines.md")}
ACTION = ROOT / "action.yml"
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SOUND = ROOT / "examples/16-no-children.yaml"
FLAWED = ROOT / "examples/01-everything-on-the-mother.yaml"
SCHEMAS = {GITHUB: "github-workflows", GITLAB: "gitlab-ci", AZURE: "azure-pipelines"}

with_sources = pytest.mark.skipif(
    not ACTION.exists(), reason="the project's sources are not here, only what was installed from them"
)
with_checker = pytest.mark.skipif(
    find_spec("check_jsonschema") is None, reason="check-jsonschema is in the extra dev, not where the wheel is tested alone"
)
with_pre_commit = pytest.mark.skipif(
    find_spec("pre_commit") is None, reason="pre-commit is in the extra dev, not where the wheel is tested alone"
)


def blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGES[page], re.DOTALL | re.MULTILINE)


def validated(schema: str, file: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", "--regex-variant", "nonunicode", str(file)],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip


def run(script: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a script as the services do: in bash, which ends at the first command that fails."""
    kept = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("GITHUB_", "GIT_", "PRE_COMMIT", "PYTHON")) and name not in ("CI", "CI_PROJECT_DIR", "SKIP")
    }  # fmt: skip
    path = f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], cwd=folder, env=kept | {"PATH": path} | environment,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, timeout=300, check=False,
    )  # fmt: skip


@pytest.fixture
def plans(tmp_path: Path) -> Path:
    """A repository with a sound plan."""
    folder = tmp_path / "a repository"
    folder.mkdir()
    subprocess.run(["git", "init", "--quiet"], cwd=folder, check=True)
    shutil.copy(SOUND, folder / "plan.yaml")
    return folder


# what is written


@pytest.mark.parametrize("name", PLACES)
def test_the_documentation_shows_the_very_file_that_init_writes(name: str) -> None:
    shown = re.findall(rf"^<!-- {re.escape(name)} -->\n```yaml\n(.*?)^```$", "".join(PAGES.values()), re.DOTALL | re.MULTILINE)

    assert shown == [recipe(name)]


@pytest.mark.parametrize(("page", "number"), [(page, number) for page in PAGES for number, _ in enumerate(blocks(page, "yaml"))])
@with_checker
def test_every_file_shown_has_the_form_of_its_service(page: str, number: int, tmp_path: Path) -> None:
    file = tmp_path / "file.yml"
    file.write_text(text := blocks(page, "yaml")[number])
    data = yaml.safe_load(text)

    if "repos" in data:
        done = subprocess.run(
            [sys.executable, "-m", "pre_commit", "validate-config", str(file)], capture_output=True, text=True, check=False
        )
    else:
        schema = "github-workflows" if "jobs" in data else "azure-pipelines" if "steps" in data else "gitlab-ci"
        done = validated(schema, file)

    assert done.returncode == 0, done.stdout + done.stderr


@with_checker
def test_the_check_of_forms_can_fail(tmp_path: Path) -> None:
    for name, schema in SCHEMAS.items():
        data = yaml.safe_load(recipe(name))
        data.get("jobs", data)["planlint" if name != AZURE else "steps"] = {"steps": 1}
        file = tmp_path / name
        file.write_text(yaml.dump(data))

        assert validated(schema, file).returncode == 1, name


@with_sources
@with_checker
def test_the_action_has_the_form_of_an_action() -> None:
    assert validated("github-actions", ACTION).returncode == 0


@with_sources
@with_pre_commit
@pytest.mark.parametrize("program", ["pre-commit", "prek"])
def test_the_hooks_have_the_form_of_hooks(program: str) -> None:
    done = subprocess.run(
        [str(PROGRAMS / program), "validate-manifest", str(MANIFEST)], capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stdout + done.stderr


@with_sources
def test_the_hooks_of_the_recipe_are_the_hooks_of_the_repository() -> None:
    offered = {hook["id"]: hook for hook in yaml.safe_load(MANIFEST.read_text("utf-8"))}
    used = {hook["id"]: hook for hook in yaml.safe_load(recipe(HOOK))["repos"][0]["hooks"]}
    own = ("language", "stages", "description", "minimum_pre_commit_version")

    assert used.keys() == offered.keys()
    for name, hook in used.items():
        assert {key: value for key, value in hook.items() if key not in own} == {
            key: value for key, value in offered[name].items() if key not in own
        }
        assert set(hook["stages"]) <= set(offered[name]["stages"])


@with_sources
def test_the_documentation_names_every_input_of_the_action() -> None:
    inputs = yaml.safe_load(ACTION.read_text("utf-8"))["inputs"]

    assert re.findall(r"^\| `([a-z-]+)` \|", PAGES["pipelines.md"], re.MULTILINE) == list(inputs)


@with_sources
def test_an_input_of_the_action_is_never_a_part_of_a_script() -> None:
    for step in yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"]:
        assert "${{" not in step.get("run", "")


def test_other_actions_are_pinned_where_they_see_the_plans() -> None:
    texts = [recipe(GITHUB), *([ACTION.read_text("utf-8")] if ACTION.exists() else [])]
    used = [reference for text in texts for reference in re.findall(r"uses: (\S+)", text)]

    assert used
    assert all(re.fullmatch(r"[\w./-]+@[0-9a-f]{40}", reference) for reference in used)


# what is run


def steps(name: str) -> Iterator[str]:
    """Yield the commands of a recipe; PLANLINT, which says where planlint comes from, is what is installed already."""
    data: Any = yaml.safe_load(recipe(name))
    if name == GITHUB:
        yield from (step["run"] for step in data["jobs"]["planlint"]["steps"] if "run" in step)
    elif name == GITLAB:
        yield from data["planlint"]["script"]
    else:
        yield from (step["script"] for step in data["steps"] if "script" in step)


def surroundings(name: str, folder: Path) -> dict[str, str]:
    """Return the variables that a service sets."""
    return {"PLANLINT": "planlint"} | {
        GITHUB: {
            "CI": "true", "GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(folder), "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"),
        },
        GITLAB: {"CI": "true", "GITLAB_CI": "true", "CI_PROJECT_DIR": str(folder)},
        AZURE: {"TF_BUILD": "True", "CI": str(yaml.safe_load(recipe(AZURE))["variables"]["CI"])},
    }[name]  # fmt: skip


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_pipeline_goes_through_with_a_sound_plan_and_stops_at_a_flawed_one(name: str, plans: Path) -> None:
    installing, checking = steps(name)
    variables = surroundings(name, plans)

    installed = run(installing, plans, **variables)
    sound = run(checking, plans, **variables)
    shutil.copy(FLAWED, plans / "flawed.yaml")
    flawed = run(checking, plans, **variables)
    again = run(checking, plans, **variables)

    assert installed.returncode == 0, installed.stdout
    assert sound.returncode == 0, sound.stdout
    assert flawed.returncode == 1, flawed.stdout
    assert "no-tasks-for-person-using-violence" in flawed.stdout
    assert again.stdout.replace("2 other files", "") == flawed.stdout.replace("2 other files", "")


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_pipeline_stops_where_there_is_nothing_to_check(name: str, plans: Path) -> None:
    (plans / "plan.yaml").unlink()

    assert run(list(steps(name))[-1], plans, **surroundings(name, plans)).returncode == 3


@pytest.mark.parametrize("name", [GITLAB, AZURE])
def test_the_reports_that_a_service_collects_are_there_and_can_be_read(name: str, plans: Path) -> None:
    data = yaml.safe_load(recipe(name))
    shutil.copy(FLAWED, plans / "flawed.yaml")
    run(list(steps(name))[-1], plans, **surroundings(name, plans))

    if name == GITLAB:
        collected = data["planlint"]["artifacts"]["reports"]
        found = json.loads((plans / collected["codequality"]).read_text("utf-8"))
        assert {entry["location"]["path"] for entry in found} == {"flawed.yaml"}
        junit = collected["junit"]
    else:
        junit = data["steps"][-1]["inputs"]["testResultsFiles"]
    assert ElementTree.parse(plans / junit).getroot().findall(".//failure")


def test_github_gets_annotations_and_a_summary_of_the_step(plans: Path) -> None:
    shutil.copy(FLAWED, plans / "flawed.yaml")

    done = run(list(steps(GITHUB))[-1], plans, **surroundings(GITHUB, plans))

    assert "\n::error file=flawed.yaml,line=" in done.stdout
    assert "no-tasks-for-person-using-violence" in (plans.parent / "summary.md").read_text("utf-8")


@with_pre_commit
def test_the_commands_for_the_hook_work_one_after_the_other(plans: Path, tmp_path: Path) -> None:
    (plans / PLACES[HOOK]).write_text(recipe(HOOK))
    subprocess.run(["git", "add", "--all"], cwd=plans, check=True)
    commands = blocks("hook.md", "sh")

    done = run("\n".join(commands), plans, PRE_COMMIT_HOME=str(tmp_path / "home"))

    assert len(commands) == 2
    assert done.returncode == 0, done.stdout
    assert (plans / ".git/hooks/pre-push").exists()
    assert done.stdout.count("A plan can have no findings and a family can be in danger.") == 2


@pytest.fixture(scope="session")
def action_environment(shared: Path, sources: Path) -> Path:
    """The temporary folder of a runner in which the action has installed planlint: its own step, run once."""
    folder = shared / "runner"
    with made_once(folder) as to_fill:
        if to_fill:
            variables = {"PYTHON": sys.executable, "RUNNER_TEMP": str(folder), "GITHUB_ACTION_PATH": str(sources)}
            done = run(action_step("Install planlint"), folder, **variables)
            assert done.returncode == 0, done.stdout
    return folder


def action_step(name: str) -> str:
    found = [step["run"] for step in yaml.safe_load(ACTION.read_text("utf-8"))["runs"]["steps"] if step.get("name") == name]
    return str(found[0])


def run_action(temporary: Path, folder: Path, **inputs: str) -> subprocess.CompletedProcess[str]:
    given = {"PATHS": ".", "PROFILE": "", "FAIL_ON": "", "SARIF_FILE": ""} | inputs
    return run(action_step("Check plans"), folder, RUNNER_TEMP=str(temporary), **surroundings(GITHUB, folder), **given)


@with_sources
def test_the_action_installs_planlint_and_checks(action_environment: Path, plans: Path) -> None:
    sound = run_action(action_environment, plans)
    shutil.copy(FLAWED, plans / "flawed plan.yaml")
    flawed = run_action(action_environment, plans, SARIF_FILE="out.sarif")
    essential = run_action(action_environment, plans, PROFILE="essential", PATHS="plan.yaml\n\n", FAIL_ON="warning")

    assert sound.returncode == 0, sound.stdout
    assert flawed.returncode == 1, flawed.stdout
    assert "\n::error file=flawed plan.yaml,line=" in flawed.stdout
    assert json.loads((plans / "out.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert essential.returncode == 0, essential.stdout
    assert run_action(action_environment, plans, PATHS="plan.yaml\nflawed plan.yaml").returncode == 1


@with_sources
def test_inputs_of_the_action_cannot_act(action_environment: Path, plans: Path) -> None:
    for hostile in (
        "$(touch owned)",
        "; touch owned",
        "`touch owned`",
        "--output=owned",
        '"; touch owned; "',
        "plan.yaml && touch owned",
    ):
        assert run_action(action_environment, plans, PATHS=hostile).returncode == 2, hostile
    assert run_action(action_environment, plans, PROFILE="essential --output=owned").returncode == 2
    assert run_action(action_environment, plans, FAIL_ON="$(touch owned)").returncode == 2
    assert run_action(action_environment, plans, SARIF_FILE="x --output=owned $(touch owned)").returncode == 0

    assert not (plans / "owned").exists()


@with_sources
def test_the_plain_shell_recipe_works(action_environment: Path, plans: Path) -> None:
    """Only its installation is left out: the environment that it makes is the one of the action."""
    (script,) = blocks("pipelines.md", "sh")
    lines = script.splitlines()
    (plans / "planlint-environment").symlink_to(action_environment / "planlint")
    kept = "\n".join(line for line in lines if " -m venv " not in line and " pip install " not in line)
    shutil.copy(FLAWED, plans / "flawed.yaml")

    done = run(kept, plans, PLANS=str(plans))

    assert len(lines) == 4
    assert len(kept.splitlines()) == 2
    assert done.returncode == 1, done.stdout
    assert ElementTree.parse(plans / "planlint-junit.xml").getroot().findall(".//failure")
