"""The proof that a plan's text goes nowhere: a canary in every field, through every command, format, failure and crash."""

import json
import os
import pty
import random
import re
import select
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import yaml

from planlint import Plan, Problem, Profile, Rule, Severity, rule
from planlint.baseline import DEFAULT_FILE as BASELINE
from planlint.baseline import entries_from, text_of
from planlint.linter import check
from planlint.packs import load_rules
from planlint.report import FORMATS, Look, report_for
from planlint.report.decisions import as_json, as_markdown, as_text, entries
from planlint.report.github import StepSummary
from planlint.report.terminal import TerminalReport
from planlint.tally import Tally
from planlint.terms import Terms
from tests.conftest import ROOT, Run
from tests.test_changed_since import git

CANARY = "QQCANARYQQ"
FULL: dict[str, Any] = yaml.load((ROOT / "tests/plans/full.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
DEFINITIONS = json.loads((resources.files("planlint") / "case-plan.schema.json").read_text("utf-8"))["definitions"]


def texts_replaced(value: Any, replace: str) -> Any:
    """Return the plan with `replace` in every slot of free text; words, handles and dates stay, so that it still fits."""
    if isinstance(value, dict):
        return {key: texts_replaced(inner, replace) for key, inner in value.items()}
    if isinstance(value, list):
        return [texts_replaced(inner, replace) for inner in value]
    return replace if isinstance(value, str) and (" " in value or value[:1].isupper()) and not value[:4].isdigit() else value


DECIDED = [
    f"# planlint: allow {words}\n"
    for words in (
        f"{CANARY} until={CANARY} by={CANARY} -- {CANARY}", f"survivor-voice-missing until=2026-12-01 by=bea -- {CANARY}",
        f"safety-assessment-stale, {CANARY} by={CANARY} {CANARY}={CANARY}", f"survivor-voice-missing {CANARY} {CANARY}",
        f"child-views-missing until=2026-12-01 by={CANARY} -- {CANARY} street",
    )
]  # fmt: skip


def broken(seed: int) -> str:
    """Return the full plan with the canary as value, key, handle, list or in a comment, in a few places chosen by `seed`."""
    chance = random.Random(seed)

    def change(value: Any, depth: int, handles: bool = False) -> Any:
        if depth and chance.random() < 0.04:
            return chance.choice(
                [CANARY, [CANARY], {CANARY: CANARY}, {f"{CANARY} street": None}, f"{CANARY} 12, Rose Street", f"<{CANARY}>"]
            )
        if isinstance(value, dict):
            keys = {key: (f"{CANARY}{key}" if not handles and chance.random() < 0.02 else key) for key in value}
            return {keys[key]: change(inner, depth + 1, key in ("people", "workers")) for key, inner in value.items()}
        if isinstance(value, list):
            return [change(inner, depth + 1) for inner in value]
        return value

    text = yaml.dump(change(FULL, 0), allow_unicode=True, sort_keys=False)
    text = "".join(line + chance.choice(DECIDED) if chance.random() < 0.02 else line for line in text.splitlines(keepends=True))
    if chance.random() < 0.3:
        at = chance.randrange(len(text))
        text = text[:at] + chance.choice(["\t", "{{", "*", "!", "\x00", ": ", "\n- ", '"', "&x ", "<<: "]) + CANARY + text[at:]
    return text


def reports(text: str, rules: tuple[Rule, ...]) -> Iterator[str]:
    """Yield what each report says of a plan, verbosely, in every look that shows no source."""
    look = Look(rich=False, color=False, may_show_source=False, quiet=False, verbose=True)
    checked = check(text.encode(), "plan.yaml", rules, date(2026, 6, 12), detailed=True)
    every = [report_for(output_format, look, rules, suppressed=True) for output_format in FORMATS]
    for report in (*every, TerminalReport(look, rules), StepSummary()):
        tally = Tally(rules=len(rules))
        parts = [report.start()]
        parts += [report.add(each) for each in tally.counting([checked])]
        yield "".join([*parts, report.end(tally)])
    decisions = list(entries(checked, None, with_reasons=False))
    for written in (as_text, as_markdown, as_json):
        yield "".join(written(decisions, tally))
    yield text_of(entries_from([checked], {checked.file: Terms(rules)}, Path(BASELINE)))


def test_the_canary_stands_in_every_slot_of_free_text() -> None:
    text = yaml.dump(texts_replaced(FULL, CANARY))

    assert text.count(CANARY) > 100


def test_no_report_shows_any_free_text_of_a_plan_that_fits() -> None:
    rules = load_rules()
    for value in (
        CANARY,
        f"{CANARY} failed to protect; Mrs {CANARY}, 12 {CANARY} Street",
        f"::error::{CANARY}",
        f"[red]{CANARY}[/]\x1b[31m",
    ):
        for text in reports(yaml.dump(texts_replaced(FULL, value)), rules):
            assert CANARY not in text


@pytest.mark.parametrize("seed", range(60))
def test_no_report_shows_any_value_or_key_of_a_broken_plan(seed: int) -> None:
    text = broken(seed)

    for report in reports(text, load_rules()):
        assert CANARY not in report


@rule(severity=Severity.ERROR, profile=Profile.ESSENTIAL, why="w", instead="i", bad="", good="")
def crash_with_text(plan: Plan) -> Iterator[Problem]:
    raise ValueError(str(plan.document.data))
    yield


@rule(severity=Severity.ERROR, profile=Profile.ESSENTIAL, why="w", instead="i", bad="", good="")
def message_with_prose(plan: Plan) -> Iterator[Problem]:
    for task in plan.tasks:
        yield Problem(f"{task.what} {task.what!r} {task.what!s} {task.what:>9} {[task.what]}", task.path)


def test_a_rule_that_crashes_is_reported_with_its_place_and_without_text() -> None:
    written = list(reports(yaml.dump(texts_replaced(FULL, CANARY)), (crash_with_text,)))

    assert not any(CANARY in report for report in written)
    assert sum("ValueError" in report and "test_confidentiality.py" in report for report in written) >= len(FORMATS)


def test_a_rule_cannot_put_free_text_into_a_message_by_accident() -> None:
    for report in reports(yaml.dump(texts_replaced(FULL, CANARY)), (message_with_prose,)):
        assert CANARY not in report
        assert "[text] [text] [text] [text] [[text]]" in report or "[text]" not in report


@pytest.mark.parametrize(
    "arguments",
    [
        ("check", "plan.yaml"), ("check", "plan.yaml", "-v"), ("check", "plan.yaml", "-q"), ("check", "plan.yaml", "--format", "json"),
        ("check", "plan.yaml", "--color", "always"), ("check", "plan.yaml", "--profile", "thorough", "-v"),
        ("check", "plan.yaml", "--show-source", "always"), ("check", ".", "--output", "report.txt"), ("check", "-"),
        ("check", "plan.yaml", "--config", "plan.yaml"),
        ("check", "plan.yaml", *(f"--format={name}=report.{name}" for name in FORMATS), "--sarif-suppressed", "include", "-v"),
        ("check", "plan.yaml", "--format", "github"), ("check", "plan.yaml", "--format", "markdown", "--profile", "thorough"),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("seed", [None, 1, 2], ids=["fitting", "broken", "broken otherwise"])
def test_the_program_never_writes_free_text_into_a_pipe_or_file(
    planlint: Run, tmp_path: Path, arguments: tuple[str, ...], seed: int | None
) -> None:
    text = yaml.dump(texts_replaced(FULL, CANARY)) if seed is None else broken(seed)
    (tmp_path / "plan.yaml").write_text(text)

    done = planlint(*arguments, stdin=text)

    written = [path.read_text() for path in tmp_path.iterdir() if path.name != "plan.yaml"]
    assert CANARY not in "".join([done.stdout, done.stderr, *written])
    assert done.returncode != 0 or seed is None


@pytest.mark.parametrize(
    "arguments",
    [
        ("exceptions",), ("exceptions", "--format", "markdown"), ("exceptions", "--format", "json", "--output", "list.json"),
        ("exceptions", "-"), ("baseline",), ("baseline", "--prune", "--output", "plan.yaml"), ("check", "--baseline", "plan.yaml"),
        ("check", "--changed-since", "HEAD"), ("check", "--changed-since", "HEAD", "--format", "json"),
    ],
    ids=" ".join,
)  # fmt: skip
@pytest.mark.parametrize("seed", [None, 1, 2], ids=["fitting", "broken", "broken otherwise"])
def test_neither_decisions_nor_baselines_nor_comparisons_bring_free_text_out(
    planlint: Run, tmp_path: Path, arguments: tuple[str, ...], seed: int | None
) -> None:
    text = yaml.dump(texts_replaced(FULL, CANARY)) if seed is None else broken(seed)
    (tmp_path / "plan.yaml").write_text(text)
    if "--changed-since" in arguments:
        git(tmp_path, "init")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-m", "x")
        (tmp_path / "plan.yaml").write_text(broken(5))

    done = planlint(*arguments, stdin=text)

    written = [path.read_text() for path in tmp_path.iterdir() if path.name != "plan.yaml" and path.is_file()]
    assert CANARY not in "".join([done.stdout, done.stderr, *written])


def on_terminal(folder: Path, *arguments: str, **environment: str) -> str:
    """Run the program on a pseudo-terminal and return what it shows."""
    ours, theirs = pty.openpty()
    env = (
        {name: value for name, value in os.environ.items() if name not in ("CI", "GITHUB_ACTIONS", "NO_COLOR", "PRE_COMMIT")}
        | {"TERM": "xterm-256color"}
        | environment
    )
    process = subprocess.Popen(
        [sys.executable, "-m", "planlint", *arguments], cwd=folder, env=env, stdin=theirs, stdout=theirs, stderr=theirs
    )
    os.close(theirs)
    shown = b""
    while process.poll() is None or select.select([ours], [], [], 0.2)[0]:
        try:
            shown += os.read(ours, 65536)
        except OSError:
            break
    process.wait()
    os.close(ours)
    return shown.decode("utf-8", "replace")


PLAN = """\
planlint: 1
id: A-1
as_of: 2026-06-01
people:
  mia: {role: mother, x-note: QQCANARYQQ}
  dan: {role: father, x-note: "[red]QQCANARYQQ"} # \u202eQQCANARYQQ
violence:
  - {by: dan, towards: [mia]}
tasks:
  - {what: See the doctor., responsible: mia}
"""


def test_a_terminal_shows_the_line_with_a_caret(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN)

    shown = re.sub(
        r"\x1b\[[0-9;]*m|\x1b\]8;[^\x1b]*\x1b\\",
        "",
        on_terminal(tmp_path, "check", "--select", "no-tasks-for-person-using-violence"),
    )

    assert '6 |   dan: {role: father, x-note: "[red]QQCANARYQQ"}' in shown
    assert re.search(r"\|   \^{3}\s", shown)
    assert "\u202e" not in shown


@pytest.mark.parametrize(
    "arguments", [(), ("--show-source", "always"), ("--show-source", "auto")], ids=["plainly", "always", "auto"]
)
def test_where_ci_is_set_even_a_terminal_shows_nothing_of_the_plan(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN)

    assert CANARY not in on_terminal(tmp_path, "check", *arguments, CI="true")


@pytest.mark.parametrize("arguments", [(), ("--show-source", "always")], ids=["plainly", "always"])
def test_in_a_hook_even_a_terminal_shows_nothing_of_the_plan(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN)

    assert CANARY not in on_terminal(tmp_path, "check", *arguments, PRE_COMMIT="1")


DECISIONS = (
    PLAN
    + f"""\
exceptions:
- {{rule: survivor-voice-missing, at: people.mia, reason: "\\e[31m{CANARY} [red]", by: {CANARY}, until: 2026-12-01}}
"""
)


def test_the_words_of_a_reason_are_shown_on_a_terminal_and_cannot_act_there(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(DECISIONS)
    shown = on_terminal(tmp_path, "exceptions")

    assert f'reason: "\\e[31m{CANARY} [red]"' in shown
    assert "\x1b" not in shown
    assert shown.count(CANARY) == 1


@pytest.mark.parametrize("variable", ["CI", "PRE_COMMIT"])
def test_the_words_of_a_reason_are_not_shown_in_a_pipeline_or_hook(tmp_path: Path, variable: str) -> None:
    (tmp_path / "plan.yaml").write_text(DECISIONS)
    shown = on_terminal(tmp_path, "exceptions", **{variable: "true"})

    assert CANARY not in shown
    assert "reason: 2 words" in shown


def test_no_other_form_of_the_list_holds_the_words_of_a_reason(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(DECISIONS)

    for form in ("json", "markdown"):
        assert CANARY not in on_terminal(tmp_path, "exceptions", "--format", form)


def test_never_means_never(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(PLAN)

    assert CANARY not in on_terminal(tmp_path, "check", "--show-source", "never")


def test_a_name_of_a_file_cannot_act_on_a_terminal_or_a_log(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a\n::error::x\x1b[31m.yaml").write_text(PLAN)

    done = planlint("check", "--format", "text")

    assert "\x1b" not in done.stdout
    assert "\n::error" not in done.stdout
