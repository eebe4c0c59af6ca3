"""The index of words never loses a pattern that fits, and the ready form of the patterns is what their files say."""

import csv
import json
import random
import shutil
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planlint.document import read
from planlint.plan import Plan, plan_from
from planlint.settings import DEFAULTS
from planlint.wording import library, whose
from planlint.wording.cast import Cast
from planlint.wording.examples import plan_around
from planlint.wording.files import USUAL, Bounds, FileError, pack_folders, words_in
from planlint.wording.find import engine
from planlint.wording.library import Library, Ready, libraries
from planlint.wording.passages import about, texts
from planlint.wording.prepared import Shelf, form_in, matcher
from planlint.wording.search import Engine
from planlint.wording.seen import Sentence
from planlint.wording.sentence import Reader
from planlint.wording.words import bare, may_hold_blanks, runs, sentences, spoken
from tests.conftest import ROOT, Run
from tests.rewrite_wording import forms

(CORE,) = (library._replace(cues=None) for library in libraries())
FOLDER = pack_folders()[0]


@cache
def labelled() -> list[tuple[str, str]]:
    """Every sixth of the sentences that patterns may be tuned on, and who is who: all patterns are tried on each."""
    with (ROOT / "tests" / "wording" / "sentences.tsv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [(row["sentence"], row["context"]) for row in rows if row["half"] == "tune"][::6]


def plan_of(text: str, people: str) -> Plan:
    return plan_from(read(plan_around(text, people).encode())[0], frozenset(), date(2026, 1, 1), DEFAULTS)


def read_sentences(plan: Plan, text: str) -> list[Sentence]:
    reader = Reader(Cast(plan), about(plan, next(iter(texts(plan))).path))
    return [reader.read(words) for words in sentences(text)]


def fits(pattern: Ready, sentence: Sentence) -> bool:
    return all(matcher(regex).search(sentence.seen) is not None for regex in pattern.regexes)


def lost(text: str, people: str, patterns: Library = CORE) -> list[int]:
    """The patterns that fit a sentence when all are tried, but that the search does not try on it."""
    plan, tried = plan_of(text, people), Engine((patterns,))
    cast = Cast(plan)
    missing = []
    for sentence, words in zip(read_sentences(plan, text), sentences(text), strict=True):
        fitting = [number for number in range(len(patterns.find)) if fits(Ready(*patterns.find[number]), sentence)]
        if may_hold_blanks(text):
            continue
        whole = {each.number for run in runs(text) for each in tried.fitting(run, cast)}
        here = {each.number for each in tried.fitting(text[words[0].start : words[-1].end], cast)}
        named = {number for number in here if patterns.find.index.has_slots(number, sentence.filled)}
        missing += [number for number in fitting if number not in whole & named]
    return missing


def test_a_pattern_that_fits_a_sentence_is_among_those_that_are_tried() -> None:
    found = 0
    for text, people in labelled():
        assert lost(text, people) == []
        found += any(
            fits(Ready(*CORE.find[n]), sentence)
            for sentence in read_sentences(plan_of(text, people), text)
            for n in CORE.find.index.candidates(sentence.heard)
        )
    assert found > 100


@pytest.mark.parametrize(
    ("pattern", "text"),
    [
        ("both shouting", "Mum and dad shouting again."),
        ("(both|neither) .. shouting", "Mum & dad were shouting."),
        ("(told|asked) police", "She told the police at once."),
        ("rings doctor", "She rings her doctor."),
        ("{survivor} (would|had) be*", "She'd be there."),
        ("(had|would) been there", "She\u2019d been there."),
        ("will !not engage", "She won't engage."),
        ("can !not cope", "She cannot cope."),
        ("{survivor} is weak", "She's weak."),
        ("{survivor} .. give* up", "Ms Karen Lee gives up."),
        ("ex-partner .. minimi*", "The ex-partner minimises."),
        ("{user} .. step-dad", "He is a step-dad."),
        ("go* (off|away) & again", "He goes off, again."),
        ("^ no insight", "No insight. He left."),
        ("left $", "Then she left"),
        ("{anyone} .. engage", "{{name}} to engage."),
    ],
)
def test_a_pattern_that_fits_is_tried_whatever_the_reader_makes_of_the_words(tmp_path: Path, pattern: str, text: str) -> None:
    file = tmp_path / "own.yaml"
    file.write_text(f"rule: own\nsays: s\ninstead: i\npatterns:\n  - find: [{json.dumps(pattern)}]\n", "utf-8")
    own = library._from_form(library._form([words_in(str(file))]))
    plan = plan_of(text, USUAL)

    assert any(fits(Ready(*own.find[0]), sentence) for sentence in read_sentences(plan, text))
    assert lost(text, USUAL, own) == []


@settings(max_examples=40, deadline=None)
@given(
    st.randoms(use_true_random=False),
    st.sampled_from([USUAL, "M=uses-violence;F=survivor", "Priya=survivor (mother);Jo=female partner, uses-violence"]),
)
def test_no_pattern_is_lost_where_sentences_are_cut_up_and_joined_anew(chance: random.Random, people: str) -> None:
    pieces = []
    for text, _ in chance.choices(labelled(), k=4):
        words = text.split()
        start = chance.randrange(len(words))
        pieces += words[start : start + chance.randrange(2, 12)]
        if chance.random() < 0.4:
            pieces[-1] = pieces[-1].rstrip(".") + "."
            pieces.append(
                chance.choice(["Mum and dad", "She'd", "Ms K.", "He", "The mother's friend", "They can't", "Mrs Jo Ann Lee"])
            )
    assert lost(" ".join(pieces).replace('"', ""), people) == []


@pytest.mark.parametrize(
    "text",
    [
        "She'd be to blame. He won't say.",
        "Mum and dad fight. Dr. Lee said so.",
        "They met Mrs. Lee at approx. Ten. No more.",
        "The mother cannot protect him! She's failed.",
    ],
)
def test_the_words_of_every_sentence_are_heard_before_it_is_read(text: str) -> None:
    listed = [spoken(run) for run in runs(text)]

    for sentence in sentences(text):
        words = [word for word in bare(each.seen for each in sentence) if word.isalnum()]
        assert any(_in_this_order(words, run) for run in listed)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="abcMrsL .?!'\"\u2019\n-mis", max_size=60))
