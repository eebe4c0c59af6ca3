"""Findings to output: one module for each form, imported when it is used."""

import os
import sys
from collections.abc import Sequence
from typing import Final, NamedTuple, Protocol

from planlint.linter import Checked
from planlint.rulebook import Rule
from planlint.tally import Tally


class Report(Protocol):
    """A report that is written while files are checked: its head, a part for each file, its end."""

    def start(self) -> str: ...

    def add(self, checked: Checked) -> str: ...

    def end(self, tally: Tally) -> str: ...


class Look(NamedTuple):
    """How a report for people is to look, and whether it may hold lines of the plan."""

    rich: bool
    """Whether it is laid out for a terminal; else it is plain lines."""
    color: bool
    may_show_source: bool
    """Whether the reader sits at an interactive terminal, outside CI and hooks."""
    quiet: bool
    verbose: bool
    show_source: bool = False


def in_ci() -> bool:
    """Whether this runs in a pipeline, whose log others read."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def in_hook() -> bool:
    """Whether a hook runs this: pre-commit gives it a terminal of its own, and shows or keeps elsewhere what is written there."""
    return "PRE_COMMIT" in os.environ


def look_of_terminal(to_file: bool, color: str, quiet: bool, verbose: bool) -> Look:
    """Decide the look from where standard output goes. `color` is auto, never or always; NO_COLOR (no-color.org) is heeded."""
    terminal = not to_file and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colored = color == "always" or (color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    return Look(rich=terminal or (color == "always" and not to_file), color=colored,
                may_show_source=terminal and not in_ci() and not in_hook(), quiet=quiet, verbose=verbose)  # fmt: skip


FORMATS: Final = {
    "text": "for people: laid out on a terminal, plain lines elsewhere",
    "plain": "plain lines, on a terminal too",
    "concise": "one line for each finding",
    "json": "one JSON object (its schema: planlint schema --report)",
    "ndjson": "a line of JSON for each finding, the summary on the last",
    "sarif": "SARIF 2.1.0, for code scanning and editors",
    "github": "annotations and step summary of GitHub Actions",
    "gitlab": "GitLab Code Quality",
    "junit": "JUnit XML",
    "markdown": "for a supervision meeting",
}
"""The formats of a report, and what each is for."""
DETAILED: Final = frozenset({"junit", "markdown"})
"""Those that need to be told of each plan what `check` tells under `detailed`."""


def report_for(output_format: str, look: Look, rules: Sequence[Rule], suppressed: bool = False) -> Report:
    """Return the report of a format, one of FORMATS.

    Takes all rules that are run, and whether SARIF is to hold what decisions and baselines hide.
    """
    match output_format:
        case "json":
            from planlint.report.json_report import JsonReport

            return JsonReport(rules)
        case "ndjson":
            from planlint.report.ndjson import NdjsonReport

            return NdjsonReport(rules)
        case "sarif":
            from planlint.report.sarif import SarifReport

            return SarifReport(rules, suppressed)
        case "github":
            from planlint.report.github import GithubReport

            return GithubReport(rules)
        case "gitlab":
            from planlint.report.gitlab import GitlabReport

            return GitlabReport()
        case "junit":
            from planlint.report.junit import JunitReport

            return JunitReport(rules)
        case "markdown":
            from planlint.report.markdown import MarkdownReport

            return MarkdownReport(rules)
        case "text" if look.rich and not look.quiet:
            from planlint.report.terminal import TerminalReport

            return TerminalReport(look, rules)
    from planlint.report.plain import PlainReport

    return PlainReport(look._replace(quiet=look.quiet or output_format == "concise"), rules)
