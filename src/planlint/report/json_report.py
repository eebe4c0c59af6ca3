"""The report as JSON, version 1: described by `report.schema.json`, the same bytes for the same plans and rules."""

import json
from collections.abc import Sequence
from typing import Any

from planlint.document import Position
from planlint.finding import Finding
from planlint.linter import Checked
from planlint.reading import READING_RULES
from planlint.rulebook import Rule, Severity
from planlint.tally import Tally

VERSION = 1


class JsonReport:
    """Findings as they come, then a summary; it holds no text of a plan, and does not grow in memory with their number."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self.cites = {rule.name: list(rule.cites) for rule in (*rules, *READING_RULES.values())}
        self.any = False

    def start(self) -> str:
        return f'{{"version": {VERSION}, "findings": ['

    def add(self, checked: Checked) -> str:
        parts = []
        for finding in checked.findings:
            parts.append((",\n" if self.any else "\n") + json.dumps(self._finding(finding)))
            self.any = True
        return "".join(parts)

    def end(self, tally: Tally) -> str:
        return ("\n" if self.any else "") + f'], "summary": {json.dumps(_summary(tally), indent=1)}}}\n'

    def _finding(self, finding: Finding) -> dict[str, Any]:
        return {
            "rule": finding.rule, "severity": finding.severity.value, "message": finding.message, "file": finding.file,
            "document": finding.document, "path": list(finding.path), "start": _place(finding.start), "end": _place(finding.end),
            "related": [
                {"message": other.message, "path": list(other.path), "start": _place(other.start), "end": _place(other.end)}
                for other in finding.related
            ],
            "statements": self.cites[finding.rule],
        }  # fmt: skip


def _place(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}


def _summary(tally: Tally) -> dict[str, Any]:
    return {
        "plans": tally.plans,
        "rules": tally.rules,
        "findings": {severity.value: tally.findings[severity] for severity in reversed(Severity)},
        "judged_on": {day.isoformat(): count for day, count in sorted(tally.judged_on.items())},
        "could_not_look": [
            {"rule": unjudged.rule, "group": unjudged.group,
             "reason": "does-not-fit" if unjudged.recorded else "not-recorded", "plans": count}
            for unjudged, count in sorted(tally.unjudged.items())
        ],
        "not_read": tally.unreadable,
        "crashed": [
            {"rule": crash.rule, "file": crash.file, "exception": crash.exception, "place": crash.place}
            for crash in tally.crashes
        ],
        "other_files": tally.others,
    }  # fmt: skip
