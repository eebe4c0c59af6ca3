"""Every rule proves itself, keeps the house's promises, and rests on the catalogue."""

import ast
import re
from collections import Counter
from pathlib import Path

import pytest

from planlint.catalogue import statements
from planlint.packs import load_packs, load_rules
from planlint.reading import READING_RULES
from planlint.rulebook import Profile, Rule, Severity
from planlint.settings import setting_names
from planlint.testing import prove

RULES = load_rules()
FILES = sorted(path for path in Path(load_packs()[0].folder).rglob("*.py") if path.name != "__init__.py")
WORDING = "coercive-condition disengagement-labelling failure-to-protect-language father-praise harm-not-attributed leaving-presumed "\
    "victim-blaming-language violence-framed-as-conflict bad-parent-inference child-impact-minimised "\
    "parenting-concern-without-violence-context survivor-minimising-label".split()  # fmt: skip


def named(rule: Rule) -> str:
    return rule.name


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_finds_what_its_bad_plans_mark_and_nothing_in_its_good_ones(rule: Rule) -> None:
    assert prove(rule) == []


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_rests_on_statements_of_the_catalogue_or_says_what_else(rule: Rule) -> None:
    assert set(rule.cites) <= set(statements())
    assert bool(rule.cites) != bool(rule.basis)


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_a_rule_says_everything_in_whole_sentences(rule: Rule) -> None:
    for text in (rule.looks_for, rule.why, rule.instead):
        assert re.fullmatch(r"[A-Z\"].*[.?]", text), text
    assert rule.ask == "" or rule.ask.endswith("?")
    assert rule.limits == "" or rule.limits.endswith(".")
    assert set(rule.settings) <= set(setting_names())


@pytest.mark.parametrize("rule", RULES, ids=named)
def test_what_a_rule_says_can_be_written_in_any_encoding(rule: Rule) -> None:
    for text in (rule.name, rule.looks_for, rule.why, rule.instead, rule.ask, rule.limits, rule.basis):
        assert text.isascii(), text


VERDICTS = re.compile(
    r"\b((she|he|mother|father|family|child|survivor) (is|was) (now )?safe|compliant|OK|failed to)\b", re.IGNORECASE
)


@pytest.mark.parametrize("rule", [*RULES, *READING_RULES.values()], ids=named)
def test_no_rule_gives_a_verdict_on_a_family_or_says_that_somebody_failed(rule: Rule) -> None:
    for text in (rule.why, rule.instead, rule.ask):
        assert not VERDICTS.search(text), text


@pytest.mark.parametrize("file", FILES, ids=lambda path: path.stem)
def test_a_rule_is_one_file_with_one_function_of_its_name_that_imports_the_public_names_only(file: Path) -> None:
    tree = ast.parse(file.read_text("utf-8"))
    imports = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imports |= {name.name for node in ast.walk(tree) if isinstance(node, ast.Import) for name in node.names}
    rules = [node for node in tree.body if isinstance(node, ast.FunctionDef) and node.decorator_list]

    assert [rule.name for rule in rules] == [file.stem]
    assert not any(str(module).startswith("planlint.") for module in imports)
    assert (rules[0].end_lineno or 0) - rules[0].lineno < 60


def test_every_file_of_the_pack_is_a_rule_that_is_loaded() -> None:
    assert sorted(path.stem.replace("_", "-") for path in FILES) == [rule.name for rule in RULES]


def test_the_pack_comes_in_by_the_entry_point() -> None:
    assert [(pack.name, Path(pack.folder).name) for pack in load_packs()] == [("core", "planlint_rules")]


def test_the_catalogue_is_complete() -> None:
    count = Counter(statement.id[:3] for statement in statements().values())

    assert count == {"WWM": 47, "SCF": 65, "UCW": 20, "BCP": 17, "RHP": 22}
    unlintable = [statement for statement in statements().values() if statement.lintable == "no"]
    assert [statement.id for statement in unlintable] == ["WWM-01", "UCW-07", "RHP-06", "RHP-14"]
    assert all(statement.not_checked_because for statement in unlintable)


def test_essential_rules_are_errors_or_close_to_it() -> None:
    assert not [rule.name for rule in RULES if rule.profile is Profile.ESSENTIAL and rule.severity is Severity.NOTE]
