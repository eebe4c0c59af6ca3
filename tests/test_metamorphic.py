"""What must not matter: who is called mother or father, and what people are called."""

import re
from datetime import date
from typing import Any

import pytest
import yaml

from planlint.linter import check
from planlint.packs import load_rules
from planlint.rulebook import Rule, example_plan
from tests.conftest import ROOT

RULES = load_rules()
FATHERS = ("father-not-engaged",)
"""Rules whose document speaks of mothers or fathers as such."""
SWAP = {
    "mother": "father", "father": "mother", "step-father": "step-mother", "step-mother": "step-father", "husband": "wife",
    "wife": "husband", "grandmother": "grandfather", "grandfather": "grandmother", "son": "daughter", "daughter": "son",
    "aunt": "uncle", "uncle": "aunt", "girlfriend": "boyfriend", "boyfriend": "girlfriend",
}  # fmt: skip
PLANS = [text for rule in RULES for text in map(example_plan, (*rule.bad, *rule.good)) if "\n---\n" not in text]
PLANS += [path.read_text("utf-8") for path in sorted((ROOT / "examples").glob("*.yaml"))]


def found(data: Any, rules: tuple[Rule, ...]) -> list[tuple[str, str, str]]:
    text = yaml.dump(data, sort_keys=False, allow_unicode=True)
    findings = check(text.encode(), "plan.yaml", rules, date(2026, 6, 1)).findings
    return [(finding.rule, finding.severity.value, str(finding.path)) for finding in findings]


def reads_words(rule: Rule) -> bool:
    """Whether a rule goes by role words in texts, which a swap of the recorded roles leaves as they are."""
    return rule.family == "wording" or rule.name == "survivor-made-responsible"


def with_roles_swapped(data: Any) -> Any:
    people = {
        handle: {**person, "role": SWAP.get(person["role"], person["role"])}
        if isinstance(person, dict) and "role" in person
        else person
        for handle, person in data["people"].items()
    }
    return {**data, "people": people}


@pytest.mark.parametrize("number", range(len(PLANS)))
def test_swapping_the_family_roles_moves_no_finding(number: int) -> None:
    data = yaml.load(PLANS[number], Loader=yaml.BaseLoader)
    if not isinstance(data, dict) or not isinstance(data.get("people"), dict):
        pytest.skip("an example of a plan that is no plan")
    rules = tuple(rule for rule in RULES if rule.name not in FATHERS and not reads_words(rule))

    assert found(with_roles_swapped(data), rules) == found(data, rules)


GENDERED = re.compile(r"\b(he|she|him|his|hers|mother|father|mum|dad|woman|man|wife|husband)\b", re.IGNORECASE)


def test_no_message_speaks_of_mothers_fathers_women_or_men() -> None:
    for text in PLANS:
        for finding in check(text.encode(), "plan.yaml", RULES, date(2026, 6, 1)).findings:
            words = (
                finding.message.replace("mother-child", "")
                .replace("her-choice", "")
                .replace("her_", "")
                .replace("her or him", "")
                .replace("he or she", "")
            )
            words = words.replace("she or he", "").replace("him or her", "")
            assert not GENDERED.search(words) or finding.rule in (*FATHERS, "plan-format"), (finding.rule, finding.message)
