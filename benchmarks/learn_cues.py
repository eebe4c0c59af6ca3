"""Learn how much the cues of the wording rules weigh, and write the weights beside the patterns.

    pip install scikit-learn && python benchmarks/learn_cues.py

Learns from the half of our labelled sentences that is for tuning, from the examples of the pattern files, and from the texts of
the good plans of all rules, which are neutral. The half that is for reporting is not touched.
"""

import json
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from sklearn.feature_extraction.text import CountVectorizer
from sklearn.linear_model import LogisticRegression

from planlint.document import Document, read
from planlint.packs import load_rules
from planlint.plan import Plan, plan_from
from planlint.settings import DEFAULTS
from planlint.wording.cast import Cast
from planlint.wording.cues import FILE, UNIT, cues_of, stems
from planlint.wording.examples import plan_around
from planlint.wording.files import pack_folders
from planlint.wording.find import built_in_files
from planlint.wording.passages import texts
from planlint.wording.words import may_hold_blanks, runs, spoken
from wording import FAMILIES, digest, sentences

LEAST_KEPT = 0.05
LEAST_KEPT_OF_RULES = 0.15
NEUTRAL = "neutral"


class Learned(NamedTuple):
    """What is learned from: a sentence's cues, its single words, and its label."""

    cues: frozenset[str]
    words: frozenset[str]
    label: str
    times: int = 1


def main() -> None:
    """Write the weights."""
    listed = list(dict.fromkeys([*labelled(), *examples(), *good_plans()]))
    found = CountVectorizer(analyzer=lambda each: sorted(each.cues), min_df=2, binary=True)
    model = LogisticRegression(C=1.0, max_iter=3000, solver="liblinear")
    model.fit(found.fit_transform(listed), [each.label != NEUTRAL for each in listed], [each.times for each in listed])
    weights = {cue: round(float(model.coef_[0][at]) * UNIT) for cue, at in found.vocabulary_.items()}
    blamed = [each for each in listed if each.label not in (NEUTRAL, *FAMILIES)]
    words = CountVectorizer(analyzer=lambda each: sorted(each.words), min_df=2, binary=True)
    kinds = LogisticRegression(C=1.0, max_iter=3000, class_weight="balanced")
    kinds.fit(words.fit_transform(blamed), [each.label for each in blamed])
    rules = {
        str(rule): {"": round(float(kinds.intercept_[number]) * UNIT)}
        | {
            word: round(float(kinds.coef_[number][at]) * UNIT)
            for word, at in sorted(words.vocabulary_.items())
            if abs(kinds.coef_[number][at]) >= LEAST_KEPT_OF_RULES
        }
        for number, rule in enumerate(kinds.classes_)
    }
    kept = {cue: weight for cue, weight in sorted(weights.items()) if abs(weight) >= LEAST_KEPT * UNIT}
    data = {"made_of": digest(), "start": round(float(model.intercept_[0]) * UNIT), "weights": kept, "rules": rules}
    (pack_folders()[0] / FILE).write_text(json.dumps(data, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(f"learned from {len(listed)} sentences: {len(kept)} cues, and {sum(map(len, rules.values()))} words of rules")


def labelled() -> Iterator[Learned]:
    """Yield the labelled sentences that are for tuning."""
    for row in sentences("tune"):
        yield learned(row["sentence"], plan_of(row["sentence"], row["context"]), row["label"])


def examples() -> Iterator[Learned]:
    """Yield the examples of the pattern files; they count twice."""
    for words in built_in_files():
        for example in words.examples:
            plan = plan_of(example.text, example.people)
            yield learned(example.text, plan, words.rule if example.found else NEUTRAL, times=2)


def good_plans() -> Iterator[Learned]:
    """Yield the sentences of the good plans of all rules."""
    documents = (document for rule in load_rules() for good in rule.good for document in read(good.encode()))
    for plan in (plan_in(document) for document in documents if not document.fatal):
        for prose in texts(plan):
            for run in prose.read_by(lambda text: [] if may_hold_blanks(text) else runs(text)):
                yield learned(run, plan, NEUTRAL)


def plan_of(text: str, people: str) -> Plan:
    """Return the small plan around a sentence."""
    return plan_in(read(plan_around(text, people).encode())[0])


def plan_in(document: Document) -> Plan:
    """Return the plan of a document, with settings as they come."""
    return plan_from(document, frozenset(), date(2026, 1, 1), DEFAULTS)


def learned(text: str, plan: Plan, label: str, times: int = 1) -> Learned:
    """Return what is learned from a sentence."""
    words, parts = spoken(text), Cast(plan).glance.parts
    return Learned(frozenset(cues_of(text, words, parts)), frozenset(stems(words, parts)), label, times)


if __name__ == "__main__":
    main()
