"""The report as JSON, version 1: described by `report.schema.json`, the same bytes for the same plans and rules."""

from collections.abc import Mapping, Sequence
from typing import Any

from planlint.document import Position
from planlint.finding import Finding, Related
from planlint.linter import Checked
from planlint.reading import READING_RULES
from planlint.report.printable import json_text, plain_name
from planlint.rulebook import Rule, Severity
from planlint.tally import Tally

VERSION = 1


class JsonReport:
    """Findings as they come, then a summary; it holds no text of a plan, and does not grow in memory with their number."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.statements = statements_of(rules)
        self.any = False

    def start(self) -> str:
        return f'{{"version": {VERSION}, "findings": ['

    def add(self, checked: Checked) -> str:
        parts = []
        for finding in checked.findings:
            parts.append((",\n" if self.any else "\n") + json_text(finding_record(finding, self.statements)))
            self.any = True
        return "".join(parts)

    def end(self, tally: Tally) -> str:
        return ("\n" if self.any else "") + f'], "summary": {json_text(summary_record(tally), indent=1)}}}\n'


def statements_of(rules: Sequence[Rule]) -> dict[str, list[str]]:
    """Return by the name of each rule the ids of the statements that it rests on, for `finding_record`."""
    return {rule.name: list(rule.cites) for rule in (*rules, *READING_RULES.values())}


def finding_record(finding: Finding, statements: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return a finding as plain data (`finding` in the schema of the report)."""
    return {
        "rule": finding.rule, "severity": finding.severity.value, "message": finding.message, "file": plain_name(finding.file),
        "document": finding.document, "path": list(finding.path), "start": _place(finding.start), "end": _place(finding.end),
        "related": [_related(other) for other in finding.related],
        "statements": statements[finding.rule],
    }  # fmt: skip


def summary_record(tally: Tally) -> dict[str, Any]:
    """Return what a run comes to as plain data (`summary` in the schema of the report)."""
    return {
        "plans": tally.plans,
        "rules": tally.rules,
        "findings": {severity.value: tally.findings[severity] for severity in reversed(Severity)},
        "allowed": dict(sorted(tally.allowed.items())),
        "in_baseline": tally.in_baseline,
        "unchanged": tally.unchanged,
        "judged_on": {day.isoformat(): count for day, count in sorted(tally.judged_on.items())},
        "could_not_look": [
            {"rule": unjudged.rule, "group": unjudged.group,
             "reason": "does-not-fit" if unjudged.recorded else "not-recorded", "plans": count}
            for unjudged, count in sorted(tally.unjudged.items())
        ],
        "not_read": [plain_name(name) for name in tally.unreadable],
        "crashed": [
            {"rule": crash.rule, "file": plain_name(crash.file), "exception": crash.exception, "place": crash.place}
            for crash in tally.crashes
        ],
        "other_files": tally.others,
        "left_out": tally.left_out,
        "configured_by": [plain_name(name) for name in tally.configured_by],
    }  # fmt: skip


def _related(other: Related) -> dict[str, Any]:
    record = {
        "message": other.message, "path": list(other.path), "start": _place(other.start), "end": _place(other.end),
    }  # fmt: skip
    return record | {"file": plain_name(other.file)} if other.file else record


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
