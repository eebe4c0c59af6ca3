"""Measure planlint over the generated corpus: cost against the located parse, cores, start-up and memory.

    python benchmarks/generate.py && python benchmarks/measure.py [FOLDER]

Every figure is of whole processes, a median of several runs; what is compared is measured in turn. See README.md beside this file.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

HERE = Path(__file__).parent
RUNS = 5
PARSE = """
import sys, time, pathlib
from planlint.document import read
files = [path.read_bytes() for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml"))]
start = time.process_time()
for raw in files:
    read(raw)
print(time.process_time() - start)
"""
CHECK = """
import sys, time, pathlib, datetime
from planlint.linter import check
from planlint.packs import load_rules
from planlint.choosing import chosen
from planlint.rulebook import Profile
from planlint.report.json_report import JsonReport
rules = chosen(load_rules(), Profile(sys.argv[2]), (), ())
files = [(str(path), path.read_bytes()) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml"))]
check(files[0][1], files[0][0], rules, datetime.date(2026, 10, 1))
report = JsonReport(rules)
start = time.process_time()
for name, raw in files:
    report.add(check(raw, name, rules, datetime.date(2026, 10, 1)))
print(time.process_time() - start)
"""
SHARES = """
import sys, time, pathlib, datetime
from planlint.document import read
from planlint.linter import check
from planlint.packs import load_rules
from planlint.choosing import chosen
from planlint.rulebook import Profile
from planlint.wording.library import wording_rules
rules = chosen(load_rules(), Profile.STANDARD, (), ())
others = [rule for rule in rules if rule.name not in wording_rules()]
files = [(str(path), path.read_bytes()) for path in sorted(pathlib.Path(sys.argv[1]).glob("*.yaml"))]
taken = {"parse": 0.0, "all": 0.0, "others": 0.0, "none": 0.0}
for name, raw in files:
    for which, asked in (("all", rules), ("others", others), ("none", []), ("parse", None)):
        start = time.process_time()
        read(raw) if asked is None else check(raw, name, asked, datetime.date(2026, 10, 1))
        taken[which] += time.process_time() - start
parse = taken["parse"]
for label, less in (("of it the wording rules:", "others"), ("of it all rules:", "none")):
    cost = taken["all"] - taken[less]
    print(f"{label:27} {cost / len(files) * 1000:.2f} ms a plan = {cost / parse:.2f} times the parse")
"""
SMALL = """planlint: 1
id: SMALL-1
people:
  mia: {role: mother}
  dan: {role: father}
violence:
  - {by: dan, towards: [mia]}
tasks:
  - {what: Attend the programme every week., responsible: dan, kind: behaviour-change}
"""
PEAK = """
import resource, sys
from planlint.cli import main
try:
    main(["check", "--format", "json", "--output", sys.argv[2], sys.argv[1]])
except SystemExit:
    pass
print(max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)) / 1024)
"""


def cpu(script: str, *arguments: str) -> float:
    """Return the seconds of processor time that a script prints."""
    return float(subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True).stdout)


def wall(command: list[str], cores: set[int] | None = None) -> float:
    """Return the seconds that a command takes."""
    start = time.perf_counter()
    subprocess.run(
        command, capture_output=True, check=False, preexec_fn=(lambda: os.sched_setaffinity(0, cores)) if cores else None
    )
    return time.perf_counter() - start


def paired(one: Callable[[], float], other: Callable[[], float], runs: int = RUNS) -> tuple[float, float, float]:
    """Return the medians of two measurements taken in turn, and of the second by the first: machines change their pace."""
    pairs = [(one(), other()) for _ in range(runs + 1)][1:]
    first, second = zip(*pairs, strict=True)
    return statistics.median(first), statistics.median(second), statistics.median(b / a for a, b in pairs)


def main(folder: Path) -> None:
    plans = str(folder / "plans")
    number = len(list((folder / "plans").glob("*.yaml")))
    for profile in ("standard", "thorough"):
        parse, check, times = paired(partial(cpu, PARSE, plans), partial(cpu, CHECK, plans, profile))
        print(f"located parse alone:        {parse / number * 1000:.2f} ms a plan (processor time, {number} plans)")
        print(f"whole check, {profile:<9}:     {check / number * 1000:.2f} ms a plan = {times:.2f} times the parse")
    print(subprocess.run([sys.executable, "-c", SHARES, plans], capture_output=True, text=True, check=True).stdout, end="")
    command = [sys.executable, "-m", "planlint", "check", "--format", "json", plans]
    two, one, times = paired(partial(wall, command, {0, 1}), partial(wall, command, {0}))
    print(f"planlint check, one core:   {one:.2f} s; two cores: {two:.2f} s; {times:.2f} times as fast")
    with tempfile.TemporaryDirectory() as scratch:
        small = Path(scratch, "small.yaml")
        small.write_text(SMALL, encoding="utf-8")
        for label, arguments in (("--version", ["--version"]), ("one small plan", ["check", str(small)])):
            started = [sys.executable, "-m", "planlint", *arguments]
            nothing, taken, times = paired(partial(wall, [sys.executable, "-c", "pass"]), partial(wall, started), runs=21)
            print(f"{label:27} {taken * 1000:.0f} ms = {times:.1f} times python -c pass ({nothing * 1000:.0f} ms)")
        for share in (4, 1):
            part = Path(scratch, f"part-{share}")
            part.mkdir()
            for path in sorted((folder / "plans").glob("*.yaml"))[: number // share]:
                (part / path.name).symlink_to(path.resolve())
            peak = subprocess.run([sys.executable, "-c", PEAK, str(part), str(Path(scratch, "out.json"))],
                                  capture_output=True, text=True, check=True).stdout  # fmt: skip
            print(f"peak memory, {number // share:5} plans:   {float(peak.split()[-1]):.0f} MiB (largest process)")


if __name__ == "__main__":
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE / "corpus")
