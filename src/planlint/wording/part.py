"""Parts of patterns: what each is in re2 syntax, and what a sentence must hold for it to fit, told without re2."""

from collections.abc import Iterable
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from planlint.wording.vocabulary import PEOPLE

Words = frozenset[str]
"""Words (`fail`), beginnings of words (`fail*`) and words side by side (`fed up`), one of which must be there."""

_COMMON: Final = (
    dict.fromkeys("the a an and to of in is on for with at by it that not has have be".split(), 300)
    | dict.fromkeys(
        "will would are was were am been being had do does did can could may might must shall should from or but if as this its "
        "all any more most what who when why how there out up down off so than then i we you us our your my me never no nobody "
        "none neither nor without nothing hardly only about after before back go get gets home each one over other".split(),
        60,
    )
    | dict.fromkeys(PEOPLE, 20)
)
"""How many texts hold a word, roughly, beside a word that tells something."""
_TOGETHER: Final = 20
"""In how many texts fewer two words stand side by side."""
_MOST_PAIRS: Final = 60


class Part(NamedTuple):
    """A part of a pattern: in re2 syntax, and what a sentence must hold for it to fit."""

    regex: str
    groups: tuple[Words, ...]
    """Groups of words: one of each must be in the sentence, or nothing fits."""
    needs: frozenset[str]
    """The slots without which nothing fits."""
    order: "Order" = ()
    """What must follow each other."""
    first: Words = frozenset()
    last: Words = frozenset()
    """The words with which it begins and ends; none where it may be something else."""


Place = frozenset["str | Order"]
"""What may stand at one place: words, people as `{survivor}`, and what is several places long, or none."""
Order = tuple[Place | int, ...]
"""Places, and between them how many words there may be at most; ANY_NUMBER if there is no end to them."""
ANY_NUMBER: Final = -1


def silent(regex: str, order: Order = ()) -> Part:
    """Return what tells nothing by its words, and takes no more of them than `order` says."""
    return Part(regex, (), frozenset(), order)


def telling(regex: str, word: Words) -> Part:
    """Return what stands for one word."""
    return Part(regex, (word,), frozenset(), (word,), word, word)


def maybe(node: Part) -> Part:
    """Make a part one that need not be there."""
    return Part(f"(?:{node.regex})?", (), frozenset(), (_one_of([node.order, ()]),) if node.order else ())


def joined(nodes: list[Part]) -> Part:
    """Make one part of several that follow each other."""
    if not nodes:
        return silent("")
    pairs = [_side_by_side(one.last, other.first) for one, other in pairwise(nodes)]
    told = [bool(pair) for pair in pairs]
    groups = [group for pair in pairs for group in pair]
    for node, *beside in zip(nodes, [False, *told], [*told, False], strict=True):
        if not (any(beside) and node.groups == (node.first,) == (node.last,)):
            groups += node.groups
    return Part(
        "".join(node.regex for node in nodes),
        tuple(groups),
        frozenset(slot for node in nodes for slot in node.needs),
        tuple(place for node in nodes for place in node.order),
        nodes[0].first,
        nodes[-1].last,
    )


def _side_by_side(last: Words, first: Words) -> tuple[Words, ...]:
    """Return the pairs of words one of which must be there; a word for a person may stand apart before it is read."""
    if not last or not first or len(last) * len(first) > _MOST_PAIRS:
        return ()
    return (frozenset(_pair(one, other) for one in last for other in first),)


def _pair(one: str, other: str) -> str:
    if one.endswith("*") or other.endswith("*") or one in PEOPLE or other in PEOPLE:
        return min(one, other, key=_frequency)
    return f"{one} {other}"


def either(nodes: list[Part]) -> Part:
    """Make alternatives one: a word of each must be there; of those that ask for several words, the others too."""
    if len(nodes) == 1:
        return nodes[0]
    ranked = [sorted(set(node.groups), key=_rank) for node in nodes]
    many = max(map(len, ranked)) if all(ranked) else 0
    return Part(
        f"(?:{'|'.join(node.regex for node in nodes)})",
        tuple(frozenset().union(*(each[min(at, len(each) - 1)] for each in ranked)) for at in range(many)),
        frozenset.intersection(*(node.needs for node in nodes)),
        (_one_of([node.order for node in nodes]),) if any(node.order for node in nodes) else (),
        frozenset().union(*(node.first for node in nodes)) if all(node.first for node in nodes) else frozenset(),
        frozenset().union(*(node.last for node in nodes)) if all(node.last for node in nodes) else frozenset(),
    )


def _one_of(orders: Iterable[Order]) -> Place:
    """Make one place of several orders."""
    return frozenset().union(*(order[0] if len(order) == 1 and isinstance(order[0], frozenset) else (order,) for order in orders))


def most_telling(groups: Iterable[Words]) -> tuple[Words, ...]:
    """Put the groups first that the fewest texts fill, without those that another implies."""
    kept: list[Words] = []
    for group in sorted(set(groups), key=_rank):
        if not any(other <= group for other in kept):
            kept.append(group)
    return tuple(kept)


@cache
def _rank(words: Words) -> tuple[int, list[str]]:
    """How little words tell: by how many texts hold one of them."""
    return sum(map(_frequency, words)), sorted(words)


def _frequency(word: str) -> int:
    """How many texts hold a word, roughly, beside others; two side by side are in few."""
    return min(_COMMON.get(each, 1) for each in word.split()) * (1 if " " in word else _TOGETHER)
