"""The report as SARIF 2.1.0 (OASIS, with errata 01), as GitHub code scanning and other viewers read it.

Written as files are checked: head and rules first, a result for each finding, then what went wrong and how the run ended.
Nothing in it depends on the machine or the hour: no times, no absolute paths of the checkout.
"""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote

from planlint import __version__
from planlint.document import Position
from planlint.finding import MASKED, MASKED_WORD, Finding, Related
from planlint.linter import Checked
from planlint.reading import READING_RULES
from planlint.report.json_report import summary_record
from planlint.report.printable import json_text, plain_name
from planlint.report.repository import path_from, repository_root
from planlint.report.sarif_rules import descriptor, message_string
from planlint.rulebook import Rule
from planlint.tally import Tally

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_BASE: Final = "%SRCROOT%"
_TOKENS: Final = ("[text]", "[date]", MASKED, MASKED_WORD)
_TOKEN: Final = re.compile("|".join(map(re.escape, _TOKENS)))
_LINKED: Final = 10
"""How many related places a message links to; all of them are listed."""


class SarifReport:
    """One run with a result for each finding. It does not grow in memory with their number.

    With `suppressed` it has results, too, for what decisions on record and baselines hide, and says of each that it is
    suppressed. GitHub code scanning does not heed that, and would open an alert for each.
    """

    def __init__(self, rules: Sequence[Rule], suppressed: bool = False) -> None:
        self.suppressed = suppressed
        self.rules = (*READING_RULES.values(), *rules)
        self.index = {rule.name: number for number, rule in enumerate(self.rules)}
        self.root = repository_root()
        self.masked: set[str] = set()
        self.any = False

    def start(self) -> str:
        driver = {
            "name": "planlint", "version": __version__, "semanticVersion": __version__, "language": "en",
            "shortDescription": {"text": "A linter for the case plans of families who live with domestic and family violence."},
            "rules": [descriptor(rule) for rule in self.rules],
        }  # fmt: skip
        head = {
            "tool": {"driver": driver},
            "columnKind": "unicodeCodePoints",
            "automationDetails": {"id": "planlint/"},
            "originalUriBaseIds": {_BASE: {"description": {"text": "The root of the repository, or the folder of the run."}}},
        }
        return f'{{"$schema": {json_text(_SCHEMA)}, "version": "2.1.0", "runs": [{json_text(head)[:-1]}, "results": ['

    def add(self, checked: Checked) -> str:
        parts = []
        for result in self._results(checked):
            parts.append((",\n" if self.any else "\n") + json_text(result))
            self.any = True
        return "".join(parts)

    def end(self, tally: Tally) -> str:
        notifications = list(self._notifications(tally))
        invocation = {"executionSuccessful": not notifications, "toolExecutionNotifications": notifications}
        tail: dict[str, Any] = {"invocations": [invocation], "properties": {"summary": summary_record(tally)}}
        if self.masked:
            tail["redactionTokens"] = sorted(self.masked)
        return ("\n" if self.any else "") + f"], {json_text(tail)[1:-1]}}}]}}\n"

    def _results(self, checked: Checked) -> Iterator[dict[str, Any]]:
        """Yield the results of a file; where some may be suppressed, all say whether they are (3.27.23)."""
        if not self.suppressed:
            yield from map(self._result, checked.findings)
            return
        groups = (checked.findings, ""), (checked.hidden_by_decision, "inSource"), (checked.hidden_by_baseline, "external")
        for findings, kind in groups:
            for finding in findings:
                suppressions = [{"kind": kind, "status": "accepted"}] if kind else []
                yield self._result(finding) | {"suppressions": suppressions}

    def _result(self, finding: Finding) -> dict[str, Any]:
        result = {
            "ruleId": finding.rule, "ruleIndex": self.index[finding.rule], "level": finding.severity.value,
            "message": {"text": message_string(_message(finding))},
            "locations": [{"physicalLocation": self._place(finding.file, finding)}],
            "partialFingerprints": {"planlint/v1": finding.fingerprint},
        }  # fmt: skip
        if finding.related:
            result["relatedLocations"] = [
                {
                    "id": number,
                    "message": {"text": message_string(related.message)},
                    "physicalLocation": self._place(related.file or finding.file, related),
                }
                for number, related in enumerate(finding.related, start=1)
            ]
        for message in (finding.message, *(related.message for related in finding.related)):
            self.masked.update(_TOKEN.findall(message))
        return result

    def _place(self, file: str, place: Finding | Related) -> dict[str, Any]:
        return {"artifactLocation": self._artifact(file), "region": region(place.start, place.line_end)}

    def _artifact(self, file: str) -> dict[str, str]:
        """Return where a file is: from the root of the repository; by an absolute URI where it lies outside (3.4.4)."""
        path = path_from(self.root, file)
        if path is None:
            return {"uri": Path(os.path.abspath(file)).as_uri()}
        return {"uri": quote(os.fsencode(path), safe="/"), "uriBaseId": _BASE}

    def _notifications(self, tally: Tally) -> Iterator[dict[str, Any]]:
        """Yield what kept the run from being whole: crashes, what could not be read, or that nothing was checked."""
        for crash in tally.crashes:
            text = f"The rule {crash.rule} crashed ({crash.exception} at {crash.place}) on {_link_text(plain_name(crash.file))}."
            notification = self._notification(text, crash.file) | {"exception": {"kind": crash.exception}}
            if crash.rule in self.index:
                notification["associatedRule"] = {"id": crash.rule, "index": self.index[crash.rule]}
            yield notification
        for name in tally.unreadable:
            yield self._notification(f"Could not be read, or not wholly: {_link_text(plain_name(name))}.", name)
        if tally.checked_nothing:
            yield {"level": "error", "message": {"text": "Nothing was checked: no plan was found or could be read."}}

    def _notification(self, text: str, file: str) -> dict[str, Any]:
        location = {"physicalLocation": {"artifactLocation": self._artifact(file)}}
        return {"level": "error", "message": {"text": message_string(text)}, "locations": [location]}


def region(start: Position, line_end: int) -> dict[str, int]:
    """Return a region on one line, since GitHub shows an alert in a pull request only where all of its lines changed."""
    end = max(start.column, line_end)
    return {"startLine": start.line, "startColumn": start.column, "endLine": start.line, "endColumn": end}


def _message(finding: Finding) -> str:
    """Return the message as a sentence, and after it links to the related places (3.11.6)."""
    links = [
        f"[{_link_text(related.message)}, line {related.start.line}]({number})"
        for number, related in enumerate(finding.related[:_LINKED], start=1)
    ]
    more = len(finding.related) - len(links)
    see = f" See also: {'; '.join(links)}{f'; and {more} more' if more else ''}." if links else ""
    return f"{finding.message}.{see}"


def _link_text(text: str) -> str:
    """Return text in which no bracket begins or ends a link."""
    return re.sub(r"[\\\[\]]", r"\\\g<0>", text)
