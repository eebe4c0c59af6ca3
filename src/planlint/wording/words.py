"""Text to words: contractions taken apart, negations marked, quoted words hidden, each word with its place."""

import re
from collections.abc import Iterable, Set
from itertools import pairwise
from typing import Final, NamedTuple

from planlint.wording.notation import NEGATIONS

HIDDEN: Final = "~"
"""What stands for quoted words: they are not the author's."""
LEFT_OPEN: Final = "W/open"
"""What stands for a placeholder: anybody may be put there."""
MADE: Final = ("both", "open")
"""Words that the reader makes: of `mum and dad`, and of a placeholder."""
TITLES: Final = frozenset("mr mrs ms miss mx".split())

_WRITTEN: Final = re.compile(r"[^\W_]{1,60}(?:['\u2019-][^\W_]{1,60}){0,4}")
_SPOKEN: Final = re.compile(rf"{_WRITTEN.pattern}|[&/]")
_CAPITAL: Final = re.compile(rf"(?=[^\Wa-z\d_]){_WRITTEN.pattern}")
_END: Final = re.compile(r"[.?!][ \n](?<=[a-z][a-z][a-z]..)(?<!rs..)(?<!iss..)(?<!pprox..)(?=[A-Z])", re.DOTALL)
_MAY_QUOTE: Final = re.compile(r"[\"\u201c{\[<]|(?<!\w)['\u2018]")
_TOKEN: Final = re.compile(rf"{_WRITTEN.pattern}|\n[ \t]{{0,20}}(?=\n|[-*\u2022] )|[^\w\s]")
_QUOTED: Final = re.compile(
    r"\"[^\"]{1,600}\"|\u201c[^\u201d]{1,600}\u201d|(?<!\w)['\u2018](?:[^'\u2018\u2019]|(?<=\w)['\u2019](?=\w)){1,400}['\u2019](?!\w)"
)
_PLACEHOLDER: Final = re.compile(r"\{\{[^{}]{0,60}\}\}|\[[^\[\]]{1,60}\]|<[^<>]{1,60}>")
_IS: Final = frozenset("he she it that there what who where here".split())
_ENDINGS: Final = {"ll": "will", "ve": "have", "d": "would", "m": "am", "re": "are"}
_NOT_AN_END: Final = TITLES | frozenset("dr st no e.g i.e approx vs".split())
_UNLIKE: Final = NEGATIONS | {"cannot"}
JOINING: Final = frozenset({"and", "&", "/"})
"""What stands between two people whom the reader takes for both."""
_DASHES: Final = dict.fromkeys("\u2013\u2014-", "--")


class Word(NamedTuple):
    """A word as patterns see it, as it was written, and its place in the text."""

    seen: str
    written: str
    start: int
    end: int


class Heard(NamedTuple):
    """The words of a text or a sentence, and those that stand side by side."""

    words: Set[str]
    pairs: Set[str]


def spoken(text: str) -> list[str]:
    """Return the words that the sentences of a text hold, in order: `she'd` as `she`, `would` and `had`."""
    found = _SPOKEN.findall(text.lower()) if text.isascii() else [word.lower() for word in _SPOKEN.findall(text)]
    if "'" in text or "\u2019" in text or "cannot" in found:
        return [part for word in found for part in _any_parts(word)]
    return found


def capitalised(text: str) -> set[str]:
    """Return the words that begin with a capital letter, in small letters; `Kim's` as `kim`, too."""
    found = {word.lower() for word in _CAPITAL.findall(text)}
    return found | {re.split("['\u2019]", word, maxsplit=1)[0] for word in found if not word.isalnum()}


def runs(text: str) -> list[str]:
    """Cut a text where a sentence ends beyond doubt."""
    found = _END.split(text)
    return [text] if len(found) > 1 and may_quote(text) else found


def _any_parts(word: str) -> list[str]:
    if word != "cannot" and "'" not in word and "\u2019" not in word:
        return [word]
    parts = _taken_apart(word, word, 0, len(word))
    if word.endswith("d"):
        parts += _taken_apart(f"{word} had ", word, 0, len(word))[1:]
    return [part.seen.removeprefix("!") for part in parts]


def bare(words: Iterable[str]) -> list[str]:
    """Return the words of a sentence, read or not, without the marks of people and negations."""
    return [word[2:] if word[1:2] == "/" else word.removeprefix("!") for word in words]


