"""Packs of rules: found among installed distributions, loaded by one door, and refused with a reason."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from planlint import packs
from tests.conftest import Run

RULE = '''
from planlint import Problem, Profile, Severity, rule

@rule(severity=Severity.NOTE, profile=Profile.STANDARD, why="Why.", instead="Instead.", basis="Ours.", bad="", good="")
def {name}(plan):
    """Everything."""
    {body}
'''


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder on the path of Python that stands for site-packages."""
    folder = tmp_path / "site"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(folder))
    packs.load_packs.cache_clear()
    yield folder
    packs.load_packs.cache_clear()
    for name in [name for name in sys.modules if name.startswith("agency_")]:
        del sys.modules[name]


def install(folder: Path, module: str, text: str | None, point: str = "agency") -> None:
    (folder / f"{module}-1.dist-info").mkdir()
    (folder / f"{module}-1.dist-info" / "entry_points.txt").write_text(
        f"[console_scripts]\nx = y:z\n\n[planlint.rules]\n{point} = {module}\n"
    )
    if text is not None:
        (folder / f"{module}.py").write_text(text)


def test_a_pack_of_an_agency_is_loaded_beside_the_built_in_one(installed: Path) -> None:
    install(installed, "agency_rules", RULE.format(name="our_own_rule", body="yield Problem('ours', ())"))

    assert "our-own-rule" in [rule.name for rule in packs.load_rules()]
    assert [pack.name for pack in packs.load_packs()] == ["agency", "core"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        pytest.param(None, "ModuleNotFoundError", id="not there"),
        pytest.param("import nowhere_at_all", "nowhere_at_all", id="broken import"),
        pytest.param("x = 1", "holds no rule", id="no rule"),
        pytest.param(
            RULE.format(name="no_tasks_for_person_using_violence", body="yield from ()"), "two rules are named", id="taken name"
        ),
    ],
)
def test_a_pack_that_cannot_be_used_is_an_error_that_names_it(installed: Path, text: str | None, words: str) -> None:
    install(installed, "agency_broken", text)

    with pytest.raises(packs.PackError, match=words) as error:
        packs.load_packs()

    assert "agency" in str(error.value)


def test_a_broken_pack_ends_the_program_with_exit_2_and_its_name(planlint: Run, installed: Path) -> None:
    install(installed, "agency_broken", "raise RuntimeError('x')")

    done = planlint("check", ".", PYTHONPATH=str(installed))

    assert done.returncode == 2
    assert "agency" in done.stderr


def test_a_rule_that_crashes_costs_exit_5_and_only_its_own_findings(planlint: Run, installed: Path, tmp_path: Path) -> None:
    install(installed, "agency_rules", RULE.format(name="crashing", body="yield Problem(str(plan.people['nobody']), ())"))
    (tmp_path / "plan.yaml").write_text(
        "planlint: 1\nid: A\npeople: {mia: {}}\nviolence: [{by: mia, towards: mia}]\ntasks: [{responsible: mia}]\n"
    )

    done = planlint("check", "plan.yaml", "--exit-zero", PYTHONPATH=str(installed))

    assert done.returncode == 5
    assert re.search(r"The rule crashing crashed \(KeyError at agency_rules.py:\d+\) on plan.yaml", done.stdout)
    assert re.search(r"; \d+ could not look: .*, 1 because it crashed\.", done.stdout)
    alone = planlint("check", "plan.yaml", "--select", "crashing", "--verbose", PYTHONPATH=str(installed))
    assert "No findings in 1 plan from 1 rule; 1 could not look: 1 because it crashed." in alone.stdout
    assert "[plan-not-made-with-survivor]" in done.stdout
