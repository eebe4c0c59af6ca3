"""Write the pages of the rules and of their sources anew, and the ready forms of catalogues: python tests/rewrite_docs.py"""

from pathlib import Path

from planlint.catalogue import CATALOGUE, FORM, prepared, statements
from planlint.packs import load_packs, load_rules
from planlint.reading import READING_RULES
from planlint.report.rule_page import rule_index, rule_page
from planlint.report.sourcebook import as_markdown

DOCS = Path(__file__).parent.parent / "docs"


def pages() -> dict[Path, str]:
    """Return every generated page by its place."""
    rules = (*READING_RULES.values(), *load_rules())
    found = {DOCS / "rules" / f"{rule.name}.md": rule_page(rule) for rule in rules}
    found[DOCS / "rules" / "README.md"] = rule_index(rules)
    found[DOCS / "sources.md"] = "\n".join(as_markdown(list(statements().values()), load_rules())) + "\n"
    folders = (Path(pack.folder) for pack in load_packs())
    found |= {folder / FORM: prepared(folder / CATALOGUE) for folder in folders if (folder / CATALOGUE).exists()}
    return found


def main() -> None:
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