def heard(words: list[str], text: str = "") -> Heard:
    """Return words, those that the reader may make of them (`both` of two people, `open` of a placeholder), and the pairs."""
    found, pairs = set(words), set(map(" ".join, pairwise(words)))
    if not found.isdisjoint(JOINING):
        found.add("both")
    if may_hold_blanks(text):
        found.add("open")
    if "would had" in pairs:  # `she'd`, of which only one is meant
        pairs.update(map(" ".join, zip(words, words[2:], strict=False)))
    return Heard(found, pairs)


def may_hold_blanks(text: str) -> bool:
    """Whether a text may hold a placeholder."""
    return "{" in text or "[" in text or "<" in text


def may_quote(text: str) -> bool:
    """Whether a text may hold words in quotation marks, or a placeholder."""
    return _MAY_QUOTE.search(text) is not None


def sentences(text: str) -> list[list[Word]]:
    """Cut a text into sentences of words."""
    hidden = [found.span() for found in _QUOTED.finditer(text)] if any(mark in text for mark in "\"'\u2018\u201c") else []
    opened = [found.span() for found in _PLACEHOLDER.finditer(text)] if any(mark in text for mark in "{[<") else []
    found: list[list[Word]] = [[]]
    at = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < at:
            continue
        written = match[0]
        if not (hidden or opened) and ((seen := written.lower()) in ",;:" or (written.isalpha() and seen not in _UNLIKE)):
            found[-1].append(Word(seen, written, start, end))
            continue
        covering = next((span for span in hidden if span[0] <= start < span[1]), None)
        open_ = None if covering else next((span for span in opened if span[0] <= start < span[1]), None)
        if covering or open_:
            at = (covering or open_ or (0, 0))[1]
            found[-1].append(Word(HIDDEN if covering else LEFT_OPEN, text[start], start, at))
            if covering and text[at - 2] in ".?!" and text[at : at + 2].strip()[:1].isupper():
                found.append([])
            continue
        found[-1] += _taken_apart(text, match[0], start, end)
        if _ends_here(text, match[0], end, found[-1]):
            found.append([])
    return [sentence for sentence in found if sentence]


def _ends_here(text: str, word: str, end: int, sentence: list[Word]) -> bool:
    if word[0] == "\n":
        return True
    if word not in (".", "?", "!"):
        return False
    following = text[end : end + 3].lstrip(" \n\"')\u2019\u201d")
    if end < len(text) and not text[end].isspace() and text[end] not in "\"'\u2019\u201d)":
        return False
    if following and not following[0].isupper() and not following[0].isdigit() and following[0] not in "[{<\"'\u201c\u2018(-":
        return False
    before = sentence[-2] if len(sentence) > 1 else None
    if word != "." or before is None:
        return True
    after_title = len(sentence) > 2 and sentence[-3].seen in TITLES and len(before.written) == 1
    return before.seen not in _NOT_AN_END and not (after_title and following[:1].islower())


def _taken_apart(text: str, written: str, start: int, end: int) -> list[Word]:
    word = written.lower().replace("\u2019", "'")
    if word[0] == "\n":
        return [Word(".", written, start, end)]
    if word in _DASHES:
        return [Word("--", written, start, end)]
    if word == "cannot":
        return [Word("can", written, start, end), Word("!not", written, start, end)]
    stem, apostrophe, ending = word.rpartition("'")
    if not apostrophe or not stem:
        return [Word(f"!{word}" if word in NEGATIONS else word, written, start, end)]
    if ending == "t" and stem.endswith("n"):
        verb = {"wo": "will", "ca": "can", "sha": "shall"}.get(stem[:-1], stem[:-1])
        return [Word(verb, written, start, end), Word("!not", written, start, end)]
    cut = end - len(ending) - 1
    first = Word(f"!{stem}" if stem in NEGATIONS else stem, written[: cut - start], start, cut)
    if ending == "d" and text[end : end + 5].lower() in (" had ", " been"):
        return [first, Word("had", written, cut, end)]
    if ending in _ENDINGS:
        return [first, Word(_ENDINGS[ending], written, cut, end)]
    if ending == "s":
        return [first, Word("is" if stem in _IS else "'s", "'s", cut, end)]
    return [Word(word, written, start, end)]
