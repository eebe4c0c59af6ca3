"""The examples and their reports: what a practice lead expects is found, and good plans stay silent."""

from pathlib import Path

import pytest

from tests.conftest import ROOT, Run

EXAMPLES = sorted((ROOT / "examples").rglob("*.yaml"))
GOOD = ("12-separate-plans", "16-no-children")
EXPECTED = {
    "01-everything-on-the-mother": (
        "error: no-tasks-for-person-using-violence therapy-or-parenting-course-while-unsafe basic-needs-first goal-without-action "
        "health-task-without-violence-context safety-assessment-stale safety-assessment-missing contingency-plan-missing "
        "survivor-made-responsible survivor-voice-missing plan-not-made-with-survivor survivor-strengths-missing "
        "violence-pattern-not-described child-views-missing review-missing-or-overdue "
        "warning: heightened-risk-times-missing referral-purpose-missing referral-readiness-unknown "
        "breach-reporting-left-to-survivor order-not-discussed"
    ),
    "04-female-partner-uses-violence": (
        "error: no-tasks-for-person-using-violence joint-session-with-person-using-violence therapy-or-parenting-course-while-unsafe "
        "contingency-plan-missing safety-assessment-stale safety-assessment-missing survivor-made-responsible "
        "violence-pattern-not-described survivor-strengths-missing child-views-missing "
        "warning: no-dv-specialist-or-accountability-partner note: local-dfv-service-missing"
    ),
    "08-refuge-drifting": (
        "error: housing-goal-missing exit-plan-missing person-without-own-plan therapy-or-parenting-course-while-unsafe "
        "review-missing-or-overdue safety-assessment-stale missed-contact-without-safety-check no-worker-actions "
        "no-tasks-for-person-using-violence survivor-voice-missing survivor-strengths-missing child-views-missing "
        "warning: person-without-worker needs-assessment-late-or-missing needs-areas-incomplete first-phase-not-safety-and-housing "
        "need-without-response options-not-explored note: worker-role-does-not-fit-age need-area-not-considered-for-person"
    ),
}
"""What a practice lead expects to be found, by severity."""
UNEXPECTED = {"04-female-partner-uses-violence": ["father-not-engaged"], "08-refuge-drifting": ["plan-period-unclear"]}


def found(planlint: Run, example: str) -> set[tuple[str, str]]:
    """Return severity and rule of all that is found in an example."""
    lines = planlint("check", f"examples/{example}.yaml", "--quiet", folder=ROOT).stdout.splitlines()
    return {(line.split(": ")[1], line.rpartition("[")[2].rstrip("]")) for line in lines if line.startswith("examples/")}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda path: path.stem)
def test_an_example_gives_the_report_beside_it(planlint: Run, example: Path) -> None:
    """`python tests/rewrite_reports.py` writes the reports anew; read the difference before it is committed."""
    done = planlint("check", str(example.relative_to(ROOT)), "--verbose", "--as-of", "2026-06-01", folder=ROOT)

    assert done.stdout == example.with_suffix(".report.txt").read_text("utf-8")


@pytest.mark.parametrize("example", EXPECTED)
def test_what_a_practice_lead_expects_is_found(planlint: Run, example: str) -> None:
    expected: set[tuple[str, str]] = set()
    severity = ""
    for word in EXPECTED[example].split():
        if word.endswith(":"):
            severity = word[:-1]
        else:
            expected.add((severity, word))

    assert expected - found(planlint, example) == set()


@pytest.mark.parametrize("example", UNEXPECTED)
def test_what_must_not_be_found_is_not(planlint: Run, example: str) -> None:
    assert {rule for _, rule in found(planlint, example)} & set(UNEXPECTED[example]) == set()


@pytest.mark.parametrize("example", GOOD)
def test_a_good_plan_has_no_error_and_no_warning(planlint: Run, example: str) -> None:
    assert {severity for severity, _ in found(planlint, example)} <= {"note"}