def test_no_sentence_is_cut_before_it_is_read(text: str) -> None:
    listed = [spoken(run) for run in runs(text)]

    for sentence in sentences(text):
        words = [word for word in bare(each.seen for each in sentence) if word.isalnum()]
        assert any(_in_this_order(words, run) for run in listed)


def _in_this_order(words: list[str], run: list[str]) -> bool:
    left = iter(run)
    return all(word in left for word in words)


def test_what_bars_a_pattern_and_whose_words_these_are_is_not_lost_either() -> None:
    listed = [sentence for text, people in labelled() for sentence in read_sentences(plan_of(text, people), text)]
    barring, others = CORE.leave, Shelf(whose._form().shelves[0])

    for shelf, regex_of in ((barring, lambda kept: kept), (others, lambda kept: kept[1])):
        regexes = [regex_of(shelf[number]) for number in range(len(shelf))]
        for sentence in listed:
            fitting = {number for number, regex in enumerate(regexes) if matcher(regex).search(sentence.seen) is not None}
            assert fitting <= set(sentence.candidates(shelf))


def test_few_patterns_are_tried_on_a_text_that_none_fits() -> None:
    plan = plan_of("The worker rings the school on Monday about the new timetable.", USUAL)
    candidates = engine(()).fitting("The worker rings the school on Monday about the new timetable.", Cast(plan))

    assert len(candidates) <= 3


def test_what_is_remembered_of_a_text_is_no_word_of_it() -> None:
    own = Engine((CORE,))
    plan = plan_of("Qzcanary rang. Mother failed to protect Qzcanary.", USUAL)
    first, second, third = (own.hits(plan) for _ in range(3))

    assert first == second == third != []
    assert all(isinstance(key, int) for key in own._known)
    assert "qzcanary" not in CORE.find.index._met
    assert "failed" in CORE.find.index._met


