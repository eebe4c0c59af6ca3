"""The generated pages are what the rules say, and the catalogue is carried by them."""

import json

from planlint.catalogue import statements
from planlint.packs import load_rules
from tests.conftest import ROOT, Run
from tests.rewrite_docs import DOCS, pages


def test_the_pages_of_rules_and_sources_are_up_to_date() -> None:
    """`python tests/rewrite_docs.py` writes them anew."""
    stale = [path.name for path, text in pages().items() if not path.exists() or path.read_text("utf-8") != text]

    assert stale == []


def test_there_is_no_page_of_a_rule_that_is_gone() -> None:
    assert set((DOCS / "rules").glob("*.md")) <= set(pages())


def test_every_statement_that_can_be_checked_is_carried_by_a_rule() -> None:
    cited = {statement for rule in load_rules() for statement in rule.cites}
    lintable = {statement.id for statement in statements().values() if statement.lintable != "no"}

    assert len(statements()) == 171
    assert len(lintable) == 167
    assert lintable - cited == set()


def test_a_statement_leads_to_its_rules_and_a_rule_to_its_statements(planlint: Run) -> None:
    entry = json.loads(planlint("sources", "WWM-10", "--format", "json").stdout)[0]

    assert entry["rules"] == ["no-tasks-for-person-using-violence"]
    assert entry["heading"] == "Make it fair and empowering"
    assert "WWM-10" in planlint("explain", entry["rules"][0]).stdout


def test_a_whole_document_can_be_asked_for(planlint: Run) -> None:
    assert len(json.loads(planlint("sources", "RHP", "--format", "json").stdout)) == 22


def test_an_unknown_statement_is_answered_with_the_nearest(planlint: Run) -> None:
    done = planlint("sources", "WWN-10")

    assert done.returncode == 2
    assert "Did you mean WWM-10?" in done.stderr


def test_every_name_of_the_index_is_a_rule_or_an_alias() -> None:
    known = {name for rule in load_rules() for name in (rule.name, *rule.aliases)}
    index = (ROOT / "tests" / "rule-names.txt").read_text("utf-8").split()

    assert len(index) == 136
    assert sorted(set(index) - known) == []
