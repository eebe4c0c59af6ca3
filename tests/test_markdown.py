"""The report for a supervision meeting: what a practice lead looks for, in words that can stand in any room."""

import re
from pathlib import Path

import pytest
from markdown_it import MarkdownIt

from planlint.report.markdown import MarkdownReport
from tests.conftest import ROOT, Run
from tests.test_cli import UNFAIR
from tests.test_formats import HOSTILE
from tests.test_reports import FORBIDDEN

EXAMPLES = sorted((ROOT / "examples").glob("*.yaml"))


def chapter(report: str, title: str) -> str:
    """Return what stands under a heading of a report, up to the next of its rank."""
    found = re.search(rf"^### {title}\n(.*?)(?=^##[^#]|^###[^#]|\Z)", report, re.MULTILINE | re.DOTALL)
    assert found is not None, title
    return found[1]


@pytest.fixture
def lopsided(planlint: Run) -> str:
    return planlint("check", str(ROOT / "examples/01-everything-on-the-mother.yaml"), "--format", "markdown").stdout


def test_who_is_recorded_comes_first_and_who_judged_it(planlint: Run, tmp_path: Path, lopsided: str) -> None:
    (tmp_path / "plan.yaml").write_text(
        UNFAIR.replace("towards: [mia]", "towards: [mia], assessed: {by: jo, date: 2026-05-04, basis: [police]}")
        + "workers: {jo: {role: primary-caseworker}}\n"
    )
    judged = planlint("check", "plan.yaml", "--format", "markdown").stdout

    assert "- dean towards karen: pattern; who judged that is not recorded" in chapter(lopsided, "Who is recorded")
    assert "- dan towards mia: pattern; judged by jo on 2026-05-04 (police)" in chapter(judged, "Who is recorded")
    assert re.findall("^### (.+)$", lopsided, re.MULTILINE)[:4] == [
        "Who is recorded",
        "Do first",
        "Who does what",
        "Voice and safety",
    ]


@pytest.mark.parametrize(
    "violence",
    [
        "violence: []\n",
        "violence:\n  - {by: dan, towards: [mia], kind: under-assessment}\n",
        "violence:\n  - {by: mia, towards: [dan], kind: resistance}\n",
    ],
)
def test_that_nobody_is_known_to_use_violence_is_said_before_anything_else(planlint: Run, tmp_path: Path, violence: str) -> None:
    (tmp_path / "plan.yaml").write_text(UNFAIR.replace("violence:\n  - {by: dan, towards: [mia]}\n", violence))

    assert (
        chapter(planlint("check", "plan.yaml", "--format", "markdown").stdout, "Who is recorded")
        .lstrip()
        .startswith("**Nobody is recorded as using violence.**")
    )


def test_what_to_do_first_is_at_most_five_and_begins_with_danger(lopsided: str) -> None:
    lines = re.findall(r"^\d\. line \d+: (.+)$", chapter(lopsided, "Do first"), re.MULTILINE)

    assert len(lines) == 5
    assert "contingency plan" in lines[0]
    assert "safety assessment" in lines[1]


def test_the_fairness_table_counts_tasks_by_person_and_agency_and_how_they_came_about(
    planlint: Run, tmp_path: Path, lopsided: str
) -> None:
    (tmp_path / "plan.yaml").write_text(
        UNFAIR + "  - {what: a, responsible: dan, kind: behaviour-change, expectation: required-by-court, due: 2026-07-01, status: in-progress}\n"
        "  - {what: b, responsible: mia, expectation: her-choice}\n  - {what: c, responsible: [mia, police], about: dan, expectation: agreed}\n"
        "  - {what: d, responsible: mia, status: cancelled}\n"
    )  # fmt: skip
    table = chapter(planlint("check", "plan.yaml", "--format", "markdown").stdout, "Who does what")

    assert "| dan | uses violence | 1 | 0 | 0 | 0 | 0 | 1 |" in table
    assert "| mia | survivor | 0 | 0 | 1 | 1 | 1 | 3 |" in table
    assert "| police | worker or agency | 0 | 0 | 1 | 0 | 0 | 1 |" in table
    assert "| dan | behaviour-change | dan | 2026-07-01 | in-progress | `tasks[1]` |" in table
    assert "`tasks[3]`" in table
    assert "No contact of a worker with dan is on record." in table
    assert "| dean | uses violence | 0 | 0 | 0 | 0 | 0 | 0 |" in chapter(lopsided, "Who does what")


