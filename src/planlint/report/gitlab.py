"""The report as GitLab Code Quality: an array of issues (https://docs.gitlab.com/ci/testing/code_quality/)."""

import hashlib
import os
from typing import Final

from planlint.identity import told_apart
from planlint.linter import Checked
from planlint.reading import READING_RULES
from planlint.report.printable import json_text, plain_name
from planlint.report.repository import path_from, repository_root
from planlint.rulebook import Severity
from planlint.tally import Tally

_SEVERITY: Final = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.NOTE: "info"}
_NOT_LOOKED_AT: Final = "blocker"
"""The severity of what was not looked at: GitLab has no other place to say it."""


class GitlabReport:
    """An issue for each finding, and for each rule that crashed and each folder that could not be read."""

    def __init__(self) -> None:
        self.root = repository_root()
        self.unread: set[str] = set()
        self.any = False

    def start(self) -> str:
        return "["

    def add(self, checked: Checked) -> str:
        parts = []
        fingerprints = told_apart(finding.fingerprint for finding in checked.findings)
        for finding, fingerprint in zip(checked.findings, fingerprints, strict=True):
            lost = checked.unreadable and finding.rule in READING_RULES
            severity = _NOT_LOOKED_AT if lost else _SEVERITY[finding.severity]
            parts.append(self._issue(checked.file, finding.rule, finding.message, severity, finding.start.line, fingerprint))
        crashes = told_apart(f"crash {crash.rule}" for crash in checked.crashes)
        for crash, fingerprint in zip(checked.crashes, crashes, strict=True):
            text = f"the rule crashed ({crash.exception} at {crash.place}); what it would have found is not known"
            parts.append(self._issue(checked.file, crash.rule, text, _NOT_LOOKED_AT, 1, fingerprint))
        if checked.unreadable:
            self.unread.add(checked.file)
        return "".join(parts)

    def end(self, tally: Tally) -> str:
        folders = [name for name in tally.unreadable if name not in self.unread]
        parts = [self._issue(name, "planlint", "could not be read", _NOT_LOOKED_AT, 1, "not read") for name in folders]
        return "".join(parts) + ("\n]\n" if self.any else "]\n")

    def _issue(self, file: str, rule: str, text: str, severity: str, line: int, fingerprint: str) -> str:
        """Return an issue; the name of the rule stands in its description, since GitLab shows no other field."""
        path = path_from(self.root, file) or file
        unique = hashlib.sha256(f"{fingerprint} ".encode() + os.fsencode(path)).hexdigest()
        issue = {
            "description": f"{rule}: {text}", "check_name": rule, "fingerprint": unique, "severity": severity,
            "location": {"path": plain_name(path), "lines": {"begin": line}},
        }  # fmt: skip
        separator = ",\n" if self.any else "\n"
        self.any = True
        return separator + json_text(issue)
