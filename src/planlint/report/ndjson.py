"""The report as lines of JSON: each finding on its own, the summary last; the keys are those of the JSON report."""

from collections.abc import Sequence

from planlint.linter import Checked
from planlint.report.json_report import VERSION, finding_record, statements_of, summary_record
from planlint.report.printable import json_text
from planlint.rulebook import Rule
from planlint.tally import Tally


class NdjsonReport:
    """A line for each finding, and one with `version` and `summary` at the end: without it the report is not whole."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.statements = statements_of(rules)

    def start(self) -> str:
        return ""

    def add(self, checked: Checked) -> str:
        return "".join(f"{json_text(finding_record(finding, self.statements))}\n" for finding in checked.findings)

    def end(self, tally: Tally) -> str:
        return json_text({"version": VERSION, "summary": summary_record(tally)}) + "\n"
