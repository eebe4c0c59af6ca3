"""What many tests use: the folders of the project, and the program run as its user would."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]
OF_PIPELINES = (
    "CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY", "GITHUB_WORKSPACE", "CI_PROJECT_DIR", "PRE_COMMIT", "NO_COLOR", "COLUMNS",
)  # fmt: skip
"""What pipelines and hooks set, and tests of their own set again."""


@pytest.fixture
def planlint(tmp_path: Path) -> Run:
    """Return a function that runs `planlint` with its arguments in an empty folder, outside of CI, with no colour."""

    def run(
        *arguments: str, stdin: str | bytes | None = None, folder: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in OF_PIPELINES}
        done = subprocess.run(
            [sys.executable, "-m", "planlint", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin or b"",
            capture_output=True, cwd=folder or tmp_path, env=kept | {"PYTHONUTF8": "1"} | environment, timeout=120, check=False,
        )  # fmt: skip
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run


@pytest.fixture(scope="session")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for all processes of this test run, for what takes long to make."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if "PYTEST_XDIST_WORKER" in os.environ else base


@contextmanager
def made_once(folder: Path) -> Iterator[bool]:
    """Tell one process of this test run, and no other, to fill a folder; the others wait until it is filled."""
    with folder.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        filled = folder.with_suffix(".filled")
        if filled.exists():
            yield False
            return
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        yield True
        filled.touch()


@pytest.fixture(scope="session")
def sources(shared: Path) -> Path:
    """A git repository that holds planlint as it stands here, committed or not."""
    folder = shared / "planlint"
    with made_once(folder) as to_fill:
        if to_fill:
            for name in ("src", "rules"):
                shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
            for name in ("pyproject.toml", "README.md", "action.yml", ".pre-commit-hooks.yaml"):
                shutil.copy(ROOT / name, folder)
            author = ("-c", "user.name=Nobody", "-c", "user.email=nobody@example.org")
            for command in (("init", "--quiet"), ("add", "--all"), (*author, "commit", "--quiet", "--message", "As it stands")):
                subprocess.run(["git", *command], cwd=folder, check=True)
    return folder
