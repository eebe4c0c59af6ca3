"""Measure the wording rules on our labelled sentences: precision and recall of each rule.

    python benchmarks/wording.py [--half report|tune|good-plans] [--file SENTENCES.tsv]

Each sentence is put into the narrative of a small plan with the roles of its context. On a neutral sentence any finding of a
wording rule is a false alarm; on another a finding of the right rule counts, and in the last line that of any wording rule.
No sentence is printed.
"""

import argparse
import csv
import hashlib
import json
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from planlint.packs import load_rules
from planlint.testing import check_text
from planlint.wording.examples import plan_around

SENTENCES = Path(__file__).parent.parent / "tests/wording/sentences.tsv"
FAMILIES = {
    "blaming": "victim-blaming-language failure-to-protect-language leaving-presumed survivor-minimising-label",
    "mutualising": "violence-framed-as-conflict harm-not-attributed",
    "minimising": "violence-framed-as-conflict child-impact-minimised harm-not-attributed",
    "responsibility-misplaced": "survivor-made-responsible",
    "coercive-ultimatum": "coercive-condition",
}
"""The rules that a label stands for which is not the name of one."""


class Figures(NamedTuple):
    """What came of labelled sentences: how many there were of each label, how many the right rule found, and false alarms."""

    meant: Counter[str]
    right: Counter[str]
    false: Counter[str]
    neutral: int
    found_at_all: int
    neutral_found: int
    neutral_warned: int
    """Neutral sentences with a finding graver than a note."""
    neutral_errors: int

    def of(self, label: str) -> tuple[float, float]:
        """Return precision and recall of the rule that a label names."""
        return self.right[label] / max(1, self.right[label] + self.false[label]), self.right[label] / self.meant[label]


def sentences(half: str, file: Path = SENTENCES) -> list[dict[str, str]]:
    """Return the labelled sentences of a half."""
    with file.open(encoding="utf-8", newline="") as opened:
        rows = list(csv.DictReader(opened, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [row for row in rows if row.get("half", half) == half]


def digest() -> str:
    """Return a digest of the labelled sentences that are learned from."""
    rows = [[row["sentence"], row["context"], row["label"]] for row in sentences("tune")]
    return hashlib.sha256(json.dumps(rows).encode()).hexdigest()


def figures(rows: list[dict[str, str]]) -> Figures:
    """Check each sentence in a small plan, and count."""
    rules = [rule for rule in load_rules() if rule.family == "wording" or rule.name == "survivor-made-responsible"]
    meant: Counter[str] = Counter()
    right: Counter[str] = Counter()
    false: Counter[str] = Counter()
    found_at_all = neutral_found = neutral_warned = neutral_errors = 0
    for row in rows:
        findings = check_text(plan_around(row["sentence"], row["context"]), *rules).findings
        names = {finding.rule for finding in findings}
        if row["label"] == "neutral":
            false.update(names)
            neutral_found += bool(names)
            neutral_warned += any(finding.severity.value != "note" for finding in findings)
            neutral_errors += any(finding.severity.value == "error" for finding in findings)
            continue
        meant[row["label"]] += 1
        right[row["label"]] += bool(names & set(FAMILIES.get(row["label"], row["label"]).split()))
        found_at_all += bool(names)
    return Figures(meant, right, false, len(rows) - meant.total(), found_at_all, neutral_found, neutral_warned, neutral_errors)


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--half", choices=["report", "tune", "good-plans"], default="report")
    options.add_argument("--file", type=Path, default=SENTENCES)
    asked = options.parse_args()
    found = figures(sentences(asked.half, asked.file))
    total = found.meant.total()
    print(f"{total + found.neutral} sentences ({total} to find, {found.neutral} neutral)")
    print(f"{'label':44} precision  recall  found/meant  false alarms")
    for label in sorted(found.meant):
        precision, recall = found.of(label)
        counts = f"{found.right[label]:5}/{found.meant[label]:<5}  {found.false[label]:12}"
        print(f"{label:44} {precision:9.2f}  {recall:6.2f}  {counts}")
    print(f"{'the right rule':44} {'':9}  {found.right.total() / max(1, total):6.2f}")
    precision = found.found_at_all / max(1, found.found_at_all + found.neutral_found)
    counts = f"{found.found_at_all:5}/{total:<5}  {found.neutral_found:12}"
    print(f"{'any wording rule':44} {precision:9.2f}  {found.found_at_all / max(1, total):6.2f}  {counts}")
    print(f"neutral sentences with a warning or an error: {found.neutral_warned}, with an error: {found.neutral_errors}")


if __name__ == "__main__":
    main()
