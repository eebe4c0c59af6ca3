"""Findings to output: one module for each form, imported when it is used."""

import os
import sys
from collections.abc import Sequence
from typing import NamedTuple, Protocol

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
    """Whether the reader sits at an interactive terminal outside CI."""
    quiet: bool
    verbose: bool
    show_source: bool = False


def in_ci() -> bool:
    """Whether this runs in a pipeline, whose log others read."""
    return os.environ.get("CI", "").lower() not in ("", "0", "false")


def look_of_terminal(to_file: bool, color: str, quiet: bool, verbose: bool) -> Look:
    """Decide the look from where standard output goes. `color` is auto, never or always; NO_COLOR (no-color.org) is heeded."""
    terminal = not to_file and sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
    colored = color == "always" or (color == "auto" and terminal and not os.environ.get("NO_COLOR"))
    return Look(rich=terminal or (color == "always" and not to_file), color=colored,
                may_show_source=terminal and not in_ci(), quiet=quiet, verbose=verbose)  # fmt: skip


def report_for(output_format: str, look: Look, rules: Sequence[Rule]) -> Report:
    """Return the report of a format: `text` or `json`."""
    if output_format == "json":
        from planlint.report.json_report import JsonReport

        return JsonReport(rules)
    if look.rich and not look.quiet:
        from planlint.report.terminal import TerminalReport

        return TerminalReport(look, rules)
    from planlint.report.plain import PlainReport

    return PlainReport(look, rules)
