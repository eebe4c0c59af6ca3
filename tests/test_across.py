"""Rules that look at all plans of a run together."""

import json
from pathlib import Path

from tests.conftest import Run

SHARED = "The family has had a difficult time lately and is now working towards more stability."


def plan(name: str, handle: str, extra: str = "", text: str = SHARED) -> str:
    return (
        f"planlint: 1\nid: {name}\npeople:\n  {handle}: {{role: mother}}\nviolence: []\ntasks: []\n"
        f"narrative:\n  - {{date: 2026-03-02, text: {text}}}\n{extra}"
    )


def found(planlint: Run, *arguments: str) -> list[dict[str, object]]:
    report = json.loads(planlint("check", *arguments, "--format", "json").stdout)
    return [
        finding
        for finding in report["findings"]
        if finding["rule"] in ("plan-not-individual", "companion-plan-missing", "shared-worker")
    ]


def test_the_same_text_in_the_plans_of_two_families_is_found_and_not_shown(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(plan("A-1", "mia"))
    (tmp_path / "b.yaml").write_text(plan("B-1", "tess", text=SHARED.upper()))

    findings = found(planlint)

    assert [(finding["file"], finding["rule"], finding["severity"]) for finding in findings] == [
        ("b.yaml", "plan-not-individual", "warning")
    ]
    assert "difficult" not in str(findings)
    assert "a.yaml" in str(findings[0]["related"])


def test_plans_of_one_family_may_share_what_they_share(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(plan("A-1", "mia", "companion_plans: [{id: A-2, for: mia}]\n"))
    (tmp_path / "b.yaml").write_text(plan("A-2", "ava"))

    assert [finding["severity"] for finding in found(planlint)] == ["note"]


def test_one_plan_alone_has_nobody_to_be_compared_with(planlint: Run, tmp_path: Path) -> None:
    (tmp_path / "a.yaml").write_text(plan("A-1", "mia", "companion_plans: [{id: A-2, for: mia}]\n"))

    assert found(planlint) == []


def test_neither_the_order_of_files_nor_their_number_changes_what_is_found(planlint: Run, tmp_path: Path) -> None:
    for number in range(160):
        (tmp_path / f"{number:03}.yaml").write_text(
            plan(f"P-{number}", "mia", text=f"Something that is only said here, and nowhere else: {number}.")
        )
    (tmp_path / "900.yaml").write_text(plan("Y", "mia"))
    (tmp_path / "901.yaml").write_text(plan("Z", "tess"))

    few = found(planlint, "900.yaml", "901.yaml")

    assert len(few) == 1
    assert found(planlint, "901.yaml", "900.yaml") == few
    assert found(planlint, ".") == few
