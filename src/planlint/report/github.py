"""The report for GitHub Actions: annotations as workflow commands, and the whole list as a summary of the step (in Markdown).

Escaping as in the runner's own toolkit: https://github.com/actions/toolkit/blob/main/packages/core/src/command.ts.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from planlint.finding import Finding
from planlint.linter import Checked
from planlint.reading import READING_RULES
from planlint.report.closing import closing, counted
from planlint.report.printable import escaped_controls, markdown_code, markdown_text
from planlint.report.repository import path_from, repository_root
from planlint.rulebook import Rule, Severity
from planlint.tally import Tally

ANNOTATIONS: Final = 10
"""How many annotations GitHub shows of a step; the last of ours says how many findings there are."""
SUMMARY_LIMIT: Final = 1024 * 1024
"""How many bytes the summary of a step may have; GitHub shows none of a larger one."""
_END_ROOM: Final = 16 * 1024
"""How many of them are kept for the closing lines."""
_COMMANDS: Final = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


class GithubReport:
    """Annotations for the gravest findings, then a notice with the total. They come at the end, since nobody knows before."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.rules = {rule.name: rule for rule in rules} | READING_RULES
        self.root = repository_root()
        self.gravest: list[Finding] = []

    def start(self) -> str:
        return ""

    def add(self, checked: Checked) -> str:
        self.gravest += checked.findings
        self.gravest.sort(key=lambda finding: -finding.severity.rank)
        del self.gravest[ANNOTATIONS - 1 :]
        return ""

    def end(self, tally: Tally) -> str:
        commands = [*_failures(tally, self.root), *map(self._annotation, self.gravest)][: ANNOTATIONS - 1]
        total = sum(tally.findings.values())
        shown = f" Shown here: the gravest {len(self.gravest)} of {total}." if total > len(self.gravest) else ""
        commands.append(command("notice", " ".join(closing(tally, verbose=False)) + shown, title="planlint"))
        return "".join(f"{line}\n" for line in commands)

    def _annotation(self, finding: Finding) -> str:
        properties = {"file": path_from(self.root, finding.file) or finding.file, "line": str(finding.start.line)}
        if finding.end.line == finding.start.line:
            properties |= {"endLine": properties["line"], "col": str(finding.start.column), "endColumn": str(finding.end.column)}
        else:
            properties["endLine"] = str(finding.end.line)  # the runner drops an annotation over several lines that has columns
        instead = self.rules[finding.rule].instead
        return command(_COMMANDS[finding.severity], f"{finding.message}\n{instead}", **properties, title=finding.rule)


class StepSummary:
    """All findings, as far as the summary of a step has room for them, under the closing lines."""

    def __init__(self, taken: int = 0) -> None:
        self.room = SUMMARY_LIMIT - taken - _END_ROOM
        self.is_full = self.room < 0
        self.rows: list[str] = []
        self.left_out = 0

    def start(self) -> str:
        return ""

    def add(self, checked: Checked) -> str:
        for row in map(_row, checked.findings):
            self.room -= _size(row)
            if self.room < 0:
                self.left_out += 1
            else:
                self.rows.append(row)
        return ""

    def end(self, tally: Tally) -> str:
        if self.is_full:
            return ""
        head = "".join(f"{markdown_text(escaped_controls(line))}\n\n" for line in closing(tally, verbose=False))
        if _size(head) > _END_ROOM - 1024:
            head = f"Crashes of rules: {len(tally.crashes)}. Files not read: {len(tally.unreadable)}. The log names them.\n\n"
        table = "| | where | what | rule |\n| --- | --- | --- | --- |\n" if self.rows else ""
        more = f"\n{counted(self.left_out, 'more finding')} in the log.\n" if self.left_out else ""
        return f"## planlint\n\n{head}{table}{''.join(self.rows)}{more}\n"


def command(name: str, message: str, **properties: str) -> str:
    """Return a workflow command: everything that the runner or a terminal would act on is escaped."""
    listed = ",".join(f"{key}={escaped_property(value)}" for key, value in properties.items())
    return f"::{name} {listed}::{escaped_data(message)}"


def escaped_data(text: str) -> str:
    """Return text fit to be the message of a workflow command; the percent sign comes first."""
    return escaped_controls(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def escaped_property(text: str) -> str:
    """Return text fit to be a property of a workflow command."""
    return escaped_data(text).replace(":", "%3A").replace(",", "%2C")


def _failures(tally: Tally, root: str) -> Iterator[str]:
    """Yield an error for what kept the run from being whole; a file that cannot be read is a finding already."""
    for crash in tally.crashes:
        text = f"The rule {crash.rule} crashed ({crash.exception} at {crash.place}); what it would have found is not known."
        yield command("error", text, file=path_from(root, crash.file) or crash.file, title="planlint")
    if tally.checked_nothing:
        yield command("error", "Nothing was checked: no plan was found or could be read.", title="planlint")


def _size(text: str) -> int:
    return len(text.encode("utf-8", "backslashreplace"))


def _row(finding: Finding) -> str:
    place = markdown_code(f"{finding.file}:{finding.start.line}", in_table=True)
    return f"| {finding.severity.value} | {place} | {markdown_text(finding.message)} | {finding.rule} |\n"
