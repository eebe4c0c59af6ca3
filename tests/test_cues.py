"""What the words of a sentence weigh, taken together."""

import importlib
import json
import sys
from pathlib import Path

import pytest

from planlint import Severity
from planlint.finding import Finding
from planlint.testing import check_text
from planlint.wording.cues import LEAST, MOST, cues_of
from planlint.wording.examples import plan_around
from planlint.wording.files import USUAL, pack_folders
from planlint.wording.library import libraries
from tests.conftest import ROOT
from tests.test_wording import RULES

BY_ALL = "all taken together tell"


def found(text: str) -> list[Finding]:
    return check_text(plan_around(text, USUAL), *RULES.values()).findings


def by_cues(text: str) -> list[Finding]:
    return [finding for finding in found(text) if BY_ALL in finding.message]


def test_the_weights_were_learned_from_the_labelled_sentences_as_they_are() -> None:
    """`python benchmarks/learn_cues.py` learns them anew."""
    sys.path.insert(0, str(ROOT / "benchmarks"))
    data = json.loads((Path(pack_folders()[0]) / "cues.json").read_text("utf-8"))

    assert data["made_of"] == importlib.import_module("wording").digest()


@pytest.mark.parametrize(
    "text",
    [
        "The mother should have got herself and the boys out of there at the first sign of trouble.",
        "Ms Lee could have spared the girls all of this by putting them before her man.",
        "They wind each other up and then the furniture flies.",
        "What a natural he is with the baby, whatever else may have gone on.",
    ],
)
def test_a_sentence_of_the_narrative_with_no_listed_words_is_found_or_a_pattern_finds_it(text: str) -> None:
    assert found(text)


def test_what_is_found_by_all_words_is_no_error_takes_in_the_whole_sentence_and_says_so() -> None:
    listed = [
        (text, finding)
        for text in (
            "She would sooner have him under her roof than her own sons.",
            "He made a very good impression on all who met him at the review.",
            "She smiles, nods, and goes home to do just as she did before.",
            "Things boiled over between the two of them on the Saturday.",
        )
        for finding in by_cues(text)
    ]

    assert listed
    for text, finding in listed:
        assert finding.severity is not Severity.ERROR
        assert finding.end.column - finding.start.column >= len(text) - 1


def test_tasks_and_goals_are_not_found_by_their_cues() -> None:
    plan = plan_around("Nothing else.", USUAL)
    sentences = [finding for text in TEXTS for finding in by_cues(text)]
    tasks = "".join(f"  - {{what: {json.dumps(text)}, responsible: mother}}\n" for text in TEXTS)

    assert sentences
    assert not [
        finding
        for finding in check_text(plan.replace("tasks: []\n", f"tasks:\n{tasks}"), *RULES.values()).findings
        if BY_ALL in finding.message
    ]


TEXTS = (
    "She would sooner have him under her roof than her own sons.",
    "He made a very good impression on all who met him at the review.",
    "She smiles, nods, and goes home to do just as she did before.",
)


def test_a_grave_pattern_in_a_sentence_that_weighs_much_is_an_error() -> None:
    """The weights tell an ultimatum from the same words about a club."""
    threat = found("Mum knows that if Dad is not gone by the end of the month, the children will be taken from her.")
    club = found("If mum takes the job, the children will be placed in the after-school club.")

    assert Severity.ERROR in {finding.severity for finding in threat}
    assert Severity.ERROR not in {finding.severity for finding in club}


def test_what_is_found_by_its_cues_alone_is_a_note() -> None:
    assert {finding.severity for text in TEXTS for finding in by_cues(text)} == {Severity.NOTE}


def test_reported_speech_is_not_found_by_its_cues() -> None:
    for text in TEXTS:
        assert not by_cues(f"His mother says that {text[0].lower()}{text[1:]}")


@pytest.mark.parametrize(
    "text",
    [
        "Mother failed to protect the children.",
        "Ms Lee has failed to protect Amy from his violence.",
        "Failure to protect by mother.",
    ],
)
def test_what_is_an_error_is_found_however_little_it_weighs(text: str) -> None:
    assert any(finding.severity is Severity.ERROR for finding in found(text))


def test_a_sentence_that_weighs_next_to_nothing_is_left_alone_though_a_pattern_fits() -> None:
    (core,) = libraries()
    text = "She put her engagement ring in the drawer and rang the school about the missed bus."

    assert core.cues is not None
    assert core.cues.weight(cues_of(text, text.lower().rstrip(".").split(), {"she": "<S>", "her": "<S>"})) < LEAST
    assert not found(text)


def test_who_is_who_decides_what_a_sentence_weighs() -> None:
    (core,) = libraries()
    assert core.cues is not None
    words = "she keeps taking him back whatever he does to the children".split()

    def weight(she: str, he: str) -> int:
        assert core.cues is not None
        return core.cues.weight(cues_of(" ".join(words), words, {"she": she, "he": he, "him": he, "children": "<C>"}))

    assert weight("<S>", "<U>") > weight("<U>", "<S>") + 50


def test_a_name_that_the_plan_does_not_know_is_no_cue() -> None:
    text = "We told Qzcanary that Kelly would come."
    cues = cues_of(text, text.lower().rstrip(".").split(), {"kelly": "<S>", "we": "<K>"})

    assert not any("qzcanary" in cue for cue in cues)
    assert {"<N>", "<S>", "told"} & cues == {"<N>", "<S>", "told"}
    assert LEAST < 0 < MOST
