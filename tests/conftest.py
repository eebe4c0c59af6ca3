"""What many tests use: the folders of the project, and the program run as its user would."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def planlint(tmp_path: Path) -> Run:
    """Return a function that runs `planlint` with its arguments in an empty folder, outside of CI, with no colour."""

    def run(
        *arguments: str, stdin: str | bytes | None = None, folder: Path | None = None, **environment: str
    ) -> subprocess.CompletedProcess[str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("CI", "NO_COLOR", "GITHUB_ACTIONS", "COLUMNS")}
        done = subprocess.run(
            [sys.executable, "-m", "planlint", *arguments],
            input=stdin.encode() if isinstance(stdin, str) else stdin or b"",
            capture_output=True, cwd=folder or tmp_path, env=kept | {"PYTHONUTF8": "1"} | environment, timeout=120, check=False,
        )  # fmt: skip
        return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())

    return run
