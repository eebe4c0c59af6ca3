"""Cues: what the words of a sentence weigh, taken together.

Expressions that are listed are found by patterns; blame has more words than any list. A cue is a word, or two words near each
other, with people as the part that they have in the violence. How much each cue weighs was learned from labelled sentences
(`benchmarks/learn_cues.py`), and the weights lie beside the patterns as data. A sentence that weighs much is found though no
pattern fits it; one that weighs next to nothing is left alone though a pattern fits it, unless the pattern is an error or is
marked as certain.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Any, Final

from planlint.wording.words import capitalised, may_quote

FILE: Final = "cues.json"
UNIT: Final = 100
"""Weights are whole numbers, hundredths of a logarithm of odds."""
LEAST: Final = -200
"""Sentences that weigh less are left alone though a pattern fits, but for one that is certain."""
FAINT: Final = -300
"""Those that weigh less than this are a note where one pattern alone fits, though that is certain."""
DOUBTFUL: Final = 0
"""Those that weigh less than this are a note where one pattern alone fits, and that is not certain."""
MOST: Final = 200
"""Sentences that weigh more are found though no pattern fits: for a note."""
SEVERAL: Final = 3
"""So many patterns that fit one sentence say as plainly as a great weight that a threat or demand is one."""
_NEAR: Final = 4
"""How many telling words further on a word may stand to make a pair."""
_SHORT: Final = 3
_STEM: Final = 4
_ENDINGS: Final = ("edly", "ings", "ing", "ies", "ied", "ed", "es", "s", "ly", "y", "e")
UNKNOWN_NAME: Final = "<N>"


class Cues:
    """The weights of cues: of all, and of the single words that tell which rule a sentence is for. Read when first asked for."""

    def __init__(self, file: Path) -> None:
        """Take the file of the weights."""
        self._file = file

    @cached_property
    def _data(self) -> dict[str, Any]:
        data: dict[str, Any] = json.loads(self._file.read_text(encoding="utf-8"))
        return data

    def weight(self, cues: Iterable[str]) -> int:
        """Return the weight of a sentence with these cues, in hundredths of a logarithm of odds."""
        start: int = self._data["start"]
        known: dict[str, int] = self._data["weights"]
        return start + sum([known[cue] for cue in cues if cue in known])

    def nearest(self, cues: Iterable[str]) -> str:
        """Return the name of the rule that these cues are most like."""
        listed = ["", *cues]
        rules: dict[str, dict[str, int]] = self._data["rules"]
        return max(rules, key=lambda rule: sum(rules[rule].get(cue, 0) for cue in listed))


def cues_beside(folder: Path) -> Cues | None:
    """Return the weights in a folder of patterns; None where it has none."""
    file = folder / FILE
    return Cues(file) if file.exists() else None


def cues_of(text: str, words: Iterable[str], parts: Mapping[str, str]) -> set[str]:
    """Return the cues of a sentence.

    Takes the text, its words in small letters, and of words for people the mark of the part that they have: <S> a survivor, <U>
    who uses violence, <P> either of them, <C> a child.
    """
    listed = ["^", *_joined(list(_marked(text, words, parts))), "$"]
    telling = [word for word in listed if len(word) > _SHORT or not word[0].isalpha()]
    found = set(listed)
    for at, word in enumerate(telling):
        for other in telling[at + 1 : at + 1 + _NEAR]:
            found.add(f"{word}~{other}")
    return found


def _marked(text: str, words: Iterable[str], parts: Mapping[str, str]) -> Iterator[str]:
    """Yield words without their endings, people as marks, then the signs that are in the text."""
    capitals, before, first = capitalised(text), "", True
    for word in words:
        mark = parts.get(word) or (UNKNOWN_NAME if word in capitals and not first and len(word) > 1 else _stem(word))
        if mark != before or mark[0] != "<":
            yield mark
        before, first = mark, False
    if "?" in text:
        yield "?"
    if may_quote(text):
        yield '"'


def _joined(listed: list[str]) -> Iterator[str]:
    """Yield words with both adults as one: `mum and dad`."""
    at = 0
    while at < len(listed):
        if listed[at + 1 : at + 2] == ["and"] and {listed[at], *listed[at + 2 : at + 3]} == {"<S>", "<U>"}:
            yield "<B>"
            at += 3
        else:
            yield listed[at]
            at += 1


def stems(words: Iterable[str], parts: Mapping[str, str]) -> Iterator[str]:
    """Yield the single words among the cues."""
    return (parts.get(word) or _stem(word) for word in words if word[0].isalpha())


def _stem(word: str) -> str:
    if not word.endswith(_ENDINGS) or not word[0].isalpha():
        return word
    return next((word[: -len(end)] for end in _ENDINGS if word.endswith(end) and len(word) - len(end) >= _STEM), word)
