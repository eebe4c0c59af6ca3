"""The hooks, run by the real pre-commit and the real prek, in repositories of plans, at real commits and pushes."""

import os
import pty
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from planlint.recipes import HOOK, recipe
from tests.conftest import ROOT

PROGRAMS = Path(sys.executable).parent
MANIFEST = ROOT / ".pre-commit-hooks.yaml"
SOUND = ROOT / "examples/16-no-children.yaml"
FLAWED = ROOT / "examples/01-everything-on-the-mother.yaml"
SMALL = "planlint: 1\nid: {id}\nas_of: 2026-06-01\npeople:\n  mia: {{role: mother}}\nviolence: []\ntasks: []\n"
UNFIT = SMALL + "taks: []\n"
NO_PLAN = "services:\n  web: {image: nginx}\n"
CANARY = "QQCANARYQQ"

pytestmark = pytest.mark.skipif(
    not MANIFEST.exists(),
    reason="the sources that the hooks are installed from are not here; they are tested where the sources are",
)


@dataclass(frozen=True)
class Plans:
    """A repository of plans, with hooks set up by one of the two programs."""

    folder: Path
    program: str
    environment: dict[str, str]

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            command, cwd=self.folder, env=self.environment | environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, encoding="utf-8", errors="surrogateescape", timeout=300, check=False,
        )  # fmt: skip

    def hooks(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        return self.run(str(PROGRAMS / self.program), *arguments)

    def put(self, name: str | bytes, text: str) -> None:
        path = Path(os.fsdecode(os.path.join(os.fsencode(self.folder), os.fsencode(name))))
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def commit(self, *options: str, **environment: str) -> subprocess.CompletedProcess[str]:
        self.run("git", "add", "--all")
        return self.run("git", "commit", "--quiet", "--message", "A commit", *options, **environment)

    @property
    def commits(self) -> int:
        return int(self.run("git", "rev-list", "--count", "--all").stdout)


@pytest.fixture(scope="session")
def clean_environment(shared: Path) -> dict[str, str]:
    """No settings of this machine's git or hooks, caches of our own, and the programs of this Python first."""
    kept = {
        name: value for name, value in os.environ.items()
        if not name.startswith(("GIT_", "PRE_COMMIT", "PREK_", "GITHUB_", "PYTHON", "VIRTUAL_ENV")) and name not in ("SKIP", "CI")
    }  # fmt: skip
    people = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    return kept | people | {
        "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_COUNT": "1",
        "GIT_CONFIG_KEY_0": "init.defaultBranch", "GIT_CONFIG_VALUE_0": "main",
        "PATH": f"{PROGRAMS}{os.pathsep}{os.environ['PATH']}", "UV_PYTHON_DOWNLOADS": "never",
        "PRE_COMMIT_HOME": str(shared / "pre-commit-home"), "PREK_HOME": str(shared / "prek-home"),
    }  # fmt: skip


def repository(folder: Path, program: str, environment: dict[str, str], configuration: str) -> Plans:
    folder.mkdir()
    plans = Plans(folder, program, environment)
    plans.run("git", "init", "--quiet")
    plans.put(".pre-commit-config.yaml", configuration)
    installed = plans.hooks("install", "--hook-type", "pre-commit", "--hook-type", "pre-push")
    assert installed.returncode == 0, installed.stdout
    assert plans.commit("--no-verify").returncode == 0
    return plans


@pytest.fixture(params=["pre-commit", "prek"])
def plans(request: pytest.FixtureRequest, tmp_path: Path, sources: Path, clean_environment: dict[str, str]) -> Plans:
    """A repository whose hooks are installed from planlint's, each program with its own environment, made once."""
    head = subprocess.run(
        ["git", "rev-parse", "HEAD"], cwd=sources, env=clean_environment, capture_output=True, text=True, check=True
    )
    configuration = f"repos:\n  - repo: {sources}\n    rev: {head.stdout}    hooks: [{{id: planlint}}, {{id: planlint-folder}}]\n"
    return repository(tmp_path / "plans", request.param, clean_environment, configuration)


@pytest.fixture(params=["pre-commit", "prek"])
def plans_with_recipe(request: pytest.FixtureRequest, tmp_path: Path, clean_environment: dict[str, str]) -> Plans:
    """A repository that uses the recipe for a planlint that is installed already."""
    return repository(tmp_path / "plans", request.param, clean_environment, recipe(HOOK))


def test_a_commit_with_a_flawed_plan_is_blocked_and_says_why(plans: Plans) -> None:
    plans.put("plans/a.yaml", FLAWED.read_text())

    done = plans.commit()

    assert done.returncode != 0
    assert plans.commits == 1
    assert "no-tasks-for-person-using-violence" in done.stdout
    assert "A plan that asks only the survivor to act leaves the violence as it was" in " ".join(done.stdout.split())
    assert "exit code: 1" in done.stdout


def test_a_sound_plan_is_committed_and_nobody_is_called_safe(plans: Plans) -> None:
    plans.put("plans/a.yaml", SOUND.read_text())

    done = plans.commit()

    assert done.returncode == 0, done.stdout
    assert plans.commits == 2
    assert "A plan can have no findings and a family can be in danger." in done.stdout


def test_the_recipe_for_an_installed_planlint_does_the_same(plans_with_recipe: Plans) -> None:
    plans = plans_with_recipe
    plans.put("sound.yaml", SOUND.read_text())
    assert plans.commit().returncode == 0
    plans.put("flawed.yaml", FLAWED.read_text())

    done = plans.commit()

    assert done.returncode != 0
    assert "no-tasks-for-person-using-violence" in done.stdout
    assert plans.commits == 2


def test_files_that_are_no_plans_are_passed_over_and_counted(plans: Plans) -> None:
    plans.put("compose.yaml", NO_PLAN)
    plans.put("broken.yml", "a: [\n")
    plans.put("package.json", '{"name": "x"}\n')
    plans.put(".hidden/plan.yaml", FLAWED.read_text())

    done = plans.commit()

    assert done.returncode == 0, done.stdout
    assert plans.commits == 2
    assert "Nothing was checked: no plan was among the files named." in done.stdout
    assert ": 4 files." in done.stdout


def test_a_flawed_plan_does_not_slip_by_among_other_files(plans: Plans) -> None:
    plans.put("compose.yaml", NO_PLAN)
    plans.put("PLAN.YAML", FLAWED.read_text())

    assert plans.commit().returncode != 0


def test_a_plan_that_cannot_be_read_is_no_file_to_pass_over(plans: Plans) -> None:
    plans.put("a.yaml", SMALL.format(id="A-1") + "goals: [\n")

    done = plans.commit()

    assert done.returncode != 0
    assert "exit code: 4" in done.stdout


HOSTILE = (
    "a b.yaml", "-q.yaml", "--output=taken.yaml", "--exit-zero.json", "%s,%0A.yaml", "::error::x.yaml", "new\nline::error::.yaml",
    "$(touch owned).yaml", "`touch owned`.yml", "'; touch owned; '.yaml", "\u202elmay.yaml", "\x1b[31m.yaml", "*.yaml", "\U0001f54a.yaml",
)  # fmt: skip


def test_hostile_names_hide_no_plan_and_do_nothing(plans: Plans) -> None:
    for number, name in enumerate(HOSTILE):
        plans.put(name, UNFIT.format(id=f"A-{number}"))
    plans.put("taken.yaml", SMALL.format(id="B-1"))

    done = plans.commit()

    assert done.returncode != 0
    assert done.stdout.count("[plan-format]") == len(HOSTILE)
    assert not any("owned" in path.name for path in plans.folder.iterdir() if path.name not in HOSTILE)
    assert (plans.folder / "taken.yaml").read_text() == SMALL.format(id="B-1")
    assert not any(line.lstrip().startswith("::") for line in done.stdout.splitlines())
    assert "\u202e" not in done.stdout
    assert "\x1b" not in done.stdout


@pytest.mark.skipif(sys.platform == "darwin", reason="names there are always text")
def test_a_name_that_is_no_text_lets_nothing_through(plans: Plans) -> None:
    plans.put(b"\xff\xfe.yaml", UNFIT.format(id="A-1"))

    assert plans.commit().returncode != 0


def test_of_many_files_every_one_is_looked_at(plans: Plans) -> None:
    names = [f"{'a-long-name-' * 18}{number}.yaml" for number in range(700)]
    for number, name in enumerate(names):
        plans.put(name, (UNFIT if number in (3, 698) else SMALL).format(id=f"A-{number}"))
    assert sum(len(name) + 1 for name in names) > 128 * 1024, "more than one command line holds"

    done = plans.commit()

    assert done.returncode != 0
    assert done.stdout.count("[plan-format]") == 2
    assert sum(int(line.split(" plan")[0].split()[-1]) for line in done.stdout.splitlines() if " plans from " in line) == 700


COMPANIONS = {
    "mia.yaml": SMALL.format(id="A-1") + "companion_plans:\n  - {id: A-2, for: mia}\n  - {id: A-3, for: mia}\n",
    "ava.yaml": SMALL.format(id="A-2"),
    "dan.yaml": SMALL.format(id="A-3"),
}


def test_a_commit_of_some_plans_calls_none_of_the_others_missing(plans: Plans) -> None:
    for name, text in COMPANIONS.items():
        plans.put(name, text)
    assert plans.commit("--no-verify").returncode == 0
    for name in ("mia.yaml", "ava.yaml"):
        plans.put(name, COMPANIONS[name] + "# changed\n")

    done = plans.commit()

    assert done.returncode == 0, done.stdout
    assert "companion-plan-missing" not in done.stdout
    assert "Plans were not compared with each other" in done.stdout


@pytest.fixture
def remote(plans: Plans) -> Plans:
    plans.run("git", "init", "--quiet", "--bare", "../remote.git")
    plans.run("git", "remote", "add", "origin", "../remote.git")
    return plans


def test_before_a_push_all_plans_are_compared_even_where_one_was_only_deleted(remote: Plans) -> None:
    for name, text in COMPANIONS.items():
        remote.put(name, text)
    assert remote.commit().returncode == 0
    first = remote.run("git", "push", "--quiet", "origin", "HEAD:main")
    (remote.folder / "dan.yaml").unlink()
    assert remote.commit().returncode == 0

    done = remote.run("git", "push", "--quiet", "origin", "HEAD:main")

    assert first.returncode == 0, first.stdout
    assert "companion-plan-missing" not in first.stdout
    assert "[companion-plan-missing]" in done.stdout


def test_a_flawed_plan_that_was_committed_without_the_hook_is_not_pushed(remote: Plans) -> None:
    remote.put("a.yaml", FLAWED.read_text())
    assert remote.commit("--no-verify").returncode == 0
    remote.put("README", "A change that is no plan.\n")
    assert remote.commit().returncode == 0

    done = remote.run("git", "push", "--quiet", "origin", "HEAD:main")

    assert done.returncode != 0
    assert "[no-tasks-for-person-using-violence]" in done.stdout
    assert remote.run("git", "ls-remote", "origin").stdout == ""


def test_a_push_is_stopped_where_no_plan_is_found_at_all(remote: Plans) -> None:
    remote.put("README", "No plan yet.\n")
    assert remote.commit().returncode == 0

    done = remote.run("git", "push", "--quiet", "origin", "HEAD:main")

    assert done.returncode != 0
    assert "Nothing was checked: no plan was found or could be read." in done.stdout


def test_a_hook_can_be_left_out_knowingly(plans: Plans) -> None:
    plans.put("a.yaml", FLAWED.read_text())

    assert plans.commit(SKIP="planlint").returncode == 0


def test_no_word_of_a_plan_is_shown_or_kept_even_if_everything_looks_like_a_terminal(plans_with_recipe: Plans) -> None:
    """pre-commit gives its hooks a terminal of their own where colours are on, and can write what they say to a file."""
    plans = plans_with_recipe
    logged = recipe(HOOK).replace("verbose: true", "verbose: true\n        log_file: hook.log", 1)
    plans.put(".pre-commit-config.yaml", logged)
    for number in range(60):
        plans.put(f"{number}.yaml", UNFIT.format(id=f"A-{number}") + f"x-note: {CANARY} # {CANARY}\ntakss: {CANARY}\n")
    plans.run("git", "add", "--all")
    ours, theirs = pty.openpty()
    shown = b""
    with subprocess.Popen(
        [str(PROGRAMS / plans.program), "run", "--all-files", "--color", "always"], cwd=plans.folder,
        env=plans.environment | {"TERM": "xterm-256color"}, stdin=theirs, stdout=theirs, stderr=theirs,
    ) as process:  # fmt: skip
        os.close(theirs)
        while True:
            try:
                shown += os.read(ours, 65536)
            except OSError:
                break
    os.close(ours)

    log = (plans.folder / "hook.log").read_bytes()
    assert process.returncode == 1
    assert b"plan-format" in log
    assert CANARY.encode() not in shown + log
    assert b"Checking plans" not in shown + log


def test_what_is_not_committed_stays_in_a_cache_as_the_documentation_warns(plans_with_recipe: Plans) -> None:
    plans = plans_with_recipe
    plans.put("a.yaml", SMALL.format(id="A-1"))
    plans.run("git", "add", "--all")
    plans.put("a.yaml", SMALL.format(id="A-1") + f"# {CANARY} {plans.program}\n")

    done = plans.hooks("run")

    cache = Path(plans.environment["PRE_COMMIT_HOME" if plans.program == "pre-commit" else "PREK_HOME"])
    kept = [*cache.glob("patch*"), *cache.glob("patches/*")]
    assert done.returncode == 0, done.stdout
    assert any(f"{CANARY} {plans.program}" in path.read_text() for path in kept if path.is_file())