def test_what_is_remembered_of_a_text_hangs_on_who_is_who() -> None:
    own = Engine(libraries())
    text = "Mum failed to protect the baby."
    survivor, user = plan_of(text, USUAL), plan_of(text, "M=uses-violence;F=survivor")

    for _ in range(2):
        assert own.hits(survivor)
        assert not own.hits(user)


def test_the_ready_forms_are_up_to_date() -> None:
    """`python tests/rewrite_wording.py` writes them anew."""
    stale = [path.name for path, text in forms().items() if not path.exists() or path.read_bytes() != text.encode()]

    assert stale == []


def test_the_ready_form_is_what_processes_begin_with() -> None:
    assert form_in(FOLDER / library.FORM, library._sources(FOLDER)) is not None
    assert form_in(whose.FORM, [whose.FILE]) is not None


def everything(found: Library) -> list[object]:
    return [
        found.rules,
        *(found.find[number] for number in range(len(found.find))),
        *(found.leave[number] for number in range(len(found.leave))),
    ]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copied = tmp_path / "wording"
    copied.mkdir()
    for file in (*FOLDER.glob("*.yaml"), FOLDER / library.FORM):
        shutil.copy(file, copied)
    return copied


def is_ready(folder: Path) -> bool:
    return form_in(folder / library.FORM, library._sources(folder)) is not None


def test_where_there_is_no_ready_form_the_files_are_read(folder: Path) -> None:
    assert is_ready(folder)
    (folder / library.FORM).unlink()

    assert not is_ready(folder)
    assert everything(library._library(folder)) == everything(CORE)


@pytest.mark.parametrize("name", ["words.yaml", "father-praise.yaml"])
def test_whoever_changes_a_file_of_patterns_sees_the_effect_at_once(folder: Path, name: str) -> None:
    with (folder / name).open("a", encoding="utf-8") as file:
        file.write("# a remark\n")

    assert not is_ready(folder)
    assert everything(library._library(folder)) == everything(CORE)


def test_a_file_of_patterns_that_is_new_is_read(folder: Path) -> None:
    (folder / "house-words.yaml").write_text(
        "rule: house-words\nsays: a house word\ninstead: I.\npatterns:\n  - find: ['{survivor} .. frequent flyer']\n", "utf-8"
    )

    assert ("house-words", 1, Bounds()) in library._library(folder).rules


def test_a_mistake_in_a_changed_file_is_said(folder: Path) -> None:
    with (folder / "father-praise.yaml").open("a", encoding="utf-8") as file:
        file.write("patern: []\n")

    with pytest.raises(FileError, match="`patern` is no key"):
        library._library(folder)


@pytest.mark.parametrize("damage", [b"", b"{}\n", b"[]\n", b"\xff\xfe\n", b'{"made_of": 1}\n'])
def test_a_ready_form_that_is_damaged_is_not_used(folder: Path, damage: bytes) -> None:
    (folder / library.FORM).write_bytes(damage)

    assert not is_ready(folder)


def test_a_ready_form_that_was_cut_short_is_not_used(folder: Path) -> None:
    whole = (folder / library.FORM).read_bytes()
    (folder / library.FORM).write_bytes(whole[: len(whole) // 2])

    assert not is_ready(folder)


def test_the_patterns_of_an_agency_stand_beside_those_of_the_packs(tmp_path: Path, planlint: Run) -> None:
    (tmp_path / "own.yaml").write_text(
        "rule: father-praise\nsays: too kind\ninstead: I.\npatterns:\n  - find: ['{user} .. hero to us']\n", "utf-8"
    )
    (tmp_path / "plan.yaml").write_text(
        plan_around("Dad is a hero to us. Mother failed to protect the children.", USUAL), "utf-8"
    )

    done = planlint("check", "plan.yaml", "-q", "--rules", "own.yaml").stdout

    assert "too kind" in done
    assert "failure-to-protect-language" in done