def test_the_table_of_voices_says_who_was_heard_when_and_what_came_of_it(planlint: Run) -> None:
    table = chapter(planlint("check", str(ROOT / "tests/plans/full.yaml"), "--format", "markdown").stdout, "Voice and safety")

    assert re.search(
        r"^\| rosa \| survivor \| 2026-06-02 \| direct \| [a-z-]* \| 2026-\d\d-\d\d \| [a-z-]+ \| recorded \| ",
        table,
        re.MULTILINE,
    )
    assert re.search(r"^\| lena \| survivor \| ", table, re.MULTILINE)
    assert "viktor" not in table


def test_every_finding_has_its_reasons_and_its_source(planlint: Run) -> None:
    report = planlint("check", str(ROOT / "examples"), "--format", "markdown").stdout
    findings = re.split(r"^#### ", report, flags=re.MULTILINE)[1:]

    assert len(findings) > 50
    for finding in findings:
        assert re.match(r"[a-z-]+ \((error|warning|note)\)\n\n- line \d+", finding)
        for part in ("*Why:*", "*What would settle it:*", "*Source:*"):
            assert part in finding


def test_what_a_plan_does_well_and_what_nobody_checked_stand_in_it(planlint: Run) -> None:
    report = planlint("check", str(ROOT / "tests/plans/full.yaml"), "--format", "markdown").stdout

    assert 1 <= chapter(report, "What the plan does well").count("\n- ") + 1 <= 4
    assert "Acts of protection are on record: rosa" in chapter(report, "What the plan does well")
    assert "trust, empathy and dignity" in chapter(report, "Not checked")
    assert report.rstrip().endswith("A plan can have no findings and a family can be in danger.")


def test_it_gives_no_verdict_and_no_score(planlint: Run) -> None:
    for example in EXAMPLES:
        shown = planlint("check", str(example), "--format", "markdown").stdout
        ours = re.sub(
            r"\*(Why|What would settle it|Question for supervision|Source|Known limits):\*.*|^\d\. .*|gives no score|safety|safe-\S+",
            "",
            shown,
            flags=re.MULTILINE,
        )

        assert not FORBIDDEN.search(ours)


def test_parts_that_do_not_fit_the_format_are_named_and_the_others_stand(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_text(
        UNFAIR.replace("tasks:\n", "tasks:\n  - 7\n").replace("  - {what: See the doctor., responsible: mia}\n", "")
    )
    report = planlint("check", "plan.yaml", "--format", "markdown").stdout

    assert "does not fit the format" in chapter(report, "Who does what")
    assert "dan towards mia" in chapter(report, "Who is recorded")


def test_plans_of_one_file_and_files_that_cannot_be_read_have_their_chapters(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "two.yaml").write_text(UNFAIR + "---\n" + UNFAIR)
    (tmp_path / "broken.yaml").write_text("planlint: [\n")
    report = planlint("check", "--format", "markdown").stdout

    assert re.findall("^## (.+)$", report, re.MULTILINE) == [
        "Could not be read: `broken.yaml`", "`two.yaml`, plan 1 of the file", "`two.yaml`, plan 2 of the file", "What was looked at",
    ]  # fmt: skip


def test_a_hostile_name_is_text_in_the_page(planlint: Run, tmp_path: Path) -> None:
    for name in HOSTILE:
        (tmp_path / name).write_text(UNFAIR)
    page = MarkdownIt("commonmark").enable("table").render(planlint("check", "--format", "markdown").stdout)

    assert not re.search(r"<(?!/?(?:h[1-4]|p|ul|ol|li|strong|em|table|thead|tbody|tr|th|td|code)\b)", page)
    assert page.count("<h2>") == len(HOSTILE) + 1


def test_the_report_holds_no_state_between_plans() -> None:
    assert vars(MarkdownReport(())).keys() == {"rules"}
