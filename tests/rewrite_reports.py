"""Write the reports beside the examples, and the runs that the README shows, anew: python tests/rewrite_reports.py"""

import re
import shlex
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
AS_OF = "2026-06-01"
"""The day on which an example is judged that states none, such as a template."""


def output(*arguments: str) -> str:
    """Return what `planlint` prints when it is run in the project's folder."""
    return subprocess.run(
        [sys.executable, "-m", "planlint", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout


def main() -> None:
    for example in sorted((ROOT / "examples").rglob("*.yaml")):
        report = output("check", str(example.relative_to(ROOT)), "--verbose", "--as-of", AS_OF)
        example.with_suffix(".report.txt").write_text(report, encoding="utf-8")
    readme = ROOT / "README.md"
    shown = re.compile(r"(```console\n\$ planlint ([^\n]+)\n).*?(```)", re.DOTALL)
    text = shown.sub(lambda run: run[1] + output(*shlex.split(run[2])) + run[3], readme.read_text("utf-8"))
    readme.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
